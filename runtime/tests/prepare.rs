//! What leaves, and what is kept from leaving.

mod wallet;

use sips_office_runtime::codec::{Direction, Limits, json, soap};
use sips_office_runtime::descriptor::{Environment, Function, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::typed::Request;
use sips_office_runtime::{
    Error, Exchange, InterfaceVersion, Outcome, SealAlgorithm, SecretKey, SettingsError, Verdict, Violation,
    sealed_text,
};
use wallet::*;

fn violations(exchange: &Exchange, fields: &[(&str, &str)]) -> Vec<String> {
    let error = exchange.prepare_message(&UPDATE_PAYMENT_MEAN, &message(fields)).unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    error.violations().unwrap().iter().map(ToString::to_string).collect()
}

const FIELDS: [(&str, &str); 2] = [("merchantWalletId", "walId011"), ("paymentMeanId", "2")];

fn with<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    [&FIELDS, more].concat()
}

#[test]
fn a_json_request_to_the_byte() {
    let exchange = exchange(Protocol::Json);
    let prepared = exchange.prepare(&UPDATE).unwrap();
    let http = prepared.http();
    assert_eq!(
        http.url,
        "https://office-server.test.sips-services.com/rs-services/v2/wallet/updatePaymentMean"
    );
    assert_eq!(
        http.headers,
        [("content-type", "application/json".to_owned()), ("accept", "application/json".to_owned())]
    );
    insta::assert_snapshot!(String::from_utf8(http.body.clone()).unwrap(), @r#"{"interfaceVersion":"WR_WS_2.58","keyVersion":"1","merchantId":"011223344550000","merchantWalletId":"walId011","paymentMeanAlias":"myAlias","paymentMeanId":"2","seal":"93f4c0ca05ee7caee5bed612147503fc66ceecff0b8dbc93452f13e31b431f43"}"#);
    assert_eq!(sealed_text(prepared.message()), "WR_WS_2.58011223344550000walId011myAlias2");
    assert_eq!(key().verify(prepared.algorithm(), prepared.message()), Verdict::Valid);
}

#[test]
fn a_soap_request_to_the_byte() {
    let exchange = exchange(Protocol::Soap);
    let prepared = exchange.prepare(&UPDATE).unwrap();
    let http = prepared.http();
    assert_eq!(http.url, "https://office-server.test.sips-services.com/services/v2/wallet");
    assert_eq!(
        http.headers,
        [
            ("content-type", "text/xml; charset=utf-8".to_owned()),
            ("accept", "text/xml".to_owned()),
            ("soapaction", "\"\"".to_owned()),
        ]
    );
    insta::assert_snapshot!(String::from_utf8(http.body.clone()).unwrap(), @r#"<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><updatePaymentMean xmlns="urn:sips:cn:contract:office:wallet:v2"><input><merchantId>011223344550000</merchantId><interfaceVersion>WR_WS_2.58</interfaceVersion><merchantWalletId>walId011</merchantWalletId><paymentMeanId>2</paymentMeanId><paymentMeanAlias>myAlias</paymentMeanAlias><seal>93f4c0ca05ee7caee5bed612147503fc66ceecff0b8dbc93452f13e31b431f43</seal><keyVersion>1</keyVersion></input></updatePaymentMean></soap:Body></soap:Envelope>"#);
}

#[test]
fn the_documented_sample_seals_as_documented() {
    let exchange = settings(Protocol::Json).interface_version(InterfaceVersion::new(2, 3)).build().unwrap();
    let prepared = exchange.prepare(&UPDATE).unwrap();
    assert_eq!(
        prepared.message().text("seal"),
        Some("bc098cdc2c672ed9edaff1b6bc354de423d4a0b9b2cee1eed434841ed42c6258")
    );
}

#[test]
fn the_base_address_takes_the_path_and_production_has_its_own_host() {
    let local = settings(Protocol::Json).base_address("http://127.0.0.1:8080/sips/").build().unwrap();
    assert_eq!(
        local.prepare(&UPDATE).unwrap().http().url,
        "http://127.0.0.1:8080/sips/rs-services/v2/wallet/updatePaymentMean"
    );
    let production = Exchange::builder(sips(), Environment::Production, "1", key(), 1).build().unwrap();
    assert!(
        production
            .prepare(&UPDATE)
            .unwrap()
            .http()
            .url
            .starts_with("https://office-server.sips-services.com/")
    );
}

#[test]
fn the_version_is_the_messages_then_the_types_then_the_settings_then_the_brands() {
    let sent = |exchange: &Exchange, fields: &[(&str, &str)]| {
        let message = message(fields);
        let prepared = exchange.prepare_message(&UPDATE_PAYMENT_MEAN, &message).unwrap();
        prepared.message().text("interfaceVersion").unwrap().to_owned()
    };
    let plain = exchange(Protocol::Json);
    let set = settings(Protocol::Json).interface_version(InterfaceVersion::new(2, 20)).build().unwrap();
    assert_eq!(sent(&plain, &FIELDS), "WR_WS_2.58");
    assert_eq!(plain.prepare(&Pinned).unwrap().interface_version(), InterfaceVersion::new(2, 11));
    assert_eq!(set.prepare(&Pinned).unwrap().interface_version(), InterfaceVersion::new(2, 11));
    assert_eq!(sent(&set, &FIELDS), "WR_WS_2.20");
    assert_eq!(sent(&set, &with(&[("interfaceVersion", "2.3")])), "WR_WS_2.3");
    assert_eq!(sent(&set, &with(&[("interfaceVersion", "WR_WS_2.4")])), "WR_WS_2.4");
    assert_eq!(
        violations(&plain, &with(&[("interfaceVersion", "IR_WS_2.4")])),
        ["`interfaceVersion` must have the form 2.58 or WR_WS_2.58"]
    );
}

#[test]
fn without_any_version_that_is_the_only_complaint() {
    let mut brand = sips();
    brand.id = "elsewhere".into();
    let exchange = Exchange::builder(brand, Environment::Test, "011223344550000", key(), 1).build().unwrap();
    assert_eq!(
        violations(&exchange, &FIELDS),
        [
            "`interfaceVersion` is not known: `updatePaymentMean` has no recommended version for the brand `elsewhere`, \
          so set one"
        ]
    );
}

#[test]
fn everything_wrong_comes_at_once_and_without_values() {
    let exchange = exchange(Protocol::Json);
    let fields = [
        ("interfaceVersion", "2.3"),
        ("keyVersion", "7"),
        ("seal", "00"),
        ("paymentMeanId", ""),
        ("paymentMeanAlais", "4974930000000000"),
        ("intermediateServiceProviderId", "x"),
        ("sealAlgorithm", "MD5"),
    ];
    insta::assert_snapshot!(violations(&exchange, &fields).join("\n"), @r#"
    `keyVersion` is filled by the client: leave it out and set the key version
    `seal` is filled by the client: leave it out and set the secret key
    `merchantWalletId` is missing: it is required since 2.0
    `paymentMeanId` is empty: it is required and needs a value
    `intermediateServiceProviderId` exists since 2.12, and the interface version is 2.3
    `sealAlgorithm` exists since 2.12, and the interface version is 2.3
    `paymentMeanAlais` is no field of this function: did you mean `paymentMeanAlias`?
    "#);
    let error = exchange.prepare_message(&UPDATE_PAYMENT_MEAN, &message(&fields)).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("4974930000000000"));
}

#[test]
fn an_algorithm_is_sent_once_it_is_set_and_known() {
    let sent = |exchange: &Exchange, fields: &[(&str, &str)]| {
        let message = message(fields);
        let prepared = exchange.prepare_message(&UPDATE_PAYMENT_MEAN, &message).unwrap();
        assert_eq!(key().verify(prepared.algorithm(), prepared.message()), Verdict::Valid);
        (prepared.message().text("sealAlgorithm").map(str::to_owned), prepared.algorithm())
    };
    let plain = exchange(Protocol::Json);
    assert_eq!(sent(&plain, &FIELDS), (None, SealAlgorithm::HmacSha256));

    let set = settings(Protocol::Json).seal_algorithm(SealAlgorithm::HmacSha512).build().unwrap();
    assert_eq!(sent(&set, &FIELDS), (Some("HMAC-SHA-512".into()), SealAlgorithm::HmacSha512));
    let own = with(&[("sealAlgorithm", "SHA-256")]);
    assert_eq!(sent(&set, &own), (Some("SHA-256".into()), SealAlgorithm::Sha256));

    let old = with(&[("interfaceVersion", "2.11")]);
    assert_eq!(
        violations(&set, &old),
        [
            "the seal algorithm HMAC-SHA-512 needs `sealAlgorithm`, which exists since 2.12, and the interface version \
          is 2.11"
        ]
    );
    let usual = settings(Protocol::Json).seal_algorithm(SealAlgorithm::HmacSha256).build().unwrap();
    assert_eq!(sent(&usual, &old), (None, SealAlgorithm::HmacSha256));
    assert_eq!(sent(&usual, &FIELDS), (Some("HMAC-SHA-256".into()), SealAlgorithm::HmacSha256));
}

#[test]
fn the_service_provider_is_sent_where_the_version_knows_it_and_the_request_has_none() {
    let exchange = settings(Protocol::Json).intermediate_service_provider_id("psp1").build().unwrap();
    let sent = |fields: &[(&str, &str)]| {
        let message = message(fields);
        let prepared = exchange.prepare_message(&UPDATE_PAYMENT_MEAN, &message).unwrap();
        prepared.message().text("intermediateServiceProviderId").map(str::to_owned)
    };
    assert_eq!(sent(&FIELDS).as_deref(), Some("psp1"));
    assert_eq!(sent(&with(&[("intermediateServiceProviderId", "own")])).as_deref(), Some("own"));
    assert_eq!(sent(&with(&[("interfaceVersion", "2.11")])), None);
}

#[test]
fn what_the_brand_lacks_is_not_filled_in() {
    let mut function = UPDATE_PAYMENT_MEAN.clone();
    let mut fields = function.request.to_vec();
    for field in &mut fields {
        if ["sealAlgorithm", "intermediateServiceProviderId"].contains(&&*field.name) {
            field.absent_for = vec!["sips".into()].into();
        }
    }
    function.request = fields.into();
    let message = message(&FIELDS);
    let usual = settings(Protocol::Json)
        .seal_algorithm(SealAlgorithm::HmacSha256)
        .intermediate_service_provider_id("psp1")
        .build()
        .unwrap();
    let prepared = usual.prepare_message(&function, &message).unwrap();
    assert_eq!(prepared.message().text("sealAlgorithm"), None);
    assert_eq!(prepared.message().text("intermediateServiceProviderId"), None);

    let other = settings(Protocol::Json).seal_algorithm(SealAlgorithm::HmacSha512).build().unwrap();
    let error = other.prepare_message(&function, &message).unwrap_err();
    let only = &error.violations().unwrap().0;
    assert!(matches!(only.as_slice(), [Violation::AlgorithmNotKnown { since: None, .. }]), "{only:?}");
}

#[test]
fn a_function_without_the_protocol_is_not_sent() {
    let mut function = UPDATE_PAYMENT_MEAN.clone();
    function.soap_path = None;
    let exchange = exchange(Protocol::Soap);
    let message = message(&FIELDS);
    let error = exchange.prepare_message(&function, &message).unwrap_err();
    let only = &error.violations().unwrap().0;
    assert!(
        matches!(only.as_slice(), [Violation::NoSuchProtocol { protocol: Protocol::Soap, .. }]),
        "{only:?}"
    );
}

#[test]
fn what_xml_cannot_carry_is_not_sent() {
    let exchange = exchange(Protocol::Soap);
    let message = message(&with(&[("paymentMeanAlias", "a\u{1}b")]));
    let error = exchange.prepare_message(&UPDATE_PAYMENT_MEAN, &message).unwrap_err();
    assert!(matches!(error, Error::Encode { .. }));
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.to_string().contains("`paymentMeanAlias`"), "{error}");
}

#[test]
fn a_path_cannot_run_into_the_host() {
    let mut function = UPDATE_PAYMENT_MEAN.clone();
    function.json_path = Some("@example.com/".into());
    let message = message(&FIELDS);
    let exchange = exchange(Protocol::Json);
    let prepared = exchange.prepare_message(&function, &message).unwrap();
    assert_eq!(prepared.http().url, "https://office-server.test.sips-services.com/@example.com/");
}

#[test]
fn settings_that_cannot_be_used_are_refused() {
    let merchant = |id: &str| Exchange::builder(sips(), Environment::Test, id, key(), 1).build().unwrap_err();
    assert_eq!(merchant(""), SettingsError::MerchantId);
    assert_eq!(merchant("0112 2334"), SettingsError::MerchantId);
    let plain = settings(Protocol::Json).base_address("http://example.com").build().unwrap_err();
    assert!(matches!(plain, SettingsError::BaseAddress { .. }));
    let nobody = settings(Protocol::Json).intermediate_service_provider_id("").build().unwrap_err();
    assert_eq!(nobody, SettingsError::IntermediateServiceProviderId);
    let no_key: Error = SecretKey::new("").unwrap_err().into();
    assert_eq!(no_key.outcome(), Outcome::NotSent);
}

#[test]
fn debug_shows_no_secret() {
    let exchange = exchange(Protocol::Json);
    let update = Update { alias: "4974930000000000", ..UPDATE };
    let prepared = exchange.prepare(&update).unwrap();
    let shown = format!("{exchange:?} {:?} {prepared:?}", settings(Protocol::Json));
    assert!(!shown.contains("secret123") && !shown.contains("4974930000000000"), "{shown}");
}

/// A request as anybody may write one, which puts any text anywhere.
struct Odd {
    field: &'static str,
    text: String,
}

impl Request for Odd {
    type Response = Updated;

    fn function() -> &'static Function {
        &UPDATE_PAYMENT_MEAN
    }

    fn add_to<'m>(&'m self, message: &mut Message<'m>) {
        message.set("merchantWalletId", "walId011");
        message.set("paymentMeanId", "2");
        message.set(self.field, &*self.text);
    }
}

