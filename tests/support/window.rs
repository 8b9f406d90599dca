//! The window of the tests: fixed size, one pixel per point, bundled fonts, a stopped clock; and what a person does at it.
//!
//! Nothing is drawn until a test asks for a picture: the software renderer is started then.

use egui::{Event, Key, Modifiers, Theme};
use egui_kittest::{
    Harness, Node,
    kittest::{By, NodeT as _, Queryable as _},
};
use jiff::Timestamp;
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Author, Edit, Field, Kind, Place, Stage, Value},
    desktop::{App, OpenDraft, Page},
    storage::Settings,
};

use super::{desk, rubric};

/// Size of the window on a usual office screen.
pub const SIZE: [f32; 2] = [1366.0, 768.0];

/// Frames of a quarter of a second after which a window has settled, also where a save fell due in between.
pub const SETTLED: u64 = 16;

/// The moment every window test takes place: 24 November 2026, 10.42 WIB.
pub fn now() -> Timestamp {
    "2026-11-24T03:42:00Z".parse().unwrap()
}

/// The author of every change made by tests.
pub fn author() -> Author {
    Author { name: "Rina Wulandari".to_owned(), at: now(), revision: 1, sitting: "uji".into() }
}

/// Levels of the worked city, indicator 1 to 47; the index is 3,7495.
pub const LEVELS: [u8; 47] = [
    2, 2, 4, 4, 4, 4, 4, 2, 4, 4, 4, 4, 2, 4, 3, 4, 5, 3, 4, 5, 2, 2, 4, 2, 2, 3, 3, 5, 3, 3, 3, 5, 3, 3, 5, 5, 4, 3,
    3, 5, 5, 5, 3, 2, 5, 5, 5,
];

/// An assessment with a name and levels for the first indicators in order.
pub fn assessment(levels: &[u8]) -> Assessment {
    let rubric = rubric();
    let mut assessment = Assessment::default();
    let mut edits = vec![
        Field::Assessment(AssessmentField::Year).set(2024_i16),
        Field::Assessment(AssessmentField::InstitutionKind).set(Kind::City),
        Field::Assessment(AssessmentField::InstitutionName).set("Pemerintah Kota Contoh".to_owned()),
    ];
    for (indicator, level) in rubric.indicators.iter().zip(levels) {
        edits.push(Field::Value(Place::first(&indicator.id), Stage::SelfAssessment).set(Some(Value::Level(*level))));
    }
    assessment.apply(&rubric, Edit::Many(edits), &author()).unwrap();
    assessment
}

/// A window on a page with an open assessment. Nothing it does reaches the disk.
pub fn window(size: [f32; 2], theme: Theme, page: Page, assessment: Assessment) -> Harness<'static, App> {
    window_on(size, theme, page, OpenDraft::new(rubric(), assessment))
}

/// A window on a page with an open draft of any framework.
pub fn window_on(size: [f32; 2], theme: Theme, page: Page, draft: OpenDraft) -> Harness<'static, App> {
    let mut harness =
        Harness::builder().with_size(size).with_theme(theme).with_max_steps(SETTLED).build_eframe(move |cc| {
            let settings = Settings { author: author().name, ..Settings::default() };
            let mut app = App::new(&cc.egui_ctx, desk::nowhere(), settings);
            app.show(draft, page);
            app
        });
    harness.run();
    harness
}

/// Presses a key with others held.
pub fn press<S>(window: &mut Harness<'_, S>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Types into the field that has the focus, as a keyboard does.
pub fn type_text<S>(window: &mut Harness<'_, S>, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

/// Lets the window rest for so many seconds.
pub fn rest<S>(window: &mut Harness<'_, S>, seconds: u64) {
    window.run_steps(usize::try_from(4 * seconds + 1).unwrap());
}

/// Name of what has the focus, or what it holds where it has no name; empty where nothing has it.
pub fn focused<S>(window: &Harness<'_, S>) -> String {
    let node = window.root().query_all(By::new()).find(Node::is_focused);
    node.and_then(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value())).unwrap_or_default()
}

/// A new assessment with a file, made with the keyboard alone.
pub fn make_new<S>(window: &mut Harness<'_, S>) {
    press(window, Modifiers::COMMAND, Key::N);
    type_text(window, "Kota Contoh");
    press(window, Modifiers::NONE, Key::Enter);
    window.run();
}
