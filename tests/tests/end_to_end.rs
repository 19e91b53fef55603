//! The typed client against the simulator: what a shop sees, over real sockets, in JSON and SOAP.

use sips_office::wallet::{UpdatePaymentMeanRequest, UpdatePaymentMeanResponse, WalletResponseCode};
use sips_office::{
    Answer, Brand, Client, Environment, Error, Exchange, InterfaceVersion, Outcome, Protocol, SealPolicy,
    SealState, SecretKey,
};
use sips_office_simulator::{Fault, Simulator, example};

const BOTH: [Protocol; 2] = [Protocol::Json, Protocol::Soap];

struct Shop {
    simulator: Simulator,
    client: Client,
}

impl Shop {
    async fn open(brand: Brand, protocol: Protocol) -> Self {
        Self::with_policy(brand, protocol, SealPolicy::required()).await
    }

    async fn with_policy(brand: Brand, protocol: Protocol, policy: SealPolicy) -> Self {
        let simulator = Simulator::start().await.unwrap();
        let key = SecretKey::new(example::SECRET_KEY).unwrap();
        let exchange =
            Exchange::builder(brand, Environment::Test, example::MERCHANT_ID, key, example::KEY_VERSION)
                .protocol(protocol)
                .seal_policy(policy)
                .base_address(&simulator.base_address())
                .build()
                .unwrap();
        Self { client: Client::new(exchange).unwrap(), simulator }
    }

    async fn rename(&self, id: &str, alias: &str) -> Result<Answer<UpdatePaymentMeanResponse>, Error> {
        let request = UpdatePaymentMeanRequest::new()
            .merchant_wallet_id(example::WALLET_ID)
            .payment_mean_id(id)
            .payment_mean_alias(alias);
        self.client.call(&request).await
    }

    async fn suffer(&self, fault: Fault) -> Result<Answer<UpdatePaymentMeanResponse>, Error> {
        self.simulator.faults().next(fault);
        self.rename("2", "Café").await
    }

    fn alias(&self, id: &str) -> Option<String> {
        let wallets = self.simulator.wallets();
        let mean = wallets.payment_mean(example::MERCHANT_ID, example::WALLET_ID, id)?;
        mean.alias().map(str::to_owned)
    }
}

#[tokio::test]
async fn a_rename_is_sealed_carried_out_and_verified() {
    for protocol in BOTH {
        for (brand, version) in [(Brand::Sips, (2, 58)), (Brand::Sogenactif, (2, 49))] {
            let shop = Shop::open(brand, protocol).await;
            let answer = shop.rename("2", "Café <&> 名").await.unwrap().accepted().unwrap();
            assert_eq!(answer.wallet_response_code(), Some(&WalletResponseCode::Success));
            assert!(answer.wallet_action_date_time().unwrap().parsed().is_some());
            assert_eq!(answer.error_field_name(), None);
            assert!(answer.unknown_fields().is_empty());
            assert_eq!(answer.seal_state(), SealState::Verified);
            assert_eq!(answer.sent_version(), InterfaceVersion::new(version.0, version.1));
            assert_eq!(shop.alias("2").as_deref(), Some("Café <&> 名"));
            assert_eq!(shop.alias("1"), None);
        }
    }
}

#[tokio::test]
async fn an_unknown_payment_mean_is_an_answer_and_an_error_only_where_asked() {
    for protocol in BOTH {
        let shop = Shop::open(Brand::Sogenactif, protocol).await;
        let answer = shop.rename("9", "x").await.unwrap();
        assert_eq!(answer.wallet_response_code(), Some(&WalletResponseCode::UnknownWallet));
        let error = answer.accepted().unwrap_err();
        assert_eq!(error.outcome(), Outcome::Refused);
        assert!(error.to_string().contains("unknown by Sogenactif"), "{error}");
    }
}

