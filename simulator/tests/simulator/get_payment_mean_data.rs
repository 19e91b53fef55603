//! What getPaymentMeanData answers.

use crate::shop::{BOTH, Shop, WALLET, shipped};
use sips_office_runtime::InterfaceVersion;
use sips_office_simulator::{Builder, PaymentMean, Wallet, Wallets, example};
use sips_office_spec::catalog::Catalog;

/// The shipped functions, with an alias in the container that comes late.
fn with_a_younger_alias() -> Catalog {
    let mut catalog = shipped();
    let fields = &mut catalog.containers.get_mut("walletPaymentMeanData").unwrap().fields;
    let alias = fields.iter_mut().find(|usage| usage.field == "paymentMeanAlias").unwrap();
    alias.since = InterfaceVersion::new(2, 20);
    catalog
}

#[test]
fn what_is_known_of_the_payment_mean_comes_in_a_container() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        let read = || shop.ask("getPaymentMeanData", &[WALLET, ("paymentMeanId", "1")]).written();
        let data = "\"maskedPan\":\"4111##########11\",\"panExpiryDate\":\"203012\"";
        assert_eq!(
            read(),
            format!(
                "{{\"walletPaymentMeanData\":{{{data},\"paymentMeanBrand\":\"VISA\",\"paymentMeanId\":\"1\"}},\
                 \"walletResponseCode\":\"00\"}}"
            )
        );
        shop.call(&shop.update(&[("paymentMeanId", "1")]));
        assert!(read().contains(&format!("{data},\"paymentMeanAlias\":\"myAlias\"")));
    }
}

#[test]
fn what_is_not_known_is_absent() {
    let wallets = Wallets::new().with(example::MERCHANT_ID, Wallet::new("bare").with(PaymentMean::new("7")));
    for protocol in BOTH {
        let shop = Shop::before(Builder::new().wallets(wallets.clone()), protocol);
        let bare = [("merchantWalletId", "bare"), ("paymentMeanId", "7")];
        assert_eq!(
            shop.ask("getPaymentMeanData", &bare).written(),
            "{\"walletPaymentMeanData\":{\"paymentMeanId\":\"7\"},\"walletResponseCode\":\"00\"}"
        );
    }
}

#[test]
fn an_unknown_wallet_or_payment_mean_is_25() {
    for protocol in BOTH {
        let shop = Shop::at_noon(protocol);
        let other = ("merchantWalletId", "walId012");
        for (wallet, mean) in [(WALLET, "9"), (other, "1")] {
            let response = shop.ask("getPaymentMeanData", &[wallet, ("paymentMeanId", mean)]);
            assert_eq!(response.written(), "{\"walletResponseCode\":\"25\"}");
        }
    }
}

#[test]
fn an_interface_version_gets_only_the_members_that_it_knows() {
    let catalog = with_a_younger_alias();
    let mean = PaymentMean::new("1").with_alias("mine");
    let wallets = Wallets::new().with(example::MERCHANT_ID, Wallet::new(example::WALLET_ID).with(mean));
    for protocol in BOTH {
        for function in ["getPaymentMeanData", "getWalletData"] {
            let builder = Builder::new().wallets(wallets.clone());
            let shop = Shop::calling(builder, &catalog, function, protocol);
            let id = if function == "getWalletData" { "" } else { "1" };
            for (version, knows) in [("WR_WS_2.19", false), ("WR_WS_2.20", true)] {
                let fields = [WALLET, ("paymentMeanId", id), ("interfaceVersion", version)];
                let answer = shop.call(&shop.request(&fields)).written();
                assert!(answer.contains("\"paymentMeanId\":\"1\""), "{answer}");
                assert_eq!(answer.contains("paymentMeanAlias"), knows, "{answer}");
            }
        }
    }
}

#[test]
fn a_container_of_which_the_interface_version_knows_nothing_is_absent() {
    let mut catalog = shipped();
    for usage in &mut catalog.containers.get_mut("walletPaymentMeanData").unwrap().fields {
        usage.since = InterfaceVersion::new(2, 20);
    }
    for protocol in BOTH {
        for (function, id) in [("getPaymentMeanData", "1"), ("getWalletData", "")] {
            let shop = Shop::calling(Builder::new(), &catalog, function, protocol);
            let fields = [WALLET, ("paymentMeanId", id), ("interfaceVersion", "WR_WS_2.19")];
            let answer = shop.call(&shop.request(&fields)).written();
            assert!(!answer.contains("walletPaymentMeanData"), "{answer}");
        }
    }
}
