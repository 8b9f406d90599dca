//! Nothing a person typed is lost: slow disks, failures of the program itself, other people at the same file.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::panic::{AssertUnwindSafe, catch_unwind};

use egui::{Key, Modifiers, Theme, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::{Harness, kittest::Queryable as _};
use spbe_mandiri::{
    cli::{self, Console, NoWindow, World},
    desktop::{App, Guard},
    rubric,
    storage::{self, SystemDisk},
    words::Words,
};
use support::{
    colleague,
    desk::{Desk, Dropped},
    put,
    window::{self, SIZE, make_new, press, rest},
};

fn file(desk: &Desk) -> std::path::PathBuf {
    desk.documents().join("kota-contoh-2026.ron")
}

fn opened(path: &std::path::Path) -> storage::Opened {
    storage::open(&SystemDisk, path, &rubric::builtin).unwrap()
}

/// Levels of indicator 1 in the recovery copies.
fn copied_levels(desk: &Desk) -> Vec<Option<u8>> {
    let copies = storage::recovery_copies(&*desk.disk, &desk.places().recovery(), &rubric::builtin).unwrap();
    copies.into_iter().map(|copy| copy.content.unwrap().draft.assessment.level("1", 0)).collect()
}

#[test]
fn what_is_typed_while_a_slow_disk_still_saves_is_in_a_recovery_copy_a_second_later() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    desk.work.hold();
    press(&mut harness, Modifiers::ALT, Key::Num2);
    rest(&mut harness, 2);
    assert!(harness.query_by_label_contains("Menyimpan…").is_some());
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 2);
    assert_eq!(copied_levels(&desk), [Some(3)]);
    desk.work.release();
    rest(&mut harness, 2);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(3));
    assert_eq!(copied_levels(&desk), [], "what is safe needs no recovery copy");
}

#[test]
fn a_failure_of_the_program_itself_leaves_what_was_typed_in_a_recovery_copy() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start_as(SIZE, Theme::Light, Guard::new);
    make_new(&mut harness);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    harness.step();
    harness.step();
    assert_eq!(copied_levels(&desk), [], "nothing is due yet");
    let guard = harness.state_mut();
    let failed = catch_unwind(AssertUnwindSafe(|| guard.watch(|_| panic!("a fault of the program"))));
    assert!(failed.is_err(), "the failure goes on");
    assert_eq!(copied_levels(&desk), [Some(4)]);
}

/// Opens the first draft of Beranda.
fn open_first(harness: &mut Harness<'_, App>) {
    let first = "Penilaian 2026 · SPBE 2020, Kota Contoh";
    harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(first))).click();
    harness.run();
}

/// The level of indicator 1 in the open draft.
fn level(harness: &Harness<'_, App>) -> Option<u8> {
    harness.state().draft().and_then(|draft| draft.assessment().level("1", 0))
}

/// A draft that was filled and closed.
fn closed_draft(desk: &Desk) {
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    press(&mut harness, Modifiers::ALT, Key::Num2);
    rest(&mut harness, 3);
    press(&mut harness, Modifiers::COMMAND, Key::W);
    rest(&mut harness, 3);
}

