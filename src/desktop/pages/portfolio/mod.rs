//! Portofolio: the assessments of many institutions in one folder, ranked, filtered and compared. Files are only read.

mod charts;
mod filters;
mod found;
mod list;
mod marking;
mod other;

use std::{path::Path, sync::Arc};

use egui::{Frame, Id, Margin, Rect, Stroke, Ui, vec2};

use super::{
    Room,
    list_page::{filters as tools_line, part},
    title_line::title_row,
};
use crate::{
    desktop::{
        action::{Action, Made, Offer, Page},
        dialogs::dashed,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, ChartState, Kept, Line, NoteKind, Parts, Table, TableState, chips, choice_box, empty_state, link,
            menu_item, note, popup_menu, progress_bar, text, text_wrapped, zone,
        },
    },
    insight::{Portfolio, PortfolioFilter, PortfolioView},
    report::{
        Paper, build_portfolio,
        sheets::{PortfolioInput, csv, portfolio_sheet, portfolio_workbook},
    },
    rubric::Rubric,
    session::{BadFile, News, Rubrics},
    t,
    words::{Sentence, Speaks as _, Words},
};
use filters::Counts;
use found::Found;

/// Width of the filters at the left.
const FILTERS: f32 = 200.0;
/// A page lower than this shows either the charts or the table.
const LOW: f32 = 470.0;
/// Height of the charts above the table.
const CHARTS: f32 = 196.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    found: Found,
    /// Place of the chosen framework and year among those there are.
    group: usize,
    filter: PortfolioFilter,
    /// Which list is shown.
    list: usize,
    /// The charts are shown in the place of the list.
    charts: bool,
    view: Kept<Shown>,
    ranking: TableState,
    others: TableState,
    squares: ChartState,
    strips: ChartState,
}

/// What is shown of what was found.
#[derive(Debug)]
struct Shown {
    /// Nothing while nothing can be ranked.
    ranked: Option<Ranked>,
    groups: Vec<String>,
}

/// Assessments of one framework and year.
#[derive(Debug)]
struct Ranked {
    rubric: Arc<Rubric>,
    year: i16,
    view: PortfolioView,
    /// What it can be narrowed down by, without the filter.
    counts: Counts,
}

impl Memory {
    /// Another folder.
    pub fn begin(&mut self, folder: &Path) {
        *self = Self { found: Found::of(folder), ..Self::default() };
    }

    /// How far reading it is.
    pub fn reading(&mut self, done: usize, total: usize) {
        self.found.reading = Some((done, total));
    }

    /// What came in.
    pub fn add(&mut self, news: Vec<News>) {
        self.found.add(news);
    }

    /// What cannot be read, known without trying.
    pub fn add_bad(&mut self, bad: &[BadFile]) {
        self.found.add_bad(bad);
    }

    /// What was read in the place of all that was known. How many files are other than before.
    pub fn replace(&mut self, news: Vec<News>, bad: &[BadFile]) -> usize {
        self.found.replace(news, bad)
    }

    /// Reading ended; `stopped` where not everything was read.
    pub fn ended(&mut self, stopped: bool) {
        self.found.reading = None;
        self.found.stopped = stopped;
    }
}

impl Shown {
    fn of(portfolio: &Portfolio, rubrics: Rubrics, group: usize, filter: &PortfolioFilter, words: Words) -> Self {
        let groups = portfolio.groups();
        let known = |id: &str| rubrics(id).map_or_else(|| id.to_owned(), |rubric| rubric.name.clone());
        let names = groups.iter().map(|one| {
            t!(words, portfolio.group, rubric = known(&one.rubric), year = one.year.0, count = words.count(one.count.0))
        });
        let names = names.collect();
        let ranked = groups.get(group.min(groups.len().saturating_sub(1))).and_then(|group| {
            let rubric = rubrics(&group.rubric)?;
            let view = PortfolioView::of(portfolio, &rubric, group, filter);
            let counts =
                Counts::of(&PortfolioView::of(portfolio, &rubric, group, &PortfolioFilter::default()), &rubric);
            Some(Ranked { rubric, year: group.year.0, view, counts })
        });
        Self { ranked, groups: names }
    }
}

