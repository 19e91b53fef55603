//! The messages that are timed: a small one, and a wallet with fifty payment means.

use sips_office::runtime::codec::{Direction, json, soap};
use sips_office::runtime::descriptor::{Function, Protocol};
use sips_office::runtime::message::{Container, Item, Message, Scalar, Value};
use sips_office::runtime::typed::Request;
use sips_office::runtime::{HttpResponse, sealed_text};
use sips_office::wallet::{GetWalletDataRequest, UpdatePaymentMeanRequest};
use sips_office::{Brand, Environment, Exchange, InterfaceVersion, SealAlgorithm, SecretKey};

pub(crate) const KEY: &str = sips_office_simulator::example::SECRET_KEY;
pub(crate) const MERCHANT: &str = "011223344550000";
pub(crate) const VERSION: &str = "WR_WS_2.58";
pub(crate) const WALLET: &str = "walId011";
pub(crate) const MEAN: &str = "2";
pub(crate) const ALIAS: &str = "myAlias";

pub(crate) fn update() -> UpdatePaymentMeanRequest {
    UpdatePaymentMeanRequest::new().merchant_wallet_id(WALLET).payment_mean_id(MEAN).payment_mean_alias(ALIAS)
}

pub(crate) fn get() -> GetWalletDataRequest {
    GetWalletDataRequest::new().merchant_wallet_id(WALLET)
}

pub(crate) fn key() -> SecretKey {
    SecretKey::new(KEY).expect("it is not empty")
}

pub(crate) fn exchange(protocol: Protocol) -> Exchange {
    Exchange::builder(Brand::Sips, Environment::Test, MERCHANT, key(), 1)
        .protocol(protocol)
        .interface_version(InterfaceVersion::new(2, 58))
        .build()
        .expect("the settings are good")
}

/// A response as the platform sends it.
pub(crate) struct Response {
    pub(crate) http: HttpResponse,
    pub(crate) sealed_text: String,
}

/// What `updatePaymentMean` is answered with.
pub(crate) fn updated(protocol: Protocol) -> Response {
    let mut message = Message::new();
    message.set("walletActionDateTime", "2014-05-19T23:19:54-12:00");
    message.set("walletResponseCode", "00");
    respond(message, protocol, UpdatePaymentMeanRequest::function())
}

/// What `getWalletData` is answered with: fifty payment means.
pub(crate) fn wallet(protocol: Protocol) -> Response {
    let mut message = Message::new();
    message.set("walletCreationDateTime", "2014-05-19T23:19:54-12:00");
    message.set("walletLastActionDateTime", "2024-02-29T08:00:00+01:00");
    message.set("walletResponseCode", "00");
    message.set("walletPaymentMeanDataList", (1..=50).map(mean).collect::<Vec<_>>());
    respond(message, protocol, GetWalletDataRequest::function())
}

fn mean(number: u32) -> Item<'static> {
    let mut mean = Container::new();
    let brands = ["CB", "VISA"].map(|brand| Item::Scalar(Scalar::new(brand))).to_vec();
    let fields: [(&str, Value<'_>); 7] = [
        ("maskedPan", format!("4974##########{:02}", number % 100).into()),
        ("panExpiryDate", format!("2030{:02}", number % 12 + 1).into()),
        ("paymentMeanAlias", format!("Carte n° {number}").into()),
        ("paymentMeanBrand", "CB".into()),
        ("paymentMeanCoBadgingBrandList", brands.into()),
        ("paymentMeanId", number.to_string().into()),
        ("transactionActors", "BTOC".into()),
    ];
    for (name, value) in fields {
        mean.insert(name, value).expect("each name stands once");
    }
    Item::Container(mean)
}

fn respond(mut message: Message<'_>, protocol: Protocol, function: &Function) -> Response {
    let sealed_text = sealed_text(&message);
    message.set("seal", key().seal(SealAlgorithm::HmacSha256, &message).into_string());
    let mut body = Vec::new();
    match protocol {
        Protocol::Json => json::write(&message, &mut body),
        Protocol::Soap => {
            soap::write(&message, function, Direction::Response, &mut body).expect("XML can carry it")
        }
    }
    let headers = vec![("content-type".to_owned(), protocol.content_type().to_owned())];
    Response { http: HttpResponse { status: 200, headers, body }, sealed_text }
}
