//! The live panel: the index as it stands, the aspects, what the checks find here, what the next level would give.

use egui::{Align, Frame, Id, Layout, Margin, Role, ScrollArea, Ui, vec2};
use num_traits::Zero;

use super::{Memory, Scene, panel_parts};
use crate::{
    chart::{GaugeOptions, Mode, RadarOptions, distance_sentence, gauge, index_text, radar},
    desktop::{
        action::{Action, Page},
        pages::Room,
        theme::{Tokens, Type, icon},
        widgets::{
            KeptChart, NoteKind, divider, drawing, glyph, link_in, number_button, pill, section_head,
            small_icon_button, tag, text, text_wrapped,
        },
    },
    insight::band_notice,
    rubric::Indicator,
    scoring::{NodeKind, Score, gain_of_next_level},
    t,
    words::{Speaks as _, Words},
};

/// How many findings are named here; the others stand in the list of all.
const NAMED: usize = 20;
/// How many of the next indicators are named.
const NEXT: usize = 4;
/// Room the highest possible index takes beside the index.
const HIGHEST: f32 = 66.0;
/// Room at both sides.
const SIDE: i8 = 14;

/// Shows the panel in the whole of `ui`. Returns the number that takes the focus.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    ScrollArea::vertical()
        .id_salt("filling_panel")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let single = scene.room == Room::Single;
            if single {
                block(ui, 8, 12, |ui| checks_ui(ui, scene, memory, out));
                divider(ui);
            }
            let focus = block(ui, 10, 12, |ui| index_ui(ui, scene, memory));
            divider(ui);
            block(ui, 9, 8, |ui| panel_parts::aspects_ui(ui, scene, memory));
            if scene.room == Room::Wide {
                divider(ui);
                block(ui, 10, 10, |ui| radar_ui(ui, scene, memory.charts.of(scene)));
            }
            if !single {
                divider(ui);
                block(ui, 8, 12, |ui| checks_ui(ui, scene, memory, out));
            }
            if scene.room == Room::Wide {
                let next = upcoming(scene);
                if !next.is_empty() {
                    divider(ui);
                    block(ui, 10, 12, |ui| panel_parts::upcoming_ui(ui, scene, &next, out));
                }
            }
            focus
        })
        .inner
}

fn block<R>(ui: &mut Ui, top: i8, bottom: i8, add: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new()
        .inner_margin(Margin { left: SIDE, right: SIDE, top, bottom })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui)
        })
        .inner
}

/// The charts of the panel, made anew when the values they show change.
#[derive(Debug, Default)]
pub(super) struct Charts {
    known: Option<(Score, String, Words)>,
    state: u64,
    gauge: KeptChart,
    radar: KeptChart,
}

impl Charts {
    fn of(&mut self, scene: &Scene<'_>) -> &mut Self {
        let (score, framework) = (&scene.draft.score, &scene.rubric.fingerprint);
        let same =
            |known: &(Score, String, Words)| known.0 == *score && known.1 == *framework && known.2 == scene.words;
        if !self.known.as_ref().is_some_and(same) {
            self.known = Some((score.clone(), framework.clone(), scene.words));
            self.state += 1;
        }
        self
    }
}

