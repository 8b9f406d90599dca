//! What can be wrong with a document: whether it still proves something, and its words as a tag for narrow rows and as a
//! sentence.

use jiff::civil::Date;

use crate::{
    assessment::Defect,
    t,
    words::{Words, months_before, months_between},
};

/// One thing that is wrong with a document or with a use of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFault {
    /// It has neither a file nor a link.
    NoContent,
    /// Its file is not in the evidence store.
    FileMissing,
    /// Its file is no document that can be read.
    NoDocument {
        /// Why.
        defect: Defect,
    },
    /// It is not decided yet.
    Draft,
    /// It is no longer in force.
    Revoked,
    /// It was in force until a day before the reference date.
    Expired {
        /// Its last day.
        until: Date,
    },
    /// It is dated after the reference date.
    FutureDate,
    /// It is dated after the days the assessment covers.
    OutsidePeriod,
    /// It has no date although its age matters.
    Undated,
    /// It is too old for the criterion it is tied to.
    Stale {
        /// Its date.
        date: Date,
        /// Its full months of age at the reference date.
        months: u32,
        /// Months it must be younger than.
        limit: u32,
    },
    /// It was set too long after the review it follows.
    Late {
        /// Its date.
        date: Date,
        /// Date of the last review before it.
        after: Date,
        /// Months within which it had to be set.
        limit: u32,
    },
    /// It follows no review: none with a date is tied to the same entry, or all are later.
    FollowsNothing,
    /// Its file holds pictures of pages without words.
    NoTextLayer,
    /// The name of its file is longer than the upload form takes.
    NameTooLong {
        /// Characters it has.
        chars: usize,
    },
    /// Its file is larger than the upload form takes.
    TooLarge {
        /// Its size in megabytes, rounded up.
        megabytes: u64,
    },
    /// Nothing says when its link was last looked at.
    LinkWithoutDate,
    /// It is tied to no indicator.
    NotUsed,
    /// It is tied to the indicator and to none of its criteria.
    NoCriteria,
    /// What is given as its pages is not understood.
    PagesUnread,
    /// Pages are given that its file does not have.
    PagesOutside {
        /// The last page that is given.
        last: u32,
        /// How many its file has.
        pages: u32,
    },
    /// Nothing says where in a file of several pages to look.
    NoPlace {
        /// How many pages its file has.
        pages: u32,
    },
}

impl DocumentFault {
    /// True for faults of the document itself; that nobody uses it is none.
    pub fn is_of_the_document(self) -> bool {
        self != Self::NotUsed
    }

    /// True where no other document is wanted in its place: something is missing beside it, or in what is said of it.
    pub fn wants_no_other(self) -> bool {
        matches!(
            self,
            Self::NoContent
                | Self::FileMissing
                | Self::FollowsNothing
                | Self::Undated
                | Self::LinkWithoutDate
                | Self::NotUsed
                | Self::NoCriteria
                | Self::PagesUnread
                | Self::PagesOutside { .. }
                | Self::NoPlace { .. }
                | Self::NameTooLong { .. }
        )
    }

    /// True where a document with it proves nothing.
    pub fn invalidates(self) -> bool {
        match self {
            Self::NoContent
            | Self::FileMissing
            | Self::Draft
            | Self::Revoked
            | Self::Expired { .. }
            | Self::FutureDate
            | Self::Stale { .. }
            | Self::Late { .. }
            | Self::FollowsNothing => true,
            // What is encrypted opens on some machines; nothing else of the kind does anywhere.
            Self::NoDocument { defect } => defect != Defect::Locked,
            Self::OutsidePeriod
            | Self::Undated
            | Self::NoTextLayer
            | Self::NameTooLong { .. }
            | Self::TooLarge { .. }
            | Self::LinkWithoutDate
            | Self::NotUsed
            | Self::NoCriteria
            | Self::PagesUnread
            | Self::PagesOutside { .. }
            | Self::NoPlace { .. } => false,
        }
    }
}

