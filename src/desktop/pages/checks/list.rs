//! Findings as rows of a table, those of one kind together.

use std::collections::BTreeMap;

use egui::Id;

use super::{look, place_words};
use crate::{
    desktop::{
        pages::View,
        theme::Tokens,
        widgets::{Cell, Column, GroupRow, Look, Row, RowAction, Rows, SortKey, row_sentence},
    },
    insight::{Check, Finding, Severity, Subject},
    t,
    words::{Sought, Speaks as _, Words},
};

/// A group with more findings than this is folded at first.
const MANY: usize = 8;

/// Findings of one kind.
#[derive(Debug)]
pub(super) struct Group {
    severity: Severity,
    name: &'static str,
    /// How many there are.
    count: usize,
    /// What all of them say, where that is the same.
    same: bool,
    /// What can be done about all of them, where that is the same.
    advice: String,
}

/// What is listed: places of findings, and the group of each.
#[derive(Debug, Default)]
pub(super) struct Listing {
    rows: Vec<(usize, usize)>,
    /// Id of each row.
    ids: Vec<Id>,
    groups: Vec<Group>,
}

impl Listing {
    /// Findings that matter that much and hold what is sought, the most serious kinds first.
    pub fn of(view: &View<'_>, severity: Option<Severity>, needle: &str) -> Self {
        let words = view.words();
        let sought = Sought::of(needle);
        let fits = |finding: &Finding| {
            severity.is_none_or(|severity| finding.severity() == severity)
                && (sought.is_empty() || {
                    let sentence = finding.sentence(&view.draft.rubric, words);
                    // What it names is found also where its sentence only counts it.
                    let named = finding.named().iter().map(String::as_str);
                    let texts = [sentence.as_str(), finding.check().name(words), finding.code()];
                    sought.is_in(texts.into_iter().chain(named), finding.subject.indicator().as_slice())
                })
        };
        let findings = view.inspection.findings();
        let mut places: Vec<usize> = (0..findings.len()).filter(|place| fits(&findings[*place])).collect();
        // Checks of one name are one kind, which stands where the first of them does.
        let mut ranks: BTreeMap<&'static str, usize> = BTreeMap::new();
        for (place, check) in Check::ALL.iter().enumerate() {
            ranks.entry(check.name(words)).or_insert(place);
        }
        places.sort_by_key(|place| {
            let finding = &findings[*place];
            (finding.severity(), ranks.get(finding.check().name(words)).copied())
        });
        let mut listing = Self::default();
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        for place in places {
            let finding = &findings[place];
            let name = finding.check().name(words);
            let advice = finding.advice(words);
            match listing.groups.last_mut().filter(|group| (group.severity, group.name) == (finding.severity(), name)) {
                Some(group) => {
                    group.count += 1;
                    if group.advice != advice {
                        group.advice.clear();
                    }
                    let before = listing.rows.last().map(|(place, _)| findings[*place].brief(words));
                    group.same &= before == Some(finding.brief(words));
                }
                None => {
                    listing.groups.push(Group { severity: finding.severity(), name, count: 1, same: true, advice });
                }
            }
            listing.rows.push((place, listing.groups.len() - 1));
            // Two findings may say the same, such as of two uses of one document.
            let said = format!("{:?} {:?}", finding.subject, finding.observation);
            let times = alike.entry(said.clone()).or_default();
            listing.ids.push(Id::unique(("finding", said, *times)));
            *times += 1;
        }
        listing
    }

    /// True where nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The finding of a row.
    pub fn finding<'a>(&self, view: &View<'a>, row: usize) -> Option<&'a Finding> {
        view.inspection.findings().get(self.rows.get(row)?.0)
    }

    /// How many findings are of one kind with that of a row.
    pub fn alike(&self, row: usize) -> usize {
        self.rows.get(row).and_then(|(_, group)| self.groups.get(*group)).map_or(0, |group| group.count)
    }
}

/// The listed findings.
pub(super) struct Listed<'a> {
    pub view: &'a View<'a>,
    pub listing: &'a Listing,
    pub tokens: &'static Tokens,
}

/// The columns.
pub(super) fn columns(words: Words) -> Vec<Column<'static>> {
    vec![
        Column::new(t!(words, checks.place), 230.0).share(2.0, 420.0).main(),
        Column::new(t!(words, checks.found), 260.0).share(4.0, f32::INFINITY).drops(1),
        Column::new(t!(words, checks.code), 48.0).drops(2),
        Column::new(t!(words, checks.action), 118.0).actions(),
    ]
}

