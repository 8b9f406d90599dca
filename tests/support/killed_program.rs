//! A desk on which the real program saves a draft and is stopped while it does.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Command,
};

use sha2::{Digest as _, Sha256};
use spbe_mandiri::{
    rubric,
    storage::{
        Holder, Mode, SystemDisk, evidence_folder, intact, lock_place, missing, open, release_lock, save, take_lock,
    },
    words::hex,
};

/// Two tables that are imported in turn, so that every save changes something.
const TABLES: [&str; 2] = ["1,2,Satu.\n2,3,Dua.\n47,1,Tiga.\n", "1,3,Empat.\n2,2,Lima.\n47,2,Enam.\n"];

/// A file that is taken in is this, so many times.
const EVIDENCE: &[u8] = b"%PDF-1.7 bukan PDF sebenarnya ";

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
        fs::File::create(desk.evidence()).unwrap().write_all(&EVIDENCE.repeat(30_000)).unwrap();
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
        for (from, to) in tables.chain([(self.draft(), copy.draft()), (self.evidence(), copy.evidence())]) {
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

    fn evidence(&self) -> PathBuf {
        self.folder.join("Peraturan Wali Kota.pdf")
    }

    /// Arguments and surroundings of taking in a file. The program itself is the caller's.
    pub fn attach(&self, command: &mut Command) {
        command.arg("attach").arg(self.draft()).arg(self.evidence()).args(["--indicator", "1", "--as", "Ana"]);
        command.env("SPBE_MANDIRI_HOME", self.data()).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    }

    /// What lies in the draft's place after taking in a file over these bytes. The original must be as it was, and every
    /// file of the store what its name says.
    pub fn attached(&self, old: &[u8]) -> Result<Found, String> {
        let bytes = EVIDENCE.repeat(30_000);
        if fs::read(self.evidence()).ok().as_ref() != Some(&bytes) {
            return Err("the original was touched".to_owned());
        }
        let hash = hex(&Sha256::digest(&bytes));
        for path in self.stored() {
            if path.file_stem().unwrap().to_string_lossy() != hash || fs::read(&path).unwrap() != bytes {
                return Err(format!("{} holds something else", path.display()));
            }
        }
        if fs::read(self.draft()).map_err(|error| error.to_string())? == old {
            return Ok(Found::Old);
        }
        let opened = open(&SystemDisk, &self.draft(), &rubric::builtin).map_err(|error| error.to_string())?;
        let assessment = &opened.draft.assessment;
        let lost = missing(&SystemDisk, &evidence_folder(&self.draft()), assessment);
        let tied =
            assessment.evidence("1", 0).iter().any(|one| one.document.file().is_some_and(|file| file.hash == hash));
        // The example's own files do not lie beside it here.
        let there = !lost.contains(&hash);
        if tied && there { Ok(Found::New) } else { Err(format!("names {hash}, which is not there")) }
    }

    /// Files of the store.
    pub fn stored(&self) -> Vec<PathBuf> {
        let mut found = files(&evidence_folder(&self.draft()));
        found.retain(|path| !temporary(path));
        found
    }

    /// Arguments and surroundings of a save of the table with this number. The program itself is the caller's.
    pub fn save(&self, command: &mut Command, number: usize) {
        command.args(["import", "--overwrite"]).arg(self.draft()).arg(self.table(number)).args(["--as", "Ana"]);
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

    /// What lies beside the draft and is neither a temporary file nor the lock of a program that was stopped.
    pub fn strangers(&self) -> Vec<PathBuf> {
        let mut found = files(&self.drafts());
        let store = evidence_folder(&self.draft());
        let lock = lock_place(&SystemDisk, &self.draft()).unwrap();
        let lock = lock.to_str().unwrap();
        found.retain(|path| !temporary(path) && *path != self.draft() && !path.starts_with(&store));
        found.retain(|path| !path.to_str().unwrap().starts_with(lock));
        found
    }

    /// True where nobody is kept from the draft: it has no lock, or one that is known to be left behind.
    pub fn is_free(&self) -> bool {
        let holder = Holder::here("Uji".to_owned(), super::at(0), "uji".to_owned());
        match take_lock(&SystemDisk, &self.draft(), &holder) {
            Ok(lock) => {
                release_lock(&SystemDisk, lock);
                true
            }
            Err(held) => held.stale && held.holder.is_some(),
        }
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
