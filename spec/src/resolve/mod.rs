//! Raw specs to catalog: references looked up, words turned into types, findings for what does not fit.

mod cycles;
mod departures;
mod dictionary;
mod function;
mod shadow;
mod size;
mod uses;

use indexmap::IndexMap;
use sips_office_runtime::descriptor::Protocol;

use self::uses::meant;
use crate::catalog::{Assumption, Brand, Catalog, PrefixPlaces, Service};
use crate::changelog;
use crate::finding::{Finding, Findings};
use crate::raw::{self, At, Raw};
use crate::rule::Rule;
use crate::source::{Place, Sources};
use sips_office_runtime::spelling::near;

/// Turns what was read into what it means.
///
/// Of a shipped definition and a user's own, `raw` keeps the one that holds.
pub(crate) fn resolve(raw: &mut Raw, sources: &Sources, findings: &mut Findings) -> Catalog {
    shadow::settle(raw, sources, findings);
    let raw = raw.clone();
    let files = sources.files().iter().map(|file| file.name.clone()).collect();
    let mut resolver =
        Resolver { catalog: Catalog { files, ..Catalog::default() }, services: IndexMap::new(), findings };
    raw.brands.into_iter().for_each(|brand| resolver.brand(brand));
    raw.value_lists.into_iter().for_each(|list| resolver.value_list(list));
    // Fields name containers and containers name fields, so both are known before either is looked into.
    let containers: Vec<_> =
        raw.containers.iter().map(|container| container.container.value.clone()).collect();
    raw.fields.into_iter().for_each(|field| resolver.field(field, &containers));
    raw.containers.into_iter().for_each(|container| resolver.container(container));
    resolver.cycles();
    raw.services.into_iter().for_each(|service| resolver.service(service));
    raw.functions.into_iter().for_each(|function| resolver.function(function));
    resolver.catalog
}

struct Resolver<'f> {
    catalog: Catalog,
    services: IndexMap<String, raw::Service>,
    findings: &'f mut Findings,
}

impl Resolver<'_> {
    fn brand(&mut self, raw: raw::Brand) {
        self.assume(&raw.assumed, || format!("the brand {}", raw.brand.value));
        if let Some(first) = self.catalog.brands.get(&raw.brand.value) {
            let first = first.place.clone();
            return self.twice("brand", &raw.brand, first);
        }
        let brand = Brand {
            id: raw.brand.value.clone(),
            platform: raw.platform,
            documentation: raw.documentation,
            production_place: place_or(&raw.production, &raw.brand),
            test_place: place_or(&raw.test, &raw.brand),
            production_host: raw.production.map(|host| host.value).unwrap_or_default(),
            test_host: raw.test.map(|host| host.value).unwrap_or_default(),
            place: raw.brand.place.clone(),
        };
        self.catalog.brands.insert(raw.brand.value, brand);
    }

    fn service(&mut self, raw: raw::Service) {
        self.assume(&raw.assumed, || format!("the service {}", raw.service.value));
        self.assume(&raw.endpoints.assumed, || format!("the endpoints of {}", raw.service.value));
        if let Some(code) = &raw.response_code {
            self.assume(&code.assumed, || format!("the response code of {}", raw.service.value));
        }
        if let Some(first) = self.services.get(&raw.service.value) {
            let first = first.service.place.clone();
            return self.twice("service", &raw.service, first);
        }
        for (brand, _) in &raw.labels {
            self.refer_brand(brand);
        }
        if let Some(rows) = &raw.changelog {
            let request =
                meant(&self.catalog.fields, raw.request.leading.iter().chain(&raw.request.trailing));
            let response =
                meant(&self.catalog.fields, raw.response.leading.iter().chain(&raw.response.trailing));
            changelog::check(rows, &request, &response, self.findings);
        }
        let name = raw.service.value.clone();
        let service = Service {
            name: name.clone(),
            summary: raw.summary.clone(),
            namespace: raw.namespace.clone(),
            version_prefix: raw.prefix.as_ref().map(|prefix| prefix.value.clone()).unwrap_or_default(),
            prefix_label: raw.label.as_ref().map(|label| label.value.clone()),
            prefix_labels: raw
                .labels
                .iter()
                .map(|(brand, label)| (brand.value.clone(), label.value.clone()))
                .collect(),
            place: raw.service.place.clone(),
            prefix_places: PrefixPlaces {
                prefix: place_or(&raw.prefix, &raw.service),
                label: raw.label.as_ref().map(|label| label.place.clone()),
                brands: raw
                    .labels
                    .iter()
                    .map(|(brand, label)| (brand.value.clone(), label.place.clone()))
                    .collect(),
            },
        };
        // Resolved once here, so that a mistake in the common fields is found where no function uses them.
        self.uses(&[(&raw.request.leading, true), (&raw.request.trailing, true)]);
        self.uses(&[(&raw.response.leading, true), (&raw.response.trailing, true)]);
        self.catalog.services.insert(name.clone(), service);
        self.services.insert(name, raw);
    }

    fn refer_brand(&mut self, brand: &At<String>) {
        refer(self.findings, "brand", brand, self.catalog.brands.keys());
    }

    fn twice(&mut self, what: &str, name: &At<String>, first: Place) {
        let finding = Finding::new(
            Rule::DuplicateName,
            name.place.clone(),
            format!("the {what} `{}` stands twice", name.value),
        );
        self.findings.push(finding.related(first, "first here"));
    }

    fn assume(&mut self, reason: &Option<At<String>>, about: impl FnOnce() -> String) {
        if let Some(reason) = reason {
            let assumption =
                Assumption { about: about(), reason: reason.value.clone(), place: reason.place.clone() };
            // Common fields are resolved once per function, and assumed once.
            if !self.catalog.assumptions.contains(&assumption) {
                self.catalog.assumptions.push(assumption);
            }
        }
    }
}

/// Reports a name that is not among the known ones.
fn refer<'n>(
    findings: &mut Findings,
    what: &str,
    name: &At<String>,
    known: impl IntoIterator<Item = &'n String> + Clone,
) {
    if known.clone().into_iter().any(|known| *known == name.value) {
        return;
    }
    let finding = Finding::new(
        Rule::UnknownReference,
        name.place.clone(),
        format!("there is no {what} `{}`", name.value),
    );
    findings.push(finding.meant(near(&name.value, known.into_iter().map(String::as_str))));
}

/// The place of a text, and where it is missing that of what it should belong to.
fn place_or(text: &Option<At<String>>, owner: &At<String>) -> Place {
    text.as_ref().unwrap_or(owner).place.clone()
}

fn protocol(word: &str) -> Option<Protocol> {
    match word {
        "json" => Some(Protocol::Json),
        "soap" => Some(Protocol::Soap),
        _ => None,
    }
}
