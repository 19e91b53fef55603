//! What getWalletData answers.

use crate::shop::{BOTH, Shop, WALLET, shipped};
use sips_office_runtime::descriptor::Protocol;
use sips_office_runtime::message::{Item, Value};
use sips_office_simulator::{Builder, PaymentMean, Wallet, Wallets, example};

fn answer(shop: &Shop) -> String {
    shop.ask("getWalletData", &[WALLET]).written()
}

#[test]
fn all_payment_means_come_in_a_list_with_the_wallets_dates() {
    for protocol in BOTH {
        assert_eq!(
            answer(&Shop::at_noon(protocol)),
            "{\"walletCreationDateTime\":\"2014-05-19T23:19:54-12:00\",\
             \"walletLastActionDateTime\":\"2014-05-19T23:19:54-12:00\",\
             \"walletPaymentMeanDataList\":[\
             {\"maskedPan\":\"4111##########11\",\"panExpiryDate\":\"203012\",\
             \"paymentMeanBrand\":\"VISA\",\"paymentMeanId\":\"1\"},\
             {\"maskedPan\":\"5555##########44\",\"panExpiryDate\":\"203106\",\
             \"paymentMeanBrand\":\"MASTERCARD\",\"paymentMeanId\":\"2\"}],\
             \"walletResponseCode\":\"00\"}"
        );
    }
}

#[test]
fn the_starting_wallet_shows_the_dictionarys_examples() {
    let wallets = Shop::new(Protocol::Json).office.wallets();
    let wallet = wallets.wallet(example::MERCHANT_ID, example::WALLET_ID).unwrap();
    let mean = wallet.payment_mean("1").unwrap();
    let catalog = shipped();
    for (field, value) in [
        ("maskedPan", mean.masked_pan()),
        ("panExpiryDate", mean.expiry_date()),
        ("paymentMeanBrand", mean.brand()),
    ] {
        assert_eq!(value, catalog.fields[field].example.as_deref(), "{field}");
    }
}

#[test]
fn a_list_is_an_array_in_json_and_items_in_soap() {
    let body = |protocol| {
        let shop = Shop::at_noon(protocol).at("getWalletData");
        String::from_utf8(shop.send(&shop.request(&[WALLET])).body).unwrap()
    };
    let (json, soap) = (body(Protocol::Json), body(Protocol::Soap));
    assert!(json.contains("\"walletPaymentMeanDataList\":[{\"maskedPan\":"), "{json}");
    let items = "<walletPaymentMeanDataList><walletPaymentMeanData><paymentMeanId>1</paymentMeanId>";
    assert!(soap.contains(items) && soap.matches("<walletPaymentMeanData>").count() == 2, "{soap}");
}

#[test]
fn what_changes_the_wallet_is_its_last_action_and_reading_is_not() {
    for protocol in BOTH {
        let mean = ("paymentMeanId", "1");
        let card = [WALLET, ("cardNumber", "4929530182746351"), ("cardExpiryDate", "203105")];
        for (function, fields, acts) in [
            ("getPaymentMeanData", &[WALLET, mean][..], false),
            ("getWalletData", &[WALLET], false),
            ("updatePaymentMean", &[WALLET, mean], true),
            ("deletePaymentMean", &[WALLET, mean], true),
            ("addCard", &card, true),
        ] {
            let shop = Shop::at_noon(protocol);
            shop.ask(function, fields);
            let answer = answer(&shop);
            let acted = answer.contains("\"walletLastActionDateTime\":\"2014-05-20T12:00:00+02:00\"");
            assert_eq!(acted, acts, "{function}: {answer}");
        }
    }
}

#[test]
fn payment_means_come_in_the_order_in_which_they_were_added() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        for at in 0..9 {
            let number = format!("49295301827463{at:02}").leak();
            shop.ask("addCard", &[WALLET, ("cardNumber", number), ("cardExpiryDate", "203105")]);
        }
        let response = shop.ask("getWalletData", &[WALLET]).message;
        let Some(Value::List(means)) = response.get("walletPaymentMeanDataList") else {
            panic!("{response:?}")
        };
        let ids = means.iter().map(|mean| match mean {
            Item::Container(mean) => mean.get("paymentMeanId").unwrap().as_text().unwrap().to_owned(),
            other => panic!("{other:?}"),
        });
        let expected: Vec<_> = (1..=11).map(|id| id.to_string()).collect();
        assert_eq!(ids.collect::<Vec<_>>(), expected);
    }
}

#[test]
fn an_empty_wallet_has_no_list() {
    let empty = Wallets::new().with(example::MERCHANT_ID, Wallet::new(example::WALLET_ID));
    for protocol in BOTH {
        let shop = Shop::before(Builder::new().wallets(empty.clone()), protocol);
        assert_eq!(answer(&shop), "{\"walletResponseCode\":\"00\"}");
    }
}

#[test]
fn an_unknown_wallet_is_25() {
    for protocol in BOTH {
        let response = Shop::at_noon(protocol).ask("getWalletData", &[("merchantWalletId", "walId012")]);
        assert_eq!(response.written(), "{\"walletResponseCode\":\"25\"}");
    }
}

#[test]
fn a_text_that_xml_cannot_carry_is_told_to_who_asks_in_soap() {
    let alias = example_with("a\u{1}b");
    let shop = Shop::before(Builder::new().wallets(alias), Protocol::Soap);
    let get = shop.at("getWalletData");
    let fault = get.fault(&get.send(&get.request(&[WALLET])));
    assert_eq!(fault.code, "Server");
    let field = "`walletPaymentMeanDataList[0].paymentMeanAlias`";
    let sentence = format!("the answer has no SOAP form: {field} holds a character that XML cannot carry");
    assert_eq!(fault.string, sentence);
    let received = shop.office.received();
    assert_eq!((received[0].status, &received[0].code), (500, &None));
}

fn example_with(alias: &str) -> Wallets {
    let wallet = Wallet::new(example::WALLET_ID).with(PaymentMean::new("1").with_alias(alias));
    Wallets::new().with(example::MERCHANT_ID, wallet)
}
