//! `sips`: Sips Office functions from the command line.
//!
//! Exit status: 0 done or accepted, 1 not accepted or failed, 2 refused before sending or wrong usage.
#![forbid(unsafe_code)]

mod call;
mod check;
mod fields;
mod generate;
mod key;
mod pretty;
mod seal;
mod simulate;
mod specs;
mod status;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Sips Office functions, written down as YAML: check them, generate code, call them, seal and simulate.
///
/// Exit status: 0 done or accepted, 1 not accepted or failed, 2 refused before sending or wrong usage.
#[derive(Parser)]
#[command(name = "sips", version, max_term_width = 110)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Check a folder of specs and show every mistake with its place.
    Check(check::Check),
    /// Write Rust source for every function.
    Generate(generate::Generate),
    /// Call a function: show the request, what was sealed, the answer and what its code means.
    Call(call::Call),
    /// Seal a message; explain or verify its seal.
    Seal(seal::Seal),
    /// Serve every function as Sips Office would, on this machine.
    Simulate(simulate::Simulate),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(check) => check.run(),
        Command::Generate(generate) => generate.run(),
        Command::Call(call) => call.run(),
        Command::Seal(seal) => seal.run(),
        Command::Simulate(simulate) => simulate.run(),
    };
    match done {
        Ok(status) => status.into(),
        Err(failure) => {
            anstream::eprintln!("{RED}error:{RED:#} {}", failure.message);
            failure.status.into()
        }
    }
}

const RED: clap::builder::styling::Style =
    clap::builder::styling::AnsiColor::Red.on_default().effects(clap::builder::styling::Effects::BOLD);
