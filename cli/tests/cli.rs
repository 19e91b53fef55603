//! The program as its users see it: output and exit status, case by case in `cmd/`.

use std::env;
use std::process::Command;

/// Variables of whoever runs the tests that would change what the program does or how it looks.
fn foreign_variables() -> Vec<String> {
    let is_foreign =
        |name: &String| name.starts_with("SIPS_") || name == "CLICOLOR_FORCE" || name == "COLUMNS";
    env::vars_os().filter_map(|(name, _)| name.into_string().ok()).filter(is_foreign).collect()
}

#[test]
fn commands() {
    let foreign = foreign_variables();
    if foreign.is_empty() {
        trycmd::TestCases::new().case("tests/cmd/*.md").run();
        return;
    }
    // The cases inherit this process's environment, and a process cannot safely take variables from its own: so they
    // run in another one.
    let mut again = Command::new(env::current_exe().unwrap());
    again.args(["commands", "--exact", "--nocapture"]);
    for name in foreign {
        again.env_remove(name);
    }
    assert!(again.status().unwrap().success(), "the cases failed, see above");
}
