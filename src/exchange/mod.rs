//! What leaves and comes in besides drafts: tables of levels, the upload package, the calendar of a plan, the draft a report carries, and the
//! proof of packages, reports and drafts.
//!
//! [`write_package`] makes one ZIP of everything that is handed in; [`verify()`] says of any file this program makes what
//! can be proved of it; [`read_source`] reads a draft, also out of a report; [`read_levels`] reads a table or workbook
//! that a spreadsheet wrote. Nothing is ever unpacked to the disk.

mod archive;
mod calendar;
mod error_words;
mod evidence_fault;
mod fault_lines;
mod levels;
mod listing;
mod logo;
mod package;
mod places_file;
mod results;
mod source;
mod verify;
mod workbook;

pub use archive::{ArchiveFlaw, EntryReader, EntrySum, read_archive};
pub use calendar::{Calendar, Planned, calendar};
pub use evidence_fault::EvidenceFault;
pub use levels::{
    Column, Encoding, Example, LevelsError, LevelsFault, LevelsTable, Meaning, Reading, levels_from_bytes,
    levels_from_csv, levels_template, read_levels,
};
pub use listing::{Listed, Listing, read_listing};
pub use logo::{Logo, LogoError, MOST_LOGO_FILE, MOST_LOGO_POINTS, SvgFault, logo_of, read_logo, without_logo};
pub use package::{Manifest, Member, PackageError, PackageMade, Upload, write_package};
pub use places_file::PlacesFile;
pub use results::{ResultsError, ResultsFault, ResultsTrouble, read_results, results_from_bytes};
pub use source::{Agreement, FromReport, NewerDraft, Source, is_report, read_alone, read_source};
pub use verify::{
    Against, Claim, MOST_REPORT, NotAsMade, Outcome, Verification, Verified, check_made, is_earlier_report,
    stated_fingerprint, verify,
};
pub use workbook::{SheetFault, WhatFault};
