//! Fields, containers and value lists of the dictionary.

use std::collections::{HashMap, HashSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Sensitivity;

use super::kind::Touched;
use super::{About, ChangeKind, Comparison, Pair, last, named, pairs, side, until};
use crate::catalog::{Container, Field, FieldKind, ListedValue, ValueList};
use crate::source::Place;

impl Comparison<'_> {
    pub(super) fn dictionary(&mut self) {
        let (old, new) = (self.old, self.new);
        for pair in pairs(old.fields.values(), new.fields.values(), |field| &field.name) {
            match pair {
                // No type is made of a field by itself.
                Pair::Gone(field) => {
                    self.definition(false, named_field(field), &field.place, Touched::default())
                }
                Pair::Came(field) => {
                    self.definition(true, named_field(field), &field.place, Touched::default())
                }
                Pair::Both(before, after) => self.field(before, after),
            }
        }
        for pair in pairs(old.containers.values(), new.containers.values(), |container| &container.name) {
            let what = |container: &Container| format!("the container {}", container.name);
            match pair {
                Pair::Gone(container) => {
                    let reached = self.reach.container(&container.name);
                    self.definition(false, what(container), &container.place, reached);
                }
                Pair::Came(container) => {
                    self.definition(true, what(container), &container.place, Touched::default());
                }
                Pair::Both(before, after) => self.container(before, after),
            }
        }
        for pair in pairs(old.value_lists.values(), new.value_lists.values(), |list| &list.name) {
            let what = |list: &ValueList| format!("the value list {}", list.name);
            match pair {
                Pair::Gone(list) => {
                    let reached = self.reach.list(&list.name);
                    self.definition(false, what(list), &list.place, reached);
                }
                Pair::Came(list) => self.definition(true, what(list), &list.place, Touched::default()),
                Pair::Both(before, after) => self.value_list(before, after),
            }
        }
    }

    fn definition(&mut self, came: bool, what: String, place: &Place, reached: Touched) {
        let (about, defined) = (About::reached(what, reached), Some(side("defined", place)));
        match came {
            true => self.note(ChangeKind::DefinitionAdded, &about, None, defined),
            false => self.note(ChangeKind::DefinitionRemoved, &about, defined, None),
        }
    }

    fn field(&mut self, old: &Field, new: &Field) {
        let about = About::reached(named_field(old), self.reach.field(&old.name));
        let places = (&old.place, &new.place);
        if let Some(kind) = kind(&old.kind, &new.kind) {
            self.changed(kind, &about, places, (old.kind.to_string(), new.kind.to_string()));
        }
        if old.values != new.values {
            let closed = new.values.as_ref().and_then(|list| self.new.value_lists.get(list));
            let kind = match closed.is_some_and(|list| !list.open) {
                true => ChangeKind::ValuesClosed,
                false => ChangeKind::ValuesChanged,
            };
            let word = |list: &Option<String>| match list {
                Some(list) => format!("values of {list}"),
                None => "no list of values".to_owned(),
            };
            self.changed(kind, &about, places, (word(&old.values), word(&new.values)));
        }
        self.texts(
            &about,
            (old, new),
            places,
            &[(ChangeKind::Reworded, "the description", |field| &field.description)],
        );
        if old.sensitivity != new.sensitivity {
            let word = |sensitivity| match sensitivity {
                Sensitivity::Public => "shown",
                Sensitivity::CardNumber => "shown as a card number is",
                Sensitivity::Secret => "not shown",
            };
            let texts = (word(old.sensitivity), word(new.sensitivity));
            self.changed(ChangeKind::SensitivityChanged, &about, places, texts);
        }
        if old.example != new.example {
            let sensitivity = old.sensitivity.max(new.sensitivity);
            let word = |example: &Option<String>| match example {
                Some(example) => format!("as in {}", sensitivity.mask(example)),
                None => "without an example".to_owned(),
            };
            self.changed(
                ChangeKind::ExampleChanged,
                &about,
                places,
                (word(&old.example), word(&new.example)),
            );
        }
        self.rust_name(&about, places, [(&old.rust, &old.name), (&new.rust, &new.name)]);
    }

    fn container(&mut self, old: &Container, new: &Container) {
        let about = About::reached(format!("the container {}", old.name), self.reach.container(&old.name));
        let places = (&old.place, &new.place);
        self.texts(
            &about,
            (old, new),
            places,
            &[(ChangeKind::Reworded, "the description", |container| &container.description)],
        );
        self.rust_name(&about, places, [(&old.rust, &old.name), (&new.rust, &new.name)]);
        self.fields_of_container(old, new);
    }

    fn value_list(&mut self, old: &ValueList, new: &ValueList) {
        let reached = self.reach.list(&old.name);
        let about = About::reached(format!("the value list {}", old.name), reached);
        let places = (&old.place, &new.place);
        if old.open != new.open {
            let kind = if new.open { ChangeKind::ListOpened } else { ChangeKind::ListClosed };
            let word = |open| if open { "open" } else { "closed" };
            self.changed(kind, &about, places, (word(old.open), word(new.open)));
        }
        self.rust_name(&about, places, [(&old.rust, &old.name), (&new.rust, &new.name)]);
        let about = |value: &ListedValue| {
            About::reached(format!("the value {} of {}", value.code, old.name), reached)
        };
        let replaced = replaced(old, new);
        for pair in pairs(&old.values, &new.values, |value| &value.code) {
            let label = |value: &ListedValue| Some(side(&value.label, &value.place));
            match pair {
                Pair::Gone(value) => match replaced.iter().find(|(before, _)| before.code == value.code) {
                    Some((before, after)) => {
                        let what = format!("the code of {} in {}", rust_name(before), old.name);
                        let texts = (&*before.code, &*after.code);
                        let places = (&before.place, &after.place);
                        let about = About::reached(what, reached);
                        self.changed(ChangeKind::CodeReplaced, &about, places, texts);
                    }
                    None => {
                        let kind = if new.open { ChangeKind::CodeRemoved } else { ChangeKind::CodeRefused };
                        self.note(kind, &about(value), label(value), None);
                    }
                },
                Pair::Came(value) => {
                    if !replaced.iter().any(|(_, after)| after.code == value.code) {
                        self.note(ChangeKind::CodeAdded, &about(value), None, label(value));
                    }
                }
                Pair::Both(before, after) => self.value(&about(before), before, after),
            }
        }
        let key: fn(&ListedValue) -> (&str, &Place) = |value| (&value.code, &value.place);
        self.order(ChangeKind::CodeReordered, (&old.values, &new.values), key, about);
    }

    fn value(&mut self, about: &About, old: &ListedValue, new: &ListedValue) {
        let places = (&old.place, &new.place);
        let renamed = self.rust_name(about, places, [(&old.rust, &old.name), (&new.rust, &new.name)]);
        if !renamed && old.name != new.name {
            // The Rust name was chosen, and stays.
            self.changed(ChangeKind::Reworded, about, places, (named(&old.name), named(&new.name)));
        }
        if old.label != new.label {
            self.changed(ChangeKind::LabelChanged, about, places, (&*old.label, &*new.label));
        }
        if old.since != new.since {
            let first = |since: Option<InterfaceVersion>| since.unwrap_or(InterfaceVersion::new(0, 0));
            let kind = match first(new.since) > first(old.since) {
                true => ChangeKind::CodeSinceLater,
                false => ChangeKind::CodeKnownWider,
            };
            let word = |since: Option<InterfaceVersion>| match since {
                Some(since) => format!("since {since}"),
                None => "as old as its field".to_owned(),
            };
            self.changed(kind, about, places, (word(old.since), word(new.since)));
        }
        if old.until != new.until {
            let kind = match last(new.until) < last(old.until) {
                true => ChangeKind::CodeUntilEarlier,
                false => ChangeKind::CodeKnownWider,
            };
            self.changed(kind, about, places, (until(old.until), until(new.until)));
        }
        self.deprecation(about, places, (&old.deprecated, &new.deprecated));
    }
}

