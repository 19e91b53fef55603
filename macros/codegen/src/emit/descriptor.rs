//! A descriptor as the tokens of a `static`.
//!
//! Where something of it is written out elsewhere, that is named ([`Shared`]).

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::{
    Alternative, Field, Function, Kind, ListedValue, Presence, Protocol, Recommended, ResponseCode,
    Sensitivity, ValueList, When,
};

use super::shared::Shared;

/// A text of a descriptor.
pub(super) fn text(text: &str) -> TokenStream {
    quote!(Cow::Borrowed(#text))
}

impl Shared {
    /// The value of a function's descriptor. `Cow`, `descriptor` and `InterfaceVersion` are in scope where it stands.
    pub(super) fn function(&self, function: &Function) -> TokenStream {
        let Function { name, service, version_prefix, namespace, idempotent, .. } = function;
        let [name, service, version_prefix, namespace] =
            [name, service, version_prefix, namespace].map(|name| text(name));
        let json_path = option(function.json_path.as_deref().map(text));
        let soap_path = option(function.soap_path.as_deref().map(text));
        let recommended = list(&function.recommended, |Recommended { brand, version }| {
            let (brand, version) = (text(brand), self::version(*version));
            quote!(descriptor::Recommended { brand: #brand, version: #version })
        });
        let [request, response] = [&function.request, &function.response].map(|fields| {
            let fields = fields.iter().map(|field| self.field(field));
            quote!(descriptor::Fields::of(&[#(#fields),*]))
        });
        let alternatives = list(&function.alternatives, |Alternative { fields }| {
            let fields = list(fields, |field| text(field));
            quote!(descriptor::Alternative { fields: #fields })
        });
        let code = option(function.response_code.as_ref().map(|ResponseCode { field, accepted }| {
            let (field, accepted) = (text(field), list(accepted, |code| text(code)));
            quote!(descriptor::ResponseCode { field: #field, accepted: #accepted })
        }));
        quote! {
            descriptor::Function {
                name: #name,
                service: #service,
                version_prefix: #version_prefix,
                namespace: #namespace,
                json_path: #json_path,
                soap_path: #soap_path,
                idempotent: #idempotent,
                recommended: #recommended,
                request: #request,
                response: #response,
                alternatives: #alternatives,
                response_code: #code,
            }
        }
    }

    /// The fields of a container, written out.
    pub(super) fn written_fields(&self, fields: &[Field]) -> TokenStream {
        list(fields, |field| self.written_field(field))
    }

    fn field(&self, field: &Field) -> TokenStream {
        self.shared_field(field).unwrap_or_else(|| self.written_field(field))
    }

    /// A field, written out.
    pub(super) fn written_field(&self, field: &Field) -> TokenStream {
        let Field { name, since, may_be_empty, .. } = field;
        let (name, since) = (text(name), version(*since));
        let kind = self.kind(field);
        let presence = match &field.presence {
            Presence::Required => quote!(descriptor::Presence::Required),
            Presence::Optional => quote!(descriptor::Presence::Optional),
            Presence::Conditional(condition) => {
                let condition = text(condition);
                quote!(descriptor::Presence::Conditional(#condition))
            }
        };
        let until = option(field.until.map(version));
        let values = option(field.values.as_ref().map(|list| self.values(list)));
        let sensitivity = match field.sensitivity {
            Sensitivity::Public => quote!(descriptor::Sensitivity::Public),
            Sensitivity::CardNumber => quote!(descriptor::Sensitivity::CardNumber),
            Sensitivity::Secret => quote!(descriptor::Sensitivity::Secret),
        };
        let only = option(field.only.map(|only| match only {
            Protocol::Json => quote!(descriptor::Protocol::Json),
            Protocol::Soap => quote!(descriptor::Protocol::Soap),
        }));
        let when = list(&field.when, |When { field, codes }| {
            let (field, codes) = (text(field), list(codes, |code| text(code)));
            quote!(descriptor::When { field: #field, codes: #codes })
        });
        let absent_for = list(&field.absent_for, |brand| text(brand));
        let deprecated = option(field.deprecated.as_deref().map(text));
        let example = option(field.example.as_deref().map(text));
        quote! {
            descriptor::Field {
                name: #name,
                kind: #kind,
                presence: #presence,
                since: #since,
                until: #until,
                values: #values,
                sensitivity: #sensitivity,
                may_be_empty: #may_be_empty,
                only: #only,
                when: #when,
                absent_for: #absent_for,
                deprecated: #deprecated,
                example: #example,
            }
        }
    }

    fn kind(&self, field: &Field) -> TokenStream {
        match &field.kind {
            Kind::Text => quote!(descriptor::Kind::Text),
            Kind::Number => quote!(descriptor::Kind::Number),
            Kind::Boolean => quote!(descriptor::Kind::Boolean),
            Kind::DateTime => quote!(descriptor::Kind::DateTime),
            Kind::Container(fields) => {
                let fields = self.container(&field.name, fields);
                quote!(descriptor::Kind::Container(#fields))
            }
            Kind::TextList { item } => {
                let item = text(item);
                quote!(descriptor::Kind::TextList { item: #item })
            }
            Kind::ContainerList { item, fields } => {
                let (item, fields) = (text(item), self.container(&field.name, fields));
                quote!(descriptor::Kind::ContainerList { item: #item, fields: #fields })
            }
        }
    }

    fn container(&self, holder: &str, fields: &[Field]) -> TokenStream {
        self.shared_container(holder, fields).cloned().unwrap_or_else(|| self.written_fields(fields))
    }

    fn values(&self, list: &ValueList) -> TokenStream {
        self.shared_values(list).cloned().unwrap_or_else(|| written_values(list))
    }
}

/// A value list, written out.
pub(super) fn written_values(values: &ValueList) -> TokenStream {
    let (name, open) = (text(&values.name), values.open);
    let values = list(&values.values, |ListedValue { code, label, since, until, deprecated }| {
        let (code, label) = (text(code), text(label));
        let (since, until) = (option(since.map(version)), option(until.map(version)));
        let deprecated = option(deprecated.as_deref().map(text));
        quote!(descriptor::ListedValue { code: #code, label: #label, since: #since, until: #until, deprecated: #deprecated })
    });
    quote!(descriptor::ValueList { name: #name, open: #open, values: #values })
}

pub(super) fn version(version: InterfaceVersion) -> TokenStream {
    let (major, minor) = (version.major(), version.minor());
    let (major, minor) =
        (proc_macro2::Literal::u16_unsuffixed(major), proc_macro2::Literal::u16_unsuffixed(minor));
    quote!(InterfaceVersion::new(#major, #minor))
}

fn list<T>(items: &[T], one: impl Fn(&T) -> TokenStream) -> TokenStream {
    let items = items.iter().map(one);
    quote!(Cow::Borrowed(&[#(#items),*]))
}

fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(Some(#value)),
        None => quote!(None),
    }
}
