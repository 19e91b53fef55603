//! Dictionary entries for the names that no dictionary knows yet.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Role;
use sips_office_spec::Catalog;

use super::LeftOut;
use super::evidence::{Evidence, Form};
use super::naming::{Names, code_name, is_wire_name};
use super::seller::Seller;
use super::uses::{Use, assumed};
use super::yaml::{self, Entries, Value, entry, text};
use crate::Page;
use crate::page::{Attendance, Field};

/// Clients read no deeper nesting.
const DEEPEST: usize = 7;

/// The entries that are missing, as they come up.
pub(super) struct Dictionary<'w> {
    page: &'w Page,
    catalog: &'w Catalog,
    evidence: &'w Evidence,
    seller: &'w Seller,
    /// Where a since is not shown.
    guess: InterfaceVersion,
    /// The fields that the changelog has in containers, by the field that holds them.
    held: BTreeMap<&'w str, Vec<(&'w str, InterfaceVersion, usize)>>,
    names: Names,
    drafted: BTreeSet<String>,
    /// What the drafted fields hold: the holder, a field in its container, and its since.
    inside: BTreeSet<(String, String, InterfaceVersion)>,
    fields: Vec<Value>,
    containers: Vec<Value>,
    lists: Vec<Value>,
    taken: BTreeSet<String>,
    pub(super) left_out: Vec<LeftOut>,
}

impl<'w> Dictionary<'w> {
    pub(super) fn new(
        page: &'w Page,
        catalog: &'w Catalog,
        evidence: &'w Evidence,
        seller: &'w Seller,
        guess: InterfaceVersion,
    ) -> Self {
        let mut held = BTreeMap::<_, Vec<_>>::new();
        for row in &page.changelog.rows {
            if let Attendance::Container(holder) = &row.attendance {
                held.entry(holder.as_str()).or_default().push((row.field.as_str(), row.version, row.line));
            }
        }
        let taken = catalog.containers.keys().chain(catalog.value_lists.keys()).cloned().collect();
        let mut names = Names::default();
        for field in page.request.fields.iter().chain(&page.response.fields) {
            if catalog.fields.contains_key(&field.name.value) {
                names.take(&field.name.value);
            }
        }
        Self {
            page,
            catalog,
            evidence,
            seller,
            guess,
            held,
            names,
            drafted: BTreeSet::new(),
            inside: BTreeSet::new(),
            fields: Vec::new(),
            containers: Vec::new(),
            lists: Vec::new(),
            taken,
            left_out: Vec::new(),
        }
    }

    /// Drafts a field of a message where it is missing.
    pub(super) fn add(&mut self, name: &str) {
        self.add_within(name, &mut Vec::new());
    }

    /// Whether a field that was drafted here holds that one, since that version.
    pub(super) fn holds(&self, holder: &str, field: &str, since: InterfaceVersion) -> bool {
        self.inside.contains(&(holder.to_owned(), field.to_owned(), since))
    }

    /// Whether no dictionary knew the field before.
    pub(super) fn is_new(&self, name: &str) -> bool {
        self.drafted.contains(name)
    }

    /// The file; `None` where nothing is missing.
    pub(super) fn file(self, function: &str) -> Option<String> {
        if self.fields.is_empty() {
            return None;
        }
        let comment =
            format!("Drafted from the documentation page {function}. The descriptions are the page's.");
        let mut groups = vec![vec![entry("fields", Value::Spaced(self.fields))]];
        for (key, entries) in [("containers", self.containers), ("values", self.lists)] {
            if !entries.is_empty() {
                groups.push(vec![entry(key, Value::Spaced(entries))]);
            }
        }
        Some(yaml::file(&comment, groups))
    }

