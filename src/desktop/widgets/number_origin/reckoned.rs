//! *Mengapa?* of a number that is no value of the score: a change, a rank, an average. In a popup, or below the row of a table
//! that shows it.

use egui::{Frame, Id, Margin, Rect, ScrollArea, Ui};

use super::{super::text_wrapped, WIDTH, formula_ui, head_ui, popup};
use crate::{
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{Button, ButtonKind, caption},
    },
    insight::Reckoning,
    t,
    words::Speaks as _,
};

/// What the popup and its edges need besides the calculation, and the least height in which that scrolls.
const ROOM: f32 = 110.0;
const LEAST: f32 = 120.0;

/// Which calculation is shown; a page keeps one of these. `K` names the numbers of the page.
#[derive(Debug)]
pub struct Reckoned<K> {
    open: Option<Open<K>>,
}

#[derive(Debug)]
struct Open<K> {
    which: K,
    anchor: Rect,
    from: Id,
    fresh: bool,
}

impl<K> Default for Reckoned<K> {
    fn default() -> Self {
        Self { open: None }
    }
}

impl<K: Copy + PartialEq> Reckoned<K> {
    /// Explains a number that stands at `anchor`; asks again to close.
    pub fn toggle(&mut self, which: K, anchor: Rect, from: Id) {
        let same = self.open.as_ref().is_some_and(|open| open.which == which && open.from == from);
        self.open = (!same).then_some(Open { which, anchor, from, fresh: true });
    }

    /// Shows the popup; called once per frame after everything else of the page.
    pub fn ui(&mut self, ui: &mut Ui, find: impl FnOnce(K) -> Option<Reckoning>, out: &mut Vec<Action>) {
        let Some(open) = &mut self.open else { return };
        let Some(number) = find(open.which) else {
            self.open = None;
            return;
        };
        let title = t!(ui, origin.title, value = number.value);
        let mut stays = true;
        popup(ui, "number_reckoned", open.anchor, &title, &mut stays).show(|ui| {
            ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 48.0));
            ui.spacing_mut().item_spacing.y = 5.0;
            if head_ui(ui, &title, &mut open.fresh) {
                ui.close();
            }
            // A low window, or large text, scrolls.
            let most = (ui.ctx().content_rect().height() - ROOM).max(LEAST);
            ScrollArea::vertical().max_height(most).show(ui, |ui| reckoning_ui(ui, &number, out));
        });
        if !stays {
            ui.memory_mut(|memory| memory.request_focus(open.from));
            self.open = None;
        }
    }
}

/// A calculation with its rules and sources, and what copies it as text.
pub fn reckoning_ui(ui: &mut Ui, number: &Reckoning, out: &mut Vec<Action>) {
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    text_wrapped(ui, Type::Help, tokens.text2, number.subject.as_str());
    if !number.steps.is_empty() {
        Frame::new().fill(tokens.sunken).corner_radius(4).inner_margin(Margin::symmetric(9, 6)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            for step in &number.steps {
                formula_ui(ui, &step.formula, &step.result);
            }
        });
    }
    for remark in &number.remarks {
        text_wrapped(ui, Type::Help, tokens.text2, remark.as_str());
    }
    for source in &number.sources {
        caption(ui, source.as_str());
    }
    let copy = Button::new(t!(words, origin.copy)).name(t!(words, origin.copy_name)).icon(icon::COPY_SIMPLE);
    if copy.kind(ButtonKind::Text).small().ui(ui).clicked() {
        out.extend([Action::Copy(number.text()), Action::Toast(t!(words, origin.copied, value = number.value))]);
    }
}
