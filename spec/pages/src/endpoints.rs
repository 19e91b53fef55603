//! Addresses, what they are for, and how they are called.

use sips_office_runtime::descriptor::Protocol;

use crate::page::{At, Endpoint, Environment};
use crate::text::Piece;
use crate::words::{self, Word, is_method, is_name};

/// Reads addresses one piece after another.
#[derive(Default)]
pub(crate) struct Addresses {
    environment: Option<Environment>,
    /// Another part of the page has followed.
    pub(crate) is_left: bool,
}

impl Addresses {
    /// Reads a piece; whether it is an address or belongs to one.
    pub(crate) fn take(&mut self, piece: &Piece, endpoints: &mut Vec<Endpoint>) -> bool {
        match piece.word {
            Some(Word::Production) => self.environment = Some(Environment::Production),
            Some(Word::Test) => self.environment = Some(Environment::Test),
            Some(Word::Method) => {}
            _ if is_method(&piece.text) => return self.method(piece, endpoints),
            _ => return self.address(piece, endpoints),
        }
        true
    }

    /// The method of the address before, which what follows is not for.
    fn method(&mut self, piece: &Piece, endpoints: &mut [Endpoint]) -> bool {
        self.environment = None;
        match endpoints.last_mut() {
            Some(endpoint) if endpoint.method.is_none() => {
                endpoint.method = Some(At::new(piece.text.clone(), piece.line));
                true
            }
            _ => false,
        }
    }

    /// An address, possibly with words before and behind: `PROD: https://… (POST)`.
    fn address(&mut self, piece: &Piece, endpoints: &mut Vec<Endpoint>) -> bool {
        let Some((start, address)) = address(&piece.text) else { return false };
        let Some(parts) = parts(address) else { return false };
        let behind = piece.text.get(start + address.len()..).unwrap_or_default();
        let mut method = None;
        let before = piece.text.get(..start).unwrap_or_default();
        for word in before.split(' ').chain(behind.split(' ')) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            match words::word(word) {
                Some((Word::Production, _)) => self.environment = Some(Environment::Production),
                Some((Word::Test, _)) => self.environment = Some(Environment::Test),
                _ if is_method(word) => method = Some(At::new(word.to_owned(), piece.line)),
                _ => {}
            }
        }
        endpoints.push(Endpoint {
            environment: self.environment,
            protocol: parts.protocol,
            host: parts.host.to_owned(),
            path: parts.path.to_owned(),
            address: At::new(address.to_owned(), piece.line),
            method,
        });
        true
    }
}

/// Whether a text holds an address that messages are sent to.
pub(crate) fn is_address(text: &str) -> bool {
    address(text).is_some_and(|(_, address)| parts(address).is_some())
}

/// The function that the addresses are of: the last part of the first path for JSON.
pub(crate) fn function(endpoints: &[Endpoint]) -> Option<At<String>> {
    let json = endpoints.iter().find(|endpoint| endpoint.protocol == Protocol::Json)?;
    let name = json.path.rsplit('/').find(|part| !part.is_empty())?;
    is_name(name).then(|| At::new(name.to_owned(), json.address.line))
}

/// The first address in a text, and where it begins.
fn address(text: &str) -> Option<(usize, &str)> {
    let scheme = text.find("://")?;
    let before = text.get(..scheme)?;
    let start =
        ["https", "http"].iter().find_map(|name| before.ends_with(name).then(|| scheme - name.len()))?;
    let rest = text.get(start..)?;
    let end = rest.find([' ', '<', '>', '"', '\'', ')', ']', '|']).unwrap_or(rest.len());
    Some((start, rest.get(..end)?.trim_end_matches(['.', ',', ';', ':'])))
}

struct Parts<'a> {
    host: &'a str,
    path: &'a str,
    protocol: Protocol,
}

/// Host, path and protocol of an address, where its path is one that messages are sent to.
fn parts(address: &str) -> Option<Parts<'_>> {
    let (_, rest) = address.split_once("://")?;
    let (host, _) = rest.split_once('/').filter(|(host, _)| !host.is_empty())?;
    let behind = rest.get(host.len()..)?;
    let path = behind.split(['?', '#']).next()?;
    let has = |part: &str| path.split('/').any(|each| each == part);
    let protocol = if has("rs-services") {
        Protocol::Json
    } else if has("services") || behind.ends_with("?wsdl") {
        Protocol::Soap
    } else {
        return None;
    };
    Some(Parts { host, path, protocol })
}
