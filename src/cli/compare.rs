//! `compare`: the self-assessments of several drafts side by side, or the stages of one.

use std::path::{Path, PathBuf};

use num_traits::Zero as _;
use serde::Serialize;

use super::{Call, Failure, Outcome, drafts, table};
use crate::{
    assessment::{EntryField, Stage},
    chart::{NO_VALUE, index_text},
    exchange::Source,
    insight::{
        FigureRow, Head, IndicatorChanges, IndicatorRow, Inspected, Inspection, Side, SideBySide, change_words,
        evidence_changes,
    },
    rubric::{Exact, Rubric, exact_to_text},
    scoring::{NodeKind, score},
    t,
    words::{Speaks as _, Words, rounded},
};

/// Results side by side as JSON.
#[derive(Serialize)]
struct Output<'a> {
    results: Vec<Compared<'a>>,
    /// True where a change prints another number than the printed figures differ by: it is taken of full values.
    rounds_apart: bool,
    /// Place of the result from which changes are reckoned, from 0.
    base: Option<usize>,
    figures: Vec<Group<'a>>,
    indicators: Vec<Row<'a>>,
    /// Indicators that rose, those that give most to the index first.
    rose: Vec<&'a str>,
    fell: Vec<&'a str>,
    changes: Vec<Changes<'a>>,
}

#[derive(Serialize)]
struct Compared<'a> {
    /// What it is called beside the others.
    name: String,
    file: &'a str,
    revision: u64,
    institution: &'a str,
    year: i16,
    stage: &'static str,
    rubric: &'a str,
    comparable: bool,
    answered: usize,
    total: usize,
    index: String,
    rounded: String,
    band: Option<&'a str>,
}

#[derive(Serialize)]
struct Group<'a> {
    kind: &'static str,
    id: &'a str,
    name: &'a str,
    values: Vec<Option<String>>,
    change: Option<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    levels: &'a [Option<u8>],
    values: Vec<Option<String>>,
    change: Option<String>,
    gain: String,
}

#[derive(Serialize)]
struct Changes<'a> {
    indicator: &'a str,
    added: &'a [String],
    removed: &'a [String],
    renewed: &'a [String],
    proven: &'a [String],
    unproven: &'a [String],
    /// Proven now; before, the file of its evidence was not found.
    file_missing_before: &'a [String],
    /// Proven before; now the file of its evidence is not found.
    file_missing_now: &'a [String],
    texts: Vec<&'static str>,
}

/// What is compared: a draft at a stage.
struct Read<'a> {
    source: &'a Source,
    /// Its path as text.
    file: String,
    stage: Stage,
}

impl<'a> Read<'a> {
    fn new(source: &'a Source, stage: Stage) -> Self {
        Self { source, file: source.path.display().to_string(), stage }
    }

    fn side(&self) -> Side<'_> {
        let opened = &self.source.opened;
        let side = Side::new(&opened.rubric, &opened.draft.assessment, self.stage);
        side.of_file(&self.file, opened.draft.header.revision)
    }
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let paths: Vec<PathBuf> = call.given.paths(0).map(Path::to_path_buf).collect();
    let mut sources = Vec::new();
    for path in &paths {
        sources.push(drafts::open(call, path)?);
    }
    let reads = reads(&sources);
    let sides: Vec<Side<'_>> = reads.iter().map(Read::side).collect();
    let words = call.words();
    let (Some(last), Some(beside)) = (reads.last(), SideBySide::of(&sides)) else { return Ok(Outcome::Done) };
    let path = last.source.path.display();
    if reads.len() == 1 {
        return Err(Failure::Refused(t!(words, cli.compare.nothing_filled, path = path)));
    }
    let Some(base) = beside.base.and_then(|place| reads.get(place)) else {
        let framework = &last.source.opened.rubric.name;
        return Err(Failure::Refused(t!(words, cli.compare.nothing, path = path, framework = framework)));
    };
    let changes = changes(call, base, last);
    let rubric = &*last.source.opened.rubric;
    if call.given.has("json") {
        call.console.json(&output(rubric, &reads, &beside, &changes, words));
    } else {
        call.console.lines(&lines(words, rubric, &reads, &beside, &changes));
    }
    Ok(Outcome::Done)
}

/// The self-assessment of each draft; of a single one the stages that say something, its self-assessment last.
fn reads(sources: &[Source]) -> Vec<Read<'_>> {
    let own = Stage::SelfAssessment;
    let [source] = sources else { return sources.iter().map(|source| Read::new(source, own)).collect() };
    let others = Stage::ALL.into_iter().filter(|stage| *stage != own).map(|stage| Read::new(source, stage));
    others.filter(|read| read.side().says_something()).chain([Read::new(source, own)]).collect()
}

