//! The wallet functions one after another, as a shop calls them.

use crate::shop::{BOTH, Response, Shop};
use sips_office_runtime::Verdict;
use sips_office_runtime::message::{Container, Item, Message, Value};

const WALLET: (&str, &str) = ("merchantWalletId", "story@shop");
const MEAN: (&str, &str) = ("paymentMeanId", "1");

/// The one payment mean of a response, whether it came alone or in a list.
fn mean<'m>(message: &'m Message<'static>) -> &'m Container<'static> {
    let list = message.get("walletPaymentMeanDataList");
    match (message.get("walletPaymentMeanData"), list) {
        (Some(Value::Container(mean)), None) => mean,
        (None, Some(Value::List(means))) => match &means[..] {
            [Item::Container(mean)] => mean,
            other => panic!("{other:?}"),
        },
        _ => panic!("{message:?}"),
    }
}

fn alias(response: &Response) -> Option<&str> {
    response.assert("00", None, Verdict::Valid);
    mean(&response.message).get("paymentMeanAlias").and_then(Value::as_text)
}

#[test]
fn a_card_is_added_read_renamed_read_deleted_and_the_wallet_signed_off() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        let nothing_there = |function, fields: &[_]| {
            assert_eq!(shop.ask(function, fields).written(), "{\"walletResponseCode\":\"25\"}", "{function}");
        };
        nothing_there("getWalletData", &[WALLET]);

        let card = [WALLET, ("cardNumber", "4929530182746351"), ("cardExpiryDate", "203105")];
        let added = shop.ask("addCard", &[&card[..], &[("paymentMeanAlias", "first")]].concat());
        added.assert("00", None, Verdict::Valid);
        assert_eq!(added.message.text("paymentMeanId"), Some(MEAN.1));

        assert_eq!(alias(&shop.ask("getPaymentMeanData", &[WALLET, MEAN])), Some("first"));
        let renamed = shop.ask("updatePaymentMean", &[WALLET, MEAN, ("paymentMeanAlias", "Café <&>")]);
        renamed.assert("00", None, Verdict::Valid);
        for (function, fields) in [("getPaymentMeanData", &[WALLET, MEAN][..]), ("getWalletData", &[WALLET])]
        {
            assert_eq!(alias(&shop.ask(function, fields)), Some("Café <&>"), "{function}");
        }

        shop.ask("deletePaymentMean", &[WALLET, MEAN]).assert("00", None, Verdict::Valid);
        for function in ["deletePaymentMean", "getPaymentMeanData", "updatePaymentMean"] {
            nothing_there(function, &[WALLET, MEAN]);
        }
        let empty = shop.ask("getWalletData", &[WALLET]);
        empty.assert("00", None, Verdict::Valid);
        assert!(empty.message.get("walletPaymentMeanDataList").is_none());

        shop.ask("signOff", &[WALLET]).assert("00", None, Verdict::Valid);
        for function in ["signOff", "getWalletData"] {
            nothing_there(function, &[WALLET]);
        }
    }
}
