//! The right side: whether the work is safe, and help.

use egui::{Id, Rect, Ui};

use super::Seen;
use crate::{
    desktop::{
        action::Action,
        command::Command,
        theme::{Icon, Tokens, Type, icon},
        widgets::{divider, glyph, link, section_head, text_wrapped},
    },
    t,
    words::{Speaks as _, Zone},
};

/// Shows the side. Where it takes the focus.
pub(super) fn ui(ui: &mut Ui, seen: &Seen<'_>, out: &mut Vec<Action>) -> (Rect, Id) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    section_head(ui, t!(words, home.safety));
    ui.add_space(6.0);
    if seen.settings.self_saving {
        fact_ui(
            ui,
            icon::CHECK_CIRCLE_FILL,
            tokens.ok.ink,
            t!(words, home.self_saving),
            &[t!(words, home.self_saving_help)],
        );
    } else {
        let help = t!(words, home.self_saving_off_help);
        fact_ui(ui, icon::WARNING_FILL, tokens.warn.ink, t!(words, home.self_saving_off), &[help]);
    }
    let folder = seen.places.map(|places| places.restore().display().to_string());
    match (seen.look.restore_points, &folder) {
        (Some((count, newest)), Some(folder)) => {
            let zone = seen.settings.recent.first().map_or(Zone::default(), |recent| recent.zone);
            let day = words.date(zone.local(newest).date());
            let title = t!(words, home.restore_point, day = day, time = words.time(newest, zone));
            let help = t!(words, home.restore_help, count = words.count(count));
            fact_ui(ui, icon::ARCHIVE_BOX, tokens.brand_ink, &title, &[&help, folder]);
        }
        (None, Some(_)) => {
            fact_ui(
                ui,
                icon::ARCHIVE_BOX,
                tokens.brand_ink,
                t!(words, home.no_restore),
                &[t!(words, home.no_restore_help)],
            );
        }
        (_, None) => {
            fact_ui(
                ui,
                icon::WARNING_FILL,
                tokens.warn.ink,
                t!(words, home.no_places),
                &[t!(words, home.no_places_help)],
            );
        }
    }
    fact_ui(ui, icon::WIFI_SLASH, tokens.text2, t!(words, home.offline), &[t!(words, home.offline_help)]);
    ui.add_space(8.0);
    divider(ui);
    ui.add_space(14.0);
    section_head(ui, t!(words, home.help));
    ui.add_space(6.0);
    let guide = link(ui, Some(icon::NOTEBOOK), t!(words, home.guide));
    if guide.clicked() {
        out.push(Action::ShowGuide);
    }
    ui.add_space(3.0);
    if link(ui, Some(icon::KEYBOARD), &Command::Shortcuts.text(words)).clicked() {
        out.push(Action::Command(Command::Shortcuts));
    }
    ui.add_space(3.0);
    if link(ui, Some(icon::INFO), t!(words, home.about)).clicked() {
        out.push(Action::ShowAbout);
    }
    (guide.rect, guide.id)
}

fn fact_ui(ui: &mut Ui, icon: Icon, color: egui::Color32, title: &str, help: &[&str]) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        glyph(ui, icon, 17.0, color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            text_wrapped(ui, Type::Body, tokens.text, title);
            for wording in help {
                text_wrapped(ui, Type::Help, tokens.text3, *wording);
            }
        });
    });
    ui.add_space(9.0);
}
