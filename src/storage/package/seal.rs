//! The seal at the end of a package: a SHA-256 over every byte before it, so that no bit of the file can turn unnoticed.

use std::io::{self, Write};

use sha2::{Digest as _, Sha256};

use crate::{storage::disk::Sheet, words};

/// Stands before the digits, in the comment of the ZIP file.
pub(super) const LABEL: &str = "SPBE Mandiri sha256:";
/// Number of digits.
pub(super) const DIGITS: usize = 64;

/// Comment of the ZIP file before the digits are known.
pub(super) fn blank() -> Vec<u8> {
    let mut comment = LABEL.as_bytes().to_vec();
    comment.resize(LABEL.len() + DIGITS, b'0');
    comment
}

/// Writes to a sheet and puts the digits in the place of the last bytes.
pub(super) struct Sealing<'a> {
    sheet: &'a mut dyn Sheet,
    sum: Sha256,
    /// Bytes that may be the last ones.
    held: Vec<u8>,
}

impl<'a> Sealing<'a> {
    /// Begins a file.
    pub fn new(sheet: &'a mut dyn Sheet) -> Self {
        Self { sheet, sum: Sha256::new(), held: Vec::new() }
    }

    /// Writes the digits in the place of the blank ones.
    pub fn finish(self) -> io::Result<()> {
        if self.held != [b'0'; DIGITS] {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.sheet.write(words::hex(&self.sum.finalize()).as_bytes())
    }
}

impl Write for Sealing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if let Some(ready) = self.held.len().checked_sub(DIGITS).filter(|ready| *ready > 0) {
            self.sum.update(&self.held[..ready]);
            self.sheet.write(&self.held[..ready])?;
            self.held.drain(..ready);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
