//! What is no request, and how HTTP says so.

use crate::shop::{BOTH, Shop};
use http::Request;
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::Builder;
use sips_office_spec::{Sources, load};

#[test]
fn answers_state_their_media_type() {
    let kind = |protocol| {
        let shop = Shop::new(protocol);
        let answer = shop.send(&shop.update(&[]));
        answer.headers.into_iter().find(|(name, _)| *name == "content-type").unwrap().1
    };
    assert_eq!(kind(Protocol::Json), "application/json");
    assert_eq!(kind(Protocol::Soap), "text/xml; charset=utf-8");
}

#[test]
fn an_unknown_address_is_404() {
    let shop = Shop::new(Protocol::Json);
    for path in
        ["/", "/rs-services/v2/wallet/updatePaymentMeans", "/rs-services/v2/wallet/updatePaymentMean/"]
    {
        assert_eq!(shop.office.answer(&Request::post(path).body("{}").unwrap()).status, 404, "{path}");
    }
}

#[test]
fn another_method_than_post_is_405() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let path = shop.function.path(protocol).unwrap();
        for method in ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"] {
            let request = Request::builder().method(method).uri(path).body("").unwrap();
            let answer = shop.office.answer(&request);
            assert_eq!(answer.status, 405, "{method}");
            assert!(answer.headers.contains(&("allow", "POST".to_owned())));
        }
    }
}

#[test]
fn a_query_does_not_change_the_address() {
    let shop = Shop::new(Protocol::Soap);
    let path = format!("{}?x=1", shop.function.path(Protocol::Soap).unwrap());
    let request = Request::post(path).body(shop.write(&shop.update(&[]))).unwrap();
    assert_eq!(shop.read(&shop.office.answer(&request)).code(), "00");
}

/// HTTP asks for percent-encoding there, and clients differ in whether they obey.
#[test]
fn a_function_with_an_odd_name_has_its_address_with_and_without_percent_encoding() {
    let shipped = Sources::shipped();
    let model = shipped.files().iter().find(|file| file.below.ends_with("wallet/signOff.yaml")).unwrap();
    let text = model.text.replace("function: signOff", "function: résilier");
    let catalog = load(Sources::texts([("functions/wallet/résilier.yaml", &*text)])).into_catalog().unwrap();
    let shop = Shop::calling(Builder::new(), &catalog, "résilier", Protocol::Json);
    let body = shop.write(&shop.request(&[crate::shop::WALLET]));
    for path in [
        "/rs-services/v2/wallet/r%C3%A9silier",
        "/rs-services/v2/wallet/r%c3%a9silier",
        "/rs-services/v2/wallet/résilier",
    ] {
        let answer = shop.office.answer(&Request::post(path).body(&body).unwrap());
        assert_eq!(answer.status, 200, "{path}");
    }
    let received = &shop.office.received()[0];
    assert_eq!(received.function.as_deref(), Some("résilier"));
}

#[test]
fn a_body_of_more_than_a_mebibyte_is_413() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        assert_eq!(shop.post(vec![b' '; 1 << 20]).status, if protocol == Protocol::Json { 400 } else { 500 });
        assert_eq!(shop.post(vec![b' '; (1 << 20) + 1]).status, 413);
    }
}

#[test]
fn json_that_cannot_be_read_is_400_with_the_reason() {
    let shop = Shop::new(Protocol::Json);
    for (body, reason) in [
        ("", "not a JSON object"),
        ("[]", "not a JSON object"),
        ("{\"a\":", "not JSON"),
        ("{\"a\":null}", "`a` is null"),
        ("{\"a\":\"1\",\"a\":\"2\"}", "`a` stands twice"),
    ] {
        let answer = shop.post(body);
        let text = String::from_utf8(answer.body).unwrap();
        assert_eq!(answer.status, 400, "{text}");
        assert!(text.contains(reason), "{text}");
    }
}

#[test]
fn soap_that_cannot_be_read_is_a_fault_of_the_client() {
    let shop = Shop::new(Protocol::Soap);
    let envelope = |inside: &str| {
        format!(
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:u=\"{}\">{inside}</s:Envelope>",
            shop.function.namespace
        )
    };
    let operation = |name: &str| envelope(&format!("<s:Body><u:{name}><u:input/></u:{name}></s:Body>"));
    let header = "<s:Header><x s:mustUnderstand=\"1\"/></s:Header>";
    let newer = "<e:Envelope xmlns:e=\"http://www.w3.org/2003/05/soap-envelope\"><e:Body/></e:Envelope>";
    for (body, code) in [
        (String::new(), "Client"),
        ("<a".to_owned(), "Client"),
        (operation("signUp"), "Client"),
        (operation("updatePaymentMeanResponse"), "Client"),
        (envelope("<s:Body/>"), "Client"),
        (envelope("<s:Body><s:Fault/></s:Body>"), "Client"),
        (envelope(&format!("{header}<s:Body/>")), "MustUnderstand"),
        (newer.to_owned(), "VersionMismatch"),
    ] {
        let answer = shop.post(&body);
        assert_eq!(answer.status, 500, "{body}");
        assert_eq!(shop.fault(&answer).code, code, "{body}");
    }
    let fault = shop.fault(&shop.post(operation("signUp")));
    assert!(fault.string.contains("`signUp`") && fault.string.contains("`updatePaymentMean`"), "{fault}");
}

#[test]
fn garbage_of_any_kind_is_answered() {
    let json = Shop::new(Protocol::Json);
    let soap = Shop::new(Protocol::Soap);
    let mut state = 7_u32;
    for round in 0..400 {
        for shop in [&json, &soap] {
            let mut body = shop.write(&shop.update(&[]));
            for _ in 0..=round % 4 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let at = state as usize % body.len();
                body[at] = (state >> 24) as u8;
            }
            let status = shop.post(&body).status;
            assert!([200, 400, 500].contains(&status), "{status}");
            let half = shop.post(&body[..state as usize % body.len()]).status;
            assert!([200, 400, 500].contains(&half), "{half}");
        }
    }
    for shop in [json, soap] {
        for body in
            [&[0xff_u8; 64][..], &[0; 64], "{".repeat(100_000).as_bytes(), "<a>".repeat(100_000).as_bytes()]
        {
            assert!([400, 500].contains(&shop.post(body).status));
        }
    }
}
