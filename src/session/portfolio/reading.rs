//! Reading many drafts on several threads.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    io::Read as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
};

use super::{
    BadFile,
    kept::{Kept, KeptFile},
    listing::{Folder, Found},
};
use crate::{
    exchange::{Source, is_report, read_alone},
    insight::{FileFacts, Member, Summary},
    session::Rubrics,
    storage::{self, Disk, EntryKind, FileState, store_of},
    t,
    words::{Sentence as _, Words, hex},
};

/// So much from the beginning of a draft holds its checksum, which every save changes.
const HEAD: u64 = 4_096;

/// Reads files.
#[derive(Clone, Copy)]
pub struct FolderReader<'a> {
    /// The file system.
    pub disk: &'a (dyn Disk + Sync),
    /// Frameworks.
    pub rubrics: Rubrics,
    /// The words of what is told.
    pub words: Words,
    /// How many threads read; at least one does.
    pub threads: usize,
    /// True once nobody waits any more.
    pub cancelled: &'a AtomicBool,
}

/// What came of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// An assessment.
    Read(Box<Member>),
    /// It could not be read.
    Bad(BadFile),
}

/// Reads what was listed and tells of each file as soon as it is read, in no order. Of files that are as they were, what is
/// kept of them is taken. Returns what is to be kept, of every file that was read; `None` where it was cancelled.
pub fn read_folder(
    reader: FolderReader<'_>,
    folder: &Folder,
    kept: &Kept,
    tell: &(dyn Fn(News) + Sync),
) -> Option<Kept> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut own = Vec::new();
        while let Some(found) = folder.files.get(next.fetch_add(1, Ordering::Relaxed)) {
            if reader.cancelled.load(Ordering::Relaxed) {
                break;
            }
            // One file must not take the others with it.
            let read = catch_unwind(AssertUnwindSafe(|| reader.file(found, kept)));
            let news = match read {
                Ok(Ok(file)) => {
                    let member = file.member.clone();
                    own.extend(file.may_be_kept().then_some((found.path.clone(), file)));
                    News::Read(Box::new(member))
                }
                Ok(Err(reason)) => News::Bad(BadFile { path: shown(&found.path), reason }),
                Err(_) => News::Bad(BadFile {
                    path: shown(&found.path),
                    reason: t!(reader.words, portfolio.bad.failed, path = found.path.display()),
                }),
            };
            tell(news);
        }
        own
    };
    let files = std::thread::scope(|scope| {
        // A thread the system does not give is done without.
        let begin = |_| std::thread::Builder::new().name("folder".to_owned()).spawn_scoped(scope, work).ok();
        let others: Vec<_> = (1..reader.threads).filter_map(begin).collect();
        let mut files = work();
        files.extend(others.into_iter().filter_map(|thread| thread.join().ok()).flatten());
        files
    });
    (!reader.cancelled.load(Ordering::Relaxed)).then(|| Kept::of(files))
}

impl FolderReader<'_> {
    fn file(&self, found: &Found, kept: &Kept) -> Result<KeptFile, String> {
        let head = self.head(&found.path);
        let evidence = self.evidence(&found.path);
        if let Some(head) = &head
            && let Some(known) = kept.of_file(&found.path, found.state, head, &evidence, self.rubrics)
        {
            return Ok(known.clone());
        }
        let source =
            read_alone(self.disk, &found.path, &self.rubrics).map_err(|error| error.sentence_in(self.words))?;
        let missing = source.missing_files(self.disk);
        let fingerprint = source.opened.rubric.fingerprint.clone();
        let member = member(&found.path, &source, &missing);
        let same = head == self.head(&found.path) && evidence == self.evidence(&found.path);
        let state = self.state(&found.path).filter(|state| *state == found.state && same);
        // What changed while it was read was read whole all the same, or its checksum would not fit; it is not kept.
        Ok(KeptFile { state, head, evidence, fingerprint, member })
    }

    /// Sum of the beginning of a draft; of a report nothing is kept, since its beginning says nothing of the rest.
    fn head(&self, path: &Path) -> Option<String> {
        if is_report(self.disk, path) {
            return None;
        }
        let mut first = Vec::new();
        self.disk.open(path).ok()?.take(HEAD).read_to_end(&mut first).ok()?;
        Some(sum(&first))
    }

    fn state(&self, path: &Path) -> Option<FileState> {
        self.disk.state(path).ok()?
    }

    /// Names and sizes of the files of the evidence, as one sum; empty where there is no folder of them.
    fn evidence(&self, draft: &Path) -> String {
        let store = store_of(self.disk, draft);
        let is_folder = |entry: storage::Entry| entry.kind == EntryKind::Folder;
        if !self.disk.entry(&store).ok().flatten().is_some_and(is_folder) {
            return String::new();
        }
        let mut lines = String::from("\n");
        for folder in self.disk.list(&store).unwrap_or_default() {
            for (path, bytes) in self.disk.sizes(&folder).unwrap_or_default() {
                // Writing to a text cannot fail.
                let _ = writeln!(lines, "{}\t{bytes}", path.display());
            }
        }
        sum(lines.as_bytes())
    }
}

fn member(path: &Path, source: &Source, missing: &BTreeSet<String>) -> Member {
    let draft = &source.opened.draft;
    let header = &draft.header;
    let file = FileFacts {
        document: header.id.clone(),
        revision: header.revision,
        checksum: header.checksum.clone(),
        saved_at: header.saved_at,
    };
    let summary = Summary::of(&source.opened.rubric, &draft.assessment, missing, file);
    Member { path: shown(path), report: source.report.is_some(), summary }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn sum(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    hex(&sha2::Sha256::digest(bytes))
}
