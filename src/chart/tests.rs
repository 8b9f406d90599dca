//! Promises that hold for every chart, and that what is drawn stands where the trace says.

use super::{
    angle::distance,
    measure::Measure,
    sample::{WORKED, builtin, scored, small},
    *,
};
use crate::{
    rubric::{Exact, Rubric, exact_from_text},
    scoring::{NodeKind, Score},
    words::{Words, fraction},
};

fn exact(text: &str) -> Exact {
    exact_from_text(text).unwrap()
}

fn reference(label: &str, value: &str, mark: Mark) -> Reference {
    Reference { label: label.to_owned(), value: exact(value), mark }
}

/// Averages for every aspect and domain: the first, lower or higher by little, at each id.
fn series(label: &str, values: &[&str], mark: Mark) -> Series {
    let values = values.iter().enumerate().map(|(place, value)| ((place + 1).to_string(), exact(value))).collect();
    Series { label: label.to_owned(), values, mark }
}

/// Every chart in every form it has, with its name.
pub(super) fn all(rubric: &Rubric, score: &Score) -> Vec<(&'static str, Mode, Drawing)> {
    let (screen, print) = (Measure(Mode::Screen), Measure(Mode::Print));
    let (screen, print) = (screen.lettering(), print.lettering());
    let references = vec![
        reference("Kota 2024", "3.02", Mark::Circle),
        reference("Nasional 2024", "3.12", Mark::Diamond),
        reference("2023", "2.4", Mark::Triangle),
    ];
    let hero = GaugeOptions { small: false, references: references[..2].to_vec() };
    let tiny = GaugeOptions { small: true, references: Vec::new() };
    let averages = vec![
        series("Kota 2024", &["3.63", "2.94", "2.03", "4.04", "2.10", "1.80", "3.9", "3.5"], Mark::Circle),
        series("Nasional 2024", &["3.35", "2.62", "1.85", "3.78", "1.90", "1.60", "3.7", "3.2"], Mark::Diamond),
    ];
    let radar_options =
        RadarOptions { label: Some("Mandiri 2026".to_owned()), series: averages.clone(), ..RadarOptions::default() };
    let above = RadarOptions { above: Some((90.0, 370.0)), ..radar_options.clone() };
    let compact = RadarOptions { compact: true, ..RadarOptions::default() };
    let quiet = RadarOptions { label: None, ..radar_options.clone() };
    let bars = BarsOptions { label: "Mandiri 2026".to_owned(), series: averages };
    let earlier = scored(rubric, &[3; 40]);
    let moved = crate::insight::shifts(rubric, &earlier, score);
    let second =
        StripOptions { label: "Mandiri 2026", second: Some(("LHE 2025", &earlier)), ..StripOptions::default() };
    let unbacked = ["1", "3"].map(str::to_owned).into();
    let flagged = StripOptions { label: "Mandiri 2026", second: None, unbacked };
    let targets = rubric.indicators.iter().map(|indicator| (indicator.id.clone(), 4)).collect();
    let map = MapOptions { targets, ..MapOptions::default() };
    let row = score.lowest.nodes(NodeKind::Aspect)[0];
    vec![
        ("gauge", Mode::Screen, gauge(Mode::Screen, rubric, score, 400.0, &hero, screen)),
        ("gauge-small", Mode::Screen, gauge(Mode::Screen, rubric, score, 236.0, &tiny, screen)),
        ("gauge-print", Mode::Print, gauge(Mode::Print, rubric, score, 118.0, &hero, print)),
        ("radar", Mode::Screen, radar(Mode::Screen, rubric, score, (400.0, 275.0), &radar_options, screen)),
        ("radar-above", Mode::Screen, radar(Mode::Screen, rubric, score, (404.0, 202.0), &above, screen)),
        ("radar-small", Mode::Screen, radar(Mode::Screen, rubric, score, (300.0, 190.0), &compact, screen)),
        ("radar-print", Mode::Print, radar(Mode::Print, rubric, score, (102.0, 90.0), &quiet, print)),
        ("legend-print", Mode::Print, radar_legend(Mode::Print, &radar_options, 62.0, print)),
        ("grid", Mode::Screen, level_grid(Mode::Screen, rubric, score, (450.0, 272.0), screen)),
        ("grid-low", Mode::Screen, level_grid(Mode::Screen, rubric, score, (450.0, 182.0), screen)),
        ("grid-print", Mode::Print, level_grid(Mode::Print, rubric, score, (170.0, 83.0), print)),
        ("map", Mode::Print, indicator_map(rubric, score, 170.0, &map, print)),
        ("strip", Mode::Screen, strip(rubric, score, (1318.0, 82.0), &second, screen)),
        ("strip-flagged", Mode::Screen, strip(rubric, score, (1318.0, 52.0), &flagged, screen)),
        ("strip-narrow", Mode::Screen, strip(rubric, score, (640.0, 60.0), &StripOptions::default(), screen)),
        ("cover", Mode::Print, cover_bars(rubric, score, (170.0, 30.0), print)),
        ("domains", Mode::Screen, domain_bars(rubric, score, (452.0, 160.0), &bars, screen)),
        ("bar-print", Mode::Print, value_bar(Mode::Print, rubric, row, (58.0, 5.4), &references, print)),
        ("bar-low", Mode::Print, value_bar(Mode::Print, rubric, row, (20.0, 2.0), &references[2..], print)),
        ("bar", Mode::Screen, value_bar(Mode::Screen, rubric, row, (78.0, 12.0), &[], screen)),
        ("losses", Mode::Screen, lost_points(rubric, score, (370.0, 245.0), screen)),
        ("dots", Mode::Print, dot_plot(rubric, score, 170.0, ("Mandiri 2026", &bars.series), print)),
        ("differences", Mode::Print, difference_grid(rubric, &moved, 170.0, print)),
        ("levels", Mode::Screen, distribution(Mode::Screen, rubric, score, (196.0, 19.0), screen)),
        ("levels-print", Mode::Print, distribution(Mode::Print, rubric, score, (58.0, 5.4), print)),
        ("histogram", Mode::Screen, histogram(rubric, score, (372.0, 180.0), &published(rubric, true), screen)),
        ("histogram-one", Mode::Screen, histogram(rubric, score, (640.0, 160.0), &published(rubric, false), screen)),
    ]
}

