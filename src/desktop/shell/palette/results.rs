//! What was found for a query: found once, shown in every frame.

use std::{ops::Range, path::PathBuf};

use crate::{
    assessment::{Document, Field, Item},
    desktop::{
        action::Page,
        command::{ALL, Command},
        draft::OpenDraft,
        pages::evidence::{StatusTag, file_icon},
        theme::{Icon, Tokens, icon},
    },
    insight::{Hits, Inspection, Kept, Progress, SearchIndex},
    storage::Recent,
    t,
    words::{Folded, Found, Sought, Words, find},
};

/// Most remembered drafts that are shown.
const MOST_FILES: usize = 5;

/// What can be found.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The words of the window, in which commands are found.
    pub words: Words,
    /// The open draft, and what the checks find in it.
    pub draft: Option<(&'a OpenDraft, &'a Inspection)>,
    /// Everything that was typed into it, and the changes of the sitting that were read.
    pub typed: Option<(&'a SearchIndex, u64)>,
    /// True while what was typed is still being read.
    pub reading: bool,
    /// Page that is open.
    pub page: Page,
    /// Drafts that were open.
    pub recent: &'a [Recent],
}

/// What the search leads to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    Indicator(String),
    Field { field: Field, place: Range<usize>, kept: Kept },
    File(PathBuf),
    Command(Command),
}

impl Target {
    /// The document it belongs to.
    fn document<'a>(&self, sources: &Sources<'a>) -> Option<(String, &'a Document)> {
        let Self::Field { field, kept: Kept::Documents, .. } = self else { return None };
        let (Item::Document(id) | Item::Version(id, _)) = field.item()? else { return None };
        Some((id.to_string(), sources.draft?.0.assessment().document(&id)?))
    }

    /// How the document stands that it belongs to.
    pub fn status(&self, sources: &Sources<'_>) -> Option<StatusTag> {
        let (id, _) = self.document(sources)?;
        Some(StatusTag::of_document(sources.draft?.1, &id, sources.words))
    }

    /// Its icon and colour.
    pub fn glyph(&self, tokens: &Tokens, sources: &Sources<'_>) -> (Icon, egui::Color32) {
        let icon = match self {
            Self::Command(command) => command.icon(),
            Self::File(_) => icon::FILE_TEXT,
            Self::Field { kept: Kept::Documents, .. } => {
                self.document(sources).map_or(icon::FILE_DOTTED, |(_, document)| file_icon(document))
            }
            Self::Field { kept: Kept::Answers, .. } => icon::TEXT_T,
            Self::Field { kept: Kept::Details, .. } => icon::PENCIL_SIMPLE,
            Self::Indicator(id) => {
                return match sources.draft.map(|(_, inspection)| inspection.progress(id)) {
                    Some(Progress::Complete) => (icon::CHECK_CIRCLE, tokens.ok.ink),
                    Some(Progress::Started) => (icon::CIRCLE_HALF_FILL, tokens.info.ink),
                    _ => (icon::CIRCLE, tokens.text3),
                };
            }
        };
        (icon, tokens.text2)
    }
}

/// One row of the list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub target: Target,
    /// The text that was searched, and where it matched.
    pub text: String,
    pub marks: Vec<Range<usize>>,
    pub beside: String,
}

/// What the results follow from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Key {
    query: String,
    changes: Option<u64>,
    typed: Option<u64>,
}

