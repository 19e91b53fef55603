//! An editor's view of specs: their YAML, read as an editor reads it, against the JSON Schemas.

mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use places::places;
use serde_json::{Value, json};
use sips_office_spec::schema::{Schema, schema_for, schemas};
use sips_office_spec::{Finding, Rule, SourceFile, Sources, load};
use sips_office_tests::{mutation, threads};

#[test]
fn the_checked_in_schemas_are_fresh() {
    for schema in schemas() {
        let path = root().join("spec/schema").join(&schema.file);
        let fresh = fs::read_to_string(path).is_ok_and(|text| text == schema.text);
        assert!(fresh, "spec/schema/{} is stale: run `cargo run -- schema spec/schema`", schema.file);
    }
}

#[test]
fn every_shipped_spec_names_its_schema_in_the_first_line() {
    for file in Sources::shipped().files() {
        let schema = schema_for(&file.below).unwrap();
        let line = schema.line("schema", &file.below);
        assert_eq!(file.text.lines().next(), Some(&*line), "{}", file.name);
        let named = line.rsplit('=').next().unwrap();
        let folder = root().join("spec").join(&file.below);
        assert!(folder.parent().unwrap().join(named).is_file(), "{}: {named}", file.name);
    }
}

#[test]
fn the_schemas_accept_every_spec_of_this_repository() {
    let editor = Editor::new();
    let folders = [
        "spec/services",
        "spec/dictionary",
        "spec/functions",
        "examples/shop/specs",
        "examples/shop-build/specs",
        "tests/fictitious",
        "tests/features",
    ];
    for folder in folders {
        let files = files(&root().join(folder));
        assert!(files.len() > 1, "{folder}");
        for (path, text) in files {
            assert_eq!(editor.underlined(&path, &text), Vec::<String>::new(), "{folder}/{path}");
        }
    }
    let brands = fs::read_to_string(root().join("spec/brands.yaml")).unwrap();
    assert_eq!(editor.underlined("brands.yaml", &brands), Vec::<String>::new());
}

#[test]
fn the_schemas_accept_every_good_example_of_the_rules() {
    let editor = Editor::new();
    for rule in Rule::ALL {
        for (below, text) in rule.good_example() {
            assert_eq!(editor.underlined(below, text), Vec::<String>::new(), "{}: {below}", rule.id());
        }
    }
}

/// Every structural slip of the bad examples, and nothing besides in files that have none.
#[test]
fn the_schemas_reject_each_structural_mistake_of_the_bad_examples() {
    let editor = Editor::new();
    let mut seen = BTreeSet::new();
    for rule in Rule::ALL {
        let loaded = load(Sources::texts(rule.bad_example()));
        for (at, file) in loaded.sources().files().iter().enumerate().filter(|(_, file)| !file.shipped) {
            let Some(schema) = kind(&file.below, &file.text) else { continue };
            let found: Vec<_> = loaded.findings().iter().filter(|found| found.place.file == at).collect();
            if found.iter().any(|found| matches!(found.rule, Rule::YamlSyntax | Rule::UnknownFile)) {
                continue;
            }
            let structural: Vec<_> = found.into_iter().filter(|found| is_structural(found, file)).collect();
            let what = || format!("{}: {}", rule.id(), file.below);
            let value = match read(&file.text) {
                Ok(value) => value,
                Err(error) => {
                    let twice = structural.iter().any(|found| found.rule == Rule::DuplicateKey);
                    assert!(twice, "{}: {error}", what());
                    seen.insert(Rule::DuplicateKey);
                    continue;
                }
            };
            let errors: Vec<_> = editor.of(&schema).iter_errors(&value).collect();
            for finding in &structural {
                let tells = errors.iter().any(|error| is_of(error, finding, &file.text));
                assert!(tells, "{}: {} is not among {errors:#?}", what(), finding.message);
                seen.insert(finding.rule);
            }
            assert!(!structural.is_empty() || errors.is_empty(), "{}: {errors:#?}", what());
        }
    }
    assert_eq!(seen, STRUCTURAL.into_iter().collect(), "each has an example");
}

/// The reader and the schemas go by the same tables: whatever is changed in the shipped files, both see it or neither.
#[test]
fn the_schemas_and_the_reader_agree_on_every_change_of_the_shipped_files() {
    let editor = Editor::new();
    let shipped = Sources::shipped();
    let files: Vec<_> = shipped.files().iter().map(|file| (&*file.below, &*file.text)).collect();
    let words = mutation::Words::of([]);
    let changes = files.iter().flat_map(|(below, text)| mutation::changes(below, text, &words));
    let is_accepted = threads::each(changes, |mutation::Change { below, what, text, .. }| {
        // Alone, since what other files say is not of the file's structure.
        let alone = BTreeMap::from([("brands.yaml", "brands: []"), (&*below, &*text)]);
        let loaded = load(Sources::texts(alone));
        let found: Vec<_> = loaded.findings().iter().collect();
        if found.iter().any(|found| found.rule == Rule::YamlSyntax) {
            return None;
        }
        let is_structural = |found: &&&Finding| {
            found.rule == Rule::UnknownFile || is_structural(found, loaded.sources().file(&found.place))
        };
        let structural: Vec<_> = found.iter().filter(is_structural).collect();
        let underlined = editor.underlined(&below, &text);
        let agree = structural.is_empty() == underlined.is_empty();
        assert!(agree, "{below}, {what}\n{structural:#?}\n{underlined:#?}\n{text}");
        Some(underlined.is_empty())
    });
    let count = |which| is_accepted.iter().filter(|accepted| **accepted == Some(which)).count();
    let (accepted, rejected) = (count(true), count(false));
    assert!(accepted > 100 && rejected > 100, "{accepted} accepted and {rejected} rejected are few");
}

