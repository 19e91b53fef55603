//! A full run with everything that can be logged, debugged or failed, and in none of it the key or the card number.

mod failing;

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use failing::rows::{By, CARD_NUMBER, Failure, MOST_BYTES, PROXY_PASSWORD, failures};
use sips_office::runtime::ExchangeBuilder;
use sips_office::runtime::codec::Limits;
use sips_office::runtime::typed::Request;
use sips_office::wallet::{
    AddCardRequest, DeletePaymentMeanRequest, GetPaymentMeanDataRequest, GetWalletDataRequest,
    SignOffRequest, UpdatePaymentMeanRequest,
};
use sips_office::{
    Brand, Client, Environment, Error, Exchange, InterfaceVersion, Protocol, RetryPolicy, SealAlgorithm,
    SecretKey, TransportOptions, blocking,
};
use sips_office_simulator::{Fault, Simulator, example};
use tokio::task::JoinSet;
use tracing_subscriber::fmt::format::FmtSpan;

const KEY: &str = example::SECRET_KEY;

/// Everything that was written anywhere, to be looked through at the end.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Heard {
    fn note(&self, what: impl Debug) {
        writeln!(self.clone(), "{what:?} {what:#?}").unwrap();
    }

    /// All of it without the seals, in which any digits may stand by chance.
    fn text(&self) -> String {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        let is_hex = |letter: char| letter.is_ascii_hexdigit();
        let seals: BTreeSet<_> =
            text.split(|letter| !is_hex(letter)).filter(|word| [64, 128].contains(&word.len())).collect();
        seals.into_iter().fold(text.clone(), |text, seal| text.replace(seal, "(a seal)"))
    }
}

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn neither_key_nor_card_number_is_ever_told() {
    let heard = Heard::default();
    let writer = heard.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_span_events(FmtSpan::FULL)
        .with_ansi(false)
        .without_time()
        .with_writer(move || writer.clone())
        .init();

    let faults = [
        Fault::WrongSeal,
        Fault::MissingSeal,
        Fault::ChangedByte,
        Fault::DuplicateField,
        Fault::TruncatedBody,
        Fault::CutConnection,
        Fault::UnknownField,
        Fault::UnknownCode,
        Fault::SoapFault,
        Fault::Status(400),
        Fault::Status(500),
        Fault::Redirect("http://127.0.0.1:1/".to_owned()),
    ];
    for protocol in [Protocol::Json, Protocol::Soap] {
        let simulator = Simulator::start().await.unwrap();
        let exchange = exchange(&simulator, protocol, KEY);
        let client = Client::new(exchange.clone()).unwrap();
        heard.note(&exchange);
        heard.note(&client);

        let wallet = "leak@shop";
        let add = AddCardRequest::new()
            .merchant_wallet_id(wallet)
            .card_number(CARD_NUMBER)
            .card_expiry_date("203012");
        heard.note(exchange.prepare(&add).unwrap());
        call(&client, &add, &heard).await;
        call(&client, &add, &heard).await;
        let by_wallet = GetWalletDataRequest::new().merchant_wallet_id(wallet);
        call(&client, &by_wallet, &heard).await;
        let read = GetPaymentMeanDataRequest::new().merchant_wallet_id(wallet).payment_mean_id("1");
        call(&client, &read, &heard).await;
        let rename = UpdatePaymentMeanRequest::new().merchant_wallet_id(wallet).payment_mean_id("1");
        call(&client, &rename.payment_mean_alias("myAlias"), &heard).await;
        for fault in &faults {
            simulator.faults().next(fault.clone());
            call(&client, &add, &heard).await;
        }
        call(&client, &AddCardRequest::new().card_number(CARD_NUMBER), &heard).await;
        call(&client, &add.clone().seal_algorithm(SealAlgorithm::HmacSha512), &heard).await;
        let old = AddCardRequest::new()
            .merchant_wallet_id(wallet)
            .card_number(format!("{CARD_NUMBER}{CARD_NUMBER}"));
        call(&client, &old.card_expiry_date("not a date"), &heard).await;
        call(
            &client,
            &DeletePaymentMeanRequest::new().merchant_wallet_id(wallet).payment_mean_id("1"),
            &heard,
        )
        .await;
        call(&client, &SignOffRequest::new().merchant_wallet_id(wallet), &heard).await;
        call(&Client::new(self::exchange(&simulator, protocol, "another key")).unwrap(), &add, &heard).await;

        heard.note(simulator.received());
        heard.note(simulator.wallets());
        heard.note(simulator.office());
        simulator.stop().await;
        call(&client, &add, &heard).await;
    }
    for failure in failures().into_iter().map(Arc::new) {
        // At once, since most of the time goes with waiting.
        let mut protocols = JoinSet::new();
        for &protocol in failure.protocols {
            let (failure, heard) = (Arc::clone(&failure), heard.clone());
            protocols.spawn(async move { suffer(&failure, protocol, &heard).await });
        }
        protocols.join_all().await;
    }

    let text = heard.text();
    for told in [
        "sips_office_call",
        "addCard",
        "wrong",
        "AddCardRequest",
        "############7987",
        "is repeated",
        "Retried",
    ] {
        assert!(text.contains(told), "nothing of {told} was heard: the test is deaf");
    }
    for five in CARD_NUMBER.as_bytes().windows(5) {
        let five = std::str::from_utf8(five).unwrap();
        let told = text.lines().find(|line| line.contains(five));
        assert_eq!(told, None, "{five} of the card number was told");
    }
    for key in [KEY, "another key", PROXY_PASSWORD] {
        assert_eq!(text.lines().find(|line| line.contains(key)), None, "the key was told");
    }
}

