//! The drafts that were open on this computer.

use egui::{
    Align2, FontId, Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::Seen;
use crate::{
    chart::{self, Mode},
    desktop::{
        action::Action,
        theme::{Tokens, Type, icon},
        widgets::{
            Roving, ScreenFit, elided_galley, elided_path, focus_ring_around, link, menu_item, paint_drawing,
            popup_menu, small_icon_button, zone,
        },
    },
    rubric::Band,
    storage::Recent,
    t,
    words::{Speaks as _, Words},
};

/// Height of a row.
const ROW: f32 = 51.0;
/// Height of the head.
const HEAD: f32 = 31.0;
/// Size of the bar of levels.
const BAR: (f32, f32) = (196.0, 18.0);

/// Where the columns stand; those without a place are not shown.
struct Columns {
    name: (f32, f32),
    levels: Option<f32>,
    filled: Option<f32>,
    index: f32,
    saved: Option<f32>,
    menu: f32,
}

impl Columns {
    fn for_width(width: f32) -> Self {
        let menu = width - 40.0;
        let saved = (width >= 560.0).then_some(menu - 124.0);
        let index = saved.unwrap_or(menu) - 178.0;
        let filled = (width >= 680.0).then_some(index - 112.0);
        let levels = (width >= 900.0).then_some(filled.unwrap_or(index) - 208.0);
        let end = levels.or(filled).unwrap_or(index);
        Self { name: (50.0, end - 16.0), levels, filled, index, saved, menu }
    }
}

/// Shows the table.
pub(super) fn ui(ui: &mut Ui, seen: &Seen<'_>, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let recent = &seen.settings.recent;
    let height = HEAD + ROW * recent.len() as f32;
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let columns = Columns::for_width(area.width());
    ui.painter().rect(area, 6, tokens.surface, Stroke::new(1.0, tokens.line), StrokeKind::Inside);
    head_ui(ui, area, &columns);
    let members = recent.iter().map(|recent| row_id(recent)).collect();
    let mut roving = Roving::new(ui, members, None);
    roving.arrows(ui, &[Key::ArrowUp], &[Key::ArrowDown]);
    if let Some(stop) = roving.stop() {
        zone(ui, area, stop);
    }
    let builder =
        UiBuilder::new().max_rect(area).accessibility_role(Role::List).accessibility_label(t!(ui, home.recent));
    let mut rows = ui.new_child(builder);
    for (place, recent) in recent.iter().enumerate() {
        let top = area.top() + HEAD + ROW * place as f32;
        let rect = Rect::from_min_size(pos2(area.left(), top), vec2(area.width(), ROW));
        row_ui(&mut rows, rect, recent, &columns, seen, &roving, out);
    }
}

fn row_id(recent: &Recent) -> Id {
    Id::unique(("recent", &recent.path))
}

fn head_ui(ui: &Ui, area: Rect, columns: &Columns) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let head = Rect::from_min_size(area.min, vec2(area.width(), HEAD)).shrink(1.0);
    let radius = egui::CornerRadius { nw: 5, ne: 5, sw: 0, se: 0 };
    ui.painter().rect_filled(head, radius, tokens.panel);
    let titles = [
        (Some(columns.name.0), t!(words, home.column.name)),
        (columns.levels, t!(words, home.column.levels)),
        (columns.filled, t!(words, home.column.filled)),
        (Some(columns.index), t!(words, home.column.index)),
        (columns.saved, t!(words, home.column.saved)),
    ];
    for (x, title) in titles {
        if let Some(x) = x {
            let at = pos2(area.left() + x, head.center().y);
            ui.painter().text(at, Align2::LEFT_CENTER, title, Type::HelpMedium.font(), tokens.text2);
        }
    }
}

