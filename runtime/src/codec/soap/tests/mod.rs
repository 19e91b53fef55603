//! Tests of reading and writing SOAP; here is what they share.

mod envelope;
mod refusals;
mod samples;
mod shapes;
mod writing;

use std::borrow::Cow;

use super::*;
use crate::codec::{DecodeError, Direction, EncodeError, Limits};
use crate::descriptor::{Field, Function, Kind, Protocol};
use crate::message::{Container, Item, Message, Scalar, ScalarKind, Value};
use crate::version::InterfaceVersion;

const NAMESPACE: &str = "urn:sips:cn:contract:office:wallet:v2";

fn field(name: &'static str, kind: Kind) -> Field {
    Field::new(name, kind, InterfaceVersion::new(2, 0))
}

pub(super) fn function() -> Function {
    let item = || vec![field("b", Kind::Text), field("a", Kind::Number)];
    Function {
        name: "updatePaymentMean".into(),
        service: "wallet".into(),
        version_prefix: "WR_WS".into(),
        namespace: NAMESPACE.into(),
        json_path: None,
        soap_path: None,
        idempotent: true,
        recommended: Cow::Borrowed(&[]),
        request: ["merchantId", "interfaceVersion", "merchantWalletId", "paymentMeanId", "paymentMeanAlias"]
            .map(|name| field(name, Kind::Text))
            .to_vec()
            .into(),
        response: vec![
            field("walletActionDateTime", Kind::DateTime),
            field("walletResponseCode", Kind::Text),
            field("errorFieldName", Kind::Text),
            field("amount", Kind::Number),
            field("flag", Kind::Boolean),
            field("data", Kind::Container(item().into())),
            field("brandList", Kind::TextList { item: "brand".into() }),
            field("dataList", Kind::ContainerList { item: "data".into(), fields: item().into() }),
            Field { only: Some(Protocol::Json), ..field("jsonOnly", Kind::Text) },
        ]
        .into(),
        alternatives: Cow::Borrowed(&[]),
        response_code: None,
    }
}

/// A response with that content of `output`.
fn response(output: &str) -> String {
    body(&format!(
        "<updatePaymentMeanResponse xmlns=\"{NAMESPACE}\"><output>{output}</output></updatePaymentMeanResponse>"
    ))
}

fn body(content: &str) -> String {
    format!("<s:Envelope xmlns:s=\"{ENVELOPE}\"><s:Body>{content}</s:Body></s:Envelope>")
}

fn read_with(document: &str, direction: Direction, limits: &Limits) -> Result<Message<'static>, DecodeError> {
    match read(document.as_bytes(), &function(), direction, limits)? {
        Reply::Message(message) => Ok(message.into_owned()),
        Reply::Fault(fault) => panic!("{fault}"),
    }
}

fn read_document(document: &str) -> Result<Message<'static>, DecodeError> {
    read_with(document, Direction::Response, &Limits::default())
}

fn read_output(output: &str) -> Result<Message<'static>, DecodeError> {
    read_document(&response(output))
}

fn xml_error(document: &str) -> &'static str {
    match read_document(document) {
        Err(DecodeError::Xml { message, .. }) => message,
        other => panic!("{document}: {other:?}"),
    }
}

fn text_of(content: &str) -> String {
    read_output(&format!("<unknown>{content}</unknown>")).unwrap().text("unknown").unwrap().to_owned()
}

fn message<const N: usize>(fields: [(&'static str, Value<'static>); N]) -> Message<'static> {
    let mut message = Message::new();
    for (name, value) in fields {
        message.insert(name, value).unwrap();
    }
    message
}

fn container<const N: usize>(fields: [(&'static str, Value<'static>); N]) -> Container<'static> {
    let mut container = Container::new();
    for (name, value) in fields {
        container.insert(name, value).unwrap();
    }
    container
}

fn texts<const N: usize>(items: [&'static str; N]) -> Value<'static> {
    Value::List(items.map(|item| Item::Scalar(Scalar::new(item))).to_vec())
}

fn number(text: &'static str) -> Value<'static> {
    Scalar::of_kind(ScalarKind::Number, text).unwrap().into()
}

fn written(message: &Message<'_>) -> Result<String, EncodeError> {
    let mut out = Vec::new();
    write(message, &function(), Direction::Response, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn written_output(message: &Message<'_>) -> String {
    let document = written(message).unwrap();
    let (_, rest) = document.split_once("<output>").unwrap();
    rest.split_once("</output>").unwrap().0.to_owned()
}
