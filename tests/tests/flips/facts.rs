//! The hand-written facts and documents under `flips/`.
//!
//! A function's file begins with `key: value` lines, some with indented rows below them: `answered` has the fields that
//! the simulator answers with, `request` the request's fields in SOAP order, each with presence, since, and what else
//! there is to it. Then come the documents, each below a line like `== json request`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::Message;

/// What was written by hand of everything that is shipped.
pub(crate) struct Facts {
    pub(crate) brands: Vec<Brand>,
    /// The value lists, by name.
    pub(crate) lists: BTreeMap<String, ValueList>,
    pub(crate) functions: Vec<Function>,
    /// What the simulator tells of a wallet's life, one line per call.
    pub(crate) story: Vec<String>,
}

pub(crate) struct Brand {
    pub(crate) id: String,
    pub(crate) platform: String,
    pub(crate) production: String,
    pub(crate) test: String,
}

pub(crate) struct ValueList {
    pub(crate) open: bool,
    /// Codes and labels.
    pub(crate) values: Vec<(String, String)>,
}

pub(crate) struct Function {
    pub(crate) name: String,
    pub(crate) idempotent: bool,
    pub(crate) json: String,
    pub(crate) soap: String,
    /// The response field that tells the result.
    pub(crate) result: String,
    /// The codes that mean that it was done.
    pub(crate) accepted: Vec<String>,
    /// The value list of the result, where there is one.
    pub(crate) codes: Option<String>,
    /// By brand.
    pub(crate) recommended: BTreeMap<String, InterfaceVersion>,
    /// Fields of which a request has one; empty where there are none.
    pub(crate) alternatives: Vec<String>,
    pub(crate) request: Vec<Field>,
    /// The code and the fields with which the simulator answers the first request.
    pub(crate) answered: (String, Vec<String>),
    /// Every request in JSON and in SOAP.
    pub(crate) requests: Vec<Document>,
    /// Every response in JSON and in SOAP.
    pub(crate) responses: Vec<Document>,
}

/// A request field.
pub(crate) struct Field {
    /// The name, behind those of the containers that it is in.
    pub(crate) path: String,
    pub(crate) required: bool,
    pub(crate) since: InterfaceVersion,
    pub(crate) may_be_empty: bool,
    pub(crate) list: Option<String>,
    /// What shows of its value in the documents, where that is not all of it.
    pub(crate) shown: Option<String>,
}

/// One message in both protocols, with `{version}` and `{seal}` for what differs from call to call; the SOAP one without
/// its envelope.
pub(crate) struct Document {
    pub(crate) json: String,
    pub(crate) soap: String,
}

impl Facts {
    pub(crate) fn read() -> Self {
        let mut functions = Vec::new();
        for name in names() {
            match &*name {
                "brands" | "values" | "story" | "unnoticed" => {}
                _ => functions.push(Function::read(&name)),
            }
        }
        let story = text("story");
        Self {
            brands: lines(&text("brands")).map(Brand::read).collect(),
            lists: entries(lines(&text("values")), ' ').into_iter().map(ValueList::read).collect(),
            functions,
            story: lines(&story).map(str::to_owned).collect(),
        }
    }
}

impl Function {
    /// The address in a protocol, below the host.
    pub(crate) fn path(&self, protocol: Protocol) -> &str {
        match protocol {
            Protocol::Json => &self.json,
            Protocol::Soap => &self.soap,
        }
    }

    /// The latest of the recommended versions.
    pub(crate) fn latest(&self) -> InterfaceVersion {
        *self.recommended.values().max().unwrap()
    }

