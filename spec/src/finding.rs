//! Findings: what is wrong with a spec, where, and how to mend it.

use sips_office_runtime::shown;
use sips_office_runtime::spelling::Near;

use crate::fix::{Edit, Fix, spelled};
use crate::rule::{Rule, Severity};
use crate::source::{Place, Sources};

/// Something wrong in a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that it breaks.
    pub rule: Rule,
    /// Where.
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// A second place that belongs to it, and why.
    pub related: Option<(Place, String)>,
    /// The changes of the text after which it is gone; empty where a person has to decide.
    pub fix: Vec<Fix>,
    /// The same, before it is known how the text around it is written.
    edit: Option<Edit>,
}

/// Nobody mends more than this at a time, and each shows its line.
const MOST_SHOWN: usize = 200;

/// A sentence on one line, whatever the names in it hold.
fn line(sentence: &str) -> String {
    shown::line(sentence, 600)
}

/// All findings of a run, in the order of the files.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    found: Vec<Finding>,
}

impl Finding {
    /// A finding without help.
    #[must_use]
    pub fn new(rule: Rule, place: Place, message: impl Into<String>) -> Self {
        let message = line(&message.into());
        Self { rule, place, message, help: None, related: None, fix: Vec::new(), edit: None }
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(line(&help.into()));
        self
    }

    /// Adds what the misspelt name at its place was probably meant to be.
    pub(crate) fn meant(self, near: Option<Near<'_>>) -> Self {
        let Some(near) = near else { return self };
        let finding = self.help(format!("did you mean `{}`?", near.name));
        // What the name can't be written as has its own finding.
        match near.is_certain && !near.name.contains(char::is_control) {
            true => finding.replace(spelled(near.name)),
            false => finding,
        }
    }

    /// Adds that it is mended by another text at its place.
    pub(crate) fn replace(mut self, replacement: impl Into<String>) -> Self {
        self.fix = vec![Fix { place: self.place.clone(), replacement: replacement.into() }];
        self
    }

    /// Adds that it is mended by a change that depends on how the text around it is written.
    pub(crate) fn mend(mut self, edit: Edit) -> Self {
        self.edit = Some(edit);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn related(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related = Some((place, why.into()));
        self
    }
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        self.found.push(finding);
    }

    /// Adds a finding without help.
    pub fn report(&mut self, rule: Rule, place: Place, message: impl Into<String>) {
        self.push(Finding::new(rule, place, message));
    }

    /// Brings the findings into the order of the files, and their fixes into the words of the files.
    pub(crate) fn finish(&mut self, sources: &Sources) {
        for finding in &mut self.found {
            if let Some(edit) = finding.edit.take() {
                finding.fix.extend(edit.within(&sources.file(edit.place()).text));
            }
        }
        self.sort();
    }

    /// Takes a rule's findings back.
    pub(crate) fn forget(&mut self, rule: Rule) {
        self.found.retain(|finding| finding.rule != rule);
    }

    /// Adds the findings of a further check.
    pub fn extend(&mut self, further: Findings) {
        self.found.extend(further.found);
        self.sort();
    }

    /// Brings the findings into the order of the files.
    pub(crate) fn sort(&mut self) {
        self.found.sort_by(|a, b| a.place.cmp(&b.place).then(a.rule.cmp(&b.rule)));
        self.found.dedup();
    }

    /// Whether one of them makes the spec unusable.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.found.iter().filter(|finding| finding.rule.severity() == severity).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings, in the order of the files.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Finding> {
        self.found.iter()
    }

    /// All findings as text: file, line, column, the source line, and help.
    ///
    /// `styled` adds the escape sequences that colour a terminal.
    pub fn render(&self, sources: &Sources, styled: bool) -> String {
        let shown = self
            .found
            .iter()
            .take(MOST_SHOWN)
            .map(|finding| crate::render::finding(finding, sources, styled));
        let mut text = shown.collect::<Vec<_>>().join("\n");
        if let Some(more) = self.found.len().checked_sub(MOST_SHOWN).filter(|more| *more > 0) {
            text.push_str(&format!("\n… and {more} more\n"));
        }
        text
    }
}
