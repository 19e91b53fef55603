//! The rules that specs are held to.

use sips_office_spec::{Findings, Rule, Severity, Sources, load};

use super::sheet::Sheet;
use crate::check;
use crate::out::{self, outln};

/// What the rule asks for, why, and how to mend what breaks it.
pub(super) fn sheet(rule: Rule) -> Sheet {
    let means = match rule.severity() {
        Severity::Error => "the specs can't be used",
        Severity::Warning => "it can be so, and mostly is a slip; check --strict fails",
        Severity::Note => "listed by check --strict, and fails nothing",
    };
    let mut sheet = Sheet::new("rule of the specs", rule.id());
    sheet.text("asks", rule.purpose().to_owned());
    sheet.text("severity", format!("{}: {means}", rule.severity().word()));
    sheet.text("why", rule.why().to_owned());
    sheet.text("how to mend it", rule.mend().to_owned());
    sheet
}

/// Prints a finding of the rule's bad example, and the file of its good one that has none.
pub(super) fn print_examples(rule: Rule) {
    let loaded = load(Sources::texts(rule.bad_example()));
    let findings = check::findings(&loaded, rule.severity() == Severity::Note);
    let Some(first) = findings.iter().find(|finding| finding.rule == rule) else { return };
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
}
