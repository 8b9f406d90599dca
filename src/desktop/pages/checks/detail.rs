//! The place a finding is about, beside the list: what was found, what to do, and what stands there.

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, vec2};

use super::list::{place_name, severity_name};
use crate::{
    desktop::{
        action::Action,
        pages::{
            View,
            evidence::{StatusTag, file_icon, paint_status},
        },
        theme::{Tokens, Type, icon},
        widgets::{
            Button, NoteKind, caption, card, divider, elided, glyph, heading, heading_rows, level_chip, note, tag,
            text, text_rows, text_wrapped, zone,
        },
    },
    insight::{CriterionState, Finding, Part, Severity, Subject},
    rubric::{Criterion, Indicator},
    t,
    words::Speaks as _,
};

/// Most lines of what the finding is about, and of one fact of a document.
const HEAD: usize = 4;
const FACT: usize = 2;

/// Shows it.
pub(super) fn ui(ui: &mut Ui, view: &View<'_>, finding: &Finding, alike: usize, out: &mut Vec<Action>) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let room = ui.available_rect_before_wrap();
    ScrollArea::vertical().id_salt(("finding", finding.code())).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 18, right: 22, top: 14, bottom: 20 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let indicator = finding.subject.indicator().and_then(|id| view.draft.rubric.indicator(id));
            if let Some(indicator) = indicator {
                caption(ui, path(view, indicator));
            }
            ui.horizontal_top(|ui| {
                let level = match &finding.subject {
                    Subject::Indicator { id, entry, .. } => Some(view.draft.assessment().level(id, *entry)),
                    _ => None,
                };
                let button = Button::new(super::place_words(&finding.subject, words)).icon(icon::ARROW_RIGHT);
                let width = ui.available_width() - button.measure(ui) - 8.0;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.horizontal_wrapped(|ui| {
                        heading_rows(ui, Type::Indicator, 2, place_name(view, &finding.subject), HEAD);
                        if let Some(level) = level {
                            level_chip(ui, level, 20.0);
                        }
                    });
                });
                ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                    let name = t!(
                        words,
                        filling.finding_spoken,
                        finding = finding.check().name(words),
                        place = super::place_words(&finding.subject, words)
                    );
                    let response = button.name(&name).ui(ui);
                    zone(ui, room, response.id);
                    if response.clicked() {
                        out.push(Action::Jump(finding.subject.clone(), finding.evidence().map(str::to_owned)));
                    }
                });
            });
            if let Some(indicator) = indicator {
                text_wrapped(ui, Type::Help, tokens.text2, &indicator.question);
                let owner = view.draft.assessment().owner_name(&indicator.id);
                let weight = words.percent(&indicator.weight, 2);
                let facts = if owner.is_empty() {
                    t!(words, checks.weight, weight = weight)
                } else {
                    t!(words, checks.weight_and_owner, weight = weight, owner = owner)
                };
                caption(ui, facts);
            }
            let kind = match finding.severity() {
                Severity::Required => NoteKind::Error,
                Severity::Advised => NoteKind::Warning,
                Severity::Notice => NoteKind::Info,
            };
            note(ui, kind, |ui| {
                ui.spacing_mut().item_spacing.y = 3.0;
                text_wrapped(ui, Type::Strong, tokens.text, finding.brief(words));
                text_wrapped(ui, Type::Body, tokens.text, finding.advice(words));
                // The sentence names the first ones.
                if finding.named().len() > 1 && !finding.brief(words).contains(&finding.named().join(", ")) {
                    let all = t!(words, checks.all_named, list = finding.named().join(", "));
                    text_wrapped(ui, Type::Help, tokens.text2, all);
                }
                ui.horizontal_wrapped(|ui| {
                    tag(ui, None, None, finding.code());
                    tag(ui, None, None, severity_name(finding.severity(), words));
                    if alike > 1 {
                        text(ui, Type::Caption, tokens.text2, t!(words, checks.alike, count = alike - 1));
                    }
                });
            });
            match &finding.subject {
                Subject::Indicator { entry, part, .. } => {
                    if let Some(indicator) = indicator {
                        indicator_ui(ui, view, (finding, indicator), *entry, *part, out);
                    }
                }
                Subject::Document(id) => document_ui(ui, view, id),
                Subject::Question(id) => question_ui(ui, view, id),
                Subject::Whole(_) => {}
            }
        });
    });
}

