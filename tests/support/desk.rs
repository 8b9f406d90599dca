//! A desk for window tests: folders of its own, a file dialog that answers what the test says, work done at once.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    fs::Permissions,
    io,
    path::{Path, PathBuf},
    rc::Rc,
    sync::{Arc, Mutex, PoisonError},
};

use egui::Theme;
use egui_kittest::Harness;
use spbe_mandiri::{
    desktop::{
        App, Environment,
        jobs::{Job, Runner},
        pick::{Answer, Picker, Purpose, Question},
    },
    rubric,
    storage::{
        self, Disk, Entry, FileState, Folder, NewFile, Places, Readers, Reading, Settings, SystemDisk, SystemLock,
    },
    words::Words,
};

/// Does work at once, or when the test says so.
#[derive(Debug, Default)]
pub struct Work {
    held: Cell<bool>,
    queue: RefCell<VecDeque<HeldJob>>,
}

struct HeldJob(Job);

impl std::fmt::Debug for HeldJob {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("job")
    }
}

impl Work {
    /// Keeps work back from now on.
    pub fn hold(&self) {
        self.held.set(true);
    }

    /// Does all work that was kept back, and further work at once.
    pub fn release(&self) {
        self.held.set(false);
        while let Some(job) = self.queue.borrow_mut().pop_front() {
            (job.0)();
        }
    }
}

#[derive(Debug, Clone)]
struct Shared(Rc<Work>);

impl Runner for Shared {
    fn run(&self, job: Job) {
        if self.0.held.get() {
            self.0.queue.borrow_mut().push_back(HeldJob(job));
        } else {
            job();
        }
    }
}

/// A disk on which one folder can be full.
#[derive(Debug, Default)]
pub struct TestDisk {
    full: Mutex<Option<PathBuf>>,
}

impl TestDisk {
    /// Nothing can be written below this folder any more; `None` makes room again.
    pub fn fill(&self, folder: Option<&Path>) {
        *self.full.lock().unwrap_or_else(PoisonError::into_inner) = folder.map(Path::to_path_buf);
    }

    fn has_room(&self, path: &Path) -> io::Result<()> {
        let full = self.full.lock().unwrap_or_else(PoisonError::into_inner);
        match full.as_ref() {
            Some(folder) if path.starts_with(folder) => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }
}

impl Disk for TestDisk {
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        SystemDisk.resolve(path)
    }

    fn read(&self, path: &Path, most: u64) -> io::Result<Vec<u8>> {
        SystemDisk.read(path, most)
    }

    fn open(&self, path: &Path) -> io::Result<Box<dyn Reading + '_>> {
        SystemDisk.open(path)
    }

    fn sizes(&self, folder: &Path) -> io::Result<Vec<(PathBuf, u64)>> {
        SystemDisk.sizes(folder)
    }

    fn permissions(&self, path: &Path) -> io::Result<Option<Permissions>> {
        SystemDisk.permissions(path)
    }

    fn state(&self, path: &Path) -> io::Result<Option<FileState>> {
        SystemDisk.state(path)
    }

    fn entry(&self, path: &Path) -> io::Result<Option<Entry>> {
        SystemDisk.entry(path)
    }

    fn create(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile + '_>> {
        self.has_room(path)?;
        SystemDisk.create(path, readers)
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.replace(from, to)
    }

    fn place_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        SystemDisk.place_new(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove_folder(path)
    }

    fn folder(&self, path: &Path) -> io::Result<Box<dyn Folder + '_>> {
        SystemDisk.folder(path)
    }

    fn modified(&self, path: &Path) -> io::Result<Option<jiff::Timestamp>> {
        SystemDisk.modified(path)
    }

    fn create_folders(&self, path: &Path) -> io::Result<()> {
        SystemDisk.create_folders(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        SystemDisk.list(folder)
    }

    fn create_locked(&self, path: &Path) -> io::Result<SystemLock> {
        self.has_room(path)?;
        SystemDisk.create_locked(path)
    }

    fn is_locked(&self, path: &Path) -> io::Result<bool> {
        SystemDisk.is_locked(path)
    }
}

/// Answers of the file dialog, in order; none left means "cancelled".
#[derive(Debug, Clone, Default)]
pub struct Picks(Rc<RefCell<VecDeque<PathBuf>>>);

