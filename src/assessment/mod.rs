//! What was answered: everything one institution states for one year, and the one door through which it changes.
//!
//! [`Assessment`] is plain data. [`Edit`] is the only way to change it: [`Assessment::apply`] takes one edit
//! and returns its inverse. [`Sitting`] keeps undo and redo, joins runs of typing and writes the history.
//! Clock, ids and the author's name are handed in.

mod apply;
mod edit;
mod history;
mod model;
mod names;
mod sentence;
mod sitting;
mod towards;
mod validate;
mod value;

pub use edit::{Author, Edit, EditError, Place, TextField};
pub use history::{HistoryEntry, Record, Subject};
pub use model::{
    Answer, Assessment, Classification, Entry, Institution, Kind, Period, Person, ReportDetails, Role, Stamped, Unit,
};
pub use sitting::{Sitting, UndoneEdit};
pub use validate::{Invalid, validate};
pub use value::{Stage, Value};
