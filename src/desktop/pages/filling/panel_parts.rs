//! Rows of the live panel: aspects, findings, the next indicators.

use egui::{
    Color32, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::{Memory, Scene, evidence, levels::level_id, open_place, single::Section, tree::state_look};
use crate::{
    assessment::{EntryField, Field, Place},
    chart::{node_palette, value_text},
    desktop::{
        action::Action,
        theme::{Icon, Tokens, Type, icon},
        widgets::{Tip as _, elided_galley, field_id, focus_ring, follow_focus, glyph, section_head, text_wrapped},
    },
    insight::{Finding, Part, Severity, Subject},
    rubric::Indicator,
    scoring::{Node, NodeKind},
    t,
    words::{Speaks as _, Words, fraction},
};

/// Values of the aspects and of the domain of the open indicator; every row opens where its number comes from.
pub(super) fn aspects_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory) {
    let words = ui.words();
    section_head(ui, t!(words, filling.aspects));
    ui.add_space(3.0);
    let trace = &scene.draft.score.lowest;
    let mine = &scene.indicator.aspect;
    for node in trace.nodes(NodeKind::Aspect) {
        let name = scene.rubric.aspect(&node.id).map_or("", |aspect| aspect.short.as_str());
        value_row(ui, scene, memory, node, name, node.id == *mine);
    }
    let domain = scene.rubric.aspect(mine).and_then(|aspect| aspect.domain.as_deref());
    if let Some(node) = domain.and_then(|id| trace.node(NodeKind::Domain, id)) {
        ui.add_space(2.0);
        let name = scene.rubric.domain(&node.id).map_or("", |domain| domain.short.as_str());
        let name = t!(words, filling.domain, name = name);
        value_row(ui, scene, memory, node, &name, true);
    }
}

fn value_row(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, node: &Node, name: &str, strong: bool) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::click());
    let value = value_text(words, node);
    response.widget_info(|| {
        let wording = t!(words, filling.value_spoken, name = name, value = value);
        WidgetInfo::labeled(Role::Button, true, wording)
    });
    if response.clicked() {
        memory.origin.toggle(node.kind, &node.id, response.rect, response.id);
    }
    follow_focus(&response);
    if !ui.is_rect_visible(rect) {
        return;
    }
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), 4, tokens.hover);
    }
    let y = rect.center().y;
    let kind = if strong { Type::HelpStrong } else { Type::Help };
    let mut x = rect.left();
    let paint = |x: f32, galley: std::sync::Arc<egui::Galley>| {
        ui.painter().galley(pos2(x, y - galley.size().y / 2.0), galley, tokens.text);
    };
    if node.kind == NodeKind::Aspect {
        let number = ui.painter().layout_no_wrap(node.id.clone(), kind.font(), tokens.text);
        paint(x, number);
        x += 14.0;
    }
    let figure = ui.painter().layout_no_wrap(value, Type::HelpStrong.font(), tokens.text);
    let left = rect.right() - figure.size().x;
    paint(left, figure);
    let mut room = left - 8.0 - x;
    if node.kind == NodeKind::Aspect {
        let bar_right = rect.right() - 48.0;
        let bar_width = (rect.width() * 0.33).clamp(50.0, 110.0);
        let track = Rect::from_min_max(pos2(bar_right - bar_width, y - 3.5), pos2(bar_right, y + 3.5));
        bar_ui(ui, scene, track, node);
        room = track.left() - 8.0 - x;
    }
    paint(x, elided_galley(ui, kind, tokens.text, name, room));
    focus_ring(ui, &response, 4);
    let _hand = response.on_hover_cursor(CursorIcon::PointingHand);
}

/// A value as a bar on the true axis of the index, in the colour of its band.
fn bar_ui(ui: &Ui, scene: &Scene<'_>, track: Rect, node: &Node) {
    let tokens = Tokens::of(ui);
    let empty = if ui.visuals().dark_mode { tokens.line } else { tokens.sunken };
    ui.painter().rect_filled(track, 2, empty);
    if let (Some((low, high)), Some(value)) = (scene.rubric.value_range(), &node.value) {
        let share = fraction(&((value - low) / (high - low))).clamp(0.0, 1.0);
        let filled = Rect::from_min_size(track.min, vec2(track.width() * share, track.height()));
        let colors = tokens.level(node_palette(scene.rubric, node));
        ui.painter().rect_filled(filled, 2, colors.fill);
    }
}

/// A finding: icon, sentence, and a link to its place.
pub(super) fn finding_ui(ui: &mut Ui, scene: &Scene<'_>, memory: &mut Memory, finding: &Finding) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (icon, color) = match finding.severity() {
        Severity::Required | Severity::Advised => (icon::WARNING_FILL, tokens.warn.ink),
        Severity::Notice => (icon::INFO, tokens.info.ink),
    };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(7.0, 0.0);
        glyph(ui, icon, 15.0, color);
        let brief = finding.brief_at(scene.draft.assessment(), scene.indicator, words);
        ui.vertical(|ui| match &finding.subject {
            Subject::Indicator { entry, part, .. } => {
                let place = place_words(*part, words);
                let spoken = t!(words, filling.finding_spoken, finding = brief, place = place);
                let end = (place, Type::Help, tokens.brand_ink);
                let response = wrapped_button(ui, Role::Link, &brief, end, &spoken);
                if response.tip(finding.advice(words)).clicked() {
                    go(ui, scene, memory, (*entry, *part), finding.evidence());
                }
            }
            _ => {
                text_wrapped(ui, Type::Help, tokens.text, &brief);
            }
        });
    });
}

