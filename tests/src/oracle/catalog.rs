//! The facts of the catalog, in a brand's words.

use sips_office_runtime::descriptor::{Direction, Protocol};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{Attendance, Brand, FieldUse, Function, Presence, Sample, Service};

use super::Facts;
use super::page::elements;
use crate::page::{Page, Section};

impl Facts {
    /// Everything that the catalog says of the page's function and that a page of this kind shows.
    ///
    /// The page is asked for no more than its function, whether it has a changelog, and which elements its SOAP samples have.
    ///
    /// # Errors
    /// Where the catalog has no such function or brand, or where the function's service is unknown.
    pub(super) fn of_catalog(catalog: &Catalog, brand: &str, page: &Page) -> Result<Self, String> {
        let function =
            catalog.function(&page.function).ok_or_else(|| format!("no function {}", page.function))?;
        let service =
            catalog.service_of(function).ok_or_else(|| format!("no service {}", function.service))?;
        let brand = catalog.brands.get(brand).ok_or_else(|| format!("no brand {brand}"))?;
        let mut facts = Self::default();
        facts.add("the function", &*function.name);
        if let Some(version) = function.recommended.get(&brand.id) {
            facts.add("the recommended version", format!("{}_{version}", service.version_prefix));
        }
        facts.addresses(function, brand);
        for (message, fields) in [("request", &function.request), ("response", &function.response)] {
            for usage in fields {
                facts.field(catalog, service, brand, function, message, usage);
            }
        }
        if !page.changelog.is_empty() {
            facts.changelog(function);
        }
        for sample in function.samples.iter().filter(|sample| sample.brand.as_ref() == Some(&brand.id)) {
            facts.add_sample(function, sample, page);
        }
        Ok(facts)
    }

    fn addresses(&mut self, function: &Function, brand: &Brand) {
        let paths = [("JSON", &function.json_path, ""), ("SOAP", &function.soap_path, "?wsdl")];
        for (protocol, path, query) in paths {
            let Some(path) = path else { continue };
            for (environment, host) in [("PROD", &brand.production_host), ("TEST", &brand.test_host)] {
                // Both protocols are sent with POST and nothing else, so the catalog has no word for it.
                self.add(
                    format!("the {protocol} address in {environment}"),
                    format!("POST https://{host}{path}{query}"),
                );
            }
        }
    }

    fn field(
        &mut self,
        catalog: &Catalog,
        service: &Service,
        brand: &Brand,
        function: &Function,
        message: &str,
        usage: &FieldUse,
    ) {
        // A page shows what its brand has at the version that it recommends.
        let recommended = function.recommended.get(&brand.id).copied();
        let is_gone = usage.until.zip(recommended).is_some_and(|(until, recommended)| until < recommended);
        if is_gone || usage.absent_for.contains(&brand.id) {
            return;
        }
        let name = format!("the {message}'s {}", usage.field);
        let presence = match usage.presence {
            Presence::Required => "Required",
            Presence::Optional => "Optional",
            Presence::Conditional(_) => "Conditional",
        };
        self.add(format!("{name}, presence"), presence);
        self.add(format!("{name}, since"), usage.since.to_string());
        let values = if usage.field == "interfaceVersion" {
            interface_versions(service, brand, function)
        } else {
            listed(catalog, brand, &usage.field)
        };
        if values.is_empty() {
            return;
        }
        let codes: Vec<_> = values.iter().map(|(code, _)| code.as_str()).collect();
        self.add(format!("{name}, codes"), codes.join(", "));
        for (code, label) in values {
            self.add(format!("{name}, label of {code}"), label);
        }
    }

    fn changelog(&mut self, function: &Function) {
        for row in function.changelog.iter().flatten() {
            let sides: &[_] = match &row.attendance {
                Attendance::Request => &["Request"],
                Attendance::Response => &["Response"],
                Attendance::Both => &["Request", "Response"],
                Attendance::Container(holder) => {
                    let of = format!("the changelog on {} (Container {holder})", row.field);
                    self.add(of, row.version.to_string());
                    &[]
                }
            };
            for side in sides {
                self.add(format!("the changelog on {} ({side})", row.field), row.version.to_string());
            }
        }
    }

    fn add_sample(&mut self, function: &Function, sample: &Sample, page: &Page) {
        let (message, section) = match sample.message {
            Direction::Request => ("request", Section::Request),
            Direction::Response => ("response", Section::Response),
        };
        let name = format!("the {} {message} sample", sample.protocol.title());
        self.lines(&name, &sample.document);
        if sample.protocol != Protocol::Soap {
            return;
        }
        let Some(shown) =
            page.samples.iter().find(|shown| shown.section == section && shown.text.starts_with('<'))
        else {
            return;
        };
        let shown = elements(page, shown);
        let order = function.fields(sample.message).iter().map(|usage| usage.field.as_str());
        let order: Vec<_> = order.filter(|name| shown.contains(name)).collect();
        self.add(format!("the order in {name}"), order.join(", "));
    }
}

/// The one entry that the pages list for `interfaceVersion`: the prefix, told twice in two forms.
fn interface_versions(service: &Service, brand: &Brand, function: &Function) -> Vec<(String, String)> {
    let Some(version) = function.recommended.get(&brand.id) else { return Vec::new() };
    let prefix = &service.version_prefix;
    let Some(label) = service.prefix_labels.get(&brand.id).or(service.prefix_label.as_ref()) else {
        return Vec::new();
    };
    vec![(format!("{prefix}_{}.", version.major()), format!("{prefix}: {label}"))]
}

fn listed(catalog: &Catalog, brand: &Brand, field: &str) -> Vec<(String, String)> {
    let list = catalog.fields.get(field).and_then(|field| catalog.value_lists.get(field.values.as_ref()?));
    let documented = list.iter().flat_map(|list| &list.values).filter(|value| value.assumed.is_none());
    documented.map(|value| (value.code.clone(), value.label.replace("{platform}", &brand.platform))).collect()
}
