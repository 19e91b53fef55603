// @generated from spec/functions/wallet/getWalletData.yaml by `sips generate`. Changes made here are lost.

//! `getWalletData`: Reads a customer's wallet with all its payment means.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{InterfaceVersion, descriptor, message, typed};

/// Reads a customer's wallet with all its payment means.
///
/// The client fills `interfaceVersion`, `keyVersion`, `merchantId` and `seal` of `getWalletData`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct GetWalletDataRequest {
    merchant_wallet_id: Option<String>,
    intermediate_service_provider_id: Option<String>,
    seal_algorithm: Option<typed::SealAlgorithm>,
}

impl GetWalletDataRequest {
    /// A request without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Identifier of the customer's wallet, chosen by the merchant.
    ///
    /// `merchantWalletId`. Required, since 2.0.
    #[must_use]
    pub fn merchant_wallet_id(mut self, merchant_wallet_id: impl Into<String>) -> Self {
        self.merchant_wallet_id = Some(merchant_wallet_id.into());
        self
    }

    /// Identifier of the service through which the merchant talks to Worldline Sips.
    ///
    /// `intermediateServiceProviderId`. Optional, since 2.12.
    ///
    /// Assumed: The documented SOAP sample lacks it, so its place in the sequence is a guess.
    #[must_use]
    pub fn intermediate_service_provider_id(
        mut self,
        intermediate_service_provider_id: impl Into<String>,
    ) -> Self {
        self.intermediate_service_provider_id = Some(
            intermediate_service_provider_id.into(),
        );
        self
    }

    /// Algorithm that the seal is computed with.
    ///
    /// `sealAlgorithm`. Optional, since 2.12.
    ///
    /// Assumed: The documented SOAP sample lacks it, so its place in the sequence is a guess.
    #[must_use]
    pub fn seal_algorithm(
        mut self,
        seal_algorithm: impl Into<typed::SealAlgorithm>,
    ) -> Self {
        self.seal_algorithm = Some(seal_algorithm.into());
        self
    }
}

impl typed::Request for GetWalletDataRequest {
    type Response = GetWalletDataResponse;

    fn function() -> &'static descriptor::Function {
        &GET_WALLET_DATA
    }

    fn add_to<'m>(&'m self, message: &mut message::Message<'m>) {
        typed::put(
            message,
            "intermediateServiceProviderId",
            &self.intermediate_service_provider_id,
        );
        typed::put(message, "merchantWalletId", &self.merchant_wallet_id);
        typed::put(message, "sealAlgorithm", &self.seal_algorithm);
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for GetWalletDataRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(
            f,
            "GetWalletDataRequest",
            &typed::Request::to_message(self),
            &GET_WALLET_DATA.request,
        )
    }
}

/// How the platform answers `getWalletData`.
///
/// Every field may be absent, whatever the documentation requires.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct GetWalletDataResponse {
    wallet_creation_date_time: Option<typed::Timestamp>,
    wallet_last_action_date_time: Option<typed::Timestamp>,
    wallet_payment_mean_data_list: Option<Vec<super::WalletPaymentMeanData>>,
    wallet_response_code: Option<super::WalletResponseCode>,
    error_field_name: Option<typed::Text>,
    seal: Option<typed::Text>,
    unknown_fields: message::Container<'static>,
}

impl GetWalletDataResponse {
    /// When the wallet was created.
    ///
    /// `walletCreationDateTime`. Optional, since 2.0.
    pub fn wallet_creation_date_time(&self) -> Option<&typed::Timestamp> {
        self.wallet_creation_date_time.as_ref()
    }

    /// When something was last done with the wallet.
    ///
    /// `walletLastActionDateTime`. Optional, since 2.0.
    ///
    /// Assumed: The name is documented, its since is not known.
    pub fn wallet_last_action_date_time(&self) -> Option<&typed::Timestamp> {
        self.wallet_last_action_date_time.as_ref()
    }

    /// The payment means of the wallet.
    ///
    /// `walletPaymentMeanDataList`. Optional, since 2.0.
    ///
    /// Assumed: The name is documented; neither its since nor its place in the SOAP sequence is known.
    ///
    /// Assumed: How SOAP names an element is a guess.
    pub fn wallet_payment_mean_data_list(
        &self,
    ) -> Option<&[super::WalletPaymentMeanData]> {
        self.wallet_payment_mean_data_list.as_deref()
    }

    /// How Worldline Sips answers a wallet function.
    ///
    /// `walletResponseCode`. Optional, since 2.0.
    pub fn wallet_response_code(&self) -> Option<&super::WalletResponseCode> {
        self.wallet_response_code.as_ref()
    }

    /// Name of the request's field that the platform objected to.
    ///
    /// `errorFieldName`. Optional, since 2.0.
    /// Comes when `walletResponseCode` is `12` or `30`.
    pub fn error_field_name(&self) -> Option<&str> {
        self.error_field_name.as_deref()
    }

    /// Proves that the message comes from a holder of the merchant's secret key and was not changed.
    ///
    /// `seal`. Required, since 2.0.
    ///
    /// Assumed: The documented SOAP sample lacks it, so its place in the sequence is a guess.
    pub fn seal(&self) -> Option<&str> {
        self.seal.as_deref()
    }

    /// Received fields that this type does not know or can't hold.
    pub fn unknown_fields(&self) -> &message::Container<'static> {
        &self.unknown_fields
    }
}

