//! Drafts that several people or computers see: who has one open, and copies that synchronisers made of it.

pub(super) mod conflict_copies;
pub(super) mod lock;
