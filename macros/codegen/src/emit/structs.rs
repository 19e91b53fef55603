//! Requests, responses and containers: structs, setters, getters, and the way into and out of the tree.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, descriptor};
use crate::docs::{self, doc, prose};
use crate::model::{Field, Struct, Type};
use crate::naming::{self, Case};

impl Context<'_> {
    pub(super) fn containers(&self, containers: &[Struct<'_>]) -> TokenStream {
        let runtime = &self.settings.runtime;
        let structs = containers.iter().map(|container| self.container(container));
        quote! {
            use std::borrow::Cow;
            use std::fmt;
            use #runtime::descriptor::*;
            use #runtime::message::{Container, Message, Value};
            use #runtime::typed::{self, Fields, FromValue, ToValue, put};
            use #runtime::InterfaceVersion;
            #(#structs)*
        }
    }

    fn container(&self, container: &Struct<'_>) -> TokenStream {
        let Struct { ident, name, .. } = container;
        let about =
            self.catalog.containers.get(*name).map(|container| prose(self.catalog, &container.description));
        let about = doc(about);
        let fields = self.field_definitions(container);
        let (setters, getters) = (self.setters(container), self.getters(container));
        let (puts, takes) = (self.puts(container), self.takes(container));
        let (shown, descriptor) = (ident.to_string(), naming::ident(name, None, Case::Shouty));
        let described = descriptor::fields(&self.catalog.describe_container(name));
        quote! {
            #about
            #[derive(Clone, Default, PartialEq, Eq)]
            pub struct #ident {
                #fields
                unknown_fields: Message<'static>,
            }

            impl #ident {
                /// A container without fields.
                pub fn new() -> Self {
                    Self::default()
                }
                #setters
                #getters
                /// Received fields that this type does not know or can't hold.
                pub fn unknown_fields(&self) -> &Message<'static> {
                    &self.unknown_fields
                }

                fn to_message(&self) -> Message<'_> {
                    let mut message = self.unknown_fields.borrowed();
                    #puts
                    message
                }
            }

            impl ToValue for #ident {
                fn to_value(&self) -> Value<'_> {
                    Value::Container(Container::from(self.to_message()))
                }
            }

            impl FromValue for #ident {
                fn from_value<'a>(value: Value<'a>) -> Result<Self, Value<'a>> {
                    let Value::Container(container) = value else { return Err(value) };
                    let mut fields = Fields::of(Message::from(container));
                    Ok(Self { #takes unknown_fields: fields.rest() })
                }
            }

            /// Shows no more of a field than its description allows.
            impl fmt::Debug for #ident {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    typed::debug(f, #shown, &self.to_message(), &#descriptor)
                }
            }

            static #descriptor: List<Field> = #described;
        }
    }

    /// The private fields of a struct, in SOAP order.
    pub(super) fn field_definitions(&self, of: &Struct<'_>) -> TokenStream {
        let fields = of.fields.iter().map(|field| {
            let (ident, ty) = (&field.ident, self.ty(&field.ty));
            quote!(#ident: Option<#ty>,)
        });
        quote!(#(#fields)*)
    }

    pub(super) fn setters(&self, of: &Struct<'_>) -> TokenStream {
        let setters = of.fields.iter().map(|field| {
            let (ident, setter, doc) = (&field.ident, &field.setter, self.doc(field));
            let deprecated = docs::deprecated(self.catalog, &field.usage.deprecated);
            let ty = self.ty(&field.ty);
            let (bound, convert) = match &field.ty {
                Type::List(element) => {
                    let element = self.ty(element);
                    (
                        quote!(impl IntoIterator<Item = impl Into<#element>>),
                        quote!(#ident.into_iter().map(Into::into).collect()),
                    )
                }
                _ => (quote!(impl Into<#ty>), quote!(#ident.into())),
            };
            quote! {
                #doc
                #deprecated
                #[must_use]
                pub fn #setter(mut self, #ident: #bound) -> Self {
                    self.#ident = Some(#convert);
                    self
                }
            }
        });
        quote!(#(#setters)*)
    }

    pub(super) fn getters(&self, of: &Struct<'_>) -> TokenStream {
        let getters = of.fields.iter().map(|field| {
            let (ident, doc) = (&field.ident, self.doc(field));
            let (ty, read) = match &field.ty {
                Type::Text => (quote!(&str), quote!(self.#ident.as_deref())),
                Type::Boolean => (quote!(bool), quote!(self.#ident)),
                Type::SealAlgorithm => (self.ty(&field.ty), quote!(self.#ident)),
                Type::List(element) => {
                    let element = self.ty(element);
                    (quote!(&[#element]), quote!(self.#ident.as_deref()))
                }
                ty => {
                    let ty = self.ty(ty);
                    (quote!(&#ty), quote!(self.#ident.as_ref()))
                }
            };
            quote! {
                #doc
                pub fn #ident(&self) -> Option<#ty> {
                    #read
                }
            }
        });
        quote!(#(#getters)*)
    }

    /// Statements that put each field into `message`, in name order, which is where insertion is cheapest.
    pub(super) fn puts(&self, of: &Struct<'_>) -> TokenStream {
        let mut fields: Vec<_> = of.fields.iter().collect();
        fields.sort_by_key(|field| &field.field.name);
        let puts = fields.into_iter().map(|field| {
            let (ident, name) = (&field.ident, &field.field.name);
            quote!(put(&mut message, #name, &self.#ident);)
        });
        quote!(#(#puts)*)
    }

    /// Initialisers that take each field out of `fields`.
    pub(super) fn takes(&self, of: &Struct<'_>) -> TokenStream {
        let takes = of.fields.iter().map(|field| {
            let (ident, name) = (&field.ident, &field.field.name);
            quote!(#ident: fields.take(#name),)
        });
        quote!(#(#takes)*)
    }

    fn doc(&self, field: &Field<'_>) -> TokenStream {
        doc(docs::field(self.catalog, field.usage, field.field))
    }

    fn ty(&self, ty: &Type) -> TokenStream {
        match ty {
            Type::Text => quote!(String),
            Type::Number => quote!(typed::Number),
            Type::Boolean => quote!(bool),
            Type::Timestamp => quote!(typed::Timestamp),
            Type::SealAlgorithm => quote!(typed::SealAlgorithm),
            Type::Made(ident) => quote!(super::#ident),
            Type::Existing(path) => quote!(#path),
            Type::List(element) => {
                let element = self.ty(element);
                quote!(Vec<#element>)
            }
        }
    }
}
