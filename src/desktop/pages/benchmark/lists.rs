//! The lists of the page as rows of the one table.

use egui::Id;

use super::figures::Which;
use crate::{
    chart::{NO_VALUE, value_text},
    desktop::{
        pages::View,
        theme::{Tokens, icon},
        widgets::{Cell, Column, Look, Row, Rows, SortKey, row_sentence},
    },
    insight::{Benchmark, Compared, National, PublishedRow, Reckoning, kind_name},
    rubric::{Exact, Rubric},
    scoring::NodeKind,
    t,
    words::{Words, rounded},
};

/// A list.
#[derive(Debug, Default)]
pub(super) struct List {
    /// What is said where it is empty.
    pub empty: String,
    /// A sentence above it.
    pub rule: String,
    /// Names of the columns; the first names the rows.
    pub heads: Vec<Head>,
    rows: Vec<Line>,
}

/// The head of a column.
#[derive(Debug)]
pub(super) struct Head {
    name: String,
    words: bool,
    /// It goes where the room is short: those with the highest number first.
    drops: u8,
}

#[derive(Debug)]
struct Line {
    /// The institution itself.
    own: bool,
    cells: Vec<(String, SortKey)>,
    /// How its number came about.
    why: Option<Reckoning>,
}

/// All lists.
#[derive(Debug)]
pub(super) struct Lists([List; 6]);

impl Lists {
    pub fn of(view: &View<'_>, found: &Benchmark<'_>, national: Option<&National>) -> Self {
        let words = view.words;
        let kind = found.kind;
        Self([
            values(view, found),
            peers(&view.draft.rubric, found, words),
            risers(found, words),
            ranking(view, found, Some(kind)),
            ranking(view, found, None),
            years(view, found, national),
        ])
    }

    pub fn get(&self, which: Which) -> &List {
        let [values, peers, risers, kind, all, years] = &self.0;
        match which {
            Which::Values => values,
            Which::Peers => peers,
            Which::Risers => risers,
            Which::Kind => kind,
            Which::All => all,
            Which::Years => years,
        }
    }
}

fn main_head(name: &str) -> Head {
    Head { name: name.to_owned(), words: true, drops: 0 }
}

fn number(name: impl Into<String>, drops: u8) -> Head {
    Head { name: name.into(), words: false, drops }
}

/// A figure and by what it is sorted.
fn figure(words: Words, value: Option<&Exact>) -> (String, SortKey) {
    value.map_or_else(nothing, |value| (words.decimal(value, 2), key(value)))
}

fn change(words: Words, value: Option<&Exact>) -> (String, SortKey) {
    value.map_or_else(nothing, |value| (words.signed(value, 2), key(value)))
}

fn nothing() -> (String, SortKey) {
    (NO_VALUE.to_owned(), SortKey::Nothing)
}

/// As it is printed, so that what prints alike is sorted alike.
fn key(value: &Exact) -> SortKey {
    SortKey::number(rounded(value, 2).replace('.', "").parse().ok())
}

fn count(words: Words, number: usize) -> (String, SortKey) {
    (words.count(number), SortKey::place(Some(number)))
}

fn named(name: &str) -> (String, SortKey) {
    (name.to_owned(), SortKey::text(name))
}

fn values(view: &View<'_>, found: &Benchmark<'_>) -> List {
    let (words, rubric) = (view.words, &*view.draft.rubric);
    let difference_all = if found.table.is_official() {
        t!(words, benchmark.head.difference_national)
    } else {
        t!(words, benchmark.head.difference_all)
    };
    let heads = vec![
        main_head(t!(words, benchmark.head.value)),
        number(t!(words, benchmark.head.own), 0),
        number(found.kind_head(words), 0),
        number(t!(words, benchmark.head.difference), 2),
        number(found.all_head(words), 1),
        number(difference_all, 3),
    ];
    let compared = found.values(&view.draft.score);
    let row = |(place, one): (usize, &Compared<'_>)| {
        let own = one.node.value.as_ref();
        let apart = |other: Option<&Exact>| Some(own? - other?);
        let name = value_name(words, rubric, one);
        Line {
            own: false,
            why: found.value_reckoning(one, &name, words),
            cells: vec![
                (name, SortKey::place(Some(place))),
                (value_text(words, one.node), own.map_or(SortKey::Nothing, key)),
                figure(words, one.kind),
                change(words, apart(one.kind).as_ref()),
                figure(words, one.all),
                change(words, apart(one.all).as_ref()),
            ],
        }
    };
    let rows = compared.iter().enumerate().map(row).collect();
    List { empty: String::new(), rule: t!(words, benchmark.rule.values).to_owned(), heads, rows }
}

