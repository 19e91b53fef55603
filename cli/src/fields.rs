//! A request's fields from `NAME=VALUE` arguments.
//!
//! `a=x` sets a field, `a.b=x` one in a container, `a[0].b=x` one in the first container of a list, and `a[0]=x` an
//! element of a list of texts.

use std::collections::BTreeMap;

use sips_office_runtime::descriptor::{self, Kind};
use sips_office_runtime::message::{Container, Item, Message, Scalar, ScalarKind, Value};

/// An argument: the path to a field, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Assignment {
    path: Vec<Step>,
    text: String,
    written: String,
}

/// A step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Name(String),
    Index(usize),
}

/// What assignments have built so far.
enum Tree {
    Text(String),
    Fields(BTreeMap<String, Tree>),
    Items(BTreeMap<usize, Tree>),
}

/// More elements than this are a slip of the keyboard.
const MOST_ITEMS: usize = 1000;

impl Assignment {
    /// Reads `NAME=VALUE`; the value may hold further equals signs.
    ///
    /// # Errors
    /// A sentence about what is wrong with the argument.
    pub(crate) fn parse(argument: &str) -> Result<Self, String> {
        let (written, text) = argument.split_once('=').ok_or("expected NAME=VALUE")?;
        let mut path = Vec::new();
        for part in written.split('.') {
            let (name, indices) = match part.split_once('[') {
                Some((name, rest)) => (name, Some(rest)),
                None => (part, None),
            };
            if name.is_empty() {
                return Err("expected NAME=VALUE, with a name before, between and after dots".to_owned());
            }
            path.push(Step::Name(name.to_owned()));
            if let Some(rest) = indices {
                let index = rest.strip_suffix(']').and_then(|digits| digits.parse().ok());
                let index = index.filter(|index| *index < MOST_ITEMS);
                path.push(Step::Index(index.ok_or("expected an element as in NAME[0]=VALUE")?));
            }
        }
        Ok(Self { path, text: text.to_owned(), written: written.to_owned() })
    }
}

/// The message of some assignments. The description says which texts are numbers or booleans, and nothing else: what is
/// not right is for the checks to say.
///
/// # Errors
/// A sentence where two assignments contradict each other.
pub(crate) fn message(
    assignments: &[Assignment],
    described: &[descriptor::Field],
) -> Result<Message<'static>, String> {
    let mut fields = BTreeMap::new();
    for assignment in assignments {
        let twice = || format!("`{}` is given twice, or as two different things", assignment.written);
        let Some((Step::Name(first), rest)) = assignment.path.split_first() else { return Err(twice()) };
        set(&mut fields, first, rest, &assignment.text).ok_or_else(twice)?;
    }
    let mut message = Message::new();
    for (name, tree) in fields {
        let value = value(tree, descriptor::find(described, &name));
        message.set(name, value);
    }
    Ok(message)
}

fn set(fields: &mut BTreeMap<String, Tree>, name: &str, rest: &[Step], text: &str) -> Option<()> {
    if rest.is_empty() {
        return fields.insert(name.to_owned(), Tree::Text(text.to_owned())).is_none().then_some(());
    }
    let tree = fields.entry(name.to_owned()).or_insert_with(|| empty(rest));
    descend(tree, rest, text)
}

fn descend(tree: &mut Tree, rest: &[Step], text: &str) -> Option<()> {
    match (tree, rest.split_first()?) {
        (Tree::Fields(fields), (Step::Name(name), rest)) => set(fields, name, rest, text),
        (Tree::Items(items), (Step::Index(index), [])) => {
            items.insert(*index, Tree::Text(text.to_owned())).is_none().then_some(())
        }
        (Tree::Items(items), (Step::Index(index), rest)) => {
            descend(items.entry(*index).or_insert_with(|| empty(rest)), rest, text)
        }
        _ => None,
    }
}

fn empty(rest: &[Step]) -> Tree {
    match rest.first() {
        Some(Step::Index(_)) => Tree::Items(BTreeMap::new()),
        _ => Tree::Fields(BTreeMap::new()),
    }
}

fn value(tree: Tree, described: Option<&descriptor::Field>) -> Value<'static> {
    match tree {
        Tree::Text(text) => Value::Scalar(scalar(text, described)),
        Tree::Fields(fields) => Value::Container(container(fields, described)),
        Tree::Items(items) => {
            Value::List(items.into_values().filter_map(|tree| item(tree, described)).collect())
        }
    }
}

fn item(tree: Tree, described: Option<&descriptor::Field>) -> Option<Item<'static>> {
    match tree {
        Tree::Text(text) => Some(Item::Scalar(Scalar::new(text))),
        Tree::Fields(fields) => Some(Item::Container(container(fields, described))),
        // A path has one index per name, so there is no list in a list.
        Tree::Items(_) => None,
    }
}

fn container(fields: BTreeMap<String, Tree>, described: Option<&descriptor::Field>) -> Container<'static> {
    let children = described.and_then(|field| field.kind.children()).unwrap_or_default();
    let mut message = Message::new();
    for (name, tree) in fields {
        let value = value(tree, descriptor::find(children, &name));
        message.set(name, value);
    }
    Container::from(message)
}

/// A text as the field's kind asks for it; where it does not fit, a text, about which the checks then speak.
fn scalar(text: String, described: Option<&descriptor::Field>) -> Scalar<'static> {
    let kind = match described.map(|field| &field.kind) {
        Some(Kind::Number) => ScalarKind::Number,
        Some(Kind::Boolean) => ScalarKind::Boolean,
        _ => ScalarKind::Text,
    };
    Scalar::of_kind(kind, text.clone()).unwrap_or_else(|| Scalar::new(text))
}

#[cfg(test)]
mod tests {
    use sips_office_runtime::codec::json;

    use super::*;

    fn json(arguments: &[&str]) -> Result<String, String> {
        let assignments: Vec<_> =
            arguments.iter().map(|argument| Assignment::parse(argument).unwrap()).collect();
        let mut out = Vec::new();
        json::write(&message(&assignments, &[])?, &mut out);
        Ok(String::from_utf8(out).unwrap())
    }

    #[test]
    fn paths_make_containers_and_lists() {
        let made = json(&["a.b.c=1", "a.d=x=y", "l[1].q=2", "l[0].q=", "t[0]=u"]).unwrap();
        assert_eq!(made, r#"{"a":{"b":{"c":"1"},"d":"x=y"},"l":[{"q":""},{"q":"2"}],"t":["u"]}"#);
    }

    #[test]
    fn contradictions_are_refused() {
        for arguments in [["a=1", "a=2"], ["a=1", "a.b=2"], ["a.b=1", "a[0]=2"], ["a[0]=1", "a[0].b=2"]] {
            assert!(json(&arguments).is_err(), "{arguments:?}");
        }
    }

    #[test]
    fn what_is_no_assignment_is_refused() {
        for argument in ["a", "=x", "a..b=x", ".a=x", "a[=x", "a[b]=x", "a[99999]=x", "a[0][1]=x"] {
            assert!(Assignment::parse(argument).is_err(), "{argument}");
        }
    }
}
