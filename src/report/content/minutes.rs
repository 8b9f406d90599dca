//! Naskah pengantar: the minutes of the self-assessment and the consent to publication, with the figures of this draft.

use super::{
    Context,
    group::Group,
    phrase::full,
    piece::{self, HEAD_RULE},
    signoff,
};
use crate::{
    assessment::{Matter, Period, Person, Role},
    chart,
    report::model::{
        Anchor, Block, Body, Cell, Column, Columns, Numbering, Part, PartId, Row, Run, Sheet, Style, Table, Text, Width,
    },
    t,
};

/// Half of the body, twice, and the room between.
const HALF: f32 = 81.0;
const GUTTER: f32 = 8.0;

/// Builds the part; a page that says so for readers who may not see who signs.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let sheets = if context.sees(Matter::SignOff) {
        vec![minutes(context), consent(context)]
    } else {
        let blocks = vec![
            Block::h1(t!(context, report.minutes.title)),
            Block::Gap(2.0),
            piece::lead(t!(context, report.minutes.hidden)),
        ];
        let title = t!(context, report.minutes.title).to_owned();
        vec![Sheet { anchor: Anchor::Part(PartId::Minutes), bookmark: title, blocks, foot: Vec::new() }]
    };
    Some(Part {
        id: PartId::Minutes,
        numbering: Numbering::None,
        title: t!(context, report.minutes.title).to_owned(),
        body: Body::Sheets(sheets),
    })
}

/// Berita Acara: what was done, when, with which result.
fn minutes(context: &Context<'_>) -> Sheet {
    let title = t!(context, report.minutes.heading, framework = context.framework());
    let mut blocks = head(context, &title);
    blocks.extend([
        piece::narrow(Style::Lead, opening(context)),
        Block::Gap(5.0),
        Block::Table(result(context)),
        Block::Gap(5.0),
        piece::narrow(Style::Narrative, t!(context, report.minutes.basis, regulation = context.rubric.regulation)),
        Block::Gap(2.0),
        piece::narrow(Style::Narrative, closing(context)),
    ]);
    blocks.extend(incomplete(context));
    blocks.push(Block::Gap(9.0));
    let (coordinator, supervisor) = (with(context, Role::Coordinator), with(context, Role::Supervisor));
    let boxes = [
        signoff::signature(
            context,
            t!(context, report.minutes.verified),
            t!(context, report.signoff.as_supervisor),
            supervisor,
            signoff::ANCHORS.0,
        ),
        signoff::signature(
            context,
            t!(context, report.minutes.confirmed),
            t!(context, report.signoff.as_coordinator),
            coordinator,
            signoff::ANCHORS.1,
        ),
    ];
    blocks.push(right_half(vec![Block::text(Style::Table, signoff::place_and_day(context))]));
    blocks.push(Block::Gap(3.0));
    blocks.push(Block::Columns(Columns {
        columns: boxes.map(|one| (HALF, vec![Block::Signature(one)])).to_vec(),
        gutter: GUTTER,
    }));
    Sheet { anchor: Anchor::Part(PartId::Minutes), bookmark: title, blocks, foot: foot(context) }
}

/// Pernyataan Persetujuan Publikasi.
fn consent(context: &Context<'_>) -> Sheet {
    let title = t!(context, report.minutes.consent).to_owned();
    let coordinator = with(context, Role::Coordinator);
    let said = |field: fn(&Person) -> &String| coordinator.map(|person| field(person).trim().to_owned());
    let dotted = || Text::default().then_run(Run::Dots(90.0));
    let given = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or_else(dotted, Text::strong);
    let institution = context.assessment.institution.name.value.trim().to_owned();
    let rows = [
        (t!(context, report.signoff.head.name), given(said(|person| &person.name.value))),
        (t!(context, report.signoff.head.employee_number), given(said(|person| &person.employee_number.value))),
        (t!(context, report.minutes.position), given(said(|person| &person.position.value))),
        (t!(context, report.minutes.institution), given(Some(institution))),
    ];
    let (year, framework) = (context.assessment.year.value, context.framework());
    let mut blocks = head(context, &title);
    blocks.extend([
        piece::narrow(Style::Lead, t!(context, report.minutes.undersigned)),
        Block::Gap(3.0),
        Block::Table(pairs(rows)),
        Block::Gap(5.0),
        piece::narrow(Style::Lead, t!(context, report.minutes.declares)),
        Block::Gap(3.0),
    ]);
    let index = chart::index_text(context.words, context.score);
    let points = [
        t!(context, report.minutes.consent_result, framework = framework, year = year, index = index),
        t!(context, report.minutes.consent_publish, framework = framework, year = year),
        t!(context, report.minutes.consent_final).to_owned(),
    ];
    for (place, point) in points.into_iter().enumerate() {
        let number = Text::grey(format!("{}.", place + 1));
        blocks.push(Block::Columns(Columns {
            columns: vec![
                (7.0, vec![Block::text(Style::Narrative, number)]),
                (140.0, vec![Block::text(Style::Narrative, point)]),
            ],
            gutter: 0.0,
        }));
        blocks.push(Block::Gap(2.0));
    }
    blocks.extend(incomplete(context));
    blocks.push(Block::Gap(9.0));
    blocks.push(right_half(vec![
        Block::text(Style::Table, signoff::place_and_day(context)),
        Block::Gap(3.0),
        Block::Signature(signoff::signature(
            context,
            t!(context, report.minutes.declared_by),
            t!(context, report.signoff.as_coordinator),
            coordinator,
            signoff::ANCHORS.1,
        )),
    ]));
    Sheet { anchor: Anchor::Consent, bookmark: title, blocks, foot: foot(context) }
}

