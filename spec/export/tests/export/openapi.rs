//! OpenAPI.

use insta::assert_snapshot;
use sips_office_export::{Options, openapi};
use sips_office_runtime::descriptor::Environment;

use crate::{garden, options, shipped};

#[test]
fn a_document_is_readable() {
    assert_snapshot!(openapi(&garden(), Some("garden"), &options("sips")).unwrap());
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
