//! Many drafts at once, only to look at them: a folder with its subfolders is listed and read on several threads. Nothing
//! is locked, written or made beside the drafts. What was read is kept in the program's own folder, see [`Kept`].

mod kept;
mod listing;
mod reading;

pub use kept::{Kept, load_kept, save_kept};
pub use listing::{Folder, Found, list_folder};
pub use reading::{FolderReader, News, read_folder};

/// A file that could not be read, or is no draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct BadFile {
    /// Where it lies.
    pub path: String,
    /// Why, as a sentence that names the file.
    pub reason: String,
}