#[test]
fn whatever_a_text_holds_is_what_is_read_again() {
    let long = "a".repeat(600);
    for text in ["\"", "\\", "<", ">", "&", "\t", "\n", "\r", "]]>", "\",\"paymentMeanId\":\"9", "é\u{1f600}"]
    {
        for text in
            [text.to_owned(), format!("{text}{long}"), format!("{long}{text}"), format!("{long}{text}{long}")]
        {
            for field in ["merchantWalletId", "paymentMeanAlias", "keyVersion", "merchantId"] {
                let request = Odd { field, text: text.clone() };
                for protocol in [Protocol::Json, Protocol::Soap] {
                    let exchange = exchange(protocol);
                    let prepared = exchange.prepare(&request).unwrap();
                    let body = &prepared.http().body;
                    let limits = Limits::default();
                    let read = match protocol {
                        Protocol::Json => json::read(body, &limits).unwrap(),
                        Protocol::Soap => {
                            match soap::read(body, &UPDATE_PAYMENT_MEAN, Direction::Request, &limits) {
                                Ok(soap::Reply::Message(message)) => message,
                                other => panic!("{other:?}"),
                            }
                        }
                    };
                    assert_eq!((read.text(field), &read), (Some(&*text), prepared.message()));
                    let mut kept = b"before".to_vec();
                    exchange.write(&request, &mut kept).unwrap();
                    assert_eq!(kept.strip_prefix(b"before"), Some(&**body));
                }
            }
        }
    }
}
