//! Laws of the blocks of indicators, over blocks nobody drew by hand.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Item, Laid, Page, TextRun, lay_out};
use crate::{
    insight::CriterionState,
    report::{
        Paper,
        model::{
            Anchor, BODY_WIDTH, Badge, Block, Body, Cell, Column, Document, Furniture, IndicatorBlock, Numbering, Part,
            PartId, Passage, Properties, Row, Rung, RungCriterion, RungState, Style, Table, Text, Width,
        },
        text::Typesetter,
    },
    words::Words,
};

/// What a block is made of: words of each criterion by level, words of each paragraph, words of each row of evidence, and
/// words of what is open.
type Sketch = (Vec<Vec<usize>>, Vec<usize>, Vec<usize>, usize);

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let ladder = prop::collection::vec(prop::collection::vec(0_usize..30, 0..4), 5);
    let texts = prop::collection::vec(0_usize..120, 1..5);
    let evidence = prop::collection::vec(0_usize..20, 0..9);
    let open = prop_oneof![Just(0_usize), 1_usize..40];
    prop::collection::vec((ladder, texts, evidence, open), 1..9)
}

/// Words of a stream, each of which is there once: `b3t17`.
struct Stream {
    name: String,
    next: usize,
}

impl Stream {
    fn new(block: usize, kind: char) -> Self {
        Self { name: format!("b{block}{kind}"), next: 0 }
    }

    fn words(&mut self, count: usize) -> String {
        let first = self.next;
        self.next += count;
        (first..self.next).map(|word| format!("{}{word}", self.name)).collect::<Vec<_>>().join(" ")
    }
}

/// The document of some blocks and how many words each stream of them has.
fn document(sketches: &[Sketch]) -> (Document, BTreeMap<String, usize>) {
    let mut blocks = vec![Block::Gap(4.0)];
    let mut wanted = BTreeMap::new();
    for (place, sketch) in sketches.iter().enumerate() {
        let [mut ladder, mut text, mut evidence] = ['l', 't', 'e'].map(|kind| Stream::new(place, kind));
        blocks.push(Block::Indicator(Box::new(block(place, sketch, &mut ladder, &mut text, &mut evidence))));
        blocks.push(Block::Stretch { min: 5.0, max: 6.0 });
        wanted.extend([ladder, text, evidence].map(|stream| (stream.name, stream.next)));
    }
    let part = Part {
        id: PartId::Blocks,
        numbering: Numbering::Number,
        title: "Rincian".to_owned(),
        body: Body::Pages(blocks),
    };
    let document = Document {
        words: Words::indonesian(),
        furniture: Furniture::default(),
        parts: vec![part],
        properties: Properties::default(),
        hollow: None,
    };
    (document, wanted)
}

fn block(
    place: usize,
    (levels, paragraphs, rows, open): &Sketch,
    ladder: &mut Stream,
    text: &mut Stream,
    evidence: &mut Stream,
) -> IndicatorBlock {
    let rung = |(level, criteria): (usize, &Vec<usize>), ladder: &mut Stream| Rung {
        level: 5 - level as u8,
        name: ladder.words(1),
        state: if level == 2 { RungState::Claimed } else { RungState::Open },
        criteria: criteria
            .iter()
            .map(|words| RungCriterion {
                code: format!("k{}", ladder.words(1)),
                state: Some(CriterionState::Open),
                text: Text::plain(ladder.words(*words)),
                warning: None,
            })
            .collect(),
    };
    let row = |words: &usize, evidence: &mut Stream| {
        let (code, said) = (evidence.words(1), evidence.words(*words));
        Row::body(vec![Cell::text(code), Cell::text(said), Cell::empty(), Cell::empty()])
    };
    let columns = [20.0, 99.0, 27.0, 24.0].map(|width| Column::left(Width::Fixed(width)));
    let mut table = Table { style: Style::Evidence, padding: 0.5, ..Table::bare(columns.to_vec()) };
    table.head = vec![Cell::text("Bukti").over(4)];
    table.rows = rows.iter().map(|words| row(words, evidence)).collect();
    let texts: Vec<String> = paragraphs.iter().map(|words| text.words(*words)).collect();
    IndicatorBlock {
        anchor: Anchor::Indicator(place.to_string()),
        bookmark: place.to_string(),
        number: place.to_string(),
        title: "Nama".to_owned(),
        path: Text::plain("Domain"),
        facts: Text::plain("Bobot"),
        badge: Badge { level: Some(3), label: "Klaim".to_owned(), name: "Terdefinisi".to_owned() },
        ladder: levels.iter().enumerate().map(|level| rung(level, ladder)).collect(),
        passages: vec![Passage {
            title: "Fakta".to_owned(),
            title_again: "Fakta (lanjutan)".to_owned(),
            text: Text::plain(texts.join("\n")),
        }],
        notes: Vec::new(),
        evidence: if rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] },
        open: if *open == 0 { Vec::new() } else { vec![Text::plain(evidence.words(*open))] },
        continued: "lanjutan dari halaman".to_owned(),
    }
}

fn runs(page: &Page) -> impl Iterator<Item = &TextRun> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(run) => Some(run),
        _ => None,
    })
}

/// Words of a stream on a page with the height they stand at, in the order they are drawn.
fn words<'p>(page: &'p Page, stream: &'p str) -> impl Iterator<Item = (usize, f32)> + 'p {
    runs(page).flat_map(move |run| {
        let word = |word: &str| Some((word.trim_start_matches('k').strip_prefix(stream)?.parse().ok()?, run.at.y));
        run.text.split([' ', '\u{a0}']).filter_map(word).collect::<Vec<_>>()
    })
}

