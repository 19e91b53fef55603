//! Catalog to descriptors: the one place where what the specs mean becomes what the runtime reads.

use std::borrow::Cow;

use sips_office_runtime::descriptor;

use crate::catalog::{Brand, Catalog, Field, FieldKind, FieldUse, Function, Presence, ValueList};

impl Catalog {
    /// The runtime's description of a function.
    pub fn describe(&self, function: &Function) -> descriptor::Function {
        let service = self.service_of(function);
        let recommended = function
            .recommended
            .iter()
            .map(|(brand, version)| descriptor::Recommended { brand: text(brand), version: *version });
        descriptor::Function {
            name: text(&function.name),
            service: text(&function.service),
            version_prefix: text(service.map_or("", |service| &service.version_prefix)),
            namespace: text(service.map_or("", |service| &service.namespace)),
            json_path: function.json_path.as_deref().map(text),
            soap_path: function.soap_path.as_deref().map(text),
            idempotent: function.idempotent,
            recommended: recommended.collect(),
            request: self.describe_fields(&function.request).collect(),
            response: self.describe_fields(&function.response).collect(),
            alternatives: function
                .alternatives
                .iter()
                .map(|fields| descriptor::Alternative {
                    fields: fields.iter().map(|field| text(field)).collect(),
                })
                .collect(),
            response_code: function.response_code.as_ref().map(|code| descriptor::ResponseCode {
                field: text(&code.field),
                accepted: code.accepted.iter().map(|code| text(code)).collect(),
            }),
        }
    }

    /// The runtime's description of a container's fields.
    pub fn describe_container(&self, container: &str) -> descriptor::List<descriptor::Field> {
        self.containers
            .get(container)
            .map_or_else(Default::default, |container| self.describe_fields(&container.fields).collect())
    }

    /// The runtime's description of a value list.
    pub fn describe_values(&self, list: &ValueList) -> descriptor::ValueList {
        let values = list.values.iter().map(|value| descriptor::ListedValue {
            code: text(&value.code),
            label: text(&value.label),
            since: value.since,
            until: value.until,
            deprecated: value.deprecated.as_deref().map(text),
        });
        descriptor::ValueList { name: text(&list.name), open: list.open, values: values.collect() }
    }

    fn describe_fields(&self, uses: &[FieldUse]) -> impl Iterator<Item = descriptor::Field> {
        // A field that the dictionary lacks is a finding, and a catalog with findings describes nothing.
        let known = uses.iter().filter_map(|usage| Some((usage, self.fields.get(&usage.field)?)));
        known.map(|(usage, field)| self.describe_field(usage, field))
    }

    /// The runtime's description of a field as a message or container uses it.
    pub fn describe_field(&self, usage: &FieldUse, field: &Field) -> descriptor::Field {
        let kind = match &field.kind {
            FieldKind::Text => descriptor::Kind::Text,
            FieldKind::Number => descriptor::Kind::Number,
            FieldKind::Boolean => descriptor::Kind::Boolean,
            FieldKind::DateTime => descriptor::Kind::DateTime,
            FieldKind::Container(container) => {
                descriptor::Kind::Container(self.describe_container(container))
            }
            FieldKind::List { container: None, item } => descriptor::Kind::TextList { item: text(item) },
            FieldKind::List { container: Some(container), item } => descriptor::Kind::ContainerList {
                item: text(item),
                fields: self.describe_container(container),
            },
        };
        descriptor::Field {
            name: text(&field.name),
            kind,
            presence: match &usage.presence {
                Presence::Required => descriptor::Presence::Required,
                Presence::Optional => descriptor::Presence::Optional,
                Presence::Conditional(condition) => descriptor::Presence::Conditional(text(condition)),
            },
            since: usage.since,
            until: usage.until,
            values: field
                .values
                .as_ref()
                .and_then(|list| self.value_lists.get(list))
                .map(|list| self.describe_values(list)),
            sensitivity: field.sensitivity,
            may_be_empty: usage.may_be_empty,
            only: usage.only,
            when: usage
                .when
                .iter()
                .map(|(field, codes)| descriptor::When {
                    field: text(field),
                    codes: codes.iter().map(|code| text(code)).collect(),
                })
                .collect(),
            absent_for: usage.absent_for.iter().map(|brand| text(brand)).collect(),
            deprecated: usage.deprecated.as_deref().map(text),
            example: field.example.as_deref().map(text),
        }
    }
}

impl Brand {
    /// The runtime's description of the brand.
    pub fn describe(&self) -> descriptor::Brand {
        descriptor::Brand {
            id: text(&self.id),
            platform: text(&self.platform),
            production_host: text(&self.production_host),
            test_host: text(&self.test_host),
        }
    }
}

fn text(text: &str) -> descriptor::Text {
    Cow::Owned(text.to_owned())
}
