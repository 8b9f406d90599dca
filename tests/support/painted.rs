//! What a window has painted: its texts, where they lie, and what is wrong with how they lie.

use egui::{Pos2, Rect, Role, Shape, Stroke, epaint::ClippedShape};
use egui_kittest::{
    Harness,
    kittest::{By, NodeT as _, Queryable as _},
};

/// Less than this is no overlap and no cut: edges of letters are blurred over half a point on each side.
const BLUR: f32 = 1.5;

/// A text of more letters than this is shown under the pointer in part.
const TOOLTIP: usize = 180;

/// One line of a painted text.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is painted.
    pub text: String,
    /// The text it belongs to, whole.
    pub whole: String,
    /// Where its ink lies.
    pub ink: Rect,
    /// Outside of this nothing is seen.
    pub clip: Rect,
    /// Whether the text was shortened.
    pub shortened: bool,
}

impl Line {
    /// The part that is seen.
    pub fn seen(&self) -> Rect {
        self.ink.intersect(self.clip)
    }
}

/// What is wrong with a page at one size.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Two texts lie over each other.
    Overlap(String, String),
    /// A text goes on outside the window, or what it lies in.
    Cut(String),
    /// Something was painted over a part of a text.
    Covered(String),
    /// A shortened text that no node holds whole.
    Lost(String),
    /// A shortened text that is not shown whole under the pointer.
    Untold(String),
}

/// The lines that can be seen, and those something else was painted over in part. What a dialog lays its veil over does
/// not count.
pub fn lines<S>(harness: &Harness<'_, S>) -> (Vec<Line>, Vec<Line>) {
    let (mut lines, mut covered) = (Vec::new(), Vec::new());
    let window = harness.ctx.content_rect();
    for ClippedShape { clip_rect, shape, .. } in &harness.output().shapes {
        if let Shape::Rect(rect) = shape
            && (1..255).contains(&rect.fill.a())
            && rect.rect.contains_rect(window)
        {
            lines.clear();
            covered.clear();
        }
        read(shape, *clip_rect, &mut lines, &mut covered);
    }
    (lines, covered)
}

fn read(shape: &Shape, clip: Rect, lines: &mut Vec<Line>, covered: &mut Vec<Line>) {
    match shape {
        Shape::Vec(shapes) => {
            for shape in shapes {
                read(shape, clip, lines, covered);
            }
        }
        Shape::Rect(rect) if rect.fill.a() == 255 => {
            let seen = rect.rect.intersect(clip);
            lines.retain(|line| {
                let hidden = line.seen().intersect(seen);
                if !is_area(hidden) {
                    return true;
                }
                if !seen.expand(BLUR).contains_rect(line.seen()) {
                    covered.push(line.clone());
                }
                false
            });
        }
        Shape::Text(text) if text.angle == 0.0 && text.opacity_factor > 0.0 => {
            let whole = &text.galley.job.text;
            for row in &text.galley.rows {
                let ink = row.visuals.mesh_bounds.translate(row.pos.to_vec2() + text.pos.to_vec2());
                let line = Line { text: row.text(), whole: whole.clone(), ink, clip, shortened: text.galley.elided };
                if is_area(ink) && is_area(line.seen()) {
                    lines.push(line);
                }
            }
        }
        _ => {}
    }
}

fn is_area(rect: Rect) -> bool {
    rect.width() > BLUR && rect.height() > BLUR
}

