//! What a page says besides.

use std::collections::BTreeSet;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::codec::soap;
use sips_office_runtime::descriptor::{self, Direction, Field, Protocol};
use sips_office_runtime::message::Message;
use sips_office_spec::markdown::{code, prose};
use sips_office_spec::{Step, steps};

use super::Page;
use crate::example::{documented, made};
use crate::json::Json;
use crate::scope::{either, listed};
use crate::{indent, seal};

impl Page<'_, '_> {
    /// Adds what no part of a vendor's page has room for.
    pub(super) fn notes(&mut self) {
        self.add("## Further notes");
        self.calling();
        self.sealing();
        self.versions();
        self.examples();
        self.assumptions();
    }

    fn calling(&mut self) {
        let function = self.function;
        let mut lines = vec![match function.idempotent {
            true => "Sending a request twice does no more than sending it once.".to_owned(),
            false => "Do not send a request again unless you know that it was not carried out.".to_owned(),
        }];
        if let Some(result) = &function.response_code {
            let accepted = self.scope.words(&either(&result.accepted));
            lines.push(format!("It was done where {} is {accepted}.", code(&result.field)));
        }
        for group in &function.alternatives {
            let group = listed(group, "and");
            lines.push(self.scope.words(&format!("A request has exactly one of {group}.")));
        }
        self.list(&lines);
    }

    fn sealing(&mut self) {
        self.add("### The seal");
        let rule = seal::RULE.iter().enumerate().map(|(at, step)| format!("{}. {step}", at + 1));
        self.add(&rule.collect::<Vec<_>>().join("\n"));
        self.add(seal::LIMITS);
    }

    fn versions(&mut self) {
        let described = self.scope.catalog.describe(self.function);
        let mut versions = BTreeSet::new();
        for direction in [Direction::Request, Direction::Response] {
            turns(described.fields(direction), &mut versions);
        }
        let shown = self.scope.version;
        let versions: Vec<_> =
            versions.into_iter().filter(|turn| shown.is_none_or(|shown| *turn <= shown)).collect();
        let brand = self.scope.brand.map(|brand| &*brand.id);
        let mut lines = Vec::new();
        for pair in versions.windows(2) {
            let [from, to] = pair else { continue };
            let steps = steps(&described, brand, *from, *to);
            lines.extend([("brings", true), ("takes away", false)].iter().filter_map(|(verb, comes)| {
                let told: Vec<_> = steps.iter().filter(|step| step.comes == *comes).map(told).collect();
                (!told.is_empty()).then(|| format!("{to} {verb} {}.", told.join(", ")))
            }));
        }
        if let (Some(first), false) = (versions.first(), lines.is_empty()) {
            self.add("### What each version changes");
            self.add(&format!("Whatever is not named here exists since {first}."));
            let lines: Vec<_> = lines.iter().map(|line| self.scope.words(line)).collect();
            self.list(&lines);
        }
    }

    /// Adds examples of the messages that no sample is documented of.
    fn examples(&mut self) {
        let described = self.scope.catalog.describe(self.function);
        let mut blocks = Vec::new();
        for (direction, protocol) in [Direction::Request, Direction::Response]
            .into_iter()
            .flat_map(|direction| [Protocol::Json, Protocol::Soap].map(|protocol| (direction, protocol)))
        {
            let is_documented =
                documented(self.scope, self.function, direction).any(|sample| sample.protocol == protocol);
            if is_documented || described.path(protocol).is_none() {
                continue;
            }
            let made = made(self.scope, self.function, direction, protocol);
            let document = made.and_then(|message| written(&described, direction, protocol, &message));
            blocks.extend(document.map(|document| (direction, protocol, document)));
        }
        if blocks.is_empty() {
            return;
        }
        self.add("### Examples");
        self.add(&format!("They are made, and sealed with the secret key {}.", code(seal::EXAMPLE_KEY)));
        for (direction, protocol, document) in blocks {
            self.add(&format!("A {} in {}:", direction.name(), protocol.title()));
            self.fenced(protocol, &document);
        }
    }

    fn assumptions(&mut self) {
        let assumptions =
            self.scope.catalog.assumptions_about(self.function, self.scope.brand.map(|brand| &*brand.id));
        let about = |about: &str, reason: &str| format!("About {}: {}", prose(about), self.prose(reason));
        let mut lines: Vec<_> =
            assumptions.iter().map(|assumption| about(&assumption.about, &assumption.reason)).collect();
        if self.function.soap_path.is_some() {
            lines.push("About SOAP: that a message is sealed by the same rule as in JSON, and that the `SOAPAction` is empty.".to_owned());
        }
        if self.function.changelog.is_none() {
            lines.push(
                "About the changelog: none is known; what each version changes follows from the fields."
                    .to_owned(),
            );
        }
        self.add("### What is assumed");
        self.add("Beside what is said of the fields:");
        self.list(&lines);
        let sources: Vec<_> = self.function.sources.iter().map(|source| self.prose(source)).collect();
        if !sources.is_empty() {
            self.add("### Sources");
            self.list(&sources);
        }
    }
}

/// The versions with which something comes, or behind which something is gone.
fn turns(fields: &[Field], versions: &mut BTreeSet<InterfaceVersion>) {
    let mut turn = |since: Option<InterfaceVersion>, until: Option<InterfaceVersion>| {
        versions.extend(since);
        let behind = |until: InterfaceVersion| {
            Some(InterfaceVersion::new(until.major(), until.minor().checked_add(1)?))
        };
        versions.extend(until.and_then(behind));
    };
    for field in fields {
        turn(Some(field.since), field.until);
        for value in field.values.iter().flat_map(|list| list.values.iter()) {
            turn(value.since, value.until);
        }
    }
    for field in fields {
        turns(field.kind.children().unwrap_or_default(), versions);
    }
}

fn told(step: &Step<'_>) -> String {
    let message = step.message.name();
    match step.value {
        Some(value) => format!("{} for {} of the {message}", code(&value.code), code(&step.path)),
        None => format!("{} of the {message}", code(&step.path)),
    }
}

/// A message as it is sent, laid out for people; `None` where it has no form in the protocol.
fn written(
    function: &descriptor::Function,
    direction: Direction,
    protocol: Protocol,
    message: &Message<'_>,
) -> Option<String> {
    match protocol {
        Protocol::Json => Some(Json::message(message).document()),
        Protocol::Soap => {
            let mut bytes = Vec::new();
            soap::write(message, function, direction, &mut bytes).ok()?;
            indent::xml(&bytes)
        }
    }
}