/// A draft in a file, with a recovery copy that says level 4 where the file says level 2.
fn draft_with_copy(desk: &Desk) {
    closed_draft(desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    desk.disk.fill(Some(&desk.documents()));
    press(&mut harness, Modifiers::ALT, Key::Num4);
    rest(&mut harness, 3);
    desk.disk.fill(None);
    assert_eq!((copied_levels(desk), opened(&file(desk)).draft.assessment.level("1", 0)), (vec![Some(4)], Some(2)));
}

#[test]
fn opening_a_file_with_a_newer_recovery_copy_asks_and_shows_what_differs() {
    let desk = Desk::new().with_author();
    draft_with_copy(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    assert!(harness.state().draft().is_none(), "nothing is decided in silence");
    harness.get_by_label_contains("Keduanya tetap ada sampai Anda memilih.");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.get_by_label("1 isian berbeda. Bagian yang berbeda disorot.");
    harness.get_by_label_contains("Tingkat indikator 1");
    harness.get_all_by_label("Pulihkan").last().unwrap().click();
    rest(&mut harness, 3);
    assert_eq!(level(&harness), Some(4));
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(4), "what was recovered is saved");
    assert_eq!(copied_levels(&desk), []);
}

#[test]
fn the_saved_state_can_be_opened_and_the_recovery_copy_stays_until_it_is_thrown_away() {
    let desk = Desk::new().with_author();
    draft_with_copy(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_all_by_label("Buka yang tersimpan").last().unwrap().click();
    harness.run();
    assert_eq!(level(&harness), Some(2));
    assert_eq!(copied_levels(&desk), [Some(4)]);
}

#[test]
fn a_draft_somebody_else_has_open_says_who_and_is_only_read() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let _lock = storage::take_lock(&SystemDisk, &file(&desk), &colleague::holder()).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_by_label_contains("Dewi Lestari membuka berkas ini di komputer komputer-lain");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(level(&harness), Some(2));
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    assert_eq!((level(&harness), opened(&file(&desk)).draft.assessment.level("1", 0)), (Some(2), Some(2)));
    assert!(harness.query_all_by_label_contains("hanya dapat dibaca").next().is_some());
}

#[test]
fn a_lock_can_be_taken_over_and_is_given_back_at_closing() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let _lock = storage::take_lock(&SystemDisk, &file(&desk), &colleague::holder()).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_by_label("Ambil alih").click();
    harness.run();
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(5));
    let place = storage::lock_place(&SystemDisk, &file(&desk)).unwrap();
    assert!(place.is_file());
    press(&mut harness, Modifiers::COMMAND, Key::W);
    rest(&mut harness, 2);
    assert!(!place.exists(), "a closed draft is nobody's");
}

#[test]
fn what_can_be_read_of_a_damaged_draft_opens_as_a_new_one_and_the_file_stays_as_it_is() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let bytes = std::fs::read(file(&desk)).unwrap();
    let cut = &bytes[..bytes.len() - 40];
    put(&file(&desk), cut);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_by_label("Selamatkan yang terbaca").click();
    harness.run();
    assert_eq!(level(&harness), Some(2));
    assert!(harness.query_all_by_label("Isian yang terbaca telah dibuka").next().is_some());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label_contains("Belum punya berkas").is_some());
    rest(&mut harness, 3);
    assert_eq!(std::fs::read(file(&desk)).unwrap(), cut);
}

#[test]
fn a_kept_state_can_be_looked_into_and_brought_back_in_one_step_that_can_be_undone() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::S);
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.event(egui::Event::Text(">cadangan".to_owned()));
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    harness.get_all_by_label_contains("Lihat cadangan").next().unwrap().click();
    harness.run();
    harness.get_by_label("1 isian berbeda. Bagian yang berbeda disorot.");
    harness.get_by_label("Pulihkan cadangan ini").click();
    harness.run();
    assert_eq!(level(&harness), Some(2));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(level(&harness), Some(5));
}

#[test]
fn what_somebody_else_saved_can_be_compared_before_anything_is_decided() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    colleague::saves(&file(&desk));
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    harness.get_all_by_label("Bandingkan").last().unwrap().click();
    harness.run();
    harness.get_by_label("2 isian berbeda. Bagian yang berbeda disorot.");
    harness.get_by_label_contains("Tingkat indikator 1");
    harness.get_by_label_contains("Tingkat indikator 2");
}

