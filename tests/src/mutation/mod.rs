//! Every single change of the spec files that could matter, made from their own text so that none is forgotten.

mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use sips_office_spec::{Sources, load};
use tree::{Kind, Node};

/// A file with one change in it.
pub struct Change {
    /// Where: `functions/wallet/updatePaymentMean.yaml request[paymentMeanId].since`.
    pub path: String,
    /// What and how: ``path: `2.0` to `2.1` ``.
    pub what: String,
    /// The file.
    pub below: String,
    /// Its text after the change.
    pub text: String,
}

/// What stands in all the files, by key: a value's likeliest wrong form is another's right one.
pub struct Words(BTreeMap<String, BTreeSet<String>>);

impl Words {
    /// The words of some files, each given as its path below the spec folder and its text.
    pub fn of<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut words = Self(BTreeMap::new());
        for (below, text) in files {
            words.learn(&tree::read(below, text));
        }
        words
    }

    fn learn(&mut self, node: &Node) {
        match &node.kind {
            // What no page says gains nothing from being some other thing that no page says.
            Kind::Scalar { .. }
                if matches!(key(&node.path), "description" | "assumed" | "example" | "name") => {}
            Kind::Scalar { text, .. } => {
                self.0.entry(key(&node.path).to_owned()).or_default().insert(text.clone());
            }
            Kind::Block => {}
            Kind::List(items) => items.iter().for_each(|item| self.learn(item)),
            Kind::Map(entries) => entries.iter().for_each(|(_, value)| self.learn(value)),
        }
    }

    fn under(&self, key: &str) -> impl Iterator<Item = &String> {
        self.0.get(key).into_iter().flatten()
    }
}

/// Each change of one file, which must be a file without mistakes.
///
/// Keys, items and lines are taken away, items are swapped with their neighbours and added, and each text becomes another: a
/// misspelt one, a neighbouring version, and each of the words that other values of its key have.
pub fn changes(below: &str, text: &str, words: &Words) -> Vec<Change> {
    let mut changer = Changer { below, text, words, changes: Vec::new() };
    changer.node(&tree::read(below, text));
    changer.changes
}

/// Each change of one letter in a key or in a text on one line.
pub fn misspellings(below: &str, text: &str) -> Vec<Change> {
    let is_misspelling = |change: &Change| {
        change.what.strip_suffix('`').is_some_and(|what| {
            let (_, words) = what.split_once(": `").unwrap_or_default();
            words.split_once("` to `").is_some_and(|(from, to)| to == blotted(from))
        })
    };
    let mut changes = changes(below, text, &Words::of([]));
    changes.retain(is_misspelling);
    changes
}

/// The files that a function's file can't do without, and the file itself: reading more of them only takes longer.
pub fn needed<'t>(files: &[(&'t str, &'t str)], function: &str) -> Vec<(&'t str, &'t str)> {
    let mut needed: Vec<_> = files
        .iter()
        .filter(|(name, _)| !name.starts_with("functions/") || *name == function)
        .copied()
        .collect();
    loop {
        let smaller = needed.iter().filter(|(name, _)| *name != function).find_map(|(name, _)| {
            let without: Vec<_> = needed.iter().filter(|(other, _)| other != name).copied().collect();
            // Without its brands a set would take the shipped ones.
            let is_sound = || load(Sources::texts(without.iter().copied())).findings().is_empty();
            (*name != "brands.yaml" && is_sound()).then_some(without)
        });
        // A dictionary can go only after the service that uses it.
        match smaller {
            Some(smaller) => needed = smaller,
            None => return needed,
        }
    }
}

/// The files with another text in one of them.
pub fn changed<'t>(files: &[(&'t str, &'t str)], below: &str, text: &'t str) -> Vec<(&'t str, &'t str)> {
    files.iter().map(|(name, old)| (*name, if *name == below { text } else { *old })).collect()
}

struct Changer<'t> {
    below: &'t str,
    text: &'t str,
    words: &'t Words,
    changes: Vec<Change>,
}

