//! Standard output that goes nowhere, and standard input without end.

mod program;

use std::io::{self, Write};
use std::process::Stdio;

use program::sips;

/// A pipe whose reader has gone, as after `| head -1`.
fn nobody_reads() -> Stdio {
    let (reader, writer) = io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn a_reader_that_has_gone_ends_the_output_quietly() {
    for (arguments, status) in [
        (&["check", "--strict"][..], 0),
        (&["--help"], 0),
        (&["seal", "--key", "k", "tests/cmd/documents/sample.json"], 0),
        (&["generate", "--check", "--out", "tests"], 1),
        (&["call", "updatePaymentMean", "merchantWalletId=walId011", "paymentMeanId=9"], 1),
    ] {
        let output = sips().args(arguments).stdout(nobody_reads()).output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn an_error_that_nobody_reads_leaves_its_exit_status() {
    let failed = sips().args(["check", "--spec", "absent"]).stderr(nobody_reads()).output().unwrap();
    assert_eq!(failed.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_an_error() {
    for arguments in [&["check"][..], &["simulate", "--port", "0"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = sips().args(arguments).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(error.starts_with("error: the output could not be written: "), "{error}");
    }
}

#[test]
fn no_more_is_read_than_a_message_may_be_long() {
    let mut program = sips()
        .args(["seal", "--key", "k", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = program.stdin.take().unwrap();
    // It never ends by itself; the program stops reading, and the pipe breaks.
    while input.write_all(&[b' '; 4096]).is_ok() {}
    let output = program.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(error, "error: standard input: longer than a message may be, which is 1048576 bytes\n");
}

#[test]
fn very_long_names_are_not_explained_and_long_ones_do_not_push_the_others_away() {
    for (length, status) in [(256, 0), (257, 2)] {
        let message = format!(r#"{{"a":"x","b":[{{"{}":"y"}}]}}"#, "n".repeat(length));
        let mut program = sips();
        program.args(["seal", "explain", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut program = program.stderr(Stdio::null()).spawn().unwrap();
        program.stdin.take().unwrap().write_all(message.as_bytes()).unwrap();
        let output = program.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(status), "{length}");
        let first = String::from_utf8_lossy(&output.stdout).lines().nth(1).map(str::len);
        assert_eq!(first, (status == 0).then_some(65), "{length}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn files_without_end_are_refused() {
    for arguments in [
        &["seal", "--key", "k", "/dev/zero"][..],
        &["seal", "--key-file", "/dev/zero", "tests/cmd/documents/sample.json"],
    ] {
        let output = sips().args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/zero: "), "{arguments:?}");
    }
}
