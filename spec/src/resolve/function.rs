//! Functions: their own fields between the service's, and in what brands differ.

use indexmap::IndexMap;
use sips_office_runtime::descriptor::Direction;

use super::uses::meant;
use super::{Resolver, protocol, refer};
use crate::catalog::{FieldUse, Function, FunctionPlaces, Presence, ResponseCode, Sample};
use crate::changelog;
use crate::raw::{self, At};
use crate::rule::Rule;

impl Resolver<'_> {
    pub(super) fn function(&mut self, raw: raw::Function) {
        let name = raw.function.value.clone();
        self.assume(&raw.assumed, || format!("the function {name}"));
        self.assume(&raw.endpoints.assumed, || format!("the endpoints of {name}"));
        if let Some(code) = &raw.response_code {
            self.assume(&code.assumed, || format!("the response code of {name}"));
        }
        if let Some(first) = self.catalog.functions.get(&name) {
            let first = first.place.clone();
            return self.twice("function", &raw.function, first);
        }
        for difference in &raw.brands {
            self.refer_brand(&difference.brand);
            self.assume(&difference.assumed, || format!("{name} at {}", difference.brand.value));
        }
        if let Some(rows) = &raw.changelog {
            let (request, response) =
                (meant(&self.catalog.fields, &raw.request), meant(&self.catalog.fields, &raw.response));
            changelog::check(rows, &request, &response, self.findings);
        }
        if let Some(service) = &raw.service {
            refer(self.findings, "service", service, self.services.keys());
        }
        // The common fields are resolved again for each function; their findings came with the service.
        let service =
            raw.service.as_ref().and_then(|service| self.services.shift_remove_entry(&service.value));
        let Some((_, service)) = service else {
            // Without its service the function means nothing, but its own fields are read all the same.
            for own in [&raw.request, &raw.response] {
                self.uses(&[(own, false)]);
            }
            return;
        };
        let message = |common: &raw::Common, own: &[raw::FieldUse], this: &mut Self| {
            this.uses(&[(&common.leading, true), (own, false), (&common.trailing, true)])
        };
        let mut request = message(&service.request, &raw.request, self);
        let mut response = message(&service.response, &raw.response, self);
        let summaries = self.differences(&raw, &mut request, &mut response);
        for field in raw.alternatives.iter().flatten() {
            self.refer_use("request field", field, &request);
            let usage = request.iter().find(|usage| usage.field == field.value);
            if usage.is_some_and(|usage| usage.presence != Presence::Optional) {
                let message = format!("`{}` is an alternative, and so optional by itself", field.value);
                self.findings.report(Rule::WrongValue, field.place.clone(), message);
            }
        }
        if let Some(rows) = &raw.changelog {
            changelog::check_containers(rows, &self.catalog, request.iter().chain(&response), self.findings);
        }
        let code = raw.response_code.as_ref().or(service.response_code.as_ref());
        if let Some(code) = code {
            self.refer_use("response field", &code.field, &response);
            self.refer_codes(&code.field.value, &code.accepted);
        }
        let path = |protocol: &str, own: &Option<At<String>>, common: &Option<At<String>>| {
            let offered =
                raw.protocols.as_ref().is_none_or(|all| all.iter().any(|one| one.value == protocol));
            let pattern = own.as_ref().or(common.as_ref()).filter(|_| offered)?;
            Some((pattern.value.replace("{function}", &name), pattern.place.clone()))
        };
        let (json_path, json_place) = path("json", &raw.endpoints.json, &service.endpoints.json).unzip();
        let (soap_path, soap_place) = path("soap", &raw.endpoints.soap, &service.endpoints.soap).unzip();
        let recommended = raw.brands.iter().filter_map(|difference| {
            let version = difference.recommended.as_ref()?;
            Some((difference.brand.value.clone(), version.value))
        });
        let recommended_places = raw.brands.iter().filter_map(|difference| {
            let version = difference.recommended.as_ref()?;
            Some((difference.brand.value.clone(), version.place.clone()))
        });
        let rows = [service.changelog.as_ref(), raw.changelog.as_ref()];
        let mut function = Function {
            service: service.service.value.clone(),
            summary: raw.summary,
            idempotent: raw.idempotent,
            json_path,
            soap_path,
            recommended: recommended.collect(),
            alternatives: raw
                .alternatives
                .iter()
                .map(|fields| fields.iter().map(|field| field.value.clone()).collect())
                .collect(),
            summaries,
            response_code: code.map(|code| ResponseCode {
                field: code.field.value.clone(),
                accepted: code.accepted.iter().map(|code| code.value.clone()).collect(),
            }),
            request,
            response,
            changelog: raw.changelog.is_some().then(|| changelog::rows(rows.into_iter().flatten())),
            samples: raw.samples.into_iter().filter_map(|sample| self.sample(sample)).collect(),
            sources: raw.sources,
            rust: raw.rust,
            assumed: raw.assumed.map(|reason| reason.value),
            departures: Vec::new(),
            places: FunctionPlaces {
                recommended: recommended_places.collect(),
                json_path: json_place,
                soap_path: soap_place,
            },
            place: raw.function.place,
            name: name.clone(),
        };
        function.departures = self.departures(raw.departures, &function);
        self.services.insert(service.service.value.clone(), service);
        self.measure(&mut function);
        self.catalog.functions.insert(name, function);
    }

    /// Applies what brands' pages say otherwise; a difference that applies to nothing is a slip.
    fn differences(
        &mut self,
        raw: &raw::Function,
        request: &mut [FieldUse],
        response: &mut [FieldUse],
    ) -> IndexMap<String, String> {
        let mut summaries = IndexMap::new();
        for difference in &raw.brands {
            for field in &difference.lacks {
                let mut found = false;
                let uses = request.iter_mut().chain(response.iter_mut());
                for usage in uses.filter(|usage| usage.field == field.value) {
                    usage.absent_for.push(difference.brand.value.clone());
                    found = true;
                }
                if !found {
                    let names = request.iter().chain(response.iter()).map(|usage| &usage.field);
                    refer(self.findings, "field of this function", field, names);
                }
            }
            if let Some(summary) = &difference.summary {
                summaries.insert(difference.brand.value.clone(), summary.value.clone());
            }
        }
        summaries
    }

    fn sample(&mut self, raw: raw::Sample) -> Option<Sample> {
        if let Some(brand) = &raw.brand {
            self.refer_brand(brand);
        }
        Some(Sample {
            message: match raw.message.as_str() {
                "request" => Direction::Request,
                "response" => Direction::Response,
                _ => return None,
            },
            protocol: protocol(&raw.protocol)?,
            brand: raw.brand.map(|brand| brand.value),
            lacks: raw.lacks.into_iter().map(|field| field.value).collect(),
            because: raw.because.map(|reason| reason.value),
            document: raw.document.value,
            place: raw.document.place,
        })
    }
}
