//! What is uploaded as rows of a table: files, links and what is missing, by indicator, and the claims without a file.

use egui::Id;

use crate::{
    assessment::Assessment,
    desktop::{
        pages::View,
        theme::{Tokens, icon},
        widgets::{Cell, Chip, Column, GroupRow, Look, NoteKind, Row, RowAction, Rows, SortKey, row_sentence},
    },
    insight::{Bundle, UploadPlan, Verdict, claims_without_file, upload_plan},
    rubric::Rubric,
    t,
    words::{Speaks as _, Words},
};

/// What a row is about, by its place in its bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    File(usize),
    Link(usize),
    Missing(usize),
    /// What keeps the upload from being taken as it is.
    Note,
    /// A claim without a file.
    Claim(usize),
}

/// What is listed.
#[derive(Debug)]
pub(super) struct Listing {
    pub plan: UploadPlan,
    /// Indicators with a claim and no file, with the claimed level.
    claims: Vec<(String, u8)>,
    rows: Vec<(Part, usize)>,
}

impl Listing {
    pub fn of(rubric: &Rubric, assessment: &Assessment) -> Self {
        let plan = upload_plan(rubric, assessment);
        let claims = claims_without_file(rubric, assessment, &plan);
        let claims: Vec<(String, u8)> = claims.into_iter().map(|(one, level)| (one.id.clone(), level)).collect();
        let mut rows = Vec::new();
        for (group, bundle) in plan.bundles.iter().enumerate() {
            let as_it_is = bundle.missing.is_empty() && bundle.packed_only().is_empty();
            if !(matches!(bundle.verdict, Verdict::Fits) && as_it_is) {
                rows.push((Part::Note, group));
            }
            rows.extend((0..bundle.files.len()).map(|place| (Part::File(place), group)));
            rows.extend((0..bundle.links.len()).map(|place| (Part::Link(place), group)));
            rows.extend((0..bundle.missing.len()).map(|place| (Part::Missing(place), group)));
        }
        let last = plan.bundles.len();
        rows.extend((0..claims.len()).map(|place| (Part::Claim(place), last)));
        Self { plan, claims, rows }
    }

    /// True where nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Id of the document of a row.
    pub fn document(&self, row: usize) -> Option<&str> {
        let (part, group) = *self.rows.get(row)?;
        let bundle = self.plan.bundles.get(group)?;
        match part {
            Part::File(place) => bundle.files.get(place).map(|file| file.document.as_str()),
            Part::Link(place) => bundle.links.get(place).map(|link| link.document.as_str()),
            Part::Missing(place) => bundle.missing.get(place).map(|missing| missing.document.as_str()),
            Part::Note | Part::Claim(_) => None,
        }
    }

    /// Id of the indicator a row or the line of its group is about.
    pub fn indicator(&self, row: usize) -> Option<&str> {
        let (part, group) = *self.rows.get(row)?;
        match part {
            Part::Claim(place) => self.claims.get(place).map(|(id, _)| id.as_str()),
            _ => self.bundle(group).map(|bundle| bundle.indicator.as_str()),
        }
    }

    /// The bundle of a group.
    pub fn bundle(&self, group: usize) -> Option<&Bundle> {
        self.plan.bundles.get(group)
    }
}

/// The listed uploads.
pub(super) struct Listed<'a> {
    pub view: &'a View<'a>,
    pub listing: &'a Listing,
    pub tokens: &'static Tokens,
}

/// The columns.
pub(super) fn columns(words: Words) -> Vec<Column<'static>> {
    vec![
        Column::new(t!(words, package.name), 280.0).share(4.0, f32::INFINITY).main(),
        Column::new(t!(words, package.origin), 160.0).share(3.0, f32::INFINITY).drops(2).dense(),
        Column::new(t!(words, package.code), 56.0).drops(3),
        Column::new(t!(words, package.size), 76.0).number().drops(1),
        Column::new(t!(words, checks.action), 122.0).actions(),
    ]
}

impl Listed<'_> {
    fn at(&self, row: usize) -> Option<(Part, usize)> {
        self.listing.rows.get(row).copied()
    }

    fn indicator_name(&self, id: &str) -> String {
        let title = self.view.draft.rubric.indicator(id).map_or("", |indicator| indicator.title.as_str());
        t!(self.view, filling.group, id = id, name = title)
    }

    /// Row of a document: what it is called, where it comes from, its code and size.
    fn document_row(&self, name: Cell, origin: &str, code: &str, size: &str, remark: &str) -> Row {
        let words = self.view.words();
        let sentence = row_sentence([name.text.as_str(), origin, code, size, remark]);
        Row {
            sentence,
            below: origin.to_owned(),
            cells: vec![name, Cell::plain(origin), Cell::new(Look::Soft, code), Cell::plain(size), Cell::default()],
            actions: vec![RowAction {
                text: t!(words, package.show).to_owned(),
                name: t!(words, package.show_name, code = code),
                leads: true,
            }],
        }
    }
}