impl typed::Response for GetWalletDataResponse {
    fn from_message(message: &message::Message<'_>) -> Self {
        let mut fields = typed::Fields::of(message);
        Self {
            error_field_name: fields.take("errorFieldName"),
            seal: fields.take("seal"),
            wallet_creation_date_time: fields.take("walletCreationDateTime"),
            wallet_last_action_date_time: fields.take("walletLastActionDateTime"),
            wallet_payment_mean_data_list: fields.take("walletPaymentMeanDataList"),
            wallet_response_code: fields.take("walletResponseCode"),
            unknown_fields: fields.rest(),
        }
    }

    fn to_message(&self) -> message::Message<'_> {
        let mut whole = message::Message::from(self.unknown_fields.borrowed());
        let message = &mut whole;
        typed::put(message, "errorFieldName", &self.error_field_name);
        typed::put(message, "seal", &self.seal);
        typed::put(message, "walletCreationDateTime", &self.wallet_creation_date_time);
        typed::put(
            message,
            "walletLastActionDateTime",
            &self.wallet_last_action_date_time,
        );
        typed::put(
            message,
            "walletPaymentMeanDataList",
            &self.wallet_payment_mean_data_list,
        );
        typed::put(message, "walletResponseCode", &self.wallet_response_code);
        whole
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for GetWalletDataResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(
            f,
            "GetWalletDataResponse",
            &typed::Response::to_message(self),
            &GET_WALLET_DATA.response,
        )
    }
}

/// The description of `getWalletData` that codecs and checks read.
pub static GET_WALLET_DATA: descriptor::Function = descriptor::Function {
    name: Cow::Borrowed("getWalletData"),
    service: Cow::Borrowed("wallet"),
    version_prefix: Cow::Borrowed("WR_WS"),
    namespace: Cow::Borrowed("urn:sips:cn:contract:office:wallet:v2"),
    json_path: Some(Cow::Borrowed("/rs-services/v2/wallet/getWalletData")),
    soap_path: Some(Cow::Borrowed("/services/v2/wallet")),
    idempotent: true,
    recommended: Cow::Borrowed(
        &[
            descriptor::Recommended {
                brand: Cow::Borrowed("sogenactif"),
                version: InterfaceVersion::new(2, 53),
            },
            descriptor::Recommended {
                brand: Cow::Borrowed("mercanet"),
                version: InterfaceVersion::new(2, 55),
            },
        ],
    ),
    request: descriptor::Fields::of(
        &[
            super::fields::MERCHANT_ID,
            super::fields::INTERFACE_VERSION,
            descriptor::Field {
                name: Cow::Borrowed("merchantWalletId"),
                kind: descriptor::Kind::Text,
                presence: descriptor::Presence::Required,
                since: InterfaceVersion::new(2, 0),
                until: None,
                values: None,
                sensitivity: descriptor::Sensitivity::Public,
                may_be_empty: false,
                only: None,
                when: Cow::Borrowed(&[]),
                absent_for: Cow::Borrowed(&[]),
                deprecated: None,
                example: Some(Cow::Borrowed("walId011")),
            },
            super::fields::INTERMEDIATE_SERVICE_PROVIDER_ID,
            super::fields::SEAL,
            super::fields::KEY_VERSION,
            super::fields::SEAL_ALGORITHM,
        ],
    ),
    response: descriptor::Fields::of(
        &[
            descriptor::Field {
                name: Cow::Borrowed("walletCreationDateTime"),
                kind: descriptor::Kind::DateTime,
                presence: descriptor::Presence::Optional,
                since: InterfaceVersion::new(2, 0),
                until: None,
                values: None,
                sensitivity: descriptor::Sensitivity::Public,
                may_be_empty: false,
                only: None,
                when: Cow::Borrowed(&[]),
                absent_for: Cow::Borrowed(&[]),
                deprecated: None,
                example: Some(Cow::Borrowed("2014-05-19T23:19:54-12:00")),
            },
            descriptor::Field {
                name: Cow::Borrowed("walletLastActionDateTime"),
                kind: descriptor::Kind::DateTime,
                presence: descriptor::Presence::Optional,
                since: InterfaceVersion::new(2, 0),
                until: None,
                values: None,
                sensitivity: descriptor::Sensitivity::Public,
                may_be_empty: false,
                only: None,
                when: Cow::Borrowed(&[]),
                absent_for: Cow::Borrowed(&[]),
                deprecated: None,
                example: Some(Cow::Borrowed("2014-05-19T23:19:54-12:00")),
            },
            descriptor::Field {
                name: Cow::Borrowed("walletPaymentMeanDataList"),
                kind: descriptor::Kind::ContainerList {
                    item: Cow::Borrowed("walletPaymentMeanData"),
                    fields: super::WalletPaymentMeanData::FIELDS,
                },
                presence: descriptor::Presence::Optional,
                since: InterfaceVersion::new(2, 0),
                until: None,
                values: None,
                sensitivity: descriptor::Sensitivity::Public,
                may_be_empty: false,
                only: None,
                when: Cow::Borrowed(&[]),
                absent_for: Cow::Borrowed(&[]),
                deprecated: None,
                example: None,
            },
            super::fields::WALLET_RESPONSE_CODE,
            super::fields::ERROR_FIELD_NAME,
            super::fields::SEAL,
        ],
    ),
    alternatives: Cow::Borrowed(&[]),
    response_code: Some(descriptor::ResponseCode {
        field: Cow::Borrowed("walletResponseCode"),
        accepted: Cow::Borrowed(&[Cow::Borrowed("00")]),
    }),
};
