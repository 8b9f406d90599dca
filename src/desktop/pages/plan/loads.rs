//! What each unit has to do by the plan, as rows of a table.

use egui::{Id, Ui};
use num_traits::ToPrimitive as _;

use super::{
    figures::{Figures, Shown},
    work::Memory,
};
use crate::{
    desktop::{
        action::Action,
        pages::View,
        theme::icon,
        widgets::{Cell, Column, Line, Look, Parts, Row, RowAction, Rows, SortKey, Table, empty_state, row_sentence},
    },
    insight::{Load, PlanSum},
    rubric::Exact,
    t,
    words::{Speaks as _, Words},
};

struct Listed<'a> {
    view: &'a View<'a>,
    shown: &'a Shown,
}

fn columns(words: Words, costs: bool) -> Vec<Column<'static>> {
    let mut columns = vec![
        Column::new(t!(words, report.summary.head.unit), 120.0).share(3.0, f32::INFINITY).main(),
        Column::new(t!(words, rencana.rising), 62.0).number(),
        Column::new(t!(words, rencana.effort), 78.0).number(),
        Column::new(t!(words, rencana.gain), 62.0).number().drops(2),
        Column::new(t!(words, rencana.fact_finish_head), 96.0).drops(1),
    ];
    if costs {
        columns.push(Column::new(t!(words, rencana.cost_head), 110.0).number().drops(3));
    }
    columns.push(Column::new(t!(words, rencana.origin), 80.0).actions());
    columns
}

/// Shows the list.
pub(super) fn ui(
    ui: &mut Ui,
    view: &View<'_>,
    (figures, shown): (&Figures, &Shown),
    memory: &mut Memory,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let loads = &shown.roadmap.loads;
    if loads.is_empty() {
        empty_state(ui, icon::PATH, t!(words, rencana.no_loads), t!(words, rencana.no_loads_help), None);
        return;
    }
    let listed = Listed { view, shown };
    let columns = columns(words, shown.roadmap.cost.is_some());
    let mut table = std::mem::take(&mut memory.loads);
    let name = t!(words, report.plan.units);
    let done = Table::new(name, &columns, memory.state()).dense().ui(ui, &mut table, &listed, Parts::default(), out);
    memory.loads = table;
    let pressed = done.pressed.and_then(|(line, _)| match line {
        Line::Row(row) => Some(row),
        Line::Group(_) => None,
    });
    let Some(load) = pressed.or(done.entered).and_then(|row| loads.get(row)) else { return };
    let from = row_id(load);
    let anchor = ui.ctx().read_response(from).map_or(ui.max_rect(), |row| row.rect);
    memory.explain((view, figures, &shown.roadmap), &PlanSum::Load(load.unit.clone()), true, anchor, from);
}

fn row_id(load: &Load) -> Id {
    Id::unique(("plan_load", load.unit.as_ref().map(ToString::to_string)))
}

impl Listed<'_> {
    fn load(&self, row: usize) -> Option<&Load> {
        self.shown.roadmap.loads.get(row)
    }

    fn name(&self, load: &Load) -> &str {
        let unit = load.unit.as_ref().and_then(|id| self.view.draft.assessment().units.get(id));
        unit.map_or(t!(self.view, report.plan.no_unit), |unit| unit.name.value.as_str())
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.shown.roadmap.loads.len()
    }

    fn id(&self, row: usize) -> Id {
        self.load(row).map_or(Id::NULL, row_id)
    }

    fn row(&self, row: usize) -> Row {
        let Some(load) = self.load(row) else { return Row::default() };
        let words = self.view.words();
        let name = self.name(load);
        let count = t!(words, rencana.indicators, count = load.steps);
        let (days, gain) = (t!(words, rencana.said_days, count = load.effort), words.signed(&load.gain, 4));
        let finish = load.finish.map(|day| words.date_short(day)).unwrap_or_default();
        let cost = load.cost.map(|cost| words.rupiah(cost)).unwrap_or_default();
        let said_gain = t!(words, rencana.said_gain, gain = gain);
        let mut cells = vec![
            Cell::new(Look::Main, name),
            Cell::new(Look::Plain, words.count(load.steps)).alone(count.clone()),
            Cell::new(Look::Strong, t!(words, rencana.days_short, count = load.effort)),
            Cell::new(Look::Plain, gain),
            Cell::plain(finish.clone()),
        ];
        if self.shown.roadmap.cost.is_some() {
            cells.push(Cell::plain(cost.clone()));
        }
        cells.push(Cell::default());
        Row {
            sentence: row_sentence([name, &count, &days, &said_gain, &finish, &cost]),
            below: String::new(),
            cells,
            actions: vec![RowAction {
                text: t!(words, rencana.origin).to_owned(),
                name: t!(words, rencana.origin_of, what = name, value = days),
                leads: true,
            }],
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let Some(load) = self.load(row) else { return SortKey::Nothing };
        let whole = |number: u64| SortKey::number(i64::try_from(number).ok());
        match column {
            0 => SortKey::text(self.name(load)),
            1 => SortKey::place(Some(load.steps)),
            2 => whole(load.effort),
            3 => SortKey::number((&load.gain * Exact::from_integer(100_000_000.into())).to_i64()),
            4 => load.finish.map_or(SortKey::Nothing, |day| SortKey::Text(day.to_string())),
            _ => load.cost.map_or(SortKey::Nothing, whole),
        }
    }
}
