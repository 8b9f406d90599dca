//! What is drawn, computed once as plain [`Shape`]s and painted by the window and by the report alike.
//!
//! A chart reads a [`crate::scoring::Score`] and computes no number of the field itself. Every chart carries a
//! sentence and a table with the same numbers.

mod shape;

pub use shape::{Align, Drawing, Fit, Ink, Mode, Point, Shape, Spot, Stroke, Table, Weight, at};
