//! Each way in which a call fails: what it is called, what became of the request, what is said of it, and that it ends.

mod failing;

use std::sync::Arc;
use std::time::Duration;

use failing::peer::{Act, HOST, Peer, Tls, tunnel};
use failing::rows::{BOTH, By, Failure, MOST_BYTES, UNKNOWN, accepted, failures};
use sips_office::runtime::codec::Limits;
use sips_office::wallet::{UpdatePaymentMeanRequest, UpdatePaymentMeanResponse};
use sips_office::{
    Answer, Brand, Client, Environment, Error, Exchange, Outcome, Protocol, ReqwestTransport, SecretKey,
    TransportOptions, blocking,
};
use sips_office_simulator::{Fault, Simulator, example};
use tokio::task::JoinSet;

/// No more than a bound for what hangs: everything here takes a fraction of it.
const PATIENCE: Duration = Duration::from_secs(60);

fn exchange(protocol: Protocol, address: &str) -> Exchange {
    let key = SecretKey::new(example::SECRET_KEY).unwrap();
    Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
        .protocol(protocol)
        .limits(Limits { bytes: MOST_BYTES, ..Limits::default() })
        .base_address(address)
        .build()
        .unwrap()
}

fn rename() -> UpdatePaymentMeanRequest {
    UpdatePaymentMeanRequest::new()
        .merchant_wallet_id(example::WALLET_ID)
        .payment_mean_id("2")
        .payment_mean_alias("Café")
}

async fn call(
    protocol: Protocol,
    address: &str,
    options: &TransportOptions,
) -> Result<Answer<UpdatePaymentMeanResponse>, Error> {
    let client = Client::with_options(exchange(protocol, address), options)?;
    client.call(&rename()).await?.accepted()
}

/// The same call, and a thread that waits for it.
async fn call_blocking(
    protocol: Protocol,
    address: &str,
    options: &TransportOptions,
) -> Result<Answer<UpdatePaymentMeanResponse>, Error> {
    let client = blocking::Client::with_options(exchange(protocol, address), options)?;
    tokio::task::spawn_blocking(move || client.call(&rename())?.accepted()).await.unwrap()
}

async fn suffer(failure: &Failure, protocol: Protocol, is_blocking: bool) -> Error {
    let call = async |address: &str, options: &TransportOptions| match is_blocking {
        false => call(protocol, address, options).await.unwrap_err(),
        true => call_blocking(protocol, address, options).await.unwrap_err(),
    };
    match &failure.by {
        By::Simulator(fault) => {
            let simulator = Simulator::start().await.unwrap();
            simulator.faults().next(fault.clone());
            let options = Peer::at("").options.timeout(match fault {
                Fault::Delay(_) => Duration::from_millis(300),
                _ => Duration::from_secs(20),
            });
            call(&simulator.base_address(), &options).await
        }
        By::Peer(peer) => {
            let peer = peer(protocol);
            call(&peer.address, &peer.options).await
        }
    }
}

