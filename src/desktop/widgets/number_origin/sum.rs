//! A number of the plan laid out in the popup: its calculations one after the other, down to levels and estimates.

use egui::{ScrollArea, Ui};

use super::{Step, head_ui};
use crate::{
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{Button, ButtonKind, caption, divider, heading, lead, text_wrapped},
    },
    insight::{SumLine, SumSection, SumTrace},
    t,
    words::Speaks as _,
};

/// Calculations are scrolled from this height on.
const LINES: f32 = 320.0;

/// `Mengapa 4,22?`
pub(super) fn title(ui: &Ui, trace: &SumTrace) -> String {
    t!(ui, origin.title, value = trace.value)
}

/// Shows it; what was asked for.
pub(super) fn ui(ui: &mut Ui, trace: &SumTrace, fresh: &mut bool) -> Option<Step> {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 5.0;
    let title = title(ui, trace);
    let mut step = head_ui(ui, &title, fresh).then_some(Step::Close);
    text_wrapped(ui, Type::Help, tokens.text2, &trace.subject);
    divider(ui);
    ScrollArea::vertical().max_height(LINES).auto_shrink([false, true]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        for section in &trace.sections {
            section_ui(ui, section);
        }
    });
    divider(ui);
    caption(ui, &trace.source);
    let copy = Button::new(t!(words, origin.copy)).name(t!(words, origin.copy_name)).icon(icon::COPY_SIMPLE);
    if copy.kind(ButtonKind::Text).small().ui(ui).clicked() {
        step = Some(Step::Copy(trace.text(words)));
    }
    step
}

fn section_ui(ui: &mut Ui, section: &SumSection) {
    let tokens = Tokens::of(ui);
    heading(ui, Type::HelpStrong, 3, &section.name);
    let whole = section.lines.iter().any(|line| !line.name.is_empty());
    for line in &section.lines {
        line_ui(ui, line);
    }
    if whole {
        text_wrapped(ui, Type::HelpStrong, tokens.text, t!(ui, plan.sum.total, result = section.result));
    }
    ui.add_space(4.0);
}

/// A line with its figure in strong letters, wrapped as one paragraph.
fn line_ui(ui: &mut Ui, line: &SumLine) {
    let tokens = Tokens::of(ui);
    let before = match (line.name.is_empty(), line.formula.is_empty()) {
        (true, _) => format!("{} =", line.formula),
        (false, true) => format!("{}:", line.name),
        (false, false) => format!("{}: {} =", line.name, line.formula),
    };
    lead(ui, Type::HelpStrong, Type::Help, &before, &line.result, tokens.text);
}
