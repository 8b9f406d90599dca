//! Two states of one assessment side by side, field by field, before a person decides which of them goes on.

use egui::{Context, ScrollArea, Ui, text::LayoutJob, vec2};

use super::{
    Answer,
    frame::{Left, Way, dialog, ways},
};
use crate::{
    assessment::Stamp,
    desktop::{
        theme::{Tokens, Type, icon},
        widgets::{ButtonKind, Tip as _, divider, empty_state, text_wrapped},
    },
    insight::Told,
    t,
    words::{Speaks as _, Zone},
};

/// Widest the dialog becomes.
const WIDTH: f32 = 1080.0;
/// Room that title, buttons and edges need beside the list.
const AROUND: f32 = 230.0;
/// Characters that are shown around the part of a long text that differs.
const AROUND_CHANGE: usize = 60;

/// What is compared and the ways out.
#[derive(Debug)]
pub struct Compare {
    /// What happened.
    pub title: String,
    /// What the two states are called.
    pub sides: [String; 2],
    /// Where they differ.
    pub differences: Vec<Told>,
    /// Zone in which moments are shown.
    pub zone: Zone,
    /// The ways out; the last is the safest.
    pub ways: Vec<(&'static str, ButtonKind, Answer)>,
}

impl Compare {
    pub(super) fn ui(&mut self, ctx: &Context, fresh: bool) -> Option<Answer> {
        let offered: Vec<Way<'_>> =
            self.ways.iter().map(|(text, kind, _)| Way { text, kind: *kind, enabled: true }).collect();
        let left = dialog(ctx, "compare", &self.title, WIDTH, |ui| {
            self.list_ui(ui);
            ways(ui, fresh, &offered)
        });
        match left {
            Left::With(place) => Some(self.ways.swap_remove(place).2),
            Left::Harmlessly => Some(Answer::Close),
            Left::Not => None,
        }
    }

    fn list_ui(&self, ui: &mut Ui) {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        if self.differences.is_empty() {
            empty_state(ui, icon::CHECK_CIRCLE, t!(words, compare.same), t!(words, compare.same_help), None);
            return;
        }
        text_wrapped(
            ui,
            Type::Body,
            tokens.text2,
            t!(words, compare.count, count = words.count(self.differences.len())),
        );
        let room = (ui.ctx().content_rect().height() - AROUND).max(120.0);
        ScrollArea::vertical().max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for difference in &self.differences {
                divider(ui);
                ui.add_space(4.0);
                text_wrapped(ui, Type::Strong, tokens.text, difference.label.as_str());
                let [one, other] = &difference.texts;
                let shown = shorten(one, other);
                let side = |ui: &mut Ui, side: usize| {
                    self.side_ui(ui, side, &difference.texts[side], &difference.stamps[side], &shown[side]);
                };
                if ui.available_width() < 620.0 {
                    side(ui, 0);
                    side(ui, 1);
                } else {
                    ui.columns(2, |columns| {
                        side(&mut columns[0], 0);
                        side(&mut columns[1], 1);
                    });
                }
                ui.add_space(6.0);
            }
        });
    }

    fn side_ui(&self, ui: &mut Ui, side: usize, said: &str, stamp: &Stamp, shown: &Shown) {
        let words = ui.words();
        let tokens = Tokens::of(ui);
        let who = match (stamp.at, stamp.by.is_empty()) {
            (Some(at), false) => {
                t!(words, compare.by, side = self.sides[side], who = stamp.by, when = words.moment_short(at, self.zone))
            }
            (Some(at), true) => {
                t!(words, compare.at, side = self.sides[side], when = words.moment_short(at, self.zone))
            }
            (None, _) => self.sides[side].clone(),
        };
        text_wrapped(ui, Type::Caption, tokens.text3, who);
        if said.is_empty() {
            text_wrapped(ui, Type::Body, tokens.text3, t!(words, history.nothing));
            return;
        }
        let mut job = LayoutJob::default();
        let format = |color, background| egui::TextFormat {
            font_id: Type::Body.font(),
            line_height: Some(Type::Body.line()),
            color,
            background,
            ..Default::default()
        };
        let quiet = format(tokens.text2, egui::Color32::TRANSPARENT);
        job.append(&shown.before, 0.0, quiet.clone());
        job.append(&shown.changed, 0.0, format(tokens.text, tokens.brand_tint));
        job.append(&shown.after, 0.0, quiet);
        let label = ui.add(egui::Label::new(job).wrap());
        if shown.cut {
            label.tip(said);
        }
        ui.allocate_space(vec2(0.0, 2.0));
    }
}

/// A text with the part that differs, and some of what stands around it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Shown {
    before: String,
    changed: String,
    after: String,
    /// True where not all of the text is shown.
    cut: bool,
}

/// Both texts, cut to what differs and a little around it. Cuts fall between words.
fn shorten(one: &str, other: &str) -> [Shown; 2] {
    let (left, right): (Vec<&str>, Vec<&str>) = (words_of(one), words_of(other));
    let same = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
    let most = left.len().min(right.len()) - same;
    let tail = left.iter().rev().zip(right.iter().rev()).take(most).take_while(|(left, right)| left == right).count();
    [left, right].map(|wording| {
        let (before, rest) = wording.split_at(same);
        let (changed, after) = rest.split_at(rest.len() - tail);
        let (before, after) = (before.concat(), after.concat());
        let start = before.char_indices().rev().nth(AROUND_CHANGE - 1).map_or(0, |(at, _)| at);
        let start = if start == 0 { 0 } else { before[start..].find(' ').map_or(start, |space| start + space + 1) };
        let end = after.char_indices().nth(AROUND_CHANGE).map_or(after.len(), |(at, _)| at);
        let end = if end == after.len() { end } else { after[..end].rfind(' ').unwrap_or(end) };
        Shown {
            before: if start == 0 { before.clone() } else { format!("… {}", &before[start..]) },
            changed: changed.concat(),
            after: if end == after.len() { after.clone() } else { format!("{} …", &after[..end]) },
            cut: start > 0 || end < after.len(),
        }
    })
}

/// Words of a text, each with the white space after it; together they are the text.
fn words_of(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_that_differs_is_marked_and_all_parts_together_are_the_text() {
        let [one, other] = shorten("Peraturan Nomor 41 Tahun 2022 berlaku.", "Peraturan Nomor 7 Tahun 2022 berlaku.");
        assert_eq!((one.changed.as_str(), other.changed.as_str()), ("41 ", "7 "));
        assert_eq!(format!("{}{}{}", one.before, one.changed, one.after), "Peraturan Nomor 41 Tahun 2022 berlaku.");
        assert!(!one.cut);
    }

    #[test]
    fn words_that_were_added_or_repeated_are_not_counted_twice() {
        let [one, other] = shorten("ada ada", "ada ada ada");
        assert_eq!(format!("{}{}{}", one.before, one.changed, one.after), "ada ada");
        assert_eq!(format!("{}{}{}", other.before, other.changed, other.after), "ada ada ada");
        assert_eq!(shorten("", "baru"), [Shown::default(), Shown { changed: "baru".to_owned(), ..Shown::default() }]);
    }

    #[test]
    fn long_texts_are_cut_around_the_part_that_differs() {
        let long = "kata ".repeat(400);
        let [one, _] = shorten(&format!("{long}lama {long}"), &format!("{long}baru {long}"));
        assert!(one.cut && one.changed == "lama " && one.before.starts_with("… kata"), "{one:?}");
        assert!(one.before.len() < 80 && one.after.len() < 80);
    }
}
