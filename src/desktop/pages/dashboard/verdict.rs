//! The verdict: index, predicate, how far it is to the next one, what is strongest and weakest, and where the index
//! would have stood among the published ones. A manager can stop reading after it.

use egui::{Align, Layout, Rect, Ui, vec2};

use super::figures::Figures;
use crate::{
    chart::{GaugeOptions, Mode, distance_sentence, gauge, index_text, value_text},
    desktop::{
        draft::OpenDraft,
        theme::{Tokens, Type},
        widgets::{
            NoteKind, NumberOrigin, Picked, ScreenFit, drawing, fixed_card, lead, note, number_button, pill, text,
            text_wrapped, zone,
        },
    },
    insight::{self, Extremes},
    rubric::Rubric,
    scoring::{Node, NodeKind, Score},
    t,
    words::{Speaks as _, Words},
};

/// Most aspects that are named on one side.
const NAMED: usize = 2;

/// Shows the card and returns the height that it needs.
pub(super) fn ui(ui: &mut Ui, rect: Rect, draft: &OpenDraft, figures: &Figures, origin: &mut NumberOrigin) -> f32 {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rubric, score) = (&draft.rubric, &draft.score);
    fixed_card(ui, rect.size(), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal(|ui| {
            ui.set_height(54.0);
            ui.spacing_mut().item_spacing.x = 13.0;
            let wording = index_text(words, score);
            let name = t!(words, dashboard.index_button, value = wording);
            let hero = number_button(ui, Type::Hero, &wording, &name);
            zone(ui, rect, hero.id);
            if hero.clicked() {
                origin.toggle(NodeKind::Index, "", hero.rect, hero.id);
            }
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                ui.add_space(8.0);
                ui.horizontal(|ui| {
                    ui.set_height(26.0);
                    if let Some(band) = score.band(rubric) {
                        pill(ui, band.palette, &band.name, true);
                    }
                    ui.with_layout(Layout::right_to_left(Align::Max), |ui| beside_ui(ui, score, figures));
                });
            });
        });
        let options = GaugeOptions { small: false, references: figures.index.clone() };
        let chart = gauge(Mode::Screen, rubric, score, ui.available_width(), &options, ScreenFit::new(ui).lettering());
        let (response, picked) = drawing(ui, &chart);
        if let Some(Picked::Number { kind, id, anchor }) = picked {
            origin.toggle(kind, &id, anchor, response.id);
        }
        let verdict = Verdict::of(rubric, score, words);
        lead(ui, Type::Body, Type::Strong, &verdict.lead, &verdict.rest, tokens.text);
        if let Some(sentence) = insight::band_notice(rubric, score, words) {
            note(ui, NoteKind::Info, |ui| text_wrapped(ui, Type::Help, tokens.text, sentence));
        }
    })
}

/// At the right of the predicate: the upper bound while something is open, and the place among published indices.
fn beside_ui(ui: &mut Ui, score: &Score, figures: &Figures) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let width = ui.available_width();
    ui.allocate_ui_with_layout(vec2(width, 36.0), Layout::bottom_up(Align::Max), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        if score.complete() {
            if let Some((short, remark)) = figures.placement_words(true, words) {
                text(ui, Type::Help, tokens.text3, remark);
                text(ui, Type::Strong, tokens.text, short);
            }
        } else {
            let highest = words.decimal(score.highest.value(), 2);
            text(
                ui,
                Type::Help,
                tokens.text3,
                t!(words, dashboard.answered, done = words.count(score.answered), total = words.count(score.total)),
            );
            text(ui, Type::Strong, tokens.text, t!(words, chart.at_most, value = highest));
        }
    });
}

/// The sentence of the card: what matters most in strong letters, then the strongest and weakest aspects.
#[derive(Debug, PartialEq, Eq)]
struct Verdict {
    lead: String,
    rest: String,
}

impl Verdict {
    fn of(rubric: &Rubric, score: &Score, words: Words) -> Self {
        let open = score.total - score.answered;
        let lead = if open == 0 {
            distance_sentence(words, rubric, score)
        } else {
            t!(words, dashboard.verdict.open, open = words.count(open))
        };
        Self { lead, rest: extremes(rubric, score, words) }
    }
}

/// `Terkuat: … (4,50). Terlemah: … (2,88) dan … (3,00).`
fn extremes(rubric: &Rubric, score: &Score, words: Words) -> String {
    let named = |nodes: &[&Node]| {
        let name = |node: &&Node| {
            let short = rubric.aspect(&node.id).map_or("", |aspect| aspect.short.as_str());
            t!(words, dashboard.verdict.aspect, name = short, value = value_text(words, node))
        };
        let names: Vec<String> = nodes.iter().take(NAMED).map(name).collect();
        match nodes.len().saturating_sub(NAMED) {
            0 => names.join(t!(words, dashboard.verdict.and)),
            more => t!(words, dashboard.verdict.more, list = names.join(", "), count = more),
        }
    };
    match insight::extremes(score.lowest.nodes(NodeKind::Aspect)) {
        Extremes::Unknown => t!(words, dashboard.verdict.no_aspect).to_owned(),
        Extremes::One(node) => t!(words, dashboard.verdict.one, aspect = named(&[node])),
        Extremes::Equal(value) => t!(words, dashboard.verdict.equal, value = words.decimal(value, 2)),
        Extremes::Apart { strongest, mut weakest, between } => {
            // Where one alone is weakest, the next to it is worth a look, too.
            weakest.extend(between.into_iter().take(NAMED.saturating_sub(weakest.len())));
            t!(words, dashboard.verdict.extremes, strongest = named(&strongest), weakest = named(&weakest))
        }
    }
}
