//! What stands on the pages as those take it in who do not see them: a tree of headings, paragraphs, lists, tables and
//! figures, in reading order.
//!
//! The layout builds it beside the pages; each item of a page names the element it belongs to, or is an artifact. The
//! roles are those of tagged PDF (ISO 32000-1, 14.8.4).

/// The elements of a report. The first is the whole; an element stands behind the one it is in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// The elements.
    pub elements: Vec<Element>,
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// The element it is in, by its place in [`Structure::elements`]; the first one's is itself.
    pub parent: usize,
    /// Its place among all elements and items in reading order.
    pub order: u32,
    /// What is said instead of what it shows: of a figure, a formula, a link without words.
    pub alt: Option<String>,
    /// The text a drawn mark stands for.
    pub actual: Option<String>,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The whole report.
    Document,
    /// A part, or the block of an indicator.
    Section,
    /// Blocks that belong together.
    Group,
    /// A heading; 1 is the highest. No level is skipped.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A statement of a person.
    Quote,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// Number, mark or name of an item.
    Label,
    /// What the item says.
    Body,
    /// A table.
    Table,
    /// Its rows of heads.
    TableHead,
    /// Its other rows.
    TableBody,
    /// A row.
    Row,
    /// A cell that heads its column or its row.
    HeadCell {
        /// Whether it heads the row.
        of_row: bool,
        /// How many columns it takes.
        span: usize,
    },
    /// Another cell.
    Cell {
        /// How many columns it takes.
        span: usize,
    },
    /// A drawing.
    Figure,
    /// A formula.
    Formula,
    /// Title of a table or figure.
    Caption,
    /// A list of the contents.
    Contents,
    /// A line of it.
    ContentsItem,
    /// What a line of the contents refers to.
    Reference,
    /// Words or a place that lead elsewhere.
    Link,
    /// A stretch of text with a text of its own to be said.
    Span,
}

/// To what an item of a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Owner {
    /// To an element of the structure.
    Element {
        /// Its place in [`Structure::elements`].
        element: usize,
        /// Place of the item in reading order.
        order: u32,
    },
    /// To none: rules, grounds, what is repeated where a table goes on.
    #[default]
    Layout,
    /// To none: the head line of the page.
    Header,
    /// To none: the foot line of the page.
    Footer,
    /// To none: a note along the edge of the page.
    Margin,
}

impl Owner {
    /// The same where elements and orders begin later.
    pub(super) fn moved(self, elements: usize, orders: u32) -> Self {
        match self {
            Self::Element { element, order } => Self::Element { element: element + elements, order: order + orders },
            other => other,
        }
    }
}

impl Element {
    pub(super) fn new(role: Role, parent: usize, order: u32) -> Self {
        Self { role, parent, order, alt: None, actual: None }
    }
}

impl Role {
    /// Whether text in it stands in paragraphs of its own.
    pub(super) fn holds_blocks(self) -> bool {
        match self {
            Self::Document
            | Self::Section
            | Self::Group
            | Self::Quote
            | Self::List
            | Self::Item
            | Self::Label
            | Self::Body
            | Self::Table
            | Self::TableHead
            | Self::TableBody
            | Self::Row
            | Self::HeadCell { .. }
            | Self::Cell { .. }
            | Self::Caption
            | Self::Contents
            | Self::ContentsItem => true,
            Self::Heading(_)
            | Self::Paragraph
            | Self::Figure
            | Self::Formula
            | Self::Reference
            | Self::Link
            | Self::Span => false,
        }
    }

    /// Whether a single paragraph in it is the text of the element itself.
    fn may_be_text(self) -> bool {
        matches!(self, Self::Label | Self::Body | Self::HeadCell { .. } | Self::Cell { .. } | Self::Caption)
    }

    /// Whether it stays where nothing is in it: a table has a cell in each of its columns.
    fn stays_empty(self) -> bool {
        matches!(self, Self::HeadCell { .. } | Self::Cell { .. })
    }
}

