//! `sips check`.

use clap::{Args, ValueEnum};
use serde_json::json;
use sips_office_codegen::{Settings, generate};
use sips_office_spec::{Finding, Findings, Severity, Sources, load};

use crate::out::{self, outln};
use crate::specs::Specs;
use crate::status::{Done, Status};

/// Check a folder of specs and show every mistake with its place.
#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    specs: Specs,
    /// List also everything that is only assumed. That alone fails nothing.
    #[arg(long)]
    strict: bool,
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
        let loaded = load(self.specs.sources()?);
        let sources = loaded.sources().clone();
        let mut findings = if self.strict { loaded.strict_findings() } else { loaded.findings().clone() };
        // Two names that meet show only where Rust is made of them.
        if let Ok(catalog) = loaded.into_catalog()
            && let Err(meeting) = generate(&catalog, &Settings::checked_in())
        {
            findings.extend(meeting);
        }
        match self.format {
            Format::Text => text(&findings, &sources),
            Format::Json => outln!("{:#}", machine(&findings, &sources)),
        }
        Ok(if findings.has_errors() { Status::Failed } else { Status::Done })
    }
}

fn text(findings: &Findings, sources: &Sources) {
    if !findings.is_empty() {
        out::styled(&findings.render(sources, true));
    }
    let count = |severity| findings.iter().filter(|finding| finding.rule.severity() == severity).count();
    let files = sources.files().iter().filter(|file| !file.shipped).count();
    let files = if files == 0 { sources.files().len() } else { files };
    match (count(Severity::Error), count(Severity::Note)) {
        (0, 0) => outln!("{}: no findings", counted(files, "file")),
        (errors, 0) => outln!("{}: {}", counted(files, "file"), counted(errors, "finding")),
        (errors, notes) => {
            outln!("{}: {}, {}", counted(files, "file"), counted(errors, "finding"), counted(notes, "note"));
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}

fn machine(findings: &Findings, sources: &Sources) -> serde_json::Value {
    let one = |finding: &Finding| {
        let at = sources.line_column(&finding.place);
        json!({
            "rule": finding.rule.id(),
            "severity": finding.rule.severity().word(),
            "file": sources.file(&finding.place).name,
            "line": at.line,
            "column": at.column,
            "message": finding.message,
            "help": finding.help,
        })
    };
    findings.iter().map(one).collect()
}
