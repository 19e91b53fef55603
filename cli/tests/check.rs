//! `sips check --fix` on a folder of its own.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::sips;

const SLIPS: &str = "\
function: renameWallet
service: wallet
sumary: Gives a wallet another name.
idempotent: true
brands:
  sips: { recommended: 2.14 }
  mercanet: {}

request:
  - { field: merchantWaletId, presence: required, since: \"2.0\" }
response:
  - { field: walletActionDateTime, presence: optional, since: \"2\" }
changelog:
  \"2.0\": { response: [walletActionDateTime] }
";

const MENDED: &str = "\
function: renameWallet
service: wallet
summary: Gives a wallet another name.
idempotent: true
brands:
  sips: { recommended: \"2.14\" }

request:
  - { field: merchantWalletId, presence: required, since: \"2.0\" }
response:
  - { field: walletActionDateTime, presence: optional, since: \"2\" }
changelog:
  \"2.0\": { response: [walletActionDateTime] }
";

#[test]
fn what_is_certain_is_mended_and_the_rest_is_shown() {
    let folder = folder("mended");
    let (status, printed) = check(&folder, &["--spec", "specs", "--fix"]);
    assert_eq!(status, Some(1));
    let lines: Vec<_> = printed.lines().take_while(|line| line.starts_with("mended")).collect();
    let at = "mended specs/renameWallet.yaml";
    assert_eq!(
        lines,
        [
            format!("{at}:3:1 [unknown-key] a function file has no key `sumary`"),
            format!(
                "{at}:6:24 [unquoted] `2.14` needs quotes: YAML reads it as something other than this text"
            ),
            format!("{at}:7:3 [useless-difference] nothing is said of mercanet"),
            format!("{at}:10:14 [unknown-reference] there is no field `merchantWaletId`"),
        ]
    );
    assert_eq!(printed.matches("error[").count(), 2, "{printed}");
    assert!(printed.contains("error[wrong-value]: `since` takes an interface version"), "{printed}");
    assert!(printed.contains("error[changelog-lacks-field]: `merchantWalletId` is since 2.0"), "{printed}");
    assert_eq!(fs::read_to_string(folder.join("specs/renameWallet.yaml")).unwrap(), MENDED);

    // What is left needs a person: a second time nothing happens.
    let (_, again) = check(&folder, &["--spec", "specs", "--fix"]);
    assert!(!again.contains("mended"), "{again}");
    assert_eq!(fs::read_to_string(folder.join("specs/renameWallet.yaml")).unwrap(), MENDED);
}

#[test]
fn without_fix_nothing_is_written() {
    let folder = folder("untouched");
    check(&folder, &["--spec", "specs"]);
    assert_eq!(fs::read_to_string(folder.join("specs/renameWallet.yaml")).unwrap(), SLIPS);
}

#[test]
fn the_shipped_specs_are_not_mended() {
    let (status, printed) = check(&folder("shipped"), &["--fix"]);
    assert_eq!(status, Some(2), "{printed}");
}

/// A warning is worth a look, and fails only whoever asks for that.
#[test]
fn a_warning_fails_only_a_strict_check() {
    let folder = folder("warned");
    let text = MENDED
        .replace("2.14", "2.11")
        .replace("\"2\"", "\"2.0\"")
        .replace("changelog:", "")
        .replace("  \"2.0\": { response: [walletActionDateTime] }\n", "");
    fs::write(folder.join("specs/renameWallet.yaml"), text).unwrap();
    let (status, printed) = check(&folder, &["--spec", "specs"]);
    assert!(printed.contains("warning[newer-than-recommended]"), "{printed}");
    assert!(printed.ends_with("1 file: 0 findings, 1 warning\n"), "{printed}");
    assert_eq!(status, Some(0));
    let (status, printed) = check(&folder, &["--spec", "specs", "--strict"]);
    assert!(printed.contains("0 findings, 1 warning, "), "{printed}");
    assert_eq!(status, Some(1));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("check").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("specs")).unwrap();
    fs::write(folder.join("specs/renameWallet.yaml"), SLIPS).unwrap();
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = sips().arg("check").args(arguments).current_dir(folder).output().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code(), printed)
}
