//! The settings of a user are never replaced by who could not read them, nor by another window that knows less.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::ErrorKind,
    path::Path,
};

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::DraftId,
    storage::{
        Fault, FaultyDisk, Recent, Settings, SettingsTrouble, SystemDisk, Theme, load_settings, peek_settings,
        save_settings,
    },
    words::{Sentence, Words},
};

use crate::support::{put, rubric, small};

fn recent(path: &str) -> Recent {
    let draft = small();
    Recent::of(Path::new(path), &draft.header.id, draft.header.saved_at, &draft.assessment, &rubric())
}

/// Settings of somebody who has worked with the program.
fn theirs() -> Settings {
    let mut settings =
        Settings { author: "Ana".to_owned(), theme: Theme::Dark, text_percent: 140, ..Settings::default() };
    settings.remember(recent("/a.ron"));
    settings.stay_at(&"satu".into(), "7");
    settings
}

/// Everything a system may say of a file that is there.
const UNREADABLE: [ErrorKind; 9] = [
    ErrorKind::PermissionDenied,
    ErrorKind::ResourceBusy,
    ErrorKind::TimedOut,
    ErrorKind::Other,
    ErrorKind::FileTooLarge,
    ErrorKind::InvalidInput,
    ErrorKind::IsADirectory,
    ErrorKind::StaleNetworkFileHandle,
    ErrorKind::WouldBlock,
];

#[test]
fn settings_that_cannot_be_read_are_said_to_be_so_and_stay_whatever_the_window_then_changes() {
    for kind in UNREADABLE {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        save_settings(&SystemDisk, &path, &Settings::default(), &theirs()).unwrap();
        let before = fs::read(&path).unwrap();
        let unreadable = || FaultyDisk::new(&SystemDisk, 0, Fault::Fails(kind));
        let (usual, trouble) = load_settings(&unreadable(), &path);
        assert_eq!(usual, Settings::default());
        let said = trouble.unwrap().sentence_in(Words::indonesian());
        assert!(said.contains("settings.ron") && said.contains("tidak mengganti berkas itu"), "{kind:?}: {said}");
        let ours = Settings { text_percent: 80, ..usual.clone() };
        let trouble = save_settings(&unreadable(), &path, &usual, &ours).unwrap_err();
        assert!(matches!(trouble, SettingsTrouble::Unreadable { .. }), "{kind:?}: {trouble}");
        assert_eq!(fs::read(&path).unwrap(), before, "{kind:?}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is moved either");
        // Whoever held it lets go: only what was changed here goes over what stands there.
        save_settings(&SystemDisk, &path, &usual, &ours).unwrap();
        assert_eq!(load_settings(&SystemDisk, &path).0, Settings { text_percent: 80, ..theirs() });
    }
}

#[test]
fn a_failure_at_any_step_of_a_save_leaves_the_settings_of_before_or_all_of_both() {
    let ours = Settings { text_percent: 80, ..Settings::default() };
    let both = Settings { text_percent: 80, ..theirs() };
    for kind in UNREADABLE {
        for step in 0.. {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("settings.ron");
            save_settings(&SystemDisk, &path, &Settings::default(), &theirs()).unwrap();
            let disk = FaultyDisk::new(&SystemDisk, step, Fault::Fails(kind));
            let done = save_settings(&disk, &path, &Settings::default(), &ours);
            let found = load_settings(&SystemDisk, &path).0;
            assert!(found == both || done.is_err() && found == theirs(), "{kind:?} at {step}: {done:?}");
            if !disk.met() {
                break;
            }
        }
    }
}

#[test]
fn a_broken_file_that_cannot_be_kept_aside_stays_and_who_only_reads_moves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    put(&path, b"(rusak");
    assert_eq!(peek_settings(&SystemDisk, &path), Settings::default());
    assert_eq!(fs::read(&path).unwrap(), b"(rusak");
    for number in 1..=9 {
        put(&folder.path().join(format!("settings.rusak-{number}.ron")), b"lama");
    }
    let (usual, trouble) = load_settings(&SystemDisk, &path);
    let said = trouble.unwrap().sentence_in(Words::indonesian());
    assert!(said.contains("tidak dapat dipindahkan"), "{said}");
    assert!(save_settings(&SystemDisk, &path, &usual, &theirs()).is_err());
    assert_eq!(fs::read(&path).unwrap(), b"(rusak");
}

