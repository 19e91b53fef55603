//! The failures: who makes each, and what is to be told of it. One more failure is one more row.

use std::io;
use std::time::Duration;

use sips_office::Outcome::{self, NotSent, Refused, Unknown};
use sips_office::Protocol::{self, Json, Soap};
use sips_office::runtime::codec::{Direction, json, soap};
use sips_office::runtime::message::Message;
use sips_office::runtime::typed::Request;
use sips_office::wallet::GetWalletDataRequest;
use sips_office::{SealAlgorithm, SecretKey};
use sips_office_simulator::{Fault, example};

use super::peer::{Act, Peer, Tls, free_port};

pub(crate) const BOTH: &[Protocol] = &[Json, Soap];

/// A card number that what fails a call may repeat. No five digits of it are a port.
pub(crate) const CARD_NUMBER: &str = "9898797978987987";

/// The password of a proxy.
pub(crate) const PROXY_PASSWORD: &str = "pa55word";

/// The most bytes of a response that the failing calls take.
pub(crate) const MOST_BYTES: usize = 64 * 1024;

/// A way in which a call fails.
pub(crate) struct Failure {
    /// What happens.
    pub(crate) name: &'static str,
    /// The protocols in which it is the same.
    pub(crate) protocols: &'static [Protocol],
    pub(crate) by: By,
    /// The variant of the error, with the transport's kind or the HTTP status.
    pub(crate) kind: &'static str,
    pub(crate) outcome: Outcome,
    /// The whole message, but for what is the same of every unknown outcome.
    pub(crate) message: &'static str,
}

/// Who makes a call fail.
pub(crate) enum By {
    /// The simulator, with that fault.
    Simulator(Fault),
    /// Somebody else.
    Peer(fn(Protocol) -> Peer),
}

/// The end of the message of every unknown outcome.
pub(crate) const UNKNOWN: &str = "Whether the request was carried out is unknown";