/// The values whose code went while the name stayed, with the value that has the name now.
fn replaced<'c>(old: &'c ValueList, new: &'c ValueList) -> Vec<(&'c ListedValue, &'c ListedValue)> {
    let codes = |list: &'c ValueList| list.values.iter().map(|value| &*value.code).collect::<HashSet<_>>();
    let (codes_old, codes_new) = (codes(old), codes(new));
    let came = new.values.iter().filter(|value| !codes_old.contains(&*value.code));
    let by_name: HashMap<_, _> = came.map(|value| (rust_name(value), value)).collect();
    let gone = old.values.iter().filter(|value| !codes_new.contains(&*value.code));
    gone.filter_map(|value| Some((value, *by_name.get(rust_name(value))?))).collect()
}

fn rust_name(value: &ListedValue) -> &str {
    value.rust.as_deref().unwrap_or(&value.name)
}

fn named_field(field: &Field) -> String {
    format!("the field {}", field.name)
}

/// How what a field holds changed; `None` where it is the same.
fn kind(old: &FieldKind, new: &FieldKind) -> Option<ChangeKind> {
    use FieldKind::{Container, DateTime, List, Text};
    Some(match (old, new) {
        (old, new) if old == new => return None,
        (Text | DateTime, Text | DateTime) => ChangeKind::TypeChanged,
        (Container(_), Container(_)) => ChangeKind::ContainerChanged,
        (List { container: one, .. }, List { container: other, .. }) if one == other => {
            ChangeKind::ItemChanged
        }
        (List { container: Some(_), .. }, List { container: Some(_), .. }) => ChangeKind::ContainerChanged,
        _ => ChangeKind::KindChanged,
    })
}
