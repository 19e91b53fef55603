//! Whole messages as examples: documented ones, and else such as the dictionary's examples make.

use sips_office_runtime::descriptor::{self, CheckContext, Direction, Protocol, Role};
use sips_office_runtime::message::Message;
use sips_office_runtime::{InterfaceVersion, SealAlgorithm, SecretKey, check_request};
use sips_office_spec::catalog::{Function, Sample};
use sips_office_spec::example::fill;

use crate::scope::{Scope, first};
use crate::seal::EXAMPLE_KEY;

/// The documented samples of a message, as the scope's brand shows them.
pub(crate) fn documented<'c>(
    scope: &Scope<'c>,
    function: &'c Function,
    direction: Direction,
) -> impl Iterator<Item = &'c Sample> {
    let brand = scope.brand;
    function.samples.iter().filter(move |sample| {
        let is_its = brand.is_none_or(|brand| sample.brand.as_ref().is_none_or(|id| *id == brand.id));
        sample.message == direction && is_its
    })
}

/// The version under which examples are made: the chosen one, the recommended one, or the first.
pub(crate) fn version(scope: &Scope<'_>, function: &Function) -> Option<InterfaceVersion> {
    let recommended = match scope.brand {
        Some(brand) => function.recommended.get(&brand.id),
        None => function.recommended.values().max(),
    };
    scope.version.or_else(|| recommended.copied()).or_else(|| first(function))
}

/// A message made of the dictionary's examples, sealed with [`EXAMPLE_KEY`]; `None` where they make none that is right.
pub(crate) fn made(
    scope: &Scope<'_>,
    function: &Function,
    direction: Direction,
    protocol: Protocol,
) -> Option<Message<'static>> {
    let described = scope.catalog.describe(function);
    let version = version(scope, function);
    let brand = scope.brand.map(|brand| &*brand.id);
    let context = CheckContext { version, protocol, brand };
    let mut message = Message::new();
    let wanted: Vec<_> = described
        .fields(direction)
        .iter()
        .filter(|field| is_shown(&described, field, direction))
        .cloned()
        .collect();
    if let (Direction::Response, Some(code)) = (direction, &described.response_code) {
        message.set(code.field.to_string(), code.accepted.first()?.to_string());
    }
    if let (Some(version), true) =
        (version, wanted.iter().any(|field| field.role() == Role::InterfaceVersion))
    {
        let version = version.with_prefix(&described.version_prefix).to_string();
        message.set(Role::InterfaceVersion.name(), version);
    }
    fill(&wanted, &context, &mut message);
    if wanted.iter().any(|field| field.role() == Role::Seal) {
        let key = SecretKey::new(EXAMPLE_KEY).ok()?;
        message.set(Role::Seal.name(), key.seal(SealAlgorithm::default(), &message).into_string());
    }
    let is_right =
        direction == Direction::Response || check_request(&described, &message, &context).is_empty();
    is_right.then_some(message)
}

/// Whether an example shows the field: of fields of which a request has one, the first; and of those that most requests
/// go without, none.
fn is_shown(function: &descriptor::Function, field: &descriptor::Field, direction: Direction) -> bool {
    let is_second =
        function.alternatives.iter().any(|group| group.fields.iter().skip(1).any(|name| *name == field.name));
    let is_rare = matches!(field.role(), Role::SealAlgorithm | Role::IntermediateServiceProviderId);
    direction == Direction::Response || !(is_second || is_rare || field.deprecated.is_some())
}
