//! The numbers of a chart as a table that a screen reader can walk through.

use egui::{
    Align, Id, Layout, Rect, Response, Role, ScrollArea, Sense, Stroke, TextWrapMode, Ui, UiBuilder, WidgetInfo, pos2,
    text::LayoutJob, vec2,
};

use super::{Tip as _, focus_ring};
use crate::{
    chart::Table,
    desktop::theme::{Tokens, Type},
};

/// Height of one row.
const ROW: f32 = 25.0;
/// Room for the bar that moves the columns.
const BAR: f32 = 8.0;
/// Between two columns.
const BETWEEN: f32 = 14.0;
/// A column of words is not made narrower than this.
const LEAST: f32 = 110.0;

/// Shows a table in a space of its own: the head stays, rows scroll. The whole is one stop of the Tab key. A table of
/// many columns and few rows is shown turned over where that fits better.
pub fn data_table(ui: &mut Ui, id: Id, name: &str, table: &Table, space: Rect) -> Response {
    let tokens = Tokens::of(ui);
    let response = ui.interact(space, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    let mut columns = Columns::fit(ui, table, space.width() - BAR);
    let turned = turned_over(table);
    let table = if columns.width + BAR > space.width() && table.rows.len() < table.head.len() {
        columns = Columns::fit(ui, &turned, space.width() - BAR);
        &turned
    } else {
        table
    };
    let builder = UiBuilder::new()
        .max_rect(space)
        .layout(Layout::top_down(Align::Min))
        .accessibility_role(Role::Table)
        .accessibility_label(name);
    ui.scope_builder(builder, |ui| {
        let wide = columns.width.max(space.width() - BAR) + BAR;
        // That something is cut is seen without a pointer.
        let scroll = &mut ui.spacing_mut().scroll;
        (scroll.dormant_handle_opacity, scroll.floating_width) = (0.6, 5.0);
        let below = if columns.width + BAR > space.width() { BAR } else { 0.0 };
        ScrollArea::horizontal().id_salt((id, "across")).auto_shrink(false).show(ui, |ui| {
            ui.set_width(wide);
            ui.spacing_mut().item_spacing.y = 0.0;
            let head = row_ui(ui, &columns, &table.head, Role::ColumnHeader);
            ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, tokens.line2));
            // Rows are shown whole: half a line is no line.
            let height = ((space.bottom() - below - head.bottom()) / ROW).floor().max(1.0) * ROW;
            // The bar stands at the edge of what is seen, wherever the columns have been moved to.
            let bar = Rect::from_min_size(pos2(space.left(), head.bottom()), vec2(space.width(), height));
            let rows = ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink(false).scroll_bar_rect(bar);
            rows.show(ui, |ui| {
                for row in &table.rows {
                    let row = row_ui(ui, &columns, row, Role::Cell);
                    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, tokens.line));
                }
            });
        });
    });
    focus_ring(ui, &response, 4);
    response
}

/// Rows become columns.
fn turned_over(table: &Table) -> Table {
    let whole: Vec<&Vec<String>> = std::iter::once(&table.head).chain(&table.rows).collect();
    let column = |place: usize| whole.iter().map(|row| row.get(place).cloned().unwrap_or_default()).collect();
    let mut columns = (0..table.head.len()).map(column);
    Table { head: columns.next().unwrap_or_default(), rows: columns.collect() }
}

/// Where columns start, how wide they are and which are numbers.
struct Columns {
    parts: Vec<(f32, f32, bool)>,
    width: f32,
    /// Height of the head, whose words wrap where the columns are narrow.
    head: f32,
}

