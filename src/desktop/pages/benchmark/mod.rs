//! *Tolok ukur*: where the index stands among published results, how they spread, own values beside averages, who is near,
//! who rose; with year, source and rules always beside it.

mod figures;
mod lists;
mod tables;

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, Vec2, vec2};

use figures::{Chart, Figures, Which};
use tables::Tables;

use super::{Room, View, list_page::filters, pictures, title_line::tabs_row};
use crate::{
    chart::{BarsOptions, Drawing, Mode, Series, aspect_bars, average_bars, domain_bars, histogram, trend_beside},
    desktop::{
        action::{Action, Page},
        theme::{Tokens, Type, icon},
        widgets::{
            Button, ButtonKind, ChartCard, ChartState, Kept, NoteKind, NumberOrigin, Parts, Picked, Reckoned,
            ShownChart, Table, TableState, caption, choice_box, empty_state, fixed_card, heading, main_part, note,
            reckoning_ui, segments, text_wrapped,
        },
    },
    session::KeptResults,
    t,
    words::{Speaks as _, Words},
};

/// Between two cards, and between them and the edge of the page.
const GAP: f32 = 8.0;
const MARGIN: f32 = 16.0;
/// Least height of a row of cards, and the share of the page it takes at most.
const CARDS: (f32, f32) = (204.0, 0.36);
/// Least height of the table.
const TABLE: f32 = 216.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    tables: Tables,
    /// Id of the framework the added tables were asked for; they are read anew whenever somebody comes to the page.
    asked: Option<String>,
    /// How often tables were read.
    reads: u64,
    /// Place of the table that is compared with.
    chosen: usize,
    which: Which,
    table: TableState,
    /// Whether the focus was in the table in the last frame.
    in_table: bool,
    figures: Kept<Option<Figures>>,
    states: u64,
    distribution: ChartState,
    chart: Chart,
    charts: [ChartState; Chart::ALL.len()],
    origin: NumberOrigin,
    why: Reckoned<Why>,
    /// Height that the first card and the notes needed in the last frame.
    headline: f32,
    notes: f32,
}

/// A number of the page with a calculation of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// Rank and percentile.
    Placement,
}

impl Memory {
    /// The added tables were read.
    pub fn found(&mut self, found: Vec<KeptResults>, words: Words) {
        self.tables = Tables::read(found, words);
        self.reads += 1;
    }

    /// Added tables are read again the next time the page is shown.
    pub fn stale(&mut self) {
        self.asked = None;
    }

    /// The first table is compared with again.
    pub fn chosen_first(&mut self) {
        self.chosen = 0;
    }

    /// The first table of an added file is compared with, once it is read.
    pub fn choose(&mut self, path: &std::path::Path, rubric: &crate::rubric::Rubric) {
        let all = self.tables.all(rubric);
        let place = all.iter().position(|table| self.tables.path_of(table) == Some(path));
        self.chosen = place.unwrap_or_default();
    }
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let rubric = &view.draft.rubric;
    ui.spacing_mut().item_spacing.y = 0.0;
    if memory.asked.as_ref() != Some(&rubric.id) {
        memory.asked = Some(rubric.id.clone());
        out.push(Action::ListResults);
    }
    let version = view.version().with((memory.reads, memory.chosen, rubric.id.as_str()));
    let Memory { figures, tables, chosen, states, .. } = memory;
    let mut kept = std::mem::take(figures);
    let shown = kept.of(version, || {
        *states += 1;
        Figures::of(view, tables, *chosen, *states)
    });
    title_ui(ui, view, shown.as_ref(), memory, out);
    refused_ui(ui, memory, out);
    match shown {
        _ if view.draft.score.answered == 0 => {
            ui.add_space(ui.available_height() * 0.16);
            let (title, help) = (t!(words, dashboard.empty), t!(words, benchmark.empty));
            if empty_state(ui, icon::CHART_BAR, title, help, Some(t!(words, dashboard.empty.start))) {
                out.push(Action::Go(Page::Filling));
            }
        }
        None => {
            let (title, help) =
                (t!(words, benchmark.no_table, framework = rubric.name), t!(words, benchmark.no_table_help));
            if empty_state(ui, icon::TABLE, &title, help, Some(t!(words, benchmark.add))) {
                out.push(Action::AddResults);
            }
        }
        Some(figures) => figures_ui(ui, view, figures, version, memory, out),
    }
    memory.why.ui(ui, |Why::Placement| shown.as_ref().map(|figures| figures.placement.clone()), out);
    memory.figures = kept;
    memory.origin.ui(ui, view.draft, out);
}