impl Picker for Picks {
    fn pick(&self, question: Question, answer: Answer) {
        let several = question.purpose == Purpose::OpenSeveral;
        let mut picks = self.0.borrow_mut();
        let count = if several { picks.len() } else { picks.len().min(1) };
        let paths = picks.drain(..count).collect();
        drop(picks);
        answer(paths);
    }
}

/// Folders, file dialog and work of one test.
#[derive(Debug)]
pub struct Desk {
    folder: tempfile::TempDir,
    /// The disk.
    pub disk: Arc<TestDisk>,
    /// The work.
    pub work: Rc<Work>,
    /// The writing of recovery copies.
    pub copying: Rc<Work>,
    /// The taking in of files.
    pub carrying: Rc<Work>,
    picks: Picks,
}

impl Desk {
    /// An empty desk.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("dokumen")).unwrap();
        Self {
            folder,
            disk: Arc::default(),
            work: Rc::default(),
            copying: Rc::default(),
            carrying: Rc::default(),
            picks: Picks::default(),
        }
    }

    /// Folder of documents.
    pub fn documents(&self) -> PathBuf {
        self.folder.path().join("dokumen")
    }

    /// Where the program's own data lives.
    pub fn places(&self) -> Places {
        Places::of(Some(self.folder.path().join("data").into_os_string()), None).unwrap()
    }

    /// The file dialog will answer this path.
    pub fn will_pick(&self, path: &Path) {
        self.picks.0.borrow_mut().push_back(path.to_path_buf());
    }

    /// Settings with a named author are there before the window starts.
    pub fn with_author(self) -> Self {
        let settings = Settings { author: super::window::author().name, ..Settings::default() };
        storage::save_settings(&SystemDisk, &self.places().settings(), &Settings::default(), &settings).unwrap();
        self
    }

    /// What is around a window at this desk.
    pub fn world(&self) -> Environment {
        Environment {
            words: Words::indonesian(),
            disk: self.disk.clone(),
            places: Some(self.places()),
            documents: Some(self.documents()),
            picker: Box::new(self.picks.clone()),
            runner: Rc::new(Shared(Rc::clone(&self.work))),
            copier: Rc::new(Shared(Rc::clone(&self.copying))),
            carrier: Rc::new(Shared(Rc::clone(&self.carrying))),
            viewer: |_| Ok(()),
            copied_files: || COPIED.with(|copied| copied.borrow().clone()),
            ..nowhere()
        }
    }

    /// A window that was just started, with the settings that lie on the disk.
    pub fn start(&self, size: [f32; 2], theme: Theme) -> Harness<'static, App> {
        self.start_as(size, theme, |app| app)
    }

    /// The same, with something around the application.
    pub fn start_as<S: eframe::App + 'static>(
        &self,
        size: [f32; 2],
        theme: Theme,
        around: impl FnOnce(App) -> S + 'static,
    ) -> Harness<'static, S> {
        let (settings, _) = storage::load_settings(&SystemDisk, &self.places().settings());
        let world = self.world();
        let mut harness = Harness::builder()
            .with_size(size)
            .with_theme(theme)
            .with_max_steps(super::window::SETTLED)
            .build_eframe(move |cc| around(App::new(&cc.egui_ctx, world, settings)));
        harness.run();
        harness
    }
}

/// A world without folders: nothing is remembered.
pub fn nowhere() -> Environment {
    Environment {
        words: Words::indonesian(),
        clock: super::window::now,
        new_id,
        disk: Arc::new(TestDisk::default()),
        places: None,
        documents: None,
        rubrics: rubric::builtin,
        picker: Box::new(Picks::default()),
        runner: Rc::new(Shared(Rc::default())),
        copier: Rc::new(Shared(Rc::default())),
        carrier: Rc::new(Shared(Rc::default())),
        viewer: |_| Ok(()),
        copied_files: Vec::new,
    }
}

thread_local! {
    /// What lies in the clipboard as files, in each test.
    static COPIED: RefCell<Vec<PathBuf>> = const { RefCell::new(Vec::new()) };
}

/// Files are copied in the file manager.
pub fn copy_files(paths: &[PathBuf]) {
    COPIED.with(|copied| *copied.borrow_mut() = paths.to_vec());
}

/// Ids in the form of UUIDs, counted from 1 in each test.
fn new_id() -> String {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    let number = LAST.with(|last| {
        last.set(last.get() + 1);
        last.get()
    });
    format!("00000000-0000-4000-8000-{number:012}")
}

/// A file that is let go over the window.
#[derive(Debug)]
pub struct Dropped(pub PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("not read by the test".to_owned())
    }
}
