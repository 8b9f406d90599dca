//! How a text that was changed differs from what stood there before: what went and what came, by sign, line and colour.

use egui::{
    Color32, Label, Stroke, TextFormat, Ui,
    text::{LayoutJob, TextWrapping},
};

use crate::{
    assessment::{Assessment, Edit, FieldValue, HistoryEntry},
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{Button, NoteKind, card, changing, tag, text_wrapped},
    },
    insight::{Change, TextPiece, count_changes, text_changes},
    t,
    words::{Speaks as _, harmless},
};

/// Of longer pieces that were kept only beginning and end are shown, each with so many letters.
const AROUND: usize = 160;
/// Most letters of one piece that went or came.
const MOST: usize = 6_000;

/// How a text differs, found when its line is opened.
#[derive(Debug)]
pub(super) struct Difference {
    before: String,
    pieces: Vec<TextPiece>,
    added: usize,
    removed: usize,
    /// All of it as one sentence, with what went and came in words.
    spoken: Option<String>,
}

impl Difference {
    /// How the text of a change differs from what it became.
    pub fn of(assessment: &Assessment, place: usize) -> Self {
        let (before, after) = sides(assessment, place).unwrap_or_default();
        let mut pieces = text_changes(&before, &after);
        let (added, removed) = count_changes(&pieces);
        for piece in &mut pieces {
            shorten(piece);
        }
        Self { before, pieces, added, removed, spoken: None }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>, place: usize, out: &mut Vec<Action>) {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        let assessment = view.draft.assessment();
        let Some(entry) = assessment.history.get(place) else { return };
        ui.horizontal_wrapped(|ui| {
            text_wrapped(ui, Type::Strong, tokens.text, entry.field.label(assessment, words));
            tag(ui, Some(NoteKind::Error), Some(icon::MINUS), &t!(words, history.words_removed, count = self.removed));
            tag(ui, Some(NoteKind::Ok), Some(icon::PLUS_BOLD), &t!(words, history.words_added, count = self.added));
        });
        let spoken = self.spoken.get_or_insert_with(|| {
            let told = self.pieces.iter().map(|piece| match piece.change {
                Change::Kept => piece.text.trim().to_owned(),
                Change::Removed => t!(words, history.removed, text = piece.text.trim()),
                Change::Added => t!(words, history.added, text = piece.text.trim()),
            });
            told.collect::<Vec<_>>().join(" ")
        });
        card(ui, |ui| {
            let label = ui.add(Label::new(job(&self.pieces, tokens, ui.available_width())).wrap());
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(spoken.as_str()));
        });
        ui.horizontal_wrapped(|ui| {
            let now = assessment.get(&entry.field);
            let before = FieldValue::Text(self.before.clone());
            if now != before {
                let restore = Button::new(t!(words, history.restore)).icon(icon::ARROW_U_UP_LEFT).small();
                if changing(ui, |ui| restore.ui(ui)).clicked() {
                    out.push(Action::Edit(Edit::Set(entry.field.clone(), before)));
                    let field = entry.field.label(assessment, words);
                    out.push(Action::ToastUndo(t!(words, history.restored, field = field)));
                }
            }
            let copy = Button::new(t!(words, history.copy_before)).icon(icon::COPY).small();
            if copy.ui(ui).clicked() {
                out.push(Action::Copy(self.before.clone()));
                out.push(Action::Toast(t!(words, history.copied_before).to_owned()));
            }
            if let Some(id) = entry.field.indicator() {
                let wording = t!(words, history.to_indicator, indicator = id);
                if Button::new(&wording).icon(icon::ARROW_RIGHT).small().ui(ui).clicked() {
                    out.push(Action::OpenIndicator(id.to_string()));
                }
            }
        });
    }
}

/// What stood there before a change and what it became: what the next change of the field found, else what stands there.
fn sides(assessment: &Assessment, place: usize) -> Option<(String, String)> {
    let entry = assessment.history.get(place)?;
    let FieldValue::Text(before) = &entry.before else { return None };
    let order = |(place, entry): &(usize, &HistoryEntry)| (entry.at, *place);
    let later = assessment
        .history
        .iter()
        .enumerate()
        .filter(|(other, later)| later.field == entry.field && (later.at, *other) > (entry.at, place));
    let after = match later.min_by_key(order) {
        Some((_, next)) => next.before.clone(),
        None => assessment.get(&entry.field),
    };
    let after = match after {
        FieldValue::Text(text) => text,
        _ => String::new(),
    };
    Some((before.clone(), after))
}

/// Long pieces give up what lies in their middle, or at their end.
fn shorten(piece: &mut TextPiece) {
    let count = piece.text.chars().count();
    let head = |most: usize| piece.text.chars().take(most).collect::<String>();
    match piece.change {
        Change::Kept if count > 2 * AROUND + 40 => {
            let tail: String = piece.text.chars().skip(count - AROUND).collect();
            piece.text = format!("{} … {tail}", head(AROUND));
        }
        Change::Removed | Change::Added if count > MOST => piece.text = format!("{}… ", head(MOST)),
        _ => {}
    }
}

fn job(pieces: &[TextPiece], tokens: &Tokens, width: f32) -> LayoutJob {
    let mut job =
        LayoutJob { wrap: TextWrapping { max_width: width, ..TextWrapping::default() }, ..LayoutJob::default() };
    for piece in pieces {
        let kind = if piece.change == Change::Kept { Type::Body } else { Type::BodyMedium };
        let (color, ground, sign) = match piece.change {
            Change::Kept => (tokens.text, Color32::TRANSPARENT, ""),
            Change::Removed => (tokens.err.ink, tokens.err.tint, "−"),
            Change::Added => (tokens.ok.ink, tokens.ok.tint, "+"),
        };
        let line = Stroke::new(1.0, color);
        let format = TextFormat {
            font_id: kind.font(),
            color,
            background: ground,
            line_height: Some(20.0),
            strikethrough: if piece.change == Change::Removed { line } else { Stroke::NONE },
            underline: if piece.change == Change::Added { line } else { Stroke::NONE },
            ..TextFormat::default()
        };
        if !sign.is_empty() {
            let bare = TextFormat { strikethrough: Stroke::NONE, underline: Stroke::NONE, ..format.clone() };
            job.append(sign, 2.0, bare);
        }
        let words = piece.text.trim_end();
        job.append(&harmless(words), 0.0, format);
        let plain = TextFormat { font_id: Type::Body.font(), color, line_height: Some(20.0), ..TextFormat::default() };
        job.append(&piece.text[words.len()..], 0.0, plain);
    }
    job
}
