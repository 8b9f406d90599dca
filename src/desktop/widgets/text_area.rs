//! Texts of several lines: they grow with their text up to a limit and scroll inside from there on.

use std::ops::Range;

use egui::{
    Align, Color32, Rect, Response, ScrollArea, Stroke, TextBuffer, TextEdit, Ui,
    text::{CCursor, LayoutJob, TextFormat},
    vec2,
};

use super::{
    changing::{buffer, held, told},
    field::{field_id, frame, report, settle_caret},
    follow_focus_below, text,
};
use crate::{
    assessment::Field,
    desktop::{
        action::Action,
        theme::{Tokens, Type},
    },
    t,
    words::Speaks as _,
};

/// Height of a line in a text area.
const LINE: f32 = 18.5;

/// What a part of a text is, beyond plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextMark {
    /// A place that still has to be filled in.
    Gap,
    /// A reference to something registered.
    Code,
}

/// Finds the marked parts of a text, in order and without overlap, as byte ranges.
pub type Marker<'a> = &'a dyn Fn(&str) -> Vec<(Range<usize>, TextMark)>;

/// A labelled text of several lines with a character count, bound to a field of the assessment.
#[must_use = "call `ui` to show it"]
pub struct TextArea<'a> {
    label: &'a str,
    field: Field,
    value: &'a str,
    rows: usize,
    most_rows: usize,
    hint: &'a str,
    marker: Option<Marker<'a>>,
    fresh: Option<Range<usize>>,
    reveal: Option<usize>,
    bring: bool,
    below: Option<Rect>,
}

impl<'a> TextArea<'a> {
    /// An area for this field.
    pub fn new(label: &'a str, field: Field, value: &'a str) -> Self {
        Self {
            label,
            field,
            value,
            rows: 3,
            most_rows: 12,
            hint: "",
            marker: None,
            fresh: None,
            reveal: None,
            bring: false,
            below: None,
        }
    }

    /// What is asked stands here, above its label; who comes to the area by a key sees it as well.
    pub fn below(mut self, question: Rect) -> Self {
        self.below = Some(question);
        self
    }

    /// Height in lines while it is short.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Height in lines from which on it scrolls inside.
    pub fn most_rows(mut self, rows: usize) -> Self {
        self.most_rows = rows;
        self
    }

    /// What to write, shown while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Sets parts of the text apart by colour; the text itself stays plain.
    pub fn marker(mut self, marker: Marker<'a>) -> Self {
        self.marker = Some(marker);
        self
    }

    /// Sets a part apart that was just put in, in bytes, by its ground and a bar beside its lines.
    pub fn fresh(mut self, part: Option<Range<usize>>) -> Self {
        self.fresh = part.filter(|part| self.value.get(part.clone()).is_some());
        self
    }

    /// Scrolls to this place of the text, in bytes; `bring` scrolls the page to the area as well.
    pub fn reveal(mut self, place: Option<usize>, bring: bool) -> Self {
        self.reveal = place.filter(|place| self.value.is_char_boundary(*place));
        self.bring = bring && self.reveal.is_some();
        self
    }

    /// How many lines an area can show in a height that also holds its label.
    pub fn rows_in(height: f32) -> usize {
        ((height - 18.0 - 4.0 - 14.0) / LINE).floor().max(0.0) as usize
    }

