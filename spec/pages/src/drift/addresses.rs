//! The recommended version, and where requests go.

use std::collections::BTreeSet;

use sips_office_runtime::descriptor::{Environment, Protocol};
use sips_office_spec::subject::EndpointPart;
use sips_office_spec::{Place, Subject};

use super::Kind;
use super::comparison::Comparison;
use crate::page::{self, Endpoint, Extent};

/// Compares the recommended version.
pub(super) fn recommended(comparison: &mut Comparison<'_>) {
    let edition = comparison.edition;
    let prefix = &edition.service.version_prefix;
    let spec = edition.recommended().map(|version| version.with_prefix(prefix).to_string());
    let place = edition.function.places.recommended.get(&edition.brand.id);
    let place = place.unwrap_or(&edition.function.place);
    let page = comparison.page.recommended.as_ref();
    let said = page.map(|page| page.value.version.with_prefix(&page.value.prefix).to_string());
    let line = page.map(|page| page.line);
    match (said, line, spec) {
        (Some(said), Some(line), Some(spec)) => {
            comparison.hold(Kind::Recommended, Subject::Recommended, (&said, line), (&spec, place));
        }
        // The recommendation stands in front of the addresses: where these begin, it would have come.
        (None, _, Some(_)) if comparison.page.endpoints.is_empty() => {
            comparison.skip("the page shows no recommended interface version");
        }
        (None, _, None) => {}
        (said, line, spec) => {
            comparison.differ(
                Kind::Recommended,
                Subject::Recommended,
                (said.as_deref(), line),
                (spec.as_deref(), place),
            );
        }
    }
}

/// An address of the spec.
struct Known<'c> {
    environment: Environment,
    protocol: Protocol,
    host: (&'c str, &'c Place),
    path: (&'c str, &'c Place),
}

/// Compares the addresses.
pub(super) fn endpoints(comparison: &mut Comparison<'_>) {
    let edition = comparison.edition;
    let (function, brand) = (edition.function, edition.brand);
    let paths = [
        (Protocol::Json, &function.json_path, &function.places.json_path),
        (Protocol::Soap, &function.soap_path, &function.places.soap_path),
    ];
    let hosts = [
        (Environment::Production, &brand.production_host, &brand.production_place),
        (Environment::Test, &brand.test_host, &brand.test_place),
    ];
    let known = paths.iter().flat_map(|(protocol, path, place)| {
        let path = path.as_deref().map(|path| (path, place.as_ref().unwrap_or(&function.place)));
        hosts.iter().filter_map(move |(environment, host, place)| {
            Some(Known { environment: *environment, protocol: *protocol, host: (host, place), path: path? })
        })
    });
    let known: Vec<_> = known.collect();
    let page = comparison.page;
    let shown = page.endpoints_shown;
    match shown {
        Extent::Nothing => return comparison.skip("the page shows no addresses"),
        Extent::Cut => {
            let line = page.endpoints.last().map_or(0, |endpoint| endpoint.address.line);
            comparison.skip(format!(
                "the page ends in its addresses (line {line}); what may follow was not compared"
            ));
        }
        Extent::Whole => {}
    }
    let pairs = paired(&known, &page.endpoints);
    for (known, at) in known.iter().zip(&pairs) {
        let subject =
            Subject::Endpoint { environment: known.environment, protocol: known.protocol, part: None };
        match at.and_then(|at| page.endpoints.get(at)) {
            Some(endpoint) => one(comparison, known, endpoint, subject),
            None if shown == Extent::Whole => {
                let address = format!("https://{}{}", known.host.0, known.path.0);
                let line = page.endpoints.last().map(|endpoint| endpoint.address.line);
                comparison.differ(
                    Kind::AddressMissing,
                    subject,
                    (None, line),
                    (Some(&address), known.path.1),
                );
            }
            None => {}
        }
    }
    let mut seen = BTreeSet::new();
    for (at, endpoint) in page.endpoints.iter().enumerate() {
        let environment = environment(endpoint).or_else(|| by_host(&known, &endpoint.host));
        let is_new = seen.insert((endpoint.address.value.as_str(), environment.map(Environment::name)));
        if pairs.contains(&Some(at)) {
            continue;
        }
        let subject = Subject::Endpoint {
            environment: environment.unwrap_or(Environment::Production),
            protocol: endpoint.protocol,
            part: None,
        };
        let line = endpoint.address.line;
        if is_new {
            let said = (Some(endpoint.address.value.as_str()), Some(line));
            comparison.differ(Kind::AddressUnknown, subject, said, (None, &function.place));
        } else {
            comparison.twice(subject, line, &function.place);
        }
    }
}

