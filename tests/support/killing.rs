//! A desk on which the real program saves a draft and is stopped while it does.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use spbe_mandiri::{
    rubric,
    storage::{Mode, SystemDisk, intact, open, save},
};

/// Two tables that are imported in turn, so that every save changes something.
const TABLES: [&str; 2] = ["1,2,Satu.\n2,3,Dua.\n47,1,Tiga.\n", "1,3,Empat.\n2,2,Lima.\n47,2,Enam.\n"];

/// What lies in the draft's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The draft as it was, byte for byte.
    Old,
    /// The draft with what was to be saved.
    New,
}

/// A folder with a draft of full size, tables and the program's own data.
#[derive(Debug)]
pub struct Desk {
    folder: PathBuf,
}

impl Desk {
    /// Lays everything out in a folder that is made.
    pub fn new(folder: &Path) -> Self {
        let desk = Self { folder: folder.to_path_buf() };
        fs::create_dir_all(desk.drafts()).unwrap();
        save(&SystemDisk, &desk.draft(), &super::draft(super::example().draft.assessment), Mode::Create).unwrap();
        for (number, rows) in TABLES.iter().enumerate() {
            let text = format!("indikator,tingkat,fakta\n{rows}");
            fs::File::create(desk.table(number)).unwrap().write_all(text.as_bytes()).unwrap();
        }
        desk
    }

    /// The same desk in another folder that is made.
    pub fn copy(&self, folder: &Path) -> Self {
        let copy = Self { folder: folder.to_path_buf() };
        fs::create_dir_all(copy.drafts()).unwrap();
        let tables = (0..TABLES.len()).map(|number| (self.table(number), copy.table(number)));
        for (from, to) in tables.chain([(self.draft(), copy.draft())]) {
            fs::copy(from, to).unwrap();
        }
        copy
    }

    /// Folder of the draft.
    pub fn drafts(&self) -> PathBuf {
        self.folder.join("berkas")
    }

    /// Folder of the program's own data.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The draft.
    pub fn draft(&self) -> PathBuf {
        self.drafts().join("penilaian.ron")
    }

    fn table(&self, number: usize) -> PathBuf {
        self.folder.join(format!("tabel-{}.csv", number % TABLES.len()))
    }

    /// Arguments and surroundings of a save of the table with this number. The program itself is the caller's.
    pub fn save(&self, command: &mut Command, number: usize) {
        command.arg("import").arg(self.draft()).arg(self.table(number)).args(["--as", "Ana"]);
        command.env("SPBE_MANDIRI_HOME", self.data()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    }

    /// What lies in the draft's place after a save of the table with this number over these bytes.
    pub fn found(&self, old: &[u8], number: usize) -> Result<Found, String> {
        let bytes = fs::read(self.draft()).map_err(|error| error.to_string())?;
        if bytes == old {
            return Ok(Found::Old);
        }
        let opened = open(&SystemDisk, &self.draft(), &rubric::builtin).map_err(|error| error.to_string())?;
        let wanted: u8 = TABLES[number % TABLES.len()][2..3].parse().unwrap();
        match opened.draft.assessment.level("1", 0) {
            Some(level) if level == wanted => Ok(Found::New),
            other => Err(format!("level {other:?} in place of {wanted}")),
        }
    }

    /// Restore points that are no whole drafts.
    pub fn broken_restore_points(&self) -> Vec<PathBuf> {
        let points = files(&self.data()).into_iter().filter(|path| !temporary(path));
        points.filter(|path| !fs::read(path).is_ok_and(|bytes| intact(&bytes))).collect()
    }

    /// Temporary files that killed saves left behind.
    pub fn leftovers(&self) -> Vec<PathBuf> {
        let mut left = files(&self.drafts());
        left.extend(files(&self.data()));
        left.retain(|path| temporary(path));
        left
    }

    /// What lies beside the draft and is no temporary file.
    pub fn strangers(&self) -> Vec<PathBuf> {
        let mut found = files(&self.drafts());
        found.retain(|path| !temporary(path) && *path != self.draft());
        found
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap().to_string_lossy();
    name.starts_with(".spbe-mandiri-") && name.ends_with(".tmp")
}
