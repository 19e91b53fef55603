//! What deletePaymentMean does.

use crate::shop::{BOTH, Shop, WALLET};
use sips_office_runtime::Verdict;
use sips_office_simulator::{PaymentMean, example};

fn ids(shop: &Shop) -> Vec<String> {
    let wallets = shop.office.wallets();
    let means = wallets.wallet(example::MERCHANT_ID, example::WALLET_ID).unwrap().payment_means();
    means.map(PaymentMean::id).map(str::to_owned).collect()
}

#[test]
fn it_deletes_that_payment_mean_and_tells_when() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        let response = shop.ask("deletePaymentMean", &[WALLET, ("paymentMeanId", "1")]);
        assert_eq!(
            response.written(),
            "{\"walletActionDateTime\":\"2014-05-20T12:00:00+02:00\",\"walletResponseCode\":\"00\"}"
        );
        assert_eq!(ids(&shop), ["2"]);
    }
}

#[test]
fn the_second_time_is_25() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        for code in ["00", "25"] {
            let response = shop.ask("deletePaymentMean", &[WALLET, ("paymentMeanId", "1")]);
            response.assert(code, None, Verdict::Valid);
        }
    }
}

#[test]
fn an_unknown_wallet_or_payment_mean_is_25() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        let other = ("merchantWalletId", "walId012");
        for (wallet, mean) in [(WALLET, "9"), (other, "1")] {
            let response = shop.ask("deletePaymentMean", &[wallet, ("paymentMeanId", mean)]);
            assert_eq!(response.written(), "{\"walletResponseCode\":\"25\"}");
        }
        assert_eq!(ids(&shop), ["1", "2"]);
    }
}

#[test]
fn the_wallet_stays_when_its_last_payment_mean_goes() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        for id in example::PAYMENT_MEAN_IDS {
            let response = shop.ask("deletePaymentMean", &[WALLET, ("paymentMeanId", id)]);
            response.assert("00", None, Verdict::Valid);
        }
        assert!(ids(&shop).is_empty());
    }
}
