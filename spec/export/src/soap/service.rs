//! The WSDL around a schema: messages, port types, bindings, ports.

use std::collections::BTreeMap;

use sips_office_spec::catalog::Function;

use super::xml::Element;
use super::{Exported, checked};
use crate::error::Error;

const WSDL: &str = "http://schemas.xmlsoap.org/wsdl/";
const SOAP: &str = "http://schemas.xmlsoap.org/wsdl/soap/";
const HTTP: &str = "http://schemas.xmlsoap.org/soap/http";

/// The `wsdl:definitions` element of a service, with its schema.
pub(super) fn definitions(exported: &Exported<'_, '_>, schema: Element) -> Result<Element, Error> {
    let Exported { scope, service, functions } = exported;
    let mut ports = BTreeMap::<&str, Vec<&Function>>::new();
    for (function, path) in functions {
        ports.entry(path).or_default().push(function);
    }
    let capitalised = capitalised(checked("name of the service", &service.name)?);
    let mut about = vec![];
    about.extend(service.summary.as_deref().map(|summary| scope.words(summary)));
    about.push(
        "The names of port types, bindings, ports and this service are assumed, in the style of another service of the \
         platform; so is the empty SOAPAction."
            .to_owned(),
    );
    let root = Element::new("wsdl:definitions")
        .with("xmlns:wsdl", WSDL)
        .with("xmlns:soap", SOAP)
        .with("xmlns:tns", &*service.namespace)
        .with("name", format!("{capitalised}ServiceImplService"))
        .with("targetNamespace", &*service.namespace);
    let messages =
        functions.iter().flat_map(|(function, _)| ["", "Response"].map(|suffix| message(function, suffix)));
    let (mut port_types, mut bindings, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    for (at, (path, functions)) in ports.iter().enumerate() {
        // Nearly always there is one port, and it needs no number.
        let count = if at == 0 { String::new() } else { (at + 1).to_string() };
        let port_type = format!("{capitalised}Service{count}");
        let binding = format!("{capitalised}Service{count}ImplServiceSoapBinding");
        let operations = functions.iter().map(|function| operation(function, &scope.summary(function)));
        port_types.push(Element::new("wsdl:portType").with("name", &*port_type).holding(operations));
        let protocol = Element::new("soap:binding").with("style", "document").with("transport", HTTP);
        bindings.push(
            Element::new("wsdl:binding")
                .with("name", &*binding)
                .with("type", format!("tns:{port_type}"))
                .holding([protocol])
                .holding(functions.iter().map(|function| bound(function))),
        );
        let address = Element::new("soap:address").with("location", scope.address(path)?);
        let port = Element::new("wsdl:port").with("name", format!("{capitalised}Service{count}ImplPort"));
        addresses.push(port.with("binding", format!("tns:{binding}")).holding([address]));
    }
    let named = Element::new("wsdl:service").with("name", format!("{capitalised}ServiceImplService"));
    Ok(root
        .holding([Element::text("wsdl:documentation", &about.join(" "))])
        .holding([Element::new("wsdl:types").holding([schema])])
        .holding(messages)
        .holding(port_types)
        .holding(bindings)
        .holding([named.holding(addresses)]))
}

fn message(function: &Function, suffix: &str) -> Element {
    let name = format!("{}{suffix}", function.name);
    let part = Element::new("wsdl:part").with("name", "parameters").with("element", format!("tns:{name}"));
    Element::new("wsdl:message").with("name", name).holding([part])
}

fn operation(function: &Function, summary: &str) -> Element {
    let name = &function.name;
    let part = |part, message: String| {
        Element::new(part).with("name", &*message).with("message", format!("tns:{message}"))
    };
    Element::new("wsdl:operation").with("name", &**name).holding([
        Element::text("wsdl:documentation", summary),
        part("wsdl:input", name.clone()),
        part("wsdl:output", format!("{name}Response")),
    ])
}

fn bound(function: &Function) -> Element {
    let name = &function.name;
    let body = || Element::new("soap:body").with("use", "literal");
    Element::new("wsdl:operation").with("name", &**name).holding([
        Element::new("soap:operation").with("soapAction", "").with("style", "document"),
        Element::new("wsdl:input").with("name", &**name).holding([body()]),
        Element::new("wsdl:output").with("name", format!("{name}Response")).holding([body()]),
    ])
}

/// The name with its first letter as a capital.
fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
