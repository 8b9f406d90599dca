//! Going through the lines of a damaged draft without losing, or making up, where one is.
//!
//! The path from the file down to a line is known as long as every line before it fits. A single damaged line can
//! change it only where it may have started or ended a block; a piece that was overwritten may have held anything, so
//! after it nothing is known until a block that shows by itself what it is.

use std::collections::BTreeSet;

use super::lines::{Line, Shape};

/// Depth of an entry below the file: `assessment › answers › 23 › entries › 0`.
const ENTRY: usize = 5;
/// Depth of a line of the history, a person or an answer.
const BLOCK: usize = 3;
/// How far ahead a block is looked into to see what it is, in lines.
const AHEAD: usize = 400;

/// Path to a block, by names and ids; entries are counted.
pub(super) type Path = Vec<String>;

/// A field of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Block it stands in.
    pub(super) path: Path,
    /// Name.
    pub(super) key: String,
    /// Value as RON.
    pub(super) value: String,
    /// True where a part of it could not be read.
    pub(super) doubtful: bool,
}

/// What could be made out.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Fields, in their order.
    pub(super) leaves: Vec<Leaf>,
    /// Blocks that were started.
    pub(super) blocks: BTreeSet<Path>,
    /// Lines of the history that are whole, as RON.
    pub(super) history: Vec<String>,
    /// First and last line of what is damaged, from 1.
    pub(super) damage: Vec<(usize, usize)>,
    /// True where more may be gone than can be seen.
    pub(super) torn: bool,
}

/// Goes through a file.
pub(super) fn scan(lines: &[Line<'_>]) -> Scan {
    let mut scanner =
        Scanner { lines, path: Vec::new(), entries: 0, history: None, value: None, found: Scan::default() };
    let mut place = 0;
    while place < lines.len() {
        place = if scanner.take(place) { place + 1 } else { scanner.get_over(place) };
    }
    if !scanner.path.is_empty() {
        scanner.found.torn = true;
    }
    scanner.found
}

struct Scanner<'a> {
    lines: &'a [Line<'a>],
    /// Blocks that are open, the file first; `None` for one that cannot be told.
    path: Vec<Option<String>>,
    /// Entries of the open answer so far.
    entries: usize,
    /// First line of the open line of the history.
    history: Option<usize>,
    /// First line and depth of an open value of several lines.
    value: Option<(usize, usize)>,
    found: Scan,
}