fn index_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory) -> Id {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rubric, score) = (scene.rubric, &scene.draft.score);
    let complete = score.complete();
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        section_head(ui, if complete { t!(words, filling.index) } else { t!(words, filling.index_open) });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let info = small_icon_button(ui, icon::INFO, t!(words, filling.origin));
            if info.clicked() {
                memory.origin.toggle(NodeKind::Index, "", info.rect, info.id);
            }
        });
    });
    let highest = words.decimal(score.highest.value(), 2);
    let mut beside = complete;
    let number = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let value = index_text(words, score);
            let spoken = t!(words, filling.index_spoken, value = value);
            let number = number_button(ui, Type::PanelNumber, &value, &spoken);
            if number.clicked() {
                memory.origin.toggle(NodeKind::Index, "", number.rect, number.id);
            }
            if let Some(band) = score.band(rubric) {
                pill(ui, band.palette, &band.name, true);
            }
            if !complete && ui.available_width() > HIGHEST {
                beside = true;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.with_layout(Layout::top_down(Align::Max), |ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        text(ui, Type::Caption, tokens.text3, t!(words, filling.at_most));
                        text(ui, Type::Help, tokens.text2, &highest);
                    });
                });
            }
            number.id
        })
        .inner;
    ui.add_space(6.0);
    let options = GaugeOptions { small: true, ..GaugeOptions::default() };
    let width = ui.available_width();
    let charts = memory.charts.of(scene);
    let chart = charts.gauge.get(ui, charts.state, vec2(width, 0.0), |fit| {
        gauge(Mode::Screen, rubric, score, width, &options, fit.lettering())
    });
    drawing(ui, &chart);
    ui.add_space(5.0);
    let mut sentence = distance_sentence(words, rubric, score);
    if !complete {
        let open = words.count(score.total - score.answered);
        sentence = t!(words, filling.distance_open, distance = sentence, count = open);
    }
    if !beside {
        sentence = t!(words, filling.distance_highest, sentence = sentence, value = highest);
    }
    text_wrapped(ui, Type::Help, tokens.text2, sentence);
    if let Some(notice) = band_notice(rubric, score, words) {
        ui.add_space(4.0);
        text_wrapped(ui, Type::Help, tokens.warn.ink, notice);
    }
    number
}

fn radar_ui(ui: &mut Ui, scene: &Scene<'_>, charts: &mut Charts) {
    let words = ui.words();
    let count = words.count(scene.rubric.aspects.len());
    section_head(ui, &t!(words, filling.radar, count = count));
    let width = ui.available_width();
    let options = RadarOptions { compact: true, ..RadarOptions::default() };
    let size = (width, (width * 0.72).min(240.0));
    let chart = charts.radar.get(ui, charts.state, size.into(), |fit| {
        radar(Mode::Screen, scene.rubric, &scene.draft.score, size, &options, fit.lettering())
    });
    drawing(ui, &chart);
}

/// Findings about the indicator and what the next level would give.
fn checks_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 5.0;
    ui.horizontal(|ui| {
        ui.set_height(24.0);
        section_head(ui, &t!(words, filling.checks, id = scene.indicator.id));
        let open = scene.open_work();
        if open > 0 {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                tag(ui, Some(NoteKind::Warning), Some(icon::WARNING_FILL), &words.count(open));
            });
        }
    });
    for finding in scene.findings.iter().take(NAMED) {
        panel_parts::finding_ui(ui, scene, memory, finding);
    }
    let more = scene.findings.len().saturating_sub(NAMED);
    if more > 0 {
        let wording = t!(words, filling.checks_more, count = more);
        if link_in(ui, None, &wording, Type::Help).clicked() {
            out.push(Action::Go(Page::Checks));
        }
    }
    if scene.findings.is_empty() {
        panel_parts::check_line(ui, icon::CHECK_CIRCLE, Tokens::of(ui).ok.ink, t!(words, filling.checks_none));
    }
    gain_ui(ui, scene, memory);
}

/// `Naik ke tingkat 4 menambah indeks 0,0150.`
fn gain_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let assessment = scene.draft.assessment();
    let Some(step) = gain_of_next_level(scene.rubric, assessment, scene.indicator) else { return };
    if step.gain.is_zero() {
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(7.0, 0.0);
        glyph(ui, icon::TREND_UP, 15.0, tokens.info.ink);
        ui.vertical(|ui| {
            let gain = words.decimal(&step.gain, 4);
            let wording = t!(words, filling.gain, level = step.to);
            let spoken = t!(words, filling.gain_spoken, level = step.to, gain = gain);
            let response = panel_parts::wrapped_button(
                ui,
                Role::Button,
                &wording,
                (&gain, Type::HelpStrong, tokens.text),
                &spoken,
            );
            if response.clicked() {
                memory.origin.toggle(NodeKind::Indicator, &scene.indicator.id, response.rect, response.id);
            }
        });
    });
}

/// The next indicators with something missing, from the open one on.
fn upcoming<'a>(scene: &Scene<'a>) -> Vec<&'a Indicator> {
    scene.inspection.incomplete_after(scene.rubric, scene.draft.position()).take(NEXT).collect()
}
