//! Reading a ZIP file from its first byte to its last, once, as strictly as this program writes it.
//!
//! Lenient readers trust the directory at the end, and two readers may see two archives. Here each file is read where it
//! lies, one after the other without gaps, and the directory must then say the same. Nothing can overlap, hide or lie
//! outside; nothing is ever written.

use std::{
    collections::BTreeSet,
    io::{self, BufReader, Read},
};

use sha2::{Digest as _, Sha256};

use super::seal;
use crate::words;

/// Most files of one archive.
const MOST_FILES: usize = 20_000;
/// Longest name in bytes.
const MOST_NAME: usize = 255;
/// Bytes that may come out of an archive whatever its size; beyond them at most [`MOST_RATIO`] for each byte read.
const ALLOWANCE: u64 = 256 * 1024 * 1024;
/// Most bytes that come out of one that was read.
const MOST_RATIO: u64 = 100;
/// Stands for "see the long form".
const LONG_32: u32 = u32::MAX;
/// Bit of names in UTF-8.
const UTF_8: u16 = 1 << 11;
/// Midnight of 1 January 1980, which stands for no time.
const NO_TIME: [u16; 2] = [0, 0x21];
/// A plain file that everybody may read, as Unix says it.
const PLAIN_FILE: u32 = 0o100_644 << 16;

/// Why an archive was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveFlaw {
    /// It ends too early.
    #[error("cut")]
    Cut,
    /// It is no ZIP file, or none as this program makes them.
    #[error("form: {what}")]
    Form {
        /// What is otherwise, for those who look into it.
        what: &'static str,
    },
    /// A name that could lead elsewhere or that systems do not take.
    #[error("name {name}")]
    Name {
        /// The name, made safe to be shown.
        name: String,
    },
    /// Two files of one name.
    #[error("twice {name}")]
    Twice {
        /// The name.
        name: String,
    },
    /// More files, or more bytes, than can be meant.
    #[error("too much")]
    TooMuch,
    /// A file whose bytes are not those that were packed.
    #[error("contents of {name}")]
    Contents {
        /// Its name.
        name: String,
    },
    /// The seal does not fit: some byte of the package is not as it was made.
    #[error("seal")]
    Seal,
    /// The system says so.
    #[error("{kind}")]
    System {
        /// What it says.
        kind: io::ErrorKind,
    },
}

impl From<io::Error> for ArchiveFlaw {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Cut,
            // What unpacking says.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => form("data"),
            kind => Self::System { kind },
        }
    }
}

/// A file as it passes.
pub(super) struct Passing<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a mut dyn Read,
}

/// What is known of a file after it passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passed {
    /// Its name.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Reads an archive; `look` sees every file once. `sealed` archives end with a seal, others without a comment.
pub(super) fn walk(
    source: &mut dyn Read,
    sealed: bool,
    look: &mut dyn FnMut(Passing<'_>) -> Result<(), ArchiveFlaw>,
) -> Result<Vec<Passed>, ArchiveFlaw> {
    let mut tape = Tape { source: BufReader::with_capacity(64 * 1024, source), at: 0, sum: Sha256::new() };
    let (mut heads, mut passed) = (Vec::<Head>::new(), Vec::new());
    let (mut names, mut came_out) = (BTreeSet::new(), 0_u64);
    loop {
        let offset = tape.at;
        match tape.number_32()? {
            LOCAL => {}
            CENTRAL => break,
            END if heads.is_empty() => return Err(form("empty")),
            _ => return Err(form("signature")),
        }
        let head = Head::local(&mut tape, offset)?;
        if heads.len() == MOST_FILES {
            return Err(ArchiveFlaw::TooMuch);
        }
        if !names.insert(head.name.to_lowercase()) {
            return Err(ArchiveFlaw::Twice { name: head.name });
        }
        came_out = came_out.saturating_add(head.size);
        // What is packed is counted as read here: the bytes follow.
        if came_out > (tape.at.saturating_add(head.packed)).saturating_mul(MOST_RATIO).saturating_add(ALLOWANCE) {
            return Err(ArchiveFlaw::TooMuch);
        }
        passed.push(pass(&mut tape, &head, look)?);
        heads.push(head);
    }
    // The signature of the first record was read with the last look for a file.
    let start = tape.at - 4;
    for (number, head) in heads.iter().enumerate() {
        if number > 0 && tape.number_32()? != CENTRAL {
            return Err(form("directory"));
        }
        head.central(&mut tape)?;
    }
    end(&mut tape, start, heads.len() as u64, sealed)?;
    Ok(passed)
}

/// Lets one file pass by and holds it against its head.
fn pass(
    tape: &mut Tape<'_>,
    head: &Head,
    look: &mut dyn FnMut(Passing<'_>) -> Result<(), ArchiveFlaw>,
) -> Result<Passed, ArchiveFlaw> {
    let contents = || ArchiveFlaw::Contents { name: head.name.clone() };
    let mut packed = tape.part(head.packed);
    let totals = if head.deflated {
        let mut unpacked = flate2::read::DeflateDecoder::new(&mut packed);
        let totals = Sums::of(&mut unpacked, head, look)?;
        if unpacked.total_in() != head.packed {
            return Err(contents());
        }
        totals
    } else {
        Sums::of(&mut packed, head, look)?
    };
    if packed.limit() != 0 {
        return Err(if head.deflated { contents() } else { ArchiveFlaw::Cut });
    }
    if totals.bytes != head.size || totals.crc != head.crc {
        return Err(contents());
    }
    Ok(Passed { name: head.name.clone(), bytes: totals.bytes, sha256: totals.sha256 })
}

/// What came of the sums.
struct Totals {
    bytes: u64,
    crc: u32,
    sha256: String,
}

/// Sums of what passes.
struct Sums<'a> {
    source: &'a mut dyn Read,
    bytes: u64,
    most: u64,
    crc: flate2::Crc,
    sha: Sha256,
}

impl<'a> Sums<'a> {
    fn of(
        source: &'a mut dyn Read,
        head: &Head,
        look: &mut dyn FnMut(Passing<'_>) -> Result<(), ArchiveFlaw>,
    ) -> Result<Totals, ArchiveFlaw> {
        let contents = |error: io::Error| match error.kind() {
            // The end comes too early only inside packed bytes; a file that is cut itself ends without an error.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                ArchiveFlaw::Contents { name: head.name.clone() }
            }
            _ => error.into(),
        };
        let mut sums = Self { source, bytes: 0, most: head.size, crc: flate2::Crc::new(), sha: Sha256::new() };
        look(Passing { name: &head.name, bytes: &mut sums })?;
        io::copy(&mut sums, &mut io::sink()).map_err(contents)?;
        Ok(Totals { bytes: sums.bytes, crc: sums.crc.sum(), sha256: words::hex(&sums.sha.finalize()) })
    }
}

impl Read for Sums<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(room)?;
        self.bytes += read as u64;
        if self.bytes > self.most {
            return Err(io::ErrorKind::InvalidData.into());
        }
        self.crc.update(&room[..read]);
        self.sha.update(&room[..read]);
        Ok(read)
    }
}

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LONG_END: u32 = 0x0606_4b50;
const LONG_END_PLACE: u32 = 0x0706_4b50;

