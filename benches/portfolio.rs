//! A folder of many drafts of the worked example's size: the first look, and the look that finds everything as it was. What is
//! read in a second stands beside the times; so many drafts more take so much longer.
#![allow(clippy::expect_used, reason = "a measurement that cannot start has nothing to say")]

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use divan::{Bencher, counter::BytesCount};
use spbe_mandiri::{
    insight::{Member, Portfolio},
    rubric,
    session::{Folder, FolderReader, Kept, News, list_folder, read_folder},
    storage::{self, Mode, SystemDisk},
    words::Words,
};
use tempfile::TempDir;

/// How many drafts lie in the folder.
const COUNTS: [usize; 3] = [25, 100, 400];

fn main() {
    divan::main();
}

/// A folder of so many drafts, and their bytes together.
fn folder(count: usize) -> (TempDir, u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut draft = storage::example(&rubric::builtin).expect("the example").draft;
    let mut bytes = 0;
    for number in 0..count {
        draft.header.id = format!("0f7c1a52-9f0e-4d55-8a53-{number:012}").as_str().into();
        let path = folder.path().join(format!("{number:05}.ron"));
        let saved = storage::save(&SystemDisk, &path, &draft, Mode::Create).expect("room for it");
        bytes += saved.text.len() as u64;
    }
    (folder, bytes)
}

/// Looks at a folder, from its names to the ranking's ground.
fn look(folder: &TempDir, kept: &Kept) -> (Folder, Kept, Portfolio) {
    let words = Words::indonesian();
    let listed = list_folder(&SystemDisk, None, folder.path(), words);
    let cancelled = AtomicBool::new(false);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let reader = FolderReader { disk: &SystemDisk, rubrics: rubric::builtin, words, threads, cancelled: &cancelled };
    let members: Mutex<Vec<Member>> = Mutex::default();
    let now = read_folder(reader, &listed, kept, &|news| match news {
        News::Read(member) => members.lock().unwrap_or_else(PoisonError::into_inner).push(*member),
        News::Bad(_) => cancelled.store(true, Ordering::Relaxed),
    });
    let members = members.into_inner().unwrap_or_else(PoisonError::into_inner);
    (listed, now.expect("every draft can be read"), Portfolio::of(members))
}

#[divan::bench(args = COUNTS, sample_count = 2, sample_size = 1)]
fn the_first_look(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, bytes) = folder(count);
    bencher.counter(BytesCount::new(bytes)).bench(|| look(&folder, &Kept::default()));
}

#[divan::bench(args = COUNTS, sample_count = 10, sample_size = 1)]
fn the_look_that_finds_everything_as_it_was(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, _) = folder(count);
    let (_, kept, _) = look(&folder, &Kept::default());
    assert_eq!(kept.count(), count);
    bencher.bench(|| look(&folder, &kept));
}
