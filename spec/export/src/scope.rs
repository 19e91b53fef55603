//! What of a catalog an export tells of, and in whose words.

use std::borrow::Cow;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{self, CheckContext, Environment, ListedValue, Presence, Protocol};
use sips_office_runtime::shown;
use sips_office_spec::catalog::{self, Brand, Catalog, Field, FieldUse, Function, Service};
use sips_office_spec::markdown::{code, prose};

use crate::address;
use crate::error::Error;
use crate::options::Options;

/// A catalog as a brand has it under an interface version.
pub(crate) struct Scope<'c> {
    pub(crate) catalog: &'c Catalog,
    pub(crate) brand: Option<&'c Brand>,
    pub(crate) environment: Option<Environment>,
    pub(crate) version: Option<InterfaceVersion>,
    base: Option<String>,
}

/// A field that exists in the scope.
pub(crate) struct Seen<'c> {
    pub(crate) usage: &'c FieldUse,
    pub(crate) field: &'c Field,
    pub(crate) described: descriptor::Field,
}

impl<'c> Scope<'c> {
    pub(crate) fn new(catalog: &'c Catalog, options: &Options) -> Result<Self, Error> {
        let brand = options.brand.as_deref().map(|id| {
            let known = catalog.brands.keys().map(String::as_str);
            catalog.brands.get(id).ok_or_else(|| Error::unknown("brand", id, known))
        });
        Ok(Self {
            catalog,
            brand: brand.transpose()?,
            environment: options.environment,
            version: options.version,
            base: options.base_address.as_deref().map(address::base).transpose()?,
        })
    }

    /// The scope at a brand, where none was asked for: at the first that recommends a version for the function, since of
    /// others its page may not be known, and else at the first.
    pub(crate) fn at_a_brand(self, function: &Function) -> Self {
        let mut recommending = self.catalog.brands.values();
        let recommending = recommending.find(|brand| function.recommended.contains_key(&brand.id));
        let brand = self.brand.or(recommending).or_else(|| self.catalog.brands.values().next());
        Self { brand, ..self }
    }

    pub(crate) fn service(&self, name: &str) -> Result<&'c Service, Error> {
        let known = self.catalog.services.keys().map(String::as_str);
        self.catalog.services.get(name).ok_or_else(|| Error::unknown("service", name, known))
    }

    pub(crate) fn function(&self, name: &str) -> Result<&'c Function, Error> {
        let known = self.catalog.functions.keys().map(String::as_str);
        let function =
            self.catalog.functions.get(name).ok_or_else(|| Error::unknown("function", name, known))?;
        match (first(function), self.version) {
            (Some(first), Some(version)) if version < first => {
                Err(Error::TooOld { name: shown::name(name), first, version })
            }
            _ => Ok(function),
        }
    }

    /// The functions of a service that the version knows and that have a form in the protocol, each with its path.
    pub(crate) fn functions(
        &self,
        service: &Service,
        protocol: Protocol,
    ) -> Result<Vec<(&'c Function, &'c str)>, Error> {
        let of_service =
            || self.catalog.functions.values().filter(|function| function.service == service.name);
        let with_path = of_service().filter_map(|function| Some((function, path(function, protocol)?)));
        let all: Vec<_> = with_path.collect();
        if all.is_empty() {
            let service = shown::name(&service.name);
            return Err(Error::NoSuchProtocol { service, protocol: protocol.title() });
        }
        let known: Vec<_> = all.iter().copied().filter(|(function, _)| self.knows(function)).collect();
        match (known.is_empty(), all.iter().filter_map(|(function, _)| first(function)).min(), self.version) {
            (true, Some(first), Some(version)) => {
                Err(Error::TooOld { name: shown::name(&service.name), first, version })
            }
            _ => Ok(known),
        }
    }

    /// The fields of a message or container that exist, in SOAP order; without a protocol, those of any.
    pub(crate) fn fields(&self, uses: &'c [FieldUse], protocol: Option<Protocol>) -> Vec<Seen<'c>> {
        let exists = |described: &descriptor::Field| {
            let protocol = protocol.or(described.only).unwrap_or(Protocol::Json);
            let brand = self.brand.map(|brand| &*brand.id);
            described.exists_under(&CheckContext { version: self.version, protocol, brand })
        };
        let known = uses.iter().filter_map(|usage| Some((usage, self.catalog.fields.get(&usage.field)?)));
        known
            .map(|(usage, field)| Seen { usage, field, described: self.catalog.describe_field(usage, field) })
            .filter(|seen| exists(&seen.described))
            .collect()
    }

    /// Whether a message of the function in which a field is required always has it: under all versions and at all brands
    /// of the scope.
    pub(crate) fn is_always_required(&self, seen: &Seen<'_>, first: Option<InterfaceVersion>) -> bool {
        let at_all_versions = self.version.is_some()
            || seen.usage.until.is_none() && first.is_none_or(|first| seen.usage.since <= first);
        seen.described.presence == Presence::Required
            && at_all_versions
            && (self.brand.is_some() || seen.usage.absent_for.is_empty())
    }

    /// Whether the version knows a listed value.
    pub(crate) fn knows_value(&self, value: &ListedValue) -> bool {
        self.version.is_none_or(|version| value.known_to(version))
    }

    /// Where a path is found: at the base address, or else at the host of a brand.
    pub(crate) fn address(&self, path: &str) -> Result<String, Error> {
        let base = match (&self.base, self.brand.or_else(|| self.catalog.brands.values().next())) {
            (Some(base), _) => base.clone(),
            (None, Some(brand)) => {
                let environment = self.environment.unwrap_or(Environment::Test);
                format!("https://{}", brand.describe().host(environment))
            }
            (None, None) => return Err(Error::NoHost),
        };
        Ok(address::below(&base, path))
    }

    /// A text of the specs in the words of the scope's brand, on one line.
    pub(crate) fn words(&self, text: &str) -> String {
        let text = match self.brand {
            Some(brand) => text.replace("{platform}", &brand.platform),
            None => self.catalog.neutral(text),
        };
        shown::line(flowing(&text), usize::MAX)
    }

    /// The same, safe in Markdown, which is also what OpenAPI takes descriptions for.
    pub(crate) fn prose(&self, text: &str) -> String {
        prose(&self.words(text))
    }

    /// What is assumed of a field, in sentences.
    pub(crate) fn assumed(&self, seen: &Seen<'_>) -> Vec<String> {
        let reasons = [&seen.usage.assumed, &seen.field.assumed].into_iter().flatten();
        let mut reasons: Vec<_> = reasons.map(|reason| self.words(reason)).collect();
        reasons.dedup();
        reasons
    }

    /// At which brands of the scope a field does not exist, in sentences.
    pub(crate) fn absent_for(&self, seen: &Seen<'_>) -> Vec<String> {
        let brands = seen.usage.absent_for.iter().filter_map(|id| self.catalog.brands.get(id));
        brands.map(|brand| format!("Not at {}.", self.words(&brand.platform))).collect()
    }

    /// The brands of which it is told: the chosen one, or all.
    pub(crate) fn brands(&self) -> impl Iterator<Item = &'c Brand> {
        let chosen = self.brand;
        self.catalog.brands.values().filter(move |brand| chosen.is_none_or(|chosen| chosen.id == brand.id))
    }

    /// The base address that was asked for.
    pub(crate) fn base(&self) -> Option<&str> {
        self.base.as_deref()
    }

    /// The summary of a function in the words of the scope's brand.
    pub(crate) fn summary(&self, function: &Function) -> String {
        let own = self.brand.and_then(|brand| function.summaries.get(&brand.id));
        self.words(own.unwrap_or(&function.summary))
    }

    fn knows(&self, function: &Function) -> bool {
        self.version.is_none_or(|version| first(function).is_none_or(|first| first <= version))
    }
}

