//! The real transport against a socket of this machine that says what the test wants.
#![cfg(feature = "reqwest")]

mod wallet;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use sips_office_runtime::codec::Limits;
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::{
    Client, Error, HttpRequest, Outcome, ReqwestTransport, Transport, TransportErrorKind, TransportOptions,
};
use wallet::*;

/// Takes one connection, reads one request, and lets the test answer it.
fn serve(answer: impl FnOnce(&mut TcpStream) + Send + 'static) -> (String, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let request = read_request(&mut stream);
        answer(&mut stream);
        request
    });
    (address, served)
}

fn read_request(stream: &mut TcpStream) -> String {
    let mut seen = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&seen).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .to_lowercase()
                .split_once("content-length: ")
                .map(|(_, rest)| rest.split("\r\n").next().unwrap().parse::<usize>().unwrap());
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut chunk).unwrap() {
            0 => return text,
            count => seen.extend_from_slice(&chunk[..count]),
        }
    }
}

fn client(address: &str, limits: Limits) -> Client {
    let exchange = settings(Protocol::Json).base_address(address).limits(limits).build().unwrap();
    Client::new(exchange).unwrap()
}

fn json_head(length: usize) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n")
}

async fn failing(address: &str, limits: Limits) -> Error {
    client(address, limits).call(&UPDATE).await.unwrap_err()
}

fn kind(error: &Error) -> TransportErrorKind {
    let Error::Transport(error) = error else { panic!("{error}") };
    error.kind()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_call_goes_out_and_comes_back() {
    let (address, served) = serve(|stream| {
        let body = respond(Protocol::Json, &accepted()).body;
        stream.write_all(json_head(body.len()).as_bytes()).unwrap();
        stream.write_all(&body).unwrap();
    });
    let client = client(&address, Limits::default());
    let answer = client.call(&UPDATE).await.unwrap();
    assert_eq!(answer.result().code(), Some("00"));
    let request = served.join().unwrap();
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /rs-services/v2/wallet/updatePaymentMean HTTP/1.1\r\n"), "{head}");
    for header in ["content-type: application/json", "accept: application/json", "user-agent: sips-office/"] {
        assert!(head.to_lowercase().contains(header), "{head}");
    }
    assert_eq!(body.as_bytes(), client.exchange().prepare(&UPDATE).unwrap().http().body);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_redirect_is_not_followed() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").unwrap();
    elsewhere.set_nonblocking(true).unwrap();
    let target = elsewhere.local_addr().unwrap();
    let (address, served) = serve(move |stream| {
        write!(
            stream,
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://{target}/\r\nContent-Length: 0\r\n\r\n"
        )
        .unwrap();
    });
    let error = failing(&address, Limits::default()).await;
    assert!(matches!(error, Error::Redirected { status: 307 }), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
    served.join().unwrap();
    assert_eq!(elsewhere.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_connection_cut_before_or_within_the_answer_is_unknown() {
    let (address, served) = serve(|_| {});
    let silent = failing(&address, Limits::default()).await;
    served.join().unwrap();
    let (address, served) = serve(|stream| {
        write!(stream, "{}{{\"walletResp", json_head(500)).unwrap();
    });
    let partial = failing(&address, Limits::default()).await;
    served.join().unwrap();
    for error in [silent, partial] {
        assert_eq!((kind(&error), error.outcome()), (TransportErrorKind::Cut, Outcome::Unknown), "{error:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_refused_connection_is_not_sent() {
    let address = {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        format!("http://{}", listener.local_addr().unwrap())
    };
    let error = failing(&address, Limits::default()).await;
    assert_eq!((kind(&error), error.outcome()), (TransportErrorKind::Connect, Outcome::NotSent), "{error:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_body_beyond_the_limit_is_not_read_to_its_end() {
    let limits = Limits { bytes: 1000, ..Limits::default() };
    let (address, served) = serve(|stream| {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        // Without end, as long as somebody reads.
        let chunk = format!("400\r\n{}\r\n", " ".repeat(1024));
        while stream.write_all(chunk.as_bytes()).is_ok() {}
    });
    let error = failing(&address, limits).await;
    assert_eq!(
        (kind(&error), error.outcome()),
        (TransportErrorKind::TooLarge, Outcome::Unknown),
        "{error:?}"
    );
    served.join().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn no_answer_within_the_time_is_unknown() {
    let (release, held) = std::sync::mpsc::channel::<()>();
    let (address, served) = serve(move |_| {
        let _ = held.recv();
    });
    let options = TransportOptions::new().timeout(Duration::from_millis(300));
    let transport = ReqwestTransport::new(&options).unwrap();
    let body = b"4974930000000000".to_vec();
    let request = HttpRequest { url: address, headers: Vec::new(), body, timeout: None };
    let error = transport.send(request).await.unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (TransportErrorKind::Timeout, Outcome::Unknown));
    assert!(!format!("{error} {error:?}").contains("4974930000000000"));
    drop(release);
    served.join().unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn a_server_without_trusted_tls_gets_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", listener.local_addr().unwrap());
    let served = thread::spawn(move || {
        let Ok((mut stream, _)) = listener.accept() else { return Vec::new() };
        let mut seen = vec![0; 4096];
        let count = stream.read(&mut seen).unwrap_or(0);
        seen.truncate(count);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        seen
    });
    let error = failing(&address, Limits::default()).await;
    assert_eq!((kind(&error), error.outcome()), (TransportErrorKind::Tls, Outcome::NotSent), "{error:?}");
    // Where the machine trusts nobody, no connection was tried; then this one ends the wait.
    let _ = TcpStream::connect(address.trim_start_matches("https://"));
    let seen = served.join().unwrap();
    assert!(!String::from_utf8_lossy(&seen).contains("walId011"));
}
