//! Results beside each other: what the present one is compared with, several assessments or stages side by side, what changed
//! in evidence and texts, and the index over the years.

mod changes;
mod names;
mod past_results;
mod reckonings;
mod sides;
mod trend;
mod yardstick;

pub use changes::{IndicatorChanges, Inspected, evidence_changes};
pub use past_results::past_results;
pub use sides::{Figure, FigureRow, Head, IndicatorRow, Side, SideBySide, change_words};
pub use trend::{TrendFigure, TrendYear, trend};
pub use yardstick::{Comparison, NotEarlier, Shift, Yardstick, is_earlier, shifts};
