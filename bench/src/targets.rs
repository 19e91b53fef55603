//! How fast it must be, beside the hash, beside a bare parser, and beside a program written by hand.

use crate::harness::{By, Measured, Task};
use crate::table::{find, hash_of};

/// At most so many times R, for a small message.
const BESIDE_THE_HASH: [(Task, f64); 4] = [
    (Task::RequestJson, 2.5),
    (Task::RequestSoap, 3.0),
    (Task::ResponseJson, 4.0),
    (Task::ResponseSoap, 14.0),
];
/// At most so many times the bare parser, for a large message.
const BESIDE_THE_PARSER: [(Task, f64); 2] = [(Task::ResponseJson, 1.4), (Task::ResponseSoap, 2.0)];
/// At most so many times the program written by hand, for any message.
const BESIDE_THE_RIVAL: [(Task, f64); 4] = [
    (Task::RequestJson, 0.6),
    (Task::RequestSoap, 0.3),
    (Task::ResponseJson, 1.0),
    (Task::ResponseSoap, 0.7),
];

const SMALL: &str = "updatePaymentMean";
const LARGE: &str = "getWalletData";

/// Every target that was missed, as a sentence.
pub(crate) fn missed(measured: &[Measured]) -> Vec<String> {
    let mut missed = Vec::new();
    let mut hold = |message: &str, task: Task, beside: &str, other: &dyn Fn(&Measured) -> f64, most: f64| {
        let Some(ours) = find(measured, message, task, By::Us) else { return };
        let ratio = ours.nanoseconds / other(ours);
        let verdict = if ratio <= most { "" } else { "  missed" };
        let task = task.name();
        println!("{message:<18} {task:<14} {ratio:>6.2} × {beside:<10} at most {most}{verdict}");
        if ratio > most {
            missed.push(format!("{message}, {task}: {ratio:.2} × {beside}, at most {most}"));
        }
    };
    let other = |by: By| {
        move |ours: &Measured| {
            find(measured, ours.row.message, ours.row.task, by).map_or(f64::NAN, |other| other.nanoseconds)
        }
    };
    for (task, most) in BESIDE_THE_HASH {
        hold(SMALL, task, "R", &|ours| hash_of(measured, ours), most);
    }
    for (task, most) in BESIDE_THE_PARSER {
        hold(LARGE, task, "parser", &other(By::Parser), most);
    }
    for message in [SMALL, LARGE] {
        for (task, most) in BESIDE_THE_RIVAL {
            hold(message, task, "by hand", &other(By::Rival), most);
        }
    }
    for task in [Task::RequestJson, Task::RequestSoap] {
        if let Some(ours) = find(measured, SMALL, task, By::Us).filter(|ours| ours.allocations > 0) {
            missed.push(format!("{SMALL}, {}: {} allocations, at most 0", task.name(), ours.allocations));
        }
    }
    println!();
    missed
}
