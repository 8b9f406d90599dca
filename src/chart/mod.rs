//! What is drawn, computed once as plain [`Shape`]s and painted by the window and by the report alike.
//!
//! A chart reads a [`crate::scoring::Score`] and computes no number of the field itself. Every chart carries a
//! sentence and a table with the same numbers. One function per chart; those that exist in both forms take a
//! [`Mode`]: points on screen, millimetres in print.

mod angle;
mod bars;
mod cover_bars;
mod distribution;
mod gauge;
mod indicator_map;
mod level_grid;
mod lost_points;
mod mark;
#[cfg(test)]
mod measure;
mod pen;
mod radar;
#[cfg(test)]
mod sample;
mod shape;
mod strip;
#[cfg(test)]
mod svg;
#[cfg(test)]
mod tests;
mod value;

pub use angle::{arc_handle, sin_cos};
pub use bars::{ASPECT_ROW, BarsOptions, aspect_bars, domain_bars, value_bar, value_scale};
pub use cover_bars::cover_bars;
pub use distribution::{distribution, distribution_of};
pub use gauge::{GaugeOptions, gauge};
pub use indicator_map::{MapOptions, indicator_map};
pub use level_grid::level_grid;
pub use lost_points::{LOSS_ROW, lost_points};
pub use mark::{EvidenceMark, Mark, Reference, Series};
pub use radar::{RadarOptions, radar, radar_legend};
pub use shape::{Align, Drawing, Fit, Ink, Lettering, Mode, Origin, Point, Shape, Spot, Stroke, Table, Weight, at};
pub use strip::{StripOptions, strip};
pub use value::{
    NO_VALUE, distance_sentence, index_text, level_counts, level_palette, level_text, node_palette, value_palette,
    value_text,
};
