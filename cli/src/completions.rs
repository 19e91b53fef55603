//! `sips completions`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::Arguments;
use crate::out::outln;
use crate::status::{Done, Failure, Status};

/// Print the script with which a shell completes the commands and options of this program.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell that reads it.
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self) -> Done {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "sips", &mut script);
        let script = String::from_utf8(script).map_err(Failure::failed)?;
        outln!("{}", script.trim_end());
        Ok(Status::Done)
    }
}
