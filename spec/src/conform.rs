//! Holds a node tree against the tables of the language and reports every departure.

use std::collections::HashMap;

use crate::finding::{Finding, Findings};
use crate::fix::{Edit, quoted};
use crate::language::{MapKey, Shape, Table, Tie};
use crate::rule::Rule;
use crate::source::Place;
use crate::yaml::{Key, Node, NodeValue, reads_as_no_text};
use sips_office_runtime::spelling::near;

/// Reports everything about the node that its shape does not allow.
///
/// A misspelt key is then renamed to what it was meant to be: it is one slip, and what stands below it is read as well.
pub(crate) fn conform(node: &mut Node, shape: &Shape, what: &str, findings: &mut Findings) {
    let place = node.place.clone();
    match (shape, &mut node.value) {
        (Shape::Table(table), NodeValue::Map(entries)) => known_keys(&place, entries, table, findings),
        (Shape::Map { key, value }, NodeValue::Map(entries)) => {
            duplicates(entries, findings);
            for (name, node) in entries {
                match key {
                    MapKey::Version => version(name, findings),
                    MapKey::Name => unquoted(name, findings),
                }
                conform(node, value, &name.text, findings);
            }
        }
        (Shape::List(shape), NodeValue::List(nodes)) => {
            for node in nodes {
                conform(node, shape, what, findings);
            }
        }
        (
            Shape::Text | Shape::Name | Shape::Version | Shape::Flag | Shape::Choice(_),
            NodeValue::Scalar { text, quoted },
        ) => {
            scalar(&place, shape, what, text, *quoted, findings);
        }
        // An empty text must be written as one: a key with nothing behind it is more often a slip.
        _ => {
            let message = format!("`{what}` takes {}, and here stands {}", expected(shape), node.kind_name());
            findings.report(Rule::WrongValue, place, message);
        }
    }
}

fn known_keys(place: &Place, entries: &mut [(Key, Node)], table: &Table, findings: &mut Findings) {
    duplicates(entries, findings);
    let is_absent = |name: &&str| entries.iter().all(|(key, _)| key.text != *name);
    let mut absent: Vec<_> = table.keys.iter().map(|known| known.name).filter(is_absent).collect();
    for (key, value) in entries.iter_mut() {
        if table.keys.iter().all(|known| known.name != key.text) {
            let near = near(&key.text, absent.iter().copied());
            let message = format!("{} has no key `{}`", table.name, key.text);
            let finding = Finding::new(Rule::UnknownKey, key.place.clone(), message);
            findings.push(match near {
                Some(_) => finding.meant(near),
                None => {
                    let keys: Vec<_> = table.keys.iter().map(|known| known.name).collect();
                    finding.help(format!("its keys are {}", keys.join(", ")))
                }
            });
            if let Some(near) = near {
                absent.retain(|name| *name != near.name);
                key.text = near.name.to_owned();
            }
        }
        if let Some(known) = table.keys.iter().find(|known| known.name == key.text) {
            conform(value, &known.shape, known.name, findings);
        }
    }
    for known in table.keys.iter().filter(|known| known.required) {
        if entries.iter().all(|(key, _)| key.text != known.name) {
            let place = entries.first().map_or_else(|| place.clone(), |(key, _)| key.place.clone());
            let message = format!("{} needs the key `{}`", table.name, known.name);
            let help = format!("`{}` takes {}", known.name, expected(&known.shape));
            findings.push(Finding::new(Rule::MissingKey, place, message).help(help));
        }
    }
    for tie in table.ties {
        tied(entries, table, tie, findings);
    }
}

/// Reports what a key asks of another one and does not get.
fn tied(entries: &[(Key, Node)], table: &Table, tie: &Tie, findings: &mut Findings) {
    let entry = |name: &str| entries.iter().find(|(key, _)| key.text == name);
    let word = |name: &str| match entry(name).map(|(_, node)| &node.value) {
        Some(NodeValue::Scalar { text, .. }) => Some(text.as_str()),
        _ => None,
    };
    match *tie {
        Tie::Needs { key, value, needs, rule } => {
            let Some((written, node)) = entry(key) else { return };
            let asks = value.is_none_or(|value| word(key) == Some(value));
            let Some(shape) = table.shape(needs).filter(|_| asks && entry(needs).is_none()) else { return };
            let (place, with) = match value {
                Some(value) => (&node.place, format!("`{key}: {value}`")),
                None => (&written.place, format!("`{key}`")),
            };
            let message = format!("{} with {with} needs the key `{needs}`", table.name);
            let help = format!("`{needs}` takes {}", expected(shape));
            findings.push(Finding::new(rule, place.clone(), message).help(help));
        }
        Tie::Only { key, with, values } => {
            let Some((written, _)) = entry(key) else { return };
            let found = word(with);
            // A word that means nothing has its finding, and what was meant may well fit.
            let means_something = match table.shape(with) {
                Some(Shape::Choice(words)) => found.is_none_or(|found| words.contains(&found)),
                _ => true,
            };
            if !means_something || found.is_some_and(|found| values.contains(&found)) {
                return;
            }
            let fitting: Vec<_> = values.iter().map(|value| format!("`{with}: {value}`")).collect();
            let message = format!("{} has `{key}` only with {}", table.name, fitting.join(" or "));
            findings.report(Rule::WrongValue, written.place.clone(), message);
        }
    }
}

