//! The levels of the open indicator: one radio group of cards.

use egui::{Frame, Id, Key, Margin, Role, ScrollArea, Ui, UiBuilder, vec2};

use super::{Memory, Scene, layout::ring_margin, level_card};
use crate::{
    assessment::{Field, Place, Stage, Value},
    desktop::theme::{Tokens, Type},
    desktop::{
        action::Action,
        command::Command,
        theme::icon,
        widgets::{Ends, NoteKind, Roving, Tip as _, link, note, section_head, tag_button, text_wrapped},
    },
    t,
    words::Speaks as _,
};

/// Id of the head of a level's card.
pub(super) fn level_id(place: &Place, level: u8) -> Id {
    Id::unique(("filling_level", &place.indicator, place.entry, level))
}

/// Chooses a level. Choosing the chosen one again does nothing; a level the indicator lacks is ignored.
pub(super) fn choose(scene: &Scene<'_>, level: u8, out: &mut Vec<Action>) {
    if scene.by_levels() && scene.indicator.level(level).is_some() && scene.level() != Some(level) {
        let value = Some(Value::Level(level));
        out.push(Action::Edit(Field::Value(scene.place.clone(), Stage::SelfAssessment).set(value)));
    }
}

/// Takes the chosen level back.
pub(super) fn take_back(scene: &Scene<'_>, out: &mut Vec<Action>) {
    if scene.level().is_some() {
        out.push(Action::Edit(Field::Value(scene.place.clone(), Stage::SelfAssessment).clear()));
    }
}

/// Shows head and cards in a column that scrolls. Returns the card Tab leads to.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    let words = ui.words();
    let margin = ring_margin();
    Frame::new().inner_margin(Margin { left: margin.left, right: margin.right, ..Margin::ZERO }).show(ui, |ui| {
        Ends::new(24.0).show(
            ui,
            out,
            |ui, out| {
                section_head(ui, t!(words, filling.levels));
                support_ui(ui, scene, out);
            },
            |ui, out| {
                if link(ui, Some(icon::BOOK_OPEN_TEXT), t!(words, filling.guide)).clicked() {
                    out.push(Action::Command(Command::Guide));
                }
            },
        );
    });
    ScrollArea::vertical()
        .id_salt(("filling_levels", &scene.place.indicator, scene.place.entry))
        .auto_shrink(false)
        .content_margin(margin)
        .show(ui, |ui| cards_ui(ui, scene, memory, out))
        .inner
}

/// What the evidence bears out, beside what is claimed; it leads to what the checks say.
fn support_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let Some(claimed) = scene.level().filter(|_| scene.by_levels()) else { return };
    let supported = scene.support.level;
    let registered = !scene.draft.assessment().register().is_empty();
    if !registered && supported < claimed {
        return;
    }
    let wording = t!(words, filling.supported, level = supported);
    let (kind, mark) =
        if supported < claimed { (NoteKind::Warning, icon::WARNING_FILL) } else { (NoteKind::Ok, icon::CHECK_BOLD) };
    let open: Vec<&str> = scene.support.open(scene.indicator, claimed).into_iter().map(|(id, _)| id).collect();
    let tip = if open.is_empty() {
        t!(words, filling.supported_whole, level = claimed)
    } else {
        t!(words, filling.supported_open, level = claimed, criteria = open.join(", "))
    };
    let name = t!(words, filling.supported_spoken, supported = wording, why = tip);
    if tag_button(ui, kind, mark, &wording, &name).tip(tip).clicked() {
        out.push(Action::Go(crate::desktop::action::Page::Checks));
    }
}

/// The cards alone. Returns the one Tab leads to.
pub(super) fn cards_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    let words = ui.words();
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    if !scene.by_levels() {
        note(ui, NoteKind::Info, |ui| {
            text_wrapped(ui, Type::Body, Tokens::of(ui).text, t!(words, filling.other_measure));
        });
    }
    let levels: Vec<u8> = scene.indicator.levels.iter().map(|level| level.level).collect();
    let members: Vec<Id> = levels.iter().map(|level| level_id(&scene.place, *level)).collect();
    let entry = scene.level().and_then(|level| levels.iter().position(|other| *other == level));
    let mut roving = Roving::new(ui, members, entry);
    keys(ui, scene, memory, &levels, &mut roving, out);
    let builder = UiBuilder::new().accessibility_role(Role::RadioGroup).accessibility_label(t!(words, filling.levels));
    ui.scope_builder(builder, |ui| {
        for level in &scene.indicator.levels {
            level_card::ui(ui, scene, memory, level, &roving, out);
        }
    });
    roving.stop().unwrap_or(Id::NULL)
}

/// Arrows move, digits choose, Left and Right close and open a card, Delete takes the level back. Space is a click.
fn keys(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory, levels: &[u8], roving: &mut Roving, out: &mut Vec<Action>) {
    let Some(level) = roving.focused().and_then(|place| levels.get(place)) else { return };
    roving.arrows(ui, &[Key::ArrowUp], &[Key::ArrowDown]);
    if roving.pressed(ui, &[Key::ArrowRight]) {
        memory.cards.insert(*level, true);
    } else if roving.pressed(ui, &[Key::ArrowLeft]) {
        memory.cards.insert(*level, false);
    } else if roving.pressed(ui, &[Key::Delete, Key::Backspace]) {
        take_back(scene, out);
    }
    for (place, level) in levels.iter().enumerate() {
        if digit(*level).is_some_and(|key| roving.pressed(ui, &[key])) {
            choose(scene, *level, out);
            roving.focus(ui, place);
        }
    }
}

fn digit(level: u8) -> Option<Key> {
    const DIGITS: [Key; 10] =
        [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    DIGITS.get(usize::from(level)).copied()
}
