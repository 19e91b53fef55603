//! `sips completions`: scripts that shells read.

mod program;

use std::process::Command;

use program::sips;

fn script(shell: &str) -> String {
    let output = sips().args(["completions", shell]).output().unwrap();
    assert!(output.status.success(), "{shell}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn each_shell_has_a_script_with_all_commands_unharmed() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = script(shell);
        for command in ["check", "explain", "simulate", "completions", "strict"] {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(!script.contains('\u{fffd}'), "{shell}");
    }
}

#[test]
fn bash_completes_commands_and_options() {
    for (begun, ended) in [("sips sim", "simulate"), ("sips check --stri", "--strict")] {
        let (before, word) = begun.rsplit_once(' ').unwrap();
        let words = begun.split(' ').count() - 1;
        let asked = format!(
            "{}\nCOMP_WORDS=({begun}); COMP_CWORD={words}; _sips sips {word} {}; echo \"${{COMPREPLY[*]}}\"",
            script("bash"),
            before.rsplit(' ').next().unwrap()
        );
        let output = Command::new("bash").args(["--norc", "-c", &asked]).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), ended, "{begun}: {output:?}");
    }
}
