//! Lembar tugas per unit: what each unit has still to do, what it hands in, and a receipt.

use super::{
    Context, gaps,
    phrase::{capital, indicator_numbers, number, points},
    piece, source,
};
use crate::{
    assessment::{Matter, Period, Role},
    insight::{HandIn, Task, UnitWork, Wanted, unit_work, unowned},
    report::{
        Hollow, Variant,
        model::{
            Anchor, Block, Body, Cell, Column, Columns, Mark, Numbering, Part, PartId, Row, Run, Sheet, Style, Table,
            Text, Width,
        },
    },
    rubric::{Criterion, Exact},
    t,
    words::Sentence as _,
};

/// Half of the body, twice, and the room between.
const HALF: f32 = 81.0;
const GUTTER: f32 = 8.0;
/// The column of what is handed in, and the room of an empty box in it.
const HAND_IN: f32 = 66.0;
const BOX: f32 = 4.2;
/// Room of a label before a dotted line, and the line.
const LABEL: f32 = 22.0;
const DOTS: f32 = 57.0;

/// Builds the part; nothing for readers who may not see it, or a page that says so where the sheets are all there is.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let sheets = match (context.sees(Matter::UnitSheets), context.options.variant) {
        (true, _) => sheets(context),
        (false, Variant::Units) => {
            vec![plain(t!(context, report.units.title), Hollow::Hidden.sentence_in(context.words))]
        }
        (false, _) => return None,
    };
    Some(Part {
        id: PartId::Units,
        numbering: Numbering::Letter,
        title: t!(context, report.units.title).to_owned(),
        body: Body::Sheets(sheets),
    })
}

fn sheets(context: &Context<'_>) -> Vec<Sheet> {
    let mut work = unit_work(context.rubric, context.assessment, context.inspection);
    let several = context.unit.is_none();
    if let Some(unit) = context.unit {
        work.retain(|work| work.unit == unit);
    }
    let total = work.len();
    let mut sheets: Vec<Sheet> =
        work.iter().enumerate().map(|(place, work)| sheet(context, work, (place + 1, total))).collect();
    let without = unowned(context.rubric, context.assessment);
    if several && !without.is_empty() {
        let ids: Vec<&str> = without.iter().map(|indicator| indicator.id.as_str()).collect();
        sheets.push(plain(
            t!(context, report.units.unowned),
            t!(context, report.units.unowned_text, count = ids.len(), ids = indicator_numbers(context.rubric, &ids)),
        ));
    }
    if sheets.is_empty() {
        let why = Hollow::NoTasks { unowned: 0 };
        sheets.push(plain(t!(context, report.units.title), why.sentence_in(context.words)));
    }
    sheets
}

/// Why there would be no sheet with a task.
pub(super) fn hollow(context: &Context<'_>) -> Option<Hollow> {
    if !context.sees(Matter::UnitSheets) {
        return Some(Hollow::Hidden);
    }
    let mut work = unit_work(context.rubric, context.assessment, context.inspection);
    work.retain(|work| context.unit.is_none_or(|unit| work.unit == unit));
    let unowned = if context.unit.is_none() { unowned(context.rubric, context.assessment).len() } else { 0 };
    work.is_empty().then_some(Hollow::NoTasks { unowned })
}

/// A sheet that only says something.
fn plain(title: &str, text: String) -> Sheet {
    Sheet {
        anchor: Anchor::Unit(String::new()),
        bookmark: title.to_owned(),
        blocks: vec![Block::h1(title), Block::Gap(2.0), piece::lead(text)],
        foot: Vec::new(),
    }
}

