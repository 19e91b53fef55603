//! The shop's functions, called, and what its folder generates.

use std::path::Path;

use sips_office::wallet::WalletResponseCode;
use sips_office::{Brand, Client, Environment, Exchange, Outcome, Protocol, SecretKey};
use sips_office_codegen::{Settings, generate_folder};
use sips_office_example_shop::wallet::{FreezeReason, FreezeWalletRequest, RenameWalletRequest};
use sips_office_simulator::{Simulator, example};
use sips_office_spec::{Catalog, Sources, load};

const SPECS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs");

#[tokio::test]
async fn the_shops_functions_are_called_like_the_shipped_ones() {
    let simulator = Simulator::builder().catalog(catalog()).start().await.unwrap();
    for protocol in [Protocol::Json, Protocol::Soap] {
        let client = client(&simulator, protocol);

        let request = RenameWalletRequest::new().merchant_wallet_id("walId011").wallet_name("Été & <co>");
        let answer = client.call(&request).await.unwrap().accepted().unwrap();
        assert_eq!(answer.sent_version().to_string(), "2.11");
        assert_eq!(answer.wallet_response_code(), Some(&WalletResponseCode::Success));

        let request =
            FreezeWalletRequest::new().merchant_wallet_id("walId011").freeze_reason(FreezeReason::Holiday);
        let answer = client.call(&request).await.unwrap().accepted().unwrap();
        assert_eq!(answer.frozen_until_date_time().unwrap().as_str(), "2030-01-31T00:00:00+01:00");
    }
}

#[tokio::test]
async fn what_the_specs_do_not_allow_is_not_sent() {
    let simulator = Simulator::builder().catalog(catalog()).start().await.unwrap();
    let request = FreezeWalletRequest::new().freeze_reason("BORED");
    let error = client(&simulator, Protocol::Json).call(&request).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    let violations: Vec<_> = error.violations().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(
        violations,
        [
            "`merchantWalletId` is missing: it is required since 2.0",
            "`freezeReason` has a value that it does not take: it takes LOST, HOLIDAY",
        ]
    );
    assert!(simulator.received().is_empty());
}

/// With the macro's settings, so that a changed spec shows in a review as what it changes in Rust.
#[test]
fn what_the_folder_generates() {
    let settings = Settings { interface_version: Some("2.11".parse().unwrap()), ..Settings::default() }
        .with_runtime("sips_office::runtime")
        .unwrap()
        .with_existing("walletResponseCode", "sips_office::wallet::WalletResponseCode")
        .unwrap();
    insta::assert_snapshot!(generate_folder(SPECS, &settings).unwrap().outline());
}

fn client(simulator: &Simulator, protocol: Protocol) -> Client {
    let key = SecretKey::new(example::SECRET_KEY).unwrap();
    let exchange = Exchange::builder(Brand::Sogenactif, Environment::Test, example::MERCHANT_ID, key, 1)
        .protocol(protocol)
        .base_address(&simulator.base_address())
        .build()
        .unwrap();
    Client::new(exchange).unwrap()
}

fn catalog() -> Catalog {
    load(Sources::folder(Path::new(SPECS)).unwrap()).into_catalog().unwrap()
}
