//! The measured rows as a table.

use crate::harness::{By, Measured, Task};

/// Prints the table, in Markdown.
pub(crate) fn print(measured: &[Measured]) {
    println!("R is the HMAC-SHA-256 over the same text with a key that is ready.\n");
    println!("| message | task | by | bytes | ns | MB/s | allocations | × R |");
    println!("|---|---|---|--:|--:|--:|--:|--:|");
    for one in measured {
        let Measured { row, nanoseconds, allocations } = one;
        println!(
            "| {} | {} | {} | {} | {nanoseconds:.0} | {:.0} | {allocations} | {:.2} |",
            row.message,
            row.task.name(),
            row.by.name(row.task),
            row.bytes,
            row.bytes as f64 * 1e3 / nanoseconds,
            nanoseconds / hash_of(measured, one),
        );
    }
    println!();
}

/// R of the row: the nanoseconds of the hash over the same text.
pub(crate) fn hash_of(measured: &[Measured], of: &Measured) -> f64 {
    let hash = match of.row.task {
        Task::RequestHash | Task::RequestJson | Task::RequestSoap => Task::RequestHash,
        Task::ResponseHash | Task::ResponseJson | Task::ResponseSoap => Task::ResponseHash,
    };
    find(measured, of.row.message, hash, By::Us).map_or(f64::NAN, |hash| hash.nanoseconds)
}

/// The row of a message, a task and whoever does it.
pub(crate) fn find<'m>(measured: &'m [Measured], message: &str, task: Task, by: By) -> Option<&'m Measured> {
    measured.iter().find(|one| one.row.message == message && one.row.task == task && one.row.by == by)
}

impl Task {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::RequestHash => "request, R",
            Self::RequestJson => "request JSON",
            Self::RequestSoap => "request SOAP",
            Self::ResponseHash => "response, R",
            Self::ResponseJson => "response JSON",
            Self::ResponseSoap => "response SOAP",
        }
    }
}

impl By {
    pub(crate) const fn name(self, task: Task) -> &'static str {
        match (self, task) {
            (_, Task::RequestHash | Task::ResponseHash) => "hmac",
            (Self::Us, _) => "sips-office",
            (Self::Rival, _) => "by hand",
            (Self::Parser, Task::ResponseSoap) => "empty event loop",
            (Self::Parser, _) => "serde_json::Value",
        }
    }
}
