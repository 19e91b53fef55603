//! Requests, responses and containers: structs, setters, getters, and the way into and out of the tree.

use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::shared::Shared;
use crate::docs::{self, doc, prose};
use crate::model::{Container, Field, Struct, Type};
use crate::sensitivity;
use sips_office_spec::markdown::code;

impl Context<'_> {
    pub(super) fn containers(&self, containers: &[Container<'_>], shared: &Shared) -> TokenStream {
        let structs = containers.iter().map(|container| self.container(container, shared));
        self.with_imports(quote!(#(#structs)*))
    }

    fn container(&self, container: &Container<'_>, shared: &Shared) -> TokenStream {
        let Container { container, fields: made } = container;
        let ident = &made.ident;
        let about = match prose(self.catalog, &container.description) {
            description if description.trim().is_empty() => {
                format!("The container {}.", code(&container.name))
            }
            description => description,
        };
        let about = doc([about]);
        let fields = self.field_definitions(made, Texts::AsReceived);
        let (setters, getters) = (self.setters(made, Texts::AsReceived), self.getters(made));
        let message = self.message(quote!(message::Message::from(self.unknown_fields.borrowed())), made);
        let (takes, mutable) = (self.takes(made), made.mutable());
        let described = shared.written_fields(&sensitivity::describe(self.catalog, &container.name));
        let shown = ident.to_string();
        quote! {
            #about
            #[derive(Clone, Default, PartialEq, Eq)]
            pub struct #ident {
                #fields
                unknown_fields: message::Container<'static>,
            }

            impl #ident {
                /// A container without fields.
                pub fn new() -> Self {
                    Self::default()
                }
                #setters
                #getters
                /// Received fields that this type does not know or can't hold.
                pub fn unknown_fields(&self) -> &message::Container<'static> {
                    &self.unknown_fields
                }

                fn to_message(&self) -> message::Message<'_> {
                    #message
                }
            }

            impl typed::ToValue for #ident {
                fn to_value(&self) -> message::Value<'_> {
                    message::Value::Container(message::Container::from(self.to_message()))
                }
            }

            impl typed::FromValue for #ident {
                fn from_container(container: &message::Container<'_>) -> Option<Self> {
                    let #mutable fields = typed::Fields::of(container);
                    Some(Self { #takes unknown_fields: fields.rest() })
                }
            }

            /// Shows no more of a field than its description allows.
            impl fmt::Debug for #ident {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    typed::debug(f, #shown, &self.to_message(), &Self::FIELDS)
                }
            }

            impl #ident {
                /// The description of its fields that codecs and checks read.
                pub(super) const FIELDS: descriptor::List<descriptor::Field> = #described;
            }
        }
    }

    /// The private fields of a struct, in SOAP order.
    pub(super) fn field_definitions(&self, of: &Struct<'_>, texts: Texts) -> TokenStream {
        let fields = of.fields.iter().map(|field| {
            let (ident, ty) = (&field.ident, self.ty(&field.ty));
            match (&field.ty, texts) {
                (Type::Text, Texts::AsReceived) => quote!(#ident: Option<typed::Text>,),
                _ => quote!(#ident: Option<#ty>,),
            }
        });
        quote!(#(#fields)*)
    }

    pub(super) fn setters(&self, of: &Struct<'_>, texts: Texts) -> TokenStream {
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
                Type::Text if texts == Texts::AsReceived => {
                    (quote!(impl Into<String>), quote!(typed::Text::from(#ident.into().as_str())))
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
            let deprecated = docs::deprecated(self.catalog, &field.usage.deprecated);
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
                #deprecated
                pub fn #ident(&self) -> Option<#ty> {
                    #read
                }
            }
        });
        quote!(#(#getters)*)
    }

    /// The message `start` with each field put into it.
    pub(super) fn message(&self, start: TokenStream, of: &Struct<'_>) -> TokenStream {
        if of.fields.is_empty() {
            return start;
        }
        let puts = self.puts(of);
        quote! {
            let mut whole = #start;
            let message = &mut whole;
            #puts
            whole
        }
    }

    /// Each field put into `message`, in name order, which is where insertion is cheapest.
    pub(super) fn puts(&self, of: &Struct<'_>) -> TokenStream {
        let mut fields: Vec<_> = of.fields.iter().collect();
        fields.sort_by_key(|field| &field.field.name);
        let puts = fields.into_iter().map(|field| {
            let (ident, name) = (&field.ident, &field.field.name);
            quote!(typed::put(message, #name, &self.#ident);)
        });
        quote!(#(#puts)*)
    }

    /// Initialisers that take each field out of `fields`, in name order, which is how they come.
    pub(super) fn takes(&self, of: &Struct<'_>) -> TokenStream {
        let mut fields: Vec<_> = of.fields.iter().collect();
        fields.sort_by_key(|field| &field.field.name);
        let takes = fields.into_iter().map(|field| {
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

/// How a struct keeps its texts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// As they were given.
    AsSent,
    /// As what responses and containers are made of.
    AsReceived,
}

impl Struct<'_> {
    /// `mut` for what only fields change.
    pub(super) fn mutable(&self) -> Option<TokenStream> {
        (!self.fields.is_empty()).then(|| quote!(mut))
    }
}