/// Shows the page; `open` while a draft is open.
pub fn ui(ui: &mut Ui, rubrics: Rubrics, open: bool, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    let version = Id::unique(("portfolio", memory.found.times(), memory.group, format!("{:?}", memory.filter)));
    let Memory { found, view, .. } = memory;
    let shown = view.of(version, || Shown::of(found.portfolio(), rubrics, memory.group, &memory.filter, words));
    let picked = title_ui(ui, &memory.found, shown, memory.group, out);
    if memory.found.folder.is_none() {
        ui.add_space((ui.available_height() * 0.12).min(80.0));
        let (title, help) = (t!(words, portfolio.empty), t!(words, portfolio.empty_help));
        if empty_state(ui, icon::FILES, title, help, Some(t!(words, portfolio.choose))) {
            out.push(Action::ChooseFolder);
        }
        return;
    }
    reading_ui(ui, &memory.found, out);
    let Some(ranked) = &shown.ranked else {
        if memory.found.reading.is_none() && memory.found.bad.is_empty() {
            let (title, help) = (t!(words, portfolio.nothing), t!(words, portfolio.nothing_help));
            empty_state(ui, icon::FILES, title, help, None);
        } else {
            other::bad_ui(ui, &memory.found, &mut memory.others, out);
        }
        return;
    };
    let beside = Room::of(ui) >= Room::Rail;
    let mut filter = memory.filter.clone();
    let whole = ui.available_rect_before_wrap();
    let edge = whole.left() + if beside { FILTERS } else { 0.0 };
    if beside {
        let left = Rect::from_min_max(whole.min, egui::pos2(edge, whole.bottom()));
        ui.painter().rect_filled(left, 0, Tokens::of(ui).panel);
        ui.painter().vline(left.right() - 0.5, left.y_range(), Stroke::new(1.0, Tokens::of(ui).line));
        part(ui, left, "portfolio_filters", |ui| filters::ui(ui, ranked, &mut filter));
    }
    let right = Rect::from_min_max(egui::pos2(edge, whole.top()), whole.max);
    let lists = Lists { found: &memory.found, ranked, version, beside, open };
    let (list, charts) = (&mut memory.list, &mut memory.charts);
    let states = States {
        ranking: &mut memory.ranking,
        others: &mut memory.others,
        squares: &mut memory.squares,
        strips: &mut memory.strips,
    };
    part(ui, right, "portfolio_main", |ui| lists.ui(ui, (list, charts), &mut filter, states, out));
    if filter != memory.filter {
        memory.filter = filter;
        ui.ctx().request_repaint();
    }
    if let Some(group) = picked {
        memory.group = group;
        memory.filter = PortfolioFilter::default();
        ui.ctx().request_repaint();
    }
}

/// The title, with the year, another folder and the tables. The place of a newly chosen year.
fn title_ui(ui: &mut Ui, found: &Found, shown: &Shown, group: usize, out: &mut Vec<Action>) -> Option<usize> {
    let words = ui.words();
    let line = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), super::title_line::TITLE));
    let context = found.folder.as_ref().map_or_else(String::new, |folder| {
        t!(words, portfolio.context, count = words.count(found.portfolio().members().len()), folder = folder.display())
    });
    let mut picked = None;
    title_row(ui, Page::Portfolio, &context, &mut (), |ui, ()| {
        if shown.groups.len() > 1 {
            let names: Vec<&str> = shown.groups.iter().map(String::as_str).collect();
            picked = choice_box(ui, t!(words, portfolio.year), &names, group.min(names.len() - 1), 210.0);
        }
        if let Some(ranked) = &shown.ranked {
            let button = Button::new(t!(words, portfolio.export)).icon(icon::TABLE).ui(ui);
            popup_menu(&button, t!(words, portfolio.export), 2.0, |ui| {
                ui.set_width(220.0);
                for (wording, extension) in [
                    (t!(words, portfolio.export_xlsx), "xlsx"),
                    (t!(words, portfolio.export_csv), "csv"),
                    (t!(words, portfolio.export_pdf), "pdf"),
                ] {
                    if menu_item(ui, icon::TABLE, wording, &[], true).clicked() {
                        out.push(export(found, ranked, extension, words));
                        ui.close();
                    }
                }
            });
        }
        if found.folder.is_some() {
            let choose = Button::new(t!(words, portfolio.choose)).icon(icon::FOLDER_NOTCH_OPEN).ui(ui);
            zone(ui, line, choose.id);
            if choose.clicked() {
                out.push(Action::ChooseFolder);
            }
        }
    });
    picked
}

/// How far reading is, and the way to stop it; that it was stopped.
fn reading_ui(ui: &mut Ui, found: &Found, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let margin = Margin { left: 16, right: 16, top: 2, bottom: 6 };
    if let Some((done, total)) = found.reading {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                progress_bar(ui, done, total, 140.0);
                text(
                    ui,
                    Type::Help,
                    tokens.text2,
                    t!(words, portfolio.reading, done = words.count(done), total = words.count(total)),
                );
                if link(ui, Some(icon::X), t!(words, portfolio.stop)).clicked() {
                    out.push(Action::StopFolder);
                }
            });
        });
    } else if found.stopped {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            note(ui, NoteKind::Warning, |ui| {
                text_wrapped(ui, Type::Body, tokens.text, t!(words, portfolio.stopped));
            });
        });
    }
}

