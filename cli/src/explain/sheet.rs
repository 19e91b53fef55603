//! What is told of one name: for people as lines, for programs as an object, from the same facts.

use serde_json::{Map, Value};

use crate::out::{harmless, outln};

/// Everything that is told of one thing.
pub(super) struct Sheet {
    /// What sort of thing it is: `field`.
    kind: &'static str,
    name: String,
    facts: Vec<(&'static str, Fact)>,
}

/// What is told under one heading.
enum Fact {
    Text(String),
    Texts(Vec<String>),
    Rows(Vec<Row>),
}

/// A line of a table.
#[derive(Default)]
pub(super) struct Row {
    cells: Vec<Cell>,
}

struct Cell {
    key: &'static str,
    text: String,
    form: Form,
}

/// How a cell reads.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// By itself.
    Bare,
    /// Behind its key: `since 2.0`.
    Keyed,
    /// As its key: `may be empty`.
    Flag,
}

/// A column gets no wider than this; what is longer pushes the others away.
const WIDEST: usize = 48;

impl Sheet {
    pub(super) fn new(kind: &'static str, name: impl Into<String>) -> Self {
        Self { kind, name: name.into(), facts: Vec::new() }
    }

    /// Adds a text, where there is one.
    pub(super) fn text(&mut self, key: &'static str, text: impl Into<Option<String>>) {
        self.facts.extend(text.into().map(|text| (key, Fact::Text(text))));
    }

    /// Adds some texts, where there are any.
    pub(super) fn texts(&mut self, key: &'static str, texts: impl IntoIterator<Item = String>) {
        let texts: Vec<_> = texts.into_iter().collect();
        if !texts.is_empty() {
            self.facts.push((key, Fact::Texts(texts)));
        }
    }

    /// Adds a table, also an empty one: that there is nothing is told too.
    pub(super) fn rows(&mut self, key: &'static str, rows: Vec<Row>) {
        self.facts.push((key, Fact::Rows(rows)));
    }

    /// Prints it for people.
    pub(super) fn print(&self) {
        outln!("{}: a {}", harmless(&self.name), self.kind);
        for (key, fact) in &self.facts {
            match fact {
                Fact::Text(text) => outln!("  {key}: {}", harmless(text)),
                Fact::Texts(texts) => {
                    outln!("  {key}:");
                    texts.iter().for_each(|text| outln!("    {}", harmless(text)));
                }
                Fact::Rows(rows) if rows.is_empty() => outln!("  {key}: nothing"),
                Fact::Rows(rows) => {
                    outln!("  {key}:");
                    lines(rows).iter().for_each(|line| outln!("    {line}"));
                }
            }
        }
    }

    /// The same for programs.
    pub(super) fn machine(&self) -> Value {
        let mut object = Map::new();
        object.insert("kind".to_owned(), self.kind.into());
        object.insert("name".to_owned(), self.name.clone().into());
        for (key, fact) in &self.facts {
            let value = match fact {
                Fact::Text(text) => text.clone().into(),
                Fact::Texts(texts) => texts.clone().into(),
                Fact::Rows(rows) => rows.iter().map(Row::machine).collect(),
            };
            object.insert(json_key(key), value);
        }
        Value::Object(object)
    }
}

impl Row {
    /// Adds a cell that reads by itself, where there is one.
    pub(super) fn bare(mut self, key: &'static str, text: impl Into<Option<String>>) -> Self {
        self.add(key, text.into(), Form::Bare);
        self
    }

    /// Adds a cell that reads behind its key, where there is one.
    pub(super) fn keyed(mut self, key: &'static str, text: impl Into<Option<String>>) -> Self {
        self.add(key, text.into(), Form::Keyed);
        self
    }

    /// Adds a cell for something that is so.
    pub(super) fn flag(mut self, key: &'static str, is_so: bool) -> Self {
        self.add(key, is_so.then(String::new), Form::Flag);
        self
    }

    fn add(&mut self, key: &'static str, text: Option<String>, form: Form) {
        self.cells.extend(text.map(|text| Cell { key, text, form }));
    }

    fn machine(&self) -> Value {
        let cells = self.cells.iter().map(|cell| {
            let value = if cell.form == Form::Flag { true.into() } else { cell.text.clone().into() };
            (json_key(cell.key), value)
        });
        Value::Object(cells.collect())
    }
}

impl Cell {
    fn shown(&self) -> String {
        match self.form {
            Form::Bare => harmless(&self.text),
            Form::Keyed => format!("{} {}", self.key, harmless(&self.text)),
            Form::Flag => self.key.to_owned(),
        }
    }
}

/// The lines of a table: the columns that every row has stand below each other, and what only some have follows.
fn lines(rows: &[Row]) -> Vec<String> {
    let shared = (0..)
        .take_while(|at| {
            let key = |row: &Row| row.cells.get(*at).map(|cell| cell.key);
            rows.first().and_then(key).is_some_and(|first| rows.iter().all(|row| key(row) == Some(first)))
        })
        .count();
    let width = |at: usize| {
        let widths = rows.iter().filter_map(|row| Some(row.cells.get(at)?.shown().chars().count()));
        widths.filter(|width| *width <= WIDEST).max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..shared).map(width).collect();
    let line = |row: &Row| {
        let cells = row.cells.iter().enumerate().map(|(at, cell)| {
            let width = widths.get(at).copied().unwrap_or_default();
            format!("{:width$}", cell.shown())
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// `since earlier` as `sinceEarlier`.
fn json_key(key: &str) -> String {
    let mut words = key.split(' ');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.extend(letters);
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_aligned_as_far_as_its_rows_agree() {
        let text = |text: &str| Some(text.to_owned());
        let rows = [
            Row::default().bare("name", text("a")).keyed("since", text("2.0")).flag("may be empty", true),
            Row::default()
                .bare("name", text("longer\u{7}"))
                .keyed("since", text("2.12"))
                .keyed("until", None),
        ];
        assert_eq!(lines(&rows), ["a        since 2.0   may be empty", "longer\u{fffd}  since 2.12"]);
        let machine = serde_json::json!({ "name": "a", "since": "2.0", "mayBeEmpty": true });
        assert_eq!(rows[0].machine(), machine);
        assert!(lines(&[]).is_empty());
    }
}
