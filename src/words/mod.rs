//! The catalogue of every visible word, and numbers and dates as Indonesians write them.
//!
//! A language is one file `catalogue/<language>.ron`, a map from keys to texts with `{name}` for what is
//! filled in. Code names texts with [`t!`](crate::t); a test holds every language to the same keys and
//! every key used in the sources to the catalogue.

mod age;
mod catalogue;
mod date;
mod number;
mod sentence;

pub use age::{age, months_after, months_before, months_between};
pub use catalogue::{Language, filled, language, languages, set_language, text};
pub use date::{DateTextError, Zone, date, date_from_text, date_short, moment, moment_short, time};
pub use number::{count, decimal, file_size, fraction, hex, megabytes, percent, rounded, signed};
pub use sentence::Sentence;

/// A text of the catalogue: `t!("key")` is a `&'static str`, `t!("key", name = value, …)` a `String` in
/// which every `{name}` stands for the value.
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::words::text($key)
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::filled($crate::words::text($key), &[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),+])
    };
}
