//! What was answered: everything one institution states for one year, and the one door through which it changes.
//!
//! [`Assessment`] is plain data. [`Edit`] is the only way to change it: [`Assessment::apply`] takes one edit
//! and returns its inverse. [`Sitting`] keeps undo and redo, joins runs of typing and writes the history.
//! Clock, ids and the author's name are handed in.

mod apply;
mod carry;
mod document;
mod edit;
mod evidence;
mod field;
mod history;
mod model;
mod names;
mod registering;
mod sentence;
mod sitting;
mod towards;
mod unique;
mod validate;
mod value;

pub use carry::carried;
pub use document::{Content, Document, DocumentKind, DocumentStatus, Link, StoredFile, TextLayer, Use};
pub(crate) use document::{is_extension, is_hash};
pub use edit::{Author, Detail, Edit, EditError, Place, TextField, UsePlace};
pub use evidence::{Evidence, evidence_code, letters};
pub use field::{Field, Said};
pub use history::{HistoryEntry, Record, Subject};
pub use model::{
    Answer, Assessment, Classification, Entry, Institution, Kind, Period, Person, ReportDetails, Role, Stamped, Unit,
};
pub use registering::{Registered, title_of_file};
pub use sitting::{Sitting, UndoneEdit};
pub(crate) use unique::TWICE;
pub(crate) use validate::MOST_ITEMS;
pub use validate::{Invalid, validate};
pub use value::{Stage, Value};
