//! What the marks of the charts say, for how much of the table they stand, and that their tables leave in one piece.

use super::{
    sample::{WORKED, builtin, scored},
    tests::{all, cases},
    *,
};

#[test]
fn every_mark_says_its_value_stands_in_the_drawing_and_is_one_cell_or_row_of_the_table() {
    for (case, rubric, score) in cases() {
        for (name, _, drawing) in all(&rubric, &score) {
            let mut cells: Vec<(usize, Option<usize>)> = drawing.spots.iter().map(|spot| spot.cell).collect();
            cells.sort_unstable();
            cells.dedup();
            assert_eq!(cells.len(), drawing.spots.len(), "{case} {name}: two marks for one cell");
            for spot in &drawing.spots {
                let row = &drawing.table.rows[spot.cell.0];
                let shown = spot.cell.1.map_or_else(|| row.iter().skip(1).collect(), |column| vec![&row[column]]);
                for value in shown {
                    let said = spot.label.contains(value.as_str()) || value == NO_VALUE;
                    assert!(said || is_name(value), "{case} {name}: {value} is not in: {}", spot.label);
                }
                assert!(
                    spot.label.starts_with(&spot.title) && spot.label.ends_with('.'),
                    "{case} {name}: {}",
                    spot.label
                );
                assert!(!spot.figures.is_empty() && spot.figures.iter().all(|figure| !figure.value.is_empty()));
                assert!(
                    spot.min.x >= -0.6
                        && spot.min.y >= -0.6
                        && spot.max.x <= drawing.width + 0.6
                        && spot.max.y <= drawing.height + 0.6
                        && spot.min.x < spot.max.x
                        && spot.min.y < spot.max.y,
                    "{case} {name}: {spot:?}"
                );
            }
        }
    }
}

/// True for what is no number and no level: names are shortened where they are said.
fn is_name(cell: &str) -> bool {
    !cell.contains(|letter: char| letter.is_ascii_digit())
}

#[test]
fn every_row_or_cell_of_the_table_that_is_drawn_has_its_mark() {
    for (case, rubric, score) in cases() {
        for (name, _, drawing) in all(&rubric, &score) {
            let (rows, columns) = (drawing.table.rows.len(), drawing.table.head.len());
            let wanted = match name {
                "domains" | "radar" | "radar-above" | "radar-small" | "strip" | "strip-flagged" | "strip-narrow"
                | "map" | "cover" | "histogram" | "histogram-one" | "dots" | "differences" => rows,
                "grid" | "grid-low" => rows * (columns - 1),
                "levels" | "levels-print" => drawing.table.rows.iter().filter(|row| row[1] != "0").count(),
                "losses" => rows.min(8),
                // Index, upper bound, references and bands; predicate, distance and mean are no marks.
                "gauge" => 1 + usize::from(!score.complete()) + 2 + rubric.bands.len(),
                "gauge-small" => 1 + usize::from(!score.complete()) + rubric.bands.len(),
                _ => 0,
            };
            assert_eq!(drawing.spots.len(), wanted, "{case} {name}");
        }
    }
}

#[test]
fn marks_name_what_they_are_compared_with_and_the_gap_where_the_value_is_known() {
    let rubric = builtin();
    let score = scored(&rubric, &WORKED);
    let charts = all(&rubric, &score);
    let said = |name: &str, place: usize| {
        charts
            .iter()
            .find(|(other, ..)| *other == name)
            .map(|(.., drawing)| drawing.spots[place].label.clone())
            .unwrap()
    };
    assert_eq!(
        said("domains", 1),
        "2 Tata Kelola: Mandiri 2026 3,80; Kota 2024 2,94 (selisih +0,86); Nasional 2024 2,62 (selisih +1,18). \
         Bobot 25,00%, sumbangan 0,9500."
    );
    assert_eq!(said("grid", 9), "2 Perencanaan, tingkat 4: 3 dari 4. Indikator 11, 12, 14.");
    assert!(said("losses", 1).starts_with("44 "), "{}", said("losses", 1));
    assert!(said("gauge", 0).contains("Kota 2024 3,02 (selisih +0,73)"), "{}", said("gauge", 0));
    let open = scored(&rubric, &WORKED[..5]);
    let domains = all(&rubric, &open).into_iter().find(|(name, ..)| *name == "domains").unwrap().2;
    assert!(
        !domains.spots[0].label.contains("selisih"),
        "of a lower bound no gap is known: {}",
        domains.spots[0].label
    );
}

#[test]
fn the_table_for_the_clipboard_keeps_its_cells_apart() {
    let cells = |row: [&str; 2]| row.map(str::to_owned).to_vec();
    let table = Table { head: cells(["a", "b"]), rows: vec![cells(["1\t2", "x\ny"]), cells(["3,75", "–"])] };
    assert_eq!(table.tab_separated(), "a\tb\n1 2\tx y\n3,75\t–\n");
}
