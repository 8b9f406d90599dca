//! Where settings, recovery copies and restore points live.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

use super::disk::absolute;

/// Beside the program it makes the program keep its data there, such as on a USB stick.
const PORTABLE: &str = "portable.txt";
/// Variable that says where the data lives, before everything else.
const HOME_VARIABLE: &str = "SPBE_MANDIRI_HOME";

/// The folder of the program's own data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    data: PathBuf,
}

/// The system does not say where a user's data lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no data folder")]
pub struct NoPlace;

impl Places {
    /// The places of this user on this computer.
    ///
    /// # Errors
    /// Where the system does not say.
    pub fn here() -> Result<Self, NoPlace> {
        Self::of(std::env::var_os(HOME_VARIABLE), std::env::current_exe().ok().as_deref())
    }

    /// The places, given what the variable says and where the program lies.
    ///
    /// # Errors
    /// Where neither decides and the system does not say.
    pub fn of(home: Option<OsString>, program: Option<&Path>) -> Result<Self, NoPlace> {
        if let Some(home) = home.filter(|home| !home.is_empty()) {
            return Ok(Self { data: absolute(Path::new(&home)) });
        }
        if let Some(folder) = program.and_then(Path::parent)
            && folder.join(PORTABLE).is_file()
        {
            return Ok(Self { data: folder.join("data") });
        }
        let own = directories::ProjectDirs::from("id", "", "SPBE Mandiri").ok_or(NoPlace)?;
        Ok(Self { data: own.data_local_dir().to_path_buf() })
    }

    /// The folder itself.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The settings.
    pub fn settings(&self) -> PathBuf {
        self.data.join("settings.ron")
    }

    /// Folder of the recovery copies.
    pub fn recovery(&self) -> PathBuf {
        self.data.join("pemulihan")
    }

    /// Folder of the restore points of all documents.
    pub fn restore(&self) -> PathBuf {
        self.data.join("cadangan")
    }

    /// Folder of the marks of starts that have not drawn yet.
    pub fn starts(&self) -> PathBuf {
        self.data.join("mulai")
    }

    /// Folder of what is kept of folders of many drafts, so that the next look need not read them all.
    pub fn portfolios(&self) -> PathBuf {
        self.data.join("portofolio")
    }

    /// Folder of the tables of published results that a person added.
    pub fn tables(&self) -> PathBuf {
        self.data.join("tabel")
    }

    /// Evidence store of a draft that has no file yet.
    pub fn evidence(&self, draft_id: &str) -> PathBuf {
        self.evidences().join(draft_id)
    }

    /// Folder of all those stores.
    pub fn evidences(&self) -> PathBuf {
        self.data.join("bukti")
    }
}
