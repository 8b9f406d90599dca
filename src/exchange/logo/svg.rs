//! Drawings (SVG) become points.
//!
//! A drawing may name other files, move, carry programs, set letters in whatever fonts a machine has, and unfold without
//! end. What is taken is what looks alike everywhere and is drawn in a moment: shapes, gradients, masks.

use std::collections::{BTreeMap, BTreeSet};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        Group, Node, Options, Paint, Tree,
        roxmltree::{Document, Node as Element, ParsingOptions},
    },
};

use super::points::{BOX, Points};

/// Largest drawing in bytes.
pub(super) const MOST_BYTES: usize = 2 * 1024 * 1024;
/// Most parts of the file itself.
const MOST_NODES: u32 = 50_000;
/// Most that is drawn, with what is drawn again as often as it is: shapes, and letters of what they say divided by
/// [`WEIGHT`].
const MOST_DRAWN: u64 = 150_000;
const WEIGHT: u64 = 32;
/// Most layers, each of which takes a picture of its own, and most dashed lines.
const MOST_LAYERS: usize = 400;
const MOST_DASHED: usize = 20;
/// Deepest nesting.
const MOST_DEPTH: usize = 200;
/// How much of the start of a file is looked through for its first element.
const START: usize = 4096;
const SVG: &str = "http://www.w3.org/2000/svg";

/// What may stand in a drawing; what it holds that is of another kind of file is passed over.
const KNOWN: [&str; 26] = [
    "a",
    "circle",
    "clipPath",
    "defs",
    "desc",
    "ellipse",
    "filter",
    "g",
    "line",
    "linearGradient",
    "mask",
    "metadata",
    "path",
    "pattern",
    "polygon",
    "polyline",
    "radialGradient",
    "rect",
    "stop",
    "style",
    "svg",
    "switch",
    "symbol",
    "title",
    "use",
    "view",
];

/// Why a drawing is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SvgFault {
    /// It has more bytes than any logo.
    #[error("{bytes} bytes")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It is no well-formed file in UTF-8.
    #[error("line {line}")]
    Unread {
        /// Line at which reading ended, from 1; 0 where it has none.
        line: u32,
    },
    /// It declares texts that stand for others.
    #[error("entities")]
    Entities,
    /// It draws on something outside of itself.
    #[error("{found} outside")]
    Outside {
        /// What it names.
        found: String,
    },
    /// It holds something that does not look alike everywhere, or that does something.
    #[error("<{element}> in line {line}")]
    Element {
        /// Its name.
        element: String,
        /// Line, from 1.
        line: u32,
    },
    /// It has too many parts, or repeats them too often.
    #[error("too much")]
    TooMuch,
    /// It has no size.
    #[error("no size")]
    NoSize,
    /// It draws nothing.
    #[error("blank")]
    Blank,
}

/// Whether a file begins as a drawing does.
pub(super) fn is_drawing(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..START.min(bytes.len())).unwrap_or_default()).into_owned();
    let start = start.trim_start_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace());
    start.starts_with('<') && start.contains("<svg") || start.starts_with("<svg:svg")
}

/// Draws it as large as it is printed.
pub(super) fn draw(bytes: &[u8]) -> Result<Points, SvgFault> {
    if bytes.len() > MOST_BYTES {
        return Err(SvgFault::TooLarge { bytes: bytes.len() });
    }
    let text = std::str::from_utf8(bytes).map_err(|_other| SvgFault::Unread { line: 0 })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains("<!ENTITY") {
        return Err(SvgFault::Entities);
    }
    // Older programs name the grammar of SVG, which nobody reads.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        resvg::usvg::roxmltree::Error::NodesLimitReached => SvgFault::TooMuch,
        other => SvgFault::Unread { line: other.pos().row },
    })?;
    check(&document)?;
    let tree = Tree::from_xmltree(&document, &Options::default()).map_err(|error| match error {
        resvg::usvg::Error::InvalidSize => SvgFault::NoSize,
        resvg::usvg::Error::ElementsLimitReached => SvgFault::TooMuch,
        _ => SvgFault::Unread { line: 0 },
    })?;
    let mut effort = Effort::default();
    effort.of_group(tree.root(), 0)?;
    let size = tree.size();
    let scale = (BOX.0 as f32 / size.width()).min(BOX.1 as f32 / size.height());
    let side = |length: f32, most: u32| ((length * scale).round() as u32).clamp(1, most);
    let (across, down) = (side(size.width(), BOX.0), side(size.height(), BOX.1));
    let mut points = Pixmap::new(across, down).ok_or(SvgFault::NoSize)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut points.as_mut());
    let rgba = points.pixels().iter().map(|point| point.demultiply());
    let rgba: Vec<u8> = rgba.flat_map(|point| [point.red(), point.green(), point.blue(), point.alpha()]).collect();
    if rgba.chunks_exact(4).all(|point| point[3] == 0) {
        return Err(SvgFault::Blank);
    }
    Ok(Points { across, down, rgba })
}

