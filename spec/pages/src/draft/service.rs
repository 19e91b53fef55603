//! The service of a function: one that is there, or the draft of a new one.

use std::collections::BTreeSet;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{Direction, Protocol, Role};
use sips_office_spec::catalog::{Catalog, FieldUse};
use sips_office_spec::{SourceFile, Sources, is_file_name, load};

use super::changelog::Rows;
use super::evidence::Evidence;
use super::uses::{self, Use, assumed};
use super::yaml::{self, Entries, Value, entry, text};
use super::{Options, Refusal};
use crate::Page;
use crate::elements;
use crate::page::Field;

/// What a function has of its service.
#[derive(Debug, Default)]
pub(super) struct Service {
    pub(super) name: String,
    /// The names of the common fields of request and response.
    common: [BTreeSet<String>; 2],
    json_path: Option<String>,
    soap_path: Option<String>,
    /// The response field that tells the result.
    pub(super) response_code: Option<String>,
    /// The earliest since of its fields.
    pub(super) earliest: Option<InterfaceVersion>,
    /// The file of a new service.
    pub(super) file: Option<String>,
}

/// The order in which the known services have the common fields of a message in SOAP.
const USUAL_ORDER: [[&str; 6]; 2] = [
    [
        "merchantId",
        "interfaceVersion",
        "intermediateServiceProviderId",
        "seal",
        "keyVersion",
        "sealAlgorithm",
    ],
    ["", "errorFieldName", "seal", "", "", ""],
];
/// Of these, as many stand before a function's own fields.
const USUALLY_LEADING: [usize; 2] = [2, 0];

impl Service {
    /// Whether all functions of the service have the field.
    pub(super) fn has(&self, direction: Direction, field: &str) -> bool {
        self.common[direction as usize].contains(field)
    }

    /// Where the service's functions are.
    pub(super) fn path(&self, protocol: Protocol) -> Option<&str> {
        match protocol {
            Protocol::Json => self.json_path.as_deref(),
            Protocol::Soap => self.soap_path.as_deref(),
        }
    }

    /// A service that the folder has: what a function of it has before it says anything of its own.
    pub(super) fn known(name: &str, function: &str, sources: &Sources) -> Result<Self, Refusal> {
        let bare = vec![
            entry("function", text(function)),
            entry("service", text(name)),
            entry("summary", text(function)),
            entry("idempotent", Value::Flag(false)),
            entry("request", Value::List(Vec::new())),
            entry("response", Value::List(Vec::new())),
        ];
        let below = format!("functions/{name}/{function}.yaml");
        let file =
            SourceFile { name: below.clone(), below, text: yaml::file("", vec![bare]), shipped: false };
        let catalog = load(sources.clone().with(file)).into_catalog().map_err(Refusal::broken)?;
        let Some(bare) = catalog.functions.get(function) else { return Ok(Self::default()) };
        let names = |uses: &[FieldUse]| uses.iter().map(|usage| usage.field.clone()).collect();
        Ok(Self {
            name: name.to_owned(),
            common: [names(&bare.request), names(&bare.response)],
            json_path: bare.json_path.clone(),
            soap_path: bare.soap_path.clone(),
            response_code: bare.response_code.as_ref().map(|code| code.field.clone()),
            earliest: bare.request.iter().chain(&bare.response).map(|usage| usage.since).min(),
            file: None,
        })
    }

    /// A new service, as far as the page of its first function shows it.
    pub(super) fn new(
        name: &str,
        function: &str,
        page: &Page,
        evidence: &Evidence,
        guess: InterfaceVersion,
    ) -> Result<Self, Refusal> {
        let Some(prefix) = prefix(page) else { return Err(Refusal::NoPrefix { service: name.to_owned() }) };
        let mut guesses = Vec::new();
        let (endpoints, json, soap) = endpoints(page, function);
        let (namespace, is_guess) = namespace(page, name);
        if is_guess {
            guesses.push(
                "The namespace is made like those of other services: no SOAP sample shows it.".to_owned(),
            );
        }
        let code = response_code(page, function);
        let mut rows = Rows::default();
        let mut common = [BTreeSet::new(), BTreeSet::new()];
        let mut messages = Vec::new();
        for direction in [Direction::Request, Direction::Response] {
            let places = Places::of(direction, page, evidence, code, &mut guesses);
            let mut entries = Entries::new();
            for (key, fields) in [("leading", &places.leading), ("trailing", &places.trailing)] {
                let mut uses: Vec<Use> =
                    fields.iter().map(|field| Use::of(page, direction, field, guess)).collect();
                if !page.changelog.rows.is_empty() {
                    rows.take(page, direction, &mut uses);
                }
                common[direction as usize].extend(uses.iter().map(|usage| usage.field.clone()));
                if !uses.is_empty() {
                    entries.push(entry(key, Value::List(uses.iter().map(Use::value).collect())));
                }
            }
            messages.push(entry(
                if direction == Direction::Request { "request" } else { "response" },
                Value::Map(entries),
            ));
        }
        let mut version = vec![entry("prefix", text(&prefix))];
        version.extend(label(page, &prefix).map(|label| entry("label", text(label))));
        let mut first = vec![
            entry("service", text(name)),
            entry("namespace", text(namespace)),
            entry("endpoints", Value::Map(endpoints)),
        ];
        first.extend(assumed(&guesses));
        let mut groups = vec![first, vec![entry("interfaceVersion", Value::Map(version))]];
        let is_common = code.filter(|code| common[Direction::Response as usize].contains(&code.name.value));
        groups.extend(is_common.and_then(accepted).map(|code| vec![entry("responseCode", code)]));
        groups.push(messages);
        if !page.changelog.rows.is_empty() {
            groups.push(vec![entry("changelog", rows.value())]);
        }
        let comment = format!("Drafted from the documentation page {function}.");
        Ok(Self {
            name: name.to_owned(),
            common,
            json_path: json,
            soap_path: soap,
            response_code: is_common.map(|code| code.name.value.clone()),
            earliest: None,
            file: Some(yaml::file(&comment, groups)),
        })
    }
}

