//! What came of packing and proving, as sentences.

use jiff::Timestamp;

use super::{ArchiveFlaw, Claim, EvidenceFault, PackageError, fault_lines::fault_lines};
use crate::{
    chart::NO_VALUE,
    storage::{EvidenceCause, io_sentence as cause},
    t,
    words::{Sentence, Words, harmless_name},
};

impl Sentence for EvidenceFault {
    fn sentence_in(&self, words: Words) -> String {
        let name = if self.code.is_empty() {
            t!(words, package.evidence.name, title = self.title, file = self.name)
        } else {
            t!(words, package.evidence.coded, code = self.code, title = self.title, file = self.name)
        };
        match &self.cause {
            EvidenceCause::Missing => t!(words, package.evidence.missing, name = name),
            EvidenceCause::Differs => t!(words, package.evidence.differs, name = name),
            EvidenceCause::Unreadable(error) => {
                t!(words, package.evidence.unreadable, name = name, cause = cause(error, words))
            }
        }
    }
}

impl Sentence for PackageError {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Draft(error) => error.sentence_in(words),
            Self::Write(error) => error.sentence_in(words),
            Self::Cancelled => t!(words, package.cancelled).to_owned(),
            Self::Place(error) => error.sentence_in(words),
            Self::Evidence(faults) => {
                let mut lines = fault_lines(faults, words, |count| t!(words, package.evidence.more, count = count));
                lines.push(t!(words, package.nothing).to_owned());
                lines.join("\n")
            }
        }
    }
}

impl Sentence for ArchiveFlaw {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Cut => t!(words, package.flaw.cut).to_owned(),
            Self::Form { what } => t!(words, package.flaw.form, what = what),
            Self::Name { name } => t!(words, package.flaw.name, name = name),
            Self::Twice { name } => t!(words, package.flaw.twice, name = name),
            Self::TooMuch => t!(words, package.flaw.too_much).to_owned(),
            Self::Contents { name } => t!(words, package.flaw.contents, name = name),
            Self::Seal => t!(words, package.flaw.seal).to_owned(),
            Self::System { kind } => cause(&(*kind).into(), words),
        }
    }
}