#[test]
fn a_full_list_loses_its_oldest_draft_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let mut full = Settings::default();
    (0..30).for_each(|number| full.remember(recent(&format!("/{number}.ron"))));
    save_settings(&SystemDisk, &path, &Settings::default(), &full).unwrap();
    let (mut one, mut other) = (full.clone(), full.clone());
    other.forget("/5.ron");
    save_settings(&SystemDisk, &path, &full, &other).unwrap();
    one.remember(recent("/baru.ron"));
    save_settings(&SystemDisk, &path, &full, &one).unwrap();
    let found: Vec<String> = load_settings(&SystemDisk, &path).0.recent.into_iter().map(|recent| recent.path).collect();
    assert_eq!((found.len(), found[0].as_str()), (30, "/baru.ron"));
    assert!(found.contains(&"/0.ron".to_owned()) && !found.contains(&"/5.ron".to_owned()), "{found:?}");
}

/// What a person does in one of two windows.
#[derive(Debug, Clone)]
enum Act {
    Remember(u8),
    Forget(u8),
    Author(u8),
    Text(u8),
    Motion(bool),
    Stay(u8, u8),
    Save,
}

fn act() -> impl Strategy<Value = (bool, Act)> {
    let act = prop_oneof![
        3 => (0_u8..6).prop_map(Act::Remember),
        1 => (0_u8..6).prop_map(Act::Forget),
        1 => (1_u8..9).prop_map(Act::Author),
        1 => (81_u8..200).prop_map(Act::Text),
        1 => any::<bool>().prop_map(Act::Motion),
        2 => (0_u8..4, 1_u8..9).prop_map(|(draft, at)| Act::Stay(draft, at)),
        3 => Just(Act::Save),
    ];
    (any::<bool>(), act)
}

fn draft_id(number: u8) -> DraftId {
    DraftId::from(format!("draf-{number}").as_str())
}

/// What stands under a name in settings, as text; nothing where it is the usual.
fn facts(settings: &Settings) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::from([
        ("author".to_owned(), settings.author.clone()),
        ("text".to_owned(), settings.text_percent.to_string()),
        ("motion".to_owned(), settings.less_motion.to_string()),
    ]);
    facts.extend(settings.recent.iter().map(|recent| (recent.path.clone(), String::new())));
    facts.extend(settings.last_indicator.iter().map(|(id, at)| (id.to_string(), at.clone())));
    facts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of what two windows changed nothing is lost, but where both changed the same thing: then the later save stands.
    #[test]
    fn two_windows_lose_nothing_of_each_other(acts in prop::collection::vec(act(), 1..40)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        save_settings(&SystemDisk, &path, &Settings::default(), &theirs()).unwrap();
        let mut wanted = facts(&theirs());
        // Each window: what it shows, what it kept last, and the drafts it opened since.
        let mut windows = [(); 2].map(|()| (theirs(), theirs(), BTreeSet::new()));
        let ends = [(false, Act::Save), (true, Act::Save)];
        for (second, act) in acts.into_iter().chain(ends) {
            let (ours, kept, opened) = &mut windows[usize::from(second)];
            match act {
                Act::Remember(number) => {
                    ours.remember(recent(&format!("/{number}.ron")));
                    opened.insert(format!("/{number}.ron"));
                }
                Act::Forget(number) => ours.forget(&format!("/{number}.ron")),
                Act::Author(number) => ours.author = format!("Nama {number}"),
                Act::Text(percent) => ours.text_percent = percent.into(),
                Act::Motion(less) => ours.less_motion = less,
                Act::Stay(draft, at) => ours.stay_at(&draft_id(draft), &at.to_string()),
                Act::Save => {
                    save_settings(&SystemDisk, &path, kept, ours).unwrap();
                    let (before, now) = (facts(kept), facts(ours));
                    for name in before.keys().chain(now.keys()) {
                        match (before.get(name), now.get(name)) {
                            (one, other) if one == other => {}
                            (_, Some(value)) => drop(wanted.insert(name.clone(), value.clone())),
                            (_, None) => drop(wanted.remove(name)),
                        }
                    }
                    // Opened again here and taken off the list there: either may stand.
                    let stand = facts(&load_settings(&SystemDisk, &path).0);
                    let again = opened.iter().filter(|path| now.contains_key(*path) && stand.contains_key(*path));
                    wanted.extend(again.map(|path| (path.clone(), String::new())));
                    opened.clear();
                    *kept = ours.clone();
                }
            }
        }
        prop_assert_eq!(facts(&load_settings(&SystemDisk, &path).0), wanted);
    }
}
