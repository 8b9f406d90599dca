//! What can be wrong with a document: whether it still proves something, and its words as a tag for narrow rows and as a
//! sentence.

use jiff::civil::Date;

use crate::{
    t,
    words::{Words, months_between},
};

/// One thing that is wrong with a document or with a use of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFault {
    /// It has neither a file nor a link.
    NoContent,
    /// Its file is not in the evidence store.
    FileMissing,
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
}

impl DocumentFault {
    /// True for faults of the document itself; that nobody uses it is none.
    pub fn is_of_the_document(self) -> bool {
        self != Self::NotUsed
    }

    /// True where a document with it proves nothing.
    pub fn invalidates(self) -> bool {
        match self {
            Self::NoContent
            | Self::FileMissing
            | Self::Draft
            | Self::Revoked
            | Self::Expired { .. }
            | Self::Stale { .. }
            | Self::Late { .. }
            | Self::FollowsNothing => true,
            Self::FutureDate
            | Self::OutsidePeriod
            | Self::Undated
            | Self::NoTextLayer
            | Self::NameTooLong { .. }
            | Self::TooLarge { .. }
            | Self::LinkWithoutDate
            | Self::NotUsed => false,
        }
    }
}

impl DocumentFault {
    /// Two or three words for a tag: `Lewat 2 tahun`.
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
        }
    }
}
