//! A simulator stops at once, whatever its clients are about.

use std::time::Duration;

use crate::shop::Shop;
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::{Fault, Simulator};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No more than a bound for what hangs; whatever should be waited for lasts far longer.
const PATIENCE: Duration = Duration::from_secs(60);

fn request(body: &[u8], length: usize) -> Vec<u8> {
    let path = "/rs-services/v2/wallet/updatePaymentMean";
    let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}

async fn saying(simulator: &Simulator, bytes: &[u8]) -> TcpStream {
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    stream
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
    let _ = read.expect("the connection ends");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn stopping_ends_every_connection_and_answers_what_has_arrived() {
    let simulator = Simulator::builder().client_time(Duration::from_secs(3600)).start().await.unwrap();
    let shop = Shop::new(Protocol::Json);
    let body = shop.write(&shop.update(&[]));

    let mut idle = saying(&simulator, b"").await;
    let mut in_the_head = saying(&simulator, b"POST / HTTP/1.1\r\nhost: ").await;
    let mut in_the_body = saying(&simulator, &request(&body[..9], body.len())).await;
    simulator.faults().next(Fault::Delay(Duration::from_secs(3600)));
    let mut waiting = saying(&simulator, &request(&body, body.len())).await;
    while simulator.received().is_empty() || simulator.connections() < 4 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    tokio::time::timeout(PATIENCE, simulator.stop()).await.expect("it stops");
    assert_eq!(rest(&mut idle).await, "");
    assert_eq!(rest(&mut in_the_head).await, "");
    let answer = rest(&mut in_the_body).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 503"), "{answer}");
    let answer = rest(&mut waiting).await;
    assert!(answer.contains("\"walletResponseCode\":\"00\""), "{answer}");
}

#[tokio::test]
async fn a_connection_that_was_used_and_is_kept_ends_too() {
    let simulator = Simulator::start().await.unwrap();
    let shop = Shop::new(Protocol::Json);
    let body = shop.write(&shop.update(&[]));
    let mut kept = saying(&simulator, &request(&body, body.len())).await;
    let mut begun = [0; 12];
    kept.read_exact(&mut begun).await.unwrap();
    assert_eq!(&begun, b"HTTP/1.1 200");
    drop(simulator);
    rest(&mut kept).await;
}

#[tokio::test]
async fn an_address_that_is_taken_is_an_error() {
    let simulator = Simulator::start().await.unwrap();
    let error = Simulator::builder().address(simulator.address()).start().await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}
