//! Any bytes as a rubric.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spbe_mandiri_fuzz::framework(bytes));
