//! Logos: pictures of every kind become the same plain one, and what is no logo is refused whole with a sentence.
#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read must stop")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::prelude::*;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Field, MOST_PICTURE, MOST_SIDE, Picture, Sitting},
    exchange::{LogoError, MOST_LOGO_FILE, SvgFault, logo_of, read_logo, without_logo},
    report::Raster,
    storage::{OpenCause, SystemDisk},
    words::{Sentence as _, Words},
};

use crate::support::{author, logos::EMBLEM, put, rubric};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/logos").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    fs::read(fixture(name)).unwrap()
}

/// Size and points of the logo a file gives.
fn points(name: &str) -> (u32, u32, impl Fn(u32, u32) -> [u8; 3]) {
    let picture = logo_of(name, &bytes(name)).unwrap().picture;
    let raster = Raster::of(&picture).unwrap();
    let (across, down) = (raster.across, raster.down);
    (across, down, move |x, y| {
        let at = (y * across + x) as usize * 3;
        raster.rgb[at..at + 3].try_into().unwrap()
    })
}

fn near(found: [u8; 3], wanted: [u8; 3]) -> bool {
    found.iter().zip(wanted).all(|(one, other)| one.abs_diff(other) <= 14)
}

const RED: [u8; 3] = [0xc0, 0, 0];
const GREEN: [u8; 3] = [0, 0x80, 0];
const BLUE: [u8; 3] = [0, 0, 0xc0];
const WHITE: [u8; 3] = [255; 3];

/// Three bars, however they are written: in sixteen bits, in passes, by a table of colours, for print, on a side.
#[test]
fn every_way_to_write_a_picture_gives_the_same_picture() {
    for name in ["rgb.png", "deep.png", "interlaced.png", "palette.png", "rgb.jpg", "progressive.jpg", "cmyk.jpg"] {
        let (across, down, at) = points(name);
        assert_eq!((across, down), (60, 40), "{name}");
        for (x, wanted) in [(10, RED), (30, GREEN), (50, BLUE)] {
            assert!(near(at(x, 20), wanted), "{name}: {:?} at {x}", at(x, 20));
        }
    }
    for name in ["gray.png", "gray.jpg"] {
        let (.., at) = points(name);
        let [red, green, blue] = [10, 30, 50].map(|x| at(x, 20));
        assert!(green[0] > red[0] && red[0] > blue[0], "{name}: {red:?} {green:?} {blue:?}");
        assert!([red, green, blue].iter().all(|point| point[0] == point[1] && point[1] == point[2]), "{name}");
    }
    // A camera that was held on its side says so.
    let (across, down, at) = points("turned.jpg");
    assert_eq!((across, down), (40, 60));
    assert!(near(at(20, 10), RED) && near(at(20, 30), GREEN) && near(at(20, 50), BLUE));
}

#[test]
fn what_a_picture_lets_through_is_white_paper() {
    let (.., at) = points("alpha.png");
    assert_eq!((at(10, 20), at(50, 20)), (RED, WHITE));
    assert!(near(at(30, 20), [127, 191, 127]), "half a green: {:?}", at(30, 20));
}

#[test]
fn a_drawing_is_drawn_as_large_as_it_is_printed_in_its_own_proportions() {
    let picture = logo_of("lambang.svg", EMBLEM.as_bytes()).unwrap().picture;
    assert_eq!(picture.size(), (520, 614));
    // Older programs name a grammar, and the file begins with a mark of its encoding.
    let head = "\u{feff}<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n";
    assert_eq!(logo_of("lambang", format!("{head}{EMBLEM}").as_bytes()).unwrap().picture, picture);
    let wide = EMBLEM.replace("0 0 110 130", "0 0 220 130");
    assert_eq!(logo_of("lambang.svg", wide.as_bytes()).unwrap().picture.size(), (520, 307));
}

