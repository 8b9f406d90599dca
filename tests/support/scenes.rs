//! The window in the states a person meets it in: every page with an empty draft, the worked example and texts without
//! measure; with tags, notes, bars, panels and dialogs.

use std::any::Any;

use egui::{Key, Modifiers, Theme};
use egui_kittest::{Harness, kittest::Queryable as _};
use spbe_mandiri::{
    assessment::{Assessment, AssessmentField, Author, Edit, EntryField, Field, FieldValue},
    desktop::{App, Command, OpenDraft, Page},
    storage::{self, Mode, Settings, SystemDisk},
    words::Words,
};

use super::{
    colleague,
    desk::{self, Desk},
    draft, example, rubric,
    window::{SETTLED, SIZE, assessment, author, now, press, type_text, window_on},
};

/// A window in a state, with what has to stay while it is looked at.
pub struct Scene {
    /// What it is called in a message.
    pub name: String,
    /// The window.
    pub window: Harness<'static, App>,
    /// Whether something lies over the page.
    pub above: bool,
    _kept: Vec<Box<dyn Any>>,
}

/// Pages that show a draft.
pub const PAGES: [Page; 13] = [
    Page::Filling,
    Page::Evidence,
    Page::Checks,
    Page::Package,
    Page::Dashboard,
    Page::Comparison,
    Page::Benchmark,
    Page::Plan,
    Page::Report,
    Page::Identity,
    Page::Questions,
    Page::History,
    Page::Backups,
];

/// A draft nothing was answered in.
pub fn empty() -> Assessment {
    assessment(&[])
}

/// The worked example.
pub fn full() -> Assessment {
    example().draft.assessment
}

/// The worked example with a text of many words, one of them longer than any line, in every field that takes a text.
pub fn extreme() -> Assessment {
    typed_everywhere(1)
}

/// The same with more than 3 000 letters in every field of one line.
pub fn boundless() -> Assessment {
    typed_everywhere(14)
}

fn typed_everywhere(times: usize) -> Assessment {
    let rubric = rubric();
    let mut extreme = full();
    let long = "Keputusan bersama tentang penyelenggaraan sistem pemerintahan berbasis elektronik terpadu \
                KEPUTUSANBERSAMAPENYELENGGARAANPEMERINTAHANBERBASISELEKTRONIKTERPADUSELURUHPERANGKATDAERAH \
                beserta lampiran dan seluruh perubahannya. ";
    let by = |revision| Author { revision, ..author() };
    for field in Field::all(&rubric, &[&extreme.clone()]) {
        if !matches!(field.empty(), FieldValue::Text(_)) || !extreme.is_live(&field) {
            continue;
        }
        let paragraphs =
            matches!(field, Field::Question(_) | Field::Entry(_, EntryField::Facts | EntryField::Analysis));
        let many = if paragraphs { 20 } else { times };
        // What is no free text, such as an address, refuses it.
        let _refused = extreme.apply(&rubric, field.set(long.repeat(many)), &by(2));
    }
    extreme
}

/// A page with a draft.
pub fn page(page: Page, of: &str, assessment: Assessment) -> Scene {
    let mut window = window_on(SIZE, Theme::Light, page, OpenDraft::new(rubric(), assessment));
    window.run();
    Scene { name: format!("{page:?}, {of}"), window, above: false, _kept: Vec::new() }
}

/// Opens a page by its command in the search.
pub fn go(window: &mut Harness<'_, App>, page: Page) {
    press(window, Modifiers::COMMAND, Key::K);
    type_text(window, &format!(">{}", Command::Go(page).text(Words::indonesian())));
    press(window, Modifiers::NONE, Key::Enter);
}

