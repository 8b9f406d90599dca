//! The whole document: parts in order, what stands at the edges of pages, what the file says about itself.

use super::{BuildPart, Context, FORM, FULL, GAPS, MINUTES, Proofs, SUMMARY, UNITS, YEARS, comparison, units};
use crate::{
    insight::{Backing, Footing, Inspection, Limits, Roadmap, upload_plan},
    report::{
        Input, Options, Variant,
        model::{Document, Furniture, Properties},
        text::Typesetter,
    },
    t,
};

/// Builds the document.
pub(in crate::report) fn document(input: &Input<'_>, options: &Options, fit: &Typesetter) -> Document {
    let inspection = Inspection::of(input.rubric, input.assessment, input.score, input.missing_files);
    // Numbers and findings are those of the whole; what is printed is what the reader may see of it.
    let file_names = upload_plan(input.rubric, input.assessment).file_names();
    let shown = input.assessment.shown_to(input.rubric, options.profile, options.words, file_names);
    let backing = Backing::of(input.rubric, input.assessment, &inspection);
    let footing = Footing::of(input.rubric, input.assessment, input.score, &inspection);
    let roadmap = Roadmap::of(input.rubric, input.assessment, &footing);
    let deciding = footing.deciding(input.rubric, &Limits::of(input.rubric, input.assessment));
    let proofs = Proofs::of(input.rubric, &shown);
    let context = Context {
        rubric: input.rubric,
        assessment: &shown,
        score: input.score,
        inspection: &inspection,
        backing: &backing,
        roadmap: roadmap.as_ref(),
        deciding: &deciding,
        proofs: &proofs,
        options,
        fingerprint: input.fingerprint,
        revision: input.revision,
        data_at: input.data_at,
        version: input.version,
        before: input.before,
        unit: input.unit,
        words: options.words,
        fit,
    };
    let parts: &[BuildPart] = match options.variant {
        Variant::Full => FULL,
        Variant::Summary => SUMMARY,
        Variant::Gaps => GAPS,
        Variant::Units => UNITS,
        Variant::Form => FORM,
        Variant::Years => YEARS,
        Variant::Minutes => MINUTES,
    };
    Document {
        words: context.words,
        furniture: furniture(&context),
        parts: parts.iter().filter_map(|part| part(&context)).collect(),
        properties: Properties { rendition: input.rendition(options), ..properties(&context) },
        hollow: match options.variant {
            Variant::Years => comparison::hollow(&context),
            Variant::Units => units::hollow(&context),
            _ => None,
        },
    }
}

fn furniture(context: &Context<'_>) -> Furniture {
    let Context { assessment, options, revision, .. } = context;
    let start = context.fingerprint_groups(4).join("-");
    let status = t!(context, report.status.draft);
    Furniture {
        name: format!("{} {}", context.title(), assessment.year.value),
        institution: context.institution().to_owned(),
        number: context.number(),
        status: options.final_mark.then(|| final_foot(context)),
        fingerprint: t!(context, report.fingerprint, fingerprint = start),
        side_note: (!options.final_mark).then(|| t!(context, report.side_note, status = status, revision = revision)),
    }
}

/// `FINAL · versi 1 · data per 14 Jun 2024`: a page that was taken out still says what it is.
fn final_foot(context: &Context<'_>) -> String {
    let zone = context.assessment.zone.value;
    let day = context.data_at.map(|at| context.words.date_short(zone.local(at).date()));
    let status = t!(context, report.status.finished);
    match day {
        Some(day) => t!(context, report.foot_dated, status = status, revision = context.revision, day = day),
        None => t!(context, report.foot, status = status, revision = context.revision),
    }
}

fn properties(context: &Context<'_>) -> Properties {
    let Context { rubric, assessment, options, revision, fingerprint, .. } = context;
    let status =
        if options.final_mark { t!(context, report.status.finished) } else { t!(context, report.status.draft) };
    let status = format!("{status} {revision}");
    let year = assessment.year.value;
    Properties {
        title: t!(
            context,
            report.properties.title,
            title = context.title(),
            year = year,
            institution = context.institution(),
        ),
        author: context.institution().to_owned(),
        subject: t!(
            context,
            report.properties.subject,
            regulation = rubric.regulation_short,
            status = status,
            fingerprint = fingerprint,
        ),
        keywords: format!("{}, {year}", rubric.name),
        creator: t!(context, report.creator, version = context.version),
        revision: *revision,
        moment: context.data_at,
        fingerprint: (*fingerprint).to_owned(),
        rendition: String::new(),
        attached: t!(context, report.attached, revision = *revision),
        language: t!(context, language.tag),
    }
}

impl Context<'_> {
    /// Title of the report without the year.
    pub(super) fn title(&self) -> String {
        t!(self, report.title, framework = self.framework())
    }

    /// Name of the institution; a dash where nobody entered one.
    pub(super) fn institution(&self) -> &str {
        let name = self.assessment.institution.name.value.trim();
        if name.is_empty() { crate::chart::NO_VALUE } else { name }
    }

    /// Number of the document, or words that say it has none.
    pub(super) fn number(&self) -> String {
        let number = self.assessment.report.number.value.trim();
        if number.is_empty() { t!(self, report.cover.not_numbered).to_owned() } else { number.to_owned() }
    }

    /// The first so many groups of four digits of the fingerprint, in capitals.
    pub(super) fn fingerprint_groups(&self, groups: usize) -> Vec<String> {
        let digits: Vec<char> = self.fingerprint.to_uppercase().chars().collect();
        digits.chunks(4).take(groups).map(|group| group.iter().collect()).collect()
    }
}
