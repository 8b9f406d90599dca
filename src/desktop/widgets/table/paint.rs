//! How marks, carets, cells and groups look.

use egui::{Align2, Color32, Pos2, Rect, Stroke, StrokeKind, Ui, pos2, vec2};

use super::{
    EDGE, Frame,
    columns::Kind,
    row::{Cell, Chip, GroupRow, Look, Row},
};
use crate::desktop::{
    theme::{Tokens, Type, icon},
    widgets::{elided_galley, paint_level_chip, paint_tag, tag_galley, tag_size},
};

/// The box of a mark: on, off, or of some rows.
pub(super) fn mark(ui: &Ui, center: Pos2, on: Option<bool>, hovered: bool, enabled: bool) {
    let tokens = Tokens::of(ui);
    let square = Rect::from_center_size(center, vec2(15.0, 15.0));
    if on == Some(false) {
        let (fill, edge) = match (enabled, hovered) {
            (false, _) => (tokens.sunken, tokens.line2),
            (true, true) => (tokens.surface, tokens.text3),
            (true, false) => (tokens.surface, tokens.line3),
        };
        ui.painter().rect(square, 3, fill, Stroke::new(1.5, edge), StrokeKind::Inside);
        return;
    }
    ui.painter().rect_filled(square, 3, if enabled { tokens.brand } else { tokens.text3 });
    let glyph = if on.is_some() { icon::CHECK_BOLD } else { icon::MINUS };
    ui.painter().text(center, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(11.0), tokens.on_brand);
}

/// The caret of what folds.
pub(super) fn caret(ui: &Ui, center: Pos2, folded: bool) {
    let caret = if folded { icon::CARET_RIGHT_BOLD } else { icon::CARET_DOWN_BOLD };
    ui.painter().text(center, Align2::CENTER_CENTER, caret.glyph(), caret.font(11.0), Tokens::of(ui).text2);
}

