//! `sips drift`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};
use sips_office_pages::Page;
use sips_office_pages::drift::{Difference, Edition, Kind, Report, drift};
use sips_office_pages::page::Unread;
use sips_office_spec::catalog::Departure;
use sips_office_spec::{Place, Sources, load};

use crate::check::{Format, counted};
use crate::out::{harmless, outln};
use crate::page;
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Tell what documentation pages say and the specs do not, and the reverse.
///
/// Exit status: 0 where nothing differs, 1 where something does, 2 where a page or the specs can't be read.
#[derive(Args)]
pub(crate) struct Drift {
    /// A saved documentation page, as text or HTML; `-` for standard input. There may be several.
    #[arg(long = "page", value_name = "PAGE", required = true, num_args = 1..)]
    pages: Vec<PathBuf>,
    #[command(flatten)]
    specs: Specs,
    /// The brand whose pages they are. Without this option the hosts of their addresses tell.
    #[arg(long, value_name = "BRAND")]
    brand: Option<String>,
    /// The function that they describe. Without this option their addresses or titles tell.
    #[arg(long, value_name = "FUNCTION")]
    function: Option<String>,
    /// Show also what differs on purpose.
    #[arg(long)]
    verbose: bool,
    /// How the differences are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Nobody mends more than this at a time.
const MOST_SHOWN: usize = 200;
/// How many runs of lines that were not read are shown; the others are counted.
const MOST_UNREAD: usize = 4;
/// How much of what a page or a spec says fits into a line.
const LONGEST: usize = 160;

/// A page beside what it came to.
struct Held<'c> {
    name: String,
    page: Page,
    edition: Edition<'c>,
    report: Report,
}

impl Drift {
    pub(crate) fn run(&self) -> Done {
        let loaded = load(self.specs.sources()?);
        let sources = loaded.sources().clone();
        let catalog = loaded
            .into_catalog()
            .map_err(|broken| Failure::refused(format!("the specs have mistakes\n\n{broken}")))?;
        let mut held = Vec::new();
        for path in &self.pages {
            let (name, page) = page::read(path)?;
            let (function, brand) = (self.function.as_deref(), self.brand.as_deref());
            let edition = Edition::of(&page, &catalog, &sources, function, brand)
                .map_err(|error| Failure::refused(format!("{name}: {error}")))?;
            let report = drift(&page, &edition);
            held.push(Held { name, page, edition, report });
        }
        match self.format {
            Format::Text => held.iter().for_each(|held| held.text(self.verbose)),
            Format::Json => outln!("{:#}", held.iter().map(Held::machine).collect::<Value>()),
        }
        let has_drifted = held.iter().any(|held| held.report.has_drifted());
        Ok(if has_drifted { Status::Failed } else { Status::Done })
    }
}

