//! Daftar bukti: the register of documents. This sheet is read back.

use super::{
    Context, LIST_SIGN,
    cell::{Cell, Choices, Row, Sheet, Style},
    columns::{RegisterColumn, SheetKind},
};
use crate::{
    assessment::{Classification, Content, Document, DocumentId, DocumentKind, DocumentStatus},
    t,
};

/// Place of the row that names the columns.
const HEAD: usize = 3;

/// Makes the sheet.
pub(super) fn sheet(context: &Context<'_>) -> Sheet {
    let words = context.words;
    let head = RegisterColumn::ALL.iter().map(|column| Cell::text(column.head(words), Style::Head)).collect();
    let mut rows = vec![
        Row::line(t!(words, sheets.register.title), Style::Title),
        Row::line(t!(words, sheets.register.note), Style::Note),
        Row::default(),
        Row::of(head),
    ];
    let used = context.input.assessment.used_at(context.input.rubric);
    for (id, document) in context.input.assessment.register() {
        rows.push(row(context, id, document, used.get(id).map_or(&[][..], Vec::as_slice)));
    }
    // Below the last row, too: that is where new documents are written.
    let last = rows.len() as u32 + 200;
    let choices = |column: RegisterColumn, allowed: Vec<&str>| Choices {
        column: column.place() as u16,
        rows: (HEAD as u32 + 1, last),
        allowed: allowed.into_iter().map(str::to_owned).collect(),
        refusal: t!(words, sheets.register.refusal, column = column.head(words)),
    };
    let kinds = DocumentKind::ALL.map(|kind| kind.name(words)).to_vec();
    let statuses = DocumentStatus::ALL.map(|status| status.name(words)).to_vec();
    let classes = Classification::ALL.map(|class| class.name(words)).to_vec();
    Sheet {
        name: SheetKind::Register.name(words).to_owned(),
        widths: RegisterColumn::widths(),
        rows,
        head: Some(HEAD),
        frozen: 1,
        // Sums and ids are for machines.
        printed: RegisterColumn::Bytes.place() as u16,
        choices: vec![
            choices(RegisterColumn::Kind, kinds),
            choices(RegisterColumn::Status, statuses),
            choices(RegisterColumn::Confidentiality, classes),
        ],
    }
}

fn row(context: &Context<'_>, id: &DocumentId, document: &Document, used: &[&str]) -> Row {
    let (words, assessment) = (context.words, context.input.assessment);
    let codes: Vec<String> = used.iter().filter_map(|indicator| assessment.evidence_code(indicator, id)).collect();
    let unit = document.unit.value.as_deref().and_then(|unit| assessment.units.get(unit));
    let covers = document.covers.value;
    let typed = |text: &str| Cell::text(text, Style::Typed);
    let cells = RegisterColumn::ALL.iter().map(|column| match column {
        RegisterColumn::Title => typed(&document.title.value),
        RegisterColumn::Codes => Cell::text(codes.join(LIST_SIGN), Style::Text),
        RegisterColumn::Indicators => typed(&used.join(LIST_SIGN)),
        RegisterColumn::Kind => typed(document.kind.value.name(words)),
        RegisterColumn::Number => typed(&document.number.value),
        RegisterColumn::Issuer => typed(&document.issuer.value),
        RegisterColumn::Date => Cell::day(document.date.value, Style::TypedDay),
        RegisterColumn::From => Cell::day(covers.and_then(|covers| covers.from()), Style::TypedDay),
        RegisterColumn::To => Cell::day(covers.and_then(|covers| covers.to()), Style::TypedDay),
        RegisterColumn::ValidUntil => Cell::day(document.valid_until.value, Style::TypedDay),
        RegisterColumn::Status => typed(document.status.value.name(words)),
        RegisterColumn::Unit => typed(unit.filter(|unit| !unit.removed.value).map_or("", |unit| &unit.name.value)),
        RegisterColumn::Confidentiality => typed(document.confidentiality.value.name(words)),
        RegisterColumn::Note => typed(&document.note.value),
        RegisterColumn::Content => match document.content() {
            Some(Content::File(file)) => Cell::text(&file.name, Style::Text),
            Some(Content::Link(link)) => Cell::text(&link.address, Style::Text),
            None => Cell::empty(Style::Text),
        },
        RegisterColumn::Bytes => document.file().map_or(Cell::empty(Style::Whole), |file| Cell::whole(file.bytes)),
        RegisterColumn::Hash => Cell::text(document.file().map_or("", |file| &file.hash), Style::Text),
        RegisterColumn::Id => Cell::text(id.as_str(), Style::Text),
    });
    Row { key: id.to_string(), cells: cells.collect() }
}