fn right_half(blocks: Vec<Block>) -> Block {
    Block::Columns(Columns { columns: vec![(HALF, Vec::new()), (HALF, blocks)], gutter: GUTTER })
}

fn with<'a>(context: &Context<'a>, role: Role) -> Option<&'a Person> {
    context.assessment.team().into_iter().map(|(_, person)| person).find(|person| person.role.value == role)
}

/// Title, institution and the number, which the office gives.
fn head(context: &Context<'_>, title: &str) -> Vec<Block> {
    let number = Text::plain(t!(context, report.minutes.number)).then(" ").then_run(Run::Dots(60.0));
    vec![
        Block::text(Style::Label, context.institution().to_uppercase()),
        Block::Gap(1.0),
        Block::h1(title),
        Block::Gap(1.0),
        Block::text(Style::Small, number),
        Block::Gap(5.0),
    ]
}

/// When, where and who.
fn opening(context: &Context<'_>) -> Text {
    let assessment = context.assessment;
    let (year, framework) = (assessment.year.value, context.framework());
    let dots = |width: f32| Text::default().then_run(Run::Dots(width));
    let day = assessment.report.date.value.map_or_else(|| dots(38.0), |day| Text::plain(context.words.date(day)));
    let place = assessment.report.place.value.trim();
    let place = if place.is_empty() { dots(38.0) } else { Text::plain(place) };
    let pattern = t!(context, report.minutes.opening, framework = framework, year = year);
    let institution = Text::strong(context.institution());
    let text = Text::with_runs(&pattern, &[day, place, institution]);
    match assessment.period.value.and_then(Period::days) {
        Some((from, to)) => {
            let (from, to) = (context.words.date(from), context.words.date(to));
            text.then(" ").then(t!(context, report.minutes.period, from = from, to = to))
        }
        None => text,
    }
}

/// The figures, as they are everywhere in the report.
fn result(context: &Context<'_>) -> Table {
    let score = context.score;
    let band =
        score.band(context.rubric).filter(|_| score.complete()).map_or(chart::NO_VALUE, |band| band.name.as_str());
    let of = |part: usize, whole: usize| Text::plain(t!(context, report.share.of, count = part, total = whole));
    let index = chart::index_text(context.words, score);
    let index = if score.complete() { format!("{index} ({})", full(context.words, score.index())) } else { index };
    let mut rows = vec![
        (t!(context, report.share.index, framework = context.framework()), Text::strong(index)),
        (t!(context, report.signoff.fact.band).to_owned(), Text::strong(band)),
    ];
    rows.extend(
        Group::all(context).iter().map(|group| (group.title(), chart::value_text(context.words, group.node).into())),
    );
    rows.push((t!(context, report.signoff.fact.answered).to_owned(), of(score.answered, score.total)));
    rows.push((
        t!(context, report.signoff.fact.explained).to_owned(),
        of(context.inspection.explained_count(), score.total),
    ));
    let questions = context.rubric.general_questions.len();
    if questions > 0 {
        rows.push((t!(context, report.signoff.fact.questions).to_owned(), of(context.answered_questions(), questions)));
    }
    rows.push((
        t!(context, report.minutes.documents).to_owned(),
        context.words.count(context.assessment.register().len()).into(),
    ));
    let number = context.number();
    rows.push((t!(context, report.minutes.report).to_owned(), Text::plain(number)));
    let mut table = pairs(rows);
    table.head = vec![Cell::text(t!(context, report.minutes.result)).over(2)];
    table
}

/// Labels with what is said to them.
fn pairs<L: Into<String>>(rows: impl IntoIterator<Item = (L, Text)>) -> Table {
    let mut table = Table::bare(vec![Column::left(Width::Fixed(70.0)), Column::left(Width::Share(1.0))]);
    let row = |(label, value): (L, Text)| {
        let label: String = label.into();
        Row::body(vec![Cell::text(Text::grey(label)), Cell::text(value)])
    };
    table.rows = rows.into_iter().map(row).collect();
    table
}

/// To whom it goes.
fn closing(context: &Context<'_>) -> String {
    let addressee = context.assessment.report.addressee.value.trim();
    if addressee.is_empty() {
        t!(context, report.minutes.closing).to_owned()
    } else {
        t!(context, report.minutes.closing_to, addressee = addressee)
    }
}

/// Says what is missing before it can be signed.
fn incomplete(context: &Context<'_>) -> Option<Block> {
    let open = context.score.total - context.score.answered;
    (open > 0).then(|| piece::narrow(Style::Note, t!(context, report.minutes.incomplete, count = open)))
}

/// Which data it is of, so that a sheet that was taken out still says so.
fn foot(context: &Context<'_>) -> Vec<Block> {
    let fingerprint = context.fingerprint_groups(16).join(" ");
    let text = t!(context, report.minutes.foot, revision = context.revision, fingerprint = fingerprint);
    vec![HEAD_RULE, Block::Gap(1.0), Block::text(Style::Note, text)]
}
