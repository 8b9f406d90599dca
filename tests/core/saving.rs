//! Saving: the old or the new file at any moment, and "done" only when it is. Then what else is written: settings,
//! recovery copies.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{fs, io::ErrorKind, path::Path};

use spbe_mandiri::{
    rubric,
    storage::{
        Base, Disk, Draft, Fault, FaultyDisk, Header, Mode, Places, Recent, SaveError, Settings, SettingsTrouble, Step,
        SystemDisk, WriteError, export, load_settings, open, recovery_copies, remove_recovery, save, save_settings,
        to_text, write, write_recovery,
    },
    words::{Sentence, Words},
};
use support::{put, rubric as framework, small};
use tempfile::TempDir;

const OLD: &[u8] = b"lama\n";
const NEW: &[u8] = b"baru, dan lebih panjang daripada yang lama\n";

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const FAULTS: [Fault; 8] = [
    Fault::Killed,
    Fault::Half,
    Fault::Fails(ErrorKind::StorageFull),
    Fault::Fails(ErrorKind::QuotaExceeded),
    Fault::Fails(ErrorKind::PermissionDenied),
    Fault::Fails(ErrorKind::ReadOnlyFilesystem),
    Fault::Fails(ErrorKind::NotFound),
    Fault::Fails(ErrorKind::Other),
];

/// Every call of a save fails once in every way: never a third state, never a false "done".
#[test]
fn a_failure_at_any_step_leaves_the_old_or_the_new_file_and_is_never_called_done() {
    for (mode, old) in [(Mode::Replace, Some(OLD)), (Mode::Replace, None), (Mode::Create, None)] {
        for fault in FAULTS {
            let (mut steps, mut failed) = (0, 0);
            loop {
                let folder = folder();
                let path = folder.path().join("a.ron");
                if let Some(old) = old {
                    put(&path, old);
                }
                let disk = FaultyDisk::new(&SystemDisk, steps, fault);
                let done = write(&disk, &path, NEW, mode);
                let found = fs::read(&path).ok();
                let what = format!("{mode:?} {fault:?} at call {steps}");
                if !disk.met() {
                    assert!(done.is_ok(), "{what}");
                    assert_eq!(found.as_deref(), Some(NEW), "{what}");
                    break;
                }
                match done {
                    // What only makes a file its group's again is done without where it is refused.
                    Ok(()) => assert_eq!(found.as_deref(), Some(NEW), "{what}: done means done"),
                    Err(error) => {
                        assert!(found.as_deref() == old || found.as_deref() == Some(NEW), "{what}");
                        if error.step != Step::SyncFolder {
                            assert_eq!(found.as_deref(), old, "{what}: the sentence says the old file is as it was");
                        }
                        assert!(error.sentence_in(Words::indonesian()).contains("a.ron"), "{what}");
                        failed += 1;
                    }
                }
                if fault != Fault::Killed {
                    let left = names(folder.path());
                    assert!(left.iter().all(|name| name == "a.ron"), "{what} left {left:?}");
                }
                steps += 1;
            }
            assert!(steps >= 9 && failed >= steps - 1, "{mode:?} {fault:?}: {failed} of {steps} calls failed the save");
        }
    }
}

/// What a killed program leaves is recognised by its name and does not stop the next save.
#[test]
fn leftovers_of_a_killed_save_do_no_harm() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    put(&path, OLD);
    for call in 3..8 {
        write(&FaultyDisk::new(&SystemDisk, call, Fault::Killed), &path, NEW, Mode::Replace).unwrap_err();
    }
    let left: Vec<String> = names(folder.path()).into_iter().filter(|name| name != "a.ron").collect();
    assert!(!left.is_empty() && left.iter().all(|name| name.starts_with(".spbe-mandiri-")), "{left:?}");
    write(&SystemDisk, &path, NEW, Mode::Replace).unwrap();
    assert_eq!(fs::read(&path).unwrap(), NEW);
}

/// A disk that loses what was written is found out before the old file goes.
#[test]
fn what_was_not_written_is_found_when_it_is_read_back() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    put(&path, OLD);
    let lies = (0..10)
        .find_map(|call| write(&FaultyDisk::new(&SystemDisk, call, Fault::Lies), &path, NEW, Mode::Replace).err());
    assert_eq!(lies.unwrap().step, Step::Verify);
    put(&path, OLD);
    for call in 0..10 {
        let _ = write(&FaultyDisk::new(&SystemDisk, call, Fault::Lies), &path, NEW, Mode::Replace);
        let found = fs::read(&path).unwrap();
        assert!(found == OLD || found == NEW);
        put(&path, OLD);
    }
}

