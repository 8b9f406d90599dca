//! Copies of a draft that synchronisers put beside it when two computers had changed it.
//!
//! | name beside `x.ron` | made by |
//! | --- | --- |
//! | `x (1).ron`, `x_conf(1).ron`, `x 2.ron` | Google Drive, iCloud |
//! | `x-DESKTOP-AB12.ron`, `x-DESKTOP-AB12-2.ron` | OneDrive |
//! | `x (Ana's conflicted copy 2026-01-31).ron`, `x (salinan berkonflik …).ron` | Dropbox |
//! | `x (conflicted copy 2026-01-31 101010).ron`, `x_conflict-20260131-101010.ron` | Nextcloud, ownCloud |
//! | `x (SFConflict ana 2026-01-31-10-10-10).ron`, `x.Conflict.ron`, `x [conflicted].ron` | Seafile, Resilio, pCloud |
//! | `x.sync-conflict-20260131-101010-ABCDEFG.ron`, `x_PC_Jan-31-101010-2026_Conflict.ron` | Syncthing, Synology |
//! | `x~PC.ron`, `x~HEAD.ron` | Unison and others |
//!
//! Copies a person made on purpose, such as `x - Copy.ron` or our own `x (salinan).ron`, are not among them.

use std::{
    io,
    path::{Path, PathBuf},
};

use serde::Deserialize;

use crate::storage::{
    disk::{Disk, folder_of},
    draft::MAX_BYTES,
};

/// Longest name of a computer or number that is taken for one.
const LONGEST_MARK: usize = 40;

/// A file that a synchroniser seems to have made out of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictCopy {
    /// Where it lies.
    pub path: PathBuf,
    /// True where it holds the same draft; false where it cannot be read.
    pub certain: bool,
}

/// How much a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// No person would choose it.
    Plain,
    /// It may be a copy or another draft with a similar name.
    Vague,
}

/// The conflict copies beside a draft with this id, in order of their names.
///
/// A file that holds another draft is none, whatever it is called; one that cannot be read is listed where its
/// name says it plainly.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn list(disk: &dyn Disk, draft: &Path, draft_id: &str) -> io::Result<Vec<ConflictCopy>> {
    let draft = disk.resolve(draft)?;
    let mut found = Vec::new();
    for path in disk.list(folder_of(&draft))? {
        let Some(mark) = mark(&draft, &path) else { continue };
        match draft_id_of(disk, &path) {
            Some(other) if other.eq_ignore_ascii_case(draft_id) => found.push(ConflictCopy { path, certain: true }),
            None if mark == Mark::Plain => found.push(ConflictCopy { path, certain: false }),
            _ => {}
        }
    }
    Ok(found)
}

/// What the name of a file beside a draft says; `None` where it is no conflict copy of it.
fn mark(draft: &Path, other: &Path) -> Option<Mark> {
    let same_kind = draft.extension().zip(other.extension()).is_some_and(|(one, two)| one.eq_ignore_ascii_case(two));
    let (stem, other) = (draft.file_stem()?.to_str()?, other.file_stem()?.to_str()?);
    let rest = other.strip_prefix(stem).filter(|rest| same_kind && !rest.is_empty())?;
    let lower = rest.to_lowercase();
    let numbered = |opening: &str| {
        let number = lower.strip_prefix(opening).and_then(|rest| rest.strip_suffix(')'));
        number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if lower.contains("conflict") || lower.contains("konflik") || numbered(" (") || numbered("_conf(") {
        return Some(Mark::Plain);
    }
    vague(rest).then_some(Mark::Vague)
}

/// True for `-DESKTOP-AB12`, `~PC` and ` 2`; names of computers are written in capitals, those a person chooses are not.
fn vague(rest: &str) -> bool {
    let (Some(first), name) = (rest.chars().next(), rest.get(1..).unwrap_or_default()) else { return false };
    let all = |fits: fn(char) -> bool| !name.is_empty() && name.len() <= LONGEST_MARK && name.chars().all(fits);
    match first {
        '-' | '_' => {
            let capital = name.chars().any(|letter| letter.is_ascii_uppercase());
            capital && all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit() || "-_".contains(letter))
        }
        '~' => all(|letter| letter.is_alphanumeric() || letter == '-'),
        ' ' => name.len() <= 2 && all(|letter| letter.is_ascii_digit()),
        _ => false,
    }
}

/// Id of the draft a file holds, also where its answers cannot be taken.
fn draft_id_of(disk: &dyn Disk, path: &Path) -> Option<String> {
    #[derive(Deserialize)]
    struct Outer {
        header: Inner,
    }
    #[derive(Deserialize)]
    struct Inner {
        id: String,
    }
    let bytes = disk.read(path, MAX_BYTES as u64).ok()?;
    let text = std::str::from_utf8(&bytes).ok()?;
    let outer: Outer = ron::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()?;
    Some(outer.header.id)
}
