//! Published results come out as the ministry printed them: whole cases, ties of rounding, edges of bands.
#![allow(clippy::unwrap_used, reason = "a test that cannot read its own table must stop")]

use crate::support;

use spbe_mandiri::{
    assessment::Stage,
    rubric::exact_from_text,
    scoring::{NodeKind, Score, score},
    words::rounded,
};
use support::{answered, levels_for, rubric};

/// A published result: levels in the order of the indicators, grouped by aspect.
struct Case {
    source: &'static str,
    levels: &'static str,
    aspects: [&'static str; 8],
    domains: [&'static str; 4],
    index: &'static str,
    band: &'static str,
}

const CASES: [Case; 3] = [
    Case {
        source: "Kementerian Koordinator Bidang Perekonomian, LHE 2021",
        levels: "3333333333 2254 3333 32 11111111 111 4444443345 432433",
        aspects: ["3.00", "3.25", "3.00", "2.50", "1.00", "1.00", "3.90", "3.17"],
        domains: ["3.00", "3.00", "1.00", "3.61"],
        index: "2.95",
        band: "Baik",
    },
    Case {
        source: "Pemerintah Kota Bandar Lampung, LHE 2021",
        levels: "1111111111 1111 1111 11 11111111 111 1111311113 312111",
        aspects: ["1.00", "1.00", "1.00", "1.00", "1.00", "1.00", "1.40", "1.50"],
        domains: ["1.00", "1.00", "1.00", "1.44"],
        index: "1.20",
        band: "Kurang",
    },
    Case {
        source: "Pemerintah Kota Bandar Lampung, LHE 2023",
        levels: "1121121113 1112 1231 23 11111111 111 4444443143 434111",
        aspects: ["1.40", "1.25", "1.75", "2.50", "1.00", "1.00", "3.50", "2.33"],
        domains: ["1.40", "1.70", "1.00", "3.04"],
        index: "2.15",
        band: "Cukup",
    },
];

fn levels(text: &str) -> Vec<u8> {
    text.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect()
}

fn scored(levels: &[u8]) -> Score {
    score(&rubric(), &answered(levels), Stage::SelfAssessment)
}

fn band(score: &Score) -> String {
    score.band(&rubric()).unwrap().name.clone()
}

#[test]
fn published_results_give_the_published_figures() {
    for case in CASES {
        let score = scored(&levels(case.levels));
        let printed = |kind| -> Vec<String> {
            score.lowest.nodes(kind).iter().map(|node| rounded(node.value.as_ref().unwrap(), 2)).collect()
        };
        assert_eq!(printed(NodeKind::Aspect), case.aspects, "{}", case.source);
        assert_eq!(printed(NodeKind::Domain), case.domains, "{}", case.source);
        assert_eq!(rounded(score.index(), 2), case.index, "{}", case.source);
        assert_eq!(band(&score), case.band, "{}", case.source);
        assert!(score.complete() && score.notice(&rubric()).is_none(), "{}", case.source);
    }
}

#[test]
fn ties_are_rounded_half_up_as_in_the_national_reports() {
    let ties = [
        ("4.745", "4.75", "Kementerian Komunikasi dan Informatika 2024"),
        ("2.665", "2.67", "Kabupaten Aceh Jaya 2024"),
        ("2.625", "2.63", "Kota Bengkulu 2024"),
        ("4.765", "4.77", "Kabupaten Banyuwangi 2024"),
        ("4.335", "4.34", "Kabupaten Sragen 2024"),
        ("4.485", "4.49", "Kota Surabaya 2023"),
        ("4.515", "4.52", "Kementerian Komunikasi dan Informatika 2023"),
        ("2.005", "2.01", "Kabupaten Karimun 2023"),
    ];
    for (exact, printed, who) in ties {
        let score = scored(&levels_for(exact));
        assert_eq!(*score.index(), exact_from_text(exact).unwrap(), "{who}");
        assert_eq!(rounded(score.index(), 2), printed, "{who}");
    }
}

/// In 2024 the ministry took the band from the exact index; in 2023 from the printed one, which this program
/// answers with the lower band and a notice.
#[test]
fn at_the_edges_the_band_follows_the_exact_index_and_the_notice_says_so() {
    let edges = [
        ("3.4985", "3.50", "Baik", "Sangat Baik", "Kabupaten Pacitan 2024"),
        ("2.5985", "2.60", "Cukup", "Baik", "Kabupaten Luwu 2024"),
        ("2.596", "2.60", "Cukup", "Baik", "Kabupaten Luwu 2024, the other reading"),
        ("1.7975", "1.80", "Kurang", "Cukup", "Kabupaten Nias Barat 2024"),
        ("1.7995", "1.80", "Kurang", "Cukup", "Kabupaten Boven Digoel 2023"),
        ("1.797", "1.80", "Kurang", "Cukup", "Kabupaten Nias Barat 2023"),
    ];
    let rubric = rubric();
    for (exact, printed, lower, upper, who) in edges {
        let score = scored(&levels_for(exact));
        assert_eq!(*score.index(), exact_from_text(exact).unwrap(), "{who}");
        assert_eq!(band(&score), lower, "{who}");
        let notice = score.notice(&rubric).unwrap();
        let name = |id: &str| rubric.bands.iter().find(|band| band.id == id).unwrap().name.clone();
        assert_eq!((notice.printed.as_str(), name(&notice.band).as_str()), (printed, lower), "{who}");
        assert_eq!(name(&notice.printed_band), upper, "{who}");
    }
}

#[test]
fn a_bound_belongs_to_the_upper_band() {
    for (exact, name) in [("1.8", "Cukup"), ("2.6", "Baik"), ("3.5", "Sangat Baik"), ("4.2", "Memuaskan")] {
        let score = scored(&levels_for(exact));
        assert_eq!(band(&score), name);
        assert!(score.notice(&rubric()).is_none());
    }
}
