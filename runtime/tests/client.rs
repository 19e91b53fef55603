//! The client over transports made up for the test.

mod wallet;

use std::sync::Mutex;

use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::{
    Client, Error, HttpRequest, HttpResponse, Outcome, SealState, Transport, TransportError,
    TransportErrorKind,
};
use wallet::*;

/// Gives one answer to everything, and remembers what it was given.
struct Fake {
    answer: fn() -> Result<HttpResponse, TransportError>,
    seen: Mutex<Vec<HttpRequest>>,
}

impl Transport for Fake {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        self.seen.lock().unwrap().push(request);
        (self.answer)()
    }
}

impl Transport for &'static Fake {
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        Fake::send(self, request).await
    }
}

fn client(
    protocol: Protocol,
    answer: fn() -> Result<HttpResponse, TransportError>,
) -> (Client<&'static Fake>, &'static Fake) {
    let fake: &'static Fake = Box::leak(Box::new(Fake { answer, seen: Mutex::default() }));
    (Client::with_transport(exchange(protocol), fake), fake)
}

#[tokio::test]
async fn a_typed_call_gives_a_typed_answer() {
    for (protocol, answer) in [
        (Protocol::Json, (|| Ok(respond(Protocol::Json, &accepted()))) as fn() -> _),
        (Protocol::Soap, || Ok(respond(Protocol::Soap, &accepted()))),
    ] {
        let (client, fake) = client(protocol, answer);
        let answer = client.call(&UPDATE).await.unwrap().accepted().unwrap();
        assert_eq!(answer.seal_state(), SealState::Verified);
        assert_eq!(answer.response().0.text("walletResponseCode"), Some("00"));
        let seen = fake.seen.lock().unwrap();
        assert_eq!(seen.len(), 1);
        assert_eq!(&seen[0], client.exchange().prepare(&UPDATE).unwrap().http());
    }
}

#[tokio::test]
async fn a_message_can_be_called_and_a_prepared_request_sent() {
    let (client, fake) = client(Protocol::Json, || Ok(respond(Protocol::Json, &accepted())));
    let request = message(&[("merchantWalletId", "walId011"), ("paymentMeanId", "2")]).into_owned();
    let answer = client.call_message(&UPDATE_PAYMENT_MEAN, &request).await.unwrap();
    assert_eq!(answer.text("walletResponseCode"), Some("00"));
    let prepared = client.exchange().prepare_message(&UPDATE_PAYMENT_MEAN, &request).unwrap();
    let again = client.send(&prepared).await.unwrap();
    assert_eq!(again.response(), answer.response());
    let seen = fake.seen.lock().unwrap();
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn what_breaks_the_rules_never_reaches_the_transport() {
    let (client, fake) = client(Protocol::Json, || Ok(respond(Protocol::Json, &accepted())));
    let error = client.call(&Update { mean: "", ..UPDATE }).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(fake.seen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_transports_error_keeps_its_outcome() {
    let (cut, _) = client(Protocol::Json, || Err(TransportError::unknown(TransportErrorKind::Cut)));
    assert_eq!(cut.call(&UPDATE).await.unwrap_err().outcome(), Outcome::Unknown);
    let (dns, _) = client(Protocol::Json, || Err(TransportError::not_sent(TransportErrorKind::Dns)));
    let error = dns.call(&UPDATE).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(matches!(error, Error::Transport(_)));
}

#[test]
fn a_client_and_its_calls_go_between_threads() {
    fn crosses<T: Send>(_: &T) {}
    fn shared<T: Send + Sync + Clone>(_: &T) {}
    let (client, _) = client(Protocol::Json, || Ok(HttpResponse::default()));
    shared(&client);
    crosses(&client.call(&UPDATE));
    #[cfg(feature = "reqwest")]
    {
        fn everyday<T: Send + Sync + Clone + 'static>() {}
        everyday::<Client>();
        everyday::<sips_office_runtime::TransportOptions>();
        everyday::<sips_office_runtime::RetryPolicy>();
        #[cfg(feature = "blocking")]
        everyday::<sips_office_runtime::blocking::Client>();
    }
    crosses(&client.call_message(&UPDATE_PAYMENT_MEAN, &message(&[])));
}
