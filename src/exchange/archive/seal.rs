//! The seal at the end of a package: a SHA-256 over every byte before it, so that no bit of the file can turn unnoticed.

/// Stands before the digits, in the remark of the archive.
pub(super) const LABEL: &[u8; 20] = b"SPBE Mandiri sha256:";
/// Number of digits.
pub(super) const DIGITS: usize = 64;
/// Length of the remark.
pub(super) const LENGTH: u16 = (LABEL.len() + DIGITS) as u16;
