//! What is written, and reads back.

use super::*;

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
