//! The WSDL and the OpenAPI document, with the address under which the client found them.

use http::Request;
use http::header::HOST;

use crate::shop::{Shop, shipped};
use sips_office_export::{Options, openapi, wsdl};
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::{Builder, Fault, HttpAnswer, Simulator};

fn get(shop: &Shop, address: &str, host: Option<&str>) -> HttpAnswer {
    let mut request = Request::get(address);
    if let Some(host) = host {
        request = request.header(HOST, host);
    }
    shop.office.answer(&request.body("").unwrap())
}

fn at(address: &str) -> Options {
    Options { base_address: Some(address.to_owned()), ..Options::default() }
}

#[test]
fn the_wsdl_of_a_service_has_the_address_that_the_client_called() {
    let shop = Shop::new(Protocol::Soap);
    for (service, path) in
        [("wallet", "/services/v2/wallet"), ("cashManagement", "/services/v2/cashManagement")]
    {
        let expected = wsdl(&shipped(), service, &at("http://sips:8701")).unwrap();
        for query in ["wsdl", "WSDL", "wsdl=", "x=1&wsdl"] {
            let answer = get(&shop, &format!("{path}?{query}"), Some("sips:8701"));
            assert_eq!(
                (answer.status, String::from_utf8(answer.body).unwrap()),
                (200, expected.clone()),
                "{query}"
            );
            assert!(answer.headers.contains(&("content-type", "text/xml; charset=utf-8".to_owned())));
        }
    }
}

#[test]
fn the_openapi_document_has_the_address_that_the_client_called() {
    let shop = Shop::new(Protocol::Json);
    let answer = get(&shop, "/openapi.json", Some("sips:8701"));
    let expected = openapi(&shipped(), None, &at("http://sips:8701")).unwrap();
    assert_eq!((answer.status, String::from_utf8(answer.body).unwrap()), (200, expected));
    assert!(answer.headers.contains(&("content-type", "application/json".to_owned())));
}

#[test]
fn a_host_that_is_none_does_not_get_into_a_document() {
    let shop = Shop::new(Protocol::Json);
    for host in [None, Some("\"><x"), Some("a b"), Some("me@elsewhere.example")] {
        for address in ["/services/v2/wallet?wsdl", "/openapi.json"] {
            let text = String::from_utf8(get(&shop, address, host).body).unwrap();
            assert!(text.contains("http://localhost"), "{host:?}\n{text}");
            assert!(!host.is_some_and(|host| text.contains(host)), "{host:?}\n{text}");
        }
    }
}

#[tokio::test]
async fn over_a_socket_the_address_is_that_of_the_socket_where_the_client_names_none() {
    let simulator = Simulator::start().await.unwrap();
    let request = Request::get("/services/v2/wallet?wsdl").body("").unwrap();
    let text = String::from_utf8(simulator.office().answer(&request).body).unwrap();
    assert!(text.contains(&format!("\"{}/services/v2/wallet\"", simulator.base_address())), "{text}");
}

#[test]
fn documents_are_read_and_calls_are_posted() {
    let shop = Shop::new(Protocol::Soap);
    let faults = shop.office.faults();
    faults.next(Fault::WrongSeal);
    let send = |method: &str, address: &str| {
        shop.office.answer(&Request::builder().method(method).uri(address).body("").unwrap()).status
    };
    assert_eq!(send("HEAD", "/services/v2/wallet?wsdl"), 200);
    assert_eq!(send("GET", "/services/v2/wallet"), 405);
    assert_eq!(send("PUT", "/services/v2/wallet?wsdl"), 405);
    assert_eq!(send("POST", "/openapi.json"), 405);
    assert_eq!(send("GET", "/rs-services/v2/wallet/signOff?wsdl"), 405);
    let received = shop.office.received();
    assert_eq!(received[0].to_string(), "HEAD /services/v2/wallet?wsdl -> 200");
    assert_eq!(received[1].to_string(), "GET /services/v2/wallet SOAP -> 405");
    // No document has suffered the fault.
    let message = shop.update(&[]);
    let path = "/services/v2/wallet?wsdl";
    let answer = shop.office.answer(&Request::post(path).body(shop.write(&message)).unwrap());
    assert_eq!(shop.read(&answer).verdict, sips_office_runtime::Verdict::Wrong);
}

#[test]
fn specs_without_a_form_say_so() {
    let mut catalog = shipped();
    catalog.services.get_mut("wallet").unwrap().namespace = String::new();
    let shop = Shop::calling(Builder::new(), &catalog, "updatePaymentMean", Protocol::Soap);
    let answer = get(&shop, "/services/v2/wallet?wsdl", None);
    let text = String::from_utf8(answer.body).unwrap();
    assert_eq!(answer.status, 500, "{text}");
    assert!(text.starts_with("the specs have no WSDL: "), "{text}");
}
