//! What can still be read of a damaged draft.
//!
//! Works on the layout this program writes: one value per line, blocks by indentation. A value is taken only where
//! every block above it is known and the value itself reads and fits the framework; nothing is guessed. Who changed a
//! value is taken where it can be read too. A draft carries no checksum per line, so a byte that turned one letter
//! into another is not seen: what comes out is to be looked through and saved as a new file.

mod gather;
mod lines;
mod scan;

use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    disk::{Disk, folder_of},
    draft::{DraftError, MAX_BYTES, read},
};
use crate::{
    assessment::{Assessment, DraftId, Field},
    rubric::{self, Rubric},
};

/// What could be read of a damaged draft.
#[derive(Debug, Clone)]
pub struct Salvaged {
    /// What was read; everything else is as in a new draft.
    pub assessment: Assessment,
    /// Its framework; the usual one where the file does not say.
    pub rubric: Arc<Rubric>,
    /// Id of the draft, where it could be read.
    pub draft_id: Option<DraftId>,
    /// Fields that were read and say something, in the order of the form.
    pub recovered: Vec<Field>,
    /// Texts among them of which a part could not be read.
    pub doubtful: Vec<Field>,
    /// What could not be read.
    pub lost: Vec<Lost>,
}

/// Something that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// The id of the draft.
    Document,
    /// A field.
    Field(Field),
    /// An indicator of which nothing was found; it may never have been answered.
    Indicator(String),
    /// Lines of the file.
    Lines {
        /// First, from 1.
        first: usize,
        /// Last.
        last: usize,
    },
}

/// Reads what can be read of a damaged draft; nothing where there is nothing of a draft in it or its framework is not
/// known. Neither the file nor anything else is changed.
pub fn salvage(bytes: &[u8], rubrics: &dyn Fn(&str) -> Option<Arc<Rubric>>) -> Option<Salvaged> {
    if bytes.len() > MAX_BYTES {
        return None;
    }
    let found = scan::scan(&lines::Line::all(bytes));
    let named = gather::text(&found, &["header", "rubric"], "id");
    let rubric = rubrics(named.as_deref().unwrap_or(rubric::DEFAULT_ID))?;
    let salvaged = gather::gather(found, &rubric);
    if salvaged.recovered.is_empty() {
        // Another layout, such as an editor's: then only the whole can be read.
        return match read(bytes, rubrics) {
            Ok(opened) => Some(opened),
            Err(DraftError::Altered(opened)) => Some(*opened),
            Err(_) => None,
        }
        .map(|opened| whole(opened.draft.header.id, opened.draft.assessment, opened.rubric));
    }
    Some(salvaged)
}

/// A draft that could be read as a whole.
fn whole(draft_id: DraftId, assessment: Assessment, rubric: Arc<Rubric>) -> Salvaged {
    let recovered = gather::saying(&rubric, &assessment);
    Salvaged { assessment, rubric, draft_id: Some(draft_id), recovered, doubtful: Vec::new(), lost: Vec::new() }
}

/// Moves a damaged file out of the way, to the first free of so many names beside it, such as `a.rusak-1.ron`. Its
/// bytes are not touched.
///
/// # Errors
/// `AlreadyExists` where all names are taken, and what the system says; the file is then where it was.
pub fn set_aside(disk: &dyn Disk, path: &Path, names: usize) -> io::Result<PathBuf> {
    for number in 1..=names {
        let place = path.with_extension(format!("rusak-{number}.ron"));
        match disk.place_new(path, &place) {
            Ok(()) => {
                disk.folder(folder_of(path))?.sync()?;
                return Ok(place);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