impl Rows for Listed<'_> {
    fn count(&self) -> usize {
        self.listing.rows.len()
    }

    fn id(&self, row: usize) -> Id {
        let Some((part, group)) = self.at(row) else { return Id::NULL };
        let indicator = self.listing.indicator(row).unwrap_or_default();
        match part {
            Part::Note => Id::unique(("package_note", indicator)),
            Part::Claim(_) => Id::unique(("package_claim", indicator)),
            _ => Id::unique(("package_row", group, indicator, self.listing.document(row))),
        }
    }

    fn row(&self, row: usize) -> Row {
        let Some((part, group)) = self.at(row) else { return Row::default() };
        let words = self.view.words();
        let tokens = self.tokens;
        if let Part::Claim(place) = part {
            let Some((id, level)) = self.listing.claims.get(place) else { return Row::default() };
            let (name, claimed) = (self.indicator_name(id), t!(words, package.claimed, level = level));
            let to = t!(words, checks.to_indicator);
            return Row {
                sentence: row_sentence([name.as_str(), &claimed]),
                below: claimed.clone(),
                cells: vec![
                    Cell::new(Look::Main, &name).icon(icon::WARNING_FILL, tokens.warn.ink),
                    Cell::plain(claimed),
                    Cell::default(),
                    Cell::default(),
                    Cell::default(),
                ],
                actions: vec![RowAction {
                    text: to.to_owned(),
                    name: t!(words, filling.finding_spoken, finding = name, place = to),
                    leads: true,
                }],
            };
        }
        let Some(bundle) = self.listing.bundle(group) else { return Row::default() };
        match part {
            Part::File(place) => bundle.files.get(place).map(|file| {
                let gone = self.view.missing.contains(&file.stored.hash);
                let (mark, color) = if gone { (icon::FILE_X, tokens.err.ink) } else { (icon::FILE_TEXT, tokens.text2) };
                let name = Cell::new(Look::Main, &file.name).icon(mark, color);
                let remark = if gone { t!(words, check.file_missing) } else { "" };
                let size = words.file_size(file.stored.bytes);
                self.document_row(name, &file.stored.name, &file.code, &size, remark)
            }),
            Part::Link(place) => bundle.links.get(place).map(|link| {
                let name = Cell::new(Look::Main, &link.title).icon(icon::LINK, tokens.text2);
                self.document_row(name, &link.address, &link.code, "", "")
            }),
            Part::Missing(place) => bundle.missing.get(place).map(|missing| {
                let name = Cell::new(Look::Main, &missing.title).icon(icon::FILE_DOTTED, tokens.warn.ink);
                self.document_row(name, t!(words, evidence.no_content), &missing.code, "", "")
            }),
            Part::Note | Part::Claim(_) => {
                let sentence = bundle.sentence(words);
                let (mark, color) = match bundle.verdict {
                    Verdict::NoDocument { .. } | Verdict::TooLarge { .. } => (icon::WARNING_FILL, tokens.warn.ink),
                    Verdict::Fits | Verdict::NoFile => (icon::INFO, tokens.info.ink),
                };
                Some(Row {
                    cells: vec![Cell::new(Look::Wide, &sentence).icon(mark, color)],
                    sentence,
                    ..Row::default()
                })
            }
        }
        .unwrap_or_default()
    }

    fn sort_key(&self, row: usize, column: usize) -> SortKey {
        let row_shown = self.row(row);
        match (self.at(row), column) {
            (Some((Part::File(place), group)), 3) => {
                let file = self.listing.bundle(group).and_then(|bundle| bundle.files.get(place));
                SortKey::number(file.map(|file| i64::try_from(file.stored.bytes).unwrap_or(i64::MAX)))
            }
            (Some((Part::Note, _)) | None, _) => SortKey::Nothing,
            _ => row_shown.cells.get(column).map_or(SortKey::Nothing, |cell| SortKey::text(&cell.text)),
        }
    }

    fn groups(&self) -> usize {
        self.listing.plan.bundles.len() + usize::from(!self.listing.claims.is_empty())
    }

    fn group_of(&self, row: usize) -> usize {
        self.at(row).map_or(0, |(_, group)| group)
    }

    fn group_id(&self, group: usize) -> Id {
        match self.listing.bundle(group) {
            Some(bundle) => Id::unique(("package_files", &bundle.indicator)),
            None => Id::unique("package_claims"),
        }
    }

    fn group(&self, group: usize) -> GroupRow {
        let words = self.view.words();
        let Some(bundle) = self.listing.bundle(group) else {
            let (title, help) = (t!(words, package.claims), t!(words, package.claims_help));
            let count = t!(words, package.claims_count, count = self.listing.claims.len());
            return GroupRow {
                icon: Some((icon::WARNING_FILL, self.tokens.warn.ink)),
                title: title.to_owned(),
                beside: help.to_owned(),
                sentence: row_sentence([title, &count, help]),
                count,
                ..GroupRow::default()
            };
        };
        let title = self.indicator_name(&bundle.indicator);
        let name = if bundle.name.is_empty() {
            t!(words, package.links, count = words.count(bundle.links.len()))
        } else {
            bundle.name.clone()
        };
        let (kind, mark, word) = match &bundle.verdict {
            Verdict::Fits => (NoteKind::Ok, icon::CHECK_BOLD, words.file_size(bundle.bytes)),
            Verdict::NoFile => (NoteKind::Info, icon::LINK, t!(words, package.no_file).to_owned()),
            Verdict::NoDocument { .. } | Verdict::TooLarge { .. } => {
                (NoteKind::Warning, icon::WARNING_FILL, words.file_size(bundle.bytes))
            }
        };
        let documents = bundle.files.len() + bundle.links.len() + bundle.missing.len();
        let count = t!(words, package.documents, count = documents);
        GroupRow {
            level: Some(Chip(self.view.draft.assessment().level(&bundle.indicator, 0))),
            sentence: row_sentence([title.as_str(), &name, &word, &count]),
            title,
            beside: name,
            tag: Some((Some(kind), Some(mark), word)),
            count,
            actions: vec![RowAction {
                text: t!(words, package.copy).to_owned(),
                name: t!(words, package.copy_name, indicator = bundle.indicator),
                leads: false,
            }],
            icon: None,
        }
    }
}
