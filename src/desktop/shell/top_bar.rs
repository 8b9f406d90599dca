//! Top bar: mark, file with its menu, saved state, tabs, undo and redo, search, settings, author.

mod parts;

use egui::{Frame, Id, Margin, Stroke, Ui};

use super::menu::{Holds, menu_ui};
use crate::{
    chart,
    desktop::{
        action::{Action, Page},
        command::Command,
        draft::OpenDraft,
        page_look::page_name,
        pages::Room,
        theme::{Tokens, Type, icon},
        widgets::{self, Ends, icon_button, pill, text},
    },
    t,
    words::Speaks as _,
};

/// Pages that have a tab while a draft is open. They keep their numbers when others come.
const TABS: [Page; 4] = [Page::Filling, Page::Dashboard, Page::Plan, Page::Report];
/// A bar of one column narrower than this leaves out the predicate, or the place among the indicators, which stand on the
/// page as well.
const PILL: f32 = 540.0;
const PLACE: f32 = 460.0;
/// A window lower than this has lower bars.
const LOW: f32 = 720.0;

/// What the bar shows of the file.
#[derive(Debug, Clone, Default)]
pub struct FileState {
    /// Title of the draft.
    pub title: String,
    /// Where it lies; empty while it has no file.
    pub path: String,
    /// Saved state in words, such as `Tersimpan 10.42`.
    pub saved: String,
    /// True where everything is safely on disk.
    pub safe: bool,
    /// Initials of the author; empty while nobody is named.
    pub initials: String,
    /// Name of the author.
    pub author: String,
}

/// Height of the bar.
pub fn height(ui: &Ui) -> f32 {
    if Room::of(ui) == Room::Single {
        40.0
    } else if ui.ctx().content_rect().height() < LOW {
        44.0
    } else {
        48.0
    }
}

/// Shows the bar.
pub fn ui(ui: &mut Ui, draft: Option<&OpenDraft>, page: Page, file: &FileState, out: &mut Vec<Action>) {
    let tokens = Tokens::of(ui);
    let room = Room::of(ui);
    let height = height(ui);
    let frame = Frame::new().fill(tokens.surface).inner_margin(Margin { left: 12, right: 14, top: 0, bottom: 0 });
    let panel = egui::Panel::top("top_bar").exact_size(height).frame(frame).resizable(false);
    panel.show_separator_line(false).show(ui, |ui| {
        let rect = ui.max_rect();
        let bar = rect.expand2(egui::vec2(14.0, 0.0));
        ui.ctx().data_mut(|data| data.insert_temp(zone_id(), bar));
        if room == Room::Single {
            single_ui(ui, height, draft, page, file, out);
        } else {
            wide_ui(ui, height, draft, page, file, room, out);
        }
        ui.painter().hline(ui.ctx().content_rect().x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    });
}

/// Makes the bar the last zone of the window; called after the page has named its own.
pub fn zone(ui: &Ui) {
    let known = ui.ctx().data(|data| (data.get_temp(zone_id()), data.get_temp::<Id>(zone_id())));
    if let (Some(rect), Some(focus)) = known {
        widgets::zone(ui, rect, focus);
    }
}

fn zone_id() -> Id {
    Id::unique("top_bar_zone")
}

fn wide_ui(
    ui: &mut Ui,
    height: f32,
    draft: Option<&OpenDraft>,
    page: Page,
    file: &FileState,
    room: Room,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let first = |ui: &mut Ui, out: &mut Vec<Action>| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let mark = parts::mark(ui);
        ui.ctx().data_mut(|data| data.insert_temp(zone_id(), mark.id));
        if mark.clicked() {
            out.push(Action::Command(Command::Go(Page::Home)));
        }
        match draft {
            Some(draft) => {
                let button = parts::file_ui(ui, draft, file, room);
                menu_ui(&button, Holds::File, |command| command.possible(true, page), out);
            }
            None => {
                text(ui, Type::Strong, tokens.text, t!(words, app.name));
            }
        }
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.add_space(6.0);
        let tabs: &[Page] = if draft.is_some() { &TABS } else { &[Page::Home, Page::Portfolio] };
        for tab in tabs {
            if parts::tab_ui(ui, *tab, *tab == page.tab()).clicked() {
                out.push(Action::Command(Command::Go(*tab)));
            }
        }
    };
    let second = |ui: &mut Ui, out: &mut Vec<Action>| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(draft) = draft {
            for (command, possible) in
                [(Command::Undo, draft.sitting().can_undo()), (Command::Redo, draft.sitting().can_redo())]
            {
                if icon_button(ui, command.icon(), &command.tip(words), possible).clicked() && possible {
                    out.push(Action::Command(command));
                }
            }
        }
        if parts::search_ui(ui, room).clicked() {
            out.push(Action::Command(Command::Search));
        }
        let settings = Command::Go(Page::Settings);
        if icon_button(ui, icon::GEAR_SIX, &settings.tip(words), true).clicked() {
            out.push(Action::Command(settings));
        }
        if icon_button(ui, icon::QUESTION, &Command::Shortcuts.text(words), true).clicked() {
            out.push(Action::Command(Command::Shortcuts));
        }
        if !file.initials.is_empty() && parts::initials_ui(ui, &file.initials, &file.author).clicked() {
            out.push(Action::Command(settings));
        }
    };
    Ends::new(height).show(ui, out, first, second);
}

/// The bar of a window with one column: menu, page, place and index, search.
fn single_ui(ui: &mut Ui, height: f32, draft: Option<&OpenDraft>, page: Page, file: &FileState, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let room = ui.available_width();
    let first = |ui: &mut Ui, out: &mut Vec<Action>| {
        ui.spacing_mut().item_spacing.x = 10.0;
        let button = icon_button(ui, icon::LIST, t!(words, app.menu), true);
        ui.ctx().data_mut(|data| data.insert_temp(zone_id(), button.id));
        let open = draft.is_some();
        let possible = |command: Command| match (command, draft) {
            (Command::Undo, Some(draft)) => draft.sitting().can_undo(),
            (Command::Redo, Some(draft)) => draft.sitting().can_redo(),
            _ => command.possible(open, page),
        };
        menu_ui(&button, Holds::All { draft: open }, possible, out);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 15.0;
            ui.add_space((ui.available_height() - if open { 33.0 } else { 18.0 }).max(0.0) / 2.0);
            text(ui, Type::Strong, tokens.text, page_name(page, words));
            if open {
                parts::saved_ui(ui, file);
            }
        });
    };
    let second = |ui: &mut Ui, out: &mut Vec<Action>| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(draft) = draft {
            if page == Page::Filling {
                if room > PLACE {
                    let total = draft.rubric.indicators.len();
                    let place = t!(words, app.place, place = draft.position() + 1, total = total);
                    text(ui, Type::Body, tokens.text2, place);
                }
                for command in [Command::PreviousIndicator, Command::NextIndicator] {
                    if icon_button(ui, command.icon(), &command.tip(words), true).clicked() {
                        out.push(Action::Command(command));
                    }
                }
            }
            text(ui, Type::Strong, tokens.text, chart::index_text(words, &draft.score));
            if let Some(band) = draft.score.band(&draft.rubric).filter(|_| room > PILL) {
                pill(ui, band.palette, &band.name, false);
            }
        }
        if icon_button(ui, icon::MAGNIFYING_GLASS, &Command::Search.tip(words), true).clicked() {
            out.push(Action::Command(Command::Search));
        }
    };
    Ends::new(height).show(ui, out, first, second);
}
