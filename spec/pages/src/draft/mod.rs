//! A draft of a function's spec from its documentation page.
//!
//! Everything that the page says is in the draft, or in the report about it: nothing is dropped in silence. What the page
//! does not say and a spec must is guessed, and marked `assumed`. What a dictionary or service says already is not written
//! over: where the page says otherwise, that is reported.

mod changelog;
mod dictionary;
mod evidence;
mod naming;
mod refusal;
mod samples;
mod seller;
mod service;
mod uses;
mod yaml;

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Protocol};
use sips_office_spec::schema::{FOLDER, schema_for};
use sips_office_spec::{Catalog, Finding, Findings, Rule, Severity, SourceFile, Sources, is_file_name, load};

use self::changelog::Rows;
use self::dictionary::Dictionary;
use self::evidence::Evidence;
pub use self::refusal::Refusal;
use self::samples::Drafted;
use self::seller::Seller;
use self::service::Service;
use self::uses::{Use, assumed};
use self::yaml::{Entries, Value, entry, text};
use crate::Page;
use crate::drift::{Edition, Report, drift};
use crate::page::{Extent, Field};

/// A message with more fields is no message, and no page of it was written by people.
const MOST_FIELDS: usize = 2_000;
/// A larger spec file would not be read.
const MOST_BYTES: usize = 1 << 20;

/// What a page does not tell of itself, or what it tells otherwise than wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'o> {
    /// The function's name.
    pub function: Option<&'o str>,
    /// The service's name; one that the folder lacks is drafted.
    pub service: Option<&'o str>,
    /// The brand whose page it is.
    pub brand: Option<&'o str>,
    /// The platform's name on the page, for a brand that no table knows.
    pub platform: Option<&'o str>,
    /// The name of the file with the page.
    pub saved_as: Option<&'o str>,
    /// Whether to begin a folder that stands alone, with a `brands.yaml` of its own.
    pub alone: bool,
    /// Whether the folder has the schemas of spec files, which editors read.
    pub schemas: bool,
    /// What stands before the names of files in messages: `specs/`.
    pub folder: &'o str,
}

/// What a page came to.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The function's name.
    pub function: String,
    /// The service's name.
    pub service: String,
    /// The brand's identifier.
    pub brand: String,
    /// The files to write, none of which the folder has.
    pub files: Vec<SourceFile>,
    /// What the page says and the draft does not, and why.
    pub left_out: Vec<LeftOut>,
    /// What the page and the folder with the draft differ in: what the page contradicts, or leaves to a guess.
    pub report: Report,
    /// The folder with the draft.
    pub sources: Sources,
    /// What the folder with the draft means.
    pub catalog: Catalog,
}

/// Something that a page says and a draft does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The page's line, counted from 1.
    pub line: usize,
    /// What it is.
    pub what: String,
    /// Why it is left out.
    pub why: String,
}

impl LeftOut {
    fn new(line: usize, what: String, why: &str) -> Self {
        Self { line, what, why: why.to_owned() }
    }
}

