use std::borrow::Cow;

use super::*;
use crate::codec::{DecodeError, Limits};
use crate::message::{Container, Item, Message, Scalar, ScalarKind, Text, Value};

fn read_str(body: &str) -> Result<Message<'_>, DecodeError> {
    read(body.as_bytes(), &Limits::default())
}

fn path_of(body: &str) -> String {
    match read_str(body).unwrap_err() {
        DecodeError::Duplicate { path } | DecodeError::Null { path } | DecodeError::NestedList { path } => {
            path
        }
        other => panic!("{other}"),
    }
}

fn written(message: &Message<'_>) -> String {
    let mut out = Vec::new();
    write(message, &mut out);
    String::from_utf8(out).unwrap()
}

fn is_borrowed(text: &Text<'_>) -> bool {
    matches!(text, Cow::Borrowed(_))
}

#[test]
fn the_documented_request_and_response_are_read() {
    let request = read_str(
        r#"{
            "interfaceVersion": "WR_WS_2.3",
            "keyVersion": "1",
            "merchantId": "011223344550000",
            "merchantWalletId": "walId011",
            "paymentMeanAlias": "myAlias",
            "paymentMeanId": "2",
            "seal": "1e26289499d5f6104e6300291f272d7b994a111eecf8feedccf934560de26e5d"
        }"#,
    )
    .unwrap();
    assert_eq!(request.len(), 7);
    assert_eq!(request.text("merchantId"), Some("011223344550000"));
    assert_eq!(request.text("paymentMeanId"), Some("2"));

    let response = read_str(
        r#"{
            "walletActionDateTime": "2014-05-19T23:19:54-12:00",
            "walletResponseCode": "00",
            "seal": "4d40a4af0fe8ceaf1370ab5e434c6ba939973bcacf33f202c72c47a8ab622c19"
        }"#,
    )
    .unwrap();
    assert_eq!(response.text("walletResponseCode"), Some("00"));
    assert_eq!(response.text("walletActionDateTime"), Some("2014-05-19T23:19:54-12:00"));
}

