//! What `diff` says: each kind of change by example, and each change that could be made to the shipped specs.
//!
//! The cases stand in `diff/cases.txt`, beside the specs that they change.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use sips_office_spec::diff::{Breaks, Change, ChangeKind, diff};
use sips_office_spec::{Catalog, Sources, load};
use sips_office_tests::mutation::{self, Words};
use sips_office_tests::threads;

/// Changes of the specs that mean nothing, with `*` for anything but a dot, and why.
const MEANS_NOTHING: &[(&str, &str)] = &[
    ("dictionary/*.yaml fields[*]: after the next", "definitions have no order"),
    ("dictionary/*.yaml containers[*]: after the next", "definitions have no order"),
    ("dictionary/*.yaml values[*]: after the next", "definitions have no order"),
    ("dictionary/*.yaml fields[*].item: removed", "an element is named after its list, as it was"),
    ("functions/*.yaml alternatives[*][*]: after the next", "one of some fields, whatever their order"),
    ("functions/*.yaml samples[*]: after the next", "samples have no order"),
    ("functions/*.yaml sources[*]: after the next", "sources have no order"),
    ("*.yaml changelog.*.*.request[*]: after the next", "the rows of a version have no order"),
    ("*.yaml changelog.*.*.response[*]: after the next", "the rows of a version have no order"),
    ("*.yaml changelog.*.*.containers.*[*]: after the next", "the rows of a version have no order"),
];

/// Whether a text is of the form, in which `*` stands for anything but a dot.
fn fits(text: &str, form: &str) -> bool {
    match form.split_once('*') {
        None => text == form,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let end = text.find('.').unwrap_or(text.len());
            (0..=end).filter(|at| text.is_char_boundary(*at)).any(|at| fits(&text[at..], rest))
        }),
    }
}

#[derive(Default)]
struct Case {
    line: usize,
    name: String,
    removed: Vec<String>,
    /// Changes of both sides, and then those of the new one.
    both: Vec<Edit>,
    edits: Vec<Edit>,
    forwards: Vec<String>,
    backwards: Vec<String>,
}

/// File, text, other text.
type Edit = (String, String, String);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("diff")
}

fn base() -> BTreeMap<String, String> {
    let sources = Sources::folder(&folder()).unwrap();
    sources.files().iter().map(|file| (file.below.clone(), file.text.clone())).collect()
}

fn cases() -> Vec<Case> {
    let text = fs::read_to_string(folder().join("cases.txt")).unwrap();
    let mut cases = Vec::<Case>::new();
    let (mut file, mut from) = (String::new(), String::new());
    for (at, line) in text.lines().enumerate() {
        let Some(case) = cases.last_mut().filter(|_| !line.starts_with("= ")) else {
            if let Some(name) = line.strip_prefix("= ") {
                cases.push(Case { line: at + 1, name: name.to_owned(), ..Case::default() });
            }
            continue;
        };
        let of = |text: &str| text.strip_prefix(' ').unwrap_or(text).replace("\\n", "\n");
        match line.split_at_checked(1) {
            None => {}
            Some(("!", name)) => {
                file = of(name);
                case.both = std::mem::take(&mut case.edits);
            }
            Some(("x", name)) => case.removed.push(of(name)),
            Some(("-", text)) => from = of(text),
            Some(("+", text)) => case.edits.push((file.clone(), from.clone(), of(text))),
            Some((">", change)) => case.forwards.push(of(change)),
            Some(("<", change)) => case.backwards.push(of(change)),
            Some(_) => file = line.to_owned(),
        }
    }
    cases
}

fn edited(files: &BTreeMap<String, String>, edits: &[Edit], what: &str) -> BTreeMap<String, String> {
    let mut files = files.clone();
    for (file, from, to) in edits {
        let text = files.get_mut(file).unwrap_or_else(|| panic!("{what}: no file {file}"));
        assert_eq!(text.matches(&**from).count(), 1, "{what}: {from:?} in {file}");
        *text = text.replace(&**from, to);
    }
    files
}

fn catalog(files: &BTreeMap<String, String>, what: &str) -> Catalog {
    let loaded = load(Sources::texts(files.iter().map(|(name, text)| (&**name, &**text))));
    // Some of the specs are unused on purpose, and that is a warning.
    loaded.into_catalog().unwrap_or_else(|broken| panic!("{what}\n{broken}"))
}

/// `field-removed source wire`, sorted.
fn said(changes: &[Change]) -> Vec<String> {
    let one = |change: &Change| format!("{} {}", change.kind.id(), classes(change.breaks));
    let mut said: Vec<_> = changes.iter().map(one).collect();
    said.sort();
    said
}

fn classes(breaks: Breaks) -> String {
    breaks.classes().join(" ").replace("breaks-", "")
}

