//! What the samples of a page show of its fields: what they hold, in which order SOAP has them, and a value.

use std::collections::BTreeMap;

use sips_office_runtime::codec::{Limits, json, soap};
use sips_office_runtime::descriptor::{Direction, Protocol, Role};
use sips_office_runtime::message::{self, Item, ScalarKind, Value};
use sips_office_runtime::shown;

use crate::Page;
use crate::elements;

/// A longer value is no example that anybody wants to read.
const LONGEST_EXAMPLE: usize = 200;

/// What the samples show, by the field's name.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    fields: BTreeMap<String, Seen>,
    orders: [Vec<String>; 2],
}

/// What the samples show of a field.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) form: Form,
    pub(super) example: Option<String>,
    /// How SOAP names an element of it.
    pub(super) item: Option<String>,
    /// The names of the fields in it, in SOAP order where SOAP shows it.
    pub(super) children: Vec<String>,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Text,
    Number,
    Boolean,
    Container,
    List,
}

impl Evidence {
    /// Of all samples of a page. What can't be read shows nothing.
    pub(super) fn of(page: &Page) -> Self {
        let mut evidence = Self::default();
        for direction in [Direction::Request, Direction::Response] {
            let samples = &page.message(direction).samples;
            // JSON tells a list of one from a container, so it has the first word.
            for sample in samples.iter().filter(|sample| sample.protocol == Protocol::Json) {
                if let Ok(message) = json::read(sample.document.value.as_bytes(), &Limits::default()) {
                    message.iter().for_each(|field| evidence.see(field));
                }
            }
            for sample in samples.iter().filter(|sample| sample.protocol == Protocol::Soap) {
                let document = sample.document.value.trim();
                if let Ok(read) = soap::read_undescribed(document.as_bytes(), &Limits::default()) {
                    read.message.iter().for_each(|field| evidence.see(field));
                    evidence.see_order(direction, document);
                }
            }
        }
        evidence
    }

    /// What is seen of a field.
    pub(super) fn get(&self, name: &str) -> Option<&Seen> {
        self.fields.get(name)
    }

    /// The fields of a message in SOAP order, as far as samples show it.
    pub(super) fn order(&self, direction: Direction) -> &[String] {
        &self.orders[direction as usize]
    }

    fn see(&mut self, field: &message::Field<'_>) {
        let name = field.name.as_ref();
        let seen = self.fields.entry(name.to_owned()).or_insert_with(|| Seen {
            form: match &field.value {
                Value::Scalar(scalar) => form(scalar.kind()),
                Value::Container(inside) if name.ends_with("List") && inside.len() == 1 => Form::List,
                Value::Container(_) => Form::Container,
                Value::List(_) => Form::List,
            },
            ..Seen::default()
        });
        let mut texts = Vec::new();
        let mut below: Vec<&message::Field<'_>> = Vec::new();
        match &field.value {
            Value::Scalar(scalar) => texts.push(scalar.text()),
            Value::Container(inside) if seen.form == Form::List => {
                // In SOAP, a list of one looks like a container of one field.
                for item in inside.iter() {
                    match &item.value {
                        Value::Scalar(scalar) => texts.push(scalar.text()),
                        Value::Container(container) => below.extend(container.iter()),
                        Value::List(_) => {}
                    }
                }
            }
            Value::Container(container) => below.extend(container.iter()),
            Value::List(items) => {
                for item in items {
                    match item {
                        Item::Scalar(scalar) => texts.push(scalar.text()),
                        Item::Container(container) => below.extend(container.iter()),
                    }
                }
            }
        }
        let fits = |text: &&str| {
            !text.trim().is_empty() && text.len() <= LONGEST_EXAMPLE && text.chars().all(shown::is_harmless)
        };
        // What is computed anew for each message is an example of nothing.
        if seen.example.is_none() && Role::of(name) != Role::Seal {
            seen.example = texts.into_iter().find(fits).map(str::to_owned);
        }
        for child in &below {
            if !seen.children.iter().any(|name| *name == child.name) {
                seen.children.push(child.name.clone().into_owned());
            }
        }
        // Reading has limited how deep this goes.
        below.into_iter().for_each(|child| self.see(child));
    }

    fn see_order(&mut self, direction: Direction, document: &str) {
        let elements = elements::elements(document);
        let order = &mut self.orders[direction as usize];
        for name in elements::fields(&elements) {
            if !order.iter().any(|known| known == name) {
                order.push(name.to_owned());
            }
        }
        for (at, element) in elements.iter().enumerate() {
            let Some(seen) = self.fields.get_mut(&element.name) else { continue };
            let below = elements::children(&elements, at);
            match seen.form {
                Form::List => {
                    seen.item = seen.item.take().or_else(|| below.first().map(|name| (*name).to_owned()))
                }
                Form::Container => {
                    let place =
                        |name: &String| below.iter().position(|other| other == name).unwrap_or(usize::MAX);
                    seen.children.sort_by_cached_key(place);
                }
                Form::Text | Form::Number | Form::Boolean => {}
            }
        }
    }
}

fn form(kind: ScalarKind) -> Form {
    match kind {
        ScalarKind::Text => Form::Text,
        ScalarKind::Number => Form::Number,
        ScalarKind::Boolean => Form::Boolean,
    }
}
