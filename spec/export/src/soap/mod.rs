//! SOAP 1.1, document/literal wrapped, as WSDL 1.1 and XML Schema: what the runtime's SOAP codec reads and writes.

mod lacking;
mod schema;
mod service;
mod xml;

use sips_office_runtime::codec::soap::is_name;
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::shown;
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{Function, Service};

use crate::error::Error;
use crate::options::Options;
use crate::scope::Scope;

const XSD: &str = "http://www.w3.org/2001/XMLSchema";

/// The WSDL 1.1 of a service, with the schema of its messages.
///
/// It has every function of the service that has a SOAP form, and every field that exists in SOAP under the options. The
/// address is that of the options' base address, or else of the brand and environment.
///
/// # Errors
/// Where the catalog or the service lacks what is asked for, and where its names have no place in XML.
pub fn wsdl(catalog: &Catalog, service: &str, options: &Options) -> Result<String, Error> {
    let scope = Scope::new(catalog, options)?;
    let exported = Exported::of(&scope, service)?;
    Ok(service::definitions(&exported, schema::schema(&exported)?)?.document())
}

/// The XML Schema of a service's messages: what stands under `types` in its [`wsdl`].
///
/// # Errors
/// As for [`wsdl`].
pub fn xsd(catalog: &Catalog, service: &str, options: &Options) -> Result<String, Error> {
    let scope = Scope::new(catalog, options)?;
    Ok(schema::schema(&Exported::of(&scope, service)?)?.document())
}

/// A service with what of it is exported.
struct Exported<'s, 'c> {
    scope: &'s Scope<'c>,
    service: &'c Service,
    /// Its functions, each with its path.
    functions: Vec<(&'c Function, &'c str)>,
}

impl<'s, 'c> Exported<'s, 'c> {
    fn of(scope: &'s Scope<'c>, name: &str) -> Result<Self, Error> {
        let service = scope.service(name)?;
        let functions = scope.functions(service, Protocol::Soap)?;
        let namespace = &service.namespace;
        if namespace.is_empty() || !namespace.chars().all(shown::is_harmless) {
            let what = format!("namespace of {}", shown::name(name));
            return Err(Error::NotXml { what, name: shown::name(namespace) });
        }
        Ok(Self { scope, service, functions })
    }
}

/// A name that stands in XML as it is.
fn checked<'n>(what: &str, name: &'n str) -> Result<&'n str, Error> {
    match is_name(name) {
        true => Ok(name),
        false => Err(Error::NotXml { what: what.to_owned(), name: shown::name(name) }),
    }
}
