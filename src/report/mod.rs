//! What is printed: one document model, laid out into pages and drawn as PDF.
//!
//! [`content`] says what stands in the report, [`layout`] where it stands; `pdf` writes the file. The window
//! paints the same [`Page`]s as a preview. Nothing is read from the machine: the same data gives the same bytes.

pub mod content;
mod hollow;
pub mod layout;
mod missing;
pub mod model;
mod options;
mod palette;
mod pdf;
mod raster;
pub mod sheets;
mod sign_places;
pub mod structure;
pub mod text;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

pub use self::{
    hollow::Hollow,
    layout::{Bookmark, Page, SignBox, Target},
    missing::MissingGlyph,
    options::{NotFinal, Options, Paper, Variant},
    pdf::{Attachment, Carried, PageDifference, ReportError, Reread, ShownPages, carried, reread},
    raster::Raster,
    sign_places::is_sign_places,
};
use self::{
    model::{Anchor, Properties},
    sheets::PortfolioInput,
    structure::Structure,
    text::Typesetter,
};
pub use crate::assessment::last_change;
use crate::{
    assessment::{Assessment, UnitId},
    rubric::Rubric,
    scoring::Score,
    words::Words,
};

/// What a report is made of. Moments and versions are handed in.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// What is asked.
    pub rubric: &'a Rubric,
    /// What was answered.
    pub assessment: &'a Assessment,
    /// The numbers.
    pub score: &'a Score,
    /// Hashes of files that are not in the evidence store.
    pub missing_files: &'a BTreeSet<String>,
    /// SHA-256 of the data, 64 hexadecimal digits.
    pub fingerprint: &'a str,
    /// Revision of the draft.
    pub revision: u64,
    /// Moment of the last change of the data, see [`last_change`].
    pub data_at: Option<Timestamp>,
    /// Version of the program.
    pub version: &'a str,
    /// The assessment of an earlier year under the same framework, to compare with.
    pub before: Option<&'a Assessment>,
    /// The one unit whose sheet is printed; all of them where nothing is said.
    pub unit: Option<&'a UnitId>,
}

/// Word by which a report says that it was compared with another draft.
pub const COMPARED: &str = "compared";

