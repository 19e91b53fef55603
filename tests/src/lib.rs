//! What the tests share: a reader of documentation pages, the oracle that holds the specs against them, every single
//! change that could be made to the specs, and the feature specs as Rust.
#![forbid(unsafe_code)]

pub mod features;
pub mod mutation;
pub mod oracle;
pub mod page;

/// The README's Rust is compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// So is that of the page about production.
#[cfg(doctest)]
#[doc = include_str!("../../docs/production.md")]
pub struct Production;

/// And that of the page about the simulator.
#[cfg(doctest)]
#[doc = include_str!("../../docs/simulator.md")]
pub struct Simulator;
