//! Key files: what is a key, what is not, and that nothing of either is shown.

mod program;

use std::fs;
use std::path::Path;

use program::sips;

/// Verifies a message that is sealed with `secret123`, with the key in that file: exit status, and what was printed.
fn verify_with(name: &str, contents: &[u8]) -> (i32, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("key");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(name);
    fs::write(&file, contents).unwrap();
    let output = sips()
        .args(["seal", "verify", "tests/cmd/documents/sealed.json", "--key-file"])
        .arg(&file)
        .output()
        .unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code().unwrap(), printed.replace(&folder.display().to_string(), "FOLDER"))
}

#[test]
fn one_line_break_and_a_byte_order_mark_are_no_part_of_the_key() {
    for (name, contents) in [
        ("bare", &b"secret123"[..]),
        ("line", b"secret123\n"),
        ("windows", b"secret123\r\n"),
        ("mark", b"\xef\xbb\xbfsecret123\r\n"),
    ] {
        assert_eq!(verify_with(name, contents), (0, "the seal fits (HMAC-SHA-256)\n".to_owned()), "{name}");
    }
}

#[test]
fn what_is_no_key_is_refused_and_not_shown() {
    let long = vec![b's'; 5000];
    for (name, contents, why) in [
        ("empty", &b""[..], "no secret key can be taken from FOLDER/empty: it is empty"),
        ("empty-line", b"\r\n", "no secret key can be taken from FOLDER/empty-line: it is empty"),
        (
            "two-line-breaks",
            b"secret123\r\n\r\n",
            "no secret key can be taken from FOLDER/two-line-breaks: it ends with a line break, which is no part of \
             a key",
        ),
        (
            "two-lines",
            b"secret123\nsecret124\n",
            "no secret key can be taken from FOLDER/two-lines: it holds a line break or another control character",
        ),
        ("latin-1", b"secret\xe9", "FOLDER/latin-1: no UTF-8, as a secret key is"),
        (
            "long",
            &long,
            "FOLDER/long: too long for a secret key: the file must hold the key and nothing else",
        ),
    ] {
        let (status, printed) = verify_with(name, contents);
        assert_eq!((status, printed), (2, format!("error: {why}\n")), "{name}");
    }
}

#[test]
fn a_key_with_a_line_break_from_elsewhere_is_refused_and_not_shown() {
    let verify = || {
        let mut program = sips();
        program.args(["seal", "verify", "tests/cmd/documents/sealed.json"]);
        program
    };
    let by_variable = verify().env("SIPS_SECRET_KEY", "secret123\r\n").output().unwrap();
    let by_option = verify().args(["--key", "secret123\n"]).output().unwrap();
    for (origin, output) in [("SIPS_SECRET_KEY", by_variable), ("--key", by_option)] {
        assert_eq!(output.status.code(), Some(2));
        let why = "it ends with a line break, which is no part of a key";
        let expected = format!("error: no secret key can be taken from {origin}: {why}\n");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), expected);
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn the_help_shows_no_key_of_the_environment() {
    for arguments in [&["call", "--help"][..], &["seal", "--help"], &["call"], &["seal"]] {
        let output = sips().args(arguments).env("SIPS_SECRET_KEY", "secret123").output().unwrap();
        let printed = [output.stdout, output.stderr].concat();
        assert!(!String::from_utf8(printed).unwrap().contains("secret123"), "{arguments:?}");
    }
}
