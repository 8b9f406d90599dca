//! Any bytes as an upload package.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spbe_mandiri_fuzz::archive(bytes));