impl DocumentFault {
    /// A few words for a tag: `Terbit lebih dari 2 tahun lalu`.
    pub fn tag(self, words: Words) -> String {
        match self {
            Self::NoContent => t!(words, fault.no_content.tag).to_owned(),
            Self::FileMissing => t!(words, fault.file_missing.tag).to_owned(),
            Self::Draft => t!(words, fault.draft.tag).to_owned(),
            Self::Revoked => t!(words, fault.revoked.tag).to_owned(),
            Self::Expired { .. } => t!(words, fault.expired.tag).to_owned(),
            Self::FutureDate => t!(words, fault.future.tag).to_owned(),
            Self::OutsidePeriod => t!(words, fault.outside.tag).to_owned(),
            Self::Undated => t!(words, fault.undated.tag).to_owned(),
            Self::Stale { limit, .. } => t!(words, fault.stale.tag, limit = words.age(limit)),
            Self::Late { limit, .. } => t!(words, fault.late.tag, limit = words.age(limit)),
            Self::FollowsNothing => t!(words, fault.follows_nothing.tag).to_owned(),
            Self::NoTextLayer => t!(words, fault.no_text.tag).to_owned(),
            Self::NameTooLong { chars } => t!(words, fault.name.tag, chars = chars),
            Self::TooLarge { megabytes } => t!(words, fault.large.tag, megabytes = megabytes),
            Self::LinkWithoutDate => t!(words, fault.link_date.tag).to_owned(),
            Self::NotUsed => t!(words, fault.not_used.tag).to_owned(),
            Self::NoDocument { defect } => defect_tag(defect, words).to_owned(),
            Self::NoCriteria => t!(words, fault.no_criteria.tag).to_owned(),
            Self::PagesUnread => t!(words, fault.pages_unread.tag).to_owned(),
            Self::PagesOutside { .. } => t!(words, fault.pages_outside.tag).to_owned(),
            Self::NoPlace { .. } => t!(words, fault.no_place.tag).to_owned(),
        }
    }

    /// What is wrong, as the end of a sentence about the document: `sudah dicabut.`
    pub fn sentence(self, words: Words) -> String {
        match self {
            Self::NoContent => t!(words, fault.no_content).to_owned(),
            Self::FileMissing => t!(words, fault.file_missing).to_owned(),
            Self::Draft => t!(words, fault.draft).to_owned(),
            Self::Revoked => t!(words, fault.revoked).to_owned(),
            Self::Expired { until } => t!(words, fault.expired, until = words.date(until)),
            Self::FutureDate => t!(words, fault.future).to_owned(),
            Self::OutsidePeriod => t!(words, fault.outside).to_owned(),
            Self::Undated => t!(words, fault.undated).to_owned(),
            Self::Stale { date: day, months, .. } => {
                t!(words, fault.stale, date = words.date(day), age = words.age(months))
            }
            Self::Late { date: day, after, limit } => t!(
                words,
                fault.late,
                date = words.date(day),
                after = words.date(after),
                age = words.age(months_between(after, day)),
                limit = words.age(limit)
            ),
            Self::FollowsNothing => t!(words, fault.follows_nothing).to_owned(),
            Self::NoTextLayer => t!(words, fault.no_text).to_owned(),
            Self::NameTooLong { chars } => t!(words, fault.name, chars = chars),
            Self::TooLarge { megabytes } => t!(words, fault.large, megabytes = megabytes),
            Self::LinkWithoutDate => t!(words, fault.link_date).to_owned(),
            Self::NotUsed => t!(words, fault.not_used).to_owned(),
            Self::NoDocument { defect } => defect_sentence(defect, words).to_owned(),
            Self::NoCriteria => t!(words, fault.no_criteria).to_owned(),
            Self::PagesUnread => t!(words, fault.pages_unread).to_owned(),
            Self::PagesOutside { last, pages } => t!(words, fault.pages_outside, last = last, pages = pages),
            Self::NoPlace { pages } => t!(words, fault.no_place, pages = pages),
        }
    }

    /// What can be done about it.
    pub fn advice(self, words: Words) -> &'static str {
        match self {
            Self::NoContent => t!(words, fault.no_content.advice),
            Self::FileMissing => t!(words, fault.file_missing.advice),
            Self::Draft => t!(words, fault.draft.advice),
            Self::Revoked => t!(words, fault.revoked.advice),
            Self::Expired { .. } => t!(words, fault.expired.advice),
            Self::FutureDate => t!(words, fault.future.advice),
            Self::OutsidePeriod => t!(words, fault.outside.advice),
            Self::Undated => t!(words, fault.undated.advice),
            Self::Stale { .. } => t!(words, fault.stale.advice),
            Self::Late { .. } => t!(words, fault.late.advice),
            Self::FollowsNothing => t!(words, fault.follows_nothing.advice),
            Self::NoTextLayer => t!(words, fault.no_text.advice),
            Self::NameTooLong { .. } => t!(words, fault.name.advice),
            Self::TooLarge { .. } => t!(words, fault.large.advice),
            Self::LinkWithoutDate => t!(words, fault.link_date.advice),
            Self::NotUsed => t!(words, fault.not_used.advice),
            Self::NoDocument { defect } => defect_advice(defect, words),
            Self::NoCriteria => t!(words, fault.no_criteria.advice),
            Self::PagesUnread => t!(words, fault.pages_unread.advice),
            Self::PagesOutside { .. } => t!(words, fault.pages_outside.advice),
            Self::NoPlace { .. } => t!(words, fault.no_place.advice),
        }
    }
}

