//! Lembar pengesahan.

use std::collections::BTreeMap;

use super::{
    Context,
    phrase::{self, indicator_numbers},
    piece::{self, HEAD_RULE},
};
use crate::{
    assessment::{Matter, Period, Person, Role},
    chart,
    insight::{self, Check, Finding, Severity, Subject, Topic},
    report::model::{
        Block, Body, Cell, Column, Columns, Fact, Mark, Numbering, Part, PartId, Row, Run, Signature, Style, Table,
        Text, Width,
    },
    t,
    words::Words,
};

/// Width of each half of the page and the room between them.
const HALF: f32 = 81.0;
const GUTTER: f32 = 8.0;
/// Anchor characters for electronic signatures.
pub(super) const ANCHORS: (char, char) = ('#', '^');

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    if !context.sees(Matter::SignOff) {
        return None;
    }
    let team = context.assessment.team();
    let with = |role: Role| team.iter().map(|(_, person)| *person).find(|person| person.role.value == role);
    let (coordinator, supervisor) = (with(Role::Coordinator), with(Role::Supervisor));
    let mut approved = vec![Block::Signature(signature(
        context,
        t!(context, report.signoff.approved),
        t!(context, report.signoff.as_coordinator),
        coordinator,
        ANCHORS.1,
    ))];
    approved.extend(missing_blocks(context));
    let blocks = vec![
        piece::lead(statement(context)),
        Block::Gap(5.0),
        Block::Facts(facts(context)),
        Block::Gap(5.0),
        halves(
            vec![Block::Signature(signature(
                context,
                t!(context, report.signoff.prepared),
                t!(context, report.signoff.as_supervisor),
                supervisor,
                ANCHORS.0,
            ))],
            document(context),
        ),
        Block::Gap(5.0),
        halves(Vec::new(), vec![Block::text(Style::Table, place_and_day(context))]),
        Block::Gap(3.0),
        halves(prerequisites(context, coordinator.is_some() && supervisor.is_some()), approved),
        Block::Gap(5.0),
    ];
    let team: Vec<&Person> = team.iter().map(|(_, person)| *person).collect();
    // Whoever signs signs one page: a large team is set smaller.
    let with_team = |room: TeamRoom| [blocks.clone(), team_table(context.words, &team, room)].concat();
    let versions = [TeamRoom::Wide, TeamRoom::Close, TeamRoom::Running].map(with_team).to_vec();
    Some(Part {
        id: PartId::SignOff,
        numbering: Numbering::None,
        title: t!(context, report.signoff.title).to_owned(),
        body: Body::OnePage(versions),
    })
}

fn halves(left: Vec<Block>, right: Vec<Block>) -> Block {
    Block::Columns(Columns { columns: vec![(HALF, left), (HALF, right)], gutter: GUTTER })
}

/// What is signed.
fn statement(context: &Context<'_>) -> String {
    let (answered, total) = (context.score.answered, context.score.total);
    if answered == 0 {
        return t!(context, report.signoff.statement_empty).to_owned();
    }
    let indicators = if answered == total {
        context.words.count(total)
    } else {
        t!(context, report.share.of, count = answered, total = total)
    };
    let regulation = &context.rubric.regulation_short;
    match context.assessment.reference_date.value {
        Some(day) => {
            t!(
                context,
                report.signoff.statement_on,
                indicators = indicators,
                regulation = regulation,
                date = context.words.date(day)
            )
        }
        None => t!(context, report.signoff.statement, indicators = indicators, regulation = regulation),
    }
}

fn facts(context: &Context<'_>) -> Vec<Fact> {
    let (rubric, score) = (context.rubric, context.score);
    let band = score.band(rubric).map_or("", |band| band.name.as_str());
    let band = if score.complete() { Text::plain(band) } else { Text::grey(band) };
    let explained = context.inspection.explained_count();
    let of = |part: usize, whole: usize| Text::plain(t!(context, report.share.of, count = part, total = whole));
    let fact = |label: &str, value: Text| Fact { label: label.to_uppercase(), value };
    let index = if score.complete() {
        t!(context, report.share.index, framework = context.framework())
    } else {
        t!(context, report.share.index_open, framework = context.framework())
    };
    let mut facts = vec![
        fact(&index, chart::index_text(context.words, score).into()),
        fact(t!(context, report.signoff.fact.band), band),
        fact(t!(context, report.signoff.fact.answered), of(score.answered, score.total)),
        fact(t!(context, report.signoff.fact.explained), of(explained, score.total)),
    ];
    if !rubric.general_questions.is_empty() {
        let answered = of(context.answered_questions(), rubric.general_questions.len());
        facts.push(fact(t!(context, report.signoff.fact.questions), answered));
    }
    facts
}

