//! What the documents show is so: their YAML is read, their mistakes are found, their commands run, and
//! their Rust is what is generated.

mod document;
mod program;
mod running;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use document::{Document, root};
use sips_office_codegen::{Settings, generate};
use sips_office_pages::drift::Kind;
use sips_office_spec::keys::keys;
use sips_office_spec::{Rule, Sources, Subject, load};

const LANGUAGE: &str = "docs/spec-language.md";
const ADDING: &str = "docs/add-a-function.md";
const CHANGING: &str = "docs/changing-specs.md";
const PRODUCTION: &str = "docs/production.md";
const FINDINGS: &str = "docs/findings.md";
const PAGES: &str = "docs/pages.md";
const EXPORTS: &str = "docs/exports.md";

/// The files of a document's spec folders, by folder, each below it.
fn folders(document: &Document) -> BTreeMap<&str, BTreeMap<&str, &str>> {
    let mut folders = BTreeMap::<_, BTreeMap<_, _>>::new();
    for (path, text) in document.files() {
        let (folder, below) = path.split_once('/').unwrap();
        let earlier = folders.entry(folder).or_default().insert(below, text);
        assert_eq!(earlier, None, "{path} stands twice");
    }
    folders
}

#[test]
fn the_yaml_of_the_documents_has_no_findings() {
    for path in [LANGUAGE, ADDING, CHANGING] {
        for (folder, files) in folders(&Document::read(path)) {
            let loaded = load(Sources::texts(files));
            assert!(loaded.findings().is_empty(), "{path}, {folder}\n{}", loaded.render(false));
        }
    }
}

#[test]
fn the_mistakes_have_the_findings_that_are_shown() {
    let mut mistakes = 0;
    for document in [LANGUAGE, ADDING, FINDINGS] {
        let (name, document) = (document, Document::read(document));
        let folders = folders(&document);
        for block in document.of("yaml") {
            let (Some(shown), Some(path)) = (&block.findings, &block.path) else { continue };
            let (folder, below) = path.split_once('/').unwrap();
            let mut files = folders.get(folder).cloned().unwrap_or_default();
            files.insert(below, &block.text);
            let found = load(Sources::texts(files)).render(false);
            assert_eq!(found.trim_end(), shown.trim_end(), "{name}:{}\n{found}", block.line);
            mistakes += 1;
        }
    }
    assert!(mistakes > 4, "{mistakes} mistakes are few");
}

#[test]
fn the_rules_are_listed_as_they_are() {
    let document = Document::read(FINDINGS);
    let rows = document.text.lines().skip_while(|line| !line.starts_with("| rule |")).skip(2);
    let shown: Vec<_> = rows.take_while(|line| line.starts_with('|')).collect();
    let row = |rule: &Rule| format!("| `{}` | {} | {} |", rule.id(), rule.severity().word(), rule.purpose());
    let known: Vec<_> = Rule::ALL.iter().map(row).collect();
    assert_eq!(shown, known, "the rows should be\n{}", known.join("\n"));
}

#[test]
fn the_kinds_of_differences_are_listed_as_they_are() {
    let document = Document::read(PAGES);
    let rows = document.text.lines().skip_while(|line| *line != "| kind | what it says |").skip(2);
    let shown: Vec<_> = rows.take_while(|line| line.starts_with('|')).collect();
    let known: Vec<_> =
        Kind::ALL.iter().map(|kind| format!("| `{}` | {} |", kind.id(), kind.sentence())).collect();
    assert_eq!(shown, known, "the rows should be\n{}", known.join("\n"));
}

#[test]
fn the_subjects_of_departures_are_written_as_they_are_read() {
    let document = Document::read(PAGES);
    let rows = document.text.lines().skip_while(|line| *line != "| from | what it is about |").skip(2);
    let rows: Vec<_> = rows.take_while(|line| line.starts_with('|')).collect();
    for row in &rows {
        let subject = row.split('`').nth(1).unwrap();
        assert_eq!(subject.parse::<Subject>().unwrap().to_string(), subject);
    }
    assert!(rows.len() > 12, "{} rows", rows.len());
}

