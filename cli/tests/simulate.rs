//! `sips simulate`, and `sips call` pointed at it.

mod program;

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use program::sips;

/// A running simulator, ended with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_client_finds_its_way_by_what_is_printed() {
    let mut running =
        Running(sips().args(["simulate", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap());
    let mut printed = Vec::new();
    for line in BufReader::new(running.0.stdout.take().unwrap()).lines().map(Result::unwrap) {
        let is_last = line == "Ctrl-C stops it";
        printed.push(line);
        if is_last {
            break;
        }
    }
    assert!(printed.contains(&"wallet walId011 holds payment means 1 and 2".to_owned()), "{printed:#?}");
    let call = printed.iter().find_map(|line| line.strip_prefix("  sips call ")).unwrap();
    let (_, options) = call.split_once(" NAME=VALUE… ").unwrap();
    let output = sips()
        .args(["call", "updatePaymentMean", "merchantWalletId=walId011", "paymentMeanId=2"])
        .args(options.split(' '))
        .output()
        .unwrap();
    let answer = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{answer}{}", String::from_utf8_lossy(&output.stderr));
    assert!(!answer.contains("the simulator inside this program"), "{answer}");
    assert!(answer.contains("\n00  Successful operation\n"), "{answer}");
}
