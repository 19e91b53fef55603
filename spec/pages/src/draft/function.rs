//! A drafted function's own file, which has to pass the check with everything that is drafted beside it.

use std::collections::BTreeMap;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Protocol};
use sips_office_spec::{Catalog, Finding, Findings, Rule, Severity, Sources, load};

use super::changelog::Rows;
use super::evidence::Evidence;
use super::files::{Files, schema_line};
use super::samples::{self, Drafted};
use super::seller::Seller;
use super::service::{self, Service};
use super::uses::{self, Use, assumed};
use super::yaml::{self, Entries, Value, entry, text};
use super::{Draft, LeftOut, Options, Refusal};
use crate::Page;
use crate::drift::{Edition, Report, drift};
use crate::page::{Extent, Field};

/// The function's own file.
pub(super) struct Spec<'w> {
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
    pub(super) fn new(
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
    pub(super) fn message(
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
    pub(super) fn changelog(&mut self, in_container: impl Fn(&str, &str, InterfaceVersion) -> bool) {
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
    pub(super) fn write(mut self, files: Files<'_>, mut left_out: Vec<LeftOut>) -> Result<Draft, Refusal> {
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