impl Changer<'_> {
    fn node(&mut self, node: &Node) {
        match &node.kind {
            Kind::Scalar { text, quoted } => self.scalar(node, key(&node.path), text, *quoted),
            Kind::Block => self.block(node),
            Kind::List(items) => {
                self.list(node, items);
                items.iter().for_each(|item| self.node(item));
            }
            Kind::Map(entries) => {
                for (key, value) in entries {
                    let entry = key.at.start..value.at.end;
                    self.change(&key.path, "removed", self.gone(entry, node), "");
                    let Kind::Scalar { text, quoted } = &key.kind else { continue };
                    self.scalar(key, text, text, *quoted);
                    self.node(value);
                }
            }
        }
    }

    /// Removes each item, swaps it with the next one, and adds one.
    fn list(&mut self, list: &Node, items: &[Node]) {
        for item in items {
            let mut whole = item.at.clone();
            if !self.in_flow(list) {
                whole.start = self.text[..whole.start].rfind('-').unwrap();
            }
            self.change(&item.path, "removed", self.gone(whole, list), "");
        }
        for pair in items.windows(2) {
            let [first, second] = pair else { continue };
            let between = &self.text[first.at.end..second.at.start];
            let swapped =
                format!("{}{between}{}", &self.text[second.at.clone()], &self.text[first.at.clone()]);
            self.change(&first.path, "after the next", first.at.start..second.at.end, &swapped);
        }
        let Some(last) = items.last() else { return };
        let of_fields = matches!(key(&list.path), "request" | "response" | "leading" | "trailing");
        let is_row = list.path.contains(" changelog");
        for name in self.words.under("field").filter(|_| of_fields) {
            let added = match &last.kind {
                Kind::Scalar { .. } => format!("{}, {name}", &self.text[last.at.clone()]),
                _ => {
                    let usage = format!("{{ field: {name}, presence: optional, since: \"2.0\" }}");
                    format!("{}\n{}- {usage}", &self.text[last.at.clone()], self.indent(last))
                }
            };
            let what = format!("{name} added {}", if is_row { "as a row" } else { "as a field" });
            self.change(&list.path, &what, last.at.clone(), &added);
        }
        if list.path.ends_with("].values") {
            let value = "{ code: XX, name: added, label: Added }";
            let added = format!("{}\n{}- {value}", &self.text[last.at.clone()], self.indent(last));
            self.change(&list.path, "code XX added", last.at.clone(), &added);
        }
    }

    fn scalar(&mut self, node: &Node, key: &str, text: &str, quoted: bool) {
        let quote = |text: &str| if quoted { format!("{text:?}") } else { text.to_owned() };
        let mut others: BTreeSet<String> = self.words.under(key).cloned().collect();
        match text.split_once('.').map(|(major, minor)| (major, minor.parse::<u16>())) {
            Some((major, Ok(minor))) => {
                let minors = [Some(minor + 1), minor.checked_sub(1), Some(minor * 10), Some(minor / 10)];
                others.extend(minors.into_iter().flatten().map(|minor| format!("{major}.{minor}")));
            }
            _ => others.extend([blotted(text), format!("{text}x")]),
        }
        match key {
            "presence" => others.extend(["required", "optional", "conditional"].map(str::to_owned)),
            "protocol" | "only" => others.extend(["json", "soap"].map(str::to_owned)),
            "message" => others.extend(["request", "response"].map(str::to_owned)),
            _ if text == "true" || text == "false" => others.extend(["true", "false"].map(str::to_owned)),
            _ => {}
        }
        others.remove(text);
        for other in others {
            self.change(&node.path, &format!("`{text}` to `{other}`"), node.at.clone(), &quote(&other));
        }
    }

    /// Changes one letter in each line, and leaves each line out.
    fn block(&mut self, node: &Node) {
        let mut start = node.at.start;
        for (number, line) in self.text[node.at.clone()].split_inclusive('\n').enumerate() {
            let at = start..start + line.len();
            start = at.end;
            if number > 0 {
                let path = format!("{}, line {number}", node.path);
                self.change(&path, "left out", at.clone(), "");
                self.change(&path, "changed", at, &blotted(line));
            }
        }
    }

    fn change(&mut self, path: &str, what: &str, at: Range<usize>, with: &str) {
        let mut text = self.text.to_owned();
        text.replace_range(at, with);
        if text != self.text {
            let (path, what) = (path.to_owned(), format!("{path}: {what}"));
            self.changes.push(Change { path, what, below: self.below.to_owned(), text });
        }
    }

    /// What must go for an item or entry to be gone: in a flow collection its comma too.
    fn gone(&self, part: Range<usize>, whole: &Node) -> Range<usize> {
        let (before, behind) = (&self.text[..part.start], &self.text[part.end..]);
        if !self.in_flow(whole) {
            part
        } else if behind.starts_with(',') {
            part.start..part.end + 1
        } else if before.trim_end().ends_with(',') {
            before.trim_end().len() - 1..part.end
        } else {
            part
        }
    }

    fn in_flow(&self, node: &Node) -> bool {
        self.text[node.at.clone()].starts_with(['[', '{'])
    }

    /// The white space in front of a block list's item.
    fn indent(&self, item: &Node) -> String {
        let dash = self.text[..item.at.start].rfind('-').unwrap();
        let line = self.text[..dash].rfind('\n').map_or(0, |at| at + 1);
        self.text[line..dash].to_owned()
    }
}

/// The last key of a path: a value's own, or its list's.
fn key(path: &str) -> &str {
    let path = path.trim_end_matches(|c: char| c == ']' || c.is_ascii_digit()).trim_end_matches('[');
    path.rsplit(['.', ' ']).next().unwrap_or(path)
}

/// The text with its last letter or digit changed; one without any gets one.
fn blotted(text: &str) -> String {
    match text.char_indices().rev().find(|(_, letter)| letter.is_ascii_alphanumeric()) {
        Some((at, letter)) => {
            let mut changed = text.to_owned();
            changed.replace_range(at..=at, if letter == '7' { "8" } else { "7" });
            changed
        }
        None => format!("7{text}"),
    }
}
