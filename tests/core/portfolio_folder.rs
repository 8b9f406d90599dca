//! Reading a folder of many drafts: whatever happens meanwhile, every file is read or named, and what is kept is believed
//! only of files that are as they were.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop the test")]

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
};

use spbe_mandiri::{
    assessment::{AssessmentField, Edit, Field},
    rubric::{self, Rubric},
    session::{BadFile, FolderReader, Kept, News, Rubrics, list_folder, read_folder},
    storage::{self, Disk, Draft, Fault, FaultyDisk, Header, Mode, Places, SystemDisk},
    words::Words,
};
use tempfile::TempDir;

use crate::support::{answered, at, author, put, rubric};

/// A draft of an institution with every indicator at a level, the same number of bytes for each level.
fn draft(folder: &Path, number: usize, level: u8) -> PathBuf {
    let mut assessment = answered(&[level; 47]);
    let name = Field::Assessment(AssessmentField::InstitutionName).set(format!("Kota {number}"));
    assessment.apply(&rubric(), Edit::Many(vec![name]), &author("Uji", 1)).unwrap();
    let id = format!("0f7c1a52-9f0e-4d55-8a53-{number:012}");
    let header = Header::first(id.as_str().into(), &rubric(), at(0));
    let path = folder.join(format!("{number:03}.ron"));
    storage::save(&SystemDisk, &path, &Draft { header, assessment }, Mode::Replace).unwrap();
    path
}

/// What was told of a folder: paths of what was read with its index, and what could not be.
type Told = (BTreeSet<(String, String)>, Vec<BadFile>);

fn look(disk: &(dyn Disk + Sync), folder: &Path, kept: &Kept, rubrics: Rubrics) -> (Told, Kept) {
    let listed = list_folder(disk, None, folder, Words::indonesian());
    let cancelled = AtomicBool::new(false);
    let reader = FolderReader { disk, rubrics, words: Words::indonesian(), threads: 1, cancelled: &cancelled };
    let told: Mutex<Told> = Mutex::new((BTreeSet::new(), listed.bad.clone()));
    let now = read_folder(reader, &listed, kept, &|news| {
        let mut told = told.lock().unwrap();
        match news {
            News::Read(member) => {
                told.0.insert((member.path.clone(), spbe_mandiri::words::rounded(&member.summary.index, 2)));
            }
            News::Bad(file) => told.1.push(file),
        }
    });
    (told.into_inner().unwrap(), now.unwrap())
}

fn indexes((told, _): &Told) -> Vec<&str> {
    told.iter().map(|(_, index)| index.as_str()).collect()
}

#[test]
fn a_file_damaged_far_behind_its_beginning_is_read_again_although_size_and_time_were_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = draft(folder.path(), 0, 3);
    let (before, kept) = look(&SystemDisk, folder.path(), &Kept::default(), rubric::builtin);
    assert_eq!((indexes(&before), kept.count()), (vec!["3.00"], 1));
    let about = fs::metadata(&path).unwrap();
    let mut bytes = fs::read(&path).unwrap();
    let last = bytes.iter().rposition(|byte| *byte == b'3').unwrap();
    assert!(last > 4_096, "it lies behind what is summed up");
    bytes[last] = b'4';
    put(&path, &bytes);
    fs::File::options().write(true).open(&path).unwrap().set_modified(about.modified().unwrap()).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), about.modified().unwrap());
    let ((read, bad), now) = look(&SystemDisk, folder.path(), &kept, rubric::builtin);
    if cfg!(unix) {
        assert!(read.is_empty() && bad.len() == 1, "{read:?} {bad:?}");
        assert_eq!(now.count(), 0);
    }
    // So is another file of the same size, time and beginning in its place.
    let other = folder.path().join("lain.tmp");
    put(&other, &bytes);
    fs::File::options().write(true).open(&other).unwrap().set_modified(about.modified().unwrap()).unwrap();
    fs::rename(&other, &path).unwrap();
    let ((read, bad), _) = look(&SystemDisk, folder.path(), &kept, rubric::builtin);
    assert!(!cfg!(unix) || read.is_empty() && bad.len() == 1, "{read:?} {bad:?}");
}

thread_local! {
    /// What happens to the folder once a draft in it was read and its framework is looked for.
    static MEANWHILE: RefCell<Option<Box<dyn FnOnce()>>> = const { RefCell::new(None) };
}

fn meanwhile(id: &str) -> Option<Arc<Rubric>> {
    if let Some(happens) = MEANWHILE.with(|meanwhile| meanwhile.borrow_mut().take()) {
        happens();
    }
    rubric::builtin(id)
}

#[test]
fn a_file_that_changes_while_it_is_read_is_told_whole_and_not_kept() {
    let happenings: [fn(&Path); 4] = [
        |folder| drop(draft(folder, 0, 4)),
        |folder| fs::remove_file(folder.join("000.ron")).unwrap(),
        |folder| put(&folder.join("000.ron"), b"(header:"),
        |folder| {
            fs::create_dir_all(folder.join("000.bukti/ab")).unwrap();
            put(&folder.join("000.bukti/ab/baru.pdf"), b"%PDF-");
        },
    ];
    for (place, happens) in happenings.into_iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        draft(folder.path(), 0, 3);
        let inside = folder.path().to_path_buf();
        MEANWHILE.with(|meanwhile| *meanwhile.borrow_mut() = Some(Box::new(move || happens(&inside))));
        let (told, kept) = look(&SystemDisk, folder.path(), &Kept::default(), meanwhile);
        assert!(MEANWHILE.with(|meanwhile| meanwhile.borrow().is_none()), "it happened");
        assert_eq!((indexes(&told), kept.count()), (vec!["3.00"], 0), "{place}: as it was, and not kept");
        let (told, _) = look(&SystemDisk, folder.path(), &kept, rubric::builtin);
        let wanted: &[&str] = [&["4.00"], &[][..], &[][..], &["3.00"]][place];
        assert_eq!(indexes(&told), wanted, "{place}: as it is");
    }
}