    fn add_within(&mut self, name: &str, holders: &mut Vec<String>) {
        if self.catalog.fields.contains_key(name) || !self.drafted.insert(name.to_owned()) {
            return;
        }
        let rust = self.names.take(name);
        let rust = (rust != name).then_some(rust);
        let page = self.page;
        let described: Vec<&Field> = [&page.request, &page.response]
            .into_iter()
            .filter_map(|message| message.fields.iter().find(|field| field.name.value == name))
            .collect();
        // Its place in the file comes before those of what it holds.
        let place = self.fields.len();
        self.fields.push(Value::Map(Entries::new()));

        let mut guesses = Vec::new();
        let mut entries: Entries = vec![entry("field", text(name))];
        let is_scalar = self.kind(name, &rust, holders, &mut entries, &mut guesses);
        entries.push(entry("description", text(self.description(&described, &mut guesses))));
        entries.extend(self.values(name, &rust, &described).map(|list| entry("values", text(list))));
        let sensitive = sensitivity(name);
        entries.extend(sensitive.map(|word| entry("sensitive", text(word))));
        let example = self.evidence.get(name).and_then(|seen| seen.example.as_deref());
        if let Some(example) = example.filter(|_| is_scalar && sensitive.is_none()) {
            entries.push(entry("example", text(example)));
        }
        entries.extend(rust.map(|rust| entry("rust", text(rust))));
        entries.extend(assumed(&guesses));
        if let Some(drafted) = self.fields.get_mut(place) {
            *drafted = Value::Map(entries);
        }
    }

    /// Writes what the field holds, as far as samples and changelog show it, and tells whether that is one value or a
    /// list of them.
    fn kind(
        &mut self,
        name: &str,
        rust: &Option<String>,
        holders: &mut Vec<String>,
        entries: &mut Entries,
        guesses: &mut Vec<String>,
    ) -> bool {
        let seen = self.evidence.get(name);
        let form = seen.map_or(Form::Text, |seen| seen.form);
        let children = self.children(name, holders);
        let listed_by_name = name.ends_with("List") && seen.is_none();
        let is_list = form == Form::List || listed_by_name;
        let item = seen.and_then(|seen| seen.item.clone()).filter(|item| is_wire_name(item));
        if is_list {
            entries.push(entry("kind", text("list")));
            if listed_by_name {
                guesses.push("That it is a list follows from its name.".to_owned());
            }
        }
        if !children.is_empty() || form == Form::Container {
            let singular = name.strip_suffix("List").unwrap_or(name);
            let known = is_list
                .then(|| item.as_deref().unwrap_or(singular))
                .filter(|known| self.catalog.containers.contains_key(*known));
            let container = match known {
                Some(known) => known.to_owned(),
                None => {
                    let container =
                        self.free(if is_list { item.as_deref().unwrap_or(singular) } else { name });
                    self.container(name, &container, rust, children, holders);
                    container
                }
            };
            if !is_list {
                entries.push(entry("kind", text("container")));
            }
            entries.push(entry("container", text(container)));
        } else if !is_list {
            match form {
                Form::Number => entries.push(entry("kind", text("number"))),
                Form::Boolean => entries.push(entry("kind", text("boolean"))),
                _ if name.ends_with("DateTime") => {
                    entries.push(entry("kind", text("dateTime")));
                    guesses.push("That it is a date and time follows from its name.".to_owned());
                }
                _ => {}
            }
            return true;
        }
        if is_list {
            if item.is_none() {
                guesses.push("How SOAP names an element is a guess.".to_owned());
            }
            entries.extend(item.map(|item| entry("item", text(item))));
        }
        is_list && self.evidence.get(name).is_some_and(|seen| seen.children.is_empty())
    }

    /// The fields in a container, those of samples first, with the since that the changelog gives.
    fn children(&mut self, name: &str, holders: &[String]) -> Vec<(String, Option<InterfaceVersion>)> {
        let held = self.held.get(name).cloned().unwrap_or_default();
        let seen = self.evidence.get(name).map_or(&[][..], |seen| &seen.children);
        let mut children = Vec::<(String, Option<InterfaceVersion>)>::new();
        let mut known = BTreeSet::new();
        let names = seen.iter().map(|child| (child.as_str(), None));
        for (child, line) in names.chain(held.iter().map(|(child, _, line)| (*child, Some(*line)))) {
            let around = child == name || holders.iter().any(|holder| holder == child);
            let why = if !is_wire_name(child) {
                "no field can have this name"
            } else if around {
                "a container can't hold itself"
            } else if holders.len() + 1 >= DEEPEST {
                "no client reads containers nested so deep"
            } else {
                if known.insert(child.to_owned()) {
                    let row = held.iter().find(|(field, ..)| *field == child);
                    children.push((child.to_owned(), row.map(|(_, version, _)| *version)));
                }
                continue;
            };
            if let Some(line) = line {
                self.left_out.push(LeftOut::new(line, format!("`{child}` in `{name}`"), why));
            }
        }
        children
    }

