// @generated from spec/dictionary/wallet.yaml by `sips generate`. Changes made here are lost.

//! Containers of the wallet functions.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{InterfaceVersion, descriptor, message, typed};

/// What the provider of a payment mean keeps of it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PspData {
    unknown_fields: message::Container<'static>,
}

impl PspData {
    /// A container without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Received fields that this type does not know or can't hold.
    pub fn unknown_fields(&self) -> &message::Container<'static> {
        &self.unknown_fields
    }

    fn to_message(&self) -> message::Message<'_> {
        message::Message::from(self.unknown_fields.borrowed())
    }
}

impl typed::ToValue for PspData {
    fn to_value(&self) -> message::Value<'_> {
        message::Value::Container(message::Container::from(self.to_message()))
    }
}

impl typed::FromValue for PspData {
    fn from_container(container: &message::Container<'_>) -> Option<Self> {
        let fields = typed::Fields::of(container);
        Some(Self {
            unknown_fields: fields.rest(),
        })
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for PspData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(f, "PspData", &self.to_message(), &Self::FIELDS)
    }
}

impl PspData {
    /// The description of its fields that codecs and checks read.
    pub(super) const FIELDS: descriptor::List<descriptor::Field> = Cow::Borrowed(&[]);
}

/// A payment mean as Worldline Sips keeps it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct WalletPaymentMeanData {
    payment_mean_id: Option<typed::Text>,
    masked_pan: Option<typed::Text>,
    payment_mean_alias: Option<typed::Text>,
    pan_expiry_date: Option<typed::Text>,
    payment_mean_brand: Option<typed::Text>,
    transaction_actors: Option<typed::Text>,
    payment_mean_co_badging_brand_list: Option<Vec<String>>,
    mandate_id: Option<typed::Text>,
    issuer_wallet_id: Option<typed::Text>,
    issuer_wallet_type: Option<typed::Text>,
    psp_data: Option<super::PspData>,
    unknown_fields: message::Container<'static>,
}

impl WalletPaymentMeanData {
    /// A container without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Rank of the payment mean in the wallet at Worldline Sips.
    ///
    /// `paymentMeanId`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    #[must_use]
    pub fn with_payment_mean_id(mut self, payment_mean_id: impl Into<String>) -> Self {
        self.payment_mean_id = Some(typed::Text::from(payment_mean_id.into().as_str()));
        self
    }

    /// The card number with \`#\` in place of most digits: the first four and the last two show, or the
    /// last four alone.
    ///
    /// `maskedPan`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    #[must_use]
    pub fn with_masked_pan(mut self, masked_pan: impl Into<String>) -> Self {
        self.masked_pan = Some(typed::Text::from(masked_pan.into().as_str()));
        self
    }

    /// Name that the customer gave to the payment mean. It is a free text meant for nothing else: personal
    /// data, and cardholder data above all, do not belong in it.
    ///
    /// `paymentMeanAlias`. Optional, since 2.0.
    #[must_use]
    pub fn with_payment_mean_alias(
        mut self,
        payment_mean_alias: impl Into<String>,
    ) -> Self {
        self.payment_mean_alias = Some(
            typed::Text::from(payment_mean_alias.into().as_str()),
        );
        self
    }

    /// Until when the card is valid, as YYYYMM.
    ///
    /// `panExpiryDate`. Optional, since 2.0.
    #[must_use]
    pub fn with_pan_expiry_date(mut self, pan_expiry_date: impl Into<String>) -> Self {
        self.pan_expiry_date = Some(typed::Text::from(pan_expiry_date.into().as_str()));
        self
    }

    /// Brand of the payment mean, such as that of the card.
    ///
    /// `paymentMeanBrand`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    #[must_use]
    pub fn with_payment_mean_brand(
        mut self,
        payment_mean_brand: impl Into<String>,
    ) -> Self {
        self.payment_mean_brand = Some(
            typed::Text::from(payment_mean_brand.into().as_str()),
        );
        self
    }

    /// Who deals with whom - BTOB, BTOC or BTOF.
    ///
    /// `transactionActors`. Optional, since 2.0.
    ///
    /// Assumed: One client reads a text, another a list of texts; this is the text.
    #[must_use]
    pub fn with_transaction_actors(
        mut self,
        transaction_actors: impl Into<String>,
    ) -> Self {
        self.transaction_actors = Some(
            typed::Text::from(transaction_actors.into().as_str()),
        );
        self
    }

