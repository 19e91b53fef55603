// @generated from spec/functions/cashManagement/cancel.yaml by `sips generate`. Changes made here are lost.

//! `cancel`: Cancels a transaction.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{InterfaceVersion, descriptor, message, typed};

/// Cancels a transaction.
///
/// The client fills `interfaceVersion`, `keyVersion`, `merchantId` and `seal` of `cancel`.
///
/// Exactly one of `transactionReference`, `s10TransactionReference` is set.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CancelRequest {
    transaction_reference: Option<String>,
    s10_transaction_reference: Option<super::S10TransactionReference>,
    operation_amount: Option<String>,
    currency_code: Option<super::CurrencyCode>,
    operation_origin: Option<String>,
    intermediate_service_provider_id: Option<String>,
    seal_algorithm: Option<typed::SealAlgorithm>,
}

impl CancelRequest {
    /// A request without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// The transaction, by the reference that the merchant gave it.
    ///
    /// `transactionReference`. Optional, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    #[must_use]
    pub fn transaction_reference(
        mut self,
        transaction_reference: impl Into<String>,
    ) -> Self {
        self.transaction_reference = Some(transaction_reference.into());
        self
    }

    /// The transaction by its identifier and day, in place of its reference.
    ///
    /// `s10TransactionReference`. Optional, since 2.0.
    ///
    /// Assumed: Only the names are known.
    #[must_use]
    pub fn s10_transaction_reference(
        mut self,
        s10_transaction_reference: impl Into<super::S10TransactionReference>,
    ) -> Self {
        self.s10_transaction_reference = Some(s10_transaction_reference.into());
        self
    }

    /// Amount of the operation in the currency's smallest unit: EUR 10.50 is 1050.
    ///
    /// `operationAmount`. Required, since 2.0.
    ///
    /// Assumed: Only the name is known.
    #[must_use]
    pub fn operation_amount(mut self, operation_amount: impl Into<String>) -> Self {
        self.operation_amount = Some(operation_amount.into());
        self
    }

    /// Currency of the amounts, as its ISO 4217 number.
    ///
    /// `currencyCode`. Required, since 2.0.
    #[must_use]
    pub fn currency_code(
        mut self,
        currency_code: impl Into<super::CurrencyCode>,
    ) -> Self {
        self.currency_code = Some(currency_code.into());
        self
    }

    /// Where the operation comes from, in the merchant's words.
    ///
    /// `operationOrigin`. Optional, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    #[must_use]
    pub fn operation_origin(mut self, operation_origin: impl Into<String>) -> Self {
        self.operation_origin = Some(operation_origin.into());
        self
    }

    /// Identifier of the service through which the merchant talks to Worldline Sips.
    ///
    /// `intermediateServiceProviderId`. Optional, since 2.12.
    ///
    /// Assumed: Its place in the SOAP sequence is a guess.
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
    /// Assumed: Its place in the SOAP sequence is a guess.
    #[must_use]
    pub fn seal_algorithm(
        mut self,
        seal_algorithm: impl Into<typed::SealAlgorithm>,
    ) -> Self {
        self.seal_algorithm = Some(seal_algorithm.into());
        self
    }
}

impl typed::Request for CancelRequest {
    type Response = CancelResponse;

    fn function() -> &'static descriptor::Function {
        &CANCEL
    }

    fn add_to<'m>(&'m self, message: &mut message::Message<'m>) {
        typed::put(message, "currencyCode", &self.currency_code);
        typed::put(
            message,
            "intermediateServiceProviderId",
            &self.intermediate_service_provider_id,
        );
        typed::put(message, "operationAmount", &self.operation_amount);
        typed::put(message, "operationOrigin", &self.operation_origin);
        typed::put(message, "s10TransactionReference", &self.s10_transaction_reference);
        typed::put(message, "sealAlgorithm", &self.seal_algorithm);
        typed::put(message, "transactionReference", &self.transaction_reference);
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for CancelRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(
            f,
            "CancelRequest",
            &typed::Request::to_message(self),
            &CANCEL.request,
        )
    }
}

/// How the platform answers `cancel`.
///
/// Every field may be absent, whatever the documentation requires.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CancelResponse {
    acquirer_response_code: Option<typed::Text>,
    new_amount: Option<typed::Text>,
    new_status: Option<typed::Text>,
    operation_date_time: Option<typed::Timestamp>,
    response_code: Option<typed::Text>,
    error_field_name: Option<typed::Text>,
    seal: Option<typed::Text>,
    unknown_fields: message::Container<'static>,
}

impl CancelResponse {
    /// How the merchant's bank answered.
    ///
    /// `acquirerResponseCode`. Optional, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    pub fn acquirer_response_code(&self) -> Option<&str> {
        self.acquirer_response_code.as_deref()
    }

    /// What remains of the transaction, in the currency's smallest unit.
    ///
    /// `newAmount`. Optional, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    pub fn new_amount(&self) -> Option<&str> {
        self.new_amount.as_deref()
    }

    /// Status of the transaction after the operation.
    ///
    /// `newStatus`. Optional, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: The values are not known.
    pub fn new_status(&self) -> Option<&str> {
        self.new_status.as_deref()
    }

    /// When Worldline Sips carried the operation out.
    ///
    /// `operationDateTime`. Optional, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    pub fn operation_date_time(&self) -> Option<&typed::Timestamp> {
        self.operation_date_time.as_ref()
    }

    /// How Worldline Sips answers.
    ///
    /// `responseCode`. Optional, since 2.0.
    ///
    /// Assumed: Presence, since and order come from the wallet functions.
    ///
    /// Assumed: The codes of this service are not known.
    pub fn response_code(&self) -> Option<&str> {
        self.response_code.as_deref()
    }

    /// Name of the request's field that the platform objected to.
    ///
    /// `errorFieldName`. Optional, since 2.0.
    ///
    /// Assumed: Presence, since and order come from the wallet functions.
    pub fn error_field_name(&self) -> Option<&str> {
        self.error_field_name.as_deref()
    }

    /// Proves that the message comes from a holder of the merchant's secret key and was not changed.
    ///
    /// `seal`. Required, since 2.0.
    ///
    /// Assumed: Its place in the SOAP sequence is a guess.
    pub fn seal(&self) -> Option<&str> {
        self.seal.as_deref()
    }

    /// Received fields that this type does not know or can't hold.
    pub fn unknown_fields(&self) -> &message::Container<'static> {
        &self.unknown_fields
    }
}

