//! Published results: figures are those that were printed, nobody is counted twice, and what is said of an index follows
//! from the rows.
#![allow(clippy::unwrap_used, reason = "without the published figures there is nothing to test")]

use crate::support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Edit, Field, Kind, Stage},
    exchange::results_from_bytes,
    insight::{
        Average, Benchmark, Bin, National, Placement, PublishedRow, PublishedTable, distribution, earlier_table,
        national, risers,
    },
    rubric::{Exact, Rubric, exact_from_text},
    scoring::score,
    words::{Words, rounded},
};
use support::{answered, author, level, rubric};

fn exact(hundredths: i64) -> Exact {
    Exact::new(hundredths.into(), 100.into())
}

fn number(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

fn published() -> &'static National {
    national(&rubric()).unwrap()
}

fn table() -> &'static PublishedTable {
    published().table()
}

/// An assessment of this institution in which every indicator is at this level.
fn of(kind: Kind, name: &str, at: u8) -> Assessment {
    let mut assessment = answered(&[at; 47]);
    let edits = vec![
        Field::Assessment(AssessmentField::InstitutionKind).set(kind),
        Field::Assessment(AssessmentField::InstitutionName).set(name.to_owned()),
    ];
    assessment.apply(&rubric(), Edit::Many(edits), &author("Uji", 0)).unwrap();
    assessment
}

fn compared<'a>(assessment: &Assessment, table: &'a PublishedTable) -> Benchmark<'a> {
    let rubric = rubric();
    let score = score(&rubric, assessment, Stage::SelfAssessment);
    Benchmark::of(&rubric, assessment, &score, table, national(&rubric), None)
}

#[test]
fn the_figures_read_whole_and_name_every_kind_domain_and_aspect() {
    let (rubric, national) = (rubric(), published());
    assert_eq!((national.year, table().year, table().rows.len()), (2024, 2024, 615));
    for average in Kind::ALL.into_iter().map(|kind| national.of(kind).unwrap()).chain([national.all()]) {
        assert!(rubric.domains.iter().all(|domain| average.domains.contains_key(&domain.id)));
        assert!(rubric.aspects.iter().all(|aspect| average.aspects.contains_key(&aspect.id)));
        assert_eq!((average.domains.len(), average.aspects.len()), (rubric.domains.len(), rubric.aspects.len()));
    }
    let sizes: Vec<usize> = Kind::ALL.into_iter().map(|kind| table().rows_of(Some(kind)).count()).collect();
    assert_eq!(sizes, [34, 21, 37, 38, 392, 93]);
    for year in [2021, 2022, 2023, 2024] {
        let averages = national.of_year(year).unwrap();
        assert!(!averages.source.is_empty());
        for kind in Kind::ALL {
            // Two groups of other bodies were published for 2023, and no average of both.
            assert_eq!(averages.of(kind).is_none(), (year, kind) == (2023, Kind::Body), "{year} {kind:?}");
        }
    }
    let series: Vec<(i16, String)> =
        national.series.years.iter().map(|one| (one.year, rounded(&one.index, 2))).collect();
    let wanted = [(2018, "1.98"), (2019, "2.18"), (2020, "2.26"), (2021, "2.24"), (2022, "2.34"), (2023, "2.79")];
    assert_eq!(series.len(), 7);
    assert!(wanted.iter().zip(&series).all(|((year, index), found)| (*year, *index) == (found.0, found.1.as_str())));
    let changed: Vec<i16> =
        national.series.years.iter().filter(|one| one.rubric != rubric.id).map(|one| one.year).collect();
    assert_eq!(changed, [2018, 2019, 2020], "those are of the framework before");
    assert_eq!(national.kind_series(Kind::City).len(), 4);
    assert_eq!(national.kind_series(Kind::Body).iter().map(|(year, _)| *year).collect::<Vec<_>>(), [2021, 2022, 2024]);
}

#[test]
fn every_row_has_its_name_once_and_its_index_follows_from_its_domains() {
    let rubric = rubric();
    let mut names = BTreeSet::new();
    let (mut incomplete, mut checked) = (Vec::new(), 0);
    for row in &table().rows {
        assert!(names.insert(row.name.as_str()), "{}", row.name);
        assert_eq!(table().own(row.kind, &row.name), Some(row), "a name finds its own row");
        if row.domains.len() < rubric.domains.len() {
            incomplete.push(row.name.as_str());
            continue;
        }
        let weighted: Exact = rubric
            .domains
            .iter()
            .map(|one| &one.weight * &row.domains[&one.id] / Exact::from_integer(100.into()))
            .sum();
        // Domains are printed with two decimals: the index may differ by what was rounded off.
        let off = if weighted > row.index { &weighted - &row.index } else { &row.index - &weighted };
        assert!(off <= exact(1), "{}: {weighted} and {}", row.name, row.index);
        checked += 1;
    }
    assert_eq!(checked, 612);
    // Two are printed without a first domain, one with a value outside the scale.
    let wanted =
        ["Kementerian Pertanian", "Kementerian Energi dan Sumber Daya Mineral", "Pemerintah Provinsi Jawa Timur"];
    assert_eq!(incomplete, wanted);
}

