//! How changes between two results came about, as calculations that can be copied.

use super::sides::{FigureRow, IndicatorRow, SideBySide, change_words};
use crate::{
    insight::reckoning::{Reckoning, Step},
    rubric::{Exact, Rubric, exact_to_text},
    scoring::NodeKind,
    t,
    words::{Words, rounded},
};

/// Decimals that a change of the index is shown with.
const DECIMALS: usize = 2;

impl FigureRow {
    /// Whether the change that is shown is another one than that of the two figures as they are shown: changes are taken of
    /// full values and rounded once.
    pub fn rounds_apart(&self, base: Option<usize>) -> bool {
        let value = |place: Option<usize>| self.values.get(place?)?.as_ref();
        let last = self.values.len().checked_sub(1);
        let Some((change, (before, now))) = self.change.as_ref().zip(value(base).zip(value(last))) else {
            return false;
        };
        let shown = |number: &Exact| crate::rubric::exact_from_text(&rounded(number, DECIMALS)).ok();
        shown(change) != shown(&now.value).zip(shown(&before.value)).map(|(now, before)| now - before)
    }
}

impl SideBySide {
    /// Whether a change of the index, a domain or an aspect prints another number than the printed figures differ by.
    pub fn rounds_apart(&self) -> bool {
        self.figures.iter().any(|row| row.rounds_apart(self.base))
    }

    /// How the change of the index, a domain or an aspect came about: both full values, their difference, and of the index
    /// what each indicator gave to it. `None` where no change is reckoned.
    pub fn figure_reckoning(&self, rubric: &Rubric, row: &FigureRow, words: Words) -> Option<Reckoning> {
        let change = row.change.as_ref()?;
        let value = |place: usize| row.values.get(place)?.as_ref().map(|figure| &figure.value);
        let (before, now) = (value(self.base?)?, value(self.heads.len().checked_sub(1)?)?);
        let (base, last) = self.between(words)?;
        let what = figure_name(rubric, row, words);
        let mut steps = vec![
            Step::new(format!("{base}:"), written(before, words)),
            Step::new(format!("{last}:"), written(now, words)),
            Step::new(
                t!(words, comparison.why.difference, now = written(now, words), before = written(before, words)),
                written_change(change, words),
            ),
        ];
        if row.kind == NodeKind::Index {
            let moved = self.risers().into_iter().chain(self.fallers());
            steps.extend(moved.filter_map(|row| gain_step(rubric, row, words)));
        }
        let mut remarks = vec![t!(words, comparison.rule.full).to_owned()];
        if row.kind == NodeKind::Index {
            remarks.insert(0, t!(words, comparison.why.adds_up).to_owned());
        }
        Some(Reckoning {
            value: words.signed(change, DECIMALS),
            subject: t!(words, comparison.why.figure, what = what, base = base, now = last),
            steps,
            remarks,
            sources: vec![t!(words, origin.source, regulation = rubric.regulation_short)],
        })
    }

    /// How the change of an indicator and what that gives to the index came about. `None` where no change is reckoned.
    pub fn indicator_reckoning(&self, rubric: &Rubric, row: &IndicatorRow, words: Words) -> Option<Reckoning> {
        let change = row.change.as_ref()?;
        let value = |place: usize| row.values.get(place)?.as_ref();
        let (before, now) = (value(self.base?)?, value(self.heads.len().checked_sub(1)?)?);
        let (base, last) = self.between(words)?;
        let title = rubric.indicator(&row.id).map_or("", |indicator| indicator.title.as_str());
        let difference =
            t!(words, comparison.why.difference, now = written(now, words), before = written(before, words));
        let steps = [Some(Step::new(difference, written_change(change, words))), gain_step(rubric, row, words)];
        Some(Reckoning {
            value: change_words(change, words),
            subject: t!(words, comparison.why.indicator, id = row.id, name = title, base = base, now = last),
            steps: steps.into_iter().flatten().collect(),
            remarks: Vec::new(),
            sources: vec![t!(words, origin.source, regulation = rubric.regulation_short)],
        })
    }

    /// What the two results are called that changes are reckoned between.
    fn between(&self, words: Words) -> Option<(String, String)> {
        let names = self.names(words);
        Some((names.get(self.base?)?.clone(), names.last()?.clone()))
    }
}

/// What a moved indicator gives to the index.
fn gain_step(rubric: &Rubric, row: &IndicatorRow, words: Words) -> Option<Step> {
    let (indicator, change) = (rubric.indicator(&row.id)?, row.change.as_ref()?);
    let weight = words.localized(&exact_to_text(&indicator.weight));
    let change = written_change(change, words);
    let formula = t!(words, comparison.why.gain, id = row.id, change = change, weight = weight);
    Some(Step::new(formula, written_change(&row.gain, words)))
}

/// `Indeks`, `Domain 1 Kebijakan`, `Aspek 2 …`
fn figure_name(rubric: &Rubric, row: &FigureRow, words: Words) -> String {
    match row.kind {
        NodeKind::Domain => {
            let name = rubric.domain(&row.id).map_or("", |domain| domain.name.as_str());
            t!(words, origin.text.domain, id = row.id, name = name)
        }
        NodeKind::Aspect => {
            let name = rubric.aspect(&row.id).map_or("", |aspect| aspect.name.as_str());
            t!(words, origin.text.aspect, id = row.id, name = name)
        }
        NodeKind::Index | NodeKind::Indicator | NodeKind::Entry => t!(words, origin.text.index).to_owned(),
    }
}

/// A number in full, as a decimal or a fraction.
fn written(number: &Exact, words: Words) -> String {
    words.localized(&exact_to_text(number))
}

/// The same with its sign.
fn written_change(number: &Exact, words: Words) -> String {
    let zero = Exact::default();
    match number.cmp(&zero) {
        std::cmp::Ordering::Less => format!("{}{}", t!(words, language.minus), written(&-number.clone(), words)),
        std::cmp::Ordering::Equal => written(number, words),
        std::cmp::Ordering::Greater => format!("{}{}", t!(words, language.plus), written(number, words)),
    }
}
