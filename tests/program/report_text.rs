//! What the report says: every typed text can be read out of the file, and its numbers agree with each other and with
//! the score.
#![allow(clippy::unwrap_used, reason = "a report that is not made must stop the test")]

use crate::support;

use std::collections::BTreeSet;

use spbe_mandiri::{
    assessment::{Assessment, Stage},
    insight::{Backing, DocumentFault, Inspection, Proof, Standing, supported, upload_plan},
    report::{
        Options, Report,
        layout::Item,
        model::{Anchor, PartId},
    },
    rubric::{Exact, exact_from_text},
    scoring::{NodeKind, Score, score},
    words::Words,
};
use support::{
    answered, levels_for,
    printed_report::{
        CROWDED, EMPTY, EVIDENCE, EXAMPLE, FULL, LONG, ONE_ANSWER, Printed, REVISION, STRANGE, SUMMARY, bare, lay_out,
    },
    rubric,
};

/// Texts people typed, with the field they stand in.
fn typed(assessment: &Assessment) -> Vec<(String, String)> {
    let mut out = Vec::new();
    let mut add = |field: String, text: &str| {
        if !text.trim().is_empty() {
            out.push((field, text.to_owned()));
        }
    };
    let (institution, report) = (&assessment.institution, &assessment.report);
    add("institution".to_owned(), &institution.name.value);
    add("address".to_owned(), &institution.address.value);
    add("unit".to_owned(), &institution.unit.value);
    add("number".to_owned(), &report.number.value);
    add("addressee".to_owned(), &report.addressee.value);
    add("place".to_owned(), &report.place.value);
    for (id, person) in assessment.team() {
        for field in [&person.name, &person.position, &person.unit, &person.employee_number] {
            add(format!("person {id}"), &field.value);
        }
    }
    for (id, answer) in &assessment.general {
        add(format!("question {id}"), &answer.value);
    }
    for (id, document) in assessment.register() {
        for field in [&document.number, &document.issuer, &document.note] {
            add(format!("document {id}"), &field.value);
        }
        // The number of a regulation stands before what it is about.
        for part in document.title.value.split(" tentang ") {
            add(format!("title of {id}"), part);
        }
        add(format!("address of {id}"), document.link().map_or("", |link| link.address.as_str()));
    }
    for (id, answer) in &assessment.answers {
        add(format!("owner of {id}"), assessment.owner_name(id));
        add(format!("missing at {id}"), &answer.plan.missing.value);
        for (action, of) in assessment.actions(id) {
            add(format!("action {action}"), &of.title.value);
        }
        for one in (0..answer.entries.len()).flat_map(|entry| assessment.evidence(id, entry)) {
            for field in [&one.used.article, &one.used.pages, &one.used.shows] {
                add(format!("evidence of {id}"), &field.value);
            }
        }
        for entry in &answer.entries {
            for (field, text) in [("service", &entry.service), ("facts", &entry.facts), ("analysis", &entry.analysis)] {
                add(format!("{field} of {id}"), &text.value);
            }
        }
    }
    out
}

/// What is missing of a text, if anything. Pages may break it: it must then go on after what stands at the edges of
/// the pages.
fn missing<'t>(whole: &str, text: &'t str) -> Option<&'t str> {
    let (mut from, mut rest) = (0, text);
    let mut pieces = 0;
    while !rest.is_empty() {
        if whole[from..].contains(rest) {
            return None;
        }
        // The longest beginning that can be found.
        let ends: Vec<usize> = rest.char_indices().map(|(at, _)| at).collect();
        let fits = ends.partition_point(|end| whole[from..].contains(&rest[..*end]));
        let end = ends[fits - 1];
        pieces += 1;
        if end < 20.min(text.len()) || pieces > 12 {
            return Some(rest);
        }
        from += whole[from..].find(&rest[..end])? + end;
        rest = &rest[end..];
    }
    None
}

/// Letters of scripts written from the right.
fn from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}')
}

#[test]
fn every_typed_text_is_found_in_the_file() {
    for (name, printed) in [
        ("example", &*EXAMPLE),
        ("long", &*LONG),
        ("strange", &*STRANGE),
        ("evidence", &*EVIDENCE),
        ("crowded", &*CROWDED),
    ] {
        let whole = bare(&printed.pages("-raw").concat());
        let from_left = whole.replace(from_right, "");
        let typed = typed(&printed.assessment);
        assert!(typed.len() >= 150, "{name}: {}", typed.len());
        for (field, text) in typed {
            let from_left_only = bare(&text).replace(from_right, "");
            assert_eq!(missing(&from_left, &from_left_only), None, "{name}: {field}: {text}");
            for word in text.split(|letter| !from_right(letter)) {
                // Poppler takes such letters to be drawn from the right and turns them around.
                let turned: String = word.chars().rev().collect();
                assert!(whole.contains(word) || whole.contains(&turned), "{name}: {field}: {word}");
            }
        }
    }
}