/// What the ministry's report says of the groups, and what its own rows give. Where the two differ, this list says so; any
/// other difference fails.
#[test]
fn means_of_the_rows_reproduce_the_printed_averages_but_for_those_that_are_named() {
    let named: [(&str, &str, &str, &str); 6] = [
        // The first domain of two ministries is not printed.
        ("kementerian", "1", "4.28", "4.29"),
        // The mean of the printed rows is 2,875.
        ("kementerian", "3", "2.87", "2.88"),
        ("lpnk", "index", "3.82", "3.81"),
        ("lembaga", "index", "3.37", "3.36"),
        // The row of Jawa Timur is printed with a first domain that cannot be.
        ("provinsi", "index", "3.42", "3.41"),
        ("provinsi", "1", "3.61", "3.58"),
    ];
    let mut differing = Vec::new();
    for kind in Kind::ALL {
        let (printed, mean) = (published().of(kind).unwrap(), table().mean(Some(kind)).unwrap());
        let mut see = |what: &str, printed: &Exact, mean: &Exact| {
            let (printed, mean) = (rounded(printed, 2), rounded(mean, 2));
            if printed != mean {
                differing.push((kind.code().to_owned(), what.to_owned(), printed, mean));
            }
        };
        see("index", &printed.index, &mean.index);
        for (id, value) in &printed.domains {
            see(id, value, &mean.domains[id]);
        }
    }
    let near = |text: &(String, String, String, String)| {
        named.iter().any(|known| (known.0, known.1, known.2, known.3) == (&*text.0, &*text.1, &*text.2, &*text.3))
    };
    assert!(differing.iter().all(near), "{differing:?}");
    assert_eq!(differing.len(), named.len(), "{differing:?}");
    // The national index is no mean of the rows; its formula was not published, so the printed one is shown.
    let mean = table().mean(None).unwrap();
    assert_eq!((rounded(&mean.index, 2), rounded(&published().all().index, 2)), ("3.17".into(), "3.12".into()));
}

#[test]
fn counts_of_predicates_are_those_of_the_rows_also_where_the_reports_own_text_says_otherwise() {
    let rubric = rubric();
    let baik = &rubric.bands.iter().find(|band| band.id == "baik").unwrap().from;
    let counts: Vec<usize> = ["kurang", "cukup", "baik", "sangat-baik", "memuaskan"]
        .map(|id| table().rows.iter().filter(|row| rubric.band(&row.index).is_some_and(|band| band.id == id)).count())
        .to_vec();
    // Printed are 19, 127, 239, 182 and 48, and 469 from Baik on: three rows print an index at the edge of a predicate and
    // keep the lower one, by an exact index that no table gives.
    assert_eq!(counts, [18, 127, 239, 183, 48]);
    let edges = ["Pemerintah Kab. Nias Barat", "Pemerintah Kab. Luwu", "Pemerintah Kab. Pacitan"];
    let at = |name: &str| rounded(&table().own(Kind::Regency, name).unwrap().index, 2);
    assert_eq!(edges.map(at), ["1.80", "2.60", "3.50"]);
    let from_baik = |row: &&PublishedRow| row.index >= *baik && row.name != edges[1];
    assert_eq!(table().rows.iter().filter(from_baik).count(), 469);
    // The report's text says 42 %; its rows say 350 of 485, which is 72 %.
    let local = || table().rows.iter().filter(|row| matches!(row.kind, Kind::Regency | Kind::City));
    assert_eq!((local().filter(from_baik).count(), local().count()), (350, 485));
}

