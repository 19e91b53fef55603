//! `sips check`.

mod machine;
mod mend;

use clap::{Args, ValueEnum};
use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Catalog, Findings, Loaded, Severity, Sources, load};

use crate::out::{self, outln};
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Check a folder of specs and show every mistake with its place.
///
/// What each finding is about tells `sips explain RULE`. Errors fail the check; warnings fail it with --strict; notes
/// never do.
#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    specs: Specs,
    /// Fail also for warnings, and list everything that is only assumed. That alone fails nothing.
    #[arg(long)]
    strict: bool,
    /// First mend in the folder's files what can be mended for certain, and tell what was changed.
    #[arg(long, requires = "spec")]
    fix: bool,
    /// How findings are written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How output is written.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

impl Check {
    pub(crate) fn run(&self) -> Done {
        let mut loaded = load(self.specs.sources()?);
        let mended = match &self.specs.spec {
            Some(folder) if self.fix => mend::files(folder, &loaded).map_err(Failure::failed)?,
            _ => Vec::new(),
        };
        if !mended.is_empty() {
            loaded = load(self.specs.sources()?);
        }
        let findings = findings(&loaded, self.strict);
        match self.format {
            Format::Text => {
                mended.iter().for_each(|line| outln!("mended {line}"));
                text(&findings, loaded.sources());
            }
            Format::Json => outln!("{:#}", machine::findings(&findings, loaded.sources())),
        }
        let fails = findings.has_errors() || (self.strict && findings.count(Severity::Warning) > 0);
        Ok(if fails { Status::Failed } else { Status::Done })
    }
}

/// What is wrong with specs, and with the names of the Rust that would be made of them; with `strict` also what is only
/// assumed.
pub(crate) fn findings(loaded: &Loaded, strict: bool) -> Findings {
    let mut findings = if strict { loaded.strict_findings() } else { loaded.findings().clone() };
    if let Ok(catalog) = loaded.clone().into_catalog()
        && let Err(meeting) = names(&catalog)
    {
        findings.extend(meeting);
    }
    findings
}

/// Two names that meet: that shows only where Rust is made of them.
///
/// # Errors
/// The findings about them.
pub(crate) fn names(catalog: &Catalog) -> Result<(), Findings> {
    generate(catalog, &Settings::checked_in()).map(|_| ())
}

fn text(findings: &Findings, sources: &Sources) {
    if !findings.is_empty() {
        out::styled(&findings.render(sources, true));
    }
    let files = sources.files().iter().filter(|file| !file.shipped).count();
    let files = if files == 0 { sources.files().len() } else { files };
    if findings.is_empty() {
        return outln!("{}: no findings", counted(files, "file"));
    }
    let mut counts = counted(findings.count(Severity::Error), "finding");
    for (severity, what) in [(Severity::Warning, "warning"), (Severity::Note, "note")] {
        let count = findings.count(severity);
        if count > 0 {
            counts = format!("{counts}, {}", counted(count, what));
        }
    }
    outln!("{}: {counts}", counted(files, "file"));
}

pub(crate) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
