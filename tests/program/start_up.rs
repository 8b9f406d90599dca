//! A start never fails because of what lies in the program's own folder.
#![allow(clippy::unwrap_used, reason = "a folder that cannot be made must stop")]

use crate::support;

use std::{fs, io::ErrorKind, path::Path};

use spbe_mandiri::{
    rubric,
    storage::{
        Fault, FaultyDisk, Places, Settings, SystemDisk, load_settings, read_settings, recovery_copies, restore_points,
        save_settings, to_text, write_recovery,
    },
    words::{Sentence, Words},
};
use support::{DRAFT_ID, Random, put, small};

/// What may lie where a file is expected.
fn broken() -> Vec<Vec<u8>> {
    let mut random = Random(11);
    let mut found = vec![Vec::new(), vec![0; 4_096], vec![b'('; 1_000_000], "\u{feff}(".into(), b"()()".to_vec()];
    found.extend((0..200).map(|number| random.bytes(1 + number * 7)));
    found
}

#[test]
fn broken_settings_give_the_usual_ones_and_the_next_save_works() {
    let folder = tempfile::tempdir().unwrap();
    let whole = {
        let path = folder.path().join("utuh.ron");
        save_settings(
            &SystemDisk,
            &path,
            &Settings::default(),
            &Settings { author: "Ani".to_owned(), ..Settings::default() },
        )
        .unwrap();
        fs::read(&path).unwrap()
    };
    let cut = (0..whole.len()).step_by(3).map(|length| whole[..length].to_vec());
    for (number, bytes) in broken().into_iter().chain(cut).enumerate() {
        let path = folder.path().join(format!("{number}/settings.ron"));
        fs::create_dir(path.parent().unwrap()).unwrap();
        put(&path, &bytes);
        let (settings, _) = load_settings(&SystemDisk, &path);
        assert!(read_settings(&bytes).is_none_or(|read| read == settings));
        save_settings(&SystemDisk, &path, &Settings::default(), &settings).unwrap();
        assert_eq!(load_settings(&SystemDisk, &path).0, settings);
    }
    for bit in 0..8 * whole.len() {
        let mut damaged = whole.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        if let Some(settings) = read_settings(&damaged) {
            assert!((80..=200).contains(&settings.text_percent) && settings.window.width.is_finite());
        }
    }
}

#[test]
fn a_folder_in_the_place_of_the_settings_or_one_that_cannot_be_read_gives_the_usual_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::create_dir(&path).unwrap();
    put(&path.join("isi.txt"), b"tetap");
    assert_eq!(load_settings(&SystemDisk, &path).0, Settings::default());
    assert_eq!(fs::read(path.join("isi.txt")).unwrap(), b"tetap");
    let error = save_settings(&SystemDisk, &path, &Settings::default(), &Settings::default()).unwrap_err();
    assert!(!error.sentence_in(Words::indonesian()).is_empty());
    let dead = FaultyDisk::new(&SystemDisk, 0, Fault::Killed);
    assert_eq!(load_settings(&dead, &path).0, Settings::default());
}

#[test]
fn damaged_recovery_copies_are_listed_beside_the_good_ones() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("pemulihan");
    write_recovery(&SystemDisk, &place, &small()).unwrap();
    for (number, bytes) in broken().into_iter().enumerate() {
        put(&place.join(format!("rusak-{number}.ron")), &bytes);
    }
    let text = to_text(&small()).unwrap();
    put(&place.join("terpotong.ron"), &text.as_bytes()[..text.len() / 2]);
    put(&place.join("bukan.txt"), b"lain");
    fs::create_dir(place.join("folder.ron")).unwrap();
    let found = recovery_copies(&SystemDisk, &place, &rubric::builtin).unwrap();
    assert_eq!(found.len(), broken().len() + 3);
    assert_eq!(found.iter().filter(|found| found.content.is_ok()).count(), 1);
    for found in found {
        if let Err(error) = found.content {
            assert!(error.sentence_in(Words::indonesian()).contains(found.path.file_name().unwrap().to_str().unwrap()));
        }
    }
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other_copy() {
    let folder = tempfile::tempdir().unwrap();
    let mut draft = small();
    for id in ["0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e01", "0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e02"] {
        draft.header.id = id.into();
        write_recovery(&SystemDisk, folder.path(), &draft).unwrap();
    }
    // The listing is the first call, the first copy the second.
    let disk = FaultyDisk::new(&SystemDisk, 1, Fault::Fails(ErrorKind::PermissionDenied));
    let found = recovery_copies(&disk, folder.path(), &rubric::builtin).unwrap();
    assert_eq!(found.iter().map(|found| found.content.is_ok()).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_lies_in_the_place_of_a_folder_is_said_and_nothing_else_happens() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::of(Some(folder.path().into()), None).unwrap();
    put(&places.recovery(), b"sebuah berkas");
    put(&places.restore(), b"sebuah berkas");
    assert!(recovery_copies(&SystemDisk, &places.recovery(), &rubric::builtin).is_err());
    assert!(restore_points(&SystemDisk, &places.restore(), DRAFT_ID).is_err());
    assert!(write_recovery(&SystemDisk, &places.recovery(), &small()).is_err());
    assert_eq!(fs::read(places.recovery()).unwrap(), b"sebuah berkas");
    assert!(Path::new(&places.restore()).is_file());
}

#[test]
fn damaged_restore_points_are_listed_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join(DRAFT_ID);
    fs::create_dir(&place).unwrap();
    for (number, bytes) in broken().into_iter().take(50).enumerate() {
        put(&place.join(format!("20240502T03000{}{:03}Z-buka.ron", number % 10, number)), &bytes);
    }
    for name in ["20240502T030000000Z-lain.ron", "kemarin-buka.ron", "99999999T999999999Z-buka.ron", "a.txt"] {
        put(&place.join(name), b"bukan cadangan");
    }
    fs::create_dir(place.join("20240503T030000000Z-buka.ron")).unwrap();
    let found = restore_points(&SystemDisk, folder.path(), DRAFT_ID).unwrap();
    assert_eq!(found.len(), 51);
    assert!(found.iter().all(|point| !point.verified));
}