#[test]
fn an_index_is_ranked_as_it_is_printed_ties_share_the_best_rank_and_the_institution_counts_in() {
    let place = |kind: Option<Kind>, index: &str| Placement::among_rows(table().rows_of(kind), &number(index));
    // Kabupaten Banyuwangi has the highest index, 4,765 printed as 4,77; Kominfo follows with 4,75.
    assert_eq!((place(None, "4.765").rank(), place(None, "4.765").sharing()), (1, 1));
    assert_eq!(place(None, "4.745").rank(), 2);
    let lowest = place(None, "1");
    assert_eq!((lowest.above, lowest.below, lowest.of), (615, 0, 615));
    assert_eq!((lowest.rank(), lowest.among(), lowest.percentile()), (616, 616, 0));
    let ministry = place(Some(Kind::Ministry), "1");
    assert_eq!((ministry.rank(), ministry.among(), ministry.percentile()), (35, 35, 2));
    for kind in [None, Some(Kind::Ministry), Some(Kind::Regency)] {
        let indices = table().indices(kind);
        assert!(indices.windows(2).all(|pair| pair[0] >= pair[1]));
        for index in (100..=500).step_by(25).map(exact) {
            let found = Placement::among_rows(table().rows_of(kind), &index);
            let above = indices.iter().filter(|other| ***other > index).count();
            let below = indices.iter().filter(|other| ***other < index).count();
            assert_eq!((found.above, found.below, found.of), (above, below, indices.len()));
            assert_eq!((found.rank(), found.among()), (above + 1, indices.len() + 1));
        }
    }
}

#[test]
fn the_bins_join_from_the_lowest_to_the_highest_value_and_hold_every_index_once() {
    let rubric = rubric();
    for kind in Kind::ALL {
        let bins = distribution(&rubric, table().rows.iter(), kind);
        assert_eq!((bins.len(), Bin::width()), (40, exact(10)), "ten in each of the four points from 1 to 5");
        let within = |index: &Exact, bin: &Bin| bin.from <= *index && (*index < bin.to || bin.to == exact(500));
        for (bin, place) in bins.iter().zip(0..) {
            assert_eq!((&bin.from, &bin.to), (&exact(100 + 10 * place), &exact(110 + 10 * place)));
            let count =
                |kind: Option<Kind>| table().indices(kind).into_iter().filter(|index| within(index, bin)).count();
            assert_eq!((bin.all, bin.own), (count(None), count(Some(kind))), "{kind:?} from {}", bin.from);
        }
        let (all, own) = (bins.iter().map(|bin| bin.all).sum::<usize>(), bins.iter().map(|bin| bin.own).sum::<usize>());
        assert_eq!((all, own), (615, table().rows_of(Some(kind)).count()));
    }
}

#[test]
fn the_own_published_row_is_not_counted_beside_the_draft() {
    let stranger = of(Kind::City, "Pemerintah Kota Contoh", 3);
    let apart = compared(&stranger, table());
    assert_eq!((apart.own, apart.all.among(), apart.among_kind.unwrap().among()), (None, 616, 94));
    for row in &table().rows {
        let known = of(row.kind, &row.name.to_uppercase(), 3);
        let found = compared(&known, table());
        assert_eq!(found.own, Some(row));
        assert_eq!(found.all.among(), 615, "{}", row.name);
        assert_eq!(found.among_kind.unwrap().among(), table().rows_of(Some(row.kind)).count());
        assert_eq!(found.bins.iter().map(|bin| bin.all).sum::<usize>(), 614);
        assert!(found.peers.iter().all(|peer| peer.row != row));
    }
    // The same name under another kind is another institution.
    assert_eq!(compared(&of(Kind::Regency, "Pemerintah Kota Bandung", 3), table()).own, None);
    assert_eq!(compared(&of(Kind::City, "", 3), table()).own, None);
}

#[test]
fn peers_are_the_nearest_of_the_kind_and_no_other_is_nearer() {
    for at in 1..=5 {
        let found = compared(&of(Kind::Province, "Pemerintah Provinsi Contoh", at), table());
        let distance = |row: &PublishedRow| {
            if row.index > found.index { &row.index - &found.index } else { &found.index - &row.index }
        };
        let shown: Vec<Exact> = found.peers.iter().map(|peer| distance(peer.row)).collect();
        assert_eq!(shown.len(), 10);
        assert!(shown.windows(2).all(|pair| pair[0] <= pair[1]));
        let farthest = shown.last().unwrap();
        let nearer = table().rows_of(Some(Kind::Province)).filter(|row| distance(row) < *farthest);
        assert!(nearer.into_iter().all(|row| found.peers.iter().any(|peer| peer.row == row)));
        assert!(found.peers.iter().all(|peer| peer.row.kind == Kind::Province));
    }
}

