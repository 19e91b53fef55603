//! Every flip: one property of one shipped spec, changed in the text of its file.

mod owed;
mod site;

use std::collections::{BTreeMap, BTreeSet};

use sips_office_spec::Catalog;
use sips_office_tests::mutation::{self, Change, Words};

pub(crate) use owed::owed;
use site::{Site, how, is_next_version, replacement};

/// A file with one property otherwise.
pub(crate) struct Flip {
    /// Which, and how: ``functions/wallet/addCard.yaml request[panType].since: `2.31` to `2.32` ``.
    pub(crate) name: String,
    /// What kind of property it is: `since`.
    pub(crate) property: String,
    /// The file.
    pub(crate) below: String,
    /// Its text after the flip.
    pub(crate) text: String,
}

/// The version that a field or value that has no end ends with: older than every recommended one.
const UNTIL: &str = "\"2.40\"";
/// The version since which a value that has no beginning is known: younger than every recommended one.
const SINCE: &str = "\"2.99\"";
/// A response code that is no success.
const REFUSAL: &str = "\"40\"";

/// Every flip of these files. The catalog is what they mean.
pub(crate) fn every(files: &[(&str, &str)], catalog: &Catalog) -> Vec<Flip> {
    let mut flips = Vec::new();
    for (below, text) in files {
        let changes = mutation::changes(below, text, &Words::of([]));
        let file = File { below, text, texts: changes.iter().filter_map(misspelt).collect() };
        for change in &changes {
            flips.extend(file.flip(change));
            file.additions(change, catalog, &mut flips);
        }
        file.additions_to_a_function(catalog, &mut flips);
    }
    // Two samples of one brand have one path.
    let mut names = BTreeSet::new();
    for flip in &mut flips {
        while !names.insert(flip.name.clone()) {
            flip.name.push_str(", once more");
        }
    }
    flips
}

struct File<'f> {
    below: &'f str,
    text: &'f str,
    /// What stands under each path.
    texts: BTreeMap<&'f str, &'f str>,
}