/// Published figures along the axis, with or without a kind that is set off.
fn published(rubric: &Rubric, own: bool) -> HistogramOptions {
    let Some((low, _)) = rubric.value_range() else { return HistogramOptions::default() };
    let tenth = |place: i64| low + Exact::new(place.into(), 10.into());
    let bin = |place: i64| crate::insight::Bin {
        from: tenth(place),
        to: tenth(place + 1),
        all: usize::try_from(place * place % 37).unwrap(),
        own: usize::try_from(place * place % 37 / 5).unwrap(),
    };
    HistogramOptions {
        bins: (0..40).map(bin).collect(),
        own: own.then(|| "Kota".to_owned()),
        remark: "peringkat 159".to_owned(),
        sentence: "Indeks 615 instansi.".to_owned(),
    }
}

/// Frameworks and answers that every chart must bear: nothing, one, some, all, and a framework of another kind.
pub(super) fn cases() -> Vec<(&'static str, std::sync::Arc<Rubric>, Score)> {
    let (large, small) = (builtin(), std::sync::Arc::new(small()));
    let case = |name, rubric: &std::sync::Arc<Rubric>, levels: &[u8]| {
        (name, std::sync::Arc::clone(rubric), scored(rubric, levels))
    };
    vec![
        case("none", &large, &[]),
        case("one", &large, &[4]),
        case("some", &large, &WORKED[..41]),
        case("all", &large, &WORKED),
        case("lowest", &large, &[1; 47]),
        case("highest", &large, &[5; 47]),
        case("small-none", &small, &[]),
        case("small-some", &small, &[0, 5, 3]),
        case("small-all", &small, &[0, 5, 3, 2, 4]),
    ]
}

fn corners(shape: &Shape, fit: &dyn Fit) -> Vec<Point> {
    let span = |min: Point, max: Point, more: f32| vec![at(min.x - more, min.y - more), at(max.x + more, max.y + more)];
    match shape {
        Shape::Line { points, .. } | Shape::Area { points, .. } => points.clone(),
        Shape::Rect { min, max, .. } | Shape::Hatch { min, max, .. } => span(*min, *max, 0.0),
        Shape::Circle { center, radius, .. } => span(*center, *center, *radius),
        Shape::Ring { center, outer, .. } => span(*center, *center, *outer),
        Shape::Text { at: place, align, text, size, weight, .. } => {
            let wide = fit.width(text, *size, *weight);
            let left = match align {
                Align::Left => place.x,
                Align::Center => place.x - wide / 2.0,
                Align::Right => place.x - wide,
            };
            vec![at(left, place.y - 0.74 * size), at(left + wide, place.y)]
        }
    }
}

