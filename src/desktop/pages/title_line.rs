//! The line on top of a page: its title, what is known of it, what can be done.

use egui::{Frame, Id, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::{
    desktop::{
        action::Action,
        command::Command,
        page::Page,
        page_look::{page_name, page_tab_name},
        theme::{Tokens, Type},
        widgets::{Ends, elided, focus_ring_around, heading, page_tab, title_part},
    },
    words::Speaks as _,
};

/// Height of the line.
pub(super) const TITLE: f32 = 46.0;

/// A window lower than this has no room for the title of a page.
const LOW: f32 = 340.0;
/// Height of the line there.
const LOW_TITLE: f32 = 34.0;
/// Where less than this is left for the context of a page, it is left out.
const LEAST_CONTEXT: f32 = 90.0;

/// Shows the title of a page, what is known of it in one line, shortened where it has to be, and at the right what can be
/// done, given what it works on. Where the title has no room beside that, it takes the next line.
pub(super) fn title_row<T>(ui: &mut Ui, page: Page, context: &str, on: &mut T, actions: impl FnOnce(&mut Ui, &mut T)) {
    let words = ui.words();
    let color = Tokens::of(ui).text3;
    let title =
        ui.painter().layout_no_wrap(page_name(page, words).to_owned(), Type::ScreenSmall.font(), color).size().x;
    // In a low window the tab and the bar above say which page it is.
    let low = ui.ctx().content_rect().height() < LOW;
    let title = if low { 0.0 } else { title };
    place_to_arrive(ui, page);
    Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
        Ends::new(if low { LOW_TITLE } else { TITLE }).least(title).show(
            ui,
            on,
            |ui, _| {
                ui.spacing_mut().item_spacing.x = 12.0;
                if !low {
                    heading(ui, Type::ScreenSmall, 1, page_name(page, words));
                }
                let width = ui.available_width();
                if !context.is_empty() && width > LEAST_CONTEXT {
                    elided(ui, Type::Help, color, context, width);
                }
            },
            |ui, on| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                actions(ui, on);
            },
        );
    });
}

/// The same on a page that stands beside others under one tab of the window, whose tabs take the place of the title.
pub(super) fn tabs_row<T>(
    ui: &mut Ui,
    page: Page,
    context: &str,
    (on, out): (&mut T, &mut Vec<Action>),
    actions: impl FnOnce(&mut Ui, &mut T, &mut Vec<Action>),
) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let low = ui.ctx().content_rect().height() < LOW;
    let height = if low { LOW_TITLE } else { TITLE };
    place_to_arrive(ui, page);
    let top = ui.cursor().top();
    let measure = |tab: &Page| {
        let wording = page_tab_name(*tab, words).to_owned();
        ui.painter().layout_no_wrap(wording, Type::HelpStrong.font(), tokens.text).size().x + 26.0
    };
    let tabs: f32 = page.beside().iter().map(measure).sum();
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin { left: 12, right: 16, top: 0, bottom: 0 });
    frame.show(ui, |ui| {
        Ends::new(height).least(tabs).show(
            ui,
            &mut (on, out),
            |ui, (_, out)| {
                ui.spacing_mut().item_spacing.x = 6.0;
                for tab in page.beside().iter().copied() {
                    let response = page_tab(ui, page_tab_name(tab, words), (0, ""), tab == page, height);
                    if response.clicked() && tab != page {
                        out.push(Action::Command(Command::Go(tab)));
                    }
                }
                ui.add_space(6.0);
                let width = ui.available_width();
                if !context.is_empty() && width > LEAST_CONTEXT {
                    elided(ui, Type::Help, tokens.text3, context, width);
                }
            },
            |ui, (on, out)| {
                ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                actions(ui, on, out);
            },
        );
    });
    let bottom = ui.cursor().top().max(top + height);
    ui.painter().hline(ui.ctx().content_rect().x_range(), bottom - 0.5, Stroke::new(1.0, tokens.line));
}

/// The line has the focus where somebody comes to a page by a key that has nothing else to show; Tab goes on from there.
fn place_to_arrive(ui: &Ui, page: Page) {
    let id = Id::unique(("title of page", page));
    title_part(ui, id);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let height = if ui.ctx().content_rect().height() < LOW { LOW_TITLE } else { TITLE };
    let line = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), height));
    let response = ui.interact(line, id, Sense::focusable_noninteractive());
    let name = page_name(page, ui.words());
    response.widget_info(|| WidgetInfo::labeled(Role::Group, true, name));
    focus_ring_around(ui, &response, line.shrink(5.0), 3);
}
