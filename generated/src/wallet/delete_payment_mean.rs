// @generated from spec/functions/wallet/deletePaymentMean.yaml by `sips generate`. Changes made here are lost.

//! `deletePaymentMean`: Deletes one payment mean of a customer's wallet.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{InterfaceVersion, descriptor, message, typed};

/// Deletes one payment mean of a customer's wallet.
///
/// The client fills `interfaceVersion`, `keyVersion`, `merchantId` and `seal` of `deletePaymentMean`.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DeletePaymentMeanRequest {
    merchant_wallet_id: Option<String>,
    payment_mean_id: Option<String>,
    intermediate_service_provider_id: Option<String>,
    seal_algorithm: Option<typed::SealAlgorithm>,
}

impl DeletePaymentMeanRequest {
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

    /// Rank of the payment mean in the wallet at Worldline Sips.
    ///
    /// `paymentMeanId`. Required, since 2.0.
    #[must_use]
    pub fn payment_mean_id(mut self, payment_mean_id: impl Into<String>) -> Self {
        self.payment_mean_id = Some(payment_mean_id.into());
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

impl typed::Request for DeletePaymentMeanRequest {
    type Response = DeletePaymentMeanResponse;

    fn function() -> &'static descriptor::Function {
        &DELETE_PAYMENT_MEAN
    }

    fn add_to<'m>(&'m self, message: &mut message::Message<'m>) {
        typed::put(
            message,
            "intermediateServiceProviderId",
            &self.intermediate_service_provider_id,
        );
        typed::put(message, "merchantWalletId", &self.merchant_wallet_id);
        typed::put(message, "paymentMeanId", &self.payment_mean_id);
        typed::put(message, "sealAlgorithm", &self.seal_algorithm);
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for DeletePaymentMeanRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(
            f,
            "DeletePaymentMeanRequest",
            &typed::Request::to_message(self),
            &DELETE_PAYMENT_MEAN.request,
        )
    }
}

/// How the platform answers `deletePaymentMean`.
///
/// Every field may be absent, whatever the documentation requires.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct DeletePaymentMeanResponse {
    wallet_action_date_time: Option<typed::Timestamp>,
    wallet_response_code: Option<super::WalletResponseCode>,
    error_field_name: Option<typed::Text>,
    seal: Option<typed::Text>,
    unknown_fields: message::Container<'static>,
}

impl DeletePaymentMeanResponse {
    /// When Worldline Sips acted on the wallet, in the merchant's time zone.
    ///
    /// `walletActionDateTime`. Optional, since 2.0.
    pub fn wallet_action_date_time(&self) -> Option<&typed::Timestamp> {
        self.wallet_action_date_time.as_ref()
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

impl typed::Response for DeletePaymentMeanResponse {
    fn from_message(message: &message::Message<'_>) -> Self {
        let mut fields = typed::Fields::of(message);
        Self {
            error_field_name: fields.take("errorFieldName"),
            seal: fields.take("seal"),
            wallet_action_date_time: fields.take("walletActionDateTime"),
            wallet_response_code: fields.take("walletResponseCode"),
            unknown_fields: fields.rest(),
        }
    }

    fn to_message(&self) -> message::Message<'_> {
        let mut whole = message::Message::from(self.unknown_fields.borrowed());
        let message = &mut whole;
        typed::put(message, "errorFieldName", &self.error_field_name);
        typed::put(message, "seal", &self.seal);
        typed::put(message, "walletActionDateTime", &self.wallet_action_date_time);
        typed::put(message, "walletResponseCode", &self.wallet_response_code);
        whole
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for DeletePaymentMeanResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(
            f,
            "DeletePaymentMeanResponse",
            &typed::Response::to_message(self),
            &DELETE_PAYMENT_MEAN.response,
        )
    }
}

/// The description of `deletePaymentMean` that codecs and checks read.
pub static DELETE_PAYMENT_MEAN: descriptor::Function = descriptor::Function {
    name: Cow::Borrowed("deletePaymentMean"),
    service: Cow::Borrowed("wallet"),
    version_prefix: Cow::Borrowed("WR_WS"),
    namespace: Cow::Borrowed("urn:sips:cn:contract:office:wallet:v2"),
    json_path: Some(Cow::Borrowed("/rs-services/v2/wallet/deletePaymentMean")),
    soap_path: Some(Cow::Borrowed("/services/v2/wallet")),
    idempotent: false,
    recommended: Cow::Borrowed(
        &[
            descriptor::Recommended {
                brand: Cow::Borrowed("sogenactif"),
                version: InterfaceVersion::new(2, 53),
            },
            descriptor::Recommended {
                brand: Cow::Borrowed("mercanet"),
                version: InterfaceVersion::new(2, 53),
            },
            descriptor::Recommended {
                brand: Cow::Borrowed("sherlocks"),
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
            descriptor::Field {
                name: Cow::Borrowed("paymentMeanId"),
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
                example: Some(Cow::Borrowed("2")),
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
                name: Cow::Borrowed("walletActionDateTime"),
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