/// The worked example on a page, and what is done there before it is looked at.
pub fn after(at: Page, what: &str, above: bool, act: impl FnOnce(&mut Harness<'static, App>)) -> Scene {
    let mut scene = page(at, what, full());
    act(&mut scene.window);
    scene.window.run();
    Scene { above, ..scene }
}

/// A draft that somebody else has open, on a page.
pub fn read_only(at: Page) -> Scene {
    let desk = Desk::new().with_author();
    let path = desk.documents().join("contoh.ron");
    storage::save(&SystemDisk, &path, &draft(full()), Mode::Create).unwrap();
    let lock = storage::take_lock(&SystemDisk, &path, &colleague::holder()).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    window.state_mut().open(&path);
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    go(&mut window, at);
    Scene { name: format!("{at:?}, read-only"), window, above: false, _kept: vec![Box::new(lock), Box::new(desk)] }
}

/// A draft of a person who gave no name yet, after a first change: the bar that asks for it is there.
pub fn nameless(at: Page) -> Scene {
    let mut window =
        Harness::builder().with_size(SIZE).with_theme(Theme::Light).with_max_steps(SETTLED).build_eframe(move |cc| {
            let mut app = App::new(&cc.egui_ctx, desk::nowhere(), Settings::default());
            app.show(OpenDraft::new(rubric(), full()), Page::Filling);
            app
        });
    window.run();
    press(&mut window, Modifiers::ALT, Key::Num3);
    if at != Page::Filling {
        go(&mut window, at);
    }
    Scene { name: format!("{at:?}, with the bar that asks for a name"), window, above: false, _kept: Vec::new() }
}

/// The start page: of somebody new, or with drafts and something to recover.
pub fn home(used: bool) -> Scene {
    let desk = if used { Desk::new().with_author() } else { Desk::new() };
    if used {
        let folder =
            desk.documents().join("Penilaian mandiri pemerintah daerah dengan nama folder yang panjang sekali");
        std::fs::create_dir(&folder).unwrap();
        for (number, of) in [empty(), full(), extreme()].into_iter().enumerate() {
            let path = folder.join(format!("penilaian-mandiri-tahun-dua-ribu-dua-puluh-{number}.ron"));
            let mut draft = draft(of);
            draft.header.id = format!("0f7c1a52-9f0e-4d55-8a53-2f4f6f2d1e{number:02}").into();
            storage::save(&SystemDisk, &path, &draft, Mode::Create).unwrap();
            let mut window = desk.start(SIZE, Theme::Light);
            window.state_mut().open(&path);
            window.run();
            if number == 2 {
                desk.disk.fill(Some(&desk.documents()));
                press(&mut window, Modifiers::ALT, Key::Num4);
                super::window::rest(&mut window, 3);
            } else {
                window
                    .input_mut()
                    .viewports
                    .get_mut(&egui::ViewportId::ROOT)
                    .unwrap()
                    .events
                    .push(egui::ViewportEvent::Close);
                super::window::rest(&mut window, 3);
            }
        }
        desk.disk.fill(None);
    }
    let window = desk.start(SIZE, Theme::Light);
    let name = if used { "Home, used" } else { "Home, new" };
    Scene { name: name.to_owned(), window, above: false, _kept: vec![Box::new(desk)] }
}

/// The settings.
pub fn settings() -> Scene {
    let desk = Desk::new().with_author();
    let mut window = desk.start(SIZE, Theme::Light);
    go(&mut window, Page::Settings);
    Scene { name: "Settings".to_owned(), window, above: false, _kept: vec![Box::new(desk)] }
}

/// The page of many institutions: without a folder, or with one of so many drafts, some with long names, a copy and files
/// that cannot be read.
pub fn portfolio(count: usize) -> Scene {
    let desk = Desk::new();
    if count > 0 {
        let folder = desk.documents().join("semua");
        std::fs::create_dir(&folder).unwrap();
        for number in 0..count {
            institution(&folder, number);
        }
        std::fs::copy(folder.join("000.ron"), folder.join("salinan.ron")).unwrap();
        super::put(&folder.join("rusak.ron"), b"(header: (format: \"lain\"))");
        super::put(&folder.join("kosong-dengan-nama-yang-panjang-sekali-di-dalam-folder-ini.ron"), b"");
        let settings = Settings { portfolio: folder.to_string_lossy().into_owned(), ..Settings::default() };
        storage::save_settings(&SystemDisk, &desk.places().settings(), &Settings::default(), &settings).unwrap();
    }
    let mut window = desk.start(SIZE, Theme::Light);
    go(&mut window, Page::Portfolio);
    Scene { name: format!("Portfolio, {count}"), window, above: false, _kept: vec![Box::new(desk)] }
}

/// A draft of one of many institutions in a folder; every third one is of the year before.
pub fn institution(folder: &std::path::Path, number: usize) {
    let level = |place: usize| u8::try_from(1 + (number * 7 + place * (number % 3 + 1)) % 5).unwrap();
    let levels: Vec<u8> = (0..47 - usize::from(number % 5 == 4)).map(level).collect();
    let mut of = assessment(&levels);
    let long = if number % 7 == 3 { " Kepulauan dengan Nama yang Panjang Sekali di Ujung Timur Nusantara" } else { "" };
    let name = format!("Pemerintah Kabupaten Contoh {}{long}", number / 3 * 3 + number % 2);
    let edits = vec![
        Field::Assessment(AssessmentField::InstitutionName).set(name),
        Field::Assessment(AssessmentField::Year).set(if number % 3 == 2 { 2023_i16 } else { 2024 }),
    ];
    of.apply(&rubric(), Edit::Many(edits), &author()).unwrap();
    let mut draft = draft(of);
    draft.header.id = format!("0f7c1a52-9f0e-4d55-8a53-{number:012}").as_str().into();
    // Written without waiting for the disk: there may be thousands of them.
    super::put(&folder.join(format!("{number:03}.ron")), storage::to_text(&draft).unwrap().as_bytes());
}

/// Kept states of a draft with a file.
pub fn backups() -> Scene {
    let desk = Desk::new().with_author();
    let path = desk.documents().join("contoh.ron");
    storage::save(&SystemDisk, &path, &draft(full()), Mode::Create).unwrap();
    let mut window = desk.start(SIZE, Theme::Light);
    window.state_mut().open(&path);
    window.run();
    for level in [Key::Num1, Key::Num2, Key::Num5] {
        press(&mut window, Modifiers::ALT, level);
        press(&mut window, Modifiers::COMMAND, Key::S);
        window.run();
    }
    go(&mut window, Page::Backups);
    Scene { name: "Backups, with three".to_owned(), window, above: false, _kept: vec![Box::new(desk)] }
}

/// Leads to the open indicator that has a tag of what the evidence supports.
pub fn tagged() -> Scene {
    after(Page::Filling, "tagged", false, |window| {
        for _ in 0..47 {
            if window.query_by_label_contains("Didukung tingkat").is_some() {
                break;
            }
            press(window, Modifiers::COMMAND, Key::ArrowDown);
        }
    })
}

/// Dialogs, the search and menus over a page.
pub fn above() -> Vec<Scene> {
    let command = |what: &'static str, words: &'static str| {
        after(Page::Filling, what, true, move |window| {
            press(window, Modifiers::COMMAND, Key::K);
            type_text(window, words);
            press(window, Modifiers::NONE, Key::Enter);
        })
    };
    vec![
        after(Page::Filling, "search", true, |window| {
            press(window, Modifiers::COMMAND, Key::K);
            type_text(window, "arsitektur");
        }),
        after(Page::Filling, "new draft", true, |window| press(window, Modifiers::COMMAND, Key::N)),
        command("shortcuts", ">pintasan"),
        command("about", ">tentang"),
        command("guide for the first hour", ">panduan"),
        command("link", ">tautan"),
        after(Page::Filling, "path", true, |window| press(window, Modifiers::COMMAND, Key::O)),
    ]
}

/// The moment of all scenes.
pub fn today() -> jiff::Timestamp {
    now()
}
