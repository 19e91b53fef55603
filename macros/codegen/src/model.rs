//! The Rust model: identifiers and types for what the catalog means, gated by the chosen interface version.

use std::collections::BTreeMap;

use proc_macro2::Ident;
use sips_office_runtime::descriptor::Role;
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{self, FieldKind, FieldUse, MessageKind};
use syn::Path;

use crate::naming::{Case, Collision, Collisions, Scope, ident};
use crate::settings::Settings;

/// Everything that is generated.
pub(crate) struct Model<'c> {
    pub(crate) services: Vec<Service<'c>>,
    pub(crate) brands: Vec<(Ident, &'c catalog::Brand)>,
}

/// A module of its own.
pub(crate) struct Service<'c> {
    pub(crate) service: &'c catalog::Service,
    pub(crate) module: Ident,
    pub(crate) functions: Vec<Function<'c>>,
    pub(crate) enums: Vec<Enum<'c>>,
    pub(crate) containers: Vec<Struct<'c>>,
}

/// A file of its own.
pub(crate) struct Function<'c> {
    pub(crate) function: &'c catalog::Function,
    pub(crate) module: Ident,
    pub(crate) descriptor: Ident,
    pub(crate) request: Struct<'c>,
    pub(crate) response: Struct<'c>,
}

/// A request, response or container.
pub(crate) struct Struct<'c> {
    pub(crate) ident: Ident,
    pub(crate) name: &'c str,
    /// In SOAP order.
    pub(crate) fields: Vec<Field<'c>>,
}

/// A field that the user sees.
pub(crate) struct Field<'c> {
    pub(crate) usage: &'c FieldUse,
    pub(crate) field: &'c catalog::Field,
    pub(crate) ident: Ident,
    /// A container is both written and read, so its setters have names of their own: `with_…`.
    pub(crate) setter: Ident,
    pub(crate) ty: Type,
}

/// The Rust type of a field.
#[derive(Clone)]
pub(crate) enum Type {
    Text,
    Number,
    Boolean,
    Timestamp,
    /// The runtime's own type, since the client must compute with it.
    SealAlgorithm,
    /// An enum or struct made here, in the service's module.
    Made(Ident),
    /// A type that exists already.
    Existing(Path),
    List(Box<Type>),
}

/// A value list.
pub(crate) struct Enum<'c> {
    pub(crate) list: &'c catalog::ValueList,
    pub(crate) ident: Ident,
    pub(crate) variants: Vec<(Ident, &'c catalog::ListedValue)>,
}

impl<'c> Model<'c> {
    /// Names everything.
    pub(crate) fn of(catalog: &'c Catalog, settings: &Settings) -> Result<Self, Collisions> {
        let mut collisions = Vec::new();
        let mut namer = Namer { catalog, settings, collisions: &mut collisions };
        let services = catalog.services.values().filter_map(|service| namer.service(service)).collect();
        let brands = namer.brands();
        if collisions.is_empty() { Ok(Self { services, brands }) } else { Err(Collisions(collisions)) }
    }
}

struct Namer<'c, 's> {
    catalog: &'c Catalog,
    settings: &'s Settings,
    collisions: &'s mut Vec<Collision>,
}

