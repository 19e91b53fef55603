use std::borrow::Cow;

use super::*;
use crate::codec::{DecodeError, Direction, EncodeError, Limits};
use crate::descriptor::{Field, Function, Kind, Presence, Protocol, Sensitivity};
use crate::message::{Container, Item, Message, Scalar, ScalarKind, Value};
use crate::version::InterfaceVersion;

const NAMESPACE: &str = "urn:sips:cn:contract:office:wallet:v2";

fn field(name: &'static str, kind: Kind) -> Field {
    Field {
        name: name.into(),
        kind,
        presence: Presence::Optional,
        since: InterfaceVersion::new(2, 0),
        until: None,
        values: None,
        sensitivity: Sensitivity::Public,
        may_be_empty: false,
        only: None,
        example: None,
    }
}

fn function() -> Function {
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

const REQUEST: &str = "<urn:updatePaymentMean>
<urn:input>
<urn:merchantId>011223344550000</urn:merchantId>
<urn:interfaceVersion>WR_WS_2.2</urn:interfaceVersion>
<urn:merchantWalletId>walId011</urn:merchantWalletId>
<urn:paymentMeanId>2</urn:paymentMeanId>
<urn:paymentMeanAlias>myAlias</urn:paymentMeanAlias>
</urn:input>
</urn:updatePaymentMean>";

const RESPONSE: &str = r#"<updatePaymentMeanResponse xmlns="urn:sips:cn:contract:office:wallet:v2">
<output>
<walletActionDateTime>2012-10-17T23:50:44-12:00</walletActionDateTime>
<walletResponseCode>00</walletResponseCode>
<errorFieldName />
</output>
</updatePaymentMeanResponse>"#;

// The documented samples.

#[test]
fn the_documented_request_is_read_with_and_without_an_envelope() {
    let limits = Limits::default();
    let wrapped = wrap_fragment(REQUEST, NAMESPACE);
    let described = read_with(&wrapped, Direction::Request, &limits).unwrap();
    assert_eq!(described.len(), 5);
    assert_eq!(described.text("merchantId"), Some("011223344550000"));
    assert_eq!(described.text("paymentMeanAlias"), Some("myAlias"));
    assert_eq!(operation(wrapped.as_bytes(), &limits).as_deref(), Ok("updatePaymentMean"));
    for document in [REQUEST, &*wrapped] {
        let read = read_undescribed(document.as_bytes(), &limits).unwrap();
        assert_eq!(read.operation, "updatePaymentMean");
        assert_eq!(read.message, described);
    }
}

#[test]
fn the_documented_response_is_read_with_and_without_an_envelope() {
    let limits = Limits::default();
    let wrapped = wrap_fragment(RESPONSE, "urn:unused");
    let described = read_document(&wrapped).unwrap();
    assert_eq!(described.text("walletActionDateTime"), Some("2012-10-17T23:50:44-12:00"));
    assert_eq!(described.text("walletResponseCode"), Some("00"));
    assert_eq!(described.text("errorFieldName"), Some(""));
    let fragment = read_undescribed(RESPONSE.as_bytes(), &limits).unwrap();
    assert_eq!((&*fragment.operation, &fragment.message), ("updatePaymentMeanResponse", &described));
}

#[test]
fn prefixes_are_the_senders_choice() {
    let document = format!(
        "<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\n<!-- hi -->\n\
         <SOAP-ENV:Envelope xmlns:SOAP-ENV='{ENVELOPE}' xmlns:a='{NAMESPACE}'><SOAP-ENV:Header/>\n<SOAP-ENV:Body>\n\
         <a:updatePaymentMeanResponse><b:output xmlns:b='{NAMESPACE}'><b:walletResponseCode>00</b:walletResponseCode>\
         <errorFieldName xmlns='{NAMESPACE}'>x</errorFieldName></b:output ></a:updatePaymentMeanResponse>\
         </SOAP-ENV:Body></SOAP-ENV:Envelope>\n<!-- bye -->\n"
    );
    let expected = message([("walletResponseCode", "00".into()), ("errorFieldName", "x".into())]);
    assert_eq!(read_document(&document), Ok(expected.clone()));
    assert_eq!(read_document(&format!("\u{feff}{document}")), Ok(expected));
}

// Shapes.

#[test]
fn the_descriptor_tells_lists_containers_numbers_and_booleans() {
    let read = read_output(
        "<amount>1.50</amount><flag>true</flag><data><b>x</b><a>7</a></data>\
         <brandList><brand>CB</brand></brandList><dataList>\n<data><a>8</a></data>\n</dataList>",
    );
    let expected = message([
        ("amount", number("1.50")),
        ("flag", Scalar::of_kind(ScalarKind::Boolean, "true").unwrap().into()),
        ("data", container([("a", number("7")), ("b", "x".into())]).into()),
        ("brandList", texts(["CB"])),
        ("dataList", Value::List(vec![Item::Container(container([("a", number("8"))]))])),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn a_described_number_that_is_none_stays_text() {
    let read = read_output("<amount>007</amount><flag>True</flag>").unwrap();
    assert_eq!(read, message([("amount", "007".into()), ("flag", "True".into())]));
}

#[test]
fn an_empty_element_is_what_its_descriptor_says() {
    let read =
        read_output("<data/><brandList> </brandList><dataList></dataList><amount/><unknown/>").unwrap();
    let expected = message([
        ("data", Container::new().into()),
        ("brandList", texts([])),
        ("dataList", texts([])),
        ("amount", "".into()),
        ("unknown", "".into()),
    ]);
    assert_eq!(read, expected);
}

#[test]
fn an_unknown_element_is_a_list_where_its_children_repeat_one_name() {
    let read = read_output(
        "<list><x>1</x><x>2</x></list><one><x>1</x></one><deep><x><y>1</y></x><x><z>2</z></x></deep>",
    );
    let expected = message([
        ("list", texts(["1", "2"])),
        ("one", container([("x", "1".into())]).into()),
        (
            "deep",
            Value::List(vec![
                Item::Container(container([("y", "1".into())])),
                Item::Container(container([("z", "2".into())])),
            ]),
        ),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn any_other_repetition_is_refused() {
    for (output, path) in [
        ("<errorFieldName/><errorFieldName/>", "errorFieldName"),
        ("<x/><y/><x/>", "x"),
        ("<u><x>1</x><x>2</x><y>3</y></u>", "u.x"),
        ("<data><a>1</a><a>2</a></data>", "data.a"),
        ("<dataList><data/><data><b/><b/></data></dataList>", "dataList[1].b"),
        ("<brandList><brand>1</brand><brand>2</brand><other/></brandList>", "brandList.brand"),
    ] {
        assert_eq!(read_output(output), Err(DecodeError::Duplicate { path: path.into() }), "{output}");
    }
    let nested = read_output("<u><x><y/><y/></x><x/></u>");
    assert_eq!(nested, Err(DecodeError::NestedList { path: "u[0]".into() }));
}

#[test]
fn what_departs_from_its_descriptor_is_read_as_it_is() {
    let read = read_output(
        "<errorFieldName><x>1</x></errorFieldName><data>text</data><brandList><mark>A</mark><mark>B</mark></brandList>\
         <dataList><data>plain</data></dataList>",
    );
    let expected = message([
        ("errorFieldName", container([("x", "1".into())]).into()),
        ("data", "text".into()),
        ("brandList", texts(["A", "B"])),
        ("dataList", texts(["plain"])),
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn a_nil_element_is_absent_where_it_is_empty() {
    let nil = |attribute: &str, content: &str| {
        read_output(&format!("<x xmlns:i='{INSTANCE}' {attribute}>{content}</x>")).unwrap()
    };
    assert!(nil("i:nil='true'", "").is_empty());
    assert!(nil("i:nil='1'", "<!-- -->").is_empty());
    assert_eq!(nil("i:nil='false'", "").text("x"), Some(""));
    assert_eq!(nil("nil='true'", "").text("x"), Some(""));
    assert_eq!(nil("i:nil='true'", "a").text("x"), Some("a"));
    let item = format!("<brandList><brand xmlns:i='{INSTANCE}' i:nil='true'/><brand>CB</brand></brandList>");
    assert_eq!(read_output(&item), Ok(message([("brandList", texts(["CB"]))])));
    for twice in ["<x/>NIL", "NIL<x/>", "NILNIL"] {
        let output = twice.replace("NIL", &format!("<x xmlns:i='{INSTANCE}' i:nil='true'/>"));
        assert_eq!(read_output(&output), Err(DecodeError::Duplicate { path: "x".into() }), "{twice}");
    }
}

// Texts.

#[test]
fn texts_are_what_an_xml_parser_reports() {
    assert_eq!(text_of("a<![CDATA[<b>&amp;]]>c"), "a<b>&amp;c");
    assert_eq!(text_of("&lt;&gt;&amp;&apos;&quot;"), "<>&'\"");
    assert_eq!(text_of("Caf&#233;&#xe9;é"), "Cafééé");
    assert_eq!(text_of("a<!-- no -->b"), "ab");
    assert_eq!(text_of("a\r\nb\rc\nd"), "a\nb\nc\nd");
    assert_eq!(text_of("<![CDATA[a\r\nb\r]]>\n"), "a\nb\n\n");
    assert_eq!(text_of("a&#13;&#10;b&#13;"), "a\r\nb\r");
    assert_eq!(text_of(" \t a "), " \t a ");
    assert_eq!(text_of("]]&gt;"), "]]>");
}

#[test]
fn texts_and_known_names_are_borrowed() {
    let (function, document) = (function(), response("<errorFieldName>a b</errorFieldName><x>a&amp;b</x>"));
    let reply = read(document.as_bytes(), &function, Direction::Response, &Limits::default()).unwrap();
    let Reply::Message(message) = reply else { panic!() };
    for field in message {
        let known = field.name == "errorFieldName";
        assert_eq!(matches!(field.name, Cow::Borrowed(_)), known);
        let Value::Scalar(scalar) = field.value else { panic!() };
        assert_eq!(matches!(scalar.into_text(), Cow::Borrowed(_)), known);
    }
}

#[test]
fn text_between_elements_is_refused() {
    let path = |document: &str| match read_document(document) {
        Err(DecodeError::StrayText { path }) => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(path(&response("secret<x/>")), "output");
    assert_eq!(path(&response("<data><a>1</a>secret</data>")), "data");
    assert_eq!(path(&response("<u><![CDATA[secret]]><a>1</a></u>")), "u");
    assert_eq!(path(&body("secret")), "Body");
    assert_eq!(path(&response("").replace("<output>", "&#65;<output>")), "updatePaymentMeanResponse");
}

// What is refused.

#[test]
fn an_element_of_a_foreign_namespace_is_refused() {
    for output in
        ["<seal xmlns='urn:evil'>x</seal>", "<e:seal xmlns:e='urn:evil'>x</e:seal>", "<seal xmlns=''/>"]
    {
        assert_eq!(read_output(output), Err(DecodeError::ForeignElement { path: "seal".into() }), "{output}");
    }
    let inner = read_output("<data><s:a/></data>");
    assert_eq!(inner, Err(DecodeError::ForeignElement { path: "data.a".into() }));
    let outer = response("").replace("wallet:v2", "wallet:v3");
    assert_eq!(
        read_document(&outer),
        Err(DecodeError::ForeignElement { path: "updatePaymentMeanResponse".into() })
    );
}

#[test]
fn a_namespace_is_compared_as_meant_not_as_written() {
    let document = response("<x>1</x>").replace("urn:sips", "urn&#58;sips");
    assert_eq!(read_document(&document), Ok(message([("x", "1".into())])));
}

#[test]
fn undeclared_prefixes_are_refused_but_in_a_bare_fragment() {
    assert_eq!(xml_error(&response("<p:x/>")), "a namespace prefix is not declared");
    assert_eq!(xml_error(&response("<x p:y='1'/>")), "a namespace prefix is not declared");
    assert_eq!(xml_error(&body(REQUEST)), "a namespace prefix is not declared");
    let foreign = |fragment: &str| {
        let read = read_undescribed(fragment.as_bytes(), &Limits::default());
        assert_eq!(read, Err(DecodeError::ForeignElement { path: "x".into() }), "{fragment}");
    };
    foreign("<urn:f><urn:input><x/></urn:input></urn:f>");
    foreign("<urn:f><urn:input><other:x/></urn:input></urn:f>");
    foreign("<urn:f><urn:input><urn:x xmlns:urn='urn:y'/></urn:input></urn:f>");
    let enveloped = body(REQUEST);
    let read = read_undescribed(enveloped.as_bytes(), &Limits::default());
    assert!(matches!(read, Err(DecodeError::Xml { .. })));
}

#[test]
fn what_xml_parsers_disagree_on_is_refused() {
    let good = response("<x>1</x>");
    assert!(read_document(&good).is_ok());
    for (document, complaint) in [
        (format!("<!DOCTYPE s>{good}"), "it has a document type definition"),
        (format!("<!DOCTYPE s [<!ENTITY e 'x'>]>{good}"), "it has a document type definition"),
        (format!("<?php?>{good}"), "it holds a processing instruction"),
        (good.replace("<x>", "<?pi?><x>"), "it holds a processing instruction"),
        (format!(" <?xml version='1.0'?>{good}"), "an XML declaration stands elsewhere than at the start"),
        (format!("<?xml version='1.1'?>{good}"), "it is not XML 1.0"),
        (
            format!("<?xml version='1.0' encoding='ISO-8859-1'?>{good}"),
            "it declares another encoding than UTF-8",
        ),
        (format!("<?xml encoding='utf-8'?>{good}"), DECLARATION),
        (format!("<?xml encoding='utf-8' version='1.0'?>{good}"), DECLARATION),
        (good.replace(">1<", ">&nbsp;<"), REFERENCE),
        (good.replace(">1<", ">&#0;<"), REFERENCE),
        (good.replace(">1<", ">&#xFFFF;<"), REFERENCE),
        (good.replace(">1<", ">a & b<"), "a reference does not end with `;`"),
        (good.replace(">1<", ">\u{1}<"), "it holds a character that XML forbids"),
        (good.replace(">1<", ">\u{ffff}<"), "it holds a character that XML forbids"),
        (good.replace(">1<", ">]]><"), "`]]>` stands in a text"),
        (good.replace(">1<", "><!-- -- --><"), "`--` stands in a comment"),
        (good.replace("</x>", "</y>"), "an end tag does not match its start tag"),
        (good.replace("<x>", "<1x>").replace("</x>", "</1x>"), "an element's name is no XML name"),
        (good.replace("<x>", "<x a='1' a='2'>"), ATTRIBUTE),
        (good.replace("<x>", "<x a='1'b='2'>"), ATTRIBUTE),
        (good.replace("<x>", "<x a=1>"), ATTRIBUTE),
        (good.replace("<x>", "<x a>"), ATTRIBUTE),
        (good.replace("<x>", "<x a='<'>"), ATTRIBUTE),
        (good.replace("<x>", "<x a='&e;'>"), ATTRIBUTE),
        (good.replace("<x>", "<x xmlns:p='u' xmlns:q='u' p:a='' q:a=''>"), ATTRIBUTE),
        (good.replace("<x>", "<x xmlns:p='a b' xmlns:q='a&#32;b' p:a='' q:a=''>"), ATTRIBUTE),
        (good.replace("<x>", "<x xmlns:p=''>"), RESERVED),
        (good.replace("<x>", "<x xmlns:p='http://www.w3.org/2000/xmlns/'>"), RESERVED),
        (good.replace("<x>", "<x xmlns='http://www.w3.org/XML/1998/namespace'>"), RESERVED),
        (good.replace("<x>", "<x xmlns:xml='u'>"), RESERVED),
        (format!("{good}<x/>"), "there is a second root element"),
        (format!("{good}text"), "there is text outside the root element"),
        (format!("{good}<![CDATA[]]>"), "there is text outside the root element"),
        (format!("\u{feff}\u{feff}{good}"), "there is text outside the root element"),
        (good.replace("</s:Envelope>", ""), "it ends inside an element"),
        (String::new(), "it has no element"),
    ] {
        assert_eq!(xml_error(&document), complaint, "{document}");
    }
}

const ATTRIBUTE: &str = "an attribute is malformed or stands twice";
const DECLARATION: &str = "the XML declaration is malformed";
const RESERVED: &str = "a namespace is declared that cannot be";
const REFERENCE: &str = "a reference is neither a character's nor one of the five";

#[test]
fn every_truncation_is_refused() {
    let document = response("<x a='1'>1&amp;<![CDATA[2]]><!-- 3 --></x>");
    for end in 0..document.len() {
        assert!(read_document(&document[..end]).is_err(), "{end}");
    }
}

#[test]
fn attributes_carry_no_data() {
    let read = read_output("<x a='1' b=\"a>b\" xml:lang='fr' xmlns:q='urn:q' q:seal='2'\n>1</x>");
    assert_eq!(read, Ok(message([("x", "1".into())])));
}

// The envelope.

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

// Limits.

#[test]
fn depth_and_count_are_limited() {
    let limits = |depth, fields| Limits { depth, fields, ..Limits::default() };
    let read = |output: &str, limits| read_with(&response(output), Direction::Response, &limits);
    assert!(read("<x>1</x>", limits(1, 100)).is_ok());
    assert!(read("<dataList><data><a>1</a></data></dataList>", limits(3, 100)).is_ok());
    assert_eq!(
        read("<dataList><data><a>1</a></data></dataList>", limits(2, 100)),
        Err(DecodeError::TooDeep { path: "dataList[0]".into(), limit: 2 })
    );
    // Envelope, Body, operation and wrapper, and two namespace declarations.
    assert!(read("<x/><y/>", limits(8, 8)).is_ok());
    assert_eq!(read("<x/><y/><z/>", limits(8, 8)), Err(DecodeError::TooMany { limit: 8 }));
    assert_eq!(read("<x/><y a=''/>", limits(8, 8)), Err(DecodeError::TooMany { limit: 8 }));
}

#[test]
fn deep_nesting_meets_the_limit_and_not_the_stack() {
    let limits = Limits { depth: usize::MAX, fields: usize::MAX, ..Limits::default() };
    let deep = response(&format!("{}{}", "<x>".repeat(60_000), "</x>".repeat(60_000)));
    assert!(matches!(
        read_with(&deep, Direction::Response, &limits),
        Err(DecodeError::TooDeep { limit: 64, .. })
    ));
    let deep = format!("{}{}", "<f><input>".repeat(30_000), "</input></f>".repeat(30_000));
    assert!(matches!(
        read_undescribed(deep.as_bytes(), &limits),
        Err(DecodeError::TooDeep { limit: 64, .. })
    ));
}

// Faults.

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

// Writing.

#[test]
fn a_request_is_written_in_soap_order_in_its_namespace() {
    let request = message([
        ("interfaceVersion", "WR_WS_2.2".into()),
        ("merchantId", "011223344550000".into()),
        ("paymentMeanAlias", "Café & <co>".into()),
        ("zUnknown", "z".into()),
        ("aUnknown", "a".into()),
    ]);
    let mut out = b"before".to_vec();
    write(&request, &function(), Direction::Request, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(
        text,
        "before<?xml version=\"1.0\" encoding=\"UTF-8\"?>\
         <soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>\
         <updatePaymentMean xmlns=\"urn:sips:cn:contract:office:wallet:v2\"><input>\
         <merchantId>011223344550000</merchantId><interfaceVersion>WR_WS_2.2</interfaceVersion>\
         <paymentMeanAlias>Café &amp; &lt;co&gt;</paymentMeanAlias><aUnknown>a</aUnknown><zUnknown>z</zUnknown>\
         </input></updatePaymentMean></soap:Body></soap:Envelope>"
    );
    let read = read_with(text.strip_prefix("before").unwrap(), Direction::Request, &Limits::default());
    assert_eq!(read, Ok(request));
}

#[test]
fn lists_and_containers_are_written_by_their_descriptor() {
    let inner = container([("a", number("1")), ("b", "x".into()), ("c", "y".into())]);
    let full = message([
        ("brandList", texts(["CB", "VISA"])),
        ("data", inner.clone().into()),
        ("dataList", Value::List(vec![Item::Container(inner)])),
        ("jsonOnly", "never".into()),
        ("unknown", texts(["1", "2"])),
    ]);
    assert_eq!(
        written_output(&full),
        "<data><b>x</b><a>1</a><c>y</c></data><brandList><brand>CB</brand><brand>VISA</brand></brandList>\
         <dataList><data><b>x</b><a>1</a><c>y</c></data></dataList>\
         <unknown><unknown>1</unknown><unknown>2</unknown></unknown>"
    );
    let mut carried = full.clone();
    carried.remove("jsonOnly");
    assert_eq!(read_document(&written(&full).unwrap()), Ok(carried));
}

#[test]
fn a_value_of_another_shape_than_described_is_written_as_it_is() {
    let odd =
        message([("data", texts(["1", "2"])), ("errorFieldName", container([("x", "1".into())]).into())]);
    assert_eq!(
        written_output(&odd),
        "<errorFieldName><x>1</x></errorFieldName><data><data>1</data><data>2</data></data>"
    );
}

#[test]
fn every_kind_of_white_space_survives() {
    let spaced = message([("x", " \r\n\t\r \n".into())]);
    assert_eq!(written_output(&spaced), "<x> &#13;\n\t&#13; \n</x>");
    assert_eq!(read_document(&written(&spaced).unwrap()), Ok(spaced));
}

#[test]
fn what_xml_cannot_carry_is_refused_by_the_name_of_its_field() {
    for forbidden in ["\u{0}", "a\u{b}", "\u{1b}", "\u{fffe}", "\u{ffff}"] {
        let lists = Value::List(vec![
            Item::Scalar(Scalar::new("good")),
            Item::Container(container([("a", forbidden.to_owned().into())])),
        ]);
        let bad = message([("dataList", lists)]);
        assert_eq!(written(&bad), Err(EncodeError::Character { path: "dataList[1].a".into() }));
    }
    assert!(written(&message([("x", "\u{7f}\u{85}\u{2028}\u{fffd}".into())])).is_ok());
    for name in ["", "a b", "a:b", "<", "1"] {
        let mut bad = Message::new();
        bad.insert("data", container([])).unwrap();
        bad.set("data", container([(name, "x".into())]));
        assert!(matches!(written(&bad), Err(EncodeError::Name { .. })), "{name}");
    }
    let mut out = b"x".to_vec();
    let bad = message([("x", "\u{0}".into())]);
    assert!(write(&bad, &function(), Direction::Response, &mut out).is_err());
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
