//! At every size of window and text, no two texts overlap, nothing is cut, and what is shortened can be read whole.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

use spbe_mandiri::desktop::Page;

use crate::support::{
    painted::{Fault, faults, untold},
    scenes::{self, PAGES, Scene},
    thorough,
};

/// Windows in pixels.
const WINDOWS: [[f32; 2]; 6] =
    [[800.0, 600.0], [1024.0, 700.0], [1366.0, 688.0], [1366.0, 768.0], [1600.0, 900.0], [1920.0, 1080.0]];
/// Sizes of text in percent.
const PERCENT: [u16; 13] = [80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200];
/// Of the grid, what is tried at every change: window and size of text by place.
const COARSE: [(usize, usize); 8] = [(0, 2), (0, 12), (2, 2), (2, 4), (3, 7), (2, 12), (5, 0), (5, 2)];

/// Sizes at which shortened texts are pointed at, and how many on each page.
const HOVERED: [&str; 2] = ["1366×688 at 100 %", "1366×688 at 200 %"];
const SHORTENED: usize = 4;

/// Sizes in points: text of so many percent in a window is text of 100 % in one so much smaller.
fn sizes() -> Vec<(String, egui::Vec2)> {
    let all: Vec<(usize, usize)> =
        (0..WINDOWS.len()).flat_map(|window| (0..PERCENT.len()).map(move |size| (window, size))).collect();
    let tried = if thorough::of(1, 0) == 1 { all } else { COARSE.to_vec() };
    tried
        .into_iter()
        .map(|(window, size)| {
            let ([width, height], percent) = (WINDOWS[window], PERCENT[size]);
            let points = egui::vec2(width, height) * 100.0 / f32::from(percent);
            (format!("{width}×{height} at {percent} %"), points.round())
        })
        .collect()
}

fn sweep(scenes: impl IntoIterator<Item = Scene>) {
    let mut found: Vec<(String, String, Vec<Fault>)> = Vec::new();
    for mut scene in scenes {
        for (size, points) in sizes() {
            scene.window.set_size(points);
            // A new size is measured in one frame and shown in the next.
            scene.window.run_steps(3);
            scene.window.run();
            let mut faults = faults(&mut scene.window, scene.above);
            if !scene.above && HOVERED.contains(&size.as_str()) {
                faults.extend(untold(&mut scene.window, SHORTENED));
            }
            if !faults.is_empty() {
                found.push((scene.name.clone(), size, faults));
            }
        }
    }
    let told: Vec<String> = found.iter().map(|(name, size, faults)| format!("{name}, {size}: {faults:#?}")).collect();
    assert!(found.is_empty(), "{} of pages and sizes: {}", found.len(), told.join("\n"));
}

macro_rules! pages {
    ($($name:ident: $page:expr;)*) => {
        $(
            #[test]
            fn $name() {
                let of = [
                    ("empty", scenes::empty()),
                    ("full", scenes::full()),
                    ("extreme", scenes::extreme()),
                    ("boundless", scenes::boundless()),
                ];
                sweep(of.into_iter().map(|(name, of)| scenes::page($page, name, of)));
            }
        )*
        /// The pages that are swept.
        const SWEPT: [Page; 13] = [$($page),*];
    };
}

pages! {
    nothing_overlaps_or_is_cut_in_pengisian: Page::Filling;
    nothing_overlaps_or_is_cut_in_bukti: Page::Evidence;
    nothing_overlaps_or_is_cut_in_pemeriksaan: Page::Checks;
    nothing_overlaps_or_is_cut_in_paket_unggah: Page::Package;
    nothing_overlaps_or_is_cut_in_dasbor: Page::Dashboard;
    nothing_overlaps_or_is_cut_in_perbandingan: Page::Comparison;
    nothing_overlaps_or_is_cut_in_tolok_ukur: Page::Benchmark;
    nothing_overlaps_or_is_cut_in_rencana: Page::Plan;
    nothing_overlaps_or_is_cut_in_laporan: Page::Report;
    nothing_overlaps_or_is_cut_in_identitas: Page::Identity;
    nothing_overlaps_or_is_cut_in_pertanyaan_umum: Page::Questions;
    nothing_overlaps_or_is_cut_in_riwayat: Page::History;
    nothing_overlaps_or_is_cut_in_cadangan: Page::Backups;
}

#[test]
fn every_page_is_swept() {
    assert_eq!(SWEPT, PAGES);
}

#[test]
fn nothing_overlaps_or_is_cut_beside_tags_and_bars() {
    sweep([scenes::tagged(), scenes::backups()]);
    sweep([Page::Filling, Page::Evidence, Page::Dashboard, Page::Plan].map(scenes::read_only));
    sweep([scenes::nameless(Page::Filling)]);
}

#[test]
fn nothing_overlaps_or_is_cut_on_beranda_and_in_setelan() {
    sweep([scenes::home(false), scenes::home(true), scenes::settings()]);
}

#[test]
fn nothing_overlaps_or_is_cut_in_what_lies_above_a_page() {
    sweep(scenes::above());
}

#[test]
fn nothing_overlaps_or_is_cut_in_portofolio() {
    sweep([scenes::portfolio(0), scenes::portfolio(40)]);
}
