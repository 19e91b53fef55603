//! What a message costs: sealed and written, read and verified, beside the hash itself and beside what others would write.
//!
//! ```text
//! cargo run --release -p sips-office-bench              the table, and the time that generating takes
//! cargo run --release -p sips-office-bench -- --check   the same, and fails where a target is missed
//! cargo run --release -p sips-office-bench -- --builds  what the compiler takes for more functions (slow)
//! cargo run --release -p sips-office-bench -- --simulator
//!                                                       how many requests a second the simulator answers, and no more
//! cargo run --release -p sips-office-bench -- --profile 'updatePaymentMean request JSON'
//!                                                       that task alone for three seconds, for a profiler to watch
//! ```
#![forbid(unsafe_code)]

mod builds;
mod generation;
mod harness;
mod messages;
mod rivals;
mod rows;
mod simulator;
mod table;
mod targets;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use harness::By;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<std::alloc::System> = &INSTRUMENTED_SYSTEM;

fn main() -> ExitCode {
    let mut check = false;
    let mut with_builds = false;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--profile" => return profile(&arguments.next().unwrap_or_default()),
            "--simulator" => return simulated(),
            "--check" => check = true,
            "--builds" => with_builds = true,
            other => {
                eprintln!("`{other}` is no option: there are --check, --builds, --simulator and --profile");
                return ExitCode::from(2);
            }
        }
    }
    let mut missed = measured();
    // In one run of thirty a row takes half as long again throughout, by where its memory happens to lie.
    for _ in 0..2 {
        if !missed.is_empty() {
            println!("once more, with everything in another place\n");
            missed = measured();
        }
    }
    missed.extend(generation::print());
    if simulated() != ExitCode::SUCCESS {
        return ExitCode::FAILURE;
    }
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

/// Measures and prints all rows. Gives back which targets were missed.
fn measured() -> Vec<String> {
    let measured = harness::measure(rows::all());
    table::print(&measured);
    targets::missed(&measured)
}

/// Measures the simulator. No rate is demanded: it is a matter of the machine.
fn simulated() -> ExitCode {
    match simulator::print() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the simulator could not be measured: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does one task over and over.
fn profile(task: &str) -> ExitCode {
    let row = rows::all()
        .into_iter()
        .find(|row| row.by == By::Us && format!("{} {}", row.message, row.task.name()) == task);
    let Some(mut row) = row else {
        eprintln!("`{task}` is no message and task of the table, as in 'updatePaymentMean request JSON'");
        return ExitCode::from(2);
    };
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(3) {
        (0..100).for_each(|_| (row.run)());
    }
    ExitCode::SUCCESS
}