fn texts(drawing: &Drawing) -> Vec<&str> {
    fn text(shape: &Shape) -> Option<&str> {
        match shape {
            Shape::Text { text, .. } => Some(text),
            _ => None,
        }
    }
    drawing.shapes.iter().filter_map(text).collect()
}

#[test]
fn everything_drawn_is_inside_the_drawing_and_finite() {
    for (case, rubric, score) in cases() {
        for (name, mode, drawing) in all(&rubric, &score) {
            let slack = if mode == Mode::Screen { 0.6 } else { 0.16 };
            for shape in &drawing.shapes {
                for Point { x, y } in corners(shape, &Measure(mode)) {
                    assert!(
                        x >= -slack && x <= drawing.width + slack && y >= -slack && y <= drawing.height + slack,
                        "{case} {name} {}×{}: {x} {y} {shape:?}",
                        drawing.width,
                        drawing.height
                    );
                }
            }
        }
    }
}

#[test]
fn every_chart_has_a_sentence_and_a_table_without_empty_places() {
    for (case, rubric, score) in cases() {
        for (name, _, drawing) in all(&rubric, &score).into_iter().filter(|(name, ..)| *name != "legend-print") {
            let (sentence, table) = (&drawing.sentence, &drawing.table);
            assert!(sentence.ends_with('.') && !sentence.contains('{'), "{case} {name}: {sentence}");
            assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{case} {name}: {table:?}");
            assert!(matches!(name, "losses" | "differences") || !table.rows.is_empty(), "{case} {name}");
        }
    }
}

#[test]
fn text_on_screen_is_never_below_ten_and_a_half_points() {
    for (case, rubric, score) in cases() {
        for (name, _, drawing) in all(&rubric, &score).into_iter().filter(|(_, mode, _)| *mode == Mode::Screen) {
            for shape in &drawing.shapes {
                assert!(!matches!(shape, Shape::Text { size, .. } if *size < 10.5), "{case} {name}: {shape:?}");
            }
        }
    }
}

#[test]
fn the_same_score_gives_the_same_drawing() {
    for (_, rubric, score) in cases() {
        assert_eq!(all(&rubric, &score), all(&rubric, &score));
    }
}

#[test]
fn the_ruler_points_at_the_exact_index() {
    let measure = Measure(Mode::Screen);
    for (case, rubric, score) in cases() {
        let (low, high) = rubric.value_range().unwrap();
        let width = 400.0;
        let x = |value: &Exact| fraction(&((value - low) / (high - low))) * width;
        for mode in [Mode::Screen, Mode::Print] {
            let drawing = gauge(mode, &rubric, &score, width, &GaugeOptions::default(), measure.lettering());
            let apex = drawing.shapes.iter().rev().find_map(|shape| match shape {
                Shape::Area { points, .. } => points.last().copied(),
                _ => None,
            });
            assert!((apex.unwrap().x - x(score.index())).abs() < 0.01, "{case}");
            let ends = |dashed: &&Shape| matches!(dashed, Shape::Line { stroke, .. } if stroke.dash.is_some());
            let bracket = drawing.shapes.iter().find(ends);
            let until = match (score.complete(), mode) {
                (false, _) => Some(score.highest.value().clone()),
                (true, Mode::Print) => {
                    crate::scoring::band_distance(&rubric, &score).map(|next| next.band.from.clone())
                }
                (true, Mode::Screen) => None,
            };
            match (bracket, until) {
                (Some(Shape::Line { points, .. }), Some(until)) => {
                    assert!((points[0].x - x(score.index())).abs() < 0.01, "{case}");
                    assert!((points[1].x - x(&until)).abs() < 0.01, "{case}");
                }
                (None, None) => {}
                other => panic!("{case} {mode:?}: {other:?}"),
            }
        }
    }
}

