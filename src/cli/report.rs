//! `report`: the report of a draft as a PDF file, or its workbook.

use std::path::PathBuf;

use super::{Call, Failure, Outcome, drafts, sheets};
use crate::{
    assessment::{Assessment, Profile, Stage, UnitId},
    exchange::{MOST_REPORT, PlacesFile, check_made, is_earlier_report},
    insight::{Inspection, is_earlier},
    report::{Input, NotFinal, Options, Paper, Variant, build, last_change},
    rubric::Rubric,
    scoring::score,
    storage::{Opened, content_fingerprint, export},
    t,
    words::{Sentence as _, Speaks as _},
};

/// The variants there are, the usual one first.
pub(super) fn variants() -> Vec<String> {
    Variant::ALL.map(|variant| variant.code().to_owned()).to_vec()
}

/// The readers there are, the usual one first.
pub(super) fn profiles() -> Vec<String> {
    Profile::ALL.map(|profile| profile.code().to_owned()).to_vec()
}

/// The papers there are, the usual one first.
pub(super) fn papers() -> Vec<String> {
    Paper::ALL.map(|paper| paper.code().to_owned()).to_vec()
}

pub(super) fn run(call: &mut Call<'_>) -> Result<Outcome, Failure> {
    let out = PathBuf::from(call.given.required("output")?);
    if sheets::is_workbook(&out) {
        return sheets::run(call, &out);
    }
    if !out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf")) {
        return Err(call.given.wrong(t!(call, cli.report.extension, path = out.display())));
    }
    let options = Options {
        words: call.words(),
        variant: choice(call, "variant", &Variant::ALL, Variant::code)?,
        profile: choice(call, "profile", &Profile::ALL, Profile::code)?,
        paper: choice(call, "paper", &Paper::ALL, Paper::code)?,
        final_mark: call.given.has("final"),
        attach: !call.given.has("without-draft"),
        anchors: !call.given.has("no-anchors"),
    };
    let unit = unit_asked(call, &options)?;
    let path = call.given.path(0);
    let source = drafts::open(call, &path)?;
    let opened = &source.opened;
    let (rubric, assessment) = (&*opened.rubric, &opened.draft.assessment);
    let unit = unit.map(|name| unit_named(call, assessment, &name)).transpose()?;
    let before = before(call, &options, rubric, assessment)?;
    let score = score(rubric, assessment, Stage::SelfAssessment);
    let missing = source.missing_files(call.world.disk);
    let inspection = Inspection::of(rubric, assessment, &score, &missing);
    if let Some(why) = options.not_final(&inspection).filter(|_| options.final_mark) {
        return Err(Failure::Refused(not_final(call, why)));
    }
    let report = build(
        &Input {
            rubric,
            assessment,
            score: &score,
            missing_files: &missing,
            fingerprint: &content_fingerprint(assessment, rubric),
            revision: opened.draft.header.revision,
            data_at: last_change(assessment),
            version: env!("CARGO_PKG_VERSION"),
            before: before.as_ref().map(|opened| &opened.draft.assessment),
            unit,
        },
        &options,
    )
    .carrying(source.attachment());
    if let Some(why) = report.hollow() {
        let reason = why.sentence_in(call.words());
        return Err(Failure::Refused(t!(call, cli.report.hollow, reason = reason)));
    }
    if options.anchors && options.final_mark && report.sign_boxes.iter().any(|one| !one.anchored) {
        return Err(Failure::Refused(t!(call, cli.report.anchor_typed, path = path.display())));
    }
    let bytes = report.to_pdf().map_err(|error| call.refused(&error))?;
    check_made(&report, &bytes).map_err(|error| call.refused(&error))?;
    let disk = call.world.disk;
    // Before anything is written: no report shall lie there without the places of its signatures.
    let places = PlacesFile::of(&report, &out).filter(|_| !options.anchors);
    let places = places
        .map(|file| file.mode(disk, call.output(file.path()).overwrite).map(|mode| (file, mode)))
        .transpose()
        .map_err(|error| call.not_replaced(&error))?;
    let mode = call
        .output(&out)
        .mode(disk, || disk.read(&out, MOST_REPORT).is_ok_and(|old| is_earlier_report(&old, &bytes)))
        .map_err(|error| call.not_replaced(&error))?;
    export(disk, &out, &bytes, mode).map_err(|error| call.refused(&error))?;
    call.console.line(t!(call, cli.report.done, path = out.display(), pages = report.pages.len()));
    if let Some((file, mode)) = places {
        file.write(disk, mode).map_err(|error| call.refused(&error))?;
        call.console.line(t!(call, cli.report.sign_places, path = file.path().display()));
    }
    if options.declares(&inspection) {
        let count = inspection.declared().count();
        call.console.line(match options.variant {
            Variant::Summary => t!(call, cli.report.declared_summary, count = count),
            _ => t!(call, cli.report.declared, count = count),
        });
    }
    Ok(Outcome::Done)
}

