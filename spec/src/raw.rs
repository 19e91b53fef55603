//! The raw vocabulary: what the YAML says, each word with its place, nothing yet compared with anything else.
//!
//! What is absent or of the wrong form is simply not here, or empty; `conform` has reported it.

use sips_office_runtime::InterfaceVersion;

use crate::source::Place;
use crate::yaml::{Key, Node, NodeValue};

/// Something written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

#[derive(Debug)]
pub(crate) struct Brand {
    pub(crate) brand: At<String>,
    pub(crate) platform: String,
    pub(crate) documentation: Option<String>,
    pub(crate) production: String,
    pub(crate) test: String,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) service: At<String>,
    pub(crate) summary: Option<String>,
    pub(crate) namespace: String,
    pub(crate) endpoints: Endpoints,
    pub(crate) prefix: String,
    pub(crate) label: String,
    pub(crate) labels: Vec<(At<String>, String)>,
    pub(crate) response_code: Option<ResponseCode>,
    pub(crate) request: Common,
    pub(crate) response: Common,
    pub(crate) changelog: Option<Changelog>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug, Default)]
pub(crate) struct Endpoints {
    pub(crate) json: Option<String>,
    pub(crate) soap: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct ResponseCode {
    pub(crate) field: At<String>,
    pub(crate) accepted: Vec<At<String>>,
}

#[derive(Debug, Default)]
pub(crate) struct Common {
    pub(crate) leading: Vec<FieldUse>,
    pub(crate) trailing: Vec<FieldUse>,
}

#[derive(Debug)]
pub(crate) struct FieldUse {
    pub(crate) field: At<String>,
    pub(crate) presence: Option<At<String>>,
    pub(crate) since: Option<At<InterfaceVersion>>,
    pub(crate) until: Option<At<InterfaceVersion>>,
    pub(crate) only: Option<String>,
    pub(crate) condition: Option<String>,
    pub(crate) when: Vec<(At<String>, Vec<At<String>>)>,
    pub(crate) may_be_empty: bool,
    pub(crate) deprecated: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

/// The changelog rows, by version.
#[derive(Debug, Default)]
pub(crate) struct Changelog {
    pub(crate) versions: Vec<Changes>,
}

#[derive(Debug)]
pub(crate) struct Changes {
    /// `None` where what is written is no version.
    pub(crate) version: Option<InterfaceVersion>,
    pub(crate) request: Vec<At<String>>,
    pub(crate) response: Vec<At<String>>,
    /// Rows of the fields in containers, by the field that holds the container.
    pub(crate) containers: Vec<(At<String>, Vec<At<String>>)>,
}

#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) field: At<String>,
    pub(crate) kind: Option<At<String>>,
    pub(crate) container: Option<At<String>>,
    pub(crate) item: Option<String>,
    pub(crate) description: String,
    pub(crate) values: Option<At<String>>,
    pub(crate) sensitive: Option<String>,
    pub(crate) example: Option<String>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Container {
    pub(crate) container: At<String>,
    pub(crate) description: String,
    pub(crate) fields: Vec<FieldUse>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct ValueList {
    pub(crate) list: At<String>,
    pub(crate) open: bool,
    pub(crate) values: Vec<Value>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Value {
    pub(crate) code: At<String>,
    pub(crate) name: At<String>,
    pub(crate) label: String,
    pub(crate) since: Option<InterfaceVersion>,
    pub(crate) until: Option<InterfaceVersion>,
    pub(crate) deprecated: Option<String>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) function: At<String>,
    pub(crate) service: Option<At<String>>,
    pub(crate) summary: String,
    pub(crate) idempotent: bool,
    pub(crate) endpoints: Endpoints,
    pub(crate) protocols: Option<Vec<At<String>>>,
    pub(crate) response_code: Option<ResponseCode>,
    pub(crate) brands: Vec<FunctionBrand>,
    pub(crate) alternatives: Vec<Vec<At<String>>>,
    pub(crate) request: Vec<FieldUse>,
    pub(crate) response: Vec<FieldUse>,
    pub(crate) changelog: Option<Changelog>,
    pub(crate) samples: Vec<Sample>,
    pub(crate) sources: Vec<String>,
    pub(crate) rust: Option<String>,
    pub(crate) assumed: Option<At<String>>,
}

/// What a brand's page says of a function otherwise than the others.
#[derive(Debug)]
pub(crate) struct FunctionBrand {
    pub(crate) brand: At<String>,
    pub(crate) recommended: Option<InterfaceVersion>,
    pub(crate) lacks: Vec<At<String>>,
    pub(crate) summary: Option<At<String>>,
    pub(crate) assumed: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct Sample {
    pub(crate) message: String,
    pub(crate) protocol: String,
    pub(crate) brand: Option<At<String>>,
    pub(crate) lacks: Vec<At<String>>,
    pub(crate) because: Option<String>,
    pub(crate) document: At<String>,
}

/// Reads every element of a list that is complete enough to mean something.
pub(crate) trait FromNode: Sized {
    fn from_node(node: &Node) -> Option<Self>;
}

impl FromNode for Brand {
    fn from_node(node: &Node) -> Option<Self> {
        let host = |environment| {
            let host = node.get("hosts").and_then(|hosts| hosts.text(environment));
            host.map(|host| host.value).unwrap_or_default()
        };
        Some(Self {
            brand: node.text("brand")?,
            platform: node.text("platform").map(|text| text.value).unwrap_or_default(),
            documentation: node.text("documentation").map(|text| text.value),
            production: host("production"),
            test: host("test"),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for Service {
    fn from_node(node: &Node) -> Option<Self> {
        let version = |key| {
            let text = node.get("interfaceVersion").and_then(|version| version.text(key));
            text.map(|text| text.value).unwrap_or_default()
        };
        let labels = node.get("interfaceVersion").map_or(&[][..], |version| version.entries("brands"));
        let label = |(key, node): &(Key, Node)| Some((at(key), node.scalar()?.value));
        Some(Self {
            service: node.text("service")?,
            summary: node.text("summary").map(|text| text.value),
            namespace: node.text("namespace").map(|text| text.value).unwrap_or_default(),
            endpoints: node.get("endpoints").map(endpoints).unwrap_or_default(),
            prefix: version("prefix"),
            label: version("label"),
            labels: labels.iter().filter_map(label).collect(),
            response_code: node.get("responseCode").and_then(response_code),
            request: node.get("request").map(common).unwrap_or_default(),
            response: node.get("response").map(common).unwrap_or_default(),
            changelog: node.get("changelog").map(changelog),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for FieldUse {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            field: node.text("field")?,
            presence: node.text("presence"),
            since: node.version("since"),
            until: node.version("until"),
            only: node.text("only").map(|text| text.value),
            condition: node.text("condition").map(|text| text.value),
            when: names_by_name(node.entries("when")),
            may_be_empty: node.flag("mayBeEmpty").unwrap_or(false),
            deprecated: node.text("deprecated").map(|text| text.value),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for Field {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            field: node.text("field")?,
            kind: node.text("kind"),
            container: node.text("container"),
            item: node.text("item").map(|text| text.value),
            description: node.text("description").map(|text| text.value).unwrap_or_default(),
            values: node.text("values"),
            sensitive: node.text("sensitive").map(|text| text.value),
            example: node.text("example").map(|text| text.value),
            rust: node.text("rust").map(|text| text.value),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for Container {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            container: node.text("container")?,
            description: node.text("description").map(|text| text.value).unwrap_or_default(),
            fields: node.list("fields"),
            rust: node.text("rust").map(|text| text.value),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for ValueList {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            list: node.text("list")?,
            open: node.flag("open").unwrap_or(true),
            values: node.list("values"),
            rust: node.text("rust").map(|text| text.value),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for Value {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            code: node.text("code")?,
            // One without a name is named after its code, which no other has.
            name: node.text("name").or_else(|| node.text("code"))?,
            label: node.text("label").map(|text| text.value).unwrap_or_default(),
            since: node.version("since").map(|version| version.value),
            until: node.version("until").map(|version| version.value),
            deprecated: node.text("deprecated").map(|text| text.value),
            rust: node.text("rust").map(|text| text.value),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for Function {
    fn from_node(node: &Node) -> Option<Self> {
        let names = |node: &Node| node.items().iter().filter_map(Node::scalar).collect();
        Some(Self {
            function: node.text("function")?,
            service: node.text("service"),
            summary: node.text("summary").map(|text| text.value).unwrap_or_default(),
            idempotent: node.flag("idempotent").unwrap_or(false),
            endpoints: node.get("endpoints").map(endpoints).unwrap_or_default(),
            protocols: node
                .get("protocols")
                .map(|list| list.items().iter().filter_map(Node::scalar).collect()),
            response_code: node.get("responseCode").and_then(response_code),
            brands: node.entries("brands").iter().map(function_brand).collect(),
            alternatives: node.get("alternatives").map_or(&[][..], Node::items).iter().map(names).collect(),
            request: node.list("request"),
            response: node.list("response"),
            changelog: node.get("changelog").map(changelog),
            samples: node.list("samples"),
            sources: node.texts("sources").into_iter().map(|text| text.value).collect(),
            rust: node.text("rust").map(|text| text.value),
            assumed: node.text("assumed"),
        })
    }
}

impl FromNode for Sample {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            message: node.text("message")?.value,
            protocol: node.text("protocol")?.value,
            brand: node.text("brand"),
            lacks: node.texts("lacks"),
            because: node.text("because").map(|text| text.value),
            document: node.text("document")?,
        })
    }
}

fn endpoints(node: &Node) -> Endpoints {
    Endpoints {
        json: node.text("json").map(|text| text.value),
        soap: node.text("soap").map(|text| text.value),
        assumed: node.text("assumed"),
    }
}

fn function_brand((key, node): &(Key, Node)) -> FunctionBrand {
    FunctionBrand {
        brand: at(key),
        recommended: node.version("recommended").map(|version| version.value),
        lacks: node.texts("lacks"),
        summary: node.text("summary"),
        assumed: node.text("assumed"),
    }
}

fn names_by_name(entries: &[(Key, Node)]) -> Vec<(At<String>, Vec<At<String>>)> {
    entries
        .iter()
        .map(|(key, node)| (at(key), node.items().iter().filter_map(Node::scalar).collect()))
        .collect()
}

fn response_code(node: &Node) -> Option<ResponseCode> {
    Some(ResponseCode { field: node.text("field")?, accepted: node.texts("accepted") })
}

fn common(node: &Node) -> Common {
    Common { leading: node.list("leading"), trailing: node.list("trailing") }
}

fn changelog(node: &Node) -> Changelog {
    let NodeValue::Map(entries) = &node.value else { return Changelog::default() };
    let changes = |(key, node): &(Key, Node)| Changes {
        version: key.text.parse().ok(),
        request: node.texts("request"),
        response: node.texts("response"),
        containers: names_by_name(node.entries("containers")),
    };
    Changelog { versions: entries.iter().map(changes).collect() }
}

fn at(key: &Key) -> At<String> {
    At { value: key.text.clone(), place: key.place.clone() }
}

/// Reading by key, without complaints: what does not fit is as if it were not there.
impl Node {
    /// The value of a key; of one that stands twice, the first.
    fn get(&self, key: &str) -> Option<&Node> {
        let NodeValue::Map(entries) = &self.value else { return None };
        entries.iter().find(|(name, _)| name.text == key).map(|(_, node)| node)
    }

    fn scalar(&self) -> Option<At<String>> {
        let NodeValue::Scalar { text, .. } = &self.value else { return None };
        Some(At { value: text.clone(), place: self.place.clone() })
    }

    fn items(&self) -> &[Node] {
        let NodeValue::List(nodes) = &self.value else { return &[] };
        nodes
    }

    fn text(&self, key: &str) -> Option<At<String>> {
        self.get(key)?.scalar()
    }

    fn texts(&self, key: &str) -> Vec<At<String>> {
        self.get(key).map(|node| node.items().iter().filter_map(Node::scalar).collect()).unwrap_or_default()
    }

    fn version(&self, key: &str) -> Option<At<InterfaceVersion>> {
        let At { value, place } = self.text(key)?;
        value.parse().ok().map(|value| At { value, place })
    }

    fn flag(&self, key: &str) -> Option<bool> {
        self.text(key)?.value.parse().ok()
    }

    fn entries(&self, key: &str) -> &[(Key, Node)] {
        match self.get(key).map(|node| &node.value) {
            Some(NodeValue::Map(entries)) => entries,
            _ => &[],
        }
    }

    /// Adds the elements of a list, and tells whether each of them was complete enough to mean something.
    pub(crate) fn list_into<T: FromNode>(&self, key: &str, into: &mut Vec<T>) -> bool {
        let before = into.len();
        into.extend(self.list(key));
        into.len() - before == self.get(key).map_or(0, |node| node.items().len())
    }

    pub(crate) fn list<T: FromNode>(&self, key: &str) -> Vec<T> {
        self.get(key).map(|node| node.items().iter().filter_map(T::from_node).collect()).unwrap_or_default()
    }
}
