//! Any bytes as a report.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spbe_mandiri_fuzz::report(bytes));
