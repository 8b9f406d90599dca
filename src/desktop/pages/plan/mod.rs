//! Rencana: what the plan goes for at the left, what it comes to and what rises at the right; in a wide window what is known
//! of the chosen indicator beside it.

mod actions;
mod aims;
mod detail;
mod figures;
mod list;
mod loads;
mod summary;
mod verdict;
mod work;

use std::sync::Arc;

use egui::{Frame, Key, Margin, Modifiers, Rect, ScrollArea, Stroke, Ui, vec2};

use self::figures::{Figures, Item, Kind, Shown};
pub use self::work::Memory;
use super::{
    Room, View,
    list_page::{pane_ground, part},
    title_line::title_row,
};
use crate::{
    desktop::{
        action::{Action, Offer, Page},
        command::Command,
        dialogs::dashed,
        theme::{Tokens, icon},
        widgets::{Button, Line, Parts, Table, changing, empty_state, held, menu_item, popup_menu, segments},
    },
    exchange::{Planned, calendar},
    report::sheets::table_csv,
    t,
    words::Speaks as _,
};

/// Width of the column at the left by the room there is, and of the pane at the right of a wide window.
const LEFT: [f32; 3] = [244.0, 284.0, 308.0];
const PANE: f32 = 580.0;
/// A page lower than this shows one part at a time.
const LOW: f32 = 430.0;
/// Least and greatest height of the way from now to then; where heights are short the list keeps this first: its head, a group
/// with ten rows and the line below.
const WAY: (f32, f32) = (124.0, 280.0);
const LIST: f32 = 392.0;
/// Height of the line below the list.
const FOOT: f32 = 31.0;
/// Where parts are shown one at a time, the one with the list.
const TABLE: usize = 2;

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    if view.draft.score.answered == 0 {
        title_row(ui, Page::Plan, "", out, |_, _| {});
        ui.add_space(ui.available_height() * 0.16);
        let start = Some(t!(words, dashboard.empty.start));
        if empty_state(ui, icon::PATH, t!(words, rencana.empty), t!(words, rencana.empty_help), start) {
            out.push(Action::Go(Page::Filling));
        }
        return;
    }
    let (figures, shown) = memory.look(view, out);
    title_ui(ui, view, &figures, &shown, memory, out);
    let line = Stroke::new(1.0, Tokens::of(ui).line);
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), line);
    let space = ui.available_rect_before_wrap();
    let room = Room::of(ui);
    if room == Room::Single || space.height() < LOW {
        parts_ui(ui, view, (&figures, &shown), memory, out);
        memory.origin_ui(ui, view, &figures, out);
        return;
    }
    let width = match room {
        Room::Single | Room::Rail => LEFT[0],
        Room::Full => LEFT[1],
        Room::Wide => LEFT[2],
    };
    let left = space.with_max_x(space.left() + width);
    ui.painter().rect_filled(left, 0, Tokens::of(ui).panel);
    ui.painter().vline(left.right() - 0.5, left.y_range(), line);
    part(ui, left, "plan_aims", |ui| aims::ui(ui, view, (&figures, &shown), memory, out));
    let wide = room == Room::Wide;
    let edge = if wide { space.right() - PANE } else { space.right() };
    let middle = Rect::from_min_max(left.right_top(), egui::pos2(edge, space.bottom()));
    part(ui, middle, "plan_result", |ui| {
        let top = Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 8 });
        top.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            summary::result_ui(ui, view, (&figures, &shown), memory, false);
            let left = middle.bottom() - ui.cursor().top();
            let height = (left * 0.4).min(left - LIST).clamp(WAY.0, WAY.1);
            summary::way_ui(ui, view, &shown, memory, height, out);
        });
        list_ui(ui, view, (&figures, &shown), memory, !wide, out);
    });
    if wide {
        let pane = space.with_min_x(edge);
        pane_ground(ui, pane);
        part(ui, pane, "plan_detail", |ui| pane_ui(ui, view, (&figures, &shown), memory, out));
    }
    memory.origin_ui(ui, view, &figures, out);
}

/// One part at a time, where there is no room for all of them.
fn parts_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Arc<Shown>),
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let names = [t!(words, rencana.aim), t!(words, rencana.result), t!(words, rencana.rising)];
    Frame::new().inner_margin(Margin::symmetric(16, 6)).show(ui, |ui| {
        if let Some(part) = segments(ui, t!(words, rencana.parts), &names, memory.part) {
            memory.part = part;
        }
    });
    match memory.part {
        0 => aims::ui(ui, view, (figures, shown), memory, out),
        TABLE => list_ui(ui, view, (figures, shown), memory, true, out),
        _ => {
            let height = ui.available_height();
            ScrollArea::vertical().id_salt("plan_result").auto_shrink(false).show(ui, |ui| {
                Frame::new().inner_margin(Margin { left: 16, right: 16, top: 4, bottom: 12 }).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 10.0;
                    summary::result_ui(ui, view, (figures, shown), memory, true);
                    summary::way_ui(ui, view, shown, memory, (height * 0.7).clamp(WAY.0, WAY.1), out);
                });
            });
        }
    }
}

