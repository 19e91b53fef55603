//! WSDL and XML Schema.

use insta::assert_snapshot;
use sips_office_export::{Options, wsdl, xsd};
use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Environment;
use sips_office_spec::Catalog;
use sips_office_spec::catalog::Function;

use crate::{changed, garden, options, shipped};

#[test]
fn a_wsdl_is_readable() {
    assert_snapshot!(wsdl(&garden(), "garden", &options("sogenactif")).unwrap());
}

#[test]
fn the_schema_is_that_of_the_wsdl() {
    for service in ["wallet", "cashManagement"] {
        let wsdl = wsdl(&shipped(), service, &Options::default()).unwrap();
        let xsd = xsd(&shipped(), service, &Options::default()).unwrap();
        let lines: Vec<_> = wsdl.lines().map(str::trim).collect();
        let schema: Vec<_> = xsd.lines().skip(1).map(str::trim).collect();
        assert!(lines.windows(schema.len()).any(|part| part == schema), "{xsd}");
    }
}

#[test]
fn the_address_is_that_of_brand_environment_and_protocol_or_the_given_one() {
    let address = |options: &Options| {
        let wsdl = wsdl(&shipped(), "wallet", options).unwrap();
        let behind = wsdl.split_once("location=\"").unwrap().1;
        behind.split_once('"').unwrap().0.to_owned()
    };
    let production = Some(Environment::Production);
    assert_eq!(
        address(&Options::default()),
        "https://office-server.test.sips-services.com/services/v2/wallet"
    );
    assert_eq!(
        address(&Options { environment: production, ..options("sogenactif") }),
        "https://office-server.sogenactif.com/services/v2/wallet"
    );
    let base_address = Some("http://127.0.0.1:8080/".to_owned());
    assert_eq!(
        address(&Options { base_address, ..options("sips") }),
        "http://127.0.0.1:8080/services/v2/wallet"
    );
}

#[test]
fn a_version_has_only_its_fields() {
    let at = |minor| {
        let version = Some(InterfaceVersion::new(2, minor));
        xsd(&shipped(), "wallet", &Options { version, ..Options::default() }).unwrap()
    };
    for (field, since) in [("sealAlgorithm", 12), ("panType", 31)] {
        let element = format!("<xs:element name=\"{field}\"");
        assert!(!at(since - 1).contains(&element) && at(since).contains(&element), "{field}");
    }
}

#[test]
fn errors_name_the_way_out() {
    let catalog = shipped();
    let old = Options { version: Some(InterfaceVersion::new(1, 9)), ..Options::default() };
    let base_address = Some("localhost".to_owned());
    let errors = [
        wsdl(&catalog, "walet", &Options::default()),
        wsdl(&catalog, "wallet", &options("sogenactiv")),
        xsd(&catalog, "wallet", &old),
        wsdl(&catalog, "wallet", &Options { base_address, ..Options::default() }),
    ];
    let errors: Vec<_> = errors.into_iter().map(|error| error.unwrap_err().to_string()).collect();
    assert_snapshot!(errors.join("\n"));
}

#[test]
fn what_xml_cannot_carry_is_refused() {
    let refused = |catalog: &Catalog, service: &str| {
        wsdl(catalog, service, &Options::default()).unwrap_err().to_string()
    };
    let odd = changed("namespace: urn:example:garden", r#"namespace: "urn:\u200b""#);
    let carried = "XML can't carry the";
    assert_eq!(
        refused(&odd, "garden"),
        format!("{carried} namespace of garden `urn:\u{fffd}`: correct it in the specs")
    );
    let odd = changed("service: garden", "service: \"3\"");
    assert_eq!(refused(&odd, "3"), format!("{carried} name of the service `3`: correct it in the specs"));
    let both = changed("function: lookAtSeed", "function: waterPlantResponse");
    let both = Catalog { functions: with_soap(both.functions), ..both };
    let same = "the messages of waterPlant and waterPlantResponse are both called `waterPlantResponse` in SOAP: say \
                `protocols: [json]` in one of them";
    assert_eq!(refused(&both, "garden"), same);
}

/// All functions with a SOAP form.
fn with_soap<F: IntoIterator<Item = (String, Function)> + FromIterator<(String, Function)>>(
    functions: F,
) -> F {
    let path = Some("/soap/garden".to_owned());
    functions
        .into_iter()
        .map(|(name, function)| (name, Function { soap_path: path.clone(), ..function }))
        .collect()
}
