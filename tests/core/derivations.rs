//! Why a number is what it is can be read without the program: what it was taken of, how, and what it would be otherwise.
#![allow(clippy::unwrap_used, reason = "the framework of the tests is there")]

use crate::support;

use spbe_mandiri::{
    assessment::Stage,
    insight::{
        Calculation, Derivation, Extremes, Growth, Readings, Whose, band_notice, extremes, prints_alike, written_out,
    },
    rubric::{Exact, exact_from_text},
    scoring::{Node, NodeKind, Score, score},
    words::Words,
};
use support::{answered, levels_for, rubric};

fn exact(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

fn scored(levels: &[u8]) -> Score {
    score(&rubric(), &answered(levels), Stage::SelfAssessment)
}

#[test]
fn every_kind_of_number_says_what_it_is_and_of_what_it_was_taken() {
    let (rubric, score) = (rubric(), scored(&[4, 2]));
    let title = &rubric.indicator("1").unwrap().title;
    let indicator = format!("Indikator 1 {title}, bobot 1,30% dari indeks.");
    let subjects = [
        (NodeKind::Index, "", "Indeks SPBE 2020: jumlah sumbangan nilai × bobot dari 47 indikator."),
        (
            NodeKind::Domain,
            "1",
            "Domain 1 Kebijakan Internal SPBE: rata-rata berbobot dari aspeknya, bobot 13,00% dari indeks.",
        ),
        (
            NodeKind::Aspect,
            "1",
            "Aspek 1 Kebijakan Internal Tata Kelola SPBE: rata-rata berbobot dari 10 indikator, bobot 13,00% dari indeks.",
        ),
        (NodeKind::Indicator, "1", indicator.as_str()),
    ];
    for (kind, id, wanted) in subjects {
        let number = Derivation::of(&rubric, &score, kind, id).unwrap();
        assert_eq!(number.subject(Words::indonesian()), wanted);
        assert_eq!(number.indicator().map(|one| one.id.as_str()), (kind == NodeKind::Indicator).then_some("1"));
        assert_eq!(
            number.source(Words::indonesian()),
            "Menurut PermenPANRB 59/2020. Dihitung tanpa pembulatan; dibulatkan sekali di akhir."
        );
    }
    assert!(Derivation::of(&rubric, &score, NodeKind::Domain, "9").is_none());
}

#[test]
fn remarks_say_on_how_much_a_number_rests_what_it_could_be_and_the_limits_of_the_band() {
    let (rubric, score) = (rubric(), scored(&[4, 2]));
    let remarks =
        |score: &Score, kind, id: &str| Derivation::of(&rubric, score, kind, id).unwrap().remarks(Words::indonesian());
    // 4 and 2 of weight 1.30 each: 1.052 with the others at 1, 4.948 with them at 5.
    assert_eq!(
        remarks(&score, NodeKind::Index, ""),
        [
            "2 dari 47 dinilai; yang belum dihitung pada tingkat terendah, jadi ini batas bawah.",
            "Hanya dari yang dinilai: 3,00.",
            "Paling tinggi, bila sisanya mencapai tingkat tertinggi: 4,95.",
            "Predikat Kurang berlaku dari 1,00 sampai di bawah 1,80, ditetapkan dari nilai penuh.",
            "Sampai Cukup: 1,80 − 1,052 = 0,748.",
        ]
    );
    assert_eq!(
        remarks(&score, NodeKind::Aspect, "2"),
        [
            "0 dari 4 dinilai; yang belum dihitung pada tingkat terendah, jadi ini batas bawah.",
            "Paling tinggi, bila sisanya mencapai tingkat tertinggi: 5,00.",
        ],
        "nothing is answered there"
    );
    assert_eq!(
        remarks(&scored(&[5; 47]), NodeKind::Index, ""),
        ["Predikat Memuaskan berlaku dari 4,20 ke atas, ditetapkan dari nilai penuh."]
    );
    let aspect = Derivation::of(&rubric, &score, NodeKind::Aspect, "1").unwrap();
    let readings = Readings { answered_only: Some(exact("3")), highest: Some(exact("4.6")) };
    assert_eq!((aspect.value(), aspect.readings, aspect.growth), (exact("1.4"), Some(readings), None));
    assert_eq!((aspect.node.answered, aspect.node.total), (2, 10));
}

#[test]
fn inputs_stand_with_both_names_and_with_value_times_weight() {
    let (rubric, score) = (rubric(), scored(&[4, 2]));
    let index = Derivation::of(&rubric, &score, NodeKind::Index, "").unwrap();
    assert_eq!(index.name, "SPBE 2020");
    let told: Vec<_> = index.inputs.iter().map(|input| (input.name, input.short, input.product.clone())).collect();
    let wanted = [
        ("Kebijakan Internal SPBE", "Kebijakan Internal", exact("18.2")),
        ("Tata Kelola SPBE", "Tata Kelola", exact("25")),
        ("Manajemen SPBE", "Manajemen", exact("16.5")),
        ("Layanan SPBE", "Layanan", exact("45.5")),
    ];
    assert_eq!(told, wanted, "1.4 times 13, and the others at 1");
    let Calculation::Contributions { parts } = &index.calculation else { panic!("{:?}", index.calculation) };
    assert_eq!(*parts, ["0.182", "0.25", "0.165", "0.455"].map(exact));
    let aspect = Derivation::of(&rubric, &score, NodeKind::Aspect, "1").unwrap();
    let first = &rubric.indicators[0];
    assert_eq!((aspect.inputs[0].name, aspect.inputs[0].short), (first.title.as_str(), first.short.as_str()));
    assert_eq!((aspect.inputs[0].product.clone(), aspect.sum()), (exact("5.2"), exact("18.2")));
    let times = vec![(8, exact("1")), (1, exact("2")), (1, exact("4"))];
    assert_eq!(aspect.calculation, Calculation::Counted { times, sum: exact("14"), many: 10 });
    let domain = Derivation::of(&rubric, &score, NodeKind::Domain, "1").unwrap();
    assert_eq!(domain.calculation, Calculation::Weighted, "1.4 is no whole value");
    let open = Derivation::of(&rubric, &score, NodeKind::Indicator, "2").unwrap();
    assert_eq!((open.calculation, open.inputs.len()), (Calculation::Given, 0));
    assert_eq!(open.growth, Some(Growth { next: Some(exact("0.013")), all: exact("0.039") }));
}

#[test]
fn a_band_that_only_the_printed_figure_would_name_is_told_with_both_and_the_limit_between_them() {
    let rubric = rubric();
    let notice = |index: &str| band_notice(&rubric, &scored(&levels_for(index)), Words::indonesian());
    assert_eq!(notice("3.49"), None);
    let told = notice("3.4955").unwrap();
    for part in ["3,4955", "3,50", "Baik", "3,5"] {
        assert!(told.contains(part), "{told} lacks {part}");
    }
    assert_eq!(notice("3.5"), None);
}

#[test]
fn what_prints_alike_is_neither_higher_nor_lower() {
    for (one, other, alike) in [("3.745", "3.7549", true), ("3.744", "3.745", false), ("2", "2", true)] {
        assert_eq!(prints_alike(&exact(one), &exact(other)), alike, "{one} and {other}");
    }
    let score = scored(&[3; 47]);
    assert_eq!(extremes(score.lowest.nodes(NodeKind::Domain)), Extremes::Equal(&exact("3")));
}

/// Lines of a calculation in text: how far in, the value, the weight and the contribution of each.
fn lines_of(text: &str) -> Vec<(usize, Exact, Exact, Exact)> {
    let number = |text: &str| {
        let plain = text.trim().trim_end_matches('%').replace('.', "").replace(',', ".");
        exact_from_text(&plain).ok()
    };
    let line = |line: &str| {
        let (name, sum) = line.rsplit_once(": ")?;
        let (value, rest) = sum.split_once(" × ")?;
        let (weight, contribution) = rest.split_once(" = ")?;
        Some((name.len() - name.trim_start().len(), number(value)?, number(weight)?, number(contribution)?))
    };
    text.lines().filter_map(line).collect()
}

#[test]
fn the_text_of_every_number_recomputes_to_it_from_the_levels() {
    let rubric = rubric();
    let hundred = Exact::from_integer(100.into());
    for levels in [&[3_u8; 47][..], &[2; 20], &[5; 47]] {
        let mut levels = levels.to_vec();
        levels[7] = 1;
        let score = score(&rubric, &answered(&levels), Stage::SelfAssessment);
        for kind in [NodeKind::Index, NodeKind::Domain, NodeKind::Aspect, NodeKind::Indicator] {
            for node in score.lowest.nodes(kind) {
                let whose = Whose { institution: "Kota Uji", year: 2024, result: "" };
                let text = written_out(&rubric, &score, kind, &node.id, whose, Words::indonesian()).unwrap();
                let lines = lines_of(&text);
                assert_eq!(lines.len(), 1 + below(node), "{text}");
                assert_eq!(Some(&lines[0].1), node.value.as_ref(), "{text}");
                for (place, (depth, value, weight, contribution)) in lines.iter().enumerate() {
                    assert_eq!(value * weight / &hundred, *contribution, "{text}");
                    let inner = lines[place + 1..].iter().take_while(|line| line.0 > *depth);
                    let next: Vec<&Exact> = inner.filter(|line| line.0 == depth + 2).map(|line| &line.3).collect();
                    let sum: Exact = next.iter().copied().sum();
                    assert!(next.is_empty() || sum == *contribution, "{text}");
                }
                assert!(text.contains(&rubric.regulation_short) && text.starts_with("Kota Uji, 2024\n"), "{text}");
            }
        }
    }
}

/// Numbers that a number was taken of, and those below them.
fn below(node: &Node) -> usize {
    node.inputs.iter().map(|input| 1 + below(input)).sum()
}
