//! Deliberate departures of a function from its documentation pages.

use sips_office_runtime::descriptor::Protocol;

use super::{Resolver, refer};
use crate::catalog::{Departure, Function};
use crate::finding::Finding;
use crate::raw::{self, At};
use crate::rule::Rule;
use crate::subject::{EndpointPart, FieldPart, Subject};

impl Resolver<'_> {
    pub(super) fn departures(&mut self, raw: Vec<raw::Departure>, function: &Function) -> Vec<Departure> {
        let mut departures = Vec::<Departure>::new();
        for one in raw {
            for brand in one.brands.iter().flatten() {
                self.refer_brand(brand);
            }
            self.reason(&one);
            let Some(from) = self.subject(&one.from, function) else { continue };
            if one.brands.as_ref().is_some_and(Vec::is_empty) {
                let message = format!("the departure from `{from}` is for no brand");
                let finding = Finding::new(Rule::WrongValue, one.from.place.clone(), message);
                self.findings.push(finding.help("without `brands:` it is for all"));
                continue;
            }
            let departure = Departure {
                from,
                brands: one.brands.unwrap_or_default().into_iter().map(|brand| brand.value).collect(),
                because: one.because.map(|reason| reason.value).unwrap_or_default(),
                place: one.from.place.clone(),
            };
            let meets = |other: &&Departure| {
                other.from == departure.from
                    && (other.brands.is_empty()
                        || departure.brands.is_empty()
                        || departure.brands.iter().any(|brand| other.concerns(brand)))
            };
            match departures.iter().find(meets).map(|first| first.place.clone()) {
                Some(first) => self.twice("departure from", &one.from, first),
                None => departures.push(departure),
            }
        }
        departures
    }

    fn reason(&mut self, raw: &raw::Departure) {
        if let Some(reason) = raw.because.as_ref().filter(|reason| reason.value.trim().is_empty()) {
            let message = format!("the departure from `{}` does not say why", raw.from.value);
            let finding = Finding::new(Rule::WrongValue, reason.place.clone(), message);
            self.findings.push(finding.help("write the reason after `because:`"));
        }
    }

    /// What a departure is about. Of a page's own fields, codes and rows nobody here can tell whether they exist; what is
    /// said to differ in one of them must be in the spec.
    fn subject(&mut self, from: &At<String>, function: &Function) -> Option<Subject> {
        let subject = match from.value.parse::<Subject>() {
            Ok(subject) => subject,
            Err(error) => {
                let message = format!("`{}` names nothing of a page: {error}", from.value);
                let finding = Finding::new(Rule::WrongValue, from.place.clone(), message);
                self.findings.push(match error.meant() {
                    Some(near) => finding.help(format!("did you mean `{near}`?")),
                    None => {
                        finding.help("such as `request.paymentMeanAlias.since`; docs/pages.md lists them")
                    }
                });
                return None;
            }
        };
        let at = |name: &str| At { value: name.to_owned(), place: from.place.clone() };
        match &subject {
            Subject::Field { message, field, part: Some(part) } => {
                let before = self.findings.iter().len();
                self.refer_use(&format!("{} field", message.name()), &at(field), function.fields(*message));
                let is_known = self.findings.iter().len() == before;
                if let (true, FieldPart::Label(code)) = (is_known, part) {
                    self.refer_codes(field, &[at(code)]);
                }
            }
            Subject::Endpoint { protocol, part: Some(EndpointPart::Host | EndpointPart::Path), .. } => {
                let known = [(Protocol::Json, &function.json_path), (Protocol::Soap, &function.soap_path)];
                let known = known.into_iter().filter(|(_, path)| path.is_some());
                let known: Vec<_> = known.map(|(protocol, _)| protocol.name().to_owned()).collect();
                refer(self.findings, "protocol of this function", &at(protocol.name()), &known);
            }
            _ => {}
        }
        Some(subject)
    }
}
