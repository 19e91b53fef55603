//! Raw specs to catalog: references looked up, words turned into types, findings for what does not fit.

use indexmap::IndexMap;
use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Protocol, Sensitivity};

use crate::catalog::{
    Assumption, Brand, Catalog, Container, Field, FieldKind, FieldUse, Function, ListedValue, MessageKind,
    Presence, ResponseCode, Sample, Service, ValueList,
};
use crate::changelog;
use crate::finding::{Finding, Findings, Rule, nearest};
use crate::raw::{self, At};
use crate::source::Place;

/// Everything read, before anything is compared.
#[derive(Debug, Default)]
pub(crate) struct Raw {
    pub(crate) brands: Vec<raw::Brand>,
    pub(crate) services: Vec<raw::Service>,
    pub(crate) fields: Vec<raw::Field>,
    pub(crate) containers: Vec<raw::Container>,
    pub(crate) value_lists: Vec<raw::ValueList>,
    pub(crate) functions: Vec<(String, raw::Function)>,
}

/// Turns what was read into what it means.
pub(crate) fn resolve(raw: Raw, findings: &mut Findings) -> Catalog {
    let mut resolver = Resolver {
        catalog: Catalog::default(),
        brands: IndexMap::new(),
        services: IndexMap::new(),
        findings,
    };
    raw.brands.into_iter().for_each(|brand| resolver.brand(brand));
    raw.value_lists.into_iter().for_each(|list| resolver.value_list(list));
    // Fields name containers and containers name fields, so both are known before either is looked into.
    let containers: Vec<_> =
        raw.containers.iter().map(|container| container.container.value.clone()).collect();
    raw.fields.into_iter().for_each(|field| resolver.field(field, &containers));
    raw.containers.into_iter().for_each(|container| resolver.container(container));
    resolver.cycles();
    raw.services.into_iter().for_each(|service| resolver.service(service));
    raw.functions.into_iter().for_each(|(file, function)| resolver.function(file, function));
    resolver.catalog
}

struct Resolver<'f> {
    catalog: Catalog,
    /// Where each brand is defined.
    brands: IndexMap<String, Place>,
    services: IndexMap<String, raw::Service>,
    findings: &'f mut Findings,
}