/// What a command says and how it ends, run beside the window on the same draft.
fn command(desk: &Desk, arguments: &[&std::ffi::OsStr]) -> (u8, String) {
    #[derive(Clone, Default)]
    struct Out(std::rc::Rc<std::cell::RefCell<Vec<u8>>>);
    impl std::io::Write for Out {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.borrow_mut().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let said = Out::default();
    let mut console = Console::new(Words::indonesian(), Box::new(std::io::sink()), Box::new(said.clone()));
    let world = World {
        program: "spbe-mandiri",
        disk: &SystemDisk,
        now: window::now(),
        new_id: &|| "10000000-0000-4000-8000-000000000001".to_owned(),
        places: Some(desk.places()),
        window: Some(&|_| Err(NoWindow::NotDrawn { cause: String::new() })),
    };
    let code = cli::run(arguments.iter().map(|&argument| argument.to_owned()).collect(), &mut console, &world);
    let said = String::from_utf8(said.0.borrow().clone()).unwrap();
    (code, said)
}

#[test]
fn a_command_is_refused_while_the_window_has_the_draft_and_changes_nothing() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    let table = desk.documents().join("tabel.csv");
    put(&table, b"indikator,tingkat\n1,5\n");
    let path = file(&desk);
    let before = std::fs::read(&path).unwrap();
    let package = desk.documents().join("paket.zip");
    let calls: [&[&std::ffi::OsStr]; 3] = [
        &["import".as_ref(), path.as_ref(), table.as_ref(), "--overwrite".as_ref()],
        &["attach".as_ref(), path.as_ref(), table.as_ref()],
        &["package".as_ref(), path.as_ref(), "-o".as_ref(), package.as_ref()],
    ];
    for arguments in calls {
        let (code, said) = command(&desk, arguments);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("Rina Wulandari") && said.contains(&storage::host()), "{said}");
        assert!(
            said.contains("24 November 2026") && said.contains("lalu ulangi"),
            "since when, and what to do: {said}"
        );
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(!storage::evidence_folder(&path).exists() && !package.exists(), "nothing is half done");
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    assert_eq!(opened(&path).draft.assessment.level("1", 0), Some(3));
    press(&mut harness, Modifiers::COMMAND, Key::W);
    rest(&mut harness, 2);
    let (code, said) = command(&desk, calls[0]);
    assert_eq!((code, opened(&path).draft.assessment.level("1", 0)), (0, Some(5)), "{said}");
}

#[test]
fn a_draft_a_command_works_on_opens_for_reading_and_can_be_changed_once_it_is_done() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let holder = storage::Holder::here("Budi Santoso".to_owned(), window::now(), "perintah".to_owned());
    let lock = storage::take_lock(&SystemDisk, &file(&desk), &holder).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_by_label_contains("Budi Santoso membuka berkas ini di komputer");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.query_all_by_label_contains("Berkas ini sedang dibuka Budi Santoso").next().is_some());
    harness.get_by_label("Buka untuk mengubah").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(2), "the command still works");
    storage::release_lock(&SystemDisk, lock);
    harness.get_by_label("Buka untuk mengubah").click();
    rest(&mut harness, 1);
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(5));
}

/// The place of the lock, and whether somebody is kept from the draft by it.
fn is_locked(desk: &Desk) -> bool {
    let other = storage::Holder::here("Lain".to_owned(), window::now(), "lain".to_owned());
    match storage::take_lock(&SystemDisk, &file(desk), &other) {
        Ok(lock) => {
            storage::release_lock(&SystemDisk, lock);
            false
        }
        Err(held) => !held.stale,
    }
}

#[test]
fn the_lock_is_held_without_a_gap_while_the_same_draft_is_read_again_or_saved_over_itself() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    assert!(is_locked(&desk));
    // Somebody who knows no locks writes it; the window then reads it again.
    let found = opened(&file(&desk));
    let mut draft = found.draft;
    draft.header = draft.header.next(draft.header.revision + 1, &found.rubric, window::now());
    storage::save(&SystemDisk, &file(&desk), &draft, storage::Mode::Replace).unwrap();
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    harness.get_all_by_label("Muat ulang").last().unwrap().click();
    harness.run();
    harness.get_all_by_label("Muat ulang").last().unwrap().click();
    rest(&mut harness, 2);
    assert_eq!(level(&harness), Some(2), "what lies in the file is shown");
    assert!(is_locked(&desk));
    harness.state_mut().open(&file(&desk));
    harness.run();
    assert!(is_locked(&desk), "asked about what was typed before");
    harness.get_all_by_label("Buka yang tersimpan").last().unwrap().click();
    rest(&mut harness, 2);
    assert!(is_locked(&desk), "opened once more");
    press(&mut harness, Modifiers::COMMAND, Key::W);
    rest(&mut harness, 2);
    assert!(!is_locked(&desk));
}

#[test]
fn who_lost_the_lock_to_somebody_else_is_told_and_overwrites_nothing() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    let held = storage::take_lock(&SystemDisk, &file(&desk), &colleague::holder()).unwrap_err();
    let _taken = storage::take_over_lock(&SystemDisk, &file(&desk), &colleague::holder(), &held).unwrap();
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    assert!(harness.query_all_by_label_contains("Dewi Lestari mengambil alih berkas ini").next().is_some());
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(2));
    assert_eq!(copied_levels(&desk), [Some(5)], "what was typed is in a recovery copy");
}