/// What stands before a file.
struct Head {
    name: String,
    flags: u16,
    deflated: bool,
    crc: u32,
    packed: u64,
    size: u64,
    offset: u64,
}

impl Head {
    fn local(tape: &mut Tape<'_>, offset: u64) -> Result<Self, ArchiveFlaw> {
        let _needed = tape.number_16()?;
        let (flags, method) = (tape.number_16()?, tape.number_16()?);
        tape.expect_time()?;
        let (crc, packed, size) = (tape.number_32()?, tape.number_32()?, tape.number_32()?);
        let (name, extra) = (tape.number_16()?, tape.number_16()?);
        if flags & !UTF_8 != 0 {
            return Err(form("flags"));
        }
        let deflated = match method {
            0 => false,
            8 => true,
            _ => return Err(form("method")),
        };
        let name = tape.name(name)?;
        let mut long = tape.extra(extra)?;
        let (size, packed) = (long.or(size)?, long.or(packed)?);
        long.used_up()?;
        if !deflated && size != packed {
            return Err(form("sizes"));
        }
        Ok(Self { name, flags, deflated, crc, packed, size, offset })
    }

    /// Reads the record of the directory and holds it against what was seen.
    fn central(&self, tape: &mut Tape<'_>) -> Result<(), ArchiveFlaw> {
        let (made_by, _needed) = (tape.number_16()?, tape.number_16()?);
        let (flags, method) = (tape.number_16()?, tape.number_16()?);
        tape.expect_time()?;
        let (crc, packed, size) = (tape.number_32()?, tape.number_32()?, tape.number_32()?);
        let (name, extra, comment) = (tape.number_16()?, tape.number_16()?, tape.number_16()?);
        let (disk, internal, external) = (tape.number_16()?, tape.number_16()?, tape.number_32()?);
        let offset = tape.number_32()?;
        let name = tape.name(name)?;
        let mut long = tape.extra(extra)?;
        let (size, packed, offset) = (long.or(size)?, long.or(packed)?, long.or(offset)?);
        long.used_up()?;
        let same = name == self.name
            && (flags, method) == (self.flags, if self.deflated { 8 } else { 0 })
            && (crc, packed, size, offset) == (self.crc, self.packed, self.size, self.offset);
        if !same {
            return Err(form("directory"));
        }
        // No comment, no other disk, no text mark; a plain file and no link.
        if (comment, disk, internal) != (0, 0, 0) || made_by >> 8 != 3 || external != PLAIN_FILE {
            return Err(form("attributes"));
        }
        Ok(())
    }
}

