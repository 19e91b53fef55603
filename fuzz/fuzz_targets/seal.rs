//! See `bodies/seal.rs`.
#![no_main]

#[path = "../bodies/seal.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|input: &[u8]| body::run(input));