impl Listed<'_> {
    fn finding(&self, row: usize) -> Option<&Finding> {
        self.listing.finding(self.view, row)
    }

    fn group_at(&self, row: usize) -> Option<&Group> {
        self.listing.groups.get(self.group_of(row))
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.listing.rows.len()
    }

    fn id(&self, row: usize) -> Id {
        self.listing.ids.get(row).copied().unwrap_or(Id::NULL)
    }

    fn row(&self, row: usize) -> Row {
        let (Some(finding), Some(group)) = (self.finding(row), self.group_at(row)) else { return Row::default() };
        let words = self.view.words();
        let place = place_name(self.view, &finding.subject);
        let brief = finding.brief(words);
        let advice = finding.advice(words);
        let (icon, color) = look(finding.severity(), self.tokens);
        let to = place_words(&finding.subject, words);
        // What the line of the group says is not said again in each of its rows.
        let said = group.same && group.count > 1;
        let owner = self.view.draft.assessment().owner_name(finding.subject.indicator().unwrap_or_default());
        let below = if group.advice.is_empty() { advice.clone() } else { owner.to_owned() };
        Row {
            sentence: row_sentence([place.as_str(), &brief, finding.code(), &advice, owner]),
            cells: vec![
                Cell::new(Look::Main, place).icon(icon, color),
                Cell::new(if said { Look::Silent } else { Look::Plain }, &brief),
                Cell::new(Look::Soft, finding.code()),
                Cell::default(),
            ],
            below,
            actions: vec![RowAction {
                text: to.to_owned(),
                name: t!(words, filling.finding_spoken, finding = brief, place = to),
                leads: true,
            }],
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some(finding) = self.finding(row) else { return SortKey::Nothing };
        let words = self.view.words();
        match column {
            0 => match finding.subject.indicator() {
                Some(id) => {
                    let place = self.view.draft.rubric.indicators.iter().position(|indicator| indicator.id == id);
                    SortKey::place(place)
                }
                None => SortKey::text(&place_name(self.view, &finding.subject)),
            },
            1 => SortKey::text(&finding.brief(words)),
            _ => SortKey::text(finding.code()),
        }
    }

    fn groups(&self) -> usize {
        self.listing.groups.len()
    }

    fn group_of(&self, row: usize) -> usize {
        self.listing.rows.get(row).map_or(0, |(_, group)| *group)
    }

    fn group_id(&self, group: usize) -> Id {
        self.listing
            .groups
            .get(group)
            .map_or(Id::NULL, |group| Id::unique(("findings", group.severity as u8, group.name)))
    }

    fn group(&self, group: usize) -> GroupRow {
        let Some(group) = self.listing.groups.get(group) else { return GroupRow::default() };
        let words = self.view.words();
        let count = t!(words, checks.group_count, count = group.count);
        GroupRow {
            icon: Some(look(group.severity, self.tokens)),
            title: group.name.to_owned(),
            beside: group.advice.clone(),
            sentence: row_sentence([group.name, severity_name(group.severity, words), &count, &group.advice]),
            count,
            ..GroupRow::default()
        }
    }

    fn starts_folded(&self, group: usize) -> bool {
        self.listing.groups.get(group).is_some_and(|group| group.count > MANY)
    }
}

/// How much findings matter, in a word.
pub(super) fn severity_name(severity: Severity, words: Words) -> &'static str {
    match severity {
        Severity::Required => t!(words, checks.required),
        Severity::Advised => t!(words, checks.advised),
        Severity::Notice => t!(words, checks.notice),
    }
}

/// What a finding is about, in some words.
pub(super) fn place_name(view: &View<'_>, subject: &Subject) -> String {
    let words = view.words();
    match subject {
        Subject::Indicator { id, entry, .. } => {
            let indicator = view.draft.rubric.indicator(id);
            let title = indicator.map_or("", |indicator| indicator.title.as_str());
            let named = t!(words, filling.group, id = id, name = title);
            match indicator.and_then(|indicator| indicator.entries.get(*entry)) {
                Some(entry) => t!(words, checks.entry, place = named, entry = entry),
                None => named,
            }
        }
        Subject::Question(id) => t!(words, history.question, id = id),
        Subject::Document(id) => match view.draft.assessment().documents.get(id.as_str()) {
            Some(document) => super::super::evidence::document_name(document, words),
            None => t!(words, history.document_unnamed).to_owned(),
        },
        Subject::Whole(_) => t!(words, checks.whole).to_owned(),
    }
}
