//! Bottom bar: the keys that help here, and what is always true of the program.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};

use crate::{
    desktop::{
        action::Page,
        command::Command,
        draft::OpenDraft,
        pages::Room,
        theme::{Icon, Tokens, Type, icon},
        widgets::{key_caps, text},
    },
    t,
};

/// Shows the bar. `zoom` is the text size in percent.
pub fn ui(ui: &mut Ui, draft: Option<&OpenDraft>, page: Page, zoom: u16) {
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
                    always_ui(ui, icon::TEXT_AA, &t!("app.zoom", percent = zoom));
                    if Room::of(ui) >= Room::Full {
                        if let Some(draft) = draft {
                            let instrument = &draft.rubric.regulation_short;
                            text(ui, Type::Caption, tokens.text3, t!("app.instrument", name = instrument));
                        }
                        always_ui(ui, icon::SHIELD_CHECK, t!("app.offline"));
                    }
                    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                        for (keys, wording) in hints(page) {
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

fn hints(page: Page) -> Vec<(Vec<String>, &'static str)> {
    let range = || vec!["Alt".to_owned(), "1–5".to_owned()];
    match page {
        Page::Home => vec![(Command::New.keys(), t!("hint.new")), (Command::Open.keys(), t!("hint.open"))],
        Page::Filling => vec![
            (range(), t!("hint.level")),
            (Command::NextIndicator.keys(), t!("hint.next_indicator")),
            (Command::AddEvidence.keys(), t!("hint.add_evidence")),
            (Command::Guide.keys(), t!("hint.guide")),
        ],
        Page::Evidence => vec![
            (vec!["↑".to_owned(), "↓".to_owned()], t!("hint.next_document")),
            (Command::AddEvidence.keys(), t!("hint.add_evidence")),
            (Command::AddLink.keys(), t!("hint.add_link")),
        ],
        Page::Dashboard => {
            vec![(vec!["Tab".to_owned()], t!("hint.next_chart")), (Command::Export.keys(), t!("hint.export"))]
        }
        Page::Report => vec![(Command::Export.keys(), t!("hint.export"))],
        Page::Checks
        | Page::Package
        | Page::Identity
        | Page::Questions
        | Page::History
        | Page::Backups
        | Page::Settings => {
            vec![(vec!["Tab".to_owned()], t!("hint.next_field")), (Command::Save.keys(), t!("hint.save"))]
        }
    }
}