#[test]
fn the_ruler_names_every_band_and_limit_and_the_distance() {
    let rubric = builtin();
    let measure = Measure(Mode::Print);
    let drawing =
        gauge(Mode::Print, &rubric, &scored(&rubric, &WORKED), 118.0, &GaugeOptions::default(), measure.lettering());
    let texts = texts(&drawing);
    for wanted in ["Kurang", "Memuaskan", "1,0", "1,8", "5,0", "3,75", "0,45 lagi ke Memuaskan"] {
        assert!(texts.contains(&wanted), "{wanted}: {texts:?}");
    }
    assert_eq!(drawing.sentence, "Indeks 3,75, Sangat Baik. 0,45 lagi menuju Memuaskan (4,2).");
    let open = scored(&rubric, &WORKED[..41]);
    let drawing = gauge(Mode::Screen, &rubric, &open, 236.0, &GaugeOptions::default(), measure.lettering());
    let highest = Words::indonesian().decimal(open.highest.value(), 2);
    assert!(drawing.sentence.contains("41 dari 47") && drawing.sentence.contains(&highest), "{}", drawing.sentence);
}

#[test]
fn references_keep_their_value_and_do_not_run_into_each_other() {
    let (rubric, measure) = (builtin(), Measure(Mode::Print));
    let references = ["3.10", "3.12", "3.14", "1.02", "4.98"];
    let marks = [Mark::Circle, Mark::Diamond, Mark::Circle, Mark::Diamond, Mark::Circle];
    let references: Vec<Reference> =
        references.iter().zip(marks).map(|(value, mark)| reference("Kota 2024", value, mark)).collect();
    let options = GaugeOptions { small: false, references: references.clone() };
    let drawing = gauge(Mode::Print, &rubric, &scored(&rubric, &WORKED), 118.0, &options, measure.lettering());
    let boxes: Vec<(Point, Point)> = drawing
        .shapes
        .iter()
        .filter(|shape| matches!(shape, Shape::Text { text, .. } if text.starts_with("Kota")))
        .map(|shape| corners(shape, &measure))
        .map(|corners| (corners[0], corners[1]))
        .collect();
    assert_eq!(boxes.len(), references.len());
    for (place, one) in boxes.iter().enumerate() {
        for other in &boxes[place + 1..] {
            let apart = one.1.x <= other.0.x || other.1.x <= one.0.x || one.1.y <= other.0.y || other.1.y <= one.0.y;
            assert!(apart, "{one:?} {other:?}");
        }
    }
    for reference in &references {
        assert!(drawing.sentence.contains(&Words::indonesian().decimal(&reference.value, 2)), "{}", drawing.sentence);
    }
}

/// Levels of which the index climbs from the lowest to the highest in small steps.
fn climbing() -> impl Iterator<Item = [u8; 47]> {
    (0..=188_usize).step_by(2).map(|step| std::array::from_fn(|place| 1 + ((step + place) / 47) as u8))
}

#[test]
fn nothing_of_the_ruler_leaves_it_or_runs_into_another_word_at_any_index() {
    let (rubric, measure) = (builtin(), Measure(Mode::Print));
    let averages = [reference("Kota 2024", "3.02", Mark::Circle), reference("Nasional 2024", "3.12", Mark::Diamond)];
    let mut seen = std::collections::BTreeSet::new();
    for levels in climbing() {
        for answered in [47, 24] {
            let score = scored(&rubric, &levels[..answered]);
            seen.insert(Words::indonesian().decimal(score.index(), 2));
            let lowest = exact("1");
            let backed = [None, Some(lowest.clone()), Some(exact("1.7")), Some((score.index() + &lowest) / exact("2"))];
            for backed in backed {
                let backed = backed.filter(|backed| backed < score.index());
                let backed =
                    backed.map(|value| Reference { label: "didukung bukti".to_owned(), value, mark: Mark::Backed });
                let references = backed.into_iter().chain(averages.clone()).collect();
                let options = GaugeOptions { small: false, references };
                for width in [106.0, 118.0] {
                    let drawing = gauge(Mode::Print, &rubric, &score, width, &options, measure.lettering());
                    apart_and_inside(&drawing, &measure, &format!("{} of {answered}", score.index()));
                }
            }
        }
    }
    assert!(seen.len() > 90 && seen.contains("1,00") && seen.contains("5,00"), "{}", seen.len());
}

