//! The program as it is run, and the reports it makes.
//!
//! One program for many promises: linking is what costs. Each file is one promise.

#[path = "../support/mod.rs"]
mod support;

mod benchmark;
mod carried;
mod cli;
mod cli_evidence;
mod comparing;
mod completions;
mod console;
mod kill_soak;
mod kill_sweep;
mod logo;
mod manual_page;
mod no_network;
mod planning;
mod portfolio;
mod report;
mod report_accessible;
mod report_archive;
mod report_broken;
mod report_leaks;
mod report_pages;
mod report_text;
mod report_truth;
mod report_variants;
mod sharing;
mod start_up;
mod starting;
