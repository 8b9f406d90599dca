//! Sampul.

use super::Context;
use crate::{
    assessment::{Classification, Period},
    chart::{Ink, NO_VALUE, cover_bars},
    report::{
        Raster, Variant,
        model::{BODY_WIDTH, Body, Cover, Logo, Numbering, Part, PartId, Text},
    },
    t,
    words::shortened_to,
};

/// Height of the bars with the names below them.
const BARS: f32 = 30.0;
/// Most letters of a row at the foot: more would grow over the bars.
const VALUE: usize = 240;

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let Context { rubric, assessment, score, options, revision, .. } = context;
    let lines = [&assessment.institution.unit.value, &assessment.institution.address.value];
    let cover = Cover {
        logo: logo(context),
        institution: context.institution().to_owned(),
        lines: lines.into_iter().filter(|line| !line.trim().is_empty()).cloned().collect(),
        stamp: if options.final_mark { t!(context, report.status.finished) } else { t!(context, report.status.draft) }
            .to_owned(),
        is_final: options.final_mark,
        stamp_note: match (options.final_mark, context.approved_on()) {
            (false, _) => t!(context, report.cover.not_final, revision = revision),
            (true, Some(day)) => {
                t!(context, report.cover.final_dated, revision = revision, date = context.words.date(day))
            }
            (true, None) => t!(context, report.cover.finished, revision = revision),
        },
        title: context.title(),
        subtitle: rubric.title.clone(),
        year: year(context),
        bars: cover_bars(rubric, score, (BODY_WIDTH, BARS), context.lettering()),
        rows: rows(context),
    };
    Some(Part {
        id: PartId::Cover,
        numbering: Numbering::None,
        title: t!(context, report.cover.title).to_owned(),
        body: Body::Cover(Box::new(cover)),
    })
}

/// The logo, named for whom it stands.
fn logo(context: &Context<'_>) -> Option<Logo> {
    let raster = Raster::of(context.assessment.institution.logo.value.as_ref()?)?;
    Some(Logo { raster, alt: t!(context, report.cover.logo, name = context.institution()) })
}

/// The year, and which report it is where it is not the whole one.
fn year(context: &Context<'_>) -> String {
    let year = t!(context, report.cover.year, year = context.assessment.year.value);
    match context.options.variant {
        Variant::Gaps => t!(context, report.cover.year_of, year = year, variant = t!(context, report.gaps.title)),
        Variant::Years => {
            t!(context, report.cover.year_of, year = year, variant = t!(context, report.comparison.title))
        }
        _ => year,
    }
}

fn rows(context: &Context<'_>) -> Vec<(String, Text)> {
    let Context { rubric, assessment, .. } = context;
    let given = |text: &str| Text::plain(if text.trim().is_empty() { NO_VALUE } else { text.trim() });
    let classification = match assessment.report.classification.value {
        Classification::Open => t!(context, classification.open),
        Classification::Limited => t!(context, classification.limited),
        Classification::Secret => t!(context, classification.secret),
    };
    let groups = context.fingerprint_groups(16);
    let halves: Vec<String> = groups.chunks(8).map(|half| half.join(" ")).collect();
    let carried = context.inspection.carried_count();
    let carried = (carried > 0).then(|| {
        let said = t!(context, report.cover.carried, count = carried, total = context.score.total);
        (t!(context, report.cover.carried_head), Text::default().then_in(said, None, Some(Ink::Alert)))
    });
    [
        (t!(context, report.cover.number), Text::plain(shortened_to(&context.number(), VALUE))),
        (t!(context, report.cover.instrument), Text::plain(format!("{}; {}", rubric.regulation, rubric.guide))),
        (t!(context, report.cover.period), given(&period(context))),
        (t!(context, report.cover.addressee), given(&shortened_to(&assessment.report.addressee.value, VALUE))),
        (t!(context, report.cover.classification), Text::plain(classification)),
        (t!(context, report.cover.fingerprint), Text::mono(halves.join("\n"))),
    ]
    .into_iter()
    .chain(carried)
    .map(|(label, value)| (label.to_owned(), value))
    .collect()
}

/// `1 April 2024 – 14 Juni 2024; data per 14 Juni 2024 pukul 16.20 WIB`, as much of it as is known.
fn period(context: &Context<'_>) -> String {
    let Context { assessment, data_at, .. } = context;
    let days = assessment.period.value.and_then(Period::days).map(|(from, to)| {
        t!(context, report.cover.period_days, from = context.words.date(from), to = context.words.date(to))
    });
    let data =
        data_at.map(|at| t!(context, report.cover.data, moment = context.words.moment(at, assessment.zone.value)));
    days.into_iter().chain(data).collect::<Vec<_>>().join("; ")
}
