//! The file menu, made from the table of commands.

use egui::Response;

use crate::{
    desktop::{
        action::{Action, Page},
        command::Command,
        widgets::{divider, held, menu_item, popup_menu},
    },
    words::Speaks as _,
};

/// Width of the menu.
const WIDTH: f32 = 288.0;

/// What the menu offers for an open draft, in groups.
const FILE: &[&[Command]] = &[
    &[
        Command::Go(Page::Identity),
        Command::Go(Page::Questions),
        Command::Go(Page::History),
        Command::Go(Page::Backups),
    ],
    &[Command::Save, Command::SaveAs],
    &[Command::ImportLevels, Command::LevelsTemplate, Command::Export, Command::ExportWorkbook],
    &[Command::Back, Command::Forth],
    &[Command::Close],
];
/// What starts something.
const START: &[&[Command]] = &[&[Command::New, Command::NewFromLast, Command::Open, Command::Go(Page::Portfolio)]];
/// Tabs, where the bar has no room for them.
const TABS: &[&[Command]] = &[
    &[
        Command::Go(Page::Filling),
        Command::Go(Page::Evidence),
        Command::Go(Page::Checks),
        Command::Go(Page::Package),
        Command::Go(Page::Dashboard),
        Command::Go(Page::Comparison),
        Command::Go(Page::Benchmark),
        Command::Go(Page::Plan),
        Command::Go(Page::Report),
    ],
    &[Command::Undo, Command::Redo],
];
/// What it offers anywhere, where the bar has no room for it.
const ANYWHERE: &[&[Command]] =
    &[&[Command::Go(Page::Home)], &[Command::Go(Page::Settings), Command::Shortcuts, Command::Quit]];

/// What a menu holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// What concerns the file.
    File,
    /// Everything, because the bar has no room.
    All {
        /// Whether a draft is open.
        draft: bool,
    },
}

/// The menu below a button that opens and closes it.
pub fn menu_ui(button: &Response, holds: Holds, possible: impl Fn(Command) -> bool, out: &mut Vec<Action>) {
    let words = button.ctx.words();
    let groups: Vec<&[Command]> = match holds {
        Holds::File => [FILE, START].concat(),
        Holds::All { draft: true } => [TABS, FILE, START, ANYWHERE].concat(),
        Holds::All { draft: false } => [START, ANYWHERE].concat(),
    };
    let only_read = held(&button.ctx).is_some();
    let possible = |command: Command| possible(command) && !(only_read && command.changes_draft());
    let opened = button.clicked();
    let height = (button.ctx.content_rect().height() - 70.0).max(120.0);
    popup_menu(button, crate::t!(words, app.file_menu), 2.0, |ui| {
        ui.set_width(WIDTH);
        ui.spacing_mut().item_spacing.y = 1.0;
        // It is as high as what it holds, as long as the window is.
        let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.show(ui, |ui| {
            let mut first = true;
            for (place, group) in groups.iter().enumerate() {
                if place > 0 {
                    ui.add_space(3.0);
                    divider(ui);
                    ui.add_space(3.0);
                }
                for command in *group {
                    let item = menu_item(ui, command.icon(), &command.text(words), &command.keys(), possible(*command));
                    if first && opened {
                        item.request_focus();
                    }
                    first = false;
                    if item.clicked() {
                        out.push(Action::Command(*command));
                        ui.close();
                    }
                }
            }
        });
    });
}