    /// Brands that the card carries besides its own.
    ///
    /// `paymentMeanCoBadgingBrandList`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code; how SOAP names an element is a guess.
    #[must_use]
    pub fn with_payment_mean_co_badging_brand_list(
        mut self,
        payment_mean_co_badging_brand_list: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.payment_mean_co_badging_brand_list = Some(
            payment_mean_co_badging_brand_list.into_iter().map(Into::into).collect(),
        );
        self
    }

    /// Identifier of the direct debit mandate.
    ///
    /// `mandateId`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code, which does not say what it is for.
    #[must_use]
    pub fn with_mandate_id(mut self, mandate_id: impl Into<String>) -> Self {
        self.mandate_id = Some(typed::Text::from(mandate_id.into().as_str()));
        self
    }

    /// Identifier of the wallet that the card's issuer keeps.
    ///
    /// `issuerWalletId`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code, which does not say what it is for.
    #[must_use]
    pub fn with_issuer_wallet_id(mut self, issuer_wallet_id: impl Into<String>) -> Self {
        self.issuer_wallet_id = Some(
            typed::Text::from(issuer_wallet_id.into().as_str()),
        );
        self
    }

    /// Kind of the wallet that the card's issuer keeps.
    ///
    /// `issuerWalletType`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code, which does not say what it is for.
    #[must_use]
    pub fn with_issuer_wallet_type(
        mut self,
        issuer_wallet_type: impl Into<String>,
    ) -> Self {
        self.issuer_wallet_type = Some(
            typed::Text::from(issuer_wallet_type.into().as_str()),
        );
        self
    }

    /// What the provider of the payment mean keeps of it.
    ///
    /// `pspData`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code.
    #[must_use]
    pub fn with_psp_data(mut self, psp_data: impl Into<super::PspData>) -> Self {
        self.psp_data = Some(psp_data.into());
        self
    }

    /// Rank of the payment mean in the wallet at Worldline Sips.
    ///
    /// `paymentMeanId`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    pub fn payment_mean_id(&self) -> Option<&str> {
        self.payment_mean_id.as_deref()
    }

    /// The card number with \`#\` in place of most digits: the first four and the last two show, or the
    /// last four alone.
    ///
    /// `maskedPan`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    pub fn masked_pan(&self) -> Option<&str> {
        self.masked_pan.as_deref()
    }

    /// Name that the customer gave to the payment mean. It is a free text meant for nothing else: personal
    /// data, and cardholder data above all, do not belong in it.
    ///
    /// `paymentMeanAlias`. Optional, since 2.0.
    pub fn payment_mean_alias(&self) -> Option<&str> {
        self.payment_mean_alias.as_deref()
    }

    /// Until when the card is valid, as YYYYMM.
    ///
    /// `panExpiryDate`. Optional, since 2.0.
    pub fn pan_expiry_date(&self) -> Option<&str> {
        self.pan_expiry_date.as_deref()
    }

    /// Brand of the payment mean, such as that of the card.
    ///
    /// `paymentMeanBrand`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    pub fn payment_mean_brand(&self) -> Option<&str> {
        self.payment_mean_brand.as_deref()
    }

    /// Who deals with whom - BTOB, BTOC or BTOF.
    ///
    /// `transactionActors`. Optional, since 2.0.
    ///
    /// Assumed: One client reads a text, another a list of texts; this is the text.
    pub fn transaction_actors(&self) -> Option<&str> {
        self.transaction_actors.as_deref()
    }

    /// Brands that the card carries besides its own.
    ///
    /// `paymentMeanCoBadgingBrandList`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code; how SOAP names an element is a guess.
    pub fn payment_mean_co_badging_brand_list(&self) -> Option<&[String]> {
        self.payment_mean_co_badging_brand_list.as_deref()
    }

    /// Identifier of the direct debit mandate.
    ///
    /// `mandateId`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code, which does not say what it is for.
    pub fn mandate_id(&self) -> Option<&str> {
        self.mandate_id.as_deref()
    }

    /// Identifier of the wallet that the card's issuer keeps.
    ///
    /// `issuerWalletId`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code, which does not say what it is for.
    pub fn issuer_wallet_id(&self) -> Option<&str> {
        self.issuer_wallet_id.as_deref()
    }

    /// Kind of the wallet that the card's issuer keeps.
    ///
    /// `issuerWalletType`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code, which does not say what it is for.
    pub fn issuer_wallet_type(&self) -> Option<&str> {
        self.issuer_wallet_type.as_deref()
    }

    /// What the provider of the payment mean keeps of it.
    ///
    /// `pspData`. Optional, since 2.0.
    ///
    /// Assumed: Its since is not known.
    ///
    /// Assumed: The name comes from client code.
    pub fn psp_data(&self) -> Option<&super::PspData> {
        self.psp_data.as_ref()
    }

    /// Received fields that this type does not know or can't hold.
    pub fn unknown_fields(&self) -> &message::Container<'static> {
        &self.unknown_fields
    }

    fn to_message(&self) -> message::Message<'_> {
        let mut whole = message::Message::from(self.unknown_fields.borrowed());
        let message = &mut whole;
        typed::put(message, "issuerWalletId", &self.issuer_wallet_id);
        typed::put(message, "issuerWalletType", &self.issuer_wallet_type);
        typed::put(message, "mandateId", &self.mandate_id);
        typed::put(message, "maskedPan", &self.masked_pan);
        typed::put(message, "panExpiryDate", &self.pan_expiry_date);
        typed::put(message, "paymentMeanAlias", &self.payment_mean_alias);
        typed::put(message, "paymentMeanBrand", &self.payment_mean_brand);
        typed::put(
            message,
            "paymentMeanCoBadgingBrandList",
            &self.payment_mean_co_badging_brand_list,
        );
        typed::put(message, "paymentMeanId", &self.payment_mean_id);
        typed::put(message, "pspData", &self.psp_data);
        typed::put(message, "transactionActors", &self.transaction_actors);
        whole
    }
}

