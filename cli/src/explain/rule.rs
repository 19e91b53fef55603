//! `sips explain RULE`.

use sips_office_spec::{Findings, Rule, Severity, Sources, load};

use crate::check;
use crate::out::{self, outln};
use crate::status::{Done, Status};

/// Tells what the rule asks for, why, and how to mend what breaks it, with a finding of its bad example and the file of
/// its good one that has none.
pub(super) fn explain(rule: Rule) -> Done {
    let means = match rule.severity() {
        Severity::Error => "the specs can't be used",
        Severity::Warning => "it can be so, and mostly is a slip; check --strict fails",
        Severity::Note => "listed by check --strict, and fails nothing",
    };
    outln!("{} ({}: {means})", rule.id(), rule.severity().word());
    outln!("{}", rule.purpose());
    outln!();
    outln!("Why: {}", rule.why());
    outln!("How to mend it: {}", rule.mend());

    let loaded = load(Sources::texts(rule.bad_example()));
    let findings = check::findings(&loaded, rule.severity() == Severity::Note);
    let Some(first) = findings.iter().find(|finding| finding.rule == rule) else { return Ok(Status::Done) };
    let mut one = Findings::default();
    one.push(first.clone());
    outln!();
    outln!("Bad:");
    outln!();
    out::styled(&one.render(loaded.sources(), true));

    let below = &loaded.sources().file(&first.place).below;
    let good = || rule.good_example();
    if let Some((path, text)) = good().find(|(path, _)| path == below).or_else(|| good().next()) {
        outln!("Good, {path}:");
        outln!();
        text.lines().for_each(|line| outln!("{}", format!("  {line}").trim_end()));
    }
    Ok(Status::Done)
}