#[test]
fn every_case_is_classed_as_it_says() {
    let base = base();
    let mut wrong = Vec::new();
    for case in cases() {
        let what = format!("cases.txt:{}: {}", case.line, case.name);
        let old = edited(&base, &case.both, &what);
        let mut new = edited(&old, &case.edits, &what);
        new.retain(|name, _| !case.removed.contains(name));
        let (before, after) = (catalog(&old, &what), catalog(&new, &what));
        for (changes, mut expected) in
            [(diff(&before, &after), case.forwards), (diff(&after, &before), case.backwards)]
        {
            expected.sort();
            if said(&changes) != expected {
                let subjects: Vec<_> = changes.iter().map(Change::subject).collect();
                let said = said(&changes);
                wrong.push(format!("{what}\n  expected {expected:?}\n  said {said:?}\n  of {subjects:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_kind_has_its_cases() {
    let mut shown = BTreeSet::new();
    for case in cases() {
        shown.extend(case.forwards.iter().chain(&case.backwards).cloned());
    }
    let mut missing = Vec::new();
    for kind in ChangeKind::ALL {
        for breaks in [kind.in_request(), kind.in_response()] {
            let case = format!("{} {}", kind.id(), classes(breaks));
            if !shown.contains(&case) {
                missing.push(case);
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_is_the_same_has_no_changes() {
    for sources in [Sources::shipped(), Sources::folder(&folder()).unwrap()] {
        let one = load(sources).into_catalog().unwrap();
        assert_eq!(diff(&one, &one.clone()), []);
    }
}

#[test]
fn a_change_of_a_common_field_is_told_once() {
    let old = base();
    let mut new = old.clone();
    let service = new.get_mut("services/garden.yaml").unwrap();
    *service =
        service.replace("field: hedge,      presence: optional", "field: hedge,      presence: required");
    let changes = diff(&catalog(&old, "old"), &catalog(&new, "new"));
    let subjects: Vec<_> = changes.iter().map(Change::subject).collect();
    assert_eq!(subjects, ["hedge in the request of plant, water"]);
}

/// Neither side shows a value that must not be shown.
#[test]
fn a_sensitive_example_stays_hidden() {
    let old = base();
    let mut new = old.clone();
    let dictionary = new.get_mut("dictionary/garden.yaml").unwrap();
    *dictionary = dictionary.replace("sensitive: secret, example: \"1234\"", "example: \"98765\"");
    let shown = format!("{:?}", diff(&catalog(&old, "old"), &catalog(&new, "new")));
    assert!(shown.contains("ExampleChanged"), "{shown}");
    assert!(!shown.contains("1234") && !shown.contains("98765"), "{shown}");
}

/// No property of the catalog is forgotten: whatever is changed in a shipped file, there is a difference, and the way
/// back has the same ones with their sides swapped.
#[test]
#[ignore = "takes a minute: .ci/full runs it"]
fn every_change_of_the_shipped_specs_makes_a_difference() {
    let shipped = Sources::shipped();
    let files: Vec<_> = shipped.files().iter().map(|file| (&*file.below, &*file.text)).collect();
    let results = threads::each(&files, |(below, _)| differences(&files, below));
    let loaded: usize = results.iter().map(|(loaded, _)| loaded).sum();
    let mut wrong: Vec<_> = results.into_iter().flat_map(|(_, wrong)| wrong).collect();
    wrong.retain(|what| !MEANS_NOTHING.iter().any(|(form, _)| fits(what, form)));
    assert!(loaded > 2000, "{loaded} changed folders load");
    assert!(wrong.is_empty(), "{} of {loaded}:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many changes of the file load, and which of them make no difference or not the same one both ways.
fn differences(files: &[(&str, &str)], below: &str) -> (usize, Vec<String>) {
    // Of the words only the file's own: with those of all files there are ten times as many changes.
    let needed =
        if below.starts_with("functions/") { mutation::needed(files, below) } else { files.to_vec() };
    let before = load(Sources::texts(needed.iter().copied())).into_catalog().unwrap();
    let own: Vec<_> = needed.iter().filter(|(name, _)| *name == below).copied().collect();
    let (mut loaded, mut wrong) = (0, Vec::new());
    for change in own.iter().flat_map(|(below, text)| mutation::changes(below, text, &Words::of(own.clone())))
    {
        let changed = mutation::changed(&needed, below, &change.text);
        let Ok(after) = load(Sources::texts(changed)).into_catalog() else { continue };
        loaded += 1;
        let (there, back) = (diff(&before, &after), diff(&after, &before));
        if there.is_empty() {
            wrong.push(change.what);
        } else if sides(&there, false) != sides(&back, true) {
            wrong.push(format!("{}: {there:#?} and back {back:#?}", change.what));
        }
    }
    (loaded, wrong)
}

/// What each side says, in the order of the texts. Of two neighbours either may be the one that moved.
fn sides(changes: &[Change], swapped: bool) -> Vec<(String, Option<&str>, Option<&str>)> {
    let told = changes.iter().filter(|change| !change.kind.id().ends_with("-reordered"));
    let mut sides: Vec<_> = told
        .map(|change| {
            let [old, new] = [&change.old, &change.new].map(|side| side.as_ref().map(|side| &*side.text));
            let (old, new) = if swapped { (new, old) } else { (old, new) };
            (change.subject(), old, new)
        })
        .collect();
    sides.sort();
    sides
}
