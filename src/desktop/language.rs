//! The language of a window: the application lays its words into the context, and whatever paints asks them there.
//!
//! Asking takes the lock of the context. Closures that egui calls while it holds that lock, such as those of
//! `widget_info`, `input` and `data`, therefore get words that were taken before.

use egui::{Context, Id, Ui};

use crate::words::{Speaks, Words};

/// From now on, what is painted in this context speaks these words.
pub fn speak(context: &Context, words: Words) {
    context.data_mut(|data| data.insert_temp(Id::NULL, words));
}

impl Speaks for Context {
    /// The words of the window. A context no application was made for, such as that of a widget's test, speaks the
    /// first language.
    fn words(&self) -> Words {
        self.data(|data| data.get_temp(Id::NULL)).unwrap_or(Words::indonesian())
    }
}

impl Speaks for Ui {
    fn words(&self) -> Words {
        self.ctx().words()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{t, words::marked};

    #[test]
    fn windows_of_two_languages_stand_side_by_side() {
        let (one, other) = (Context::default(), Context::default());
        speak(&one, Words::indonesian());
        speak(&other, marked());
        assert_eq!((t!(one, page.home), t!(other, page.home)), ("Beranda", "«Beranda»"));
    }
}
