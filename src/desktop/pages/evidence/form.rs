//! Everything that is said of one document.

use egui::Ui;

use super::{Days, StatusTag, list::document_name};
use crate::{
    assessment::{
        Classification, Content, Document, DocumentField, DocumentId, DocumentKind, DocumentStatus, Edit, Field, Link,
        VersionField,
    },
    desktop::{
        action::{Action, Target},
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, NoteKind, TextLine, caption, changing, changing_choice, heading_rows, note, text_rows, text_wrapped,
        },
    },
    t,
    words::Speaks as _,
};

/// From this width on, fields stand side by side.
const BESIDE: f32 = 520.0;

/// Most lines of the title above the fields, and of the name of its file.
const HEAD: usize = 2;

/// Shows the form.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: &DocumentId,
    document: &Document,
    days: &mut Days,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    heading_rows(ui, Type::Section, 2, document_name(document, words), HEAD);
    let status = StatusTag::of_document(view.inspection, id, words);
    if status.faulty {
        note(ui, NoteKind::Warning, |ui| {
            for sentence in &status.sentences {
                text_wrapped(ui, Type::Help, Tokens::of(ui).text, beginning(sentence));
            }
        });
    }
    content_ui(ui, id, document, days, out);
    let field = |field: DocumentField| Field::Document(id.clone(), field);
    let mut line = |ui: &mut Ui, wording: &str, field: Field, value: &str, hint: &str| {
        TextLine::new(wording, field, value).hint(hint).ui(ui, out);
    };
    line(
        ui,
        t!(words, evidence.title),
        field(DocumentField::Title),
        &document.title.value,
        t!(words, evidence.title_hint),
    );
    beside(ui, &mut |ui, place| match place {
        0 => line(ui, t!(words, evidence.number), field(DocumentField::Number), &document.number.value, ""),
        _ => line(ui, t!(words, evidence.issuer), field(DocumentField::Issuer), &document.issuer.value, ""),
    });
    let mut edits: Vec<Edit> = Vec::new();
    beside(ui, &mut |ui, place| {
        if place == 0 {
            let names: Vec<&str> = DocumentKind::ALL.iter().map(|kind| kind.name(words)).collect();
            let chosen = DocumentKind::ALL.iter().position(|kind| *kind == document.kind.value);
            if let Some(place) = changing_choice(ui, t!(words, evidence.kind), &names, chosen.unwrap_or_default()) {
                edits.push(field(DocumentField::Kind).set(DocumentKind::ALL[place]));
            }
        } else {
            let names: Vec<&str> = DocumentStatus::ALL.iter().map(|status| status.name(words)).collect();
            let chosen = DocumentStatus::ALL.iter().position(|status| *status == document.status.value);
            if let Some(place) = changing_choice(ui, t!(words, evidence.status), &names, chosen.unwrap_or_default()) {
                edits.push(field(DocumentField::Status).set(DocumentStatus::ALL[place]));
            }
        }
    });
    beside(ui, &mut |ui, place| {
        if place == 0 {
            let date = days.date.ui(ui, t!(words, evidence.date), "document-date", document.date.value);
            edits.extend(date.map(|day| field(DocumentField::Date).set(day)));
        } else {
            let until = document.valid_until.value;
            let until = days.until.ui(ui, t!(words, evidence.valid_until), "document-until", until);
            edits.extend(until.map(|day| field(DocumentField::ValidUntil).set(day)));
        }
    });
    let covers = document.covers.value;
    beside(ui, &mut |ui, place| {
        let span = if place == 0 {
            days.covers.from_ui(ui, t!(words, evidence.covers_from), "document-from", covers)
        } else {
            days.covers.to_ui(ui, t!(words, evidence.covers_to), "document-to", covers)
        };
        edits.extend(span.map(|span| field(DocumentField::Covers).set(span)));
    });
    let units = view.draft.assessment().active_units();
    beside(ui, &mut |ui, place| {
        if place == 0 {
            let names: Vec<&str> = Classification::ALL.iter().map(|class| class.name(words)).collect();
            let chosen = Classification::ALL.iter().position(|class| *class == document.confidentiality.value);
            let wording = t!(words, evidence.confidentiality);
            if let Some(place) = changing_choice(ui, wording, &names, chosen.unwrap_or_default()) {
                edits.push(field(DocumentField::Confidentiality).set(Classification::ALL[place]));
            }
        } else if !units.is_empty() {
            let mut names = vec![t!(words, evidence.no_unit)];
            names.extend(units.iter().map(|(_, unit)| unit.name.value.as_str()));
            let place = units.iter().position(|(id, _)| document.unit.value.as_ref() == Some(*id));
            let chosen = place.map_or(0, |place| place + 1);
            if let Some(place) = changing_choice(ui, t!(words, evidence.unit), &names, chosen) {
                let unit = place.checked_sub(1).and_then(|place| units.get(place)).map(|(id, _)| (*id).clone());
                edits.push(field(DocumentField::Unit).set(unit));
            }
        }
    });
    TextLine::new(t!(words, evidence.note), field(DocumentField::Note), &document.note.value).ui(ui, out);
    out.extend(edits.into_iter().map(Action::Edit));
}