/// The file is there, but a power cut could still undo it: that is no "saved".
#[test]
fn a_save_whose_folder_was_not_made_durable_is_not_called_saved_and_says_why() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    put(&path, OLD);
    let unsure = (0..20).find_map(|call| {
        let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(ErrorKind::Other));
        save(&disk, &path, &small(), Mode::Replace)
            .err()
            .filter(|error| matches!(error, SaveError::Write(error) if error.step == Step::SyncFolder))
    });
    let sentence = unsure.unwrap().sentence_in(Words::indonesian());
    assert!(sentence.contains("sudah ditulis, tetapi") && sentence.contains("listrik padam"), "{sentence}");
    assert_eq!(fs::read_to_string(&path).unwrap(), to_text(&small()).unwrap());
}

/// Every cause a person can do something about has words of its own.
#[test]
fn the_sentence_of_a_failed_save_names_the_cause_and_a_way_out() {
    let causes = [
        (ErrorKind::StorageFull, "Diska penuh"),
        (ErrorKind::QuotaExceeded, "Diska penuh"),
        (ErrorKind::ReadOnlyFilesystem, "hanya dapat dibaca"),
        (ErrorKind::PermissionDenied, "Mintalah izin"),
        (ErrorKind::NotFound, "tersambung"),
        (ErrorKind::HostUnreachable, "tidak tersambung lagi"),
        (ErrorKind::StaleNetworkFileHandle, "tidak tersambung lagi"),
        (ErrorKind::TimedOut, "tidak tersambung lagi"),
        (ErrorKind::ResourceBusy, "dipakai program lain"),
        (ErrorKind::InvalidFilename, "Pakai nama lain"),
    ];
    for (kind, words) in causes {
        let folder = folder();
        let path = folder.path().join("a.ron");
        put(&path, OLD);
        let disk = FaultyDisk::new(&SystemDisk, 4, Fault::Fails(kind));
        let sentence = write(&disk, &path, NEW, Mode::Replace).unwrap_err().sentence_in(Words::indonesian());
        assert!(sentence.contains(words) && sentence.contains("a.ron"), "{kind:?}: {sentence}");
    }
    #[cfg(unix)]
    let codes = [(5, "Mungkin diska rusak"), (19, "tidak tersambung lagi")];
    #[cfg(windows)]
    let codes = [(1117, "Mungkin diska rusak"), (64, "tidak tersambung lagi"), (32, "dipakai program lain")];
    for (code, words) in codes {
        let cause = std::io::Error::from_raw_os_error(code);
        let sentence = WriteError { path: "a.ron".into(), step: Step::Write, cause }.sentence_in(Words::indonesian());
        assert!(sentence.contains(words) && sentence.contains("Berkas lama tidak berubah"), "{code}: {sentence}");
    }
}

#[test]
fn a_new_file_never_replaces_one_that_is_there() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    put(&path, OLD);
    let error = write(&SystemDisk, &path, NEW, Mode::Create).unwrap_err();
    assert_eq!((error.cause.kind(), fs::read(&path).unwrap().as_slice()), (ErrorKind::AlreadyExists, OLD));
    assert_eq!(names(folder.path()), ["a.ron"]);
}

