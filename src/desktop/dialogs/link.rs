//! An address as evidence.

use egui::Context;

use super::{
    Answer,
    frame::{Left, Way, form_dialog, ways},
};
use crate::{
    desktop::{
        action::Target,
        theme::{Tokens, Type},
        widgets::{FormLine, entered, text_wrapped},
    },
    t,
    words::Speaks as _,
};

/// The address as it is typed.
#[derive(Debug)]
pub struct LinkForm {
    /// Where it belongs.
    pub target: Target,
    /// What it is called.
    pub title: String,
    /// The address.
    pub address: String,
}

impl LinkForm {
    /// An empty form.
    pub fn new(target: Target) -> Self {
        Self { target, title: String::new(), address: String::new() }
    }

    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let words = ctx.words();
        let left = form_dialog(ctx, "link", t!(words, dialog.link.title), 480.0, |ui| {
            let tokens = Tokens::of(ui);
            text_wrapped(ui, Type::Body, tokens.text2, t!(words, dialog.link.body));
            let address = FormLine::new(t!(words, dialog.link.address), "link-address").hint("https://");
            let address = address.ui(ui, &mut self.address);
            if fresh {
                address.request_focus();
            }
            let titled = !matches!(self.target, Target::Revision(_));
            let title =
                titled.then(|| FormLine::new(t!(words, dialog.link.name), "link-title").ui(ui, &mut self.title));
            let given = !self.address.trim().is_empty();
            let add = Way { enabled: given, ..Way::primary(t!(words, dialog.link.add)) };
            let taken = ways(ui, false, &[Way::new(t!(words, dialog.cancel)), add]);
            let entered = entered(ui, &address) || title.is_some_and(|title| entered(ui, &title));
            if entered && given { Some(1) } else { taken }
        });
        match left {
            Left::With(1) => Some(Answer::Link(Self {
                target: self.target.clone(),
                title: self.title.trim().to_owned(),
                address: self.address.trim().to_owned(),
            })),
            Left::With(_) | Left::Harmlessly => Some(Answer::Close),
            Left::Not => None,
        }
    }
}
