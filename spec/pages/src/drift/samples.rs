//! The documented samples, as messages: layout is no difference.

use sips_office_runtime::descriptor::{self, Direction, Protocol};
use sips_office_runtime::message::{Field, Item, Message, Value};
use sips_office_runtime::shown;
use sips_office_spec::Subject;
use sips_office_spec::catalog::Sample;
use sips_office_spec::subject::SamplePart;

use super::Kind;
use super::comparison::Comparison;
use super::order::reordered_elements;
use crate::page::{self, Extent};

/// A longer value is told by its beginning.
const LONGEST_VALUE: usize = 200;

/// Compares the samples of both messages.
pub(super) fn compare(comparison: &mut Comparison<'_>) {
    let page = comparison.page;
    let described = comparison.edition.catalog.describe(comparison.edition.function);
    let messages = [Direction::Request, Direction::Response];
    if messages.iter().all(|message| page.message(*message).samples_shown == Extent::Nothing) {
        return comparison.skip("the page shows no samples");
    }
    for message in messages {
        let of = message.name();
        match page.message(message).samples_shown {
            Extent::Nothing => comparison.skip(format!("the page shows no {of} samples")),
            Extent::Cut => {
                comparison
                    .skip(format!("the page ends in its {of} samples; what may follow was not compared"));
            }
            Extent::Whole => {}
        }
        for protocol in [Protocol::Json, Protocol::Soap] {
            samples(comparison, &described, message, protocol);
        }
    }
}

/// A sample beside the message that it is, or why it is none.
struct Read<S> {
    sample: S,
    message: Result<Message<'static>, String>,
}

/// A difference between two messages; the texts are what the page and the spec say.
struct Departing {
    kind: Kind,
    part: SamplePart,
    page: Option<String>,
    spec: Option<String>,
}

fn samples(
    comparison: &mut Comparison<'_>,
    described: &descriptor::Function,
    message: Direction,
    protocol: Protocol,
) {
    let (page, edition) = (comparison.page.message(message), comparison.edition);
    let is_here = |sample: &&Sample| {
        let brand = sample.brand.as_ref();
        (sample.message, sample.protocol) == (message, protocol)
            && brand.is_none_or(|brand| *brand == edition.brand.id)
    };
    let of_spec = edition.function.samples.iter().filter(is_here);
    let of_spec: Vec<_> = of_spec.map(|sample| Read { sample, message: sample.read(described) }).collect();
    let of_page = page.samples.iter().filter(|sample| sample.protocol == protocol);
    let of_page: Vec<_> =
        of_page.map(|sample| Read { sample, message: read(sample, message, described, edition) }).collect();
    let subject = |at| Subject::Sample { message, protocol, at, part: None };
    let pairs = paired(&of_page, &of_spec);
    for (at, known) in of_spec.iter().enumerate() {
        match pairs.iter().find(|(_, of_spec)| *of_spec == at).and_then(|(page, _)| of_page.get(*page)) {
            Some(shown) => one(comparison, shown, known, (message, protocol, at)),
            None if page.samples_shown == Extent::Whole => {
                let line = page.samples.last().map(|sample| sample.document.line);
                let spec = (Some("a sample"), &known.sample.place);
                comparison.differ(Kind::SampleMissing, subject(at), (None, line), spec);
            }
            None => {}
        }
    }
    for (at, shown) in of_page.iter().enumerate() {
        if pairs.iter().all(|(of_page, _)| *of_page != at) {
            let line = Some(shown.sample.document.line);
            let place = &edition.function.place;
            comparison.differ(Kind::SampleUnknown, subject(at), (Some("a sample"), line), (None, place));
        }
    }
}

fn read(
    sample: &page::Sample,
    message: Direction,
    described: &descriptor::Function,
    edition: &super::Edition<'_>,
) -> Result<Message<'static>, String> {
    let sample = Sample {
        message,
        protocol: sample.protocol,
        brand: None,
        lacks: Vec::new(),
        because: None,
        document: sample.document.value.clone(),
        place: edition.function.place.clone(),
    };
    sample.read(described)
}