/// A table of what is shown, as a file.
fn export(found: &Found, ranked: &Ranked, extension: &'static str, words: Words) -> Action {
    let (portfolio, view, rubric) = (found.shared(), ranked.view.clone(), Arc::clone(&ranked.rubric));
    let (year, bad) = (ranked.year, found.bad.clone());
    let folder = found.folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
    let name = t!(words, portfolio.sheet.name);
    let file_name = dashed(&[t!(words, page.portfolio), &year.to_string()]);
    let make = move || {
        let bad: Vec<(&str, &str)> = bad.iter().map(|one| (one.path.as_str(), one.reason.as_str())).collect();
        let input = PortfolioInput {
            folder: &folder,
            rubric: &rubric,
            year,
            portfolio: &portfolio,
            view: &view,
            bad: &bad,
            version: env!("CARGO_PKG_VERSION"),
        };
        if extension == "csv" {
            return Ok(csv(&portfolio_sheet(&input, words), words).into());
        }
        if extension == "pdf" {
            let made = build_portfolio(&input, Paper::default(), words).to_pdf();
            return made.map(Made::from).map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) });
        }
        let made = portfolio_workbook(&input, words).to_xlsx();
        made.map(Made::from).map_err(|error| -> Box<dyn Sentence + Send> { Box::new(error) })
    };
    Action::Write(Offer {
        title: t!(words, portfolio.export).to_owned(),
        kind: name.to_owned(),
        extension,
        name: file_name,
        make: Arc::new(make),
        transfer: None,
        made_from: found.folder.clone(),
    })
}

/// What the lists and charts read.
struct Lists<'a> {
    found: &'a Found,
    ranked: &'a Ranked,
    version: Id,
    /// The filters stand beside the list.
    beside: bool,
    /// A draft is open.
    open: bool,
}

/// What they remember.
struct States<'a> {
    ranking: &'a mut TableState,
    others: &'a mut TableState,
    squares: &'a mut ChartState,
    strips: &'a mut ChartState,
}

impl Lists<'_> {
    fn ui(
        &self,
        ui: &mut Ui,
        (list, charts): (&mut usize, &mut bool),
        filter: &mut PortfolioFilter,
        states: States<'_>,
        out: &mut Vec<Action>,
    ) {
        let words = ui.words();
        let States { ranking, others, squares, strips } = states;
        let aside = self.found.portfolio().set_aside();
        let room = ui.available_height();
        let both = room >= LOW && ui.available_width() >= charts::BESIDE + 32.0;
        if both {
            charts::ui(ui, self.ranked, CHARTS, (self.version, &mut *squares, &mut *strips), out);
        }
        let state = if *list == 0 { &mut *ranking } else { &mut *others };
        tools_line(ui, state, |ui| {
            let offered = [
                (t!(words, portfolio.list.ranking), self.ranked.view.rows.len()),
                (t!(words, portfolio.list.bad), self.found.bad.len()),
                (t!(words, portfolio.list.aside), aside.len()),
            ];
            if let Some(picked) = chips(ui, t!(words, portfolio.lists), &offered, *list) {
                *list = picked;
            }
            if !self.beside {
                filters::popup(ui, self.ranked, filter);
            }
            if !both {
                let wording = if *charts { t!(words, portfolio.as_table) } else { t!(words, portfolio.as_charts) };
                if link(ui, Some(if *charts { icon::TABLE } else { icon::CHART_BAR }), wording).clicked() {
                    *charts = !*charts;
                }
            }
            None
        });
        if *charts && !both {
            let height = ui.available_height();
            charts::ui(ui, self.ranked, height, (self.version, &mut *squares, &mut *strips), out);
            return;
        }
        match *list {
            0 => self.ranking_ui(ui, ranking, out),
            1 => other::bad_ui(ui, self.found, others, out),
            _ => other::aside_ui(ui, self.found, others, out),
        }
    }

    fn ranking_ui(&self, ui: &mut Ui, state: &mut TableState, out: &mut Vec<Action>) {
        let words = ui.words();
        if self.ranked.view.rows.is_empty() {
            let (title, help) = (t!(words, portfolio.none_left), t!(words, portfolio.none_left_help));
            empty_state(ui, icon::LIST_MAGNIFYING_GLASS, title, help, None);
            return;
        }
        let rubric = &self.ranked.rubric;
        let listed = list::Listed { rows: &self.ranked.view.rows, rubric, words, tokens: Tokens::of(ui) };
        let columns = list::columns(rubric, words);
        let table = Table::new(t!(words, portfolio.list.ranking), &columns, self.version);
        let mut compared = None;
        let mut bulk = |ui: &mut Ui, marked: &dyn Fn() -> Vec<usize>| {
            compared = marking::ui(ui, &self.ranked.view.rows, self.open, &marked());
        };
        let done = table.ui(ui, state, &listed, Parts { bulk: Some(&mut bulk), ..Parts::default() }, out);
        out.extend(compared.map(Action::CompareDrafts));
        let pressed = match done.pressed {
            Some((Line::Row(row), _)) => Some(row),
            _ => None,
        };
        let opened = pressed.or(done.entered).and_then(|row| self.ranked.view.rows.get(row));
        out.extend(opened.map(|row| Action::OpenPath(row.member.path.clone().into())));
    }
}