/// Domain and aspect.
fn path(view: &View<'_>, indicator: &Indicator) -> String {
    let rubric = &view.draft.rubric;
    let aspect = rubric.aspects.iter().find(|aspect| aspect.id == indicator.aspect);
    let domain =
        aspect.and_then(|aspect| rubric.domains.iter().find(|domain| Some(&domain.id) == aspect.domain.as_ref()));
    let names = [domain.map(|domain| domain.name.as_str()), aspect.map(|aspect| aspect.name.as_str())];
    names.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What stands at the part of an indicator the finding is about, and its evidence.
fn indicator_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (finding, indicator): (&Finding, &Indicator),
    entry: usize,
    part: Part,
    out: &mut Vec<Action>,
) {
    let words = ui.words();
    let assessment = view.draft.assessment();
    if let Some(level) = assessment.level(&indicator.id, entry)
        && matches!(part, Part::Criteria | Part::Evidence | Part::Level)
    {
        criteria_ui(ui, view, indicator, entry, level);
    }
    let written = assessment.entry(&indicator.id, entry);
    let texts = [
        (Part::Facts, t!(words, checks.facts), written.map(|entry| entry.facts.value.as_str())),
        (Part::Analysis, t!(words, checks.analysis), written.map(|entry| entry.analysis.value.as_str())),
    ];
    for (of, title, written) in texts {
        if of == part {
            heading(ui, Type::Section, 3, title);
            text_ui(ui, written.unwrap_or_default());
        }
    }
    let evidence = assessment.evidence(&indicator.id, entry);
    heading(ui, Type::Section, 3, t!(words, checks.evidence));
    if evidence.is_empty() {
        caption(ui, t!(words, checks.evidence_none));
        return;
    }
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for (place, one) in evidence.iter().enumerate() {
            if place > 0 {
                divider(ui);
            }
            let status = StatusTag::of_use(view.inspection, &indicator.id, one.id.as_ref(), words);
            let line = ui.horizontal(|ui| {
                glyph(ui, file_icon(one.document), 18.0, Tokens::of(ui).text2);
                let width = ui.available_width() - 170.0;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let code = one.code(&indicator.id);
                    let named = t!(words, evidence.use_line, code = code, name = one.document.label());
                    elided(ui, Type::BodyMedium, Tokens::of(ui).text, &named, width);
                    elided(ui, Type::Caption, Tokens::of(ui).text3, &one.used.place_in_words(words), width);
                });
            });
            let rect: Rect = line.response.rect;
            paint_status(ui, &status, ui.max_rect().right(), rect.center().y);
        }
    });
    let documents = Button::new(t!(words, checks.to_register)).icon(icon::PAPERCLIP).small();
    let meant = finding.evidence().and_then(|code| evidence.iter().find(|one| one.code(&indicator.id) == code));
    if let Some(one) = meant.or(evidence.first())
        && documents.ui(ui).clicked()
    {
        out.push(Action::ShowDocument(one.document_id.to_string()));
    }
}

/// The claimed criteria that nothing proves yet; where there are none, those of the chosen level. Each with how it stands.
fn criteria_ui(ui: &mut Ui, view: &View<'_>, indicator: &Indicator, entry: usize, level: u8) {
    let words = ui.words();
    let state = |criterion: &Criterion| view.inspection.criterion(&indicator.id, entry, &criterion.id);
    let open = |criterion: &&Criterion| state(criterion) != CriterionState::Proved;
    let mut criteria: Vec<&Criterion> = indicator.claimed(level).filter(open).collect();
    if criteria.is_empty() {
        let rung = indicator.levels.iter().find(|rung| rung.level == level);
        criteria = rung.into_iter().flat_map(|rung| &rung.criteria).collect();
        heading(ui, Type::Section, 3, t!(words, checks.criteria, level = level));
    } else {
        heading(ui, Type::Section, 3, t!(words, checks.criteria_open));
    }
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 5.0;
        for (place, criterion) in criteria.into_iter().enumerate() {
            if place > 0 {
                divider(ui);
            }
            let (kind, icon, word) = match state(criterion) {
                CriterionState::Proved => (Some(NoteKind::Ok), icon::CHECK_BOLD, t!(words, checks.proved)),
                CriterionState::Granted => (Some(NoteKind::Ok), icon::CHECK_BOLD, t!(words, checks.granted)),
                CriterionState::Ticked => (Some(NoteKind::Warning), icon::WARNING_FILL, t!(words, checks.unproved)),
                CriterionState::Implied | CriterionState::Open => (None, icon::MINUS, t!(words, checks.unticked)),
            };
            ui.horizontal_top(|ui| {
                text(ui, Type::HelpStrong, Tokens::of(ui).text2, &criterion.id);
                let width = ui.available_width() - 130.0;
                ui.vertical(|ui| {
                    ui.set_width(width);
                    text_wrapped(ui, Type::Body, Tokens::of(ui).text, &criterion.text);
                });
                tag(ui, kind, Some(icon), word);
            });
        }
    });
}

/// A text as it stands; its beginning, where it is long.
fn text_ui(ui: &mut Ui, written: &str) {
    const MOST: usize = 1_200;
    let tokens = Tokens::of(ui);
    if written.trim().is_empty() {
        caption(ui, t!(ui, checks.text_none));
        return;
    }
    let mut shown: String = written.chars().take(MOST).collect();
    if shown.len() < written.len() {
        shown.push('…');
    }
    card(ui, |ui| text_wrapped(ui, Type::Body, tokens.text, shown));
}

fn document_ui(ui: &mut Ui, view: &View<'_>, id: &str) {
    let words = ui.words();
    let tokens = Tokens::of(ui);
    let Some(document) = view.draft.assessment().document(id) else { return };
    let status = StatusTag::of_document(view.inspection, id, words);
    card(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let date = document.date.value.map(|day| words.date(day)).unwrap_or_default();
        let file = document.file().map(|file| file.name.clone()).unwrap_or_default();
        let facts = [
            (t!(words, evidence.number), document.number.value.clone()),
            (t!(words, evidence.issuer), document.issuer.value.clone()),
            (t!(words, evidence.date), date),
            (t!(words, checks.file), file),
        ];
        for (name, value) in facts.into_iter().filter(|(_, value)| !value.is_empty()) {
            ui.horizontal_top(|ui| {
                ui.allocate_ui(vec2(130.0, 18.0), |ui| {
                    ui.set_min_width(130.0);
                    text(ui, Type::Help, tokens.text3, name);
                });
                ui.vertical(|ui| text_rows(ui, Type::Body, tokens.text, &value, FACT));
            });
        }
        for sentence in &status.sentences {
            text_wrapped(ui, Type::Help, tokens.text2, sentence);
        }
    });
}

fn question_ui(ui: &mut Ui, view: &View<'_>, id: &str) {
    let tokens = Tokens::of(ui);
    if let Some(question) = view.draft.rubric.general_questions.iter().find(|question| question.id == id) {
        text_wrapped(ui, Type::Body, tokens.text, &question.text);
    }
}
