//! What can be wrong with a document: whether it still proves something, and its words as a tag for narrow rows and as a
//! sentence.

use jiff::civil::Date;

use crate::{
    t,
    words::{age, count, date, months_between},
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
    pub fn tag(self) -> String {
        match self {
            Self::NoContent => t!("fault.no_content.tag").to_owned(),
            Self::FileMissing => t!("fault.file_missing.tag").to_owned(),
            Self::Draft => t!("fault.draft.tag").to_owned(),
            Self::Revoked => t!("fault.revoked.tag").to_owned(),
            Self::Expired { .. } => t!("fault.expired.tag").to_owned(),
            Self::FutureDate => t!("fault.future.tag").to_owned(),
            Self::OutsidePeriod => t!("fault.outside.tag").to_owned(),
            Self::Undated => t!("fault.undated.tag").to_owned(),
            Self::Stale { limit, .. } => t!("fault.stale.tag", limit = age(limit)),
            Self::Late { limit, .. } => t!("fault.late.tag", limit = age(limit)),
            Self::FollowsNothing => t!("fault.follows_nothing.tag").to_owned(),
            Self::NoTextLayer => t!("fault.no_text.tag").to_owned(),
            Self::NameTooLong { chars } => t!("fault.name.tag", chars = count(chars)),
            Self::TooLarge { megabytes } => t!("fault.large.tag", megabytes = megabytes),
            Self::LinkWithoutDate => t!("fault.link_date.tag").to_owned(),
            Self::NotUsed => t!("fault.not_used.tag").to_owned(),
        }
    }

    /// What is wrong, as the end of a sentence about the document: `sudah dicabut.`
    pub fn sentence(self) -> String {
        match self {
            Self::NoContent => t!("fault.no_content").to_owned(),
            Self::FileMissing => t!("fault.file_missing").to_owned(),
            Self::Draft => t!("fault.draft").to_owned(),
            Self::Revoked => t!("fault.revoked").to_owned(),
            Self::Expired { until } => t!("fault.expired", until = date(until)),
            Self::FutureDate => t!("fault.future").to_owned(),
            Self::OutsidePeriod => t!("fault.outside").to_owned(),
            Self::Undated => t!("fault.undated").to_owned(),
            Self::Stale { date: day, months, .. } => t!("fault.stale", date = date(day), age = age(months)),
            Self::Late { date: day, after, limit } => t!(
                "fault.late",
                date = date(day),
                after = date(after),
                age = age(months_between(after, day)),
                limit = age(limit)
            ),
            Self::FollowsNothing => t!("fault.follows_nothing").to_owned(),
            Self::NoTextLayer => t!("fault.no_text").to_owned(),
            Self::NameTooLong { chars } => t!("fault.name", chars = count(chars)),
            Self::TooLarge { megabytes } => t!("fault.large", megabytes = megabytes),
            Self::LinkWithoutDate => t!("fault.link_date").to_owned(),
            Self::NotUsed => t!("fault.not_used").to_owned(),
        }
    }

    /// What can be done about it.
    pub fn advice(self) -> &'static str {
        match self {
            Self::NoContent => t!("fault.no_content.advice"),
            Self::FileMissing => t!("fault.file_missing.advice"),
            Self::Draft => t!("fault.draft.advice"),
            Self::Revoked => t!("fault.revoked.advice"),
            Self::Expired { .. } => t!("fault.expired.advice"),
            Self::FutureDate => t!("fault.future.advice"),
            Self::OutsidePeriod => t!("fault.outside.advice"),
            Self::Undated => t!("fault.undated.advice"),
            Self::Stale { .. } => t!("fault.stale.advice"),
            Self::Late { .. } => t!("fault.late.advice"),
            Self::FollowsNothing => t!("fault.follows_nothing.advice"),
            Self::NoTextLayer => t!("fault.no_text.advice"),
            Self::NameTooLong { .. } => t!("fault.name.advice"),
            Self::TooLarge { .. } => t!("fault.large.advice"),
            Self::LinkWithoutDate => t!("fault.link_date.advice"),
            Self::NotUsed => t!("fault.not_used.advice"),
        }
    }
}