#[test]
fn equal_groups_are_named_together_and_open_ones_are_called_neither_strong_nor_weak() {
    let said = |levels: &[u8], options: &Options| {
        let report = lay_out(&answered(levels), options, REVISION);
        let runs = report.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
            Item::Text(run) => Some(run.text.as_str()),
            _ => None,
        });
        bare(&runs.collect::<Vec<_>>().concat())
    };
    let rubric = rubric();
    let domain = |id: &str| rubric.domain(id).unwrap().short.as_str();
    let levels: Vec<u8> = [vec![4; 10], vec![2; 21], vec![4; 16]].concat();
    let sentence = format!(
        "{} dan {} paling tinggi (4,00), {} dan {} paling rendah (2,00).",
        domain("1"),
        domain("4"),
        domain("2"),
        domain("3")
    );
    assert!(said(&levels, &SUMMARY).contains(&bare(&sentence)), "{sentence}");
    let short = &rubric.aspect("1").unwrap().short;
    let sentence = format!("Baru satu aspek yang selesai dinilai: {short} (3,00).");
    assert!(said(&[3; 12], &FULL).contains(&bare(&sentence)), "{sentence}");
}

#[test]
fn characters_no_font_has_are_shown_and_reported_with_their_field() {
    let missing = &STRANGE.report.missing;
    for letter in ['漢', '😀', 'ש', 'م', 'ꦗ', '\u{1}', '\u{e000}'] {
        assert!(missing.iter().any(|found| found.character == letter), "{letter:?}");
    }
    assert!(EXAMPLE.report.missing.is_empty() && EMPTY.report.missing.is_empty(), "the program's own words are whole");
    let typed: String = typed(&STRANGE.assessment).into_iter().map(|(_, text)| text).collect();
    assert!(missing.iter().all(|found| typed.contains(found.character)));
}

/// The left column of an indicator's block over all its pages, without what repeats its name.
fn ladder_text(report: &Report, indicator: &str) -> String {
    let begins = report.target(&Anchor::Indicator(indicator.to_owned())).unwrap();
    let mut text = String::new();
    for (number, page) in report.pages.iter().enumerate().skip(begins.page).take(2) {
        let top = if number == begins.page { begins.y } else { CONTINUED };
        for item in &page.items {
            if let Item::Text(run) = item
                && !run.turned
                && (top..page.height - FOOT).contains(&run.at.y)
                && run.at.x < LADDER
            {
                text.push_str(&run.text);
            }
        }
    }
    bare(&text)
}

/// Right end of the ladder on A4, and the lowest line of the head that is repeated.
const LADDER: f32 = 102.0;
const CONTINUED: f32 = 29.0;
/// Height of the foot of a page.
const FOOT: f32 = 20.0;

/// A code that stands in the list of the evidence can be looked up in the ladder above it.
#[test]
fn every_level_stands_in_its_block_and_every_criterion_up_to_the_next_one_with_its_code() {
    let (rubric, report) = (rubric(), &EXAMPLE.report);
    for indicator in &rubric.indicators {
        let text = ladder_text(report, &indicator.id);
        let level = EXAMPLE.assessment.level(&indicator.id, 0).unwrap();
        assert!(text.contains(&bare(&indicator.title)), "{}", indicator.id);
        let evidence = EXAMPLE.assessment.evidence(&indicator.id, 0);
        let named: BTreeSet<&str> =
            evidence.iter().flat_map(|one| one.used.supported()).map(|id| id.as_str()).collect();
        for step in &indicator.levels {
            assert!(text.contains(&bare(rubric.level_name(indicator, step.level))), "{} {}", indicator.id, step.level);
            for criterion in &step.criteria {
                let shown = text.contains(&bare(&format!("{}{}", criterion.id, criterion.text)));
                assert!(shown || step.level > level + 1, "{} {}", indicator.id, criterion.id);
                assert!(shown || !named.contains(criterion.id.as_str()), "{} {}", indicator.id, criterion.id);
            }
        }
    }
}

