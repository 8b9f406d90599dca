//! The verdict: index, predicate, how far it is to the next one, what of it the evidence backs, and what to do first. A
//! manager can stop reading after it.

use egui::{Align, Align2, Layout, Rect, Response, ScrollArea, Sense, Ui, pos2, vec2};

use super::figures::Figures;
use crate::{
    assessment::PlanStart,
    chart::{GaugeOptions, Mode, distance_sentence, gauge, index_text, value_text},
    desktop::{
        action::{Action, Page},
        draft::OpenDraft,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            KeptChart, NoteKind, NumberOrigin, Picked, Source, divider, drawing, elided, elided_link, fixed_card,
            glyph, heading, link_in, main_part, note, note_item, number_button, paint_level_chip, pill, pill_width,
            popup_menu, text, text_wrapped, zone,
        },
    },
    insight::{self, Backing, Footing, Limits, PlanSum, Planning, Roadmap},
    rubric::{Exact, Rubric},
    scoring::{NodeKind, SingleStep},
    t,
    words::{Speaks as _, Words},
};

/// Most steps that are named.
const STEPS: usize = 3;
/// Height of one of them.
const STEP: f32 = 20.0;
/// Side of the square of a level, and what lies between two of them.
const CHIP: f32 = 17.0;
const ARROW: f32 = 22.0;
/// Between the index, the predicate and what stands at the right.
const BESIDE: f32 = 13.0;
/// Height of a row in the list of unbacked claims.
const ROW: f32 = 26.0;
/// Width of the list of unbacked claims, and its greatest height.
const LIST: (f32, f32) = (330.0, 280.0);

/// What the card says in words, worked out once per change.
#[derive(Debug)]
pub(super) struct Verdict {
    /// The index as it is shown.
    index: String,
    /// How far it is, or what is missing.
    lead: String,
    /// The index that the evidence backs.
    backed: String,
    /// What to do first.
    steps: Vec<Step>,
    /// By whose efforts they are ranked.
    rule: String,
    /// The printed figure names another predicate than the exact one.
    notice: Option<String>,
    /// The steps with what their numbers rest on.
    nearest: (Roadmap, Footing, Limits),
}

/// One of the nearest steps.
#[derive(Debug, PartialEq, Eq)]
struct Step {
    indicator: String,
    name: String,
    full_name: String,
    from: u8,
    to: u8,
    gain: String,
    /// The index after it and all before it.
    becomes: String,
}

impl Verdict {
    pub fn of(view: &View<'_>, backing: &Backing) -> Self {
        let (draft, words) = (view.draft, view.words);
        let (rubric, score) = (&*draft.rubric, &draft.score);
        let open = score.total - score.answered;
        let lead = if open == 0 {
            distance_sentence(words, rubric, score)
        } else {
            t!(words, dashboard.verdict.open, open = words.count(open))
        };
        let mut index = score.index().clone();
        let steps = insight::next_steps(rubric, draft.assessment(), score);
        let nearest = steps.get(..STEPS.min(steps.len())).unwrap_or_default();
        let (assessment, limits) = (draft.assessment(), Limits::of(rubric, draft.assessment()));
        let footing = Footing::from(PlanStart::Claimed, rubric, assessment, score, view.inspection);
        let roadmap = Roadmap::one_by_one(assessment, &footing, &limits, nearest);
        let steps = nearest.iter().filter_map(|step| Step::of(rubric, step, &mut index, words)).collect();
        let rule = if insight::estimates_effort(draft.assessment()) {
            t!(words, dashboard.steps.estimated).to_owned()
        } else {
            t!(words, dashboard.steps.effort, effort = insight::DEFAULT_EFFORT)
        };
        Self {
            index: index_text(words, score),
            lead,
            backed: value_text(words, &backing.score.lowest.root),
            steps,
            rule,
            notice: insight::band_notice(rubric, score, words),
            nearest: (roadmap, footing, limits),
        }
    }
}

