//! How many sealed requests a second the simulator answers on two cores, those of the clients included.

use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use sips_office::runtime::descriptor::Protocol;
use sips_office::runtime::{HttpResponse, SealState};
use sips_office::wallet::UpdatePaymentMeanRequest;
use sips_office_simulator::Simulator;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::messages::{exchange, update};

/// How many clients call at once, each on a connection of its own.
const CLIENTS: usize = 16;
/// How long they call.
const TIME: Duration = Duration::from_secs(3);

/// Prints the rate of each protocol.
pub(crate) fn print() -> Result<(), Box<dyn Error + Send + Sync>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    println!(
        "The simulator on two cores, with {CLIENTS} clients on the same cores. It checks the seal of each request and"
    );
    println!("seals each answer.\n");
    println!("| updatePaymentMean in | requests | a second |");
    println!("|---|--:|--:|");
    for protocol in [Protocol::Json, Protocol::Soap] {
        let (requests, rate) = runtime.block_on(measured(protocol))?;
        println!("| {} | {requests} | {rate:.0} |", protocol.title());
    }
    println!();
    Ok(())
}

/// How many requests were answered, and how many of them each second.
async fn measured(protocol: Protocol) -> Result<(usize, f64), Box<dyn Error + Send + Sync>> {
    let simulator = Simulator::start().await?;
    let request = request(protocol)?;
    let (address, start) = (simulator.address(), Instant::now());
    let clients: Vec<_> =
        (0..CLIENTS).map(|_| tokio::spawn(call_on(address, request.clone(), protocol, start))).collect();
    let mut requests = 0;
    for client in clients {
        requests += client.await??;
    }
    let rate = requests as f64 / start.elapsed().as_secs_f64();
    simulator.stop().await;
    Ok((requests, rate))
}

/// Calls until the time is over, on one connection.
async fn call_on(
    address: SocketAddr,
    request: Vec<u8>,
    protocol: Protocol,
    start: Instant,
) -> Result<usize, Box<dyn Error + Send + Sync>> {
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let mut answer = Vec::new();
    let mut requests = 0;
    while start.elapsed() < TIME {
        stream.write_all(&request).await?;
        answer.clear();
        let body = loop {
            if stream.read_buf(&mut answer).await? == 0 {
                return Err("the simulator closed the connection".into());
            }
            if let Some(body) = body_of(&answer) {
                break body;
            }
        };
        // Verifying costs the client as much as the request costs the simulator, so one answer stands for all.
        if requests == 0 {
            verify(protocol, body)?;
        } else if !is_success(protocol, body) {
            return Err("an answer is no success".into());
        }
        requests += 1;
    }
    Ok(requests)
}

fn is_success(protocol: Protocol, body: &[u8]) -> bool {
    let code = match protocol {
        Protocol::Json => "\"walletResponseCode\":\"00\"",
        Protocol::Soap => "<walletResponseCode>00</walletResponseCode>",
    };
    std::str::from_utf8(body).is_ok_and(|body| body.contains(code))
}

/// The body, where all of it is there.
fn body_of(answer: &[u8]) -> Option<&[u8]> {
    let end = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n")? + 4;
    let head = std::str::from_utf8(&answer[..end]).ok()?.to_ascii_lowercase();
    let length =
        head.lines().find_map(|line| line.strip_prefix("content-length: "))?.parse::<usize>().ok()?;
    answer.get(end..).filter(|body| body.len() == length)
}

/// The request as it goes over the wire.
fn request(protocol: Protocol) -> Result<Vec<u8>, Box<dyn Error + Send + Sync>> {
    let exchange = exchange(protocol);
    let update = update();
    let prepared = exchange.prepare(&update)?;
    let http = prepared.http();
    let path = http.url.strip_prefix(exchange.base_address()).ok_or("an address of another host")?;
    let mut head =
        format!("POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n", http.body.len());
    for (name, value) in &http.headers {
        head += &format!("{name}: {value}\r\n");
    }
    Ok([head.as_bytes(), b"\r\n", &http.body].concat())
}

fn verify(protocol: Protocol, body: &[u8]) -> Result<(), Box<dyn Error + Send + Sync>> {
    let exchange = exchange(protocol);
    let update = update();
    let prepared = exchange.prepare(&update)?;
    let response = HttpResponse {
        status: 200,
        headers: vec![("content-type".to_owned(), protocol.content_type().to_owned())],
        body: body.to_vec(),
    };
    let answer = exchange.receive::<UpdatePaymentMeanRequest>(&prepared, &response)?.accepted()?;
    match answer.seal_state() {
        SealState::Verified => Ok(()),
        state => Err(format!("the answer's seal is {state:?}").into()),
    }
}
