//! A page per function, laid out as the vendor's documentation pages are, so that `sips drift` reads it as one of them.
//!
//! What such pages have no part for stands under `Further notes`: the seal, what each version brings, examples, what is
//! assumed.

mod field;
mod notes;

use sips_office_runtime::descriptor::{Direction, Environment, Protocol};
use sips_office_runtime::shown;
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{Attendance, ChangelogRow, FieldUse, Function, Presence, Service};
use sips_office_spec::markdown::prose;

use crate::address;
use crate::error::Error;
use crate::example::documented;
use crate::options::Options;
use crate::scope::{Scope, Seen};

/// The documentation page of a function as Markdown: a brand's, as the vendor's pages are, at the version that it recommends.
/// Without a brand it is the page of the first that recommends a version for the function, or else of the first.
///
/// With a version it has what that version knows and no more.
///
/// # Errors
/// Where the catalog lacks what is asked for.
pub fn markdown(catalog: &Catalog, function: &str, options: &Options) -> Result<String, Error> {
    let scope = Scope::new(catalog, options)?;
    let function = scope.function(function)?;
    let scope = scope.at_a_brand(function);
    let mut page =
        Page { scope: &scope, function, service: catalog.service_of(function), text: String::new() };
    page.head();
    page.endpoints();
    page.message(Direction::Request);
    page.message(Direction::Response);
    page.changelog();
    page.notes();
    Ok(page.text)
}

/// A page as far as it is written.
struct Page<'s, 'c> {
    scope: &'s Scope<'c>,
    function: &'c Function,
    service: Option<&'c Service>,
    text: String,
}

