//! What a frame of each page costs while the pointer moves: laying out and painting, without the graphics driver.
//! `cargo bench --bench pages`. Compare figures of one run with each other.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a measurement that cannot start has nothing to say")]

#[path = "../tests/support/mod.rs"]
mod support;

use divan::Bencher;
use eframe::App as _;
use egui::{Context, Event, Key, Modifiers, RawInput, Rect, pos2, vec2};
use spbe_mandiri::{
    assessment::{Assessment, Edit, Field, Place},
    desktop::{App, Command, OpenDraft, Page, keep_frame_memory},
    storage::Settings,
    words::Words,
};
use support::{desk, register::crowded, scenes, window::author};

fn main() {
    // As the window does when it starts.
    keep_frame_memory();
    divan::main();
}

/// Frames after which a page has settled.
const SETTLED: u32 = 30;

/// A page with a draft, in a window without a screen.
struct Shown {
    context: Context,
    app: App,
    frame: eframe::Frame,
    passed: u32,
}

impl Shown {
    fn new(page: Page, assessment: Assessment) -> Self {
        let context = Context::default();
        let mut app = App::new(&context, desk::nowhere(), Settings { author: author().name, ..Settings::default() });
        app.show(OpenDraft::new(support::rubric(), assessment), page);
        let mut shown = Self { context, app, frame: eframe::Frame::_new_kittest(), passed: 0 };
        for _ in 0..SETTLED {
            shown.next();
        }
        shown
    }

    /// One frame; the pointer goes on along a circle over the page.
    fn next(&mut self) -> usize {
        self.next_with(Vec::new())
    }

    /// The same, with what happens in it.
    fn next_with(&mut self, mut events: Vec<Event>) -> usize {
        self.passed += 1;
        let turn = self.passed as f32 * 0.05;
        events.push(Event::PointerMoved(pos2(683.0 + 500.0 * turn.cos(), 400.0 + 250.0 * turn.sin())));
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1366.0, 768.0))),
            time: Some(f64::from(self.passed) / 60.0),
            events,
            ..RawInput::default()
        };
        let mut output = self.context.run_ui(input, |ui| {
            self.app.logic(ui, &mut self.frame);
            self.app.ui(ui, &mut self.frame);
        });
        // There is no graphics card to take them.
        output.textures_delta.clear();
        self.context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point).len()
    }
}

/// The worked example with 500 more documents at one indicator and 20 000 characters in each of two texts.
fn heavy() -> Assessment {
    let mut assessment = crowded(scenes::full(), "1", 500);
    let text = "Pelaksanaan tercatat dalam laporan tahunan. ".repeat(455);
    let texts = [Field::facts(Place::first("1")), Field::analysis(Place::first("1"))];
    let edits = texts.map(|field| field.set(text.clone()));
    assessment.apply(&support::rubric(), Edit::Many(edits.into()), &author()).expect("the texts fit");
    assessment
}

/// Portofolio with a folder of so many drafts, which are read before.
struct Folder {
    shown: Shown,
    _desk: desk::Desk,
}

impl Folder {
    fn new(count: usize) -> Self {
        let desk = desk::Desk::new();
        let folder = desk.documents().join("semua");
        std::fs::create_dir(&folder).unwrap();
        for number in 0..count {
            scenes::institution(&folder, number);
        }
        let settings = Settings { portfolio: folder.to_string_lossy().into_owned(), ..Settings::default() };
        let context = Context::default();
        let app = App::new(&context, desk.world(), settings);
        let mut shown = Shown { context, app, frame: eframe::Frame::_new_kittest(), passed: 0 };
        // By its command in the search, as a person goes there.
        let key = |key, modifiers| {
            let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
            vec![event(true), event(false)]
        };
        let page = format!(">{}", Command::Go(Page::Portfolio).text(Words::indonesian()));
        for events in [key(Key::K, Modifiers::COMMAND), vec![Event::Text(page)], key(Key::Enter, Modifiers::NONE)] {
            shown.next_with(events);
        }
        assert_eq!(shown.app.page(), Page::Portfolio);
        for _ in 0..SETTLED {
            shown.next();
        }
        Self { shown, _desk: desk }
    }
}

#[divan::bench(args = [0, 615, 10_000])]
fn a_frame_of_many_institutions(bencher: Bencher<'_, '_>, count: usize) {
    let mut folder = Folder::new(count);
    bencher.bench_local(|| folder.shown.next());
}

#[divan::bench(args = scenes::PAGES)]
fn a_frame_of_the_worked_example(bencher: Bencher<'_, '_>, page: Page) {
    let mut shown = Shown::new(page, scenes::full());
    bencher.bench_local(|| shown.next());
}

#[divan::bench(args = scenes::PAGES)]
fn a_frame_with_500_documents_and_long_texts(bencher: Bencher<'_, '_>, page: Page) {
    let mut shown = Shown::new(page, heavy());
    bencher.bench_local(|| shown.next());
}
