//! A hand-written description of updatePaymentMean, a typed request and response over it, and answers to it.
#![allow(dead_code, reason = "each test program uses its own part")]

use std::borrow::Cow;
use std::sync::LazyLock;

use sips_office_runtime::codec::{Direction, json, soap};
use sips_office_runtime::descriptor::{
    Brand, Environment, Field, Function, Kind, ListedValue, Presence, Protocol, Recommended, ResponseCode,
    Sensitivity, ValueList,
};
use sips_office_runtime::message::Message;
use sips_office_runtime::typed::{Request, Response};
use sips_office_runtime::{
    Exchange, ExchangeBuilder, HttpResponse, InterfaceVersion, SealAlgorithm, SecretKey,
};

pub(crate) static UPDATE_PAYMENT_MEAN: LazyLock<Function> = LazyLock::new(|| Function {
    name: "updatePaymentMean".into(),
    service: "wallet".into(),
    version_prefix: "WR_WS".into(),
    namespace: "urn:sips:cn:contract:office:wallet:v2".into(),
    json_path: Some("/rs-services/v2/wallet/updatePaymentMean".into()),
    soap_path: Some("/services/v2/wallet".into()),
    idempotent: true,
    recommended: vec![Recommended { brand: "sips".into(), version: InterfaceVersion::new(2, 58) }].into(),
    request: vec![
        required("merchantId"),
        required("interfaceVersion"),
        required("merchantWalletId"),
        required("paymentMeanId"),
        optional("paymentMeanAlias"),
        Field { since: InterfaceVersion::new(2, 12), ..optional("intermediateServiceProviderId") },
        required("seal"),
        required("keyVersion"),
        Field {
            since: InterfaceVersion::new(2, 12),
            values: Some(algorithms()),
            ..optional("sealAlgorithm")
        },
    ]
    .into(),
    response: vec![
        Field { kind: Kind::DateTime, ..optional("walletActionDateTime") },
        Field { values: Some(codes()), ..optional("walletResponseCode") },
        optional("errorFieldName"),
        required("seal"),
    ]
    .into(),
    alternatives: Cow::Borrowed(&[]),
    response_code: Some(ResponseCode {
        field: "walletResponseCode".into(),
        accepted: vec!["00".into()].into(),
    }),
});

fn optional(name: &'static str) -> Field {
    Field {
        name: name.into(),
        kind: Kind::Text,
        presence: Presence::Optional,
        since: InterfaceVersion::new(2, 0),
        until: None,
        values: None,
        sensitivity: Sensitivity::Public,
        may_be_empty: false,
        only: None,
        when: Cow::Borrowed(&[]),
        absent_for: Cow::Borrowed(&[]),
        deprecated: None,
        example: None,
    }
}

fn required(name: &'static str) -> Field {
    Field { presence: Presence::Required, ..optional(name) }
}

fn values(name: &'static str, open: bool, values: &[(&'static str, &'static str)]) -> ValueList {
    let value = |(code, label): &(&'static str, &'static str)| ListedValue {
        code: (*code).into(),
        label: (*label).into(),
        since: None,
        until: None,
        deprecated: None,
    };
    ValueList { name: name.into(), open, values: values.iter().map(value).collect::<Vec<_>>().into() }
}

fn algorithms() -> ValueList {
    values("sealAlgorithm", false, &[("HMAC-SHA-256", ""), ("HMAC-SHA-512", ""), ("SHA-256", "")])
}

fn codes() -> ValueList {
    values("walletResponseCode", true, &[("00", "Operation accepted"), ("25", "Not found on {platform}")])
}

/// The request type as the generator would make it, in small.
pub(crate) struct Update {
    pub(crate) wallet: &'static str,
    pub(crate) mean: &'static str,
    pub(crate) alias: &'static str,
}

pub(crate) const UPDATE: Update = Update { wallet: "walId011", mean: "2", alias: "myAlias" };

impl Request for Update {
    type Response = Updated;

    fn function() -> &'static Function {
        &UPDATE_PAYMENT_MEAN
    }

    fn add_to<'m>(&'m self, message: &mut Message<'m>) {
        message.set("merchantWalletId", self.wallet);
        message.set("paymentMeanId", self.mean);
        message.set("paymentMeanAlias", self.alias);
    }
}

/// The same request, made for one interface version.
pub(crate) struct Pinned;

impl Request for Pinned {
    type Response = Updated;

    const INTERFACE_VERSION: Option<InterfaceVersion> = Some(InterfaceVersion::new(2, 11));

    fn function() -> &'static Function {
        &UPDATE_PAYMENT_MEAN
    }

    fn add_to<'m>(&'m self, message: &mut Message<'m>) {
        message.set("merchantWalletId", "walId011");
        message.set("paymentMeanId", "2");
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Updated(pub(crate) Message<'static>);

impl Response for Updated {
    fn from_message(message: &Message<'_>) -> Self {
        Self(message.clone().into_owned())
    }

    fn to_message(&self) -> Message<'_> {
        self.0.borrowed()
    }
}

pub(crate) fn message<'m>(fields: &[(&'m str, &'m str)]) -> Message<'m> {
    let mut message = Message::new();
    for (name, text) in fields {
        message.insert(*name, *text).unwrap();
    }
    message
}

pub(crate) fn key() -> SecretKey {
    SecretKey::new("secret123").unwrap()
}

pub(crate) fn sips() -> Brand {
    Brand {
        id: "sips".into(),
        platform: "Worldline Sips".into(),
        production_host: "office-server.sips-services.com".into(),
        test_host: "office-server.test.sips-services.com".into(),
    }
}

pub(crate) fn settings(protocol: Protocol) -> ExchangeBuilder {
    Exchange::builder(sips(), Environment::Test, "011223344550000", key(), 1).protocol(protocol)
}

pub(crate) fn exchange(protocol: Protocol) -> Exchange {
    settings(protocol).build().unwrap()
}

/// A response's fields with the seal that fits them.
pub(crate) fn sealed<'m>(fields: &[(&'m str, &'m str)]) -> Message<'m> {
    let mut message = message(fields);
    let seal = key().seal(SealAlgorithm::HmacSha256, &message).into_string();
    message.set("seal", Cow::Owned(seal));
    message
}

/// The answer that everything went well.
pub(crate) fn accepted() -> Message<'static> {
    sealed(&[("walletActionDateTime", "2014-05-19T23:19:00+00:00"), ("walletResponseCode", "00")])
}

pub(crate) fn respond(protocol: Protocol, message: &Message<'_>) -> HttpResponse {
    let mut body = Vec::new();
    match protocol {
        Protocol::Json => json::write(message, &mut body),
        Protocol::Soap => {
            soap::write(message, &UPDATE_PAYMENT_MEAN, Direction::Response, &mut body).unwrap();
        }
    }
    with_body(protocol, 200, body)
}

pub(crate) fn with_body(protocol: Protocol, status: u16, body: impl Into<Vec<u8>>) -> HttpResponse {
    let kind = match protocol {
        Protocol::Json => "application/json",
        Protocol::Soap => "text/xml;charset=UTF-8",
    };
    HttpResponse { status, headers: vec![("Content-Type".into(), kind.into())], body: body.into() }
}
