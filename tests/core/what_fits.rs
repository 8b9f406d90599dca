//! What does not fit the framework is found wherever it stands in an assessment, and named with the way to it.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be made must stop")]

use crate::support;

use spbe_mandiri::{
    assessment::{
        Answer, Assessment, Content, Document, Entry, Link, MOST_ITEMS, MOST_TEXT, MOST_VERSIONS, Person, Stage,
        Stamped, Use, Value, Version, validate,
    },
    rubric::exact_from_text,
};
use support::rubric;

fn answer(assessment: &mut Assessment) -> &mut Answer {
    let answer = assessment.answers.entry("23".into()).or_default();
    answer.entries.resize_with(1, Entry::default);
    answer
}

fn entry(assessment: &mut Assessment) -> &mut Entry {
    &mut answer(assessment).entries[0]
}

fn document(assessment: &mut Assessment, versions: impl IntoIterator<Item = (String, Version)>) {
    let versions = versions.into_iter().map(|(id, version)| (id.as_str().into(), version)).collect();
    assessment.documents.insert("d".into(), Document { versions, ..Document::default() });
}

fn link(address: String) -> Version {
    let content = Content::Link(Link { address, accessed: None });
    Version { content: Stamped::initial(Some(content)), ..Version::default() }
}

type Spoil<'a> = &'a dyn Fn(&mut Assessment);

#[test]
fn what_does_not_fit_is_named_with_the_way_to_it() {
    let long = || "x".repeat(MOST_TEXT + 1);
    let too_long = (MOST_TEXT + 1).to_string();
    let people = |count: usize| {
        move |assessment: &mut Assessment| {
            assessment.people = (0..count).map(|id| (format!("p{id}").as_str().into(), Person::default())).collect();
        }
    };
    let versions = |count: usize| {
        move |assessment: &mut Assessment| {
            document(assessment, (0..count).map(|id| (format!("v{id}"), Version::default())));
        }
    };
    let uses = |count: usize| {
        move |assessment: &mut Assessment| {
            entry(assessment).uses = (0..count).map(|id| (format!("u{id}").as_str().into(), Use::default())).collect();
        }
    };
    let cases: [(Spoil<'_>, &str, &str); 19] = [
        (&|one| drop(one.answers.insert("99".into(), Answer::default())), "answers", "99"),
        (&|one| answer(one).entries.push(Entry::default()), "answers › 23 › entries", "2"),
        (
            &|one| {
                document(one, []);
                one.documents.insert("e".into(), Document::default());
                for id in ["d", "e"] {
                    answer(one).letters.insert(id.into(), Stamped::initial(Some(4)));
                }
            },
            "answers › 23 › letters",
            "23",
        ),
        (&|one| drop(answer(one).letters.insert("d".into(), Stamped::default())), "answers › 23 › letters", "d"),
        (&|one| drop(one.people.insert("a b".into(), Person::default())), "people", "a b"),
        (&|one| document(one, [("a/b".to_owned(), Version::default())]), "documents › d › versions", "a/b"),
        (
            &|one| {
                let six = Stamped::initial(Some(Value::Level(6)));
                entry(one).values.insert(Stage::Final, six);
            },
            "answers › 23 › entries › 0 › values",
            "6",
        ),
        (
            &|one| {
                let score = Stamped::initial(Some(Value::Score(exact_from_text("2.5").unwrap())));
                entry(one).values.insert(Stage::SelfAssessment, score);
            },
            "answers › 23 › entries › 0 › values",
            "2.5",
        ),
        (
            &|one| drop(entry(one).ticks.insert("9.9".into(), Stamped::default())),
            "answers › 23 › entries › 0 › ticks",
            "9.9",
        ),
        (&|one| drop(one.general.insert("99".into(), Stamped::default())), "general", "99"),
        (&|one| one.year = Stamped::initial(1999), "year", "1999"),
        (&|one| one.report.date = Stamped::initial(Some(jiff::civil::date(1899, 1, 1))), "report › date", "1899"),
        (&|one| one.institution.name = Stamped::initial(long()), "institution › name", &too_long),
        (
            &|one| {
                drop(
                    entry(one)
                        .uses
                        .insert("u".into(), Use { document: Stamped::initial(Some("x".into())), ..Use::default() }),
                );
            },
            "answers › 23 › entries › 0 › uses › u › document",
            "x",
        ),
        (&|one| answer(one).owner = Stamped::initial(Some("x".into())), "answers › 23 › owner", "x"),
        (&|one| document(one, [("v".to_owned(), link(long()))]), "documents › d › versions › v › content", &too_long),
        (&people(MOST_ITEMS + 1), "people", "10001"),
        (&versions(MOST_VERSIONS + 1), "documents › d › versions", "1001"),
        (&uses(MOST_ITEMS + 1), "answers › 23 › entries", "10001"),
    ];
    for (spoil, path, found) in cases {
        let mut assessment = support::answered(&[3]);
        assert_eq!(validate(&assessment, &rubric()), Ok(()));
        spoil(&mut assessment);
        let refused = validate(&assessment, &rubric()).unwrap_err();
        assert_eq!((refused.path.as_str(), refused.found.as_str()), (path, found));
        // Of too many it is said how many there may be.
        if let Some(count) = found.parse::<u64>().ok().filter(|count| *count > 2_100) {
            assert_eq!(refused.most, Some(count - 1), "{path}");
        }
    }
    for fills in [&people(MOST_ITEMS) as Spoil<'_>, &versions(MOST_VERSIONS), &uses(MOST_ITEMS)] {
        let mut assessment = Assessment::default();
        fills(&mut assessment);
        assert_eq!(validate(&assessment, &rubric()), Ok(()), "as many as there may be");
    }
}
