// @generated from spec/services/wallet.yaml by `sips generate`. Changes made here are lost.

//! What every wallet function has, as codecs and checks read it.

use std::borrow::Cow;
use ::sips_office_runtime::{InterfaceVersion, descriptor};

/// The description of `merchantId`.
pub(super) const MERCHANT_ID: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("merchantId"),
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
    example: Some(Cow::Borrowed("011223344550000")),
};

/// The description of `interfaceVersion`.
pub(super) const INTERFACE_VERSION: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("interfaceVersion"),
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
    example: Some(Cow::Borrowed("WR_WS_2.58")),
};

/// The description of `intermediateServiceProviderId`.
pub(super) const INTERMEDIATE_SERVICE_PROVIDER_ID: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("intermediateServiceProviderId"),
    kind: descriptor::Kind::Text,
    presence: descriptor::Presence::Optional,
    since: InterfaceVersion::new(2, 12),
    until: None,
    values: None,
    sensitivity: descriptor::Sensitivity::Public,
    may_be_empty: false,
    only: None,
    when: Cow::Borrowed(&[]),
    absent_for: Cow::Borrowed(&[]),
    deprecated: None,
    example: Some(Cow::Borrowed("isp01")),
};

/// The description of `seal`.
pub(super) const SEAL: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("seal"),
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
    example: None,
};

/// The description of `keyVersion`.
pub(super) const KEY_VERSION: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("keyVersion"),
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
};

/// The description of `sealAlgorithm`.
pub(super) const SEAL_ALGORITHM: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("sealAlgorithm"),
    kind: descriptor::Kind::Text,
    presence: descriptor::Presence::Optional,
    since: InterfaceVersion::new(2, 12),
    until: None,
    values: Some(descriptor::ValueList {
        name: Cow::Borrowed("sealAlgorithm"),
        open: false,
        values: Cow::Borrowed(
            &[
                descriptor::ListedValue {
                    code: Cow::Borrowed("HMAC-SHA-256"),
                    label: Cow::Borrowed(
                        "The encryption algorithm applied is HMAC-SHA-256",
                    ),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("HMAC-SHA-512"),
                    label: Cow::Borrowed(
                        "The encryption algorithm applied is HMAC-SHA-512",
                    ),
                    since: None,
                    until: None,
                    deprecated: None,
                },
                descriptor::ListedValue {
                    code: Cow::Borrowed("SHA-256"),
                    label: Cow::Borrowed("The encryption algorithm applied is SHA-256"),
                    since: None,
                    until: None,
                    deprecated: None,
                },
            ],
        ),
    }),
    sensitivity: descriptor::Sensitivity::Public,
    may_be_empty: false,
    only: None,
    when: Cow::Borrowed(&[]),
    absent_for: Cow::Borrowed(&[]),
    deprecated: None,
    example: Some(Cow::Borrowed("HMAC-SHA-256")),
};

/// The description of `walletResponseCode`.
pub(super) const WALLET_RESPONSE_CODE: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("walletResponseCode"),
    kind: descriptor::Kind::Text,
    presence: descriptor::Presence::Optional,
    since: InterfaceVersion::new(2, 0),
    until: None,
    values: Some(super::WalletResponseCode::VALUES),
    sensitivity: descriptor::Sensitivity::Public,
    may_be_empty: false,
    only: None,
    when: Cow::Borrowed(&[]),
    absent_for: Cow::Borrowed(&[]),
    deprecated: None,
    example: Some(Cow::Borrowed("00")),
};

/// The description of `errorFieldName`.
pub(super) const ERROR_FIELD_NAME: descriptor::Field = descriptor::Field {
    name: Cow::Borrowed("errorFieldName"),
    kind: descriptor::Kind::Text,
    presence: descriptor::Presence::Optional,
    since: InterfaceVersion::new(2, 0),
    until: None,
    values: None,
    sensitivity: descriptor::Sensitivity::Public,
    may_be_empty: false,
    only: None,
    when: Cow::Borrowed(
        &[
            descriptor::When {
                field: Cow::Borrowed("walletResponseCode"),
                codes: Cow::Borrowed(&[Cow::Borrowed("12"), Cow::Borrowed("30")]),
            },
        ],
    ),
    absent_for: Cow::Borrowed(&[]),
    deprecated: None,
    example: Some(Cow::Borrowed("paymentMeanId")),
};
