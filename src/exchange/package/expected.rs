//! What a package of a draft must hold, made again from the draft alone.

use std::{collections::BTreeMap, io};

use sha2::{Digest as _, Sha256};

use super::{Member, lists::Lists, place, texts};
use crate::{
    insight::{UploadFile, upload_plan},
    rubric::Rubric,
    storage::{Draft, content_fingerprint},
    words::{self, Words},
};

/// What a package must hold besides its manifest.
pub(in crate::exchange) struct Expected {
    /// Files whose bytes are known.
    pub files: Vec<Member>,
    /// Archives, with what must be in them; their own bytes follow from that.
    pub bundles: BTreeMap<String, Vec<Member>>,
}

/// What a package of a draft must hold in a language; `text` is the draft as it lies in the package.
///
/// # Errors
/// Where a list cannot be made.
pub(in crate::exchange) fn expected(
    draft: &Draft,
    rubric: &Rubric,
    text: Vec<u8>,
    words: Words,
) -> io::Result<Expected> {
    let plan = upload_plan(rubric, &draft.assessment);
    let fingerprint = content_fingerprint(&draft.assessment, rubric);
    let (assessment, header) = (&draft.assessment, &draft.header);
    let lists = Lists { rubric, assessment, header, plan: &plan, fingerprint: &fingerprint, words };
    let small = |(path, bytes): (String, Vec<u8>)| {
        let sha256 = words::hex(&Sha256::digest(&bytes));
        Member::plain(path, bytes.len() as u64, sha256)
    };
    let texts = texts(rubric, draft, text, &lists)?;
    let mut expected = Expected { files: texts.into_iter().map(small).collect(), bundles: BTreeMap::new() };
    let member = |path: String, file: &UploadFile| Member::plain(path, file.stored.bytes, file.stored.hash.clone());
    for bundle in plan.bundles.iter().filter(|bundle| !bundle.files.is_empty()) {
        let path = place(bundle);
        match bundle.files.as_slice() {
            [file] if bundle.is_plain() => expected.files.push(member(path, file)),
            files => {
                let inside = files.iter().map(|file| member(file.name.clone(), file)).collect();
                expected.bundles.insert(path, inside);
            }
        }
    }
    Ok(expected)
}
