//! How a command ends.

use std::fmt::Display;
use std::process::ExitCode;

/// The program's exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// 0: done, or accepted.
    Done,
    /// 1: not accepted, or failed.
    Failed,
    /// 2: refused before sending, or wrong usage.
    Refused,
}

/// A command that could not do what it was asked.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) status: Status,
    pub(crate) message: String,
}

pub(crate) type Done = Result<Status, Failure>;

impl Failure {
    /// Something went wrong on the way.
    pub(crate) fn failed(message: impl Display) -> Self {
        Self { status: Status::Failed, message: message.to_string() }
    }

    /// What was asked for can't be done as asked.
    pub(crate) fn refused(message: impl Display) -> Self {
        Self { status: Status::Refused, message: message.to_string() }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::from(0),
            Status::Failed => Self::from(1),
            Status::Refused => Self::from(2),
        }
    }
}
