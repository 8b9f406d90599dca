//! Bottom bar: the keys that help here, and what is always true of the program.

use egui::{Align, Frame, Id, Layout, Margin, Rect, Sense, Stroke, Ui, vec2};

use super::instrument;
use crate::{
    desktop::{
        action::Page,
        command::Command,
        draft::OpenDraft,
        pages::Room,
        theme::{Icon, Tokens, Type, icon},
        widgets::{held, key_caps, keys_width, takes_keys, text},
    },
    t,
    words::{Speaks as _, Words},
};

/// Between the keys of a hint and its words.
const HINT_GAP: f32 = 4.0;

/// Shows the bar. `zoom` is the text size in percent. Where the tag of an instrument that was replaced has its place.
pub fn ui(ui: &mut Ui, draft: Option<&OpenDraft>, page: Page, zoom: u16) -> Option<Rect> {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(14, 0));
    let in_list = takes_keys(ui.ctx());
    ui.data_mut(|data| data.insert_temp(offered(), in_list));
    let can =
        Can { change: held(ui).is_none(), list: in_list, charts: draft.is_some_and(|draft| draft.score.answered > 0) };
    let mut tag = None;
    egui::Panel::bottom("bottom_bar").exact_size(26.0).frame(frame).resizable(false).show_separator_line(false).show(
        ui,
        |ui| {
            let rect = ui.max_rect();
            ui.painter().hline(ui.ctx().content_rect().x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    always_ui(ui, icon::TEXT_AA, &t!(words, app.zoom, percent = zoom));
                    let replaced = draft.filter(|draft| instrument::replaced(draft).is_some());
                    if let Some(draft) = replaced {
                        let size = vec2(instrument::size(ui, draft).x, 26.0);
                        tag = Some(ui.allocate_exact_size(size, Sense::hover()).0);
                    }
                    if Room::of(ui) >= Room::Full {
                        if let Some(draft) = draft.filter(|_| replaced.is_none()) {
                            let instrument = &draft.rubric.regulation_short;
                            text(ui, Type::Caption, tokens.text3, t!(words, app.instrument, name = instrument));
                        }
                        always_ui(ui, icon::SHIELD_CHECK, t!(words, app.offline));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        for (keys, wording) in hints(page, can, words) {
                            // What has no room is left out: every key stands in the list of shortcuts as well.
                            if hint_width(ui, &keys, wording) > ui.available_width() {
                                break;
                            }
                            hint_ui(ui, &keys, wording);
                        }
                    });
                });
            });
        },
    );
    tag
}

/// Shows the bar again where the page offers other keys than it did before.
pub fn settle(ui: &Ui) {
    if ui.data(|data| data.get_temp(offered())) != Some(takes_keys(ui.ctx())) {
        ui.ctx().request_repaint();
    }
}

fn offered() -> Id {
    Id::unique("list_keys_offered")
}

/// What can be done now.
#[derive(Debug, Clone, Copy)]
struct Can {
    /// Change the draft.
    change: bool,
    /// Move in a list.
    list: bool,
    /// Look at charts.
    charts: bool,
}

fn always_ui(ui: &mut Ui, icon: Icon, wording: &str) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        text(ui, Type::Caption, tokens.text3, wording);
        ui.label(icon.text(14.0, tokens.text3));
    });
}

/// How wide a hint is, with the gap after its keys.
fn hint_width(ui: &Ui, keys: &[String], wording: &str) -> f32 {
    let tokens = Tokens::of(ui);
    let words = ui.painter().layout_no_wrap(wording.to_owned(), Type::Caption.font(), tokens.text3).size().x;
    keys_width(ui, keys) + 2.0 + HINT_GAP + words
}

fn hint_ui(ui: &mut Ui, keys: &[String], wording: &str) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        key_caps(ui, keys);
        ui.add_space(HINT_GAP);
        text(ui, Type::Caption, tokens.text3, wording);
    });
}

/// Keys and what they do, where they do something.
fn hints(page: Page, can: Can, words: Words) -> Vec<(Vec<String>, &'static str)> {
    let changes = can.change;
    let in_list = |next| if can.list { in_list(next, words) } else { Vec::new() };
    let range = || vec!["Alt".to_owned(), "1–5".to_owned()];
    match page {
        Page::Filling if !changes => vec![
            (Command::NextIndicator.keys(), t!(words, hint.next_indicator)),
            (Command::Guide.keys(), t!(words, hint.guide)),
        ],
        Page::Evidence if !changes => in_list(t!(words, hint.next_document)),
        Page::Home => vec![(Command::New.keys(), t!(words, hint.new)), (Command::Open.keys(), t!(words, hint.open))],
        Page::Filling => vec![
            (range(), t!(words, hint.level)),
            (Command::NextIndicator.keys(), t!(words, hint.next_indicator)),
            (Command::AddEvidence.keys(), t!(words, hint.add_evidence)),
            (Command::Guide.keys(), t!(words, hint.guide)),
        ],
        Page::Evidence => {
            let mut hints = in_list(t!(words, hint.next_document));
            hints.push((Command::AddEvidence.keys(), t!(words, hint.add_evidence)));
            hints
        }
        Page::Checks
        | Page::Package
        | Page::History
        | Page::Backups
        | Page::Comparison
        | Page::Benchmark
        | Page::Portfolio => in_list(t!(words, hint.next_row)),
        Page::Plan if can.list && changes => vec![
            (vec![t!(words, hint.space).to_owned()], t!(words, hint.include)),
            (vec!["+".to_owned()], t!(words, hint.raise)),
            (vec!["−".to_owned()], t!(words, hint.lower)),
            (vec!["L".to_owned()], t!(words, hint.lock)),
            (Command::Undo.keys(), t!(words, hint.undo)),
        ],
        Page::Plan => in_list(t!(words, hint.next_row)),
        Page::Dashboard if can.charts => vec![
            (vec!["Tab".to_owned()], t!(words, hint.next_chart)),
            (vec!["T".to_owned()], t!(words, hint.chart_table)),
            (vec!["Shift".to_owned(), "F10".to_owned()], t!(words, hint.chart_menu)),
            (Command::Export.keys(), t!(words, hint.export)),
        ],
        Page::Report | Page::Dashboard => vec![(Command::Export.keys(), t!(words, hint.export))],
        Page::Identity | Page::Questions | Page::Settings => {
            let mut hints = vec![(vec!["Tab".to_owned()], t!(words, hint.next_field))];
            hints.extend(changes.then(|| (Command::Save.keys(), t!(words, hint.save))));
            hints
        }
    }
}

/// Keys of a list.
fn in_list(next: &'static str, words: Words) -> Vec<(Vec<String>, &'static str)> {
    vec![
        (vec!["↑".to_owned(), "↓".to_owned()], next),
        (vec![t!(words, hint.space).to_owned()], t!(words, hint.mark)),
        (vec!["Enter".to_owned()], t!(words, hint.open)),
    ]
}
