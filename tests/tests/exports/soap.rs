//! WSDL and XML Schema beside the descriptors, the samples and the pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::{Document, Node};
use sips_office_export::{Error, Options, wsdl, xsd};
use sips_office_runtime::codec::soap::wrap_fragment;
use sips_office_runtime::descriptor::{Direction, Field, Kind, Protocol};
use sips_office_tests::page::{Page, PageField};

use crate::Specs;
use crate::xsd::{Content, Element, read};

#[test]
fn every_schema_has_exactly_the_elements_of_the_descriptors_in_their_order() {
    let mut count = 0;
    for specs in Specs::all() {
        for service in specs.catalog.services.keys() {
            let functions = specs.functions(service, |function| function.soap_path.as_deref());
            let schema = xsd(&specs.catalog, service, &Options::default());
            if functions.is_empty() {
                assert!(matches!(schema, Err(Error::NoSuchProtocol { .. })), "{}", specs.name);
                continue;
            }
            let mut elements = read(&schema.unwrap());
            for function in functions {
                let described = specs.catalog.describe(function);
                for direction in [Direction::Request, Direction::Response] {
                    let message = message(&mut elements, &function.name, direction);
                    assert_eq!(
                        outline(&message),
                        described_outline(described.fields(direction)),
                        "{}",
                        specs.name
                    );
                    count += 1;
                }
            }
            assert!(elements.is_empty(), "{}: {elements:?}", specs.name);
        }
    }
    assert!(count > 40, "{count} messages");
}

/// The fields of a message, from inside its two wrappers.
fn message(elements: &mut BTreeMap<String, Element>, function: &str, direction: Direction) -> Vec<Element> {
    let (suffix, wrapper) = match direction {
        Direction::Request => ("", "input"),
        Direction::Response => ("Response", "output"),
    };
    let operation = elements.remove(&format!("{function}{suffix}")).unwrap();
    let Content::Fields(wrappers) = operation.content else { panic!("{operation:?}") };
    let [wrapped] = &wrappers[..] else { panic!("{wrappers:?}") };
    assert_eq!((&*wrapped.name, wrapped.is_optional), (wrapper, false));
    fields(wrapped)
}

fn fields(element: &Element) -> Vec<Element> {
    match &element.content {
        Content::Fields(fields) => fields.clone(),
        Content::Any => Vec::new(),
        other => panic!("{other:?}"),
    }
}

/// Names in order, `a(b,c)` for a container, `a[i(b,c)]` for a list.
fn outline(elements: &[Element]) -> String {
    let one = |element: &Element| match &element.content {
        Content::Text => element.name.clone(),
        Content::Any => format!("{}()", element.name),
        Content::Fields(fields) => format!("{}({})", element.name, outline(fields)),
        Content::List(item) => format!("{}[{}]", element.name, outline(std::slice::from_ref(item))),
    };
    elements.iter().map(one).collect::<Vec<_>>().join(",")
}

fn described_outline(fields: &[Field]) -> String {
    let in_soap = fields.iter().filter(|field| field.only != Some(Protocol::Json));
    let one = |field: &Field| match &field.kind {
        Kind::Container(inside) => format!("{}({})", field.name, described_outline(inside)),
        Kind::TextList { item } => format!("{}[{item}]", field.name),
        Kind::ContainerList { item, fields } => {
            format!("{}[{item}({})]", field.name, described_outline(fields))
        }
        Kind::Text | Kind::Number | Kind::Boolean | Kind::DateTime => field.name.to_string(),
    };
    in_soap.map(one).collect::<Vec<_>>().join(",")
}