fn sheet(context: &Context<'_>, work: &UnitWork<'_>, (place, total): (usize, usize)) -> Sheet {
    let label = t!(context, report.units.label, place = place, total = total).to_uppercase();
    let mut blocks = vec![
        Block::Columns(Columns {
            columns: vec![
                (HALF, vec![Block::text(Style::Label, label)]),
                (HALF, vec![piece::right(Style::Note, t!(context, report.units.detach))]),
            ],
            gutter: GUTTER,
        }),
        Block::Gap(1.0),
        Block::h1(work.name),
        Block::Gap(2.0),
        piece::lead(lead(context, &work.tasks)),
        Block::Gap(5.0),
        Block::Table(addresses(context)),
        Block::Gap(5.0),
        Block::Table(table(context, &work.tasks)),
        Block::Gap(5.0),
    ];
    blocks.push(Block::Columns(Columns {
        columns: vec![
            (HALF, rules(t!(context, report.units.rules), proof_rules(context))),
            (HALF, rules(t!(context, report.units.texts), t!(context, report.units.texts_rule).to_owned())),
        ],
        gutter: GUTTER,
    }));
    blocks.extend([Block::Gap(5.0), Block::h3(t!(context, report.units.notes)), Block::Ruled { least: 3, most: 5 }]);
    Sheet {
        anchor: Anchor::Unit(work.unit.to_string()),
        bookmark: work.name.to_owned(),
        blocks,
        foot: receipt(context, work, place),
    }
}

/// How many indicators wait, and what finishing them gives.
fn lead(context: &Context<'_>, tasks: &[Task<'_>]) -> String {
    let gain: Exact = tasks.iter().map(|task| &task.gain).sum();
    let count = capital(&number(context.words, tasks.len()));
    if gain == Exact::default() {
        return t!(context, report.units.lead_proof, count = count);
    }
    let index = context.words.decimal(context.score.index(), 2);
    let after = context.words.decimal(&(context.score.index() + &gain), 2);
    let gain = points(context.words, &gain);
    t!(
        context,
        report.units.lead,
        count = count,
        framework = context.framework(),
        gain = gain,
        index = index,
        after = after
    )
}