/// The box of a person who signs.
pub(super) fn signature(
    context: &Context<'_>,
    label: &str,
    capacity: &str,
    person: Option<&Person>,
    anchor: char,
) -> Signature {
    let text = |field: fn(&Person) -> &String| person.map_or_else(String::new, |person| field(person).clone());
    let number = text(|person| &person.employee_number.value);
    let lines = if number.trim().is_empty() {
        Vec::new()
    } else {
        vec![t!(context, report.signoff.employee_number, number = number)]
    };
    Signature {
        label: label.to_uppercase(),
        office: text(|person| &person.position.value),
        capacity: capacity.to_owned(),
        hint: vec![
            t!(context, report.signoff.hint_first).to_owned(),
            t!(context, report.signoff.hint_second).to_owned(),
        ],
        anchor: (context.options.anchors && !stands_on_page(context, anchor)).then_some(anchor),
        name: text(|person| &person.name.value),
        lines,
    }
}

/// True where a text somebody typed brings this character to the page: it would mislead the signing system.
fn stands_on_page(context: &Context<'_>, anchor: char) -> bool {
    let details = [&context.assessment.institution.name, &context.assessment.report.number];
    let place = &context.assessment.report.place.value;
    let people = context.assessment.team();
    let people =
        people.iter().flat_map(|(_, person)| [&person.name, &person.position, &person.unit, &person.employee_number]);
    let mut texts = details.into_iter().chain(people).map(|text| &text.value).chain([place]);
    texts.any(|text| text.contains(anchor))
}

/// What is signed, so that a sheet that was taken out still names its report.
fn document(context: &Context<'_>) -> Vec<Block> {
    let assessment = context.assessment;
    let number = assessment.report.number.value.trim();
    let number = if number.is_empty() { t!(context, report.share.no_number) } else { number };
    let mut rows = vec![
        (t!(context, report.signoff.row.number), Text::plain(number)),
        (t!(context, report.signoff.row.rubric), Text::plain(&context.rubric.regulation_short)),
    ];
    if let Some((from, to)) = assessment.period.value.and_then(Period::days) {
        let (from, to) = (context.words.date(from), context.words.date(to));
        rows.push((
            t!(context, report.signoff.row.period),
            t!(context, report.signoff.period, from = from, to = to).into(),
        ));
    }
    rows.push((t!(context, report.signoff.row.revision), Text::plain(context.revision.to_string())));
    let fingerprint = phrase::groups(context.fingerprint, 4);
    rows.push((t!(context, report.signoff.row.fingerprint), Text::mono(fingerprint)));
    let mut table = Table::bare(vec![Column::left(Width::Fixed(29.0)), Column::left(Width::Share(1.0))]);
    table.rows = rows
        .into_iter()
        .map(|(label, value)| Row::body(vec![Cell::text(Text::grey(label)), Cell::text(value)]))
        .collect();
    vec![
        HEAD_RULE,
        Block::Gap(1.6),
        Block::h3(t!(context, report.signoff.document)),
        Block::Gap(0.6),
        Block::Table(table),
    ]
}

/// `Kota Contoh, 14 Juni 2024`, dotted where something is still to be written.
pub(super) fn place_and_day(context: &Context<'_>) -> Text {
    let report = &context.assessment.report;
    let place = report.place.value.trim();
    let text = if place.is_empty() { Text::default().then_run(Run::Dots(26.0)) } else { Text::plain(place) };
    match report.date.value {
        Some(day) => text.then(format!(", {}", context.words.date(day))),
        None => text
            .then(t!(context, report.signoff.day))
            .then_run(Run::Dots(30.0))
            .then(format!(" {}", context.assessment.year.value)),
    }
}