#[test]
fn every_document_stands_with_its_code_at_its_indicator_and_in_the_list_and_each_leads_to_the_other() {
    let (rubric, Printed { report, assessment, .. }) = (rubric(), &*EVIDENCE);
    let (block, list) = (EVIDENCE.pages("-raw"), Lines::of(&EVIDENCE, PartId::Evidence).text());
    let mut codes = 0;
    for indicator in &rubric.indicators {
        let start = report.target(&Anchor::Indicator(indicator.id.clone())).unwrap().page;
        for one in assessment.evidence(&indicator.id, 0) {
            let code = assessment.evidence_code(&indicator.id, one.document_id).unwrap();
            let [at_block, at_list] = [Anchor::Evidence(code.clone()), Anchor::Listed(code.clone())]
                .map(|anchor| report.target(&anchor).unwrap());
            assert!((start..=start + 1).contains(&at_block.page), "{code}");
            assert!(block[at_block.page].contains(&code) && list.contains(&code), "{code}");
            let links = |to: &Anchor| {
                let items = report.pages.iter().flat_map(|page| &page.items);
                items.filter(|item| matches!(item, Item::Link { to: found, .. } if found == to)).count()
            };
            assert!(links(&Anchor::Evidence(code.clone())) > 0 && links(&Anchor::Listed(code)) > 0);
            assert!(at_list.page >= report.target(&Anchor::Part(PartId::Evidence)).unwrap().page);
            codes += 1;
        }
    }
    assert!(codes > 20, "{codes}");
}

#[test]
fn the_list_has_one_row_for_each_document_and_says_what_is_the_same_what_is_idle_and_how_large_the_uploads_are() {
    let list = Lines::of(&EVIDENCE, PartId::Evidence).text();
    let plan = upload_plan(&rubric(), &EVIDENCE.assessment);
    let longest = plan.bundles.iter().flat_map(|bundle| &bundle.files).map(|file| file.name.chars().count()).max();
    assert!(list.contains(&format!("{} dari 60 karakter", longest.unwrap())));
    let size = Words::indonesian().file_size(plan.bytes());
    assert!(bare(&list).contains(&bare(&size)) && bare(&list).contains("isisamadengan1.a"), "{list}");
    assert!(list.contains("Dokumentasi bimbingan teknis 2019") && list.contains("arsip.jpg"));
    let start = EVIDENCE.report.target(&Anchor::Part(PartId::Evidence)).unwrap().page;
    let drawn = bare(&EVIDENCE.pages("-raw")[start..].concat());
    assert!(drawn.contains("1.a,2.a,4.a,5.a,6.a,7.a,8.a,10.a"), "{drawn}");
    let register = EVIDENCE.assessment.register();
    for file in register.iter().filter_map(|(_, document)| document.file()) {
        let documents = register.iter().filter(|(_, other)| other.file().is_some_and(|one| one.hash == file.hash));
        let rows = drawn.matches(&format!("·{}", &file.hash[..12])).count();
        assert_eq!(rows, documents.count(), "{}", file.name);
    }
}

#[test]
fn a_claim_that_its_documents_do_not_carry_says_so_with_what_is_open() {
    let text = EVIDENCE.pages("-layout").concat();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let carried = "Bukti mendukung tingkat 3, di bawah klaim tingkat 4. Kriteria yang belum terbukti: 4.3 (";
    assert!(text.contains(carried), "the minutes of indicator 23 bear no date");
    assert!(text.contains("Bukti nihil; klaim tingkat 4 belum didukung."), "indicator 11 has no document");
}

#[test]
fn the_claims_that_are_not_backed_stand_together_with_the_numbers_of_the_core() {
    let (rubric, words) = (rubric(), Words::indonesian());
    for printed in [&*EXAMPLE, &*EVIDENCE, &*ONE_ANSWER] {
        let score = scored(printed);
        let inspection = Inspection::of(&rubric, &printed.assessment, &score, &BTreeSet::new());
        let backing = Backing::of(&rubric, &printed.assessment, &inspection);
        assert!(!backing.unbacked.is_empty());
        let text = bare(&Lines::of(printed, PartId::Claims).text());
        let mut sum = Exact::default();
        for one in &backing.unbacked {
            let loss = backing.beyond_evidence(&score, &one.indicator);
            let change = words.signed(&-loss.clone(), 4);
            assert!(text.contains(&bare(&change)), "{} {change}: {text}", one.indicator);
            sum += loss;
        }
        assert!(text.contains(&bare(&format!("Jumlah pengaruh pada indeks {}", words.signed(&-sum.clone(), 4)))));
        assert_eq!(score.index() - sum, *backing.score.index());
        for index in [score.index(), backing.score.index()] {
            assert!(text.contains(&words.decimal(index, 4)), "{text}");
        }
    }
    let example = Lines::of(&EXAMPLE, PartId::Claims).text();
    assert!(example.contains("Empat dari 47 tingkat yang diklaim belum didukung bukti yang sah."), "{example}");
    assert!(example.contains("3,59, bukan 3,75; predikat tetap Sangat Baik."), "{example}");
}