/// Every reference of a WSDL leads to something, and every function is an operation with an address.
#[test]
fn every_wsdl_holds_together() {
    for specs in Specs::all() {
        for service in specs.catalog.services.keys() {
            let functions = specs.functions(service, |function| function.soap_path.as_deref());
            let Ok(text) = wsdl(&specs.catalog, service, &Options::default()) else { continue };
            let document = Document::parse(&text).unwrap();
            let root = document.root_element();
            let named = |parent: &Node<'_, '_>, tag: &str, attribute: &str| -> Vec<String> {
                let found = parent.children().filter(|node| node.tag_name().name() == tag);
                found
                    .map(|node| node.attribute(attribute).unwrap().trim_start_matches("tns:").to_owned())
                    .collect()
            };
            let elements = read(&text);
            let messages = named(&root, "message", "name");
            assert_eq!(messages.iter().collect::<BTreeSet<_>>().len(), messages.len());
            let parts = root.descendants().filter(|node| node.tag_name().name() == "part");
            for part in parts {
                let element = part.attribute("element").unwrap().trim_start_matches("tns:");
                assert!(elements.contains_key(element), "{element}");
            }
            let port_types = named(&root, "portType", "name");
            assert_eq!(named(&root, "binding", "type"), port_types);
            let ports: Vec<_> = root.descendants().filter(|node| node.tag_name().name() == "port").collect();
            let bound: Vec<_> = ports
                .iter()
                .map(|port| port.attribute("binding").unwrap().trim_start_matches("tns:").to_owned())
                .collect();
            assert_eq!(bound, named(&root, "binding", "name"));
            for tag in ["portType", "binding"] {
                let parents = root.children().filter(|node| node.tag_name().name() == tag);
                let mut operations: Vec<_> =
                    parents.flat_map(|parent| named(&parent, "operation", "name")).collect();
                operations.sort();
                let mut known: Vec<_> = functions.iter().map(|function| function.name.clone()).collect();
                known.sort();
                assert_eq!(operations, known, "{}", specs.name);
            }
            let addresses = root.descendants().filter(|node| node.tag_name().name() == "address");
            let addresses: BTreeSet<_> = addresses.map(|node| node.attribute("location").unwrap()).collect();
            for function in functions {
                let path = function.soap_path.as_deref().unwrap();
                assert!(addresses.iter().any(|address| address.ends_with(path)), "{addresses:?}");
            }
        }
    }
}

#[test]
fn documented_samples_fit_the_schema() {
    let mut count = 0;
    for specs in Specs::all() {
        for function in specs.catalog.functions.values() {
            let soap = function.samples.iter().filter(|sample| sample.protocol == Protocol::Soap);
            for sample in soap {
                let elements = read(&xsd(&specs.catalog, &function.service, &Options::default()).unwrap());
                let namespace = &specs.catalog.services[&function.service].namespace;
                let envelope = wrap_fragment(&sample.document, namespace);
                let document = Document::parse(&envelope).unwrap();
                let operation =
                    document.root_element().first_element_child().unwrap().first_element_child().unwrap();
                let element = &elements[operation.tag_name().name()];
                assert_fits(operation, element, namespace);
                count += 1;
            }
        }
    }
    assert!(count >= 2, "{count} samples");
}

fn assert_fits(node: Node<'_, '_>, element: &Element, namespace: &str) {
    assert_eq!((node.tag_name().namespace(), node.tag_name().name()), (Some(namespace), &*element.name));
    let mut children = node.children().filter(Node::is_element).peekable();
    match &element.content {
        Content::Text => assert_eq!(children.next(), None),
        Content::Any => {}
        Content::List(item) => children.for_each(|child| assert_fits(child, item, namespace)),
        Content::Fields(fields) => {
            for field in fields {
                match children.next_if(|child| child.tag_name().name() == field.name) {
                    Some(child) => assert_fits(child, field, namespace),
                    None => assert!(field.is_optional, "{} is missing in {}", field.name, element.name),
                }
            }
            assert_eq!(children.next(), None, "in {}", element.name);
        }
    }
}

/// The pages are read by the oracle's own reader, which knows nothing of the specs.
#[test]
fn the_wallet_wsdl_has_exactly_the_fields_of_the_pages() {
    let catalog = Specs::shipped().catalog;
    for edition in ["sips", "sogenactif"] {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("pages/updatePaymentMean.{edition}.txt"));
        let page = Page::read(&fs::read_to_string(path).unwrap()).unwrap();
        let options = Options { brand: Some(edition.to_owned()), ..Options::default() };
        let text = wsdl(&catalog, "wallet", &options).unwrap();
        let mut elements = read(&text);
        for (direction, of_page) in
            [(Direction::Request, &page.request), (Direction::Response, &page.response)]
        {
            let of_wsdl = message(&mut elements, &page.function, direction);
            let names: BTreeSet<_> = of_wsdl.iter().map(|element| &*element.name).collect();
            let documented: BTreeSet<_> = of_page.iter().map(|field| &*field.name).collect();
            assert_eq!(names, documented, "{edition}");
            assert_eq!(of_wsdl.len(), of_page.len(), "{edition}");
            // Whatever the schema demands the page demands too.
            let required = |name: &str| {
                of_page.iter().any(|field: &PageField| field.name == name && field.presence == "Required")
            };
            assert!(
                of_wsdl.iter().all(|element| element.is_optional || required(&element.name)),
                "{edition}"
            );
        }
        let addresses: Vec<_> =
            page.endpoints.iter().map(|endpoint| endpoint.url.trim_end_matches("?wsdl")).collect();
        let location = text.split_once("location=\"").unwrap().1.split_once('"').unwrap().0;
        assert!(addresses.contains(&location), "{location}");
    }
}
