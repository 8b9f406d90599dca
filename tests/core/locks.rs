//! The lock beside a draft: one holder at a time, a left one is recognised, and nobody's lock is removed by another.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Barrier,
};

use spbe_mandiri::{
    storage::{
        Fault, FaultyDisk, Held, Holder, Locks, SystemDisk, host, lock_lost_to, lock_place, release_lock,
        sweep_leftovers, take_lock, take_over_lock,
    },
    words::{Sentence as _, Words},
};
use support::{at, put};
use tempfile::TempDir;

fn desk() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("penilaian.ron");
    put(&draft, b"draft");
    (folder, draft)
}

fn holder(session: &str) -> Holder {
    Holder {
        person: format!("Ibu {session}"),
        host: host(),
        process: std::process::id(),
        since: at(0),
        session: session.to_owned(),
    }
}

/// Somebody on another computer, about whose process nothing can be told.
fn elsewhere(session: &str) -> Holder {
    Holder { host: "PC-LAIN".to_owned(), process: u32::MAX, ..holder(session) }
}

/// What lies in the folder, in order.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn lies_there(draft: &Path) -> bool {
    lock_place(&SystemDisk, draft).unwrap().exists()
}

fn taken(draft: &Path, by: &Holder) -> Held {
    take_lock(&SystemDisk, draft, by).unwrap_err()
}

#[test]
fn the_second_is_told_who_has_it_and_gets_it_once_it_is_given_back() {
    let (folder, draft) = desk();
    let (ana, budi) = (elsewhere("a"), holder("b"));
    let lock = take_lock(&SystemDisk, &draft, &ana).unwrap();
    assert!(lock.is_held() && folder.path().join(".penilaian.ron.kunci").is_file());
    assert_eq!(names(&folder), [".penilaian.ron.kunci", ".penilaian.ron.kunci-a", "penilaian.ron"]);
    let held = taken(&draft, &budi);
    assert_eq!((held.holder.as_deref(), held.stale), (Some(&ana), false));
    let sentence = held.sentence_in(Words::indonesian());
    assert!(sentence.contains("Ibu a") && sentence.contains("PC-LAIN") && sentence.contains("WIB"), "{sentence}");
    release_lock(&SystemDisk, lock);
    assert_eq!(names(&folder), ["penilaian.ron"]);
    assert!(take_lock(&SystemDisk, &draft, &budi).unwrap().is_held());
    assert_eq!(names(&folder).len(), 3, "the draft and the two files of its lock, nothing else");
}

#[test]
fn of_many_who_take_it_at_once_one_gets_it() {
    for _ in 0..20 {
        let (_folder, draft) = desk();
        let start = Barrier::new(4);
        let take = |session: &str| {
            start.wait();
            take_lock(&SystemDisk, &draft, &elsewhere(session)).is_ok_and(|lock| lock.is_held())
        };
        let got: usize = std::thread::scope(|scope| {
            let takers = ["a", "b", "c", "d"].map(|session| scope.spawn(move || take(session)));
            takers.into_iter().map(|taker| usize::from(taker.join().unwrap())).sum()
        });
        assert_eq!(got, 1);
    }
}

#[test]
fn the_same_session_has_its_own_lock_already() {
    let (_folder, draft) = desk();
    take_lock(&SystemDisk, &draft, &holder("a")).unwrap();
    let again = take_lock(&SystemDisk, &draft, &holder("a")).unwrap();
    release_lock(&SystemDisk, again);
    assert!(!lies_there(&draft));
}

#[test]
fn a_link_and_its_target_have_the_same_lock() {
    let (folder, draft) = desk();
    let link = folder.path().join("tautan.ron");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&draft, &link).unwrap();
    #[cfg(windows)]
    if std::os::windows::fs::symlink_file(&draft, &link).is_err() {
        return; // not permitted to this user
    }
    take_lock(&SystemDisk, &link, &elsewhere("a")).unwrap();
    assert!(taken(&draft, &holder("b")).holder.is_some());
}