/// Drafts the spec of a page's function for a folder: its sources, or [`Sources::texts`] of nothing for an empty one. The
/// draft has passed the check, but for warnings about what the page says.
///
/// # Errors
/// Where the page does not tell what a spec must say, where the folder has the function already or has mistakes, and
/// where what the page says can't be a spec.
pub fn draft(page: &Page, folder: Sources, options: &Options<'_>) -> Result<Draft, Refusal> {
    let function = function(page, options)?;
    for message in [&page.request, &page.response] {
        if message.fields.len() > MOST_FIELDS {
            return Err(Refusal::TooLarge { what: format!("a message has {} fields", message.fields.len()) });
        }
    }
    let mut files =
        Files { sources: folder, drafted: Vec::new(), folder: options.folder, schemas: options.schemas };
    let seller = match begins_alone(&files.sources, options)? {
        true => {
            let shipped = load(Sources::shipped()).into_catalog().map_err(Refusal::broken)?;
            let (seller, brands) = Seller::alone(page, &shipped, options)?;
            files.sources = Sources::default();
            files.add("brands.yaml", brands)?;
            Some(seller)
        }
        false => None,
    };
    let catalog = load(files.sources.clone()).into_catalog().map_err(Refusal::broken)?;
    if let Some(known) = catalog.functions.get(&function) {
        let file = catalog.file_of(&known.place).to_owned();
        return Err(Refusal::FunctionExists { function, file });
    }
    let seller = seller.map_or_else(|| Seller::among(page, &catalog, options), Ok)?;
    let service = service::name(page, &function, &catalog, options)?;
    let evidence = Evidence::of(page);
    let guess = guess(page);
    let service = match catalog.services.contains_key(&service) {
        true => Service::known(&service, &function, &files.sources)?,
        false => Service::new(&service, &function, page, &evidence, guess)?,
    };
    if let Some(text) = &service.file {
        files.add(&format!("services/{}.yaml", service.name), text.clone())?;
    }
    let guess = service.earliest.map_or(guess, |earliest| earliest.min(guess));

    let mut left_out = Vec::new();
    let fields = [Direction::Request, Direction::Response]
        .map(|direction| fields(page, direction, &catalog, &mut left_out));
    let mut dictionary = Dictionary::new(page, &catalog, &evidence, &seller, guess);
    fields.iter().flatten().for_each(|field| dictionary.add(&field.name.value));

    let mut spec = Spec::new(page, &function, &service, &seller, options);
    for (direction, fields) in [Direction::Request, Direction::Response].into_iter().zip(&fields) {
        let own = fields.iter().filter(|field| !service.has(direction, &field.name.value)).copied().collect();
        spec.message(direction, own, &evidence, guess);
    }
    spec.changelog(|field, holder, since| {
        dictionary.holds(holder, field, since)
            || (!dictionary.is_new(holder) && holds(&catalog, holder, field, since))
    });
    left_out.append(&mut dictionary.left_out);
    if let Some(text) = dictionary.file(&function) {
        let below = files.free("dictionary", &[&service.name, &function]);
        files.add(&below, text)?;
    }
    spec.write(files, left_out)
}

/// The function's name, which also names its file.
fn function(page: &Page, options: &Options<'_>) -> Result<String, Refusal> {
    let named = options.function.or(page.function.as_ref().map(|function| function.value.as_str()));
    let Some(name) = named else { return Err(Refusal::NoFunction) };
    match is_file_name(name) {
        true => Ok(name.to_owned()),
        false => Err(Refusal::NoFunctionName { function: name.to_owned() }),
    }
}

/// Whether the folder becomes one that stands alone, which only an empty one can.
fn begins_alone(folder: &Sources, options: &Options<'_>) -> Result<bool, Refusal> {
    let own = || folder.files().iter().filter(|file| !file.shipped);
    match options.alone && own().all(|file| file.below != "brands.yaml") {
        true if own().next().is_some() => Err(Refusal::NotAlone),
        begins => Ok(begins),
    }
}

/// The earliest version that the page speaks of, for fields whose since it does not show.
fn guess(page: &Page) -> InterfaceVersion {
    let fields = page.request.fields.iter().chain(&page.response.fields);
    let sinces = fields.filter_map(|field| field.since.as_ref()).map(|since| since.value);
    let rows = page.changelog.rows.iter().map(|row| row.version);
    let recommended = page
        .recommended
        .iter()
        .map(|recommended| InterfaceVersion::new(recommended.value.version.major(), 0));
    sinces.chain(rows).min().or_else(|| recommended.into_iter().next()).unwrap_or(InterfaceVersion::new(2, 0))
}

/// The fields of a message that can be written down.
fn fields<'p>(
    page: &'p Page,
    direction: Direction,
    catalog: &Catalog,
    left_out: &mut Vec<LeftOut>,
) -> Vec<&'p Field> {
    let mut fields = Vec::new();
    let mut seen = BTreeSet::new();
    for field in &page.message(direction).fields {
        let name = &field.name;
        let why = if !catalog.fields.contains_key(&name.value) && !naming::is_wire_name(&name.value) {
            "no field can have this name"
        } else if !seen.insert(&name.value) {
            "a message has a field once, and the page describes it before"
        } else {
            fields.push(field);
            continue;
        };
        left_out.push(LeftOut::new(name.line, format!("the field `{}`", name.value), why));
    }
    fields
}

