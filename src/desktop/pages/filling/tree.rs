//! The left tree: filters, groups of the framework with their progress, indicators with state and level.

use egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use super::{
    Memory, Scene,
    tree_rows::{self, Row},
};
use crate::{
    desktop::{
        action::Action,
        pages::Room,
        theme::{Icon, Tokens, Type, icon},
        widgets::{FilterLine, chips, choice_box, divider, glyph, text, together},
    },
    insight::Progress,
    rubric::Indicator,
    scoring::{Node, NodeKind},
    t,
    words::{Speaks as _, Words},
};

/// A top group of the framework: a domain, or an aspect where there are no domains.
pub(super) struct Group<'a> {
    pub node: &'a Node,
    pub name: &'a str,
    /// Aspects below it; the group itself where it is an aspect.
    pub aspects: Vec<&'a Node>,
}

impl Group<'_> {
    /// Stable key for what is folded.
    pub fn key(&self) -> &str {
        &self.node.id
    }

    fn holds(&self, indicator: &str) -> bool {
        self.aspects.iter().any(|aspect| aspect.inputs.iter().any(|node| node.id == indicator))
    }
}

/// The groups in rubric order, from the trace that is shown.
pub(super) fn groups<'a>(scene: &Scene<'a>) -> Vec<Group<'a>> {
    let name = |node: &Node| match node.kind {
        NodeKind::Domain => scene.rubric.domain(&node.id).map_or("", |domain| domain.short.as_str()),
        _ => scene.rubric.aspect(&node.id).map_or("", |aspect| aspect.name.as_str()),
    };
    let storeys = &scene.draft.score.lowest.root.inputs;
    storeys
        .iter()
        .map(|node| {
            let aspects = if node.kind == NodeKind::Domain { node.inputs.iter().collect() } else { vec![node] };
            Group { node, name: name(node), aspects }
        })
        .collect()
}

/// Room that the rows keep before the legend is shown.
const LEAST_ROWS: f32 = 70.0;

/// Shows the tree in the whole of `ui`. Returns the row, or the filter, that takes the focus.
pub(super) fn ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, out: &mut Vec<Action>) -> Id {
    ui.spacing_mut().item_spacing.y = 0.0;
    let top = if scene.room == Room::Single { 4 } else { 10 };
    let margin = Margin { left: 10, right: 10, top, bottom: 8 };
    let filter = Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        filters_ui(ui, scene, memory)
    });
    divider(ui);
    let groups = groups(scene);
    // In a narrow tree its words take two lines: what it needed last is kept free.
    let known = Id::unique("filling_legend");
    let usual = if scene.low { 30.0 } else { 36.0 };
    let legend = match scene.room {
        Room::Single => 0.0,
        _ => ui.data(|data| data.get_temp::<f32>(known)).unwrap_or(usual),
    };
    // Where both have no room, the rows go before.
    let legend = if ui.available_height() < legend + LEAST_ROWS { 0.0 } else { legend };
    let height = (ui.available_height() - legend).max(LEAST_ROWS);
    let scroll = ScrollArea::vertical().id_salt("filling_tree").max_height(height).auto_shrink(false);
    let shown = scroll.show(ui, |ui| {
        let rows = rows(scene, memory, &groups);
        if rows.is_empty() {
            nothing_ui(ui, memory);
            None
        } else {
            tree_rows::ui(ui, scene, memory, &rows, out)
        }
    });
    if legend > 0.0 {
        let top = ui.cursor().top();
        divider(ui);
        legend_ui(ui);
        let needed = (ui.cursor().top() - top).max(usual);
        if (needed - legend).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(known, needed));
            ui.ctx().request_discard("the legend of the tree has another height");
        }
    }
    shown.inner.unwrap_or(filter.inner)
}

