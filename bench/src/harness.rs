//! Times rows in turns, so that whatever else the machine does falls on all of them alike.

use std::time::{Duration, Instant};

use stats_alloc::Region;

use crate::ALLOCATOR;

/// How long one turn of one row lasts, about.
const TURN: Duration = Duration::from_micros(400);
/// How many turns each row has. What slows a turn down is mostly not the row itself, and a few turns are quick because the
/// processor ran faster for a moment: so the one counts that a tenth of the turns beat.
const TURNS: usize = 250;

/// Something to time.
pub(crate) struct Row {
    /// Which message: `updatePaymentMean`.
    pub(crate) message: &'static str,
    /// What is done with it.
    pub(crate) task: Task,
    /// Who does it.
    pub(crate) by: By,
    /// The bytes of the body that is written or read.
    pub(crate) bytes: usize,
    /// Does it once.
    pub(crate) run: Box<dyn FnMut()>,
}

/// What is done with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// R: the HMAC over the text that a request's seal covers, with a key that is ready.
    RequestHash,
    /// From a typed request to a sealed body.
    RequestJson,
    /// The same in SOAP.
    RequestSoap,
    /// R of the response.
    ResponseHash,
    /// From a body to a typed and verified response.
    ResponseJson,
    /// The same in SOAP.
    ResponseSoap,
}

/// Who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// This project.
    Us,
    /// A program as a shop would write it by hand.
    Rival,
    /// The parser alone.
    Parser,
}

/// A row and what it took.
pub(crate) struct Measured {
    pub(crate) row: Row,
    /// Nanoseconds each time, in the turn that counts.
    pub(crate) nanoseconds: f64,
    /// Allocations each time, reallocations among them.
    pub(crate) allocations: usize,
}

/// Times all rows.
pub(crate) fn measure(rows: Vec<Row>) -> Vec<Measured> {
    let mut prepared: Vec<_> = rows
        .into_iter()
        .map(|mut row| {
            let times = times(&mut row);
            let region = Region::new(ALLOCATOR);
            (row.run)();
            let change = region.change();
            (
                times,
                Vec::with_capacity(TURNS),
                Measured { row, nanoseconds: 0.0, allocations: change.allocations + change.reallocations },
            )
        })
        .collect();
    for _ in 0..TURNS {
        for (times, turns, measured) in &mut prepared {
            let start = Instant::now();
            for _ in 0..*times {
                (measured.row.run)();
            }
            turns.push(start.elapsed().as_secs_f64() * 1e9 / f64::from(*times));
        }
    }
    let counted = prepared.into_iter().map(|(_, mut turns, measured)| {
        turns.sort_by(f64::total_cmp);
        Measured { nanoseconds: turns[TURNS / 10], ..measured }
    });
    counted.collect()
}

/// How often a row runs in a turn; it is warm afterwards.
fn times(row: &mut Row) -> u32 {
    let mut times = 1;
    loop {
        let start = Instant::now();
        for _ in 0..times {
            (row.run)();
        }
        if start.elapsed() >= TURN || times > 1 << 20 {
            return times;
        }
        times *= 2;
    }
}