fn title_ui(ui: &mut Ui, view: &View<'_>, figures: Option<&Figures>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let context = figures.map(|figures| figures.context.clone()).unwrap_or_default();
    tabs_row(ui, Page::Benchmark, &context, (memory, out), |ui, memory, out| {
        if view.draft.score.answered == 0 || figures.is_none() {
            return;
        }
        let all = memory.tables.all(&view.draft.rubric);
        let names: Vec<String> = all.iter().map(|table| table.shown_name(words)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let chosen = memory.chosen.min(all.len().saturating_sub(1));
        let file = all.get(chosen).and_then(|table| memory.tables.path_of(table)).map(std::path::Path::to_path_buf);
        if all.len() > 1
            && let Some(picked) = choice_box(ui, t!(words, benchmark.choose), &names, chosen, 170.0)
        {
            memory.chosen = picked;
        }
        let charts = figures.map_or(&[][..], |figures| figures.charts.as_slice());
        if charts.len() > 1 {
            let names: Vec<&str> = charts.iter().map(|(chart, _)| chart.name(words)).collect();
            let shown = charts.iter().position(|(chart, _)| *chart == memory.chart).unwrap_or_default();
            let picked = choice_box(ui, t!(words, benchmark.chart), &names, shown, 130.0);
            if let Some((chart, _)) = picked.and_then(|place| charts.get(place)) {
                memory.chart = *chart;
            }
        }
        if let Some(path) = file {
            let name = t!(words, benchmark.remove_name, table = names.get(chosen).copied().unwrap_or_default());
            let remove = Button::new(t!(words, benchmark.remove)).name(&name).kind(ButtonKind::Text);
            if remove.ui(ui).clicked() {
                out.push(Action::RemoveResults(path));
            }
        }
        if Button::new(t!(words, benchmark.add)).icon(icon::TABLE).ui(ui).clicked() {
            out.push(Action::AddResults);
        }
    });
}

/// Says which added files cannot be read, and why; each can be removed.
fn refused_ui(ui: &mut Ui, memory: &Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    for (path, why) in memory.tables.refused() {
        egui::Frame::new().inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 0 }).show(ui, |ui| {
            note(ui, NoteKind::Error, |ui| {
                text_wrapped(ui, Type::Body, tokens.text, why);
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                let name = t!(words, benchmark.remove_name, table = file);
                if Button::new(t!(words, benchmark.remove)).name(&name).small().ui(ui).clicked() {
                    out.push(Action::RemoveResults(path.clone()));
                }
            });
        });
    }
}

fn figures_ui(
    ui: &mut Ui,
    view: &View<'_>,
    figures: &Figures,
    version: egui::Id,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let page = ui.available_size();
    ScrollArea::vertical().id_salt("benchmark").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        let top = ui.cursor().top();
        ui.add_space(GAP);
        cards_ui(ui, view, figures, page, memory, out);
        list_ui(ui, view, figures, (page, top), version, memory, out);
        let before = ui.cursor().top();
        egui::Frame::new().inner_margin(Margin { left: 16, right: 16, top: 8, bottom: 6 }).show(ui, |ui| {
            let rule = figures.list(memory.which).rule.as_str();
            caption(ui, format!("{rule} {}", figures.notes).trim_start());
        });
        let needed = ui.cursor().top() - before;
        settle(ui, &mut memory.notes, needed);
    });
}

/// Keeps a height that turned out to be another one than in the last frame; what stands beside it is laid out anew.
fn settle(ui: &Ui, known: &mut f32, needed: f32) {
    if (needed - *known).abs() > 0.5 {
        *known = needed;
        ui.ctx().request_discard("a part of the page needs another height");
    }
}

