//! Picking the raw specs out of a node tree, without complaints: what does not fit is as if it were not there.

use sips_office_runtime::InterfaceVersion;

use super::{
    At, Brand, Changelog, Changes, Common, Container, Departure, Endpoints, Field, FieldUse, Function,
    FunctionBrand, ResponseCode, Sample, Service, Value, ValueList,
};
use crate::source::Place;
use crate::yaml::{Key, Node, NodeValue};

/// Reads every element of a list that is complete enough to mean something.
pub(crate) trait FromNode: Sized {
    fn from_node(node: &Node) -> Option<Self>;
}

impl FromNode for Brand {
    fn from_node(node: &Node) -> Option<Self> {
        let host = |environment| node.get("hosts").and_then(|hosts| hosts.text(environment));
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
        let version = |key| node.get("interfaceVersion").and_then(|version| version.text(key));
        let labels = node.get("interfaceVersion").map_or(&[][..], |version| version.entries("brands"));
        let label = |(key, node): &(Key, Node)| Some((at(key), node.scalar()?));
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
            overrides: node.truth("override"),
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
            only: node.text("only"),
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
            example: node.text("example"),
            rust: node.text("rust").map(|text| text.value),
            overrides: node.truth("override"),
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
            overrides: node.truth("override"),
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
            overrides: node.truth("override"),
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
            label: node.text("label").or_else(|| node.text("code"))?.value,
            since: node.version("since"),
            until: node.version("until"),
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
            departures: node.list("departures"),
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
            because: node.text("because"),
            document: node.text("document")?,
        })
    }
}

impl FromNode for Departure {
    fn from_node(node: &Node) -> Option<Self> {
        Some(Self {
            from: node.text("from")?,
            brands: node.get("brands").map(|_| node.texts("brands")),
            because: node.text("because"),
        })
    }
}

fn endpoints(node: &Node) -> Endpoints {
    Endpoints { json: node.text("json"), soap: node.text("soap"), assumed: node.text("assumed") }
}

fn function_brand((key, node): &(Key, Node)) -> FunctionBrand {
    let entries = match &node.value {
        NodeValue::Map(entries) => Some(entries),
        _ => None,
    };
    FunctionBrand {
        brand: at(key),
        entry: Place { end: node.place.end.max(key.place.end), ..key.place.clone() },
        says_nothing: entries.is_some_and(|entries| entries.iter().all(|(key, _)| key.text == "assumed")),
        recommended: node.version("recommended"),
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
    Some(ResponseCode {
        field: node.text("field")?,
        accepted: node.texts("accepted"),
        assumed: node.text("assumed"),
    })
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

    /// Where a flag is written that is true.
    fn truth(&self, key: &str) -> Option<Place> {
        self.text(key).filter(|flag| flag.value == "true").map(|flag| flag.place)
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
