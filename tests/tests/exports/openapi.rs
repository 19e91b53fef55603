//! OpenAPI beside the descriptors, the samples and what the simulator answers.

use std::collections::BTreeSet;

use http::Request;
use serde_json::{Value, json};
use sips_office_export::{Options, openapi};
use sips_office_runtime::descriptor::{Direction, Field, Presence, Protocol};
use sips_office_simulator::Builder;

use crate::Specs;

fn document(specs: &Specs) -> Value {
    let text = openapi(&specs.catalog, None, &Options::default()).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The schema that a reference leads to, or the schema itself.
fn resolved<'d>(document: &'d Value, schema: &'d Value) -> &'d Value {
    match schema.get("$ref") {
        Some(reference) => document.pointer(reference.as_str().unwrap().trim_start_matches('#')).unwrap(),
        None => schema,
    }
}

fn content(message: &Value) -> &Value {
    &message["content"]["application/json"]
}

#[test]
fn every_schema_has_exactly_the_fields_of_the_descriptors() {
    let mut count = 0;
    for specs in Specs::all() {
        let document = document(&specs);
        let mut paths = BTreeSet::new();
        for function in specs.catalog.functions.values() {
            let Some(path) = &function.json_path else { continue };
            paths.insert(path.clone());
            let operation = &document["paths"][path]["post"];
            assert_eq!(operation["operationId"], *function.name, "{}", specs.name);
            let described = specs.catalog.describe(function);
            for (direction, message) in [
                (Direction::Request, &operation["requestBody"]),
                (Direction::Response, &operation["responses"]["200"]),
            ] {
                assert_has(&document, &content(message)["schema"], described.fields(direction), direction);
                count += 1;
            }
        }
        let written: BTreeSet<_> = document["paths"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(written, paths, "{}", specs.name);
    }
    assert!(count > 40, "{count} messages");
}

fn assert_has(document: &Value, schema: &Value, fields: &[Field], direction: Direction) {
    let schema = resolved(document, schema);
    let properties = schema["properties"].as_object().unwrap();
    let in_json: Vec<_> = fields.iter().filter(|field| field.only != Some(Protocol::Soap)).collect();
    let names: BTreeSet<_> = in_json.iter().map(|field| &*field.name).collect();
    assert_eq!(properties.keys().map(String::as_str).collect::<BTreeSet<_>>(), names);
    // An unknown field is refused in a request and passes in a response.
    assert_eq!(schema["additionalProperties"], direction == Direction::Response);
    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
    for name in required {
        let field = in_json.iter().find(|field| name == &*field.name).unwrap();
        assert_eq!((direction, &field.presence), (Direction::Request, &Presence::Required));
    }
    for field in in_json {
        let property = &properties[&*field.name];
        let is_closed = property.get("enum").is_some() || property["items"].get("enum").is_some();
        let may_be_closed = field.values.as_ref().is_none_or(|list| !list.open);
        assert!(!is_closed || (direction == Direction::Request && may_be_closed), "{}", field.name);
        if let Some(inside) = field.kind.children() {
            assert_has(document, property.get("items").unwrap_or(property), inside, direction);
        }
    }
}

/// Documented samples and made examples alike.
#[test]
fn every_example_fits_its_schema() {
    let mut count = 0;
    for specs in Specs::all() {
        let document = document(&specs);
        for operation in document["paths"].as_object().unwrap().values().map(|path| &path["post"]) {
            for message in [&operation["requestBody"], &operation["responses"]["200"]] {
                let media = content(message);
                let mut schema = media["schema"].clone();
                schema["components"] = document["components"].clone();
                let validator = jsonschema::validator_for(&schema).unwrap();
                for (name, example) in media.get("examples").and_then(Value::as_object).into_iter().flatten()
                {
                    let wrong: Vec<_> =
                        validator.iter_errors(&example["value"]).map(|error| error.to_string()).collect();
                    assert!(wrong.is_empty(), "{} {name}: {wrong:?}", operation["operationId"]);
                    count += 1;
                }
                assert!(!validator.is_valid(&json!([])));
            }
        }
    }
    assert!(count > 40, "{count} examples");
}

#[test]
fn whatever_the_simulator_answers_is_documented() {
    let specs = Specs::shipped();
    let document = document(&specs);
    let office = Builder::new().catalog(specs.catalog.clone()).office().unwrap();
    let large = vec![b' '; 2 << 20];
    let path = "/rs-services/v2/wallet/updatePaymentMean";
    let mut given = BTreeSet::new();
    for (method, path, body) in [
        ("POST", path, &b"{}"[..]),
        ("POST", path, b"nonsense"),
        ("POST", path, b"{\"a\":null}"),
        ("POST", path, &large),
        ("PUT", path, b"{}"),
        ("GET", path, b""),
        ("POST", "/rs-services/v2/wallet/updatePaymentMeans", b"{}"),
    ] {
        let request = Request::builder().method(method).uri(path).body(body).unwrap();
        given.insert(office.answer(&request).status.to_string());
    }
    let responses = document["paths"][path]["post"]["responses"].as_object().unwrap();
    let documented: BTreeSet<_> = responses.keys().cloned().collect();
    let undocumented: Vec<_> = given.difference(&documented).collect();
    assert!(undocumented.is_empty(), "{undocumented:?}");
    // These come from the network in front of it.
    let unseen: Vec<_> = documented.difference(&given).collect();
    assert_eq!(unseen, ["408", "503"]);
    for response in responses.values() {
        assert!(resolved(&document, response)["description"].is_string());
    }
}
