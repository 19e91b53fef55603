//! OpenAPI.

use insta::assert_snapshot;
use sips_office_export::{Options, openapi};
use sips_office_runtime::descriptor::Environment;

use crate::{garden, options, shipped};

#[test]
fn an_operation_and_its_request_are_readable() {
    let of_brand = openapi(&garden(), Some("garden"), &options("sips")).unwrap();
    let of_all = openapi(&garden(), Some("garden"), &Options::default()).unwrap();
    // An object each, by its indentation.
    let part = |document: &str, start: &str| {
        let from = document.find(start).unwrap();
        let indent = document[..from].rsplit('\n').next().unwrap().len();
        let end = document[from..].find(&format!("\n{}}}", " ".repeat(indent))).unwrap();
        format!("{}\n}}", &document[from..from + end])
    };
    let parts = [
        part(&of_brand, "\"/json/garden/waterPlant\""),
        part(&of_brand, "\"waterPlantRequest\""),
        // A field that a brand lacks.
        part(&of_all, "\"gate\""),
    ];
    assert_snapshot!(parts.join("\n"));
}

#[test]
fn a_version_that_nothing_has_is_refused_also_for_all_services() {
    let version = Some(sips_office_runtime::InterfaceVersion::new(1, 9));
    let error = openapi(&shipped(), None, &Options { version, ..Options::default() }).unwrap_err();
    let told = "nothing of cashManagement is older than 2.0, and 1.9 is: ask for 2.0 or a later version";
    assert_eq!(error.to_string(), told);
}

#[test]
fn the_servers_are_those_of_brand_and_environment_or_the_given_one() {
    let servers = |options: &Options| {
        let document = openapi(&shipped(), None, options).unwrap();
        let document: serde_json::Value = serde_json::from_str(&document).unwrap();
        let servers = document["servers"].as_array().unwrap().iter();
        servers.map(|server| server["url"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(servers(&Options::default()).len(), 8);
    let (test, production) =
        ("https://office-server.test.sips-services.com", "https://office-server.sips-services.com");
    assert_eq!(servers(&options("sips")), [test, production]);
    let environment = Some(Environment::Production);
    assert_eq!(servers(&Options { environment, ..options("sips") }), [production]);
    let base_address = Some("http://127.0.0.1:1".to_owned());
    assert_eq!(servers(&Options { base_address, ..options("sips") }), ["http://127.0.0.1:1"]);
}
