//! Every key of the spec language, for documentation that must name all of them.

use crate::conform::expected;
use crate::language::{FileKind, Shape, Table};

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// What the mapping describes: `a field of a message`.
    pub of: &'static str,
    /// The key.
    pub name: &'static str,
    /// What it takes, in the words of the findings.
    pub takes: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it says.
    pub says: &'static str,
}

/// All keys, mapping by mapping, in the order in which the kinds of file reach them.
pub fn keys() -> Vec<Key> {
    let mut tables = Vec::new();
    for kind in FileKind::ALL {
        reach(kind.table(), &mut tables);
    }
    let keys = |table: &'static Table| {
        table.keys.iter().map(|key| Key {
            of: table.name,
            name: key.name,
            takes: expected(&key.shape),
            required: key.required,
            says: key.says,
        })
    };
    tables.into_iter().flat_map(keys).collect()
}

fn reach(table: &'static Table, tables: &mut Vec<&'static Table>) {
    if tables.iter().any(|known| std::ptr::eq(*known, table)) {
        return;
    }
    tables.push(table);
    for key in table.keys {
        let mut shape = &key.shape;
        while let Shape::List(inner) | Shape::Map { value: inner, .. } = shape {
            shape = inner;
        }
        if let Shape::Table(table) = shape {
            reach(table, tables);
        }
    }
}
