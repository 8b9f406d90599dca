//! Bukti dukung of the open indicator: which documents show what, where in them, and for which criteria.

mod edit;
mod row;

use egui::{Align, Frame, Id, Key, Layout, Margin, Rangef, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::{Memory, Scene};
use crate::{
    assessment::{Edit, Evidence, Item, Place, UsePlace},
    desktop::{
        action::{Action, Target},
        command::Command,
        theme::{Tokens, Type, icon},
        widgets::{Button, Roving, Tip as _, changing, divider, follow_focus, glyph, section_head, text, text_wrapped},
    },
    insight::{order_of_citation, reletter},
    t,
    words::{Speaks as _, shortened},
};

/// Height of the head above the rows.
const HEAD: f32 = 34.0;
/// Height of the place where files are let go.
const DROP: f32 = 34.0;

/// So many rows above and below what is seen are laid out.
const NEAR: f32 = 3.0;
/// Between two buttons of the head.
const BETWEEN: f32 = 6.0;

/// What the section remembers between frames.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The use whose fields are open, by its id.
    pub open: Option<String>,
    /// The use whose fields were brought into view.
    pub shown: Option<String>,
    /// The use that takes the focus as soon as it is shown.
    pub focus: Option<String>,
}

/// How high the section is while none of its rows is open.
pub(super) fn height(scene: &Scene<'_>) -> f32 {
    HEAD + scene.evidence.len() as f32 * row::HEIGHT + DROP + 12.0
}

/// Carries out the commands that are about the evidence of the indicator.
pub(super) fn command(scene: &Scene<'_>, command: Command, out: &mut Vec<Action>) {
    let words = scene.words();
    let here = || Target::Indicator(scene.place.clone());
    match command {
        Command::AddEvidence => out.push(Action::Attach(here())),
        Command::AddLink => out.push(Action::AttachLink(here())),
        Command::AddKnown => out.push(Action::AttachKnown(scene.place.clone())),
        Command::Reletter => {
            let (rubric, assessment, id) = (scene.rubric, scene.draft.assessment(), &scene.indicator.id);
            let order = order_of_citation(rubric, assessment, id);
            match reletter(rubric, assessment, id, &order) {
                Some(edit) => {
                    out.push(Action::Edit(edit));
                    out.push(Action::ToastUndo(t!(words, filling.relettered, indicator = scene.indicator.id)));
                }
                None => out.push(Action::Toast(t!(words, filling.letters_in_order).to_owned())),
            }
        }
        _ => {}
    }
}

/// Shows head, rows and the place for new files.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    let uses = &scene.evidence;
    head_ui(ui, uses, out);
    let frame = Frame::new().fill(tokens.surface).corner_radius(6).stroke(Stroke::new(1.0, tokens.line2));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        rows_ui(ui, scene, memory, uses, out);
        nothing_ui(ui, scene, uses);
        changing(ui, |ui| drop_ui(ui, scene, out));
    });
}

fn head_ui(ui: &mut Ui, uses: &[Evidence<'_>], out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.set_height(HEAD);
        section_head(ui, t!(words, filling.evidence_head));
        let mut files: Vec<_> = uses.iter().filter_map(|one| one.document.file()).collect();
        files.sort_by_key(|file| &file.hash);
        files.dedup_by_key(|file| &file.hash);
        let bytes = files.iter().map(|file| file.bytes).fold(0, u64::saturating_add);
        let mut letters: Vec<u16> = uses.iter().map(|one| one.letter).collect();
        letters.dedup();
        let commands = [
            (Command::AddEvidence, t!(words, filling.evidence_add)),
            (Command::AddLink, t!(words, filling.evidence_link)),
            (Command::AddKnown, t!(words, filling.evidence_known)),
        ];
        let names = commands.map(|(command, _)| command.text(words));
        // So many of them have words, the others only their icon.
        let button = |place: usize, worded: usize| {
            let (command, wording) = commands[place];
            let wording = if place < worded { wording } else { "" };
            Button::new(wording).icon(command.icon()).name(&names[place]).small()
        };
        // Drawn from left to right, in the order of Tab, at the right edge.
        let needed = |worded: usize| (0..3).map(|place| button(place, worded).measure(ui) + BETWEEN).sum::<f32>();
        let room = ui.available_width();
        let worded = [3, 1].into_iter().find(|worded| needed(*worded) <= room).unwrap_or_default();
        let taken = needed(worded);
        if !letters.is_empty() {
            let wording =
                t!(words, filling.evidence_sum, count = words.count(letters.len()), size = words.file_size(bytes));
            let galley = ui.painter().layout_no_wrap(wording.clone(), Type::Help.font(), tokens.text3);
            if galley.size().x + taken + BETWEEN <= room {
                text(ui, Type::Help, tokens.text3, wording);
            }
        }
        ui.spacing_mut().item_spacing.x = BETWEEN;
        ui.add_space((ui.available_width() - taken).max(0.0));
        for (place, (command, _)) in commands.iter().enumerate() {
            let shown = changing(ui, |ui| button(place, worded).ui(ui));
            if shown.tip(command.tip(words)).clicked() {
                out.push(Action::Command(*command));
            }
        }
    });
}

