//! The logo: what it looks like on paper, and the ways to another one.

use std::sync::Arc;

use egui::{Color32, Image, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::{
    assessment::Picture,
    desktop::{
        action::Action,
        pages::View,
        theme::{Tokens, Type, icon},
        widgets::{Button, NoteKind, changing, note, raster_texture, text, text_wrapped},
    },
    exchange::without_logo,
    report::Raster,
    t,
    words::Speaks as _,
};

/// Room for the picture, in points: as wide and high as on the cover, enlarged.
const ROOM: (f32, f32) = (76.0, 90.0);
/// Paper around the picture.
const MARGIN: f32 = 6.0;

/// The points of the logo that is shown, unfolded once for each logo.
#[derive(Debug, Default)]
pub(super) struct Memory {
    of: Option<Picture>,
    raster: Option<Arc<Raster>>,
}

impl Memory {
    fn raster(&mut self, picture: &Picture) -> Option<&Arc<Raster>> {
        if self.of.as_ref() != Some(picture) {
            self.raster = Raster::of(picture);
            self.of = Some(picture.clone());
        }
        self.raster.as_ref()
    }
}

pub(super) fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let institution = &view.draft.assessment().institution;
    let picture = institution.logo.value.as_ref();
    text(ui, Type::HelpMedium, tokens.text, t!(words, identity.logo));
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let raster = picture.and_then(|picture| memory.raster(picture));
        if let Some(raster) = raster {
            let name = t!(words, report.cover.logo, name = institution.name.value);
            paper_ui(ui, raster, &name);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            match picture {
                None => {
                    text_wrapped(ui, Type::Body, tokens.text2, t!(words, identity.logo_none));
                }
                Some(_) if raster.is_none() => {
                    note(ui, NoteKind::Error, |ui| {
                        text_wrapped(ui, Type::Body, tokens.text, t!(words, identity.logo_unreadable));
                    });
                }
                Some(_) => {
                    text_wrapped(ui, Type::Body, tokens.text2, institution.logo_name.value.as_str());
                }
            }
            text_wrapped(ui, Type::Help, tokens.text3, t!(words, identity.logo_help));
            ui.horizontal_wrapped(|ui| {
                let wording =
                    if picture.is_some() { t!(words, identity.logo_replace) } else { t!(words, identity.logo_choose) };
                if changing(ui, |ui| Button::new(wording).ui(ui)).clicked() {
                    out.push(Action::ChooseLogo);
                }
                let remove = Button::new(t!(words, identity.logo_remove)).icon(icon::TRASH);
                if picture.is_some() && changing(ui, |ui| remove.ui(ui)).clicked() {
                    out.push(Action::Edit(without_logo()));
                    out.push(Action::ToastUndo(t!(words, identity.logo_removed).to_owned()));
                }
            });
        });
    });
}

/// The picture on white, which is what it is printed on in either theme.
fn paper_ui(ui: &mut Ui, raster: &Arc<Raster>, name: &str) {
    let size = vec2(raster.across as f32, raster.down as f32);
    let size = size * (ROOM.0 / size.x).min(ROOM.1 / size.y);
    let (rect, shown) = ui.allocate_exact_size(size + vec2(2.0, 2.0) * MARGIN, Sense::hover());
    shown.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let edge = Stroke::new(1.0, Tokens::of(ui).line2);
    ui.painter().rect(rect, 3, Color32::WHITE, edge, StrokeKind::Inside);
    let texture = raster_texture(ui.ctx(), raster);
    Image::new((texture.id(), size)).paint_at(ui, Rect::from_center_size(rect.center(), size));
}
