//! Files: the draft, settings, recovery copies, restore points; the only room that writes.
//!
//! [`write()`] is the one door to the disk: temporary file, sync, re-read, rename, sync of the folder. Under it
//! lies [`Disk`], so that tests can make any single call fail. Clock and ids are handed in. [`take_lock`] tells others
//! that a draft is open; [`conflict_copies`] notices what synchronisers made of it. [`take_in`] keeps the files of the
//! evidence beside the draft.

mod disk;
mod draft;
mod error_words;
mod evidence;
mod example;
mod leftovers;
mod open;
mod output;
mod places;
mod process;
mod recovery;
mod restore;
mod salvage;
mod selftest;
mod settings;
mod settings_file;
mod sharing;
mod starts;
mod tables;
mod write;

pub use disk::{
    Disk, Entry, EntryKind, Fault, FaultyDisk, FileState, Folder, Locks, NewFile, Readers, Reading, SystemDisk,
    SystemLock, absolute,
};
pub use draft::{
    Base, Draft, DraftError, FORMAT, Flaw, Header, MAX_BYTES, NotInReport, Opened, Origin, ReadOnly, RubricRef,
    VERSION, Warning, content_fingerprint, header_of, intact, read, to_text,
};
pub use error_words::cause as io_sentence;
pub use evidence::{
    CopyStopped, EvidenceCause, TakeCause, TakeError, all_files as all_evidence, copy_out, copy_store, evidence_folder,
    gather as gather_evidence, look_at as look_at_evidence, missing, pdf_text_layer, prove as prove_evidence,
    store_around, store_of, stored_path, take_in,
};
pub use example::{clear_example_files, example, example_files, lay_example_files};
pub use leftovers::{sweep as sweep_leftovers, sweep_around, sweep_beside, sweep_places};
pub use open::{OpenCause, OpenError, SaveError, Saved, open, open_with_bytes, read_as, read_rubric, save};
pub use output::{NotReplaced, Output};
pub use places::{NoPlace, Places};
pub use process::host;
pub use recovery::{Found, list as recovery_copies, remove as remove_recovery, write as write_recovery};
pub use restore::{
    Reason, RestoreError, RestorePoint, keep as keep_restore_point, last_verified, list as restore_points,
    open as open_restore_point, rotation, verified_ago,
};
pub use salvage::{Lost, Salvaged, salvage, set_aside};
pub use selftest::{Bench, Broken, Promise, Trial, selftest};
pub use settings::{Recent, Renderer, Settings, Theme, Window, read as read_settings};
pub use settings_file::{SettingsTrouble, load as load_settings, peek as peek_settings, save as save_settings};
pub use sharing::{
    conflict_copies::{ConflictCopy, list as conflict_copies},
    lock::{
        Held, Holder, Lock, LockMark, Obstacle, lost_to as lock_lost_to, place as lock_place, release as release_lock,
        take as take_lock, take_over as take_over_lock,
    },
};
pub use starts::{StartMark, died as died_starts, forget as forget_died_starts};
pub use tables::{keep as keep_table, list as kept_tables, remove as remove_table};
pub use write::{Halted, Mode, Step, WriteError, export, export_in_pieces, write};
