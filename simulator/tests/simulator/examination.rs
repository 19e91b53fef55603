//! Which requests are carried out, and with which code the others are refused.

use crate::shop::{BOTH, Shop};
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::{Container, Scalar, ScalarKind};
use sips_office_runtime::{SealAlgorithm, SecretKey, Verdict};
use sips_office_simulator::{Builder, Merchant, example};

#[test]
fn a_sealed_request_is_accepted_with_a_sealed_answer() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Valid);
    }
}

#[test]
fn answers_are_sealed_as_their_requests() {
    for protocol in BOTH {
        for algorithm in SealAlgorithm::ALL {
            let shop = Shop { algorithm, ..Shop::new(protocol) };
            let request = shop.update(&[("sealAlgorithm", algorithm.as_str())]);
            shop.call(&request).assert("00", None, Verdict::Valid);
        }
    }
}

#[test]
fn a_seal_of_another_algorithm_than_the_named_one_is_wrong() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let request = shop.update(&[("sealAlgorithm", "HMAC-SHA-512")]);
        let answer = shop.send(&request);
        // The refusal is sealed by the named algorithm.
        let named = Shop { algorithm: SealAlgorithm::HmacSha512, ..shop };
        named.read(&answer).assert("34", None, Verdict::Valid);
    }
}

#[test]
fn a_wrong_or_missing_seal_is_34_and_changes_nothing() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let mut changed = shop.update(&[]);
        changed.set("paymentMeanAlias", "yourAlias");
        shop.call(&changed).assert("34", None, Verdict::Valid);
        let mut without = shop.update(&[]);
        without.remove("seal");
        shop.call(&without).assert("34", None, Verdict::Valid);
        let mean = shop.office.wallets();
        let mean = mean.payment_mean(example::MERCHANT_ID, example::WALLET_ID, "2").unwrap();
        assert_eq!(mean.alias(), None);
    }
}

#[test]
fn an_unknown_merchant_is_03_without_a_seal() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let request = shop.update(&[("merchantId", "999999999999999")]);
        shop.call(&request).assert("03", None, Verdict::Missing);
    }
}

#[test]
fn an_unknown_key_version_is_34_without_a_seal() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.call(&shop.update(&[("keyVersion", "2")])).assert("34", None, Verdict::Missing);
    }
}

#[test]
fn each_merchant_seals_with_its_own_key() {
    for protocol in BOTH {
        let key = || SecretKey::new("another").unwrap();
        let merchant = Merchant::new("555", 1, key()).with_key(7, key());
        let shop = Shop::before(Builder::new().merchant(merchant), protocol);
        let foreign = [("merchantId", "555"), ("keyVersion", "7")];
        shop.call(&shop.update(&foreign)).assert("34", None, Verdict::Wrong);
        let shop = Shop { key: key(), ..shop };
        // The wallet is the other merchant's.
        shop.call(&shop.update(&foreign)).assert("25", None, Verdict::Valid);
    }
}

#[test]
fn a_request_without_merchant_or_key_version_is_30_without_a_seal() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        for field in ["merchantId", "keyVersion"] {
            shop.call(&shop.update(&[(field, "")])).assert("30", Some(field), Verdict::Missing);
            let mut empty = shop.update(&[]);
            empty.set(field, "");
            shop.call(&empty).assert("30", Some(field), Verdict::Missing);
        }
    }
}

#[test]
fn an_algorithm_that_does_not_exist_is_12() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let request = shop.update(&[("sealAlgorithm", "MD5")]);
        shop.call(&request).assert("12", Some("sealAlgorithm"), Verdict::Valid);
    }
}

#[test]
fn an_interface_version_must_be_there_and_have_the_services_prefix() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        for version in ["", "2.58", "IR_WS_2.58", "WR_WS_2", "WR_WS_2.058"] {
            let request = shop.update(&[("interfaceVersion", version)]);
            shop.call(&request).assert("30", Some("interfaceVersion"), Verdict::Valid);
        }
    }
}

#[test]
fn a_missing_or_empty_required_field_is_30() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.call(&shop.update(&[("paymentMeanId", "")])).assert("30", Some("paymentMeanId"), Verdict::Valid);
        let mut empty = shop.update(&[]);
        empty.set("merchantWalletId", "");
        let empty = shop.seal(empty);
        shop.call(&empty).assert("30", Some("merchantWalletId"), Verdict::Valid);
    }
}

#[test]
fn a_field_that_the_interface_version_does_not_know_is_30() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let provider =
            |version| shop.update(&[("interfaceVersion", version), ("intermediateServiceProviderId", "isp")]);
        let field = Some("intermediateServiceProviderId");
        shop.call(&provider("WR_WS_2.3")).assert("30", field, Verdict::Valid);
        shop.call(&provider("WR_WS_2.12")).assert("00", None, Verdict::Valid);
    }
}

#[test]
fn an_unknown_field_is_30() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.call(&shop.update(&[("walletName", "x")])).assert("30", Some("walletName"), Verdict::Valid);
    }
}

#[test]
fn a_field_of_another_kind_is_30() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        let mut inside = Container::new();
        inside.insert("paymentMeanId", "2").unwrap();
        let mut request = shop.update(&[]);
        request.set("paymentMeanId", inside);
        let request = shop.seal(request);
        shop.call(&request).assert("30", Some("paymentMeanId"), Verdict::Valid);
    }
    let shop = Shop::new(Protocol::Json);
    let mut request = shop.update(&[]);
    request.set("paymentMeanId", Scalar::of_kind(ScalarKind::Number, "2").unwrap());
    let request = shop.seal(request);
    shop.call(&request).assert("30", Some("paymentMeanId"), Verdict::Valid);
}

#[test]
fn of_several_wrong_fields_the_first_in_documented_order_is_named() {
    let shop = Shop::new(Protocol::Json);
    let request = shop.update(&[("paymentMeanId", ""), ("merchantWalletId", ""), ("aaa", "x")]);
    shop.call(&request).assert("30", Some("merchantWalletId"), Verdict::Valid);
}

#[test]
fn the_seal_is_asked_for_before_the_form() {
    let shop = Shop::new(Protocol::Json);
    let mut request = shop.update(&[("interfaceVersion", ""), ("walletName", "x")]);
    request.set("seal", "0");
    shop.call(&request).assert("34", None, Verdict::Valid);
}

#[test]
fn answers_go_without_a_seal_where_that_is_asked_for() {
    for protocol in BOTH {
        let shop = Shop::before(Builder::new().unsealed_answers(true), protocol);
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Missing);
        let mut changed = shop.update(&[]);
        changed.set("paymentMeanAlias", "yourAlias");
        shop.call(&changed).assert("34", None, Verdict::Missing);
    }
}