impl Seen<'_> {
    /// Whether it must be there and since when, without conditions.
    pub(crate) fn presence_word(&self) -> String {
        let word = match &self.usage.presence {
            catalog::Presence::Required => "required",
            catalog::Presence::Optional => "optional",
            catalog::Presence::Conditional(_) => "conditional",
        };
        format!("{word} since {}.", self.usage.since)
    }

    /// Whether it must be there and since when: `Required since 2.0.` A condition stands there as `say` gives it.
    pub(crate) fn presence(&self, say: impl Fn(&str) -> String) -> String {
        let until = self.usage.until.map(|until| format!(" until {until}")).unwrap_or_default();
        let (word, condition) = match &self.usage.presence {
            catalog::Presence::Required => ("Required", None),
            catalog::Presence::Optional => ("Optional", None),
            catalog::Presence::Conditional(condition) => ("Conditional", Some(condition)),
        };
        let sentence = format!("{word} since {}{until}", self.usage.since);
        let mut sentence = match condition {
            Some(condition) => format!("{sentence}: {}", say(condition)),
            None => format!("{sentence}."),
        };
        let when =
            self.usage.when.iter().map(|(field, codes)| format!("{} is {}", code(field), either(codes)));
        let when: Vec<_> = when.collect();
        if !when.is_empty() {
            sentence = format!("{sentence} It comes where {}.", shown::line(when.join(" and "), usize::MAX));
        }
        sentence
    }
}

/// `a`, `b` or `c`.
pub(crate) fn either(codes: &[String]) -> String {
    listed(codes, "or")
}

/// `a`, `b` and `c`, with the given word before the last.
pub(crate) fn listed(names: &[String], before_last: &str) -> String {
    let names: Vec<_> = names.iter().map(|name| code(name)).collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} {before_last} {last}", others.join(", ")),
        None => String::new(),
    }
}

/// A text of several lines on one.
fn flowing(text: &str) -> Cow<'_, str> {
    const BREAKS: [char; 3] = ['\n', '\r', '\t'];
    if !text.contains(BREAKS) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<_> = text.split(BREAKS).map(str::trim).filter(|line| !line.is_empty()).collect();
    Cow::Owned(lines.join(" "))
}

/// The first version that a function has.
pub(crate) fn first(function: &Function) -> Option<InterfaceVersion> {
    function.request.iter().map(|usage| usage.since).min()
}

fn path(function: &Function, protocol: Protocol) -> Option<&str> {
    match protocol {
        Protocol::Json => function.json_path.as_deref(),
        Protocol::Soap => function.soap_path.as_deref(),
    }
}