    /// Shows label, count and field and pushes an edit for every change.
    pub fn ui(self, ui: &mut Ui, out: &mut Vec<Action>) -> Response {
        let tokens = Tokens::of(ui);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.spacing_mut().interact_size.y = 18.0;
            let label = self.head_ui(ui);
            let held = held(ui);
            let (mut value, mut still) = (self.value.to_owned(), self.value);
            let id = field_id(&self.field);
            settle_caret(ui, id, self.value);
            let mut layouter = |ui: &Ui, buffer: &dyn TextBuffer, width: f32| {
                let mut job = job(tokens, buffer.as_str(), self.marker, self.fresh.as_ref());
                job.wrap.max_width = width;
                ui.fonts_mut(|fonts| fonts.layout_job(job))
            };
            let chars = |end: usize| self.value.get(..end).map_or(0, |before| before.chars().count());
            let fresh = self.fresh.as_ref().map(|part| [chars(part.start), chars(part.end)]);
            let reveal = self.reveal.map(chars);
            let seen = ui.clip_rect().size();
            let mut caret_line = None;
            let framed = frame(ui, id).show(ui, |ui| {
                ScrollArea::vertical()
                    .id_salt(id)
                    .max_height(self.most_rows.max(self.rows) as f32 * LINE)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        let edit = TextEdit::multiline(buffer(&mut value, &mut still, held.is_some()))
                            .id(id)
                            .font(Type::Body.font())
                            .hint_text(Type::Body.text(self.hint).color(tokens.text3))
                            .desired_width(f32::INFINITY)
                            .desired_rows(1)
                            .min_size(vec2(0.0, self.rows as f32 * LINE))
                            .lock_focus(false)
                            .frame(egui::Frame::NONE)
                            .layouter(&mut layouter);
                        let shown = edit.show(ui);
                        let line = |place: usize| {
                            let line = shown.galley.pos_from_cursor(CCursor::new(place));
                            line.translate(shown.galley_pos.to_vec2())
                        };
                        if let Some([start, end]) = fresh {
                            let edge = ui.max_rect().left() + 1.0;
                            let lines = line(start).top()..=line(end).bottom();
                            ui.painter().vline(edge - 4.0, lines, Stroke::new(3.0, tokens.brand_ink));
                        }
                        if let Some(place) = reveal {
                            ui.scroll_to_rect(line(place).expand(LINE), Some(Align::Min));
                        } else if let Some(caret) = shown.cursor_range
                            && shown.response.response.has_focus()
                            && caret_may_be_gone(ui, id, (self.rows, self.most_rows, self.value.len(), seen))
                        {
                            let line = line(caret.primary.index.0);
                            ui.scroll_to_rect(line, None);
                            caret_line = Some(line);
                        }
                        shown.response.response.labelled_by(label.id)
                    })
                    .inner
            });
            // The field scrolls inside; the page that it stands on has to show that line too.
            if let Some(line) = caret_line {
                let shown = framed.response.rect;
                let middle = line
                    .center()
                    .y
                    .clamp(shown.top() + LINE / 2.0, (shown.bottom() - LINE / 2.0).max(shown.top() + LINE / 2.0));
                let line = Rect::from_x_y_ranges(shown.x_range(), middle - LINE..=middle + LINE);
                ui.scroll_to_rect(line, None);
            }
            if self.bring {
                ui.scroll_to_rect(framed.response.rect, None);
            }
            let response = told(framed.inner, held.as_ref());
            let lead = self.below.map_or(label.rect, |above| above.union(label.rect));
            follow_focus_below(ui, &response, framed.response.rect, lead);
            report(ui, &response, self.field, value, self.value, out);
            response
        })
        .inner
    }

    fn head_ui(&self, ui: &mut Ui) -> Response {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        ui.horizontal(|ui| {
            let label = text(ui, Type::HelpMedium, tokens.text, self.label);
            let count = t!(words, field.characters, count = words.count(self.value.chars().count()));
            ui.with_layout(egui::Layout::right_to_left(Align::Center), |ui| {
                text(ui, Type::Help, tokens.text3, count);
            });
            label
        })
        .inner
    }
}

/// Frames in which the caret is brought back into view after a key, or after its field, its text or what is seen of the
/// page has another size: the height of what is scrolled is known only in the next one.
const FOLLOWED: u8 = 2;

/// What the line of the caret may leave its place with: lines of the field, at least and at most, bytes of its text, and
/// the size of what is seen of the page.
type Around = (usize, usize, usize, egui::Vec2);

/// Whether a key was pressed or something around the caret has another size than when it was shown last, so that its line
/// may have left what is seen. While nothing changes, a person scrolls where they want.
fn caret_may_be_gone(ui: &Ui, id: egui::Id, around: Around) -> bool {
    let key = id.with("caret in view");
    let known = ui.data(|data| data.get_temp::<(Around, u8)>(key));
    let typed = ui.input(|input| input.events.iter().any(is_typed));
    let left = match known {
        _ if typed => FOLLOWED,
        None => 0,
        Some((before, _)) if before != around => FOLLOWED,
        Some((_, left)) => left,
    };
    ui.data_mut(|data| data.insert_temp(key, (around, left.saturating_sub(1))));
    if left > 0 {
        ui.ctx().request_repaint();
    }
    left > 0
}

/// True for what a person does to a text at its caret.
fn is_typed(event: &egui::Event) -> bool {
    use egui::{Event, Key};
    match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        // These scroll, or lead elsewhere.
        Event::Key { key: Key::PageUp | Key::PageDown | Key::Tab | Key::Escape, .. } => false,
        Event::Key { pressed, modifiers, .. } => *pressed && !modifiers.alt,
        _ => false,
    }
}

/// The text with its marked parts. Lines are laid out and kept one by one, so that a key costs one line's work.
fn job(tokens: &Tokens, text: &str, marker: Option<Marker<'_>>, fresh: Option<&Range<usize>>) -> LayoutJob {
    let format = |kind: Type, color: Color32, background: Color32| TextFormat {
        font_id: kind.font(),
        color,
        background,
        line_height: Some(LINE),
        ..TextFormat::default()
    };
    let plain = format(Type::Body, tokens.text, Color32::TRANSPARENT);
    let new = format(Type::Body, tokens.text, tokens.ok.tint);
    let words = |job: &mut LayoutJob, part: Range<usize>| {
        // While a key changes the text, a part may end where it no longer does.
        let edge = |place: usize| place.clamp(part.start, part.end);
        let (start, end) = fresh.map_or((part.end, part.end), |fresh| (edge(fresh.start), edge(fresh.end)));
        for (part, format) in [(part.start..start, &plain), (start..end, &new), (end..part.end, &plain)] {
            job.append(text.get(part).unwrap_or_default(), 0.0, format.clone());
        }
    };
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    let mut done = 0;
    for (range, mark) in marker.map(|find| find(text)).unwrap_or_default() {
        words(&mut job, done..range.start);
        let marked = match mark {
            TextMark::Gap => format(Type::Body, tokens.warn.ink, tokens.warn.tint),
            TextMark::Code => format(Type::Strong, tokens.brand_ink, tokens.brand_tint),
        };
        job.append(&text[range.clone()], 0.0, marked);
        done = range.end;
    }
    words(&mut job, done..text.len());
    job
}
