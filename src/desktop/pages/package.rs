//! Paket unggah: what is uploaded for each indicator, under which names and how large, and the package of it all.

use std::collections::BTreeSet;

use egui::{Align, Frame, Id, Layout, Margin, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::{Room, View};
use crate::{
    desktop::{
        action::{Action, Page},
        command::page_name,
        theme::{Tokens, Type, icon},
        widgets::{
            Button, NoteKind, card, divider, elided, empty_state, focus_ring, glyph, heading, level_chip, note, tag,
            text, text_wrapped, zone,
        },
    },
    insight::{Bundle, UploadPlan, Verdict, explanation_text, upload_plan},
    t,
    words::Speaks as _,
};

/// Widest column of the list.
const COLUMN: f32 = 1120.0;

/// What the page remembers between frames.
#[derive(Debug, Default)]
pub struct Memory {
    /// The plan, and the changes of the sitting it was made for.
    plan: Option<(u64, UploadPlan)>,
    /// Indicators whose files are listed.
    open: BTreeSet<String>,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, view: &View<'_>, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let changes = view.draft.sitting().changes();
    let known = memory.plan.take().filter(|(at, _)| *at == changes).map(|(_, plan)| plan);
    let plan = known.unwrap_or_else(|| upload_plan(&view.draft.rubric, view.draft.assessment()));
    title_ui(ui, &plan, out);
    ScrollArea::vertical().id_salt("package").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 22, top: 2, bottom: 24 }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(COLUMN));
            ui.spacing_mut().item_spacing.y = 10.0;
            if plan.bundles.is_empty() {
                empty_state(ui, icon::PACKAGE, t!(words, package.empty), t!(words, package.empty_help), None);
            } else {
                notes_ui(ui, view, &plan);
                for bundle in &plan.bundles {
                    card(ui, |ui| bundle_ui(ui, view, bundle, memory, out));
                }
            }
        });
    });
    memory.plan = Some((changes, plan));
}

fn title_ui(ui: &mut Ui, plan: &UploadPlan, out: &mut Vec<Action>) {
    let words = ui.words();
    let (tokens, page) = (Tokens::of(ui), ui.max_rect());
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 7, bottom: 7 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_height(32.0);
            ui.spacing_mut().item_spacing.x = 12.0;
            heading(ui, Type::ScreenSmall, 1, page_name(Page::Package, words));
            if Room::of(ui) != Room::Single && !plan.bundles.is_empty() {
                let files: usize = plan.bundles.iter().map(|bundle| bundle.files.len()).sum();
                let wording = t!(
                    words,
                    package.context,
                    indicators = words.count(plan.bundles.len()),
                    files = words.count(files),
                    size = words.file_size(plan.bytes())
                );
                text(ui, Type::Help, tokens.text3, wording);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let make =
                    Button::primary(t!(words, package.make)).icon(icon::PACKAGE).enabled(!plan.bundles.is_empty());
                let make = make.ui(ui);
                zone(ui, page, make.id);
                if make.clicked() && !plan.bundles.is_empty() {
                    out.push(Action::MakePackage);
                }
                if Button::new(t!(words, package.verify)).icon(icon::SHIELD_CHECK).ui(ui).clicked() {
                    out.push(Action::VerifyPackage);
                }
            });
        });
    });
}

/// What keeps the package from being taken as it is.
fn notes_ui(ui: &mut Ui, view: &View<'_>, plan: &UploadPlan) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let limits = &view.draft.rubric.evidence_limits;
    let rule = t!(words, package.rule, chars = limits.name_chars, size = limits.bundle_megabytes);
    text_wrapped(ui, Type::Help, tokens.text3, rule);
    let gone: Vec<&str> = plan
        .bundles
        .iter()
        .flat_map(|bundle| &bundle.files)
        .filter(|file| view.missing.contains(&file.stored.hash))
        .map(|file| file.code.as_str())
        .collect();
    if !gone.is_empty() {
        note(ui, NoteKind::Error, |ui| {
            text_wrapped(ui, Type::Body, tokens.text, t!(words, package.gone, codes = gone.join(", ")));
        });
    }
}

