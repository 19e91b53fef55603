//! What clients in other languages are made of: the WSDL of each service, and the OpenAPI document.

use http::{Method, Request};
use sips_office_export::{Error, Options, openapi, wsdl};
use sips_office_runtime::descriptor::Protocol;
use sips_office_spec::Catalog;

use super::host::address_of;
use super::made::Made;
use super::routes::{Route, Routes};
use super::{HttpAnswer, Office};

/// The documents of a catalog, in which every address is the simulator's own.
pub(crate) struct Documents {
    catalog: Catalog,
    /// What addresses begin with, where a request does not tell how the simulator is reached.
    pub(crate) base_address: String,
    made: Made,
}

impl Documents {
    pub(crate) fn new(catalog: Catalog) -> Self {
        Self { catalog, base_address: "http://localhost".to_owned(), made: Made::default() }
    }

    /// The document that a request asks for; `None` where it asks for none.
    pub(super) fn answer<B>(&self, routes: &Routes, request: &Request<B>) -> Option<HttpAnswer> {
        let (method, path) = (request.method(), request.uri().path());
        let is_read = method == Method::GET || method == Method::HEAD;
        match routes.at(path) {
            Some(Route::Soap(functions)) if is_read && asks_for_wsdl(request) => {
                let service = functions.service()?;
                let make = |options: &Options| {
                    document(Protocol::Soap, "WSDL", wsdl(&self.catalog, service, options))
                };
                Some(self.made(path, request, make))
            }
            None if path == Office::OPENAPI && is_read => {
                let make = |options: &Options| {
                    document(Protocol::Json, "OpenAPI document", openapi(&self.catalog, None, options))
                };
                Some(self.made(path, request, make))
            }
            None if path == Office::OPENAPI => Some(
                HttpAnswer::text(405, "this document is read with GET").with_header("allow", "GET, HEAD"),
            ),
            _ => None,
        }
    }

    /// The document of that name, with the address under which the client called.
    fn made<B>(
        &self,
        name: &str,
        request: &Request<B>,
        make: impl FnOnce(&Options) -> HttpAnswer,
    ) -> HttpAnswer {
        let own = &self.base_address;
        let address = address_of(request).unwrap_or_else(|| own.clone());
        self.made.get(name, &address, own, || {
            make(&Options { base_address: Some(address.clone()), ..Options::default() })
        })
    }
}

/// Whether the address has `?wsdl` behind it, in the spellings that clients use.
pub(super) fn asks_for_wsdl<B>(request: &Request<B>) -> bool {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').any(|part| part.split('=').next().is_some_and(|name| name.eq_ignore_ascii_case("wsdl")))
}

fn document(protocol: Protocol, name: &str, written: Result<String, Error>) -> HttpAnswer {
    match written {
        Ok(text) => HttpAnswer::message(protocol, text.into_bytes()),
        Err(error) => HttpAnswer::text(500, &format!("the specs have no {name}: {error}")),
    }
}
