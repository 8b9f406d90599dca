//! Where the index stands among the published ones: how many institutions had which index, with the predicates' limits.

use egui::{
    Align, Align2, Color32, Layout, Response, Role, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, Plot, Span};

use super::{comparison::kind_name, figures::Figures};
use crate::{
    assessment::Kind,
    chart::{Drawing, Table, index_text},
    desktop::{
        theme::{Tokens, Type},
        widgets::{Body, ChartCard, ChartState, focus_ring, text},
    },
    insight::Bin,
    rubric::{Exact, Rubric},
    scoring::Score,
    t,
    words::{Speaks as _, Words, fraction},
};

/// Height of the legend.
const LEGEND: f32 = 20.0;
/// Share of the height above the highest bar, for names and marks.
const ABOVE: f64 = 1.42;

/// Shows the card.
pub(super) fn ui(
    ui: &mut Ui,
    size: Vec2,
    state: &mut ChartState,
    rubric: &Rubric,
    score: &Score,
    figures: &Figures,
) -> Option<Response> {
    let words = ui.words();
    let placement = figures.placement?;
    let title = t!(words, dashboard.standing.title, total = words.count(placement.of), year = figures.year);
    let rank = figures.rank_words(words).filter(|_| score.complete()).unwrap_or_default();
    let card = ChartCard::new(&title, size).note(if figures.own.is_none() { &rank } else { "" });
    let (short, remark) = figures.placement_words(score.complete(), words)?;
    let sentence =
        t!(words, dashboard.standing, title = title, index = index_text(words, score), above = short, of = remark);
    let rank = rank.as_str();
    let response = card.ui(ui, state, |_, room| {
        let chart = Drawing { sentence, table: table(rubric, figures, words), ..Drawing::default() };
        Body::new(chart, move |ui, chart| {
            let mut room = room;
            if let Some(kind) = figures.own {
                legend_ui(ui, kind, rank);
                room.y -= LEGEND;
            }
            plot_ui(ui, room, chart, rubric, score, figures)
        })
    });
    Some(response)
}

/// What the two kinds of bars are, and the rank at the right.
fn legend_ui(ui: &mut Ui, kind: Kind, rank: &str) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), LEGEND), Sense::hover());
    let builder =
        UiBuilder::new().max_rect(line.with_max_y(line.bottom() - 4.0)).layout(Layout::left_to_right(Align::Center));
    ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for (color, wording) in
            [(tokens.line2, t!(words, dashboard.standing.all)), (tokens.text3, kind_name(kind, words))]
        {
            let (patch, _) = ui.allocate_exact_size(vec2(13.0, 9.0), Sense::hover());
            ui.painter().rect_filled(patch, 2, color);
            text(ui, Type::Caption, tokens.text2, wording);
            ui.add_space(8.0);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| text(ui, Type::Caption, tokens.text3, rank));
    });
}

fn table(rubric: &Rubric, figures: &Figures, words: Words) -> Table {
    let mut head = vec![
        t!(words, dashboard.standing.head.range).to_owned(),
        t!(words, chart.head.band).to_owned(),
        t!(words, dashboard.standing.head.all).to_owned(),
    ];
    head.extend(figures.own.map(|kind| kind_name(kind, words).to_owned()));
    let row = |bin: &Bin| {
        let band = rubric.band(&bin.from).map_or_else(String::new, |band| band.name.clone());
        let mut row = vec![range(bin, words), band, words.count(bin.all)];
        row.extend(figures.own.map(|_| words.count(bin.own)));
        row
    };
    Table { head, rows: figures.bins.iter().filter(|bin| bin.all > 0).map(row).collect() }
}

/// `3,70–3,79`, as the published figures have two decimals.
fn range(bin: &Bin, words: Words) -> String {
    let end = &bin.to - Exact::new(1.into(), 100.into());
    format!("{}–{}", words.decimal(&bin.from, 2), words.decimal(&end, 2))
}