/// No word stands outside of the drawing or over another.
fn apart_and_inside(drawing: &Drawing, measure: &Measure, what: &str) {
    let boxes: Vec<(&Shape, Vec<Point>)> =
        drawing.shapes.iter().map(|shape| (shape, corners(shape, measure))).collect();
    for (shape, corners) in &boxes {
        for corner in corners {
            let (x, y) = (corner.x, corner.y);
            let inside = x >= -0.2 && x <= drawing.width + 0.2 && y >= -0.01 && y <= drawing.height + 0.01;
            assert!(inside, "{what}: {shape:?}");
        }
    }
    let words: Vec<_> = boxes.iter().filter(|(shape, _)| matches!(shape, Shape::Text { .. })).collect();
    for (place, (one, first)) in words.iter().enumerate() {
        for (other, second) in &words[place + 1..] {
            let apart = first[1].x <= second[0].x
                || second[1].x <= first[0].x
                || first[1].y <= second[0].y
                || second[1].y <= first[0].y;
            assert!(apart, "{what}: {one:?} over {other:?}");
        }
    }
}

#[test]
fn the_radar_puts_every_aspect_at_its_value_from_a_centre_of_zero() {
    let measure = Measure(Mode::Screen);
    for (case, rubric, score) in cases() {
        let drawing =
            radar(Mode::Screen, &rubric, &score, (400.0, 275.0), &RadarOptions::default(), measure.lettering());
        let area = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Area { center, points, ink: Ink::NowArea } => Some((*center, points.clone())),
            _ => None,
        });
        let (center, points) = area.unwrap();
        let Some(Shape::Line { points: rim, .. }) = drawing.shapes.get(4) else { panic!("no outer ring") };
        let radius = distance(rim[0].x - center.x, rim[0].y - center.y);
        let nodes = score.lowest.nodes(NodeKind::Aspect);
        assert_eq!(points.len(), nodes.len());
        for (point, node) in points.iter().zip(nodes) {
            let value = distance(point.x - center.x, point.y - center.y) / radius * 5.0;
            assert!((value - fraction(node.value.as_ref().unwrap())).abs() < 0.01, "{case} {}", node.id);
            assert!(texts(&drawing).contains(&value_text(Words::indonesian(), node).as_str()), "{case} {}", node.id);
        }
    }
}

#[test]
fn a_series_with_a_missing_aspect_is_drawn_open_and_listed_with_a_dash() {
    let (rubric, measure) = (builtin(), Measure(Mode::Screen));
    let score = scored(&rubric, &WORKED);
    let mut one = series("Nasional 2024", &["3.35", "2.62", "1.85", "3.78"], Mark::Diamond);
    one.values.retain(|id, _| id != "2");
    let options = RadarOptions { series: vec![one], ..RadarOptions::default() };
    let drawing = radar(Mode::Screen, &rubric, &score, (400.0, 275.0), &options, measure.lettering());
    let dotted = |shape: &&Shape| matches!(shape, Shape::Line { stroke, .. } if stroke.dash.is_some());
    let lines: Vec<&Shape> = drawing.shapes.iter().filter(dotted).collect();
    assert!(matches!(lines[..], [Shape::Line { points, closed: false, .. }] if points.len() == 2), "{lines:?}");
    assert_eq!(drawing.table.rows[1][2], NO_VALUE);
    assert_eq!(drawing.table.rows[2][2], "1,85");
}

#[test]
fn rings_on_screen_add_up_to_the_aspect_and_in_print_count_what_reaches_the_level() {
    let measure = Measure(Mode::Screen);
    for (case, rubric, score) in cases() {
        let aspects = score.lowest.nodes(NodeKind::Aspect);
        let drawing = level_grid(Mode::Screen, &rubric, &score, (450.0, 272.0), measure.lettering());
        let (values, lines) = drawing.table.rows.split_last().unwrap();
        for (column, aspect) in aspects.iter().enumerate() {
            let sum: usize = lines.iter().map(|line| line[column + 1].parse::<usize>().unwrap()).sum();
            assert_eq!(sum, aspect.total, "{case} {}", aspect.id);
            assert_eq!(values[column + 1], value_text(Words::indonesian(), aspect));
        }
        let full = |shape: &&Shape| matches!(shape, Shape::Ring { ink: Ink::Level(_), .. });
        let filled = lines.iter().flat_map(|line| &line[1..]).filter(|cell| *cell != "0").count();
        assert_eq!(drawing.shapes.iter().filter(full).count(), filled, "{case}");
    }
    let (rubric, score) = (builtin(), scored(&builtin(), &WORKED));
    let drawing = level_grid(Mode::Print, &rubric, &score, (170.0, 83.0), Measure(Mode::Print).lettering());
    let rows: Vec<String> = drawing.table.rows.iter().map(|row| row[1..].join(" ")).collect();
    assert_eq!(rows[0], "0/10 0/4 1/4 1/2 1/8 0/3 5/10 4/6");
    assert_eq!(rows[1], "7/10 3/4 2/4 2/2 2/8 0/3 6/10 4/6");
    assert_eq!(rows[2], "7/10 3/4 4/4 2/2 4/8 3/3 10/10 5/6");
    assert_eq!(rows[3], "10/10 4/4 4/4 2/2 8/8 3/3 10/10 6/6");
    let texts = texts(&drawing);
    for wanted in ["12 dari 47", "26 dari 47", "38 dari 47", "47 dari 47", "tingkat ≥ 4", "tingkat 5"] {
        assert!(texts.contains(&wanted), "{wanted}");
    }
    assert!(drawing.sentence.contains("4 dari 8 aspek") && drawing.sentence.contains("9 indikator"));
}

