//! The Rust model: identifiers and types for what the catalog means.

use proc_macro2::Ident;
use sips_office_spec::catalog::{self, FieldUse};
use syn::Path;

/// Everything that is generated.
pub(crate) struct Model<'c> {
    pub(crate) services: Vec<Service<'c>>,
    pub(crate) brands: Vec<Brand<'c>>,
}

/// A brand: a variant and the static that it stands for.
pub(crate) struct Brand<'c> {
    pub(crate) brand: &'c catalog::Brand,
    pub(crate) variant: Ident,
    pub(crate) descriptor: Ident,
}

/// A module of its own.
pub(crate) struct Service<'c> {
    pub(crate) service: &'c catalog::Service,
    pub(crate) module: Ident,
    pub(crate) functions: Vec<Function<'c>>,
    pub(crate) enums: Vec<Enum<'c>>,
    pub(crate) containers: Vec<Container<'c>>,
}

/// A file of its own.
pub(crate) struct Function<'c> {
    pub(crate) function: &'c catalog::Function,
    pub(crate) module: Ident,
    pub(crate) descriptor: Ident,
    pub(crate) request: Struct<'c>,
    pub(crate) response: Struct<'c>,
}

/// A file's part of its own.
pub(crate) struct Container<'c> {
    pub(crate) container: &'c catalog::Container,
    pub(crate) fields: Struct<'c>,
}

/// A request, response or container.
pub(crate) struct Struct<'c> {
    pub(crate) ident: Ident,
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
