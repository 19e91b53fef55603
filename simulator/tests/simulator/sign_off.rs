//! What signOff does.

use crate::shop::{BOTH, Shop, WALLET};
use sips_office_runtime::{SecretKey, Verdict};
use sips_office_simulator::{Builder, Merchant, PaymentMean, Wallet, Wallets, example};

#[test]
fn it_removes_the_wallet_with_all_its_payment_means_and_tells_when() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        assert_eq!(
            shop.ask("signOff", &[WALLET]).written(),
            "{\"walletActionDateTime\":\"2014-05-20T12:00:00+02:00\",\"walletResponseCode\":\"00\"}"
        );
        assert_eq!(shop.office.wallets().wallet(example::MERCHANT_ID, example::WALLET_ID), None);
    }
}

#[test]
fn the_second_time_and_an_unknown_wallet_are_25() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        shop.ask("signOff", &[("merchantWalletId", "walId012")]).assert("25", None, Verdict::Valid);
        shop.ask("signOff", &[WALLET]).assert("00", None, Verdict::Valid);
        assert_eq!(shop.ask("signOff", &[WALLET]).written(), "{\"walletResponseCode\":\"25\"}");
    }
}

#[test]
fn another_merchants_wallet_of_the_same_name_stays() {
    let key = SecretKey::new("another").unwrap();
    let wallet = Wallet::new(example::WALLET_ID).with(PaymentMean::new("1"));
    let wallets = Wallets::new().with(example::MERCHANT_ID, wallet.clone()).with("555", wallet);
    for protocol in BOTH {
        let builder = Builder::new().merchant(Merchant::new("555", 1, key.clone())).wallets(wallets.clone());
        let shop = Shop::before(builder, protocol);
        shop.ask("signOff", &[WALLET]).assert("00", None, Verdict::Valid);
        assert!(shop.office.wallets().wallet("555", example::WALLET_ID).is_some());
    }
}

#[test]
fn a_wallet_that_comes_again_begins_anew() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        let card = [WALLET, ("cardNumber", "4929530182746351"), ("cardExpiryDate", "203105")];
        shop.ask("addCard", &card).assert("00", None, Verdict::Valid);
        shop.ask("signOff", &[WALLET]).assert("00", None, Verdict::Valid);
        let again = shop.ask("addCard", &card);
        again.assert("00", None, Verdict::Valid);
        assert_eq!(again.message.text("paymentMeanId"), Some("1"));
    }
}