#[test]
fn a_folder_that_is_not_there_is_named_and_not_made() {
    let folder = folder();
    let error = write(&SystemDisk, &folder.path().join("tidak/ada.ron"), NEW, Mode::Create).unwrap_err();
    assert_eq!((error.step, error.cause.kind()), (Step::Look, ErrorKind::NotFound));
    assert!(error.sentence_in(Words::indonesian()).contains("tidak/ada.ron") || cfg!(windows));
    assert!(names(folder.path()).is_empty());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let folder = folder();
        fs::create_dir(folder.path().join("asli")).unwrap();
        let (target, link) = (folder.path().join("asli/a.ron"), folder.path().join("tautan.ron"));
        put(&target, OLD);
        symlink("asli/a.ron", &link).unwrap();
        write(&SystemDisk, &link, NEW, Mode::Replace).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&target).unwrap(), NEW);
        assert_eq!(
            (names(folder.path()), names(&folder.path().join("asli"))),
            (vec!["asli".into(), "tautan.ron".into()], vec!["a.ron".into()])
        );
    }

    #[test]
    fn a_link_to_a_file_that_is_not_there_yet_gets_its_target() {
        let folder = folder();
        let link = folder.path().join("tautan.ron");
        symlink("baru.ron", &link).unwrap();
        write(&SystemDisk, &link, NEW, Mode::Replace).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(folder.path().join("baru.ron")).unwrap(), NEW);
    }

    #[test]
    fn chains_of_links_are_followed_and_loops_are_refused() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("asli")).unwrap();
        for (target, link) in
            [("kedua.ron", "pertama.ron"), ("asli/ketiga.ron", "kedua.ron"), ("a.ron", "asli/ketiga.ron")]
        {
            symlink(target, at(link)).unwrap();
        }
        for bytes in [NEW, OLD] {
            write(&SystemDisk, &at("pertama.ron"), bytes, Mode::Replace).unwrap();
            assert_eq!(fs::read(at("asli/a.ron")).unwrap(), bytes);
        }
        assert_eq!(names(folder.path()), ["asli", "kedua.ron", "pertama.ron"]);
        symlink("lingkar.ron", at("lingkar.ron")).unwrap();
        assert_eq!(write(&SystemDisk, &at("lingkar.ron"), NEW, Mode::Replace).unwrap_err().step, Step::Look);
    }

    /// A colleague on a share must not lose access because somebody else saved.
    #[test]
    fn the_group_stays_as_it_was() {
        use std::os::unix::fs::{MetadataExt as _, chown};
        let folder = folder();
        let path = folder.path().join("a.ron");
        put(&path, OLD);
        let own = fs::metadata(&path).unwrap().gid();
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let groups = status.lines().find_map(|line| line.strip_prefix("Groups:")).unwrap_or_default();
        let mut groups: Vec<u32> = groups.split_whitespace().map(|group| group.parse().unwrap()).collect();
        // A group that only the superuser may give; where nothing but the own group can be given, nothing can be shown.
        groups.push(own + 1);
        let Some(group) = groups.into_iter().find(|group| *group != own && chown(&path, None, Some(*group)).is_ok())
        else {
            return;
        };
        set_mode(&path, 0o660);
        write(&SystemDisk, &path, NEW, Mode::Replace).unwrap();
        assert_eq!((fs::metadata(&path).unwrap().gid(), mode(&path)), (group, 0o660));
    }

    /// Where the group cannot be kept, the new one may do no more than everybody.
    #[test]
    fn a_group_that_cannot_be_kept_is_not_replaced_by_one_that_may_read() {
        for (before, after) in [(0o660, 0o600), (0o664, 0o644), (0o640, 0o600), (0o666, 0o666)] {
            let folder = folder();
            let path = folder.path().join("a.ron");
            put(&path, OLD);
            set_mode(&path, before);
            let refused = (0..20).find(|call| {
                let disk = FaultyDisk::new(&SystemDisk, *call, Fault::Fails(ErrorKind::PermissionDenied));
                write(&disk, &path, NEW, Mode::Replace).is_ok() && disk.met()
            });
            assert!(refused.is_some());
            assert_eq!((mode(&path), fs::read(&path).unwrap().as_slice()), (after, NEW), "{before:o}");
        }
    }

    #[test]
    fn permissions_stay_as_they_were() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        for bits in [0o600, 0o664, 0o640, 0o644] {
            put(&path, OLD);
            set_mode(&path, bits);
            write(&SystemDisk, &path, NEW, Mode::Replace).unwrap();
            assert_eq!(mode(&path), bits, "{bits:o}");
        }
    }

    #[test]
    fn a_new_file_is_its_owners_alone_unless_the_folder_is_shared() {
        let folder = folder();
        // The last is a folder like /tmp: everybody writes there, and nobody else's file may be replaced.
        let cases = [(0o700, 0o600), (0o755, 0o600), (0o770, 0o660), (0o775, 0o664), (0o2770, 0o660), (0o1777, 0o600)];
        for (of_folder, of_file) in cases {
            set_mode(folder.path(), of_folder);
            let path = folder.path().join(format!("{of_folder:o}.ron"));
            write(&SystemDisk, &path, NEW, Mode::Create).unwrap();
            assert_eq!(mode(&path), of_file, "in {of_folder:o}");
        }
    }

    /// The system says what it grants the files of other programs.
    #[test]
    #[expect(clippy::disallowed_methods, reason = "what another program makes is compared with")]
    fn a_file_that_is_made_for_others_can_be_read_as_the_users_other_new_files_can() {
        let folder = folder();
        set_mode(folder.path(), 0o755);
        let usual = folder.path().join("biasa.txt");
        fs::write(&usual, NEW).unwrap();
        let path = folder.path().join("laporan.pdf");
        export(&SystemDisk, &path, OLD, Mode::Create).unwrap();
        assert_eq!(mode(&path), mode(&usual));
        write(&SystemDisk, &folder.path().join("a.ron"), NEW, Mode::Create).unwrap();
        assert_eq!(mode(&folder.path().join("a.ron")), 0o600, "a draft is not for others yet");
        // Whoever kept it for themselves still does.
        set_mode(&path, 0o600);
        export(&SystemDisk, &path, NEW, Mode::Replace).unwrap();
        assert_eq!((mode(&path), fs::read(&path).unwrap().as_slice()), (0o600, NEW));
    }

    #[test]
    fn new_folders_are_their_owners_alone_unless_a_group_shares_the_one_above() {
        let folder = folder();
        for (above, made) in [(0o755, 0o700), (0o700, 0o700), (0o775, 0o775), (0o1777, 0o700)] {
            let place = folder.path().join(format!("{above:o}"));
            fs::create_dir(&place).unwrap();
            set_mode(&place, above);
            SystemDisk.create_folders(&place.join("satu/dua")).unwrap();
            assert_eq!(
                [mode(&place), mode(&place.join("satu")), mode(&place.join("satu/dua"))],
                [above & 0o777, made, made]
            );
        }
    }

    #[test]
    fn a_file_that_somebody_protected_is_not_written_over() {
        let folder = folder();
        let path = folder.path().join("a.ron");
        put(&path, OLD);
        set_mode(&path, 0o444);
        let error = write(&SystemDisk, &path, NEW, Mode::Replace).unwrap_err();
        assert_eq!((error.cause.kind(), fs::read(&path).unwrap().as_slice()), (ErrorKind::PermissionDenied, OLD));
    }

    #[test]
    fn pipes_and_devices_are_not_waited_for() {
        for path in ["/dev/zero", "/dev/tty", "/"] {
            assert!(SystemDisk.read(Path::new(path), 1_000).is_err(), "{path}");
        }
    }
}

