//! Drafts that several people or computers see: who has one open.

pub(super) mod lock;