#[test]
fn strip_cover_and_map_lead_to_every_indicator_and_show_its_level() {
    for (case, rubric, score) in cases() {
        for (name, _, drawing) in all(&rubric, &score) {
            if !["strip", "strip-flagged", "strip-narrow", "cover", "map"].contains(&name) {
                continue;
            }
            let ids: Vec<&str> = drawing.spots.iter().map(|spot| spot.indicators[0].as_str()).collect();
            let all: Vec<&str> = rubric.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
            assert_eq!(ids, all, "{case} {name}");
            for (row, indicator) in drawing.table.rows.iter().zip(&rubric.indicators) {
                let level = crate::scoring::completed_level(&rubric, &score, indicator);
                assert_eq!(row[2], level_text(level), "{case} {name} {}", indicator.id);
            }
        }
    }
}

#[test]
fn cover_bars_are_as_tall_as_the_level() {
    let (rubric, measure) = (builtin(), Measure(Mode::Print));
    let drawing = cover_bars(&rubric, &scored(&rubric, &WORKED), (170.0, 30.0), measure.lettering());
    let bar = |shape: &Shape| match shape {
        Shape::Rect { min, max, fill: Some(Ink::Level(level)), .. } => Some((max.y - min.y, *level)),
        _ => None,
    };
    let bars: Vec<(f32, u8)> = drawing.shapes.iter().filter_map(bar).collect();
    assert_eq!(bars.iter().map(|(_, level)| *level).collect::<Vec<_>>(), WORKED);
    assert!(bars.iter().all(|(tall, level)| (tall - 5.0 * f32::from(*level)).abs() < 0.001));
}

#[test]
fn bars_end_at_their_value_on_an_axis_that_starts_where_the_index_does() {
    let (rubric, measure) = (builtin(), Measure(Mode::Print));
    let score = scored(&rubric, &WORKED);
    for node in score.lowest.nodes(NodeKind::Domain) {
        let drawing = value_bar(Mode::Print, &rubric, node, (58.0, 5.4), &[], measure.lettering());
        let end = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Rect { max, fill: Some(Ink::Bar), .. } => Some(max.x),
            _ => None,
        });
        let wanted = (fraction(node.value.as_ref().unwrap()) - 1.0) / 4.0 * 58.0;
        assert!((end.unwrap() - wanted).abs() < 0.01, "{}", node.id);
    }
    let figures = |width: f32| -> String { texts(&value_scale(&rubric, width, measure.lettering())).concat() };
    assert_eq!((figures(58.0).as_str(), figures(20.0).as_str()), ("12345", "135"));
    let drawing = domain_bars(&rubric, &score, (452.0, 160.0), &BarsOptions::default(), measure.lettering());
    let texts = texts(&drawing);
    for wanted in ["3,40", "3,80", "2,91", "4,13", "1", "5"] {
        assert!(texts.contains(&wanted), "{wanted}");
    }
    assert_eq!(drawing.sentence, "Tertinggi Layanan (4,13); terendah Manajemen (2,91).");
}