fn title_ui(
    ui: &mut Ui,
    view: &View<'_>,
    figures: &Figures,
    shown: &Shown,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let context = match view.draft.data_at() {
        Some(at) => {
            let day = words.date(view.draft.assessment().zone.value.local(at).date());
            t!(words, rencana.context, date = day)
        }
        None => String::new(),
    };
    title_row(ui, Page::Plan, &context, &mut (memory, out), |ui, (memory, out)| {
        if !figures.targets.is_empty() && figures.goal.is_some() {
            let names = [t!(words, rencana.own), t!(words, rencana.proposal)];
            if let Some(place) = segments(ui, t!(words, rencana.which), &names, usize::from(memory.proposal)) {
                memory.proposal = place == 1;
                ui.ctx().request_repaint();
            }
        }
        export_ui(ui, view, shown, out);
        if memory.can_adopt(figures) {
            let adopt = Button::primary(t!(words, rencana.use_plan)).icon(icon::CHECK_BOLD);
            if changing(ui, |ui| adopt.ui(ui)).clicked() {
                memory.adopt(view, figures, out);
            }
        }
    });
}

/// The menu of what leaves the window: days for a calendar, the workbook, the report.
fn export_ui(ui: &mut Ui, view: &View<'_>, shown: &Shown, out: &mut Vec<Action>) {
    let words = ui.words();
    let button = Button::new(t!(words, rencana.export)).icon(icon::EXPORT).ui(ui);
    popup_menu(&button, t!(words, rencana.export), 2.0, |ui| {
        ui.set_width(270.0_f32.min(ui.ctx().content_rect().width() - 40.0));
        let dated = calendar(&planned(view, shown), words).events > 0;
        let item = menu_item(ui, icon::CLOCK_COUNTER_CLOCKWISE, t!(words, rencana.calendar), &[], dated);
        if item.clicked() && dated {
            out.push(calendar_offer(view, shown));
            ui.close();
        }
        if menu_item(ui, icon::COPY, t!(words, rencana.copy), &[], true).clicked() {
            let listed = list::Listed { view, shown, tokens: Tokens::of(ui), opens: false, changes: false };
            out.push(Action::Copy(list::table(&listed, words).tab_separated()));
            out.push(Action::Toast(t!(words, table.copied, count = shown.count(Kind::Rises))));
            ui.close();
        }
        if menu_item(ui, icon::EXPORT, t!(words, rencana.copy_csv), &[], true).clicked() {
            let listed = list::Listed { view, shown, tokens: Tokens::of(ui), opens: false, changes: false };
            out.push(csv_offer(view, &list::table(&listed, words)));
            ui.close();
        }
        for command in [Command::ExportWorkbook, Command::Export] {
            if menu_item(ui, command.icon(), &command.text(words), &command.keys(), true).clicked() {
                out.push(Action::Command(command));
                ui.close();
            }
        }
    });
}

fn planned<'a>(view: &View<'a>, shown: &'a Shown) -> Planned<'a> {
    let draft = view.draft;
    Planned {
        rubric: &draft.rubric,
        assessment: draft.assessment(),
        roadmap: Some(&shown.roadmap),
        draft: view.draft_id,
        revision: view.revision,
        at: draft.changed_at().unwrap_or(view.now),
    }
}

/// The days of the plan as a file.
fn calendar_offer(view: &View<'_>, shown: &Shown) -> Action {
    let words = view.words();
    let text = calendar(&planned(view, shown), words).text;
    offer(view, [t!(words, rencana.calendar_title), t!(words, rencana.calendar_kind), "ics"], text.into_bytes())
}

/// What rises as a table in a file.
fn csv_offer(view: &View<'_>, table: &crate::chart::Table) -> Action {
    let words = view.words();
    offer(view, [t!(words, rencana.csv_title), t!(words, rencana.csv_kind), "csv"], table_csv(table))
}

