//! Archives as a forger makes them: everything can be said wrongly, and sealed all the same.

use std::io::Write as _;

use flate2::{Compression, Crc, write::DeflateEncoder};
use sha2::{Digest as _, Sha256};
use spbe_mandiri::words::hex;

const LABEL: &str = "SPBE Mandiri sha256:";

/// One file of an archive, with everything that can be said wrongly of it.
#[derive(Clone)]
pub struct File {
    pub name: Vec<u8>,
    /// Name in the directory, where it is another one.
    pub other_name: Option<Vec<u8>>,
    pub packed: Vec<u8>,
    pub method: u16,
    pub flags: u16,
    pub crc: u32,
    pub size: u32,
    pub packed_size: u32,
    pub made_by: u16,
    pub attributes: u32,
    pub extra: Vec<u8>,
    pub time: u16,
    pub comment: Vec<u8>,
    /// Where the directory says it lies, where that is elsewhere.
    pub offset: Option<u32>,
    pub in_directory: bool,
}

/// A file as this program packs it.
pub fn file(name: impl AsRef<[u8]>, bytes: &[u8]) -> File {
    let mut crc = Crc::new();
    crc.update(bytes);
    File {
        name: name.as_ref().to_vec(),
        other_name: None,
        packed: bytes.to_vec(),
        method: 0,
        flags: 0,
        crc: crc.sum(),
        size: bytes.len() as u32,
        packed_size: bytes.len() as u32,
        made_by: 0x0314,
        attributes: 0o100_644 << 16,
        extra: Vec::new(),
        time: 0,
        comment: Vec::new(),
        offset: None,
        in_directory: true,
    }
}

/// The same, compressed.
pub fn deflated(name: &str, bytes: &[u8]) -> File {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(9));
    encoder.write_all(bytes).unwrap();
    let packed = encoder.finish().unwrap();
    File { packed_size: packed.len() as u32, packed, method: 8, ..file(name, bytes) }
}

/// What stands at the end of an archive.
#[derive(Clone)]
pub struct End {
    pub before: Vec<u8>,
    pub between: Vec<u8>,
    pub count: Option<u16>,
    pub start: Option<u32>,
    pub disk: u16,
    pub sealed: bool,
    pub after: Vec<u8>,
    pub long: Option<[u64; 4]>,
}

/// An end as this program writes it.
pub const END: End = End {
    before: Vec::new(),
    between: Vec::new(),
    count: None,
    start: None,
    disk: 0,
    sealed: true,
    after: Vec::new(),
    long: None,
};

/// The bytes of an archive.
pub fn archive(files: &[File], end: &End) -> Vec<u8> {
    let mut out = end.before.clone();
    let mut directory = Vec::new();
    let mut count = 0_u16;
    for file in files {
        let offset = out.len() as u32;
        let about = |out: &mut Vec<u8>, name: &[u8]| {
            for number in [20, file.flags, file.method, file.time, 0x21] {
                out.extend(number.to_le_bytes());
            }
            for number in [file.crc, file.packed_size, file.size] {
                out.extend(number.to_le_bytes());
            }
            out.extend((name.len() as u16).to_le_bytes());
            out.extend((file.extra.len() as u16).to_le_bytes());
        };
        out.extend(b"PK\x03\x04");
        about(&mut out, &file.name);
        out.extend(&file.name);
        out.extend(&file.extra);
        out.extend(&file.packed);
        if !file.in_directory {
            continue;
        }
        count += 1;
        let name = file.other_name.as_ref().unwrap_or(&file.name);
        directory.extend(b"PK\x01\x02");
        directory.extend(file.made_by.to_le_bytes());
        about(&mut directory, name);
        directory.extend((file.comment.len() as u16).to_le_bytes());
        directory.extend([0; 4]);
        directory.extend(file.attributes.to_le_bytes());
        directory.extend(file.offset.unwrap_or(offset).to_le_bytes());
        directory.extend(name);
        directory.extend(&file.extra);
        directory.extend(&file.comment);
    }
    out.extend(&end.between);
    let start = out.len() as u32;
    out.extend(&directory);
    if let Some(numbers) = end.long {
        let place = out.len() as u64;
        out.extend(b"PK\x06\x06");
        out.extend(44_u64.to_le_bytes());
        out.extend([45, 3, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        out.extend(b"PK\x06\x07\0\0\0\0");
        out.extend(place.to_le_bytes());
        out.extend(1_u32.to_le_bytes());
    }
    out.extend(b"PK\x05\x06");
    for number in [end.disk, end.disk, end.count.unwrap_or(count), end.count.unwrap_or(count)] {
        out.extend(number.to_le_bytes());
    }
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(end.start.unwrap_or(start).to_le_bytes());
    if end.sealed {
        out.extend((LABEL.len() as u16 + 64).to_le_bytes());
        out.extend(LABEL.as_bytes());
        let sum = hex(&Sha256::digest(&out));
        out.extend(sum.as_bytes());
    } else {
        out.extend(0_u16.to_le_bytes());
    }
    out.extend(&end.after);
    out
}
