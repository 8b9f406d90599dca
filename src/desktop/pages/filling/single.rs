//! One column, for large text and small windows: sections as tabs, the tree over the whole page.

use egui::{Frame, Id, Margin, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Memory, Scene, evidence, explanation, guide, head, layout, levels, panel, strip, tree};
use crate::{
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{Button, Ends, NoteKind, divider, focus_ring, paint_level_chip, tag, text_wrapped, zone},
    },
    t,
    words::{Speaks as _, Words},
};

/// Height of the tabs.
const BAR: f32 = 38.0;

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
    let below = sections_ui(ui, scene, memory, page, true, out);
    layout::note_focus(ui, scene, memory, below);
}

/// Sections as tabs over the one that is open, and the strip of evidence below it. Where they are the `whole` page, the
/// name of the indicator stands in the section and the tree is behind a button. Where the section lies.
pub(super) fn sections_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    memory: &mut Memory,
    page: Rect,
    whole: bool,
    out: &mut Vec<Action>,
) -> Rect {
    let tokens = Tokens::of(ui);
    if whole {
        ui.painter().rect_filled(Rect::from_min_size(page.min, vec2(page.width(), BAR)), 0, tokens.panel);
    }
    let (focus, bottom) = layout::part(ui, "single_bar", page, |ui| {
        let focus = bar_ui(ui, scene, memory, whole);
        divider(ui);
        (focus, ui.min_rect().bottom())
    });
    zone(ui, Rect::from_min_max(page.min, pos2(page.right(), bottom)), focus);
    let strip = if page.height() < strip::LEAST_PAGE { 0.0 } else { strip::HEIGHT };
    let rest = Rect::from_min_max(pos2(page.left(), bottom), page.max - vec2(0.0, strip));
    layout::part(ui, "single_section", rest, |ui| {
        let focus = section_ui(ui, scene, memory, whole, out);
        zone(ui, rest, focus);
    });
    if strip > 0.0 {
        layout::part(ui, "single_strip", Rect::from_min_max(rest.left_bottom(), page.max), |ui| {
            strip::ui(ui, scene, memory, out);
        });
    }
    rest
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

/// The sections, and the way to the tree.
fn bar_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, whole: bool) -> Id {
    let words = ui.words();
    let (focus, ()) = Ends::new(BAR).show(
        ui,
        memory,
        |ui, memory| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.add_space(6.0);
            let mut focus = Id::NULL;
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
            focus
        },
        |ui, memory| {
            if !whole {
                return;
            }
            let wording = head::position_text(scene);
            let name = t!(words, filling.tree_open, position = wording);
            ui.add_space(8.0);
            if Button::new(&wording).icon(icon::TREE_STRUCTURE).name(&name).small().ui(ui).clicked() {
                memory.tree_open = true;
                memory.reveal = true;
            }
            ui.add_space(8.0);
        },
    );
    focus
}

fn tab_ui(ui: &mut Ui, scene: &Scene<'_>, section: Section, on: bool) -> egui::Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let kind = if on { Type::Strong } else { Type::Body };
    let color = if on { tokens.brand_ink } else { tokens.text2 };
    let galley = ui.painter().layout_no_wrap(section.word(words).to_owned(), kind.font(), color);
    let open = scene.open_work();
    let uses = scene.evidence.len();
    let marked = match section {
        Section::Levels => true,
        Section::Evidence => uses > 0,
        Section::Checks => open > 0,
        Section::Explanation => false,
    };
    let extra = if marked { 24.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0 + extra, 37.0), Sense::click());
    // The tabs of the pages above have the same words for the whole draft.
    let spoken = |count: usize| {
        t!(words, filling.section_spoken, section = section.word(words), id = scene.indicator.id, count = count)
    };
    let name = match section {
        Section::Evidence => spoken(uses),
        Section::Checks => spoken(open),
        _ => section.word(words).to_owned(),
    };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
    let at = pos2(rect.left() + 10.0, rect.center().y - galley.size().y / 2.0);
    let end = at.x + galley.size().x;
    ui.painter().galley(at, galley, color);
    let mark = Rect::from_center_size(pos2(end + 15.0, rect.center().y), vec2(17.0, 17.0));
    match section {
        Section::Levels => paint_level_chip(ui, mark, scene.level()),
        Section::Evidence if marked => {
            let wording = words.count(uses);
            ui.painter().text(
                mark.center(),
                egui::Align2::CENTER_CENTER,
                wording,
                Type::HelpStrong.font(),
                tokens.text2,
            );
        }
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

fn section_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, whole: bool, out: &mut Vec<Action>) -> Id {
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
                    if whole {
                        head::title(ui, scene);
                    }
                    if whole && memory.section == Section::Levels {
                        text_wrapped(ui, Type::Body, tokens.text2, &scene.indicator.question);
                        ui.horizontal_wrapped(|ui| {
                            head::state_tag(ui, scene);
                            head::carried_ui(ui, scene, out);
                            if scene.findings.is_empty() {
                                tag(ui, Some(NoteKind::Ok), None, t!(words, filling.checks_none_short));
                            }
                        });
                    }
                    if whole {
                        head::entries_ui(ui, scene, memory, out);
                        ui.add_space(4.0);
                    }
                    if memory.section == Section::Levels {
                        levels::cards_ui(ui, scene, memory, out)
                    } else if memory.section == Section::Evidence {
                        evidence::ui(ui, scene, memory, out);
                        Id::NULL
                    } else {
                        explanation::head_ui(ui, scene, out);
                        explanation::fields_ui(ui, scene, memory, height, false, out)
                    }
                })
                .inner
        })
        .inner
}
