//! Archives made to do harm: each is refused with a sentence, nothing is written anywhere, nothing panics.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use flate2::{Compression, Crc, write::DeflateEncoder};
use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    exchange::{ArchiveFlaw, Claim, verify},
    rubric,
    storage::SystemDisk,
    words::{Sentence, Words, hex},
};

const LABEL: &str = "SPBE Mandiri sha256:";

/// One file of an archive, with everything that can be said wrongly of it.
#[derive(Clone)]
struct File {
    name: Vec<u8>,
    /// Name in the directory, where it is another one.
    other_name: Option<Vec<u8>>,
    packed: Vec<u8>,
    method: u16,
    flags: u16,
    crc: u32,
    size: u32,
    packed_size: u32,
    made_by: u16,
    attributes: u32,
    extra: Vec<u8>,
    time: u16,
    comment: Vec<u8>,
    /// Where the directory says it lies, where that is elsewhere.
    offset: Option<u32>,
    in_directory: bool,
}

fn file(name: impl AsRef<[u8]>, bytes: &[u8]) -> File {
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

fn deflated(name: &str, bytes: &[u8]) -> File {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(9));
    encoder.write_all(bytes).unwrap();
    let packed = encoder.finish().unwrap();
    File { packed_size: packed.len() as u32, packed, method: 8, ..file(name, bytes) }
}

/// What stands at the end of an archive.
#[derive(Clone)]
struct End {
    before: Vec<u8>,
    between: Vec<u8>,
    count: Option<u16>,
    start: Option<u32>,
    disk: u16,
    sealed: bool,
    after: Vec<u8>,
    long: Option<[u64; 4]>,
}

const END: End = End {
    before: Vec::new(),
    between: Vec::new(),
    count: None,
    start: None,
    disk: 0,
    sealed: true,
    after: Vec::new(),
    long: None,
};

