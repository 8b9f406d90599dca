//! What is wrong with a document, as a tag for narrow rows and as a sentence.

use super::support::DocumentFault;
use crate::{
    t,
    words::{age, count, date, months_between},
};

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
