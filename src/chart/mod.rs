//! What is drawn, computed once as plain [`Shape`]s and painted by the window and by the report alike.
//!
//! A chart reads a [`crate::scoring::Score`] and computes no number of the field itself. Every chart carries a
//! sentence and a table with the same numbers. One function per chart; those that exist in both forms take a
//! [`Mode`]: points on screen, millimetres in print.

mod angle;
mod average_bars;
mod bars;
#[cfg(test)]
mod contrast;
mod cover_bars;
mod difference_grid;
mod distribution;
mod dot_plot;
mod gauge;
mod histogram;
mod indicator_map;
mod level_grid;
mod lost_points;
mod mark;
#[cfg(test)]
mod measure;
mod pen;
mod picture;
mod plan_columns;
mod plan_way;
mod portfolio;
mod radar;
#[cfg(test)]
mod sample;
mod shape;
mod spot;
#[cfg(test)]
mod spot_tests;
mod strip;
mod svg;
#[cfg(test)]
mod tests;
mod trend;
mod value;
mod waterfall;

pub use angle::{arc_handle, sin_cos};
pub use average_bars::{AverageBar, average_bars};
pub use bars::{BarsOptions, aspect_bars, domain_bars, value_bar, value_scale};
pub use cover_bars::cover_bars;
pub use difference_grid::difference_grid;
pub use distribution::{distribution, distribution_of};
pub use dot_plot::{INDEX as DOT_PLOT_INDEX, dot_plot};
pub use gauge::{GaugeOptions, gauge};
pub use histogram::{HistogramOptions, histogram};
pub use indicator_map::{MapOptions, indicator_map};
pub use level_grid::level_grid;
pub use lost_points::lost_points;
pub use mark::{EvidenceMark, Mark, Reference, Sample, Series, sample};
pub use picture::{Caption, picture};
pub use plan_columns::plan_columns;
pub use plan_way::plan_way;
pub use portfolio::{domain_strips, index_squares};
pub use radar::{RadarOptions, radar, radar_legend};
pub use shape::{Align, Drawing, Fit, Ink, Lettering, Mode, Point, Shape, Stroke, Table, Weight, at};
pub use spot::{Figure, Number, Spot};
pub use strip::{StripOptions, strip};
pub use svg::{Look, svg};
pub use trend::{TrendPoint, TrendReference, trend, trend_beside};
pub use value::{
    NO_VALUE, distance_sentence, index_text, level_counts, level_palette, level_text, node_palette, value_palette,
    value_text,
};
pub use waterfall::{Waterfall, WaterfallLimit, WaterfallStep, waterfall};
