//! The start of a function file.
//!
//! A comment says something where a space stands behind its `#`. Where none does, or more than one, it is an example that
//! counts without the `#`; all of them together pass the checks as well.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Role;
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{Field, FieldKind, FieldUse, Function, Presence};

use super::hints::{list, sentence};
use super::yaml;

/// More fields than this are too many to look through.
const MOST_FIELDS: usize = 3;

/// The file of a function that has nothing of its own.
pub(super) fn bare(service: &str, function: &str) -> String {
    format!(
        "function: {}\nservice: {}\nsummary: A start.\nidempotent: false\nrequest: []\nresponse: []\n",
        yaml(function),
        yaml(service)
    )
}

/// The file's text. The catalog has the bare function; the neighbours are the service's functions.
pub(super) fn start(function: &str, catalog: &Catalog, neighbours: &[&Function]) -> String {
    let Some(bare) = catalog.functions.get(function) else { return String::new() };
    let requests = counted(catalog, neighbours, |function| &function.request);
    let responses = counted(catalog, neighbours, |function| &function.response);
    let is_required = |usage: &&FieldUse| usage.presence == Presence::Required;
    let request = usual(&requests, neighbours.len()).filter(is_required).take(MOST_FIELDS);
    let optional = requests.iter().filter(|(usage, _)| usage.presence == Presence::Optional);
    let start = Start {
        catalog,
        bare,
        request: request.collect(),
        response: usual(&responses, neighbours.len()).take(MOST_FIELDS).collect(),
        // Of those that most functions have, the first.
        further: optional.rev().max_by_key(|(_, count)| *count).map(|(usage, _)| *usage),
    };
    let parts =
        [start.head(), start.brands(), start.messages(), start.changelog(), start.sample(), start.rest()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

struct Start<'c> {
    catalog: &'c Catalog,
    bare: &'c Function,
    request: Vec<&'c FieldUse>,
    response: Vec<&'c FieldUse>,
    /// An optional request field, for an example.
    further: Option<&'c FieldUse>,
}

/// The fields that at least half of the functions have.
fn usual<'c>(counted: &[(&'c FieldUse, usize)], of: usize) -> impl Iterator<Item = &'c FieldUse> {
    counted.iter().filter(move |(_, count)| count * 2 >= of).map(|(usage, _)| *usage)
}