impl Columns {
    /// As wide as the widest cell. Where the room is short, heads wrap first, then the widest column of words is cut;
    /// where it is ample, that column takes what is left, and numbers stand at the right edge.
    fn fit(ui: &Ui, table: &Table, room: f32) -> Self {
        let font = |text: &str, kind: Type| {
            ui.painter().layout_no_wrap(text.to_owned(), kind.font(), Tokens::of(ui).text).size().x.ceil() + 1.0
        };
        let column = |place: usize| {
            let cells = || table.rows.iter().filter_map(move |row| row.get(place));
            let widest = cells().map(|cell| font(cell, Type::Help)).fold(0.0, f32::max);
            let head = table.head.get(place).map_or("", String::as_str);
            let word = head.split(' ').map(|word| font(word, Type::HelpMedium)).fold(0.0, f32::max);
            let numbers = place > 0 && cells().all(|cell| is_number(cell));
            (widest.max(font(head, Type::HelpMedium)), widest.max(word), numbers)
        };
        let measured: Vec<(f32, f32, bool)> = (0..table.head.len()).map(column).collect();
        let gaps = BETWEEN * measured.len().saturating_sub(1) as f32;
        let whole = measured.iter().map(|(whole, _, _)| whole).sum::<f32>() + gaps;
        let mut widths: Vec<(f32, bool)> = measured
            .into_iter()
            .map(|(wide, narrow, numbers)| (if whole <= room { wide } else { narrow }, numbers))
            .collect();
        let used = widths.iter().map(|(width, _)| width).sum::<f32>() + gaps;
        let texts = widths.iter_mut().filter(|(_, numbers)| !numbers);
        if let Some((widest, _)) = texts.max_by(|one, other| one.0.total_cmp(&other.0)) {
            *widest = (*widest + room - used).max(widest.min(LEAST));
        }
        let lines = table.head.iter().zip(&widths).map(|(head, (width, _))| {
            let kind = Type::HelpMedium;
            ui.painter().layout(head.clone(), kind.font(), Tokens::of(ui).text, *width).rows.len()
        });
        let head = ROW + Type::Help.line() * lines.max().unwrap_or(1).saturating_sub(1) as f32;
        let mut left = 0.0;
        let place = |(width, numbers): (f32, bool)| {
            let part = (left, width, numbers);
            left += width + BETWEEN;
            part
        };
        let parts = widths.into_iter().map(place).collect();
        Self { parts, width: left - BETWEEN, head }
    }
}

/// `3,75`, `≥ 1,20`, `+0,0300`, `47` or the dash of no value.
fn is_number(cell: &str) -> bool {
    cell.chars().all(|letter| letter.is_ascii_digit() || ",.%≥≤+−–± ".contains(letter))
}

fn row_ui(ui: &mut Ui, columns: &Columns, cells: &[String], role: Role) -> Rect {
    let tokens = Tokens::of(ui);
    let head = role == Role::ColumnHeader;
    let (kind, color) = if head { (Type::HelpMedium, tokens.text2) } else { (Type::Help, tokens.text) };
    let height = if head { columns.head } else { ROW };
    ui.scope_builder(UiBuilder::new().accessibility_role(Role::Row), |ui| {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        for (cell, (left, width, numbers)) in cells.iter().zip(&columns.parts) {
            let space = Rect::from_min_size(row.min + vec2(*left, 0.0), vec2(*width, height));
            let id = ui.next_auto_id();
            ui.skip_ahead_auto_ids(1);
            let response = ui.interact(space, id, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(role, true, cell));
            let wrap = if head { TextWrapMode::Wrap } else { TextWrapMode::Truncate };
            let mut job = LayoutJob::simple(cell.clone(), kind.font(), color, *width);
            job.wrap = egui::text::TextWrapping::from_wrap_mode_and_width(wrap, *width);
            job.halign = if *numbers { Align::RIGHT } else { Align::LEFT };
            let galley = ui.painter().layout_job(job);
            let edge = if *numbers { space.right() } else { space.left() };
            let elided = galley.elided;
            ui.painter().galley(pos2(edge, space.center().y - galley.size().y / 2.0), galley, color);
            if elided {
                response.tip(cell);
            }
        }
        row
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::{is_number, turned_over};
    use crate::chart::Table;

    #[test]
    fn a_table_turned_over_twice_is_the_same() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let table = Table { head: row(["a", "b", "c"]), rows: vec![row(["1", "2", "3"])] };
        let turned = turned_over(&table);
        assert_eq!(turned.rows, [["b", "2"], ["c", "3"]]);
        assert_eq!(turned_over(&turned), table);
    }

    #[test]
    fn numbers_are_told_from_words() {
        for number in ["3,75", "≥ 1,20", "+0,0300", "–", "12,00%"] {
            assert!(is_number(number), "{number}");
        }
        for text in ["tingkat 3", "1 Kebijakan", "ada"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
