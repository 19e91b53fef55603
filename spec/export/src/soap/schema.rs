//! The XML Schema of a service's messages.
//!
//! - Texts are `xs:string`, dates, numbers and booleans too: a seal is made of the text that was transmitted, and whoever
//!   reads a date into a date type can't make that text again.
//! - A field is demanded of a request where it is always required and no documented SOAP sample lacks it. Nothing is
//!   demanded of a response. Presence in full is what the checks are for.
//! - A closed value list is an enumeration in requests. An open one is a text with its values in words, and so is any list
//!   in a response: a new code must not fail it.
//! - A response may one day hold an element that this schema lacks. XML Schema 1.0 has no way to allow that: beside
//!   optional elements of the same namespace a wildcard would be ambiguous. Only a container of which no field is known
//!   takes any element.

use std::collections::{BTreeMap, BTreeSet};

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::codec::soap::is_name;
use sips_office_runtime::descriptor::{Direction, Kind, Protocol, ValueList};
use sips_office_spec::catalog::{Container, FieldKind, FieldUse};

use super::lacking::{Holder, Lacking};
use super::xml::Element;
use super::{Exported, XSD, checked};
use crate::error::Error;
use crate::names::{Names, Subject};
use crate::scope::{Scope, Seen, first};

/// The texts that read as a number.
const NUMBER: &str = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+\\-]?[0-9]+)?";

/// The `xs:schema` element of a service.
pub(super) fn schema(exported: &Exported<'_, '_>) -> Result<Element, Error> {
    let Exported { scope, service, functions } = exported;
    let mut writer = Writer {
        scope,
        names: Names::new(is_name),
        lacking: Lacking::of(scope.catalog, functions.iter().map(|(function, _)| *function)),
        sent_back: SentBack::of(exported),
        first: functions.iter().filter_map(|(function, _)| first(function)).min(),
        types: BTreeMap::new(),
    };
    // Messages first, so that each has the name that its function suggests.
    for (function, _) in functions {
        writer.names.of(Subject::Request(&function.name));
        writer.names.of(Subject::Response(&function.name));
    }
    let mut elements = Vec::new();
    let mut owners = BTreeMap::new();
    for (function, _) in functions {
        for (direction, suffix, wrapper) in
            [(Direction::Request, "", "input"), (Direction::Response, "Response", "output")]
        {
            let name = format!("{}{suffix}", checked("name of the function", &function.name)?);
            if let Some(first) = owners.insert(name.clone(), &function.name) {
                let (first, second) = (first.clone(), function.name.clone());
                return Err(Error::SameElement { element: name, first, second });
            }
            let subject = Subject::message(direction, &function.name);
            let holder = Holder::Function(&function.name);
            writer.first = first(function);
            let sequence = writer.sequence(holder, direction, function.fields(direction), true)?;
            let type_name = writer.names.of(subject);
            let words = format!("The fields of a {} of {}, in this order.", direction.name(), function.name);
            let fields = Element::new("xs:complexType").with("name", &*type_name);
            writer.types.insert(subject, fields.holding([annotation([words]), sequence]));
            let inside =
                Element::new("xs:element").with("name", wrapper).with("type", format!("tns:{type_name}"));
            let around =
                Element::new("xs:complexType").holding([Element::new("xs:sequence").holding([inside])]);
            elements.push(Element::new("xs:element").with("name", name).holding([around]));
        }
    }
    let about = format!("Messages of the service {}.", service.name);
    let limits = "Fields are texts, and presence is checked by the platform: a field that its page requires may be \
                  optional here where the documented samples lack it.";
    let root = Element::new("xs:schema")
        .with("xmlns:xs", XSD)
        .with("xmlns:tns", &*service.namespace)
        .with("targetNamespace", &*service.namespace)
        .with("elementFormDefault", "qualified");
    let types = std::mem::take(&mut writer.types);
    Ok(root.holding([annotation([about, limits.to_owned()])]).holding(elements).holding(types.into_values()))
}

struct Writer<'s, 'c> {
    scope: &'s Scope<'c>,
    names: Names<'c>,
    lacking: Lacking<'c>,
    sent_back: SentBack<'c>,
    /// The first version of what is being written.
    first: Option<InterfaceVersion>,
    /// The types so far.
    types: BTreeMap<Subject<'c>, Element>,
}

