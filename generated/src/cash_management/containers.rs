// @generated from spec/dictionary/cashManagement.yaml by `sips generate`. Changes made here are lost.

//! Containers of the cashManagement functions.

use std::borrow::Cow;
use std::fmt;
use ::sips_office_runtime::{InterfaceVersion, descriptor, message, typed};

/// A transaction by its identifier and day.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct S10TransactionReference {
    s10_transaction_id: Option<typed::Text>,
    s10_transaction_id_date: Option<typed::Text>,
    unknown_fields: message::Container<'static>,
}

impl S10TransactionReference {
    /// A container without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// Identifier of the transaction that the merchant gave it on its day.
    ///
    /// `s10TransactionId`. Required, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    #[must_use]
    pub fn with_s10_transaction_id(
        mut self,
        s10_transaction_id: impl Into<String>,
    ) -> Self {
        self.s10_transaction_id = Some(
            typed::Text::from(s10_transaction_id.into().as_str()),
        );
        self
    }

    /// Day of the transaction.
    ///
    /// `s10TransactionIdDate`. Required, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    #[must_use]
    pub fn with_s10_transaction_id_date(
        mut self,
        s10_transaction_id_date: impl Into<String>,
    ) -> Self {
        self.s10_transaction_id_date = Some(
            typed::Text::from(s10_transaction_id_date.into().as_str()),
        );
        self
    }

    /// Identifier of the transaction that the merchant gave it on its day.
    ///
    /// `s10TransactionId`. Required, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    pub fn s10_transaction_id(&self) -> Option<&str> {
        self.s10_transaction_id.as_deref()
    }

    /// Day of the transaction.
    ///
    /// `s10TransactionIdDate`. Required, since 2.0.
    ///
    /// Assumed: Only the name is known.
    ///
    /// Assumed: Only the name is known.
    pub fn s10_transaction_id_date(&self) -> Option<&str> {
        self.s10_transaction_id_date.as_deref()
    }

    /// Received fields that this type does not know or can't hold.
    pub fn unknown_fields(&self) -> &message::Container<'static> {
        &self.unknown_fields
    }

    fn to_message(&self) -> message::Message<'_> {
        let mut whole = message::Message::from(self.unknown_fields.borrowed());
        let message = &mut whole;
        typed::put(message, "s10TransactionId", &self.s10_transaction_id);
        typed::put(message, "s10TransactionIdDate", &self.s10_transaction_id_date);
        whole
    }
}

impl typed::ToValue for S10TransactionReference {
    fn to_value(&self) -> message::Value<'_> {
        message::Value::Container(message::Container::from(self.to_message()))
    }
}

impl typed::FromValue for S10TransactionReference {
    fn from_container(container: &message::Container<'_>) -> Option<Self> {
        let mut fields = typed::Fields::of(container);
        Some(Self {
            s10_transaction_id: fields.take("s10TransactionId"),
            s10_transaction_id_date: fields.take("s10TransactionIdDate"),
            unknown_fields: fields.rest(),
        })
    }
}

/// Shows no more of a field than its description allows.
impl fmt::Debug for S10TransactionReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        typed::debug(f, "S10TransactionReference", &self.to_message(), &Self::FIELDS)
    }
}

impl S10TransactionReference {
    /// The description of its fields that codecs and checks read.
    pub(super) const FIELDS: descriptor::List<descriptor::Field> = Cow::Borrowed(
        &[
            descriptor::Field {
                name: Cow::Borrowed("s10TransactionId"),
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
                example: Some(Cow::Borrowed("1")),
            },
            descriptor::Field {
                name: Cow::Borrowed("s10TransactionIdDate"),
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
                example: Some(Cow::Borrowed("20140519")),
            },
        ],
    );
}