fn plot_ui(ui: &mut Ui, room: Vec2, chart: &Drawing, rubric: &Rubric, score: &Score, figures: &Figures) -> Response {
    let (tokens, words) = (Tokens::of(ui), ui.words());
    let Some((low, high)) = rubric.value_range() else {
        return ui.allocate_response(room, Sense::focusable_noninteractive());
    };
    let (low, high) = (f64::from(fraction(low)), f64::from(fraction(high)));
    let most = figures.bins.iter().map(|bin| bin.all).max().unwrap_or_default().max(1) as f64;
    let middle = |bin: &Bin| f64::from(fraction(&((&bin.from + &bin.to) / Exact::from_integer(2.into()))));
    let width = 0.86 * f64::from(fraction(&Bin::width()));
    let colors = |bin: &Bin| tokens.level(rubric.band(&bin.from).map_or(0, |band| band.palette));
    let all: Vec<Bar> = figures
        .bins
        .iter()
        .filter(|bin| bin.all > 0)
        .map(|bin| {
            let fill = if figures.own.is_some() { tokens.line2 } else { colors(bin).fill };
            Bar::new(middle(bin), bin.all as f64)
                .width(width)
                .fill(fill)
                .stroke(Stroke::NONE)
                .name(label(bin, figures, words))
        })
        .collect();
    let own: Vec<Bar> = figures
        .bins
        .iter()
        .filter(|bin| bin.own > 0 && figures.own.is_some())
        .map(|bin| Bar::new(middle(bin), bin.own as f64).width(width).fill(tokens.text3).stroke(Stroke::NONE))
        .collect();
    let axis = AxisHints::new_x()
        .formatter(|mark: GridMark, _| format!("{:.0}", mark.value))
        .tick_label_color(tokens.text2)
        .tick_label_font(egui::FontId::new(11.0, Type::Body.font().family));
    let plot = Plot::new("standing")
        .width(room.x)
        .height(room.y)
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_axes([true, false])
        .show_grid(false)
        .show_x(false)
        .show_y(false)
        .custom_x_axes(vec![axis])
        .x_grid_spacer(|input| {
            let (from, to) = input.bounds;
            ((from.ceil() as i64)..=(to.floor() as i64))
                .map(|value| GridMark { value: value as f64, step_size: 1.0 })
                .collect()
        })
        .set_margin_fraction(Vec2::ZERO)
        .sense(Sense::focusable_noninteractive())
        .default_x_bounds(low, high)
        .default_y_bounds(0.0, most * ABOVE)
        .auto_bounds([false, false]);
    let bands: Vec<Span> = rubric
        .bands
        .iter()
        .map(|band| {
            let tint = tokens.level(band.palette).tint;
            let range = f64::from(fraction(&band.from))..=f64::from(fraction(&band.to));
            Span::new("", range).fill(tint).border(Stroke::NONE)
        })
        .collect();
    let shown = plot.show(ui, |plot| {
        plot.set_plot_bounds_x(low..=high);
        plot.set_plot_bounds_y(0.0..=most * ABOVE);
        for band in bands {
            plot.span(band);
        }
        let formatter = |bar: &Bar, _: &BarChart| bar.name.clone();
        plot.bar_chart(BarChart::new("all", all).element_formatter(Box::new(formatter)));
        plot.bar_chart(BarChart::new("own", own).allow_hover(false));
    });
    let response = shown.response;
    let painter = ui.painter();
    let area = *shown.transform.frame();
    let x = |value: &Exact| shown.transform.position_from_point_x(f64::from(fraction(value)));
    for band in &rubric.bands {
        let middle = f32::midpoint(x(&band.from), x(&band.to));
        let font = egui::FontId::new(11.0, Type::Body.font().family);
        let here = score.band(rubric).is_some_and(|other| other.id == band.id);
        let color = if here { tokens.text } else { tokens.text3 };
        let galley = painter.layout_no_wrap(band.name.clone(), font, color);
        if galley.size().x <= x(&band.to) - x(&band.from) + 2.0 {
            painter.galley(pos2(middle - galley.size().x / 2.0, area.top() + 2.0), galley, color);
        }
    }
    marker_ui(ui, &area, (x(score.index()), x(score.highest.value())), score);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.sentence));
    focus_ring(ui, &response, 4);
    response
}

/// The own index: a line with its figure; towards the upper bound dashed while something is open.
fn marker_ui(ui: &Ui, area: &egui::Rect, place: (f32, f32), score: &Score) {
    let tokens = Tokens::of(ui);
    let (now, highest) = place;
    let top = area.top() + 19.0;
    let painter = ui.painter();
    let stroke = Stroke::new(2.0, tokens.text);
    painter.vline(now, top + 8.0..=area.bottom(), stroke);
    if !score.complete() {
        let dashes = egui::Shape::dashed_line(&[pos2(now, top + 12.0), pos2(highest, top + 12.0)], stroke, 3.0, 3.0);
        painter.extend(dashes);
        painter.vline(highest, top + 8.0..=top + 16.0, stroke);
    }
    let galley = painter.layout_no_wrap(index_text(ui.words(), score), Type::HelpStrong.font(), tokens.text);
    let left = (now - galley.size().x / 2.0).clamp(area.left() + 2.0, area.right() - galley.size().x - 2.0);
    let rect = egui::Rect::from_min_size(pos2(left, top - 5.0), galley.size());
    painter.rect_filled(rect.expand2(vec2(3.0, 0.0)), 3, tokens.surface);
    painter.galley(Align2::LEFT_TOP.anchor_size(rect.min, rect.size()).min, galley, Color32::PLACEHOLDER);
}

/// What a bar says under the pointer.
fn label(bin: &Bin, figures: &Figures, words: Words) -> String {
    let all = t!(words, dashboard.standing.bar, range = range(bin, words), count = words.count(bin.all));
    match figures.own {
        Some(kind) => {
            let own = t!(words, dashboard.standing.own, kind = kind_name(kind, words), count = words.count(bin.own));
            format!("{all}\n{own}")
        }
        None => all,
    }
}
