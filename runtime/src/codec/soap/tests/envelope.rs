//! What stands around a message, and faults in its place.

use super::*;

#[test]
fn the_envelope_holds_one_body_with_one_message() {
    let good = response("");
    let inner = good.split_once("<s:Body>").unwrap().1.split_once("</s:Body>").unwrap().0;
    let unexpected = |document: &str| match read_document(document) {
        Err(DecodeError::Unexpected { found, .. }) => found,
        other => panic!("{document}: {other:?}"),
    };
    assert_eq!(unexpected(&good.replace("</s:Body>", "</s:Body><s:Body/>")), "Body");
    assert_eq!(unexpected(&body(&format!("{inner}{inner}"))), "updatePaymentMeanResponse");
    assert_eq!(unexpected(&good.replace("</s:Body>", "</s:Body><s:Header/>")), "Header");
    assert_eq!(unexpected(&good.replace("s:Body", "Body")), "Body");
    assert_eq!(unexpected(&good.replace("</output>", "</output><output/>")), "output");
    assert_eq!(unexpected(&good.replace("output", "input")), "input");
    for (document, missing) in [
        (format!("<s:Envelope xmlns:s='{ENVELOPE}'/>"), "`Body`"),
        (body(""), "message in `Body`"),
        (body(&format!("<updatePaymentMeanResponse xmlns='{NAMESPACE}'/>")), "`output`"),
    ] {
        assert_eq!(read_document(&document), Err(DecodeError::Missing { expected: missing.into() }));
    }
    assert_eq!(
        read_document(inner),
        Err(DecodeError::NotAnEnvelope { found: "updatePaymentMeanResponse".into() })
    );
    assert_eq!(read_document(&good.replace(ENVELOPE, ENVELOPE_1_2)), Err(DecodeError::SoapVersion));
    assert_eq!(
        read_document("<Envelope xmlns='urn:x'/>"),
        Err(DecodeError::NotAnEnvelope { found: "Envelope".into() })
    );
}

#[test]
fn a_message_of_another_function_or_direction_is_refused() {
    let other = |direction, element: &str| {
        let document = body(&format!("<{element} xmlns='{NAMESPACE}'><output/></{element}>"));
        match read_with(&document, direction, &Limits::default()) {
            Err(DecodeError::OtherOperation { expected, found }) => (expected, found),
            other => panic!("{other:?}"),
        }
    };
    let pair = |expected: &str, found: &str| (expected.to_owned(), found.to_owned());
    assert_eq!(
        other(Direction::Response, "signOffResponse"),
        pair("updatePaymentMeanResponse", "signOffResponse")
    );
    assert_eq!(
        other(Direction::Response, "updatePaymentMean"),
        pair("updatePaymentMeanResponse", "updatePaymentMean")
    );
    assert_eq!(
        other(Direction::Request, "updatePaymentMeanResponse"),
        pair("updatePaymentMean", "updatePaymentMeanResponse")
    );
}

#[test]
fn headers_are_passed_over_unless_they_must_be_understood() {
    let with = |header: &str| {
        let document = response("<x>1</x>");
        read_document(&document.replace("<s:Body>", &format!("<s:Header>{header}</s:Header><s:Body>")))
    };
    assert!(
        with("<h:a xmlns:h='urn:h' s:mustUnderstand='0'>text<h:b/>text</h:a>\n<h:c xmlns:h='urn:h'/>")
            .is_ok()
    );
    for yes in ["1", "true", " 1 ", "&#49;"] {
        let header = format!("<h:a xmlns:h='urn:h'/><h:b xmlns:h='urn:h' s:mustUnderstand='{yes}'/>");
        assert_eq!(with(&header), Err(DecodeError::HeaderNotUnderstood { name: "b".into() }));
    }
    let deep = format!("{}{}", "<a xmlns='urn:h'>".repeat(20), "</a>".repeat(20));
    assert!(matches!(with(&deep), Err(DecodeError::TooDeep { .. })));
    assert!(matches!(with("<p:a/>"), Err(DecodeError::Xml { .. })));
}

#[test]
fn a_fault_is_read_with_and_without_a_detail() {
    let fault = |content: &str| {
        let document = body(&format!("<s:Fault>{content}</s:Fault>"));
        assert_eq!(operation(document.as_bytes(), &Limits::default()).as_deref(), Ok("Fault"));
        let undescribed = read_undescribed(document.as_bytes(), &Limits::default());
        assert!(matches!(undescribed, Err(DecodeError::Fault { .. })));
        match read(document.as_bytes(), &function(), Direction::Response, &Limits::default()).unwrap() {
            Reply::Fault(fault) => fault,
            Reply::Message(_) => panic!(),
        }
    };
    let plain =
        fault("<faultcode>s:Server</faultcode><faultstring xml:lang='en'>It\n broke &amp;</faultstring>");
    let expected = Fault { code: "Server".into(), string: "It broke &".into(), actor: None, detail: None };
    assert_eq!(plain, expected);
    let detailed = fault(
        "<faultcode>Client</faultcode><faultstring/><faultactor>urn:me</faultactor>\
         <detail><e:a xmlns:e='urn:e'>one</e:a><e:b xmlns:e='urn:e'><e:c>two</e:c></e:b></detail><more xmlns='urn:m'/>",
    );
    assert_eq!(detailed.detail.as_deref(), Some("one two"));
    assert_eq!(detailed.actor.as_deref(), Some("urn:me"));
    let long = fault(&format!("<faultstring>{}</faultstring>", "é".repeat(10_000)));
    assert!(long.string.chars().count() <= 2048 && long.code.is_empty());
}

#[test]
fn a_fault_says_each_thing_once() {
    let document = body("<s:Fault><faultcode>s:Server</faultcode><faultcode>s:Client</faultcode></s:Fault>");
    assert_eq!(read_document(&document), Err(DecodeError::Duplicate { path: "faultcode".into() }));
}

#[test]
fn a_fault_survives_writing() {
    let fault = Fault {
        code: "Client.Seal".into(),
        string: "a < b & c".into(),
        actor: Some("urn:me".into()),
        detail: Some("Café".into()),
    };
    let mut out = Vec::new();
    write_fault(&fault, &mut out).unwrap();
    let function = function();
    let reply = read(&out, &function, Direction::Response, &Limits::default());
    assert_eq!(reply, Ok(Reply::Fault(fault.clone())));

    let mut out = b"x".to_vec();
    let bad = Fault { string: "\u{0}".into(), ..fault.clone() };
    assert_eq!(write_fault(&bad, &mut out), Err(EncodeError::Character { path: "faultstring".into() }));
    let bad = Fault { code: "a b".into(), ..fault };
    assert_eq!(write_fault(&bad, &mut out), Err(EncodeError::Name { path: "faultcode".into() }));
    assert_eq!(out, b"x");
}

#[test]
fn an_undescribed_message_may_have_no_namespace() {
    let read = read_undescribed(b"<f><input><x>1</x></input></f>", &Limits::default()).unwrap();
    assert_eq!((&*read.operation, read.message.text("x")), ("f", Some("1")));
    for bad in
        ["<f><input/></f><g/>", "<f><input/></f>x", "<f><both/></f>", "<f/>", "<f><input/><output/></f>"]
    {
        assert!(read_undescribed(bad.as_bytes(), &Limits::default()).is_err(), "{bad}");
    }
}