/// What is in responses, where nothing is demanded.
#[derive(Default)]
struct SentBack<'c> {
    containers: BTreeSet<&'c str>,
    fields: BTreeSet<&'c str>,
}

impl<'c> SentBack<'c> {
    fn of(exported: &Exported<'_, 'c>) -> Self {
        let mut found = Self::default();
        let catalog = exported.scope.catalog;
        let mut uses: Vec<_> =
            exported.functions.iter().flat_map(|(function, _)| &function.response).collect();
        while let Some(usage) = uses.pop() {
            found.fields.insert(&usage.field);
            let container = catalog.fields.get(&usage.field).and_then(|field| field.kind.container());
            let Some(container) = container.and_then(|name| catalog.containers.get(name)) else { continue };
            if found.containers.insert(&container.name) {
                uses.extend(&container.fields);
            }
        }
        found
    }
}

impl<'c> Writer<'_, 'c> {
    /// The fields of a message, or of a container in messages of that direction.
    fn sequence(
        &mut self,
        holder: Holder<'c>,
        direction: Direction,
        uses: &'c [FieldUse],
        is_message: bool,
    ) -> Result<Element, Error> {
        let fields = self.scope.fields(uses, Some(Protocol::Soap));
        let mut sequence = Element::new("xs:sequence");
        if fields.is_empty() && !is_message && direction == Direction::Response {
            let any = Element::new("xs:any").with("namespace", "##any").with("processContents", "lax");
            return Ok(sequence.holding([any.with("minOccurs", "0").with("maxOccurs", "unbounded")]));
        }
        for seen in fields {
            let evidence = if is_message && seen.usage.common { Holder::Service } else { holder };
            let is_demanded = direction == Direction::Request
                && self.scope.is_always_required(&seen, self.first)
                && !self.lacking.has(evidence, &seen.usage.field);
            sequence = sequence.holding([self.element(&seen, direction, is_demanded)?]);
        }
        Ok(sequence)
    }

    fn element(
        &mut self,
        seen: &Seen<'c>,
        direction: Direction,
        is_demanded: bool,
    ) -> Result<Element, Error> {
        let name = checked("name of the field", &seen.field.name)?;
        let mut element = Element::new("xs:element").with("name", name);
        element = element.with("type", self.type_of(seen, direction)?);
        if !is_demanded {
            element = element.with("minOccurs", "0");
        }
        Ok(element.holding([annotation(self.about(seen))]))
    }

    /// The name of a field's type, which is made where it is not yet.
    fn type_of(&mut self, seen: &Seen<'c>, direction: Direction) -> Result<String, Error> {
        let name = match (&seen.field.kind, &seen.described.kind) {
            (FieldKind::Container(container), _) => self.container(container)?,
            (FieldKind::List { container, item }, _) => {
                let subject = Subject::List(&seen.field.name);
                if !self.types.contains_key(&subject) {
                    let name = self.names.of(subject);
                    let is_sent_back = self.sent_back.fields.contains(&*seen.field.name);
                    let direction = if is_sent_back { Direction::Response } else { direction };
                    let of = match container {
                        Some(container) => format!("tns:{}", self.container(container)?),
                        None => self.text(seen, direction),
                    };
                    let item = Element::new("xs:element")
                        .with("name", checked("name of the list item", item)?)
                        .with("type", of)
                        .with("minOccurs", "0")
                        .with("maxOccurs", "unbounded");
                    let list = Element::new("xs:complexType").with("name", name);
                    let list = list.holding([Element::new("xs:sequence").holding([item])]);
                    self.types.insert(subject, list);
                }
                self.names.of(subject)
            }
            _ => return Ok(self.text(seen, direction)),
        };
        Ok(format!("tns:{name}"))
    }

    fn container(&mut self, name: &'c str) -> Result<String, Error> {
        let subject = Subject::Container(name);
        let type_name = self.names.of(subject);
        if let Some(container) =
            self.scope.catalog.containers.get(name).filter(|_| !self.types.contains_key(&subject))
        {
            // In its place already, so that no container is written twice.
            self.types.insert(subject, Element::new("xs:complexType"));
            let made = self.container_type(container, &type_name)?;
            self.types.insert(subject, made);
        }
        Ok(type_name)
    }

    fn container_type(&mut self, container: &'c Container, type_name: &str) -> Result<Element, Error> {
        // What is in responses too, may lack anything there.
        let is_sent_back = self.sent_back.containers.contains(&*container.name);
        let direction = if is_sent_back { Direction::Response } else { Direction::Request };
        let first = container.fields.iter().map(|usage| usage.since).min();
        let outside = std::mem::replace(&mut self.first, first);
        let sequence =
            self.sequence(Holder::Container(&container.name), direction, &container.fields, false)?;
        self.first = outside;
        let about = self.scope.words(&container.description);
        Ok(Element::new("xs:complexType").with("name", type_name).holding([annotation([about]), sequence]))
    }

    /// The type of a text; a value list's is made where it is not yet.
    fn text(&mut self, seen: &Seen<'c>, direction: Direction) -> String {
        let subject = match (&seen.described.values, &seen.field.values, &seen.described.kind) {
            (Some(list), Some(name), _) => {
                let is_closed = direction == Direction::Request && !list.open;
                let subject = if is_closed { Subject::Closed(name) } else { Subject::Values(name) };
                if !self.types.contains_key(&subject) {
                    let made = self.values(list, subject, is_closed);
                    self.types.insert(subject, made);
                }
                subject
            }
            (_, _, Kind::Number | Kind::Boolean) if direction == Direction::Response => {
                return "xs:string".to_owned();
            }
            (_, _, Kind::Number) => Subject::Number,
            (_, _, Kind::Boolean) => Subject::Boolean,
            _ => return "xs:string".to_owned(),
        };
        let name = self.names.of(subject);
        self.types.entry(subject).or_insert_with(|| {
            let facets = match subject {
                Subject::Number => vec![Element::new("xs:pattern").with("value", NUMBER)],
                _ => ["true", "false"].map(enumeration).into(),
            };
            restriction(&name, Vec::new(), facets)
        });
        format!("tns:{name}")
    }

    fn values(&mut self, list: &ValueList, subject: Subject<'c>, is_closed: bool) -> Element {
        let name = self.names.of(subject);
        let known: Vec<_> = list.values.iter().filter(|value| self.scope.knows_value(value)).collect();
        let told = known.iter().map(|value| {
            let [code, label] = [&value.code, &value.label].map(|text| self.scope.words(text));
            if code == label { label } else { format!("{code}: {label}") }
        });
        if !is_closed {
            let open = "A text, and mostly one of these; others may come.".to_owned();
            return restriction(&name, std::iter::once(open).chain(told).collect(), Vec::new());
        }
        let facets = match known.is_empty() {
            // A list without values takes none.
            true => vec![Element::new("xs:maxLength").with("value", "0")],
            false => {
                let told = told
                    .zip(&known)
                    .map(|(words, value)| enumeration(&value.code).holding([annotation([words])]));
                told.collect()
            }
        };
        restriction(&name, Vec::new(), facets)
    }

    /// What is said of a field.
    fn about(&self, seen: &Seen<'_>) -> Vec<String> {
        let mut lines =
            vec![self.scope.words(&seen.field.description), seen.presence(|text| self.scope.words(text))];
        lines.extend(self.scope.absent_for(seen));
        lines.extend(
            seen.usage.deprecated.as_deref().map(|why| format!("Deprecated: {}", self.scope.words(why))),
        );
        lines.extend(self.scope.assumed(seen).into_iter().map(|why| format!("Assumed: {why}")));
        lines
    }
}

fn annotation(lines: impl IntoIterator<Item = String>) -> Element {
    let lines = lines.into_iter().map(|line| Element::text("xs:documentation", &line));
    Element::new("xs:annotation").holding(lines)
}

fn restriction(name: &str, about: Vec<String>, facets: Vec<Element>) -> Element {
    let restricted = Element::new("xs:restriction").with("base", "xs:string").holding(facets);
    let simple = Element::new("xs:simpleType").with("name", name);
    match about.is_empty() {
        true => simple.holding([restricted]),
        false => simple.holding([annotation(about), restricted]),
    }
}

fn enumeration(value: &str) -> Element {
    Element::new("xs:enumeration").with("value", value)
}