/// What must be there before FINAL, with marks.
fn prerequisites(context: &Context<'_>, signatories: bool) -> Vec<Block> {
    let (rubric, score, report) = (context.rubric, context.score, &context.assessment.report);
    let explained = context.inspection.explained_count();
    let part = |done: usize, total: usize| {
        if done == total {
            context.words.count(total)
        } else {
            t!(context, report.share.of, count = done, total = total)
        }
    };
    let mark = |met: bool| if met { Mark::Tick } else { Mark::Flag };
    // Every finding that keeps the report from being final has a row: the note under them says that there is no other.
    let mut open: BTreeMap<Topic, usize> = BTreeMap::new();
    for finding in context.inspection.findings().iter().filter(|finding| finding.severity() == Severity::Required) {
        *open.entry(finding.check().topic()).or_default() += 1;
    }
    let mut closed = |topic: Topic| open.remove(&topic).is_none();
    let mut rows = Vec::new();
    if !closed(Topic::CarriedOver) {
        rows.push((Mark::Flag, t!(context, report.signoff.need.carried).to_owned()));
    }
    rows.extend([
        (
            mark(closed(Topic::Levels) && score.complete()),
            t!(context, report.signoff.need.levels, count = part(score.answered, score.total)),
        ),
        (
            mark(closed(Topic::Explanations) && explained == score.total),
            t!(context, report.signoff.need.explained, count = part(explained, score.total)),
        ),
    ]);
    if !rubric.general_questions.is_empty() {
        let (done, total) = (context.answered_questions(), rubric.general_questions.len());
        let met = closed(Topic::Questions) && done == total;
        rows.push((mark(met), t!(context, report.signoff.need.questions, count = part(done, total))));
    }
    let numbered = !report.number.value.trim().is_empty() && context.assessment.reference_date.value.is_some();
    let detailed = closed(Topic::Details) && numbered;
    let signed = closed(Topic::Coordinator) && signatories;
    let others: usize = open.values().sum();
    if others > 0 {
        rows.push((Mark::Flag, t!(context, report.signoff.need.others, count = others)));
    }
    let declared = context.inspection.declared().count();
    rows.push((
        if declared == 0 { Mark::Tick } else { Mark::Dash },
        match (declared, context.options.final_mark) {
            (0, _) => t!(context, report.signoff.need.findings_none).to_owned(),
            (count, true) => t!(context, report.signoff.need.findings_declared, count = count),
            (count, false) => t!(context, report.signoff.need.findings_open, count = count),
        },
    ));
    rows.extend([
        (mark(detailed), t!(context, report.signoff.need.details).to_owned()),
        (mark(signed), t!(context, report.signoff.need.signatories).to_owned()),
        (Mark::BoxOpen, t!(context, report.signoff.need.minutes).to_owned()),
        (Mark::BoxOpen, t!(context, report.signoff.need.publication).to_owned()),
    ]);
    let mut table = Table::bare(vec![Column::left(Width::Fixed(6.5)), Column::left(Width::Share(1.0))]);
    table.rows = rows
        .into_iter()
        .map(|(mark, text)| Row::body(vec![Cell::text(Text::default().then_mark(mark)), Cell::text(text)]))
        .collect();
    let note = if context.options.final_mark {
        Text::with_runs(t!(context, report.signoff.need.note_final), &[Text::default().then_mark(Mark::Dash)])
    } else {
        Text::with_runs(
            t!(context, report.signoff.need.note),
            &[Mark::Flag, Mark::Dash].map(|mark| Text::default().then_mark(mark)),
        )
    };
    vec![
        HEAD_RULE,
        Block::Gap(1.6),
        Block::h3(t!(context, report.signoff.needs)),
        Block::Gap(0.6),
        Block::Table(table),
        Block::Gap(1.6),
        Block::text(Style::Note, note),
    ]
}

/// In a draft, what is missing; it stands under the second signature, where there is room.
fn missing_blocks(context: &Context<'_>) -> Vec<Block> {
    let missing = missing(context);
    if context.options.final_mark || missing.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Gap(3.0), Block::h3(t!(context, report.signoff.missing))];
    blocks.extend(missing.into_iter().map(|line| Block::text(Style::Small, line)));
    blocks
}

