//! Any bytes as settings.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spbe_mandiri_fuzz::settings(bytes));
