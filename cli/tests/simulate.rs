//! `sips simulate`: found by what it prints, asked for faults, and ended in good order.

mod program;
mod running;

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::Command;

use program::sips;
use running::Running;

const PATH: &str = "/rs-services/v2/wallet/updatePaymentMean";
/// A request that is sealed for the merchant that is printed.
const REQUEST: &str = r#"{"interfaceVersion":"WR_WS_2.58","keyVersion":"1","merchantId":"011223344550000","merchantWalletId":"walId011","paymentMeanAlias":"myAlias","paymentMeanId":"2","seal":"93f4c0ca05ee7caee5bed612147503fc66ceecff0b8dbc93452f13e31b431f43"}"#;

fn start(arguments: &[&str]) -> Running {
    let mut command = sips();
    command.arg("simulate").args(arguments);
    Running::start(command)
}

/// Posts the request with more headers, and gives all of the answer.
fn post(running: &Running, headers: &str) -> String {
    running.ask(&format!("POST {PATH} HTTP/1.1\r\nHost: {}\r\n{headers}", running.address), REQUEST)
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("simulate-{name}"));
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_client_finds_its_way_by_what_is_printed() {
    let running = start(&[]);
    let printed = &running.printed;
    assert!(printed.contains(&"wallet walId011 holds payment means 1 and 2".to_owned()), "{printed:#?}");
    let call = printed.iter().find_map(|line| line.strip_prefix("  sips call ")).unwrap();
    let output = sips().arg("call").args(call.split(' ')).output().unwrap();
    let answer = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{answer}{}", String::from_utf8_lossy(&output.stderr));
    assert!(!answer.contains("the simulator inside this program"), "{answer}");
    assert!(answer.contains("\n00  Successful operation\n"), "{answer}");
}

#[test]
fn the_help_has_every_address_that_is_printed() {
    let running = start(&[]);
    let output = sips().args(["simulate", "--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let known =
        running.printed.iter().filter(|line| line.contains(&running.address) && line.contains(" http"));
    let known: Vec<_> = known.filter(|line| line.starts_with("POST") || line.starts_with("GET")).collect();
    assert!(known.len() >= 17, "{known:?}");
    for line in known {
        let line = line.replace(&running.address, "127.0.0.1:8701");
        assert!(help.contains(&line), "{line} is not in\n{help}");
    }
}

#[test]
fn clock_wallets_and_faults_are_as_asked_for() {
    let wallets = file(
        "wallets.toml",
        "[[wallet]]\nmerchantWalletId = 'walId011'\n[[wallet.paymentMean]]\npaymentMeanId = '2'\n",
    );
    let faults = file("faults.toml", "[updatePaymentMean]\n2 = 'code=99'\n");
    let mut running = start(&[
        "--verbose",
        "--clock",
        "2026-01-31T12:00:00+01:00",
        "--wallets",
        wallets.to_str().unwrap(),
        "--faults",
        faults.to_str().unwrap(),
    ]);
    assert!(!running.printed.iter().any(|line| line.starts_with("wallet ")), "{:?}", running.printed);
    let first = post(&running, "");
    assert!(first.contains(r#""walletActionDateTime":"2026-01-31T12:00:00+01:00""#), "{first}");
    assert!(post(&running, "").contains(r#""walletResponseCode":"99""#));
    assert_eq!(post(&running, ""), first);
    assert!(post(&running, "Sips-Fault: status=503\r\n").starts_with("HTTP/1.1 503"));
    for end in ["200 code 00", "200 code 99, faults code", "200 code 00", "503, faults status"] {
        assert_eq!(running.next_line(), format!("POST {PATH} updatePaymentMean JSON -> {end}"));
    }
}

/// With PHP's own SoapClient and nothing else. Where there is no PHP with it, nothing is shown by it.
#[test]
fn the_readmes_php_is_answered() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(root).unwrap();
    let (_, code) = readme.split_once("```php\n").unwrap();
    let (code, _) = code.split_once("```").unwrap();
    assert_eq!(code.lines().count(), 3);
    let running = start(&[]);
    let code = code.replace("127.0.0.1:8701", &running.address);
    match Command::new("php").args(["-r", &code]).output() {
        Ok(output) => {
            let answer = String::from_utf8_lossy(&output.stdout);
            if answer.contains("\"SoapClient\" not found") {
                return println!("skipped, as PHP lacks its extension soap");
            }
            assert!(answer.contains("[walletResponseCode] => 00"), "{answer}{output:?}");
        }
        Err(error) => println!("skipped, as PHP does not start: {error}"),
    }
}

/// Connections that are idle, or slow, or wait for an answer, hold nobody up.
#[cfg(unix)]
#[test]
fn an_interruption_ends_it_in_good_order_while_connections_are_open() {
    for signal in ["INT", "TERM"] {
        let mut running = start(&["--verbose"]);
        let _idle = running.connect();
        let mut slow = running.connect();
        slow.write_all(b"POST / HTTP/1.1\r\nhost: ").unwrap();
        let mut waiting = running.connect();
        let length = REQUEST.len();
        let head = format!("POST {PATH} HTTP/1.1\r\nhost: x\r\nsips-fault: delay=3600s\r\n");
        write!(waiting, "{head}content-length: {length}\r\n\r\n{REQUEST}").unwrap();
        let line = running.next_line();
        assert!(line.contains("faults delay"), "{line}");

        assert_eq!(running.end(signal), Some(0), "{signal}");
        let mut answer = String::new();
        waiting.read_to_string(&mut answer).unwrap();
        assert!(answer.contains(r#""walletResponseCode":"00""#), "{answer}");
    }
}

#[test]
fn an_address_that_cannot_be_listened_at_is_told() {
    let running = start(&[]);
    let port = running.address.rsplit(':').next().unwrap();
    for (arguments, status, told) in [
        (
            &["--port", port][..],
            1,
            format!(
                "error: 127.0.0.1:{port} can't be listened at: something listens there already: end it, or"
            ),
        ),
        (
            &["--address", "192.0.2.1"],
            1,
            "error: 192.0.2.1:8701 can't be listened at: this machine has no such --address".to_owned(),
        ),
        (
            &["--address", "localhost"],
            2,
            "error: invalid value 'localhost' for '--address <IP>': write an IP address: 127.0.0.1 "
                .to_owned(),
        ),
        (
            &["--clock", "noon"],
            2,
            "error: invalid value 'noon' for '--clock <TIME>': write a date, a time and its offset, such as"
                .to_owned(),
        ),
        (&["--faults", "nowhere.toml"], 2, "error: --faults names nowhere.toml: ".to_owned()),
        (&["--wallets", "nowhere.toml"], 2, "error: --wallets names nowhere.toml: ".to_owned()),
    ] {
        let output = sips().arg("simulate").args(arguments).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{error}");
        assert!(error.starts_with(&told), "{error}");
    }
}
