//! The evidence store: what was taken in is there, whole and once; what was not leaves nothing behind; the originals are
//! only read.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    assessment::{Assessment, Content, Edit, Item, Seen, StoredFile, TextLayer},
    storage::{
        Disk, Fault, FaultyDisk, Places, SystemDisk, TakeCause, TakeError, copy_store, evidence_folder, missing,
        stored_path, take_in,
    },
    words::{Sentence as _, Words, hex},
};
use support::{
    author,
    power_cut::{CrashDisk, Neglect},
    put, rubric,
};

/// Folders of one test.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("asal")).unwrap();
        Self { folder }
    }

    fn source(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join("asal").join(name);
        put(&path, bytes);
        path
    }

    fn store(&self) -> PathBuf {
        evidence_folder(&self.folder.path().join("penilaian.ron"))
    }

    fn take(&self, source: &Path) -> Result<StoredFile, TakeError> {
        take_in(&SystemDisk, &self.store(), source, &mut |_, _| true)
    }

    fn give(&self, name: &str, bytes: &[u8]) -> StoredFile {
        self.take(&self.source(name, bytes)).unwrap()
    }
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Files in their places; each must hold what its name says.
fn placed(store: &Path) -> Vec<PathBuf> {
    let mut found = files(store);
    found.retain(|path| !path.file_name().unwrap().to_string_lossy().starts_with(".spbe-mandiri-"));
    for path in &found {
        let name = path.file_stem().unwrap().to_string_lossy();
        assert_eq!(hash(&fs::read(path).unwrap()), name, "{} holds something else", path.display());
        assert_eq!(path.parent().unwrap().file_name().unwrap().to_string_lossy(), name[..2]);
    }
    found
}

/// An assessment with a document for each of these lists of versions.
fn register(documents: &[&[&StoredFile]]) -> Assessment {
    let mut assessment = Assessment::default();
    for (number, versions) in documents.iter().enumerate() {
        let id = format!("d{number}");
        let versions = versions.iter().map(|file| Content::File((*file).clone())).collect();
        let edits = vec![Edit::Create(Item::Document(id.clone().into())), support::given(&id.into(), versions)];
        assessment.apply(&rubric(), Edit::Many(edits), &author("Ana", 0)).unwrap();
    }
    assessment
}

#[test]
fn the_store_lies_beside_the_draft_under_its_name() {
    for (draft, store) in [("/a/b.ron", "/a/b.bukti"), ("/a/b.2024.RON", "/a/b.2024.bukti"), ("/a/b.1", "/a/b.1.bukti")]
    {
        assert_eq!(evidence_folder(Path::new(draft)), Path::new(store));
    }
    let places = Places::of(Some("/data".into()), None).unwrap();
    assert_eq!(places.evidence("x"), Path::new("/data/bukti/x"));
}

#[test]
fn what_was_taken_in_is_whole_in_its_place_and_the_original_as_it_was() {
    let desk = Desk::new();
    let bytes = b"isi".repeat(300_000);
    let source = desk.source("Peraturan Wali Kota.PDF", &bytes);
    let before = fs::metadata(&source).unwrap().modified().unwrap();
    let mut told = Vec::new();
    let file = take_in(&SystemDisk, &desk.store(), &source, &mut |done, total| {
        told.push((done, total));
        true
    })
    .unwrap();
    let size = bytes.len() as u64;
    assert_eq!((&file.hash, file.bytes, file.extension.as_str()), (&hash(&bytes), size, "pdf"));
    assert_eq!(file.name, "Peraturan Wali Kota.PDF");
    let name = format!("{}.{}", file.hash, file.extension);
    assert_eq!(stored_path(&desk.store(), &file), desk.store().join(&file.hash[..2]).join(name));
    assert_eq!(fs::read(stored_path(&desk.store(), &file)).unwrap(), bytes);
    assert_eq!((fs::read(&source).unwrap(), fs::metadata(&source).unwrap().modified().unwrap()), (bytes, before));
    assert_eq!(files(&desk.store()).len(), 1, "nothing else is left");
    assert!(told.is_sorted() && told.last() == Some(&(size, size)) && told.iter().all(|(_, total)| *total == size));
}