fn kind(error: &Error) -> String {
    match error {
        Error::Transport(error) => format!("transport {:?}", error.kind()),
        Error::Redirected { status } => format!("redirected {status}"),
        Error::Status { status, .. } => format!("status {status}"),
        Error::Fault { status, .. } => format!("fault {status}"),
        Error::ContentType { .. } => "content type".to_owned(),
        Error::Decode { .. } => "decode".to_owned(),
        Error::NotAccepted { .. } => "not accepted".to_owned(),
        Error::Unsealed { .. } => "unsealed".to_owned(),
        Error::WrongSeal => "wrong seal".to_owned(),
        other => format!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_failure_has_a_name_an_outcome_and_a_sentence() {
    let mut wrong = Vec::new();
    for failure in failures() {
        let failure = Arc::new(failure);
        // All ways at once, since most of the time goes with waiting.
        let mut ways = JoinSet::new();
        for &protocol in failure.protocols {
            for is_blocking in [false, true] {
                let failure = Arc::clone(&failure);
                ways.spawn(async move {
                    let error = tokio::time::timeout(PATIENCE, suffer(&failure, protocol, is_blocking)).await;
                    let error = error.unwrap_or_else(|_| panic!("{} ({protocol:?}) hangs", failure.name));
                    (protocol, error)
                });
            }
        }
        for (protocol, error) in ways.join_all().await {
            // The end of the sentence, but where there is no response or it has more to say.
            let message = match (failure.outcome, failure.kind) {
                (Outcome::Unknown, kind) if !["not accepted", "unsealed"].contains(&kind) => {
                    format!("{}. {UNKNOWN}", failure.message)
                }
                _ => failure.message.to_owned(),
            };
            let found = (kind(&error), error.outcome(), error.to_string());
            if found != (failure.kind.to_owned(), failure.outcome, message) {
                wrong.push(format!("{} ({protocol:?})\n  {found:?}\n  {error:?}", failure.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certificate_is_trusted_whose_root_is_added_or_the_only_one() {
    let tls = Tls::self_signed();
    for &protocol in BOTH {
        let act = Act::Say(accepted(protocol, "updatePaymentMean"));
        for only in [false, true] {
            let peer = Peer::with_tls(&tls, act.clone()).with(|options| match only {
                true => options.only_added_root_certificates().add_root_certificates(&*tls.pem),
                false => options.add_root_certificates(&*tls.pem),
            });
            call(protocol, &peer.address, &peer.options).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_proxy_sees_the_host_and_nothing_else() {
    let tls = Tls::self_signed();
    let peer = Peer::with_tls(&tls, Act::Say(accepted(Protocol::Json, "updatePaymentMean")));
    let port = peer.address.rsplit(':').next().unwrap().parse().unwrap();
    let (proxy, told) = tunnel(port);
    // The proxy resolves the name; the client does not ask for it.
    let options = Peer::resolving(|_| Ok(Vec::new())).options.proxy(proxy.replace("//", "//shop:pa55@"));
    let options = options.only_added_root_certificates().add_root_certificates(&*tls.pem);
    call(Protocol::Json, &peer.address, &options).await.unwrap();
    let heard = told.recv().unwrap();
    assert!(heard.starts_with(&format!("CONNECT {HOST}:{port} HTTP/1.1\r\n")), "{heard}");
    assert!(heard.to_lowercase().contains("proxy-authorization: basic "), "{heard}");
    assert!(!heard.contains(example::WALLET_ID), "{heard}");
}

#[test]
fn options_that_cannot_be_used_are_told_before_anything_is_sent() {
    let usual = TransportOptions::new;
    for (options, reason) in [
        (usual().add_root_certificates("no certificate"), "holds none"),
        (usual().add_root_certificates("-----BEGIN CERTIFICATE-----\nAA\n"), "no PEM"),
        (usual().only_added_root_certificates(), "no root certificate"),
        (usual().proxy("http://me:pa55 word@"), "the proxy has no address"),
        (usual().user_agent("a\nb"), "Builder"),
    ] {
        let error =
            Client::with_options(exchange(Protocol::Json, "https://x.example"), &options).unwrap_err();
        assert_eq!((&*kind(&error), error.outcome()), ("transport Settings", Outcome::NotSent), "{error}");
        let shown = format!("{error:?}");
        assert!(shown.contains(reason) && !shown.contains("pa55"), "{shown}");
    }
}

/// Nothing that fails in a client made elsewhere counts as not sent: it may have followed a redirect before.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_of_ones_own_is_used_and_watched() {
    let simulator = Simulator::start().await.unwrap();
    let options = TransportOptions::new();
    let calling = |client: reqwest::Client, address: &str| {
        let transport = ReqwestTransport::with_client(client, &options);
        Client::with_transport(exchange(Protocol::Json, address), transport)
    };
    let client = calling(own_client(), &simulator.base_address());
    client.call(&rename()).await.unwrap().accepted().unwrap();

    // It follows redirects, to where somebody answers as the platform would.
    let elsewhere = Peer::acting(Act::Say(accepted(Protocol::Json, "updatePaymentMean")));
    simulator.faults().next(Fault::Redirect(format!("{}/x", elsewhere.address)));
    let error = client.call(&rename()).await.unwrap_err();
    assert_eq!((&*kind(&error), error.outcome()), ("transport Redirected", Outcome::Unknown), "{error}");
    simulator.faults().next(Fault::Redirect(Peer::absent().address));
    let error = client.call(&rename()).await.unwrap_err();
    assert_eq!((&*kind(&error), error.outcome()), ("transport Connect", Outcome::Unknown), "{error}");
}

fn own_client() -> reqwest::Client {
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    reqwest::Client::builder().no_proxy().tls_backend_preconfigured(config).build().unwrap()
}