impl typed::Response for CancelResponse {
    fn from_message(message: &message::Message<'_>) -> Self {
        let mut fields = typed::Fields::of(message);
        Self {
            acquirer_response_code: fields.take("acquirerResponseCode"),
            error_field_name: fields.take("errorFieldName"),
            new_amount: fields.take("newAmount"),
            new_status: fields.take("newStatus"),
            operation_date_time: fields.take("operationDateTime"),
            response_code: fields.take("responseCode"),
            seal: fields.take("seal"),
            unknown_fields: fields.rest(),
        }
    }

    fn to_message(&self) -> message::Message<'_> {
        let mut whole = message::Message::from(self.unknown_fields.borrowed());
        let message = &mut whole;
        typed::put(message, "acquirerResponseCode", &self.acquirer_response_code);
        typed::put(message, "errorFieldName", &self.error_field_name);
        typed::put(message, "newAmount", &self.new_amount);
        typed::put(message, "newStatus", &self.new_status);
        typed::put(message, "operationDateTime", &self.operation_date_time);
        typed::put(message, "responseCode", &self.response_code);
        typed::put(message, "seal", &self.seal);
        whole
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for CancelResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(
            f,
            "CancelResponse",
            &typed::Response::to_message(self),
            &CANCEL.response,
        )
    }
}

/// The description of `cancel` that codecs and checks read.
pub static CANCEL: descriptor::Function = descriptor::Function {
    name: Cow::Borrowed("cancel"),
    service: Cow::Borrowed("cashManagement"),
    version_prefix: Cow::Borrowed("CR_WS"),
    namespace: Cow::Borrowed("urn:sips:cn:contract:office:cashmanagement:v2"),
    json_path: Some(Cow::Borrowed("/rs-services/v2/cashManagement/cancel")),
    soap_path: Some(Cow::Borrowed("/services/v2/cashManagement")),
    idempotent: false,
    recommended: Cow::Borrowed(
        &[
            descriptor::Recommended {
                brand: Cow::Borrowed("sherlocks"),
                version: InterfaceVersion::new(2, 55),
            },
            descriptor::Recommended {
                brand: Cow::Borrowed("sogenactif"),
                version: InterfaceVersion::new(2, 58),
            },
        ],
    ),
    request: descriptor::Fields::of(
        &[
            super::fields::MERCHANT_ID,
            super::fields::INTERFACE_VERSION,
            descriptor::Field {
                name: Cow::Borrowed("transactionReference"),
                kind: descriptor::Kind::Text,
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
                example: Some(Cow::Borrowed("TREFEXA2012")),
            },
            descriptor::Field {
                name: Cow::Borrowed("s10TransactionReference"),
                kind: descriptor::Kind::Container(
                    super::S10TransactionReference::FIELDS,
                ),
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
            descriptor::Field {
                name: Cow::Borrowed("operationAmount"),
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
                example: Some(Cow::Borrowed("1050")),
            },
            descriptor::Field {
                name: Cow::Borrowed("currencyCode"),
                kind: descriptor::Kind::Text,
                presence: descriptor::Presence::Required,
                since: InterfaceVersion::new(2, 0),
                until: None,
                values: Some(super::CurrencyCode::VALUES),
                sensitivity: descriptor::Sensitivity::Public,
                may_be_empty: false,
                only: None,
                when: Cow::Borrowed(&[]),
                absent_for: Cow::Borrowed(&[]),
                deprecated: None,
                example: Some(Cow::Borrowed("978")),
            },
            descriptor::Field {
                name: Cow::Borrowed("operationOrigin"),
                kind: descriptor::Kind::Text,
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
                example: Some(Cow::Borrowed("back office")),
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
                name: Cow::Borrowed("acquirerResponseCode"),
                kind: descriptor::Kind::Text,
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
                example: Some(Cow::Borrowed("00")),
            },
            descriptor::Field {
                name: Cow::Borrowed("newAmount"),
                kind: descriptor::Kind::Text,
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
                example: Some(Cow::Borrowed("1050")),
            },
            descriptor::Field {
                name: Cow::Borrowed("newStatus"),
                kind: descriptor::Kind::Text,
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
                example: Some(Cow::Borrowed("CANCELLED")),
            },
            descriptor::Field {
                name: Cow::Borrowed("operationDateTime"),
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
            super::fields::RESPONSE_CODE,
            super::fields::ERROR_FIELD_NAME,
            super::fields::SEAL,
        ],
    ),
    alternatives: Cow::Borrowed(
        &[
            descriptor::Alternative {
                fields: Cow::Borrowed(
                    &[
                        Cow::Borrowed("transactionReference"),
                        Cow::Borrowed("s10TransactionReference"),
                    ],
                ),
            },
        ],
    ),
    response_code: Some(descriptor::ResponseCode {
        field: Cow::Borrowed("responseCode"),
        accepted: Cow::Borrowed(&[Cow::Borrowed("00")]),
    }),
};