fn offer(view: &View<'_>, [title, kind, extension]: [&'static str; 3], bytes: Vec<u8>) -> Action {
    let assessment = view.draft.assessment();
    let page = t!(view, page.plan);
    Action::Write(Offer {
        title: title.to_owned(),
        kind: kind.to_owned(),
        extension,
        name: dashed(&[page, &assessment.institution.name.value, &assessment.year.value.to_string()]),
        make: Arc::new(move || Ok(bytes.clone().into())),
        transfer: None,
        made_from: None,
    })
}

/// The list with what it comes to below it.
fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Arc<Shown>),
    memory: &mut Memory,
    opens: bool,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    if shown.items.is_empty() {
        empty_state(ui, icon::CHECK_CIRCLE, t!(words, rencana.at_top), t!(words, rencana.at_top_help), None);
        return;
    }
    let space = ui.available_rect_before_wrap();
    let foot = Rect::from_min_max(egui::pos2(space.left(), (space.bottom() - FOOT).max(space.top())), space.max);
    let changes = held(ui).is_none();
    let list = space.with_max_y(foot.top());
    if memory.by_unit {
        part(ui, list, "plan_loads", |ui| loads::ui(ui, view, (figures, shown), memory, out));
        part(ui, foot, "plan_foot", |ui| summary::foot_ui(ui, (view, figures, shown), memory));
        return;
    }
    part(ui, list, "plan_list", |ui| {
        let listed = list::Listed { view, shown, tokens: Tokens::of(ui), opens, changes };
        let current = memory.table.current_row(&listed).and_then(|row| listed.item(row)).cloned();
        if let Some(item) = current.filter(|_| changes) {
            out.extend(keys(ui, view, (figures, shown), &item, memory));
        }
        let columns = list::columns(words);
        let version = memory.state().with(opens);
        let mut table = std::mem::take(&mut memory.table);
        let mut asked = Vec::new();
        let mut inside = |ui: &mut Ui, row: usize| {
            if let Some(item) = shown.items.get(row) {
                detail::ui(ui, view, (figures, shown), item, memory, &mut asked);
            }
        };
        let parts = Parts { inside: opens.then_some(&mut inside), ..Parts::default() };
        let done =
            Table::new(t!(words, rencana.list), &columns, version).dense().ui(ui, &mut table, &listed, parts, out);
        memory.table = table;
        out.append(&mut asked);
        let item = |row: usize| shown.items.get(row);
        if let Some((Line::Row(row), place)) = done.pressed
            && let Some(item) = item(row)
        {
            out.extend(detail::stepped(view, (figures, shown), item, place != list::LOWER, memory));
        }
        if let Some(item) = done.switched.and_then(item) {
            out.extend(switched(view, (figures, shown), item, memory));
        }
        if let Some(item) = done.entered.and_then(item).filter(|_| !opens) {
            out.push(Action::OpenIndicator(item.indicator.clone()));
        }
    });
    part(ui, foot, "plan_foot", |ui| summary::foot_ui(ui, (view, figures, shown), memory));
}

/// What the keys of the list mean for the current row.
fn keys(
    ui: &Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    item: &Item,
    memory: &mut Memory,
) -> Vec<Action> {
    if ui.memory(egui::Memory::focused) != Some(list::row_id(&item.indicator)) {
        return Vec::new();
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (up, down) = (pressed(Key::Plus) || pressed(Key::Equals), pressed(Key::Minus));
    if up || down {
        let free = item.kind != Kind::Locked;
        return if free { detail::stepped(view, (figures, shown), item, up, memory) } else { Vec::new() };
    }
    let locked = pressed(Key::L).then(|| detail::lock(&item.indicator, item.kind != Kind::Locked));
    locked.into_iter().collect()
}

/// What follows from the box of a row: it rises by one level, or no longer.
fn switched(view: &View<'_>, (figures, shown): (&Figures, &Shown), item: &Item, memory: &mut Memory) -> Vec<Action> {
    match item.kind {
        Kind::Rises => memory.step(view, figures, shown, &item.indicator, None),
        Kind::Left => memory.step(view, figures, shown, &item.indicator, Some(item.from + 1)),
        Kind::Locked => vec![Action::Refuse(t!(view, rencana.locked_toast, indicator = item.indicator))],
    }
}

/// What is known of the current indicator, beside the list.
fn pane_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Arc<Shown>),
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let current = memory.table.current();
    let chosen = shown.items.iter().find(|item| Some(list::row_id(&item.indicator)) == current);
    let Some(item) = chosen.or(shown.items.first()) else { return };
    ScrollArea::vertical().id_salt(("plan_detail", &item.indicator)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 18, right: 20, top: 12, bottom: 20 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 7.0);
            detail::ui(ui, view, (figures, shown), item, memory, out);
        });
    });
}