impl Step {
    fn of(rubric: &Rubric, step: &SingleStep, index: &mut Exact, words: Words) -> Option<Self> {
        let indicator = rubric.indicator(&step.indicator)?;
        *index += &step.gain;
        Some(Self {
            indicator: indicator.id.clone(),
            name: indicator.short.clone(),
            full_name: indicator.title.clone(),
            from: step.from,
            to: step.to,
            gain: words.signed(&step.gain, 4),
            becomes: words.decimal(index, 2),
        })
    }
}

/// Shows the card and returns the height that it needs.
pub(super) fn ui(
    ui: &mut Ui,
    rect: Rect,
    draft: &OpenDraft,
    figures: &Figures,
    origin: &mut NumberOrigin,
    kept: &mut KeptChart,
    out: &mut Vec<Action>,
) -> f32 {
    let verdict = &figures.verdict;
    fixed_card(ui, rect.size(), |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        hero_ui(ui, rect, draft, figures, origin);
        let width = ui.available_width();
        let chart = kept.get(ui, figures.state, vec2(width, 0.0), |fit| {
            let references = figures.published.as_ref().map(|published| published.index.clone()).unwrap_or_default();
            let options = GaugeOptions { small: false, references };
            gauge(Mode::Screen, &draft.rubric, &draft.score, width, &options, fit.lettering())
        });
        let (response, picked) = drawing(ui, &chart);
        main_part(ui, response.id);
        if let Some(Picked::Number { kind, id, anchor }) = picked {
            origin.toggle(kind, &id, anchor, response.id);
        }
        if let Some(sentence) = &verdict.notice {
            note(ui, NoteKind::Info, |ui| text_wrapped(ui, Type::Help, Tokens::of(ui).text, sentence));
        }
        backing_ui(ui, draft, figures, origin, out);
        steps_ui(ui, draft, verdict, origin, out);
    })
}

/// Index, predicate, and what lies between it and the next one; at the right its place among the published ones, or the
/// upper bound while something is open.
fn hero_ui(ui: &mut Ui, rect: Rect, draft: &OpenDraft, figures: &Figures, origin: &mut NumberOrigin) {
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    let verdict = &figures.verdict;
    let width = ui.available_width();
    let (strong, remark) = beside(draft, figures, words);
    let band = draft.score.band(&draft.rubric);
    let painter = ui.painter().clone();
    let measure =
        |wording: &str, kind: Type| painter.layout_no_wrap(wording.to_owned(), kind.font(), tokens.text).size().x;
    let remarks = measure(&strong, Type::HelpStrong).max(measure(&remark, Type::Help));
    let pill_width = band.map_or(0.0, |band| pill_width(ui, &band.name, true) + BESIDE);
    let below = ui.horizontal(|ui| {
        ui.set_height(54.0);
        ui.spacing_mut().item_spacing.x = BESIDE;
        let name = t!(words, dashboard.index_button, value = verdict.index);
        let hero = number_button(ui, Type::Hero, &verdict.index, &name);
        zone(ui, rect, hero.id);
        if hero.clicked() {
            origin.toggle(NodeKind::Index, "", hero.rect, hero.id);
        }
        let room = vec2(width - hero.rect.width() - BESIDE, 54.0);
        // Where not all of it has room beside the index, it stands below and wraps.
        if measure(&verdict.lead, Type::Strong) > room.x || pill_width + remarks > room.x {
            if let Some(band) = band {
                pill(ui, band.palette, &band.name, true);
            }
            return true;
        }
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            elided(ui, Type::Strong, tokens.text, &verdict.lead, room.x);
            ui.horizontal(|ui| {
                ui.set_height(32.0);
                if let Some(band) = band {
                    pill(ui, band.palette, &band.name, true);
                }
                let left = ui.available_width();
                ui.allocate_ui_with_layout(vec2(left, 32.0), Layout::top_down(Align::Max), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    elided(ui, Type::HelpStrong, tokens.text, &strong, left);
                    elided(ui, Type::Help, tokens.text3, &remark, left);
                });
            });
        });
        false
    });
    if below.inner {
        text_wrapped(ui, Type::Strong, tokens.text, &verdict.lead);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.spacing_mut().interact_size.y = Type::Help.line();
            text_wrapped(ui, Type::HelpStrong, tokens.text, strong);
            text_wrapped(ui, Type::Help, tokens.text3, remark);
        });
    }
}