fn archive(files: &[File], end: &End) -> Vec<u8> {
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

fn bad(change: impl Fn(&mut File)) -> Vec<u8> {
    let mut file = file("indeks.csv", b"isi");
    change(&mut file);
    archive(&[file], &END)
}

fn named(name: impl AsRef<[u8]>) -> Vec<u8> {
    archive(&[file(name, b"isi")], &END)
}

fn ended(change: impl Fn(&mut End)) -> Vec<u8> {
    let mut end = END;
    change(&mut end);
    archive(&[file("a.txt", b"isi"), file("b.txt", b"isi")], &end)
}

fn inside(bytes: &[u8]) -> Vec<u8> {
    archive(&[file("unggah/1.Bukti-dukung.zip", bytes)], &END)
}

fn long(numbers: &[u64]) -> Vec<u8> {
    let mut extra = vec![1, 0];
    extra.extend((numbers.len() as u16 * 8).to_le_bytes());
    extra.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    extra
}

#[derive(Debug, PartialEq)]
enum Why {
    Name,
    Twice,
    Much,
    Contents,
    Form,
    Cut,
    Seal,
}

fn why(flaw: &ArchiveFlaw) -> Why {
    match flaw {
        ArchiveFlaw::Name { .. } => Why::Name,
        ArchiveFlaw::Twice { .. } => Why::Twice,
        ArchiveFlaw::TooMuch => Why::Much,
        ArchiveFlaw::Contents { .. } => Why::Contents,
        ArchiveFlaw::Form { .. } => Why::Form,
        ArchiveFlaw::Cut => Why::Cut,
        ArchiveFlaw::Seal => Why::Seal,
        ArchiveFlaw::System { kind } => panic!("{kind}"),
    }
}

/// Every file below a folder.
fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(below(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

fn hostile() -> Vec<(&'static str, Vec<u8>, Why)> {
    let whole = archive(&[file("a.txt", b"isi"), file("b.txt", b"isi")], &END);
    let zeros = vec![0_u8; 1_000_000];
    let bomb = |size: u32| {
        let mut bomb = deflated("a.txt", &zeros);
        bomb.size = size;
        archive(&[bomb], &END)
    };
    vec![
        ("a step up", named("../a.txt"), Why::Name),
        ("a step up inside", named("unggah/../../a.txt"), Why::Name),
        ("from the root", named("/etc/passwd"), Why::Name),
        ("a drive", named("C:/a.txt"), Why::Name),
        ("a drive without a root", named("C:a.txt"), Why::Name),
        ("backslashes", named("..\\a.txt"), Why::Name),
        ("a share", named("\\\\server\\a.txt"), Why::Name),
        ("a folder", named("unggah/"), Why::Name),
        ("here", named("./a.txt"), Why::Name),
        ("two slashes", named("a//b.txt"), Why::Name),
        ("no name", named(""), Why::Name),
        ("NUL in a name", named(b"a.txt\0.pdf"), Why::Name),
        ("a line end in a name", named("a\n.txt"), Why::Name),
        ("a name that is no text", named(b"a\xff.txt"), Why::Name),
        ("a dot at the end", named("a.txt."), Why::Name),
        ("a stream of Windows", named("a.txt:b"), Why::Name),
        ("a name of sixty thousand letters", named("a".repeat(60_000)), Why::Name),
        ("one name twice", archive(&[file("a.txt", b"1"), file("a.txt", b"2")], &END), Why::Twice),
        ("capitals only differ", archive(&[file("a.txt", b"1"), file("A.TXT", b"2")], &END), Why::Twice),
        ("a link", bad(|file| file.attributes = 0o120_777 << 16), Why::Form),
        ("a device", bad(|file| file.attributes = 0o020_666 << 16), Why::Form),
        ("a program", bad(|file| file.attributes = 0o104_755 << 16), Why::Form),
        ("attributes of Windows", bad(|file| file.made_by = 20), Why::Form),
        ("encrypted", bad(|file| file.flags = 1), Why::Form),
        ("sizes that come later", bad(|file| file.flags = 8), Why::Form),
        ("an unknown method", bad(|file| file.method = 12), Why::Form),
        ("a wrong sum", bad(|file| file.crc ^= 1), Why::Contents),
        ("a size that is too small", bad(|file| file.size = 2), Why::Form),
        ("a time", bad(|file| file.time = 1), Why::Form),
        ("unknown additions", bad(|file| file.extra = vec![0x55, 0x54, 0, 0]), Why::Form),
        ("additions that are cut", bad(|file| file.extra = vec![1, 0, 200, 0]), Why::Form),
        ("a long form for nothing", bad(|file| file.extra = long(&[3, 3])), Why::Form),
        ("a long form that is missing", bad(|file| file.size = u32::MAX), Why::Form),
        (
            "eighteen quintillion bytes",
            bad(|file| {
                (file.size, file.packed_size) = (u32::MAX, u32::MAX);
                file.extra = long(&[u64::MAX, u64::MAX]);
            }),
            Why::Cut,
        ),
        (
            "a bomb in the long form",
            bad(|file| {
                (file.size, file.method) = (u32::MAX, 8);
                file.extra = long(&[u64::MAX]);
            }),
            Why::Much,
        ),
        ("a bomb that says so", bomb(4_000_000_000), Why::Much),
        ("a bomb that says less", bomb(10), Why::Contents),
        ("less than is said", bomb(2_000_000), Why::Contents),
        (
            "packed bytes behind the end",
            archive(
                &[{
                    let mut file = deflated("a.txt", b"isi");
                    file.packed.extend(b"sisa");
                    file.packed_size += 4;
                    file
                }],
                &END,
            ),
            Why::Contents,
        ),
        ("packed bytes that are none", bad(|file| file.method = 8), Why::Contents),
        ("the directory names another", bad(|file| file.other_name = Some(b"b.txt".to_vec())), Why::Form),
        ("the directory points elsewhere", bad(|file| file.offset = Some(7)), Why::Form),
        (
            "two records of one place",
            archive(&[file("a.txt", b"isi"), File { offset: Some(0), ..file("b.txt", b"isi") }], &END),
            Why::Form,
        ),
        (
            "a file the directory hides",
            archive(&[file("a.txt", b"isi"), File { in_directory: false, ..file("b.txt", b"isi") }], &END),
            Why::Form,
        ),
        ("a remark on a file", bad(|file| file.comment = b"x".to_vec()), Why::Form),
        ("bytes before the first file", ended(|end| end.before = b"MZ".to_vec()), Why::Form),
        ("bytes between files and directory", ended(|end| end.between = b"x".to_vec()), Why::Form),
        ("bytes behind the end", ended(|end| end.after = b"x".to_vec()), Why::Form),
        ("a second archive behind", ended(|end| end.after = named("a.txt")), Why::Form),
        ("sixty thousand files that are not there", ended(|end| end.count = Some(60_000)), Why::Form),
        ("a directory that is elsewhere", ended(|end| end.start = Some(0)), Why::Form),
        ("another disk", ended(|end| end.disk = 1), Why::Form),
        ("a long end that counts otherwise", ended(|end| end.long = Some([u64::MAX; 4])), Why::Form),
        ("no seal", ended(|end| end.sealed = false), Why::Seal),
        ("nothing in it", archive(&[], &END), Why::Form),
        ("half of it", whole[..whole.len() / 2].to_vec(), Why::Cut),
        ("its first four bytes", whole[..4].to_vec(), Why::Cut),
        ("only the end", b"PK\x05\x06".iter().copied().chain([0; 18]).collect(), Why::Form),
        (
            "twenty-one thousand files",
            archive(&(0..21_000).map(|number| file(format!("{number}"), b"")).collect::<Vec<_>>(), &END),
            Why::Much,
        ),
        ("an archive inside that steps up", inside(&archive(&[file("../a", b"")], &END)), Why::Name),
        ("an archive inside with a bomb", inside(&bomb(4_000_000_000)), Why::Much),
        ("an archive inside that is none", inside(b"bukan arsip"), Why::Form),
        ("an archive inside that is cut", inside(&whole[..40]), Why::Cut),
    ]
}

#[test]
fn an_archive_made_to_do_harm_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    let path = deep.join("paket.zip");
    let hostile = hostile();
    assert!(hostile.len() >= 40);
    for (what, bytes, wanted) in hostile {
        fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
        let before = below(folder.path());
        // A file that does not begin like an archive is not taken for one.
        let found = verify(&SystemDisk, &path, &rubric::builtin, None).unwrap();
        assert!(!found.all_proved(), "{what}");
        if bytes.starts_with(b"PK") {
            let [Claim::Archive { flaw, .. }] = found.claims.as_slice() else { panic!("{what}: {:?}", found.claims) };
            assert_eq!(why(flaw), wanted, "{what}: {flaw}");
        }
        for claim in &found.claims {
            assert!(
                !claim.sentence_in(Words::indonesian()).contains(['\0', '\n'])
                    && claim.sentence_in(Words::indonesian()).len() < 1_000,
                "{what}"
            );
        }
        assert_eq!(below(folder.path()), before, "{what}");
        assert!(fs::read(&path).unwrap() == bytes, "{what}");
    }
}

/// What is refused above is refused for its own fault: the same archive without it is read to the end.
#[test]
fn the_archive_without_a_fault_is_read_and_lacks_only_a_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paket.zip");
    let good = archive(&[file("a.txt", b"isi")], &End { sealed: false, ..END });
    let files = [file("a.txt", b"isi"), deflated("b.txt", &[7; 100_000]), file("unggah/1.Bukti-dukung.zip", &good)];
    let plain = archive(&files, &END);
    // The inner archive has a directory and an end of its own.
    let end = plain.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap() as u64;
    let name = b"unggah/1.Bukti-dukung.zip";
    let named = plain.windows(name.len()).position(|window| window == name).unwrap();
    let start = (named + name.len() + good.len()) as u64;
    let long = archive(&files, &End { long: Some([3, 3, end - start, start]), ..END });
    for bytes in [plain, long] {
        fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
        let found = verify(&SystemDisk, &path, &rubric::builtin, None).unwrap();
        assert!(matches!(found.claims.as_slice(), [Claim::Sealed, Claim::Lacks { .. }]), "{:?}", found.claims);
    }
}
