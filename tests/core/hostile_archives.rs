//! Archives made to do harm: each is refused with a sentence, nothing is written anywhere, nothing panics.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use spbe_mandiri::{
    exchange::{ArchiveFlaw, Claim, verify},
    rubric,
    storage::SystemDisk,
    words::{Sentence, Words},
};
use support::forged_archive::{END, End, File, archive, deflated, file};

fn bad(change: impl Fn(&mut File)) -> Vec<u8> {
    let mut file = file("indeks.csv", b"isi");
    change(&mut file);
    archive(&[file], &END)
}

fn named(name: impl AsRef<[u8]>) -> Vec<u8> {
    archive(&[file(name, b"isi")], &END)
}

/// A file whose name is not in ASCII.
fn foreign(name: &str) -> File {
    File { flags: 1 << 11, ..file(name, b"isi") }
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
        ("a device of Windows", named("CON"), Why::Name),
        ("a device with an ending", named("nul.txt"), Why::Name),
        ("a port in a folder", named("unggah/Com1.Bukti.pdf"), Why::Name),
        ("a port with a raised digit", named("LPT²"), Why::Name),
        ("a device as a folder", named("aux/a.txt"), Why::Name),
        ("a name of sixty thousand letters", named("a".repeat(60_000)), Why::Name),
        ("one name twice", archive(&[file("a.txt", b"1"), file("a.txt", b"2")], &END), Why::Twice),
        ("capitals only differ", archive(&[file("a.txt", b"1"), file("A.TXT", b"2")], &END), Why::Twice),
        (
            "an accent apart and one with its letter",
            archive(&[foreign("bukti-\u{e9}.txt"), foreign("bukti-e\u{301}.txt")], &END),
            Why::Twice,
        ),
        ("accents and capitals", archive(&[foreign("\u{c9}.txt"), foreign("e\u{301}.TXT")], &END), Why::Twice),
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
        (
            "an archive inside that is packed",
            {
                let good = archive(&[file("a.txt", b"isi")], &End { sealed: false, ..END });
                archive(&[deflated("unggah/1.Bukti-dukung.zip", &good)], &END)
            },
            Why::Form,
        ),
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

/// Each of them alone is within what one archive may hold.
#[test]
fn archives_inside_hold_together_no_more_than_one_may() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("paket.zip");
    let large = archive(&[deflated("a.txt", &vec![0; 140_000_000])], &End { sealed: false, ..END });
    let verified = |count: usize| {
        let names = (1..=count).map(|number| format!("unggah/{number}.Bukti-dukung.zip"));
        let files: Vec<File> = names.map(|name| file(name, &large)).collect();
        fs::File::create(&path).unwrap().write_all(&archive(&files, &END)).unwrap();
        verify(&SystemDisk, &path, &rubric::builtin, None).unwrap().claims
    };
    assert!(matches!(verified(1).as_slice(), [Claim::Sealed, Claim::Lacks { .. }]));
    let [Claim::Archive { inside: Some(name), flaw }] = &verified(3)[..] else { panic!("read to the end") };
    assert_eq!((name.as_str(), why(flaw)), ("unggah/3.Bukti-dukung.zip", Why::Much));
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
