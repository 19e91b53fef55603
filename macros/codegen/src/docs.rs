//! Doc comments: what the specs say, as Markdown that rustdoc takes literally.

use proc_macro2::TokenStream;
use quote::quote;
use sips_office_spec::Catalog;
use sips_office_spec::catalog::{self, FieldUse, Presence};
use sips_office_spec::markdown::{self, code};

/// How wide a line of documentation gets.
const WIDTH: usize = 100;

/// Doc attributes, one a line, long lines broken between words.
pub(crate) fn doc(lines: impl IntoIterator<Item = String>) -> TokenStream {
    let lines = lines.into_iter().flat_map(|line| wrap(&line));
    let lines = lines.map(|line| if line.is_empty() { line } else { format!(" {}", markdown::line(&line)) });
    quote!(#(#[doc = #lines])*)
}

/// A text of the specs, in the neutral platform's words and safe in Markdown.
pub(crate) fn prose(catalog: &Catalog, text: &str) -> String {
    markdown::prose(&catalog.neutral(text))
}

/// What is said of a field: description, presence, since, values, and what is only assumed.
pub(crate) fn field(catalog: &Catalog, usage: &FieldUse, field: &catalog::Field) -> Vec<String> {
    let mut lines = match prose(catalog, &field.description) {
        description if description.trim().is_empty() => Vec::new(),
        description => vec![description, String::new()],
    };
    let presence = match &usage.presence {
        Presence::Required => "Required".to_owned(),
        Presence::Optional => "Optional".to_owned(),
        Presence::Conditional(_) => "Conditional".to_owned(),
    };
    let until = usage.until.map(|until| format!(", until {until}")).unwrap_or_default();
    let empty = if usage.may_be_empty { "; may be empty" } else { "" };
    let only = usage.only.map(|only| format!("; only in {}", only.title())).unwrap_or_default();
    lines.push(format!("{}. {presence}{empty}{only}, since {}{until}.", code(&field.name), usage.since));
    if let Presence::Conditional(condition) = &usage.presence {
        lines.push(format!("Condition: {}", prose(catalog, condition)));
    }
    for (other, codes) in &usage.when {
        let codes: Vec<_> = codes.iter().map(|text| code(text)).collect();
        lines.push(format!("Comes when {} is {}.", code(other), codes.join(" or ")));
    }
    if !usage.absent_for.is_empty() {
        lines.push(format!("Does not exist at {}.", usage.absent_for.join(", ")));
    }
    for reason in [&usage.assumed, &field.assumed].into_iter().flatten() {
        lines.extend([String::new(), format!("Assumed: {}", prose(catalog, reason))]);
    }
    lines
}

/// The attribute of something that should not be used any more.
pub(crate) fn deprecated(catalog: &Catalog, reason: &Option<String>) -> TokenStream {
    match reason {
        Some(reason) => {
            let reason = catalog.neutral(reason);
            quote!(#[deprecated = #reason])
        }
        None => TokenStream::new(),
    }
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
