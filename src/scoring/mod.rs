//! Exact numbers: values, index, bands, and the trace behind each of them.
//!
//! There is one engine. [`score`] walks the rubric once per [`Reading`] and returns a tree in which every
//! node has its value, weight, contribution and the nodes it came from. Window, report and command line
//! read that tree and recompute nothing.

mod engine;
mod steps;

pub use engine::{Node, NodeKind, Notice, Reading, Score, Trace, score, score_of};
pub use steps::{
    BandDistance, Loss, SingleStep, band_distance, completed_level, gain_of_next_level, losses, single_steps,
};
