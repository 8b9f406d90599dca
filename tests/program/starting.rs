//! The window starts anywhere: where one way to draw is missing, broken or takes the program with it, the other one is
//! taken, and what worked is remembered. On the real program and a real screen, with graphics libraries made to fail.
#![cfg(all(target_os = "linux", feature = "desktop"))]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a program that does not run must stop the test")]

use crate::support;

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use spbe_mandiri::storage::{Renderer, StartMark, SystemDisk, died_starts, forget_died_starts, load_settings};
use support::screen::{Ended, screen, screen_with};

/// The libraries through which OpenGL is reached.
const OPENGL: [&str; 3] = ["libEGL.so.1", "libGL.so.1", "libGLX.so.0"];
/// A driver that takes the program with it.
const DIES: &str = "#include <stdlib.h>\n__attribute__((constructor)) static void die(void) { abort(); }\n";
/// A driver without any of its functions.
const EMPTY: &str = "int nothing;\n";

/// Folder of libraries that stand before the system's own and are made of this source.
fn libraries(folder: &Path, source: &str) -> PathBuf {
    let place = folder.join("driver");
    fs::create_dir(&place).unwrap();
    let code = place.join("driver.c");
    support::put(&code, source.as_bytes());
    for name in OPENGL {
        let made = Command::new("cc").args(["-shared", "-fPIC", "-o"]).arg(place.join(name)).arg(&code).status();
        assert!(made.expect("cc is needed: install the package gcc").success());
    }
    place
}

/// A computer of its own: a screen and a folder for the program's data.
struct Computer {
    folder: tempfile::TempDir,
    display: String,
    variables: Vec<(&'static str, PathBuf)>,
    _screen: Ended,
}

impl Computer {
    fn new((screen, display): (Ended, String)) -> Self {
        Self { folder: tempfile::tempdir().unwrap(), display, variables: Vec::new(), _screen: screen }
    }

