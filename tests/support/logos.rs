//! Logos for tests.

use std::sync::LazyLock;

use spbe_mandiri::{assessment::Picture, exchange::logo_of};

/// An emblem in three colours, drawn for the tests: a ring, a field, and a star of paths.
pub const EMBLEM: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 110 130">
  <defs><linearGradient id="langit" x2="0" y2="1"><stop stop-color="#1c5079"/><stop offset="1" stop-color="#6fa3c2"/></linearGradient></defs>
  <path d="M5 5h100v70c0 30-25 45-50 50C30 120 5 105 5 75Z" fill="url(#langit)" stroke="#17374f" stroke-width="4"/>
  <circle cx="55" cy="52" r="26" fill="none" stroke="#e3c698" stroke-width="5"/>
  <path d="M55 34l4 12h13l-10 8 4 12-11-7-11 7 4-12-10-8h13z" fill="#e3c698"/>
</svg>"##;

/// The same emblem in another colour.
fn emblem(colour: &str) -> Picture {
    logo_of("lambang.svg", EMBLEM.replace("#e3c698", colour).as_bytes()).expect("the emblem is a logo").picture
}

/// A few pictures, each different.
pub fn pictures() -> Vec<Picture> {
    static MADE: LazyLock<Vec<Picture>> = LazyLock::new(|| ["#e3c698", "#ffffff", "#a34118"].map(emblem).to_vec());
    MADE.clone()
}