/// The headline, the distribution and the averages of the domains.
fn cards_ui(ui: &mut Ui, view: &View<'_>, figures: &Figures, page: Vec2, memory: &mut Memory, out: &mut Vec<Action>) {
    let height = (page.y * CARDS.1).clamp(CARDS.0, 300.0);
    let first = memory.headline;
    // The cards of each row, with their shares of its width.
    let rows: &[&[(Card, f32)]] = match Room::of(ui) {
        Room::Single => &[&[(Card::Headline, 1.0)], &[(Card::Distribution, 1.0)], &[(Card::Chosen, 1.0)]],
        Room::Rail => &[&[(Card::Headline, 1.0)], &[(Card::Distribution, 1.0), (Card::Chosen, 1.0)]],
        Room::Full | Room::Wide => &[&[(Card::Headline, 400.0), (Card::Distribution, 470.0), (Card::Chosen, 440.0)]],
    };
    for cards in rows {
        let alone = cards.len() == 1 && cards.first().is_some_and(|(card, _)| *card == Card::Headline);
        let with_headline = cards.iter().any(|(card, _)| *card == Card::Headline);
        let tall = match (alone, with_headline) {
            (true, _) => first,
            (false, true) => height.max(first),
            (false, false) => height,
        };
        let shares: f32 = cards.iter().map(|(_, share)| share).sum();
        let room = page.x - 2.0 * MARGIN - GAP * cards.len().saturating_sub(1) as f32;
        let (line, _) = ui.allocate_exact_size(vec2(page.x, tall + GAP), egui::Sense::hover());
        let mut x = line.left() + MARGIN;
        for (card, share) in *cards {
            let wide = (room * share / shares).floor();
            let rect = Rect::from_min_size(egui::pos2(x, line.top()), vec2(wide, tall));
            let builder = UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Min));
            // The place of the whole row is taken already.
            let ui = &mut ui.new_child(builder);
            match card {
                Card::Headline => headline_ui(ui, rect.size(), figures, memory),
                card => chart_ui(ui, *card, rect, view, figures, memory, out),
            }
            x += wide + GAP;
        }
    }
}

/// A card of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Card {
    Headline,
    Distribution,
    /// The chart that was chosen.
    Chosen,
}

/// Rank and percentile, and what should be known of them.
fn headline_ui(ui: &mut Ui, size: Vec2, figures: &Figures, memory: &mut Memory) {
    let (words, tokens) = (ui.words(), Tokens::of(ui));
    let Memory { why, headline: known, .. } = memory;
    let needed = fixed_card(ui, size, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        heading(ui, Type::ScreenSmall, 2, &figures.headline);
        let name = t!(words, benchmark.why.name, placed = figures.headline.trim_end_matches('.'));
        let asked = Button::new(t!(words, benchmark.why)).name(&name);
        let asked = asked.kind(ButtonKind::Text).small().ui(ui);
        if asked.clicked() {
            why.toggle(Why::Placement, asked.rect, asked.id);
        }
        for sentence in &figures.cautions {
            text_wrapped(ui, Type::Help, tokens.text2, sentence);
        }
    });
    settle(ui, known, needed);
}