/// What a final report still lacks, by kind.
fn missing(context: &Context<'_>) -> Vec<String> {
    let findings = context.inspection.findings().iter();
    let required: Vec<&Finding> = findings.filter(|finding| finding.severity() == Severity::Required).collect();
    let of = |wanted: insight::Part| -> String {
        let mut ids: Vec<&str> = Vec::new();
        for finding in &required {
            if let Subject::Indicator { id, part, .. } = &finding.subject
                && *part == wanted
                && finding.check() != Check::CarriedOver
            {
                ids.push(id);
            }
        }
        ids.dedup();
        indicator_numbers(context.rubric, &ids)
    };
    let carried: Vec<&str> = required
        .iter()
        .filter(|finding| finding.check() == Check::CarriedOver)
        .filter_map(|finding| finding.subject.indicator())
        .collect();
    let carried = indicator_numbers(context.rubric, &carried);
    let line = |ids: String, worded: &dyn Fn(String) -> String| (!ids.is_empty()).then(|| worded(ids));
    let questions: Vec<&str> = required
        .iter()
        .filter_map(|finding| if let Subject::Question(id) = &finding.subject { Some(id.as_str()) } else { None })
        .collect();
    let mut lines: Vec<String> = [
        line(carried, &|ids| t!(context, report.signoff.missing.carried, ids = ids)),
        line(of(insight::Part::Level), &|ids| t!(context, report.signoff.missing.levels, ids = ids)),
        line(of(insight::Part::Facts), &|ids| t!(context, report.signoff.missing.facts, ids = ids)),
        line(of(insight::Part::Analysis), &|ids| t!(context, report.signoff.missing.analysis, ids = ids)),
        line(of(insight::Part::Service), &|ids| t!(context, report.signoff.missing.service, ids = ids)),
        line(questions.join(", "), &|ids| t!(context, report.signoff.missing.questions, ids = ids)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let whole = required.iter().filter(|finding| matches!(finding.subject, Subject::Whole(_)));
    lines.extend(whole.map(|finding| finding.sentence(context.rubric, context.words)));
    if context.assessment.report.number.value.trim().is_empty() {
        lines.push(t!(context, report.signoff.missing.number).to_owned());
    }
    lines
}

/// How the team is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TeamRoom {
    /// A table in the usual style.
    Wide,
    /// A table in smaller letters, closer together.
    Close,
    /// One person after the other.
    Running,
}

fn team_table(words: Words, team: &[&Person], room: TeamRoom) -> Vec<Block> {
    let mut blocks = vec![Block::h3(t!(words, report.signoff.team)), Block::Gap(1.0)];
    if team.is_empty() {
        blocks.push(Block::text(Style::Small, Text::grey(t!(words, report.share.empty))));
        return blocks;
    }
    let people: Vec<[String; 4]> = team.iter().map(|person| particulars(words, person)).collect();
    if room == TeamRoom::Running {
        let said = |[name, number, office, role]: &[String; 4]| {
            let number = t!(words, report.signoff.employee_number, number = number);
            t!(words, report.signoff.member_line, name = name, number = number, office = office, role = role)
        };
        let all: Vec<String> = people.iter().map(said).collect();
        blocks.push(Block::text(Style::Criterion, all.join("; ")));
        return blocks;
    }
    let mut table = Table::bare(vec![
        Column::left(Width::Fixed(44.0)),
        Column::left(Width::Fixed(34.0)),
        Column::left(Width::Share(1.0)),
        Column::left(Width::Fixed(29.0)),
    ]);
    table.head = vec![
        Cell::text(t!(words, report.signoff.head.name)),
        Cell::text(t!(words, report.signoff.head.employee_number)),
        Cell::text(t!(words, report.signoff.head.position)),
        Cell::text(t!(words, report.signoff.head.role)),
    ];
    if room == TeamRoom::Close {
        table.style = Style::Criterion;
        table.padding = 0.4;
    }
    table.rows = people.into_iter().map(|person| Row::body(person.map(Cell::text).to_vec())).collect();
    blocks.push(Block::Table(table));
    blocks
}

/// Name, employee number, office with unit, and role; a dash for what is not known.
fn particulars(words: Words, person: &Person) -> [String; 4] {
    let text = |text: &str| if text.trim().is_empty() { chart::NO_VALUE.to_owned() } else { text.to_owned() };
    let office = [&person.position.value, &person.unit.value];
    let office: Vec<&str> = office.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
    let role = match person.role.value {
        Role::Coordinator => t!(words, role.coordinator),
        Role::Supervisor => t!(words, role.supervisor),
        Role::Operator => t!(words, role.operator),
        Role::Member => t!(words, report.signoff.member),
    };
    [text(&person.name.value), text(&person.employee_number.value), text(&office.join(", ")), role.to_owned()]
}