pub(crate) fn failures() -> Vec<Failure> {
    let row =
        |name, protocols, by, kind, outcome, message| Failure { name, protocols, by, kind, outcome, message };
    let peer = By::Peer;
    let fault = By::Simulator;
    vec![
        // Before anything is sent.
        row(
            "the host's name is unknown",
            BOTH,
            peer(|_| Peer::resolving(|_| Err(io::Error::other("no such host")))),
            "transport Dns",
            NotSent,
            "the platform's host name was not resolved. The request was not sent",
        ),
        row(
            "the host's name has no address",
            BOTH,
            peer(|_| Peer::resolving(|_| Ok(Vec::new()))),
            "transport Dns",
            NotSent,
            "the platform's host name was not resolved. The request was not sent",
        ),
        row(
            "the host's name is not resolved in time",
            BOTH,
            peer(|_| Peer::never_resolving().with(|options| options.connect_timeout(SHORT))),
            "transport Timeout",
            NotSent,
            "the platform took too long. The request was not sent",
        ),
        row(
            "nobody listens",
            BOTH,
            peer(|_| Peer::absent()),
            "transport Connect",
            NotSent,
            "no connection to the platform came about. The request was not sent",
        ),
        row(
            "nobody listens where the proxy should be",
            BOTH,
            peer(|_| {
                let proxy = format!("http://shop:{PROXY_PASSWORD}@127.0.0.1:{}", free_port());
                Peer::resolving(|_| Ok(Vec::new())).with(|options| options.proxy(proxy))
            }),
            "transport Connect",
            NotSent,
            "no connection to the platform came about. The request was not sent",
        ),
        row(
            "the certificate is nobody's that is trusted",
            BOTH,
            peer(|_| Peer::with_tls(&Tls::self_signed(), Act::Hear)),
            "transport Tls",
            NotSent,
            "no trusted TLS connection to the platform came about. The request was not sent",
        ),
        row(
            "the certificate is another's than the one that is trusted",
            BOTH,
            peer(|_| {
                let trusted = Tls::self_signed().pem;
                Peer::with_tls(&Tls::self_signed(), Act::Hear)
                    .with(|options| options.only_added_root_certificates().add_root_certificates(trusted))
            }),
            "transport Tls",
            NotSent,
            "no trusted TLS connection to the platform came about. The request was not sent",
        ),
        row(
            "the other side does not speak TLS",
            BOTH,
            peer(|_| trusting(Peer::without_tls(Act::SayAtOnce(http(Json, "200 OK", "{}"))))),
            "transport Tls",
            NotSent,
            "no trusted TLS connection to the platform came about. The request was not sent",
        ),
        row(
            "the connection is closed before TLS stands",
            BOTH,
            peer(|_| trusting(Peer::without_tls(Act::Close))),
            "transport Connect",
            NotSent,
            "no connection to the platform came about. The request was not sent",
        ),
        row(
            "TLS does not come about in time",
            BOTH,
            peer(|_| trusting(Peer::without_tls(Act::Wait)).with(|options| options.connect_timeout(SHORT))),
            "transport Timeout",
            NotSent,
            "the platform took too long. The request was not sent",
        ),
        // After the request was sent.
        row(
            "no answer comes in time",
            BOTH,
            peer(|_| Peer::acting(Act::Wait).with(|options| options.timeout(SHORT))),
            "transport Timeout",
            Unknown,
            "the platform took too long",
        ),
        row(
            "the answer begins and goes on too late",
            BOTH,
            peer(|protocol| {
                let head = head(protocol, "200 OK", "content-length: 500\r\n");
                Peer::acting(Act::SayAndWait([&head[..], b"<{"].concat()))
                    .with(|options| options.timeout(SHORT))
            }),
            "transport Timeout",
            Unknown,
            "the platform took too long",
        ),
        row(
            "the simulator answers too late",
            BOTH,
            fault(Fault::Delay(Duration::from_secs(3600))),
            "transport Timeout",
            Unknown,
            "the platform took too long",
        ),
        row(
            "the connection ends before the answer",
            BOTH,
            fault(Fault::NoAnswer),
            "transport Cut",
            Unknown,
            "no whole response came before the connection ended",
        ),
        row(
            "the connection ends within the answer's head",
            BOTH,
            peer(|_| Peer::acting(Act::Say(b"HTTP/1.1 200 OK\r\nconte".to_vec()))),
            "transport Cut",
            Unknown,
            "no whole response came before the connection ended",
        ),
        row(
            "the connection ends within the answer's body",
            BOTH,
            fault(Fault::CutConnection),
            "transport Cut",
            Unknown,
            "no whole response came before the connection ended",
        ),
        row(
            "the answer is no HTTP",
            BOTH,
            peer(|_| Peer::acting(Act::Say(b"220 mail.example ESMTP\r\n\r\n".to_vec()))),
            "transport Cut",
            Unknown,
            "no whole response came before the connection ended",
        ),
        row(
            "the body has no end",
            BOTH,
            peer(|protocol| Peer::acting(Act::SayOn(head(protocol, "200 OK", "")))),
            "transport TooLarge",
            Unknown,
            "the response is larger than allowed",
        ),
        row(
            "the body states more than is taken",
            BOTH,
            peer(|protocol| {
                Peer::acting(Act::SayOn(head(protocol, "200 OK", "content-length: 999999999999\r\n")))
            }),
            "transport TooLarge",
            Unknown,
            "the response is larger than allowed",
        ),
        // HTTP says no.
        row(
            "the platform redirects",
            BOTH,
            fault(Fault::Redirect("http://127.0.0.1:1/elsewhere".to_owned())),
            "redirected 307",
            Unknown,
            "the platform answered with a redirect (HTTP 307), which is never followed; check the base address and any \
             proxy",
        ),
        row(
            "the platform redirects a POST to a GET",
            BOTH,
            peer(|_| Peer::acting(Act::Say(b"HTTP/1.1 302 Found\r\nlocation: /login\r\n\r\n".to_vec()))),
            "redirected 302",
            Unknown,
            "the platform answered with a redirect (HTTP 302), which is never followed; check the base address and any \
             proxy",
        ),
        row(
            "HTTP 404 with a text",
            BOTH,
            fault(Fault::Status(404)),
            "status 404",
            Refused,
            "the platform answered HTTP 404 with 27 bytes of text/plain. The request was refused: check the address and \
             the request",
        ),
        row(
            "HTTP 403 with a page",
            BOTH,
            peer(|_| says("403 Forbidden", "Text/HTML; charset=latin1", b"<h1>Blocked \xe9</h1>")),
            "status 403",
            Refused,
            "the platform answered HTTP 403 with 18 bytes of text/html. The request was refused: check the address and \
             the request",
        ),
        row(
            "HTTP 400 without a type",
            BOTH,
            peer(|_| Peer::acting(Act::Say(b"HTTP/1.1 400 Bad Request\r\n\r\n{}".to_vec()))),
            "status 400",
            Refused,
            "the platform answered HTTP 400 with 2 bytes of no stated type. The request was refused: check the address \
             and the request",
        ),
        row(
            "HTTP 500 with a text",
            BOTH,
            fault(Fault::Status(500)),
            "status 500",
            Unknown,
            "the platform answered HTTP 500 with 27 bytes of text/plain",
        ),
        row(
            "HTTP 503 with nothing",
            BOTH,
            peer(|_| says("503 Service Unavailable", "application/json", b"")),
            "status 503",
            Unknown,
            "the platform answered HTTP 503 with 0 bytes of application/json",
        ),
        row(
            "HTTP 502 with bytes of no text",
            BOTH,
            peer(|_| says("502 Bad Gateway", "application/é", b"\0\xff\xfe")),
            "status 502",
            Unknown,
            "the platform answered HTTP 502 with 3 bytes of no stated type",
        ),
        row(
            "HTTP 500 with a message",
            &[Json],
            peer(|_| {
                let body = sealed(Json, "updatePaymentMean", &[("walletResponseCode", "00")]);
                Peer::acting(Act::Say(http(Json, "500 Oops", body)))
            }),
            "status 500",
            Unknown,
            "the platform answered HTTP 500 with 101 bytes of application/json",
        ),
        row(
            "HTTP 500 with an envelope",
            &[Soap],
            peer(|_| {
                let body = sealed(Soap, "updatePaymentMean", &[("walletResponseCode", "00")]);
                Peer::acting(Act::Say(http(Soap, "500 Oops", body)))
            }),
            "status 500",
            Unknown,
            "the platform answered HTTP 500 with 385 bytes of text/xml",
        ),
        // SOAP faults.
        row(
            "a fault of the server",
            &[Soap],
            fault(Fault::SoapFault),
            "fault 500",
            Unknown,
            "the platform answered HTTP 500 with a SOAP fault Server: a fault that was asked for",
        ),
        row(
            "a fault of the client with a detail",
            &[Soap],
            peer(|_| Peer::acting(Act::Say(http(Soap, "500 Oops", FAULT)))),
            "fault 500",
            Refused,
            "the platform refused the request (HTTP 500) with a SOAP fault Client: card ############7987 is not \
             right",
        ),
        row(
            "a fault where success is stated",
            &[Soap],
            peer(|_| Peer::acting(Act::Say(http(Soap, "200 OK", FAULT)))),
            "fault 200",
            Refused,
            "the platform refused the request (HTTP 200) with a SOAP fault Client: card ############7987 is not \
             right",
        ),
        row(
            "a fault in answer to JSON",
            &[Json],
            fault(Fault::SoapFault),
            "status 500",
            Unknown,
            "the platform answered HTTP 500 with 259 bytes of text/xml",
        ),
        // What came is no answer.
        row(
            "a page where a message should be",
            &[Json],
            peer(|_| says("200 OK", "text/html", b"<h1>Maintenance</h1>")),
            "content type",
            Unknown,
            "the response is text/html, where application/json was expected",
        ),
        row(
            "a page where an envelope should be",
            &[Soap],
            peer(|_| says("200 OK", "text/html", b"<h1>Maintenance</h1>")),
            "content type",
            Unknown,
            "the response is text/html, where text/xml was expected",
        ),
        row(
            "bytes that are no UTF-8",
            BOTH,
            peer(|protocol| Peer::acting(Act::Say(http(protocol, "200 OK", b"{\"a\":\"\xe9\"}")))),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the body is not UTF-8 at byte 6",
        ),
        row(
            "an empty body",
            &[Json],
            peer(|_| Peer::acting(Act::Say(http(Json, "200 OK", b"")))),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the body is not a JSON object",
        ),
        row(
            "an empty document",
            &[Soap],
            peer(|_| Peer::acting(Act::Say(http(Soap, "200 OK", b"")))),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the body is not acceptable XML: it has no element \
             (byte 0)",
        ),
        row(
            "a JSON document that ends in its middle",
            &[Json],
            fault(Fault::TruncatedBody),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the body is not JSON: EOF while parsing a string (line \
             1, column 76)",
        ),
        row(
            "a SOAP document that ends in its middle",
            &[Soap],
            fault(Fault::TruncatedBody),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the body is not acceptable XML: it ends inside an \
             element (byte 227)",
        ),
        row(
            "a field twice",
            BOTH,
            fault(Fault::DuplicateField),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the field `walletActionDateTime` stands twice",
        ),
        row(
            "the response of another function",
            &[Soap],
            peer(|_| {
                let body = sealed(Soap, "getWalletData", &[("walletResponseCode", "00")]);
                Peer::acting(Act::Say(http(Soap, "200 OK", body)))
            }),
            "decode",
            Unknown,
            "the response is no updatePaymentMean response: the message is `getWalletDataResponse`, and \
             `updatePaymentMeanResponse` was expected",
        ),
        // JSON does not name the function: of another service's response, the code is missing.
        row(
            "the response of another service's function",
            &[Json],
            peer(|_| {
                let body = sealed(Json, "cancel", &[("responseCode", "00")]);
                Peer::acting(Act::Say(http(Json, "200 OK", body)))
            }),
            "not accepted",
            Unknown,
            "the response has no code that says whether the request was accepted",
        ),
        // Nothing vouches for it.
        row(
            "no seal in JSON",
            &[Json],
            fault(Fault::MissingSeal),
            "unsealed",
            Unknown,
            "the response has no seal, so nothing vouches for it. Whether the request was carried out is unknown. \
             To accept unsealed JSON responses of the test environment, allow them in the seal policy",
        ),
        row(
            "no seal in SOAP",
            &[Soap],
            fault(Fault::MissingSeal),
            "unsealed",
            Unknown,
            "the response has no seal, so nothing vouches for it. Whether the request was carried out is unknown. \
             To accept unsealed SOAP responses of the test environment, allow them in the seal policy",
        ),
        row("a seal that does not fit", BOTH, fault(Fault::WrongSeal), "wrong seal", Unknown, WRONG_SEAL),
        row("a text changed on its way", BOTH, fault(Fault::ChangedByte), "wrong seal", Unknown, WRONG_SEAL),
    ]
}