/// What stands at the right of the predicate, in two lines.
fn beside(draft: &OpenDraft, figures: &Figures, words: Words) -> (String, String) {
    let score = &draft.score;
    if score.complete() {
        return figures.published.as_ref().map(|published| published.placement_words(true, words)).unwrap_or_default();
    }
    let highest = words.decimal(score.highest.value(), 2);
    let answered =
        t!(words, dashboard.verdict.answered, done = words.count(score.answered), total = words.count(score.total));
    (t!(words, chart.at_most, value = highest), answered)
}

/// The index that the evidence backs, and where it backs less than is claimed.
fn backing_ui(ui: &mut Ui, draft: &OpenDraft, figures: &Figures, origin: &mut NumberOrigin, out: &mut Vec<Action>) {
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    let unbacked = &figures.backing.unbacked;
    let kind = if unbacked.is_empty() { &tokens.ok } else { &tokens.warn };
    let frame = egui::Frame::new()
        .fill(kind.tint)
        .stroke(egui::Stroke::new(1.0, kind.edge))
        .corner_radius(5)
        .inner_margin(egui::Margin::symmetric(7, 0));
    frame.show(ui, |ui| {
        let line = vec2(ui.available_width(), 24.0);
        ui.allocate_ui_with_layout(line, Layout::left_to_right(Align::Center), |ui| {
            ui.set_width(line.x);
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().interact_size.y = 24.0;
            let mark = if unbacked.is_empty() { icon::CHECK_CIRCLE_FILL } else { icon::WARNING_FILL };
            glyph(ui, mark, 15.0, kind.ink);
            text(ui, Type::Body, tokens.text, t!(words, dashboard.backing));
            let name = t!(words, dashboard.backing_button, value = figures.verdict.backed);
            let number = number_button(ui, Type::Strong, &figures.verdict.backed, &name);
            if number.clicked() {
                origin.toggle_in(Source::Backed, NodeKind::Index, "", number.rect, number.id);
            }
            if unbacked.is_empty() {
                text(ui, Type::Body, tokens.text2, t!(words, dashboard.backing_whole));
                return;
            }
            text(ui, Type::Body, tokens.text2, "·");
            let wording = t!(words, dashboard.unbacked, count = unbacked.len());
            let list = link_in(ui, None, &wording, Type::BodyMedium);
            unbacked_ui(&list, draft, figures, out);
            let ids: Vec<&str> = unbacked.iter().map(|one| one.indicator.as_str()).collect();
            let ids = ids.join(", ");
            let room = ui.available_width();
            let galley = ui.painter().layout_no_wrap(ids.clone(), Type::Help.font(), tokens.text2);
            if galley.size().x <= room {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| text(ui, Type::Help, tokens.text2, ids));
            }
        });
    });
}

/// The list of the claims above their evidence, each of which leads to its indicator.
fn unbacked_ui(button: &Response, draft: &OpenDraft, figures: &Figures, out: &mut Vec<Action>) {
    let words = button.ctx.words();
    let title = t!(words, dashboard.unbacked, count = figures.backing.unbacked.len());
    popup_menu(button, &title, 2.0, |ui| {
        ui.set_width(LIST.0.min(ui.ctx().content_rect().width() - 48.0));
        heading(ui, Type::Section, 2, &title);
        divider(ui);
        let height = (figures.backing.unbacked.len() as f32 * ROW).min(LIST.1);
        let list = ScrollArea::vertical().min_scrolled_height(height).max_height(height).auto_shrink([false, true]);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for one in &figures.backing.unbacked {
                let Some(indicator) = draft.rubric.indicator(&one.indicator) else { continue };
                let name = t!(words, chart.indicator, id = indicator.id, name = indicator.short);
                let spoken = t!(
                    words,
                    dashboard.unbacked_one,
                    id = indicator.id,
                    name = indicator.title,
                    claimed = one.claimed,
                    supported = one.supported
                );
                let row = vec2(ui.available_width(), ROW);
                ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                    ui.spacing_mut().interact_size.y = ROW;
                    ui.spacing_mut().item_spacing.x = 8.0;
                    let width = ui.available_width() - 74.0;
                    let link = elided_link(ui, &name, Type::Body, width).accessible_name(&spoken);
                    note_item(&link);
                    if link.clicked() {
                        out.push(Action::OpenIndicator(indicator.id.clone()));
                        ui.close();
                    }
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        levels_ui(ui, one.supported, one.claimed);
                    });
                });
            }
        });
    });
}