#[test]
fn the_same_file_twice_is_one_copy_under_any_name() {
    let desk = Desk::new();
    let first = desk.give("a.pdf", b"sama");
    let again = desk.give("b.docx", b"sama");
    assert_eq!(
        (stored_path(&desk.store(), &again), again.name.as_str()),
        (stored_path(&desk.store(), &first), "b.docx")
    );
    assert_eq!(placed(&desk.store()).len(), 1);
    assert_eq!(files(&desk.store()).len(), 1);
}

#[test]
fn a_copy_that_was_damaged_in_the_store_is_put_right() {
    let desk = Desk::new();
    let file = desk.give("a.pdf", b"benar");
    for damage in [&b"salah"[..], b"", b"lain sekali"] {
        put(&stored_path(&desk.store(), &file), damage);
        assert_eq!(desk.give("a.pdf", b"benar"), file);
        assert_eq!(placed(&desk.store()).len(), 1);
    }
}

#[test]
fn five_hundred_files_are_all_there() {
    let desk = Desk::new();
    let given: Vec<StoredFile> =
        (0..500).map(|number| desk.give(&format!("{number}.txt"), format!("isi {number}").as_bytes())).collect();
    assert_eq!(placed(&desk.store()).len(), 500);
    let lists: Vec<[&StoredFile; 1]> = given.iter().map(|file| [file]).collect();
    let documents: Vec<&[&StoredFile]> = lists.iter().map(|list| &list[..]).collect();
    assert_eq!(missing(&SystemDisk, &desk.store(), &register(&documents)), BTreeSet::new());
}

