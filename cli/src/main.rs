//! `sips`: Sips Office functions from the command line.
//!
//! Exit status: 0 done or accepted, 1 not accepted or failed, 2 refused before sending or wrong usage.
#![forbid(unsafe_code)]

mod call;
mod check;
mod completions;
mod diff;
mod drift;
mod explain;
mod export;
mod fields;
mod generate;
mod import;
mod key;
mod made;
mod new;
mod out;
mod page;
mod pretty;
mod profile;
mod schema;
mod seal;
mod simulate;
mod specs;
mod status;
mod toml_file;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::status::{Done, Failure};

/// Sips Office functions, written down as YAML: check them, generate code, call them, seal and simulate.
///
/// Exit status: 0 done or accepted, 1 not accepted or failed, 2 refused before sending or wrong usage.
#[derive(Parser)]
#[command(name = "sips", version, max_term_width = 110)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

// What a command's help needs is put together only where that command is asked for.
#[derive(Subcommand)]
#[command(defer = true)]
enum Command {
    /// Check a folder of specs and show every mistake with its place.
    Check(check::Check),
    /// Write a starting file for a function, which passes `sips check`.
    New(new::New),
    /// Write the JSON Schemas of spec files, with which an editor helps to write them.
    Schema(schema::Schema),
    /// Write Rust source for every function.
    Generate(generate::Generate),
    /// Write functions for other languages: as WSDL, XML Schema, OpenAPI or Markdown.
    Export(export::Export),
    /// Explain a name of the specs: what it is, since when, where it is used; or a rule that a finding names.
    Explain(explain::Explain),
    /// Show what changed between two folders of specs, and what it breaks.
    Diff(diff::Diff),
    /// Call a function: show the request, what was sealed, the answer and what its code means.
    Call(call::Call),
    /// Seal a message; explain or verify its seal.
    Seal(seal::Seal),
    /// Draft the spec of a function from its documentation page.
    Import(import::Import),
    /// Tell what documentation pages say and the specs do not, and the reverse.
    Drift(drift::Drift),
    /// Serve every function as Sips Office would, on this machine.
    Simulate(simulate::Simulate),
    /// Print what a shell needs to complete the commands and options of this program.
    Completions(completions::Completions),
}

fn main() -> ExitCode {
    // Wrong usage ends the program here, with exit status 2.
    let done = Arguments::parse().command.run();
    // What the work came to weighs more than whether all of it could be printed.
    let done = done.and_then(|status| match out::finish() {
        Ok(()) => Ok(status),
        Err(error) => Err(Failure::failed(format!("the output could not be written: {error}"))),
    });
    match done {
        Ok(status) => status.into(),
        Err(failure) => {
            out::error(&failure.message);
            failure.status.into()
        }
    }
}

impl Command {
    fn run(self) -> Done {
        match self {
            Self::Check(check) => check.run(),
            Self::New(new) => new.run(),
            Self::Schema(schema) => schema.run(),
            Self::Generate(generate) => generate.run(),
            Self::Export(export) => export.run(),
            Self::Explain(explain) => explain.run(),
            Self::Diff(diff) => diff.run(),
            Self::Call(call) => call.run(),
            Self::Seal(seal) => seal.run(),
            Self::Import(import) => import.run(),
            Self::Drift(drift) => drift.run(),
            Self::Simulate(simulate) => simulate.run(),
            Self::Completions(completions) => completions.run(),
        }
    }
}
