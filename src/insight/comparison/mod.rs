//! Results beside each other: what the present one is compared with, several assessments or stages side by side, and what
//! changed in evidence and texts.

mod changes;
mod sides;
mod yardstick;

pub use changes::{IndicatorChanges, Inspected, evidence_changes};
pub use sides::{Figure, FigureRow, Head, IndicatorRow, Side, SideBySide, change_words};
pub use yardstick::{Comparison, NotEarlier, Shift, Yardstick, is_earlier, shifts};