#[test]
fn no_name_leads_anywhere_and_each_is_kept_as_it_was() {
    let desk = Desk::new();
    let long = format!("{}.pdf", "n".repeat(200));
    let mut names = vec![
        (long.as_str(), "pdf"),
        ("😀 rapat.xlsx", "xlsx"),
        ("CON.pdf", "pdf"),
        ("\u{202e}fdp.exe", "exe"),
        ("a.tar.gz", "gz"),
        ("tanpa", ""),
        (".rahasia", ""),
        ("x.panjangsekali", ""),
        ("é.pdé", ""),
    ];
    if cfg!(unix) {
        names.extend([("a.pdf. ", "pdf"), ("b.pdf  ...", "pdf"), ("tab\t\n.PDF", "pdf"), ("c:d|e?.p/df", "")]);
    }
    for (number, (name, extension)) in names.iter().filter(|(name, _)| !name.contains('/')).enumerate() {
        let file = desk.give(name, format!("isi {number}").as_bytes());
        assert_eq!((file.name.as_str(), file.extension.as_str()), (*name, *extension));
        let place = stored_path(&desk.store(), &file);
        assert!(place.is_file() && place.file_name().unwrap().to_string_lossy().starts_with(&file.hash));
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_kept_as_far_as_it_is() {
    use std::os::unix::ffi::OsStrExt as _;
    let desk = Desk::new();
    let source = desk.folder.path().join("asal").join(std::ffi::OsStr::from_bytes(b"a\xffb.pdf"));
    put(&source, b"isi");
    let file = desk.take(&source).unwrap();
    assert_eq!((file.name.as_str(), file.extension.as_str()), ("a\u{fffd}b.pdf", "pdf"));
}

#[test]
fn what_a_draft_says_cannot_lead_out_of_the_store() {
    let store = Path::new("/a/b.bukti");
    let sound = StoredFile { hash: "ab".repeat(32), extension: "pdf".to_owned(), ..empty() };
    assert!(stored_path(store, &sound).ends_with(format!("ab/{}.pdf", sound.hash)));
    for (hash, extension) in [
        ("../../../etc/passwd", ""),
        ("/etc/passwd", ""),
        ("..", "pdf"),
        ("", ""),
        (&"é".repeat(32), ""),
        (&sound.hash.to_uppercase(), "pdf"),
        (&sound.hash, "/../../x"),
        (&sound.hash, "pdf "),
        (&sound.hash, "PDF"),
        ("C:\\Windows", "dll"),
    ] {
        let file = StoredFile { hash: hash.to_owned(), extension: extension.to_owned(), ..empty() };
        assert_eq!(stored_path(store, &file), Path::new("/a/b.bukti/tidak-sah"), "{hash} {extension}");
    }
}

fn empty() -> StoredFile {
    StoredFile {
        hash: String::new(),
        extension: String::new(),
        bytes: 1,
        name: String::new(),
        text: TextLayer::default(),
        seen: Seen::default(),
    }
}

#[test]
fn what_is_no_file_with_something_in_it_is_refused_in_a_sentence_and_leaves_nothing() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("asal/folder");
    fs::create_dir(&folder).unwrap();
    let mut refused = vec![
        (desk.source("kosong.pdf", b""), "kosong"),
        (folder, "folder"),
        (desk.folder.path().join("asal/tidak-ada.pdf"), "tidak dapat dibaca"),
    ];
    if cfg!(target_os = "linux") {
        let pipe = desk.folder.path().join("asal/pipa");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        refused.extend([(pipe, "bukan berkas biasa"), (PathBuf::from("/dev/zero"), "bukan berkas biasa")]);
    }
    for (source, word) in refused {
        let sentence = desk.take(&source).unwrap_err().sentence_in(Words::indonesian());
        assert!(sentence.contains(word) && sentence.contains(&*source.to_string_lossy()), "{sentence}");
        assert!(!desk.store().exists(), "{word}");
    }
    let source = desk.source("a.pdf", b"isi");
    let error = take_in(&SystemDisk, Path::new(""), &source, &mut |_, _| true).unwrap_err();
    assert!(matches!(error.cause, TakeCause::NoStore) && error.sentence_in(Words::indonesian()).contains("Simpan"));
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused_and_leaves_nothing() {
    let desk = Desk::new();
    let bytes = b"isi".repeat(400_000);
    let changes: [fn(&Path); 3] = [
        |path| fs::OpenOptions::new().append(true).open(path).unwrap().write_all(b"lagi").unwrap(),
        |path| fs::OpenOptions::new().write(true).open(path).unwrap().set_len(300_000).unwrap(),
        |path| {
            let file = fs::OpenOptions::new().write(true).open(path).unwrap();
            file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        },
    ];
    for change in changes {
        let source = desk.source("a.pdf", &bytes);
        let mut first = true;
        let error = take_in(&SystemDisk, &desk.store(), &source, &mut |_, _| {
            if std::mem::take(&mut first) {
                change(&source);
            }
            true
        })
        .unwrap_err();
        assert!(
            matches!(error.cause, TakeCause::Changed) && error.sentence_in(Words::indonesian()).contains("berubah"),
            "{error}"
        );
        assert_eq!(files(&desk.store()), Vec::<PathBuf>::new());
    }
}

#[test]
fn cancelling_at_any_moment_leaves_nothing() {
    let desk = Desk::new();
    let source = desk.source("a.pdf", &b"isi".repeat(400_000));
    let mut cancelled = 0;
    for moment in 0.. {
        let mut told = 0;
        let done = take_in(&SystemDisk, &desk.store(), &source, &mut |_, _| {
            told += 1;
            told <= moment
        });
        match done {
            Ok(_) => break,
            Err(error) => assert!(matches!(error.cause, TakeCause::Cancelled), "{error}"),
        }
        cancelled += 1;
        assert_eq!(files(&desk.store()), Vec::<PathBuf>::new(), "moment {moment}");
    }
    assert!(cancelled >= 8, "{cancelled} moments only");
}

#[test]
fn a_fault_at_any_call_never_puts_anything_wrong_in_place_and_trying_again_is_enough() {
    let bytes = b"isi".repeat(100_000);
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied].map(Fault::Fails);
    for fault in kinds.into_iter().chain([Fault::Half, Fault::Killed, Fault::Lies]) {
        for old in [None, Some(&b"lain"[..])] {
            for call in 0.. {
                let desk = Desk::new();
                old.map(|old| desk.give("lama.pdf", old));
                let source = desk.source("a.pdf", &bytes);
                let disk = FaultyDisk::new(&SystemDisk, call, fault);
                let done = take_in(&disk, &desk.store(), &source, &mut |_, _| true);
                let there = placed(&desk.store());
                let place = desk.store().join(&hash(&bytes)[..2]).join(format!("{}.pdf", hash(&bytes)));
                if let Ok(file) = &done {
                    assert!(there.contains(&stored_path(&desk.store(), file)), "{fault:?} at call {call}");
                }
                if fault == Fault::Killed && disk.met() && done.is_ok() {
                    // Only looking into the file for words was left to do.
                    assert!(there.contains(&place), "{fault:?} at call {call}");
                }
                let left = files(&desk.store()).len() - there.len();
                assert!(
                    left == 0 || matches!(fault, Fault::Killed | Fault::Fails(_) | Fault::Half),
                    "{fault:?} {call}"
                );
                assert_eq!(fs::read(&source).unwrap(), bytes);
                assert_eq!(desk.give("a.pdf", &bytes).hash, hash(&bytes));
                assert_eq!(placed(&desk.store()).len(), 1 + usize::from(old.is_some()), "{fault:?} at call {call}");
                if !disk.met() {
                    assert!(call > 15 && done.is_ok(), "{call} calls");
                    break;
                }
            }
        }
    }
}

#[test]
fn what_was_taken_in_outlives_a_power_cut_and_before_that_nothing_wrong_is_in_place() {
    let (store, source) = (Path::new("/berkas/a.bukti"), Path::new("/asal/a.pdf"));
    let bytes = b"isi yang panjangnya cukup untuk dirobek".repeat(10);
    let place = store.join(&hash(&bytes)[..2]).join(format!("{}.pdf", hash(&bytes)));
    let disk = CrashDisk::new(Neglect::Nothing);
    disk.put(source, &bytes);
    take_in(&disk, store, source, &mut |_, _| true).unwrap();
    let (cuts, mut states) = (disk.power_cuts(), 0);
    for state in cuts.iter().flatten() {
        states += 1;
        assert!(state.get(&place).is_none_or(|found| **found == *bytes));
    }
    assert!(states > 20, "{states} states only");
    assert!(disk.power_cut().iter().all(|state| state.get(&place).is_some_and(|found| **found == *bytes)));

    // Without its syncs the same call is found out.
    for neglect in [Neglect::Files, Neglect::Folders] {
        let disk = CrashDisk::new(neglect);
        disk.put(source, &bytes);
        take_in(&disk, store, source, &mut |_, _| true).unwrap();
        assert!(!disk.power_cut().iter().all(|state| state.get(&place).is_some_and(|found| **found == *bytes)));
    }
}

#[test]
fn files_in_use_that_are_not_there_whole_are_missing_and_no_others() {
    let desk = Desk::new();
    let [here, gone, short, old, deleted] =
        ["ada", "hilang", "pendek", "lama", "dihapus"].map(|text| desk.give(&format!("{text}.pdf"), text.as_bytes()));
    let mut assessment = register(&[&[&here], &[&gone], &[&short], &[&old, &here], &[&deleted]]);
    assert_eq!(missing(&SystemDisk, &desk.store(), &assessment), BTreeSet::new());
    for file in [&gone, &old, &deleted] {
        fs::remove_file(stored_path(&desk.store(), file)).unwrap();
    }
    put(&stored_path(&desk.store(), &short), b"p");
    assessment.apply(&rubric(), Edit::Remove(Item::Document("d4".into())), &author("Ana", 0)).unwrap();
    let lost = missing(&SystemDisk, &desk.store(), &assessment);
    assert_eq!(lost, BTreeSet::from([gone.hash.clone(), short.hash.clone()]));
    let nowhere = missing(&SystemDisk, &desk.folder.path().join("tidak-ada"), &assessment);
    assert_eq!(nowhere, BTreeSet::from([here.hash, gone.hash, short.hash]));
}

#[cfg(unix)]
#[test]
fn a_link_in_the_store_is_no_file_of_it_and_what_it_leads_to_is_never_written() {
    let desk = Desk::new();
    let file = desk.give("a.pdf", b"isi");
    let (place, foreign) = (stored_path(&desk.store(), &file), desk.source("asing.txt", b"isi"));
    fs::remove_file(&place).unwrap();
    std::os::unix::fs::symlink(&foreign, &place).unwrap();
    assert_eq!(missing(&SystemDisk, &desk.store(), &register(&[&[&file]])), BTreeSet::from([file.hash.clone()]));
    put(&foreign, b"lain");
    assert_eq!(desk.give("a.pdf", b"isi"), file);
    assert_eq!(fs::read(&foreign).unwrap(), b"lain");
    assert!(fs::symlink_metadata(&place).unwrap().is_file());
}

#[test]
fn a_copied_store_holds_every_version_and_what_could_not_be_read_is_told() {
    let desk = Desk::new();
    let [old, new, deleted, gone, broken] =
        ["lama", "baru", "dihapus", "hilang", "rusak"].map(|text| desk.give(&format!("{text}.pdf"), text.as_bytes()));
    let mut assessment = register(&[&[&old, &new], &[&deleted], &[&gone], &[&broken]]);
    assessment.apply(&rubric(), Edit::Remove(Item::Document("d1".into())), &author("Ana", 0)).unwrap();
    fs::remove_file(stored_path(&desk.store(), &gone)).unwrap();
    put(&stored_path(&desk.store(), &broken), b"tidak");
    let to = desk.folder.path().join("lain/salinan.bukti");
    let copy = |from: &Path, to: &Path| copy_store(&SystemDisk, from, to, &assessment, &mut |_, _| true).unwrap();
    let names = |lost: Vec<StoredFile>| lost.into_iter().map(|file| file.name).collect::<BTreeSet<String>>();
    assert_eq!(names(copy(&desk.store(), &to)), BTreeSet::from(["hilang.pdf".to_owned(), "rusak.pdf".to_owned()]));
    assert_eq!(placed(&to).len(), 3);
    assert_eq!(files(&to).len(), 3, "nothing else is left");

    // What is there is not copied again, what is broken there is.
    put(&stored_path(&to, &new), b"robek");
    let kept = fs::metadata(stored_path(&to, &old)).unwrap().modified().unwrap();
    copy(&desk.store(), &to);
    assert_eq!(placed(&to).len(), 3);
    assert_eq!(fs::metadata(stored_path(&to, &old)).unwrap().modified().unwrap(), kept);
    assert_eq!(copy(&desk.store(), &desk.store()), Vec::new());
    assert_eq!(copy(&desk.folder.path().join("kosong"), &desk.folder.path().join("lagi")).len(), 5);
    assert!(!desk.folder.path().join("lagi").exists(), "nothing there makes no store");
}

#[test]
fn a_fault_while_a_store_is_copied_never_puts_anything_wrong_in_place() {
    let desk = Desk::new();
    let [one, two] = ["satu", "dua"].map(|text| desk.give(&format!("{text}.pdf"), text.as_bytes()));
    let assessment = register(&[&[&one], &[&two]]);
    for fault in [Fault::Fails(io::ErrorKind::StorageFull), Fault::Half, Fault::Killed, Fault::Lies] {
        for call in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let to = folder.path().join("salinan.bukti");
            let disk = FaultyDisk::new(&SystemDisk, call, fault);
            let done = copy_store(&disk, &desk.store(), &to, &assessment, &mut |_, _| true);
            let there = placed(&to).len();
            if let Ok(lost) = &done {
                assert_eq!(there + lost.len(), 2, "{fault:?} at call {call}");
            }
            assert_eq!(copy_store(&SystemDisk, &desk.store(), &to, &assessment, &mut |_, _| true).unwrap(), []);
            assert_eq!((placed(&to).len(), placed(&desk.store()).len()), (2, 2));
            if !disk.met() {
                break;
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn a_store_in_a_folder_that_a_group_shares_is_shared_and_elsewhere_files_are_their_owners() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for (folder_mode, file_mode) in [(0o770, 0o660), (0o755, 0o600)] {
        let desk = Desk::new();
        fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(folder_mode)).unwrap();
        let place = stored_path(&desk.store(), &desk.give("a.pdf", b"isi"));
        assert_eq!(mode(&place), file_mode);
        if folder_mode == 0o770 {
            assert_eq!((mode(&desk.store()), mode(place.parent().unwrap())), (0o770, 0o770));
        }
    }
}

#[test]
#[ignore = "writes two gigabytes"]
fn a_file_of_two_gigabytes_passes_through_in_pieces() {
    let desk = Desk::new();
    let source = desk.source("video.mp4", b"");
    let size = 2_u64 << 30;
    fs::OpenOptions::new().write(true).open(&source).unwrap().set_len(size).unwrap();
    let file = desk.take(&source).unwrap();
    assert_eq!(SystemDisk.sizes(stored_path(&desk.store(), &file).parent().unwrap()).unwrap()[0].1, size);
    if cfg!(target_os = "linux") {
        let status = fs::read_to_string("/proc/self/status").unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap().trim();
        let kilobytes: u64 = peak.trim_end_matches(" kB").parse().unwrap();
        assert!(kilobytes < 512 * 1024, "{kilobytes} kB at the most");
    }
}