/// What is wrong with what is shown. `above` says whether something lies over the page that may cover it.
pub fn faults<S>(harness: &mut Harness<'_, S>, above: bool) -> Vec<Fault> {
    let (lines, covered) = lines(harness);
    let mut faults = Vec::new();
    if !above {
        faults.extend(covered.iter().map(|line| Fault::Covered(line.text.clone())));
    }
    for (place, one) in lines.iter().enumerate() {
        for other in &lines[place + 1..] {
            if is_area(one.seen().intersect(other.seen())) {
                faults.push(Fault::Overlap(one.text.clone(), other.text.clone()));
            }
        }
    }
    let window = harness.ctx.content_rect();
    let fields: Vec<Rect> = nodes(harness, |role| matches!(role, Role::TextInput | Role::MultilineTextInput));
    let mut cut: Vec<Line> = Vec::new();
    for line in &lines {
        let seen = line.clip.intersect(window);
        if seen.expand(BLUR).contains_rect(line.ink) {
            continue;
        }
        // A field scrolls what is typed into it.
        if fields.iter().any(|field| field.contains(line.seen().center())) {
            continue;
        }
        cut.push(line.clone());
    }
    for line in &lines {
        if line.shortened && !is_held(harness, &line.whole) {
            faults.push(Fault::Lost(line.whole.clone()));
        }
    }
    // What can be scrolled into view is not cut.
    for (across, cut) in [
        (false, cut.iter().filter(|line| is_cut_along(line, window, false)).cloned().collect::<Vec<_>>()),
        (true, cut.iter().filter(|line| is_cut_along(line, window, true)).cloned().collect::<Vec<_>>()),
    ] {
        let mut clips: Vec<Rect> = Vec::new();
        for line in &cut {
            if !clips.contains(&line.clip) {
                clips.push(line.clip);
            }
        }
        for clip in clips {
            let within: Vec<&Line> = cut.iter().filter(|line| line.clip == clip).collect();
            if !scrolls(harness, clip.intersect(window), across, &within) {
                faults.extend(
                    within.iter().map(|line| Fault::Cut(format!("{} at {:?} in {clip:?}", line.text, line.ink))),
                );
            }
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

fn is_cut_along(line: &Line, window: Rect, across: bool) -> bool {
    let seen = line.clip.intersect(window).expand(BLUR);
    if across {
        line.ink.left() < seen.left() || line.ink.right() > seen.right()
    } else {
        line.ink.top() < seen.top() || line.ink.bottom() > seen.bottom()
    }
}

/// Whether the wheel moves these lines, both ways if need be. What was moved is moved back.
fn scrolls<S>(harness: &mut Harness<'_, S>, clip: Rect, across: bool, cut: &[&Line]) -> bool {
    let first = cut.first().map_or(clip.center(), |line| line.seen().center());
    let mut moved = false;
    for (at, step) in [(first, -40.0), (first, 40.0), (clip.center(), -40.0), (clip.center(), 40.0)] {
        let before = places(harness, cut);
        wheel(harness, at, if across { egui::vec2(step, 0.0) } else { egui::vec2(0.0, step) });
        moved |= before != places(harness, cut);
    }
    moved
}

fn places<S>(harness: &Harness<'_, S>, of: &[&Line]) -> Vec<Vec<(i32, i32)>> {
    let (lines, _) = lines(harness);
    let place = |ink: Rect| (ink.left().round() as i32, ink.top().round() as i32);
    of.iter()
        .map(|line| lines.iter().filter(|other| other.text == line.text).map(|line| place(line.ink)).collect())
        .collect()
}

fn wheel<S>(harness: &mut Harness<'_, S>, at: Pos2, delta: egui::Vec2) {
    harness.hover_at(at);
    harness.step();
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: egui::Modifiers::NONE,
    });
    harness.run();
    harness.remove_cursor();
    harness.run();
}

fn nodes<S>(harness: &Harness<'_, S>, of: impl Fn(Role) -> bool) -> Vec<Rect> {
    harness
        .root()
        .query_all(By::new())
        .filter(|node| of(node.accesskit_node().role()))
        .map(|node| node.rect())
        .collect()
}

/// Where a node lies, in points.
pub fn place(node: &egui_kittest::Node<'_>) -> Option<Rect> {
    let bounds = node.accesskit_node().raw_bounds()?;
    let at = |x: f64, y: f64| egui::pos2(x as f32, y as f32);
    Some(Rect::from_min_max(at(bounds.x0, bounds.y0), at(bounds.x1, bounds.y1)))
}

/// Whether nodes say this text whole: as their name, their value or their description. What several cells say in one line
/// may be said one by one.
fn is_held<S>(harness: &Harness<'_, S>, whole: &str) -> bool {
    let held = |part: &str| {
        harness.root().query_all(By::new()).any(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value(), node.description()].into_iter().flatten().any(|held| told_in(&held, part))
        })
    };
    whole.split(" · ").all(held)
}

/// The ring of this kind that is painted around a rectangle or a part of it, and what of the ring can be seen.
pub fn ring<S>(harness: &Harness<'_, S>, around: Rect, of: impl Fn(Stroke) -> bool) -> Option<(Rect, Rect)> {
    fn find(shape: &Shape, clip: Rect, around: Rect, of: &dyn Fn(Stroke) -> bool) -> Option<(Rect, Rect)> {
        match shape {
            Shape::Vec(shapes) => shapes.iter().find_map(|shape| find(shape, clip, around, of)),
            Shape::Rect(rect) if of(rect.stroke) => {
                let within = around.expand(14.0).contains_rect(rect.rect);
                let row = rect.rect.expand(14.0).contains_rect(around) && rect.rect.height() < around.height() + 28.0;
                // A card whose head is the widget; its own edge is no ring.
                let beside = around.min - rect.rect.min;
                let card = rect.rect.contains_rect(around) && beside.min_elem() > 1.0 && beside.max_elem() < 14.0;
                let near = rect.rect.width() > 14.0 && (within || row || card);
                near.then(|| (rect.rect, rect.rect.intersect(clip)))
            }
            _ => None,
        }
    }
    harness.output().shapes.iter().rev().find_map(|clipped| find(&clipped.shape, clipped.clip_rect, around, &of))
}

/// Shortened texts that are not shown whole under the pointer; of each kind of place a few are looked at.
pub fn untold<S>(harness: &mut Harness<'_, S>, most: usize) -> Vec<Fault> {
    let (lines, _) = lines(harness);
    let mut shortened: Vec<Line> = lines.into_iter().filter(|line| line.shortened).collect();
    shortened.dedup_by(|one, other| one.whole == other.whole);
    let step = shortened.len().div_ceil(most.max(1)).max(1);
    let mut faults = Vec::new();
    for line in shortened.into_iter().step_by(step) {
        harness.hover_at(line.seen().center());
        harness.run_steps(6);
        let (shown, _) = self::lines(harness);
        // What is longer than any tooltip is told from its beginning on.
        let told = |other: &Line| {
            let long = line.whole.char_indices().nth(TOOLTIP).is_some();
            let beginning: String = line.whole.chars().take(TOOLTIP / 2).collect();
            let begun = long && other.whole != line.whole && told_in(&other.whole, &beginning);
            begun || !other.shortened && told_in(&other.whole, &line.whole)
        };
        // One that is shortened itself, to its own number of lines.
        let lines = shown.iter().filter(|other| other.whole == line.whole).count();
        if lines < 4 && !shown.iter().any(told) {
            faults.push(Fault::Untold(line.whole));
        }
        harness.remove_cursor();
        harness.run_steps(2);
    }
    faults
}

/// Whether a text holds another, or each of its parts, whatever signs stand between the words.
fn told_in(text: &str, whole: &str) -> bool {
    let text = plain(text);
    whole.split(" · ").all(|part| text.contains(&plain(part)))
}

/// The words of a text. What is spoken has other signs between them.
fn plain(text: &str) -> String {
    let words = text.split(|letter: char| letter.is_whitespace() || ",;:·".contains(letter));
    words.map(|word| word.trim_end_matches('.')).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