/// The cells of a row. What is cut in the one below the pointer, as a whole.
pub(super) fn cells(
    ui: &Ui,
    frame: &Frame<'_>,
    row: &Row,
    rect: Rect,
    chosen: bool,
    pointer: Option<Pos2>,
) -> Option<String> {
    let below = below(frame, row);
    let mut tip = None;
    for (column, cell) in row.cells.iter().enumerate() {
        let Some((left, width)) = frame.fit.span(column) else { continue };
        let width = if cell.look == Look::Wide { rect.right() - EDGE - left } else { width };
        let space = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let one = &frame.columns[column];
        let under = if one.is(Kind::Main) && frame.tall { below.as_str() } else { "" };
        let cut = paint_cell(ui, cell, under, space, one.is(Kind::Number), chosen);
        if cut && pointer.is_some_and(|at| space.contains(at)) {
            let whole = [cell.text.as_str(), under];
            tip = Some(whole.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"));
        }
    }
    tip
}

/// The second line: what the row says there, and the columns that found no room.
fn below(frame: &Frame<'_>, row: &Row) -> String {
    let dropped = row.cells.iter().enumerate().filter(|(column, _)| {
        let one = &frame.columns[*column];
        frame.fit.span(*column).is_none() && !one.dense && !one.is(Kind::Actions)
    });
    let dropped = dropped.map(|(_, cell)| cell.alone.as_deref().unwrap_or(&cell.text));
    let texts = dropped.chain(std::iter::once(row.below.as_str()));
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// True where something of it was cut.
fn paint_cell(ui: &Ui, cell: &Cell, below: &str, space: Rect, number: bool, chosen: bool) -> bool {
    let tokens = Tokens::of(ui);
    let soft = if chosen { tokens.text2 } else { tokens.text3 };
    let mut left = space.left();
    if let Some((icon, color)) = cell.icon {
        let at = pos2(left + 9.0, space.center().y);
        ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(17.0), color);
        left += 26.0;
    }
    let width = space.right() - left;
    let middle = space.center().y;
    let (kind, ink) = match cell.look {
        Look::Main => (Type::BodyMedium, tokens.text),
        Look::Plain | Look::Wide => (Type::Help, tokens.text2),
        Look::Soft => (Type::Help, soft),
        Look::Strong => (Type::Strong, tokens.text),
        Look::Tag(kind, icon) => {
            if cell.text.is_empty() {
                return false;
            }
            let mut galley = tag_galley(ui, kind, &cell.text);
            let mut size = tag_size(&galley, icon.is_some());
            let cut = size.x > width;
            if cut {
                let ink = galley.job.sections.first().map_or(tokens.text2, |section| section.format.color);
                galley = elided_galley(ui, Type::CaptionMedium, ink, &cell.text, width - (size.x - galley.size().x));
                size = tag_size(&galley, icon.is_some());
            }
            paint_tag(ui, Rect::from_min_size(pos2(left, middle - size.y / 2.0), size), kind, icon, galley);
            return cut;
        }
        Look::Boxes => return paint_boxes(ui, &cell.text, pos2(left, middle), width, soft),
        Look::Silent => return false,
        Look::Band(palette) => return paint_band(ui, cell, palette, pos2(left, middle), width),
        Look::Measure(share, palette) => return paint_measure(ui, cell, (share, palette), space),
        Look::Rise(from, to) => {
            paint_rise(ui, pos2(left, middle), from, to);
            return false;
        }
        Look::Level(level) => {
            let size = vec2(18.0, 18.0);
            paint_level_chip(ui, Rect::from_min_size(pos2(left, middle - size.y / 2.0), size), level);
            return false;
        }
    };
    let galley = elided_galley(ui, kind, ink, &cell.text, width);
    let mut cut = galley.elided;
    let x = if number { space.right() - galley.size().x } else { left };
    let y = if below.is_empty() { middle - galley.size().y / 2.0 } else { space.top() + 5.0 };
    ui.painter().galley(pos2(x, y), galley, ink);
    if !below.is_empty() {
        let galley = elided_galley(ui, Type::Caption, soft, below, width);
        cut |= galley.elided;
        ui.painter().galley(pos2(x, space.top() + 24.0), galley, soft);
    }
    cut
}

/// A predicate on the colour of its level. True where it was cut.
fn paint_band(ui: &Ui, cell: &Cell, palette: u8, at: Pos2, width: f32) -> bool {
    if cell.text.is_empty() {
        return false;
    }
    let colors = Tokens::of(ui).level(palette);
    let galley = elided_galley(ui, Type::CaptionMedium, colors.ink, &cell.text, width - 14.0);
    let rect = Rect::from_min_size(pos2(at.x, at.y - 9.5), vec2(galley.size().x + 14.0, 19.0));
    ui.painter().rect(rect, 4, colors.fill, Stroke::new(1.0, colors.line), StrokeKind::Inside);
    let cut = galley.elided;
    ui.painter().galley(Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min, galley, colors.ink);
    cut
}

/// A figure, and beside it how far it is on its scale where there is room for that. True where it was cut.
fn paint_measure(ui: &Ui, cell: &Cell, (share, palette): (u16, u8), space: Rect) -> bool {
    let tokens = Tokens::of(ui);
    let galley = elided_galley(ui, Type::Help, tokens.text, &cell.text, space.width());
    let cut = galley.elided;
    let track = Rect::from_min_max(
        pos2(space.left() + galley.size().x + 7.0, space.center().y - 3.5),
        pos2(space.right(), space.center().y + 3.5),
    );
    ui.painter().galley(pos2(space.left(), space.center().y - galley.size().y / 2.0), galley, tokens.text);
    if track.width() >= 16.0 && !cell.text.is_empty() {
        ui.painter().rect_filled(track, 2, tokens.sunken);
        let filled = track.with_max_x(track.left() + track.width() * f32::from(share.min(1000)) / 1000.0);
        let colors = tokens.level(palette);
        ui.painter().rect(filled, 2, colors.fill, Stroke::new(1.0, colors.line), StrokeKind::Inside);
    }
    cut
}

/// Two levels and the way between them.
fn paint_rise(ui: &Ui, at: Pos2, from: u8, to: u8) {
    let chip = |left: f32| Rect::from_min_size(pos2(left, at.y - 9.0), vec2(18.0, 18.0));
    paint_level_chip(ui, chip(at.x), Some(from));
    if to > from {
        let (arrow, color) = (icon::ARROW_RIGHT, Tokens::of(ui).text2);
        let middle = pos2(at.x + 29.0, at.y);
        ui.painter().text(middle, Align2::CENTER_CENTER, arrow.glyph(), arrow.font(12.0), color);
        paint_level_chip(ui, chip(at.x + 40.0), Some(to));
    }
}

/// Numbers in boxes; those that find no room are counted. True where some did not.
fn paint_boxes(ui: &Ui, text: &str, at: Pos2, width: f32, soft: Color32) -> bool {
    let tokens = Tokens::of(ui);
    let parts: Vec<&str> = text.split(", ").filter(|part| !part.is_empty()).collect();
    let lay = |text: String| ui.painter().layout_no_wrap(text, Type::CaptionMedium.font(), tokens.text);
    let galleys: Vec<_> = parts.iter().map(|part| lay((*part).to_owned())).collect();
    let wide = |galley: &egui::Galley| (galley.size().x + 12.0).max(22.0);
    let all: f32 = galleys.iter().map(|galley| wide(galley) + 4.0).sum();
    let more = |count: usize| lay(format!("+{count}"));
    let room = if all - 4.0 > width { width - wide(&more(parts.len())) } else { width };
    let (mut x, mut shown) = (at.x, 0);
    for galley in galleys {
        let size = vec2(wide(&galley), 20.0);
        if x + size.x > at.x + room {
            break;
        }
        let rect = Rect::from_min_size(pos2(x, at.y - 10.0), size);
        ui.painter().rect(rect, 3, tokens.surface, Stroke::new(1.0, tokens.line2), StrokeKind::Inside);
        let place = Align2::CENTER_CENTER.anchor_size(rect.center(), galley.size()).min;
        ui.painter().galley(place, galley, tokens.text);
        x += size.x + 4.0;
        shown += 1;
    }
    let left = parts.len() - shown;
    if left > 0 {
        let galley = more(left);
        ui.painter().galley_with_override_text_color(pos2(x, at.y - galley.size().y / 2.0), galley, soft);
    }
    left > 0
}

/// The line of a group, up to an edge. True where something of it was cut.
pub(super) fn group(ui: &Ui, group: &GroupRow, rect: Rect, right: f32) -> bool {
    let tokens = Tokens::of(ui);
    let middle = rect.center().y;
    let mut right = right;
    if !group.count.is_empty() {
        let galley = elided_galley(ui, Type::Help, tokens.text2, &group.count, 200.0);
        right -= galley.size().x;
        ui.painter().galley(pos2(right, middle - galley.size().y / 2.0), galley, tokens.text2);
        right -= 14.0;
    }
    if let Some((kind, icon, word)) = &group.tag {
        let galley = tag_galley(ui, *kind, word);
        let size = tag_size(&galley, icon.is_some());
        right -= size.x;
        paint_tag(ui, Rect::from_min_size(pos2(right, middle - size.y / 2.0), size), *kind, *icon, galley);
        right -= 12.0;
    }
    let mut x = rect.left() + EDGE + 24.0;
    if let Some((icon, color)) = group.icon {
        let at = pos2(x + 8.0, middle);
        ui.painter().text(at, Align2::CENTER_CENTER, icon.glyph(), icon.font(16.0), color);
        x += 24.0;
    }
    let title = elided_galley(
        ui,
        Type::Strong,
        tokens.text,
        &group.title,
        right - x - if group.level.is_some() { 28.0 } else { 0.0 },
    );
    let mut cut = title.elided;
    let wide = title.size().x;
    ui.painter().galley(pos2(x, middle - title.size().y / 2.0), title, tokens.text);
    x += wide + 10.0;
    if let Some(Chip(level)) = group.level {
        paint_level_chip(ui, Rect::from_min_size(pos2(x, middle - 9.0), vec2(18.0, 18.0)), level);
        x += 26.0;
    }
    if !group.beside.is_empty() && right - x > 30.0 {
        let beside = elided_galley(ui, Type::Help, tokens.text2, &group.beside, right - x);
        cut |= beside.elided;
        ui.painter().galley(pos2(x, middle - beside.size().y / 2.0), beside, tokens.text2);
    } else {
        cut |= !group.beside.is_empty();
    }
    cut
}
