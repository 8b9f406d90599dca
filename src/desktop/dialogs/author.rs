//! Asks at the first edit under which name changes are recorded. Never the system's login.

use egui::Context;

use super::{
    Answer,
    frame::{Left, Way, dialog, ways},
};
use crate::{
    desktop::{
        theme::{Tokens, Type},
        widgets::{FormLine, entered, text_wrapped},
    },
    t,
    words::Speaks as _,
};

/// The name as it is typed.
#[derive(Debug, Default)]
pub struct AuthorForm {
    name: String,
}

impl AuthorForm {
    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let words = ctx.words();
        let left = dialog(ctx, "author", t!(words, dialog.author.title), 440.0, |ui| {
            text_wrapped(ui, Type::Body, Tokens::of(ui).text2, t!(words, dialog.author.body));
            let line = FormLine::new(t!(words, settings.author), "author").hint(t!(words, settings.author_hint));
            let field = line.ui(ui, &mut self.name);
            if fresh {
                field.request_focus();
            }
            let named = !self.name.trim().is_empty();
            let offered = [
                Way::new(t!(words, dialog.author.later)),
                Way { enabled: named, ..Way::primary(t!(words, dialog.author.take)) },
            ];
            let taken = ways(ui, false, &offered);
            if entered(ui, &field) && named { Some(1) } else { taken }
        });
        match left {
            Left::With(1) => Some(Answer::Author(self.name.trim().to_owned())),
            Left::With(_) | Left::Harmlessly => Some(Answer::Author(String::new())),
            Left::Not => None,
        }
    }
}