fn rows_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, uses: &[Evidence<'_>], out: &mut Vec<Action>) {
    let members: Vec<Id> = uses.iter().map(|one| row::id(one.id)).collect();
    let mut roving = Roving::new(ui, members, None);
    roving.arrows(ui, &[Key::ArrowUp], &[Key::ArrowDown]);
    if let Some(place) = memory.evidence_seen.focus.as_deref().and_then(|id| uses.iter().position(|one| one.id == id)) {
        memory.evidence_seen.focus = None;
        roving.focus(ui, place);
    }
    if let Some(one) = roving.focused().and_then(|place| uses.get(place))
        && roving.pressed(ui, &[Key::Delete])
    {
        unlink(scene, one, out);
        // The next row has the focus, after the last one the row before it.
        let place = roving.focused().unwrap_or_default();
        let next = uses.get(place + 1).or_else(|| uses.get(place.checked_sub(1)?));
        memory.evidence_seen.focus = next.map(|one| one.id.to_string());
    }
    let builder =
        UiBuilder::new().accessibility_role(egui::Role::List).accessibility_label(t!(ui, filling.evidence_head));
    ui.scope_builder(builder, |ui| {
        for (place, one) in uses.iter().enumerate() {
            let open = memory.evidence_seen.open.as_deref() == Some(one.id.as_str());
            let line = if place > 0 { 1.0 } else { 0.0 };
            // Of hundreds of rows those that are scrolled away take their room only; the next ones are there for the keys.
            let room = Rangef::point(ui.cursor().top() + line + row::HEIGHT / 2.0).expand((NEAR + 0.5) * row::HEIGHT);
            let away = !ui.clip_rect().y_range().intersects(room);
            if away && !open && roving.stop() != Some(row::id(one.id)) {
                ui.add_space(line + row::HEIGHT);
                continue;
            }
            if place > 0 {
                divider(ui);
            }
            if row::ui(ui, scene, one, &roving, open, out) {
                memory.evidence_seen.open = (!open).then(|| one.id.to_string());
            }
            if open {
                let top = ui.cursor().top() - row::HEIGHT;
                edit::ui(ui, scene, one, out);
                // Once, as soon as they are there: they may have opened below what is seen.
                if memory.evidence_seen.shown.as_deref() != Some(one.id.as_str()) {
                    memory.evidence_seen.shown = Some(one.id.to_string());
                    let fields = Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=ui.cursor().top());
                    ui.scroll_to_rect(fields, None);
                }
            }
        }
    });
    if memory.evidence_seen.open.is_none() {
        memory.evidence_seen.shown = None;
    }
}

/// Takes a use away from the indicator; the document stays in the register.
pub(super) fn unlink(scene: &Scene<'_>, one: &Evidence<'_>, out: &mut Vec<Action>) {
    let place = UsePlace { at: scene.place.clone(), id: one.id.to_owned() };
    out.push(Action::Edit(Edit::Remove(Item::Use(place))));
    let name = shortened(one.document.label());
    out.push(Action::ToastUndo(t!(scene, evidence.unlinked, name = name, indicator = scene.indicator.id)));
}

/// Id of the place for new files.
pub(super) fn drop_id(place: &Place) -> Id {
    Id::unique(("filling_drop", &place.indicator, place.entry))
}

/// That there is no evidence yet, and what is usually handed in.
fn nothing_ui(ui: &mut Ui, scene: &Scene<'_>, uses: &[Evidence<'_>]) {
    if !uses.is_empty() {
        return;
    }
    let words = ui.words();
    let tokens = Tokens::of(ui);
    Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        text_wrapped(ui, Type::Strong, tokens.text, t!(words, filling.evidence_none));
        let expected = scene.indicator.level(scene.base()).and_then(|level| level.evidence.first());
        if let Some(hint) = expected {
            text_wrapped(ui, Type::Help, tokens.text2, t!(words, filling.evidence_usual, text = hint.text));
        }
    });
}

/// The place for new files; a click asks for them.
fn drop_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), DROP));
    let response = ui.interact(rect, drop_id(&scene.place), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, t!(words, filling.evidence_drop)));
    let over = ui.input(|input| !input.raw.hovered_files.is_empty());
    let inner = rect.shrink2(vec2(1.0, 1.0));
    if over || response.hovered() {
        ui.painter().rect_filled(inner, 5, if over { tokens.brand_tint } else { tokens.hover });
    }
    let stroke = Stroke::new(1.0, if over { tokens.brand_ink } else { tokens.line2 });
    ui.painter().extend(egui::Shape::dashed_line(&[rect.left_top(), rect.right_top()], stroke, 3.0, 3.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        let wording = t!(words, filling.evidence_drop);
        let galley = ui.painter().layout_no_wrap(wording.to_owned(), Type::Help.font(), tokens.text2);
        ui.add_space(((inner.width() - galley.size().x - 24.0) / 2.0).max(8.0));
        glyph(ui, icon::ARCHIVE_TRAY, 16.0, tokens.text2);
        ui.painter().galley(
            egui::pos2(ui.cursor().left(), inner.center().y - galley.size().y / 2.0),
            galley,
            tokens.text2,
        );
    });
    follow_focus(&response);
    if response.has_focus() {
        ui.painter().rect_stroke(inner.shrink(2.0), 5, Stroke::new(2.0, tokens.brand_ink), StrokeKind::Inside);
    }
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        out.push(Action::Command(Command::AddEvidence));
    }
}