/// What changed in evidence and texts from one draft to another.
fn changes(call: &Call<'_>, base: &Read<'_>, now: &Read<'_>) -> Vec<IndicatorChanges> {
    if std::ptr::eq(base.source, now.source) {
        return Vec::new();
    }
    let inspect = |source: &Source| {
        let (rubric, assessment) = (&source.opened.rubric, &source.opened.draft.assessment);
        let score = score(rubric, assessment, Stage::SelfAssessment);
        Inspection::of(rubric, assessment, &score, &source.missing_files(call.world.disk))
    };
    let (before, after) = (inspect(base.source), inspect(now.source));
    evidence_changes(
        &now.source.opened.rubric,
        Inspected { assessment: &base.source.opened.draft.assessment, inspection: &before },
        Inspected { assessment: &now.source.opened.draft.assessment, inspection: &after },
    )
}

/// The code of a stage in the data.
fn code(stage: Stage) -> &'static str {
    match stage {
        Stage::SelfAssessment => "mandiri",
        Stage::InternalReview => "telaah",
        Stage::Document => "dokumen",
        Stage::Interview => "interviu",
        Stage::Visit => "visitasi",
        Stage::Final => "akhir",
    }
}

fn kind(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Index => "indeks",
        NodeKind::Domain => "domain",
        NodeKind::Aspect => "aspek",
        NodeKind::Indicator => "indikator",
        NodeKind::Entry => "isian",
    }
}

fn output<'a>(
    rubric: &'a Rubric,
    reads: &'a [Read<'a>],
    beside: &'a SideBySide,
    changes: &'a [IndicatorChanges],
    words: Words,
) -> Output<'a> {
    let result = |((read, head), name): ((&'a Read<'a>, &'a Head), String)| Compared {
        name,
        file: &read.file,
        revision: head.revision,
        institution: &head.institution,
        year: head.year,
        stage: code(head.stage),
        rubric: &read.source.opened.rubric.id,
        comparable: head.comparable,
        answered: head.score.answered,
        total: head.score.total,
        index: exact_to_text(head.score.index()),
        rounded: rounded(head.score.index(), 2),
        band: head.band.as_deref(),
    };
    let group = |row: &'a FigureRow| Group {
        kind: kind(row.kind),
        id: &row.id,
        name: name(rubric, row),
        values: row.values.iter().map(|value| value.as_ref().map(|figure| exact_to_text(&figure.value))).collect(),
        change: row.change.as_ref().map(exact_to_text),
    };
    let indicator = |row: &'a IndicatorRow| Row {
        id: &row.id,
        levels: &row.levels,
        values: row.values.iter().map(|value| value.as_ref().map(exact_to_text)).collect(),
        change: row.change.as_ref().map(exact_to_text),
        gain: exact_to_text(&row.gain),
    };
    let change = |one: &'a IndicatorChanges| Changes {
        indicator: &one.indicator,
        added: &one.added,
        removed: &one.removed,
        renewed: &one.renewed,
        proven: &one.proven,
        unproven: &one.unproven,
        file_missing_before: &one.unseen_before,
        file_missing_now: &one.unseen_now,
        texts: one.texts.iter().map(|field| text_code(*field)).collect(),
    };
    let ids = |rows: Vec<&'a IndicatorRow>| rows.into_iter().map(|row| row.id.as_str()).collect();
    Output {
        results: reads.iter().zip(&beside.heads).zip(beside.names(words)).map(result).collect(),
        rounds_apart: beside.rounds_apart(),
        base: beside.base,
        figures: beside.figures.iter().map(group).collect(),
        indicators: beside.indicators.iter().map(indicator).collect(),
        rose: ids(beside.risers()),
        fell: ids(beside.fallers()),
        changes: changes.iter().map(change).collect(),
    }
}

fn text_code(field: EntryField) -> &'static str {
    match field {
        EntryField::Facts => "fakta",
        EntryField::Analysis => "analisis",
        EntryField::Service => "layanan",
    }
}

/// Name of the index, a domain or an aspect.
fn name<'a>(rubric: &'a Rubric, row: &FigureRow) -> &'a str {
    match row.kind {
        NodeKind::Domain => rubric.domain(&row.id).map_or("", |domain| domain.name.as_str()),
        NodeKind::Aspect => rubric.aspect(&row.id).map_or("", |aspect| aspect.name.as_str()),
        NodeKind::Index | NodeKind::Indicator | NodeKind::Entry => "",
    }
}

