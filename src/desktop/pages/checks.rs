//! Pemeriksaan: everything the checks find, indicator by indicator, each with what to do and the way to its place.

use egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

use super::View;
use crate::{
    desktop::{
        action::{Action, Page},
        command::page_name,
        theme::{Icon, Tokens, Type, icon},
        widgets::{
            FilterLine, card, chips, divider, empty_state, glyph, heading, level_chip, link, tag, text, text_wrapped,
            zone,
        },
    },
    insight::{About, Finding, Severity, Subject},
    t,
    words::{Speaks as _, Words},
};

/// Widest column of the list.
const COLUMN: f32 = 1120.0;
/// What the list can be narrowed down to.
const KINDS: [Option<Severity>; 4] = [None, Some(Severity::Required), Some(Severity::Advised), Some(Severity::Notice)];

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    /// Place of the chosen kind.
    kind: usize,
    /// Words that a finding must hold.
    needle: String,
}

/// Findings about one thing.
struct Group<'a> {
    /// The indicator, where they are about one.
    indicator: Option<&'a str>,
    title: String,
    findings: Vec<&'a Finding>,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let (tokens, page) = (Tokens::of(ui), ui.max_rect());
    let number = |kind: Option<Severity>| {
        kind.map_or(view.inspection.findings().len(), |severity| view.inspection.count(severity))
    };
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 7, bottom: 8 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(32.0);
            ui.spacing_mut().item_spacing.x = 12.0;
            heading(ui, Type::ScreenSmall, 1, page_name(Page::Checks, words));
            text(ui, Type::Help, tokens.text3, context(view));
        });
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(12.0, 6.0);
            let names = [
                t!(words, checks.all),
                t!(words, checks.required),
                t!(words, checks.advised),
                t!(words, checks.notice),
            ];
            let offered: Vec<(&str, usize)> =
                names.iter().zip(KINDS).map(|(name, kind)| (*name, number(kind))).collect();
            if let Some(kind) = chips(ui, t!(words, checks.kinds), &offered, memory.kind) {
                memory.kind = kind;
            }
            let filter = FilterLine::new(t!(words, checks.filter)).width(260.0).ui(ui, &mut memory.needle);
            zone(ui, page, filter.id);
        });
    });
    let kind = KINDS.get(memory.kind).copied().flatten();
    let groups = groups(view, kind, memory.needle.trim());
    ScrollArea::vertical().id_salt("checks").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 22, top: 2, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(COLUMN));
            ui.spacing_mut().item_spacing.y = 10.0;
            if view.inspection.findings().is_empty() {
                empty_state(ui, icon::CHECK_CIRCLE, t!(words, checks.none), t!(words, checks.none_help), None);
            } else if groups.is_empty() {
                empty_state(
                    ui,
                    icon::LIST_MAGNIFYING_GLASS,
                    t!(words, checks.not_here),
                    t!(words, checks.not_here_help),
                    None,
                );
            }
            for group in &groups {
                card(ui, |ui| group_ui(ui, view, group, out));
            }
        });
    });
}

/// How many things were found where, in one line.
fn context(view: &View<'_>) -> String {
    let words = view.words();
    let open = words.count(view.inspection.open_work());
    let notices = words.count(view.inspection.count(Severity::Notice));
    let indicators = words.count(view.inspection.indicators_with_open_work());
    match view.draft.assessment().reference_date.value {
        Some(day) => {
            let day = words.date(day);
            t!(words, checks.context_at, open = open, notices = notices, indicators = indicators, day = day)
        }
        None => t!(words, checks.context, open = open, notices = notices, indicators = indicators),
    }
}

fn groups<'a>(view: &View<'a>, kind: Option<Severity>, needle: &str) -> Vec<Group<'a>> {
    let words = view.words();
    let needle = needle.to_lowercase();
    let fits = |finding: &&Finding| {
        kind.is_none_or(|kind| finding.severity() == kind)
            && (needle.is_empty()
                || finding.sentence(&view.draft.rubric, words).to_lowercase().contains(&needle)
                || finding.code().to_lowercase().contains(&needle)
                || finding.subject.indicator() == Some(needle.as_str()))
    };
    let mut groups: Vec<Group<'a>> = Vec::new();
    for finding in view.inspection.findings().iter().filter(fits) {
        let indicator = finding.subject.indicator();
        match groups.iter_mut().find(|group| group.indicator == indicator) {
            Some(group) => group.findings.push(finding),
            None => {
                let title = match indicator.and_then(|id| view.draft.rubric.indicator(id)) {
                    Some(indicator) => t!(words, filling.group, id = indicator.id, name = indicator.title),
                    None => t!(words, checks.whole).to_owned(),
                };
                groups.push(Group { indicator, title, findings: vec![finding] });
            }
        }
    }
    for group in &mut groups {
        group.findings.sort_by_key(|finding| finding.severity());
    }
    groups
}

fn group_ui(ui: &mut Ui, view: &View<'_>, group: &Group<'_>, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if let Some(id) = group.indicator {
            level_chip(ui, view.draft.assessment().level(id, 0), 20.0);
        }
        heading(ui, Type::Section, 2, &group.title);
        if let Some(id) = group.indicator {
            let owner = view.draft.assessment().owner_name(id);
            if !owner.is_empty() {
                text(ui, Type::Caption, tokens.text3, owner);
            }
        }
    });
    for finding in &group.findings {
        divider(ui);
        row_ui(ui, finding, out);
    }
}

fn row_ui(ui: &mut Ui, finding: &Finding, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let brief = finding.brief(words);
    let (mark, color) = look(finding.severity(), tokens);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 9.0;
        ui.vertical(|ui| {
            ui.set_width(16.0);
            ui.add_space(1.0);
            glyph(ui, mark, 16.0, color);
        });
        let side = 170.0_f32.min(ui.available_width() * 0.3);
        let width = ui.available_width() - side;
        ui.vertical(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 1.0;
            text_wrapped(ui, Type::BodyMedium, tokens.text, &brief);
            text_wrapped(ui, Type::Help, tokens.text2, finding.advice(words));
        });
        let size = vec2(ui.available_width(), 24.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            let wording = place_words(&finding.subject, words);
            let response = link(ui, Some(icon::ARROW_RIGHT), wording);
            let name = t!(words, filling.finding_spoken, finding = brief, place = wording);
            if response.accessible_name(&name).clicked() {
                out.push(Action::Jump(finding.subject.clone()));
            }
            tag(ui, None, None, finding.code());
        });
    });
}

/// Icon and colour of how much a finding matters.
pub(super) fn look(severity: Severity, tokens: &Tokens) -> (Icon, egui::Color32) {
    match severity {
        Severity::Required => (icon::X_CIRCLE_FILL, tokens.err.ink),
        Severity::Advised => (icon::WARNING_FILL, tokens.warn.ink),
        Severity::Notice => (icon::INFO, tokens.info.ink),
    }
}

/// What the way to the place is called.
fn place_words(subject: &Subject, words: Words) -> &'static str {
    match subject {
        Subject::Indicator { .. } => t!(words, checks.to_indicator),
        Subject::Question(_) => t!(words, checks.to_question),
        Subject::Document(_) => t!(words, checks.to_document),
        Subject::Whole(About::Register) => t!(words, checks.to_register),
        Subject::Whole(About::Index) => t!(words, checks.to_dashboard),
        Subject::Whole(_) => t!(words, checks.to_identity),
    }
}