/// Compares an address with the spec's.
fn one(comparison: &mut Comparison<'_>, known: &Known<'_>, endpoint: &Endpoint, whole: Subject) {
    let line = endpoint.address.line;
    let part = |part| Subject::Endpoint {
        environment: known.environment,
        protocol: known.protocol,
        part: Some(part),
    };
    let environment = environment(endpoint).unwrap_or(known.environment);
    comparison.hold(
        Kind::Environment,
        whole,
        (environment.name(), line),
        (known.environment.name(), known.host.1),
    );
    if let Some((scheme, _)) = endpoint.address.value.split_once("://") {
        let scheme = scheme.to_ascii_lowercase();
        comparison.hold(Kind::Scheme, part(EndpointPart::Scheme), (&scheme, line), ("https", known.path.1));
    }
    let host = endpoint.host.to_ascii_lowercase();
    let spec_host = known.host.0.to_ascii_lowercase();
    comparison.hold(Kind::Host, part(EndpointPart::Host), (&host, line), (&spec_host, known.host.1));
    comparison.hold(Kind::Path, part(EndpointPart::Path), (&endpoint.path, line), known.path);
    if let Some(method) = &endpoint.method {
        // Both protocols are sent with POST and nothing else, so the specs have no word for it.
        let said = (method.value.as_str(), method.line);
        comparison.hold(Kind::Method, part(EndpointPart::Method), said, ("POST", known.path.1));
    }
}

/// For each of the spec's addresses the page's. What is most alike is paired first, so that one changed part of an address
/// is one difference, whichever part it is.
fn paired(known: &[Known<'_>], endpoints: &[Endpoint]) -> Vec<Option<usize>> {
    type Alike = fn(&Known<'_>, &Endpoint) -> bool;
    let rounds: [Alike; 5] = [
        |known, endpoint| {
            environment(endpoint) == Some(known.environment)
                && known.protocol == endpoint.protocol
                && is_at(known, endpoint)
        },
        |known, endpoint| known.protocol == endpoint.protocol && is_at(known, endpoint),
        |known, endpoint| {
            environment(endpoint) == Some(known.environment) && known.protocol == endpoint.protocol
        },
        // The protocol is read from the path, which may be what has changed.
        |known, endpoint| {
            environment(endpoint) == Some(known.environment)
                && known.host.0.eq_ignore_ascii_case(&endpoint.host)
        },
        |known, endpoint| environment(endpoint).is_none() && known.protocol == endpoint.protocol,
    ];
    let mut pairs = vec![None; known.len()];
    for alike in rounds {
        for (at, known) in known.iter().enumerate() {
            if pairs.get(at).copied().flatten().is_some() {
                continue;
            }
            let free = |(other, endpoint): &(usize, &Endpoint)| {
                !pairs.contains(&Some(*other)) && alike(known, endpoint)
            };
            let found = endpoints.iter().enumerate().find(free).map(|(other, _)| other);
            if let Some(pair) = pairs.get_mut(at) {
                *pair = found;
            }
        }
    }
    pairs
}

fn is_at(known: &Known<'_>, endpoint: &Endpoint) -> bool {
    known.host.0.eq_ignore_ascii_case(&endpoint.host) && known.path.0 == endpoint.path
}

fn environment(endpoint: &Endpoint) -> Option<Environment> {
    endpoint.environment.map(|environment| match environment {
        page::Environment::Production => Environment::Production,
        page::Environment::Test => Environment::Test,
    })
}

fn by_host(known: &[Known<'_>], host: &str) -> Option<Environment> {
    known.iter().find(|known| known.host.0.eq_ignore_ascii_case(host)).map(|known| known.environment)
}
