//! Marks of starts: one lies in the program's own data from before the first attempt to draw until the first pictures are
//! seen. A mark that nobody holds any more is a start that ended in between, as where a graphics driver takes the whole
//! program with it.

use std::path::{Path, PathBuf};

use super::{
    disk::{Disk, SystemLock},
    settings::Renderer,
};

/// What a mark's name ends with.
const ENDING: &str = ".mulai";

/// The mark of a start that has not drawn yet.
#[derive(Debug)]
pub struct StartMark {
    path: PathBuf,
    held: SystemLock,
}

impl StartMark {
    /// Leaves the mark of a start with a renderer; the id tells it from others. `None` where none can be left: a folder that
    /// cannot be written is no reason not to start.
    pub fn leave(disk: &dyn Disk, folder: &Path, renderer: Renderer, id: &str) -> Option<Self> {
        disk.create_folders(folder).ok()?;
        let path = folder.join(format!("{}-{id}{ENDING}", name(renderer)));
        let held = disk.create_locked(&path).ok()?;
        Some(Self { path, held })
    }

    /// Takes the mark away: the start has drawn, or failed in a way that was told.
    pub fn take_away(self, disk: &dyn Disk) {
        // Windows removes no file that is open.
        drop(self.held);
        // One that stays looks like a start that died: the next one takes the other way, which works too.
        let _ = disk.remove(&self.path);
    }
}

/// The renderer of each start that died since the marks were last forgotten.
pub fn died(disk: &dyn Disk, folder: &Path) -> Vec<Renderer> {
    dead(disk, folder).into_iter().map(|(_, renderer)| renderer).collect()
}

/// Forgets the starts that died. A start that has made its mark and is about to lock it can be taken for one of them; it
/// goes on all the same.
pub fn forget(disk: &dyn Disk, folder: &Path) {
    for (path, _) in dead(disk, folder) {
        let _ = disk.remove(&path);
    }
}

/// The marks that no running program holds.
fn dead(disk: &dyn Disk, folder: &Path) -> Vec<(PathBuf, Renderer)> {
    let marks = disk.list(folder).unwrap_or_default().into_iter();
    let marks = marks.filter_map(|path| renderer_of(&path).map(|renderer| (path, renderer)));
    marks.filter(|(path, _)| disk.is_locked(path).is_ok_and(|held| !held)).collect()
}

fn renderer_of(path: &Path) -> Option<Renderer> {
    let (renderer, _id) = path.file_name()?.to_str()?.strip_suffix(ENDING)?.split_once('-')?;
    [Renderer::OpenGl, Renderer::Wgpu].into_iter().find(|known| name(*known) == renderer)
}

/// As it stands in the name of a mark.
fn name(renderer: Renderer) -> &'static str {
    match renderer {
        Renderer::Automatic => "otomatis",
        Renderer::OpenGl => "opengl",
        Renderer::Wgpu => "wgpu",
    }
}
