//! The folder of many drafts: read off the window's thread, what is ready shown at once, looked at again every few seconds
//! while its page is open.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use super::{App, Done};
use crate::{
    desktop::{action::Page, jobs::guarded},
    session::{self, Folder, FolderReader, Kept, News},
    t,
};

/// How often the folder is looked at again, in seconds.
const LOOK_AGAIN: f64 = 5.0;
/// How often what came in is shown while the folder is read.
const SHOWN: Duration = Duration::from_millis(400);

/// The folder that was chosen, and what is known of it.
#[derive(Debug, Default)]
pub(super) struct FolderWork {
    folder: Option<PathBuf>,
    /// Which reading this is; results of another one are not for it.
    serial: u64,
    reading: Option<Arc<InReading>>,
    /// True while the names in it are looked at again.
    looking: bool,
    listed: Arc<Folder>,
    kept: Arc<Kept>,
    /// True where it was read before, so that what is shown stays until it was read again.
    again: bool,
    /// When the page shows what came in next, or the folder is looked at again.
    due: f64,
}

/// A folder being read, seen from the window and from the threads that read.
#[derive(Debug, Default)]
struct InReading {
    cancelled: AtomicBool,
    done: AtomicUsize,
    total: AtomicUsize,
    news: Mutex<Vec<News>>,
}

impl InReading {
    fn take(&self) -> Vec<News> {
        std::mem::take(&mut *self.news.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// What a reading of a folder came to.
#[derive(Debug)]
pub(super) struct FolderRead {
    listed: Folder,
    /// What is to be kept; nothing where it was stopped.
    kept: Option<Kept>,
}

impl App {
    /// Reads another folder, and remembers it.
    pub(super) fn choose_folder(&mut self, folder: &Path) {
        self.stop_folder();
        self.folder = FolderWork { folder: Some(folder.to_path_buf()), ..FolderWork::default() };
        self.memories.portfolio.begin(folder);
        self.settings.portfolio = folder.to_string_lossy().into_owned();
        self.settings_changed();
        self.read_folder();
        self.go(Page::Portfolio);
    }

    /// Nobody waits for the rest of the folder any more; what was read stays.
    pub(super) fn stop_folder(&mut self) {
        if let Some(reading) = &self.folder.reading {
            reading.cancelled.store(true, Ordering::Relaxed);
        }
    }

    /// The page is shown: the folder that was chosen last is read where it was not yet, and looked at where it was.
    pub(super) fn come_to_folder(&mut self) {
        if self.folder.folder.is_none() && !self.settings.portfolio.is_empty() {
            let folder = PathBuf::from(&self.settings.portfolio);
            self.memories.portfolio.begin(&folder);
            self.folder.folder = Some(folder);
            self.read_folder();
        }
        self.folder.due = 0.0;
    }

    fn read_folder(&mut self) {
        let Some(folder) = self.folder.folder.clone() else { return };
        self.serial += 1;
        let serial = self.serial;
        let reading = Arc::new(InReading::default());
        self.folder.serial = serial;
        self.folder.reading = Some(Arc::clone(&reading));
        self.memories.portfolio.reading(0, 0);
        let (disk, places, rubrics, words) =
            (self.world.disk.clone(), self.world.places.clone(), self.world.rubrics, self.world.words);
        let (known, again) = (Arc::clone(&self.folder.kept), self.folder.again);
        let work = move || {
            let listed = session::list_folder(&*disk, places.as_ref(), &folder, words);
            reading.total.store(listed.files.len(), Ordering::Relaxed);
            let kept = if again { known } else { Arc::new(session::load_kept(&*disk, places.as_ref(), &folder)) };
            let threads = std::thread::available_parallelism().map_or(1, usize::from);
            let cancelled = &reading.cancelled;
            let reader = FolderReader { disk: &*disk, rubrics, words, threads, cancelled };
            let now = session::read_folder(reader, &listed, &kept, &|news| {
                reading.news.lock().unwrap_or_else(PoisonError::into_inner).push(news);
                reading.done.fetch_add(1, Ordering::Relaxed);
            });
            if let Some(now) = now.as_ref().filter(|now| **now != *kept) {
                // What cannot be kept is read again the next time.
                let _ = session::save_kept(&*disk, places.as_ref(), &folder, now);
            }
            FolderRead { listed, kept: now }
        };
        let work = move || Done::Folder { serial, read: guarded(work).map(Box::new) };
        self.jobs.start_on(&*self.world.carrier, work);
    }

    /// The folder was read, or reading it was stopped.
    pub(super) fn folder_read(&mut self, serial: u64, read: Option<Box<FolderRead>>) {
        if self.folder.serial != serial {
            return;
        }
        let now = self.now();
        let Some(reading) = self.folder.reading.take() else { return };
        let news = reading.take();
        let Some(FolderRead { listed, kept }) = read.map(|read| *read) else {
            self.memories.portfolio.ended(true);
            self.folder.due = f64::INFINITY;
            return;
        };
        let stopped = kept.is_none();
        if self.folder.again && !stopped {
            let changed = self.memories.portfolio.replace(news, &listed.bad);
            if changed > 0 {
                self.toasts.note(t!(self.world.words, portfolio.changed, count = changed));
            }
        } else {
            self.memories.portfolio.add(news);
            self.memories.portfolio.add_bad(&listed.bad);
        }
        self.memories.portfolio.ended(stopped);
        if let Some(kept) = kept {
            self.folder.kept = Arc::new(kept);
            self.folder.again = true;
        }
        self.folder.listed = Arc::new(listed);
        // What somebody stopped is not begun again by itself.
        self.folder.due = if stopped { f64::INFINITY } else { now + LOOK_AGAIN };
    }

    /// The names in the folder were looked at again.
    pub(super) fn folder_looked(&mut self, serial: u64, listed: Option<Folder>) {
        if self.folder.serial != serial {
            return;
        }
        self.folder.looking = false;
        self.folder.due = self.now() + LOOK_AGAIN;
        if listed.is_some_and(|listed| listed != *self.folder.listed) {
            self.read_folder();
        }
    }

    /// Shows what came in, and looks again when that is due.
    pub(super) fn keep_folder(&mut self, now: f64) {
        if self.page != Page::Portfolio || self.folder.folder.is_none() {
            return;
        }
        if let Some(reading) = self.folder.reading.clone() {
            if now >= self.folder.due {
                let (done, total) = (reading.done.load(Ordering::Relaxed), reading.total.load(Ordering::Relaxed));
                self.memories.portfolio.reading(done, total);
                if !self.folder.again {
                    self.memories.portfolio.add(reading.take());
                }
                self.folder.due = now + SHOWN.as_secs_f64();
            }
            self.context.request_repaint_after(SHOWN);
            return;
        }
        if self.folder.looking || self.folder.due.is_infinite() {
            return;
        }
        if now < self.folder.due {
            self.context.request_repaint_after(Duration::from_secs_f64(self.folder.due - now));
            return;
        }
        let Some(folder) = self.folder.folder.clone() else { return };
        self.folder.looking = true;
        let (disk, words, serial) = (self.world.disk.clone(), self.world.words, self.folder.serial);
        let places = self.world.places.clone();
        let look = move || session::list_folder(&*disk, places.as_ref(), &folder, words);
        self.jobs.start_on(&*self.world.carrier, move || Done::FolderLooked { serial, listed: guarded(look) });
    }
}