/// Two levels and the way between them, for rows whose link says both.
fn levels_ui(ui: &mut Ui, from: u8, to: u8) {
    let (room, _) = ui.allocate_exact_size(vec2(2.0 * CHIP + ARROW, CHIP), Sense::hover());
    let chip = |left: f32| Rect::from_min_size(pos2(left, room.top()), vec2(CHIP, CHIP));
    paint_level_chip(ui, chip(room.left()), Some(from));
    paint_level_chip(ui, chip(room.right() - CHIP), Some(to));
    let arrow = icon::ARROW_RIGHT;
    let color = Tokens::of(ui).text3;
    ui.painter().text(room.center(), Align2::CENTER_CENTER, arrow.glyph(), arrow.font(12.0), color);
}

/// The nearest steps, each of which leads to its indicator.
fn steps_ui(ui: &mut Ui, draft: &OpenDraft, verdict: &Verdict, origin: &mut NumberOrigin, out: &mut Vec<Action>) {
    let (steps, rule) = (&verdict.steps, verdict.rule.as_str());
    if steps.is_empty() {
        return;
    }
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    let title =
        if steps.len() == STEPS { t!(words, dashboard.steps.three) } else { t!(words, dashboard.steps.nearest) };
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, 18.0), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        let head = heading(ui, Type::Section, 2, title);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let plan = link_in(ui, None, t!(words, dashboard.steps.plan), Type::Help);
            if plan.clicked() {
                out.push(Action::Go(Page::Plan));
            }
            let room = width - head.rect.width() - plan.rect.width() - 26.0;
            let galley = ui.painter().layout_no_wrap(rule.to_owned(), Type::Help.font(), tokens.text3);
            if galley.size().x <= room {
                text(ui, Type::Help, tokens.text3, rule);
            }
        });
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    for step in steps {
        ui.allocate_ui_with_layout(vec2(width, STEP), Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().interact_size.y = STEP;
            ui.spacing_mut().item_spacing.x = 8.0;
            // Number, chips and figures keep their room; the name is shortened.
            let becomes = t!(words, dashboard.steps.becomes, index = step.becomes);
            let measure = |wording: &str, kind: Type| {
                ui.painter().layout_no_wrap(wording.to_owned(), kind.font(), tokens.text).size().x
            };
            let right = measure(&becomes, Type::Help);
            let gain = measure(&step.gain, Type::Strong);
            let whole = width - 70.0 - gain - 24.0;
            let shows_index = whole - right - 8.0 >= 90.0;
            let name = t!(words, chart.indicator, id = step.indicator, name = step.name);
            let spoken = t!(
                words,
                dashboard.steps.one,
                id = step.indicator,
                name = step.full_name,
                from = step.from,
                to = step.to,
                gain = step.gain,
                index = step.becomes
            );
            let room = if shows_index { whole - right - 8.0 } else { whole };
            let response = elided_link(ui, &name, Type::Body, room).accessible_name(&spoken);
            if response.clicked() {
                out.push(Action::OpenIndicator(step.indicator.clone()));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if shows_index {
                    text(ui, Type::Help, tokens.text3, becomes);
                }
                let name = t!(words, rencana.origin_of, what = t!(words, rencana.gain), value = step.gain);
                let gain = number_button(ui, Type::Strong, &step.gain, &format!("{} {name}", step.indicator));
                if gain.clicked() {
                    let (roadmap, footing, limits) = &verdict.nearest;
                    let (rubric, assessment) = (&*draft.rubric, draft.assessment());
                    let planning = Planning { rubric, assessment, footing, limits, roadmap, together: true };
                    if let Some(trace) = planning.trace(&PlanSum::Upto(step.indicator.clone()), words) {
                        origin.toggle_sum(trace, gain.rect, gain.id);
                    }
                }
                levels_ui(ui, step.from, step.to);
            });
        });
    }
}