    fn with(mut self, name: &'static str, value: impl Into<PathBuf>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Whose OpenGL is made of this source.
    fn with_driver(self, source: &str) -> Self {
        let place = libraries(self.folder.path(), source);
        self.with("LD_LIBRARY_PATH", place)
    }

    fn program(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spbe-mandiri"));
        command.current_dir(self.folder.path()).env("SPBE_MANDIRI_HOME", self.data()).env("DISPLAY", &self.display);
        command.env_remove("WAYLAND_DISPLAY").env_remove("SPBE_RENDERER").envs(self.variables.iter().cloned());
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn marks(&self) -> usize {
        fs::read_dir(self.data().join("mulai")).map_or(0, Iterator::count)
    }

    fn remembered(&self) -> Renderer {
        load_settings(&SystemDisk, &self.data().join("settings.ron")).0.renderer
    }

    /// Starts the window, waits until what drew it is remembered and its mark is gone, and closes it.
    fn draws(&self) -> Renderer {
        let mut window = Ended(self.program().stderr(Stdio::null()).spawn().unwrap());
        while !(self.data().join("settings.ron").is_file() && self.marks() == 0 && self.is_shown()) {
            assert!(window.0.try_wait().unwrap().is_none(), "the window did not open");
            std::thread::sleep(Duration::from_millis(100));
        }
        self.remembered()
    }

    /// Starts the window with one way to draw and takes a picture of the screen once it stays as it is.
    fn picture(&self, renderer: &str) -> PathBuf {
        let mut command = self.program();
        let mut window =
            Ended(command.arg("example").env("SPBE_RENDERER", renderer).stderr(Stdio::null()).spawn().unwrap());
        while !(self.is_shown() && self.data().join("settings.ron").is_file()) {
            assert!(window.0.try_wait().unwrap().is_none(), "the window did not open");
            std::thread::sleep(Duration::from_millis(100));
        }
        let path = self.folder.path().join(format!("{renderer}.png"));
        let mut before = Vec::new();
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let mut import = Command::new("import");
            import.args(["-display", &self.display, "-window", "root"]).arg(&path);
            assert!(import.status().expect("import is needed: install the package imagemagick").success());
            let now = fs::read(&path).unwrap();
            if now == before {
                return path;
            }
            before = now;
        }
    }

    fn is_shown(&self) -> bool {
        let mut search = Command::new("xdotool");
        search.args(["search", "--onlyvisible", "--name", "SPBE Mandiri"]).env("DISPLAY", &self.display);
        search.output().expect("xdotool is needed: install the package xdotool").status.success()
    }
}

#[test]
fn opengl_draws_where_it_works() {
    assert_eq!(Computer::new(screen()).draws(), Renderer::OpenGl);
}

/// The pictures of the tests are drawn the second way, most people see the first.
#[test]
fn both_ways_draw_the_same_picture() {
    let computer = Computer::new(screen());
    let [one, two] = ["glow", "wgpu"].map(|renderer| computer.picture(renderer));
    let mut compare = Command::new("compare");
    // A twentieth of the range of a colour is not seen.
    compare.args(["-metric", "AE", "-fuzz", "5%"]).args([&one, &two]).arg("null:");
    let said = compare.output().expect("compare is needed: install the package imagemagick").stderr;
    let differing: f64 = String::from_utf8(said).unwrap().trim().parse().unwrap();
    assert!(differing < 200.0, "{differing} of 1280 × 800 pixels differ");
    let mut colours = Command::new("identify");
    let count = colours.args(["-format", "%k"]).arg(&one).output().unwrap().stdout;
    let count: u32 = String::from_utf8(count).unwrap().trim().parse().unwrap();
    assert!(count > 100, "the picture holds the page, not an empty window: {count} colours");
}

#[test]
fn where_opengl_is_missing_the_other_way_draws() {
    let computer = Computer::new(screen_with(&["-extension", "GLX"])).with("__EGL_VENDOR_LIBRARY_DIRS", "/tidak-ada");
    assert_eq!(computer.draws(), Renderer::Wgpu);
}

#[test]
fn where_opengl_breaks_the_attempt_off_the_other_way_draws() {
    assert_eq!(Computer::new(screen()).with_driver(EMPTY).draws(), Renderer::Wgpu);
}

#[test]
fn a_start_that_died_in_the_driver_is_noticed_by_the_next_which_takes_the_other_way() {
    let computer = Computer::new(screen()).with_driver(DIES);
    let died = computer.program().output().unwrap();
    assert_eq!(died.status.code(), None, "the driver ended the program");
    assert_eq!(computer.marks(), 1);
    assert_eq!(computer.draws(), Renderer::Wgpu);
    // What drew is tried first from now on, without another death.
    assert_eq!(computer.draws(), Renderer::Wgpu);
}

/// A start that somebody ends in impatience looks like one that died: the way that works must come round again.
#[test]
fn a_start_that_was_ended_early_does_not_leave_out_the_only_way_that_draws() {
    let computer = Computer::new(screen()).with_driver(DIES);
    let folder = computer.data().join("mulai");
    drop(StartMark::leave(&SystemDisk, &folder, Renderer::Wgpu, "diakhiri").unwrap());
    drop(StartMark::leave(&SystemDisk, &folder, Renderer::OpenGl, "mati").unwrap());
    assert_eq!(computer.program().output().unwrap().status.code(), None, "the driver ended the program once more");
    assert_eq!(computer.draws(), Renderer::Wgpu);
}

#[test]
fn where_nothing_draws_the_program_says_so_and_leaves_no_mark() {
    let computer = Computer::new(screen_with(&["-extension", "GLX"]))
        .with("__EGL_VENDOR_LIBRARY_DIRS", "/tidak-ada")
        .with("VK_ICD_FILENAMES", "/tidak-ada")
        .with("VK_DRIVER_FILES", "/tidak-ada")
        .with("PATH", "/tidak-ada");
    let ended = computer.program().output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.contains("Jendela tidak dapat dibuka"), "{said}");
    assert!(said.contains("Mintalah bagian TI memperbarui driver layar"), "the advice is there too: {said}");
    assert!(!said.contains(".rs:"), "{said}");
    assert_eq!(computer.marks(), 0);
}

/// Over a connection without a screen, in a service, with a display that is gone.
#[test]
fn where_there_is_no_display_the_program_says_so_and_what_to_do_and_nothing_of_its_insides() {
    let computer = Computer::new(screen());
    let nowhere = [None, Some(("DISPLAY", "")), Some(("DISPLAY", ":63999")), Some(("WAYLAND_DISPLAY", "tidak-ada"))];
    for display in nowhere {
        let mut command = computer.program();
        let ended = command.env_remove("DISPLAY").envs(display).output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(1), "{display:?}: {said}");
        for words in ["tidak ada layar", "DISPLAY dan WAYLAND_DISPLAY", "score", "--help"] {
            assert!(said.contains(words), "{display:?}: {words}: {said}");
        }
        for inside in [".rs", "EventLoop", "winit", "glow", "wgpu", "(os error"] {
            assert!(!said.contains(inside), "{display:?}: {inside}: {said}");
        }
        assert_eq!(computer.marks(), 0);
    }
}

#[test]
fn where_the_program_started_anew_draws_nothing_either_it_is_said_once() {
    let computer = Computer::new(screen())
        .with_driver(EMPTY)
        .with("VK_ICD_FILENAMES", "/tidak-ada")
        .with("VK_DRIVER_FILES", "/tidak-ada")
        .with("PATH", "/tidak-ada");
    let ended = computer.program().output().unwrap();
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("Jendela tidak dapat dibuka").count(), 1, "{said}");
    assert_eq!(computer.marks(), 0);
}

#[test]
fn a_start_beside_a_running_one_does_not_take_it_for_dead() {
    let computer = Computer::new(screen());
    let folder = computer.data().join("mulai");
    let mark = StartMark::leave(&SystemDisk, &folder, Renderer::OpenGl, "lain").unwrap();
    assert_eq!(died_starts(&SystemDisk, &folder), []);
    drop(mark);
    assert_eq!(died_starts(&SystemDisk, &folder), [Renderer::OpenGl]);
    forget_died_starts(&SystemDisk, &folder);
    assert_eq!(computer.marks(), 0);
}