/// Whether the file holds only what is taken, and unfolds into no more than is drawn in a moment.
fn check(document: &Document<'_>) -> Result<(), SvgFault> {
    let line = |node: Element<'_, '_>| document.text_pos_at(node.range().start).row;
    for node in document.root().descendants() {
        if node.is_pi() && node.pi().is_some_and(|pi| pi.target.eq_ignore_ascii_case("xml-stylesheet")) {
            return Err(SvgFault::Outside { found: "xml-stylesheet".to_owned() });
        }
        let name = node.tag_name();
        if !node.is_element() || name.namespace() != Some(SVG) {
            continue;
        }
        // What a filter is made of is drawn only where one is used, which is refused.
        let of_filter = node.ancestors().skip(1).any(|above| above.has_tag_name((SVG, "filter")));
        if !of_filter && !KNOWN.contains(&name.name()) {
            return Err(SvgFault::Element { element: name.name().to_owned(), line: line(node) });
        }
        if name.name() == "style" {
            let texts = node.descendants().filter(Element::is_text).filter_map(|text| text.text());
            let style: String = texts.collect();
            said(&style)?;
            if style.contains("@import") {
                return Err(SvgFault::Outside { found: "@import".to_owned() });
            }
            if uses_filter(&style) {
                return Err(SvgFault::Element { element: "filter".to_owned(), line: line(node) });
            }
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            said(value)?;
            let leads = attribute.name() == "href" && name.name() != "a" && !of_filter;
            if leads && !value.trim_start().starts_with('#') {
                return Err(SvgFault::Outside { found: shown(value) });
            }
            let filters = match attribute.name() {
                "filter" => value.trim() != "none",
                "style" => uses_filter(value),
                _ => false,
            };
            if filters {
                return Err(SvgFault::Element { element: "filter".to_owned(), line: line(node) });
            }
        }
    }
    let ids = document.root().descendants().filter_map(|node| Some((node.attribute("id")?, node)));
    let mut unfolded = Unfolded { ids: ids.collect(), known: BTreeMap::new(), open: BTreeSet::new() };
    if unfolded.of(document.root_element(), 0)? > MOST_DRAWN { Err(SvgFault::TooMuch) } else { Ok(()) }
}

/// Whether a style makes use of a filter.
fn uses_filter(style: &str) -> bool {
    let after = style.split("filter").skip(1).filter_map(|rest| rest.trim_start().strip_prefix(':'));
    after.map(str::trim_start).any(|value| !value.starts_with("none"))
}

/// Whether all that a text names by `url(…)` stands in the file itself.
fn said(text: &str) -> Result<(), SvgFault> {
    for rest in text.split("url(").skip(1) {
        let named = rest.trim_start_matches(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\''));
        if !named.starts_with('#') {
            return Err(SvgFault::Outside { found: shown(named) });
        }
    }
    Ok(())
}

/// The start of what is named outside.
fn shown(value: &str) -> String {
    crate::words::shortened_to(value.trim(), 60).into_owned()
}

/// What elements unfold into, with what they draw again by reference.
struct Unfolded<'a, 'input> {
    ids: BTreeMap<&'a str, Element<'a, 'input>>,
    known: BTreeMap<usize, u64>,
    open: BTreeSet<usize>,
}

impl<'a, 'input> Unfolded<'a, 'input> {
    fn of(&mut self, node: Element<'a, 'input>, depth: usize) -> Result<u64, SvgFault> {
        if depth > MOST_DEPTH {
            return Err(SvgFault::TooMuch);
        }
        let place = node.id().get_usize();
        if let Some(known) = self.known.get(&place) {
            return Ok(*known);
        }
        // What draws itself is drawn by nobody.
        if !self.open.insert(place) {
            return Ok(0);
        }
        let letters: u64 = node.attributes().map(|attribute| attribute.value().len() as u64).sum();
        let mut drawn = 1 + letters / WEIGHT;
        for child in node.children().filter(Element::is_element) {
            drawn = drawn.saturating_add(self.of(child, depth + 1)?);
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim();
            let named = match attribute.name() {
                "href" => value.strip_prefix('#').into_iter().collect(),
                _ => value.split("url(").skip(1).filter_map(reference).collect::<Vec<_>>(),
            };
            for id in named {
                if let Some(other) = self.ids.get(id).copied() {
                    drawn = drawn.saturating_add(self.of(other, depth + 1)?);
                }
            }
        }
        self.open.remove(&place);
        self.known.insert(place, drawn);
        Ok(drawn)
    }
}

/// The id behind `url(`.
fn reference(rest: &str) -> Option<&str> {
    let quoted = |letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'');
    Some(rest.split(')').next()?.trim_matches(quoted).strip_prefix('#')?.trim())
}

/// What it takes to draw what was read.
#[derive(Default)]
struct Effort {
    drawn: u64,
    layers: usize,
    dashed: usize,
}

impl Effort {
    fn of_group(&mut self, group: &Group, depth: usize) -> Result<(), SvgFault> {
        self.layers += usize::from(group.should_isolate());
        self.check(depth)?;
        for node in group.children() {
            match node {
                Node::Group(group) => self.of_group(group, depth + 1)?,
                Node::Path(path) => {
                    self.drawn += 1 + path.data().len() as u64 / WEIGHT;
                    self.dashed += usize::from(path.stroke().is_some_and(|stroke| stroke.dasharray().is_some()));
                    self.check(depth)?;
                    let paints = [path.fill().map(|fill| fill.paint()), path.stroke().map(|stroke| stroke.paint())];
                    for paint in paints.into_iter().flatten() {
                        if let Paint::Pattern(pattern) = paint {
                            self.layers += 1;
                            self.of_group(pattern.root(), depth + 1)?;
                        }
                    }
                }
                Node::Image(_) | Node::Text(_) => {}
            }
        }
        if let Some(clip) = group.clip_path() {
            self.of_group(clip.root(), depth + 1)?;
        }
        if let Some(mask) = group.mask() {
            self.of_group(mask.root(), depth + 1)?;
        }
        Ok(())
    }

    fn check(&self, depth: usize) -> Result<(), SvgFault> {
        let much =
            depth > MOST_DEPTH || self.layers > MOST_LAYERS || self.drawn > MOST_DRAWN || self.dashed > MOST_DASHED;
        if much { Err(SvgFault::TooMuch) } else { Ok(()) }
    }
}