#[tokio::test]
async fn what_is_new_in_an_answer_does_no_harm() {
    for protocol in BOTH {
        let shop = Shop::open(Brand::Sips, protocol).await;
        let answer = shop.suffer(Fault::UnknownField).await.unwrap();
        assert_eq!(answer.seal_state(), SealState::Verified);
        assert_eq!(answer.unknown_fields().len(), 1);

        let answer = shop.suffer(Fault::UnknownCode).await.unwrap();
        assert!(matches!(answer.wallet_response_code(), Some(WalletResponseCode::Unlisted(_))));
        assert!(!answer.result().is_accepted());
    }
}

#[tokio::test]
async fn what_nothing_vouches_for_is_never_an_answer() {
    for protocol in BOTH {
        let shop = Shop::open(Brand::Sips, protocol).await;
        for (fault, expected) in [
            (Fault::WrongSeal, "seal does not fit"),
            (Fault::ChangedByte, "seal does not fit"),
            (Fault::MissingSeal, "has no seal"),
            (Fault::DuplicateField, "twice"),
            (Fault::TruncatedBody, "is no updatePaymentMean response"),
            (Fault::Redirect("http://127.0.0.1:1/elsewhere".into()), "redirect"),
            (Fault::CutConnection, "connection ended"),
            (Fault::Status(500), "HTTP 500"),
        ] {
            let error = shop.suffer(fault.clone()).await.unwrap_err();
            assert_eq!(error.outcome(), Outcome::Unknown, "{protocol:?} {fault:?}: {error}");
            assert!(error.to_string().contains(expected), "{protocol:?} {fault:?}: {error}");
        }
        let error = shop.suffer(Fault::Status(403)).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::Refused, "{protocol:?}: {error}");
        assert!(error.to_string().contains("HTTP 403"), "{protocol:?}: {error}");
    }
}

#[tokio::test]
async fn a_fault_of_the_server_leaves_open_what_became_of_the_request() {
    // On a JSON call, a SOAP fault is a document that JSON does not have.
    for (protocol, expected) in [(Protocol::Json, "HTTP 500"), (Protocol::Soap, "SOAP fault Server")] {
        let shop = Shop::open(Brand::Sips, protocol).await;
        let error = shop.suffer(Fault::SoapFault).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::Unknown, "{protocol:?}: {error}");
        assert!(error.to_string().contains(expected), "{protocol:?}: {error}");
    }
}

#[tokio::test]
async fn an_unsealed_answer_is_taken_where_the_policy_says_so_and_says_it() {
    for protocol in BOTH {
        let policy = SealPolicy::required().accept_unsealed(protocol, Environment::Test);
        let shop = Shop::with_policy(Brand::Sips, protocol, policy).await;
        let answer = shop.suffer(Fault::MissingSeal).await.unwrap();
        assert_eq!(answer.seal_state(), SealState::Unsealed);
        assert!(matches!(shop.suffer(Fault::WrongSeal).await, Err(Error::WrongSeal)));
    }
}

#[tokio::test]
async fn a_request_that_is_not_right_is_not_sent() {
    for protocol in BOTH {
        let shop = Shop::open(Brand::Sips, protocol).await;
        let request = UpdatePaymentMeanRequest::new().payment_mean_alias("x");
        let error = shop.client.call(&request).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.violations().unwrap().iter().count(), 2, "{error}");
        assert!(shop.simulator.received().is_empty());
    }
}

#[tokio::test]
async fn a_key_that_is_not_the_merchants_is_seen_through() {
    for protocol in BOTH {
        let simulator = Simulator::start().await.unwrap();
        let key = SecretKey::new("another").unwrap();
        let exchange = Exchange::builder(Brand::Sips, Environment::Test, example::MERCHANT_ID, key, 1)
            .protocol(protocol)
            .base_address(&simulator.base_address())
            .build()
            .unwrap();
        let request = UpdatePaymentMeanRequest::new().merchant_wallet_id("walId011").payment_mean_id("2");
        // The simulator refuses with 34, and seals that with a key that this shop does not have.
        let error = Client::new(exchange).unwrap().call(&request).await.unwrap_err();
        assert!(matches!(error, Error::WrongSeal), "{error}");
    }
}
