//! Starting the window: one renderer after the other, with the size it had last time.

use std::{path::PathBuf, rc::Rc, sync::Arc};

use eframe::{NativeOptions, Renderer};
use egui::{Theme, ViewportBuilder, vec2};
use jiff::Timestamp;

use super::{
    App, Environment, app::SMALLEST, frame_memory::keep_frame_memory, guard::Guard, jobs::Worker, pick::NativePicker,
};
use crate::{
    rubric,
    storage::{self, Places, Settings, SystemDisk},
    t,
    words::{Sentence, Words},
};

/// Name of the window for the system.
const APP_ID: &str = "id.spbe-mandiri";
/// Forces a renderer: `glow` or `wgpu`.
const RENDERER_VARIABLE: &str = "SPBE_RENDERER";

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
#[error("no window: {0}")]
pub struct NoWindow(#[from] eframe::Error);

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
    let (settings, aside) = match &places {
        Some(places) => storage::load_settings(&SystemDisk, &places.settings()),
        None => (Settings::default(), None),
    };
    let aside = aside.map(|path| t!(words, saving.settings_aside, path = path.display()));
    let troubles: Vec<String> = trouble.into_iter().chain(aside).collect();
    let mut result = Ok(());
    for renderer in renderers(&settings) {
        result = start(renderer, first, places.as_ref(), &settings, &troubles, words);
        if result.is_ok() {
            break;
        }
    }
    if result.is_err() && !cfg!(target_os = "linux") {
        // Started from the desktop, nobody reads the standard error that the command line writes to.
        let _read = rfd::MessageDialog::new()
            .set_level(rfd::MessageLevel::Error)
            .set_title(t!(words, app.name))
            .set_description(t!(words, app.no_window))
            .show();
    }
    Ok(result?)
}

/// The renderers in the order in which they are tried: OpenGL starts fast and needs little, the other also runs on
/// office computers without a driver for it.
fn renderers(settings: &Settings) -> Vec<Renderer> {
    let forced = std::env::var(RENDERER_VARIABLE).ok().and_then(|name| name.parse().ok());
    match (forced, settings.renderer) {
        (Some(renderer), _) => vec![renderer],
        (None, storage::Renderer::Automatic | storage::Renderer::OpenGl) => vec![Renderer::Glow, Renderer::Wgpu],
        (None, storage::Renderer::Wgpu) => vec![Renderer::Wgpu, Renderer::Glow],
    }
}

fn start(
    renderer: Renderer,
    first: &First,
    places: Option<&Places>,
    settings: &Settings,
    troubles: &[String],
    words: Words,
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
    let options = NativeOptions { renderer, viewport, ..NativeOptions::default() };
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
            Ok(Box::new(Guard::new(app)))
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
