//! Reading an archive from its first byte to its last, once, as strictly as this program writes it.
//!
//! Lenient readers trust the directory at the end, and two readers may see two archives. Here each file is read where it
//! lies, one after the other without gaps, and every record must be the one this program would write for it. Nothing can
//! overlap, hide or lie outside; nothing is ever written.

use std::{
    collections::BTreeSet,
    io::{self, BufReader, Read},
};

use sha2::{Digest as _, Sha256};

use super::{
    record::{CENTRAL, Directory, END, Entry, LOCAL, LONG_32, LONG_END},
    seal,
};
use crate::{assessment::is_device, insight::as_one_name, words};

/// Most files of one archive.
const MOST_FILES: usize = 20_000;
/// Most files of an archive and of all archives in it.
const MOST_FILES_WITHIN: usize = 500_000;
/// Longest name in bytes.
const MOST_NAME: usize = 255;
/// Bytes that may come out of what is packed in an archive, and in all archives in it, whatever its size; beyond them at
/// most [`MOST_RATIO`] for each byte read.
const ALLOWANCE: u64 = 256 * 1024 * 1024;
/// Most bytes that come out of one that was read.
pub(super) const MOST_RATIO: u64 = 100;

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

/// A file of an archive while it is read.
pub struct EntryReader<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a mut dyn Read,
    /// True where the bytes lie in the archive as they are.
    plain: bool,
    /// Where they begin.
    at: u64,
    spent: &'a mut Spent,
}

impl EntryReader<'_> {
    /// Reads the file as an archive without a seal. What comes out of it counts for the archive in which it lies, so that
    /// many archives together hold no more than one may. This program never packs an archive once more.
    ///
    /// # Errors
    /// As [`read`].
    pub fn archive(&mut self) -> Result<Vec<EntrySum>, ArchiveFlaw> {
        if !self.plain {
            return Err(form("packed archive"));
        }
        read_within(self.bytes, false, self.at, self.spent, &mut |_| Ok(()))
    }
}

/// What came out of an archive and of those in it.
#[derive(Default)]
struct Spent {
    files: usize,
    unpacked: u64,
}

/// What is known of a file once it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntrySum {
    /// Its name.
    pub name: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// Sees every file of an archive once, in order; what it leaves unread is read past.
type Look<'a> = dyn FnMut(EntryReader<'_>) -> Result<(), ArchiveFlaw> + 'a;

/// Reads an archive; `look` sees every file once. `sealed` archives end with a seal, others without a remark.
///
/// # Errors
/// The first thing that is otherwise than in an archive this program makes, and what `look` says.
pub fn read(source: &mut dyn Read, sealed: bool, look: &mut Look<'_>) -> Result<Vec<EntrySum>, ArchiveFlaw> {
    read_within(source, sealed, 0, &mut Spent::default(), look)
}

/// Reads an archive that begins at a place of the outermost one.
fn read_within(
    source: &mut dyn Read,
    sealed: bool,
    begin: u64,
    spent: &mut Spent,
    look: &mut Look<'_>,
) -> Result<Vec<EntrySum>, ArchiveFlaw> {
    let mut tape = Tape { source: BufReader::with_capacity(64 * 1024, source), at: 0, sum: Sha256::new() };
    let (mut entries, mut sums) = (Vec::<Entry>::new(), Vec::new());
    let mut names = BTreeSet::new();
    loop {
        let offset = tape.at;
        match tape.signature()? {
            LOCAL => {}
            CENTRAL => break,
            END if entries.is_empty() => return Err(form("empty")),
            _ => return Err(form("signature")),
        }
        let (entry, record) = tape.local(offset)?;
        if entries.len() == MOST_FILES || spent.files == MOST_FILES_WITHIN {
            return Err(ArchiveFlaw::TooMuch);
        }
        if !names.insert(as_one_name(&entry.name)) {
            return Err(ArchiveFlaw::Twice { name: entry.name });
        }
        spent.files += 1;
        // What lies there as it is comes out as large as it was read, whatever it says.
        spent.unpacked = spent.unpacked.saturating_add(if entry.deflated { entry.size } else { 0 });
        let at = begin.saturating_add(tape.at);
        // What is packed is counted as read here: the bytes follow.
        if spent.unpacked > at.saturating_add(entry.packed).saturating_mul(MOST_RATIO).saturating_add(ALLOWANCE) {
            return Err(ArchiveFlaw::TooMuch);
        }
        if !is_as_written(&record, &entry.local()[4..], &[0, 1]) || !entry.deflated && entry.size != entry.packed {
            return Err(form("file"));
        }
        sums.push(contents(&mut tape, &entry, at, spent, look)?);
        entries.push(entry);
    }
    // The signature of the first record was read with the last look for a file.
    let start = tape.at - 4;
    for (number, entry) in entries.iter().enumerate() {
        if number > 0 && tape.signature()? != CENTRAL {
            return Err(form("directory"));
        }
        tape.expect(&entry.central()[4..], &[0, 2, 3], "directory")?;
    }
    let directory = Directory { start, size: tape.at - start, files: entries.len() as u64 };
    end(&mut tape, directory, sealed)?;
    Ok(sums)
}