/// A failing call, sent again where that is safe, by somebody who waits asynchronously and by a thread.
async fn suffer(failure: &Failure, protocol: Protocol, heard: &Heard) {
    let simulator = Simulator::start().await.unwrap();
    let (address, options, _leash) = match &failure.by {
        By::Simulator(fault) => {
            simulator.faults().always(fault.clone());
            let options = TransportOptions::new().timeout(match fault {
                Fault::Delay(_) => Duration::from_millis(300),
                _ => Duration::from_secs(20),
            });
            (simulator.base_address(), options, None)
        }
        By::Peer(peer) => {
            let peer = peer(protocol);
            (peer.address, peer.options, Some(peer.leash))
        }
    };
    heard.note(&options);
    let exchange = settings(&address, protocol, KEY)
        .limits(Limits { bytes: MOST_BYTES, ..Limits::default() })
        .build()
        .unwrap();
    let policy = RetryPolicy::up_to(2).pauses(Duration::from_millis(1), Duration::from_millis(1));
    let waiting = blocking::Client::with_options(exchange.clone(), &options).unwrap().with_retry(policy);
    let client = Client::with_options(exchange, &options).unwrap().with_retry(policy);
    heard.note((&waiting, &client));
    let add = AddCardRequest::new()
        .merchant_wallet_id("leak@shop")
        .card_number(CARD_NUMBER)
        .card_expiry_date("203012");
    let rename = UpdatePaymentMeanRequest::new().merchant_wallet_id("leak@shop").payment_mean_id(CARD_NUMBER);
    let waiting = tokio::task::spawn_blocking(move || waiting.call(&rename));
    call(&client, &add, heard).await;
    if let Err(error) = waiting.await.unwrap() {
        note_error(&error, heard);
    }
    simulator.stop().await;
}

fn exchange(simulator: &Simulator, protocol: Protocol, key: &str) -> Exchange {
    settings(&simulator.base_address(), protocol, key).build().unwrap()
}

fn settings(address: &str, protocol: Protocol, key: &str) -> ExchangeBuilder {
    let key = SecretKey::new(key).unwrap();
    Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
        .protocol(protocol)
        .interface_version(InterfaceVersion::new(2, 58))
        .base_address(address)
}

/// Notes everything that a call shows: the request, and the answer or the error with all that led to it.
async fn call<R: Request + Debug>(client: &Client, request: &R, heard: &Heard)
where
    R::Response: Debug,
{
    heard.note(request);
    match client.call(request).await {
        Ok(answer) => {
            heard.note(&answer);
            heard.note(answer.result());
            if let Err(error) = answer.accepted() {
                heard.note(error.to_string());
            }
        }
        Err(error) => note_error(&error, heard),
    }
}

fn note_error(error: &Error, heard: &Heard) {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        heard.note(error.to_string());
        cause = error.source();
    }
    heard.note(error);
}