/// The rows that are shown, in groups that hold something.
#[derive(Debug, Default)]
pub(super) struct Results {
    key: Option<Key>,
    pub groups: Vec<(&'static str, Vec<Entry>)>,
    /// What was typed and found, for queries that go on from this one, and the state of the index it was found in.
    hits: (Option<u64>, Hits),
    /// How many match but are not shown.
    more: usize,
}

impl Results {
    /// Looks again where the query or what can be found has changed.
    pub fn update(&mut self, query: &str, sources: &Sources<'_>) {
        let key = Key {
            query: query.to_owned(),
            changes: sources.draft.map(|(draft, _)| draft.sitting().changes()),
            typed: sources.typed.map(|(_, changes)| changes),
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let query = by_number(query.trim(), sources.words);
        let query = query.as_str();
        let (indicators, files, commands, sought) = match query.split_at_checked(1) {
            Some((">", rest)) => (false, false, true, rest.trim()),
            Some(("#", rest)) => (true, false, false, rest.trim()),
            _ => (!query.is_empty(), true, true, query),
        };
        let number = query.starts_with('#');
        self.groups.clear();
        self.more = 0;
        let words = sources.words;
        if let (true, Some((draft, _))) = (indicators, sources.draft) {
            self.groups.push((t!(words, app.group_indicators), indicators_found(sought, number, draft)));
        }
        // Who begins to write the name of a command means it; others come last.
        let begun = Folded::of(sought);
        let sought = Sought::of(sought);
        let commands = if commands { commands_found(&sought, sources) } else { Vec::new() };
        let named = |entry: &Entry| indicators && Folded::of(&entry.text).begins_with(&begun);
        let (named, commands): (Vec<Entry>, Vec<Entry>) = commands.into_iter().partition(named);
        self.groups.push((t!(words, app.group_commands), named));
        if indicators && !number {
            self.find_typed(&sought, sources);
        }
        if files {
            self.groups.push((t!(words, app.group_files), files_found(&sought, sources)));
        }
        let caption = if self
            .groups
            .iter()
            .any(|(caption, rows)| *caption == t!(words, app.group_commands) && !rows.is_empty())
        {
            t!(words, search.more_commands)
        } else {
            t!(words, app.group_commands)
        };
        self.groups.push((caption, commands));
        self.groups.retain(|(_, entries)| !entries.is_empty());
        self.key = Some(key);
    }

    fn find_typed(&mut self, sought: &Sought, sources: &Sources<'_>) {
        let Some((index, changes)) = sources.typed else { return };
        let before = (self.hits.0 == Some(changes)).then_some(&self.hits.1);
        let hits = index.search(sought, before);
        for (kept, found, total) in &hits.groups {
            self.more += total - found.len();
            let caption = match kept {
                Kept::Answers => t!(sources.words, search.answers),
                Kept::Documents => t!(sources.words, search.documents),
                Kept::Details => t!(sources.words, search.details),
            };
            let entry = |hit: &crate::insight::Hit| Entry {
                target: Target::Field { field: hit.field.clone(), place: hit.place.clone(), kept: *kept },
                text: hit.text.clone(),
                marks: hit.marks.clone(),
                beside: hit.whereabouts.clone(),
            };
            self.groups.push((caption, found.iter().map(entry).collect()));
        }
        self.hits = (Some(changes), hits);
    }

    /// All rows in their order.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.groups.iter().flat_map(|(_, entries)| entries)
    }

    /// How many there are, in words.
    pub fn said(&self, words: Words) -> String {
        let shown = self.entries().count();
        if self.more == 0 {
            t!(words, app.found, count = words.count(shown))
        } else {
            t!(words, search.some, shown = words.count(shown), count = words.count(shown + self.more))
        }
    }
}

/// `Indikator 12`, as results call their places, asks for that number; all else stays as it is.
fn by_number(query: &str, words: Words) -> String {
    let lower = query.to_lowercase();
    let number = lower.strip_prefix(&t!(words, app.group_indicators).to_lowercase()).map(str::trim);
    match number.filter(|number| !number.is_empty() && number.chars().all(|letter| letter.is_ascii_digit())) {
        Some(number) => format!("#{number}"),
        None => query.to_owned(),
    }
}

fn indicators_found(sought: &str, number: bool, draft: &OpenDraft) -> Vec<Entry> {
    let mut entries: Vec<(Found, Entry)> = Vec::new();
    let typed = Sought::of(sought);
    for indicator in &draft.rubric.indicators {
        let text = format!("{}  {}", indicator.id, indicator.title);
        let found = if number || indicator.id == sought {
            indicator.id.starts_with(sought).then(|| Found::exact(indicator.id == sought, sought.len()))
        } else {
            find(&text, &typed)
        };
        let Some(found) = found else { continue };
        let beside = draft.rubric.aspect(&indicator.aspect).map(|aspect| aspect.short.clone()).unwrap_or_default();
        let marks = found.marks.clone();
        entries.push((found, Entry { target: Target::Indicator(indicator.id.clone()), text, marks, beside }));
    }
    sorted(entries)
}

fn files_found(sought: &Sought, sources: &Sources<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for recent in sources.recent {
        let name = if recent.institution.is_empty() { &recent.path } else { &recent.institution };
        let text = format!("{}, {name}", recent.title(sources.words));
        let Some(found) = find(&text, sought) else { continue };
        let marks = found.marks.clone();
        let target = Target::File(PathBuf::from(&recent.path));
        entries.push((found, Entry { target, text, marks, beside: recent.path.clone() }));
    }
    let mut entries = sorted(entries);
    entries.truncate(MOST_FILES);
    entries
}

fn commands_found(sought: &Sought, sources: &Sources<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for command in ALL {
        if !command.listed() || !command.possible(sources.draft.is_some(), sources.page) {
            continue;
        }
        let text = command.text(sources.words);
        let Some(found) = find(&text, sought) else { continue };
        let marks = found.marks.clone();
        entries.push((found, Entry { target: Target::Command(*command), text, marks, beside: String::new() }));
    }
    sorted(entries)
}

/// Better matches first; equal ones as they came.
fn sorted(mut entries: Vec<(Found, Entry)>) -> Vec<Entry> {
    entries.sort_by_key(|(found, _)| found.rank);
    entries.into_iter().map(|(_, entry)| entry).collect()
}
