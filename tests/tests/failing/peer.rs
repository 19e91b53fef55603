//! Somebody who is called and does not behave: a socket, with or without TLS, that does what a test wants.

use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};
use sips_office::TransportOptions;

/// A name of this machine for which a certificate can be made, and which counts as another machine.
pub(crate) const HOST: &str = "office.example";

/// What a client needs in order to call somebody, who is there as long as this is.
pub(crate) struct Peer {
    pub(crate) address: String,
    pub(crate) options: TransportOptions,
    /// Whatever waits for this to be dropped goes on.
    pub(crate) leash: Sender<()>,
}

/// What is done with a connection.
#[derive(Clone)]
pub(crate) enum Act {
    /// It is closed at once.
    Close,
    /// A request is read, and the connection closed.
    Hear,
    /// A request is read, these bytes are written, and the connection is closed.
    Say(Vec<u8>),
    /// These bytes are written before a request is read, and something is read.
    SayAtOnce(Vec<u8>),
    /// A request is read, these bytes are written, and then spaces without end.
    SayOn(Vec<u8>),
    /// Nothing is read or written, and the connection stays open.
    Wait,
    /// A request is read, these bytes are written, and the connection stays open.
    SayAndWait(Vec<u8>),
}

/// A server's certificate, and the key with it.
pub(crate) struct Tls {
    config: Arc<ServerConfig>,
    /// The certificate, as its own root.
    pub(crate) pem: String,
}

impl Tls {
    /// Signed by nobody else.
    pub(crate) fn self_signed() -> Self {
        let made = rcgen::generate_simple_self_signed([HOST.to_owned()]).unwrap();
        let pem = made.cert.pem();
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key.into())
            .unwrap();
        Self { config: Arc::new(config), pem }
    }
}

impl Peer {
    /// At that address, and nobody need be there.
    pub(crate) fn at(address: impl Into<String>) -> Self {
        let patience = Duration::from_secs(20);
        let options = TransportOptions::new().no_proxy().connect_timeout(patience).timeout(patience);
        Self { address: address.into(), options, leash: mpsc::channel().0 }
    }

    /// A port of this machine at which nobody listens.
    pub(crate) fn absent() -> Self {
        Self::at(format!("http://127.0.0.1:{}", free_port()))
    }

    /// Plain HTTP on this machine.
    pub(crate) fn acting(act: Act) -> Self {
        let (port, leash) = listen(move |stream, leash| perform(&act, stream, leash));
        Self { leash, ..Self::at(format!("http://127.0.0.1:{port}")) }
    }

    /// Where a client expects TLS, and there is none.
    pub(crate) fn without_tls(act: Act) -> Self {
        let (port, leash) = listen(move |stream, leash| perform(&act, stream, leash));
        Self { leash, ..Self::named(port) }
    }

    /// HTTPS.
    pub(crate) fn with_tls(tls: &Tls, act: Act) -> Self {
        let config = Arc::clone(&tls.config);
        let (port, leash) = listen(move |mut stream, leash| {
            let mut connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            perform(&act, Stream::new(&mut connection, &mut stream), leash)?;
            connection.send_close_notify();
            while connection.wants_write() {
                connection.write_tls(&mut stream)?;
            }
            Ok(())
        });
        Self { leash, ..Self::named(port) }
    }

    /// A host whose name has these addresses.
    pub(crate) fn resolving(
        resolve: impl Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync + 'static,
    ) -> Self {
        let peer = Self::at(format!("https://{HOST}"));
        Self { options: peer.options.resolver(resolve), ..peer }
    }

    /// A host whose name is never resolved.
    pub(crate) fn never_resolving() -> Self {
        let (leash, held) = mpsc::channel();
        let held = Mutex::new(held);
        let peer = Self::resolving(move |_| {
            wait(&held.lock().unwrap());
            Err(io::ErrorKind::TimedOut.into())
        });
        Self { leash, ..peer }
    }

    /// The same, called with other options.
    pub(crate) fn with(self, change: impl FnOnce(TransportOptions) -> TransportOptions) -> Self {
        Self { options: change(self.options), ..self }
    }

    /// Another machine by name, which is that port of this one.
    fn named(port: u16) -> Self {
        let peer = Self::at(format!("https://{HOST}:{port}"));
        let here = |host: &str| match host {
            HOST => Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)]),
            _ => Err(io::Error::other("another host is asked for")),
        };
        Self { options: peer.options.resolver(here), ..peer }
    }
}

/// A proxy that carries a tunnel to a port of this machine wherever a client wants to go, and tells where that was.
pub(crate) fn tunnel(to: u16) -> (String, Receiver<String>) {
    let (tell, told) = mpsc::channel();
    let tell = Mutex::new(tell);
    // It ends with the test.
    let (port, leash) = listen(move |mut client, _| {
        let wanted = read_request(&mut client)?;
        let _ = tell.lock().unwrap().send(wanted);
        let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, to))?;
        client.write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")?;
        let (mut from, mut into) = (client.try_clone()?, server.try_clone()?);
        let there = thread::spawn(move || io::copy(&mut from, &mut into));
        let _ = io::copy(&mut server, &mut client);
        let _ = client.shutdown(std::net::Shutdown::Both);
        let _ = there.join();
        Ok(())
    });
    std::mem::forget(leash);
    (format!("http://127.0.0.1:{port}"), told)
}

/// A port of this machine at which nobody listens.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Serves every connection in a thread of its own. What goes wrong with one is the client's affair.
fn listen(
    serve: impl Fn(TcpStream, &Receiver<()>) -> io::Result<()> + Send + Sync + 'static,
) -> (u16, Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (leash, held) = mpsc::channel();
    let (serve, held) = (Arc::new(serve), Arc::new(Mutex::new(held)));
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (Ok(stream), serve, held) = (stream, Arc::clone(&serve), Arc::clone(&held)) else { return };
            thread::spawn(move || {
                // One that waits keeps the others waiting, who would only wait as well.
                let _ = serve(stream, &held.lock().unwrap());
            });
        }
    });
    (port, leash)
}

fn perform(act: &Act, mut stream: impl Read + Write, leash: &Receiver<()>) -> io::Result<()> {
    match act {
        Act::Close => {}
        Act::Hear => {
            read_request(&mut stream)?;
        }
        Act::Say(bytes) => {
            read_request(&mut stream)?;
            stream.write_all(bytes)?;
        }
        Act::SayAtOnce(bytes) => {
            stream.write_all(bytes)?;
            let _ = stream.read(&mut [0; 4096])?;
        }
        Act::SayOn(bytes) => {
            read_request(&mut stream)?;
            stream.write_all(bytes)?;
            while stream.write_all(&[b' '; 1024]).is_ok() {}
        }
        Act::Wait => wait(leash),
        Act::SayAndWait(bytes) => {
            read_request(&mut stream)?;
            stream.write_all(bytes)?;
            stream.flush()?;
            wait(leash);
        }
    }
    stream.flush()
}

/// Until the other end of the leash is dropped.
fn wait(leash: &Receiver<()>) {
    let _ = leash.recv();
}

/// A request with its body, as far as it comes.
fn read_request(stream: &mut impl Read) -> io::Result<String> {
    let mut seen = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&seen).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.to_lowercase();
            let length = length.split_once("content-length: ").and_then(|(_, rest)| rest.lines().next());
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return Ok(text);
            }
        }
        match stream.read(&mut chunk)? {
            0 => return Ok(text),
            count => seen.extend_from_slice(&chunk[..count]),
        }
    }
}
