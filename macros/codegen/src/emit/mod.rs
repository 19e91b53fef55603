//! The Rust model as tokens, a file of this folder per kind of thing.

mod brand;
mod descriptor;
mod enums;
mod function;
mod structs;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use sips_office_spec::{Catalog, Place};

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

    /// Structs and their description, behind what they import.
    fn with_imports(&self, items: TokenStream) -> TokenStream {
        let runtime = &self.settings.runtime;
        // Fields have versions, and where there are no fields there is nothing to import.
        let version = names(&items, "InterfaceVersion").then(|| quote!(InterfaceVersion,));
        quote! {
            use std::borrow::Cow;
            use std::fmt;
            use #runtime::{#version descriptor, message, typed};
            #items
        }
    }

    fn service(&self, service: &Service<'_>) -> Module {
        let name = &service.service.name;
        let mut children: Vec<_> = service.functions.iter().map(|function| self.function(function)).collect();
        if !service.containers.is_empty() {
            children.push(Module {
                ident: Ident::new("containers", Span::call_site()),
                doc: format!(" Containers of the {name} functions."),
                origin: self.origin(service.containers.iter().map(|made| &made.container.place)),
                items: self.containers(&service.containers),
                children: Vec::new(),
            });
        }
        if !service.enums.is_empty() {
            children.push(Module {
                ident: Ident::new("values", Span::call_site()),
                doc: format!(" Value lists of the {name} functions."),
                origin: self.origin(service.enums.iter().map(|list| &list.list.place)),
                items: self.enums(&service.enums),
                children: Vec::new(),
            });
        }
        let summary = service.service.summary.as_deref().unwrap_or("Functions of this service.");
        Module {
            ident: service.module.clone(),
            doc: format!(" {}", docs::prose(self.catalog, summary)),
            origin: self.origin([&service.service.place]),
            items: quote!(),
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