impl Held<'_> {
    fn text(&self, verbose: bool) {
        let (report, name) = (&self.report, &self.name);
        for difference in report.differences.iter().take(MOST_SHOWN) {
            outln!("{}", self.line(difference));
        }
        if let Some(more) = report.differences.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            outln!("… and {more} more");
        }
        for Departure { from, place, .. } in &report.idle {
            let at = at(self.edition.sources, place);
            let from = harmless(&from.to_string());
            let id = Kind::DepartureIdle.id();
            outln!(
                "{at}: {from}: the spec departs from the page on purpose, and {name} says the same [{id}]"
            );
        }
        for excused in report.excused.iter().filter(|_| verbose) {
            let reason = brief(&excused.departure.because);
            outln!("{}, on purpose: {reason}", self.line(&excused.difference));
        }
        notes(name, &self.page, report);
        let found = counted(report.differences.len() + report.idle.len(), "difference");
        let excused = match report.excused.len() {
            0 => String::new(),
            excused => format!(", {excused} more on purpose"),
        };
        let (function, brand) = (&self.edition.function.name, &self.edition.brand.id);
        outln!("{name}: {function} of {brand}: {found}{excused}");
    }

    fn line(&self, difference: &Difference) -> String {
        line(&self.name, self.edition.sources, difference)
    }

    fn machine(&self) -> Value {
        let (sources, report) = (self.edition.sources, &self.report);
        let difference = |difference: &Difference| machine(sources, difference);
        let departure = |departure: &Departure| {
            json!({
                "subject": departure.from.to_string(),
                "because": departure.because,
                "spec": said_at(&None, sources, &departure.place),
            })
        };
        let differences: Vec<_> = report.differences.iter().map(difference).collect();
        let excused = report.excused.iter().map(|excused| {
            json!({
                "difference": difference(&excused.difference),
                "departure": departure(&excused.departure),
            })
        });
        let unread = report.unread.iter().map(machine_unread);
        json!({
            "page": self.name,
            "rendered": self.page.rendered,
            "function": self.edition.function.name,
            "brand": self.edition.brand.id,
            "differences": differences,
            "idle": report.idle.iter().map(departure).collect::<Vec<_>>(),
            "excused": excused.collect::<Vec<_>>(),
            "notCompared": report.not_compared,
            "unread": unread.collect::<Vec<_>>(),
        })
    }
}

/// Tells what the page does not show, and what of it was not read.
pub(crate) fn notes(name: &str, page: &Page, report: &Report) {
    for sentence in &report.not_compared {
        outln!("{name}: note: {}", harmless(sentence));
    }
    let mut unread = report.unread.iter().take(MOST_UNREAD).map(|unread| {
        let lines = match unread.first == unread.last {
            true => format!("line {}", unread.first),
            false => format!("lines {} to {}", unread.first, unread.last),
        };
        format!("{lines} ({})", sips_office_runtime::shown::line(&unread.text, 40))
    });
    if let Some(first) = unread.next() {
        let others: String = unread.map(|lines| format!(", {lines}")).collect();
        let more = report.unread.len().saturating_sub(MOST_UNREAD);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        outln!("{name}: note: belongs to nothing that a page has: {first}{others}{more}");
    }
    if page.rendered {
        outln!("{name}: note: the page is HTML, and its lines are those of the text that it comes to");
    }
}

/// A difference on one line, of the page of that name.
pub(crate) fn line(name: &str, sources: &Sources, difference: &Difference) -> String {
    let Difference { kind, subject, page, line, spec, place } = difference;
    let name = match line {
        Some(line) => format!("{name}:{line}"),
        None => name.to_owned(),
    };
    let subject = harmless(&subject.to_string());
    let at = at(sources, place);
    format!("{name}: {subject}: the page says {}, the spec {} ({at}) [{}]", said(page), said(spec), kind.id())
}

/// A difference for programs.
pub(crate) fn machine(sources: &Sources, difference: &Difference) -> Value {
    json!({
        "kind": difference.kind.id(),
        "subject": difference.subject.to_string(),
        "page": { "says": difference.page, "line": difference.line },
        "spec": said_at(&difference.spec, sources, &difference.place),
    })
}

/// Lines that were not read, for programs.
pub(crate) fn machine_unread(unread: &Unread) -> Value {
    json!({ "first": unread.first, "last": unread.last, "text": unread.text, "why": unread.why })
}

fn said(text: &Option<String>) -> String {
    text.as_ref().map_or("nothing".to_owned(), |text| format!("`{}`", brief(text)))
}

fn brief(text: &str) -> String {
    sips_office_runtime::shown::line(text, LONGEST)
}

fn at(sources: &Sources, place: &Place) -> String {
    let at = sources.line_column(place);
    format!("{}:{}:{}", harmless(&sources.file(place).name), at.line, at.column)
}

fn said_at(says: &Option<String>, sources: &Sources, place: &Place) -> Value {
    let at = sources.line_column(place);
    json!({ "says": says, "file": sources.file(place).name, "line": at.line, "column": at.column })
}