fn bundle_ui(ui: &mut Ui, view: &View<'_>, bundle: &Bundle, memory: &mut Memory, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 4.0;
    let open = memory.open.contains(&bundle.indicator);
    let title = view.draft.rubric.indicator(&bundle.indicator).map_or("", |indicator| indicator.title.as_str());
    ui.horizontal(|ui| {
        ui.set_height(28.0);
        ui.spacing_mut().item_spacing.x = 8.0;
        level_chip(ui, view.draft.assessment().level(&bundle.indicator, 0), 20.0);
        let room = ui.available_width() - 250.0;
        let wording = t!(words, filling.group, id = bundle.indicator, name = title);
        elided(ui, Type::Section, tokens.text, &wording, room.max(120.0));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if toggle_ui(ui, &bundle.indicator, open) {
                if open {
                    memory.open.remove(&bundle.indicator);
                } else {
                    memory.open.insert(bundle.indicator.clone());
                }
            }
            let name = t!(words, package.copy_name, indicator = bundle.indicator);
            let copy = Button::new(t!(words, package.copy)).icon(icon::COPY).name(&name).small();
            if copy.ui(ui).clicked() {
                let wording = explanation_text(words, &view.draft.rubric, view.draft.assessment(), &bundle.indicator);
                out.push(Action::Copy(wording));
                out.push(Action::Toast(t!(words, package.copied, indicator = bundle.indicator)));
            }
        });
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (kind, mark, word) = match &bundle.verdict {
            Verdict::Fits => (NoteKind::Ok, icon::CHECK_BOLD, words.file_size(bundle.bytes)),
            Verdict::NoFile => (NoteKind::Info, icon::LINK, t!(words, package.no_file).to_owned()),
            Verdict::NoDocument { .. } | Verdict::TooLarge { .. } => {
                (NoteKind::Warning, icon::WARNING_FILL, words.file_size(bundle.bytes))
            }
        };
        tag(ui, Some(kind), Some(mark), &word);
        let name = if bundle.name.is_empty() {
            t!(words, package.links, count = words.count(bundle.links.len()))
        } else {
            bundle.name.clone()
        };
        let width = ui.available_width();
        elided(ui, Type::BodyMedium, tokens.text2, &name, width);
    });
    let sentence = bundle.sentence(words);
    let as_it_is = bundle.missing.is_empty() && bundle.packed_only().is_empty();
    if !matches!(bundle.verdict, Verdict::Fits) || !as_it_is {
        text_wrapped(ui, Type::Help, tokens.text2, sentence);
    }
    if open {
        files_ui(ui, view, bundle, out);
    }
}

/// The button that lists the files of an indicator.
fn toggle_ui(ui: &mut Ui, indicator: &str, open: bool) -> bool {
    let tokens = Tokens::of(ui);
    let (_, rect) = ui.allocate_space(vec2(26.0, 26.0));
    let response = ui.interact(rect, Id::unique(("package_files", indicator)), Sense::click());
    let name = t!(ui, package.files_of, indicator = indicator);
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if response.hovered() {
        ui.painter().rect_filled(rect, 5, tokens.hover);
    }
    let caret = if open { icon::CARET_UP } else { icon::CARET_DOWN };
    let at = rect.center();
    ui.painter().text(at, egui::Align2::CENTER_CENTER, caret.glyph(), caret.font(14.0), tokens.text2);
    focus_ring(ui, &response, 5);
    response.on_hover_text(name).clicked()
}

fn files_ui(ui: &mut Ui, view: &View<'_>, bundle: &Bundle, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    for file in &bundle.files {
        divider(ui);
        let gone = view.missing.contains(&file.stored.hash);
        line_ui(ui, &file.document, if gone { icon::FILE_X } else { icon::FILE_TEXT }, out, |ui, width| {
            elided(ui, Type::BodyMedium, tokens.text, &file.name, width);
            let from = t!(words, package.from, name = file.stored.name, size = words.file_size(file.stored.bytes));
            elided(ui, Type::Caption, tokens.text3, &from, width);
        });
    }
    for link in &bundle.links {
        divider(ui);
        line_ui(ui, &link.document, icon::LINK, out, |ui, width| {
            let wording = t!(words, package.link, code = link.code, title = link.title);
            elided(ui, Type::BodyMedium, tokens.text, &wording, width);
            elided(ui, Type::Caption, tokens.text3, &link.address, width);
        });
    }
    for missing in &bundle.missing {
        divider(ui);
        line_ui(ui, &missing.document, icon::FILE_DOTTED, out, |ui, width| {
            let wording = t!(words, package.link, code = missing.code, title = missing.title);
            elided(ui, Type::BodyMedium, tokens.text, &wording, width);
            elided(ui, Type::Caption, tokens.warn.ink, t!(words, evidence.no_content), width);
        });
    }
}

/// A document of an indicator, with the way to the register.
fn line_ui(
    ui: &mut Ui,
    document: &str,
    mark: crate::desktop::theme::Icon,
    out: &mut Vec<Action>,
    add: impl FnOnce(&mut Ui, f32),
) {
    ui.scope_builder(UiBuilder::new().id_salt(document), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 9.0;
            glyph(ui, mark, 18.0, Tokens::of(ui).text2);
            let width = ui.available_width() - 110.0;
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                add(ui, width);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::new(t!(ui, package.show)).small().ui(ui).clicked() {
                    out.push(Action::ShowDocument(document.to_owned()));
                }
            });
        });
    });
}