/// Where there are no locks of the system, the number of the process is all there is.
#[cfg(target_os = "linux")]
#[test]
fn a_lock_whose_program_is_gone_is_stale_and_one_whose_program_runs_is_not() {
    let (_folder, draft) = desk();
    let share = FaultyDisk::share(&SystemDisk, Locks::Missing);
    let taken = || take_lock(&share, &draft, &holder("b")).unwrap_err();
    let mut child = std::process::Command::new("sleep").arg("60").spawn().unwrap();
    let _left = take_lock(&share, &draft, &Holder { process: child.id(), ..holder("a") }).unwrap();
    assert!(!taken().stale);
    child.kill().unwrap();
    child.wait().unwrap();
    let held = taken();
    assert!(held.stale && held.holder.is_some());
    let mine = take_over_lock(&share, &draft, &holder("b"), &held).unwrap();
    assert!(mine.is_held());
}

/// After a restart of the computer the number of the program that left the lock may be ours.
#[test]
fn a_lock_of_another_session_with_our_own_process_is_stale() {
    let (_folder, draft) = desk();
    take_lock(&SystemDisk, &draft, &holder("a")).unwrap();
    assert!(taken(&draft, &holder("b")).stale);
    assert!(
        !taken(&draft, &Holder { host: String::new(), ..holder("b") }).stale,
        "a computer without a name is nobody's"
    );
}

#[test]
fn a_damaged_lock_is_stale_once_nobody_can_still_be_writing_it() {
    for damaged in [&b""[..], b"(person: \"Ana", b"\xff\xfe\x00", b"()"] {
        let (_folder, draft) = desk();
        put(&lock_place(&SystemDisk, &draft).unwrap(), damaged);
        #[expect(clippy::disallowed_methods, reason = "the file was made at the moment of this machine")]
        let now = jiff::Timestamp::now();
        let later = |seconds: i64| Holder { since: now + jiff::SignedDuration::from_secs(seconds), ..holder("b") };
        let held = taken(&draft, &later(0));
        assert!(held.holder.is_none() && !held.stale, "it may just be appearing");
        assert!(!held.sentence_in(Words::indonesian()).is_empty());
        let held = taken(&draft, &later(3_600));
        assert!(held.stale);
        assert!(take_over_lock(&SystemDisk, &draft, &holder("b"), &held).unwrap().is_held());
    }
}

#[test]
fn of_two_who_take_over_at_once_one_gets_it() {
    for _ in 0..20 {
        let (folder, draft) = desk();
        take_lock(&SystemDisk, &draft, &elsewhere("a")).unwrap();
        let start = Barrier::new(2);
        let take_over = |session: &str| {
            let own = elsewhere(session);
            let found = taken(&draft, &own);
            start.wait();
            take_over_lock(&SystemDisk, &draft, &own, &found).is_ok_and(|lock| lock.is_held())
        };
        let got: usize = std::thread::scope(|scope| {
            let takers = ["b", "c"].map(|session| scope.spawn(move || take_over(session)));
            takers.into_iter().map(|taker| usize::from(taker.join().unwrap())).sum()
        });
        assert_eq!(got, 1);
        assert_eq!(names(&folder).len(), 3, "the draft and the two files of one lock: {:?}", names(&folder));
    }
}

#[test]
fn taking_over_what_was_found_leaves_a_lock_that_came_later_alone() {
    let (_folder, draft) = desk();
    let first = take_lock(&SystemDisk, &draft, &elsewhere("a")).unwrap();
    let found = taken(&draft, &holder("b"));
    release_lock(&SystemDisk, first);
    take_lock(&SystemDisk, &draft, &elsewhere("c")).unwrap();
    let held = take_over_lock(&SystemDisk, &draft, &holder("b"), &found).unwrap_err();
    assert_eq!(held.holder.as_deref(), Some(&elsewhere("c")));
    assert!(lies_there(&draft));
}

#[test]
fn giving_back_a_lock_that_was_taken_over_leaves_it_to_its_new_holder() {
    let (_folder, draft) = desk();
    let lost = take_lock(&SystemDisk, &draft, &elsewhere("a")).unwrap();
    let found = taken(&draft, &holder("b"));
    take_over_lock(&SystemDisk, &draft, &holder("b"), &found).unwrap();
    release_lock(&SystemDisk, lost);
    assert_eq!(taken(&draft, &elsewhere("c")).holder.as_deref(), Some(&holder("b")));
}

