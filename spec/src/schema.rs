//! The spec language as JSON Schema: an editor completes, explains and underlines with it while a spec is written.
//!
//! The schemas come from the tables that the reader goes by. They are of draft 7, which is what the language server
//! behind most editors' YAML support (yaml-language-server) has long read; what came to JSON Schema later is not needed
//! here. Draft 7 reads nothing beside a `$ref`, so references stand in an `allOf`.
//!
//! A schema sees values, and neither quotes nor places nor other files: whether a name is defined, and whether a plain
//! `no` should be quoted, is told by the checks alone.

use serde::{Serialize, Serializer};

use crate::conform::expected;
use crate::language::{FileKind, Key, MapKey, Shape, Table, Tie};

/// What a name is made of: neither white space nor control characters nor what means something in JSON, XML or YAML.
///
/// The white space is written out, since the regular expressions of editors and of Rust differ in what they count as it.
pub const NAME: &str = "^[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000<>&\"'/:{}\\[\\],]+$";

/// An interface version, such as `2.12`.
const VERSION: &str = r"^(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})$";

/// How the second line of every schema begins.
pub const GENERATED: &str = "Made by `sips schema` from what `sips check` goes by.";

/// The JSON Schema of a kind of spec file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The name of its own file: `function.schema.json`.
    pub file: String,
    /// The kind: `a function file`.
    pub of: &'static str,
    /// Where a file of this kind usually stands, below a spec folder: `functions/SERVICE/FUNCTION.yaml`.
    pub usual: &'static str,
    /// The schema itself.
    pub text: String,
}

/// The schemas of all kinds of spec file.
pub fn schemas() -> Vec<Schema> {
    FileKind::ALL.into_iter().map(schema).collect()
}

/// Where a folder of specs keeps its schemas, for the tools that begin files in it.
pub const FOLDER: &str = "schema";

/// The schema for a file by its place below a spec folder; `None` where the place does not tell.
pub fn schema_for(below: &str) -> Option<Schema> {
    FileKind::at(below).map(schema)
}

impl Schema {
    /// The line with which a file tells an editor its schema.
    ///
    /// `below` is the file's path below a spec folder, `folder` the name that the folder of the schemas has in it.
    pub fn line(&self, folder: &str, below: &str) -> String {
        let up = "../".repeat(below.matches('/').count());
        format!("# yaml-language-server: $schema={up}{folder}/{}", self.file)
    }
}

fn schema(kind: FileKind) -> Schema {
    let table = kind.table();
    let mut entries = vec![
        ("$schema", text("http://json-schema.org/draft-07/schema#")),
        ("$comment", text(format!("{GENERATED} Changes made here are lost."))),
    ];
    entries.extend(mapping(table));
    let mut reached = Vec::new();
    table.keys.iter().for_each(|key| reach(&key.shape, &mut reached));
    let tables = reached.iter().map(|table| (slug(table.name), object(mapping(table))));
    let scalars = [("name", pattern(NAME, &Shape::Name)), ("version", pattern(VERSION, &Shape::Version))];
    let scalars = scalars.map(|(name, schema)| (name.to_owned(), schema));
    entries.push(("definitions", Json::Object(scalars.into_iter().chain(tables).collect())));
    let mut text = serde_json::to_string_pretty(&object(entries)).unwrap_or_default();
    text.push('\n');
    Schema { file: format!("{}.schema.json", kind.name()), of: table.name, usual: kind.usual(), text }
}

/// The tables that a form's values consist of, each once.
fn reach(shape: &'static Shape, tables: &mut Vec<&'static Table>) {
    match shape {
        Shape::List(inner) | Shape::Map { value: inner, .. } => reach(inner, tables),
        Shape::Table(table) if tables.iter().all(|known| !std::ptr::eq(*known, *table)) => {
            tables.push(table);
            table.keys.iter().for_each(|key| reach(&key.shape, tables));
        }
        _ => {}
    }
}

