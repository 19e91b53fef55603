//! Catalog to Rust model: every identifier is made here, and every scope is looked through for names that meet.

use std::collections::BTreeSet;

use proc_macro2::Ident;
use sips_office_runtime::descriptor::{Direction, Role};
use sips_office_spec::catalog::{self, FieldKind, FieldUse};
use sips_office_spec::{Catalog, Findings};

use crate::model::{Brand, Container, Enum, Field, Function, Model, Service, Struct, Type};
use crate::naming::{Kind, Scope, ident};
use crate::settings::Settings;

/// Names everything, gated by the chosen interface version.
///
/// # Errors
/// A finding for every two names that become one.
pub(crate) fn model<'c>(catalog: &'c Catalog, settings: &Settings) -> Result<Model<'c>, Findings> {
    let mut namer = Namer { catalog, settings, findings: Findings::default() };
    let mut root = Scope::new("the generated modules");
    let mut services = Vec::new();
    for service in catalog.services.values() {
        if let Some(named) = namer.service(service) {
            root.take(&named.module, &service.name, &service.place, &mut namer.findings);
            services.push(named);
        }
    }
    let brands = namer.brands();
    if namer.findings.is_empty() { Ok(Model { services, brands }) } else { Err(namer.findings) }
}

struct Namer<'c, 's> {
    catalog: &'c Catalog,
    settings: &'s Settings,
    findings: Findings,
}

impl<'c> Namer<'c, '_> {
    fn brands(&mut self) -> Vec<Brand<'c>> {
        let mut scope = Scope::new("the brands");
        let mut brands = Vec::new();
        for brand in self.catalog.brands.values().filter(|_| self.settings.brands) {
            let variant = ident(&brand.id, None, Kind::Variant);
            scope.take(&variant, &brand.id, &brand.place, &mut self.findings);
            brands.push(Brand { brand, variant, descriptor: ident(&brand.id, None, Kind::Static) });
        }
        brands
    }

    /// `None` where the service has no functions.
    fn service(&mut self, service: &'c catalog::Service) -> Option<Service<'c>> {
        let own: Vec<_> =
            self.catalog.functions.values().filter(|function| function.service == service.name).collect();
        if own.is_empty() {
            return None;
        }
        let module = ident(&service.name, None, Kind::Module);
        let used = self.used(&own);
        let mut functions = Vec::new();
        // Modules stand side by side in the service's, and so do the types that it exports from them.
        let mut modules = Scope::new(format!("the module {module}"));
        let mut types = Scope::new(format!("the module {module}"));
        let mut statics = Scope::new(format!("the module {module}"));
        for function in own {
            let (name, place) = (&function.name, &function.place);
            let mut named = self.function(function);
            if named.module == module {
                // One module inside another of its name would confuse people, and annoys clippy.
                named.module = quote::format_ident!("{}_", named.module);
            }
            modules.take(&named.module, name, place, &mut self.findings);
            statics.take(&named.descriptor, name, place, &mut self.findings);
            for (ident, what) in [(&named.request.ident, "request"), (&named.response.ident, "response")] {
                types.take(ident, &format!("the {what} of {name}"), place, &mut self.findings);
            }
            functions.push(named);
        }
        let mut containers = Vec::new();
        for container in used.containers.iter().filter_map(|name| self.catalog.containers.get(*name)) {
            let named = self.container(container);
            let what = format!("the container {}", container.name);
            types.take(&named.fields.ident, &what, &container.place, &mut self.findings);
            containers.push(named);
        }
        let mut enums = Vec::new();
        for list in used.lists.iter().filter_map(|name| self.catalog.value_lists.get(*name)) {
            let named = self.list(list);
            types.take(
                &named.ident,
                &format!("the value list {}", list.name),
                &list.place,
                &mut self.findings,
            );
            enums.push(named);
        }
        Some(Service { service, module, functions, enums, containers })
    }

    fn function(&mut self, function: &'c catalog::Function) -> Function<'c> {
        let chosen = function.rust.as_deref().unwrap_or(&function.name);
        // A word of its own: of `pay2Request`, the change of case would make `Pay2request`.
        let name = |suffix: &str| ident(&format!("{chosen}_{suffix}"), None, Kind::Type);
        Function {
            function,
            module: ident(chosen, None, Kind::Module),
            descriptor: ident(chosen, None, Kind::Static),
            request: self.fields(name("Request"), &function.request, Some(Direction::Request)),
            response: self.fields(name("Response"), &function.response, Some(Direction::Response)),
        }
    }

    fn container(&mut self, container: &'c catalog::Container) -> Container<'c> {
        let name = ident(&container.name, container.rust.as_deref(), Kind::Type);
        Container { container, fields: self.fields(name, &container.fields, None) }
    }

    /// The fields of a request, of a response, or where neither is given of a container, which has both setters and
    /// getters.
    fn fields(&mut self, of: Ident, uses: &'c [FieldUse], message: Option<Direction>) -> Struct<'c> {
        let mut scope = Scope::new(of.to_string());
        let mut fields = Vec::new();
        for usage in uses {
            let Some(field) = self.catalog.fields.get(&usage.field).filter(|_| self.is_known(usage)) else {
                continue;
            };
            let role = message.map_or(Role::Data, |_| Role::of(&field.name));
            if message == Some(Direction::Request) && role.is_filled_by_client() {
                continue;
            }
            let chosen = field.rust.as_deref();
            let getter = ident(&field.name, chosen, Kind::Method);
            scope.take(&getter, &field.name, &usage.place, &mut self.findings);
            let mut setter = getter.clone();
            if message.is_none() {
                let name = format!("with_{}", chosen.unwrap_or(&field.name));
                setter = ident(&name, None, Kind::Method);
                scope.take(&setter, &field.name, &usage.place, &mut self.findings);
            }
            fields.push(Field { usage, field, ident: getter, setter, ty: self.field_type(field, role) });
        }
        Struct { ident: of, fields }
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
            None => Type::Made(ident(name, chosen, Kind::Type)),
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
        let name = ident(&list.name, list.rust.as_deref(), Kind::Type);
        let mut scope = Scope::new(name.to_string());
        let mut variants = Vec::new();
        for value in &list.values {
            let variant = ident(&value.name, value.rust.as_deref(), Kind::Variant);
            scope.take(&variant, &value.name, &value.place, &mut self.findings);
            variants.push((variant, value));
        }
        Enum { list, ident: name, variants }
    }

    /// The lists and containers that the functions reach, and that are not there already.
    fn used(&self, functions: &[&'c catalog::Function]) -> Used<'c> {
        let mut used = Used::default();
        for function in functions {
            for (uses, request) in [(&function.request, true), (&function.response, false)] {
                for usage in uses {
                    let role = Role::of(&usage.field);
                    if role != Role::SealAlgorithm && !(request && role.is_filled_by_client()) {
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
        let is_new = |name: &str| !self.settings.existing.contains_key(name);
        // Only texts have an enum; a number's list is for the checks.
        let is_text = matches!(field.kind, FieldKind::Text | FieldKind::List { container: None, .. });
        used.lists.extend(field.values.as_deref().filter(|name| is_text && is_new(name)));
        let Some(name) = field.kind.container() else { return };
        if is_new(name) && used.containers.insert(name) {
            let inside = self.catalog.containers.get(name).map_or(&[][..], |container| &container.fields);
            inside.iter().for_each(|usage| self.reach(usage, used));
        }
    }
}

/// Sorted, so that what is generated does not depend on the order of use.
#[derive(Default)]
struct Used<'c> {
    lists: BTreeSet<&'c str>,
    containers: BTreeSet<&'c str>,
}