fn chart_ui(
    ui: &mut Ui,
    card: Card,
    rect: Rect,
    view: &View<'_>,
    figures: &Figures,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let draft = view.draft;
    let (rubric, score) = (&*draft.rubric, &draft.score);
    let chosen = figures.charts.iter().find(|(chart, _)| *chart == memory.chart).or(figures.charts.first());
    let (chart, title) = chosen.map_or((Chart::Domains, ""), |(chart, title)| (*chart, title.as_str()));
    let title = if card == Card::Distribution { figures.histogram_title.as_str() } else { title };
    let [domains, aspects, kinds, years] = &mut memory.charts;
    let state = match (card, chart) {
        (Card::Distribution, _) => &mut memory.distribution,
        (_, Chart::Domains) => domains,
        (_, Chart::Aspects) => aspects,
        (_, Chart::Kinds) => kinds,
        (_, Chart::Years) => years,
    };
    let shown = ChartCard::new(title, rect.size(), figures.state);
    let ShownChart { response, picked, asked } = shown.ui(ui, state, |room, fit| -> Drawing {
        let size = (room.size.x, room.size.y);
        if card == Card::Distribution {
            return histogram(rubric, score, size, &figures.histogram, fit.lettering());
        }
        let label = t!(words, dashboard.now, year = draft.assessment().year.value);
        let options = |series: &[Series]| BarsOptions { label: label.clone(), series: series.to_vec() };
        match chart {
            Chart::Domains => domain_bars(rubric, score, size, &options(&figures.domains), fit.lettering()),
            Chart::Aspects => aspect_bars(rubric, score, size, &options(&figures.aspects), fit.lettering()),
            Chart::Kinds => average_bars(rubric, score, size, &figures.kinds, fit.lettering()),
            Chart::Years => {
                let (own, published) = &figures.years;
                trend_beside(Mode::Screen, rubric, own, published, size, fit.lettering())
            }
        }
    });
    crate::desktop::widgets::zone(ui, rect, response.id);
    if card == Card::Distribution {
        main_part(ui, response.id);
    }
    match picked {
        Some(Picked::Indicator(id)) => out.push(Action::OpenIndicator(id)),
        Some(Picked::Number { kind, id, anchor }) => memory.origin.toggle(kind, &id, anchor, response.id),
        None => {}
    }
    if let Some(asked) = asked {
        out.extend(pictures::actions(title, asked, draft, Some(figures.year), words));
    }
}

/// Which list, and the list; at least as high as it is of use, else what the page leaves.
fn list_ui(
    ui: &mut Ui,
    view: &View<'_>,
    figures: &Figures,
    (page, top): (Vec2, f32),
    version: egui::Id,
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let names = Which::ALL.map(|which| which.name(view));
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let chosen = Which::ALL.iter().position(|which| *which == memory.which).unwrap_or_default();
    let mut picked = None;
    let Memory { table, which, notes, in_table, .. } = memory;
    filters(ui, table, |ui| {
        let label = t!(words, benchmark.lists);
        // A row of choices has no room in one column.
        picked = if Room::of(ui) >= Room::Full {
            segments(ui, label, &names, chosen)
        } else {
            choice_box(ui, label, &names, chosen, 200.0)
        };
        None
    });
    if let Some(picked) = picked.and_then(|place| Which::ALL.get(place)) {
        *which = *picked;
        *table = TableState::default();
    }
    let list = figures.list(*which);
    let columns = lists::columns(list);
    let used = ui.cursor().top() - top;
    // A low page shows all of the table once it is scrolled to.
    let height = (page.y - used - *notes).max(TABLE.min(page.y - 2.0 * GAP)).max(0.0);
    let (space, _) = ui.allocate_exact_size(vec2(page.x, height), egui::Sense::hover());
    let builder = UiBuilder::new().max_rect(space).layout(Layout::top_down(Align::Min)).id_salt("benchmark_list");
    ui.scope_builder(builder, |ui| {
        let listed = lists::Listed { list, which: *which, tokens: Tokens::of(ui) };
        if listed.is_empty() {
            let action = (*which == Which::Risers).then_some(t!(words, benchmark.add));
            if empty_state(ui, icon::TABLE, &list.empty, t!(words, benchmark.no_table_help), action) {
                out.push(Action::AddResults);
            }
            return;
        }
        let name = which.name(view);
        let shown = Table::new(&name, &columns, version.with(*which));
        let mut asked = Vec::new();
        let mut inside = |ui: &mut Ui, row: usize| {
            if let Some(why) = listed.why(row) {
                reckoning_ui(ui, why, &mut asked);
            }
        };
        let _done = shown.ui(ui, table, &listed, Parts { inside: Some(&mut inside), bulk: None }, out);
        out.extend(asked);
    });
    // The table brings its rows into view within itself; the page brings the table.
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let inside = focused.is_some_and(|response| space.contains(response.rect.center()));
    if inside && !*in_table {
        ui.scroll_to_rect(space, None);
    }
    *in_table = inside;
}