    fn read(name: &str) -> Self {
        let text = text(name);
        let mut sections = text.split("\n== ");
        let head = entries(lines(sections.next().unwrap()), ':');
        let find = |key: &str| head.iter().find(|entry| entry.key == key);
        let value = |key: &str| find(key).unwrap_or_else(|| panic!("{name}: no {key}")).value.clone();
        let rows = |key: &str| find(key).unwrap_or_else(|| panic!("{name}: no {key}")).rows.clone();
        let words = |key: &str| find(key).map_or(Vec::new(), |entry| split(&entry.value));
        let recommended = value("recommended");
        let recommended = recommended.split(", ").map(|entry| {
            let (brand, version) = entry.split_once(' ').unwrap();
            (brand.to_owned(), version.parse().unwrap())
        });
        let mut documents = BTreeMap::<&str, Vec<String>>::new();
        for (title, document) in sections.map(|section| section.split_once('\n').unwrap()) {
            documents.entry(title).or_default().push(document.lines().map(str::trim).collect());
        }
        let mut pairs = |message: &str| {
            let mut take = |protocol| documents.remove(&*format!("{protocol} {message}")).unwrap();
            let (json, soap) = (take("json"), take("soap"));
            assert_eq!(json.len(), soap.len(), "{name}: each {message} in both protocols");
            json.into_iter().zip(soap).map(|(json, soap)| Document { json, soap }).collect()
        };
        Self {
            name: name.to_owned(),
            idempotent: yes(&value("idempotent")),
            json: value("json"),
            soap: value("soap"),
            result: value("result"),
            accepted: words("accepted"),
            codes: find("codes").map(|entry| entry.value.clone()),
            recommended: recommended.collect(),
            alternatives: words("alternatives"),
            request: rows("request").iter().map(|row| Field::read(row)).collect(),
            answered: (value("answered"), rows("answered")),
            requests: pairs("request"),
            responses: pairs("response"),
        }
    }
}

impl Field {
    fn read(row: &str) -> Self {
        let words = split(row);
        let [path, presence, since, more @ ..] = &words[..] else { panic!("{row}: no field") };
        let after = |start: &str| more.iter().find_map(|word| word.strip_prefix(start)).map(str::to_owned);
        Self {
            path: path.clone(),
            required: presence == "required",
            since: since.parse().unwrap(),
            may_be_empty: more.iter().any(|word| word == "may-be-empty"),
            list: after("list:"),
            shown: after("shown:"),
        }
    }
}

impl Document {
    /// The whole message under that version, with `{seal}` for its seal.
    pub(crate) fn message(&self, version: InterfaceVersion) -> Message<'static> {
        let json = self.json.replace("{version}", &version.to_string());
        json::read(json.as_bytes(), &Limits::default()).unwrap().into_owned()
    }

    /// What a shop says of the message; the client fills in the rest.
    pub(crate) fn request(&self) -> Message<'static> {
        let mut message = self.message(InterfaceVersion::new(0, 0));
        for filled in ["interfaceVersion", "keyVersion", "merchantId", "seal"] {
            message.remove(filled).unwrap();
        }
        message
    }
}

impl Brand {
    fn read(line: &str) -> Self {
        let cells: Vec<_> = line.split(" | ").map(str::to_owned).collect();
        let Ok([id, platform, production, test]) = <[String; 4]>::try_from(cells) else {
            panic!("{line}: no brand")
        };
        Self { id, platform, production, test }
    }
}

impl ValueList {
    fn read(entry: Entry) -> (String, Self) {
        let value = |row: &String| match row.split_once(' ') {
            Some((code, label)) => (code.to_owned(), label.to_owned()),
            None => (row.clone(), row.clone()),
        };
        let list = Self { open: entry.value == "open", values: entry.rows.iter().map(value).collect() };
        (entry.key, list)
    }
}

/// A line `key: value`, and the indented lines below it.
struct Entry {
    key: String,
    value: String,
    rows: Vec<String>,
}

fn entries<'t>(lines: impl Iterator<Item = &'t str>, separator: char) -> Vec<Entry> {
    let mut entries = Vec::<Entry>::new();
    for line in lines {
        match line.strip_prefix("  ") {
            Some(row) => entries.last_mut().unwrap().rows.push(row.to_owned()),
            None => {
                let (key, value) = line.split_once(separator).unwrap();
                let (key, value) = (key.to_owned(), value.trim().to_owned());
                entries.push(Entry { key, value, rows: Vec::new() });
            }
        }
    }
    entries
}

/// The lines that say something.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The text of a file under `flips/`.
pub(crate) fn text(name: &str) -> String {
    let path = folder().join(format!("{name}.txt"));
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let mut names: Vec<_> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("flips")
}

fn split(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn yes(word: &str) -> bool {
    assert!(matches!(word, "yes" | "no"), "{word}: neither yes nor no");
    word == "yes"
}
