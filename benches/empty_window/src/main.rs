//! An empty window of the same kind as the program's: what `benches/start` compares the program's
//! first frame and memory with. `SPBE_RENDERER=wgpu` draws it the second way.
#![cfg_attr(windows, windows_subsystem = "windows")]

use eframe::{App, Frame, NativeOptions, Renderer};
use egui::{CentralPanel, Theme, Ui, ViewportBuilder};

struct Empty;

impl App for Empty {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        CentralPanel::default().show(ui, |_| {});
    }
}

fn main() -> eframe::Result {
    let renderer = std::env::var("SPBE_RENDERER").ok().and_then(|name| name.parse().ok()).unwrap_or(Renderer::Glow);
    let viewport = ViewportBuilder::default().with_title("Empty window").with_inner_size([1280.0, 680.0]);
    let options = NativeOptions { renderer, viewport, ..NativeOptions::default() };
    eframe::run_native(
        "empty-window",
        options,
        Box::new(|creation| {
            creation.egui_ctx.set_theme(Theme::Light);
            Ok(Box::new(Empty))
        }),
    )
}