impl File<'_> {
    /// The change as a flip, where it is one: it changes a property rather than prose, and nothing but that.
    fn flip(&self, change: &Change) -> Option<Flip> {
        let site = Site::of(change);
        let is_flip = !site.is_beside_the_facts()
            && match how(change) {
                "removed" => site.is_removable(),
                "after the next" => site.is_use(),
                "code XX added" => true,
                how => replacement(how)
                    .is_some_and(|(from, to)| site.is_value(from) && site.takes_instead(from, to)),
            };
        let property = match how(change) {
            "after the next" => "order".to_owned(),
            _ if site.is_use() => "field".to_owned(),
            _ if site.inside.contains(".when.") => "when".to_owned(),
            _ if site.is_brand() => "recommended".to_owned(),
            _ if site.is_brands_label() => "label".to_owned(),
            _ => site.key.to_owned(),
        };
        is_flip.then(|| Flip {
            name: change.what.clone(),
            property,
            below: self.below.to_owned(),
            text: change.text.clone(),
        })
    }

    /// What could stand beside or in place of a value that the change shows the place of.
    fn additions(&self, change: &Change, catalog: &Catalog, flips: &mut Vec<Flip>) {
        let site = Site::of(change);
        let Some((from, to)) = replacement(how(change)) else { return };
        let is_first = to == format!("{from}x") || is_next_version(from, to);
        if site.is_beside_the_facts() || !is_first || !site.is_value(from) {
            return;
        }
        let parent = site.inside.strip_suffix(&format!(".{}", site.key)).unwrap_or(site.inside);
        let path = |key: &str| format!("{} {parent}.{key}", self.below);
        let has = |key: &str| self.texts.contains_key(&*path(key));
        let at = self.behind(&change.text);
        let mut beside = |key: &str, value: &str| {
            let name = format!("{}: added as `{}`", path(key), value.trim_matches('"'));
            flips.push(self.made(name, key, self.beside(at, site.key, key, value)));
        };
        let in_dictionary = parent.starts_with("fields[");
        match site.key {
            "field" if Site::inside(parent).is_use() => {
                if !has("until") {
                    beside("until", UNTIL);
                }
                if !has("only") {
                    beside("only", "json");
                    beside("only", "soap");
                }
                if !has("mayBeEmpty") && self.texts.get(&*path("presence")) == Some(&"required") {
                    beside("mayBeEmpty", "true");
                }
            }
            "field" if in_dictionary => {
                if !has("kind") {
                    for kind in ["number", "boolean", "dateTime", "list"] {
                        beside("kind", kind);
                    }
                }
                if !has("sensitive") {
                    beside("sensitive", "cardNumber");
                    beside("sensitive", "secret");
                }
            }
            "kind" => {
                for kind in ["number", "boolean", "dateTime", "list", "container"] {
                    flips.extend(self.instead(change, at, from, kind));
                }
            }
            "sensitive" => flips.extend(self.instead(change, at, from, "secret")),
            "code" => {
                beside("since", SINCE);
                beside("until", UNTIL);
                if !has("label") {
                    beside("label", "Another");
                }
            }
            "accepted" => {
                let name = format!("{}: {REFUSAL} added", change.path);
                flips.push(self.made(name, "accepted", self.with(at, &format!(", {REFUSAL}"))));
            }
            "recommended" => {
                let function =
                    catalog.functions.values().find(|function| self.is_of(catalog, &function.place));
                let sides = function
                    .into_iter()
                    .flat_map(|function| [("request", &function.request), ("response", &function.response)]);
                for (message, uses) in sides {
                    for usage in uses.iter().filter(|usage| !usage.common) {
                        let name = format!("{}: the {message}'s `{}` added", path("lacks"), usage.field);
                        let lacks = self.beside(at, site.key, "lacks", &format!("[{}]", usage.field));
                        flips.push(self.made(name, "lacks", lacks));
                    }
                }
            }
            _ => {}
        }
    }

    /// Brands that recommend no version, and protocols.
    fn additions_to_a_function(&self, catalog: &Catalog, flips: &mut Vec<Flip>) {
        let Some(function) = catalog.functions.values().find(|function| self.is_of(catalog, &function.place))
        else {
            return;
        };
        let mut add = |name: String, property: &str, behind: &str, line: String| {
            let at = self.text.find(behind).unwrap() + behind.len();
            flips.push(self.made(format!("{} {name}", self.below), property, self.with(at, &line)));
        };
        for brand in catalog.brands.keys().filter(|brand| !function.recommended.contains_key(*brand)) {
            let line = format!("  {brand}: {{ recommended: \"2.57\" }}\n");
            add(format!("brands.{brand}: added"), "recommended", "\nbrands:\n", line);
        }
        for protocol in ["json", "soap"] {
            let name = format!("protocols: added as `{protocol}`");
            add(name, "protocols", "\n", format!("protocols: [{protocol}]\n"));
        }
    }

    /// Where the value ends that the changed text has changed: behind its quote, if it has one.
    fn behind(&self, changed: &str) -> usize {
        let same = self.text.bytes().zip(changed.bytes()).take_while(|(old, new)| old == new).count();
        let rest = self.text[same..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or_default();
        let quote = usize::from(self.text[same + rest..].starts_with('"'));
        same + rest + quote
    }

    /// The text with one more key behind a value, in the style in which that stands.
    fn beside(&self, at: usize, old_key: &str, key: &str, value: &str) -> String {
        if self.text[at..].starts_with([',', ' ', '}']) {
            return self.with(at, &format!(", {key}: {value}"));
        }
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let indent = self.text[line..at].find(&format!("{old_key}:")).unwrap();
        self.with(at, &format!("\n{}{key}: {value}", " ".repeat(indent)))
    }

    fn instead(&self, change: &Change, at: usize, from: &str, to: &str) -> Option<Flip> {
        let mut text = self.text.to_owned();
        text.replace_range(at - from.len()..at, to);
        let name = format!("{}: `{from}` to `{to}`", change.path);
        (from != to).then(|| self.made(name, Site::of(change).key, text))
    }

    fn with(&self, at: usize, added: &str) -> String {
        let mut text = self.text.to_owned();
        text.insert_str(at, added);
        text
    }

    fn made(&self, name: String, property: &str, text: String) -> Flip {
        Flip { name, property: property.to_owned(), below: self.below.to_owned(), text }
    }

    fn is_of(&self, catalog: &Catalog, place: &sips_office_spec::Place) -> bool {
        catalog.file_of(place).ends_with(self.below)
    }
}

/// What a misspelling shows to stand at its path.
fn misspelt(change: &Change) -> Option<(&str, &str)> {
    let (from, to) = replacement(how(change))?;
    (to == format!("{from}x") && Site::of(change).is_value(from)).then_some((&*change.path, from))
}