#[test]
fn averages_beside_the_own_values_are_the_printed_ones_and_of_an_own_table_its_means() {
    let rubric = rubric();
    let assessment = of(Kind::City, "Pemerintah Kota Contoh", 3);
    let score = score(&rubric, &assessment, Stage::SelfAssessment);
    let official = compared(&assessment, table());
    assert!(official.averages_source.is_some());
    let values = official.values(&score);
    assert_eq!(values.len(), 1 + rubric.domains.len() + rubric.aspects.len());
    let city: &Average = published().of(Kind::City).unwrap();
    assert_eq!(values[0].kind, Some(&city.index));
    assert!(values.iter().all(|one| one.kind.is_some() && one.all.is_some()));
    let own = own_table(
        "tahun;kategori;instansi;D1;indeks\n2025;Kota;A;3,00;3,00\n2025;Kota;B;;4,00\n2025;Kabupaten;C;1;1\n",
    );
    let found = compared(&assessment, &own[0]);
    assert_eq!(found.averages_source, None);
    assert_eq!(found.kind_average.as_ref().unwrap().index, exact(350));
    assert_eq!(found.kind_average.as_ref().unwrap().domains["1"], exact(300), "over the rows that have it");
    assert_eq!(found.values(&score)[0].all, Some(&Exact::new(8.into(), 3.into())));
    // A table without another of the kind says nothing of it.
    let none = compared(&of(Kind::Ministry, "Kementerian Contoh", 3), &own[0]);
    assert!(none.among_kind.is_none() && none.kind_average.is_none() && none.peers.is_empty());
    assert!(none.headline(Words::indonesian()).contains("tidak memuat kementerian lain"));
}

#[test]
fn a_lower_bound_is_never_said_to_be_a_rank() {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    assessment.apply(&rubric, level("1", 5), &author("Uji", 0)).unwrap();
    let found = compared(&assessment, table());
    let said = found.headline(Words::indonesian());
    assert!(!found.complete && said.contains("paling rendah") && said.contains("sekurang-kurangnya"), "{said}");
    assert!(found.cautions(2024, Words::indonesian())[0].contains("Belum semua"));
    let whole = compared(&of(Kind::City, "Pemerintah Kota Contoh", 3), table()).headline(Words::indonesian());
    assert!(!whole.contains("paling rendah"), "{whole}");
}

#[test]
fn who_rose_is_told_only_of_those_that_stand_in_both_tables_under_one_name() {
    let tables = own_table(
        "tahun,kategori,instansi,indeks,sumber\n2022,Kota,Pemerintah Kota A,2.00,Kepmen 1\n2022,Kota,Kota B,3.00,Kepmen 1\n\
         2022,Kota,Kota D,1.50,Kepmen 1\n2023,Kota,Kota A,2.80,Kepmen 2\n2023,Kota,PEMKOT B,2.50,Kepmen 2\n\
         2023,Kota,Kota C,5.00,Kepmen 2\n2023,Kabupaten,Kabupaten A,4.00,Kepmen 2\n",
    );
    assert_eq!(
        tables.iter().map(|table| (table.year, table.source.as_str())).collect::<Vec<_>>(),
        [(2022, "Kepmen 1"), (2023, "Kepmen 2")]
    );
    let found = risers(&tables[0], &tables[1], Some(Kind::City));
    let shown: Vec<(&str, String)> =
        found.rows.iter().map(|one| (one.row.name.as_str(), rounded(&one.rise, 2))).collect();
    assert_eq!(shown, [("Kota A", "0.80".to_owned()), ("PEMKOT B", "-0.50".to_owned())]);
    assert_eq!((found.from, found.source, found.unmatched), (2022, "Kepmen 1", 1));
    let all: Vec<&PublishedTable> = tables.iter().chain([table()]).collect();
    let before = |table: &PublishedTable| earlier_table(all.iter().copied(), table).map(|table| table.year);
    assert_eq!(all.iter().map(|table| before(table)).collect::<Vec<_>>(), [None, Some(2022), Some(2023)]);
    let other = PublishedTable { rubric: "pemdi-2026".to_owned(), ..table().clone() };
    assert_eq!(before(&other), None, "results of another framework are no earlier ones of this");
}

#[test]
fn another_framework_is_not_compared() {
    let other = Rubric { id: "pemdi-2026".to_owned(), ..(*rubric()).clone() };
    assert!(national(&other).is_none());
}

fn own_table(text: &str) -> Vec<PublishedTable> {
    results_from_bytes(text.as_bytes(), "tabel", &rubric()).unwrap()
}

