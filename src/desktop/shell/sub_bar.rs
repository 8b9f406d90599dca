//! The pages under the tab Pengisian, as a row of smaller tabs below the bar.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};

use crate::{
    desktop::{
        action::{Action, Page},
        command::Command,
        page_look::page_tab_name,
        pages::Room,
        theme::Tokens,
        widgets::{Tip as _, page_tab},
    },
    t,
    words::Speaks as _,
};

/// What the tabs count.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Documents of the register.
    pub documents: usize,
    /// What the checks find.
    pub findings: usize,
}

/// Shows the row on the pages it is for.
pub fn ui(ui: &mut Ui, page: Page, counts: Counts, out: &mut Vec<Action>) {
    let words = ui.words();
    if page.tab() != Page::Filling {
        return;
    }
    let tokens = Tokens::of(ui);
    let low = ui.ctx().content_rect().height() < 720.0;
    let height = if low { 28.0 } else { 32.0 };
    let frame = Frame::new().fill(tokens.panel).inner_margin(Margin { left: 12, right: 12, top: 0, bottom: 0 });
    let panel = egui::Panel::top("sub_bar").exact_size(height).frame(frame).resizable(false);
    panel.show_separator_line(false).show(ui, |ui| {
        let rect = ui.max_rect();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = if Room::of(ui) == Room::Single { 0.0 } else { 6.0 };
            for tab in Page::UNDER_FILLING {
                let (wording, number, counted) = match tab {
                    Page::Evidence => {
                        let number = counts.documents;
                        (t!(words, page.evidence), number, t!(words, page.evidence_counted, count = number))
                    }
                    Page::Checks => {
                        let number = counts.findings;
                        (t!(words, page.checks), number, t!(words, page.checks_counted, count = number))
                    }
                    other => (page_tab_name(other, words), 0, String::new()),
                };
                let mut response = page_tab(ui, wording, (number, &counted), tab == page, height);
                if number > 0 {
                    response = response.tip(counted);
                }
                if response.clicked() && tab != page {
                    out.push(Action::Command(Command::Go(tab)));
                }
            }
        });
        ui.painter().hline(ui.ctx().content_rect().x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tokens.line));
    });
}