/// What a file is, its bytes say, and not its name.
#[test]
fn other_formats_are_refused_by_what_they_hold() {
    for (name, kind) in [("bars.gif", "GIF"), ("bars.webp", "WebP"), ("bars.tif", "TIFF"), ("bars.bmp", "BMP")] {
        assert_eq!(logo_of("logo.png", &bytes(name)).unwrap_err(), LogoError::OtherKind(kind), "{name}");
    }
    for (start, kind) in [
        (b"%PDF-1.7\n".as_slice(), "PDF"),
        (b"\x1f\x8b\x08\0", "SVGZ"),
        (b"PK\x03\x04", "ZIP"),
        (b"%!PS-Adobe", "EPS"),
        (b"\0\0\0\x18ftypheic", "HEIF/AVIF"),
    ] {
        assert_eq!(logo_of("logo.svg", start).unwrap_err(), LogoError::OtherKind(kind));
    }
    assert_eq!(logo_of("a", b"").unwrap_err(), LogoError::Empty);
    assert_eq!(logo_of("a", b"<html><p>bukan").unwrap_err(), LogoError::NoPicture);
    assert_eq!(logo_of("a", &bytes("moving.png")).unwrap_err(), LogoError::Moves);
    assert!(logo_of("logo.gif", &bytes("rgb.png")).is_ok() && logo_of("logo.exe", &bytes("rgb.jpg")).is_ok());
}

/// A download that broke off: wherever, of whatever kind.
#[test]
fn a_picture_that_breaks_off_is_refused() {
    for name in
        ["rgb.jpg", "gray.jpg", "cmyk.jpg", "progressive.jpg", "turned.jpg", "rgb.png", "palette.png", "interlaced.png"]
    {
        let whole = bytes(name);
        for part in 1..20 {
            let length = whole.len() * part / 20;
            assert!(logo_of(name, &whole[..length]).is_err(), "{name}, {part} of 20");
        }
    }
}

/// Heads that promise more points than any computer holds, in files of a few bytes.
#[test]
fn sizes_are_looked_at_before_anything_is_unfolded() {
    let mut png = bytes("rgb.png");
    png[16..24].copy_from_slice(&[0, 0, 0x80, 0, 0, 0, 0x80, 0]);
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    let large = LogoError::TooManyPoints { across: 32_768, down: 32_768 };
    assert_eq!(logo_of("a.png", &png).unwrap_err(), large);
    let mut jpeg = bytes("rgb.jpg");
    let head = jpeg.windows(4).position(|window| window == [0xff, 0xc0, 0, 17]).unwrap();
    jpeg[head + 5..head + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    let large = LogoError::TooManyPoints { across: 65_535, down: 65_535 };
    assert_eq!(logo_of("a.jpg", &jpeg).unwrap_err(), large);
}

/// The sum at the end of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

fn svg(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="10"><rect width="5" height="5"/>{inside}</svg>"#
    )
}