#[test]
fn numbers_and_booleans_keep_their_text() {
    let message =
        read_str(r#"{"a":1.50,"b":-0,"c":1E+400,"d":true,"e":123456789012345678901234567890}"#).unwrap();
    let texts: Vec<_> = message.iter().map(|field| field.value.as_text().unwrap()).collect();
    assert_eq!(texts, ["1.50", "-0", "1E+400", "true", "123456789012345678901234567890"]);
    let kinds: Vec<_> = message.iter().map(|field| field.value.kind_name()).collect();
    assert_eq!(kinds, ["number", "number", "number", "boolean", "number"]);
    assert_eq!(
        written(&message),
        r#"{"a":1.50,"b":-0,"c":1E+400,"d":true,"e":123456789012345678901234567890}"#
    );
}

#[test]
fn texts_are_borrowed_unless_escaped() {
    let message = read_str(r#"{"plain":"Café","esc\u0061ped":"a\"\u00e9\ud83d\ude00"}"#).unwrap();
    for field in message {
        let Value::Scalar(scalar) = field.value else { panic!() };
        let plain = field.name == "plain";
        assert_eq!(is_borrowed(&field.name), plain);
        assert_eq!(scalar.text(), if plain { "Café" } else { "a\"é😀" });
        assert_eq!(is_borrowed(&scalar.into_text()), plain);
    }
}

#[test]
fn a_name_stands_once_at_every_level() {
    assert_eq!(path_of(r#"{"a":"1","b":"2","a":"3"}"#), "a");
    assert_eq!(path_of(r#"{"a":"1","\u0061":"3"}"#), "a");
    assert_eq!(path_of(r#"{"x":{"a":"1","a":"1"}}"#), "x.a");
    assert_eq!(path_of(r#"{"x":[{},{"a":"1","a":"1"}]}"#), "x[1].a");
}

#[test]
fn null_is_refused_everywhere() {
    assert_eq!(path_of(r#"{"a":null}"#), "a");
    assert_eq!(path_of(r#"{"x":{"a": null }}"#), "x.a");
    assert_eq!(path_of(r#"{"x":["a",null]}"#), "x[1]");
}

#[test]
fn a_list_in_a_list_is_refused() {
    assert_eq!(path_of(r#"{"x":["a",["b"]]}"#), "x[1]");
    assert!(read_str(r#"{"x":[{"y":["b"]}]}"#).is_ok());
}

#[test]
fn what_is_no_object_is_refused_without_showing_it() {
    for body in ["", " ", "\"secret\"", "[]", "null", "1", "<html/>", "\u{a0}{}"] {
        assert_eq!(read_str(body), Err(DecodeError::NotAnObject), "{body}");
    }
}

#[test]
fn what_is_no_json_is_refused_with_its_place() {
    let place = |body: &str| match read_str(body).unwrap_err() {
        DecodeError::Json { message, line, column } => {
            assert!(!message.contains("secret") && !message.contains("line"), "{message}");
            (line, column)
        }
        other => panic!("{body}: {other}"),
    };
    assert_eq!(place("{\n  \"a\": \"secret\",\n  \"b\" \"secret\"}"), (3, 7));
    assert_eq!(place("{\n  \"x\": { \"a\": \"secret\\ud800\" }}").0, 2);
    // Both are counted in the whole body, not in the value.
    let (value, nested) = (place("{\"a\":\"\\udc00\"}"), place("{\"a\":[{\"b\":\"\\udc00\"}]}"));
    assert_eq!((nested.0, nested.1), (value.0, value.1 + "[{\"b\":".len()));
    for body in [
        "{\"a\":\"secret\"",
        "{} {}",
        "{}x",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":tru}",
        "{\"a\":NaN}",
        "{a:1}",
        "{'a':1}",
        "{1:\"secret\"}",
        "{\"a\":1,}",
        "{\"a\":[1,]}",
        "{,}",
        "{\"a\":\"secret\\x\"}",
        "{\"a\":\"\\udc00\"}",
        "{\"a\":\"\\ud800\\u0041\"}",
        "{\"\\ud800\":1}",
        "{\"a\":\"line\nfeed\"}",
        "{\"a\":\"\u{0}\"}",
        "{/**/}",
        "{\"a\":\"secret",
    ] {
        place(body);
    }
    assert_eq!(place("{\n \"x\": [\"ok\",\n   \"\\udc00\"]}").0, 3);
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert_eq!(read_str("\u{feff}{\"a\":\"1\"}").unwrap().text("a"), Some("1"));
    assert_eq!(read_str("\u{feff}\u{feff}{}"), Err(DecodeError::NotAnObject));
    assert_eq!(read(b"{\"a\":\"\xe9\"}", &Limits::default()), Err(DecodeError::NotUtf8 { offset: 6 }));
}

#[test]
fn depth_counts_the_message_itself() {
    let read_at = |depth, body: &'static str| read(body.as_bytes(), &Limits { depth, ..Limits::default() });
    assert!(read_at(1, r#"{"a":"1"}"#).is_ok());
    assert!(read_at(3, r#"{"a":[{"b":"1"}]}"#).is_ok());
    assert_eq!(
        read_at(2, r#"{"a":[{"b":"1"}]}"#),
        Err(DecodeError::TooDeep { path: "a[0]".into(), limit: 2 })
    );
}

#[test]
fn deep_nesting_meets_the_limit_and_not_the_stack() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    for (open, close) in [("{\"a\":", "}"), ("{\"a\":[", "]}")] {
        let deep = format!("{}1{}", open.repeat(50_000), close.repeat(50_000));
        assert!(matches!(read(deep.as_bytes(), &limits), Err(DecodeError::TooDeep { limit: 64, .. })));
    }
    let lists = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(matches!(read(lists.as_bytes(), &limits), Err(DecodeError::NestedList { .. })));
}

#[test]
fn fields_and_elements_are_counted_over_the_whole_message() {
    let read_with =
        |fields, body: &'static str| read(body.as_bytes(), &Limits { fields, ..Limits::default() });
    let body = r#"{"a":"1","b":["x","y"],"c":{"d":"1"}}"#;
    assert!(read_with(6, body).is_ok());
    assert_eq!(read_with(5, body), Err(DecodeError::TooMany { limit: 5 }));
}

#[test]
fn writing_is_compact_sorted_and_escaped() {
    let mut message = Message::new();
    let mut inner = Container::new();
    inner.insert("n", Scalar::of_kind(ScalarKind::Number, "1.0").unwrap()).unwrap();
    message.insert("z", "\"\\\n\u{1}é/").unwrap();
    message
        .insert(
            "a",
            vec![Item::Scalar(Scalar::new("x")), Item::Container(inner), Item::Container(Container::new())],
        )
        .unwrap();
    message.insert("e", Vec::new()).unwrap();
    let text = written(&message);
    assert_eq!(text, "{\"a\":[\"x\",{\"n\":1.0},{}],\"e\":[],\"z\":\"\\\"\\\\\\n\\u0001é/\"}");
    assert_eq!(read_str(&text), Ok(message));
}

#[test]
fn writing_appends() {
    let mut out = b"x".to_vec();
    write(&Message::new(), &mut out);
    assert_eq!(out, b"x{}");
}

#[test]
fn a_name_that_serde_json_uses_for_numbers_is_one_like_any_other() {
    let message = read_str(r#"{"a":{"$serde_json::private::Number":"1"},"b":10.50}"#).unwrap();
    let Some(Value::Container(inside)) = message.get("a") else { panic!("{message:?}") };
    assert_eq!(inside.text("$serde_json::private::Number"), Some("1"));
    assert_eq!(message.text("b"), Some("10.50"));
}
