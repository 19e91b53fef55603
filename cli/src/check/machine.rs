//! Findings for programs.

use serde_json::{Value, json};
use sips_office_spec::{Finding, Findings, Fix, LineColumn, Sources};

/// All findings as a JSON array. A line and a column count from 1, columns in characters; an end is behind the last
/// character.
pub(super) fn findings(findings: &Findings, sources: &Sources) -> Value {
    findings.iter().map(|finding| one(finding, sources)).collect()
}

fn one(finding: &Finding, sources: &Sources) -> Value {
    let start = sources.line_column(&finding.place);
    let related = finding.related.as_ref().map(|(place, why)| {
        let start = sources.line_column(place);
        json!({
            "file": sources.file(place).name,
            "line": start.line,
            "column": start.column,
            "end": position(sources.end_line_column(place)),
            "message": why,
        })
    });
    let fix = |fix: &Fix| {
        json!({
            "file": sources.file(&fix.place).name,
            "start": position(sources.line_column(&fix.place)),
            "end": position(sources.end_line_column(&fix.place)),
            "replacement": fix.replacement,
        })
    };
    json!({
        "rule": finding.rule.id(),
        "severity": finding.rule.severity().word(),
        "file": sources.file(&finding.place).name,
        "line": start.line,
        "column": start.column,
        "end": position(sources.end_line_column(&finding.place)),
        "message": finding.message,
        "help": finding.help,
        "related": related,
        "fix": finding.fix.iter().map(fix).collect::<Value>(),
    })
}

fn position(at: LineColumn) -> Value {
    json!({ "line": at.line, "column": at.column })
}