    fn container(
        &mut self,
        holder: &str,
        name: &str,
        rust: &Option<String>,
        children: Vec<(String, Option<InterfaceVersion>)>,
        holders: &mut Vec<String>,
    ) {
        let place = self.containers.len();
        self.containers.push(Value::Map(Entries::new()));
        holders.push(holder.to_owned());
        let mut fields = Vec::new();
        for (child, since) in children {
            self.add_within(&child, holders);
            let usage = Use::inside(&child, since, self.guess);
            self.inside.insert((holder.to_owned(), child, usage.since));
            fields.push(usage.value());
        }
        holders.pop();
        let mut entries = vec![
            entry("container", text(name)),
            entry("description", text(format!("What `{holder}` holds."))),
            entry("fields", Value::List(fields)),
        ];
        entries.extend(rust.as_ref().map(|rust| entry("rust", text(rust))));
        let why = "The page shows its fields in samples and changelog alone; their SOAP order is a guess.";
        entries.push(entry("assumed", text(why)));
        if let Some(drafted) = self.containers.get_mut(place) {
            *drafted = Value::Map(entries);
        }
    }

    /// What the page says of a field, in the request and where that is something else in the response.
    fn description(&self, described: &[&Field], guesses: &mut Vec<String>) -> String {
        let mut texts = Vec::<String>::new();
        for field in described {
            let said = field.description.as_ref().map(|said| self.seller.neutral(said.value.trim()));
            texts.extend(said.filter(|said| !said.is_empty() && !texts.contains(said)));
        }
        if texts.is_empty() {
            guesses.push("Only the name is known.".to_owned());
            return "The page does not describe it.".to_owned();
        }
        texts.join("\n")
    }

    /// Drafts the value list of a field, and gives its name.
    fn values(&mut self, name: &str, rust: &Option<String>, described: &[&Field]) -> Option<String> {
        // The page lists the prefix of the versions there, and that belongs to the service.
        if Role::of(name) == Role::InterfaceVersion {
            return None;
        }
        let (mut rows, mut codes, mut names) = (Vec::new(), BTreeMap::new(), Names::default());
        for value in described.iter().flat_map(|field| &field.values) {
            let label = value.label.as_ref().map(|label| self.seller.neutral(&label.value));
            match codes.get(&value.code.value) {
                Some(first) if *first == label => continue,
                Some(_) => {
                    let what = format!("a second `{}` among the values of `{name}`", value.code.value);
                    self.left_out.push(LeftOut::new(value.code.line, what, "a code stands once in a list"));
                    continue;
                }
                None => codes.insert(value.code.value.clone(), label.clone()),
            };
            let code = names.take(&code_name(&value.code.value, label.as_deref()));
            let mut row = vec![entry("code", text(&value.code.value)), entry("name", text(code))];
            row.extend(label.map(|label| entry("label", text(label))));
            rows.push(Value::Row(row));
        }
        if rows.is_empty() {
            return None;
        }
        let list = self.free(name);
        let mut entries = vec![entry("list", text(&list)), entry("open", Value::Flag(true))];
        entries.extend(rust.as_ref().map(|rust| entry("rust", text(rust))));
        entries.push(entry("assumed", text("The page does not say whether there are more codes.")));
        entries.push(entry("values", Value::List(rows)));
        self.lists.push(Value::Map(entries));
        Some(list)
    }

    /// A name that no container or value list has: both become types.
    fn free(&mut self, name: &str) -> String {
        let numbered = (2_usize..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| self.taken.insert(name.clone())).unwrap_or_default()
    }
}

/// What may be shown of a field, as its name tells.
fn sensitivity(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    let ends = |words: &[&str]| words.iter().any(|word| lower.ends_with(word));
    if lower.contains("masked") {
        None
    } else if ends(&["cardnumber", "pannumber", "accountnumber"]) || lower == "pan" {
        Some("cardNumber")
    } else if ends(&[
        "cscvalue",
        "cvv",
        "cvv2",
        "cvc",
        "cvx2",
        "password",
        "pincode",
        "secretkey",
        "secret",
        "token",
    ]) {
        Some("secret")
    } else {
        None
    }
}