/// Whether a field of the catalog holds that one, since that version.
fn holds(catalog: &Catalog, holder: &str, field: &str, since: InterfaceVersion) -> bool {
    let Some(name) = catalog.fields.get(holder).and_then(|holder| holder.kind.container()) else {
        return false;
    };
    let uses = catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
    uses.iter().any(|usage| usage.field == field && usage.since == since)
}

/// The files of the draft, and those that they come to.
#[derive(Clone)]
struct Files<'o> {
    sources: Sources,
    drafted: Vec<SourceFile>,
    folder: &'o str,
    schemas: bool,
}

impl Files<'_> {
    fn add(&mut self, below: &str, text: String) -> Result<(), Refusal> {
        let text = match self.schemas {
            true => format!("{}{text}", schema_line(below)),
            false => text,
        };
        if text.len() > MOST_BYTES {
            return Err(Refusal::TooLarge { what: format!("{below} would be larger than 1 MiB") });
        }
        let name = format!("{}{below}", self.folder);
        if self.sources.files().iter().any(|file| !file.shipped && file.below == below) {
            return Err(Refusal::FileExists { file: name });
        }
        let file = SourceFile { name, below: below.to_owned(), text, shipped: false };
        self.drafted.push(file.clone());
        self.sources = std::mem::take(&mut self.sources).with(file);
        Ok(())
    }

    /// A name in a folder that no file has, in whatever case.
    fn free(&self, folder: &str, names: &[&str]) -> String {
        let taken: BTreeSet<_> = self.sources.files().iter().map(|file| file.below.to_lowercase()).collect();
        let last = names.last().copied().unwrap_or_default();
        let numbered = (2_usize..).map(|number| format!("{last}{number}"));
        let mut below = names
            .iter()
            .map(|name| (*name).to_owned())
            .chain(numbered)
            .map(|name| format!("{folder}/{name}.yaml"));
        below.find(|below| !taken.contains(&below.to_lowercase())).unwrap_or_default()
    }
}

/// The function's own file.
struct Spec<'w> {
    page: &'w Page,
    function: &'w str,
    service: &'w Service,
    seller: &'w Seller,
    options: &'w Options<'w>,
    uses: [Vec<Use>; 2],
    rows: Option<Rows>,
    assumed: Vec<String>,
}

impl<'w> Spec<'w> {
    fn new(
        page: &'w Page,
        function: &'w str,
        service: &'w Service,
        seller: &'w Seller,
        options: &'w Options<'w>,
    ) -> Self {
        let mut assumed = vec!["The page does not say whether the call may be repeated.".to_owned()];
        if page.summary.is_none() {
            assumed.push("The page does not show what the function does.".to_owned());
        }
        Self { page, function, service, seller, options, uses: [Vec::new(), Vec::new()], rows: None, assumed }
    }

    /// Takes a message's own fields, in SOAP order as far as a sample shows it.
    fn message(
        &mut self,
        direction: Direction,
        mut own: Vec<&Field>,
        evidence: &Evidence,
        guess: InterfaceVersion,
    ) {
        let order = evidence.order(direction);
        let place =
            |field: &&Field| order.iter().position(|name| *name == field.name.value).unwrap_or(usize::MAX);
        let side = direction.name();
        let unplaced: Vec<_> = own
            .iter()
            .filter(|field| place(field) == usize::MAX)
            .map(|field| field.name.value.as_str())
            .collect();
        // One field alone has no order.
        if own.len() > 1 && order.is_empty() {
            self.assumed
                .push(format!("No SOAP sample shows the order of the {side}'s fields, which is the page's."));
        } else if own.len() > 1 && !unplaced.is_empty() {
            let names = unplaced.join(", ");
            self.assumed.push(uses::unplaced(side, &names));
        }
        own.sort_by_cached_key(place);
        let uses = own.into_iter().map(|field| Use::of(self.page, direction, field, guess));
        self.uses[direction as usize] = uses.collect();
    }

