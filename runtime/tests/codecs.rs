//! What holds of both codecs for any message and any document.

use std::collections::BTreeMap;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::codec::{Direction, Limits, json, soap};
use sips_office_runtime::descriptor::{self, Function, Kind};
use sips_office_runtime::message::{Container, Item, Message, Scalar, ScalarKind, Value};

/// The fuzz target of the SOAP reader, which knows how to ask another parser.
#[path = "../../fuzz/bodies/soap.rs"]
#[allow(dead_code, reason = "the target itself runs elsewhere")]
mod oracle;

const NAMESPACE: &str = "urn:example:office";
const LIMITS: Limits = Limits { bytes: 1 << 24, depth: 64, fields: 1 << 20 };

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_message_survives_json(message in any_message()) {
        let mut out = Vec::new();
        json::write(&message, &mut out);
        prop_assert_eq!(&json::read(&out, &LIMITS).unwrap(), &message);
        prop_assert!(serde_json::from_slice::<&serde_json::value::RawValue>(&out).is_ok());
    }

    #[test]
    fn any_bytes_are_json_only_where_serde_takes_them(bytes in scrap(&["{", "}", "[", "]", "\"", ":", ",", "\\",
        "\\ud83d", "\\ude00", "1", "0", "-", ".", "e", "null", "true", "a", "\"a\":", "\"b\":1", " ", "\n"])) {
        if let Ok(message) = json::read(bytes.as_bytes(), &LIMITS) {
            let parsed: serde_json::Value = serde_json::from_str(&bytes).unwrap();
            prop_assert_eq!(parsed.as_object().unwrap().len(), message.len());
        }
    }

    #[test]
    fn a_described_message_survives_soap((function, message) in described_message(), request in any::<bool>()) {
        let direction = if request { Direction::Request } else { Direction::Response };
        let mut out = Vec::new();
        soap::write(&message, &function, direction, &mut out).unwrap();
        let reply = soap::read(&out, &function, direction, &LIMITS).unwrap();
        prop_assert!(reply == soap::Reply::Message(message), "{:?}", reply);
        prop_assert!(roxmltree::Document::parse(std::str::from_utf8(&out).unwrap()).is_ok());
    }

    #[test]
    fn a_text_is_what_another_parser_reads(pieces in vec(piece(), 0..8), prefix in select(&["", "p:", "urn:"])) {
        let content = pieces.concat();
        let document = enveloped(&format!("<{prefix}x>{content}</{prefix}x>"), prefix);
        let normal = with_line_ends_normalised(&document);
        let theirs = roxmltree::Document::parse(&normal).unwrap();
        let theirs: String = theirs
            .descendants()
            .filter(|node| node.tag_name().name() == "x")
            .flat_map(|node| node.children())
            .filter(|node| node.is_text())
            .filter_map(|node| node.text())
            .collect();
        let ours = soap::read_undescribed(document.as_bytes(), &LIMITS).unwrap();
        prop_assert_eq!(ours.message.text("x"), Some(&*theirs));
    }

    #[test]
    fn a_document_is_read_only_where_another_parser_reads_the_same(
        edits in vec((any::<Index>(), 0_usize..4, select(TOKENS)), 1..4),
    ) {
        let content = "<x a=\"1\">one</x>\n<y><z>2 &amp; &#51;</z><!-- c --><w><![CDATA[<4>]]></w></y><e/>";
        let mut document = enveloped(content, "").chars().collect::<Vec<_>>();
        for (at, cut, token) in edits {
            let at = at.index(document.len() + 1);
            let end = (at + cut).min(document.len());
            document.splice(at..end, token.chars());
        }
        let document = String::from_iter(document);
        let kinds = [
            ("x", Kind::Number),
            ("y", Kind::TextList { item: "z".into() }),
            ("e", Kind::Container(vec![field("x".to_owned(), Kind::Text)].into())),
        ];
        let described = kinds.map(|(name, kind)| field(name.to_owned(), kind)).to_vec();
        for (function, agrees) in [
            (function(Vec::new()), oracle::agrees as fn(&Message<'_>, &str)),
            (function(described), oracle::agrees_but_for_blanks),
        ] {
            let read = soap::read(document.as_bytes(), &function, Direction::Request, &LIMITS);
            if let Ok(soap::Reply::Message(ours)) = read {
                agrees(&ours, &document);
            }
        }
    }
}

#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "", "<", ">", "&", ";", "\"", "'", "=", "/", " ", "!", "?", "-", "]", "[", ":", "x", "1", "\r", "\n",
    "\r\n", "é", "\u{1}", "\u{fffe}", "\u{85}", "\u{feff}", "&#xA;", "&#0;", "&lt;", "&nbsp;", "&", "<!--",
    "-->", "--", "<!-- - -->", "<![CDATA[", "]]>", "<![CDATA[]]>", "<?xml version=\"1.0\"?>", "<?p?>",
    "<!DOCTYPE a>", "<x>", "</x>", "<x/>", "<v>", "</v>", "<v/>", "<v></v>", "<y>5</y>", "<q:v/>",
    " xmlns=\"\"", " xmlns:q=\"u\"", " q:a=\"1\"", " a=\"1\"", "a=\"2\"", " b='<'", " b='&gt;'", " b='&e;'",
    " xmlns:xml=\"u\"", " xmlns:q=\"\"", " xmlns:q=\"http://www.w3.org/2000/xmlns/\"", " xmlns:xmlns=\"u\"",
    " xmlns=\"http://www.w3.org/2000/xmlns/\"", " xmlns=\"http://www.w3.org/XML/1998/namespace\"",
    " xmlns:q=\"a&#32;b\" xmlns:r=\"a b\" q:a='' r:a=''",
];

