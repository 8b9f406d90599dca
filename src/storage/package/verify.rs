//! What can be proved of a draft with its evidence, of a package, and of a report. Nothing is written or unpacked to disk.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
    path::Path,
    sync::Arc,
};

use super::{
    ArchiveFlaw, DRAFT, MANIFEST, UPLOADS,
    evidence::{self, EvidenceCause, EvidenceFault, Stopped},
    manifest::{FORMAT, Manifest, Member, VERSION},
    report,
    walk::{Passed, Passing, walk},
};
use crate::{
    assessment::{Assessment, Content, DocumentId, StoredFile},
    insight::{differences, upload_plan},
    rubric::Rubric,
    storage::{
        disk::Disk,
        draft::{self, DraftError, MAX_BYTES, Opened, ReadOnly, Warning, content_fingerprint},
        evidence_folder,
        open::{OpenCause, OpenError},
    },
};

/// Largest manifest.
const MOST_MANIFEST: u64 = 64 * 1024 * 1024;
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

/// How a claim came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is so.
    Proved,
    /// Worth knowing; nothing is wrong.
    Noted,
    /// It is not so.
    Failed,
}

/// One thing that was proved, or found to be otherwise.
#[derive(Debug)]
pub enum Claim {
    /// A draft is as this program wrote it, and its framework is known.
    Draft {
        /// Its id.
        document: String,
        /// Its revision.
        revision: u64,
    },
    /// It was written with another edition of the framework's wording.
    Edition(Warning),
    /// It is of a newer program, which may know more.
    Newer(ReadOnly),
    /// It is no draft, or not as it was written.
    DraftRefused(DraftError),
    /// Every file of the register lies in the store as it was taken in.
    Evidence {
        /// How many.
        files: usize,
    },
    /// A file of the store is not.
    EvidenceFault(EvidenceFault),
    /// Every byte of a package is as it was made.
    Sealed,
    /// It is not, or no archive at all.
    Archive {
        /// The archive in the package, where it is one of them.
        inside: Option<String>,
        /// What is wrong.
        flaw: ArchiveFlaw,
    },
    /// A part every package has is not there, or says nothing.
    Lacks {
        /// Its name.
        name: &'static str,
    },
    /// Its manifest is of a version this program does not know.
    ManifestVersion {
        /// The program that made it.
        program: String,
    },
    /// Every file is as the manifest says, and there is no other.
    Listed {
        /// How many, with those in archives.
        files: usize,
    },
    /// A file of the manifest is not there.
    Missing {
        /// Its name.
        name: String,
    },
    /// A file the manifest does not know.
    Extra {
        /// Its name.
        name: String,
    },
    /// A file with other bytes than the manifest says.
    Altered {
        /// Its name.
        name: String,
    },
    /// The manifest is of the draft in the package.
    Fingerprint {
        /// Fingerprint of its content.
        fingerprint: String,
    },
    /// It is of another one.
    OtherManifest,
    /// Every file of the draft's evidence is packed, and no other.
    Packed {
        /// How many.
        files: usize,
    },
    /// A document of the draft is not packed as the draft knows it.
    NotPacked {
        /// Its code.
        code: String,
    },
    /// A document is packed that the draft does not have.
    NotInDraft {
        /// Its code.
        code: String,
    },
    /// A report says what it was made of.
    Stated {
        /// The fingerprint.
        fingerprint: String,
    },
    /// It does not, or contradicts itself.
    NotStated,
    /// It says the same as the draft it was held against.
    Same {
        /// Revision of that draft.
        revision: u64,
    },
    /// It is of another document.
    OtherDocument,
    /// It says something else.
    Differs {
        /// The first differences, as sentences; empty where only the fingerprint is known.
        named: Vec<String>,
        /// How many there are.
        count: usize,
    },
}

impl Claim {
    /// How it came out.
    pub fn outcome(&self) -> Outcome {
        match self {
            Self::Draft { .. }
            | Self::Evidence { .. }
            | Self::Sealed
            | Self::Listed { .. }
            | Self::Fingerprint { .. }
            | Self::Packed { .. }
            | Self::Stated { .. }
            | Self::Same { .. } => Outcome::Proved,
            Self::Edition(_) | Self::Newer(_) => Outcome::Noted,
            _ => Outcome::Failed,
        }
    }
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
            let bytes = disk.read(path, report::MOST).map_err(system)?;
            (Verified::Report, of_report(&bytes, against))
        }
        _ => {
            let bytes = disk.read(path, MAX_BYTES as u64).map_err(system)?;
            (Verified::Draft, of_draft(disk, path, &bytes, rubrics, against))
        }
    };
    Ok(Verification { what, claims })
}

