//! An answer from somebody who would like to steer the terminal of whoever reads it.

mod program;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::thread;

use program::sips;
use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::{SealAlgorithm, SecretKey};

const KEY: &str = "secret123";

/// Answers one request with these bytes; the address to call.
fn answering(response: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = BufReader::new(stream.try_clone().unwrap());
        let mut length = 0;
        loop {
            let mut line = String::new();
            request.read_line(&mut line).unwrap();
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line.trim().is_empty() {
                break;
            }
        }
        request.take(length).read_to_end(&mut Vec::new()).unwrap();
        stream.write_all(&response).unwrap();
    });
    address
}

fn http(status: &str, media_type: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {length}\r\n\r\n");
    [head.as_bytes(), body.as_bytes()].concat()
}

/// Everything that a call prints when this comes back.
fn printed(protocol: &str, response: Vec<u8>) -> String {
    let address = answering(response);
    let output = sips()
        .args(["call", "updatePaymentMean", "merchantWalletId=walId011", "paymentMeanId=2"])
        .args(["--merchant-id", "011223344550000", "--key", KEY, "--protocol", protocol])
        .args(["--base-address", &address])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

fn assert_harmless(printed: &str) {
    let steering = printed.find(|letter: char| letter.is_control() && letter != '\n');
    assert_eq!(steering, None, "{printed:?}");
    assert!(!printed.contains('\u{202e}'), "{printed:?}");
    assert!(printed.lines().all(|line| line != "FORGED"), "{printed:?}");
}

#[test]
fn code_field_date_and_unknown_fields_of_a_sealed_answer_are_harmless() {
    let evil = r"\u001b[31m\u009b2J\u202e\r\nFORGED\n";
    let body = format!(
        r#"{{"walletResponseCode":"{evil}","errorFieldName":"{evil}","walletActionDateTime":"{evil}","x{evil}":"{evil}"}}"#
    );
    let message = json::read(body.as_bytes(), &Limits::default()).unwrap();
    let seal = SecretKey::new(KEY).unwrap().seal(SealAlgorithm::HmacSha256, &message);
    let sealed = body.replacen('{', &format!(r#"{{"seal":"{seal}","#), 1);
    let printed = printed("json", http("200 OK", "application/json", &sealed));
    assert_harmless(&printed);
    for line in ["The answer's seal is verified", "The platform blames �[31m", "walletActionDateTime  �[31m"]
    {
        assert!(printed.contains(line), "{line} is not in {printed}");
    }
}

#[test]
fn an_answer_that_cannot_be_relied_on_is_harmless_too() {
    let unsealed = "{\"walletResponseCode\":\"\u{9b}2J\u{202e}\"}";
    let broken = "{\"a\u{9b}2J\":\"\u{202e}\",\"a\u{9b}2J\":\"\"}";
    let fault = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault>\
                 <faultcode>s:Server</faultcode><faultstring>\u{9b}2J\u{202e}\nFORGED\n</faultstring>\
                 </s:Fault></s:Body></s:Envelope>";
    for (protocol, status, media_type, body) in [
        ("json", "200 OK", "application/json", unsealed),
        ("json", "200 OK", "application/json", broken),
        ("json", "200 OK", "text/\u{9b}2J", "x"),
        ("json", "500 \u{9b}2J", "text/html\u{9b}2J", "\u{9b}2J"),
        ("soap", "500 Error", "text/xml", fault),
    ] {
        assert_harmless(&printed(protocol, http(status, media_type, body)));
    }
}

/// A page from somebody who would like the same of whoever compares it.
#[test]
fn what_a_page_says_is_harmless() {
    let page = include_str!("../../tests/pages/updatePaymentMean.sips.txt");
    let odd = "\u{1b}[31m\u{9b}2J\u{202e}\u{7}";
    let edits = [
        ("Format error", format!("Format{odd} error")),
        ("\nmerchantWalletId-", format!("\nmerchant{odd}WalletId-")),
        ("- 94\n", format!("- 9{odd}4\n")),
        ("| 2.12 | sealAlgorithm |", format!("| 2.12 | seal{odd}Algorithm |")),
        (
            "/v2/wallet/updatePaymentMean\n- method\n- POST\n \n- \n        - TEST",
            format!("/v2/wallet{odd}/x\n- method\n- PO{odd}ST\n \n- \n        - TEST"),
        ),
        ("Ctrl+F", format!("Ctrl{odd}+F")),
    ];
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (at, (from, to)) in edits.into_iter().enumerate() {
        assert!(page.contains(from), "{from}");
        let file = folder.join(format!("odd{at}.txt"));
        std::fs::write(&file, page.replacen(from, &to, 1)).unwrap();
        for format in ["text", "json"] {
            let output = sips()
                .args(["drift", "--verbose", "--format", format, "--page"])
                .arg(&file)
                .output()
                .unwrap();
            let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert_harmless(&printed);
        }
    }
}