/// A document around some fields, all of them with the prefix.
fn enveloped(fields: &str, prefix: &str) -> String {
    let declares = match prefix.strip_suffix(':') {
        Some(name) => format!("xmlns:{name}"),
        None => "xmlns".to_owned(),
    };
    format!(
        "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>\
         <{prefix}f {declares}=\"{NAMESPACE}\"><{prefix}input>{fields}</{prefix}input></{prefix}f></soap:Body></soap:Envelope>"
    )
}

/// Text, or what stands for text.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        xml_text().prop_map(|text| escaped(&text)),
        xml_text().prop_map(|text| format!("<![CDATA[{}]]>", text.replace("]]>", ""))),
        "[ -,.-~]{0,6}".prop_map(|text| format!("<!--{text}-->")),
        xml_character().prop_map(|it| format!("&#{};", it as u32)),
        xml_character().prop_map(|it| format!("&#x{:X};", it as u32)),
        select(
            &["&amp;", "&lt;", "&gt;", "&apos;", "&quot;", "\r", "\n", "\r\n", "\r\r\n", "&#10;", "\t", "]]"]
                [..]
        )
        .prop_map(str::to_owned),
    ]
}

/// What a parser must see in place of the document. The other parser takes some carriage returns before and after
/// references for what they are not, so none is given to it, and `&#13;` is left to the unit tests.
fn with_line_ends_normalised(document: &str) -> String {
    document.replace("\r\n", "\n").replace('\r', "\n")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text of anything that XML can carry, often markup and line ends.
fn xml_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        xml_character(),
        select(&['<', '>', '&', '"', '\'', ']', '\r', '\n', '\t', ' ', 'é', '€', '😀', 'a', '1'][..]),
    ];
    vec(character, 0..12).prop_map(String::from_iter)
}

fn xml_character() -> impl Strategy<Value = char> {
    any::<char>().prop_filter("a character of XML", |&it| is_xml(it))
}

fn is_xml(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Tokens in any order.
fn scrap(tokens: &'static [&'static str]) -> impl Strategy<Value = String> {
    vec(select(tokens), 0..12).prop_map(|tokens| format!("{{{}}}", tokens.concat()))
}

fn number() -> impl Strategy<Value = Scalar<'static>> {
    "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,5})?([eE][+-]?[0-9]{1,3})?"
        .prop_map(|text| Scalar::of_kind(ScalarKind::Number, text).unwrap())
}

fn boolean() -> impl Strategy<Value = Scalar<'static>> {
    any::<bool>().prop_map(|it| Scalar::of_kind(ScalarKind::Boolean, it.to_string()).unwrap())
}

/// Any message that JSON can carry.
fn any_message() -> impl Strategy<Value = Message<'static>> {
    let scalar = prop_oneof![any::<String>().prop_map(Scalar::new), number(), boolean()].boxed();
    let value = scalar.clone().prop_map(Value::from).prop_recursive(4, 40, 6, move |inner| {
        let fields = btree_map(any::<String>(), inner, 0..5).prop_map(container).boxed();
        let item =
            prop_oneof![scalar.clone().prop_map(Item::Scalar), fields.clone().prop_map(Item::Container)];
        prop_oneof![fields.prop_map(Value::Container), vec(item, 0..5).prop_map(Value::List)]
    });
    btree_map(any::<String>(), value, 0..20).prop_map(message)
}