#[test]
fn where_every_claim_is_backed_the_report_has_no_part_about_claims() {
    let lowest = Printed::new(answered(&[1; 47]), FULL);
    assert_eq!(lowest.report.target(&Anchor::Part(PartId::Claims)), None);
    assert_eq!(EMPTY.report.target(&Anchor::Part(PartId::Claims)), None);
}

#[test]
fn without_documents_the_report_says_so_in_every_block_and_in_the_list() {
    let list = Lines::of(&EMPTY, PartId::Evidence).text();
    assert!(list.contains("Belum ada dokumen yang dikaitkan dengan indikator."), "{list}");
    let blocks = EMPTY.pages("-layout").concat();
    assert_eq!(blocks.matches("Bukti nihil.").count(), rubric().indicators.len());
}

#[test]
fn the_proven_criteria_are_counted_alike_on_the_summary_and_in_the_list() {
    let (rubric, assessment) = (rubric(), &EVIDENCE.assessment);
    let (mut proven, mut claimed) = (0, 0);
    for indicator in &rubric.indicators {
        let level = assessment.level(&indicator.id, 0).unwrap();
        let support = supported(&rubric, assessment, indicator, 0, &BTreeSet::new());
        let above = indicator.levels.iter().filter(|rung| rung.level > indicator.lowest() && rung.level <= level);
        for criterion in above.flat_map(|rung| &rung.criteria) {
            claimed += 1;
            proven += usize::from(support.proof(&criterion.id) == Some(&Proof::Proven));
        }
    }
    assert!(proven > 5 && proven < claimed);
    let list = Lines::of(&EVIDENCE, PartId::Evidence).text();
    assert!(list.contains(&format!("{proven} dari {claimed} kriteria")), "{list}");
    assert!(Lines::of(&EVIDENCE, PartId::Summary).text().contains(&format!("{proven} / {claimed}")));
}

/// The words of a part's lines, by the line's start.
struct Lines(Vec<String>);

impl Lines {
    fn of(printed: &Printed, part: PartId) -> Self {
        let pages = printed.pages("-layout");
        let start = printed.report.target(&Anchor::Part(part)).unwrap().page;
        let end = ends(printed).into_iter().find(|end| *end > start).unwrap_or(pages.len());
        Self(pages[start..end].iter().flat_map(|page| page.lines()).map(str::to_owned).collect())
    }

    /// Words behind a title that begins a line.
    fn after(&self, title: &str) -> Vec<&str> {
        let line = self.0.iter().find_map(|line| line.trim_start().strip_prefix(title));
        line.unwrap_or_else(|| panic!("no line begins with “{title}”:\n{}", self.0.join("\n")))
            .split_whitespace()
            .collect()
    }

    /// Words of the first line that begins with an id and holds a name.
    fn row(&self, id: &str, name: &str) -> Vec<&str> {
        let line = self.0.iter().find(|line| line.split_whitespace().next() == Some(id) && line.contains(name));
        line.unwrap_or_else(|| panic!("no row {id} {name}")).split_whitespace().collect()
    }

    fn text(&self) -> String {
        self.0.iter().flat_map(|line| line.split_whitespace()).collect::<Vec<_>>().join(" ")
    }
}

fn ends(printed: &Printed) -> Vec<usize> {
    let parts = [
        PartId::Claims,
        PartId::Results,
        PartId::Map,
        PartId::Gaps,
        PartId::Blocks,
        PartId::Evidence,
        PartId::Method,
        PartId::Questions,
    ];
    parts.iter().filter_map(|part| printed.report.target(&Anchor::Part(*part))).map(|target| target.page).collect()
}

fn scored(printed: &Printed) -> Score {
    score(&rubric(), &printed.assessment, Stage::SelfAssessment)
}

