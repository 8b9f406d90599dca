//! Promises that hold for every chart.
