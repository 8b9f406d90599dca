//! The first sentences: index, band, distance, strongest and weakest group.

use super::super::{
    Context,
    compare::Peers,
    group::Group,
    phrase::{list, short_list},
};
use crate::{
    chart,
    insight::{self, Extremes},
    report::model::Text,
    rubric::Exact,
    scoring::{Node, band_distance},
    t,
    words::Words,
};

/// Most equal groups that are named at one end.
const MOST_NAMED: usize = 3;

/// Index, band, distance, strongest and weakest group.
pub(super) fn lead(context: &Context<'_>, groups: &[Group<'_>], peers: Option<&Peers>) -> Text {
    let (score, year) = (context.score, context.assessment.year.value);
    let institution = context.assessment.institution.name.value.trim();
    let institution = if institution.is_empty() { t!(context, report.share.no_institution) } else { institution };
    let institution = Text::plain(institution);
    if score.answered == 0 {
        let pattern = t!(context, report.summary.lead_empty, framework = context.framework(), year = year);
        return Text::with_runs(&pattern, &[institution]);
    }
    let (low, high) = context.levels();
    if !score.complete() {
        let pattern = t!(
            context,
            report.summary.lead_open,
            framework = context.framework(),
            year = year,
            answered = score.answered,
            total = score.total,
            low = low,
            high = high,
            highest = context.words.decimal(score.highest.value(), 2)
        );
        return Text::with_runs(&pattern, &[institution, Text::strong(chart::index_text(context.words, score))]);
    }
    let band = score.band(context.rubric).map_or("", |band| band.name.as_str());
    let mut parts = Vec::new();
    let backed = (!context.unbacked().is_empty()).then_some(&context.backing.score);
    // The lines of the lead are few; the averages stand in the table, too.
    if let Some((peers, lead)) =
        peers.filter(|_| backed.is_none()).and_then(|peers| Some((peers, peers.lead(&score.lowest.root)?)))
    {
        parts.push(difference(context.words, &lead, &peers.average_name(context.words)));
    }
    parts.push(match band_distance(context.rubric, score) {
        Some(next) => {
            t!(context, report.summary.to_band, missing = context.words.distance(&next.missing), band = next.band.name)
        }
        None => t!(context, report.summary.top_band).to_owned(),
    });
    let pattern = t!(
        context,
        report.summary.lead,
        framework = context.framework(),
        year = year,
        position = list(context.words, &parts)
    );
    let figure = Text::strong(format!("{} ({band})", context.words.decimal(score.index(), 2)));
    let mut text = Text::with_runs(&pattern, &[institution, figure]);
    if let Some(backed) = backed {
        let backed = Text::strong(context.words.decimal(backed.index(), 2));
        let more = Text::with_runs(t!(context, report.summary.lead_backed), &[backed]);
        text = text.then(" ");
        text.runs.extend(more.runs);
    }
    match extremes(context.words, groups) {
        Some(sentence) => text.then(" ").then(sentence),
        None => text,
    }
}

/// `0,36 di atas rata-rata kota 2024`
fn difference(words: Words, lead: &Exact, average: &str) -> String {
    let zero = Exact::default();
    if *lead == zero {
        return t!(words, report.summary.at_average, average = average);
    }
    let size = if *lead < zero { -lead.clone() } else { lead.clone() };
    let size = words.distance(&size);
    if *lead < zero {
        t!(words, report.summary.below_average, difference = size, average = average)
    } else {
        t!(words, report.summary.above_average, difference = size, average = average)
    }
}

/// The strongest and weakest groups; what prints alike is not ranked.
fn extremes(words: Words, groups: &[Group<'_>]) -> Option<String> {
    let (strongest, weakest) = match insight::extremes(groups.iter().map(|group| group.node)) {
        Extremes::Unknown | Extremes::One(_) => return None,
        Extremes::Equal(value) => {
            return Some(t!(words, report.summary.extremes_equal, value = words.decimal(value, 2)));
        }
        Extremes::Apart { strongest, weakest, .. } => (strongest, weakest),
    };
    let named = |nodes: &[&Node]| {
        let of = groups.iter().filter(|group| nodes.iter().any(|node| std::ptr::eq(*node, group.node)));
        // The lines of the lead are few.
        let name = |group: &Group<'_>| if nodes.len() > 1 { group.short } else { group.name }.to_owned();
        short_list(words, &of.map(name).collect::<Vec<_>>(), MOST_NAMED)
    };
    // What is named together has the same value.
    let value = |nodes: &[&Node]| nodes.first().map(|node| chart::value_text(words, node)).unwrap_or_default();
    Some(t!(
        words,
        report.summary.extremes,
        high = named(&strongest),
        high_value = value(&strongest),
        low = named(&weakest),
        low_value = value(&weakest)
    ))
}
