//! A function's file: request, response, descriptor.

use proc_macro2::TokenStream;
use quote::quote;

use super::shared::Shared;
use super::structs::Texts;
use super::{Context, descriptor};
use crate::docs::{doc, prose};
use crate::model::{Function, Struct};
use crate::output::Module;
use sips_office_spec::markdown::code;

impl Context<'_> {
    pub(super) fn function(&self, function: &Function<'_>, shared: &Shared) -> Module {
        let Function { function: catalog, module, descriptor, request, response } = function;
        let described = self.catalog.describe(catalog);
        let value = shared.function(&described);
        let about = doc([format!("The description of {} that codecs and checks read.", code(&catalog.name))]);
        let [request, response] = [self.request(request, function), self.response(response, function)];
        Module {
            ident: module.clone(),
            doc: format!(" {}: {}", code(&catalog.name), prose(self.catalog, &catalog.summary)),
            origin: self.origin([&catalog.place]),
            items: self.with_imports(quote! {
                #request
                #response
                #about
                pub static #descriptor: descriptor::Function = #value;
            }),
            is_exported: true,
            children: Vec::new(),
        }
    }

    fn request(&self, request: &Struct<'_>, function: &Function<'_>) -> TokenStream {
        let Struct { ident, .. } = request;
        let (name, shown) = (&function.function.name, ident.to_string());
        let (response, descriptor) = (&function.response.ident, &function.descriptor);
        let mut about = vec![
            prose(self.catalog, &function.function.summary),
            String::new(),
            format!(
                "The client fills `interfaceVersion`, `keyVersion`, `merchantId` and `seal` of {}.",
                code(name)
            ),
        ];
        for fields in &function.function.alternatives {
            let fields: Vec<_> = fields.iter().map(|field| code(field)).collect();
            about.extend([String::new(), format!("Exactly one of {} is set.", fields.join(", "))]);
        }
        let about = doc(about);
        let version = self.settings.interface_version.map(|version| {
            let version = descriptor::version(version);
            quote!(const INTERFACE_VERSION: Option<InterfaceVersion> = Some(#version);)
        });
        let sent = Texts::AsSent;
        let (fields, setters, puts) =
            (self.field_definitions(request, sent), self.setters(request, sent), self.puts(request));
        let into = if request.fields.is_empty() { quote!(_) } else { quote!(message) };
        quote! {
            #about
            #[derive(Clone, Default, PartialEq, Eq)]
            pub struct #ident { #fields }

            impl #ident {
                /// A request without fields.
                pub fn new() -> Self {
                    Self::default()
                }
                #setters
            }

            impl typed::Request for #ident {
                type Response = #response;
                #version

                fn function() -> &'static descriptor::Function {
                    &#descriptor
                }

                fn add_to<'m>(&'m self, #into: &mut message::Message<'m>) {
                    #puts
                }
            }

            /// Shows no more of a field than its description allows.
            impl fmt::Debug for #ident {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    typed::debug(f, #shown, &typed::Request::to_message(self), &#descriptor.request)
                }
            }
        }
    }

    fn response(&self, response: &Struct<'_>, function: &Function<'_>) -> TokenStream {
        let Struct { ident, .. } = response;
        let (name, shown, descriptor) = (&function.function.name, ident.to_string(), &function.descriptor);
        let about = doc([
            format!("How the platform answers {}.", code(name)),
            String::new(),
            "Every field may be absent, whatever the documentation requires.".to_owned(),
        ]);
        let (fields, getters) = (self.field_definitions(response, Texts::AsReceived), self.getters(response));
        let message = self.message(quote!(message::Message::from(self.unknown_fields.borrowed())), response);
        let takes = self.takes(response);
        let mutable = response.mutable();
        quote! {
            #about
            #[derive(Clone, Default, PartialEq, Eq)]
            pub struct #ident {
                #fields
                unknown_fields: message::Container<'static>,
            }

            impl #ident {
                #getters
                /// Received fields that this type does not know or can't hold.
                pub fn unknown_fields(&self) -> &message::Container<'static> {
                    &self.unknown_fields
                }
            }

            impl typed::Response for #ident {
                fn from_message(message: &message::Message<'_>) -> Self {
                    let #mutable fields = typed::Fields::of(message);
                    Self { #takes unknown_fields: fields.rest() }
                }

                fn to_message(&self) -> message::Message<'_> {
                    #message
                }
            }

            /// Shows no more of a field than its description allows.
            impl fmt::Debug for #ident {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    typed::debug(f, #shown, &typed::Response::to_message(self), &#descriptor.response)
                }
            }
        }
    }
}
