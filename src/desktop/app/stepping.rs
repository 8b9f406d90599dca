//! From one finding to the next, saying what was found and where.

use super::App;
use crate::{
    desktop::{action::Page, draft::OpenDraft},
    insight::{Finding, Part, Subject},
    t,
};

impl App {
    /// Leads to the next finding that wants something done, or the one before, going round at the ends. `from` is where in
    /// the open indicator a person works.
    pub(super) fn step_finding(&mut self, forward: bool, from: Option<(usize, Part)>) {
        let words = self.world.words;
        let Some(file) = &mut self.file else { return };
        file.check();
        let open: Vec<&Finding> =
            file.checked.inspection().findings().iter().filter(|finding| finding.is_open_work()).collect();
        let Some(last) = open.len().checked_sub(1) else {
            self.toasts.add(t!(words, checks.none_open).to_owned(), None);
            return;
        };
        let here = self.page == Page::Filling;
        let stepped = self.stepped.as_ref().filter(|(finding, _)| is_shown(finding, &file.draft, self.page));
        // Who went on to another text since then works there now.
        let stepped = stepped.filter(|(finding, _)| from.is_none_or(|from| is_at(finding, from)));
        let place = match (stepped, from) {
            // What was seen to is gone from the list: those after it have moved up to its place.
            (Some((finding, before)), _) => match open.iter().position(|one| *one == finding) {
                Some(place) if forward => (place + 1) % open.len(),
                None if forward => before % open.len(),
                place => place.unwrap_or(*before).checked_sub(1).unwrap_or(last).min(last),
            },
            (None, Some(from)) if here => beside(&open, &file.draft, from, forward),
            (None, _) if here => nearest(&open, &file.draft, forward),
            (None, _) if forward => 0,
            (None, _) => last,
        };
        let Some(finding) = open.get(place).map(|finding| (*finding).clone()) else { return };
        let sentence = finding.sentence(&file.draft.rubric, words);
        let said =
            t!(words, checks.step, place = words.count(place + 1), total = words.count(open.len()), finding = sentence);
        self.jump(finding.subject.clone(), finding.evidence().map(str::to_owned));
        self.stepped = Some((finding, place));
        self.toasts.lead(said);
    }
}

/// True while the place of a finding is still what the window shows.
fn is_shown(finding: &Finding, draft: &OpenDraft, page: Page) -> bool {
    match &finding.subject {
        Subject::Indicator { id, .. } => page == Page::Filling && *id == draft.current,
        _ => page != Page::Filling,
    }
}

/// True for a finding about this part of an indicator.
fn is_at(finding: &Finding, at: (usize, Part)) -> bool {
    matches!(&finding.subject, Subject::Indicator { entry, part, .. } if (*entry, *part) == at)
}

/// Place in the framework of the indicator a finding is about.
fn rank(finding: &Finding, draft: &OpenDraft) -> Option<usize> {
    let id = finding.subject.indicator()?;
    draft.rubric.indicators.iter().position(|indicator| indicator.id == id)
}

/// The first finding about the open indicator or one after it, or the last one before.
fn nearest(open: &[&Finding], draft: &OpenDraft, forward: bool) -> usize {
    let position = draft.position();
    if forward {
        let found = open.iter().position(|finding| rank(finding, draft).is_some_and(|rank| rank >= position));
        found.unwrap_or(0)
    } else {
        let found = open.iter().rposition(|finding| rank(finding, draft).is_some_and(|rank| rank < position));
        found.unwrap_or(open.len() - 1)
    }
}

/// The finding after those about a part of the open indicator, or before them.
fn beside(open: &[&Finding], draft: &OpenDraft, (entry, part): (usize, Part), forward: bool) -> usize {
    let about = |finding: &&Finding| {
        let subject = Subject::Indicator { id: draft.current.clone(), entry, part };
        finding.subject == subject
    };
    let found = if forward { open.iter().rposition(about) } else { open.iter().position(about) };
    match found {
        Some(place) if forward => (place + 1) % open.len(),
        Some(place) => place.checked_sub(1).unwrap_or(open.len() - 1),
        None => nearest(open, draft, forward),
    }
}