    /// Takes the rows of the own fields and of containers, where the page has any row.
    fn changelog(&mut self, in_container: impl Fn(&str, &str, InterfaceVersion) -> bool) {
        if self.page.changelog.rows.is_empty() {
            return;
        }
        let mut rows = Rows::default();
        for direction in [Direction::Request, Direction::Response] {
            rows.take(self.page, direction, &mut self.uses[direction as usize]);
        }
        rows.take_containers(self.page, in_container);
        self.rows = Some(rows);
    }

    /// Writes the file, holds all against the check, and leaves out what does not pass.
    fn write(mut self, files: Files<'_>, mut left_out: Vec<LeftOut>) -> Result<Draft, Refusal> {
        let below = format!("functions/{}/{}.yaml", self.service.name, self.function);
        let with = |text: String| {
            let mut files = files.clone();
            files.add(&below, text)?;
            Ok::<_, Refusal>((load(files.sources.clone()), files))
        };
        let (mut loaded, _) = with(self.file(&[]))?;
        // A container of the dictionary has fields without a row on the page: then its changelog can't be written.
        let of_changelog = |rule| matches!(rule, Rule::ChangelogLacksField | Rule::ChangelogWithoutField);
        if self.rows.is_some() && loaded.findings().iter().any(|finding| of_changelog(finding.rule)) {
            self.rows = None;
            let line = self.page.changelog.rows.first().map_or(0, |row| row.line);
            let why = "it has no row for a field that the dictionary has in a container";
            left_out.push(LeftOut::new(line, "the changelog".to_owned(), why));
            loaded = with(self.file(&[]))?.0;
        }
        let bare = loaded.into_catalog().map_err(Refusal::unsound)?;
        let described = bare.functions.get(self.function).map(|function| bare.describe(function));
        let mut samples = described
            .map(|described| samples::samples(self.page, &described, &self.seller.id, &mut left_out))
            .unwrap_or_default();
        let (mut loaded, mut drafted) = with(self.file(&samples))?;
        let wrong = self.wrong_samples(&samples, loaded.findings());
        if !wrong.is_empty() {
            for (at, why) in wrong.iter().rev() {
                let sample = samples.remove(*at);
                left_out.push(LeftOut::new(sample.line, sample.what, why));
            }
            (loaded, drafted) = with(self.file(&samples))?;
        }
        left_out.sort_by_key(|left| left.line);
        let catalog = loaded.into_catalog().map_err(Refusal::unsound)?;
        let report = self.report(&catalog, &drafted.sources, &left_out)?;
        Ok(Draft {
            function: self.function.to_owned(),
            service: self.service.name.clone(),
            brand: self.seller.id.clone(),
            files: drafted.drafted,
            left_out,
            sources: drafted.sources,
            report,
            catalog,
        })
    }

    /// Holds the page against the draft. What was left out is told once, with the reason.
    fn report(&self, catalog: &Catalog, sources: &Sources, left_out: &[LeftOut]) -> Result<Report, Refusal> {
        let (function, brand) = (Some(self.function), Some(self.seller.id.as_str()));
        let edition =
            Edition::of(self.page, catalog, sources, function, brand).map_err(Refusal::Unrecognised)?;
        let mut report = drift(self.page, &edition);
        report
            .differences
            .retain(|difference| left_out.iter().all(|left| Some(left.line) != difference.line));
        Ok(report)
    }

    /// The samples that the check objects to, by index, and its first objection.
    fn wrong_samples(&self, samples: &[Drafted], findings: &Findings) -> BTreeMap<usize, String> {
        let is_wrong = |finding: &&Finding| {
            finding.rule.id().starts_with("sample-") && finding.rule.severity() == Severity::Error
        };
        let mut wrong = BTreeMap::new();
        for finding in findings.iter().filter(is_wrong) {
            // The file up to a sample ends where that one does.
            let place = finding.place.start.saturating_sub(self.first_line());
            let end =
                |count: usize| yaml::file("", self.groups(samples.get(..count).unwrap_or_default())).len();
            let at = (1..=samples.len()).find(|count| place < end(*count));
            let at = at.unwrap_or(samples.len()).saturating_sub(1);
            wrong.entry(at).or_insert_with(|| finding.message.clone());
        }
        wrong
    }

