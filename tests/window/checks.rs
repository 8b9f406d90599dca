//! What the checks find is shown by every page as it stands: a change shows in the next frames, wherever it was made.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Role, Theme};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use spbe_mandiri::{
    desktop::{App, Page},
    insight::{Inspection, Severity, readiness},
    words::Words,
};
use support::window::{LEVELS, SIZE, assessment, press, window};

fn tab(window: &mut Harness<'static, App>, word: &str) {
    let tabs = window.query_all_by_role(Role::Tab);
    let wanted = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.split(',').next() == Some(word))
    };
    tabs.into_iter().find(wanted).unwrap().click();
    window.run();
}

/// What the checks find in the draft as it stands, found anew.
fn expected(window: &Harness<'static, App>) -> Inspection {
    let draft = window.state().draft().unwrap();
    Inspection::of(&draft.rubric, draft.assessment(), &draft.score, &BTreeSet::new())
}

/// Words that the page shows if it knows what the checks find now.
fn words(window: &Harness<'static, App>, page: Page) -> Vec<String> {
    let found = expected(window);
    let draft = window.state().draft().unwrap();
    let number = Words::indonesian().count(found.open_work());
    let total = Words::indonesian().count(found.findings().len());
    let open = format!("Pemeriksaan, {total} temuan");
    let here = found.findings_at(&draft.current).filter(|finding| finding.is_open_work()).count();
    let answered = format!("{} dari 47 indikator dinilai", draft.score.answered);
    match page {
        Page::Filling => vec![open, Words::indonesian().count(here)],
        Page::Evidence | Page::Package => vec![open],
        Page::Checks => {
            let indicators = Words::indonesian().count(found.indicators_with_open_work());
            vec![
                open,
                format!(
                    "{total} temuan, {number} perlu ditindaklanjuti, {} catatan; {indicators} indikator perlu perhatian",
                    Words::indonesian().count(found.count(Severity::Notice))
                ),
            ]
        }
        Page::Report => {
            let lines =
                readiness(&draft.rubric, draft.assessment(), &draft.score, found.findings(), Words::indonesian());
            lines.into_iter().map(|line| line.sentence).collect()
        }
        _ => vec![answered],
    }
}

fn shows(window: &Harness<'static, App>, page: Page) {
    for words in words(window, page) {
        let shown = window.query_all_by_label_contains(&words).next().is_some();
        assert!(shown, "{page:?} does not show {words}");
    }
}

#[test]
fn every_page_shows_what_the_checks_find_after_each_change() {
    type Way = fn(&mut Harness<'static, App>);
    let pages: [(Page, Way); 6] = [
        (Page::Filling, |window| press(window, Modifiers::COMMAND, Key::Num1)),
        (Page::Evidence, |window| tab(window, "Bukti")),
        (Page::Checks, |window| tab(window, "Pemeriksaan")),
        (Page::Package, |window| tab(window, "Paket unggah")),
        (Page::Dashboard, |window| press(window, Modifiers::COMMAND, Key::Num2)),
        (Page::Report, |window| press(window, Modifiers::COMMAND, Key::Num5)),
    ];
    for (page, way) in pages {
        let mut window = window(SIZE, Theme::Light, Page::Filling, assessment(&LEVELS[..12]));
        // Two changes of the sitting, so that there is something to take back and to do again on any page.
        press(&mut window, Modifiers::ALT, Key::Num5);
        press(&mut window, Modifiers::COMMAND, Key::ArrowDown);
        press(&mut window, Modifiers::ALT, Key::Num1);
        way(&mut window);
        assert_eq!(window.state().page(), page);
        shows(&window, page);
        let mut seen = vec![expected(&window).findings().len()];
        for key in [Key::Z, Key::Z, Key::Y, Key::Y] {
            press(&mut window, Modifiers::COMMAND, key);
            assert_eq!(window.state().page(), page);
            shows(&window, page);
            seen.push(expected(&window).findings().len());
        }
        seen.dedup();
        assert!(seen.len() > 2, "the changes are none to the checks: {seen:?}");
    }
}
