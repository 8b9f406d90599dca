//! Starting the window: one renderer after the other until one draws, with the size it had last time.

use std::{
    fmt,
    io::{self, IsTerminal as _, Write as _},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    rc::Rc,
    sync::Arc,
};

use eframe::{
    NativeOptions,
    egui_wgpu::WgpuSetup,
    wgpu::{Backends, PowerPreference},
};
use egui::{Theme, ViewportBuilder, vec2};
use jiff::Timestamp;

use super::{
    App, Environment,
    app::SMALLEST,
    frame_memory::keep_frame_memory,
    guard::Guard,
    jobs::Worker,
    pick::NativePicker,
    renderers::{self, StartWatch},
    start_again::{Again, RENDERER_VARIABLE, start_again},
};
use crate::{
    rubric,
    storage::{self, Places, Settings, SystemDisk},
    t,
    words::{Sentence, Words},
};

/// Name of the window for the system.
const APP_ID: &str = "id.spbe-mandiri";

/// What the window shows first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum First {
    /// Beranda.
    Home,
    /// The draft at this path.
    Draft(PathBuf),
    /// The worked example.
    Example,
}

/// No renderer could open a window.
#[derive(Debug, thiserror::Error)]
pub struct NoWindow {
    /// Each that was tried, by its name, with what came of it.
    tried: Vec<(String, Failed)>,
}

impl NoWindow {
    /// True where the program started anew has said it.
    pub fn is_said(&self) -> bool {
        self.tried.iter().any(|(_, failed)| matches!(failed, Failed::Said))
    }

    /// True where there is no display, or none that can be reached.
    pub fn is_displayless(&self) -> bool {
        self.tried.iter().any(|(_, failed)| matches!(failed, Failed::NoDisplay))
    }
}