    /// How long the line is that the file begins with for editors.
    fn first_line(&self) -> usize {
        if self.options.schemas { schema_line("functions//").len() } else { 0 }
    }

    fn file(&self, samples: &[Drafted]) -> String {
        let mut groups = self.groups(samples);
        groups.push(vec![entry("sources", Value::List(vec![text(self.source())]))]);
        yaml::file("", groups)
    }

    /// Everything but the sources, with the samples last.
    fn groups(&self, samples: &[Drafted]) -> Vec<Entries> {
        let summary = self.page.summary.as_ref().map(|summary| self.seller.neutral(summary.value.trim()));
        let summary = summary.filter(|summary| !summary.is_empty());
        let mut first = vec![
            entry("function", text(self.function)),
            entry("service", text(&self.service.name)),
            entry("summary", text(summary.as_deref().unwrap_or("The page does not show what it does."))),
            entry("idempotent", Value::Flag(false)),
        ];
        first.extend(assumed(&self.assumed));
        let mut groups = vec![first, self.departures()];
        groups.push(self.brands());
        let [request, response] = &self.uses;
        let uses = |uses: &[Use]| Value::List(uses.iter().map(Use::value).collect());
        groups.push(vec![entry("request", uses(request)), entry("response", uses(response))]);
        groups.extend(self.rows.as_ref().map(|rows| vec![entry("changelog", rows.value())]));
        if !samples.is_empty() {
            let samples = samples.iter().map(|sample| sample.value.clone()).collect();
            groups.push(vec![entry("samples", Value::List(samples))]);
        }
        groups
    }

    /// In what the function departs from its service: paths, and the field that tells the result.
    fn departures(&self) -> Entries {
        let mut departures = Entries::new();
        let mut paths = Entries::new();
        for protocol in [Protocol::Json, Protocol::Soap] {
            let shown = self.page.endpoints.iter().find(|endpoint| endpoint.protocol == protocol);
            let shown = shown.map(|endpoint| endpoint.path.as_str());
            if let Some(path) = shown.filter(|path| self.service.path(protocol) != Some(path)) {
                paths.push(entry(protocol.name(), text(path)));
            }
        }
        if !paths.is_empty() {
            departures.push(entry("endpoints", Value::Map(paths)));
        }
        let fields = &self.page.response.fields;
        let common = self.service.response_code.as_ref();
        if common.is_none_or(|common| fields.iter().all(|field| field.name.value != *common)) {
            let own = service::response_code(self.page, "").filter(|field| {
                let drafted = &self.uses[Direction::Response as usize];
                drafted.iter().any(|usage| usage.field == field.name.value)
            });
            departures.extend(own.and_then(service::accepted).map(|code| entry("responseCode", code)));
        }
        departures
    }

    fn brands(&self) -> Entries {
        let Some(recommended) = &self.page.recommended else { return Entries::new() };
        let version = Value::Quoted(recommended.value.version.to_string());
        let brand = entry(&self.seller.id, Value::Row(vec![entry("recommended", version)]));
        vec![entry("brands", Value::Map(vec![brand]))]
    }

    /// Where the facts come from.
    fn source(&self) -> String {
        let saved_as = self.options.saved_as.map_or(String::new(), |name| {
            format!(", saved as {}", sips_office_runtime::shown::line(name, 100))
        });
        let page = self.page;
        let shown = [
            ("fields", !page.request.fields.is_empty() || !page.response.fields.is_empty()),
            ("changelog", page.changelog.shown != Extent::Nothing),
            ("samples", !page.request.samples.is_empty() || !page.response.samples.is_empty()),
        ];
        let shown: Vec<_> =
            shown.into_iter().filter(|(_, is_shown)| *is_shown).map(|(what, _)| what).collect();
        let shown = if shown.is_empty() { String::new() } else { format!(" ({})", shown.join(", ")) };
        format!("The documentation page {} of {}{saved_as}{shown}", self.function, self.seller.platform)
    }
}

/// What tells an editor the schema of a file.
fn schema_line(below: &str) -> String {
    schema_for(below).map_or(String::new(), |schema| schema.line(FOLDER, below) + "\n")
}
