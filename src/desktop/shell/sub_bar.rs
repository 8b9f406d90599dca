//! The pages under the tab Pengisian, as a row of smaller tabs below the bar.

use egui::{Align, Frame, Layout, Margin, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::{
    desktop::{
        action::{Action, Page},
        command::Command,
        pages::Room,
        theme::{Tokens, Type},
        widgets::{Tip as _, focus_ring_around},
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
                    Page::Package => (t!(words, page.package), 0, String::new()),
                    _ => (t!(words, page.answers), 0, String::new()),
                };
                let mut response = tab_ui(ui, wording, (number, &counted), tab == page, height);
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

/// A tab with a number and what that counts.
fn tab_ui(ui: &mut Ui, wording: &str, (number, counted): (usize, &str), on: bool, height: f32) -> egui::Response {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (kind, color) = if on { (Type::HelpStrong, tokens.brand_ink) } else { (Type::HelpMedium, tokens.text2) };
    let galley = ui.painter().layout_no_wrap(wording.to_owned(), kind.font(), color);
    let figure = if number > 0 { words.count(number) } else { String::new() };
    let figure = ui.painter().layout_no_wrap(figure, Type::HelpStrong.font(), tokens.text2);
    let gap = if number > 0 { 6.0 } else { 0.0 };
    let width = galley.size().x + gap + figure.size().x + 20.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height - 1.0), Sense::click());
    let name = if number > 0 { format!("{wording}, {counted}") } else { wording.to_owned() };
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, &name));
    if response.hovered() && !on {
        ui.painter().rect_filled(rect.shrink2(vec2(2.0, 3.0)), 4, tokens.hover);
    }
    let x = rect.left() + 10.0;
    let end = x + galley.size().x + gap;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, color);
    ui.painter().galley(pos2(end, rect.center().y - figure.size().y / 2.0), figure, tokens.text2);
    if on {
        let line =
            Rect::from_min_max(pos2(rect.left() + 6.0, rect.bottom() - 2.0), rect.right_bottom() - vec2(6.0, 0.0));
        ui.painter().rect_filled(line, 0, tokens.brand_ink);
    }
    focus_ring_around(ui, &response, rect.shrink2(vec2(5.0, 4.0)), 3);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