/// A lock that cannot be made is no reason not to open a draft: where it cannot be written, neither can the draft.
#[test]
fn a_place_where_nothing_can_be_written_gives_no_lock_and_no_error() {
    let (folder, draft) = desk();
    for kind in [ErrorKind::ReadOnlyFilesystem, ErrorKind::PermissionDenied, ErrorKind::StorageFull] {
        let mut refused = 0;
        for call in 0.. {
            let disk = FaultyDisk::new(&SystemDisk, call, Fault::Fails(kind));
            let lock = take_lock(&disk, &draft, &holder("a")).unwrap();
            refused += usize::from(!lock.is_held());
            release_lock(&SystemDisk, lock);
            assert_eq!(names(&folder), ["penilaian.ron"], "{kind:?} at call {call}");
            if !disk.met() {
                break;
            }
        }
        assert!(refused >= 5, "{kind:?}");
    }
    let nowhere = take_lock(&SystemDisk, &folder.path().join("tidak/ada.ron"), &holder("a")).unwrap();
    assert!(!nowhere.is_held());
    assert_eq!(names(&folder), ["penilaian.ron"]);
}

/// The number of the process says nothing here: it is the test's own, and runs.
#[test]
fn a_holder_on_this_computer_is_alive_while_its_lock_is_held_and_known_to_be_gone_at_once_when_it_is_not() {
    for process in [std::process::id(), u32::MAX] {
        let (folder, draft) = desk();
        let lock = take_lock(&SystemDisk, &draft, &Holder { process, ..holder("a") }).unwrap();
        assert!(!taken(&draft, &holder("b")).stale, "{process}");
        drop(lock);
        let held = taken(&draft, &holder("b"));
        assert!(held.stale, "{process}");
        let mine = take_over_lock(&SystemDisk, &draft, &holder("b"), &held).unwrap();
        assert_eq!(names(&folder), [".penilaian.ron.kunci", ".penilaian.ron.kunci-b", "penilaian.ron"]);
        release_lock(&SystemDisk, mine);
        assert_eq!(names(&folder), ["penilaian.ron"]);
    }
}

#[test]
fn a_share_whose_locks_do_not_reach_other_computers_makes_no_living_holder_look_dead() {
    let (_folder, draft) = desk();
    let _ana = take_lock(&SystemDisk, &draft, &elsewhere("a")).unwrap();
    let share = FaultyDisk::share(&SystemDisk, Locks::Unseen);
    let held = take_lock(&share, &draft, &holder("b")).unwrap_err();
    assert_eq!((held.holder.as_deref(), held.stale), (Some(&elsewhere("a")), false), "the person is asked");
}

#[test]
fn a_share_without_locks_has_the_file_that_says_who_and_looks_for_the_process() {
    let (folder, draft) = desk();
    let share = FaultyDisk::share(&SystemDisk, Locks::Missing);
    let lock = take_lock(&share, &draft, &elsewhere("a")).unwrap();
    assert!(lock.is_held());
    assert_eq!(names(&folder), [".penilaian.ron.kunci", "penilaian.ron"]);
    assert!(!take_lock(&share, &draft, &holder("b")).unwrap_err().stale);
    release_lock(&share, lock);
    assert_eq!(names(&folder), ["penilaian.ron"]);
    if cfg!(target_os = "linux") {
        let _left = take_lock(&share, &draft, &Holder { process: u32::MAX, ..holder("a") }).unwrap();
        let held = take_lock(&share, &draft, &holder("b")).unwrap_err();
        assert!(held.stale, "no process has that number");
        assert!(take_over_lock(&share, &draft, &holder("b"), &held).unwrap().is_held());
    }
}

/// What a file says becomes part of a name only where it can lead nowhere else.
#[test]
fn a_lock_that_names_a_strange_session_leads_nowhere() {
    let (folder, draft) = desk();
    for session in ["../../luar", "", "a/b", "a\\b", "a.b", &"a".repeat(65)] {
        let lock = take_lock(&SystemDisk, &draft, &Holder { host: "PC-LAIN".to_owned(), ..holder(session) }).unwrap();
        assert_eq!(names(&folder), [".penilaian.ron.kunci", "penilaian.ron"], "{session:?}");
        assert!(!taken(&draft, &holder("b")).stale);
        release_lock(&SystemDisk, lock);
    }
}