/// A mapping with known keys.
fn mapping(table: &'static Table) -> Vec<(&'static str, Json)> {
    let described = |key: &'static Key| {
        let mut entries = vec![("description", text(key.says))];
        match value(&key.shape) {
            reference if reference.iter().any(|(key, _)| *key == "$ref") => {
                entries.push(("allOf", Json::List(vec![object(reference)])));
            }
            own => entries.extend(own),
        }
        (key.name.to_owned(), object(entries))
    };
    let required = table.keys.iter().filter(|key| key.required).map(|key| text(key.name));
    let mut entries = vec![
        ("description", text(table.name)),
        ("type", text("object")),
        ("properties", Json::Object(table.keys.iter().map(described).collect())),
        ("required", Json::List(required.collect())),
        ("additionalProperties", Json::Bool(false)),
    ];
    if !table.ties.is_empty() {
        entries.push(("allOf", Json::List(table.ties.iter().map(tie).collect())));
    }
    entries
}

/// What one key asks of another.
fn tie(tie: &'static Tie) -> Json {
    let there = |key| ("required", Json::List(vec![text(key)]));
    let has_one_of = |key: &str, values: Vec<Json>| {
        let values = object(vec![("enum", Json::List(values))]);
        ("properties", Json::Object(vec![(key.to_owned(), values)]))
    };
    let (given, asked) = match *tie {
        Tie::Needs { key, value: None, needs, .. } => (vec![there(key)], vec![there(needs)]),
        Tie::Needs { key, value: Some(value), needs, .. } => {
            (vec![there(key), has_one_of(key, vec![text(value)])], vec![there(needs)])
        }
        Tie::Only { key, with, values } => (
            vec![there(key)],
            vec![there(with), has_one_of(with, values.iter().map(|value| text(*value)).collect())],
        ),
    };
    object(vec![("if", object(given)), ("then", object(asked))])
}

/// What a value of this form is.
fn value(shape: &'static Shape) -> Vec<(&'static str, Json)> {
    match shape {
        Shape::Text => vec![
            ("type", text("string")),
            (
                "errorMessage",
                text("Takes a text. What YAML reads as a number, a boolean or nothing needs quotes."),
            ),
        ],
        Shape::Name => refer("name"),
        Shape::Version => refer("version"),
        Shape::Flag => vec![("type", text("boolean"))],
        Shape::Choice(words) => {
            vec![("enum", Json::List(words.iter().map(|word| text(*word)).collect()))]
        }
        Shape::List(shape) => vec![("type", text("array")), ("items", object(value(shape)))],
        Shape::Map { key, value: of } => {
            let of = object(value(of));
            let keys = match key {
                MapKey::Name => vec![("additionalProperties", of)],
                MapKey::Version => vec![
                    ("patternProperties", Json::Object(vec![(VERSION.to_owned(), of)])),
                    ("additionalProperties", Json::Bool(false)),
                ],
            };
            [vec![("type", text("object"))], keys].concat()
        }
        Shape::Table(table) => refer(&slug(table.name)),
    }
}

fn pattern(pattern: &str, shape: &Shape) -> Json {
    object(vec![
        ("type", text("string")),
        ("pattern", text(pattern)),
        ("errorMessage", text(format!("Takes {}.", expected(shape)))),
    ])
}

fn refer(definition: &str) -> Vec<(&'static str, Json)> {
    vec![("$ref", text(format!("#/definitions/{definition}")))]
}

/// A table's name as it can stand in an address.
fn slug(name: &str) -> String {
    name.replace(' ', "-").replace('\'', "")
}

/// A JSON value whose entries stay in the order of the tables, whatever features of `serde_json` a build turns on.
#[derive(Clone)]
enum Json {
    Bool(bool),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

fn object(entries: Vec<(&str, Json)>) -> Json {
    Json::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(flag) => serializer.serialize_bool(*flag),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}
