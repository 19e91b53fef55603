//! A full run with everything that can be logged, debugged or failed, and in none of it the key or the card number.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use sips_office::runtime::typed::Request;
use sips_office::wallet::{
    AddCardRequest, DeletePaymentMeanRequest, GetPaymentMeanDataRequest, GetWalletDataRequest,
    SignOffRequest, UpdatePaymentMeanRequest,
};
use sips_office::{
    Brand, Client, Environment, Exchange, InterfaceVersion, Protocol, SealAlgorithm, SecretKey,
};
use sips_office_simulator::{Fault, Simulator, example};
use tracing_subscriber::fmt::format::FmtSpan;

/// No five digits of it are a port.
const CARD_NUMBER: &str = "9898797978987987";
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

#[tokio::test]
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

    let text = heard.text();
    for told in ["sips_office_call", "addCard", "wrong", "AddCardRequest", "############7987"] {
        assert!(text.contains(told), "nothing of {told} was heard: the test is deaf");
    }
    for five in CARD_NUMBER.as_bytes().windows(5) {
        let five = std::str::from_utf8(five).unwrap();
        let told = text.lines().find(|line| line.contains(five));
        assert_eq!(told, None, "{five} of the card number was told");
    }
    for key in [KEY, "another key"] {
        assert_eq!(text.lines().find(|line| line.contains(key)), None, "the key was told");
    }
}

fn exchange(simulator: &Simulator, protocol: Protocol, key: &str) -> Exchange {
    let key = SecretKey::new(key).unwrap();
    Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
        .protocol(protocol)
        .interface_version(InterfaceVersion::new(2, 58))
        .base_address(&simulator.base_address())
        .build()
        .unwrap()
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
        Err(error) => {
            let mut cause: Option<&dyn std::error::Error> = Some(&error);
            while let Some(error) = cause {
                heard.note(error.to_string());
                cause = error.source();
            }
            heard.note(&error);
        }
    }
}