#[test]
fn numbers_on_summary_claims_results_and_method_are_the_same() {
    let (rubric, score) = (rubric(), scored(&EXAMPLE));
    let [summary, claims, results, method] =
        [PartId::Summary, PartId::Claims, PartId::Results, PartId::Method].map(|part| Lines::of(&EXAMPLE, part));
    let (index, full) = (Words::indonesian().decimal(score.index(), 2), Words::indonesian().decimal(score.index(), 4));
    assert_eq!((index.as_str(), full.as_str()), ("3,75", "3,7495"));
    for (part, text) in
        [("summary", summary.text()), ("claims", claims.text()), ("results", results.text()), ("method", method.text())]
    {
        assert!(text.contains(&index), "{part}");
    }
    let inspection = Inspection::of(&rubric, &EXAMPLE.assessment, &score, &BTreeSet::new());
    let backing = Backing::of(&rubric, &EXAMPLE.assessment, &inspection);
    let backed = Words::indonesian().decimal(backing.score.index(), 2);
    assert_eq!(backed, "3,59");
    assert!(summary.text().contains(&backed) && claims.text().contains(&backed));
    for domain in &rubric.domains {
        let value = |score: &Score| score.lowest.node(NodeKind::Domain, &domain.id).unwrap().value.clone().unwrap();
        let [claimed, backed] = [&score, &backing.score].map(value);
        let figures = [&claimed, &backed].map(|value| Words::indonesian().decimal(value, 2));
        let title = format!("{} {}", domain.id, domain.name);
        assert!(figures.iter().all(|figure| summary.after(&title).contains(&figure.as_str())), "{title}");
        if claimed != backed {
            assert!(figures.iter().all(|figure| claims.after(&title).contains(&figure.as_str())), "{title}");
        }
    }
    assert!(results.text().contains(&full) && claims.text().contains(&full) && method.text().contains(&full));
    for domain in &rubric.domains {
        let node = score.lowest.node(NodeKind::Domain, &domain.id).unwrap();
        let value = Words::indonesian().decimal(node.value.as_ref().unwrap(), 2);
        let (weight, contribution) =
            (Words::indonesian().decimal(&node.weight, 2), Words::indonesian().decimal(&node.contribution, 4));
        let title = format!("{} {}", domain.id, domain.name);
        let row = summary.after(&title);
        assert!(row.contains(&weight.as_str()) && row.contains(&value.as_str()), "{row:?}");
        let row = method.after(&title);
        assert_eq!((row.first(), row.last()), (Some(&weight.as_str()), Some(&contribution.as_str())));
        assert!(row.contains(&value.as_str()), "{row:?}");
        let row = results.row(&domain.id, &domain.name);
        for figure in [weight, value, contribution] {
            assert!(row.contains(&figure.as_str()), "{figure}: {row:?}");
        }
    }
    let total = method.0.iter().find(|line| line.starts_with("Indeks SPBE ") && line.contains('÷')).unwrap();
    let total: Vec<&str> = total.split_whitespace().skip(2).collect();
    assert_eq!(total, ["100,00", "374,95", "374,95", "÷", "100,00", "=", "3,7495", "3,75", "3,7495"]);
}

/// The first number with four decimals in a line.
fn contribution(words: &[&str]) -> Exact {
    let found = words.iter().find(|word| word.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 4));
    exact_from_text(&found.unwrap_or_else(|| panic!("{words:?}")).replace(',', ".")).unwrap()
}

#[test]
fn printed_contributions_add_up_to_the_exact_index() {
    for printed in [&*EXAMPLE, &*ONE_ANSWER, &*EMPTY] {
        let (rubric, score) = (rubric(), scored(printed));
        let lines = Lines::of(printed, PartId::Results);
        let domains: Exact =
            rubric.domains.iter().map(|domain| contribution(&lines.row(&domain.id, &domain.name))).sum();
        assert_eq!(domains, *score.index());
        let method = Lines::of(printed, PartId::Method);
        let again: Exact = rubric
            .domains
            .iter()
            .map(|domain| {
                let row = method.after(&format!("{} {}", domain.id, domain.name));
                exact_from_text(&row.last().unwrap().replace(',', ".")).unwrap()
            })
            .sum();
        assert_eq!(again, *score.index());
        let blocks = printed.pages("-raw").concat();
        let indicators: Exact = rubric
            .indicators
            .iter()
            .map(|indicator| {
                let node = score.lowest.node(NodeKind::Indicator, &indicator.id).unwrap();
                let text = Words::indonesian().decimal(&node.contribution, 4);
                assert!(blocks.contains(&text) && blocks.contains(&Words::indonesian().percent(&indicator.weight, 2)));
                exact_from_text(&text.replace(',', ".")).unwrap()
            })
            .sum();
        assert_eq!(indicators, *score.index());
    }
}