impl<'c> Namer<'c, '_> {
    fn brands(&mut self) -> Vec<(Ident, &'c catalog::Brand)> {
        let brands = self.catalog.brands.values().filter(|_| self.settings.brands);
        brands.map(|brand| (ident(&brand.id, None, Case::Camel), brand)).collect()
    }

    /// `None` where the service has no functions.
    fn service(&mut self, service: &'c catalog::Service) -> Option<Service<'c>> {
        let own: Vec<_> =
            self.catalog.functions.values().filter(|function| function.service == service.name).collect();
        if own.is_empty() {
            return None;
        }
        let module = ident(&service.name, None, Case::Snake);
        let used = self.used(&own);
        let mut functions = Vec::new();
        for function in own {
            functions.push(self.function(function));
        }
        let mut containers = Vec::new();
        let mut enums = Vec::new();
        for name in used.containers.keys().filter(|name| !self.settings.existing.contains_key(**name)) {
            containers.extend(self.catalog.containers.get(*name).map(|container| self.container(container)));
        }
        for name in used.lists.keys().filter(|name| !self.settings.existing.contains_key(**name)) {
            enums.extend(self.catalog.value_lists.get(*name).map(|list| self.list(list)));
        }
        // All these names are exported side by side from the service's module.
        let mut scope = Scope::new(format!("the module {module}"), self.collisions);
        for function in &functions {
            let place = &function.function.place;
            for ident in [&function.request.ident, &function.response.ident] {
                scope.take(&ident.to_string(), None, Case::Camel, place);
            }
        }
        for container in &containers {
            if let Some(catalog) = self.catalog.containers.get(container.name) {
                scope.take(container.name, catalog.rust.as_deref(), Case::Camel, &catalog.place);
            }
        }
        for list in &enums {
            scope.take(&list.list.name, list.list.rust.as_deref(), Case::Camel, &list.list.place);
        }
        Some(Service { service, module, functions, enums, containers })
    }

    fn function(&mut self, function: &'c catalog::Function) -> Function<'c> {
        let chosen = function.rust.as_deref().unwrap_or(&function.name);
        let name = |suffix: &str| ident(&format!("{chosen}{suffix}"), None, Case::Camel);
        Function {
            function,
            module: ident(chosen, None, Case::Snake),
            descriptor: ident(chosen, None, Case::Shouty),
            request: self.fields(
                &function.name,
                name("Request"),
                &function.request,
                Some(MessageKind::Request),
            ),
            response: self.fields(
                &function.name,
                name("Response"),
                &function.response,
                Some(MessageKind::Response),
            ),
        }
    }

    fn container(&mut self, container: &'c catalog::Container) -> Struct<'c> {
        let name = ident(&container.name, container.rust.as_deref(), Case::Camel);
        self.fields(&container.name, name, &container.fields, None)
    }

    fn fields(
        &mut self,
        name: &'c str,
        ident: Ident,
        uses: &'c [FieldUse],
        message: Option<MessageKind>,
    ) -> Struct<'c> {
        let mut seen = Vec::new();
        for usage in uses {
            let Some(field) = self.catalog.fields.get(&usage.field) else { continue };
            let filled = message == Some(MessageKind::Request) && Role::of(&field.name).is_filled_by_client();
            if !filled && self.is_known(usage) {
                let role = message.map_or(Role::Data, |_| Role::of(&field.name));
                seen.push((usage, field, self.field_type(field, role)));
            }
        }
        let mut scope = Scope::new(ident.to_string(), self.collisions);
        // These are the type's own; a field of that name steps aside.
        let own = ["new", "unknown_fields"];
        let fields = seen.into_iter().map(|(usage, field, ty)| {
            let taken = own.contains(
                &crate::naming::ident(&field.name, field.rust.as_deref(), Case::Snake).to_string().as_str(),
            );
            let stepped = format!("{}_field", field.name);
            let chosen = if taken { Some(stepped.as_str()) } else { field.rust.as_deref() };
            let ident = scope.take(&field.name, chosen, Case::Snake, &usage.place);
            let setter = if message.is_none() {
                let name = format!("with_{}", chosen.unwrap_or(&field.name));
                scope.take(&field.name, Some(&name), Case::Snake, &usage.place)
            } else {
                ident.clone()
            };
            Field { usage, field, ident, setter, ty }
        });
        let fields = fields.collect();
        Struct { ident, name, fields }
    }

    fn is_known(&self, usage: &FieldUse) -> bool {
        self.settings
            .interface_version
            .is_none_or(|version| usage.since <= version && usage.until.is_none_or(|until| version <= until))
    }

    fn field_type(&self, field: &catalog::Field, role: Role) -> Type {
        if role == Role::SealAlgorithm {
            return Type::SealAlgorithm;
        }
        let made = |name: &str, chosen: Option<&str>| match self.settings.existing.get(name) {
            Some(path) => Type::Existing(path.clone()),
            None => Type::Made(ident(name, chosen, Case::Camel)),
        };
        let listed = || {
            let list = field.values.as_ref().and_then(|list| self.catalog.value_lists.get(list));
            list.map(|list| made(&list.name, list.rust.as_deref()))
        };
        let container = |name: &String| {
            made(name, self.catalog.containers.get(name).and_then(|container| container.rust.as_deref()))
        };
        match &field.kind {
            FieldKind::Text => listed().unwrap_or(Type::Text),
            FieldKind::Number => Type::Number,
            FieldKind::Boolean => Type::Boolean,
            FieldKind::DateTime => Type::Timestamp,
            FieldKind::Container(name) => container(name),
            FieldKind::List { container: Some(name), .. } => Type::List(Box::new(container(name))),
            FieldKind::List { container: None, .. } => Type::List(Box::new(listed().unwrap_or(Type::Text))),
        }
    }

    fn list(&mut self, list: &'c catalog::ValueList) -> Enum<'c> {
        let ident = ident(&list.name, list.rust.as_deref(), Case::Camel);
        let mut scope = Scope::new(ident.to_string(), self.collisions);
        // The variant for the rest is the enum's own.
        scope.take("unlisted", None, Case::Camel, &list.place);
        let variant = |value: &'c catalog::ListedValue| {
            (scope.take(&value.name, value.rust.as_deref(), Case::Camel, &value.place), value)
        };
        Enum { list, ident, variants: list.values.iter().map(variant).collect() }
    }

    /// The lists and containers that the functions reach.
    fn used(&self, functions: &[&'c catalog::Function]) -> Used<'c> {
        let mut used = Used::default();
        for function in functions {
            for (uses, request) in [(&function.request, true), (&function.response, false)] {
                for usage in uses {
                    let filled = request && Role::of(&usage.field).is_filled_by_client();
                    if !filled && Role::of(&usage.field) != Role::SealAlgorithm {
                        self.reach(usage, &mut used);
                    }
                }
            }
        }
        used
    }

    fn reach(&self, usage: &'c FieldUse, used: &mut Used<'c>) {
        let Some(field) = self.catalog.fields.get(&usage.field).filter(|_| self.is_known(usage)) else {
            return;
        };
        if let Some(list) = &field.values {
            used.lists.insert(list, ());
        }
        let (FieldKind::Container(name) | FieldKind::List { container: Some(name), .. }) = &field.kind else {
            return;
        };
        if used.containers.insert(name, ()).is_none() {
            let inside = self.catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
            inside.iter().for_each(|usage| self.reach(usage, used));
        }
    }
}

/// Sorted, so that what is generated does not depend on the order of use.
#[derive(Default)]
struct Used<'c> {
    lists: BTreeMap<&'c str, ()>,
    containers: BTreeMap<&'c str, ()>,
}