impl Input<'_> {
    /// What was chosen, as the file itself states it, so that it can be made again: [`Options::code`], and the place of the
    /// unit among all where only one is printed. One that was compared with another draft says so, because it cannot be made
    /// again without that.
    pub fn rendition(&self, options: &Options) -> String {
        let place = self.unit.and_then(|unit| self.assessment.active_units().iter().position(|(id, _)| *id == unit));
        let before = self.before.map(|_| COMPARED.to_owned());
        [Some(options.code()), before, place.map(|place| (place + 1).to_string())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A report on its pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Its pages; at least one.
    pub pages: Vec<Page>,
    /// Its bookmarks in order.
    pub bookmarks: Vec<Bookmark>,
    /// Rooms for signatures, in order.
    pub sign_boxes: Vec<SignBox>,
    /// Characters that no font has, by the field they were typed into. They are shown as `□`.
    pub missing: Vec<MissingGlyph>,
    /// What stands on the pages, in reading order.
    pub structure: Structure,
    anchors: BTreeMap<Anchor, Target>,
    properties: Properties,
    missing_files: BTreeSet<String>,
    hollow: Option<Hollow>,
    could_carry: bool,
    may_carry: bool,
    attachment: Option<Attachment>,
}

/// Makes a report. A blank form is a draft, whatever mark is wished for.
pub fn build(input: &Input<'_>, options: &Options) -> Report {
    let options = &Options { final_mark: options.final_mark && options.variant != Variant::Form, ..*options };
    let typesetter = Typesetter::new();
    let document = content::document(input, options, &typesetter);
    let laid = layout::lay_out(&document, options.paper, &typesetter);
    let could_carry = Options { attach: true, ..*options }.carries_draft(input.assessment);
    Report {
        pages: laid.pages,
        bookmarks: laid.bookmarks,
        sign_boxes: laid.sign_boxes,
        anchors: laid.anchors,
        structure: laid.structure,
        missing: missing::find(input.rubric, input.assessment, &typesetter.missing()),
        properties: document.properties,
        missing_files: input.missing_files.clone(),
        hollow: document.hollow,
        could_carry,
        may_carry: could_carry && options.attach,
        attachment: None,
    }
}

/// Makes the overview of many institutions: how they spread, who moved, the ranking, and which files are not in it.
pub fn build_portfolio(input: &PortfolioInput<'_>, paper: Paper, words: Words) -> Report {
    let typesetter = Typesetter::new();
    let document = content::portfolio_document(input, &typesetter, words);
    let laid = layout::lay_out(&document, paper, &typesetter);
    Report {
        pages: laid.pages,
        bookmarks: laid.bookmarks,
        sign_boxes: laid.sign_boxes,
        anchors: laid.anchors,
        structure: laid.structure,
        missing: Vec::new(),
        properties: document.properties,
        missing_files: BTreeSet::new(),
        hollow: None,
        could_carry: false,
        may_carry: false,
        attachment: None,
    }
}

impl Report {
    /// Where an anchor stands.
    pub fn target(&self, anchor: &Anchor) -> Option<Target> {
        self.anchors.get(anchor).copied()
    }

    /// The same, with the draft it was made of in its file, where it may carry one.
    #[must_use]
    pub fn carrying(self, draft: Attachment) -> Self {
        Self { attachment: self.may_carry.then_some(draft), ..self }
    }

    /// Why it says nothing but that there is nothing to say: such a report is not written.
    pub fn hollow(&self) -> Option<Hollow> {
        self.hollow
    }

    /// Whether its file could carry the draft, if that is wished for: its kind reports it, and its reader may see all of it.
    pub fn could_carry(&self) -> bool {
        self.could_carry
    }

    /// Fingerprint of the data it was made of, 64 hexadecimal digits.
    pub fn fingerprint(&self) -> &str {
        &self.properties.fingerprint
    }

    /// The bytes of the draft it carries.
    pub fn carried(&self) -> Option<&[u8]> {
        self.attachment.as_ref().map(|draft| draft.bytes.as_slice())
    }

    /// The report as a PDF file.
    ///
    /// # Errors
    /// Only where one of the libraries fails; no text a person typed makes it fail.
    pub fn to_pdf(&self) -> Result<Vec<u8>, ReportError> {
        pdf::write(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assessment::Stage,
        rubric::{DEFAULT_ID, builtin},
        scoring::score,
        words::marked,
    };

    #[test]
    fn two_reports_made_side_by_side_speak_each_its_own_language() {
        let (rubric, assessment) = (builtin(DEFAULT_ID).unwrap(), Assessment::default());
        let score = score(&rubric, &assessment, Stage::SelfAssessment);
        let report = |words: Words| {
            let input = Input {
                rubric: &rubric,
                assessment: &assessment,
                score: &score,
                missing_files: &BTreeSet::new(),
                fingerprint: "",
                revision: 1,
                data_at: None,
                version: "",
                before: None,
                unit: None,
            };
            build(&input, &Options { words, ..Options::default() })
        };
        let [before, other, after] = [Words::indonesian(), marked(), Words::indonesian()].map(report);
        assert!(before == after && before != other);
        assert_eq!((before.properties.language, other.properties.language), ("id-ID", "«id-ID»"));
        assert!(other.properties.title.starts_with('«') && !before.properties.title.contains('«'));
        let parts = |report: &Report| {
            let first = report.bookmarks.iter().filter(|bookmark| bookmark.depth == 0);
            first.map(|bookmark| bookmark.title.contains('«')).collect::<BTreeSet<_>>()
        };
        assert_eq!((parts(&before), parts(&other)), ([false].into(), [true].into()));
    }
}
