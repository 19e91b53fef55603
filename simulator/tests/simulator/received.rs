//! What the simulator remembers of requests, and what it does not.

use std::sync::{Arc, Mutex};

use crate::shop::{BOTH, Shop, shipped};
use http::Request;
use sips_office_runtime::Verdict;
use sips_office_runtime::descriptor::{Protocol, Sensitivity};
use sips_office_simulator::{Builder, example};

const CARD: &str = "4974930000001234";

#[test]
fn requests_are_remembered_with_what_may_be_shown() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.send(&shop.update(&[]));
        shop.send(&shop.update(&[("paymentMeanId", "9")]));
        let received = shop.office.received();
        let [first, second] = &received[..] else { panic!("{received:?}") };
        assert_eq!(first.function.as_deref(), Some("updatePaymentMean"));
        assert_eq!((first.protocol, first.status, first.code.as_deref()), (Some(protocol), 200, Some("00")));
        assert_eq!(first.shown("paymentMeanAlias"), Some("myAlias"));
        assert_eq!(first.shown("seal"), Some("text of 64 characters"));
        assert_eq!(first.shown("walletName"), None);
        assert_eq!(second.code.as_deref(), Some("25"));
        let path = shop.function.path(protocol).unwrap();
        let title = protocol.title();
        assert_eq!(first.to_string(), format!("POST {path} updatePaymentMean {title} -> 200 code 00"));
        shop.office.clear_received();
        assert!(shop.office.received().is_empty());
    }
}

#[test]
fn sensitive_and_unknown_values_are_not_remembered() {
    let mut catalog = shipped();
    catalog.fields.get_mut("paymentMeanAlias").unwrap().sensitivity = Sensitivity::CardNumber;
    for protocol in BOTH {
        let shop = Shop::calling(Builder::new(), &catalog, "updatePaymentMean", protocol);
        shop.send(&shop.update(&[("paymentMeanAlias", CARD), ("number", CARD)]));
        let received = format!("{:?}", shop.office.received());
        assert!(
            received.contains("############1234") && received.contains("text of 16 characters"),
            "{received}"
        );
        assert!(!received.contains("49749") && !received.contains(example::SECRET_KEY), "{received}");
    }
}

#[test]
fn what_became_of_a_requests_seal_is_remembered_where_it_was_found_out() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let mut wrong = shop.update(&[]);
        wrong.set("seal", "0".repeat(64));
        let mut missing = shop.update(&[]);
        missing.remove("seal");
        let unknown = shop.update(&[("merchantId", "9")]);
        for message in [shop.update(&[]), wrong, missing, unknown] {
            shop.send(&message);
        }
        shop.post("{");
        let received = shop.office.received();
        let seals: Vec<_> = received.iter().map(|received| received.seal).collect();
        let expected = [Some(Verdict::Valid), Some(Verdict::Wrong), Some(Verdict::Missing), None, None];
        assert_eq!(seals, expected);
        let end = |at: usize| received[at].to_string().split_once(" -> ").unwrap().1.to_owned();
        assert_eq!([end(1), end(2)], ["200 code 34, seal wrong", "200 code 34, seal missing"]);
    }
}

#[test]
fn of_an_address_nothing_is_remembered_that_could_be_a_card_number() {
    let shop = Shop::new(Protocol::Json);
    shop.office.answer(&Request::post(format!("/x/{CARD}/y")).body("").unwrap());
    assert_eq!(shop.office.received()[0].path, "/x/############1234/y");
}

#[test]
fn a_request_of_any_size_is_remembered_briefly() {
    let shop = Shop::new(Protocol::Json);
    let fields: Vec<_> = (0..5000).map(|at| format!("\"{at}{}\":\"x\"", "n".repeat(150))).collect();
    shop.post(format!("{{{}}}", fields.join(",")));
    let received = &shop.office.received()[0];
    let bytes: usize = received.fields.iter().map(|field| field.name.len() + field.shown.len()).sum();
    assert!((4 * 1024..=8 * 1024).contains(&bytes), "{bytes}");
}

#[test]
fn requests_that_are_none_are_remembered_too() {
    let shop = Shop::new(Protocol::Json);
    shop.office.answer(&Request::get("/nothing?here").body("").unwrap());
    shop.post("{");
    let received = shop.office.received();
    assert_eq!((&*received[0].path, received[0].protocol, received[0].status), ("/nothing", None, 404));
    assert_eq!((&received[1].function, received[1].status), (&None, 400));
    assert!(received[1].fields.is_empty());
}

#[test]
fn whoever_asked_is_told_of_each_request() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let copy = Arc::clone(&told);
    let builder = Builder::new().on_received(move |received| copy.lock().unwrap().push(received.clone()));
    let shop = Shop::before(builder, Protocol::Json);
    shop.send(&shop.update(&[]));
    assert_eq!(*told.lock().unwrap(), shop.office.received());
}
