//! Deliberate departures of a function from its documentation pages.

use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::spelling::nearest;

use super::Resolver;
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
        match &subject {
            Subject::Field { message, field, part: Some(part) } => {
                let names = function.fields(*message).iter().map(|usage| usage.field.as_str());
                let what = format!("{} field", message.name());
                let is_known = self.speaks_of(&what, field, from, names);
                let field = self.catalog.fields.get(field);
                let list = field.and_then(|field| self.catalog.value_lists.get(field.values.as_ref()?));
                if let (true, FieldPart::Label(code), Some(list)) = (is_known, part, list.cloned()) {
                    let codes = list.values.iter().map(|value| value.code.as_str());
                    self.speaks_of(&format!("{} code", list.name), code, from, codes);
                }
            }
            Subject::Endpoint { protocol, part: Some(EndpointPart::Host | EndpointPart::Path), .. } => {
                let known = [(Protocol::Json, &function.json_path), (Protocol::Soap, &function.soap_path)];
                let known = known.into_iter().filter(|(_, path)| path.is_some());
                let known = known.map(|(protocol, _)| protocol.name());
                self.speaks_of("protocol of this function", protocol.name(), from, known);
            }
            _ => {}
        }
        Some(subject)
    }

    /// Whether a name in a subject is known; one that is not is reported.
    fn speaks_of<'n>(
        &mut self,
        what: &str,
        name: &str,
        from: &At<String>,
        known: impl Iterator<Item = &'n str> + Clone,
    ) -> bool {
        let is_known = known.clone().any(|known| known == name);
        if !is_known {
            let message = format!("there is no {what} `{name}`");
            let finding = Finding::new(Rule::UnknownReference, from.place.clone(), message);
            self.findings.push(match nearest(name, known) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding,
            });
        }
        is_known
    }
}
