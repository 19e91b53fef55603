//! `sips import` in a folder: what it writes, and when it writes nothing.

mod program;

use std::fs;
use std::path::{Path, PathBuf};

use program::sips;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/pages/updatePaymentMean.sips.txt");
const OTHER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/pages/updatePaymentMean.sogenactif.txt");

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Exit status, and what was printed.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = sips().args(arguments).current_dir(folder).output().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    (output.status.code(), printed)
}

/// The files below a folder, by name.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().display().to_string().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_draft_passes_the_check_beside_the_shipped_dictionary_and_alone() {
    for (name, alone, written) in [
        ("beside", None, &["specs/functions/wallet/updatePaymentMean.yaml"][..]),
        (
            "alone",
            Some("--alone"),
            &[
                "specs/brands.yaml",
                "specs/dictionary/wallet.yaml",
                "specs/functions/wallet/updatePaymentMean.yaml",
                "specs/services/wallet.yaml",
            ],
        ),
    ] {
        for page in [PAGE, OTHER] {
            let folder = folder(name);
            let arguments: Vec<_> = ["import", page].into_iter().chain(alone).collect();
            let (status, printed) = run(&folder, &arguments);
            assert_eq!(status, Some(0), "{printed}");
            assert_eq!(files(&folder), written);
            for file in written {
                assert!(printed.contains(&format!("wrote {file}\n")), "{printed}");
            }
            let (status, printed) = run(&folder, &["check", "--spec", "specs"]);
            assert_eq!((status, printed.contains("no findings")), (Some(0), true), "{printed}");
            let (status, printed) = run(&folder, &["drift", "--spec", "specs", "--page", page]);
            assert_eq!(status, Some(0), "{printed}");
        }
    }
}

#[test]
fn an_existing_function_is_not_written_over() {
    let folder = folder("existing");
    assert_eq!(run(&folder, &["import", PAGE]).0, Some(0));
    let file = folder.join("specs/functions/wallet/updatePaymentMean.yaml");
    let before = fs::read_to_string(&file).unwrap();
    let (status, printed) = run(&folder, &["import", OTHER]);
    assert_eq!(status, Some(2), "{printed}");
    assert!(printed.contains("specs/functions/wallet/updatePaymentMean.yaml"), "{printed}");
    assert!(printed.contains("sips drift --spec specs --page "), "{printed}");
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn nothing_is_written_where_a_file_is_in_the_way() {
    let folder = folder("in-the-way");
    // A link to nowhere is no spec, and still in the way.
    fs::create_dir_all(folder.join("specs/services")).unwrap();
    fs::write(folder.join("specs/services/wallet.yaml"), "").unwrap();
    let (status, printed) = run(&folder, &["import", PAGE, "--alone"]);
    assert_eq!(status, Some(2), "{printed}");
    assert_eq!(files(&folder), ["specs/services/wallet.yaml"]);
}

#[test]
fn what_a_page_contradicts_is_told_and_fails() {
    let folder = folder("contradicted");
    let text = fs::read_to_string(PAGE).unwrap().replace("- Format error", "- Something else");
    fs::write(folder.join("page.txt"), text).unwrap();
    let (status, printed) = run(&folder, &["import", "page.txt"]);
    assert_eq!(status, Some(1), "{printed}");
    assert!(printed.contains("Something else") && printed.contains("Format error"), "{printed}");
    assert_eq!(files(&folder.join("specs")), ["functions/wallet/updatePaymentMean.yaml"]);
}

#[test]
fn a_page_from_standard_input_is_reported_for_programs() {
    let folder = folder("input");
    let output = sips()
        .args(["import", "-", "--format", "json"])
        .current_dir(&folder)
        .stdin(fs::File::open(PAGE).unwrap())
        .output()
        .unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["function"], "updatePaymentMean");
    assert_eq!(report["brand"], "sips");
    assert_eq!(report["files"][0], "specs/functions/wallet/updatePaymentMean.yaml");
    assert_eq!(report["differences"], serde_json::json!([]));
    assert!(
        !fs::read_to_string(folder.join("specs/functions/wallet/updatePaymentMean.yaml"))
            .unwrap()
            .contains("saved as")
    );
}

#[test]
fn names_that_meet_in_rust_are_refused() {
    let folder = folder("meeting");
    let text = fs::read_to_string(PAGE).unwrap().replace("merchantWalletId", "merchant_id");
    fs::write(folder.join("page.txt"), text).unwrap();
    let (status, printed) = run(&folder, &["import", "page.txt"]);
    let written = files(&folder);
    match status {
        Some(2) => assert_eq!(written, ["page.txt"], "{printed}"),
        status => {
            assert_eq!(status, Some(0), "{printed}");
            assert_eq!(run(&folder, &["check", "--spec", "specs"]).0, Some(0));
        }
    }
}