#[test]
fn a_saved_draft_is_opened_again_and_larger_files_are_not_even_read() {
    let folder = folder();
    let path = folder.path().join("a.ron");
    let draft = small();
    let saved = save(&SystemDisk, &path, &draft, Mode::Create).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), saved.text);
    assert_eq!(open(&SystemDisk, &path, &rubric::builtin).unwrap().draft.assessment, draft.assessment);
    assert_eq!(SystemDisk.read(&path, 10).unwrap_err().kind(), ErrorKind::FileTooLarge);
    let missing = open(&SystemDisk, &folder.path().join("b.ron"), &rubric::builtin).unwrap_err();
    assert!(missing.sentence_in(Words::indonesian()).contains("b.ron"));
}

fn recent(path: &str) -> Recent {
    let draft = small();
    let header = &draft.header;
    Recent::of(Path::new(path), &header.id, header.saved_at, &draft.assessment, &framework())
}

fn assert_sound((found, trouble): (Settings, Option<SettingsTrouble>), wanted: &Settings) {
    assert_eq!(&found, wanted);
    assert!(trouble.is_none(), "{trouble:?}");
}

#[test]
fn settings_are_read_back_and_broken_ones_never_stop_a_start() {
    let folder = folder();
    let path = folder.path().join("data/settings.ron");
    assert_sound(load_settings(&SystemDisk, &path), &Settings::default());
    let mut settings = Settings { author: "Ana \"A\"".to_owned(), text_percent: 125, ..Settings::default() };
    settings.remember(recent("/a/b.ron"));
    settings.stay_at(&support::DRAFT_ID.into(), "23");
    save_settings(&SystemDisk, &path, &Settings::default(), &settings).unwrap();
    assert_sound(load_settings(&SystemDisk, &path), &settings);

    for broken in [&b"(author: "[..], b"", b"\xff\xfe", &[b'['; 100_000], b"(text_percent: \"besar\")"] {
        put(&path, broken);
        let (found, aside) = load_settings(&SystemDisk, &path);
        assert_eq!(found, Settings::default());
        let Some(SettingsTrouble::Aside { place }) = aside else { panic!("{aside:?}") };
        assert_eq!(fs::read(place).unwrap(), broken, "the old file is kept aside");
        assert!(!path.exists());
    }
    put(&path, b"(text_percent: 900, window: (width: NaN, height: inf), later: Some(3))");
    assert_sound(load_settings(&SystemDisk, &path), &Settings { text_percent: 200, ..Settings::default() });
}

