//! One column, for large text and small windows: sections as tabs, the tree over the whole page.

use egui::{Align, Frame, Id, Layout, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Memory, Scene, evidence, explanation, guide, head, layout, levels, panel, tree};
use crate::{
    chart::index_text,
    desktop::{
        action::Action,
        command::Command,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, NoteKind, divider, focus_ring, number_button, paint_level_chip, pill, tag, text_wrapped, zone,
        },
    },
    scoring::NodeKind,
    t,
    words::{Speaks as _, Words},
};

/// A section of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Section {
    /// The levels.
    #[default]
    Levels,
    /// Fakta and Analisis.
    Explanation,
    /// Documents.
    Evidence,
    /// The live panel.
    Checks,
}

impl Section {
    const ALL: [Self; 4] = [Self::Levels, Self::Explanation, Self::Evidence, Self::Checks];

    fn word(self, words: Words) -> &'static str {
        match self {
            Self::Levels => t!(words, filling.tab_levels),
            Self::Explanation => t!(words, filling.tab_explanation),
            Self::Evidence => t!(words, filling.tab_evidence),
            Self::Checks => t!(words, filling.tab_checks),
        }
    }
}

/// Shows the page in one column.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let page = ui.max_rect();
    if memory.tree_open || memory.guide {
        ui.painter().rect_filled(page, 0, tokens.panel);
        layout::part(ui, "single_over", page, |ui| {
            let focus =
                if memory.guide { guide::ui(ui, scene, memory, out) } else { over_tree(ui, scene, memory, out) };
            zone(ui, page, focus);
        });
        return;
    }
    let bar = Rect::from_min_max(page.min, pos2(page.right(), page.top() + 38.0));
    ui.painter().rect_filled(bar, 0, tokens.panel);
    layout::part(ui, "single_bar", bar, |ui| {
        let focus = bar_ui(ui, scene, memory, out);
        zone(ui, bar, focus);
    });
    let rest = Rect::from_min_max(bar.left_bottom(), page.max);
    layout::part(ui, "single_section", rest, |ui| {
        divider(ui);
        let focus = section_ui(ui, scene, memory, out);
        zone(ui, rest, focus);
    });
    layout::note_focus(ui, scene, memory, rest);
}

fn over_tree(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    ui.horizontal(|ui| {
        ui.add_space(6.0);
        let back = Button::new(t!(ui, filling.tree_close)).icon(icon::ARROW_U_UP_LEFT).small().ui(ui);
        let escape = ui.input(|input| input.key_pressed(egui::Key::Escape));
        if back.clicked() || escape && memory.filter.of.needle.is_empty() {
            memory.tree_open = false;
        }
    });
    tree::ui(ui, scene, memory, out)
}

/// Sections on the left, position and index on the right.
fn bar_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    let words = ui.words();
    let mut focus = Id::NULL;
    ui.horizontal(|ui| {
        ui.set_height(38.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(6.0);
        for section in Section::ALL {
            let on = memory.section == section;
            let response = tab_ui(ui, scene, section, on);
            if on {
                focus = response.id;
            }
            if response.clicked() {
                memory.section = section;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(8.0);
            if ui.available_width() > 290.0
                && let Some(band) = scene.draft.score.band(scene.rubric)
            {
                pill(ui, band.palette, &band.name, false);
                ui.add_space(4.0);
                let value = index_text(words, &scene.draft.score);
                let spoken = t!(words, filling.index_spoken, value = value);
                let number = number_button(ui, Type::Strong, &value, &spoken);
                if number.clicked() {
                    memory.origin.toggle(NodeKind::Index, "", number.rect, number.id);
                }
                ui.add_space(8.0);
            }
            head::step_ui(ui, Command::NextIndicator, out);
            head::step_ui(ui, Command::PreviousIndicator, out);
            let wording = head::position_text(scene);
            let name = t!(words, filling.tree_open, position = wording);
            if Button::new(&wording).icon(icon::TREE_STRUCTURE).name(&name).small().ui(ui).clicked() {
                memory.tree_open = true;
                memory.reveal = true;
            }
        });
    });
    focus
}

fn tab_ui(ui: &mut Ui, scene: &Scene<'_>, section: Section, on: bool) -> egui::Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let kind = if on { Type::Strong } else { Type::Body };
    let color = if on { tokens.brand_ink } else { tokens.text2 };
    let galley = ui.painter().layout_no_wrap(section.word(words).to_owned(), kind.font(), color);
    let open = scene.open_work();
    let marked = section == Section::Levels || section == Section::Checks && open > 0;
    let extra = if marked { 24.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0 + extra, 37.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, section.word(words)));
    let at = pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
    let end = at.x + galley.size().x;
    ui.painter().galley(at, galley, color);
    let mark = Rect::from_center_size(pos2(end + 15.0, rect.center().y), vec2(17.0, 17.0));
    match section {
        Section::Levels => paint_level_chip(ui, mark, scene.level()),
        Section::Checks if marked => {
            ui.painter().rect_filled(mark, 4, tokens.warn.tint);
            let font = Type::HelpStrong.font();
            let wording = words.count(open);
            ui.painter().text(mark.center(), egui::Align2::CENTER_CENTER, wording, font, tokens.warn.ink);
        }
        _ => {}
    }
    if on {
        let line =
            Rect::from_min_max(pos2(rect.left() + 4.0, rect.bottom() - 1.0), rect.right_bottom() + vec2(-4.0, 1.0));
        ui.painter().rect_filled(line, 0, tokens.brand_ink);
    }
    focus_ring(ui, &response, 3);
    response
}

fn section_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    if memory.section == Section::Checks {
        return panel::ui(ui, scene, memory, out);
    }
    let salt = ("filling_single", &scene.place.indicator, memory.section == Section::Levels);
    let height = ui.available_height();
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin { left: 12, right: 14, top: 8, bottom: 14 })
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    head::title(ui, scene);
                    if memory.section == Section::Levels {
                        text_wrapped(ui, Type::Body, tokens.text2, &scene.indicator.question);
                        ui.horizontal(|ui| {
                            head::state_tag(ui, scene);
                            head::carried_ui(ui, scene, out);
                            if scene.findings.is_empty() {
                                tag(ui, Some(NoteKind::Ok), None, t!(words, filling.checks_none_short));
                            }
                        });
                    }
                    head::entries_ui(ui, scene, memory, out);
                    ui.add_space(4.0);
                    if memory.section == Section::Levels {
                        levels::cards_ui(ui, scene, memory, out)
                    } else if memory.section == Section::Evidence {
                        evidence::ui(ui, scene, memory, out);
                        Id::NULL
                    } else {
                        ui.horizontal(|ui| explanation::head_ui(ui, scene, out));
                        explanation::fields_ui(ui, scene, memory, height, false, out)
                    }
                })
                .inner
        })
        .inner
}
