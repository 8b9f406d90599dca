//! Drafts that are carried by reports: why one cannot be taken out.

/// Why no draft can be taken out of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotInReport {
    /// The file is damaged, encrypted, or not to be read in one way only.
    #[error("not a PDF that can be read in one way only")]
    Unreadable,
    /// It carries none.
    #[error("no draft is attached")]
    Absent,
    /// It carries several that say something else.
    #[error("several drafts are attached")]
    Several,
    /// What it carries is too large for a draft, damaged, or packed in another way than this program and others do it.
    #[error("the attached draft cannot be unpacked")]
    Packed,
}