fn value_name(words: Words, rubric: &Rubric, one: &Compared<'_>) -> String {
    let id = one.node.id.as_str();
    match one.node.kind {
        NodeKind::Domain => {
            let domain = rubric.domains.iter().find(|domain| domain.id == id);
            t!(words, benchmark.list.domain, id = id, name = domain.map_or("", |domain| domain.short.as_str()))
        }
        NodeKind::Aspect => {
            let aspect = rubric.aspects.iter().find(|aspect| aspect.id == id);
            t!(words, benchmark.list.aspect, id = id, name = aspect.map_or("", |aspect| aspect.short.as_str()))
        }
        _ => t!(words, benchmark.index).to_owned(),
    }
}

/// The columns of the domains, which go first where the room is short.
fn domain_heads(rubric: &Rubric, words: Words) -> impl Iterator<Item = Head> {
    rubric.domains.iter().map(move |domain| number(t!(words, benchmark.head.domain, id = domain.id), 3))
}

fn domain_cells<'a>(
    rubric: &'a Rubric,
    row: &'a PublishedRow,
    words: Words,
) -> impl Iterator<Item = (String, SortKey)> + 'a {
    rubric.domains.iter().map(move |domain| figure(words, row.domains.get(&domain.id)))
}

fn peers(rubric: &Rubric, found: &Benchmark<'_>, words: Words) -> List {
    let mut heads = vec![
        main_head(t!(words, benchmark.head.institution)),
        number(t!(words, benchmark.head.index), 0),
        number(t!(words, benchmark.head.difference), 0),
    ];
    heads.extend(domain_heads(rubric, words));
    let row = |peer: &crate::insight::Peer<'_>| {
        let mut cells =
            vec![named(&peer.row.name), figure(words, Some(&peer.row.index)), change(words, Some(&peer.ahead))];
        cells.extend(domain_cells(rubric, peer.row, words));
        Line { own: false, cells, why: Some(found.peer_reckoning(peer, words)) }
    };
    List {
        empty: t!(words, benchmark.list.no_peers).to_owned(),
        rule: t!(words, benchmark.rule.peers).to_owned(),
        heads,
        rows: found.peers.iter().map(row).collect(),
    }
}

fn risers(found: &Benchmark<'_>, words: Words) -> List {
    let Some(risers) = &found.risers else {
        return List { empty: t!(words, benchmark.no_risers, year = found.table.year), ..List::default() };
    };
    let heads = vec![
        main_head(t!(words, benchmark.head.institution)),
        number(risers.from.to_string(), 0),
        number(found.table.year.to_string(), 0),
        number(t!(words, benchmark.head.rise), 0),
    ];
    let row = |one: &crate::insight::Riser<'_>| Line {
        why: found.riser_reckoning(one, words),
        own: found.own.is_some_and(|own| std::ptr::eq(own, one.row)),
        cells: vec![
            named(&one.row.name),
            figure(words, Some(&one.from)),
            figure(words, Some(&one.row.index)),
            change(words, Some(&one.rise)),
        ],
    };
    let source = t!(words, benchmark.source, source = risers.source, year = risers.from);
    let rule = if risers.unmatched > 0 {
        format!("{source} {}", t!(words, benchmark.unmatched, count = risers.unmatched))
    } else {
        source
    };
    List {
        empty: t!(words, benchmark.list.no_pairs).to_owned(),
        rule,
        heads,
        rows: risers.rows.iter().map(row).collect(),
    }
}