/// The end of the archive, behind a directory that began at `start`.
fn end(tape: &mut Tape<'_>, start: u64, files: u64, sealed: bool) -> Result<(), ArchiveFlaw> {
    let place = tape.at;
    let size = place - start;
    let mut signature = tape.number_32()?;
    let long = signature == LONG_END;
    if long {
        let fits = tape.number_64()? == 44 && {
            let _versions = tape.number_32()?;
            (tape.number_32()?, tape.number_32()?) == (0, 0)
        };
        let counts = [tape.number_64()?, tape.number_64()?, tape.number_64()?, tape.number_64()?];
        if !fits || counts != [files, files, size, start] || tape.number_32()? != LONG_END_PLACE {
            return Err(form("long end"));
        }
        if (tape.number_32()?, tape.number_64()?, tape.number_32()?) != (0, place, 1) {
            return Err(form("long end"));
        }
        signature = tape.number_32()?;
    }
    let short = |number: u64| u32::try_from(number).unwrap_or(LONG_32);
    let short_count = u16::try_from(files).unwrap_or(u16::MAX);
    let disks = (signature, tape.number_16()?, tape.number_16()?);
    let counts = (tape.number_16()?, tape.number_16()?);
    if disks != (END, 0, 0) || counts != (short_count, short_count) {
        return Err(form("end"));
    }
    let said = (tape.number_32()?, tape.number_32()?);
    let fits = |said: u32, number: u64| said == short(number) || long && said == LONG_32;
    if !fits(said.0, size) || !fits(said.1, start) {
        return Err(form("end"));
    }
    let comment = usize::from(tape.number_16()?);
    if sealed {
        if comment != seal::LABEL.len() + seal::DIGITS || tape.bytes(seal::LABEL.len())? != seal::LABEL.as_bytes() {
            return Err(ArchiveFlaw::Seal);
        }
        let sum = words::hex(&tape.sum.clone().finalize());
        if tape.bytes(seal::DIGITS)? != sum.as_bytes() {
            return Err(ArchiveFlaw::Seal);
        }
    } else if comment != 0 {
        return Err(form("comment"));
    }
    if tape.read(&mut [0])? == 0 { Ok(()) } else { Err(form("rest")) }
}

/// The bytes of an archive as they are read, summed and counted.
struct Tape<'a> {
    source: BufReader<&'a mut dyn Read>,
    at: u64,
    sum: Sha256,
}

impl Read for Tape<'_> {
    fn read(&mut self, room: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(room)?;
        self.sum.update(&room[..read]);
        self.at += read as u64;
        Ok(read)
    }
}

impl Tape<'_> {
    fn part(&mut self, bytes: u64) -> io::Take<&mut Self> {
        self.take(bytes)
    }

    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, ArchiveFlaw> {
        let mut bytes = vec![0; length];
        self.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ArchiveFlaw> {
        let mut bytes = [0; N];
        self.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    fn number_16(&mut self) -> Result<u16, ArchiveFlaw> {
        self.array().map(u16::from_le_bytes)
    }

    fn number_32(&mut self) -> Result<u32, ArchiveFlaw> {
        self.array().map(u32::from_le_bytes)
    }

    fn number_64(&mut self) -> Result<u64, ArchiveFlaw> {
        self.array().map(u64::from_le_bytes)
    }

    fn expect_time(&mut self) -> Result<(), ArchiveFlaw> {
        if [self.number_16()?, self.number_16()?] == NO_TIME { Ok(()) } else { Err(form("time")) }
    }

    /// A name that leads to a file inside, on every system.
    fn name(&mut self, length: u16) -> Result<String, ArchiveFlaw> {
        let bytes = self.bytes(usize::from(length))?;
        let shown = || String::from_utf8_lossy(&bytes).chars().take(80).collect::<String>().escape_debug().to_string();
        let name = std::str::from_utf8(&bytes).ok().filter(|name| name.len() <= MOST_NAME && is_inside(name));
        name.map(str::to_owned).ok_or_else(|| ArchiveFlaw::Name { name: shown() })
    }

    /// The long form of sizes, or nothing; no other additions are known.
    fn extra(&mut self, length: u16) -> Result<Long, ArchiveFlaw> {
        if length == 0 {
            return Ok(Long(Vec::new()));
        }
        let (kind, inside) = (self.number_16()?, self.number_16()?);
        if kind != 1 || length != inside.saturating_add(4) || inside % 8 != 0 || inside > 24 {
            return Err(form("extra"));
        }
        let mut numbers = Vec::new();
        for _ in 0..inside / 8 {
            numbers.push(self.number_64()?);
        }
        numbers.reverse();
        Ok(Long(numbers))
    }
}

/// Numbers of the long form, last first.
struct Long(Vec<u64>);

impl Long {
    fn or(&mut self, short: u32) -> Result<u64, ArchiveFlaw> {
        if short == LONG_32 { self.0.pop().ok_or_else(|| form("extra")) } else { Ok(short.into()) }
    }

    fn used_up(&self) -> Result<(), ArchiveFlaw> {
        if self.0.is_empty() { Ok(()) } else { Err(form("extra")) }
    }
}

fn form(what: &'static str) -> ArchiveFlaw {
    ArchiveFlaw::Form { what }
}

/// True where a name leads to a file inside the archive's own folder, on every system.
fn is_inside(name: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && !part.starts_with(' ')
            && !part.ends_with(['.', ' '])
            && !part.chars().any(|sign| sign.is_control() || r#"\:*?"<>|"#.contains(sign))
    };
    name.split('/').all(plain)
}