/// The manifest of a package that is whole.
pub(super) fn manifest_of(file: &mut dyn Read) -> Option<Manifest> {
    let contents = Contents::read(file).ok()?;
    serde_json::from_slice::<Manifest>(&contents.manifest?).ok().filter(|manifest| manifest.format == FORMAT)
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
    match draft::read(bytes, rubrics) {
        Ok(opened) => {
            let header = &opened.draft.header;
            claims.push(Claim::Draft { document: header.id.clone(), revision: header.revision });
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
        let copied = evidence::copy(disk, store, stored, &mut io::sink(), &mut |_| Ok::<(), ()>(()));
        let cause = match copied {
            Ok(()) | Err(Stopped::Told(())) => continue,
            Err(Stopped::File(cause)) => cause,
            Err(Stopped::Out(error)) => EvidenceCause::Unreadable(error),
        };
        let place = assessment.uses_of(id).into_iter().next();
        claims.push(Claim::EvidenceFault(EvidenceFault {
            code: place.and_then(|place| assessment.evidence_code(&place.at.indicator, id)).unwrap_or_default(),
            title: assessment.document(id).map_or("", |document| document.label()).to_owned(),
            name: stored.name.clone(),
            cause,
        }));
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
    Claim::Differs {
        named: found
            .iter()
            .take(MOST_NAMED)
            .map(|found| found.told(&mine.assessment, &theirs.assessment).sentence())
            .collect(),
        count: found.len(),
    }
}

fn of_report(bytes: &[u8], against: Option<&Opened>) -> Vec<Claim> {
    let Some(fingerprint) = report::fingerprint(bytes) else { return vec![Claim::NotStated] };
    let mut claims = vec![Claim::Stated { fingerprint: fingerprint.clone() }];
    if let Some(other) = against {
        let same = content_fingerprint(&other.draft.assessment, &other.rubric) == fingerprint;
        claims.push(if same {
            Claim::Same { revision: other.draft.header.revision }
        } else {
            Claim::Differs { named: Vec::new(), count: 0 }
        });
    }
    claims
}

/// What a package holds.
struct Contents {
    files: Vec<Passed>,
    /// Files of the archives in it, by the name of the archive.
    inside: BTreeMap<String, Vec<Passed>>,
    manifest: Option<Vec<u8>>,
    draft: Option<Vec<u8>>,
}

impl Contents {
    fn read(file: &mut dyn Read) -> Result<Self, Claim> {
        let (mut manifest, mut draft) = (None, None);
        let mut inside = BTreeMap::new();
        let mut within: Option<String> = None;
        let files = walk(file, true, &mut |passing: Passing<'_>| {
            let part = |most: u64, bytes: &mut dyn Read| {
                let mut text = Vec::new();
                bytes.take(most + 1).read_to_end(&mut text)?;
                if text.len() as u64 > most { Err(ArchiveFlaw::TooMuch) } else { Ok(Some(text)) }
            };
            match passing.name {
                MANIFEST => manifest = part(MOST_MANIFEST, passing.bytes)?,
                DRAFT => draft = part(MAX_BYTES as u64, passing.bytes)?,
                name if name.starts_with(UPLOADS) && Path::new(name).extension().is_some_and(|kind| kind == "zip") => {
                    within = Some(name.to_owned());
                    let found = walk(passing.bytes, false, &mut |_| Ok(()))?;
                    within = None;
                    inside.insert(name.to_owned(), found);
                }
                _ => {}
            }
            Ok(())
        });
        match files {
            Ok(files) => Ok(Self { files, inside, manifest, draft }),
            Err(flaw) => Err(Claim::Archive { inside: within, flaw }),
        }
    }
}

fn package(file: &mut dyn Read, rubrics: Rubrics<'_>, against: Option<&Opened>) -> Vec<Claim> {
    let contents = match Contents::read(file) {
        Ok(contents) => contents,
        Err(claim) => return vec![claim],
    };
    let mut claims = vec![Claim::Sealed];
    let manifest = contents.manifest.as_ref().and_then(|text| serde_json::from_slice::<Manifest>(text).ok());
    let Some(manifest) = manifest.filter(|manifest| manifest.format == FORMAT) else {
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
    found: impl Iterator<Item = &'a Passed>,
    claims: &mut Vec<Claim>,
) -> usize {
    let name = |name: &str| if archive.is_empty() { name.to_owned() } else { format!("{archive}/{name}") };
    let mut found: BTreeMap<&str, &Passed> = found.map(|file| (file.name.as_str(), file)).collect();
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
        && manifest.document == draft.header.id
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