/// Everybody by rank, the institution itself among them with the index of the draft.
fn ranking(view: &View<'_>, found: &Benchmark<'_>, kind: Option<crate::assessment::Kind>) -> List {
    let (words, rubric) = (view.words, &*view.draft.rubric);
    let mut heads = vec![
        main_head(t!(words, benchmark.head.institution)),
        number(t!(words, benchmark.head.rank), 0),
        number(t!(words, benchmark.head.index), 0),
    ];
    if kind.is_none() {
        heads.push(Head { name: t!(words, benchmark.head.kind).to_owned(), words: true, drops: 2 });
    }
    heads.extend(domain_heads(rubric, words));
    let mut rows: Vec<(Exact, bool, String, Vec<(String, SortKey)>)> = Vec::new();
    let kind_cell = |of| kind.is_none().then(|| named(kind_name(of, words)));
    let others = found.table.rows_of(kind).filter(|row| !found.own.is_some_and(|own| std::ptr::eq(own, *row)));
    for row in others {
        let cells = kind_cell(row.kind).into_iter().chain(domain_cells(rubric, row, words)).collect();
        rows.push((row.index.clone(), false, row.name.clone(), cells));
    }
    let domains = rubric.domains.iter().map(|domain| {
        let node = view.draft.score.lowest.node(NodeKind::Domain, &domain.id);
        let text = node.map_or_else(|| NO_VALUE.to_owned(), |node| value_text(words, node));
        (text, node.and_then(|node| node.value.as_ref()).map_or(SortKey::Nothing, key))
    });
    let own = t!(words, benchmark.list.own).to_owned();
    rows.push((found.index.clone(), true, own, kind_cell(found.kind).into_iter().chain(domains).collect()));
    rows.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| other.1.cmp(&one.1)).then_with(|| one.2.cmp(&other.2)));
    let mut rank = 0;
    let mut before: Option<&Exact> = None;
    let mut lines = Vec::new();
    for (place, (index, own, name, cells)) in rows.iter().enumerate() {
        // Equal figures share the best rank they have.
        if before != Some(index) {
            rank = place + 1;
        }
        before = Some(index);
        let mut line = vec![named(name), count(words, rank), figure(words, Some(index))];
        line.extend(cells.iter().cloned());
        let why = Some(found.table.rank_reckoning((rank, rows.len()), (name, index), words));
        lines.push(Line { own: *own, cells: line, why });
    }
    List { empty: String::new(), rule: String::new(), heads, rows: lines }
}

/// The national index by year, beside the average of the kind and the own index in its year.
fn years(view: &View<'_>, found: &Benchmark<'_>, national: Option<&National>) -> List {
    let words = view.words;
    let Some(national) = national else {
        return List { empty: t!(words, benchmark.list.no_years).to_owned(), ..List::default() };
    };
    let heads = vec![
        main_head(t!(words, benchmark.head.year)),
        number(t!(words, benchmark.nation), 0),
        number(kind_name(found.kind, words), 0),
        number(t!(words, benchmark.head.own), 0),
        Head { name: t!(words, benchmark.head.framework).to_owned(), words: true, drops: 1 },
    ];
    let of_kind = national.kind_series(found.kind);
    let (assessed, rubric) = (view.draft.assessment().year.value, &view.draft.rubric);
    let mut years: Vec<i16> = national.series.years.iter().map(|one| one.year).collect();
    if assessed != 0 && !years.contains(&assessed) {
        years.push(assessed);
    }
    years.sort_unstable_by_key(|year| std::cmp::Reverse(*year));
    let row = |year: &i16| {
        let published = national.series.years.iter().find(|one| one.year == *year);
        let average = of_kind.iter().find(|(of, _)| of == year).map(|(_, index)| *index);
        let own = (*year == assessed).then(|| value_text(words, &view.draft.score.lowest.root));
        // Indices of another framework are on another scale.
        let framework = match published {
            Some(one) if one.rubric != rubric.id => t!(words, benchmark.list.framework_before).to_owned(),
            _ => rubric.name.clone(),
        };
        Line {
            own: *year == assessed,
            why: None,
            cells: vec![
                (year.to_string(), SortKey::number(Some(i64::from(*year)))),
                figure(words, published.map(|one| &one.index)),
                figure(words, average),
                own.map_or_else(nothing, |text| (text, key(&found.index))),
                named(&framework),
            ],
        }
    };
    let rule = t!(words, benchmark.rule.years, source = national.series.source);
    List { empty: String::new(), rule, heads, rows: years.iter().map(row).collect() }
}