#[test]
fn a_name_is_the_same_to_the_reader_and_the_schema() {
    let schema = validator(&json!({ "pattern": sips_office_spec::schema::NAME }).to_string());
    let names: Vec<_> =
        ('\0'..='\u{ffff}').map(|letter| format!("a{letter}")).chain([String::new()]).collect();
    let escaped = |name: &String| {
        let letters = name.encode_utf16().map(|letter| format!("\\u{letter:04x}"));
        format!("- {{ field: \"{}\", description: x }}\n", letters.collect::<String>())
    };
    let text = format!("fields:\n{}", names.iter().map(escaped).collect::<String>());
    let loaded = load(Sources::texts([("dictionary/names.yaml", &*text)]));
    let line = |found: &Finding| loaded.sources().line_column(&found.place).line;
    let refused: BTreeSet<_> = loaded.findings().iter().map(line).collect();
    assert!(refused.len() > 80, "{refused:?}");
    for (at, name) in names.into_iter().enumerate() {
        let is_refused = refused.contains(&(at + 2));
        assert_eq!(schema.is_valid(&json!(name)), !is_refused, "{name:?}");
    }
}

/// The rules that speak of a single file's structure.
const STRUCTURAL: [Rule; 6] = [
    Rule::UnknownKey,
    Rule::DuplicateKey,
    Rule::MissingKey,
    Rule::WrongValue,
    Rule::Unquoted,
    Rule::SampleLacksField,
];

/// Whether a schema can tell it.
fn is_structural(finding: &Finding, file: &SourceFile) -> bool {
    let place = finding.place.range();
    match finding.rule {
        // In JSON a key is a text, and in YAML 1.2 so is `no`.
        Rule::Unquoted => {
            let is_key = file.text[place.end..].starts_with(':');
            !is_key && !matches!(read(&file.text[place]), Ok(Value::String(_)))
        }
        // A field is looked up in another list.
        Rule::WrongValue => !finding.message.contains("is an alternative"),
        Rule::SampleLacksField => finding.message.contains("needs the key"),
        rule => STRUCTURAL.contains(&rule),
    }
}

/// Whether an error of the schema is that finding.
fn is_of(error: &ValidationError<'_>, finding: &Finding, text: &str) -> bool {
    let places = places(text);
    let pointer = error.instance_path().as_str();
    let above = pointer.rsplit_once('/').map_or("", |(above, _)| above);
    let inside =
        |place: &std::ops::Range<usize>| place.start <= finding.place.start && finding.place.end <= place.end;
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unexpected.iter().any(|key| places.keys[&format!("{pointer}/{key}")].start == finding.place.start)
        }
        ValidationErrorKind::Required { property } => {
            let named = property.as_str().unwrap();
            let tells = finding.message.contains(&format!("needs the key `{named}`"))
                || finding.message.contains(&format!("only with `{named}:"));
            inside(&places.values[pointer]) && tells
        }
        _ => {
            places.values[pointer].start == finding.place.start
                // The schema speaks of the key beside it.
                || finding.message.contains("only with") && inside(&places.values[above])
        }
    }
}

/// A language server, as far as schemas go.
struct Editor {
    validators: BTreeMap<String, Validator>,
}

impl Editor {
    fn new() -> Self {
        Self {
            validators: schemas().into_iter().map(|schema| (schema.file, validator(&schema.text))).collect(),
        }
    }

    fn of(&self, schema: &Schema) -> &Validator {
        &self.validators[&schema.file]
    }

    /// What is underlined in a file, and why.
    fn underlined(&self, below: &str, text: &str) -> Vec<String> {
        let schema = kind(below, text).unwrap_or_else(|| panic!("{below} is of no kind"));
        match read(text) {
            Ok(value) => self
                .of(&schema)
                .iter_errors(&value)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect(),
            Err(error) => vec![format!("no YAML: {error}")],
        }
    }
}

/// As YAML 1.2, which editors read, has it: there `no` is a text.
fn read(text: &str) -> Result<Value, serde_saphyr::Error> {
    serde_saphyr::from_str_with_options(text, serde_saphyr::options! { strict_booleans: true })
}

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::meta::validate(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// The schema of a file by its place, in a folder of a few files by its keys.
fn kind(below: &str, text: &str) -> Option<Schema> {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    schema_for(below).or_else(|| match () {
        () if has("function:") => schema_for("functions/"),
        () if has("service:") => schema_for("services/"),
        () if has("fields:") || has("containers:") || has("values:") => schema_for("dictionary/"),
        () => None,
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The YAML files of a folder and below, by the path below it, and their texts.
fn files(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for path in listed(folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, text)| (format!("{name}/{below}"), text)));
        } else if name.ends_with(".yaml") {
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}
