//! What the tests share: a reader of documentation pages, the oracle that holds the specs against them, every single
//! change that could be made to the specs, the feature specs as Rust, and many things done in several threads.
#![forbid(unsafe_code)]

pub mod features;
pub mod mutation;
pub mod oracle;
pub mod page;
pub mod threads;

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