/// The name of the page's service: as asked for, else the one that its addresses or its versions name.
pub(super) fn name(
    page: &Page,
    function: &str,
    catalog: &Catalog,
    options: &Options<'_>,
) -> Result<String, Refusal> {
    if let Some(name) = options.service {
        return match catalog.services.contains_key(name) || is_file_name(name) {
            true => Ok(name.to_owned()),
            false => Err(Refusal::NoServiceName { service: name.to_owned() }),
        };
    }
    let of = |protocol| page.endpoints.iter().find(move |endpoint| endpoint.protocol == protocol);
    // A JSON path ends in service and function, a SOAP path in the service.
    let json =
        of(Protocol::Json).and_then(|endpoint| endpoint.path.strip_suffix(function)?.strip_suffix('/'));
    let soap = of(Protocol::Soap).map(|endpoint| endpoint.path.as_str());
    let segment =
        |path: &str| path.rsplit('/').next().map(str::to_owned).filter(|name| is_service_segment(name));
    let segments: Vec<String> = [json, soap].into_iter().flatten().filter_map(segment).collect();
    if let Some(known) = segments.iter().find(|name| catalog.services.contains_key(*name)) {
        return Ok(known.clone());
    }
    let prefix = prefix(page);
    let by_prefix =
        catalog.services.values().find(|service| Some(&service.version_prefix) == prefix.as_ref());
    if let Some(service) = by_prefix {
        return Ok(service.name.clone());
    }
    segments.into_iter().next().ok_or(Refusal::NoService)
}

/// Whether a path's segment can be a service, and is no version such as `v2`.
fn is_service_segment(name: &str) -> bool {
    let is_version =
        name.strip_prefix('v').is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    is_file_name(name) && !is_version
}

/// What stands before the version on the wire.
pub(super) fn prefix(page: &Page) -> Option<String> {
    let listed = || {
        let value = version_values(page).next()?;
        let prefix = value.code.value.trim_end_matches(|last: char| last == '.' || last.is_ascii_digit());
        Some(prefix.trim_end_matches('_').to_owned()).filter(|prefix| super::naming::is_wire_name(prefix))
    };
    page.recommended.as_ref().map(|recommended| recommended.value.prefix.clone()).or_else(listed)
}

/// What the page says of the prefix, which it repeats before it.
fn label<'p>(page: &'p Page, prefix: &str) -> Option<&'p str> {
    let label = version_values(page).find_map(|value| value.label.as_ref())?.value.as_str();
    let said = label.strip_prefix(prefix).and_then(|rest| rest.trim_start().strip_prefix(':'));
    Some(said.unwrap_or(label).trim())
}

fn version_values(page: &Page) -> impl Iterator<Item = &crate::page::Value> {
    let fields =
        page.request.fields.iter().filter(|field| Role::of(&field.name.value) == Role::InterfaceVersion);
    fields.flat_map(|field| &field.values)
}

/// The response field that tells the result: by its name, or else by its codes.
pub(super) fn response_code<'p>(page: &'p Page, function: &str) -> Option<&'p Field> {
    let own = format!("{function}ResponseCode").to_lowercase();
    let is_named = |field: &&Field| field.name.value.to_lowercase().ends_with("responsecode");
    let has_success = |field: &&Field| field.values.iter().any(|value| value.code.value == "00");
    let fields = || page.response.fields.iter();
    let found = fields().filter(is_named).find(has_success).or_else(|| fields().find(has_success));
    let found = found.or_else(|| fields().find(is_named));
    // One that a function names after itself is no other function's.
    found.filter(|field| field.name.value.to_lowercase() != own)
}

