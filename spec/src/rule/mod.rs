//! The rules that specs are held to.
//!
//! A rule is an id, one sentence of purpose, why it matters, how to mend what breaks it, a severity, what looks for it,
//! and a folder of examples under `rules/`. All of that but the examples stands in one row of the table.

mod examples;
mod table;

pub use self::table::Rule;
use crate::check::Checked;
use crate::finding::Findings;
use sips_office_runtime::spelling::nearest;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The spec can't be used.
    Error,
    /// A page may say so, and yet it is mostly a slip. The spec can be used; `check --strict` fails.
    Warning,
    /// Worth knowing.
    Note,
}

/// What looks for a rule.
#[derive(Clone, Copy)]
pub(crate) enum Stage {
    /// The reader of files and of YAML.
    Reading,
    /// The comparison with the tables of the language.
    Keys,
    /// The step from what is written to what it means.
    Meaning,
    /// A check of its own, which sees everything that was read and what it means.
    Check(fn(&Checked<'_>, &mut Findings)),
    /// The reader, where everything assumed is asked for.
    Strict,
    /// The generation of code.
    Code,
}

/// A row of the table.
pub(crate) struct Row {
    pub(crate) id: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) why: &'static str,
    pub(crate) mend: &'static str,
    pub(crate) severity: Severity,
    pub(crate) stage: Stage,
}

impl Rule {
    /// The id, as shown in brackets behind a finding. It does not change.
    pub const fn id(self) -> &'static str {
        self.row().id
    }

    /// What the rule asks for, in one sentence.
    pub const fn purpose(self) -> &'static str {
        self.row().purpose
    }

    /// Why it matters.
    pub const fn why(self) -> &'static str {
        self.row().why
    }

    /// How to mend what breaks it.
    pub const fn mend(self) -> &'static str {
        self.row().mend
    }

    /// How bad it is to break it.
    pub const fn severity(self) -> Severity {
        self.row().severity
    }

    /// What looks for it.
    pub(crate) const fn stage(self) -> Stage {
        self.row().stage
    }

    /// The rule of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// The rule whose id a misspelt one most likely stands for.
    pub fn nearest(id: &str) -> Option<Self> {
        nearest(id, Self::ALL.iter().map(|rule| rule.id())).and_then(Self::from_id)
    }
}

impl Severity {
    /// The word for it: `error`, `warning`, `note`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_differ_and_lead_back_to_their_rules() {
        let ids: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(ids.len(), Rule::ALL.len());
        for rule in Rule::ALL {
            assert_eq!(Rule::from_id(rule.id()), Some(*rule));
            let is_plain = |letter: u8| letter.is_ascii_lowercase() || letter == b'-';
            assert!(rule.id().bytes().all(is_plain), "{}", rule.id());
        }
        assert_eq!(Rule::from_id("no-such-rule"), None);
    }

    #[test]
    fn a_misspelt_id_finds_its_rule() {
        assert_eq!(Rule::nearest("unknown-kye"), Some(Rule::UnknownKey));
        assert_eq!(Rule::nearest("paymentMeanAlias"), None);
    }

    #[test]
    fn a_rule_says_what_it_asks_for_in_one_sentence() {
        for rule in Rule::ALL {
            let purpose = rule.purpose();
            assert!(purpose.ends_with('.') && !purpose.trim_end_matches('.').contains(". "), "{}", rule.id());
            for text in [purpose, rule.why(), rule.mend()] {
                assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{}: {text}", rule.id());
            }
        }
    }
}