#[test]
fn a_draft_is_remembered_once_with_what_beranda_shows() {
    let mut settings = Settings::default();
    for path in ["/a.ron", "/b.ron", "/a.ron"] {
        settings.remember(recent(path));
    }
    let paths: Vec<&str> = settings.recent.iter().map(|recent| recent.path.as_str()).collect();
    assert_eq!(paths, ["/a.ron", "/b.ron"]);
    let first = &settings.recent[0];
    assert_eq!((first.institution.as_str(), first.year, first.answered, first.total), ("Kota Uji", 2024, 1, 47));
    assert_eq!(
        (first.index(Words::indonesian()).as_str(), first.band.as_str(), first.levels[&2]),
        ("1,03", "kurang", 1)
    );
    settings.forget("/a.ron");
    assert_eq!(settings.recent.len(), 1);
}

#[test]
fn a_recovery_copy_is_kept_by_draft_file_and_base_until_it_is_removed() {
    let folder = folder();
    let place = folder.path().join("pemulihan");
    let mut draft = small();
    write_recovery(&SystemDisk, &place, &draft).unwrap();
    draft.header.base = Some(Base { path: Some("/a/b.ron".to_owned()), revision: 7, checksum: "x".to_owned() });
    let copy = write_recovery(&SystemDisk, &place, &draft).unwrap();
    assert_eq!(write_recovery(&SystemDisk, &place, &draft).unwrap(), copy, "the copy of the same base is replaced");
    let other = Some(Base { path: Some("/a/c.ron".to_owned()), revision: 7, checksum: "x".to_owned() });
    let of_other = Draft { header: Header { base: other, ..draft.header.clone() }, ..draft.clone() };
    let beside = write_recovery(&SystemDisk, &place, &of_other).unwrap();
    assert_ne!(beside, copy, "another file of the same draft has a copy of its own");
    remove_recovery(&SystemDisk, &place, support::DRAFT_ID, Some("/a/c.ron"), 7).unwrap();
    assert!(!beside.exists() && copy.exists());
    put(&place.join("rusak.ron"), b"(header: ");
    let found = recovery_copies(&SystemDisk, &place, &rubric::builtin).unwrap();
    let bases: Vec<Option<Option<u64>>> = found
        .iter()
        .map(|found| {
            found.content.as_ref().ok().map(|opened| opened.draft.header.base.as_ref().map(|base| base.revision))
        })
        .collect();
    assert_eq!(bases, [Some(None), Some(Some(7)), None], "a broken copy is shown, not hidden");
    remove_recovery(&SystemDisk, &place, support::DRAFT_ID, Some("/a/b.ron"), 7).unwrap();
    remove_recovery(&SystemDisk, &place, support::DRAFT_ID, Some("/a/b.ron"), 7).unwrap();
    assert_eq!(recovery_copies(&SystemDisk, &place, &rubric::builtin).unwrap().len(), 2);
    assert!(recovery_copies(&SystemDisk, &folder.path().join("tidak-ada"), &rubric::builtin).unwrap().is_empty());
}

#[test]
fn a_recovery_copy_that_cannot_be_written_says_so() {
    let folder = folder();
    for call in 0..10 {
        let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(ErrorKind::StorageFull));
        let done = write_recovery(&disk, &folder.path().join("pemulihan"), &small());
        assert_eq!(done.is_err(), disk.met(), "call {call}");
        assert!(!matches!(done, Err(SaveError::Draft { .. })));
    }
}

#[test]
fn data_lives_where_the_variable_the_portable_file_or_the_system_says() {
    let folder = folder();
    let program = folder.path().join("spbe-mandiri");
    let of = |home: Option<&str>| Places::of(home.map(Into::into), Some(&program));
    let system = of(Some("")).unwrap();
    assert!(!system.data().starts_with(folder.path()));
    put(&folder.path().join("portable.txt"), b"");
    assert_eq!(of(None).unwrap().settings(), folder.path().join("data/settings.ron"));
    let told = of(Some("/tempat/lain")).unwrap();
    assert_eq!(told.recovery(), Path::new("/tempat/lain/pemulihan"));
    assert_eq!(told.restore(), Path::new("/tempat/lain/cadangan"));
}