/// Which sample of the page is which of the spec: those that say the same, then the others one after the other.
fn paired(of_page: &[Read<&page::Sample>], of_spec: &[Read<&Sample>]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::<(usize, usize)>::new();
    for must_agree in [true, false] {
        for (spec, known) in of_spec.iter().enumerate() {
            if pairs.iter().any(|(_, paired)| *paired == spec) {
                continue;
            }
            let is_its = |(page, shown): &(usize, &Read<&page::Sample>)| {
                let agrees =
                    || matches!((&shown.message, &known.message), (Ok(one), Ok(other)) if one == other);
                pairs.iter().all(|(paired, _)| paired != page) && (!must_agree || agrees())
            };
            if let Some((page, _)) = of_page.iter().enumerate().find(is_its) {
                pairs.push((page, spec));
            }
        }
    }
    pairs
}

/// Compares a sample with the spec's.
fn one(
    comparison: &mut Comparison<'_>,
    shown: &Read<&page::Sample>,
    known: &Read<&Sample>,
    (message, protocol, at): (Direction, Protocol, usize),
) {
    let subject = |part| Subject::Sample { message, protocol, at, part };
    let document = &shown.sample.document;
    let (read, spec) = match (&shown.message, &known.message) {
        (Ok(page), Ok(spec)) => (page, spec),
        (Err(error), _) => {
            let page = (Some(error.as_str()), Some(document.line));
            let spec = (Some("a message"), &known.sample.place);
            return comparison.differ(Kind::SampleUnreadable, subject(None), page, spec);
        }
        // A sample of the spec that can't be read is a finding, and a catalog with findings cannot be had.
        (Ok(_), Err(_)) => return,
    };
    comparison.agree(&subject(None));
    let mut found = Vec::new();
    fields("", read, spec, &mut found);
    for Departing { kind, part, page, spec } in found {
        let path = match &part {
            SamplePart::Field(path) => path.as_str(),
            SamplePart::Order => "",
        };
        // A field that the page has under another name stands on its line under that one.
        let name = if kind == Kind::SampleFieldRenamed { page.as_deref().unwrap_or(path) } else { path };
        let line = line_of(&document.value, document.line, last(name));
        let place = known.sample.place_of(last(path), comparison.edition.sources);
        let (page, spec) = ((page.as_deref(), Some(line)), (spec.as_deref(), &place));
        comparison.differ(kind, subject(Some(part)), page, spec);
    }
    let reordered = || reordered_elements(&document.value, &known.sample.document);
    if let Some((page, spec)) = (protocol == Protocol::Soap).then(reordered).flatten() {
        let about = subject(Some(SamplePart::Order));
        let page = (Some(page.as_str()), Some(document.line));
        comparison.differ(Kind::SampleOrder, about, page, (Some(&spec), &known.sample.place));
    }
}