impl Structure {
    /// The tree without what stands on no page: `used` says for each element whether an item belongs to it. Returns also
    /// where each element went.
    pub(super) fn of(mut elements: Vec<Element>, mut used: Vec<bool>) -> (Self, Vec<Option<usize>>) {
        let direct = used.clone();
        for (place, element) in elements.iter().enumerate().rev() {
            if used[place] {
                used[element.parent] = true;
            }
        }
        for (place, element) in elements.iter().enumerate() {
            used[place] |= element.role.stays_empty() && used[element.parent];
        }
        let into = single_paragraphs(&elements, &used, &direct);
        level_headings(&mut elements, &used);
        let mut places: Vec<Option<usize>> = vec![None; elements.len()];
        let mut kept: Vec<Element> = Vec::new();
        for (place, element) in elements.into_iter().enumerate() {
            if let Some(outer) = into[place] {
                places[place] = places[outer];
            } else if used[place] {
                let parent = places[element.parent].unwrap_or(kept.len());
                places[place] = Some(kept.len());
                kept.push(Element { parent, ..element });
            }
        }
        (Self { elements: kept }, places)
    }
}

/// The element each paragraph becomes the text of: the cell or the like in which it stands alone.
fn single_paragraphs(elements: &[Element], used: &[bool], direct: &[bool]) -> Vec<Option<usize>> {
    let mut children = vec![0_usize; elements.len()];
    for (place, element) in elements.iter().enumerate().skip(1) {
        children[element.parent] += usize::from(used[place]);
    }
    let alone = |place: usize, element: &Element| {
        let outer = element.parent;
        element.role == Role::Paragraph
            && used[place]
            && elements[outer].role.may_be_text()
            && children[outer] == 1
            && !direct[outer]
    };
    elements.iter().enumerate().map(|(place, element)| alone(place, element).then_some(element.parent)).collect()
}

/// Gives headings levels without a gap: one that stands two below the last is one below it.
fn level_headings(elements: &mut [Element], used: &[bool]) {
    let mut open: Vec<u8> = Vec::new();
    for (element, used) in elements.iter_mut().zip(used) {
        let (Role::Heading(level), true) = (element.role, *used) else { continue };
        while open.last().is_some_and(|above| *above >= level) {
            open.pop();
        }
        open.push(level);
        element.role = Role::Heading(u8::try_from(open.len()).unwrap_or(u8::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A tree from roles with the place of what each is in.
    fn tree(roles: &[(Role, usize)]) -> Vec<Element> {
        roles.iter().enumerate().map(|(place, (role, parent))| Element::new(*role, *parent, place as u32)).collect()
    }

    fn roles(structure: &Structure) -> Vec<(Role, usize)> {
        structure.elements.iter().map(|element| (element.role, element.parent)).collect()
    }

    const CELL: Role = Role::Cell { span: 1 };

    #[test]
    fn what_stands_on_no_page_is_left_out_but_the_empty_cells_of_rows_that_do() {
        let elements = tree(&[
            (Role::Document, 0),
            (Role::Paragraph, 0),
            (Role::Table, 0),
            (Role::Row, 2),
            (CELL, 3),
            (Role::Paragraph, 4),
            (CELL, 3),
            (Role::Row, 2),
            (CELL, 7),
        ]);
        let used = (0..elements.len()).map(|place| place == 5).collect();
        let (structure, places) = Structure::of(elements, used);
        assert_eq!(roles(&structure), [(Role::Document, 0), (Role::Table, 0), (Role::Row, 1), (CELL, 2), (CELL, 2)]);
        assert_eq!(places[5], Some(3), "the only paragraph of a cell is the cell's own text");
        assert_eq!((places[1], places[7]), (None, None));
    }

    #[test]
    fn two_paragraphs_of_a_cell_stay_apart() {
        let elements = tree(&[(Role::Document, 0), (CELL, 0), (Role::Paragraph, 1), (Role::Paragraph, 1)]);
        let (structure, _) = Structure::of(elements.clone(), vec![false, false, true, true]);
        assert_eq!(structure.elements, elements);
    }

    #[test]
    fn no_level_of_headings_is_skipped_and_equals_stay_equal() {
        let wanted = [1, 3, 3, 2, 3, 1, 2];
        let mut elements = tree(&[(Role::Document, 0)]);
        elements.extend(wanted.iter().map(|level| Element::new(Role::Heading(*level), 0, 1)));
        let used = vec![true; elements.len()];
        let (structure, _) = Structure::of(elements, used);
        let levels = structure.elements.iter().filter_map(|element| match element.role {
            Role::Heading(level) => Some(level),
            _ => None,
        });
        assert_eq!(levels.collect::<Vec<_>>(), [1, 2, 2, 2, 3, 1, 2]);
    }
}
