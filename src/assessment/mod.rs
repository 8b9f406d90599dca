//! What was answered: everything one institution states for one year, and the one door through which it changes.
//!
//! [`Assessment`] is plain data. [`Edit`] is the only way to change it: [`Assessment::apply`] takes one edit
//! and returns its inverse. [`Sitting`] keeps undo and redo, joins runs of typing and writes the history.
//! Clock, ids and the author's name are handed in.

mod apply;
mod device;
mod document;
mod edit;
mod evidence;
mod field;
mod history;
mod ids;
mod model;
mod names;
mod past;
mod picture;
mod planning;
mod refusals;
mod registering;
mod rollover;
mod seen;
mod sitting;
mod sittings;
mod transition;
mod unique;
mod value;

pub(crate) use device::is_device;
pub use document::{Content, Document, DocumentKind, DocumentStatus, Link, StoredFile, TextLayer, Use, Version};
pub(crate) use document::{is_extension, is_hash};
pub use edit::{Author, Edit, EditError, Item, LONGEST_AUTHOR, Place, UsePlace};
pub use evidence::{Evidence, evidence_code, letters};
pub use field::{
    ActionField, AnswerField, AssessmentField, DAYS, DocumentField, EntryField, Facts, Field, FieldType, FieldValue,
    Invalid, MOST_DAYS, MOST_FILE_BYTES, MOST_ITEMS, MOST_REVISION, MOST_RUPIAH, MOST_TEXT, MOST_VERSIONS, Matter,
    PastField, PersonField, Profile, Shown, Slot, Spot, Stamp, UnitField, UseField, VersionField, Withheld, YEARS,
    last_change, last_edit, validate,
};
pub use history::HistoryEntry;
pub use ids::{
    ActionId, CriterionId, DocumentId, DraftId, IndicatorId, MOST_ID, PastId, PersonId, QuestionId, SittingId, UnitId,
    UseId, VersionId, is_id,
};
pub use model::{
    Answer, Assessment, Classification, Entry, Institution, Kind, Period, Person, ReportDetails, Role, Stamped, Unit,
};
pub use past::{Past, PastResult};
pub use picture::{MOST_PICTURE, MOST_SIDE, NoPicture, Picture};
pub use planning::{Action, ActionState, Days, IndicatorPlan, PlanGoal, PlanStart, Points, Rise, Rupiah};
pub use registering::{Registered, title_of_file, version_id};
pub use rollover::rolled_over;
pub use seen::{Defect, Seen};
pub use sitting::{Sitting, UndoneEdit};
pub use sittings::Sittings;
pub use transition::same;
pub(crate) use unique::TWICE;
pub use value::{Stage, Value};
