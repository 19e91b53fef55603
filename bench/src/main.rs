//! What a message costs: sealed and written, read and verified, beside the hash itself and beside what others would write.
//!
//! ```text
//! cargo run --release -p sips-office-bench              the table, and the time that generating takes
//! cargo run --release -p sips-office-bench -- --check   the same, and fails where a target is missed
//! cargo run --release -p sips-office-bench -- --builds  what the compiler takes for more functions (slow)
//! ```
#![forbid(unsafe_code)]

mod builds;
mod generation;
mod harness;
mod messages;
mod rivals;
mod rows;
mod table;
mod targets;

use std::process::ExitCode;

use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<std::alloc::System> = &INSTRUMENTED_SYSTEM;

fn main() -> ExitCode {
    let mut check = false;
    let mut with_builds = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--check" => check = true,
            "--builds" => with_builds = true,
            other => {
                eprintln!("`{other}` is no option: there are --check and --builds");
                return ExitCode::from(2);
            }
        }
    }
    let measured = harness::measure(rows::all());
    table::print(&measured);
    let mut missed = targets::missed(&measured);
    missed.extend(generation::print());
    if with_builds {
        missed.extend(builds::print());
    }
    for miss in &missed {
        println!("missed: {miss}");
    }
    if missed.is_empty() {
        println!("every target is met");
    }
    if check && !missed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