/// Who answers in the unit, who helps, to whom and until when.
fn addresses(context: &Context<'_>) -> Table {
    let assessment = context.assessment;
    let team = assessment.team();
    let with = |role: Role| team.iter().map(|(_, person)| *person).find(|person| person.role.value == role);
    let contact = with(Role::Operator).or_else(|| with(Role::Supervisor));
    let contact = contact.map(|person| {
        let parts = [person.name.value.trim(), person.unit.value.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let dotted = || Text::default().then_run(Run::Dots(36.0));
    let said = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or_else(dotted, Text::strong);
    let unit = assessment.institution.unit.value.trim().to_owned();
    let last = assessment.period.value.and_then(Period::to).map(|day| context.words.date(day));
    let facts = [
        (t!(context, report.units.responsible), dotted()),
        (t!(context, report.units.contact), said(contact)),
        (t!(context, report.units.hand_to), said(Some(unit))),
        (t!(context, report.units.until), said(last)),
    ];
    let mut table = Table::bare(facts.iter().map(|_| Column::left(Width::Share(1.0))).collect());
    let cells = facts.into_iter().map(|(label, value)| {
        Cell::blocks(vec![Block::text(Style::Label, label.to_uppercase()), Block::text(Style::Small, value)])
    });
    table.rows = vec![Row::body(cells.collect())];
    table
}

fn table(context: &Context<'_>, tasks: &[Task<'_>]) -> Table {
    let columns = vec![
        Column::right(Width::Fixed(8.0)),
        Column::left(Width::Fixed(34.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(HAND_IN)),
    ];
    let head = vec![
        Cell::text(t!(context, report.gaps.head.number)),
        Cell::text(t!(context, report.units.head.indicator)),
        Cell::text(t!(context, report.units.head.todo)),
        Cell::text(t!(context, report.units.head.evidence)),
    ];
    let rows = tasks.iter().map(|task| {
        let name =
            vec![Block::CellText(Text::strong(&task.indicator.short)), Block::Gap(0.8), Block::CellText(levels(task))];
        Row::body(vec![
            Cell::text(Text::strong(&task.indicator.id)),
            Cell::blocks(name),
            Cell::blocks(todo(context, task)),
            Cell::blocks(apart(task.hand_in.iter().map(|one| hand_in(context, one)))),
        ])
    });
    let note = source::legend(context).map(Text::from);
    Table { head, rows: rows.collect(), style: Style::Evidence, note, ..Table::bare(columns) }
}

/// Level now and the one to be reached.
fn levels(task: &Task<'_>) -> Text {
    match task.level {
        Some(level) if level == task.to => Text::default().then_mark(Mark::Level(level)),
        Some(level) => gaps::between(Mark::Level(level), task.to),
        None => gaps::between(Mark::NotAssessed, task.to),
    }
}

/// What is to be done, one thing below the other.
fn todo(context: &Context<'_>, task: &Task<'_>) -> Vec<Block> {
    let mut lines: Vec<Text> = Vec::new();
    if task.level.is_none() {
        lines.push(t!(context, report.units.choose).into());
    }
    if task.explain {
        lines.push(t!(context, report.units.explain).into());
    }
    if !task.unproved.is_empty() {
        let codes: Vec<&str> = task.unproved.iter().map(|criterion| criterion.id.as_str()).collect();
        lines.push(t!(context, report.units.prove, criteria = codes.join(", ")).into());
    }
    let criterion =
        |criterion: &Criterion| source::demanded(context, Text::grey(format!("{}\u{a0}", criterion.id)), criterion);
    lines.extend(task.open.iter().map(|one| criterion(one)));
    apart(lines.into_iter().map(Block::CellText))
}

/// Blocks below each other with a little room between them.
fn apart(blocks: impl Iterator<Item = Block>) -> Vec<Block> {
    let mut out = Vec::new();
    for block in blocks {
        if !out.is_empty() {
            out.push(Block::Gap(0.8));
        }
        out.push(block);
    }
    out
}

/// An empty box, the code and what is wanted.
fn hand_in(context: &Context<'_>, one: &HandIn<'_>) -> Block {
    let text = Text::strong(&one.code).then(" ");
    let text = match one.what {
        Wanted::New(what) => text.then(what),
        Wanted::Better { title, fault } => {
            let tag = fault.tag(context.words);
            text.then(if fault.wants_no_other() {
                t!(context, report.units.complete, title = title, fault = tag)
            } else {
                t!(context, report.units.better, title = title, fault = tag)
            })
        }
    };
    let line = |text: Text| vec![Block::text(Style::Evidence, text)];
    let columns = vec![(BOX, line(Text::default().then_mark(Mark::BoxOpen))), (HAND_IN - BOX - 1.5, line(text))];
    Block::Columns(Columns { columns, gutter: 0.0 })
}

fn rules(title: &str, text: String) -> Vec<Block> {
    vec![Block::h3(title), Block::Gap(1.0), Block::text(Style::Small, text)]
}

fn proof_rules(context: &Context<'_>) -> String {
    let limits = &context.rubric.evidence_limits;
    t!(context, report.units.proof_rules, chars = limits.name_chars, size = limits.bundle_megabytes)
}

/// The receipt below a line to cut along.
fn receipt(context: &Context<'_>, work: &UnitWork<'_>, place: usize) -> Vec<Block> {
    let number = context.assessment.report.number.value.trim();
    let number = if number.is_empty() { t!(context, report.share.no_number) } else { number };
    let start = context.fingerprint_groups(4).join("-");
    let source =
        t!(context, report.units.source, place = place, unit = work.name, number = number, fingerprint = start);
    vec![
        piece::right(Style::Note, t!(context, report.units.cut)),
        Block::text(Style::Note, Text::default().then_run(Run::Dots(170.0))),
        Block::Gap(2.0),
        Block::h3(t!(context, report.units.receipt)),
        Block::Gap(3.0),
        written(&[t!(context, report.units.received), t!(context, report.units.given)]),
        Block::Gap(3.0),
        written(&[t!(context, report.units.day), t!(context, report.units.signature)]),
        Block::Gap(2.0),
        Block::text(Style::Note, source),
    ]
}

/// Two places for handwriting beside each other, each behind its label.
pub(super) fn written(labels: &[&str; 2]) -> Block {
    let [left, right] = labels;
    beside(vec![line(left)], right)
}

/// A place for handwriting to the right of something else.
pub(super) fn beside(left: Vec<Block>, label: &str) -> Block {
    Block::Columns(Columns { columns: vec![(HALF, left), (HALF, vec![line(label)])], gutter: GUTTER })
}

/// A label with a dotted line behind it.
fn line(label: &str) -> Block {
    let columns = vec![
        (LABEL, vec![Block::text(Style::Note, label)]),
        (DOTS, vec![Block::text(Style::Note, Text::default().then_run(Run::Dots(DOTS)))]),
    ];
    Block::Columns(Columns { columns, gutter: 2.0 })
}