#[test]
fn groups_of_peers_are_tables_of_their_own_and_the_kind_may_still_be_called_kelompok() {
    let tables = own_table(
        "tahun;kategori;instansi;indeks;kelompok\n2023;Kota;A;3;Barat\n2023;Kota;B;4;\n2023;Kota;C;5;Barat\n",
    );
    let told: Vec<(&str, usize)> = tables.iter().map(|table| (table.group.as_str(), table.rows.len())).collect();
    assert_eq!(told, [("", 3), ("Barat", 2)]);
    let later = PublishedTable { year: 2024, ..tables[1].clone() };
    assert_eq!(
        earlier_table(tables.iter(), &later).map(|table| table.rows.len()),
        Some(3),
        "all rows of the year before"
    );
    let tables = own_table("tahun;kelompok;instansi;indeks\n2023;Kota;A;3\n");
    assert_eq!((tables.len(), tables[0].rows[0].kind, tables[0].group.as_str()), (1, Kind::City, ""));
}

/// The number a line of a calculation ends with.
fn result(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}

#[test]
fn rank_and_percentile_say_what_was_counted_and_a_shared_rank_is_said() {
    let words = Words::indonesian();
    for level in 1..=5 {
        let assessment = of(Kind::City, "Kota Uji", level);
        let found = compared(&assessment, table());
        let reckoned = found.placement_reckoning(words);
        let steps: Vec<i64> = reckoned.steps.iter().map(|step| result(&step.result)).collect();
        for (placement, steps) in found.among_kind.into_iter().chain([found.all]).zip(steps.chunks(4)) {
            let wanted = [placement.among(), placement.rank(), placement.sharing(), placement.percentile()];
            assert_eq!(steps, wanted.map(|one| i64::try_from(one).unwrap()), "{placement:?}");
        }
        let text = reckoned.text();
        for rule in Benchmark::rules(words) {
            assert!(text.contains(rule), "{text}");
        }
        assert!(text.contains(&found.table.source), "{text}");
        let shared = found.all.sharing() > 0 || found.among_kind.is_some_and(|one| one.sharing() > 0);
        let said = found.cautions(2024, words).join(" ");
        assert_eq!(said.contains("Indeks yang sama dengan"), shared, "{said}");
        assert!(found.all.sharing() == 0 || said.contains(&format!("{} instansi lain", found.all.sharing())), "{said}");
    }
}

#[test]
fn every_value_beside_averages_says_how_they_came_about_and_own_means_are_taken_of_the_rows() {
    let (rubric, words) = (rubric(), Words::indonesian());
    let own = own_table(
        "tahun;kategori;instansi;D1;D2;D3;D4;indeks\n2023;Kota;A;3;3;;3;2,5\n2023;Kota;B;4;2;1;5;3,25\n2023;Kabupaten;C;5;5;5;5;5\n",
    );
    let assessment = of(Kind::City, "Kota Uji", 3);
    let numbers = score(&rubric, &assessment, Stage::SelfAssessment);
    for table in [table(), &own[0]] {
        let found = compared(&assessment, table);
        let mut told = 0;
        for one in found.values(&numbers) {
            let reckoned = found.value_reckoning(&one, "Nilai", words).unwrap();
            assert!(reckoned.text().contains(&found.sources(words)[0]), "{reckoned:?}");
            let averages = [one.kind, one.all].into_iter().flatten().count();
            assert_eq!(reckoned.steps.len(), 1 + 2 * averages, "{reckoned:?}");
            for step in reckoned.steps.iter().filter(|step| step.formula.contains('÷')) {
                let (sum, count) = step.formula.split_once(" ÷ ").unwrap();
                let plain = |text: &str| number(&text.rsplit(' ').next().unwrap().replace(',', "."));
                let count = number(count.split(' ').next().unwrap());
                assert_eq!(plain(sum) / count, number(&step.result.replace(',', ".")), "{step:?}");
                told += 1;
            }
        }
        assert_eq!(told > 0, !table.is_official(), "what was printed is no mean of ours");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_ranks_better_by_a_lower_index_and_both_sides_add_up(one in 100_i64..=500, other in 100_i64..=500) {
        for kind in [None, Some(Kind::City)] {
            let place = |index: i64| Placement::among_rows(table().rows_of(kind), &exact(index));
            let (low, high) = (place(one.min(other)), place(one.max(other)));
            prop_assert!(low.rank() >= high.rank() && low.percentile() <= high.percentile());
            for found in [low, high] {
                prop_assert_eq!(found.above + found.below + found.sharing(), found.of);
                prop_assert!(found.rank() <= found.among());
            }
        }
    }
}
