//! What `sips call` shows: the request and what was sealed, the answer and what it means.

use std::time::Duration;

use sips_office_runtime::codec::Direction;
use sips_office_runtime::descriptor::Kind;
use sips_office_runtime::message::Message;
use sips_office_runtime::{Answer, Error, HttpResponse, Prepared, SealState, sealed_parts, shown};

use crate::out::{harmless, outln};
use crate::pretty;
use crate::seal::print_parts;
use crate::status::Status;

/// Shows the request, and what was sealed of it, with sensitive values masked in both.
pub(super) fn request(prepared: &Prepared<'_>, is_simulated: bool) {
    let function = prepared.function();
    let shown = pretty::masked(prepared.message(), &function.request);
    let whom = if is_simulated { "  (the simulator inside this program: no secret key is set)" } else { "" };
    outln!("POST {}{whom}", harmless(&prepared.http().url));
    for (name, value) in &prepared.http().headers {
        outln!("{name}: {}", harmless(value));
    }
    outln!("\n{}", pretty::document(&shown, function, prepared.protocol(), Direction::Request));
    outln!("\nSealed with {}, in this order", prepared.algorithm());
    print_parts(&sealed_parts(&shown));
    outln!("  seal  {}", prepared.message().text("seal").unwrap_or_default());
}

/// Shows that something came back.
pub(super) fn status(response: &HttpResponse) {
    outln!("\nHTTP {}", response.status);
}

/// Shows the answer and what it means, which is also how the command ends.
pub(super) fn answer(answer: &Answer<Message<'_>>, prepared: &Prepared<'_>) -> Status {
    let function = prepared.function();
    let shown = pretty::masked(answer.response(), &function.response);
    outln!("\n{}", pretty::document(&shown, function, prepared.protocol(), Direction::Response));
    outln!(
        "\n{}",
        match answer.seal_state() {
            SealState::Verified => "The answer's seal is verified",
            SealState::Unsealed => "The answer has no seal: nothing but TLS vouches for it",
        }
    );
    let result = answer.result();
    match (result.code().map(shown::name), result.label().map(harmless)) {
        (Some(code), Some(label)) => outln!("{code}  {label}"),
        (Some(code), None) => outln!("{code}  (a code that the documentation does not list)"),
        (None, _) => outln!("The answer has no response code"),
    }
    if let Some(field) = result.error_field_name() {
        outln!("The platform blames {}", shown::name(field));
    }
    // Taken from what is shown above, so that nothing masked there comes out here.
    for field in function.response.iter().filter(|field| field.kind == Kind::DateTime) {
        if let Some(text) = shown.text(&field.name) {
            outln!("{}  {}", field.name, harmless(text));
        }
    }
    if result.is_accepted() { Status::Done } else { Status::Failed }
}

/// Shows what came where it could not be relied on, as far as it can be shown.
pub(super) fn unread(error: &Error, response: &HttpResponse, prepared: &Prepared<'_>) {
    match error {
        Error::Unsealed { message, .. } => {
            let function = prepared.function();
            let shown = pretty::masked(message, &function.response);
            outln!("\n{}", pretty::document(&shown, function, prepared.protocol(), Direction::Response));
        }
        _ => {
            let media_type = response.media_type().unwrap_or_else(|| "no media type".to_owned());
            outln!("{}, {} bytes", harmless(&media_type), response.body.len());
        }
    }
}

/// Shows why there will be another attempt.
pub(super) fn pause(error: &str, pause: Duration) {
    outln!("\n{}\nAnother attempt in {} ms", harmless(error), pause.as_millis());
}

/// Why nothing was sent, all reasons at once.
pub(super) fn refusal(error: &Error) -> String {
    match error.violations() {
        Some(violations) => {
            let lines: Vec<_> = violations
                .iter()
                .map(|violation| format!("\n  - {}", harmless(&violation.to_string())))
                .collect();
            format!("nothing was sent, because the request is not right{}", lines.concat())
        }
        None => error.to_string(),
    }
}

/// What is told of an error: of one that the network made also what led to it, which names the cause, and of a missing
/// seal the option that lets it pass.
pub(super) fn told(error: &Error) -> String {
    match error.last() {
        Error::Transport(_) => chain(error),
        Error::Unsealed { .. } => format!("{error}, here with --accept-unsealed"),
        _ => error.to_string(),
    }
}

/// An error with everything that led to it.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    std::iter::successors(Some(error), |error| error.source())
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}
