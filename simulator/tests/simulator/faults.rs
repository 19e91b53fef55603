//! Faults that are asked for.

use std::time::Duration;

use crate::shop::{BOTH, Response, Shop};
use sips_office_runtime::Verdict;
use sips_office_runtime::codec::{DecodeError, Direction, Limits, json, soap};
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::{Fault, example};

fn suffering(protocol: Protocol, fault: Fault) -> Shop {
    let shop = Shop::new(protocol);
    shop.office.faults().next(fault);
    shop
}

fn call(protocol: Protocol, fault: Fault) -> Response {
    let shop = suffering(protocol, fault);
    shop.call(&shop.update(&[]))
}

fn was_carried_out(shop: &Shop) -> bool {
    let wallets = shop.office.wallets();
    wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap().alias().is_some()
}

fn decode_error(shop: &Shop, body: &[u8]) -> DecodeError {
    let limits = Limits::default();
    match shop.protocol {
        Protocol::Json => json::read(body, &limits).unwrap_err(),
        Protocol::Soap => soap::read(body, &shop.function, Direction::Response, &limits).unwrap_err(),
    }
}

#[test]
fn the_seal_can_be_wrong_or_missing() {
    for protocol in BOTH {
        call(protocol, Fault::WrongSeal).assert("00", None, Verdict::Wrong);
        call(protocol, Fault::MissingSeal).assert("00", None, Verdict::Missing);
    }
}

#[test]
fn an_unknown_field_and_an_unknown_code_are_sealed() {
    for protocol in BOTH {
        let response = call(protocol, Fault::UnknownField);
        response.assert("00", None, Verdict::Valid);
        assert!(response.message.text("undocumentedField").is_some());
        let shop = suffering(protocol, Fault::UnknownCode);
        let response = shop.call(&shop.update(&[]));
        assert_eq!(response.verdict, Verdict::Valid);
        assert!(shop.function.response_value(response.code()).is_none(), "{}", response.code());
    }
}

#[test]
fn a_changed_byte_breaks_the_seal_and_nothing_else() {
    for protocol in BOTH {
        call(protocol, Fault::ChangedByte).assert("00", None, Verdict::Wrong);
        // Of a refusal, the code is all there is to change: the seal itself stays.
        let shop = suffering(protocol, Fault::ChangedByte);
        shop.call(&shop.update(&[("paymentMeanId", "9")])).assert("20", None, Verdict::Wrong);
    }
}

#[test]
fn a_duplicate_field_is_one() {
    for protocol in BOTH {
        let shop = suffering(protocol, Fault::DuplicateField);
        let answer = shop.send(&shop.update(&[]));
        assert_eq!(answer.status, 200);
        let error = decode_error(&shop, &answer.body);
        assert!(
            matches!(&error, DecodeError::Duplicate { path } if path == "walletActionDateTime"),
            "{error}"
        );
    }
}

#[test]
fn a_body_ends_early_with_and_without_the_length_of_the_whole() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let whole = shop.send(&shop.update(&[])).body.len();
        shop.office.faults().next(Fault::TruncatedBody);
        let answer = shop.send(&shop.update(&[]));
        assert_eq!((answer.body.len(), answer.announced_length), (whole / 2, None));
        decode_error(&shop, &answer.body);
        shop.office.faults().next(Fault::CutConnection);
        let answer = shop.send(&shop.update(&[]));
        assert_eq!((answer.body.len(), answer.announced_length), (whole / 2, Some(whole)));
    }
}

#[test]
fn a_status_or_redirect_comes_instead_of_carrying_out() {
    for protocol in BOTH {
        let shop = suffering(protocol, Fault::Status(503));
        assert_eq!(shop.send(&shop.update(&[])).status, 503);
        shop.office.faults().next(Fault::Redirect("http://127.0.0.1:1/".into()));
        let answer = shop.send(&shop.update(&[]));
        assert_eq!(answer.status, 307);
        assert!(answer.headers.contains(&("location", "http://127.0.0.1:1/".to_owned())));
        assert!(!was_carried_out(&shop));
        assert_eq!(shop.office.received()[0].function.as_deref(), Some("updatePaymentMean"));
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Valid);
        assert!(was_carried_out(&shop));
    }
}

#[test]
fn a_soap_fault_comes_instead_of_carrying_out() {
    for protocol in BOTH {
        let shop = suffering(protocol, Fault::SoapFault);
        let answer = shop.send(&shop.update(&[]));
        assert_eq!((answer.status, &*shop.fault(&answer).code), (500, "Server"));
        assert!(!was_carried_out(&shop));
    }
}

#[test]
fn a_delay_waits_for_whoever_sends_the_answer() {
    let shop = suffering(Protocol::Json, Fault::Delay(Duration::from_secs(3)));
    let answer = shop.send(&shop.update(&[]));
    assert_eq!(answer.delay, Some(Duration::from_secs(3)));
    shop.read(&answer).assert("00", None, Verdict::Valid);
    assert_eq!(shop.send(&shop.update(&[])).delay, None);
}

#[test]
fn lasting_faults_join_others_until_they_are_cleared() {
    let shop = Shop::new(Protocol::Json);
    shop.office.faults().always(Fault::UnknownField);
    shop.office.faults().next(Fault::WrongSeal);
    for verdict in [Verdict::Wrong, Verdict::Valid, Verdict::Valid] {
        let response = shop.call(&shop.update(&[]));
        assert_eq!(response.verdict, verdict);
        assert!(response.message.get("undocumentedField").is_some());
    }
    shop.office.faults().clear();
    assert!(shop.call(&shop.update(&[])).message.get("undocumentedField").is_none());
}

#[test]
fn an_unknown_address_takes_no_fault() {
    let shop = suffering(Protocol::Json, Fault::WrongSeal);
    shop.office.answer(&http::Request::post("/").body("").unwrap());
    shop.call(&shop.update(&[])).assert("00", None, Verdict::Wrong);
}
