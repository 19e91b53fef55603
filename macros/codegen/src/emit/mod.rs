//! The Rust model as tokens, a file of this folder per kind of thing.

mod brand;
mod descriptor;
mod enums;
mod function;
mod shared;
mod structs;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use sips_office_spec::{Catalog, Place};

use self::shared::Shared;
use crate::docs;
use crate::model::{Model, Service};
use crate::output::{Module, Tree};
use crate::settings::Settings;

/// What every part needs to know.
pub(crate) struct Context<'c> {
    pub(crate) catalog: &'c Catalog,
    pub(crate) settings: &'c Settings,
}

/// All modules of a model.
pub(crate) fn tree(model: &Model<'_>, catalog: &Catalog, settings: &Settings) -> Tree {
    let context = Context { catalog, settings };
    let mut modules: Vec<_> = model.services.iter().map(|service| context.service(service)).collect();
    if !model.brands.is_empty() {
        modules.push(Module {
            ident: Ident::new("brand", Span::call_site()),
            doc: " The brands under which the platform is sold.".to_owned(),
            origin: context.origin(model.brands.iter().map(|made| &made.brand.place)),
            items: context.brands(&model.brands),
            is_exported: false,
            children: Vec::new(),
        });
    }
    Tree { modules, command: settings.command.clone() }
}

impl Context<'_> {
    /// The spec files of some places, each once, in order.
    fn origin<'p>(&self, places: impl IntoIterator<Item = &'p Place>) -> Vec<String> {
        let files: BTreeSet<_> = places.into_iter().map(|place| self.catalog.file_of(place)).collect();
        files.into_iter().map(str::to_owned).collect()
    }

    /// Items behind what they import.
    fn with_imports(&self, items: TokenStream) -> TokenStream {
        let runtime = &self.settings.runtime;
        let import = |name: &str, path: TokenStream| names(&items, name).then(|| quote!(use #path;));
        let (cow, fmt) = (import("Cow", quote!(std::borrow::Cow)), import("fmt", quote!(std::fmt)));
        let named = ["InterfaceVersion", "descriptor", "message", "typed"];
        let named = named.into_iter().filter(|name| names(&items, name));
        let named = named.map(|name| Ident::new(name, Span::call_site()));
        quote! {
            #cow
            #fmt
            use #runtime::{#(#named),*};
            #items
        }
    }

    fn service(&self, service: &Service<'_>) -> Module {
        let name = &service.service.name;
        let shared = Shared::of(service, self.catalog);
        let functions = service.functions.iter();
        let mut children: Vec<_> = functions.map(|function| self.function(function, &shared)).collect();
        if !service.containers.is_empty() {
            children.push(Module {
                ident: Ident::new("containers", Span::call_site()),
                doc: format!(" Containers of the {name} functions."),
                origin: self.origin(service.containers.iter().map(|made| &made.container.place)),
                items: self.containers(&service.containers, &shared),
                is_exported: true,
                children: Vec::new(),
            });
        }
        if shared.has_fields() {
            children.push(Module {
                ident: Ident::new("fields", Span::call_site()),
                doc: format!(" What every {name} function has, as codecs and checks read it."),
                origin: self.origin([&service.service.place]),
                items: self.common_fields(&shared),
                is_exported: false,
                children: Vec::new(),
            });
        }
        if !service.enums.is_empty() {
            children.push(Module {
                ident: Ident::new("values", Span::call_site()),
                doc: format!(" Value lists of the {name} functions."),
                origin: self.origin(service.enums.iter().map(|list| &list.list.place)),
                items: self.enums(&service.enums),
                is_exported: true,
                children: Vec::new(),
            });
        }
        let summary = service.service.summary.as_deref().unwrap_or("Functions of this service.");
        Module {
            ident: service.module.clone(),
            doc: format!(" {}", docs::prose(self.catalog, summary)),
            origin: self.origin([&service.service.place]),
            items: quote!(),
            is_exported: false,
            children,
        }
    }
}

/// Whether an identifier stands somewhere among the tokens.
fn names(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => names(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
