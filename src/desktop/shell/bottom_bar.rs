//! Bottom bar: the keys that help here, and what is always true of the program.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};

use crate::{
    desktop::{
        action::Page,
        command::Command,
        draft::OpenDraft,
        pages::Room,
        theme::{Icon, Tokens, Type, icon},
        widgets::{held, key_caps, text},
    },
    t,
    words::{Speaks as _, Words},
};

/// Shows the bar. `zoom` is the text size in percent.
pub fn ui(ui: &mut Ui, draft: Option<&OpenDraft>, page: Page, zoom: u16) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin::symmetric(14, 0));
    egui::Panel::bottom("bottom_bar").exact_size(26.0).frame(frame).resizable(false).show_separator_line(false).show(
        ui,
        |ui| {
            let rect = ui.max_rect();
            ui.painter().hline(ui.ctx().content_rect().x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.line));
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 16.0;
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    always_ui(ui, icon::TEXT_AA, &t!(words, app.zoom, percent = zoom));
                    if Room::of(ui) >= Room::Full {
                        if let Some(draft) = draft {
                            let instrument = &draft.rubric.regulation_short;
                            text(ui, Type::Caption, tokens.text3, t!(words, app.instrument, name = instrument));
                        }
                        always_ui(ui, icon::SHIELD_CHECK, t!(words, app.offline));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        for (keys, wording) in hints(page, held(ui).is_none(), words) {
                            hint_ui(ui, &keys, wording);
                        }
                    });
                });
            });
        },
    );
}

fn always_ui(ui: &mut Ui, icon: Icon, wording: &str) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        text(ui, Type::Caption, tokens.text3, wording);
        ui.label(icon.text(14.0, tokens.text3));
    });
}

fn hint_ui(ui: &mut Ui, keys: &[String], wording: &str) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        key_caps(ui, keys);
        ui.spacing_mut().item_spacing.x = 6.0;
        text(ui, Type::Caption, tokens.text3, wording);
    });
}

/// Keys and what they do; those that change a draft only where it can be changed.
fn hints(page: Page, changes: bool, words: Words) -> Vec<(Vec<String>, &'static str)> {
    let range = || vec!["Alt".to_owned(), "1–5".to_owned()];
    match page {
        Page::Filling if !changes => vec![
            (Command::NextIndicator.keys(), t!(words, hint.next_indicator)),
            (Command::Guide.keys(), t!(words, hint.guide)),
        ],
        Page::Evidence if !changes => vec![(vec!["↑".to_owned(), "↓".to_owned()], t!(words, hint.next_document))],
        Page::Home => vec![(Command::New.keys(), t!(words, hint.new)), (Command::Open.keys(), t!(words, hint.open))],
        Page::Filling => vec![
            (range(), t!(words, hint.level)),
            (Command::NextIndicator.keys(), t!(words, hint.next_indicator)),
            (Command::AddEvidence.keys(), t!(words, hint.add_evidence)),
            (Command::Guide.keys(), t!(words, hint.guide)),
        ],
        Page::Evidence => vec![
            (vec!["↑".to_owned(), "↓".to_owned()], t!(words, hint.next_document)),
            (Command::AddEvidence.keys(), t!(words, hint.add_evidence)),
            (Command::AddLink.keys(), t!(words, hint.add_link)),
        ],
        Page::Dashboard => vec![
            (vec!["Tab".to_owned()], t!(words, hint.next_chart)),
            (vec!["T".to_owned()], t!(words, hint.chart_table)),
            (vec!["Shift".to_owned(), "F10".to_owned()], t!(words, hint.chart_menu)),
            (Command::Export.keys(), t!(words, hint.export)),
        ],
        Page::Report => vec![(Command::Export.keys(), t!(words, hint.export))],
        Page::Checks
        | Page::Package
        | Page::Identity
        | Page::Questions
        | Page::History
        | Page::Backups
        | Page::Settings => {
            let mut hints = vec![(vec!["Tab".to_owned()], t!(words, hint.next_field))];
            hints.extend(changes.then(|| (Command::Save.keys(), t!(words, hint.save))));
            hints
        }
    }
}