fn duplicates(entries: &[(Key, Node)], findings: &mut Findings) {
    let mut before: HashMap<&str, &(Key, Node)> = HashMap::new();
    for entry in entries {
        let (key, node) = entry;
        let Some((first, same)) = before.get(key.text.as_str()) else {
            before.insert(&key.text, entry);
            continue;
        };
        let message = format!("the key `{}` stands twice", key.text);
        let finding = Finding::new(Rule::DuplicateKey, key.place.clone(), message)
            .related(first.place.clone(), "first here");
        findings.push(match node.says_the_same(same) {
            true => finding.mend(Edit::Remove(Place { end: node.place.end, ..key.place.clone() })),
            false => finding,
        });
    }
}

fn scalar(place: &Place, shape: &Shape, what: &str, text: &str, quoted: bool, findings: &mut Findings) {
    let wrong = match shape {
        Shape::Version if text.parse::<sips_office_runtime::InterfaceVersion>().is_err() => true,
        Shape::Flag => quoted || !matches!(text, "true" | "false"),
        Shape::Choice(words) => {
            if !words.contains(&text) {
                let finding = wrong_value(place, shape, what, text);
                findings.push(finding.meant(near(text, words.iter().copied())));
            }
            return;
        }
        Shape::Name => !is_name(text),
        _ => false,
    };
    if wrong {
        let finding = wrong_value(place, shape, what, text);
        let in_quotes = matches!(shape, Shape::Flag) && matches!(text, "true" | "false");
        findings.push(if in_quotes {
            finding.help("write it without quotes").replace(text)
        } else {
            finding
        });
    } else if !quoted
        && (matches!(shape, Shape::Version) || (!matches!(shape, Shape::Flag) && reads_as_no_text(text)))
    {
        findings.push(unquoted_at(place.clone(), text));
    }
}

fn version(key: &Key, findings: &mut Findings) {
    if key.text.parse::<sips_office_runtime::InterfaceVersion>().is_err() {
        let message = format!("`{}` is no interface version, such as \"2.12\"", key.text);
        findings.report(Rule::WrongValue, key.place.clone(), message);
    } else if !key.quoted {
        findings.push(unquoted_at(key.place.clone(), &key.text));
    }
}

fn unquoted(key: &Key, findings: &mut Findings) {
    if !key.quoted && reads_as_no_text(&key.text) {
        findings.push(unquoted_at(key.place.clone(), &key.text));
    }
}

fn unquoted_at(place: Place, text: &str) -> Finding {
    let message = format!("`{text}` needs quotes: YAML reads it as something other than this text");
    Finding::new(Rule::Unquoted, place, message).help(format!("write \"{text}\"")).replace(quoted(text))
}

fn wrong_value(place: &Place, shape: &Shape, what: &str, text: &str) -> Finding {
    let message = format!("`{what}` takes {}, not `{text}`", expected(shape));
    Finding::new(Rule::WrongValue, place.clone(), message)
}

pub(crate) fn expected(shape: &Shape) -> String {
    match shape {
        Shape::Text => "a text".into(),
        Shape::Name => "a name".into(),
        Shape::Version => "an interface version in quotes, such as \"2.12\"".into(),
        Shape::Flag => "true or false".into(),
        Shape::Choice(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            match words.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
                _ => words.concat(),
            }
        }
        Shape::List(_) => "a list".into(),
        Shape::Map { key: MapKey::Version, .. } => "a mapping from interface versions".into(),
        Shape::Map { key: MapKey::Name, .. } => "a mapping from names".into(),
        Shape::Table(table) => format!("a mapping with {}", table.name),
    }
}

/// Whether the text can be a name in JSON and in XML alike; [`NAME`](crate::schema::NAME) says the same as a pattern.
fn is_name(text: &str) -> bool {
    let forbidden =
        |letter: char| letter.is_whitespace() || letter.is_control() || "<>&\"'/:{}[],".contains(letter);
    !text.is_empty() && !text.contains(forbidden)
}
