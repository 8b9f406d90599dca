//! The catalogue of every visible word, numbers and dates as the reader's language writes them, and the signs texts are
//! made of.
//!
//! A language is one file `catalogue/<language>.ron`, a map from keys to texts: `{name}` stands for what is filled in,
//! `{name#}` for a whole number as the language writes it, `{name#form|form}` for the form of a word that goes with
//! that number. From the files the build makes code: a type for each key, whose fields are the places of its text, so
//! that the compiler knows every key and every place. A language with other keys or places does not build. No
//! key and no place is a word of Rust.
//!
//! Which language is spoken is a value, [`Words`], that is handed in; nothing here remembers one.

mod age;
mod catalogue;
mod date;
mod error_sentence;
mod harmless;
/// The keys of the catalogue: `report.status.draft` is the type `keys::report::status::draft::Text`.
#[allow(
    dead_code,
    clippy::struct_field_names,
    reason = "a build without the window leaves its keys unused; names of places are the translators'"
)]
pub(crate) mod keys {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}
mod markup;
mod matching;
mod number;
mod plural;
mod shortened;
mod signs;

pub use age::{months_after, months_before, months_between};
use catalogue::Value;
#[cfg(test)]
pub(crate) use catalogue::marked;
pub use catalogue::{Speaks, Words, filled};
pub use date::{DateTextError, Zone};
pub use error_sentence::Sentence;
pub use harmless::{harmless, harmless_name, steers};
pub use markup::{html_escaped, xml_escaped};
pub use matching::{Folded, Found, Sought, find};
pub use number::{fraction, hex, rounded};
pub use plural::Whole;
pub use shortened::{shortened, shortened_to};
pub use signs::{is_printable, named_signs, taken_in, unprintable};

/// A text of the catalogue, in the words of whatever [`Speaks`]: `t!(words, report.title)` is a
/// `&'static str`, `t!(words, report.caption, number = n, title = text)` a `String` in which every place stands for its
/// value. A key that is not in the catalogue, a place that is missing and one too many do not compile.
macro_rules! t {
    ($speaker:expr, $($key:ident).+ $(, $place:ident = $value:expr)* $(,)?) => {
        $crate::words::keys$(::$key)+::Text { $($place: &$value),* }.said($crate::words::Speaks::words(&$speaker))
    };
}
pub(crate) use t;