/// A list as the table shows it.
pub(super) struct Listed<'a> {
    pub list: &'a List,
    pub which: Which,
    pub tokens: &'static Tokens,
}

impl Listed<'_> {
    /// How the number of a row came about.
    pub fn why(&self, row: usize) -> Option<&Reckoning> {
        self.list.rows.get(row)?.why.as_ref()
    }

    /// True where nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.list.rows.is_empty()
    }
}

/// Its columns.
pub(super) fn columns(list: &List) -> Vec<Column<'_>> {
    list.heads.iter().enumerate().map(|(place, head)| column(place, head)).collect()
}

fn column(place: usize, head: &Head) -> Column<'_> {
    let column = match (place, head.words) {
        (0, _) => Column::new(&head.name, 150.0).share(4.0, f32::INFINITY).main(),
        (_, true) => Column::new(&head.name, 90.0).share(1.0, 160.0),
        (_, false) => Column::new(&head.name, 84.0).share(1.0, 130.0).number(),
    };
    match head.drops {
        0 => column,
        1 => column.drops(1),
        drops => column.drops(drops).dense(),
    }
}

impl Rows for Listed<'_> {
    fn opens(&self) -> bool {
        self.list.rows.iter().any(|line| line.why.is_some())
    }

    fn opens_row(&self, row: usize) -> bool {
        self.why(row).is_some()
    }

    fn count(&self) -> usize {
        self.list.rows.len()
    }

    fn id(&self, row: usize) -> Id {
        let name = self.list.rows.get(row).and_then(|line| line.cells.first()).map_or("", |(text, _)| text.as_str());
        Id::unique(("benchmark_row", self.which, name, row))
    }

    fn row(&self, row: usize) -> Row {
        let Some(line) = self.list.rows.get(row) else { return Row::default() };
        let head = |place: usize| self.list.heads.get(place).map_or("", |head| head.name.as_str());
        let told: Vec<String> = line
            .cells
            .iter()
            .enumerate()
            .map(|(place, (text, _))| if place == 0 { text.clone() } else { format!("{} {text}", head(place)) })
            .collect();
        // What has no column in rows of two lines stands in the second.
        let heads = self.list.heads.iter().map(|head| head.drops > 1);
        let below: Vec<&str> =
            told.iter().zip(heads).filter(|(_, below)| *below).map(|(told, _)| told.as_str()).collect();
        let cell = |(place, (text, _)): (usize, &(String, SortKey))| {
            let cell = match place {
                0 => Cell::new(Look::Main, text.clone()),
                1 => Cell::new(Look::Strong, text.clone()),
                _ => Cell::plain(text.clone()),
            };
            // Colour never alone: the own row has a mark.
            if place == 0 && line.own { cell.icon(icon::HOUSE_FILL, self.tokens.brand_ink) } else { cell }
        };
        Row {
            below: below.join(" · "),
            sentence: row_sentence(told.iter().map(String::as_str)),
            cells: line.cells.iter().enumerate().map(cell).collect(),
            actions: Vec::new(),
        }
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let cell = self.list.rows.get(row).and_then(|line| line.cells.get(column));
        cell.map_or(SortKey::Nothing, |(_, key)| key.clone())
    }
}