/// What a row waits for in vain.
const SHORT: Duration = Duration::from_millis(300);

const WRONG_SEAL: &str = "the response's seal does not fit it: the secret key or its version is not the merchant's, or the \
                          response was changed on its way";

const FAULT: &str = r#"<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><e:Fault>
    <faultcode>e:Client</faultcode><faultstring>card 9898797978987987 is not right</faultstring>
    <detail><code xmlns="urn:x">9898797978987987</code></detail>
</e:Fault></e:Body></e:Envelope>"#;

/// The same, of whom any certificate would do: none is looked at.
fn trusting(peer: Peer) -> Peer {
    let root = Tls::self_signed().pem;
    peer.with(|options| options.only_added_root_certificates().add_root_certificates(root))
}

fn head(protocol: Protocol, status: &str, headers: &str) -> Vec<u8> {
    let kind = protocol.content_type();
    format!("HTTP/1.1 {status}\r\ncontent-type: {kind}\r\n{headers}\r\n").into_bytes()
}

fn http(protocol: Protocol, status: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = format!("content-length: {}\r\n", body.len());
    [&head(protocol, status, &length)[..], body].concat()
}

fn says(status: &str, content_type: &str, body: &[u8]) -> Peer {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n");
    Peer::acting(Act::Say([head.as_bytes(), body].concat()))
}

/// The body of a response that some function could give to the merchant of the simulator.
fn sealed(protocol: Protocol, function: &str, fields: &[(&'static str, &'static str)]) -> Vec<u8> {
    let mut message = Message::new();
    for (name, text) in fields {
        message.set(*name, *text);
    }
    let key = SecretKey::new(example::SECRET_KEY).unwrap();
    message.set("seal", key.seal(SealAlgorithm::HmacSha256, &message).into_string());
    let mut body = Vec::new();
    match protocol {
        Json => json::write(&message, &mut body),
        Soap => {
            let mut described = GetWalletDataRequest::function().clone();
            described.name = function.to_owned().into();
            soap::write(&message, &described, Direction::Response, &mut body).unwrap();
        }
    }
    body
}

/// The whole answer to a request that was carried out.
pub(crate) fn accepted(protocol: Protocol, function: &str) -> Vec<u8> {
    http(protocol, "200 OK", sealed(protocol, function, &[("walletResponseCode", "00")]))
}
