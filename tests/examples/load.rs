//! Calls the simulator very often, one call after the other and many at once, and looks at what comes of it: every answer
//! verified, connections used again, and memory where it was.
//!
//! `cargo run --release -p sips-office-tests --example load`, as `.ci/full` does.

use std::time::{Duration, Instant};

use sips_office::wallet::UpdatePaymentMeanRequest;
use sips_office::{
    Brand, Client, Environment, Error, Exchange, Protocol, SealState, SecretKey, TransportOptions,
};
use sips_office_simulator::{Simulator, example};

/// One after the other.
const SEQUENTIAL: usize = 10_000;
/// At once, and how many calls each of them makes.
const CONCURRENT: (usize, usize) = (64, 200);
/// How much more memory may be in use afterwards than before, in KiB. Each call's memory, kept, would be far more.
const MOST_GROWTH: u64 = 8 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    for protocol in [Protocol::Json, Protocol::Soap] {
        let simulator = Simulator::start().await?;
        let client = client(&simulator, protocol)?;
        // Until everything that is kept is kept: connections, buffers, and the simulator's last 1000 requests.
        concurrently(&client).await?;
        sequentially(&client, 2_000).await?;

        let (before, connections) = (resident()?, simulator.connections());
        let began = Instant::now();
        sequentially(&client, SEQUENTIAL).await?;
        let new = simulator.connections() - connections;
        report(protocol, "one after the other", SEQUENTIAL, began.elapsed(), new);
        assert_eq!(new, 0, "a call after another takes its connection");

        let connections = simulator.connections();
        let began = Instant::now();
        concurrently(&client).await?;
        let new = simulator.connections() - connections;
        let (at_once, each) = CONCURRENT;
        report(protocol, "64 at once", at_once * each, began.elapsed(), new);
        // A call that finds no connection begins one, even where another's is free before that one stands.
        assert!(new <= 2 * at_once as u64, "{new} connections for {at_once} calls at once");

        let after = resident()?;
        println!("{}: memory {before} KiB before, {after} KiB after", protocol.title());
        assert!(after.saturating_sub(before) <= MOST_GROWTH, "memory grows");
        simulator.stop().await;
    }
    Ok(())
}

fn client(simulator: &Simulator, protocol: Protocol) -> Result<Client, Box<dyn std::error::Error>> {
    let key = SecretKey::new(example::SECRET_KEY)?;
    let exchange =
        Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
            .protocol(protocol)
            .base_address(&simulator.base_address())
            .build()?;
    // Connections do not end while this machine is busy with something else.
    Ok(Client::with_options(exchange, &TransportOptions::new().idle_time(Duration::from_secs(300)))?)
}

async fn sequentially(client: &Client, calls: usize) -> Result<(), Error> {
    for number in 0..calls {
        call(client, number).await?;
    }
    Ok(())
}

async fn concurrently(client: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let (at_once, each) = CONCURRENT;
    let mut shops = Vec::new();
    for _ in 0..at_once {
        let client = client.clone();
        shops.push(tokio::spawn(async move { sequentially(&client, each).await }));
    }
    for shop in shops {
        shop.await??;
    }
    Ok(())
}

/// One call, whose answer must be verified and a success.
async fn call(client: &Client, number: usize) -> Result<(), Error> {
    let request = UpdatePaymentMeanRequest::new()
        .merchant_wallet_id(example::WALLET_ID)
        .payment_mean_id("2")
        .payment_mean_alias(format!("alias {number}"));
    let answer = client.call(&request).await?.accepted()?;
    assert_eq!(answer.seal_state(), SealState::Verified);
    Ok(())
}

fn report(protocol: Protocol, how: &str, calls: usize, time: Duration, new_connections: u64) {
    let rate = calls as f64 / time.as_secs_f64();
    println!(
        "{}, {how}: {calls} calls, all verified, {rate:.0} a second, {new_connections} new connections",
        protocol.title()
    );
}

/// The memory of this process that is in use, in KiB.
fn resident() -> Result<u64, Box<dyn std::error::Error>> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    Ok(line.and_then(|line| line.split_whitespace().next()).ok_or("no VmRSS")?.parse()?)
}
