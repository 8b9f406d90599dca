//! Head of the open indicator: where it stands, its name and question, what it weighs and whose it is.

use egui::{Ui, vec2};

use super::{Memory, Scene, tree::state_look};
use crate::{
    assessment::{AnswerField, EntryField, Field, UnitId},
    desktop::{
        action::Action,
        command::Command,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, Ends, NoteKind, TextLine, changing, elided, elided_link, glyph, heading, menu_button, segments,
            small_icon_button, tag, text, text_wrapped,
        },
    },
    insight::Progress,
    t,
    words::Speaks as _,
};

/// The path is shortened down to this width.
const PATH: f32 = 120.0;
/// Where the path has more room than this it begins with the domain.
const DOMAIN: f32 = 420.0;

/// Shows the head.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 2.0;
    path_ui(ui, scene, out);
    title_ui(ui, scene, out);
    let tokens = Tokens::of(ui);
    text_wrapped(ui, Type::Body, tokens.text2, &scene.indicator.question);
    facts_ui(ui, scene, out);
    entries_ui(ui, scene, memory, out);
}

/// Domain and aspect, and the position with the way to the neighbours.
fn path_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    Ends::new(24.0).least(PATH).show(
        ui,
        out,
        |ui, _| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.spacing_mut().interact_size.y = 15.0;
            let aspect = scene.rubric.aspect(&scene.indicator.aspect);
            let domain = aspect.and_then(|aspect| scene.rubric.domain(aspect.domain.as_deref()?));
            if let Some(domain) = domain.filter(|_| ui.available_width() > DOMAIN) {
                let wording = t!(words, filling.group, id = domain.id, name = domain.name);
                text(ui, Type::Caption, tokens.text3, wording);
                glyph(ui, icon::CARET_RIGHT_BOLD, 10.0, tokens.text3);
            }
            if let Some(aspect) = aspect {
                let wording = t!(words, filling.aspect_path, id = aspect.id, name = aspect.name);
                let width = ui.available_width();
                elided(ui, Type::Caption, tokens.text3, &wording, width);
            }
        },
        |ui, out| {
            ui.spacing_mut().item_spacing.x = 4.0;
            step_ui(ui, Command::PreviousIndicator, out);
            position_ui(ui, scene);
            step_ui(ui, Command::NextIndicator, out);
        },
    );
}

/// `23 dari 47`
pub(super) fn position_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let tokens = Tokens::of(ui);
    let wording = position_text(scene);
    text(ui, Type::Help, tokens.text3, wording);
}

/// `23 dari 47`
pub(super) fn position_text(scene: &Scene<'_>) -> String {
    let words = scene.words();
    let (place, total) = (scene.draft.position() + 1, scene.rubric.indicators.len());
    t!(words, filling.position, place = words.count(place), total = words.count(total))
}

/// A caret that leads to a neighbour.
pub(super) fn step_ui(ui: &mut Ui, command: Command, out: &mut Vec<Action>) {
    let name = format!("{} ({})", command.text(ui.words()), command.keys().join("+"));
    if small_icon_button(ui, command.icon(), &name).clicked() {
        out.push(Action::Command(command));
    }
}

fn title_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        ui.spacing_mut().interact_size.y = 26.0;
        title(ui, scene);
        state_tag(ui, scene);
        carried_ui(ui, scene, out);
    });
}

/// Number and name, as the heading of the page.
pub(super) fn title(ui: &mut Ui, scene: &Scene<'_>) {
    heading(ui, Type::Indicator, 1, format!("{}  {}", scene.indicator.id, scene.indicator.title));
}

/// How far the indicator is.
pub(super) fn state_tag(ui: &mut Ui, scene: &Scene<'_>) {
    let state = scene.progress(scene.indicator);
    let kind = match state {
        Progress::Open => None,
        Progress::Started => Some(NoteKind::Info),
        Progress::Complete => Some(NoteKind::Ok),
    };
    let (icon, _, word) = state_look(Tokens::of(ui), state, ui.words());
    tag(ui, kind, Some(icon), word);
}