fn lines(
    words: Words,
    rubric: &Rubric,
    reads: &[Read<'_>],
    beside: &SideBySide,
    changes: &[IndicatorChanges],
) -> Vec<String> {
    let heads = beside.names(words);
    let mut lines: Vec<String> = reads
        .iter()
        .zip(&beside.heads)
        .zip(&heads)
        .map(|((read, head), name)| side_line(words, read, head, name))
        .collect();
    let numbers: Vec<usize> = (2..heads.len() + 4).collect();
    let head = |last: Option<&str>| {
        let mut row = vec![String::new(), t!(words, cli.compare.head_name).to_owned()];
        row.extend(beside.column_heads(words));
        row.push(t!(words, cli.compare.head_change).to_owned());
        row.extend(last.map(str::to_owned));
        row
    };
    let change = |change: Option<&Exact>| change.map_or_else(|| NO_VALUE.to_owned(), |one| change_words(one, words));
    lines.extend([String::new(), t!(words, cli.compare.figures).to_owned()]);
    let mut rows = vec![head(None)];
    rows.extend(beside.figures.iter().map(|row| {
        let name = if row.kind == NodeKind::Index { t!(words, cli.compare.index) } else { name(rubric, row) };
        let mut cells = vec![row.id.clone(), name.to_owned()];
        cells.extend(row.values.iter().map(|value| match value {
            Some(figure) if figure.complete => words.decimal(&figure.value, 2),
            Some(figure) => format!("≥ {}", words.decimal(&figure.value, 2)),
            None => NO_VALUE.to_owned(),
        }));
        cells.push(row.change.as_ref().map_or_else(
            || NO_VALUE.to_owned(),
            |one| {
                if one.is_zero() { change_words(one, words) } else { words.signed(one, 2) }
            },
        ));
        cells
    }));
    lines.extend(table::lines(&rows, &numbers));
    if beside.rounds_apart() {
        lines.push(t!(words, comparison.rule.full).to_owned());
    }
    let (rose, fell) = (beside.risers(), beside.fallers());
    if rose.is_empty() && fell.is_empty() {
        lines.extend([String::new(), t!(words, cli.compare.same).to_owned()]);
    }
    let titled = [
        (t!(words, cli.compare.rose, count = rose.len()), rose),
        (t!(words, cli.compare.fell, count = fell.len()), fell),
    ];
    for (title, moved) in titled.into_iter().filter(|(_, moved)| !moved.is_empty()) {
        lines.extend([String::new(), title]);
        let mut rows = vec![head(Some(t!(words, cli.compare.head_gain)))];
        rows.extend(moved.into_iter().map(|row| {
            let title = rubric.indicator(&row.id).map_or("", |indicator| indicator.title.as_str());
            let mut cells = vec![row.id.clone(), title.to_owned()];
            cells.extend(row.values.iter().map(|value| {
                let decimals = |value: &Exact| if value.is_integer() { 0 } else { 2 };
                value.as_ref().map_or_else(|| NO_VALUE.to_owned(), |value| words.decimal(value, decimals(value)))
            }));
            cells.extend([change(row.change.as_ref()), words.signed(&row.gain, 4)]);
            cells
        }));
        lines.extend(table::lines(&rows, &numbers));
    }
    lines.extend(change_lines(words, rubric, beside, &heads, changes));
    lines
}

/// One result in a line.
fn side_line(words: Words, read: &Read<'_>, head: &Head, name: &str) -> String {
    let line = t!(
        words,
        cli.compare.side,
        name = name,
        index = index_text(words, &head.score),
        band = head.band.as_deref().unwrap_or(NO_VALUE),
        answered = head.score.answered,
        total = head.score.total,
        institution = head.institution
    );
    let line = if head.comparable {
        line
    } else {
        format!("{line}; {}", t!(words, cli.compare.other, framework = head.framework))
    };
    format!("{line} ({})", read.file)
}

/// What changed in evidence and texts.
fn change_lines(
    words: Words,
    rubric: &Rubric,
    beside: &SideBySide,
    heads: &[String],
    changes: &[IndicatorChanges],
) -> Vec<String> {
    if changes.is_empty() {
        return Vec::new();
    }
    let name = |head: Option<&String>| head.cloned().unwrap_or_default();
    let (base, now) = (name(beside.base.and_then(|place| heads.get(place))), name(heads.last()));
    let mut lines = vec![String::new(), t!(words, cli.compare.evidence, base = base, now = now)];
    for one in changes {
        let title = rubric.indicator(&one.indicator).map_or("", |indicator| indicator.title.as_str());
        lines.push(format!("  {} {title}", one.indicator));
        lines.extend(one.sentences(words).into_iter().map(|sentence| format!("      {sentence}")));
    }
    lines
}
