//! Setelan: name, look, text size, saving, and where the data lives.

use egui::Ui;

use super::form_page::form_page;
use crate::{
    assessment::LONGEST_AUTHOR,
    desktop::{
        action::{Action, Page, Setting},
        page_look::page_name,
        theme::{Tokens, Type},
        widgets::{Button, FormLine, card, section_head, segments, text, text_wrapped, tick},
    },
    storage::{Places, Settings, Theme},
    t,
    words::Speaks as _,
};

/// Themes in the order in which they are offered.
const THEMES: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];
/// Text sizes that are always offered; Ctrl + and − reach those between.
const SIZES: [u16; 6] = [80, 100, 120, 140, 160, 200];

/// What the page reads.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The settings.
    pub settings: &'a Settings,
    /// Where the program's own data lives.
    pub places: Option<&'a Places>,
}

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    /// The name as it is typed.
    author: Option<String>,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, seen: &Seen<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let first = FormLine::id_of("settings-author");
    form_page(ui, page_name(Page::Settings, words), t!(words, settings.context), Some(first), |ui| {
        card(ui, |ui| author_ui(ui, seen, memory, out));
        card(ui, |ui| look_ui(ui, seen.settings, out));
        card(ui, |ui| saving_ui(ui, seen, out));
        card(ui, |ui| {
            section_head(ui, t!(words, settings.about));
            if Button::new(t!(words, settings.about_open)).ui(ui).clicked() {
                out.push(Action::ShowAbout);
            }
        });
    });
}

fn author_ui(ui: &mut Ui, seen: &Seen<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let mut name = memory.author.clone().unwrap_or_else(|| seen.settings.author.clone());
    let help = t!(words, settings.author_help, most = LONGEST_AUTHOR);
    let line = FormLine::new(t!(words, settings.author), "settings-author")
        .hint(t!(words, settings.author_hint))
        .help(&help)
        .most(LONGEST_AUTHOR)
        .width(360.0);
    let field = line.ui(ui, &mut name);
    if field.changed() {
        out.push(Action::Set(Setting::Author(name.clone())));
    }
    memory.author = field.has_focus().then_some(name);
}

fn look_ui(ui: &mut Ui, settings: &Settings, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    section_head(ui, t!(words, settings.look));
    text(ui, Type::HelpMedium, tokens.text, t!(words, settings.theme));
    let themes = [t!(words, settings.theme_system), t!(words, settings.theme_light), t!(words, settings.theme_dark)];
    let chosen = THEMES.iter().position(|theme| *theme == settings.theme).unwrap_or_default();
    if let Some(place) = segments(ui, t!(words, settings.theme), &themes, chosen) {
        out.push(Action::Set(Setting::Theme(THEMES[place])));
    }
    text(ui, Type::HelpMedium, tokens.text, t!(words, settings.text_size));
    let offered = offered(settings.text_percent);
    let sizes: Vec<String> = offered.iter().map(|size| t!(words, language.percent, number = size)).collect();
    let sizes: Vec<&str> = sizes.iter().map(String::as_str).collect();
    let chosen = offered.iter().position(|size| *size == settings.text_percent).unwrap_or_default();
    if let Some(place) = segments(ui, t!(words, settings.text_size), &sizes, chosen) {
        out.push(Action::Set(Setting::TextPercent(offered[place])));
    }
    if tick(ui, settings.less_motion, t!(words, settings.less_motion)).clicked() {
        out.push(Action::Set(Setting::LessMotion(!settings.less_motion)));
    }
}

/// Text sizes to choose from, in order: the one that is chosen now is among them.
fn offered(now: u16) -> Vec<u16> {
    let mut sizes = SIZES.to_vec();
    if let Err(place) = sizes.binary_search(&now) {
        sizes.insert(place, now);
    }
    sizes
}

fn saving_ui(ui: &mut Ui, seen: &Seen<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    section_head(ui, t!(words, settings.saving));
    if tick(ui, seen.settings.self_saving, t!(words, settings.self_saving)).clicked() {
        out.push(Action::Set(Setting::SelfSaving(!seen.settings.self_saving)));
    }
    let place = match seen.places {
        Some(places) => t!(words, settings.place, path = places.data().display()),
        None => t!(words, settings.no_place).to_owned(),
    };
    text_wrapped(ui, Type::Help, tokens.text2, place);
}