impl fmt::Display for NoWindow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, failed)) in self.tried.iter().enumerate() {
            write!(formatter, "{}{name}: {failed}", if place == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

/// What came of an attempt to open a window.
#[derive(Debug, thiserror::Error)]
enum Failed {
    /// The renderer said why it cannot.
    #[error("{}", without_sources(&.0.to_string()))]
    Refused(eframe::Error),
    /// There is nothing to draw on, whatever would draw.
    #[error("no display")]
    NoDisplay,
    /// It ended the attempt in the middle.
    #[error("the renderer broke off")]
    Broken,
    /// The program could not be started once more for another renderer.
    #[error("second start: {0}")]
    NotStarted(io::Error),
    /// It was, and has said why that one opened no window either.
    #[error("second start failed too")]
    Said,
}

/// What a library says, without the place in its source where it says so.
fn without_sources(said: &str) -> String {
    let words: Vec<&str> = said.split(' ').filter(|word| !word.contains(".rs:")).collect();
    words.join(" ")
}

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Where neither renderer can open one: there is no display, or its driver is too old.
pub fn run(first: &First) -> Result<(), NoWindow> {
    // The one language there is; a choice of languages is made here.
    let words = Words::indonesian();
    let (places, trouble) = match Places::here() {
        Ok(places) => (Some(places), None),
        Err(error) => (None, Some(error.sentence_in(words))),
    };
    let (settings, unsound) = match &places {
        Some(places) => storage::load_settings(&SystemDisk, &places.settings()),
        None => (Settings::default(), None),
    };
    let unsound = unsound.map(|trouble| trouble.sentence_in(words));
    let troubles: Vec<String> = trouble.into_iter().chain(unsound).collect();
    let marks = places.as_ref().map(Places::starts);
    let died = marks.as_deref().map(|folder| storage::died_starts(&SystemDisk, folder)).unwrap_or_default();
    let forced = std::env::var(RENDERER_VARIABLE).ok().and_then(|name| renderers::named(&name));
    if forced.is_none() && renderers::all_died(&died) {
        // It is tried all the same: the driver may be another one today.
        let said = t!(words, app.starts_died);
        if io::stderr().is_terminal() {
            // Nobody is left to tell where it cannot be written.
            let _ = writeln!(io::stderr(), "{said}");
        } else {
            tell(words, said);
        }
    }
    let ways = renderers::order(forced, settings.renderer, &died);
    let mut tried = Vec::new();
    for (number, way) in ways.iter().enumerate() {
        let id = uuid::Uuid::new_v4().to_string();
        let watch = StartWatch::begin(Arc::new(SystemDisk), marks.as_deref(), *way, &id);
        let work = || start(*way, first, places.as_ref(), &settings, &troubles, words, &watch);
        // Nothing of a start that failed is used again.
        let attempt = catch_unwind(AssertUnwindSafe(work));
        watch.end();
        let failed = match attempt {
            Ok(Ok(())) => return Ok(()),
            // What the second attempt would say is only that there was a first one.
            Ok(Err(eframe::Error::WinitEventLoop(_))) if cfg!(target_os = "linux") => Failed::NoDisplay,
            Ok(Err(refused)) => Failed::Refused(refused),
            Err(failure) if watch.has_drawn() => resume_unwind(failure),
            // What is left of the attempt could be in the way of another one in the same process.
            Err(_said_on_standard_error) => match ways.get(number + 1).map(|next| start_again(&renderers::name(*next)))
            {
                Some(Ok(Again::Done)) => return Ok(()),
                Some(Ok(Again::Refused)) => {
                    return Err(NoWindow { tried: vec![(renderers::name(*way), Failed::Said)] });
                }
                Some(Err(error)) => Failed::NotStarted(error),
                None => Failed::Broken,
            },
        };
        let last = matches!(failed, Failed::NotStarted(_) | Failed::NoDisplay);
        tried.push((renderers::name(*way), failed));
        if last {
            break;
        }
    }
    let error = NoWindow { tried };
    // On a console the command line says it, and without a display nothing else can.
    if !error.is_displayless() && !io::stderr().is_terminal() {
        tell(words, &t!(words, app.no_window, cause = error));
    }
    Err(error)
}

/// Says something where there is no window to say it in.
fn tell(words: Words, what: &str) {
    let _read = rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title(t!(words, app.name))
        .set_description(what)
        .show();
}

fn start(
    way: storage::Renderer,
    first: &First,
    places: Option<&Places>,
    settings: &Settings,
    troubles: &[String],
    words: Words,
    watch: &StartWatch,
) -> eframe::Result {
    let window = settings.window;
    let mut viewport = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title(t!(words, app.name))
        .with_inner_size(vec2(window.width, window.height).max(SMALLEST))
        .with_min_inner_size(SMALLEST)
        .with_maximized(window.maximised)
        .with_clamp_size_to_monitor_size(true)
        .with_drag_and_drop(true);
    if let Ok(icon) = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/spbe-mandiri.png")) {
        viewport = viewport.with_icon(Arc::new(icon));
    }
    keep_frame_memory();
    let mut options = NativeOptions { renderer: renderers::of_library(way), viewport, ..NativeOptions::default() };
    if let WgpuSetup::CreateNew(setup) = &mut options.wgpu_options.wgpu_setup {
        // Its own way through OpenGL would meet the driver that failed before.
        setup.instance_descriptor.backends = Backends::from_env().unwrap_or(Backends::PRIMARY);
        // Forms and charts are no reason to wake a second graphics processor.
        setup.power_preference = PowerPreference::LowPower;
    }
    let watch = watch.clone();
    eframe::run_native(
        APP_ID,
        options,
        Box::new(|creation| {
            // Where the system does not say, light is what paper looks like.
            creation.egui_ctx.options_mut(|options| options.fallback_theme = Theme::Light);
            let mut app = App::new(&creation.egui_ctx, world(places.cloned(), words), settings.clone());
            app.ending().follow_system();
            for trouble in troubles {
                app.tell(trouble.clone());
            }
            match first {
                First::Home => {}
                First::Draft(path) => app.open(path),
                First::Example => app.open_example(),
            }
            Ok(Box::new(Guard::new(app).watching(watch)))
        }),
    )
}

fn world(places: Option<Places>, words: Words) -> Environment {
    // A computer whose folder of documents has no name still has the user's own folder.
    let documents =
        directories::UserDirs::new().map(|user| user.document_dir().unwrap_or_else(|| user.home_dir()).to_path_buf());
    Environment {
        words,
        clock: now,
        new_id: || uuid::Uuid::new_v4().to_string(),
        disk: Arc::new(SystemDisk),
        places,
        documents,
        rubrics: rubric::builtin,
        picker: Box::new(NativePicker),
        runner: Rc::new(Worker::start("berkas")),
        copier: Rc::new(Worker::start("pemulihan")),
        carrier: Rc::new(Worker::start("bukti")),
        viewer: |shown| open::that_detached(shown),
        copied_files,
    }
}

/// A clipboard that cannot be read holds nothing.
fn copied_files() -> Vec<PathBuf> {
    arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get().file_list()).unwrap_or_default()
}

fn now() -> Timestamp {
    #[expect(clippy::disallowed_methods, reason = "the clock is read here and handed in")]
    let now = Timestamp::now();
    // Finer than anybody can act; keeps moments in the draft short.
    Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_library_says_is_passed_on_without_places_in_its_source() {
        let said = "os error at /home/x/registry/src/winit-0.30/mod.rs:765: no screen";
        assert_eq!(without_sources(said), "os error at no screen");
        assert_eq!(without_sources("No renderer found: (a, b)"), "No renderer found: (a, b)");
    }
}
