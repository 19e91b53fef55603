//! Every shipped function through its typed request, in the order in which a shop calls them: a card is added, read,
//! renamed, read, deleted, its wallet signed off, and then nobody knows it any more.

use std::fmt::Debug;

use sips_office::cash_management::{CancelRequest, CurrencyCode, S10TransactionReference};
use sips_office::runtime::typed::Request;
use sips_office::wallet::{
    AddCardRequest, DeletePaymentMeanRequest, GetPaymentMeanDataRequest, GetWalletDataRequest, PanType,
    SignOffRequest, UpdatePaymentMeanRequest, WalletPaymentMeanData, WalletResponseCode,
};
use sips_office::{
    Answer, Brand, Client, Environment, Error, Exchange, InterfaceVersion, Outcome, Protocol, SealState,
    SecretKey,
};
use sips_office_simulator::{Simulator, example};

const WALLET_ID: &str = "story@shop";
const CARD_NUMBER: &str = "4929530182746351";

struct Shop {
    simulator: Simulator,
    client: Client,
}

impl Shop {
    async fn open(protocol: Protocol) -> Self {
        let simulator = Simulator::start().await.unwrap();
        let key = SecretKey::new(example::SECRET_KEY).unwrap();
        // Not every brand's page recommends a version for each of the functions.
        let exchange = Exchange::builder(
            Brand::Sips,
            Environment::Test,
            example::MERCHANT_ID,
            key,
            example::KEY_VERSION,
        )
        .protocol(protocol)
        .interface_version(InterfaceVersion::new(2, 58))
        .base_address(&simulator.base_address())
        .build()
        .unwrap();
        Self { client: Client::new(exchange).unwrap(), simulator }
    }

    /// An answer that the platform gave, and sealed.
    async fn ask<R: Request>(&self, request: &R) -> Answer<R::Response> {
        let answer = self.client.call(request).await.unwrap();
        assert_eq!(answer.seal_state(), SealState::Verified);
        answer
    }

    /// An answer that says that it was done.
    async fn done<R: Request>(&self, request: &R) -> Answer<R::Response>
    where
        R::Response: Debug,
    {
        self.ask(request).await.accepted().unwrap()
    }

    /// A call that ends with code 25.
    async fn unknown<R: Request>(&self, request: &R)
    where
        R::Response: Debug,
    {
        let error = self.ask(request).await.accepted().unwrap_err();
        assert_eq!(error.outcome(), Outcome::Refused);
        assert!(matches!(&error, Error::NotAccepted { code: Some(code), .. } if code == "25"), "{error}");
    }

    async fn read(&self, id: &str) -> WalletPaymentMeanData {
        let request = GetPaymentMeanDataRequest::new().merchant_wallet_id(WALLET_ID).payment_mean_id(id);
        self.done(&request).await.wallet_payment_mean_data().unwrap().clone()
    }
}

fn assert_discreet(shown: &str) {
    for five in CARD_NUMBER.as_bytes().windows(5) {
        assert!(!shown.contains(std::str::from_utf8(five).unwrap()), "{shown}");
    }
    assert!(!shown.contains(example::SECRET_KEY), "{shown}");
}

#[tokio::test]
async fn all_seven_functions_are_called_typed_in_json_and_soap() {
    for protocol in [Protocol::Json, Protocol::Soap] {
        let shop = Shop::open(protocol).await;
        let wallet = GetWalletDataRequest::new().merchant_wallet_id(WALLET_ID);
        shop.unknown(&wallet).await;

        let card = AddCardRequest::new()
            .merchant_wallet_id(WALLET_ID)
            .card_number(CARD_NUMBER)
            .card_expiry_date("")
            .pan_type(PanType::Pan)
            .payment_mean_alias("first")
            .payment_mean_brand("CB");
        assert_discreet(&format!("{card:?}"));
        let added = shop.done(&card).await;
        assert_eq!(added.masked_pan(), Some("4929##########51"));
        assert!(added.wallet_action_date_time().unwrap().parsed().is_some());
        let id = added.payment_mean_id().unwrap().to_owned();

        let again = shop.ask(&card).await;
        assert_eq!(again.wallet_response_code(), Some(&WalletResponseCode::Duplicate));
        assert_discreet(&again.accepted().unwrap_err().to_string());

        let expected = WalletPaymentMeanData::new()
            .with_payment_mean_id(&id)
            .with_masked_pan("4929##########51")
            .with_payment_mean_alias("first")
            .with_payment_mean_brand("CB");
        assert_eq!(shop.read(&id).await, expected);

        let rename = UpdatePaymentMeanRequest::new()
            .merchant_wallet_id(WALLET_ID)
            .payment_mean_id(&id)
            .payment_mean_alias("Café <&> 名");
        shop.done(&rename).await;
        let expected = expected.with_payment_mean_alias("Café <&> 名");
        assert_eq!(shop.read(&id).await, expected);
        let read = shop.done(&wallet).await;
        assert_eq!(read.wallet_payment_mean_data_list(), Some(&[expected][..]));
        assert!(read.wallet_creation_date_time().unwrap().parsed().is_some());
        assert!(read.wallet_last_action_date_time().unwrap().parsed().is_some());
        assert!(read.unknown_fields().is_empty());

        let delete = DeletePaymentMeanRequest::new().merchant_wallet_id(WALLET_ID).payment_mean_id(&id);
        assert!(shop.done(&delete).await.wallet_action_date_time().is_some());
        shop.unknown(&delete).await;
        assert_eq!(shop.done(&wallet).await.wallet_payment_mean_data_list(), None);

        let sign_off = SignOffRequest::new().merchant_wallet_id(WALLET_ID);
        assert!(shop.done(&sign_off).await.wallet_action_date_time().is_some());
        shop.unknown(&sign_off).await;
        shop.unknown(&wallet).await;
        shop.unknown(&rename).await;

        let cancel = CancelRequest::new()
            .s10_transaction_reference(
                S10TransactionReference::new()
                    .with_s10_transaction_id("1")
                    .with_s10_transaction_id_date("20140519"),
            )
            .operation_amount("1050")
            .currency_code(CurrencyCode::Eur);
        let cancelled = shop.done(&cancel).await;
        assert_eq!(cancelled.response_code(), Some("00"));
        assert_eq!(cancelled.new_status(), Some("CANCELLED"));
        assert!(cancelled.operation_date_time().unwrap().parsed().is_some());

        let mut called: Vec<_> =
            shop.simulator.received().into_iter().filter_map(|received| received.function).collect();
        called.sort();
        called.dedup();
        assert_eq!(called.len(), 7, "{called:?}");
    }
}

#[tokio::test]
async fn a_transaction_is_named_in_one_way() {
    for protocol in [Protocol::Json, Protocol::Soap] {
        let shop = Shop::open(protocol).await;
        let neither = CancelRequest::new().operation_amount("1050").currency_code(CurrencyCode::Eur);
        let error = shop.client.call(&neither).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert!(shop.simulator.received().is_empty());
        shop.done(&neither.transaction_reference("TREFEXA2012")).await;
    }
}
