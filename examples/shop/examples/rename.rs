//! Renames a wallet. It calls a simulator that knows the shop's functions: `cargo run -p sips-office-example-shop
//! --example rename`.

use std::error::Error;
use std::path::Path;

use sips_office::{Brand, Client, Environment, Exchange, SecretKey};
use sips_office_example_shop::wallet::RenameWalletRequest;
use sips_office_simulator::{Simulator, example};
use sips_office_spec::{Sources, load};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let simulator =
        Simulator::builder().catalog(load(Sources::folder(&specs)?).into_catalog()?).start().await?;

    let key = SecretKey::new(example::SECRET_KEY)?;
    let exchange = Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, 1)
        .base_address(&simulator.base_address())
        .build()?;
    let client = Client::new(exchange)?;

    let request = RenameWalletRequest::new().merchant_wallet_id("walId011").wallet_name("Holidays");
    let answer = client.call(&request).await?.accepted()?;
    println!("{request:?}");
    println!("{answer:?}");
    Ok(())
}