fn filters_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory) -> Id {
    let words = ui.words();
    memory.filter.keep_known(scene.draft);
    let (states, on) = memory.filter.state_chips(scene);
    if let Some(place) = chips(ui, t!(words, filling.filter_states), &states, on) {
        memory.filter.set_state(place);
    }
    let (units, on) = memory.filter.unit_choices(scene.draft, words);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().interact_size.y = 28.0;
        ui.spacing_mut().button_padding = vec2(8.0, 4.0);
        let all = ui.available_width();
        let own = if units.len() > 1 { (all * 0.46).floor() } else { all };
        let line = FilterLine::new(t!(words, filling.filter_name))
            .hint(t!(words, filling.filter_hint))
            .width(own)
            .ui(ui, &mut memory.filter.of.needle);
        if units.len() > 1 {
            let offered: Vec<String> = units
                .iter()
                .map(|(id, name, count)| match id {
                    Some(_) => t!(words, filling.unit_count, name = name, count = count),
                    None => name.clone(),
                })
                .collect();
            let offered: Vec<&str> = offered.iter().map(String::as_str).collect();
            let picked = choice_box(ui, t!(words, filling.filter_units), &offered, on, all - own - 6.0);
            if let Some((unit, ..)) = picked.and_then(|place| units.into_iter().nth(place)) {
                memory.filter.of.unit = unit;
            }
        }
        line.id
    })
    .inner
}

/// The rows that are shown: all but what is filtered away or folded. A filter opens every group.
fn rows<'a>(scene: &Scene<'a>, memory: &Memory, groups: &'a [Group<'a>]) -> Vec<Row<'a>> {
    let all = memory.filter.of.is_open();
    let mut rows = Vec::new();
    for group in groups {
        let listed = |aspect: &Node| -> Vec<&'a Indicator> {
            let found = aspect.inputs.iter().filter_map(|node| scene.rubric.indicator(&node.id));
            found.filter(|indicator| memory.filter.holds(scene, indicator)).collect()
        };
        let listed: Vec<(&Node, Vec<&Indicator>)> =
            group.aspects.iter().map(|aspect| (*aspect, listed(aspect))).collect();
        if listed.iter().all(|(_, indicators)| indicators.is_empty()) {
            continue;
        }
        let current = group.holds(&scene.indicator.id);
        let open = !all || memory.folds.get(group.key()).copied().unwrap_or(current);
        rows.push(Row::Group { group, open });
        if !open {
            continue;
        }
        for (aspect, indicators) in listed {
            if indicators.is_empty() {
                continue;
            }
            if group.node.kind == NodeKind::Domain {
                rows.push(Row::Aspect(aspect));
            }
            rows.extend(indicators.into_iter().map(Row::Indicator));
        }
    }
    rows
}

/// Opens the group of the indicator that has just been opened.
pub(super) fn unfold_current(scene: &Scene<'_>, memory: &mut Memory) {
    for group in groups(scene) {
        if group.holds(&scene.indicator.id) && memory.folds.get(group.key()) == Some(&false) {
            memory.folds.remove(group.key());
        }
    }
}

fn nothing_ui(ui: &mut Ui, memory: &mut Memory) {
    let words = ui.words();
    Frame::new().inner_margin(Margin::same(14)).show(ui, |ui| {
        let tokens = Tokens::of(ui);
        ui.spacing_mut().item_spacing.y = 6.0;
        crate::desktop::widgets::text_wrapped(ui, Type::Body, tokens.text2, t!(words, filling.filter_nothing));
        if crate::desktop::widgets::link(ui, None, t!(words, filling.filter_clear)).clicked() {
            memory.filter.clear();
        }
    });
}

/// Glyph, colour and word of a state; shapes differ, not only colours.
pub(super) fn state_look(tokens: &Tokens, state: Progress, words: Words) -> (Icon, egui::Color32, &'static str) {
    match state {
        Progress::Open => (icon::CIRCLE, tokens.text3, t!(words, filling.state_open)),
        Progress::Started => (icon::CIRCLE_HALF_FILL, tokens.info.ink, t!(words, filling.state_started)),
        Progress::Complete => (icon::CHECK_CIRCLE, tokens.ok.ink, t!(words, filling.state_complete)),
    }
}

fn legend_ui(ui: &mut Ui) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    Frame::new().inner_margin(Margin { left: 12, right: 4, top: 8, bottom: 4 }).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(3.0, 2.0);
            ui.spacing_mut().interact_size.y = 16.0;
            for state in [Progress::Open, Progress::Started, Progress::Complete] {
                let (icon, color, word) = state_look(tokens, state, words);
                together(ui, |ui| {
                    ui.horizontal(|ui| {
                        glyph(ui, icon, 14.0, color);
                        text(ui, Type::Caption, tokens.text2, word);
                    });
                });
                ui.add_space(4.0);
            }
        });
    });
}

/// Id of a row of the tree.
pub(super) fn row_id(key: &str, group: bool) -> Id {
    Id::unique(("filling_tree", group, key))
}
