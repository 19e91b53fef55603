//! The feature specs as Rust source in files, where the compiler, clippy and rustdoc look at all of it.

include!(concat!(env!("OUT_DIR"), "/features.rs"));
