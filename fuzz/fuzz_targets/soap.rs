//! See `bodies/soap.rs`.
#![no_main]

#[path = "../bodies/soap.rs"]
mod body;

libfuzzer_sys::fuzz_target!(|input: &[u8]| body::run(input));
