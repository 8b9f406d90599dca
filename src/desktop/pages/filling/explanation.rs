//! Fakta and Analisis beside the levels: two texts that share the height there is.

use std::ops::Range;

use egui::{Frame, Id, Margin, ScrollArea, Ui};

use super::{Memory, Scene, evidence, history, layout::ring_margin};
use crate::{
    assessment::Field,
    desktop::{
        action::Action,
        command::Command,
        pages::Room,
        theme::{Icon, icon},
        widgets::{Ends, TextArea, TextMark, Tip as _, changing, field_id, link, section_head},
    },
    insight::{MarkedPart, marked_parts},
    t,
    words::Speaks as _,
};

/// Most lines an area has before its text scrolls inside.
const MOST_ROWS: usize = 12;
/// Lines a long text has at least before it scrolls inside, also where there is little room.
const LEAST_TIGHT: usize = 5;
/// Fewest lines of an area.
const FEWEST_ROWS: usize = 3;
/// Most of the column that evidence takes from the texts.
const MOST_BELOW: f32 = 0.5;
/// Room between the two areas.
const GAP: f32 = 10.0;

/// Shows head and fields in a column that scrolls. Returns the field that takes the focus.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    let margin = ring_margin();
    let sides = Margin { left: margin.left, right: margin.right, ..Margin::ZERO };
    Frame::new().inner_margin(sides).show(ui, |ui| head_ui(ui, scene, out));
    let height = ui.available_height() - f32::from(margin.top + margin.bottom);
    ScrollArea::vertical()
        .id_salt(("filling_text", &scene.place.indicator, scene.place.entry))
        .auto_shrink(false)
        .content_margin(margin)
        .show(ui, |ui| {
            // The evidence stands below the texts; these give up lines first, so that it can be seen.
            let below = evidence::height(scene).min(height * MOST_BELOW);
            let focus = fields_ui(ui, scene, memory, height - below, !scene.evidence.is_empty(), out);
            ui.add_space(2.0);
            evidence::ui(ui, scene, memory, out);
            if scene.room == Room::Wide {
                history::ui(ui, scene);
            }
            focus
        })
        .inner
}

/// Whose explanation it is, and the ways to draft it.
pub(super) fn head_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    Ends::new(24.0).show(
        ui,
        out,
        |ui, _| section_head(ui, t!(words, filling.explanation)),
        |ui, out| {
            ui.spacing_mut().item_spacing.x = 12.0;
            if !scene.evidence.is_empty() && scene.level().is_some() {
                command_link(
                    ui,
                    Command::DraftExplanation.icon(),
                    t!(words, filling.draft),
                    Command::DraftExplanation,
                    out,
                );
            }
            command_link(ui, icon::TEXT_T, t!(words, filling.pattern), Command::InsertPattern, out);
        },
    );
}

/// A link that gives a command which changes the draft.
fn command_link(ui: &mut Ui, icon: Icon, wording: &str, command: Command, out: &mut Vec<Action>) {
    let response = changing(ui, |ui| link(ui, Some(icon), wording));
    if response.tip(command.tip(ui.words())).clicked() {
        out.push(Action::Command(command));
    }
}

/// Parts of a text that are shown apart.
fn marks(scene: &Scene<'_>, text: &str) -> Vec<(Range<usize>, TextMark)> {
    let mark = |part: MarkedPart| match part {
        MarkedPart::OpenPlace => TextMark::Gap,
        MarkedPart::Code => TextMark::Code,
    };
    let parts = marked_parts(scene.rubric, scene.indicator, text);
    parts.into_iter().map(|(range, part)| (range, mark(part))).collect()
}

/// The two fields, together about as high as `height`; where they are `tight`, longer texts scroll inside.
pub(super) fn fields_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    height: f32,
    tight: bool,
    out: &mut Vec<Action>,
) -> Id {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = GAP;
    let rows = TextArea::rows_in((height - GAP) / 2.0).clamp(FEWEST_ROWS, MOST_ROWS);
    let most = if tight { rows.max(LEAST_TIGHT) } else { MOST_ROWS };
    let entry = scene.entry();
    let marker = |text: &str| marks(scene, text);
    let facts = Field::facts(scene.place.clone());
    let focus = field_id(&facts);
    let texts = [
        (t!(words, filling.facts), t!(words, filling.facts_hint), facts, entry.map_or("", |entry| &entry.facts.value)),
        (
            t!(words, filling.analysis),
            t!(words, filling.analysis_hint),
            Field::analysis(scene.place.clone()),
            entry.map_or("", |entry| &entry.analysis.value),
        ),
    ];
    for (label, hint, field, value) in texts {
        // What was taken back, or is still to arrive, is not there.
        let fresh = memory.fresh.iter().find_map(|(of, start, added)| {
            let part = *start..start + added.len();
            (*of == field && value.get(part.clone()) == Some(added)).then_some(part)
        });
        // The text may have to arrive first.
        let due = memory.reveal_texts.iter().position(|(of, place, _)| *of == field && *place < value.len());
        let (place, bring) = due
            .map(|due| memory.reveal_texts.remove(due))
            .map_or((None, false), |(_, place, bring)| (Some(place), bring));
        TextArea::new(label, field, value)
            .rows(rows)
            .most_rows(most)
            .hint(hint)
            .marker(&marker)
            .fresh(fresh)
            .reveal(place, bring)
            .ui(ui, out);
    }
    focus
}