#[test]
fn what_is_not_answered_whole_is_called_neither_highest_nor_lowest_and_equals_stand_together() {
    let (rubric, measure) = (builtin(), Measure(Mode::Print));
    let said = |levels: &[u8]| {
        let score = scored(&rubric, levels);
        domain_bars(&rubric, &score, (452.0, 160.0), &BarsOptions::default(), measure.lettering()).sentence
    };
    assert_eq!(said(&[]), "Belum ada yang selesai dinilai.");
    assert_eq!(said(&[2; 12]), "Baru satu yang selesai dinilai: Kebijakan Internal (2,00).");
    assert_eq!(said(&[3; 25]), "Semua yang selesai dinilai bernilai 3,00.");
    let levels: Vec<u8> = [[4; 10], [2; 10]].concat().into_iter().chain([2; 11]).collect();
    assert_eq!(said(&levels), "Tertinggi Kebijakan Internal (4,00); terendah Tata Kelola (2,00), Manajemen (2,00).");
}

#[test]
fn lost_points_are_ranked_and_named_in_full() {
    let (rubric, measure) = (builtin(), Measure(Mode::Screen));
    let score = scored(&rubric, &WORKED);
    let drawing = lost_points(&rubric, &score, (370.0, 245.0), measure.lettering());
    assert_eq!(drawing.spots.len(), 8);
    assert_eq!(drawing.spots[0].indicators, ["43"]);
    assert_eq!(drawing.table.rows[0][2..], ["3", "0,0300", "0,0600"].map(str::to_owned));
    assert_eq!(drawing.table.rows[1][2..], ["2", "0,0300", "0,0900"].map(str::to_owned), "of equals the lower number");
    let top = exact("5") - score.index();
    assert!(drawing.sentence.contains(&Words::indonesian().decimal(&top, 4)), "{}", drawing.sentence);
    let none = lost_points(&rubric, &scored(&rubric, &[5; 47]), (370.0, 245.0), measure.lettering());
    assert!(none.table.rows.is_empty() && none.spots.is_empty());
}

/// The names of the elements of a document, where every one that is opened is closed in its turn.
fn elements(text: &str) -> Option<Vec<&str>> {
    let (mut open, mut found) = (Vec::new(), Vec::new());
    for part in text.split('<').skip(1) {
        let (tag, rest) = part.split_once('>')?;
        let plain = |text: &str| {
            text.split('&').skip(1).all(|rest| rest.split_once(';').is_some_and(|(name, _)| name.len() < 6))
        };
        if tag.matches('"').count() % 2 > 0 || !plain(tag) || !plain(rest) {
            return None;
        }
        if tag.starts_with('?') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return None;
            }
            continue;
        }
        let name = tag.split([' ', '/']).next()?;
        found.push(name);
        if !tag.ends_with('/') {
            open.push(name);
        }
    }
    open.is_empty().then_some(found)
}

/// Pictures for the eyes: `SPBE_CHART_PICTURES=/folder cargo test --lib chart` leaves them there.
#[test]
fn every_drawing_can_be_written_as_a_well_formed_picture_and_twice_the_same() {
    let colour = |ink: Ink| if ink == Ink::Surface { [255; 4] } else { [0x1F, 0x63, 0x50, 255] };
    let caption = Caption { title: "Nilai <&> \"aspek\"".to_owned(), source: "Kota Contoh \u{1}, 2026".to_owned() };
    for (case, rubric, score) in cases() {
        for (name, mode, drawing) in all(&rubric, &score) {
            let measure = Measure(mode);
            let alone = picture(&drawing, &caption, measure.lettering());
            assert_eq!(alone.shapes.len(), drawing.shapes.len() + 3, "{case} {name}: ground, title and source");
            let text = svg(&alone, &caption.title, Look { colour: &colour, face: "Inter" });
            let found = elements(&text).unwrap_or_else(|| panic!("{case} {name} is not well-formed"));
            assert_eq!(found[..3], ["svg", "title", "desc"], "{case} {name}");
            let texts = alone.shapes.iter().filter(|shape| matches!(shape, Shape::Text { .. })).count();
            assert_eq!(found.iter().filter(|name| **name == "text").count(), texts, "{case} {name}");
            assert_eq!(text, svg(&alone, &caption.title, Look { colour: &colour, face: "Inter" }));
            if let Some(folder) = std::env::var_os("SPBE_CHART_PICTURES") {
                let path = std::path::Path::new(&folder).join(format!("{case}-{name}.svg"));
                std::io::Write::write_all(&mut std::fs::File::create(path).unwrap(), text.as_bytes()).unwrap();
            }
        }
    }
}
