//! Which responses are taken, and what the others say of the request.

mod wallet;

use sips_office_runtime::codec::{DecodeError, Limits};
use sips_office_runtime::descriptor::{Environment, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{Answer, Error, Exchange, HttpResponse, Outcome, SealPolicy, SealState};
use wallet::*;

const BOTH: [Protocol; 2] = [Protocol::Json, Protocol::Soap];

fn receive(exchange: &Exchange, response: &HttpResponse) -> Result<Answer<Updated>, Error> {
    let prepared = exchange.prepare(&UPDATE).unwrap();
    exchange.receive::<Update>(&prepared, response)
}

fn refused(protocol: Protocol, response: &HttpResponse) -> Error {
    receive(&exchange(protocol), response).unwrap_err()
}

/// A response with one text of its body replaced.
fn changed(protocol: Protocol, message: &Message<'_>, from: &str, to: &str) -> HttpResponse {
    let mut response = respond(protocol, message);
    let body = String::from_utf8(response.body).unwrap();
    assert!(body.contains(from), "{body}");
    response.body = body.replacen(from, to, 1).into_bytes();
    response
}

#[test]
fn a_sealed_answer_is_verified_and_reads_like_the_response() {
    for protocol in BOTH {
        let answer = receive(&exchange(protocol), &respond(protocol, &accepted())).unwrap();
        assert_eq!(answer.seal_state(), SealState::Verified);
        assert_eq!(answer.result().code(), Some("00"));
        assert_eq!(answer.result().label(), Some("Operation accepted"));
        assert_eq!(answer.sent_version().to_string(), "2.58");
        assert_eq!(answer.0.text("walletActionDateTime"), Some("2014-05-19T23:19:00+00:00"));
        assert!(answer.accepted().is_ok());
    }
}

#[test]
fn an_unknown_field_and_an_unknown_code_verify() {
    for protocol in BOTH {
        let message = sealed(&[("somethingNew", "Café & <co>"), ("walletResponseCode", "77")]);
        let answer = receive(&exchange(protocol), &respond(protocol, &message)).unwrap();
        assert_eq!(answer.response().0.text("somethingNew"), Some("Café & <co>"));
        assert_eq!((answer.result().code(), answer.result().label()), (Some("77"), None));
    }
}

#[test]
fn a_code_other_than_success_is_an_error_only_when_asked() {
    let message = sealed(&[("errorFieldName", "paymentMeanId"), ("walletResponseCode", "25")]);
    let answer = receive(&exchange(Protocol::Json), &respond(Protocol::Json, &message)).unwrap();
    assert!(!answer.result().is_accepted());
    let error = answer.accepted().unwrap_err();
    assert_eq!(error.outcome(), Outcome::Refused);
    assert_eq!(
        error.to_string(),
        "the platform did not accept the request: code 25 (Not found on Worldline Sips), because of `paymentMeanId`"
    );
    let silent = receive(&exchange(Protocol::Json), &respond(Protocol::Json, &sealed(&[]))).unwrap();
    assert_eq!(silent.accepted().unwrap_err().outcome(), Outcome::Unknown);
}

#[test]
fn an_empty_error_field_names_none() {
    for protocol in BOTH {
        let message = sealed(&[("errorFieldName", ""), ("walletResponseCode", "00")]);
        let answer = receive(&exchange(protocol), &respond(protocol, &message)).unwrap();
        assert_eq!(answer.result().error_field_name(), None);
    }
}

#[test]
fn a_changed_byte_is_a_wrong_seal() {
    for protocol in BOTH {
        let error = refused(protocol, &changed(protocol, &accepted(), "23:19:00", "23:19:01"));
        assert!(matches!(error, Error::WrongSeal), "{error}");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[test]
fn a_wrong_seal_is_wrong_even_where_none_is_needed() {
    let policy = SealPolicy::required().accept_unsealed(Protocol::Json, Environment::Test);
    let lenient = settings(Protocol::Json).seal_policy(policy).build().unwrap();
    let error = receive(&lenient, &changed(Protocol::Json, &accepted(), "\"00\"", "\"01\"")).unwrap_err();
    assert!(matches!(error, Error::WrongSeal), "{error}");
}

#[test]
fn a_missing_seal_is_an_error_that_carries_the_answer_and_names_the_setting() {
    for protocol in BOTH {
        for message in
            [message(&[("walletResponseCode", "00")]), message(&[("seal", ""), ("walletResponseCode", "00")])]
        {
            let error = refused(protocol, &respond(protocol, &message));
            assert_eq!(error.outcome(), Outcome::Unknown);
            assert!(error.to_string().contains("allow them in the seal policy"), "{error}");
            let Error::Unsealed { message, .. } = error else { panic!("{error}") };
            assert_eq!(message.text("walletResponseCode"), Some("00"));
        }
    }
}

#[test]
fn an_unsealed_answer_is_taken_for_its_own_protocol_and_environment_only() {
    let unsealed = message(&[("walletResponseCode", "00")]);
    let policy = SealPolicy::required().accept_unsealed(Protocol::Soap, Environment::Test);
    let with = |protocol| settings(protocol).seal_policy(policy.clone()).build().unwrap();
    let answer = receive(&with(Protocol::Soap), &respond(Protocol::Soap, &unsealed)).unwrap();
    assert_eq!(answer.seal_state(), SealState::Unsealed);
    assert!(receive(&with(Protocol::Json), &respond(Protocol::Json, &unsealed)).is_err());
    let production = Exchange::builder(sips(), Environment::Production, "1", key(), 1)
        .protocol(Protocol::Soap)
        .seal_policy(policy)
        .build()
        .unwrap();
    assert!(receive(&production, &respond(Protocol::Soap, &unsealed)).is_err());
}

#[test]
fn a_field_that_stands_twice_is_no_answer() {
    for (protocol, from, to) in [
        (
            Protocol::Json,
            "\"walletResponseCode\":\"00\"",
            "\"walletResponseCode\":\"00\",\"walletResponseCode\":\"00\"",
        ),
        (
            Protocol::Soap,
            "<walletResponseCode>00</walletResponseCode>",
            "<walletResponseCode>00</walletResponseCode><walletResponseCode>00</walletResponseCode>",
        ),
    ] {
        let error = refused(protocol, &changed(protocol, &accepted(), from, to));
        assert_eq!(error.outcome(), Outcome::Unknown);
        assert!(matches!(error, Error::Decode { source: DecodeError::Duplicate { .. }, .. }), "{error}");
    }
}

#[test]
fn a_truncated_body_is_no_answer() {
    for protocol in BOTH {
        let whole = respond(protocol, &accepted());
        for length in [0, 1, whole.body.len() / 2, whole.body.len() - 1] {
            let cut = HttpResponse { body: whole.body[..length].to_vec(), ..whole.clone() };
            let error = refused(protocol, &cut);
            assert!(matches!(error, Error::Decode { .. }), "{error}");
            assert_eq!(error.outcome(), Outcome::Unknown);
        }
    }
}

#[test]
fn a_body_beyond_the_limit_is_no_answer() {
    let limits = Limits { bytes: 40, ..Limits::default() };
    let exchange = settings(Protocol::Json).limits(limits).build().unwrap();
    let error = receive(&exchange, &respond(Protocol::Json, &accepted())).unwrap_err();
    assert!(matches!(error, Error::Decode { source: DecodeError::TooLarge { .. }, .. }), "{error}");
}

#[test]
fn a_redirect_is_unknown() {
    for protocol in BOTH {
        let error = refused(protocol, &with_body(protocol, 302, ""));
        assert!(matches!(error, Error::Redirected { status: 302 }), "{error}");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

#[test]
fn a_status_tells_the_outcome_and_the_body_is_not_shown() {
    for protocol in BOTH {
        for (status, outcome) in [
            (400, Outcome::Refused),
            (404, Outcome::Refused),
            (500, Outcome::Unknown),
            (503, Outcome::Unknown),
            (100, Outcome::Unknown),
            (0, Outcome::Unknown),
            (600, Outcome::Unknown),
        ] {
            let html = HttpResponse {
                status,
                headers: vec![("content-type".into(), "text/html; charset=utf-8".into())],
                body: b"<html>4974930000000000</html>".to_vec(),
            };
            let error = refused(protocol, &html);
            assert_eq!(error.outcome(), outcome, "{status}");
            assert!(error.to_string().contains("29 bytes of text/html"), "{error}");
            assert!(!format!("{error} {error:?}").contains("4974930000000000"));
        }
    }
}

#[test]
fn a_sealed_answer_under_a_failing_status_is_no_answer() {
    for protocol in BOTH {
        let failing = HttpResponse { status: 500, ..respond(protocol, &accepted()) };
        assert!(matches!(refused(protocol, &failing), Error::Status { status: 500, .. }));
    }
}

#[test]
fn a_media_type_must_fit_the_protocol_where_one_is_stated() {
    let as_kind = |protocol, kind: Option<&str>| {
        let headers = kind.map(|kind| ("Content-Type".to_owned(), kind.to_owned())).into_iter().collect();
        HttpResponse { headers, ..respond(protocol, &accepted()) }
    };
    for (protocol, kind) in [
        (Protocol::Json, None),
        (Protocol::Json, Some("Application/Json;charset=UTF-8")),
        (Protocol::Json, Some("application/problem+json")),
        (Protocol::Soap, None),
        (Protocol::Soap, Some("application/xml")),
    ] {
        assert!(receive(&exchange(protocol), &as_kind(protocol, kind)).is_ok(), "{kind:?}");
    }
    for (protocol, kind) in [
        (Protocol::Json, "text/html"),
        (Protocol::Json, "text/xml"),
        (Protocol::Soap, "application/soap+xml"),
        (Protocol::Soap, "application/json"),
    ] {
        let error = refused(protocol, &as_kind(protocol, Some(kind)));
        assert!(matches!(&error, Error::ContentType { found, .. } if found == kind), "{error}");
        assert_eq!(error.outcome(), Outcome::Unknown);
    }
}

/// A fault of that class, which repeats a value.
fn fault(class: &str) -> String {
    format!(
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>\
         <faultcode>soap:{class}</faultcode><faultstring>no such thing: 4974930000000000\u{9b}31m</faultstring>\
         </soap:Fault></soap:Body></soap:Envelope>"
    )
}

#[test]
fn a_fault_refuses_where_it_blames_the_request_under_any_status() {
    for (class, outcome) in [
        ("Client", Outcome::Refused),
        ("Client.Authentication", Outcome::Refused),
        ("VersionMismatch", Outcome::Refused),
        ("MustUnderstand", Outcome::Refused),
        ("Server", Outcome::Unknown),
        ("Else", Outcome::Unknown),
    ] {
        for status in [200, 400, 500] {
            let error = refused(Protocol::Soap, &with_body(Protocol::Soap, status, fault(class)));
            let Error::Fault { status: seen, fault } = &error else { panic!("{error}") };
            assert_eq!((*seen, &*fault.code), (status, class));
            assert_eq!(error.outcome(), outcome, "{class}");
            let sentence = error.to_string();
            assert!(sentence.contains(class), "{sentence}");
            assert_eq!(sentence.contains("refused the request"), outcome == Outcome::Refused, "{sentence}");
            assert_eq!(sentence.contains("is unknown"), outcome == Outcome::Unknown, "{sentence}");
            let shown = format!("{error} {error:?}");
            assert!(!shown.contains("4974930000000000") && !shown.contains('\u{9b}'), "{shown}");
        }
    }
    let in_json = refused(Protocol::Json, &with_body(Protocol::Json, 500, fault("Client")));
    assert!(matches!(in_json, Error::Status { .. }));
}

#[test]
fn an_answer_of_another_function_is_no_answer() {
    let response = changed(Protocol::Soap, &accepted(), "updatePaymentMeanResponse", "signOffResponse");
    let body =
        String::from_utf8(response.body).unwrap().replace("/updatePaymentMeanResponse", "/signOffResponse");
    let error = refused(Protocol::Soap, &with_body(Protocol::Soap, 200, body));
    assert!(matches!(error, Error::Decode { source: DecodeError::OtherOperation { .. }, .. }), "{error}");
}

#[test]
fn a_seal_of_a_foreign_namespace_is_refused() {
    let foreign = changed(Protocol::Soap, &accepted(), "<seal>", "<seal xmlns=\"urn:elsewhere\">");
    assert!(matches!(refused(Protocol::Soap, &foreign), Error::Decode { .. }));
}

#[test]
fn an_answer_is_sealed_like_its_request() {
    use sips_office_runtime::SealAlgorithm;
    let exchange = settings(Protocol::Json).seal_algorithm(SealAlgorithm::HmacSha512).build().unwrap();
    let mut message = message(&[("walletResponseCode", "00")]);
    let seal = key().seal(SealAlgorithm::HmacSha512, &message).into_string();
    message.set("seal", seal);
    assert!(receive(&exchange, &respond(Protocol::Json, &message)).is_ok());
    assert!(matches!(receive(&exchange, &respond(Protocol::Json, &accepted())), Err(Error::WrongSeal)));
}
