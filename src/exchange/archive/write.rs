//! Writing an archive in one pass, never going back: what stands before a file is known because the file was measured.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};
use sha2::{Digest as _, Sha256};

use super::{
    read::MOST_RATIO,
    record::{Directory, Entry},
    seal,
};
use crate::words;

/// How hard files are deflated, 1 to 9.
const EFFORT: u32 = 6;
/// Lowest version of the format, times ten.
const LOWEST_VERSION: u16 = 10;

/// How a file lies in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) enum Packing {
    /// As it is.
    Stored,
    /// Deflated.
    Deflated,
}

/// What stands before a file besides its name and place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::exchange) struct Measured {
    packing: Packing,
    crc: u32,
    size: u64,
    packed: u64,
}

impl Measured {
    /// Size of the file in bytes.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// True where it comes out so much larger than it is packed that a reader would take it for an attack.
    pub fn is_suspicious(&self) -> bool {
        self.size / MOST_RATIO > self.packed
    }
}

/// Measures a file that `fill` writes.
///
/// # Errors
/// What `fill` says.
pub(in crate::exchange) fn measure<E: From<io::Error>>(
    packing: Packing,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<Measured, E> {
    pack(packing, &mut io::sink(), fill)
}

/// Packs what `fill` writes and measures it on the way.
fn pack<E: From<io::Error>>(
    packing: Packing,
    out: &mut dyn Write,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<Measured, E> {
    let mut out = Summed::new(out);
    let (crc, size, packed) = match packing {
        Packing::Stored => {
            fill(&mut out)?;
            (out.crc.sum(), out.bytes, out.bytes)
        }
        Packing::Deflated => {
            let (crc, size) = deflate(&mut out, fill)?;
            (crc, size, out.bytes)
        }
    };
    Ok(Measured { packing, crc, size, packed })
}

/// Deflates what `fill` writes; CRC-32 and size of that.
fn deflate<E: From<io::Error>>(
    out: &mut dyn Write,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(u32, u64), E> {
    let mut plain = Summed::new(DeflateEncoder::new(out, Compression::new(EFFORT)));
    fill(&mut plain)?;
    let Summed { out: encoder, crc, bytes } = plain;
    encoder.finish()?;
    Ok((crc.sum(), bytes))
}

/// An archive in the making.
pub(in crate::exchange) struct ArchiveWriter<W: Write> {
    out: W,
    at: u64,
    entries: Vec<Entry>,
}

impl<W: Write> ArchiveWriter<W> {
    /// Begins an archive where `out` stands.
    pub fn new(out: W) -> Self {
        Self { out, at: 0, entries: Vec::new() }
    }

    /// Adds a file that was measured; `fill` writes the same bytes again.
    ///
    /// # Errors
    /// `InvalidData` where they are others, what the system says, and what `fill` says.
    pub fn add<E: From<io::Error>>(
        &mut self,
        name: &str,
        measured: Measured,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        let Measured { packing, crc, size, packed } = measured;
        let deflated = packing == Packing::Deflated;
        let entry = Entry { name: name.to_owned(), deflated, crc, packed, size, offset: self.at };
        self.put(&entry.local())?;
        if pack(packing, &mut self.out, fill)? != measured {
            return Err(io::Error::from(io::ErrorKind::InvalidData).into());
        }
        self.at += packed;
        self.entries.push(entry);
        Ok(())
    }

    /// Adds a file that is held in memory.
    ///
    /// # Errors
    /// What the system says.
    pub fn add_bytes(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let fill = |out: &mut dyn Write| out.write_all(bytes);
        let measured = measure(Packing::Deflated, fill)?;
        self.add(name, measured, fill)
    }

    /// Writes the directory and the end without a remark.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(mut self) -> io::Result<W> {
        self.close(0)?;
        Ok(self.out)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.at += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    /// Writes the directory and the end up to a remark of this length.
    fn close(&mut self, remark: u16) -> io::Result<()> {
        let start = self.at;
        let entries = std::mem::take(&mut self.entries);
        for entry in &entries {
            self.put(&entry.central())?;
        }
        let directory = Directory { start, size: self.at - start, files: entries.len() as u64 };
        if directory.is_long() {
            let version = entries.iter().map(Entry::version).fold(LOWEST_VERSION, u16::max);
            self.put(&directory.long_end(version))?;
        }
        self.put(&directory.end(directory.is_long(), remark))
    }
}

impl<W: Write> ArchiveWriter<Hashed<W>> {
    /// Writes the directory and the end with a seal over every byte of the archive.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish_sealed(mut self) -> io::Result<W> {
        self.close(seal::LENGTH)?;
        self.put(seal::LABEL)?;
        let (mut out, sha256) = self.out.finish();
        out.write_all(sha256.as_bytes())?;
        Ok(out)
    }
}

/// Passes bytes on and sums them with SHA-256.
pub(in crate::exchange) struct Hashed<W: Write> {
    out: W,
    sum: Sha256,
}

impl<W: Write> Hashed<W> {
    /// Nothing has passed yet.
    pub fn new(out: W) -> Self {
        Self { out, sum: Sha256::new() }
    }

    /// Where the bytes went, and their sum in hexadecimal digits.
    pub fn finish(self) -> (W, String) {
        (self.out, words::hex(&self.sum.finalize()))
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Passes bytes on, counts them and sums them with CRC-32.
struct Summed<W: Write> {
    out: W,
    crc: Crc,
    bytes: u64,
}

impl<W: Write> Summed<W> {
    fn new(out: W) -> Self {
        Self { out, crc: Crc::new(), bytes: 0 }
    }
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.crc.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
