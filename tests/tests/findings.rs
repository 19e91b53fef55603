//! What is wrong with a spec, as its writer reads it: a folder of specs per case, and its findings beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use insta::{assert_snapshot, with_settings};
use sips_office_spec::{Finding, Loaded, Severity, Sources, load};
use sips_office_tests::mutation;

#[test]
fn findings_of_each_case() {
    for folder in cases() {
        let shown = case(&folder).render(false);
        with_settings!({ snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!("findings", shown);
        });
    }
}

#[test]
fn five_slips_in_one_file_are_five_findings() {
    let file = "functions/wallet/renameWallet.yaml";
    assert_eq!(
        places("five-in-one-file"),
        [
            format!("{file}:7:59 unquoted"),
            format!("{file}:8:32 unknown-key"),
            format!("{file}:9:14 duplicate-name"),
            format!("{file}:10:14 changelog-lacks-field"),
            format!("{file}:16:30 changelog-without-field"),
        ]
    );
}

#[test]
fn ten_different_slips_in_three_files_are_ten_findings() {
    assert_eq!(
        places("ten-in-three-files"),
        [
            "dictionary/shop.yaml:3:99 example-value",
            "dictionary/shop.yaml:4:14 shadowed-name",
            "dictionary/shop.yaml:11:32 duplicate-value",
            "dictionary/shop.yaml:12:17 unquoted",
            "functions/wallet/freezeWallet.yaml:8:47 useless-difference",
            "functions/wallet/freezeWallet.yaml:12:14 newer-than-recommended",
            "functions/wallet/renameWallet.yaml:7:14 unknown-reference",
            "functions/wallet/renameWallet.yaml:8:32 unknown-key",
            "functions/wallet/renameWallet.yaml:9:74 since-after-until",
            "functions/wallet/renameWallet.yaml:11:14 changelog-lacks-field",
        ]
    );
}

/// Every finding of a case: where it is, and its rule.
fn places(name: &str) -> Vec<String> {
    let loaded = case(&Path::new(env!("CARGO_MANIFEST_DIR")).join("findings").join(name));
    let sources = loaded.sources();
    let place = |finding: &Finding| {
        let at = sources.line_column(&finding.place);
        format!("{}:{}:{} {}", sources.file(&finding.place).name, at.line, at.column, finding.rule.id())
    };
    let places = loaded.findings().iter().map(place).collect();
    assert!(loaded.into_catalog().is_err());
    places
}

/// A file in the making has any shape, and its writer wants findings for it.
#[test]
fn no_half_written_file_is_too_much() {
    for_each_file(|files, below, text| {
        let lines: Vec<_> = text.split_inclusive('\n').collect();
        for at in 0..lines.len() {
            let cut_in_a_line = format!("{}{}", lines[..at].concat(), &lines[at][..lines[at].len() / 2]);
            let without_a_line = [&lines[..at], &lines[at + 1..]].concat().concat().replace('\n', "\r\n");
            for changed in [cut_in_a_line, without_a_line] {
                let loaded = load(Sources::texts(mutation::changed(files, below, &changed)));
                let shown = loaded.render(false);
                let is_sound = !loaded.findings().has_errors();
                assert!(is_sound || !shown.is_empty());
                assert_eq!(is_sound, loaded.into_catalog().is_ok(), "{below}, line {}", at + 1);
            }
        }
    });
}

/// Whoever misspells a word wants to read of that word, and not of all that follows from it.
#[test]
fn a_misspelt_word_is_one_finding() {
    for_each_file(|files, below, text| {
        for change in mutation::misspellings(below, text) {
            let loaded = load(Sources::texts(mutation::changed(files, below, &change.text)));
            // Of its dictionary, one function leaves much unused.
            let found = loaded.findings().count(Severity::Error);
            assert!(found <= 1 || is_definition(&change.path), "{}:\n{}", change.what, loaded.render(false));
        }
    });
}

/// Calls `check` with each shipped function's file, and with each other file once, among the files that belong to it.
fn for_each_file(check: impl Fn(&[(&str, &str)], &str, &str)) {
    let shipped = Sources::shipped();
    let files: Vec<_> = shipped.files().iter().map(|file| (&*file.below, &*file.text)).collect();
    let mut done = BTreeSet::new();
    for (function, _) in files.iter().filter(|(below, _)| below.starts_with("functions/")) {
        let needed = mutation::needed(&files, function);
        for (below, text) in needed.iter().filter(|(below, _)| done.insert(*below)) {
            check(&needed, below, text);
        }
    }
    assert_eq!(done.len(), files.len(), "each file belongs to a function: {done:?}");
}

/// A definition under another name is missing wherever it is used, and nobody can tell which of the two was meant.
fn is_definition(path: &str) -> bool {
    let Some((file, inside)) = path.split_once(' ') else { return false };
    let name = match inside.rsplit_once("].") {
        Some((item, name)) if !item.contains('.') => name,
        Some(_) => return false,
        None => inside,
    };
    match file.split(['/', '.']).next() {
        Some("brands") => name == "brand",
        Some("services") => name == "service",
        Some("dictionary") => matches!(name, "field" | "container" | "list"),
        Some("functions") => name == "function",
        _ => false,
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

fn case(folder: &Path) -> Loaded {
    load(Sources::folder_shown_as(folder, Path::new("")).unwrap())
}