impl Resolver<'_> {
    fn brand(&mut self, raw: raw::Brand) {
        self.assume(&raw.assumed, || format!("the brand {}", raw.brand.value));
        if let Some(first) = self.brands.get(&raw.brand.value) {
            let first = first.clone();
            return self.twice("brand", &raw.brand, first);
        }
        let brand = Brand {
            id: raw.brand.value.clone(),
            platform: raw.platform,
            documentation: raw.documentation,
            production_host: raw.production,
            test_host: raw.test,
        };
        self.catalog.brands.insert(raw.brand.value.clone(), brand);
        self.brands.insert(raw.brand.value, raw.brand.place);
    }

    fn value_list(&mut self, raw: raw::ValueList) {
        self.assume(&raw.assumed, || format!("the value list {}", raw.list.value));
        if let Some(first) = self.catalog.value_lists.get(&raw.list.value) {
            let first = first.place.clone();
            return self.twice("value list", &raw.list, first);
        }
        for (at, value) in raw.values.iter().enumerate() {
            self.assume(&value.assumed, || format!("the code {} of {}", value.code.value, raw.list.value));
            self.once("code", &raw.list.value, raw.values[..at].iter().map(|value| &value.code), &value.code);
            self.once("name", &raw.list.value, raw.values[..at].iter().map(|value| &value.name), &value.name);
        }
        let values = raw.values.into_iter().map(|value| ListedValue {
            code: value.code.value,
            name: value.name.value,
            label: value.label,
            since: value.since,
            until: value.until,
            deprecated: value.deprecated,
            rust: value.rust,
            assumed: value.assumed.map(|reason| reason.value),
            place: value.code.place,
        });
        let list = ValueList {
            name: raw.list.value.clone(),
            open: raw.open,
            values: values.collect(),
            rust: raw.rust,
            place: raw.list.place,
        };
        self.catalog.value_lists.insert(raw.list.value, list);
    }

    /// Reports a code or name that a value list had before.
    fn once<'r>(
        &mut self,
        what: &str,
        list: &str,
        mut before: impl Iterator<Item = &'r At<String>>,
        text: &At<String>,
    ) {
        if let Some(first) = before.find(|other| other.value == text.value) {
            let message = format!("the {what} `{}` stands twice in {list}", text.value);
            let finding = Finding::new(Rule::DuplicateValue, text.place.clone(), message);
            self.findings.push(finding.related(first.place.clone(), "first here"));
        }
    }

    fn field(&mut self, raw: raw::Field, containers: &[String]) {
        self.assume(&raw.assumed, || format!("the field {}", raw.field.value));
        if let Some(first) = self.catalog.fields.get(&raw.field.value) {
            let first = first.place.clone();
            return self.twice("field", &raw.field, first);
        }
        if let Some(list) = &raw.values {
            refer(self.findings, "value list", list, self.catalog.value_lists.keys());
        }
        if let Some(container) = &raw.container {
            refer(self.findings, "container", container, containers);
        }
        let name = raw.field.value;
        let kind = self.kind(&name, &raw.field.place, raw.kind, raw.container, raw.item);
        let field = Field {
            name: name.clone(),
            kind,
            description: raw.description,
            values: raw.values.map(|list| list.value),
            sensitivity: match raw.sensitive.as_deref() {
                Some("cardNumber") => Sensitivity::CardNumber,
                Some(_) => Sensitivity::Secret,
                None => Sensitivity::Public,
            },
            example: raw.example,
            rust: raw.rust,
            assumed: raw.assumed.map(|reason| reason.value),
            place: raw.field.place,
        };
        self.catalog.fields.insert(name, field);
    }

    fn kind(
        &mut self,
        name: &str,
        place: &Place,
        kind: Option<At<String>>,
        container: Option<At<String>>,
        item: Option<String>,
    ) -> FieldKind {
        let word = kind.as_ref().map_or("text", |kind| kind.value.as_str());
        match (word, container) {
            ("container", Some(container)) => FieldKind::Container(container.value),
            ("container", None) => {
                let finding =
                    Finding::new(Rule::MissingKey, place.clone(), format!("`{name}` names no container"));
                self.findings.push(finding.help("a field of the kind `container` needs the key `container`"));
                FieldKind::Text
            }
            ("list", container) => {
                // A list's elements are named in the singular unless the spec says otherwise.
                let singular = name.strip_suffix("List").or_else(|| name.strip_suffix('s')).unwrap_or(name);
                let item = item.unwrap_or_else(|| singular.to_owned());
                FieldKind::List { container: container.map(|container| container.value), item }
            }
            (_, Some(container)) => {
                let message = format!("`{name}` is of the kind `{word}` and yet names a container");
                let finding = Finding::new(Rule::WrongValue, container.place, message);
                self.findings.push(finding.help("only the kinds `container` and `list` do"));
                FieldKind::Text
            }
            ("number", None) => FieldKind::Number,
            ("boolean", None) => FieldKind::Boolean,
            ("dateTime", None) => FieldKind::DateTime,
            _ => FieldKind::Text,
        }
    }

    fn container(&mut self, raw: raw::Container) {
        self.assume(&raw.assumed, || format!("the container {}", raw.container.value));
        if let Some(first) = self.catalog.containers.get(&raw.container.value) {
            let first = first.place.clone();
            return self.twice("container", &raw.container, first);
        }
        let container = Container {
            name: raw.container.value.clone(),
            description: raw.description,
            fields: self.uses(&[(&raw.fields, false)]),
            rust: raw.rust,
            place: raw.container.place,
        };
        self.catalog.containers.insert(raw.container.value, container);
    }

    /// Containers that contain themselves could be neither sent nor described.
    fn cycles(&mut self) {
        let inside = |name: &str| -> Vec<String> {
            let uses = self.catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
            let child = |usage: &FieldUse| match &self.catalog.fields.get(&usage.field)?.kind {
                FieldKind::Container(name) => Some(name.clone()),
                FieldKind::List { container, .. } => container.clone(),
                _ => None,
            };
            uses.iter().filter_map(child).collect()
        };
        let reached: IndexMap<_, _> = self
            .catalog
            .containers
            .keys()
            .map(|name| {
                let (mut reached, mut open) = (Vec::new(), inside(name));
                while let Some(name) = open.pop() {
                    if !reached.contains(&name) {
                        open.extend(inside(&name));
                        reached.push(name);
                    }
                }
                (name.clone(), reached)
            })
            .collect();
        let reaches =
            |from: &String, to: &String| reached.get(from).is_some_and(|reached| reached.contains(to));
        let mut cyclic: Vec<&String> = Vec::new();
        for name in reached.keys().filter(|name| reaches(name, name)) {
            // A cycle is one slip, wherever one enters it.
            let known = cyclic.iter().any(|other| reaches(other, name) && reaches(name, other));
            cyclic.push(name);
            let Some(container) = self.catalog.containers.get(name).filter(|_| !known) else { continue };
            let through =
                reached.keys().filter(|other| *other != name && reaches(name, other) && reaches(other, name));
            let through: Vec<_> = through.map(|name| format!("`{name}`")).collect();
            let through = if through.is_empty() {
                String::new()
            } else {
                format!(", through {}", through.join(" and "))
            };
            let message = format!("the container `{name}` contains itself{through}");
            self.findings.report(Rule::ContainerCycle, container.place.clone(), message);
        }
        let cyclic: Vec<_> = cyclic.into_iter().cloned().collect();
        for name in cyclic {
            if let Some(container) = self.catalog.containers.get_mut(&name) {
                container.fields.clear();
            }
        }
    }

    fn service(&mut self, raw: raw::Service) {
        self.assume(&raw.assumed, || format!("the service {}", raw.service.value));
        self.assume(&raw.endpoints.assumed, || format!("the endpoints of {}", raw.service.value));
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
            version_prefix: raw.prefix.clone(),
            prefix_label: raw.label.clone(),
            prefix_labels: raw
                .labels
                .iter()
                .map(|(brand, label)| (brand.value.clone(), label.clone()))
                .collect(),
        };
        // Resolved once here, so that a mistake in the common fields is found where no function uses them.
        self.uses(&[(&raw.request.leading, true), (&raw.request.trailing, true)]);
        self.uses(&[(&raw.response.leading, true), (&raw.response.trailing, true)]);
        self.catalog.services.insert(name.clone(), service);
        self.services.insert(name, raw);
    }

    fn function(&mut self, file: String, raw: raw::Function) {
        let name = raw.function.value.clone();
        self.assume(&raw.assumed, || format!("the function {name}"));
        self.assume(&raw.endpoints.assumed, || format!("the endpoints of {name}"));
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
            refer(self.findings, "request field", field, request.iter().map(|usage| &usage.field));
        }
        if let Some(rows) = &raw.changelog {
            changelog::check_containers(rows, &self.catalog, request.iter().chain(&response), self.findings);
        }
        let code = raw.response_code.as_ref().or(service.response_code.as_ref());
        if let Some(code) = code {
            // A misspelt response field has its finding, and the name that it was meant to have is then no second slip.
            let uses = service.response.leading.iter().chain(&raw.response).chain(&service.response.trailing);
            if meant(&self.catalog.fields, uses).iter().all(|(name, _)| *name != Some(&*code.field.value)) {
                refer(
                    self.findings,
                    "response field",
                    &code.field,
                    response.iter().map(|usage| &usage.field),
                );
            }
            self.refer_codes(&code.field.value, &code.accepted);
        }
        let path = |protocol: &str, own: &Option<String>, common: &Option<String>| {
            let offered =
                raw.protocols.as_ref().is_none_or(|all| all.iter().any(|one| one.value == protocol));
            let pattern = own.as_ref().or(common.as_ref()).filter(|_| offered)?;
            Some(pattern.replace("{function}", &name))
        };
        let rows = [service.changelog.as_ref(), raw.changelog.as_ref()];
        let function = Function {
            service: service.service.value.clone(),
            summary: raw.summary,
            idempotent: raw.idempotent,
            json_path: path("json", &raw.endpoints.json, &service.endpoints.json),
            soap_path: path("soap", &raw.endpoints.soap, &service.endpoints.soap),
            recommended: raw
                .brands
                .iter()
                .filter_map(|difference| Some((difference.brand.value.clone(), difference.recommended?)))
                .collect(),
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
            file,
            place: raw.function.place,
            name: name.clone(),
        };
        self.services.insert(service.service.value.clone(), service);
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
                if summary.value == raw.summary {
                    let message = format!("the summary for {} is the common one", difference.brand.value);
                    self.findings.report(Rule::UselessDifference, summary.place.clone(), message);
                }
                summaries.insert(difference.brand.value.clone(), summary.value.clone());
            }
        }
        summaries
    }

    fn sample(&mut self, raw: raw::Sample) -> Option<Sample> {
        if let Some(brand) = &raw.brand {
            self.refer_brand(brand);
        }
        if let (Some(field), None) = (raw.lacks.first(), &raw.because) {
            let finding =
                Finding::new(Rule::Sample, field.place.clone(), "a sample that lacks fields says why");
            self.findings.push(finding.help("add `because:` with the reason"));
        }
        Some(Sample {
            message: match raw.message.as_str() {
                "request" => MessageKind::Request,
                "response" => MessageKind::Response,
                _ => return None,
            },
            protocol: protocol(&raw.protocol)?,
            brand: raw.brand.map(|brand| brand.value),
            lacks: raw.lacks.into_iter().map(|field| field.value).collect(),
            because: raw.because,
            document: raw.document.value,
            place: raw.document.place,
        })
    }

    /// The fields of a message or container, from several runs of which some are common.
    fn uses(&mut self, runs: &[(&[raw::FieldUse], bool)]) -> Vec<FieldUse> {
        let mut uses: Vec<FieldUse> = Vec::new();
        for (raw, common) in runs.iter().flat_map(|(run, common)| run.iter().map(move |raw| (raw, *common))) {
            if let Some(first) = uses.iter().find(|usage| usage.field == raw.field.value) {
                let first = first.place.clone();
                self.twice("field", &raw.field, first);
                continue;
            }
            refer(self.findings, "field", &raw.field, self.catalog.fields.keys());
            for (field, codes) in &raw.when {
                refer(self.findings, "field", field, self.catalog.fields.keys());
                self.refer_codes(&field.value, codes);
            }
            self.assume(&raw.assumed, || format!("the field {}", raw.field.value));
            if let (Some(since), Some(until)) = (&raw.since, &raw.until)
                && until.value < since.value
            {
                let message =
                    format!("`{}` is until {} and yet since {}", raw.field.value, until.value, since.value);
                self.findings.report(Rule::WrongValue, until.place.clone(), message);
            }
            uses.push(self.field_use(raw, common));
        }
        uses
    }

    /// What is missing or wrong has its finding; so that it has no second one, the use is made all the same.
    fn field_use(&mut self, raw: &raw::FieldUse, common: bool) -> FieldUse {
        let presence = match (raw.presence.as_ref(), &raw.condition) {
            (Some(presence), None) if presence.value == "conditional" => {
                let message = format!("`{}` is conditional and does not say when", raw.field.value);
                let finding = Finding::new(Rule::MissingKey, presence.place.clone(), message);
                self.findings.push(finding.help("add `condition:` with a sentence"));
                Presence::Optional
            }
            (Some(presence), Some(condition)) if presence.value == "conditional" => {
                Presence::Conditional(condition.clone())
            }
            (Some(presence), _) if presence.value == "required" => Presence::Required,
            _ => Presence::Optional,
        };
        FieldUse {
            field: raw.field.value.clone(),
            presence,
            since: raw.since.as_ref().map_or(InterfaceVersion::new(0, 0), |since| since.value),
            until: raw.until.as_ref().map(|until| until.value),
            only: raw.only.as_deref().and_then(protocol),
            when: raw
                .when
                .iter()
                .map(|(field, codes)| {
                    (field.value.clone(), codes.iter().map(|code| code.value.clone()).collect())
                })
                .collect(),
            may_be_empty: raw.may_be_empty,
            absent_for: Vec::new(),
            deprecated: raw.deprecated.clone(),
            common,
            assumed: raw.assumed.as_ref().map(|reason| reason.value.clone()),
            place: raw.field.place.clone(),
        }
    }

    fn refer_brand(&mut self, brand: &At<String>) {
        refer(self.findings, "brand", brand, self.catalog.brands.keys());
    }

    /// Reports codes that the field's value list, where it has one, does not have.
    fn refer_codes(&mut self, field: &str, codes: &[At<String>]) {
        let list = self
            .catalog
            .fields
            .get(field)
            .and_then(|field| self.catalog.value_lists.get(field.values.as_ref()?));
        let Some(list) = list else { return };
        for code in codes {
            refer(
                self.findings,
                &format!("{} code", list.name),
                code,
                list.values.iter().map(|value| &value.code),
            );
        }
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

/// Fields under the dictionary's names, misspelt ones under the name that they were meant to have.
fn meant<'r>(
    dictionary: &'r IndexMap<String, Field>,
    uses: impl IntoIterator<Item = &'r raw::FieldUse>,
) -> Vec<changelog::Meant<'r>> {
    let known = |name: &'r str| match dictionary.contains_key(name) {
        true => Some(name),
        false => nearest(name, dictionary.keys().map(String::as_str)),
    };
    uses.into_iter().map(|usage| (known(&usage.field.value), usage)).collect()
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
    findings.push(match nearest(&name.value, known.into_iter().map(String::as_str)) {
        Some(near) => finding.help(format!("did you mean `{near}`?")),
        None => finding,
    });
}

fn protocol(word: &str) -> Option<Protocol> {
    match word {
        "json" => Some(Protocol::Json),
        "soap" => Some(Protocol::Soap),
        _ => None,
    }
}
