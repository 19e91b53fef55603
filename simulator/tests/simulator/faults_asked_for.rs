//! Faults that a request asks for by its header, and that a script has for it.

use http::Request;

use crate::shop::{BOTH, Shop, WALLET};
use sips_office_runtime::Verdict;
use sips_office_runtime::descriptor::Protocol;
use sips_office_simulator::{Builder, Fault, FaultKind, FaultScript, HttpAnswer, example};

fn asking(shop: &Shop, faults: &[&str]) -> HttpAnswer {
    let path = shop.function.path(shop.protocol).unwrap();
    let mut request = Request::post(path);
    for one in faults {
        request = request.header(Fault::HEADER, *one);
    }
    shop.office.answer(&request.body(shop.write(&shop.update(&[]))).unwrap())
}

#[test]
fn a_request_asks_for_faults_of_its_own() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let answer = asking(&shop, &["delay=2s, wrong-seal", "unknown-field"]);
        assert_eq!(answer.delay.unwrap().as_secs(), 2);
        let response = shop.read(&answer);
        response.assert("00", None, Verdict::Wrong);
        assert!(response.message.get("undocumentedField").is_some());
        // The next one asks for nothing.
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Valid);
        let received = shop.office.received();
        assert_eq!(received[0].faults, ["delay", "wrong-seal", "unknown-field"]);
        assert!(received[0].to_string().ends_with(", faults delay wrong-seal unknown-field"));
        assert!(received[1].faults.is_empty());
    }
}

#[test]
fn every_kind_can_be_asked_for() {
    for protocol in BOTH {
        for kind in FaultKind::ALL {
            let shop = Shop::new(protocol);
            let plain = shop.send(&shop.update(&[]));
            assert_ne!(asking(&shop, &[kind.example]), plain, "{}", kind.name);
            let shop = Shop::new(protocol);
            asking(&shop, &[kind.example]);
            let wallets = shop.office.wallets();
            let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap();
            assert_eq!(mean.alias().is_some(), kind.is_carried_out, "{}", kind.name);
        }
    }
}

#[test]
fn a_fault_that_is_none_is_told_and_nothing_is_carried_out() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.office.faults().next(Fault::MissingSeal);
        let answer = asking(&shop, &["wrong-sael"]);
        let told = match protocol {
            Protocol::Json => {
                assert_eq!(answer.status, 400);
                String::from_utf8(answer.body).unwrap()
            }
            Protocol::Soap => {
                assert_eq!(answer.status, 500);
                let fault = shop.fault(&answer);
                assert_eq!(fault.code, "Client");
                fault.string
            }
        };
        let sentence = "the header Sips-Fault: there is no fault `wrong-sael`; did you mean `wrong-seal`?";
        assert_eq!(told.trim_end(), sentence);
        let wallets = shop.office.wallets();
        let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap();
        assert_eq!(mean.alias(), None);
        assert_ne!(asking(&shop, &["delay=1ms", "delay=1ms"]).status, 200);
        // What was asked for elsewhere is still to come.
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Missing);
    }
}

#[test]
fn a_code_comes_whatever_is_asked() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let response = shop.read(&asking(&shop, &["code=99"]));
        assert_eq!(response.written(), "{\"walletResponseCode\":\"99\"}");
        shop.office.faults().next(Fault::Code("05".to_owned()));
        shop.call(&shop.update(&[("paymentMeanId", "9")])).assert("05", None, Verdict::Valid);
        assert_eq!(shop.office.received()[1].code.as_deref(), Some("05"));
    }
}

#[test]
fn a_script_counts_the_calls_of_each_function() {
    for protocol in BOTH {
        let script = FaultScript::new()
            .of("getWalletData", 2, [Fault::Code("99".to_owned())])
            .of("updatePaymentMean", 1.., [Fault::UnknownField])
            .of_any(4, [Fault::MissingSeal]);
        let shop = Shop::before(Builder::new().faults(script), protocol);
        shop.ask("getWalletData", &[WALLET]).assert("00", None, Verdict::Valid);
        let updated = shop.call(&shop.update(&[]));
        assert!(updated.message.get("undocumentedField").is_some());
        shop.ask("getWalletData", &[WALLET]).assert("99", None, Verdict::Valid);
        shop.ask("getWalletData", &[WALLET]).assert("00", None, Verdict::Missing);
    }
}

#[test]
fn a_call_that_cannot_be_read_counts_where_its_function_is_known() {
    for protocol in BOTH {
        let script = FaultScript::new().of("updatePaymentMean", 2, [Fault::Code("99".to_owned())]);
        let shop = Shop::before(Builder::new().faults(script), protocol);
        let written = String::from_utf8(shop.write(&shop.update(&[]))).unwrap();
        let broken = match protocol {
            Protocol::Json => written.replace('}', ""),
            Protocol::Soap => written.replace("<paymentMeanId>", "<paymentMeanId/><paymentMeanId>"),
        };
        assert_ne!(shop.post(broken).status, 200);
        shop.call(&shop.update(&[])).assert("99", None, Verdict::Valid);
    }
}

#[test]
fn another_script_begins_anew() {
    let shop = Shop::new(Protocol::Json);
    for _ in 0..2 {
        shop.office.faults().play(FaultScript::new().of_any(2, [Fault::WrongSeal]));
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Valid);
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Wrong);
    }
}
