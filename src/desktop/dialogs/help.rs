//! Dialogs that explain: the shortcuts, the first hour, the program itself.

use egui::{Context, Ui, vec2};

use super::{
    Answer,
    frame::{Left, Way, dialog, read, ways},
};
use crate::{
    desktop::{
        command::{ALL, Command},
        theme::{Tokens, Type},
        widgets::{elided, key_caps, section_head, text_wrapped},
    },
    t,
    words::Speaks as _,
};

/// Room that title, buttons and edges need beside the content.
const AROUND: f32 = 190.0;

/// The list of shortcuts, from the table of commands.
pub(super) fn shortcuts_ui(ctx: &Context, fresh: bool) -> Option<Answer> {
    let words = ctx.words();
    read_ui(ctx, "shortcuts", t!(words, command.shortcuts), 560.0, fresh, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for command in ALL.iter().filter(|command| !matches!(command, Command::Level(_))) {
            if command.shortcut().is_some() {
                row_ui(ui, &command.text(words), &command.keys());
            }
        }
        let level = vec!["Alt".to_owned(), "1–5".to_owned()];
        row_ui(ui, t!(words, command.level_any), &level);
    })
}

fn row_ui(ui: &mut Ui, wording: &str, keys: &[String]) {
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        let width = ui.available_width() - 140.0;
        let at = ui.cursor().min;
        elided(ui, Type::Body, tokens.text, wording, width);
        let rest = egui::Rect::from_min_size(at + vec2(width, 0.0), vec2(140.0, 22.0));
        let mut caps = ui
            .new_child(egui::UiBuilder::new().max_rect(rest).layout(egui::Layout::left_to_right(egui::Align::Center)));
        key_caps(&mut caps, keys);
    });
}

/// The first hour in a few steps.
pub(super) fn guide_ui(ctx: &Context, fresh: bool) -> Option<Answer> {
    let words = ctx.words();
    read_ui(ctx, "guide", t!(words, home.guide), 520.0, fresh, |ui| {
        let color = Tokens::of(ui).text2;
        for (title, wording) in [
            (t!(words, dialog.guide.start), t!(words, dialog.guide.start_words)),
            (t!(words, dialog.guide.fill), t!(words, dialog.guide.fill_words)),
            (t!(words, dialog.guide.read), t!(words, dialog.guide.read_words)),
            (t!(words, dialog.guide.report), t!(words, dialog.guide.report_words)),
            (t!(words, dialog.guide.safe), t!(words, dialog.guide.safe_words)),
        ] {
            section_head(ui, title);
            text_wrapped(ui, Type::Body, color, wording);
        }
    })
}

/// What the program is.
pub(super) fn about_ui(ctx: &Context, fresh: bool) -> Option<Answer> {
    let words = ctx.words();
    read_ui(ctx, "about", t!(words, app.name), 440.0, fresh, |ui| {
        let tokens = Tokens::of(ui);
        text_wrapped(ui, Type::Body, tokens.text, t!(words, dialog.about.version, version = env!("CARGO_PKG_VERSION")));
        text_wrapped(ui, Type::Body, tokens.text2, t!(words, dialog.about.words));
        text_wrapped(ui, Type::Help, tokens.text3, t!(words, dialog.about.parts));
    })
}

fn read_ui(
    ctx: &Context,
    name: &'static str,
    title: &str,
    width: f32,
    fresh: bool,
    add: impl FnOnce(&mut Ui),
) -> Option<Answer> {
    let left = dialog(ctx, name, title, width, |ui| {
        read(ui, AROUND, fresh, add);
        ways(ui, fresh, &[Way::primary(t!(ctx, dialog.close))])
    });
    (left != Left::Not).then_some(Answer::Close)
}
