//! `sips explain`.

mod rule;

use clap::Args;
use sips_office_spec::Rule;

use crate::out::brief;
use crate::status::{Done, Failure};

/// Explain a rule of the specs: what it asks for, why, how to mend what breaks it, and an example of each.
#[derive(Args)]
pub(crate) struct Explain {
    /// The rule, by the id that stands in brackets behind a finding: unknown-key.
    name: String,
}

impl Explain {
    pub(crate) fn run(&self) -> Done {
        if let Some(rule) = Rule::from_id(&self.name) {
            return rule::explain(rule);
        }
        let meant = Rule::nearest(&self.name).map(|rule| format!("; did you mean `{}`?", rule.id()));
        Err(Failure::refused(format!(
            "there is no rule `{}`{}",
            brief(&self.name),
            meant.unwrap_or_default()
        )))
    }
}