impl<'c> Page<'_, 'c> {
    /// Adds a paragraph, heading or list.
    fn add(&mut self, block: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(block);
        self.text.push('\n');
    }

    /// Adds a list, where there is something to list.
    fn list(&mut self, lines: &[String]) {
        if !lines.is_empty() {
            let lines: Vec<_> = lines.iter().map(|line| format!("- {line}")).collect();
            self.add(&lines.join("\n"));
        }
    }

    /// A text of the specs in the brand's words, safe in Markdown.
    fn prose(&self, text: &str) -> String {
        self.scope.prose(text)
    }

    fn head(&mut self) {
        self.add(&format!("# {}", prose(&self.function.name)));
        self.add(&prose(&self.scope.summary(self.function)));
        if let Some(version) = self.scope.version {
            self.add(&format!("This page has what interface version {version} knows."));
        }
        let recommended = self.scope.brand.and_then(|brand| self.function.recommended.get(&brand.id));
        if let Some(version) = recommended {
            let prefix = self.service.map_or("", |service| &service.version_prefix);
            let version = version.with_prefix(prefix).to_string();
            self.add(&format!("Recommended interfaceVersion: {}", self.prose(&version)));
        }
    }

    fn endpoints(&mut self) {
        self.add("## Endpoints");
        let scope = self.scope;
        let paths = [(Protocol::Json, &self.function.json_path), (Protocol::Soap, &self.function.soap_path)];
        let paths = || paths.iter().filter_map(|(protocol, path)| Some((protocol, path.as_deref()?)));
        if let Some(base) = scope.base() {
            let line = |(protocol, path): (&Protocol, &str)| {
                format!("{}: POST <{}>", protocol.title(), self.prose(&address::below(base, path)))
            };
            let lines: Vec<_> = paths().map(line).collect();
            return self.list(&lines);
        }
        let Some(brand) = scope.brand else { return };
        let described = brand.describe();
        let mut lines = Vec::new();
        for (protocol, path) in paths() {
            for (word, environment) in [("PROD", Environment::Production), ("TEST", Environment::Test)] {
                if scope.environment.is_none_or(|asked| asked == environment) {
                    let base = format!("https://{}", described.host(environment));
                    let whole = scope.words(&address::below(&base, path));
                    lines.push(format!("{word}, {}: POST <{whole}>", protocol.title()));
                }
            }
        }
        self.list(&lines);
    }

    fn message(&mut self, direction: Direction) {
        let title = if direction == Direction::Request { "Request" } else { "Response" };
        self.add(&format!("## {title}"));
        let mut fields = self.fields(self.function.fields(direction));
        fields.sort_by(|one, other| one.field.name.cmp(&other.field.name));
        for (heading, is_listed) in LISTS {
            let listed: Vec<_> = fields.iter().filter(|seen| is_listed(&seen.usage.presence)).collect();
            if !listed.is_empty() {
                self.add(&format!("### {heading}"));
            }
            for seen in listed {
                self.field(heading, seen, direction);
            }
        }
        let samples: Vec<_> = documented(self.scope, self.function, direction).collect();
        if !samples.is_empty() {
            self.add(&format!("### {title} sample"));
        }
        for sample in samples {
            self.fenced(sample.protocol, &sample.document);
        }
    }

    /// The fields that a page shows: those that exist in the scope and are not gone at the recommended version.
    fn fields(&self, uses: &'c [FieldUse]) -> Vec<Seen<'c>> {
        let mut fields = self.scope.fields(uses, None);
        fields.retain(|seen| !self.is_gone(seen.usage.until));
        fields
    }

    /// Whether what exists until a version is gone at the one that the brand recommends.
    fn is_gone(&self, until: Option<sips_office_runtime::InterfaceVersion>) -> bool {
        let recommended = self.scope.brand.and_then(|brand| self.function.recommended.get(&brand.id));
        let shown = self.scope.version.or(recommended.copied());
        until.zip(shown.filter(|_| self.scope.brand.is_some())).is_some_and(|(until, shown)| until < shown)
    }

    /// Adds a document as it is.
    fn fenced(&mut self, protocol: Protocol, document: &str) {
        let language = if protocol == Protocol::Json { "json" } else { "xml" };
        let ticks = document.split(|letter| letter != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(ticks.max(2) + 1);
        let lines: Vec<_> =
            document.trim().lines().map(|line| shown::line(line.replace('\t', "  "), usize::MAX)).collect();
        self.add(&format!("{fence}{language}\n{}\n{fence}", lines.join("\n")));
    }

    fn changelog(&mut self) {
        let Some(changelog) = &self.function.changelog else { return };
        let rows: Vec<_> = changelog.iter().filter_map(|row| self.row(row)).collect();
        if rows.is_empty() {
            return;
        }
        self.add("## Changelog");
        let header = "| Interface version | Data | Attendance | Container |\n|---|---|---|---|";
        self.add(&format!("{header}\n{}", rows.join("\n")));
    }

    /// A row of the changelog, as far as the brand and version have it.
    fn row(&self, row: &ChangelogRow) -> Option<String> {
        if self.scope.version.is_some_and(|version| row.version > version) {
            return None;
        }
        let brand = self.scope.brand.map(|brand| &brand.id);
        let has = |direction, name: &str| {
            let lacks = |usage: &FieldUse| brand.is_some_and(|brand| usage.absent_for.contains(brand));
            !self.function.fields(direction).iter().any(|usage| usage.field == name && lacks(usage))
        };
        let (request, response) = match &row.attendance {
            Attendance::Container(holder) => {
                let is_here = has(Direction::Request, holder) && has(Direction::Response, holder);
                let cells = [&row.field, "Container", holder].map(prose);
                return is_here.then(|| format!("| {} | {} |", row.version, cells.join(" | ")));
            }
            Attendance::Request => (true, false),
            Attendance::Response => (false, true),
            Attendance::Both => (true, true),
        };
        let came = (
            request && has(Direction::Request, &row.field),
            response && has(Direction::Response, &row.field),
        );
        let attendance = match came {
            (true, true) => "Request/Response",
            (true, false) => "Request",
            (false, true) => "Response",
            (false, false) => return None,
        };
        Some(format!("| {} | {} | {attendance} | |", row.version, prose(&row.field)))
    }
}

/// The heading of a list of fields, and which presence it lists.
type List = (&'static str, fn(&Presence) -> bool);

/// The lists of a message, in the order of the vendor's pages.
const LISTS: [List; 3] = [
    ("Required", |presence| matches!(presence, Presence::Required)),
    ("Optional", |presence| matches!(presence, Presence::Optional)),
    ("Conditional", |presence| matches!(presence, Presence::Conditional(_))),
];