/// Whether bytes are what this program would write there, but for versions of the format at these places.
fn is_as_written(found: &[u8], written: &[u8], versions: &[usize]) -> bool {
    found.len() == written.len()
        && found.iter().zip(written).enumerate().all(|(at, (one, other))| one == other || versions.contains(&at))
}

/// Lets the bytes of one file pass by and holds them against what its record says.
fn contents(
    tape: &mut Tape<'_>,
    entry: &Entry,
    at: u64,
    spent: &mut Spent,
    look: &mut Look<'_>,
) -> Result<EntrySum, ArchiveFlaw> {
    let place = (at, spent);
    let otherwise = || ArchiveFlaw::Contents { name: entry.name.clone() };
    let mut packed = tape.take(entry.packed);
    let totals = if entry.deflated {
        let mut unpacked = flate2::read::DeflateDecoder::new(&mut packed);
        let totals = Sums::of(&mut unpacked, entry, place, look)?;
        if unpacked.total_in() != entry.packed {
            return Err(otherwise());
        }
        totals
    } else {
        Sums::of(&mut packed, entry, place, look)?
    };
    if packed.limit() != 0 {
        return Err(if entry.deflated { otherwise() } else { ArchiveFlaw::Cut });
    }
    if totals.bytes != entry.size || totals.crc != entry.crc {
        return Err(otherwise());
    }
    Ok(EntrySum { name: entry.name.clone(), bytes: totals.bytes, sha256: totals.sha256 })
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
        entry: &Entry,
        (at, spent): (u64, &mut Spent),
        look: &mut Look<'_>,
    ) -> Result<Totals, ArchiveFlaw> {
        let contents = |error: io::Error| match error.kind() {
            // The end comes too early only inside packed bytes; a file that is cut itself ends without an error.
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                ArchiveFlaw::Contents { name: entry.name.clone() }
            }
            _ => error.into(),
        };
        let mut sums = Self { source, bytes: 0, most: entry.size, crc: flate2::Crc::new(), sha: Sha256::new() };
        look(EntryReader { name: &entry.name, bytes: &mut sums, plain: !entry.deflated, at, spent })?;
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

/// The end of an archive behind its directory.
fn end(tape: &mut Tape<'_>, directory: Directory, sealed: bool) -> Result<(), ArchiveFlaw> {
    let mut signature = tape.signature()?;
    let long = signature == LONG_END;
    if long {
        tape.expect(&directory.long_end(0)[4..], &[8, 9, 10, 11], "long end")?;
        signature = tape.signature()?;
    }
    let found = [signature.to_le_bytes().as_slice(), &tape.array::<18>()?].concat();
    let remark = u16::from_le_bytes([found[20], found[21]]);
    if ![false, long].into_iter().any(|long| found == directory.end(long, remark)) {
        return Err(form("end"));
    }
    if remark != if sealed { seal::LENGTH } else { 0 } {
        return Err(if sealed { ArchiveFlaw::Seal } else { form("remark") });
    }
    if sealed {
        let label: [u8; seal::LABEL.len()] = tape.array()?;
        let sum = words::hex(&tape.sum.clone().finalize());
        let digits: [u8; seal::DIGITS] = tape.array()?;
        if label != *seal::LABEL || digits != *sum.as_bytes() {
            return Err(ArchiveFlaw::Seal);
        }
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

    fn signature(&mut self) -> Result<u32, ArchiveFlaw> {
        self.array().map(u32::from_le_bytes)
    }

    /// Takes what must stand here, but for versions at these places.
    fn expect(&mut self, written: &[u8], versions: &[usize], what: &'static str) -> Result<(), ArchiveFlaw> {
        let found = self.bytes(written.len())?;
        if is_as_written(&found, written, versions) { Ok(()) } else { Err(form(what)) }
    }

    /// What stands before a file, behind the signature: what it says, and its bytes.
    fn local(&mut self, offset: u64) -> Result<(Entry, Vec<u8>), ArchiveFlaw> {
        let mut record = self.bytes(26)?;
        let word = |at: usize| u16::from_le_bytes([record[at], record[at + 1]]);
        let number = |at: usize| u32::from_le_bytes([record[at], record[at + 1], record[at + 2], record[at + 3]]);
        let (method, crc, packed, size) = (word(4), number(10), number(14), number(18));
        let (name, extra) = (self.bytes(usize::from(word(22)))?, usize::from(word(24)));
        let shown = || String::from_utf8_lossy(&name).chars().take(80).collect::<String>().escape_debug().to_string();
        let inside = std::str::from_utf8(&name).ok().filter(|name| name.len() <= MOST_NAME && is_inside(name));
        let inside = inside.map(str::to_owned).ok_or_else(|| ArchiveFlaw::Name { name: shown() })?;
        let extra = self.bytes(extra)?;
        let mut long = extra.get(4..).unwrap_or_default().as_chunks().0.iter();
        let mut wide = |short: u32| match short {
            LONG_32 => long.next().map(|number| u64::from_le_bytes(*number)).ok_or_else(|| form("sizes")),
            _ => Ok(short.into()),
        };
        let (size, packed) = (wide(size)?, wide(packed)?);
        record.extend([name, extra].concat());
        Ok((Entry { name: inside, deflated: method == 8, crc, packed, size, offset }, record))
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
            && !is_device(part)
            && !part.chars().any(|sign| sign.is_control() || r#"\:*?"<>|"#.contains(sign))
    };
    name.split('/').all(plain)
}