#[test]
fn wherever_the_disk_fails_every_file_is_read_or_named_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..2 {
        draft(folder.path(), number, 3);
    }
    let whole = {
        let disk = FaultyDisk::new(&SystemDisk, usize::MAX, Fault::Lies);
        look(&disk, folder.path(), &Kept::default(), rubric::builtin).0
    };
    assert_eq!(whole.0.len(), 2);
    for kind in [ErrorKind::PermissionDenied, ErrorKind::NotFound] {
        for call in 0.. {
            let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(kind));
            let ((read, bad), kept) = look(&disk, folder.path(), &Kept::default(), rubric::builtin);
            let met = disk.met();
            assert!(read.is_subset(&whole.0), "{kind:?} at {call}: nothing is made up");
            let gone = kind == ErrorKind::NotFound;
            let named = read.len() + bad.len();
            // The folder itself may be what cannot be read; what is said not to be there is not told of.
            assert!(
                named == 2 || bad.len() == 1 && read.is_empty() || gone && named == 1,
                "{kind:?} at {call}: {bad:?}"
            );
            assert!(bad.iter().all(|file| file.reason.contains(&file.path)), "{bad:?}");
            assert!(kept.count() <= read.len());
            // What was kept beside a fault is not wrong later.
            assert_eq!(look(&SystemDisk, folder.path(), &kept, rubric::builtin).0, whole, "{kind:?} at {call}");
            if !met {
                break;
            }
        }
    }
}

#[test]
fn the_programs_own_data_below_the_folder_is_no_institution() {
    let folder = tempfile::tempdir().unwrap();
    draft(folder.path(), 0, 3);
    let places = Places::of(Some(folder.path().join("data").into_os_string()), None).unwrap();
    for below in [places.recovery(), places.restore().join("id")] {
        fs::create_dir_all(&below).unwrap();
        draft(&below, 1, 3);
    }
    let found = |own| list_folder(&SystemDisk, own, folder.path(), Words::indonesian()).files.len();
    assert_eq!((found(None), found(Some(&places))), (3, 1));
    let chosen = list_folder(&SystemDisk, Some(&places), places.data(), Words::indonesian());
    assert_eq!(chosen.files.len(), 2, "whoever asks for it sees it");
}

#[test]
fn whoever_stops_is_told_of_nothing_more_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..12 {
        draft(folder.path(), number, 3);
    }
    let listed = list_folder(&SystemDisk, None, folder.path(), Words::indonesian());
    for (threads, after) in [(1, 0), (1, 1), (1, 5), (4, 1), (4, 3)] {
        let (cancelled, told) = (AtomicBool::new(after == 0), AtomicUsize::new(0));
        let reader = FolderReader {
            disk: &SystemDisk,
            rubrics: rubric::builtin,
            words: Words::indonesian(),
            threads,
            cancelled: &cancelled,
        };
        let kept = read_folder(reader, &listed, &Kept::default(), &|_| {
            if told.fetch_add(1, Ordering::Relaxed) + 1 >= after {
                cancelled.store(true, Ordering::Relaxed);
            }
        });
        // A file that another thread was at is still told of.
        let most = if after == 0 { 0 } else { after + threads - 1 };
        let told = told.into_inner();
        assert!(kept.is_none() && told >= after && told <= most, "{threads} {after}: {told}");
    }
}

#[test]
fn a_store_without_its_draft_is_named_once_and_its_evidence_is_not_taken_for_reports() {
    let folder: TempDir = tempfile::tempdir().unwrap();
    draft(folder.path(), 0, 3);
    let hash = |first: &str, number: usize| format!("{first}{number:062}");
    for store in ["000.bukti", "hilang.bukti", "dalam/Simpanan Lama"] {
        for first in ["ab", "0c"] {
            for number in 0..3 {
                let place = folder.path().join(store).join(first);
                fs::create_dir_all(&place).unwrap();
                put(&place.join(format!("{}.pdf", hash(first, number))), b"%PDF-1.7\n%%EOF\n");
            }
        }
    }
    // What is called otherwise lies in no store, wherever it is.
    put(&folder.path().join("hilang.bukti/ab/laporan.pdf"), b"%PDF-1.7\n%%EOF\n");
    put(&folder.path().join(format!("dalam/{}.pdf", hash("ab", 1))), b"%PDF-1.7\n%%EOF\n");
    let ((read, bad), _) = look(&SystemDisk, folder.path(), &Kept::default(), rubric::builtin);
    assert_eq!(read.len(), 1);
    let mut named: Vec<String> = bad
        .iter()
        .map(|file| Path::new(&file.path).strip_prefix(folder.path()).unwrap().to_string_lossy().into_owned())
        .collect();
    named.sort();
    let long = format!("dalam/{}.pdf", hash("ab", 1));
    assert_eq!(named, ["dalam/Simpanan Lama", &long, "hilang.bukti", "hilang.bukti/ab/laporan.pdf"]);
    assert!(bad.iter().all(|file| file.reason.contains(&file.path)), "{bad:?}");
}