/// A function, and a message that it describes except for some unknown fields.
fn described_message() -> impl Strategy<Value = (Function, Message<'static>)> {
    btree_map("k[A-Za-zé][A-Za-z0-9é._-]{0,6}", any_kind(), 0..8).prop_flat_map(|kinds| {
        let mut fields: Vec<_> = kinds.into_iter().map(|(name, kind)| field(name, kind)).collect();
        // Any order but the message's own.
        fields.reverse();
        let unknown = btree_map("u[A-Za-zé_][A-Za-z0-9é._-]{0,6}", unknown_value(), 0..3);
        let known = values_of(&fields);
        (Just(function(fields)), known, unknown).prop_map(|(function, mut known, unknown)| {
            known.extend(unknown);
            (function, message(known))
        })
    })
}

fn any_kind() -> impl Strategy<Value = Kind> {
    let leaf = prop_oneof![
        Just(Kind::Text),
        Just(Kind::Number),
        Just(Kind::Boolean),
        Just(Kind::DateTime),
        "[a-z]{1,3}".prop_map(|item| Kind::TextList { item: item.into() }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let fields = btree_map("[a-c]{1,2}", inner, 0..4)
            .prop_map(|fields| fields.into_iter().map(|(name, kind)| field(name, kind)).collect::<Vec<_>>())
            .boxed();
        prop_oneof![
            fields.clone().prop_map(|fields| Kind::Container(fields.into())),
            ("[a-z]{1,3}", fields)
                .prop_map(|(item, fields)| Kind::ContainerList { item: item.into(), fields: fields.into() }),
        ]
    })
}

fn value_of(kind: &Kind) -> BoxedStrategy<Value<'static>> {
    match kind {
        Kind::Text | Kind::DateTime => xml_text().prop_map(Value::from).boxed(),
        Kind::Number => number().prop_map(Value::from).boxed(),
        Kind::Boolean => boolean().prop_map(Value::from).boxed(),
        Kind::Container(fields) => values_of(fields).prop_map(|fields| container(fields).into()).boxed(),
        Kind::TextList { .. } => vec(xml_text().prop_map(|text| Item::Scalar(Scalar::new(text))), 0..4)
            .prop_map(Value::List)
            .boxed(),
        Kind::ContainerList { fields, .. } => {
            vec(values_of(fields).prop_map(|fields| Item::Container(container(fields))), 0..4)
                .prop_map(Value::List)
                .boxed()
        }
    }
}

fn values_of(fields: &[descriptor::Field]) -> BoxedStrategy<BTreeMap<String, Value<'static>>> {
    let each: Vec<_> = fields.iter().map(|field| proptest::option::of(value_of(&field.kind))).collect();
    let names: Vec<_> = fields.iter().map(|field| field.name.to_string()).collect();
    each.prop_map(move |values| {
        let present = names.iter().cloned().zip(values);
        present.filter_map(|(name, value)| value.map(|value| (name, value))).collect()
    })
    .boxed()
}

/// A value whose form SOAP can tell without a descriptor: lists have two elements, containers are not empty.
fn unknown_value() -> impl Strategy<Value = Value<'static>> {
    xml_text().prop_map(Value::from).prop_recursive(3, 12, 4, |inner| {
        let fields = btree_map("[a-d]{1,2}", inner, 1..4).prop_map(container).boxed();
        let item = prop_oneof![
            xml_text().prop_map(|text| Item::Scalar(Scalar::new(text))),
            fields.clone().prop_map(Item::Container)
        ];
        prop_oneof![fields.prop_map(Value::Container), vec(item, 2..4).prop_map(Value::List)]
    })
}

fn message(fields: BTreeMap<String, Value<'static>>) -> Message<'static> {
    let mut message = Message::new();
    for (name, value) in fields {
        message.insert(name, value).unwrap();
    }
    message
}

fn container(fields: BTreeMap<String, Value<'static>>) -> Container<'static> {
    let mut container = Container::new();
    for (name, value) in fields {
        container.insert(name, value).unwrap();
    }
    container
}

fn field(name: String, kind: Kind) -> descriptor::Field {
    let field = descriptor::Field::new(name, kind, InterfaceVersion::new(2, 0));
    descriptor::Field { may_be_empty: true, ..field }
}

/// A function whose request and response hold the same fields.
fn function(fields: Vec<descriptor::Field>) -> Function {
    Function {
        name: "f".into(),
        service: "example".into(),
        version_prefix: "EX_WS".into(),
        namespace: NAMESPACE.into(),
        json_path: None,
        soap_path: None,
        idempotent: false,
        recommended: Vec::new().into(),
        request: fields.clone().into(),
        response: fields.into(),
        alternatives: Vec::new().into(),
        response_code: None,
    }
}