/// What is said of a document behind its name, as a sentence of its own.
fn beginning(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Shows two fields side by side where there is room, else below each other.
fn beside(ui: &mut Ui, add: &mut dyn FnMut(&mut Ui, usize)) {
    if ui.available_width() < BESIDE {
        add(ui, 0);
        add(ui, 1);
        return;
    }
    ui.columns(2, |columns| {
        for (place, column) in columns.iter_mut().enumerate() {
            add(column, place);
        }
    });
}

/// The file or address, the way to look at it, and what was there before.
fn content_ui(ui: &mut Ui, id: &DocumentId, document: &Document, days: &mut Days, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    match document.content() {
        Some(Content::File(file)) => {
            text_rows(ui, Type::Help, tokens.text2, &file.name, HEAD);
            let short = file.hash.get(..12).unwrap_or_default();
            caption(ui, t!(words, evidence.file_facts, size = words.file_size(file.bytes), hash = short));
        }
        Some(Content::Link(link)) => {
            text_rows(ui, Type::Help, tokens.text2, &link.address, HEAD);
        }
        None => {
            text_wrapped(ui, Type::Help, tokens.warn.ink, t!(words, evidence.no_content));
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        if document.content().is_some() {
            let view = Button::new(t!(words, evidence.view)).icon(icon::ARROW_SQUARE_OUT).small();
            if view.ui(ui).clicked() {
                out.push(Action::ViewDocument(id.to_string()));
            }
        }
        let wording =
            if document.content().is_some() { t!(words, evidence.replace) } else { t!(words, evidence.give_file) };
        let replace = Button::new(wording).icon(icon::FILE_PLUS).small();
        if changing(ui, |ui| replace.ui(ui)).clicked() {
            out.push(Action::Attach(Target::Revision(id.to_string())));
        }
        let replace = Button::new(t!(words, evidence.replace_link)).icon(icon::LINK).small();
        if changing(ui, |ui| replace.ui(ui)).clicked() {
            out.push(Action::AttachLink(Target::Revision(id.to_string())));
        }
    });
    if let Some(link) = document.link()
        && let Some(day) = days.accessed.ui(ui, t!(words, evidence.accessed), "document-accessed", link.accessed)
    {
        let content = Content::Link(Link { accessed: day, address: link.address.clone() });
        if let Some((version, _)) = document.contents().last() {
            let field = Field::Version(id.clone(), (*version).clone(), VersionField::Content);
            out.push(Action::Edit(field.set(Some(content))));
        }
    }
    let earlier = document.contents().len().saturating_sub(1);
    if earlier > 0 {
        caption(ui, t!(words, evidence.earlier, count = words.count(earlier)));
    }
}
