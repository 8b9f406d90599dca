//! Where signatures are to stand, for signing systems that take coordinates instead of searching for a sign.

use serde::Serialize;

use super::{Report, SignBox, text::POINT};

/// The file beside a report: its name, and a box for each signature.
#[derive(Debug, Serialize)]
struct Places<'a> {
    laporan: &'a str,
    satuan: &'static str,
    asal: &'static str,
    kotak: Vec<Place<'a>>,
}

/// What every such file says of its coordinates.
const ORIGIN: &str = "kiri bawah";

/// Whether a file tells where signatures are to stand, as this program writes it.
pub fn is_sign_places(file: &[u8]) -> bool {
    let read = serde_json::from_slice::<serde_json::Value>(file).ok();
    read.is_some_and(|file| file["asal"] == ORIGIN && file["kotak"].is_array())
}

/// A box in points from the lower left corner of its page.
#[derive(Debug, Serialize)]
struct Place<'a> {
    /// From 1.
    halaman: usize,
    untuk: &'a str,
    kiri: f32,
    bawah: f32,
    lebar: f32,
    tinggi: f32,
}

impl Report {
    /// The places of the signatures as JSON, with keys in Indonesian as the signing systems have them: page from 1, left, bottom,
    /// width and height in points from the lower left corner. `name` is the report's file name.
    pub fn sign_places(&self, name: &str) -> String {
        let kotak = self.sign_boxes.iter().map(|found| self.place(found)).collect();
        let places = Places { laporan: name, satuan: "pt", asal: ORIGIN, kotak };
        // Texts and finite numbers always become JSON.
        serde_json::to_string_pretty(&places).map(|text| text + "\n").unwrap_or_default()
    }

    fn place<'a>(&self, found: &'a SignBox) -> Place<'a> {
        let points = |millimetres: f32| (millimetres / POINT * 100.0).round() / 100.0;
        let height = self.pages.get(found.page).map_or(0.0, |page| page.height);
        Place {
            halaman: found.page + 1,
            untuk: &found.label,
            kiri: points(found.min.x),
            bawah: points(height - found.max.y),
            lebar: points(found.max.x - found.min.x),
            tinggi: points(found.max.y - found.min.y),
        }
    }
}