impl typed::ToValue for WalletPaymentMeanData {
    fn to_value(&self) -> message::Value<'_> {
        message::Value::Container(message::Container::from(self.to_message()))
    }
}

impl typed::FromValue for WalletPaymentMeanData {
    fn from_container(container: &message::Container<'_>) -> Option<Self> {
        let mut fields = typed::Fields::of(container);
        Some(Self {
            issuer_wallet_id: fields.take("issuerWalletId"),
            issuer_wallet_type: fields.take("issuerWalletType"),
            mandate_id: fields.take("mandateId"),
            masked_pan: fields.take("maskedPan"),
            pan_expiry_date: fields.take("panExpiryDate"),
            payment_mean_alias: fields.take("paymentMeanAlias"),
            payment_mean_brand: fields.take("paymentMeanBrand"),
            payment_mean_co_badging_brand_list: fields
                .take("paymentMeanCoBadgingBrandList"),
            payment_mean_id: fields.take("paymentMeanId"),
            psp_data: fields.take("pspData"),
            transaction_actors: fields.take("transactionActors"),
            unknown_fields: fields.rest(),
        })
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for WalletPaymentMeanData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(f, "WalletPaymentMeanData", &self.to_message(), &Self::FIELDS)
    }
}

impl WalletPaymentMeanData {
    /// The description of its fields that codecs and checks read.
    pub(super) const FIELDS: descriptor::List<descriptor::Field> = Cow::Borrowed(
        &[
            descriptor::Field {
                name: Cow::Borrowed("paymentMeanId"),
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
                example: Some(Cow::Borrowed("2")),
            },
            descriptor::Field {
                name: Cow::Borrowed("maskedPan"),
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
                example: Some(Cow::Borrowed("4111##########11")),
            },
            descriptor::Field {
                name: Cow::Borrowed("paymentMeanAlias"),
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
                example: Some(Cow::Borrowed("myAlias")),
            },
            descriptor::Field {
                name: Cow::Borrowed("panExpiryDate"),
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
                example: Some(Cow::Borrowed("203012")),
            },
            descriptor::Field {
                name: Cow::Borrowed("paymentMeanBrand"),
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
                example: Some(Cow::Borrowed("VISA")),
            },
            descriptor::Field {
                name: Cow::Borrowed("transactionActors"),
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
                example: Some(Cow::Borrowed("BTOC")),
            },
            descriptor::Field {
                name: Cow::Borrowed("paymentMeanCoBadgingBrandList"),
                kind: descriptor::Kind::TextList {
                    item: Cow::Borrowed("paymentMeanCoBadgingBrand"),
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
                example: Some(Cow::Borrowed("CB")),
            },
            descriptor::Field {
                name: Cow::Borrowed("mandateId"),
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
                example: Some(Cow::Borrowed("mandate01")),
            },
            descriptor::Field {
                name: Cow::Borrowed("issuerWalletId"),
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
                example: Some(Cow::Borrowed("issuer01")),
            },
            descriptor::Field {
                name: Cow::Borrowed("issuerWalletType"),
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
                example: Some(Cow::Borrowed("issuer")),
            },
            descriptor::Field {
                name: Cow::Borrowed("pspData"),
                kind: descriptor::Kind::Container(super::PspData::FIELDS),
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
        ],
    );
}