/// Compares the fields of two groups.
fn fields(above: &str, page: &[Field<'_>], spec: &[Field<'_>], found: &mut Vec<Departing>) {
    let only = |own: &[Field<'_>], other: &[Field<'_>]| -> Vec<usize> {
        let is_only = |field: &Field<'_>| other.iter().all(|other| other.name != field.name);
        own.iter().enumerate().filter(|(_, field)| is_only(field)).map(|(at, _)| at).collect()
    };
    let part = |name: &str| SamplePart::Field(format!("{above}{name}"));
    let (mut unknown, mut missing) = (only(page, spec), only(spec, page));
    // The same value under another name, where there is but one such pair.
    let alike = |one: &usize, other: &usize| match (page.get(*one), spec.get(*other)) {
        (Some(one), Some(other)) => one.value == other.value,
        _ => false,
    };
    for one in unknown.clone() {
        let mut others = missing.iter().copied().filter(|other| alike(&one, other));
        let (first, second) = (others.next(), others.next());
        let (Some(other), None) = (first, second) else { continue };
        if unknown.iter().filter(|one| alike(one, &other)).nth(1).is_some() {
            continue;
        }
        if let (Some(renamed), Some(known)) = (page.get(one), spec.get(other)) {
            found.push(Departing {
                kind: Kind::SampleFieldRenamed,
                part: part(&known.name),
                page: Some(shown::name(&renamed.name)),
                spec: Some(known.name.to_string()),
            });
            unknown.retain(|at| *at != one);
            missing.retain(|at| *at != other);
        }
    }
    for field in unknown.iter().filter_map(|at| page.get(*at)) {
        let page = Some(said(&field.value));
        found.push(Departing { kind: Kind::SampleFieldUnknown, part: part(&field.name), page, spec: None });
    }
    for field in missing.iter().filter_map(|at| spec.get(*at)) {
        let spec = Some(said(&field.value));
        found.push(Departing { kind: Kind::SampleFieldMissing, part: part(&field.name), page: None, spec });
    }
    for field in page {
        if let Some(other) = spec.iter().find(|other| other.name == field.name) {
            values(&format!("{above}{}", field.name), &field.value, &other.value, found);
        }
    }
}

/// Compares two values.
fn values(path: &str, page: &Value<'_>, spec: &Value<'_>, found: &mut Vec<Departing>) {
    let part = || SamplePart::Field(path.to_owned());
    match (page, spec) {
        (Value::Container(page), Value::Container(spec)) => fields(&format!("{path}."), page, spec, found),
        (Value::List(page), Value::List(spec)) => {
            for at in 0..page.len().max(spec.len()) {
                let path = format!("{path}[{at}]");
                let one =
                    |kind, page, spec| Departing { kind, part: SamplePart::Field(path.clone()), page, spec };
                match (page.get(at), spec.get(at)) {
                    (Some(page), Some(spec)) => values(&path, &value(page), &value(spec), found),
                    (Some(page), None) => {
                        found.push(one(Kind::SampleFieldUnknown, Some(said(&value(page))), None));
                    }
                    (None, Some(spec)) => {
                        found.push(one(Kind::SampleFieldMissing, None, Some(said(&value(spec)))));
                    }
                    (None, None) => {}
                }
            }
        }
        (page, spec) if page.kind_name() == spec.kind_name() || page.as_text() != spec.as_text() => {
            if page != spec {
                let (page, spec) = (Some(said(page)), Some(said(spec)));
                found.push(Departing { kind: Kind::SampleValue, part: part(), page, spec });
            }
        }
        (page, spec) => {
            let (page, spec) = (Some(page.kind_name().to_owned()), Some(spec.kind_name().to_owned()));
            found.push(Departing { kind: Kind::SampleKind, part: part(), page, spec });
        }
    }
}

fn value<'a>(item: &Item<'a>) -> Value<'a> {
    match item.clone() {
        Item::Scalar(scalar) => Value::Scalar(scalar),
        Item::Container(container) => Value::Container(container),
    }
}

/// A value in a few words.
fn said(value: &Value<'_>) -> String {
    match value.as_text() {
        Some("") => "an empty text".to_owned(),
        Some(text) => shown::masked(text, LONGEST_VALUE),
        None => format!("a {}", value.kind_name()),
    }
}

/// The last name of a path, without its place in a list.
fn last(path: &str) -> &str {
    let name = path.rsplit('.').next().unwrap_or(path);
    name.split('[').next().unwrap_or(name)
}

/// The line on which a name first stands in a document.
fn line_of(document: &str, first: usize, name: &str) -> usize {
    let before = Sample::find(document, name).and_then(|at| document.get(..at)).unwrap_or("");
    first + before.matches('\n').count()
}
