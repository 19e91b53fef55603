//! What clients in other languages are made of: the WSDL of each service, and the OpenAPI document.

use http::{Method, Request};
use sips_office_export::{Error, Options, openapi, wsdl};
use sips_office_runtime::descriptor::Protocol;
use sips_office_spec::Catalog;

use super::host::address_of;
use super::routes::{Route, Routes};
use super::{HttpAnswer, Office};

/// The documents of a catalog, in which every address is the simulator's own.
pub(crate) struct Documents {
    catalog: Catalog,
    /// What addresses begin with, where a request does not tell how the simulator is reached.
    pub(crate) base_address: String,
}

impl Documents {
    pub(crate) fn new(catalog: Catalog) -> Self {
        Self { catalog, base_address: "http://localhost".to_owned() }
    }

    /// The document that a request asks for; `None` where it asks for none.
    pub(super) fn answer<B>(&self, routes: &Routes, request: &Request<B>) -> Option<HttpAnswer> {
        let (method, path) = (request.method(), request.uri().path());
        let is_read = method == Method::GET || method == Method::HEAD;
        match routes.at(path) {
            Some(Route::Soap(functions)) if is_read && asks_for_wsdl(request) => {
                let written = wsdl(&self.catalog, functions.service()?, &self.options(request));
                Some(document(Protocol::Soap, "WSDL", written))
            }
            None if path == Office::OPENAPI && is_read => {
                let written = openapi(&self.catalog, None, &self.options(request));
                Some(document(Protocol::Json, "OpenAPI document", written))
            }
            None if path == Office::OPENAPI => Some(
                HttpAnswer::text(405, "this document is read with GET").with_header("allow", "GET, HEAD"),
            ),
            _ => None,
        }
    }

    fn options<B>(&self, request: &Request<B>) -> Options {
        let address = address_of(request).unwrap_or_else(|| self.base_address.clone());
        Options { base_address: Some(address), ..Options::default() }
    }
}

/// Whether the address has `?wsdl` behind it, in the spellings that clients use.
fn asks_for_wsdl<B>(request: &Request<B>) -> bool {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').any(|part| part.split('=').next().is_some_and(|name| name.eq_ignore_ascii_case("wsdl")))
}

fn document(protocol: Protocol, name: &str, written: Result<String, Error>) -> HttpAnswer {
    match written {
        Ok(text) => HttpAnswer::message(protocol, text.into_bytes()),
        Err(error) => HttpAnswer::text(500, &format!("the specs have no {name}: {error}")),
    }
}
