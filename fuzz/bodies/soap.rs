//! Any bytes as a SOAP body: where a message is read, another parser sees the same texts in the same document.

use std::borrow::Cow;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::codec::{Direction, Limits, soap};
use sips_office_runtime::descriptor::{self, Fields, Function, Kind};
use sips_office_runtime::message::{Field, Item, Message, Value};

/// A function of which nothing but the name and the namespace is known, so that every element is read as it comes.
const FUNCTION: Function = Function {
    name: Cow::Borrowed("f"),
    service: Cow::Borrowed("example"),
    version_prefix: Cow::Borrowed("EX_WS"),
    namespace: Cow::Borrowed("urn:example:office"),
    json_path: None,
    soap_path: None,
    idempotent: false,
    recommended: Cow::Borrowed(&[]),
    request: Fields::of(&[]),
    response: Fields::of(&[]),
    alternatives: Cow::Borrowed(&[]),
    response_code: None,
};

/// The same function, of which a field of each kind is known.
fn described() -> Function {
    let field = |name: &'static str, kind| descriptor::Field::new(name, kind, InterfaceVersion::new(2, 0));
    let leaves = || vec![field("t", Kind::Text), field("n", Kind::Number), field("b", Kind::Boolean)];
    let mut fields = leaves();
    fields.push(field("l", Kind::TextList { item: "i".into() }));
    fields.push(field("c", Kind::Container(leaves().into())));
    let inner = field("l", Kind::ContainerList { item: "t".into(), fields: leaves().into() });
    let fields_of_item = leaves().into_iter().chain([inner]).collect();
    fields.push(field("m", Kind::ContainerList { item: "i".into(), fields: fields_of_item }));
    Function { request: fields.iter().cloned().collect(), response: fields.into(), ..FUNCTION }
}

pub(crate) fn run(body: &[u8]) {
    run_as(&FUNCTION, body, agrees);
    run_as(&described(), body, agrees_but_for_blanks);
}

fn run_as(function: &Function, body: &[u8], agrees: fn(&Message<'_>, &str)) {
    let limits = Limits { bytes: 1 << 16, ..Limits::default() };
    for direction in [Direction::Request, Direction::Response] {
        match soap::read(body, function, direction, &limits) {
            Ok(soap::Reply::Message(message)) => {
                assert!(soap::operation(body, &limits).is_ok());
                agrees(&message, std::str::from_utf8(body).expect("a message is UTF-8"));
            }
            Ok(soap::Reply::Fault(fault)) => assert!(!fault.to_string().chars().any(char::is_control)),
            Err(error) => assert!(!error.to_string().chars().any(char::is_control), "{error}"),
        }
    }
    if let Ok(read) = soap::read_undescribed(body, &limits) {
        assert!(!read.operation.is_empty());
    }
}

/// Holds the texts of a message against those that roxmltree sees in its document.
pub(crate) fn agrees(message: &Message<'_>, document: &str) {
    compare(message, document, |_| true);
}

/// The same, but for texts of nothing but white space: what is described as a container or a list is empty where it holds
/// no more.
pub(crate) fn agrees_but_for_blanks(message: &Message<'_>, document: &str) {
    compare(message, document, |text| !text.trim_ascii().is_empty());
}

fn compare(message: &Message<'_>, document: &str, counts: fn(&str) -> bool) {
    let mut ours = leaves_of_fields(message);
    // It takes some carriage returns before and after references for what they are not, so it is given none.
    let normal =
        document.strip_prefix('\u{feff}').unwrap_or(document).replace("\r\n", "\n").replace('\r', "\n");
    let theirs = match roxmltree::Document::parse(&normal) {
        Ok(theirs) => theirs,
        Err(error) => panic!("{error}: {document}"),
    };
    // What only a reference can have brought, and what says of itself that it is absent.
    if ours.iter().any(|text| text.contains('\r')) || document.contains("nil") {
        return;
    }
    let mut theirs = leaves_of_document(&theirs);
    for leaves in [&mut ours, &mut theirs] {
        leaves.retain(|text| counts(text));
        leaves.sort();
    }
    assert_eq!(ours, theirs, "{document}");
}

/// The texts of all scalars.
fn leaves_of_fields(fields: &[Field<'_>]) -> Vec<String> {
    let of_value = |value: &Value<'_>| match value {
        Value::Scalar(scalar) => vec![scalar.text().to_owned()],
        Value::Container(container) => leaves_of_fields(container),
        Value::List(items) => items
            .iter()
            .flat_map(|item| match item {
                Item::Scalar(scalar) => vec![scalar.text().to_owned()],
                Item::Container(container) => leaves_of_fields(container),
            })
            .collect(),
    };
    fields.iter().flat_map(|field| of_value(&field.value)).collect()
}

/// The texts of all elements without children inside `input` or `output`.
fn leaves_of_document(document: &roxmltree::Document<'_>) -> Vec<String> {
    let is_wrapper = |node: &roxmltree::Node<'_, '_>| matches!(node.tag_name().name(), "input" | "output");
    let wrapper = document.descendants().find(is_wrapper).expect("the message has one");
    let elements = wrapper.descendants().filter(|node| node.is_element() && *node != wrapper);
    elements
        .filter(|node| !node.children().any(|child| child.is_element()))
        .map(|node| {
            node.children().filter(|child| child.is_text()).filter_map(|child| child.text()).collect()
        })
        .collect()
}