#[test]
fn reading_a_changed_file_again_asks_before_what_is_not_in_it_goes_and_keeps_a_copy_of_it() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    colleague::saves(&file(&desk));
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    press(&mut harness, Modifiers::ALT, Key::Num4);
    let focused = window::focused(&harness);
    harness.get_by_label("Muat ulang").click();
    harness.run();
    harness.get_by_label_contains("tetap ada di salinan pemulihan");
    assert_eq!(level(&harness), Some(4), "nothing is decided in silence");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!((level(&harness), window::focused(&harness)), (Some(4), focused), "the focus is back");
    harness.get_by_label("Muat ulang").click();
    harness.run();
    harness.get_all_by_label("Muat ulang").last().unwrap().click();
    rest(&mut harness, 2);
    assert_eq!(level(&harness), Some(2));
    assert_eq!(copied_levels(&desk), [Some(4)], "also what was typed a moment ago");
}

#[test]
fn the_note_on_a_file_that_changed_counts_what_differs_now() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    colleague::saves(&file(&desk));
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    harness.get_by_label_contains("Ada 2 isian yang berbeda");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    rest(&mut harness, 1);
    assert_eq!(level(&harness), Some(2));
    harness.get_by_label_contains("Ada 1 isian yang berbeda");
}

#[cfg(unix)]
#[test]
fn a_draft_with_a_second_name_says_so_in_a_note() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    std::fs::hard_link(file(&desk), desk.documents().join("lain.txt")).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_by_label_contains("Berkas ini mempunyai 2 nama");
}

#[cfg(unix)]
#[test]
fn what_lies_in_the_place_of_a_lock_is_told_and_can_be_taken_over() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let place = storage::lock_place(&SystemDisk, &file(&desk)).unwrap();
    std::os::unix::fs::symlink("sasaran", &place).unwrap();
    let mut harness = desk.start(SIZE, Theme::Light);
    open_first(&mut harness);
    harness.get_by_label_contains(".kota-contoh-2026.ron.kunci");
    harness.get_by_label("Ambil alih").click();
    harness.run();
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(5));
}

#[test]
fn the_field_for_ones_name_takes_no_more_than_a_name_may_have_and_says_so() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    window::type_text(&mut harness, ">setelan");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    harness.run();
    harness.get_by_label_contains("paling banyak 200 huruf");
    harness.get_by_role_and_label(egui::Role::TextInput, "Nama Anda").focus();
    harness.run();
    window::type_text(&mut harness, &"n".repeat(300));
    rest(&mut harness, 3);
    let (settings, _) = storage::load_settings(&SystemDisk, &desk.places().settings());
    assert_eq!(settings.author.chars().count(), 200);
}

#[test]
fn a_draft_that_was_moved_while_it_is_open_is_not_made_again_before_somebody_says_so() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    let moved = desk.documents().join("dipindah.ron");
    std::fs::rename(file(&desk), &moved).unwrap();
    press(&mut harness, Modifiers::ALT, Key::Num3);
    rest(&mut harness, 3);
    harness.get_by_label_contains("tidak ada lagi di tempatnya");
    assert!(!file(&desk).exists() && copied_levels(&desk) == [Some(3)]);

    // Nor does evidence make a store where the draft was.
    let evidence = desk.documents().join("bukti.txt");
    put(&evidence, b"isi");
    harness.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(evidence)));
    rest(&mut harness, 3);
    assert!(!storage::evidence_folder(&file(&desk)).exists());
    assert_eq!(harness.query_all_by_label_contains("tidak ada lagi di tempatnya").count(), 2, "it says why");
    press(&mut harness, Modifiers::NONE, Key::Escape);

    harness.get_by_label("Buat lagi di tempat itu").click();
    rest(&mut harness, 3);
    assert_eq!(opened(&file(&desk)).draft.assessment.level("1", 0), Some(3));
    assert_eq!(opened(&moved).draft.assessment.level("1", 0), None);
    assert!(harness.query_by_label_contains("tidak ada lagi di tempatnya").is_none());
}

#[test]
fn where_the_system_ends_the_program_everything_is_in_the_file_and_nobody_is_asked() {
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    make_new(&mut harness);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num4);
    harness.step();
    harness.state().ending().demand();
    rest(&mut harness, 1);
    assert_eq!((opened(&file(&desk)).draft.assessment.level("1", 0), copied_levels(&desk)), (Some(4), vec![]));
    assert!(closes(&mut harness));
}