fn fault(text: &str) -> SvgFault {
    match logo_of("logo.svg", text.as_bytes()) {
        Err(LogoError::Svg(fault)) => fault,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_drawing_that_names_anything_outside_itself_is_refused() {
    for (inside, named) in [
        (r#"<use href="lain.svg#a"/>"#, "lain.svg#a"),
        (r#"<use xlink:href="file:///etc/passwd"/>"#, "file:///etc/passwd"),
        (r#"<linearGradient id="g" href="https://contoh.go.id/g"/>"#, "https://contoh.go.id/g"),
        (r#"<rect fill="url(https://contoh.go.id/a.svg#g)" width="1" height="1"/>"#, "https://contoh.go.id/a.svg#g)"),
        (r#"<rect style="fill:url('lain.svg#g')" width="1" height="1"/>"#, "lain.svg#g')"),
        (r#"<style>rect { mask: url("http://contoh.go.id") }</style>"#, r#"http://contoh.go.id") }"#),
        (r#"<style>@import "lain.css";</style>"#, "@import"),
    ] {
        assert_eq!(fault(&svg(inside)), SvgFault::Outside { found: named.to_owned() }, "{inside}");
    }
    let sheet = format!("<?xml-stylesheet href=\"lain.css\"?>{}", svg(""));
    assert_eq!(fault(&sheet), SvgFault::Outside { found: "xml-stylesheet".to_owned() });
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    assert_eq!(fault(&format!("{laughs}{}", svg("<desc>&b;</desc>"))), SvgFault::Entities);
    let outside = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    assert_eq!(fault(&format!("{outside}{}", svg("<desc>&x;</desc>"))), SvgFault::Entities);
}

#[test]
fn a_drawing_with_letters_pictures_programs_or_movement_is_refused() {
    for element in ["text", "image", "script", "foreignObject", "animate", "set", "marker", "audio"] {
        let inside = format!("\n<g>\n<{element}/></g>");
        assert_eq!(fault(&svg(&inside)), SvgFault::Element { element: element.to_owned(), line: 3 }, "{element}");
    }
    for inside in [
        r#"<rect width="5" height="5" filter="url(#f)"/>"#,
        r#"<rect width="5" height="5" style="opacity:1; filter : url(#f)"/>"#,
        "<style>rect{filter:blur(9px)}</style>",
    ] {
        assert_eq!(fault(&svg(inside)), SvgFault::Element { element: "filter".to_owned(), line: 1 }, "{inside}");
    }
    // What draws nothing is left alone: a filter nobody uses, notes of the program that drew it, a link.
    let harmless = r#"<defs><filter id="f"><feGaussianBlur stdDeviation="3"/></filter></defs><metadata><rdf xmlns="urn:x"/></metadata><a href="https://contoh.go.id"><rect width="3" height="3"/></a><style>rect{filter:none}</style>"#;
    assert!(logo_of("a.svg", svg(harmless).as_bytes()).is_ok());
}

/// A few bytes that unfold into billions of shapes, or take a picture each for layer after layer.
#[test]
fn a_drawing_that_unfolds_without_end_is_refused_at_once() {
    let doubled = |element: fn(usize) -> String| -> String {
        let levels: String = (0..40).map(element).collect();
        svg(&format!(r##"<defs><g id="a0"><rect width="1" height="1"/></g>{levels}</defs><use href="#a40"/>"##))
    };
    let uses =
        doubled(|level| format!(r##"<g id="a{0}"><use href="#a{level}"/><use href="#a{level}"/></g>"##, level + 1));
    assert_eq!(fault(&uses), SvgFault::TooMuch);
    let masks: String = (1..40)
        .map(|level| {
            let within = format!(r#"<rect width="9" height="9" mask="url(#m{})"/>"#, level - 1);
            format!(r#"<mask id="m{level}">{within}{within}</mask>"#)
        })
        .collect();
    assert_eq!(fault(&svg(&format!(r#"{masks}<rect width="9" height="9" mask="url(#m39)"/>"#))), SvgFault::TooMuch);
    let layers = r#"<g opacity="0.99"><rect width="2" height="2"/></g>"#.repeat(500);
    assert_eq!(fault(&svg(&layers)), SvgFault::TooMuch);
    let dashed = r#"<path d="M0 0H9" stroke="red" stroke-dasharray="0.001"/>"#.repeat(30);
    assert_eq!(fault(&svg(&dashed)), SvgFault::TooMuch);
    let deep = format!("{}{}", "<g>".repeat(900), "</g>".repeat(900));
    assert_eq!(fault(&svg(&deep)), SvgFault::TooMuch);
    assert_eq!(fault(&svg(&"<g/>".repeat(60_000))), SvgFault::TooMuch);
    let own = r##"<g id="a"><use href="#a"/><rect width="3" height="3"/></g>"##;
    assert!(logo_of("a.svg", svg(own).as_bytes()).is_ok(), "what draws itself is drawn once");
}

#[test]
fn what_cannot_be_seen_or_is_a_mere_line_is_no_logo() {
    let drawn = |text: &str| logo_of("a.svg", text.as_bytes()).map(|logo| logo.picture.size());
    let white = svg("").replace("<rect", r#"<rect fill="white""#);
    assert_eq!(drawn(&white).unwrap_err(), LogoError::Blank);
    assert_eq!(drawn(&svg("").replace("<rect", r#"<rect fill="none""#)).unwrap_err(), LogoError::Blank);
    let line = EMBLEM.replace("viewBox=\"0 0 110 130\"", "width=\"3000\" height=\"100\"");
    assert_eq!(drawn(&line).unwrap_err(), LogoError::Line);
    assert_eq!(drawn(&line.replace("3000", "1900")).unwrap(), (520, 27));
}

/// Every kind of refusal is a sentence that says what to do, behind the name of the file.
#[test]
fn every_refusal_says_the_file_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("logo.png");
    for content in
        [Vec::new(), bytes("bars.gif"), bytes("moving.png"), bytes("rgb.png")[..60].to_vec(), svg("<text/>").into()]
    {
        put(&path, &content);
        let said = read_logo(&SystemDisk, &path).unwrap_err().sentence_in(Words::indonesian());
        assert!(said.contains("logo.png") && said.ends_with('.') && said.matches(". ").count() >= 1, "{said}");
    }
    put(&path, &vec![0x89; MOST_LOGO_FILE + 1]);
    let error = read_logo(&SystemDisk, &path).unwrap_err();
    assert!(matches!(error.cause, OpenCause::TooLarge { .. }), "{error:?}");
}

#[test]
fn a_logo_is_one_step_that_is_told_in_the_history_and_taken_back() {
    let rubric = rubric();
    let mut sitting = Sitting::new(Assessment::default());
    let logo = logo_of("lambang.svg", EMBLEM.as_bytes()).unwrap();
    let (picture, name) = (logo.picture.clone(), logo.name.clone());
    assert!(name.starts_with("lambang.svg · ") && name.len() == "lambang.svg · ".len() + 12, "{name}");
    sitting.apply(&rubric, logo.edit(), &author("Ani", 0)).unwrap();
    assert_eq!(sitting.assessment().institution.logo.value, Some(picture.clone()));
    let told: Vec<_> = sitting.assessment().history.iter().map(|entry| entry.field.clone()).collect();
    assert_eq!(told, [Field::Assessment(AssessmentField::LogoName)], "told once, without its bytes");
    sitting.apply(&rubric, without_logo(), &author("Ani", 90_000)).unwrap();
    assert_eq!(sitting.assessment().institution.logo.value, None);
    sitting.undo(&rubric, &author("Ani", 91_000)).unwrap();
    assert_eq!(sitting.assessment().institution.logo.value, Some(picture));
    sitting.undo(&rubric, &author("Ani", 92_000)).unwrap();
    assert_eq!(sitting.assessment().institution.logo.value, None);
    assert_eq!(sitting.assessment().institution.logo_name.value, "");
}

/// A picture that says one size in its head and holds something else is shown nowhere, and stops nobody.
#[test]
fn a_picture_in_a_draft_that_cannot_be_unfolded_is_left_out() {
    let good = logo_of("a.png", &bytes("rgb.png")).unwrap().picture;
    let mut png = good.png().to_vec();
    let middle = png.len() / 2;
    png[middle] ^= 0x55;
    let broken = Picture::of_png(&png).unwrap();
    assert_eq!(Raster::of(&broken), None);
    assert!(Raster::of(&good).is_some());
}

proptest! {
    /// Whatever a file is made into, it is a picture within its limits or a refusal: nothing else comes of it.
    #[test]
    fn a_spoilt_file_is_refused_or_a_picture_and_nothing_else(
        of in prop::sample::select(vec!["rgb.png", "deep.png", "interlaced.png", "palette.png", "rgb.jpg", "cmyk.jpg", "progressive.jpg", "turned.jpg"]),
        spoilt in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = bytes(of);
        for (at, byte) in spoilt {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(end) = end {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok(logo) = logo_of(of, &bytes) {
            let (across, down) = logo.picture.size();
            prop_assert!(across <= MOST_SIDE && down <= MOST_SIDE && logo.picture.png().len() <= MOST_PICTURE);
            prop_assert!(Raster::of(&logo.picture).is_some());
        }
    }

    /// The same for drawings, spoilt letter by letter.
    #[test]
    fn a_spoilt_drawing_is_refused_or_a_picture_and_nothing_else(
        spoilt in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(b"\"'<>/=#01 9ez-.\0".to_vec())), 1..6),
    ) {
        let mut bytes = EMBLEM.as_bytes().to_vec();
        for (at, byte) in spoilt {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(logo) = logo_of("a.svg", &bytes) {
            prop_assert!(Raster::of(&logo.picture).is_some());
        }
    }
}
