//! The parts pages are made of. Each has a name a screen reader reads, a visible focus and one look.

mod button;
mod card;
mod changing;
mod chart_card;
mod chart_marks;
mod choice;
mod clear_space;
mod data_table;
mod day;
mod drawing;
mod ends;
mod field;
mod form;
mod kept_paint;
mod label;
mod level;
mod note;
mod number_origin;
mod number_text;
mod page_tab;
mod paper;
mod popup_menu;
mod roving;
mod row;
mod slider;
mod table;
mod text_area;
mod tip;
mod together;
mod zone;

pub use button::{
    Button, ButtonKind, elided_link, icon_button, link, link_in, link_strong, menu_button, small_icon_button,
};
pub use card::{card, divider, section_head};
pub use changing::{changing, changing_text, held, hold};
pub use chart_card::{Asked, CardRoom, ChartCard, ChartState, KeptChart, ShownChart, fixed_card};
pub use chart_marks::{Picked, drawing, drawing_below};
pub use choice::{Tick, TickMark, changing_choice, chips, choice_box, paint_toggle, segments, tick};
pub use clear_space::{keep_clear, lift};
pub use data_table::data_table;
pub use day::{DayText, PeriodText};
pub use drawing::{ScreenFit, ink_color, paint_drawing};
pub use ends::Ends;
pub use field::{
    FilterLine, TextLine, field_id, focus_field_when_shown, focus_when_shown, forget_field, frame as field_frame,
};
pub use form::{FormLine, entered, field_error, focus_at_end, select_on_arrival};
pub use kept_paint::texture as raster_texture;
pub use label::{
    caption, elided, elided_galley, glyph, heading, heading_rows, key_caps, keys_width, lead, text, text_wrapped,
};
pub use level::{level_chip, level_name, paint_level_chip, paint_pill, pill, pill_width, progress_bar};
pub use note::{NoteKind, empty_state, note, paint_tag, tag, tag_button, tag_galley, tag_size};
pub use number_origin::{Explained, NumberOrigin, Reckoned, Source, number_button, number_in_words, reckoning_ui};
pub use number_text::{NumberField, NumberText};
pub use page_tab::page_tab;
pub use paper::paint_page;
pub use popup_menu::{note_item, note_popups, popup_menu};
pub use roving::Roving;
pub use row::{cell, cells, elided_path, menu_item};
pub use slider::Slider;
pub use table::{
    Cell, Chip, Column, GroupRow, Kept, Line, Look, Parts, Row, RowAction, Rows, SortKey, Table, TableState,
    bulk_button, row_sentence, takes_keys, tools,
};
pub use text_area::{Marker, TextArea, TextMark};
pub use tip::{Tip, text_rows};
pub use together::together;
pub use zone::{arrive, begin_page, end_page, is_shown, main_part, main_part_comes, step_zone, title_part, zone};

use egui::{Context, Id, Key, Modifiers, Popup, Rect, Response, Stroke, StrokeKind, Ui};

use super::theme::Tokens;

/// True where Esc was pressed and neither what lies above the page nor a field wants it; the key is used up then.
pub fn escape(ui: &Ui) -> bool {
    let above = ui.memory(|memory| memory.top_modal_layer().is_some())
        || Popup::is_any_open(ui.ctx())
        || popup_menu::was_any_open(ui.ctx());
    // A field that wants the key keeps the focus, which everything else has lost by now.
    let wanted = ui.memory(|memory| memory.focused().is_some());
    !above && !wanted && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
}

/// Brings a widget into view that has got the focus, once, whichever way the focus came: egui's own `gained_focus` does not
/// hear of a focus that goes back to what was shown before in the same frame. Called whether the widget is in view or not.
pub fn follow_focus(response: &Response) {
    zone::note_part(response);
    let key = Id::unique("followed_focus");
    if !response.has_focus() || response.ctx.data(|data| data.get_temp(key)) == Some(response.id) {
        return;
    }
    response.ctx.data_mut(|data| data.insert_temp(key, response.id));
    response.scroll_to_me(None);
}

/// The same for a field that stands below what says what it is for: that is brought into view along with it, as far as both
/// find room.
pub fn follow_focus_below(ui: &Ui, response: &Response, field: Rect, lead: Rect) {
    zone::note_part(response);
    let key = Id::unique("followed_focus");
    if !response.has_focus() || ui.data(|data| data.get_temp(key)) == Some(response.id) {
        return;
    }
    ui.data_mut(|data| data.insert_temp(key, response.id));
    let room = ui.clip_rect().height() - 2.0 * AROUND;
    let top = lead.top().max(field.bottom() - room).min(field.top());
    ui.scroll_to_rect(field.with_min_y(top).expand(AROUND), None);
}

/// Whether a widget has the focus that it had not in the frame before.
pub fn comes_to_focus(ui: &Ui, id: Id) -> bool {
    let key = Id::unique("followed_focus");
    ui.memory(|memory| memory.has_focus(id)) && ui.data(|data| data.get_temp(key)) != Some(id)
}

/// Room around a field that is brought into view, for its ring.
const AROUND: f32 = 5.0;

/// Nothing has the focus: what gets it next is brought into view again.
pub fn forget_followed(ctx: &Context) {
    if ctx.memory(|memory| memory.focused().is_none()) {
        ctx.data_mut(|data| data.remove::<Id>(Id::unique("followed_focus")));
    }
}

/// Paints the focus ring and brings a newly focused widget into view; every focusable part calls this.
pub fn focus_ring(ui: &Ui, response: &Response, radius: u8) {
    focus_ring_around(ui, response, response.rect, radius);
}

/// The same around a part of the widget, such as the box of a checkbox.
pub fn focus_ring_around(ui: &Ui, response: &Response, part: Rect, radius: u8) {
    follow_focus(response);
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Tokens::of(ui).brand_ink);
        ui.painter().rect_stroke(part.expand(3.0), radius.saturating_add(2), stroke, StrokeKind::Middle);
    }
}
