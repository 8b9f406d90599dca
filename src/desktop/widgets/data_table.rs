//! The numbers of a chart as a table that a screen reader can walk through.

use egui::{
    Align, Align2, Id, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::focus_ring;
use crate::{
    chart::Table,
    desktop::theme::{Tokens, Type},
};

/// Height of one row.
const ROW: f32 = 25.0;
/// Between two columns.
const BETWEEN: f32 = 14.0;

/// Shows a table in a space of its own: the head stays, rows scroll. The whole is one stop of the Tab key.
pub fn data_table(ui: &mut Ui, id: Id, name: &str, table: &Table, space: Rect) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(space, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    let columns = Columns::fit(ui, table, space.width());
    let builder = UiBuilder::new()
        .max_rect(space)
        .layout(Layout::top_down(Align::Min))
        .accessibility_role(Role::Table)
        .accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        row_ui(ui, &columns, &table.head, Role::ColumnHeader);
        let rule = ui.min_rect().bottom();
        ui.painter().hline(space.x_range(), rule - 0.5, Stroke::new(1.0, tokens.line2));
        let height = space.bottom() - rule;
        ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink(false).show(ui, |ui| {
            for row in &table.rows {
                row_ui(ui, &columns, row, Role::Cell);
                let rule = ui.min_rect().bottom();
                ui.painter().hline(space.x_range(), rule - 0.5, Stroke::new(1.0, tokens.line));
            }
        });
    });
    focus_ring(ui, &response, 4);
    response
}

/// Where columns start, how wide they are and which are numbers.
struct Columns {
    parts: Vec<(f32, f32, bool)>,
}

impl Columns {
    /// As wide as the widest cell; the widest column of words gives way where the room is short, and numbers stand at
    /// the right edge.
    fn fit(ui: &Ui, table: &Table, room: f32) -> Self {
        let width = |words: &str| {
            ui.painter().layout_no_wrap(words.to_owned(), Type::Help.font(), Tokens::of(ui).text).size().x
        };
        let column = |place: usize| {
            let cells = || table.rows.iter().filter_map(move |row| row.get(place));
            let head = table.head.get(place).map_or(0.0, |head| width(head) * 1.06);
            let widest = cells().map(|cell| width(cell)).fold(head, f32::max).ceil();
            let numbers = place > 0 && cells().all(|cell| is_number(cell));
            (widest + 1.0, numbers)
        };
        let mut measured: Vec<(f32, bool)> = (0..table.head.len()).map(column).collect();
        let gaps = BETWEEN * measured.len().saturating_sub(1) as f32;
        let spare = room - gaps - measured.iter().map(|(width, _)| width).sum::<f32>();
        let words = measured.iter_mut().filter(|(_, numbers)| !numbers);
        if let Some((widest, _)) = words.max_by(|one, other| one.0.total_cmp(&other.0)) {
            *widest = (*widest + spare).max(40.0);
        }
        let mut left = 0.0;
        let place = |(width, numbers): (f32, bool)| {
            let part = (left, width, numbers);
            left += width + BETWEEN;
            part
        };
        Self { parts: measured.into_iter().map(place).collect() }
    }
}

/// `3,75`, `≥ 1,20`, `+0,0300`, `47` or the dash of no value.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|letter| letter.is_ascii_digit() || ",.%≥≤+−–± ".contains(letter))
}

fn row_ui(ui: &mut Ui, columns: &Columns, cells: &[String], role: Role) {
    let tokens = Tokens::of(ui);
    let head = role == Role::ColumnHeader;
    let (kind, color) = if head { (Type::HelpMedium, tokens.text2) } else { (Type::Help, tokens.text) };
    ui.scope_builder(UiBuilder::new().accessibility_role(Role::Row), |ui| {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
        for (cell, (left, width, numbers)) in cells.iter().zip(&columns.parts) {
            let space = Rect::from_min_size(row.min + vec2(*left, 0.0), vec2(*width, ROW));
            let id = ui.next_auto_id();
            ui.skip_ahead_auto_ids(1);
            let response = ui.interact(space, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(role, true, cell));
            let words = egui::WidgetText::from(kind.text(cell).color(color));
            let galley = words.into_galley(ui, Some(egui::TextWrapMode::Truncate), *width, kind.font());
            let elided = galley.elided;
            let align = if *numbers { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
            let edge = if *numbers { space.right_center() } else { space.left_center() };
            ui.painter().galley(align.anchor_size(edge, galley.size()).min, galley, color);
            if elided {
                response.on_hover_text(cell);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["3,75", "≥ 1,20", "+0,0300", "–", "12,00%"] {
            assert!(is_number(number), "{number}");
        }
        for words in ["tingkat 3", "1 Kebijakan", "ada"] {
            assert!(!is_number(words), "{words}");
        }
    }
}