/// That the answer comes from last year, and the way to say that it was looked at again.
pub(super) fn carried_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let answer = scene.draft.assessment().answer(&scene.indicator.id);
    if !answer.is_some_and(|answer| answer.rolled_over.value) {
        return;
    }
    tag(ui, Some(NoteKind::Warning), Some(icon::CLOCK_COUNTER_CLOCKWISE), t!(words, filling.carried));
    let done = Button::new(t!(words, filling.carried_done)).icon(icon::CHECK_CIRCLE).small();
    if changing(ui, |ui| done.ui(ui)).clicked() {
        out.push(Action::Edit(Field::Answer((&scene.indicator.id).into(), AnswerField::RolledOver).set(false)));
    }
}

/// Weight, owner and target on one line.
fn facts_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(16.0, 2.0);
        ui.spacing_mut().interact_size.y = 18.0;
        fact(ui, t!(words, filling.weight), &words.percent(&scene.indicator.weight, 2));
        owner_ui(ui, scene, out);
        let answer = scene.draft.assessment().answer(&scene.indicator.id);
        if let Some(target) = answer.and_then(|answer| answer.target.value) {
            let level = t!(words, field.level, level = target);
            let measure = |wording: &str, kind: Type| {
                ui.painter().layout_no_wrap(wording.to_owned(), kind.font(), Tokens::of(ui).text3).size().x
            };
            let needed = measure(t!(words, filling.target), Type::Help) + 4.0 + measure(&level, Type::HelpStrong);
            // Name and level stay together: beside a long unit they go into the next line.
            if ui.available_size_before_wrap().x < needed {
                ui.end_row();
            }
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.spacing_mut().interact_size.y = Type::Help.line();
                text(ui, Type::Help, Tokens::of(ui).text3, t!(words, filling.target));
                let spoken = t!(words, filling.target_spoken, level = target);
                if elided_link(ui, &level, Type::HelpStrong, 120.0).accessible_name(&spoken).clicked() {
                    out.push(Action::ShowInPlan(scene.indicator.id.clone()));
                }
            });
        }
    });
}

fn fact(ui: &mut Ui, name: &str, value: &str) {
    let tokens = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        text(ui, Type::Help, tokens.text3, name);
        text(ui, Type::HelpStrong, tokens.text2, value);
    });
}

/// The unit that owns the indicator; it can be chosen as soon as there are units.
fn owner_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let assessment = scene.draft.assessment();
    let units = assessment.active_units();
    if units.is_empty() {
        return;
    }
    let owner = assessment.owner_name(&scene.indicator.id);
    let shown = if owner.is_empty() { t!(words, filling.no_owner) } else { owner };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        text(ui, Type::Help, tokens.text3, t!(words, filling.owner));
        let name = t!(words, filling.owner_spoken, unit = shown);
        let units_ui = |ui: &mut Ui| {
            let mut give = |ui: &mut Ui, wording: &str, unit: Option<UnitId>, current: bool| {
                if ui.selectable_label(current, Type::Body.text(wording)).clicked() {
                    if !current {
                        out.push(Action::Edit(
                            Field::Answer((&scene.indicator.id).into(), AnswerField::Owner).set(unit),
                        ));
                    }
                    ui.close();
                }
            };
            give(ui, t!(words, filling.no_owner), None, owner.is_empty());
            for (id, unit) in &units {
                give(ui, &unit.name.value, Some((*id).clone()), unit.name.value == owner);
            }
        };
        changing(ui, |ui| menu_button(ui, shown, &name, units_ui));
    });
}

/// The entries of an indicator that is filled several times, and the name of a chosen service.
pub(super) fn entries_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let indicator = scene.indicator;
    if !indicator.entries.is_empty() {
        ui.add_space(4.0);
        let offered: Vec<String> = indicator
            .entries
            .iter()
            .enumerate()
            .map(|(entry, name)| match scene.draft.assessment().level(&indicator.id, entry) {
                Some(level) => t!(words, filling.entry_level, name = name, level = level),
                None => t!(words, filling.entry_open, name = name),
            })
            .collect();
        let offered: Vec<&str> = offered.iter().map(String::as_str).collect();
        if let Some(entry) = segments(ui, t!(words, filling.entries), &offered, scene.place.entry) {
            memory.entry = entry;
        }
    }
    if let Some(label) = &indicator.service {
        ui.add_space(4.0);
        let value = scene.entry().map_or("", |entry| entry.service.value.as_str());
        TextLine::new(label, Field::Entry(scene.place.clone(), EntryField::Service), value)
            .width(560.0)
            .beside()
            .ui(ui, out);
    }
}