impl Sentence for Claim {
    fn sentence_in(&self, words: Words) -> String {
        match self {
            Self::Draft { draft_id, revision } => t!(words, verify.draft, id = draft_id, revision = revision),
            Self::Edition(warning) => warning.sentence_in(words),
            Self::Newer(reason) => reason.sentence_in(words),
            Self::DraftRefused(error) => error.sentence_in(words),
            Self::Evidence { files: 0 } => t!(words, verify.no_evidence).to_owned(),
            Self::Evidence { files } => t!(words, verify.evidence, files = *files),
            Self::EvidenceFault(fault) => fault.sentence_in(words),
            Self::Sealed => t!(words, verify.sealed).to_owned(),
            Self::Archive { inside: None, flaw } => t!(words, verify.archive, flaw = flaw.sentence_in(words)),
            Self::Archive { inside: Some(name), flaw } => {
                t!(words, verify.archive_inside, name = name, flaw = flaw.sentence_in(words))
            }
            Self::Lacks { name } => t!(words, verify.lacks, name = name),
            Self::ManifestVersion { program } => t!(words, verify.version, program = program),
            Self::Listed { files } => t!(words, verify.listed, files = *files),
            Self::Missing { name } => t!(words, verify.missing, name = name),
            Self::Extra { name } => t!(words, verify.extra, name = name),
            Self::Altered { name } => t!(words, verify.altered, name = name),
            Self::Fingerprint { fingerprint } => t!(words, verify.fingerprint, fingerprint = fingerprint),
            Self::OtherManifest => t!(words, verify.other_manifest).to_owned(),
            Self::Packed { files } => t!(words, verify.packed, files = *files),
            Self::NotPacked { code } => t!(words, verify.not_packed, code = code),
            Self::NotInDraft { code } if code.is_empty() => t!(words, verify.uncoded_not_in_draft).to_owned(),
            Self::NotInDraft { code } => t!(words, verify.not_in_draft, code = code),
            Self::Carried { draft_id, revision, fingerprint } => {
                t!(words, verify.carried, id = draft_id, revision = revision, fingerprint = fingerprint)
            }
            Self::CarriesAnother => t!(words, verify.carries_another).to_owned(),
            Self::CarriesAltered => t!(words, verify.carries_altered).to_owned(),
            Self::CarriedRefused(error) => t!(words, verify.carried_refused, cause = error.sentence_in(words)),
            Self::NotCarried => t!(words, verify.not_carried).to_owned(),
            Self::FilesAdded { names } => t!(words, verify.files_added, names = words.listed(&harmless_all(names))),
            Self::EvidenceAbsent { files } => t!(words, verify.evidence_absent, files = *files),
            Self::Older { revision, data_at, newer, saved_at, place, zone } => {
                let moment = |at: &Timestamp| words.moment(*at, *zone);
                let dated = data_at.as_ref().map_or_else(|| NO_VALUE.to_owned(), moment);
                let then = moment(saved_at);
                match place {
                    None => t!(words, verify.older, revision = revision, saved = dated, newer = newer, then = then),
                    Some(path) => t!(
                        words,
                        exchange.in_report.older,
                        revision = revision,
                        saved = dated,
                        path = path.display(),
                        newer = newer,
                        then = then
                    ),
                }
            }
            Self::Stated { fingerprint } => t!(words, verify.stated, fingerprint = fingerprint),
            Self::OtherRevision { stated, revision } => {
                t!(words, verify.other_revision, stated = stated, revision = revision)
            }
            Self::ComparedWithAnother => t!(words, verify.compared).to_owned(),
            Self::EvidenceGone { files } => t!(words, verify.evidence_gone, files = *files),
            Self::PagesSame { pages } => t!(words, verify.pages_same, pages = *pages),
            Self::PagesChanged { pages } => t!(words, verify.pages_changed, pages = ranges(pages)),
            Self::PagesMissing { pages } => t!(words, verify.pages_missing, pages = ranges(pages)),
            Self::PagesForeign { pages } => t!(words, verify.pages_foreign, pages = ranges(pages)),
            Self::PagesCovered { pages } => t!(words, verify.pages_covered, pages = ranges(pages)),
            Self::DocumentChanged { names } => t!(words, verify.document_changed, names = words.listed(names)),
            Self::Signed { pages } if pages.is_empty() => t!(words, verify.signed_unseen).to_owned(),
            Self::Signed { pages } => t!(words, verify.signed, pages = ranges(pages)),
            Self::Added { bytes } => t!(words, verify.added, bytes = *bytes),
            Self::AddedUnreadable { bytes } => t!(words, verify.added_unreadable, bytes = *bytes),
            Self::WrittenAnew => t!(words, verify.written_anew).to_owned(),
            Self::PagesUnreadable => t!(words, verify.pages_unreadable).to_owned(),
            Self::OtherProgram { program } => t!(words, verify.other_program, program = program),
            Self::MadeOfDraft { files } => t!(words, verify.made_of_draft, files = *files),
            Self::NotOfDraft { name } => t!(words, verify.not_of_draft, name = name),
            Self::NotStated => t!(words, verify.not_stated).to_owned(),
            Self::Same { revision } => t!(words, verify.same, revision = revision),
            Self::OtherDocument => t!(words, verify.other_document).to_owned(),
            Self::Differs => t!(words, verify.differs).to_owned(),
            Self::DiffersIn { first, count, sides } => {
                let [one, other] = &**sides;
                let named: Vec<String> =
                    first.iter().map(|found| found.told(one, other, words).sentence(words)).collect();
                t!(words, verify.differs_in, count = *count, named = named.join("\n"))
            }
        }
    }
}

/// Names from a file that anybody may have made, on one line each.
fn harmless_all(names: &[String]) -> Vec<String> {
    names.iter().map(|name| harmless_name(name)).collect()
}

/// Numbers in order, runs of them from first to last: `1, 4–9, 12`.
fn ranges(numbers: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(first, last): &(usize, usize)| {
        if first == last { first.to_string() } else { format!("{first}–{last}") }
    };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_one_another_are_one_run() {
        assert_eq!(ranges(&[1, 4, 5, 6, 9, 12, 13]), "1, 4–6, 9, 12–13");
        assert_eq!(ranges(&[]), "");
    }
}