impl DocumentFault {
    /// What would prove the criterion instead, as a few words for a narrow column: `dokumen pengganti yang berlaku`.
    pub fn lacking(self, reference: Option<Date>, words: Words) -> String {
        let whole = |text: &str| text.to_owned();
        match (self, reference) {
            (Self::Stale { limit, .. }, Some(reference)) => {
                t!(words, report.claims.lack.newer, day = words.date(months_before(reference, limit)))
            }
            (Self::FutureDate, Some(reference)) => t!(words, report.claims.lack.earlier, day = words.date(reference)),
            (Self::Late { limit, .. }, _) => t!(words, report.claims.lack.in_time, limit = words.age(limit)),
            (Self::NoContent | Self::FileMissing, _) => whole(t!(words, report.claims.lack.file)),
            (Self::NoDocument { .. } | Self::NoTextLayer, _) => whole(t!(words, report.claims.lack.readable)),
            (Self::Draft, _) => whole(t!(words, report.claims.lack.decided)),
            (Self::Revoked, _) => whole(t!(words, report.claims.lack.successor)),
            (Self::Expired { .. }, _) => whole(t!(words, report.claims.lack.valid)),
            (Self::FollowsNothing, _) => whole(t!(words, report.claims.lack.review)),
            (Self::Undated, _) => whole(t!(words, report.claims.lack.date)),
            _ => whole(t!(words, report.claims.lack.evidence)),
        }
    }
}

/// Two or three words.
fn defect_tag(defect: Defect, words: Words) -> &'static str {
    match defect {
        Defect::Pointer => t!(words, defect.pointer.tag),
        Defect::PartialDownload => t!(words, defect.partial.tag),
        Defect::Temporary => t!(words, defect.temporary.tag),
        Defect::Hidden => t!(words, defect.hidden.tag),
        Defect::WebPage => t!(words, defect.web_page.tag),
        Defect::Picture => t!(words, defect.picture.tag),
        Defect::Program => t!(words, defect.program.tag),
        Defect::OtherKind => t!(words, defect.other.tag),
        Defect::Cut => t!(words, defect.cut.tag),
        Defect::Blank => t!(words, defect.blank.tag),
        Defect::EmptyArchive => t!(words, defect.empty.tag),
        Defect::Locked => t!(words, defect.locked.tag),
    }
}

/// The end of a sentence about the document.
pub fn defect_sentence(defect: Defect, words: Words) -> &'static str {
    match defect {
        Defect::Pointer => t!(words, defect.pointer),
        Defect::PartialDownload => t!(words, defect.partial),
        Defect::Temporary => t!(words, defect.temporary),
        Defect::Hidden => t!(words, defect.hidden),
        Defect::WebPage => t!(words, defect.web_page),
        Defect::Picture => t!(words, defect.picture),
        Defect::Program => t!(words, defect.program),
        Defect::OtherKind => t!(words, defect.other),
        Defect::Cut => t!(words, defect.cut),
        Defect::Blank => t!(words, defect.blank),
        Defect::EmptyArchive => t!(words, defect.empty),
        Defect::Locked => t!(words, defect.locked),
    }
}

/// What can be done.
fn defect_advice(defect: Defect, words: Words) -> &'static str {
    match defect {
        Defect::Pointer => t!(words, defect.pointer.advice),
        Defect::PartialDownload | Defect::Cut | Defect::Blank => t!(words, defect.cut.advice),
        Defect::Temporary | Defect::Hidden => t!(words, defect.temporary.advice),
        Defect::WebPage => t!(words, defect.web_page.advice),
        Defect::Picture | Defect::OtherKind => t!(words, defect.other.advice),
        Defect::Program => t!(words, defect.program.advice),
        Defect::EmptyArchive => t!(words, defect.empty.advice),
        Defect::Locked => t!(words, defect.locked.advice),
    }
}
