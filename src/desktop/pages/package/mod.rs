//! Paket unggah: what is uploaded for each indicator, under which names and how large, what is claimed without a file,
//! and the package of it all.

mod list;

use egui::{Frame, Margin, Rect, Ui, vec2};

use super::{
    View,
    list_page::{filters, rule},
    title_line::{TITLE, title_row},
};
use crate::{
    desktop::{
        action::{Action, Page},
        theme::{Tokens, Type, icon},
        widgets::{Button, Kept, Line, NoteKind, Parts, Table, TableState, empty_state, note, text_wrapped, zone},
    },
    insight::{UploadPlan, explanation_text},
    t,
    words::Speaks as _,
};

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    table: TableState,
    listing: Kept<list::Listing>,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    ui.spacing_mut().item_spacing.y = 0.0;
    let version = view.version();
    let listing = memory.listing.of(version, || list::Listing::of(&view.draft.rubric, view.draft.assessment()));
    title_ui(ui, &listing.plan, out);
    if listing.is_empty() {
        empty_state(ui, icon::PACKAGE, t!(words, package.empty), t!(words, package.empty_help), None);
        return;
    }
    gone_ui(ui, view, &listing.plan);
    filters(ui, &mut memory.table, |ui| {
        let limits = &view.draft.rubric.evidence_limits;
        rule(ui, &t!(words, package.rule, chars = limits.name_chars, size = limits.bundle_megabytes));
        None
    });
    let listed = list::Listed { view, listing, tokens: Tokens::of(ui) };
    let columns = list::columns(words);
    let table = Table::new(t!(words, package.list), &columns, version);
    let done = table.ui(ui, &mut memory.table, &listed, Parts::default(), out);
    if let Some((Line::Group(group), _)) = done.pressed
        && let Some(bundle) = listing.bundle(group)
    {
        let wording = explanation_text(words, &view.draft.rubric, view.draft.assessment(), &bundle.indicator);
        out.push(Action::Copy(wording));
        out.push(Action::Toast(t!(words, package.copied, indicator = bundle.indicator)));
    }
    let pressed = match done.pressed {
        Some((Line::Row(row), _)) => Some(row),
        _ => None,
    };
    if let Some(row) = pressed.or(done.entered) {
        let document = listing.document(row).map(|id| Action::ShowDocument(id.to_owned()));
        let indicator = listing.indicator(row).map(|id| Action::OpenIndicator(id.to_owned()));
        out.extend(document.or(indicator));
    }
}

fn title_ui(ui: &mut Ui, plan: &UploadPlan, out: &mut Vec<Action>) {
    let words = ui.words();
    let line = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), TITLE));
    let files: usize = plan.bundles.iter().map(|bundle| bundle.files.len()).sum();
    let context = t!(
        words,
        package.context,
        indicators = words.count(plan.bundles.len()),
        files = words.count(files),
        size = words.file_size(plan.bytes())
    );
    let context = if plan.bundles.is_empty() { String::new() } else { context };
    title_row(ui, Page::Package, &context, out, |ui, out| {
        if Button::new(t!(words, package.verify)).icon(icon::SHIELD_CHECK).ui(ui).clicked() {
            out.push(Action::VerifyPackage);
        }
        let make = Button::primary(t!(words, package.make)).icon(icon::PACKAGE).enabled(!plan.bundles.is_empty());
        let make = make.ui(ui);
        if !plan.bundles.is_empty() {
            zone(ui, line, make.id);
        }
        if make.clicked() && !plan.bundles.is_empty() {
            out.push(Action::MakePackage);
        }
    });
}

/// Says which files are not in the evidence store.
fn gone_ui(ui: &mut Ui, view: &View<'_>, plan: &UploadPlan) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    if view.missing.is_empty() {
        return;
    }
    let files = plan.bundles.iter().flat_map(|bundle| &bundle.files);
    let gone = files.filter(|file| view.missing.contains(&file.stored.hash)).map(|file| file.code.as_str());
    let gone: Vec<&str> = gone.collect();
    if !gone.is_empty() {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 6, bottom: 0 }).show(ui, |ui| {
            note(ui, NoteKind::Error, |ui| {
                text_wrapped(ui, Type::Body, tokens.text, t!(words, package.gone, codes = words.listed(&gone)));
            });
        });
    }
}
