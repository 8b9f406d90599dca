//! ZIP files as the upload package is made of: one form of them, written and read here and nowhere else.
//!
//! [`record`] says once what stands in an archive; [`mod@write`] puts that down in a single pass and [`read`] takes nothing
//! else. The `zip` crate does neither. Its writer goes back to fill in sizes, or leaves them for later in a form that no
//! stream can be read from: an archive within an archive, sealed from the first byte on, allows neither. Its reader
//! believes the directory at the end and needs a file to jump about in, so what two readers see may be two archives, and
//! an archive within another would have to be unpacked. The tests use it as what it is, another program: it writes the
//! same bytes as [`mod@write`] and reads what that wrote.

mod read;
mod record;
mod seal;
mod write;

pub(super) use self::write::{ArchiveWriter, Hashed, Measured, Packing, measure};
pub use read::{ArchiveFlaw, EntryReader, EntrySum, read as read_archive};

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use sha2::{Digest as _, Sha256};

    use super::*;
    use crate::words;

    const FILES: [(&str, &[u8], Packing); 4] = [
        ("a.txt", b"isi isi isi isi isi isi", Packing::Deflated),
        ("kosong", b"", Packing::Stored),
        ("kosong juga", b"", Packing::Deflated),
        ("folder/é.pdf", &[7; 100_000], Packing::Stored),
    ];

    fn written() -> Vec<u8> {
        let mut archive = ArchiveWriter::new(Hashed::new(Vec::new()));
        for (name, bytes, packing) in FILES {
            let fill = |out: &mut dyn Write| out.write_all(bytes);
            archive.add(name, measure(packing, fill).unwrap(), fill).unwrap();
        }
        archive.finish_sealed().unwrap()
    }

    #[test]
    fn what_was_written_is_read() {
        let mut seen = Vec::new();
        let bytes = written();
        let sums = read_archive(&mut bytes.as_slice(), true, &mut |entry| {
            let mut found = Vec::new();
            entry.bytes.read_to_end(&mut found)?;
            seen.push((entry.name.to_owned(), found));
            Ok(())
        });
        for ((name, bytes, _), (sum, (found_name, found))) in FILES.iter().zip(sums.unwrap().iter().zip(&seen)) {
            assert_eq!((found_name.as_str(), found.as_slice()), (*name, *bytes));
            assert_eq!((sum.name.as_str(), sum.bytes), (*name, bytes.len() as u64));
            assert_eq!(sum.sha256, words::hex(&Sha256::digest(bytes)));
        }
        assert_eq!(seen.len(), FILES.len());
    }

    /// Also what is left unread is held against its sums.
    #[test]
    fn no_byte_can_be_another() {
        let whole = written();
        for place in (0..whole.len()).filter(|place| *place < 600 || place + 1_000 > whole.len()) {
            let mut bytes = whole.clone();
            bytes[place] ^= 0x20;
            assert!(read_archive(&mut bytes.as_slice(), true, &mut |_| Ok(())).is_err(), "byte {place}");
            assert!(read_archive(&mut &whole[..place], true, &mut |_| Ok(())).is_err(), "cut at {place}");
        }
    }

    #[test]
    fn a_file_that_changed_since_it_was_measured_is_refused() {
        let fill = |bytes: &'static [u8]| move |out: &mut dyn Write| out.write_all(bytes);
        for packing in [Packing::Stored, Packing::Deflated] {
            for other in [b"isj".as_slice(), b"is", b"isi isi"] {
                let mut archive = ArchiveWriter::new(io::sink());
                let added = archive.add("a", measure(packing, fill(b"isi")).unwrap(), fill(other));
                assert_eq!(added.unwrap_err().kind(), io::ErrorKind::InvalidData);
            }
        }
    }
}
