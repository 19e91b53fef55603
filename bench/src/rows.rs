//! What is timed.

use std::hint::black_box;

use hmac::{Hmac, KeyInit, Mac};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde::Deserialize;
use sha2::Sha256;
use sips_office::runtime::descriptor::Protocol;
use sips_office::runtime::sealed_text;
use sips_office::runtime::typed::Request;

use crate::harness::{By, Row, Task};
use crate::messages::{self, KEY, Response};
use crate::rivals::{self, Sealed};

/// All rows, those of one message and task together.
pub(crate) fn all() -> Vec<Row> {
    let mut rows = Vec::new();
    let update = "updatePaymentMean";
    requests(update, messages::update, rivals::update, &mut rows);
    responses::<_, rivals::Updated, rivals::Updated>(update, messages::update, messages::updated, &mut rows);
    let get = "getWalletData";
    requests(get, messages::get, rivals::get, &mut rows);
    responses::<_, rivals::JsonWallet, rivals::SoapWallet>(get, messages::get, messages::wallet, &mut rows);
    rows
}

fn requests<R: Request + 'static, M: rivals::Request + 'static>(
    message: &'static str,
    ours: fn() -> R,
    rival: fn() -> M,
    rows: &mut Vec<Row>,
) {
    for (protocol, task) in [(Protocol::Json, Task::RequestJson), (Protocol::Soap, Task::RequestSoap)] {
        let (exchange, request) = (messages::exchange(protocol), ours());
        let prepared = exchange.prepare(&request).expect("the request is good");
        let (bytes, text) = (prepared.http().body.len(), sealed_text(prepared.message()));
        drop(prepared);
        let mut row = |task, by, bytes, run| rows.push(Row { message, task, by, bytes, run });
        if task == Task::RequestJson {
            row(Task::RequestHash, By::Us, text.len(), hash(text));
        }
        let mut body = Vec::new();
        let ours = Box::new(move || {
            body.clear();
            black_box(exchange.write(black_box(&request), &mut body).expect("the request is good"));
            black_box(&body);
        });
        row(task, By::Us, bytes, ours);
        let mut request = rival();
        let write = if protocol == Protocol::Json { rivals::json::<M> } else { rivals::soap::<M> };
        let bytes = write(&mut request).len();
        row(task, By::Rival, bytes, Box::new(move || drop(black_box(write(black_box(&mut request))))));
    }
}

fn responses<R, J, S>(
    message: &'static str,
    request: fn() -> R,
    response: fn(Protocol) -> Response,
    rows: &mut Vec<Row>,
) where
    R: Request + 'static,
    J: Sealed + for<'de> Deserialize<'de> + 'static,
    S: Sealed + for<'de> Deserialize<'de> + 'static,
{
    for (protocol, task) in [(Protocol::Json, Task::ResponseJson), (Protocol::Soap, Task::ResponseSoap)] {
        // A request lives as long as what was prepared of it.
        let exchange: &'static _ = Box::leak(Box::new(messages::exchange(protocol)));
        let request: &'static R = Box::leak(Box::new(request()));
        let prepared = exchange.prepare(request).expect("the request is good");
        let Response { http, sealed_text } = response(protocol);
        let bytes = http.body.len();
        let mut row = |task, by, bytes, run| rows.push(Row { message, task, by, bytes, run });
        if task == Task::ResponseJson {
            row(Task::ResponseHash, By::Us, sealed_text.len(), hash(sealed_text));
        }
        let body = http.body.clone();
        let ours = Box::new(move || {
            black_box(exchange.receive::<R>(&prepared, black_box(&http)).expect("the response is good"));
        });
        row(task, By::Us, bytes, ours);
        let (for_rival, for_parser) = (body.clone(), body);
        let rival: Box<dyn FnMut()> = match protocol {
            Protocol::Json => {
                Box::new(move || drop(black_box(rivals::read_json::<J>(black_box(&for_rival)))))
            }
            Protocol::Soap => {
                Box::new(move || drop(black_box(rivals::read_soap::<S>(black_box(&for_rival)))))
            }
        };
        row(task, By::Rival, bytes, rival);
        row(task, By::Parser, bytes, Box::new(move || parse(protocol, black_box(&for_parser))));
    }
}

/// R: nothing but the hash.
fn hash(text: String) -> Box<dyn FnMut()> {
    let ready = Hmac::<Sha256>::new_from_slice(KEY.as_bytes()).expect("any length will do");
    Box::new(move || {
        let mut mac = ready.clone();
        mac.update(black_box(text.as_bytes()));
        black_box(mac.finalize().into_bytes());
    })
}

/// The least that any program does with a body.
fn parse(protocol: Protocol, body: &[u8]) {
    match protocol {
        Protocol::Json => {
            black_box(serde_json::from_slice::<serde_json::Value>(body).expect("it is JSON"));
        }
        Protocol::Soap => {
            let mut reader = Reader::from_str(std::str::from_utf8(body).expect("it is UTF-8"));
            while !matches!(black_box(reader.read_event().expect("it is XML")), Event::Eof) {}
        }
    }
}
