//! Formulir wawancara: a blank page for each indicator, to be filled by hand where nobody has the program at hand.

use super::{Context, piece, source, units};
use crate::{
    assessment::evidence_code,
    insight::next_letter,
    report::model::{
        Anchor, Block, Body, Cell, Column, Columns, Mark, Numbering, Part, PartId, Row, Run, Sheet, Style, Table, Text,
        Width,
    },
    rubric::{Indicator, Source},
    t,
};

/// Half of the body, twice, and the room between.
const HALF: f32 = 81.0;
const GUTTER: f32 = 8.0;
/// Rows for documents.
const DOCUMENTS: u16 = 4;
/// Lines for Fakta and for Analisis, fewest and most.
const FACTS: (usize, usize) = (1, 9);
const ANALYSIS: (usize, usize) = (1, 7);

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let sheets = context.rubric.indicators.iter().map(|indicator| sheet(context, indicator)).collect();
    Some(Part {
        id: PartId::Form,
        numbering: Numbering::None,
        title: t!(context, report.form.title).to_owned(),
        body: Body::Sheets(sheets),
    })
}

fn sheet(context: &Context<'_>, indicator: &Indicator) -> Sheet {
    let label = t!(context, report.form.label, year = context.assessment.year.value).to_uppercase();
    let mut blocks = vec![
        Block::Columns(Columns {
            columns: vec![
                (HALF, vec![Block::text(Style::Label, label)]),
                (HALF, vec![piece::right(Style::Note, t!(context, report.form.by_hand))]),
            ],
            gutter: GUTTER,
        }),
        Block::Gap(1.0),
        Block::h1(Text::plain(format!("{}\u{2002}", indicator.id)).then(indicator.title.as_str())),
        Block::text(Style::Note, path(context, indicator)),
        Block::Gap(1.6),
        Block::text(Style::Narrative, Text::strong(&indicator.question)),
        Block::Gap(3.0),
    ];
    let owner = context.assessment.owner_name(&indicator.id);
    let unit = t!(context, report.form.unit);
    blocks.push(if owner.is_empty() {
        units::written(&[unit, t!(context, report.form.interviewer)])
    } else {
        let (label, line) = (t!(context, report.form.unit_named, unit = owner), t!(context, report.form.interviewer));
        units::beside(vec![Block::text(Style::Note, label)], line)
    });
    blocks.extend([
        Block::Gap(2.4),
        units::written(&[t!(context, report.form.respondent), t!(context, report.form.day)]),
        Block::Gap(3.0),
    ]);
    if let Some(table) = criteria(context, indicator) {
        blocks.extend([Block::Table(table), Block::Gap(3.0)]);
    }
    let lines = |title: &str, hint: &str, (least, most): (usize, usize)| {
        [Block::h3(Text::strong(title).then_grey(format!(" {hint}"))), Block::Ruled { least, most }, Block::Gap(3.0)]
    };
    blocks.extend(lines(t!(context, report.blocks.facts), t!(context, report.form.facts_hint), FACTS));
    blocks.extend(lines(t!(context, report.blocks.analysis), t!(context, report.form.analysis_hint), ANALYSIS));
    blocks.extend([Block::h3(t!(context, report.form.evidence)), Block::Table(documents(context, indicator))]);
    Sheet {
        anchor: Anchor::Indicator(indicator.id.clone()),
        bookmark: format!("{} {}", indicator.id, indicator.short),
        blocks,
        foot: foot(context, indicator),
    }
}

/// `Domain 3 Manajemen SPBE › Aspek 5 Penerapan Manajemen SPBE · bobot 1,50%`
fn path(context: &Context<'_>, indicator: &Indicator) -> String {
    let weight = context.words.percent(&indicator.weight, 2);
    let aspect = context.rubric.aspect(&indicator.aspect);
    let name = aspect.map_or("", |aspect| aspect.name.as_str());
    let domain = aspect.and_then(|aspect| aspect.domain.as_deref()).and_then(|id| context.rubric.domain(id));
    match domain {
        Some(domain) => t!(
            context,
            report.form.path,
            domain = domain.id,
            domain_name = domain.name,
            aspect = indicator.aspect,
            name = name,
            weight = weight
        ),
        None => t!(context, report.form.path_aspect, aspect = indicator.aspect, name = name, weight = weight),
    }
}