fn row_ui(
    ui: &mut Ui,
    rect: Rect,
    recent: &Recent,
    columns: &Columns,
    seen: &Seen<'_>,
    roving: &Roving,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let id = row_id(recent);
    let response = ui.interact(rect, id, roving.sense(id));
    let missing = seen.look.missing.contains(&recent.path);
    let rubric = (seen.rubrics)(&recent.rubric);
    let band = rubric.as_ref().and_then(|rubric| rubric.bands.iter().find(|band| band.id == recent.band));
    let index = if recent.answered < recent.total {
        t!(words, home.at_least, index = recent.index(words))
    } else {
        recent.index(words)
    };
    let saved = saved(recent, seen, words);
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, true, said(recent, &index, band, missing, &saved.0, words)));
    let inner = rect.shrink2(vec2(1.0, 0.0));
    if seen.open == Some(recent.draft_id.as_str()) {
        ui.painter().rect_filled(inner, 0, tokens.brand_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(inner, 0, tokens.hover);
    }
    ui.painter().hline(inner.x_range(), rect.top(), Stroke::new(1.0, tokens.line));
    name_ui(ui, rect, recent, columns, missing);
    let (first, second) = (rect.top() + 17.5, rect.top() + 34.5);
    if missing {
        missing_ui(ui, rect, recent, columns, out);
    } else {
        if let Some(x) = columns.levels {
            let counts = counts(recent);
            let bar = chart::distribution_of(Mode::Screen, &counts, BAR, ScreenFit::new(ui).lettering());
            paint_drawing(ui, pos2(rect.left() + x, rect.center().y - BAR.1 / 2.0), &bar);
        }
        if let Some(x) = columns.filled {
            filled_ui(ui, pos2(rect.left() + x, rect.center().y), recent);
        }
        index_ui(ui, pos2(rect.left() + columns.index, rect.center().y), &index, band);
    }
    if let Some(x) = columns.saved {
        let at = pos2(rect.left() + x, first);
        ui.painter().text(at, Align2::LEFT_CENTER, &saved.0, Type::Help.font(), tokens.text2);
        let at = pos2(rect.left() + x, second);
        ui.painter().text(at, Align2::LEFT_CENTER, saved.1, Type::Caption.font(), tokens.text3);
    }
    focus_ring_inside(ui, &response, rect);
    if response.clicked() {
        out.push(if missing {
            Action::Find(recent.path.clone())
        } else {
            Action::OpenPath(recent.path.clone().into())
        });
    }
    menu_ui(ui, rect, recent, columns, out);
}

/// What a screen reader says for a row.
fn said(recent: &Recent, index: &str, band: Option<&Band>, missing: bool, saved: &str, words: Words) -> String {
    let state = if missing {
        t!(words, home.missing).to_owned()
    } else {
        let filled = t!(words, field.filled, done = recent.answered, total = recent.total);
        t!(
            words,
            home.row_state,
            filled = filled,
            index = index,
            band = band.map_or("", |band| &band.name),
            saved = saved
        )
    };
    t!(
        words,
        home.row,
        title = recent.title(words),
        institution = recent.institution,
        path = recent.path,
        state = state
    )
}

fn name_ui(ui: &Ui, rect: Rect, recent: &Recent, columns: &Columns, missing: bool) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let glyph = if missing { icon::FILE_X } else { icon::FILE_TEXT };
    let at = pos2(rect.left() + 22.0, rect.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, glyph.glyph(), glyph.font(20.0), tokens.text2);
    let left = rect.left() + columns.name.0;
    let width = columns.name.1 - columns.name.0;
    let named = !recent.institution.is_empty();
    let strong = if named { &recent.institution } else { &recent.title(words) };
    // What tells the drafts of one institution apart keeps its room, however long the name is.
    let year = ui.painter().layout_no_wrap(recent.year.to_string(), Type::Body.font(), tokens.text2);
    let kept = if named { year.size().x + 8.0 } else { 0.0 };
    let strong = elided_galley(ui, Type::Strong, tokens.text, strong, width - kept);
    let rest = width - strong.size().x - 8.0;
    let at = pos2(left, rect.top() + 17.5 - strong.size().y / 2.0);
    let beside = pos2(left + strong.size().x + 8.0, at.y);
    ui.painter().galley(at, strong, tokens.text);
    if named {
        let title = ui.painter().layout_no_wrap(recent.title(words), Type::Body.font(), tokens.text2);
        let title = if title.size().x <= rest { title } else { year };
        ui.painter().galley(beside, title, tokens.text2);
    }
    let path = elided_path(ui, Type::Caption, tokens.text3, &recent.path, width);
    ui.painter().galley(pos2(left, rect.top() + 34.5 - path.size().y / 2.0), path, tokens.text3);
}

fn filled_ui(ui: &Ui, at: egui::Pos2, recent: &Recent) {
    let tokens = Tokens::of(ui);
    let track = Rect::from_min_size(at - vec2(0.0, 2.0), vec2(53.0, 4.0));
    let ground = if ui.visuals().dark_mode { tokens.line } else { tokens.sunken };
    ui.painter().rect_filled(track, 2, ground);
    if recent.total > 0 {
        let share = recent.answered as f32 / recent.total as f32;
        let done = Rect::from_min_size(track.min, vec2(track.width() * share, 4.0));
        ui.painter().rect_filled(done, 2, tokens.brand);
    }
    let count = format!("{}/{}", recent.answered, recent.total);
    let at = at + vec2(96.0, 0.0);
    ui.painter().text(at, Align2::RIGHT_CENTER, count, Type::Body.font(), tokens.text2);
}