#[test]
fn where_the_system_ends_the_program_what_no_file_takes_is_in_the_recovery_copy() {
    for disk_is_full in [true, false] {
        let desk = Desk::new().with_author();
        let mut harness = desk.start(SIZE, Theme::Light);
        if disk_is_full {
            make_new(&mut harness);
            desk.disk.fill(Some(&desk.documents()));
        } else {
            harness.state_mut().open_example();
            harness.run();
        }
        harness.key_press_modifiers(Modifiers::ALT, Key::Num5);
        harness.step();
        // A slow disk: the copy is there before the file is even tried.
        desk.work.hold();
        harness.state().ending().demand();
        harness.step();
        assert_eq!(copied_levels(&desk), [Some(5)]);
        desk.work.release();
        rest(&mut harness, 1);
        assert_eq!(copied_levels(&desk), [Some(5)]);
        assert!(closes(&mut harness), "nobody is asked");
    }
}

/// Whoever looks at the example again and again would have its evidence again and again on a stick.
#[test]
fn the_examples_evidence_goes_with_it_unless_a_copy_needs_it_or_something_was_added() {
    let files = |desk: &Desk| -> usize {
        let stores = std::fs::read_dir(desk.places().evidences()).into_iter().flatten();
        let folders = stores.flat_map(|store| std::fs::read_dir(store.unwrap().path()).unwrap());
        folders.map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap().count()).sum()
    };
    let all = storage::example_files().len();
    let desk = Desk::new().with_author();
    let mut harness = desk.start(SIZE, Theme::Light);
    for _time in 0..2 {
        harness.state_mut().open_example();
        rest(&mut harness, 1);
        assert_eq!(files(&desk), all, "the one before went");
    }
    assert!(closes(&mut harness));
    end(&mut harness);
    assert_eq!(files(&desk), 0);

    let mut harness = desk.start(SIZE, Theme::Light);
    harness.state_mut().open_example();
    rest(&mut harness, 1);
    harness.key_press_modifiers(Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    harness.state().ending().demand();
    harness.step();
    assert_eq!(copied_levels(&desk), [Some(5)]);
    end(&mut harness);
    assert_eq!(files(&desk), all, "the recovery copy shows it");

    let added = std::fs::read_dir(desk.places().evidences()).unwrap().next().unwrap().unwrap().path().join("00");
    std::fs::create_dir_all(&added).unwrap();
    put(&added.join("lain"), b"lain");
    std::fs::remove_dir_all(desk.places().recovery()).unwrap();
    let store = added.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned();
    assert!(!storage::clear_example_files(&*desk.disk, &desk.places(), &store).unwrap());
    assert_eq!(files(&desk), all + 1, "what is not the example's keeps all of it");
}

/// What the system calls last.
fn end(harness: &mut Harness<'_, App>) {
    eframe::App::on_exit(harness.state_mut(), None);
}

/// Whether the window closes where the system wants it to, with nothing asked.
fn closes(harness: &mut Harness<'_, App>) -> bool {
    harness.input_mut().viewports.get_mut(&ViewportId::ROOT).unwrap().events.push(ViewportEvent::Close);
    harness.step();
    let mut commands = harness.output().viewport_output.values().flat_map(|viewport| &viewport.commands);
    !commands.any(|command| matches!(command, ViewportCommand::CancelClose))
}

/// The next start may be from another folder.
#[test]
fn a_draft_that_is_opened_by_a_relative_path_is_remembered_by_its_whole_one() {
    let desk = Desk::new().with_author();
    closed_draft(&desk);
    let here = std::env::current_dir().unwrap();
    let up: std::path::PathBuf = here.components().skip(1).map(|_| "..").collect();
    let relative = up.join(file(&desk).strip_prefix("/").unwrap());
    let mut harness = desk.start(SIZE, Theme::Light);
    harness.state_mut().open(&relative);
    rest(&mut harness, 1);
    press(&mut harness, Modifiers::ALT, Key::Num5);
    rest(&mut harness, 3);
    let remembered: Vec<&std::path::Path> =
        harness.state().settings().recent.iter().map(|recent| recent.path.as_ref()).collect();
    assert!(remembered.iter().all(|path| path.is_absolute()), "{remembered:?}");
    assert_eq!(level(&harness), Some(5));
}