/// Every criterion with boxes for yes and no; nothing where the indicator has none.
fn criteria(context: &Context<'_>, indicator: &Indicator) -> Option<Table> {
    let columns = vec![
        Column::left(Width::Fixed(6.5)),
        Column::left(Width::Fixed(25.0)),
        Column::left(Width::Share(1.0)),
        Column::center(Width::Fixed(16.0)),
        Column::center(Width::Fixed(12.0)),
    ];
    let regulation = context.rubric.source_name(Source::Regulation);
    let head = vec![
        Cell::text(t!(context, report.form.head.level)).over(2),
        Cell::text(t!(context, report.form.head.criteria, regulation = regulation)),
        Cell::text(t!(context, report.form.head.met)),
        Cell::text(t!(context, report.form.head.open)),
    ];
    let mut rows = Vec::new();
    for rung in &indicator.levels {
        for (place, criterion) in rung.criteria.iter().enumerate() {
            let mut cells = if place == 0 {
                let name = context.rubric.level_name(indicator, rung.level);
                vec![Cell::text(Text::default().then_mark(Mark::Level(rung.level))), Cell::text(Text::strong(name))]
            } else {
                vec![Cell::empty(), Cell::empty()]
            };
            let text = source::demanded(context, Text::grey(format!("{}\u{a0}", criterion.id)), criterion);
            let empty = || Cell::text(Text::default().then_mark(Mark::BoxOpen));
            cells.extend([Cell::text(text), empty(), empty()]);
            rows.push(Row::body(cells));
        }
    }
    let note = [Some(t!(context, report.form.rule).to_owned()), source::legend(context)];
    let note = note.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let table = Table { head, style: Style::Evidence, padding: 0.7, note: Some(note.into()), ..Table::bare(columns) };
    (!rows.is_empty()).then_some(Table { rows, ..table })
}

/// Rows for documents, under the codes they will have.
fn documents(context: &Context<'_>, indicator: &Indicator) -> Table {
    let columns = vec![
        Column::left(Width::Fixed(12.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(24.0)),
        Column::left(Width::Fixed(22.0)),
        Column::left(Width::Fixed(34.0)),
    ];
    let head = vec![
        Cell::text(t!(context, report.form.head.code)),
        Cell::text(t!(context, report.form.head.document)),
        Cell::text(t!(context, report.form.head.pages)),
        Cell::text(t!(context, report.form.head.there)),
        Cell::text(t!(context, report.form.head.until)),
    ];
    let first = next_letter(context.assessment.answer(&indicator.id));
    let rows = (first..first.saturating_add(DOCUMENTS)).map(|letter| {
        let code = Text::grey(evidence_code(&indicator.id, letter));
        Row::body(vec![Cell::text(code), Cell::empty(), Cell::empty(), Cell::empty(), Cell::empty()])
    });
    Table { head, rows: rows.collect(), padding: 1.9, ..Table::bare(columns) }
}

/// The level that is agreed on, and two signatures.
fn foot(context: &Context<'_>, indicator: &Indicator) -> Vec<Block> {
    let boxes = indicator.levels.iter().fold(Text::default(), |text, rung| {
        text.then_mark(Mark::BoxOpen).then(format!("\u{a0}{}", rung.level)).then("\u{2003}")
    });
    let boxes = || if indicator.levels.is_empty() { Text::default().then_run(Run::Dots(30.0)) } else { boxes.clone() };
    let mut agreed = vec![Block::h3(t!(context, report.form.agreed)), Block::Gap(1.0)];
    if indicator.entries.is_empty() {
        agreed.push(Block::text(Style::Small, boxes()));
    }
    for entry in &indicator.entries {
        let mut text = boxes();
        text.runs.extend(Text::grey(entry.as_str()).runs);
        agreed.push(Block::text(Style::Small, text));
    }
    let signature = |label: &str| {
        let dots = Block::text(Style::Small, Text::default().then_run(Run::Dots(50.0)));
        vec![Block::Gap(1.0), Block::text(Style::Small, "\u{a0}"), dots, Block::text(Style::Note, label)]
    };
    vec![Block::Columns(Columns {
        columns: vec![
            (62.0, agreed),
            (50.0, signature(t!(context, report.form.respondent_signature))),
            (50.0, signature(t!(context, report.form.interviewer_signature))),
        ],
        gutter: 4.0,
    })]
}
