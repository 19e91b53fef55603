//! What updatePaymentMean does.

use crate::shop::{BOTH, Shop, shipped};
use sips_office_runtime::{InterfaceVersion, Verdict};
use sips_office_simulator::{Builder, PaymentMean, Wallet, Wallets, example};
use time::{OffsetDateTime, UtcOffset};

fn alias(shop: &Shop, payment_mean_id: &str) -> Option<String> {
    let wallets = shop.office.wallets();
    let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, payment_mean_id).unwrap();
    mean.alias().map(str::to_owned)
}

#[test]
fn it_renames_the_payment_mean_and_no_other() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.call(&shop.update(&[("paymentMeanAlias", "Café & <Bar>")])).assert("00", None, Verdict::Valid);
        assert_eq!(alias(&shop, "2").as_deref(), Some("Café & <Bar>"));
        assert_eq!(alias(&shop, "1"), None);
    }
}

#[test]
fn without_an_alias_or_with_an_empty_one_the_old_one_stays() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        shop.call(&shop.update(&[])).assert("00", None, Verdict::Valid);
        shop.call(&shop.update(&[("paymentMeanAlias", "")])).assert("00", None, Verdict::Valid);
        let mut empty = shop.update(&[]);
        empty.set("paymentMeanAlias", "");
        let empty = shop.seal(empty);
        shop.call(&empty).assert("00", None, Verdict::Valid);
        assert_eq!(alias(&shop, "2").as_deref(), Some("myAlias"));
    }
}

#[test]
fn an_unknown_wallet_or_payment_mean_is_25() {
    for protocol in BOTH {
        let shop = Shop::new(protocol);
        for unknown in [("merchantWalletId", "walId012"), ("paymentMeanId", "9")] {
            let response = shop.call(&shop.update(&[unknown]));
            response.assert("25", None, Verdict::Valid);
            assert_eq!(response.message.text("walletActionDateTime"), None);
        }
    }
}

#[test]
fn it_tells_when_it_acted() {
    let zone = UtcOffset::from_hms(-12, 0, 0).unwrap();
    let noon = OffsetDateTime::from_unix_timestamp(1_400_583_594).unwrap().to_offset(zone);
    for protocol in BOTH {
        let shop = Shop::before(Builder::new().clock(move || noon), protocol);
        let response = shop.call(&shop.update(&[]));
        assert_eq!(response.message.text("walletActionDateTime"), Some("2014-05-19T22:59:54-12:00"));
    }
}

#[test]
fn a_starting_store_can_be_given() {
    let wallet = Wallet::new("other").with(PaymentMean::new("5").with_alias("old"));
    for protocol in BOTH {
        let wallets = Wallets::new().with(example::MERCHANT_ID, wallet.clone());
        let shop = Shop::before(Builder::new().wallets(wallets), protocol);
        shop.call(&shop.update(&[])).assert("25", None, Verdict::Valid);
        let request = shop.update(&[("merchantWalletId", "other"), ("paymentMeanId", "5")]);
        shop.call(&request).assert("00", None, Verdict::Valid);
        let wallets = shop.office.wallets();
        let means: Vec<_> = wallets.wallet(example::MERCHANT_ID, "other").unwrap().payment_means().collect();
        assert_eq!(means.len(), 1);
        assert_eq!(means[0].alias(), Some("myAlias"));
    }
}

#[test]
fn an_interface_version_gets_only_the_fields_that_it_knows() {
    let mut catalog = shipped();
    let response = &mut catalog.functions["updatePaymentMean"].response;
    let acted = response.iter_mut().find(|usage| usage.field == "walletActionDateTime").unwrap();
    acted.since = InterfaceVersion::new(2, 20);
    for protocol in BOTH {
        let shop = Shop::calling(Builder::new(), &catalog, "updatePaymentMean", protocol);
        for (version, knows) in [("WR_WS_2.19", false), ("WR_WS_2.20", true)] {
            let response = shop.call(&shop.update(&[("interfaceVersion", version)]));
            response.assert("00", None, Verdict::Valid);
            assert_eq!(response.message.get("walletActionDateTime").is_some(), knows);
        }
    }
}