/// The key `responseCode`; `None` where nothing tells which code means success.
pub(super) fn accepted(field: &Field) -> Option<Value> {
    let success = field.values.iter().find(|value| value.code.value == "00");
    if success.is_none() && !field.values.is_empty() {
        return None;
    }
    let mut entries =
        vec![entry("field", text(&field.name.value)), entry("accepted", Value::Names(vec!["00".to_owned()]))];
    if success.is_none_or(|value| value.label.is_none()) {
        entries.push(entry("assumed", text("That 00 means success is a guess.")));
    }
    Some(Value::Map(entries))
}

/// The paths of the service's functions as written and as they are for this function.
fn endpoints(page: &Page, function: &str) -> (Entries, Option<String>, Option<String>) {
    let path = |protocol| {
        let endpoint = page.endpoints.iter().find(|endpoint| endpoint.protocol == protocol)?;
        Some((endpoint.path.as_str(), endpoint.address.value.contains('?')))
    };
    let (json, soap) = (path(Protocol::Json), path(Protocol::Soap));
    let mut entries = Entries::new();
    if let Some((path, _)) = json {
        let pattern = match path.strip_suffix(function) {
            Some(start) if start.ends_with('/') => format!("{start}{{function}}"),
            _ => path.to_owned(),
        };
        entries.push(entry("json", text(pattern)));
    }
    entries.extend(soap.map(|(path, _)| entry("soap", text(path))));
    let reason = match (json, soap) {
        (None, None) => Some("The page shows no address."),
        (None, _) => Some("The page shows no JSON address."),
        (_, None) => Some("The page shows no SOAP address."),
        (_, Some((_, true))) => Some(
            "The page prints the SOAP address with ?wsdl; that messages go to the address without it is a guess.",
        ),
        _ => None,
    };
    entries.extend(reason.map(|reason| entry("assumed", text(reason))));
    (entries, json.map(|(path, _)| path.to_owned()), soap.map(|(path, _)| path.to_owned()))
}

/// The XML namespace, and whether it is a guess.
fn namespace(page: &Page, service: &str) -> (String, bool) {
    let samples = page.response.samples.iter().chain(&page.request.samples);
    let soap = samples.filter(|sample| sample.protocol == Protocol::Soap);
    match soap.filter_map(|sample| elements::namespace(&sample.document.value)).next() {
        Some(namespace) => (namespace.to_owned(), false),
        None => (format!("urn:sips:cn:contract:office:{}:v2", service.to_lowercase()), true),
    }
}

/// Where the common fields of a message stand in SOAP: before the function's own fields, or behind them.
struct Places<'p> {
    leading: Vec<&'p Field>,
    trailing: Vec<&'p Field>,
}

impl<'p> Places<'p> {
    fn of(
        direction: Direction,
        page: &'p Page,
        evidence: &Evidence,
        code: Option<&'p Field>,
        guesses: &mut Vec<String>,
    ) -> Self {
        let usual = USUAL_ORDER[direction as usize];
        let is_code =
            |name: &str| direction == Direction::Response && code.is_some_and(|code| code.name.value == name);
        let is_common =
            |field: &&Field| Role::of(&field.name.value) != Role::Data || is_code(&field.name.value);
        let order = evidence.order(direction);
        let at = |field: &Field| order.iter().position(|name| *name == field.name.value);
        let fields = &page.message(direction).fields;
        let own: Vec<usize> = fields.iter().filter(|field| !is_common(field)).filter_map(at).collect();
        let (first, last) = (own.iter().min().copied(), own.iter().max().copied());
        let mut places = Self { leading: Vec::new(), trailing: Vec::new() };
        let mut unplaced = Vec::new();
        let mut seen = BTreeSet::new();
        for field in fields.iter().filter(is_common).filter(|field| seen.insert(&field.name.value)) {
            let name = field.name.value.as_str();
            let usually = usual.iter().position(|usual| *usual == name).unwrap_or(usize::MAX);
            let usually_leads = !is_code(name) && usually < USUALLY_LEADING[direction as usize];
            match (at(field), first.zip(last)) {
                (Some(at), Some((first, _))) if at < first => places.leading.push(field),
                (Some(at), Some((_, last))) if at > last => places.trailing.push(field),
                // Among the function's own fields it can't be common.
                (Some(_), Some(_)) => {}
                (found, _) => {
                    if found.is_none() {
                        unplaced.push(name);
                    }
                    if usually_leads { places.leading.push(field) } else { places.trailing.push(field) }
                }
            }
        }
        let rank = |field: &&Field| {
            let name = field.name.value.as_str();
            let usually = usual.iter().position(|usual| *usual == name).unwrap_or(usize::MAX);
            (at(field).unwrap_or(usize::MAX), if is_code(name) { 0 } else { usually })
        };
        places.leading.sort_by_key(rank);
        places.trailing.sort_by_key(rank);
        let side = direction.name();
        if order.is_empty() && !unplaced.is_empty() {
            guesses.push(format!(
                "No SOAP sample shows a {side}: its common fields stand in the order of the wallet service."
            ));
        } else if !unplaced.is_empty() {
            let names = unplaced.join(", ");
            guesses.push(uses::unplaced(side, &names));
        }
        places
    }
}
