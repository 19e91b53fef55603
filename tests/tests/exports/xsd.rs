//! A reader of exported schemas that knows nothing of how they are written.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// An element as a schema describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) is_optional: bool,
    pub(crate) content: Content,
}

/// What an element holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    Text,
    /// Elements in that order, each at most once.
    Fields(Vec<Element>),
    /// Any number of one element.
    List(Box<Element>),
    Any,
}

/// The schema's global elements. Every name is given once, and every reference leads somewhere.
pub(crate) fn read(text: &str) -> BTreeMap<String, Element> {
    let document = Document::parse(text).unwrap();
    let root = document.root_element();
    let schema = root.descendants().find(|node| is(node, "schema")).unwrap();
    assert_eq!(schema.attribute("elementFormDefault"), Some("qualified"));
    let mut types = BTreeMap::new();
    let mut elements = BTreeMap::new();
    for node in schema.children().filter(Node::is_element) {
        let name = || node.attribute("name").unwrap();
        let earlier = match node.tag_name().name() {
            "element" => elements.insert(name(), node),
            "complexType" | "simpleType" => types.insert(name(), node),
            "annotation" => None,
            other => panic!("a schema with `{other}`"),
        };
        assert!(earlier.is_none(), "{} stands twice", name());
    }
    // Also types that nothing refers to.
    for node in types.values() {
        content(node, &types);
    }
    elements.iter().map(|(name, node)| ((*name).to_owned(), element(node, &types))).collect()
}

type Types<'d, 't> = BTreeMap<&'t str, Node<'d, 't>>;

fn element(node: &Node<'_, '_>, types: &Types<'_, '_>) -> Element {
    Element {
        name: node.attribute("name").unwrap().to_owned(),
        is_optional: node.attribute("minOccurs") == Some("0"),
        content: match node.attribute("type").map(|name| name.split_once(':').unwrap()) {
            Some(("xs", name)) => {
                assert_eq!(name, "string");
                Content::Text
            }
            Some((_, name)) => {
                content(types.get(name).unwrap_or_else(|| panic!("no type is called {name}")), types)
            }
            None => content(&node.children().find(|node| is(node, "complexType")).unwrap(), types),
        },
    }
}

fn content(node: &Node<'_, '_>, types: &Types<'_, '_>) -> Content {
    if is(node, "simpleType") {
        let restriction = node.children().find(|node| is(node, "restriction")).unwrap();
        assert_eq!(restriction.attribute("base"), Some("xs:string"));
        return Content::Text;
    }
    let sequence = node.children().find(|node| is(node, "sequence")).unwrap();
    if sequence.children().any(|node| is(&node, "any")) {
        assert_eq!(
            sequence.children().filter(Node::is_element).count(),
            1,
            "a wildcard beside elements is ambiguous"
        );
        return Content::Any;
    }
    let elements: Vec<_> = sequence.children().filter(|node| is(node, "element")).collect();
    match &elements[..] {
        [item] if item.attribute("maxOccurs") == Some("unbounded") => {
            Content::List(Box::new(element(item, types)))
        }
        elements => {
            assert!(elements.iter().all(|element| element.attribute("maxOccurs").is_none()));
            Content::Fields(elements.iter().map(|node| element(node, types)).collect())
        }
    }
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}
