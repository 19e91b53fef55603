//! See `bodies/date.rs`.
#![no_main]

#[path = "../bodies/date.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|input: &[u8]| body::run(input));