#[test]
fn who_lost_the_lock_is_told_to_whom() {
    let (_folder, draft) = desk();
    let ana = take_lock(&SystemDisk, &draft, &elsewhere("a")).unwrap();
    let mark = ana.mark().unwrap();
    assert!(lock_lost_to(&SystemDisk, &mark).is_none(), "it is still there");
    let found = taken(&draft, &holder("b"));
    let budi = take_over_lock(&SystemDisk, &draft, &holder("b"), &found).unwrap();
    assert_eq!(lock_lost_to(&SystemDisk, &mark).and_then(|held| held.holder).as_deref(), Some(&holder("b")));
    release_lock(&SystemDisk, budi);
    assert!(lock_lost_to(&SystemDisk, &mark).is_none(), "nobody has it");
    put(&lock_place(&SystemDisk, &draft).unwrap(), b"rusak");
    assert!(lock_lost_to(&SystemDisk, &mark).is_none(), "damage is nobody");
}

#[test]
fn a_lock_taken_twice_by_one_session_is_given_back_once() {
    let (folder, draft) = desk();
    let first = take_lock(&SystemDisk, &draft, &holder("a")).unwrap();
    let again = take_lock(&SystemDisk, &draft, &holder("a")).unwrap();
    let one = first.joined(again).unwrap();
    assert!(!taken(&draft, &holder("b")).stale);
    release_lock(&SystemDisk, one);
    assert_eq!(names(&folder), ["penilaian.ron"]);
    let other = folder.path().join("lain.ron");
    put(&other, b"draft");
    let locks = [&draft, &other].map(|draft| take_lock(&SystemDisk, draft, &holder("a")).unwrap());
    let [first, second] = locks;
    assert!(first.joined(second).is_err(), "locks of two drafts");
}

/// Whatever call fails, there is never a lock that says half of what it should, and one that was told "held" is there.
#[test]
fn a_failure_at_any_call_leaves_a_whole_lock_or_none() {
    for fault in [Fault::Killed, Fault::Half, Fault::Fails(ErrorKind::Other)] {
        for call in 0.. {
            let (_folder, draft) = desk();
            let disk = FaultyDisk::new(&SystemDisk, call, fault);
            let lock = take_lock(&disk, &draft, &elsewhere("a"));
            let there = fs::read(lock_place(&SystemDisk, &draft).unwrap()).ok();
            let whole =
                there.as_ref().is_none_or(|_| taken(&draft, &holder("b")).holder.as_deref() == Some(&elsewhere("a")));
            assert!(whole, "{fault:?} at call {call}");
            assert!(there.is_some() || !lock.is_ok_and(|lock| lock.is_held()), "{fault:?} at call {call}");
            if !disk.met() {
                break;
            }
        }
    }
}

#[test]
fn a_lock_is_given_back_and_can_be_read_by_others_however_long_its_holders_name_is() {
    let (folder, draft) = desk();
    let long = Holder { person: "Å".repeat(17_000), host: "PC-LAIN".repeat(4_000), ..holder("a") };
    let lock = take_lock(&SystemDisk, &draft, &long).unwrap();
    let held = taken(&draft, &holder("b"));
    assert!(held.holder.is_some_and(|holder| holder.person.starts_with("ÅÅ") && holder.host.starts_with("PC-LAIN")));
    assert!(lock_lost_to(&SystemDisk, &lock.mark().unwrap()).is_none());
    release_lock(&SystemDisk, lock);
    assert_eq!(names(&folder), ["penilaian.ron"]);
}

