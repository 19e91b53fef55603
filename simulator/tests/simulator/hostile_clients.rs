//! Clients that send garbage, too much, too slowly, or nothing; each on a raw socket. Where a limit of time ends
//! something, the limit is short and the end is waited for, so nothing here depends on how fast the machine is.

use std::time::Duration;

use crate::shop::Shop;
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::{Builder, Simulator};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No more than a bound for what hangs.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a client may take that takes for ever.
const SHORT: Duration = Duration::from_millis(20);

async fn start(builder: Builder) -> Simulator {
    builder.start().await.unwrap()
}

/// Sends bytes, keeps its own half of the connection open, and gives what comes until the server closes.
async fn until_closed(simulator: &Simulator, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    // The server may have had enough before it has everything.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await.expect("the server closes");
    String::from_utf8_lossy(&answer).into_owned()
}

/// The same, until an answer comes: on a busy machine a good client may be late too.
async fn answered(simulator: &Simulator, bytes: &[u8]) -> String {
    let answering = async {
        loop {
            let answer = until_closed(simulator, bytes).await;
            if !answer.is_empty() {
                return answer;
            }
        }
    };
    tokio::time::timeout(PATIENCE, answering).await.expect("an answer")
}

/// A good request on a connection of its own is answered.
async fn assert_serves(simulator: &Simulator) {
    let shop = Shop::new(Protocol::Json);
    let answer = answered(simulator, &request(&shop, "connection: close\r\n")).await;
    assert!(
        answer.starts_with("HTTP/1.1 200 ") && answer.contains("\"walletResponseCode\":\"00\""),
        "{answer}"
    );
}

fn request(shop: &Shop, headers: &str) -> Vec<u8> {
    let (path, body) = (shop.function.path(shop.protocol).unwrap(), shop.write(&shop.update(&[])));
    let length = body.len();
    let head = format!("POST {path} HTTP/1.1\r\nhost: x\r\n{headers}content-length: {length}\r\n\r\n");
    [head.as_bytes(), &body].concat()
}

#[tokio::test]
async fn garbage_is_refused_and_its_connection_closed() {
    let simulator = start(Simulator::builder()).await;
    let long_line = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(1 << 20));
    let many_headers = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(10_000));
    let two_lengths = "POST / HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx";
    let negative = "POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n";
    let bad_chunk =
        "POST /services/v2/wallet HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n";
    let tls = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 and so on, as a client that expects TLS begins\r\n\r\n";
    for bytes in [
        &b"\r\n\r\nno HTTP at all\r\n\r\n"[..],
        &[0; 4096],
        &[0xff; 4096],
        tls,
        b"GET / HTTP/9.9\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        long_line.as_bytes(),
        many_headers.as_bytes(),
        two_lengths.as_bytes(),
        negative.as_bytes(),
        bad_chunk.as_bytes(),
    ] {
        let answer = until_closed(&simulator, bytes).await;
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]);
        let is_refused = answer.is_empty() || answer.starts_with("HTTP/1.1 4");
        assert!(is_refused, "{shown:?} is answered with {answer}");
    }
    assert_serves(&simulator).await;
    assert_eq!(simulator.received().iter().filter(|received| received.status < 400).count(), 1);
}

#[tokio::test]
async fn a_body_that_is_too_long_is_not_read_to_its_end() {
    let simulator = start(Simulator::builder()).await;
    let announced = "POST /services/v2/wallet HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000000\r\n\r\n";
    let body = vec![b' '; (1 << 20) + 1];
    let answer = until_closed(&simulator, &[announced.as_bytes(), &body].concat()).await;
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert_serves(&simulator).await;
}

#[tokio::test]
async fn who_takes_too_long_loses_the_connection() {
    let simulator = start(Simulator::builder().client_time(SHORT)).await;
    for unfinished in ["", "P", "POST / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nhost: x\r\na: "] {
        assert_eq!(until_closed(&simulator, unfinished.as_bytes()).await, "", "{unfinished:?}");
    }
    for unfinished in ["content-length: 9\r\n\r\n{", "transfer-encoding: chunked\r\n\r\n1\r\n"] {
        let head = "POST /services/v2/wallet HTTP/1.1\r\nhost: x\r\n";
        let answer = answered(&simulator, format!("{head}{unfinished}").as_bytes()).await;
        let has_text =
            answer.contains("text/plain") && answer.ends_with("the request did not come in time\n");
        assert!(answer.starts_with("HTTP/1.1 408") && has_text, "{unfinished:?} {answer}");
    }
    // After an answer the client owes a next request, and no less.
    let answer = answered(&simulator, &request(&Shop::new(Protocol::Json), "")).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_serves(&simulator).await;
}

/// A head that comes byte by byte without end is as late as one that does not come.
#[tokio::test]
async fn a_head_that_never_ends_is_given_up() {
    let simulator = start(Simulator::builder().client_time(SHORT)).await;
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\na: ").await.unwrap();
    let dripping = async {
        while stream.write_all(b"b").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(PATIENCE, dripping).await.expect("the server closes");
    assert_serves(&simulator).await;
}

/// Only one half of the connection is closed: the answer still comes.
#[tokio::test]
async fn a_client_that_has_said_all_it_will_say_is_answered_or_closed() {
    let simulator = start(Simulator::builder()).await;
    for (bytes, expected) in [
        (request(&Shop::new(Protocol::Soap), "connection: close\r\n"), "HTTP/1.1 200"),
        (b"POST /services/v2/wallet HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{".to_vec(), ""),
        (b"POST /serv".to_vec(), ""),
        (Vec::new(), ""),
    ] {
        let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
        stream.write_all(&bytes).await.unwrap();
        stream.shutdown().await.unwrap();
        let mut answer = Vec::new();
        let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await;
        let _ = read.expect("the server closes");
        assert!(String::from_utf8_lossy(&answer).starts_with(expected));
    }
    assert_serves(&simulator).await;
}

/// Answers that nobody takes fill what lies between, and then the connection ends.
#[tokio::test]
async fn who_does_not_take_the_answers_loses_the_connection() {
    let simulator = start(Simulator::builder().client_time(SHORT)).await;
    let mut stream = TcpStream::connect(simulator.address()).await.unwrap();
    let asking = async {
        let requests = request(&Shop::new(Protocol::Soap), "").repeat(100);
        while stream.write_all(&requests).await.is_ok() {}
    };
    tokio::time::timeout(PATIENCE, asking).await.expect("the server closes");
    assert_serves(&simulator).await;
}

#[tokio::test]
async fn connections_beyond_the_most_wait_for_a_place() {
    let simulator = start(Simulator::builder().most_connections(2)).await;
    let idle = [
        TcpStream::connect(simulator.address()).await.unwrap(),
        TcpStream::connect(simulator.address()).await.unwrap(),
    ];
    while simulator.connections() < 2 {
        tokio::task::yield_now().await;
    }
    let [one, _other] = idle;
    let (served, ()) = tokio::join!(assert_serves(&simulator), async {
        // What waits outside has no connection yet.
        tokio::task::yield_now().await;
        assert_eq!(simulator.connections(), 2);
        drop(one);
    });
    served
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_clients_at_once_are_all_answered() {
    let simulator = std::sync::Arc::new(start(Simulator::builder().most_connections(8)).await);
    let calls: Vec<_> = (0..200)
        .map(|_| {
            let simulator = std::sync::Arc::clone(&simulator);
            tokio::spawn(async move { assert_serves(&simulator).await })
        })
        .collect();
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!(simulator.received().len(), 200);
}
