//! Differences that are none: of a brand from the others, and of a function from its service.

use super::Checked;
use crate::finding::{Finding, Findings};
use crate::fix::Edit;
use crate::raw::{At, Endpoints, Function, Service};
use crate::rule::Rule;
use crate::source::Place;

pub(crate) fn useless_difference(checked: &Checked<'_>, findings: &mut Findings) {
    let mut useless = Useless { findings };
    for service in &checked.raw.services {
        for (brand, label) in &service.labels {
            if service.label.as_ref().is_some_and(|common| common.value == label.value) {
                useless.at(&label.place, format!("the label for {} is the common one", brand.value));
            }
        }
    }
    for (raw, _) in checked.functions() {
        useless.brands(raw);
        let service = raw
            .service
            .as_ref()
            .and_then(|name| checked.raw.services.iter().find(|service| service.service.value == name.value));
        if let Some(service) = service {
            useless.departures(raw, service);
        }
    }
}

struct Useless<'f> {
    findings: &'f mut Findings,
}

impl Useless<'_> {
    fn brands(&mut self, function: &Function) {
        for difference in &function.brands {
            let brand = &difference.brand.value;
            if difference.says_nothing {
                let message = format!("nothing is said of {brand}");
                let finding = Finding::new(Rule::UselessDifference, difference.brand.place.clone(), message);
                self.findings.push(
                    finding
                        .help("say what its page has otherwise, such as `recommended`, or remove it")
                        .mend(Edit::Remove(difference.entry.clone())),
                );
            }
            if let Some(summary) = difference.summary.as_ref().filter(|own| own.value == function.summary) {
                self.at(&summary.place, format!("the summary for {brand} is the common one"));
            }
            for (at, field) in difference.lacks.iter().enumerate() {
                if difference.lacks[..at].iter().any(|other| other.value == field.value) {
                    self.at(&field.place, format!("that {brand} lacks `{}` is said already", field.value));
                }
            }
        }
    }

    /// In what a function departs from its service.
    fn departures(&mut self, function: &Function, service: &Service) {
        let path = |path: &At<String>| path.value.replace("{function}", &function.function.value);
        let paths = |of: &Endpoints| [of.json.clone(), of.soap.clone()];
        for (own, common) in paths(&function.endpoints).iter().zip(&paths(&service.endpoints)) {
            if let (Some(own), Some(common)) = (own, common)
                && path(own) == path(common)
            {
                self.at(&own.place, "the service's functions have this endpoint anyway".to_owned());
            }
        }
        if let (Some(own), Some(common)) = (&function.response_code, &service.response_code) {
            let codes =
                |codes: &[At<String>]| codes.iter().map(|code| code.value.clone()).collect::<Vec<_>>();
            if own.field.value == common.field.value && codes(&own.accepted) == codes(&common.accepted) {
                let message = "the service's functions have this response code anyway";
                let finding = Finding::new(Rule::UselessDifference, own.field.place.clone(), message);
                self.findings.push(finding.help("remove `responseCode:`"));
            }
        }
        let [json, soap] = [
            function.endpoints.json.as_ref().or(service.endpoints.json.as_ref()),
            function.endpoints.soap.as_ref().or(service.endpoints.soap.as_ref()),
        ]
        .map(|path| path.is_some());
        let offers = |protocol: &str, has_path: bool| {
            let listed = |all: &Vec<At<String>>| all.iter().any(|one| one.value == protocol);
            has_path && function.protocols.as_ref().is_none_or(listed)
        };
        let (json, soap) = (offers("json", json), offers("soap", soap));
        for usage in function.request.iter().chain(&function.response) {
            let Some(only) = &usage.only else { continue };
            if matches!((&*only.value, json, soap), ("json", true, false) | ("soap", false, true)) {
                let message = format!("`{}` has no other protocol anyway", function.function.value);
                self.at(&only.place, message);
            }
        }
    }

    /// A difference at a value, whose entry can go.
    fn at(&mut self, place: &Place, message: String) {
        let finding = Finding::new(Rule::UselessDifference, place.clone(), message);
        self.findings.push(finding.help("remove it").mend(Edit::Remove(place.clone())));
    }
}
