//! Asking for a file with the system's own dialog, which must never hold up the window.

use std::path::PathBuf;

/// Whether a file is to be found or a place for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// An existing file.
    Open,
    /// An existing folder.
    Folder,
    /// One or several existing files.
    OpenSeveral,
    /// A place to write to.
    Save,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Whether a file or a place.
    pub purpose: Purpose,
    /// What the dialog is called.
    pub title: String,
    /// What the files are called.
    pub kind: String,
    /// How their names end, without the dot; none for files of all kinds.
    pub extensions: Vec<&'static str>,
    /// Where to start.
    pub folder: Option<PathBuf>,
    /// What to call the file.
    pub name: String,
}

/// Takes the answer; nothing where the person chose nothing or the system has no such dialog.
pub type Answer = Box<dyn FnOnce(Vec<PathBuf>) + Send>;

/// Asks for files. The answer may come at any time, from any thread.
pub trait Picker {
    /// Asks, and returns at once.
    fn pick(&self, question: Question, answer: Answer);
}

/// The system's dialogs, each on a thread of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct NativePicker;

impl Picker for NativePicker {
    fn pick(&self, question: Question, answer: Answer) {
        let ask = move || {
            let mut dialog = rfd::FileDialog::new().set_title(&question.title).set_file_name(&question.name);
            if !question.extensions.is_empty() {
                dialog = dialog.add_filter(&question.kind, &question.extensions);
            }
            if let Some(folder) = &question.folder {
                dialog = dialog.set_directory(folder);
            }
            answer(match question.purpose {
                Purpose::Open => dialog.pick_file().into_iter().collect(),
                Purpose::Folder => dialog.pick_folder().into_iter().collect(),
                Purpose::OpenSeveral => dialog.pick_files().unwrap_or_default(),
                Purpose::Save => dialog.save_file().into_iter().collect(),
            });
        };
        // Without a thread there is no dialog; the field for the path beside it stays.
        let _ = std::thread::Builder::new().name("dialog".to_owned()).spawn(ask);
    }
}