/// What lies in the place of the lock, but no lock does.
#[cfg(unix)]
fn obstacles() -> [(&'static str, fn(&Path)); 6] {
    use std::os::unix::{fs::symlink, net::UnixListener};
    [
        ("a link to nothing", |place| symlink(place.with_file_name("sasaran"), place).unwrap()),
        ("a link to a file", |place| {
            put(&place.with_file_name("sasaran"), b"penting");
            symlink(place.with_file_name("sasaran"), place).unwrap();
        }),
        ("a pipe", |place| {
            assert!(std::process::Command::new("mkfifo").arg(place).status().unwrap().success());
        }),
        ("a socket", |place| drop(UnixListener::bind(place).unwrap())),
        ("an empty folder", |place| fs::create_dir(place).unwrap()),
        ("a file that is too large", |place| put(place, &[b'a'; 20_000])),
    ]
}

#[cfg(unix)]
#[test]
fn what_lies_in_the_place_of_a_lock_is_named_never_followed_and_goes_only_where_the_draft_is_taken_over() {
    for (what, lay) in obstacles() {
        let (folder, draft) = desk();
        let place = lock_place(&SystemDisk, &draft).unwrap();
        lay(&place);
        let before = fs::read(folder.path().join("sasaran")).ok();
        let lies = names(&folder);
        let held = taken(&draft, &holder("b"));
        assert!(held.holder.is_none() && !held.stale, "{what}");
        let sentence = held.sentence_in(Words::indonesian());
        assert!(sentence.contains(".penilaian.ron.kunci"), "{what}: {sentence}");
        assert_eq!(names(&folder), lies, "{what}");
        let mine = take_over_lock(&SystemDisk, &draft, &holder("b"), &held).unwrap();
        assert!(mine.is_held() && place.symlink_metadata().unwrap().is_file(), "{what}");
        release_lock(&SystemDisk, mine);
        assert_eq!(fs::read(folder.path().join("sasaran")).ok(), before, "{what}");
        let left = names(&folder);
        assert!(left.iter().all(|name| name == "penilaian.ron" || name == "sasaran"), "{what}: {left:?}");
    }
}

#[test]
fn a_folder_with_something_in_it_stays_in_the_place_of_a_lock_and_keeps_the_draft_from_being_changed() {
    let (folder, draft) = desk();
    let place = lock_place(&SystemDisk, &draft).unwrap();
    fs::create_dir(&place).unwrap();
    put(&place.join("milik orang.txt"), b"penting");
    let held = taken(&draft, &holder("b"));
    let still = take_over_lock(&SystemDisk, &draft, &holder("b"), &held).unwrap_err();
    assert!(still.sentence_in(Words::indonesian()).contains(".penilaian.ron.kunci"));
    assert_eq!(fs::read(place.join("milik orang.txt")).unwrap(), b"penting");
    assert_eq!(names(&folder), [".penilaian.ron.kunci", "penilaian.ron"]);
}

#[test]
fn a_draft_with_the_longest_name_there_can_be_has_a_lock_of_its_own_that_is_swept_like_any_other() {
    let folder = tempfile::tempdir().unwrap();
    for start in ["a".repeat(250), "é".repeat(125), format!("a{}", "é".repeat(124))] {
        let drafts = ["b", "c"].map(|end| folder.path().join(format!("{start}{end}.ron")));
        drafts.iter().for_each(|draft| put(draft, b"draft"));
        let locks = drafts.each_ref().map(|draft| take_lock(&SystemDisk, draft, &elsewhere("a")).unwrap());
        assert!(locks.iter().all(|lock| lock.is_held()), "{start}");
        assert!(drafts.iter().all(|draft| taken(draft, &holder("b")).holder.is_some()), "{start}");
        assert_eq!(names(&folder).len(), 6, "two files of each lock");
        for (lock, draft) in locks.into_iter().zip(&drafts) {
            release_lock(&SystemDisk, lock);
            fs::remove_file(draft).unwrap();
        }
        assert!(names(&folder).is_empty());
    }
    let draft = folder.path().join(format!("{}.ron", "a".repeat(251)));
    put(&draft, b"draft");
    drop(take_lock(&SystemDisk, &draft, &holder("mati")).unwrap());
    fs::remove_file(lock_place(&SystemDisk, &draft).unwrap()).unwrap();
    assert_eq!(sweep_leftovers(&SystemDisk, folder.path(), jiff::Timestamp::MAX).unwrap(), 1);
}