/// Why the report may not be marked FINAL, and what to do instead.
fn not_final(call: &Call<'_>, why: NotFinal) -> String {
    let path = call.given.path(0);
    match why {
        NotFinal::Blank => t!(call, cli.report.not_final_blank).to_owned(),
        NotFinal::Required(open) => {
            t!(call, cli.report.not_final, path = path.display(), open = open, program = call.world.program)
        }
        NotFinal::Withheld(open) => t!(call, cli.report.not_final_withheld, path = path.display(), open = open),
    }
}

/// The one of the choices whose code was given; the first is the usual one.
fn choice<T: Copy>(call: &Call<'_>, option: &str, choices: &[T], code: fn(T) -> &'static str) -> Result<T, Failure> {
    let codes: Vec<&str> = choices.iter().copied().map(code).collect();
    let given = call.given.value(option);
    let wanted = given.as_deref().or(codes.first().copied());
    choices.iter().copied().find(|one| Some(code(*one)) == wanted).ok_or_else(|| {
        let found = wanted.unwrap_or_default();
        call.given.wrong(t!(call, cli.report.choice, option = option, found = found, choices = codes.join(", ")))
    })
}

/// The draft of an earlier year to compare with, where one was given.
fn before(
    call: &mut Call<'_>,
    options: &Options,
    rubric: &Rubric,
    assessment: &Assessment,
) -> Result<Option<Opened>, Failure> {
    if call.given.has("before") && !matches!(options.variant, Variant::Full | Variant::Years) {
        return Err(call.given.wrong(t!(call, cli.report.before_alone).to_owned()));
    }
    earlier(call, rubric, assessment)
}

/// The draft that `--before` names, where it is one of an earlier year.
pub(super) fn earlier(
    call: &mut Call<'_>,
    rubric: &Rubric,
    assessment: &Assessment,
) -> Result<Option<Opened>, Failure> {
    let Some(path) = call.given.value_path("before") else { return Ok(None) };
    let opened = drafts::open(call, &path)?.opened;
    is_earlier(rubric, assessment, &opened.rubric, &opened.draft.assessment).map_err(|error| {
        let reason = error.sentence_in(call.words());
        Failure::Refused(t!(call, cli.report.before_refused, path = path.display(), reason = reason))
    })?;
    Ok(Some(opened))
}

/// The name of the one unit whose sheet is asked for.
fn unit_asked(call: &Call<'_>, options: &Options) -> Result<Option<String>, Failure> {
    let name = call.given.value("unit");
    if options.variant == Variant::Units && options.profile != Profile::Leadership {
        return Err(call.given.wrong(t!(call, cli.report.unit_hidden, profile = options.profile.code())));
    }
    if name.is_some() && options.variant != Variant::Units {
        return Err(call.given.wrong(t!(call, cli.report.unit_alone).to_owned()));
    }
    Ok(name)
}

/// The unit of this name.
fn unit_named<'a>(call: &Call<'_>, assessment: &'a Assessment, name: &str) -> Result<&'a UnitId, Failure> {
    let units = assessment.active_units();
    let same = |unit: &str| unit.trim().to_lowercase() == name.trim().to_lowercase();
    units.iter().find(|(_, unit)| same(&unit.name.value)).map(|(id, _)| *id).ok_or_else(|| {
        let names: Vec<&str> = units.iter().map(|(_, unit)| unit.name.value.as_str()).collect();
        let path = call.given.path(0);
        Failure::Refused(t!(
            call,
            cli.report.unit_unknown,
            unit = name,
            path = path.display(),
            units = names.join(", ")
        ))
    })
}
