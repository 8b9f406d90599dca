//! Penjelasan pedoman: what the guide explains about the open indicator, in the rubric's own words.

use egui::{Align, Frame, Id, Layout, Margin, ScrollArea, Ui};

use super::{Memory, Scene};
use crate::{
    desktop::{
        action::Action,
        command::Command,
        theme::{Tokens, Type, icon},
        widgets::{escape, heading, icon_button, level_chip, link, text, text_wrapped},
    },
    t,
    words::Speaks as _,
};

/// Opens the guide and moves the focus into it, or closes it. What has the focus beside the guide keeps it; from the
/// guide it goes back to where it was.
pub(super) fn toggle(ui: &Ui, memory: &mut Memory) {
    memory.guide = !memory.guide;
    memory.overlay = false;
    let focused = ui.memory(egui::Memory::focused);
    if memory.guide {
        memory.before_guide = focused;
        memory.guide_fresh = true;
        return;
    }
    let before = memory.before_guide.take();
    let focused = focused.or(memory.last_focus);
    let is_beside = |id: &Id| {
        let shown = ui.ctx().read_response(*id).zip(memory.guide_rect);
        shown.is_some_and(|(shown, guide)| !guide.contains(shown.rect.center()))
    };
    if let Some(id) = focused.filter(is_beside).or(before) {
        ui.memory_mut(|focus| focus.request_focus(id));
    }
}

/// Shows the guide in the whole of `ui`. Returns the button that takes the focus.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    let words = ui.words();
    let margin = Margin { left: 15, right: 10, top: 6, bottom: 0 };
    let close = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(30.0);
            heading(ui, Type::Section, 2, t!(words, filling.guide));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let name = format!("{} ({})", t!(words, filling.guide_close), Command::Guide.keys().join("+"));
                icon_button(ui, icon::X, &name, true)
            })
            .inner
        })
        .inner
    });
    let close = close.inner;
    if std::mem::take(&mut memory.guide_fresh) {
        close.request_focus();
    }
    memory.guide_rect = Some(ui.max_rect());
    if close.clicked() || !memory.origin.is_open() && escape(ui) {
        toggle(ui, memory);
    }
    ScrollArea::vertical().id_salt(("filling_guide", &scene.indicator.id)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 15, right: 15, top: 6, bottom: 16 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 5.0;
            content_ui(ui, scene, out);
        });
    });
    close.id
}

fn content_ui(ui: &mut Ui, scene: &Scene<'_>, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let indicator = scene.indicator;
    text_wrapped(ui, Type::Strong, tokens.text, &indicator.name);
    for paragraph in &indicator.explanation {
        text_wrapped(ui, Type::Body, tokens.text, paragraph);
    }
    part(ui, t!(words, filling.guide_judged), &indicator.judged);
    part(ui, t!(words, filling.guide_proof), &indicator.proof);
    levels_ui(ui, scene);
    let keep = indicator.levels.iter().filter_map(|level| Some((level.level, level.keep.as_deref()?)));
    for (level, keep) in keep {
        part(ui, &t!(words, filling.guide_keep, level = level), keep);
    }
    if !indicator.related.is_empty() {
        head(ui, t!(words, filling.guide_related));
        for related in &indicator.related {
            let name = scene.rubric.indicator(&related.indicator).map_or("", |other| other.title.as_str());
            let wording = t!(words, filling.group, id = related.indicator, name = name);
            if link(ui, None, &wording).clicked() {
                out.push(Action::OpenIndicator(related.indicator.clone()));
            }
            text_wrapped(ui, Type::Help, tokens.text2, &related.why);
        }
    }
    if !indicator.notes.is_empty() {
        head(ui, t!(words, filling.guide_notes));
        for note in &indicator.notes {
            text_wrapped(ui, Type::Body, tokens.text, &note.text);
        }
    }
    ui.add_space(6.0);
    let source = t!(words, filling.guide_source, guide = scene.rubric.guide);
    text_wrapped(ui, Type::Caption, tokens.text3, source);
}

/// The scale's gist and the meaning of every level on this indicator.
fn levels_ui(ui: &mut Ui, scene: &Scene<'_>) {
    let tokens = Tokens::of(ui);
    let Some(scale) = scene.rubric.scale(scene.indicator) else { return };
    head(ui, &scale.name);
    for level in &scene.indicator.levels {
        let rung = scale.levels.iter().find(|rung| rung.level == level.level);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 7.0;
            ui.spacing_mut().interact_size.y = 20.0;
            level_chip(ui, Some(level.level), 17.0);
            text(ui, Type::Strong, tokens.text, rung.map_or("", |rung| rung.name.as_str()));
        });
        if let Some(rung) = rung {
            text_wrapped(ui, Type::Help, tokens.text3, &rung.gist);
        }
        text_wrapped(ui, Type::Body, tokens.text, &level.meaning);
        ui.add_space(3.0);
    }
}

fn part(ui: &mut Ui, title: &str, wording: &str) {
    if wording.trim().is_empty() {
        return;
    }
    head(ui, title);
    let color = Tokens::of(ui).text;
    text_wrapped(ui, Type::Body, color, wording);
}

fn head(ui: &mut Ui, title: &str) {
    ui.add_space(6.0);
    heading(ui, Type::Strong, 3, title);
}
