//! Reads documentation pages without the specs, and holds the specs against them.
#![forbid(unsafe_code)]

pub mod oracle;
pub mod page;

/// The README's Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