fn index_ui(ui: &Ui, at: egui::Pos2, index: &str, band: Option<&Band>) {
    let tokens = Tokens::of(ui);
    let font = FontId::new(14.0, Type::Strong.font().family);
    ui.painter().text(at + vec2(50.0, 0.0), Align2::RIGHT_CENTER, index, font, tokens.text);
    let Some(band) = band else { return };
    let colors = tokens.level(band.palette);
    let galley = ui.painter().layout_no_wrap(band.name.clone(), Type::HelpStrong.font(), colors.ink);
    let pill = Rect::from_min_size(at + vec2(60.0, -10.0), vec2(galley.size().x + 16.0, 20.0));
    ui.painter().rect_filled(pill, 4, colors.fill);
    ui.painter().galley(Align2::CENTER_CENTER.anchor_size(pill.center(), galley.size()).min, galley, colors.ink);
}

fn missing_ui(ui: &mut Ui, rect: Rect, recent: &Recent, columns: &Columns, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let at = pos2(rect.left() + columns.index + 7.0, rect.center().y);
    let mark = icon::WARNING_CIRCLE_FILL;
    ui.painter().text(at, Align2::CENTER_CENTER, mark.glyph(), mark.font(15.0), tokens.err.ink);
    let written = ui.painter().text(
        at + vec2(12.0, 0.0),
        Align2::LEFT_CENTER,
        t!(words, home.missing),
        Type::Help.font(),
        tokens.err.ink,
    );
    let room = Rect::from_min_size(pos2(written.right() + 8.0, rect.top() + 13.0), vec2(60.0, 24.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(("find", &recent.path)));
    if link(&mut child, None, t!(words, home.find)).clicked() {
        out.push(Action::Find(recent.path.clone()));
    }
}

fn menu_ui(ui: &mut Ui, rect: Rect, recent: &Recent, columns: &Columns, out: &mut Vec<Action>) {
    let words = ui.words();
    let room = Rect::from_min_size(pos2(rect.left() + columns.menu, rect.top() + 13.0), vec2(30.0, 26.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(room).id_salt(("menu", &recent.path)));
    let name = t!(words, home.row_menu, title = recent.title(words), institution = recent.institution);
    let button = small_icon_button(&mut child, icon::DOTS_THREE_VERTICAL_BOLD, &name);
    popup_menu(&button, &name, 0.0, |ui| {
        ui.set_width(230.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        let items = [
            (icon::FOLDER_NOTCH_OPEN, t!(words, home.menu.open), Action::OpenPath(recent.path.clone().into())),
            (icon::MAGNIFYING_GLASS, t!(words, home.find), Action::Find(recent.path.clone())),
            (icon::COPY_SIMPLE, t!(words, home.menu.copy), Action::Copy(recent.path.clone())),
            (icon::X, t!(words, home.menu.forget), Action::Forget(recent.path.clone())),
        ];
        for (glyph, wording, action) in items {
            if menu_item(ui, glyph, wording, &[], true).clicked() {
                out.push(action);
                ui.close();
            }
        }
    });
}

/// When it was saved, in two lines.
fn saved(recent: &Recent, seen: &Seen<'_>, words: Words) -> (String, &'static str) {
    let zone = recent.zone;
    let (day, today) = (zone.local(recent.saved_at).date(), zone.local(seen.now).date());
    let time = words.time(recent.saved_at, zone);
    let first = if day == today { t!(words, home.today, time = time) } else { words.date(day) };
    let unsaved = seen
        .look
        .recoveries
        .iter()
        .any(|recovery| recovery.content.as_ref().is_ok_and(|unsaved| unsaved.recent.draft_id == recent.draft_id));
    let second = if seen.open == Some(recent.draft_id.as_str()) {
        t!(words, home.is_open)
    } else if unsaved {
        t!(words, home.has_unsaved)
    } else {
        t!(words, home.is_saved)
    };
    (first, second)
}

/// Counts by level, with the unanswered last.
fn counts(recent: &Recent) -> Vec<(Option<u8>, usize)> {
    let given: usize = recent.levels.values().sum();
    let mut counts: Vec<(Option<u8>, usize)> =
        recent.levels.iter().map(|(level, count)| (Some(*level), *count)).collect();
    counts.push((None, recent.total.saturating_sub(given)));
    counts
}

/// The ring of a row lies inside it, or its neighbours would cover it.
fn focus_ring_inside(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        focus_ring_around(ui, response, rect.shrink(4.0), 4);
    }
}
