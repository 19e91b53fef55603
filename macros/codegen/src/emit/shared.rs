//! What the descriptors of a service share: each value list, container and common field is written out once.
//!
//! A list in every function that uses it would make the source long, and it is what the compiler would spend most of
//! its time on.

use std::collections::BTreeMap;

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use sips_office_runtime::descriptor::{self, Direction, Field, ValueList};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::Function;
use sips_office_spec::markdown::code;

use super::Context;
use crate::docs::doc;
use crate::model::Service;
use crate::naming::{Kind, ident};
use crate::sensitivity;

/// What is written out elsewhere, each with the path of its constant.
///
/// A constant stands for what equals it, and for nothing else: what a function has otherwise is written out there.
pub(super) struct Shared {
    values: Vec<(TokenStream, ValueList)>,
    /// By the name of a field that holds the container.
    containers: BTreeMap<String, (TokenStream, Vec<Field>)>,
    fields: Vec<(Ident, Field)>,
}

impl Shared {
    pub(super) fn of(service: &Service<'_>, catalog: &Catalog) -> Self {
        let values = service.enums.iter().map(|made| {
            let ident = &made.ident;
            (quote!(super::#ident::VALUES), catalog.describe_values(made.list))
        });
        let containers = catalog.fields.values().filter_map(|field| {
            let name = field.kind.container()?;
            let made = service.containers.iter().find(|made| made.container.name == name)?;
            let ident = &made.fields.ident;
            let fields = sensitivity::describe(catalog, name);
            Some((field.name.clone(), (quote!(super::#ident::FIELDS), fields)))
        });
        let mut shared =
            Self { values: values.collect(), containers: containers.collect(), fields: Vec::new() };
        for made in &service.functions {
            shared.take_common(made.function, catalog);
        }
        shared
    }

    /// Notes the fields that the service gives to the function. Where two would have one name, the first has it.
    fn take_common(&mut self, function: &Function, catalog: &Catalog) {
        let described = catalog.describe(function);
        for (direction, uses) in
            [(Direction::Request, &function.request), (Direction::Response, &function.response)]
        {
            for usage in uses.iter().filter(|usage| usage.common) {
                let Some(field) = descriptor::find(described.fields(direction), &usage.field) else {
                    continue;
                };
                let chosen = catalog.fields.get(&usage.field).and_then(|field| field.rust.as_deref());
                let ident = ident(&usage.field, chosen, Kind::Static);
                if self.fields.iter().all(|(taken, _)| *taken != ident) {
                    self.fields.push((ident, field.clone()));
                }
            }
        }
    }

    /// Where a value list is written out.
    pub(super) fn shared_values(&self, list: &ValueList) -> Option<&TokenStream> {
        self.values.iter().find(|(_, written)| written == list).map(|(path, _)| path)
    }

    /// Where the fields of the container that a field holds are written out.
    pub(super) fn shared_container(&self, holder: &str, fields: &[Field]) -> Option<&TokenStream> {
        self.containers.get(holder).filter(|(_, written)| written == fields).map(|(path, _)| path)
    }

    /// Where a field of a message is written out.
    pub(super) fn shared_field(&self, field: &Field) -> Option<TokenStream> {
        let (ident, _) = self.fields.iter().find(|(_, written)| written == field)?;
        Some(quote!(super::fields::#ident))
    }

    /// Whether some fields are written out for all functions.
    pub(super) fn has_fields(&self) -> bool {
        !self.fields.is_empty()
    }
}

impl Context<'_> {
    /// The fields that the service gives to its functions.
    pub(super) fn common_fields(&self, shared: &Shared) -> TokenStream {
        let fields = shared.fields.iter().map(|(ident, field)| {
            let about = doc([format!("The description of {}.", code(&field.name))]);
            let value = shared.written_field(field);
            quote! {
                #about
                pub(super) const #ident: descriptor::Field = #value;
            }
        });
        self.with_imports(quote!(#(#fields)*))
    }
}
