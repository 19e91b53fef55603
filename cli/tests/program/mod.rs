//! The program, for tests that start it themselves.

use std::env;
use std::process::Command;

/// The program, untouched by the settings of whoever runs the tests.
pub(crate) fn sips() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sips"));
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("SIPS_") || name == "CLICOLOR_FORCE") {
            program.env_remove(name);
        }
    }
    program
}