impl Scanner<'_> {
    /// Takes a line that fits where it stands.
    fn take(&mut self, place: usize) -> bool {
        let lines = self.lines;
        let line = &lines[place];
        let depth = self.path.len();
        let inside = line.at(depth).and_then(super::lines::shape).filter(|shape| *shape != Shape::Close);
        let ends = || depth > 0 && line.at(depth - 1).and_then(super::lines::shape) == Some(Shape::Close);
        match inside {
            Some(Shape::Open { key, quoted }) if !line.garbled || !key.is_empty() => self.open(place, key, quoted),
            Some(Shape::Leaf { key, value }) => self.leaf(key, value, line.garbled),
            _ if ends() => self.close(place),
            _ => return false,
        }
        if line.garbled {
            self.history = None;
            self.value = None;
        }
        true
    }

    fn open(&mut self, place: usize, key: &str, quoted: bool) {
        if self.path.iter().any(Option::is_none)
            && let Some(above) = self.anchor(place, key, quoted)
        {
            self.path = above.iter().map(|name| Some((*name).to_owned())).collect();
        }
        let depth = self.path.len();
        let history = depth == BLOCK && self.path.last().and_then(Option::as_deref) == Some("history");
        if history {
            self.history = Some(place);
        } else if key == "value" {
            self.value = Some((place, depth));
        }
        let entry = depth == ENTRY && self.path.last().and_then(Option::as_deref) == Some("entries");
        let name = if entry { self.entries.to_string() } else { key.to_owned() };
        self.push(Some(name));
        if let Some(path) = self.known().filter(|path| path.get(1).is_none_or(|part| part != "history")) {
            self.found.blocks.insert(path);
        }
    }

    fn push(&mut self, name: Option<String>) {
        match self.path.len() {
            ENTRY => self.entries += 1,
            depth if depth < ENTRY => self.entries = 0,
            _ => {}
        }
        self.path.push(name);
    }

    fn leaf(&mut self, key: &str, value: &str, doubtful: bool) {
        if let Some(path) = self.known().filter(|path| path.get(1).is_none_or(|part| part != "history")) {
            self.found.leaves.push(Leaf { path, key: key.to_owned(), value: value.to_owned(), doubtful });
        }
    }

    fn close(&mut self, place: usize) {
        self.path.pop();
        let depth = self.path.len();
        if depth == BLOCK
            && let Some(start) = self.history.take()
        {
            self.found.history.push(self.text(start, place));
        }
        if let Some((start, of)) = self.value
            && of == depth
        {
            self.value = None;
            let text = self.text(start, place);
            if let Some(value) = text.strip_prefix("value:") {
                self.leaf("value", value.trim(), false);
            }
        }
    }

    /// Lines as one text, without the comma after them.
    fn text(&self, first: usize, last: usize) -> String {
        let lines: Vec<&str> = self.lines[first..=last].iter().map(Line::trimmed).collect();
        let text = lines.join("\n");
        text.strip_suffix(',').unwrap_or(&text).to_owned()
    }

    /// The path below the file, where all of it is known.
    fn known(&self) -> Option<Path> {
        self.path.iter().skip(1).cloned().collect()
    }

    /// Goes on after a line that does not fit; the place of the next one that can be taken.
    fn get_over(&mut self, place: usize) -> usize {
        let depth = self.path.len();
        (self.history, self.value) = (None, None);
        let first = &self.lines[place];
        if let Some(text) = first.broken_text(depth) {
            self.leaf("value", &text, true);
        }
        let next = (place..self.lines.len()).find_map(|next| Some((next, self.lines[next].clear()?)));
        let Some((next, (at, shape))) = next else {
            self.found.damage.push((place + 1, self.lines.len()));
            self.found.torn = true;
            self.path = vec![None];
            return self.lines.len();
        };
        let needed = if shape == Shape::Close { at + 1 } else { at };
        self.found.damage.push((place + 1, next.max(place + 1)));
        let single = next == place + 1 && !first.torn;
        let kept = match first.seems(depth).filter(|_| single) {
            // A field or the start of a block, perhaps run together with the next line.
            Some(shown) if shown == depth && (depth..=depth + 3).contains(&(needed + 1)) => Some(depth),
            // The end of a block, perhaps run together with the next line.
            Some(shown) if shown + 1 == depth && (depth..=depth + 4).contains(&(needed + 3)) => Some(depth - 1),
            _ => None,
        };
        match kept {
            Some(kept) => self.path.truncate(kept.min(needed)),
            None => {
                self.found.torn = true;
                self.path.truncate(1.min(needed));
            }
        }
        while self.path.len() < needed {
            self.push(None);
        }
        next
    }

    /// Blocks above one that shows by itself what it is.
    fn anchor(&self, place: usize, key: &str, quoted: bool) -> Option<&'static [&'static str]> {
        Some(match (self.path.len(), key) {
            (1, "header" | "assessment") => &[""],
            (2, "rubric") => &["", "header"],
            (
                2,
                "institution" | "year" | "period" | "reference_date" | "zone" | "report" | "plan" | "past" | "people"
                | "units" | "documents" | "general" | "answers" | "history",
            ) => &["", "assessment"],
            (BLOCK, "") => &["", "assessment", "history"],
            (BLOCK, "name" | "kind" | "address" | "unit" | "logo_name" | "logo") if !quoted => {
                &["", "assessment", "institution"]
            }
            (BLOCK, "number" | "addressee" | "place" | "date" | "classification") if !quoted => {
                &["", "assessment", "report"]
            }
            (BLOCK, "index" | "reserve" | "most_effort" | "most_levels" | "latest" | "start") if !quoted => {
                &["", "assessment", "plan"]
            }
            (BLOCK, _) if quoted => match self.first_inside(place)? {
                "entries" => &["", "assessment", "answers"],
                "value" => &["", "assessment", "general"],
                "order" if self.has(place, "role") => &["", "assessment", "people"],
                "order" if self.has(place, "valid_until") => &["", "assessment", "documents"],
                "order" if self.has(place, "external") => &["", "assessment", "past"],
                "order" => &["", "assessment", "units"],
                _ => return None,
            },
            _ => return None,
        })
    }

    /// Name of the first thing inside a block.
    fn first_inside(&self, place: usize) -> Option<&str> {
        match self.lines.get(place + 1)?.clear()? {
            (depth, Shape::Open { key, .. } | Shape::Leaf { key, .. }) if depth == BLOCK + 1 => Some(key),
            _ => None,
        }
    }

    /// Whether a block has a part that shows what it is.
    fn has(&self, place: usize, part: &str) -> bool {
        let inside = self.lines.iter().skip(place + 1).take(AHEAD).map(Line::clear);
        inside
            .take_while(|clear| clear.is_none_or(|(depth, _)| depth > BLOCK))
            .any(|clear| matches!(clear, Some((_, Shape::Open { key, .. })) if key == part))
    }
}
