//! Jawaban pertanyaan umum.

use super::{Context, piece};
use crate::{
    report::model::{Block, Body, Numbering, Part, PartId, Style, Text},
    t,
};

/// Builds the part.
pub(super) fn part(context: &Context<'_>) -> Option<Part> {
    let questions = &context.rubric.general_questions;
    if questions.is_empty() {
        return None;
    }
    let (answered, total) = (context.answered_questions(), questions.len());
    let lead = if answered == total {
        t!(context, report.questions.lead, total = total)
    } else {
        t!(context, report.questions.lead_open, answered = answered, total = total)
    };
    let mut blocks = vec![piece::lead(lead)];
    for question in questions {
        let answer = context.assessment.general.get(question.id.as_str()).map_or("", |answer| answer.value.as_str());
        let answer =
            if answer.trim().is_empty() { Text::grey(t!(context, report.share.empty)) } else { Text::plain(answer) };
        blocks.extend([
            Block::Gap(7.0),
            Block::h3(format!("{}. {}", question.id, question.text)),
            Block::Gap(1.0),
            piece::narrow(Style::Narrative, answer),
        ]);
    }
    Some(Part {
        id: PartId::Questions,
        numbering: Numbering::Letter,
        title: t!(context, report.questions.title).to_owned(),
        body: Body::Pages(blocks),
    })
}
