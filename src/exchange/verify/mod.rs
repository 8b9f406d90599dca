//! What can be proved of a draft with its evidence, of a package, and of a report. Nothing is written or unpacked to disk.

mod claim;
mod report_stamp;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
    path::Path,
    sync::Arc,
};

pub use self::{
    claim::{Claim, Outcome},
    report_stamp::stated_fingerprint,
};
use super::{
    EvidenceFault,
    archive::EntrySum,
    package::{Contents, DRAFT, MANIFEST, Manifest, Member, Refused, UPLOADS, VERSION},
};
use crate::{
    assessment::{Assessment, Content, DocumentId, StoredFile},
    insight::{differences, upload_plan},
    rubric::Rubric,
    storage::{
        CopyStopped, Disk, DraftError, EvidenceCause, MAX_BYTES, OpenCause, OpenError, Opened, content_fingerprint,
        copy_out, evidence_folder, read as read_draft,
    },
};

/// Most differences that are named.
const MOST_NAMED: usize = 10;

type Rubrics<'a> = &'a dyn Fn(&str) -> Option<Arc<Rubric>>;

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verified {
    /// A draft.
    Draft,
    /// An upload package.
    Package,
    /// A report.
    Report,
}

/// What was found.
#[derive(Debug)]
pub struct Verification {
    /// What was looked at.
    pub what: Verified,
    /// What was proved and what was not, in the order in which it was looked at.
    pub claims: Vec<Claim>,
}

impl Verification {
    /// True where nothing is otherwise than it should be.
    pub fn all_proved(&self) -> bool {
        self.claims.iter().all(|claim| claim.outcome() != Outcome::Failed)
    }
}

/// Looks at a file of any kind this program makes; with a draft, also whether it is of that draft's content.
///
/// # Errors
/// Where the file itself cannot be read. What it says wrongly is a claim that failed.
pub fn verify(
    disk: &dyn Disk,
    path: &Path,
    rubrics: Rubrics<'_>,
    against: Option<&Opened>,
) -> Result<Verification, OpenError<DraftError>> {
    let system = |error| OpenError { path: path.to_path_buf(), cause: OpenCause::System(error) };
    let mut first = Vec::new();
    disk.open(path).and_then(|file| file.take(4).read_to_end(&mut first)).map_err(system)?;
    let (what, claims) = match first.as_slice() {
        [b'P', b'K', ..] => {
            let mut file = disk.open(path).map_err(system)?;
            (Verified::Package, package(&mut file, rubrics, against))
        }
        b"%PDF" => {
            let bytes = disk.read(path, report_stamp::MOST).map_err(system)?;
            (Verified::Report, of_report(&bytes, against))
        }
        _ => {
            let bytes = disk.read(path, MAX_BYTES as u64).map_err(system)?;
            (Verified::Draft, of_draft(disk, path, &bytes, rubrics, against))
        }
    };
    Ok(Verification { what, claims })
}

fn of_draft(disk: &dyn Disk, path: &Path, bytes: &[u8], rubrics: Rubrics<'_>, against: Option<&Opened>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let Some(opened) = opened(bytes, rubrics, &mut claims) else { return claims };
    store(disk, &evidence_folder(path), &opened.draft.assessment, &mut claims);
    if let Some(other) = against {
        claims.push(compared(&opened, other));
    }
    claims
}

/// Reads a draft and says what is known of it.
fn opened(bytes: &[u8], rubrics: Rubrics<'_>, claims: &mut Vec<Claim>) -> Option<Opened> {
    match read_draft(bytes, rubrics) {
        Ok(opened) => {
            let header = &opened.draft.header;
            claims.push(Claim::Draft { draft_id: header.id.clone(), revision: header.revision });
            claims.extend(opened.warnings.iter().cloned().map(Claim::Edition));
            claims.extend(opened.read_only.clone().map(Claim::Newer));
            Some(opened)
        }
        Err(error) => {
            claims.push(Claim::DraftRefused(error));
            None
        }
    }
}

/// Every file the register knows, also those that were replaced: each lies in the store as it was taken in.
fn store(disk: &dyn Disk, store: &Path, assessment: &Assessment, claims: &mut Vec<Claim>) {
    let mut files: BTreeMap<&str, (&DocumentId, &StoredFile)> = BTreeMap::new();
    for (id, document) in assessment.register() {
        for (_, content) in document.contents() {
            if let Content::File(stored) = content {
                files.entry(&stored.hash).or_insert((id, stored));
            }
        }
    }
    let count = files.len();
    let before = claims.len();
    for (id, stored) in files.into_values() {
        let copied = copy_out(disk, store, stored, &mut io::sink(), &mut |_| Ok::<(), ()>(()));
        let cause = match copied {
            Ok(()) | Err(CopyStopped::Told(())) => continue,
            Err(CopyStopped::File(cause)) => cause,
            Err(CopyStopped::Out(error)) => EvidenceCause::Unreadable(error),
        };
        let place = assessment.uses_of(id).into_iter().next();
        let code = place.and_then(|place| assessment.evidence_code(&place.at.indicator, id)).unwrap_or_default();
        claims.push(Claim::EvidenceFault(EvidenceFault::new(assessment, id, code, stored, cause)));
    }
    if claims.len() == before {
        claims.push(Claim::Evidence { files: count });
    }
}

