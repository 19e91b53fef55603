//! What addCard does.

use crate::shop::{BOTH, Response, Shop, WALLET};
use sips_office_runtime::Verdict;
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::{Container, Scalar, ScalarKind, Value};
use sips_office_simulator::{PaymentMean, Wallet, example};

const NUMBER: (&str, &str) = ("cardNumber", "4929530182746351");
const MONTH: (&str, &str) = ("cardExpiryDate", "203105");

/// A shop, and a way to add the usual card with some fields otherwise.
fn shop(protocol: Protocol) -> Shop {
    Shop::at_noon(protocol).at("addCard")
}

fn add(shop: &Shop, fields: &[(&'static str, &'static str)]) -> Response {
    shop.call(&shop.request(&[&[WALLET, NUMBER, MONTH][..], fields].concat()))
}

fn wallet(shop: &Shop, id: &str) -> Option<Wallet> {
    shop.office.wallets().wallet(example::MERCHANT_ID, id).cloned()
}

fn mean(shop: &Shop, id: &str) -> Option<PaymentMean> {
    wallet(shop, example::WALLET_ID)?.payment_mean(id).cloned()
}

#[test]
fn the_answer_names_the_next_payment_mean_and_masks_its_number() {
    for protocol in BOTH {
        let response = add(&shop(protocol), &[]);
        assert_eq!(
            response.written(),
            "{\"maskedPan\":\"4929##########51\",\"paymentMeanId\":\"3\",\
             \"walletActionDateTime\":\"2014-05-20T12:00:00+02:00\",\"walletResponseCode\":\"00\"}"
        );
    }
}

#[test]
fn everything_but_the_number_is_kept() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let told = [("panType", "PAN"), ("paymentMeanAlias", "Café"), ("paymentMeanBrand", "CB")];
        add(&shop, &told).assert("00", None, Verdict::Valid);
        let expected = PaymentMean::new("3")
            .with_masked_pan("4929##########51")
            .with_expiry_date("203105")
            .with_brand("CB")
            .with_alias("Café")
            .with_pan_type("PAN");
        assert_eq!(mean(&shop, "3"), Some(expected));
    }
}

#[test]
fn the_wallet_is_created_when_needed() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let response = add(&shop, &[("merchantWalletId", "new")]);
        assert_eq!(response.message.text("paymentMeanId"), Some("1"));
        let wallet = wallet(&shop, "new").unwrap();
        assert_eq!(wallet.payment_means().count(), 1);
        assert_eq!(wallet.creation(), Some(Shop::noon()));
        assert_eq!(wallet.last_action(), Some(Shop::noon()));
    }
}

#[test]
fn an_expiry_date_may_be_empty_but_not_missing() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let mut request = shop.request(&[WALLET, NUMBER]);
        shop.call(&request).assert("30", Some("cardExpiryDate"), Verdict::Valid);
        request.set("cardExpiryDate", "");
        let request = shop.seal(request);
        shop.call(&request).assert("00", None, Verdict::Valid);
        assert_eq!(mean(&shop, "3").unwrap().expiry_date(), None);
    }
}

#[test]
fn the_same_number_again_is_94_whatever_else_is_said_of_it() {
    for protocol in BOTH {
        let shop = shop(protocol);
        add(&shop, &[]).assert("00", None, Verdict::Valid);
        let again = add(&shop, &[("cardExpiryDate", "203406"), ("paymentMeanAlias", "other")]);
        assert_eq!(again.written(), "{\"walletResponseCode\":\"94\"}");
        assert_eq!(mean(&shop, "3").unwrap().alias(), None);
        assert_eq!(mean(&shop, "4"), None);
    }
}

#[test]
fn another_number_with_the_same_mask_is_no_duplicate() {
    for protocol in BOTH {
        let shop = shop(protocol);
        add(&shop, &[]).assert("00", None, Verdict::Valid);
        let other = add(&shop, &[("cardNumber", "4929530182740051")]);
        assert_eq!(other.message.text("maskedPan"), Some("4929##########51"));
        assert_eq!(other.message.text("paymentMeanId"), Some("4"));
    }
}

#[test]
fn the_same_number_in_another_wallet_or_after_its_deletion_is_no_duplicate() {
    for protocol in BOTH {
        let shop = shop(protocol);
        add(&shop, &[]).assert("00", None, Verdict::Valid);
        add(&shop, &[("merchantWalletId", "other")]).assert("00", None, Verdict::Valid);
        shop.ask("deletePaymentMean", &[WALLET, ("paymentMeanId", "3")]).assert("00", None, Verdict::Valid);
        let again = add(&shop, &[]);
        assert_eq!(again.message.text("paymentMeanId"), Some("4"), "a rank is not given twice");
    }
}

#[test]
fn what_is_neither_a_card_number_nor_a_token_is_12_and_creates_nothing() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let long: &'static str = "x".repeat(129).leak();
        for number in ["4929 5301 8274 6351", "49295301827463510000", long] {
            let response = add(&shop, &[("merchantWalletId", "new"), ("cardNumber", number)]);
            response.assert("12", Some("cardNumber"), Verdict::Valid);
        }
        assert_eq!(wallet(&shop, "new"), None);
        shop.call(&shop.request(&[WALLET, MONTH])).assert("30", Some("cardNumber"), Verdict::Valid);
    }
}

#[test]
fn a_token_is_added_like_a_card() {
    for protocol in BOTH {
        let response = add(&shop(protocol), &[("cardNumber", "TK-9f3a.77c1"), ("panType", "TOKEN_PAN")]);
        response.assert("00", None, Verdict::Valid);
        assert_eq!(response.message.text("maskedPan"), Some("TK-9######c1"));
    }
}

#[test]
fn an_expiry_date_that_is_no_month_is_12() {
    for protocol in BOTH {
        let shop = shop(protocol);
        for date in ["203113", "05/2031", "2031-05", "3105"] {
            add(&shop, &[("cardExpiryDate", date)]).assert("12", Some("cardExpiryDate"), Verdict::Valid);
        }
        assert_eq!(mean(&shop, "3"), None);
    }
}

#[test]
fn a_number_type_is_known_since_2_31() {
    for protocol in BOTH {
        let shop = shop(protocol);
        let version = |version| [("interfaceVersion", version), ("panType", "PAN")];
        add(&shop, &version("WR_WS_2.30")).assert("30", Some("panType"), Verdict::Valid);
        add(&shop, &version("WR_WS_2.31")).assert("00", None, Verdict::Valid);
    }
}

#[test]
fn a_number_of_another_kind_is_30() {
    let shop = shop(Protocol::Json);
    let mut inside = Container::new();
    inside.insert("number", NUMBER.1).unwrap();
    let digits = Scalar::of_kind(ScalarKind::Number, NUMBER.1).unwrap();
    for value in [Value::from(inside), Value::from(digits)] {
        let mut request = shop.request(&[WALLET, MONTH]);
        request.set("cardNumber", value);
        let request = shop.seal(request);
        shop.call(&request).assert("30", Some("cardNumber"), Verdict::Valid);
    }
}