/// The plain fields that functions have in a message, and how many have each.
fn counted<'c>(
    catalog: &Catalog,
    functions: &[&'c Function],
    of: impl Fn(&'c Function) -> &'c [FieldUse],
) -> Vec<(&'c FieldUse, usize)> {
    let mut counted: Vec<(&FieldUse, usize)> = Vec::new();
    for usage in functions.iter().flat_map(|function| of(function)).filter(|usage| is_plain(catalog, usage)) {
        match counted.iter_mut().find(|(known, _)| known.field == usage.field) {
            Some((_, count)) => *count += 1,
            None => counted.push((usage, 1)),
        }
    }
    counted
}

/// Whether a function's own field holds one value and needs no more said about it.
fn is_plain(catalog: &Catalog, usage: &FieldUse) -> bool {
    let known = catalog.fields.get(&usage.field);
    let holds_a_value = known.is_some_and(|field| value(field).is_some());
    let has_more = usage.until.is_some() || usage.only.is_some() || !usage.when.is_empty();
    holds_a_value && !has_more && !usage.common
}

/// A value of a field that holds one, from the dictionary's example.
fn value(field: &Field) -> Option<&str> {
    match (&field.kind, Role::of(&field.name)) {
        (FieldKind::Container(_) | FieldKind::List { .. }, _) => None,
        // As long as a real one.
        (_, Role::Seal) => Some("0000000000000000000000000000000000000000000000000000000000000000"),
        _ => field.example.as_deref(),
    }
}

impl Start<'_> {
    fn head(&self) -> String {
        let (function, service) = (&self.bare.name, &self.bare.service);
        format!(
            "# A start for the function {function}: put in what its page says, and take out what it does not say.\n\
             # Behind a bare `#` stand examples; without it they count.\n\
             function: {}\n\
             service: {}\n\
             {summary}summary: What {function} does, in a sentence.\n\
             {idempotent}idempotent: false\n\
             {assumed}assumed: Only begun. No page was read for it yet.\n",
            yaml(function),
            yaml(service),
            summary = sentence(FUNCTION, "summary"),
            idempotent = sentence(FUNCTION, "idempotent"),
            assumed = sentence(FUNCTION, "assumed"),
        )
    }

    fn brands(&self) -> String {
        let version = self.version();
        let rows = self.catalog.brands.keys().map(|brand| {
            let brand = yaml(brand);
            format!("#  {brand}: {{ recommended: \"{version}\" }}\n")
        });
        let rows: String = rows.collect();
        if rows.is_empty() {
            return rows;
        }
        let keys = list("what a brand's page says otherwise", |_| true);
        format!("# In what brands' pages differ. Each takes\n{keys}#brands:\n{rows}")
    }

    fn messages(&self) -> String {
        let mut text = "# Its own fields, in SOAP order. Each takes\n".to_owned();
        text += &list("a field of a message", |_| true);
        text += &self.message("request", &self.bare.request, &self.request, self.further);
        text += &self.message("response", &self.bare.response, &self.response, None);
        if let Some(code) = &self.bare.response_code {
            let accepted = code.accepted.join(", ");
            let _ = writeln!(text, "# `{}` tells the result; {accepted} means success.", code.field);
        }
        text
    }

    fn message(
        &self,
        name: &str,
        common: &[FieldUse],
        own: &[&FieldUse],
        further: Option<&FieldUse>,
    ) -> String {
        let common: Vec<_> = common.iter().map(|usage| usage.field.as_str()).collect();
        let mut text = match common.is_empty() {
            true => String::new(),
            false => format!("# From the service come {}.\n", common.join(", ")),
        };
        if own.is_empty() {
            let _ = writeln!(text, "{name}: []");
            return text;
        }
        let _ = writeln!(text, "{name}:");
        for usage in own {
            let presence = if usage.presence == Presence::Required { "required" } else { "optional" };
            let field = yaml(&usage.field);
            let _ =
                writeln!(text, "  - {{ field: {field}, presence: {presence}, since: \"{}\" }}", usage.since);
        }
        if let Some(usage) = further {
            let (field, since) = (yaml(&usage.field), usage.since);
            let _ = writeln!(
                text,
                "#  - {{ field: {field}, presence: optional, since: \"{since}\", assumed: Not on its page. }}"
            );
        }
        text
    }

    fn changelog(&self) -> String {
        let mut rows = BTreeMap::<InterfaceVersion, [Vec<String>; 2]>::new();
        for (message, uses) in [&self.request, &self.response].into_iter().enumerate() {
            for usage in uses {
                rows.entry(usage.since).or_default()[message].push(yaml(&usage.field));
            }
        }
        if rows.is_empty() {
            return String::new();
        }
        let rows = rows.iter().map(|(version, messages)| {
            let named = ["request", "response"].iter().zip(messages).filter(|(_, fields)| !fields.is_empty());
            let named = named.map(|(name, fields)| format!("{name}: [{}]", fields.join(", ")));
            format!("#  \"{version}\": {{ {} }}\n", named.collect::<Vec<_>>().join(", "))
        });
        format!("{}#changelog:\n{}", sentence(FUNCTION, "changelog"), rows.collect::<String>())
    }

    /// A request as a page would show it; none where a required field has no value to show.
    fn sample(&self) -> String {
        let required = self.bare.request.iter().filter(|usage| usage.presence == Presence::Required);
        let fields: Option<Vec<_>> = required
            .chain(self.request.iter().copied())
            .map(|usage| Some((usage.field.as_str(), self.value(&usage.field)?)))
            .collect();
        let Some(fields) = fields.filter(|_| self.bare.json_path.is_some()) else { return String::new() };
        let text = |text: &str| serde_json::Value::from(text).to_string();
        let lines: Vec<_> =
            fields.iter().map(|(name, value)| format!("#        {}: {}", text(name), text(value))).collect();
        format!(
            "{}#samples:\n#  - message: request\n#    protocol: json\n#    document: |\n#      {{\n{}\n#      }}\n",
            sentence(FUNCTION, "samples"),
            lines.join(",\n")
        )
    }

    fn value(&self, name: &str) -> Option<String> {
        if Role::of(name) == Role::InterfaceVersion {
            let service = self.catalog.services.get(&self.bare.service)?;
            return Some(self.version().with_prefix(&service.version_prefix).to_string());
        }
        value(self.catalog.fields.get(name)?).map(str::to_owned)
    }

    fn rest(&self) -> String {
        let shown = [
            "function",
            "service",
            "summary",
            "idempotent",
            "assumed",
            "brands",
            "request",
            "response",
            "changelog",
            "samples",
            "sources",
        ];
        format!(
            "{}#sources:\n#  - The documentation page {}, in the edition of one brand\n\n\
             # Where the page needs more, there are\n{}",
            sentence(FUNCTION, "sources"),
            self.bare.name,
            list(FUNCTION, |key| !shown.contains(&key)),
        )
    }

    /// A version that knows all the fields.
    fn version(&self) -> InterfaceVersion {
        let common = self.bare.request.iter().chain(&self.bare.response);
        let own = self.request.iter().chain(&self.response).copied().chain(self.further);
        let sinces = common.chain(own).map(|usage| usage.since);
        sinces.max().unwrap_or(InterfaceVersion::new(1, 0))
    }
}

/// The mapping of a function file, as the tables of the language name it.
const FUNCTION: &str = "a function file";
