//! What a request must be before it is sent.

use sips_office_runtime::codec::{Direction, Limits, soap};
use sips_office_runtime::descriptor::{self, Protocol};
use sips_office_runtime::message::Message;
use sips_office_runtime::{CheckContext, InterfaceVersion, Violation, check_request};

use super::{BOTH, expect};
use crate::facts::{Facts, Field, Function};
use crate::tree::{filled, leaves, with};

/// Leaves out, empties and changes each field of each request, and sends it too early.
pub(super) fn probe(
    facts: &Facts,
    written: &Function,
    function: &descriptor::Function,
) -> Result<(), String> {
    for document in &written.requests {
        let request = document.message(written.latest());
        let whole = Request { written, function, message: request };
        expect("the whole request", whole.violations(&whole.message, written.latest()), Vec::new())?;
        for field in &written.request {
            if whole.has(&field.path) {
                whole.without(field)?;
                whole.too_early(field)?;
                whole.emptied(field)?;
                whole.listed(facts, field)?;
            }
        }
        same_in_soap(&whole.message, function, Direction::Request)?;
    }
    Ok(())
}

/// Writes and reads the message with other texts in it: a number or boolean would come back as one, and nothing as a
/// container or list without anything in it.
pub(super) fn same_in_soap(
    message: &Message<'_>,
    function: &descriptor::Function,
    direction: Direction,
) -> Result<(), String> {
    ["7", "true", ""].into_iter().try_for_each(|text| same(&filled(message, text), function, direction))
}

fn same(message: &Message<'_>, function: &descriptor::Function, direction: Direction) -> Result<(), String> {
    let mut body = Vec::new();
    soap::write(message, function, direction, &mut body).map_err(|error| error.to_string())?;
    match soap::read(&body, function, direction, &Limits::default()) {
        Ok(soap::Reply::Message(read)) if read == *message => Ok(()),
        Ok(soap::Reply::Message(read)) => Err(format!("from SOAP comes {read:?} in place of {message:?}")),
        Ok(soap::Reply::Fault(fault)) => Err(fault.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

struct Request<'f> {
    written: &'f Function,
    function: &'f descriptor::Function,
    message: Message<'static>,
}

impl Request<'_> {
    fn without(&self, field: &Field) -> Result<(), String> {
        let version = self.written.latest();
        let found = self.violations(&with(&self.message, &field.path, None), version);
        let alternatives = &self.written.alternatives;
        let expected = if field.required {
            vec![Violation::Missing { field: field.path.clone(), since: field.since }]
        } else if alternatives.contains(&field.path) {
            vec![Violation::NoneOf { fields: alternatives.clone() }]
        } else {
            Vec::new()
        };
        expect(&format!("without {}", field.path), found, expected)
    }

    fn too_early(&self, field: &Field) -> Result<(), String> {
        let of_field = |version| {
            let mut found = self.violations(&self.message, version);
            found.retain(|violation| violation.field() == Some(&field.path));
            found
        };
        let when = |version: InterfaceVersion| format!("{} under {version}", field.path);
        expect(&when(field.since), of_field(field.since), Vec::new())?;
        // A container that is too young says nothing of what is in it.
        if field.path.contains('.') {
            return Ok(());
        }
        let version = match (field.since.major(), field.since.minor()) {
            (major, 0) => InterfaceVersion::new(major - 1, u16::MAX),
            (major, minor) => InterfaceVersion::new(major, minor - 1),
        };
        let younger = Violation::Younger { field: field.path.clone(), since: field.since, version };
        expect(&when(version), of_field(version), vec![younger])
    }

    fn emptied(&self, field: &Field) -> Result<(), String> {
        let is_text = leaves(&self.message).iter().any(|(path, _)| *path == field.path);
        if !is_text || !field.required {
            return Ok(());
        }
        let found = self.violations(&with(&self.message, &field.path, Some("")), self.written.latest());
        let expected = match field.may_be_empty {
            true => Vec::new(),
            false => vec![Violation::Empty { field: field.path.clone() }],
        };
        expect(&format!("with an empty {}", field.path), found, expected)
    }

    /// Each code that the field takes, its label, and one that no list has.
    fn listed(&self, facts: &Facts, field: &Field) -> Result<(), String> {
        let described = descriptor::find(&self.function.request, &field.path);
        let values = described.and_then(|described| described.values.as_ref());
        let Some(list) = &field.list else {
            return expect("a value list", values.map(|values| &*values.name), None);
        };
        let known = &facts.lists[list];
        let labels = values.map(|values| {
            values.values.iter().map(|value| (value.code.to_string(), value.label.to_string())).collect()
        });
        expect(&format!("the values of {}", field.path), labels, Some(known.values.clone()))?;
        for version in [field.since, self.written.latest()] {
            let of_field = |code: &str| {
                let mut found = self.violations(&with(&self.message, &field.path, Some(code)), version);
                found.retain(|violation| violation.field() == Some(&field.path));
                found
            };
            for (code, _) in &known.values {
                expect(&format!("{} under {version}", field.path), of_field(code), Vec::new())?;
            }
            let passes = of_field("no such code").is_empty();
            expect(&format!("whether {} takes other codes", field.path), passes, known.open)?;
        }
        Ok(())
    }

    fn has(&self, path: &str) -> bool {
        with(&self.message, path, None) != self.message
    }

    /// What both protocols say; where they differ, that of SOAP stands behind that of JSON.
    fn violations(&self, message: &Message<'_>, version: InterfaceVersion) -> Vec<Violation> {
        let found = |protocol: Protocol| {
            check_request(
                self.function,
                message,
                &CheckContext { version: Some(version), protocol, brand: None },
            )
        };
        let [mut json, soap] = BOTH.map(found);
        if json != soap {
            json.extend(soap);
        }
        json
    }
}