fn place_words(part: Part, words: Words) -> &'static str {
    match part {
        Part::Level => t!(words, filling.go_level),
        Part::Criteria => t!(words, filling.go_criteria),
        Part::Facts => t!(words, filling.go_facts),
        Part::Analysis => t!(words, filling.go_analysis),
        Part::Service => t!(words, filling.go_service),
        Part::Evidence => t!(words, filling.go_evidence),
    }
}

/// Leads to the place a finding is about; where it names a piece of evidence, to that one.
pub(super) fn go(ui: &Ui, scene: &Scene<'_>, memory: &mut Memory, (entry, part): (usize, Part), code: Option<&str>) {
    memory.entry = entry;
    memory.overlay = false;
    let place = Place { indicator: (&scene.indicator.id).into(), entry };
    memory.section = match part {
        Part::Level | Part::Criteria | Part::Service => Section::Levels,
        Part::Facts | Part::Analysis => Section::Explanation,
        Part::Evidence => Section::Evidence,
    };
    if part == Part::Evidence {
        let id = &scene.indicator.id;
        let evidence = scene.draft.assessment().evidence(id, entry);
        let meant = code.and_then(|code| evidence.iter().find(|one| one.code(id) == code));
        memory.evidence_seen.focus = meant.or(evidence.first()).map(|one| one.id.to_string());
        if evidence.is_empty() {
            ui.memory_mut(|memory| memory.request_focus(evidence::drop_id(&place)));
        }
        return;
    }
    if matches!(part, Part::Facts | Part::Analysis) {
        open_place::first(scene, memory, &place, part);
    }
    let id = match part {
        Part::Level => level_id(&place, scene.base()),
        Part::Criteria | Part::Evidence => level_id(&place, scene.level().unwrap_or_else(|| scene.base())),
        Part::Facts => field_id(&Field::facts(place)),
        Part::Analysis => field_id(&Field::analysis(place)),
        Part::Service => field_id(&Field::Entry(place, EntryField::Service)),
    };
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// An icon and a sentence.
pub(super) fn check_line(ui: &mut Ui, icon: Icon, color: Color32, wording: &str) {
    let tokens = Tokens::of(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        glyph(ui, icon, 15.0, color);
        ui.vertical(|ui| text_wrapped(ui, Type::Help, tokens.text, wording));
    });
}

/// The next indicators with something missing, each a way there.
pub(super) fn upcoming_ui(ui: &mut Ui, scene: &Scene<'_>, next: &[&Indicator], out: &mut Vec<Action>) {
    let words = ui.words();
    section_head(ui, t!(words, filling.upcoming));
    ui.add_space(3.0);
    let tokens = Tokens::of(ui);
    for indicator in next {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::click());
        let (glyph, color, state) = state_look(tokens, scene.progress(indicator), words);
        response.widget_info(|| {
            let wording = t!(words, filling.upcoming_spoken, id = indicator.id, name = indicator.title, state = state);
            WidgetInfo::labeled(Role::Link, true, wording)
        });
        if response.hovered() {
            ui.painter().rect_filled(rect.expand2(vec2(4.0, 0.0)), 4, tokens.hover);
        }
        let y = rect.center().y;
        let at = pos2(rect.left() + 8.0, y);
        ui.painter().text(at, egui::Align2::CENTER_CENTER, glyph.glyph(), glyph.font(15.0), color);
        let wording = format!("{}  {}", indicator.id, indicator.short);
        let galley = elided_galley(ui, Type::Body, tokens.text, &wording, rect.width() - 24.0);
        ui.painter().galley(pos2(rect.left() + 22.0, y - galley.size().y / 2.0), galley, tokens.text);
        focus_ring(ui, &response, 4);
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            out.push(Action::OpenIndicator(indicator.id.clone()));
        }
    }
}

/// A sentence that ends in words of another look; all of it is one button that wraps.
pub(super) fn wrapped_button(
    ui: &mut Ui,
    role: Role,
    wording: &str,
    (end, kind, color): (&str, Type, Color32),
    spoken: &str,
) -> Response {
    let tokens = Tokens::of(ui);
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    for (wording, kind, color) in
        [(wording, Type::Help, tokens.text), (" ", Type::Help, tokens.text), (end, kind, color)]
    {
        let font_id = kind.font();
        let format = TextFormat { font_id, color, line_height: Some(kind.line()), ..TextFormat::default() };
        job.append(wording, 0.0, format);
    }
    let galley = ui.painter().layout_job(job);
    let (rect, response) = ui.allocate_exact_size(galley.size().max(vec2(24.0, 24.0)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(role, true, spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand2(vec2(4.0, 1.0)), 4, tokens.hover);
    }
    ui.painter().galley(rect.min, galley, tokens.text);
    focus_ring(ui, &response, 4);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
