//! Laporan: which report, on which paper, what is still missing, and its export as PDF.

use std::sync::Arc;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::{Room, View};
use crate::{
    desktop::{
        action::{Action, Offer, Page},
        command::{Command, page_name},
        draft::OpenDraft,
        theme::{Icon, Tokens, Type, icon},
        widgets::{Button, card, empty_state, glyph, heading, link, section_head, segments, text, text_wrapped},
    },
    insight::{Finding, Severity, Subject, findings},
    report::{Input, Options, Paper, Variant, build, last_change},
    storage::content_fingerprint,
    t,
    words::{self, Sentence},
};

/// Width of the list of what is missing.
const CHECKS: f32 = 380.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    options: Options,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let draft = view.draft;
    let found = findings(&draft.rubric, draft.assessment(), &draft.score);
    let required = found.iter().filter(|finding| finding.severity == Severity::Required).count();
    if required > 0 {
        memory.options.final_mark = false;
    }
    if view.asked.contains(&Command::Export) {
        out.push(offer(draft, memory.options));
    }
    if Room::of(ui) == Room::Single {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(16).show(ui, |ui| {
                choices_ui(ui, draft, memory, required, out);
                checks_ui(ui, draft, &found, out);
            });
        });
        return;
    }
    let tokens = Tokens::of(ui);
    let side = Frame::new().fill(tokens.panel).inner_margin(Margin::symmetric(16, 14));
    Panel::right("report_checks").exact_size(CHECKS).frame(side).resizable(false).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| checks_ui(ui, draft, &found, out));
    });
    ScrollArea::vertical().id_salt("report_choices").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(16).show(ui, |ui| {
            ui.set_max_width(640.0);
            choices_ui(ui, draft, memory, required, out);
        });
    });
}

fn choices_ui(ui: &mut Ui, draft: &OpenDraft, memory: &mut Memory, required: usize, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 10.0;
    heading(ui, Type::ScreenSmall, 1, page_name(Page::Report));
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section_head(ui, t!("laporan.kind"));
        let kinds = [t!("laporan.full"), t!("laporan.summary")];
        let chosen = usize::from(memory.options.variant == Variant::Summary);
        if let Some(place) = segments(ui, t!("laporan.kind"), &kinds, chosen) {
            memory.options.variant = if place == 1 { Variant::Summary } else { Variant::Full };
        }
        let help = match memory.options.variant {
            Variant::Full => t!("laporan.full_help"),
            Variant::Summary => t!("laporan.summary_help"),
        };
        text_wrapped(ui, Type::Help, tokens.text2, help);
        section_head(ui, t!("laporan.paper"));
        let chosen = usize::from(memory.options.paper == Paper::F4);
        if let Some(place) = segments(ui, t!("laporan.paper"), &["A4", "F4"], chosen) {
            memory.options.paper = if place == 1 { Paper::F4 } else { Paper::A4 };
        }
        section_head(ui, t!("laporan.mark"));
        if required == 0 {
            let marks = [t!("laporan.draft"), t!("laporan.final")];
            if let Some(place) = segments(ui, t!("laporan.mark"), &marks, usize::from(memory.options.final_mark)) {
                memory.options.final_mark = place == 1;
            }
        } else {
            ui.horizontal(|ui| {
                segments(ui, t!("laporan.mark"), &[t!("laporan.draft")], 0);
                glyph(ui, icon::LOCK_SIMPLE, 16.0, tokens.text3);
                text(ui, Type::Help, tokens.text2, t!("laporan.final_locked", count = words::count(required)));
            });
        }
    });
    let command = Command::Export;
    if Button::primary(&command.text()).icon(command.icon()).ui(ui).clicked() {
        out.push(offer(draft, memory.options));
    }
    text_wrapped(ui, Type::Help, tokens.text3, t!("laporan.same"));
}

fn checks_ui(ui: &mut Ui, draft: &OpenDraft, found: &[Finding], out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 8.0;
    section_head(ui, t!("laporan.before"));
    if found.is_empty() {
        empty_state(ui, icon::CHECK_CIRCLE, t!("laporan.clean"), t!("laporan.clean_help"), None);
        return;
    }
    let groups = [
        (Severity::Required, t!("finding.severity.required")),
        (Severity::Advised, t!("finding.severity.advised")),
        (Severity::Notice, t!("finding.severity.notice")),
    ];
    for (severity, name) in groups {
        let of_group: Vec<&Finding> = found.iter().filter(|finding| finding.severity == severity).collect();
        if of_group.is_empty() {
            continue;
        }
        section_head(ui, &t!("laporan.group", name = name, count = words::count(of_group.len())));
        for finding in of_group {
            check_ui(ui, draft, finding, out);
        }
    }
}

fn check_ui(ui: &mut Ui, draft: &OpenDraft, finding: &Finding, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let (mark, color): (Icon, _) = match finding.severity {
        Severity::Required => (icon::X_CIRCLE_FILL, tokens.err.ink),
        Severity::Advised => (icon::WARNING_FILL, tokens.warn.ink),
        Severity::Notice => (icon::INFO, tokens.info.ink),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        glyph(ui, mark, 16.0, color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            text_wrapped(ui, Type::Help, tokens.text, finding.sentence.as_str());
            let (words, action) = match &finding.subject {
                Subject::Indicator { id, .. } => {
                    let name = draft.rubric.indicator(id).map_or("", |indicator| indicator.short.as_str());
                    (t!("laporan.to_indicator", id = id, name = name), Action::OpenIndicator(id.clone()))
                }
                Subject::Question(id) => (t!("laporan.to_question", id = id), Action::Go(Page::Questions)),
                Subject::Index => (t!("laporan.to_dashboard").to_owned(), Action::Go(Page::Dashboard)),
                _ => (t!("laporan.to_identity").to_owned(), Action::Go(Page::Identity)),
            };
            if link(ui, None, &words).clicked() {
                out.push(action);
            }
        });
    });
}

/// The report as a file to be written; it is made off the window's thread.
fn offer(draft: &OpenDraft, options: Options) -> Action {
    let rubric = Arc::clone(&draft.rubric);
    let assessment = draft.assessment().clone();
    let score = draft.score.clone();
    let name = match options.variant {
        Variant::Full => t!("laporan.file_full", year = assessment.year.value),
        Variant::Summary => t!("laporan.file_summary", year = assessment.year.value),
    };
    let make = move || {
        let fingerprint = content_fingerprint(&assessment, &rubric);
        let input = Input {
            rubric: &rubric,
            assessment: &assessment,
            score: &score,
            fingerprint: &fingerprint,
            revision: assessment.history.iter().map(|entry| entry.revision).max().unwrap_or_default(),
            data_at: last_change(&assessment),
            version: env!("CARGO_PKG_VERSION"),
        };
        build(&input, &options).to_pdf().map_err(|error| error.sentence())
    };
    Action::Write(Offer {
        title: Command::Export.text(),
        kind: t!("laporan.file_kind").to_owned(),
        extension: "pdf",
        name,
        make: Arc::new(make),
    })
}
