//! What a call leaves in the logs.
#![cfg(feature = "tracing")]

mod wallet;

use std::fmt::{Debug, Write};
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::{Client, HttpRequest, HttpResponse, RetryPolicy, Transport, TransportError};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};
use wallet::*;

/// Writes down every span's name and fields.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0.lock().unwrap(), " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.0.lock().unwrap().push_str(span.metadata().name());
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

/// Gives these responses one after the other, without a pause.
struct Fixed(Mutex<Vec<HttpResponse>>);

impl Transport for Fixed {
    async fn send(&self, _: HttpRequest) -> Result<HttpResponse, TransportError> {
        Ok(self.0.lock().unwrap().remove(0))
    }

    async fn pause(&self, _: Duration) {}
}

fn logged(request: &Update, response: HttpResponse) -> String {
    logged_of(request, vec![response])
}

fn logged_of(request: &Update, responses: Vec<HttpResponse>) -> String {
    let log = Log::default();
    let client = Client::with_transport(exchange(Protocol::Json), Fixed(Mutex::new(responses)));
    let client = client.with_retry(RetryPolicy::up_to(2));
    tracing::subscriber::with_default(log.clone(), || {
        // The transport above never waits, so one look is enough.
        let done = pin!(client.call(request)).poll(&mut Context::from_waker(Waker::noop()));
        assert!(matches!(done, Poll::Ready(_)));
    });
    let text = std::mem::take(&mut *log.0.lock().unwrap());
    // How long a call took differs.
    let (text, duration) = text.rsplit_once(" duration_ms=").expect("a call tells how long it took");
    assert!(duration.parse::<u64>().is_ok(), "{duration}");
    text.to_owned()
}

#[test]
fn a_span_tells_how_a_call_went() {
    let text = logged(&UPDATE, respond(Protocol::Json, &accepted()));
    assert_eq!(
        text,
        "sips_office_call function=\"updatePaymentMean\" protocol=\"json\" brand=\"sips\" environment=\"test\" \
         interface_version=2.58 attempt=1 status=200 seal=\"verified\" code=\"00\""
    );
    let mut changed = accepted();
    changed.set("walletResponseCode", "01");
    let text = logged(&UPDATE, respond(Protocol::Json, &changed));
    assert!(text.ends_with("status=200 outcome=\"unknown\" seal=\"wrong\""), "{text}");
    let text = logged(&Update { mean: "", ..UPDATE }, HttpResponse::default());
    assert!(text.ends_with("environment=\"test\" outcome=\"not sent\""), "{text}");
}

#[test]
fn a_span_tells_each_attempt() {
    let failing = || with_body(Protocol::Json, 503, "bodyValue");
    let text = logged_of(&UPDATE, vec![failing(), respond(Protocol::Json, &accepted())]);
    assert!(text.contains("attempt=1 status=503"), "{text}");
    assert!(text.contains("message=the attempt failed and is repeated pause_ms="), "{text}");
    assert!(text.ends_with("attempt=2 status=200 seal=\"verified\" code=\"00\""), "{text}");
    let text = logged_of(&UPDATE, vec![failing(), failing()]);
    assert!(text.ends_with("attempt=2 status=503 outcome=\"unknown\""), "{text}");
}

#[test]
fn a_span_holds_no_value_and_no_key() {
    let request = Update { wallet: "walletValue", mean: "meanValue", alias: "aliasValue" };
    let odd = sealed(&[("walletResponseCode", "codeValue"), ("errorFieldName", "nameValue")]);
    for response in [respond(Protocol::Json, &odd), with_body(Protocol::Json, 400, "bodyValue")] {
        let text = logged(&request, response);
        assert!(!text.contains("Value") && !text.contains("secret123"), "{text}");
    }
}
