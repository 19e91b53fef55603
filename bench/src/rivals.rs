//! The same tasks as a shop would program them: structs with serde's derive, the HMAC with the key as it comes, its
//! hexadecimal from a crate, and for SOAP the serde layer of quick-xml. The text to seal is put together by hand.
//!
//! They do less: nothing is checked before sending, a response's seal covers the known fields only, namespaces are not
//! looked at, and nothing limits the depth.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::messages::{ALIAS, KEY, MEAN, MERCHANT, VERSION, WALLET};

/// Lower-case hexadecimal of the HMAC.
pub(crate) fn seal(key: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("any length will do");
    mac.update(text.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// A message of the rival's.
pub(crate) trait Sealed {
    /// What its seal covers.
    fn text(&self) -> String;
    /// Where the seal stands.
    fn seal(&mut self) -> &mut Option<String>;
}

/// A request of the rival's.
pub(crate) trait Request: Sealed + Serialize {
    /// What stands in the Body of SOAP.
    fn operation(&self) -> Operation<'_>;
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct UpdatePaymentMean {
    merchant_id: String,
    interface_version: String,
    merchant_wallet_id: String,
    payment_mean_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_mean_alias: Option<String>,
    seal: Option<String>,
    key_version: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GetWalletData {
    merchant_id: String,
    interface_version: String,
    merchant_wallet_id: String,
    seal: Option<String>,
    key_version: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Updated {
    wallet_action_date_time: Option<String>,
    wallet_response_code: Option<String>,
    error_field_name: Option<String>,
    seal: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Wallet<L> {
    wallet_creation_date_time: Option<String>,
    wallet_last_action_date_time: Option<String>,
    #[serde(bound(deserialize = "L: Deserialize<'de>"))]
    wallet_payment_mean_data_list: Option<L>,
    wallet_response_code: Option<String>,
    error_field_name: Option<String>,
    seal: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Mean<B> {
    payment_mean_id: Option<String>,
    masked_pan: Option<String>,
    payment_mean_alias: Option<String>,
    pan_expiry_date: Option<String>,
    payment_mean_brand: Option<String>,
    transaction_actors: Option<String>,
    #[serde(bound(deserialize = "B: Deserialize<'de>"))]
    payment_mean_co_badging_brand_list: Option<B>,
}

/// Lists in JSON.
pub(crate) type JsonWallet = Wallet<Vec<Mean<Vec<String>>>>;
/// Lists in SOAP, each in an element of its own.
pub(crate) type SoapWallet = Wallet<SoapMeans>;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SoapMeans {
    wallet_payment_mean_data: Vec<Mean<SoapBrands>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SoapBrands {
    payment_mean_co_badging_brand: Vec<String>,
}

pub(crate) fn update() -> UpdatePaymentMean {
    UpdatePaymentMean {
        merchant_id: MERCHANT.to_owned(),
        interface_version: VERSION.to_owned(),
        merchant_wallet_id: WALLET.to_owned(),
        payment_mean_id: MEAN.to_owned(),
        payment_mean_alias: Some(ALIAS.to_owned()),
        seal: None,
        key_version: "1".to_owned(),
    }
}

pub(crate) fn get() -> GetWalletData {
    GetWalletData {
        merchant_id: MERCHANT.to_owned(),
        interface_version: VERSION.to_owned(),
        merchant_wallet_id: WALLET.to_owned(),
        seal: None,
        key_version: "1".to_owned(),
    }
}

/// Seals and writes a request.
pub(crate) fn json<M: Request>(message: &mut M) -> String {
    *message.seal() = Some(seal(KEY, &message.text()));
    serde_json::to_string(message).expect("it is plain")
}

/// Seals and writes a request.
pub(crate) fn soap<M: Request>(message: &mut M) -> String {
    *message.seal() = Some(seal(KEY, &message.text()));
    let envelope = Envelope {
        namespace: "http://schemas.xmlsoap.org/soap/envelope/",
        body: Body { operation: message.operation() },
    };
    quick_xml::se::to_string(&envelope).expect("it is plain")
}

/// Reads and verifies a response.
pub(crate) fn read_json<M: Sealed + for<'de> Deserialize<'de>>(body: &[u8]) -> M {
    verified(serde_json::from_slice(body).expect("it is good"))
}

/// Reads and verifies a response.
pub(crate) fn read_soap<M: Sealed + for<'de> Deserialize<'de>>(body: &[u8]) -> M {
    let text = std::str::from_utf8(body).expect("it is UTF-8");
    let envelope: ReadEnvelope<M> = quick_xml::de::from_str(text).expect("it is good");
    verified(envelope.body.operation.output)
}

fn verified<M: Sealed>(mut message: M) -> M {
    let expected = seal(KEY, &message.text());
    assert!(message.seal().as_ref() == Some(&expected), "wrong seal");
    message
}

const NAMESPACE: &str = "urn:sips:cn:contract:office:wallet:v2";

#[derive(Serialize)]
#[serde(rename = "soap:Envelope")]
struct Envelope<'m> {
    #[serde(rename = "@xmlns:soap")]
    namespace: &'static str,
    #[serde(rename = "soap:Body")]
    body: Body<'m>,
}

#[derive(Serialize)]
struct Body<'m> {
    #[serde(rename = "$value")]
    operation: Operation<'m>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Operation<'m> {
    UpdatePaymentMean(Input<'m, UpdatePaymentMean>),
    GetWalletData(Input<'m, GetWalletData>),
}

#[derive(Serialize)]
pub(crate) struct Input<'m, M> {
    #[serde(rename = "@xmlns")]
    namespace: &'static str,
    input: &'m M,
}

#[derive(Deserialize)]
struct ReadEnvelope<M> {
    #[serde(rename = "Body")]
    body: ReadBody<M>,
}

#[derive(Deserialize)]
struct ReadBody<M> {
    #[serde(rename = "$value")]
    operation: ReadOperation<M>,
}

#[derive(Deserialize)]
struct ReadOperation<M> {
    output: M,
}

impl Request for UpdatePaymentMean {
    fn operation(&self) -> Operation<'_> {
        Operation::UpdatePaymentMean(Input { namespace: NAMESPACE, input: self })
    }
}

impl Request for GetWalletData {
    fn operation(&self) -> Operation<'_> {
        Operation::GetWalletData(Input { namespace: NAMESPACE, input: self })
    }
}

impl Sealed for UpdatePaymentMean {
    fn text(&self) -> String {
        let alias = self.payment_mean_alias.as_deref().unwrap_or_default();
        format!(
            "{}{}{}{}{}",
            self.interface_version, self.merchant_id, self.merchant_wallet_id, alias, self.payment_mean_id
        )
    }

    fn seal(&mut self) -> &mut Option<String> {
        &mut self.seal
    }
}

impl Sealed for GetWalletData {
    fn text(&self) -> String {
        format!("{}{}{}", self.interface_version, self.merchant_id, self.merchant_wallet_id)
    }

    fn seal(&mut self) -> &mut Option<String> {
        &mut self.seal
    }
}

impl Sealed for Updated {
    fn text(&self) -> String {
        let [error, date, code] =
            [&self.error_field_name, &self.wallet_action_date_time, &self.wallet_response_code]
                .map(|field| field.as_deref().unwrap_or_default());
        format!("{error}{date}{code}")
    }

    fn seal(&mut self) -> &mut Option<String> {
        &mut self.seal
    }
}

/// A list of payment means, or of brands, as text to seal.
trait List {
    fn add_to(&self, text: &mut String);
}

impl List for Vec<String> {
    fn add_to(&self, text: &mut String) {
        self.iter().for_each(|one| text.push_str(one));
    }
}

impl List for SoapBrands {
    fn add_to(&self, text: &mut String) {
        self.payment_mean_co_badging_brand.add_to(text);
    }
}

impl<B: List> List for Vec<Mean<B>> {
    fn add_to(&self, text: &mut String) {
        for mean in self {
            let mut add = |field: &Option<String>| text.push_str(field.as_deref().unwrap_or_default());
            add(&mean.masked_pan);
            add(&mean.pan_expiry_date);
            add(&mean.payment_mean_alias);
            add(&mean.payment_mean_brand);
            if let Some(brands) = &mean.payment_mean_co_badging_brand_list {
                brands.add_to(text);
            }
            let mut add = |field: &Option<String>| text.push_str(field.as_deref().unwrap_or_default());
            add(&mean.payment_mean_id);
            add(&mean.transaction_actors);
        }
    }
}

impl List for SoapMeans {
    fn add_to(&self, text: &mut String) {
        self.wallet_payment_mean_data.add_to(text);
    }
}

impl<L: List> Sealed for Wallet<L> {
    fn text(&self) -> String {
        let mut text = String::new();
        for field in
            [&self.error_field_name, &self.wallet_creation_date_time, &self.wallet_last_action_date_time]
        {
            text.push_str(field.as_deref().unwrap_or_default());
        }
        if let Some(list) = &self.wallet_payment_mean_data_list {
            list.add_to(&mut text);
        }
        text.push_str(self.wallet_response_code.as_deref().unwrap_or_default());
        text
    }

    fn seal(&mut self) -> &mut Option<String> {
        &mut self.seal
    }
}
