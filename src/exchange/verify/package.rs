//! What can be proved of an upload package.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Read,
};

use super::{Against, Claim, Rubrics, compared, opened};
use crate::{
    exchange::{
        archive::EntrySum,
        package::{Contents, DRAFT, Expected, MANIFEST, Manifest, Member, Refused, VERSION, expected, is_upload},
    },
    insight::upload_plan,
    storage::{Opened, content_fingerprint},
    words::Words,
};

/// What can be proved of a package.
pub(super) fn claims(file: &mut dyn Read, rubrics: Rubrics<'_>, against: Option<&Against>) -> Vec<Claim> {
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
    made_of(&contents, draft, &manifest, &opened, &mut claims);
    if let Some(other) = against {
        claims.push(compared(&opened, &other.opened));
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
        .filter(|file| is_upload(&file.path))
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

/// The package against what is made again from the draft in it: lists and explanations word for word, what is uploaded
/// as the draft names it, and nothing besides.
fn made_of(contents: &Contents, text: &[u8], manifest: &Manifest, opened: &Opened, claims: &mut Vec<Claim>) {
    let found = Words::all().filter_map(|words| {
        let expected = expected(&opened.draft, &opened.rubric, text.to_vec(), words).ok()?;
        Some(unlike(contents, &expected))
    });
    // The language a package speaks is not written in it: the one in which it fits best.
    let Some(unlike) = found.min_by_key(Vec::len) else { return };
    if unlike.is_empty() {
        // The manifest was held against the draft by itself.
        let files = contents.files.iter().filter(|file| file.name != MANIFEST).count();
        claims.push(Claim::MadeOfDraft { files });
    } else if manifest.program == env!("CARGO_PKG_VERSION") {
        claims.extend(unlike.into_iter().map(|name| Claim::NotOfDraft { name }));
    } else {
        claims.push(Claim::OtherProgram { program: manifest.program.clone() });
    }
}

/// Names of files that are otherwise than expected, not expected, or not there.
fn unlike(contents: &Contents, expected: &Expected) -> Vec<String> {
    let mut found: BTreeMap<&str, &EntrySum> = contents.files.iter().map(|file| (file.name.as_str(), file)).collect();
    found.remove(MANIFEST);
    let mut unlike = Vec::new();
    for member in &expected.files {
        if found.remove(member.path.as_str()).is_none_or(|file| !same(file, member)) {
            unlike.push(member.path.clone());
        }
    }
    for (path, members) in &expected.bundles {
        let inside = contents.inside.get(path).map(Vec::as_slice).unwrap_or_default();
        let fits = inside.len() == members.len()
            && inside.iter().zip(members).all(|(file, member)| file.name == member.path && same(file, member));
        if found.remove(path.as_str()).is_none() || !fits {
            unlike.push(path.clone());
        }
    }
    unlike.extend(found.into_keys().map(str::to_owned));
    unlike
}

fn same(file: &EntrySum, member: &Member) -> bool {
    (file.bytes, &file.sha256) == (member.bytes, &member.sha256)
}
