//! A server that plays Sips Office.
//!
//! It is driven by the same specs as everything else: for every function of a catalog it takes sealed requests, in JSON
//! and SOAP, checks them against the function's description, and answers sealed. Functions that it knows by name act on
//! wallets in memory; any other is answered with the examples of the dictionary.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! use sips_office_simulator::{Simulator, example};
//!
//! let simulator = Simulator::start().await?;
//! // … let a client call simulator.base_address() …
//! assert!(simulator.received().is_empty());
//! let wallets = simulator.wallets();
//! let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap();
//! assert_eq!(mean.alias(), None);
//! simulator.stop().await;
//! # Ok(()) }
//! ```
//!
//! # Assumed
//! The documentation lists response codes and says little of when each is given. What the simulator does where the
//! documentation is silent is written down at [`Refusal`], and is a guess.
#![forbid(unsafe_code)]
#![warn(clippy::missing_errors_doc)]

mod behaviour;
mod builder;
mod clock;
pub mod example;
mod fault;
mod merchant;
mod network;
mod office;
mod received;
mod refusal;
mod simulator;
mod wallet;

pub use builder::Builder;
pub use fault::{Calls, Fault, FaultKind, FaultScript, Faults, InvalidCalls, InvalidFault};
pub use merchant::Merchant;
pub use office::{HttpAnswer, Office};
pub use received::{Received, ReceivedField};
pub use refusal::Refusal;
pub use simulator::Simulator;
pub use wallet::{PaymentMean, Wallet, Wallets};