/// Each mapping of the language has a heading, and under it a table with its keys, in the words of the findings
/// and of what an editor shows.
#[test]
fn every_key_of_the_language_is_described_and_shown() {
    let document = Document::read(LANGUAGE);
    let mut described = BTreeSet::new();
    let (mut of, mut is_of_keys) = (String::new(), false);
    for line in document.text.lines() {
        if let Some(heading) = line.strip_prefix("### ") {
            of = heading.to_lowercase();
        }
        // A table ends with the first line that is none of its rows.
        is_of_keys = line == "| key | takes | what it says |" || (is_of_keys && line.starts_with('|'));
        let row = line.strip_prefix("| `").and_then(|row| row.split_once("` | "));
        if let Some((name, rest)) = row.filter(|_| is_of_keys) {
            let (takes, says) = rest.trim_end_matches('|').split_once(" | ").unwrap();
            described.insert((of.clone(), name.to_owned(), takes.to_owned(), says.trim_end().to_owned()));
        }
    }
    let known = keys().into_iter().map(|key| {
        let required = if key.required { ", required" } else { "" };
        (key.of.to_owned(), key.name.to_owned(), format!("{}{required}", key.takes), key.says.to_owned())
    });
    let known: BTreeSet<_> = known.collect();
    let (missing, wrong): (Vec<_>, Vec<_>) =
        (known.difference(&described).collect(), described.difference(&known).collect());
    assert!(missing.is_empty() && wrong.is_empty(), "missing {missing:#?}\nwrong {wrong:#?}");

    let yaml: String = document.files().map(|(_, text)| text).collect();
    let unshown: BTreeSet<_> =
        known.iter().map(|(_, name, ..)| name).filter(|name| !yaml.contains(&format!("{name}:"))).collect();
    assert_eq!(unshown, BTreeSet::new(), "keys that no example shows");
}

#[test]
fn the_commands_print_what_is_shown() {
    for (path, name) in [
        (LANGUAGE, "language"),
        (ADDING, "adding"),
        (CHANGING, "changing"),
        (FINDINGS, "findings"),
        (PAGES, "pages"),
        (EXPORTS, "exports"),
        (PRODUCTION, "production"),
    ] {
        let document = Document::read(path);
        let folder = document.folder(name);
        // As in a clone of this repository, where the checked-in source stands.
        fs::create_dir_all(folder.join("generated/src")).unwrap();
        let commands = document.commands();
        assert!(!commands.is_empty(), "{path}");
        for command in commands {
            command.run(&folder);
        }
    }
}

/// Those with `cargo run` read files of this repository, and have a test of their own.
#[test]
fn the_readmes_commands_of_the_installed_program_print_what_is_shown() {
    let mut readme = Document::read("README.md");
    readme.blocks.retain(|block| block.text.starts_with("$ sips "));
    let folder = readme.folder("readme");
    let commands = readme.commands();
    assert!(commands.len() > 3, "{} commands", commands.len());
    for command in commands {
        command.run(&folder);
    }
}

#[test]
fn the_rust_is_what_the_specs_generate() {
    let document = Document::read(LANGUAGE);
    let mut outlines = String::new();
    for (_, files) in folders(&document) {
        let catalog = load(Sources::texts(files)).into_catalog().unwrap();
        outlines += &generate(&catalog, &Settings::default()).unwrap().outline();
    }
    let outlines = unwrapped(&outlines);
    for block in document.of("rust") {
        assert!(outlines.contains(&unwrapped(&block.text)), "{LANGUAGE}:{}", block.line);
    }
}

/// The walk through a project of one's own is that of the example, which is built and called by tests of its own.
#[test]
fn the_shown_files_are_those_of_the_example() {
    let document = Document::read(ADDING);
    let (mut specs, mut others) = (0, 0);
    for (path, text) in document.files().filter(|(path, _)| path.starts_with("specs/")) {
        assert_eq!(text, fs::read_to_string(root().join("examples/shop").join(path)).unwrap(), "{path}");
        specs += 1;
    }
    for block in document.blocks.iter().filter(|block| block.language != "yaml") {
        let Some(path) = &block.path else { continue };
        let file = fs::read_to_string(root().join(path)).unwrap();
        assert!(unwrapped(&file).contains(&unwrapped(&block.text)), "{ADDING}:{} and {path}", block.line);
        others += 1;
    }
    assert!(specs > 1 && others > 2, "{specs} specs and {others} other files are few");
}

/// What the document says of a shipped function.
#[test]
fn the_shipped_example_is_as_short_as_is_said() {
    let path = "spec/functions/wallet/deletePaymentMean.yaml";
    let text = fs::read_to_string(root().join(path)).unwrap();
    let lines = text.lines().count();
    assert!(lines <= 30, "{lines} lines");
    let says_so = Document::read(ADDING).text.contains(&format!("Its YAML has {lines} lines"));
    assert!(says_so, "{ADDING} counts other than {lines} lines");
    for document in [ADDING, "README.md"] {
        let shown = Document::read(document).of("yaml").any(|block| text == block.text);
        assert!(shown, "{document} shows another {path}");
    }
}

/// Without spaces and what comes of breaking lines, in which an excerpt may differ.
fn unwrapped(text: &str) -> String {
    let dense: String = text.split_whitespace().collect();
    dense.replace(",)", ")")
}
