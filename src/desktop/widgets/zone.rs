//! Zones: the parts of a page that F6 and Shift+F6 go through.

use egui::{Context, Id, Rect, Response, Ui};

/// One part of the page that is shown.
#[derive(Debug, Clone, Copy)]
struct Zone {
    rect: Rect,
    focus: Id,
}

/// The parts of the page in one pass, in the order in which they were drawn.
#[derive(Debug, Clone, Default)]
struct Zones {
    pass: u64,
    parts: Vec<Zone>,
    /// What the page is about.
    main: Option<Id>,
    /// The title of a page that may have nothing to show.
    title: Option<Id>,
    /// What the page is about is still to come.
    coming: bool,
}

/// Makes a part of the page a zone. Every pass registers its zones afresh, in reading order; `rect` is where the
/// part lies and `focus` the widget in it that takes the focus.
pub fn zone(ui: &Ui, rect: Rect, focus: Id) {
    // What is scrolled away does not lie over its neighbours.
    let rect = rect.intersect(ui.clip_rect());
    change(ui.ctx(), |zones| zones.parts.push(Zone { rect, focus }));
}

fn change(ctx: &Context, change: impl FnOnce(&mut Zones)) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let zones = data.get_temp_mut_or_default::<Zones>(Id::NULL);
        if zones.pass != pass {
            *zones = Zones { pass, ..Zones::default() };
        }
        change(zones);
    });
}

/// Names what the page is about: who comes to it by a key has the focus on this. The first one that is named counts.
pub fn main_part(ui: &Ui, focus: Id) {
    change(ui.ctx(), |zones| zones.main = zones.main.or(Some(focus)));
}

/// What the page is about is still to come: the focus waits for it.
pub fn main_part_comes(ui: &Ui) {
    change(ui.ctx(), |zones| zones.coming = true);
}

/// Names the title of the page, which has the focus where there is nothing else the page is about: a button that starts
/// something is no place to arrive at.
pub fn title_part(ui: &Ui, focus: Id) {
    change(ui.ctx(), |zones| zones.title = Some(focus));
}

/// The first part of a page that Tab leads to, in one pass.
#[derive(Debug, Clone, Copy)]
struct FirstPart {
    pass: u64,
    part: Option<Id>,
}

/// From here on the parts of a page are drawn.
pub fn begin_page(ui: &Ui) {
    let first = FirstPart { pass: ui.ctx().cumulative_pass_nr(), part: None };
    ui.ctx().data_mut(|data| data.insert_temp(Id::unique("first_part"), first));
}

/// Takes note of a part that Tab leads to.
pub(super) fn note_part(response: &Response) {
    if !response.sense.is_focusable() || !response.enabled() {
        return;
    }
    let (key, pass) = (Id::unique("first_part"), response.ctx.cumulative_pass_nr());
    response.ctx.data_mut(|data| {
        if data.get_temp::<FirstPart>(key).is_some_and(|first| first.pass == pass && first.part.is_none()) {
            data.insert_temp(key, FirstPart { pass, part: Some(response.id) });
        }
    });
}

/// A page that named no zone of its own, such as one that has nothing to show yet, is one zone.
pub fn end_page(ui: &Ui, rect: Rect) {
    let first = ui.ctx().data(|data| data.get_temp::<FirstPart>(Id::unique("first_part")));
    if let Some(part) = first.and_then(|first| first.part)
        && zones(ui.ctx()).is_empty()
    {
        zone(ui, rect, part);
    }
}

/// Gives the focus to what the page is about. Called in the pass that drew it, once all of it is drawn. False where that is
/// still to come.
pub fn arrive(ctx: &Context) -> bool {
    let Zones { parts: zones, main, title, coming, .. } = named(ctx);
    if coming && main.is_none() {
        return false;
    }
    let focus = main.or(title).or(zones.first().map(|zone| zone.focus));
    if let Some(focus) = focus {
        ctx.memory_mut(|memory| memory.request_focus(focus));
    }
    focus.is_some()
}

/// True for a widget that was shown in this pass.
pub fn is_shown(ctx: &Context, id: Id) -> bool {
    ctx.viewport(|viewport| viewport.this_pass.widgets.get(id).is_some())
}

fn zones(ctx: &Context) -> Vec<Zone> {
    named(ctx).parts
}

fn named(ctx: &Context) -> Zones {
    let pass = ctx.cumulative_pass_nr();
    ctx.data(|data| data.get_temp::<Zones>(Id::NULL)).filter(|zones| zones.pass == pass).unwrap_or_default()
}

/// Gives the focus to the next zone, or the one before; after the last comes the first. Called in the pass that drew
/// them, once all of it is drawn.
pub fn step_zone(ctx: &Context, forward: bool) {
    let zones = zones(ctx);
    let focused = ctx.memory(|memory| memory.focused());
    let by_focus = focused.and_then(|id| zones.iter().position(|zone| zone.focus == id));
    let current = by_focus.or_else(|| {
        let focused = ctx.read_response(focused?)?;
        zones.iter().position(|zone| zone.rect.contains(focused.rect.center()))
    });
    let count = zones.len();
    let next = match (current, forward) {
        (Some(place), true) => (place + 1) % count,
        (Some(place), false) => (place + count - 1) % count,
        (None, true) => 0,
        (None, false) => count.saturating_sub(1),
    };
    if let Some(zone) = zones.get(next) {
        ctx.memory_mut(|memory| memory.request_focus(zone.focus));
    }
}
