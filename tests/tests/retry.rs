//! Sending again, towards a platform that keeps what it was told.

mod failing;

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use failing::peer::{Act, Peer, Tls};
use failing::rows::{BOTH, accepted};
use sips_office::runtime::typed::Request;
use sips_office::wallet::{AddCardRequest, UpdatePaymentMeanRequest};
use sips_office::{
    Answer, Brand, Client, Environment, Error, Exchange, Outcome, Protocol, RetryPolicy, SecretKey,
    TransportErrorKind, TransportOptions, blocking,
};
use sips_office_simulator::{Fault, Simulator, example};

const QUICKLY: RetryPolicy = RetryPolicy::up_to(3).pauses(Duration::from_millis(1), Duration::from_millis(1));

/// How a shop waits for its answers.
#[derive(Clone, Copy, Debug)]
enum Way {
    Async,
    Blocking,
}

const WAYS: [Way; 2] = [Way::Async, Way::Blocking];

async fn call<R>(
    way: Way,
    protocol: Protocol,
    address: &str,
    options: &TransportOptions,
    request: &R,
) -> Result<Answer<R::Response>, Error>
where
    R: Request + Clone + Send + 'static,
    R::Response: Send,
{
    let key = SecretKey::new(example::SECRET_KEY).unwrap();
    let exchange =
        Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
            .protocol(protocol)
            .base_address(address)
            .build()?;
    match way {
        Way::Async => Client::with_options(exchange, options)?.with_retry(QUICKLY).call(request).await,
        Way::Blocking => {
            let client = blocking::Client::with_options(exchange, options)?.with_retry(QUICKLY);
            let request = request.clone();
            tokio::task::spawn_blocking(move || client.call(&request)).await.unwrap()
        }
    }
}

fn rename() -> UpdatePaymentMeanRequest {
    UpdatePaymentMeanRequest::new()
        .merchant_wallet_id(example::WALLET_ID)
        .payment_mean_id("2")
        .payment_mean_alias("Café")
}

fn add() -> AddCardRequest {
    AddCardRequest::new()
        .merchant_wallet_id("new@shop")
        .card_number("4974934125497987")
        .card_expiry_date("203012")
}

fn times(simulator: &Simulator, function: &str) -> usize {
    simulator.received().iter().filter(|request| request.function.as_deref() == Some(function)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_rename_whose_connection_dies_is_sent_again_and_done_once() {
    for &protocol in BOTH {
        for way in WAYS {
            for fault in [Fault::NoAnswer, Fault::CutConnection, Fault::Status(503)] {
                let simulator = Simulator::start().await.unwrap();
                simulator.faults().next(fault.clone());
                simulator.faults().next(fault);
                let options = TransportOptions::new();
                let answer = call(way, protocol, &simulator.base_address(), &options, &rename()).await;
                answer.unwrap().accepted().unwrap();
                assert_eq!(times(&simulator, "updatePaymentMean"), 3, "{protocol:?} {way:?}");
                let wallets = simulator.wallets();
                let alias = |id: &str| {
                    let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, id).unwrap();
                    mean.alias().map(str::to_owned)
                };
                assert_eq!((alias("1"), alias("2").as_deref()), (None, Some("Café")));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_card_whose_connection_dies_is_added_once_and_told_to_be_unknown() {
    for &protocol in BOTH {
        for way in WAYS {
            for fault in [Fault::NoAnswer, Fault::CutConnection] {
                let simulator = Simulator::start().await.unwrap();
                simulator.faults().next(fault);
                let options = TransportOptions::new();
                let error =
                    call(way, protocol, &simulator.base_address(), &options, &add()).await.unwrap_err();
                assert_eq!(error.outcome(), Outcome::Unknown, "{error}");
                let Error::Transport(cause) = &error else { panic!("{error:?}") };
                assert_eq!(cause.kind(), TransportErrorKind::Cut);
                assert_eq!(times(&simulator, "addCard"), 1, "{protocol:?} {way:?}");
                let wallets = simulator.wallets();
                let wallet = wallets.wallet(example::MERCHANT_ID, "new@shop").unwrap();
                assert_eq!(wallet.payment_means().count(), 1);
            }
        }
    }
}

/// A pooled connection that the platform has closed meanwhile: nothing of the request was taken for it, or it is unknown.
/// In no case is a card added twice.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_that_was_closed_while_idle_adds_no_card_twice() {
    let simulator = Simulator::start().await.unwrap();
    let address = simulator.address();
    let key = SecretKey::new(example::SECRET_KEY).unwrap();
    let exchange =
        Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
            .base_address(&simulator.base_address())
            .build()
            .unwrap();
    let client = Client::new(exchange).unwrap().with_retry(QUICKLY);
    client.call(&rename()).await.unwrap();
    simulator.stop().await;
    let simulator = Simulator::builder().address(address).start().await.unwrap();
    match client.call(&add()).await {
        Ok(answer) => drop(answer.accepted().unwrap()),
        Err(error) => assert_eq!(error.outcome(), Outcome::Unknown, "{error}"),
    }
    assert!(times(&simulator, "addCard") <= 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_never_sent_is_sent_again_whatever_it_is() {
    let tls = Tls::self_signed();
    for &protocol in BOTH {
        for way in WAYS {
            // The name is found at the third time of asking.
            let asked = AtomicU32::new(0);
            let peer = Peer::with_tls(&tls, Act::Say(accepted(protocol, "addCard")));
            let options =
                peer.options.clone().add_root_certificates(&*tls.pem).resolver(move |_| {
                    match asked.fetch_add(1, Ordering::Relaxed) {
                        0 | 1 => Err(io::Error::other("no such host yet")),
                        _ => Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]),
                    }
                });
            let answer = call(way, protocol, &peer.address, &options, &add()).await;
            answer.unwrap().accepted().unwrap();
        }
    }
    let peer = Peer::absent();
    let error = call(Way::Async, Protocol::Json, &peer.address, &peer.options, &add()).await.unwrap_err();
    assert!(matches!(error, Error::Retried { attempts: 3, outcome: Outcome::NotSent, .. }), "{error:?}");
}

/// The whole ends in time, although each attempt could take much longer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_ends_within_its_time() {
    let peer = Peer::acting(Act::Wait);
    let key = SecretKey::new(example::SECRET_KEY).unwrap();
    let exchange = Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, 1)
        .base_address(&peer.address)
        .build()
        .unwrap();
    let options = TransportOptions::new().timeout(Duration::from_secs(3600));
    let policy = QUICKLY.within(Duration::from_millis(300));
    let client = Client::with_options(exchange, &options).unwrap().with_retry(policy);
    let request = rename();
    let called = tokio::time::timeout(Duration::from_secs(60), client.call(&request)).await;
    let error = called.expect("the call ends by itself").unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown, "{error}");
}
