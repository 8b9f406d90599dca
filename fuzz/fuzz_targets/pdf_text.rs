//! Any bytes as a PDF of the evidence.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| spbe_mandiri_fuzz::pdf_text(bytes));