/// Number of lines in which these words stand.
fn lines(words: &[(usize, f32)]) -> usize {
    let mut heights: Vec<i32> = words.iter().map(|(_, y)| (y * 100.0).round() as i32).collect();
    heights.dedup();
    heights.len()
}

fn laid(sketches: &[Sketch], paper: Paper) -> (Laid, BTreeMap<String, usize>) {
    let (document, wanted) = document(sketches);
    (lay_out(&document, paper, &Typesetter::new()), wanted)
}

fn papers() -> impl Strategy<Value = Paper> {
    prop_oneof![Just(Paper::A4), Just(Paper::F4)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_is_lost_and_their_order_is_kept((sketches, paper) in (sketches(), papers())) {
        let (laid, wanted) = laid(&sketches, paper);
        for (stream, count) in wanted {
            let found: Vec<usize> = laid.pages.iter().flat_map(|page| words(page, &stream)).map(|(word, _)| word).collect();
            prop_assert_eq!(&found, &(0..count).collect::<Vec<_>>(), "{}", stream);
        }
    }

    #[test]
    fn everything_stands_between_head_and_foot_line((sketches, paper) in (sketches(), papers())) {
        let (laid, _) = laid(&sketches, paper);
        for page in &laid.pages {
            let left = if paper == Paper::A4 { 22.0 } else { 25.0 };
            let (top, bottom) = (24.0 - 0.01, page.height - 20.0 + 0.01);
            for run in runs(page).filter(|run| run.at.y > 20.0 && run.at.y < page.height - 14.0) {
                let inside = run.at.x >= left - 0.01 && run.at.x + run.width <= left + BODY_WIDTH + 0.02;
                prop_assert!(inside && run.at.y > top && run.at.y <= bottom, "{:?}", run);
            }
        }
    }

    #[test]
    fn no_paragraph_and_no_level_leaves_one_line_alone_on_a_page((sketches, paper) in (sketches(), papers())) {
        let (laid, _) = laid(&sketches, paper);
        for (place, (levels, paragraphs, ..)) in sketches.iter().enumerate() {
            let level = |criteria: &Vec<usize>| 1 + criteria.iter().map(|words| words + 1).sum::<usize>();
            let ladder: Vec<usize> = levels.iter().map(level).collect();
            for (kind, pieces) in [('t', paragraphs), ('l', &ladder)] {
                let stream = format!("b{place}{kind}");
                let mut first = 0;
                for count in pieces {
                    let range = first..first + count;
                    first = range.end;
                    let shares: Vec<usize> = laid.pages.iter()
                        .map(|page| lines(&words(page, &stream).filter(|(word, _)| range.contains(word)).collect::<Vec<_>>()))
                        .filter(|lines| *lines > 0)
                        .collect();
                    prop_assert!(shares.len() < 2 || shares.iter().all(|lines| *lines > 1), "{}: {:?}", stream, shares);
                }
            }
        }
    }

    #[test]
    fn a_row_stays_whole_and_a_page_after_a_break_has_two_of_them((sketches, paper) in (sketches(), papers())) {
        let (laid, _) = laid(&sketches, paper);
        for (place, (.., rows, open)) in sketches.iter().enumerate() {
            let stream = format!("b{place}e");
            let mut first = 0;
            let mut pages: Vec<usize> = Vec::new();
            for words_of_row in rows {
                let range = first..first + words_of_row + 1;
                first = range.end;
                let on = |page: &&Page| words(page, &stream).any(|(word, _)| range.contains(&word));
                prop_assert_eq!(laid.pages.iter().filter(on).count(), 1);
                pages.extend(laid.pages.iter().position(|page| on(&page)));
            }
            for page in pages.iter().filter(|page| pages.first() != Some(page)) {
                prop_assert!(pages.iter().filter(|other| *other == page).count() > 1, "{:?}", pages);
            }
            // What is open of the last document begins on its page.
            let noted = |page: &Page| words(page, &stream).any(|(word, _)| word == first);
            if let (true, Some(last)) = (*open > 0, pages.last()) {
                prop_assert!(noted(&laid.pages[*last]), "{:?}", pages);
            }
        }
    }

    #[test]
    fn a_block_of_a_few_lines_is_never_broken((count, title) in (1_usize..24, 0_usize..3), paper in papers()) {
        let (laid, wanted) = laid(&vec![(vec![Vec::new(); 5], vec![1 + title], Vec::new(), 0); count], paper);
        for stream in wanted.keys() {
            let pages = laid.pages.iter().filter(|page| words(page, stream).next().is_some()).count();
            prop_assert!(pages <= 1, "{}", stream);
        }
    }

    #[test]
    fn every_page_but_the_last_is_filled_to_three_quarters((sketches, paper) in (sketches(), papers())) {
        let (laid, _) = laid(&sketches, paper);
        let (_, full) = laid.pages.split_last().unwrap();
        for page in full {
            let body = runs(page).map(|run| run.at.y).filter(|y| *y < page.height - 19.0).fold(0.0, f32::max);
            let share = (body - 24.0) / (page.height - 44.0);
            prop_assert!(share >= 0.74, "{}", share);
        }
    }

    #[test]
    fn a_mark_stands_before_the_code_of_its_criterion_on_the_same_line((sketches, paper) in (sketches(), papers())) {
        let (laid, _) = laid(&sketches, paper);
        for page in &laid.pages {
            for run in runs(page).filter(|run| run.text.starts_with("kb")) {
                let before = |item: &Item| matches!(item, Item::Rect { min, max, .. }
                    if (max.x - min.x - 2.5).abs() < 0.01 && max.x <= run.at.x && max.x > run.at.x - 2.0
                        && min.y < run.at.y && max.y > run.at.y - 2.0);
                prop_assert!(page.items.iter().any(before), "{}", run.text);
            }
        }
    }
}