/// One draft against another.
fn compared(one: &Opened, other: &Opened) -> Claim {
    let (mine, theirs) = (&one.draft, &other.draft);
    if mine.header.id != theirs.header.id {
        return Claim::OtherDocument;
    }
    let fingerprints = [one, other].map(|opened| content_fingerprint(&opened.draft.assessment, &opened.rubric));
    if fingerprints[0] == fingerprints[1] {
        return Claim::Same { revision: theirs.header.revision };
    }
    let found = differences(&other.rubric, &mine.assessment, &theirs.assessment);
    if found.is_empty() {
        return Claim::Differs;
    }
    Claim::DiffersIn {
        count: found.len(),
        first: found.into_iter().take(MOST_NAMED).collect(),
        sides: Box::new([mine.assessment.clone(), theirs.assessment.clone()]),
    }
}

fn of_report(bytes: &[u8], against: Option<&Opened>) -> Vec<Claim> {
    let Some(fingerprint) = stated_fingerprint(bytes) else { return vec![Claim::NotStated] };
    let mut claims = vec![Claim::Stated { fingerprint: fingerprint.clone() }];
    if let Some(other) = against {
        let same = content_fingerprint(&other.draft.assessment, &other.rubric) == fingerprint;
        claims.push(if same { Claim::Same { revision: other.draft.header.revision } } else { Claim::Differs });
    }
    claims
}

fn package(file: &mut dyn Read, rubrics: Rubrics<'_>, against: Option<&Opened>) -> Vec<Claim> {
    let contents = match Contents::read(file) {
        Ok(contents) => contents,
        Err(Refused { inside, flaw }) => return vec![Claim::Archive { inside, flaw }],
    };
    let mut claims = vec![Claim::Sealed];
    let Some(manifest) = contents.manifest() else {
        claims.push(Claim::Lacks { name: MANIFEST });
        return claims;
    };
    if manifest.version != VERSION {
        claims.push(Claim::ManifestVersion { program: manifest.program });
        return claims;
    }
    listed(&contents, &manifest, &mut claims);
    let Some(draft) = &contents.draft else {
        claims.push(Claim::Lacks { name: DRAFT });
        return claims;
    };
    let Some(opened) = opened(draft, rubrics, &mut claims) else { return claims };
    of_its_draft(&manifest, &opened, &mut claims);
    if let Some(other) = against {
        claims.push(compared(&opened, other));
    }
    claims
}

/// The files of a package against its manifest.
fn listed(contents: &Contents, manifest: &Manifest, claims: &mut Vec<Claim>) {
    let before = claims.len();
    let mut count = compare("", &manifest.files, contents.files.iter().filter(|file| file.name != MANIFEST), claims);
    let none = Vec::new();
    for archive in &manifest.files {
        let found = contents.inside.get(&archive.path).unwrap_or(&none);
        count += compare(&archive.path, &archive.members, found.iter(), claims);
    }
    if claims.len() == before {
        claims.push(Claim::Listed { files: count });
    }
}

/// Files of one archive against their list; how many there are.
fn compare<'a>(
    archive: &str,
    list: &[Member],
    found: impl Iterator<Item = &'a EntrySum>,
    claims: &mut Vec<Claim>,
) -> usize {
    let name = |name: &str| if archive.is_empty() { name.to_owned() } else { format!("{archive}/{name}") };
    let mut found: BTreeMap<&str, &EntrySum> = found.map(|file| (file.name.as_str(), file)).collect();
    for member in list {
        match found.remove(member.path.as_str()) {
            None => claims.push(Claim::Missing { name: name(&member.path) }),
            Some(file) if (file.bytes, &file.sha256) != (member.bytes, &member.sha256) => {
                claims.push(Claim::Altered { name: name(&member.path) });
            }
            Some(_) => {}
        }
    }
    claims.extend(found.into_keys().map(|path| Claim::Extra { name: name(path) }));
    list.len()
}

/// The manifest against the draft in the package: the same content, and each of its files under its code.
fn of_its_draft(manifest: &Manifest, opened: &Opened, claims: &mut Vec<Claim>) {
    let (draft, rubric) = (&opened.draft, &opened.rubric);
    let fingerprint = content_fingerprint(&draft.assessment, rubric);
    let same = manifest.fingerprint == fingerprint
        && manifest.draft_id == draft.header.id
        && manifest.revision == draft.header.revision
        && manifest.rubric == rubric.id
        && manifest.institution == draft.assessment.institution.name.value
        && manifest.year == draft.assessment.year.value;
    claims.push(if same { Claim::Fingerprint { fingerprint } } else { Claim::OtherManifest });
    let plan = upload_plan(rubric, &draft.assessment);
    let known: BTreeSet<(String, String)> = plan
        .bundles
        .iter()
        .flat_map(|bundle| &bundle.files)
        .map(|file| (file.code.clone(), file.stored.hash.clone()))
        .collect();
    let packed: BTreeSet<(String, String)> = manifest
        .files
        .iter()
        .filter(|file| file.path.starts_with(UPLOADS))
        .flat_map(|file| if file.code.is_some() { std::slice::from_ref(file) } else { file.members.as_slice() })
        .map(|file| (file.code.clone().unwrap_or_default(), file.sha256.clone()))
        .collect();
    let before = claims.len();
    claims.extend(known.difference(&packed).map(|(code, _)| Claim::NotPacked { code: code.clone() }));
    claims.extend(packed.difference(&known).map(|(code, _)| Claim::NotInDraft { code: code.clone() }));
    if claims.len() == before {
        claims.push(Claim::Packed { files: known.len() });
    }
}