#[test]
fn an_index_that_prints_as_another_predicate_says_so() {
    let assessment = answered(&levels_for("3.4985"));
    let printed = Printed::new(assessment.clone(), FULL);
    let score = scored(&printed);
    assert_eq!(Words::indonesian().decimal(score.index(), 2), "3,50");
    assert_eq!(score.band(&rubric()).unwrap().name, "Baik");
    let sentence = "3,4985";
    assert!(Lines::of(&printed, PartId::Method).text().contains(sentence));
    let summary = Printed::new(assessment, SUMMARY);
    assert!(bare(&summary.pages("-raw")[0]).contains(&bare(sentence)));
}

#[test]
fn an_incomplete_assessment_says_that_its_index_is_a_lower_bound() {
    for printed in [&*ONE_ANSWER, &*EMPTY] {
        let text = printed.pages("-layout").concat();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.to_lowercase().contains("indeks spbe sementara"));
        assert!(text.contains("≥ 1,0") && text.contains("Belum diisi.") && text.contains("belum dinilai"));
        assert!(!text.contains("NaN"));
    }
}

#[test]
fn the_numbers_are_those_of_the_command_line() {
    let desk = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"))
            .args(arguments)
            .current_dir(desk.path())
            .env("SPBE_MANDIRI_HOME", desk.path().join("data"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    run(&["example", "-o", "contoh.ron"]);
    let told: serde_json::Value = serde_json::from_slice(&run(&["score", "contoh.ron", "--json"])).unwrap();
    let comma = |value: &serde_json::Value| value.as_str().unwrap().replace('.', ",");
    let results = Lines::of(&EXAMPLE, PartId::Results);
    let text = results.text();
    assert!(text.contains(&comma(&told["index"]["exact"])) && text.contains(&comma(&told["index"]["rounded"])));
    for group in told["domains"].as_array().unwrap().iter().chain(told["aspects"].as_array().unwrap()) {
        let name = group["name"].as_str().unwrap();
        let short: String = name.split(' ').take(2).collect::<Vec<_>>().join(" ");
        let rounded = comma(&group["rounded"]);
        let row =
            results.0.iter().any(|line| line.contains(&short) && line.split_whitespace().any(|word| word == rounded));
        // A long name takes two lines; its numbers stand between them.
        assert!(row || text.contains(&rounded), "{name} {rounded}");
    }
    let blocks = EXAMPLE.pages("-raw").concat();
    for indicator in told["indicators"].as_array().unwrap() {
        let contribution = exact_from_text(indicator["contribution"].as_str().unwrap()).unwrap();
        assert!(blocks.contains(&Words::indonesian().decimal(&contribution, 4)), "{}", indicator["id"]);
    }
}

#[test]
fn the_report_finds_as_many_documents_wanting_as_the_register_marks() {
    let (rubric, assessment) = (rubric(), &EVIDENCE.assessment);
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    let inspection = Inspection::of(&rubric, assessment, &score, &BTreeSet::new());
    let over = |standing: Standing| match standing {
        Standing::Faulty(fault) => {
            matches!(fault, DocumentFault::Expired { .. } | DocumentFault::Stale { .. } | DocumentFault::Revoked)
        }
        _ => false,
    };
    let (mut wanting, mut all) = (BTreeSet::new(), BTreeSet::new());
    for (id, answer) in &assessment.answers {
        for one in (0..answer.entries.len()).flat_map(|entry| assessment.evidence(id, entry)) {
            let standing = inspection.use_standing(id, one.id);
            if standing.wants_work() {
                all.insert(one.document_id.as_str());
                wanting.extend((!over(standing)).then_some(one.document_id.as_str()));
            }
        }
    }
    let marked = assessment.used_at(&rubric).into_keys().map(|id| id.as_str());
    let marked: BTreeSet<&str> = marked.filter(|id| inspection.standing(id).wants_work()).collect();
    assert_eq!(all, marked, "in the register no document is praised that the report finds wanting");
    let numbers = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"];
    let number = numbers.get(wanting.len()).map_or_else(|| wanting.len().to_string(), |word| (*word).to_owned());
    let list = Lines::of(&EVIDENCE, PartId::Evidence).text().to_lowercase();
    assert!(list.contains(&format!("{number} dokumen perlu dilengkapi")), "{number}: {list}");
}
