//! The engine behind a socket, called by a client that knows no more of HTTP than it must.

use std::time::{Duration, Instant};

use crate::shop::{BOTH, Shop};
use sips_office_runtime::Verdict;
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::{Fault, HttpAnswer, Simulator, example};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends one request on a connection of its own, and reads until the server closes it.
async fn exchange(simulator: &Simulator, head: &str, body: &[u8]) -> (String, Vec<u8>) {
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    let length = body.len();
    let head = format!(
        "{head} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // A server that refuses early may close before it has read everything.
    let _ = stream.write_all(body).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n").expect("a head");
    let body = answer.split_off(end + 4);
    (String::from_utf8(answer).unwrap().to_ascii_lowercase(), body)
}

async fn call(simulator: &Simulator, shop: &Shop) -> (String, Vec<u8>) {
    let path = shop.function.path(shop.protocol).unwrap();
    exchange(simulator, &format!("POST {path}"), &shop.write(&shop.update(&[]))).await
}

fn answer(body: Vec<u8>) -> HttpAnswer {
    let mut answer = HttpAnswer::default();
    answer.status = 200;
    answer.body = body;
    answer
}

#[tokio::test]
async fn a_call_over_a_socket_is_answered_and_sealed() {
    let simulator = Simulator::start().await.unwrap();
    assert_eq!(simulator.base_address(), format!("http://127.0.0.1:{}", simulator.address().port()));
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let (head, body) = call(&simulator, &shop).await;
        assert!(head.starts_with("http/1.1 200 ok\r\n"), "{head}");
        let kind =
            if protocol == Protocol::Json { "application/json\r\n" } else { "text/xml; charset=utf-8\r\n" };
        assert!(head.contains(&format!("content-type: {kind}")), "{head}");
        shop.read(&answer(body)).assert("00", None, Verdict::Valid);
    }
    let wallets = simulator.wallets();
    let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap();
    assert_eq!(mean.alias(), Some("myAlias"));
    assert_eq!(simulator.received().len(), 2);
    simulator.stop().await;
}

#[tokio::test]
async fn other_methods_and_addresses_and_too_long_bodies_are_refused() {
    let simulator = Simulator::start().await.unwrap();
    let (head, _) = exchange(&simulator, "GET /services/v2/wallet", b"").await;
    assert!(head.starts_with("http/1.1 405") && head.contains("allow: post\r\n"), "{head}");
    let (head, _) = exchange(&simulator, "POST /nowhere", b"{}").await;
    assert!(head.starts_with("http/1.1 404"), "{head}");
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    // Exactly one byte too many, so that nothing is left unread when the server answers.
    let length = (1 << 20) + 1;
    let head = format!("POST /services/v2/wallet HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&vec![b' '; length]).await.unwrap();
    let mut status = [0; 12];
    stream.read_exact(&mut status).await.unwrap();
    assert_eq!(&status, b"HTTP/1.1 413");
}

#[tokio::test]
async fn a_connection_is_cut_in_the_middle_of_the_announced_answer() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::CutConnection);
    let (head, body) = call(&simulator, &Shop::new(Protocol::Json)).await;
    let announced = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    assert_eq!(body.len(), announced.parse::<usize>().unwrap() / 2);
}

#[tokio::test]
async fn a_connection_ends_without_an_answer_to_what_was_carried_out() {
    let simulator = Simulator::start().await.unwrap();
    let shop = Shop::new(Protocol::Json);
    simulator.faults().next(Fault::NoAnswer);
    let path = shop.function.path(shop.protocol).unwrap();
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    let body = shop.write(&shop.update(&[]));
    let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: {}\r\n\r\n", body.len());
    stream.write_all(&[head.as_bytes(), &body].concat()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    assert_eq!(answer, b"");
    let wallets = simulator.wallets();
    let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap();
    assert_eq!(mean.alias(), Some("myAlias"));
}

#[tokio::test]
async fn connections_are_counted() {
    let simulator = Simulator::start().await.unwrap();
    assert_eq!(simulator.connections(), 0);
    call(&simulator, &Shop::new(Protocol::Json)).await;
    call(&simulator, &Shop::new(Protocol::Soap)).await;
    assert_eq!(simulator.connections(), 2);
}

#[tokio::test]
async fn a_redirect_has_its_address_and_a_delay_is_waited_for() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().always(Fault::Delay(Duration::from_millis(50)));
    simulator.faults().next(Fault::Redirect("http://127.0.0.1:1/elsewhere".into()));
    let start = Instant::now();
    let (head, _) = call(&simulator, &Shop::new(Protocol::Json)).await;
    assert!(start.elapsed() >= Duration::from_millis(50));
    assert!(head.starts_with("http/1.1 307"), "{head}");
    assert!(head.contains("location: http://127.0.0.1:1/elsewhere\r\n"), "{head}");
}

#[tokio::test]
async fn what_is_no_status_counts_as_500() {
    let simulator = Simulator::start().await.unwrap();
    for status in [0, 42, 100, 204, 205, 304, 1000] {
        simulator.faults().next(Fault::Status(status));
        let (head, _) = call(&simulator, &Shop::new(Protocol::Json)).await;
        assert!(head.starts_with("http/1.1 500"), "{head}");
    }
    simulator.faults().next(Fault::Redirect("no\r\naddress: x".into()));
    let (head, _) = call(&simulator, &Shop::new(Protocol::Json)).await;
    assert!(head.starts_with("http/1.1 307") && !head.contains("address"), "{head}");
}

#[tokio::test]
async fn a_dropped_simulator_frees_its_port() {
    let simulator = Simulator::start().await.unwrap();
    let address = simulator.address();
    // A client that keeps its connection open does not hold the simulator up.
    let _idle = TcpStream::connect(address).await.unwrap();
    drop(simulator);
    let closed = async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), closed).await.expect("the port is closed");
    let again = Simulator::builder().address(address).start().await.unwrap();
    assert_eq!(again.address(), address);
    again.stop().await;
}
