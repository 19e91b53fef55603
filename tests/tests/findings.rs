//! What is wrong with a spec, as its writer reads it: a folder of specs per case, and its findings beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use insta::{assert_snapshot, with_settings};
use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Findings, Loaded, Rule, Sources, load};
use sips_office_tests::mutation;

/// A case whose name starts so is read as `check --strict` reads it.
const STRICT: &str = "strict-";

#[test]
fn findings_of_each_case() {
    for folder in cases() {
        let (name, loaded) = (name(&folder), case(&folder));
        let shown = findings(&name, &loaded).render(loaded.sources(), false);
        with_settings!({ snapshot_path => &folder, prepend_module_to_snapshot => false, omit_expression => true }, {
            assert_snapshot!("findings", shown);
        });
    }
}

#[test]
fn five_slips_in_one_file_are_five_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("findings/five-in-one-file");
    let loaded = case(&folder);
    let found: Vec<_> = loaded
        .findings()
        .iter()
        .map(|finding| {
            let at = loaded.sources().line_column(&finding.place);
            (at.line, at.column, finding.rule)
        })
        .collect();
    assert_eq!(
        found,
        [
            (7, 59, Rule::Unquoted),
            (8, 32, Rule::UnknownKey),
            (9, 14, Rule::DuplicateName),
            (10, 14, Rule::ChangelogLacksField),
            (16, 30, Rule::ChangelogWithoutField),
        ]
    );
    assert!(loaded.into_catalog().is_err());
}

#[test]
fn every_rule_has_a_case() {
    let shown: BTreeSet<_> = cases()
        .iter()
        .flat_map(|folder| {
            findings(&name(folder), &case(folder)).iter().map(|found| found.rule).collect::<Vec<_>>()
        })
        .collect();
    let without: Vec<_> = Rule::ALL.iter().filter(|rule| !shown.contains(rule)).collect();
    assert_eq!(without, Vec::<&Rule>::new());
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
                assert_eq!(shown.is_empty(), loaded.into_catalog().is_ok(), "{below}, line {}", at + 1);
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
            let found = loaded.findings().iter().len();
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

fn name(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn case(folder: &Path) -> Loaded {
    load(Sources::folder_shown_as(folder, Path::new("")).unwrap())
}

/// What is wrong with the specs, and with the names of what is generated from them.
fn findings(name: &str, loaded: &Loaded) -> Findings {
    if name.starts_with(STRICT) {
        return loaded.strict_findings();
    }
    match loaded.clone().into_catalog() {
        Ok(catalog) => generate(&catalog, &Settings::default()).err().unwrap_or_default(),
        Err(_) => loaded.findings().clone(),
    }
}
