//! The fields that every Office function has, and what they are for.

/// What the platform does with a top-level field besides carrying it.
///
/// The names are the same in every Office function, so the role follows from the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// The function's own data.
    Data,
    /// `interfaceVersion`, filled by the client.
    InterfaceVersion,
    /// `keyVersion`, filled by the client and not sealed.
    KeyVersion,
    /// `merchantId`, filled by the client.
    MerchantId,
    /// `seal`, computed by the client.
    Seal,
    /// `sealAlgorithm`, filled by the client unless the request sets it, and not sealed.
    SealAlgorithm,
    /// `intermediateServiceProviderId`, filled by the client unless the request sets it.
    IntermediateServiceProviderId,
    /// `errorFieldName` of a response, which names the request field that the platform objects to.
    ErrorFieldName,
}

impl Role {
    /// The roles that have a name of their own.
    #[cfg(test)]
    const NAMED: [Self; 7] = [
        Self::InterfaceVersion,
        Self::KeyVersion,
        Self::MerchantId,
        Self::Seal,
        Self::SealAlgorithm,
        Self::IntermediateServiceProviderId,
        Self::ErrorFieldName,
    ];

    /// The role of a top-level field's name.
    #[inline]
    pub fn of(name: &str) -> Self {
        match name {
            "interfaceVersion" => Self::InterfaceVersion,
            "keyVersion" => Self::KeyVersion,
            "merchantId" => Self::MerchantId,
            "seal" => Self::Seal,
            "sealAlgorithm" => Self::SealAlgorithm,
            "intermediateServiceProviderId" => Self::IntermediateServiceProviderId,
            "errorFieldName" => Self::ErrorFieldName,
            _ => Self::Data,
        }
    }

    /// The name on the wire; empty for [`Role::Data`], which goes by any other name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Data => "",
            Self::InterfaceVersion => "interfaceVersion",
            Self::KeyVersion => "keyVersion",
            Self::MerchantId => "merchantId",
            Self::Seal => "seal",
            Self::SealAlgorithm => "sealAlgorithm",
            Self::IntermediateServiceProviderId => "intermediateServiceProviderId",
            Self::ErrorFieldName => "errorFieldName",
        }
    }

    /// Whether the seal covers fields of this role.
    pub const fn is_sealed(self) -> bool {
        !matches!(self, Self::KeyVersion | Self::Seal | Self::SealAlgorithm)
    }

    /// Whether the client fills the field, so that a request has no setter for it.
    pub const fn is_filled_by_client(self) -> bool {
        matches!(self, Self::InterfaceVersion | Self::KeyVersion | Self::MerchantId | Self::Seal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_follows_from_its_name() {
        for role in Role::NAMED {
            assert_eq!(Role::of(role.name()), role);
            assert!(!role.name().is_empty());
        }
        for other in ["", "Seal", "seal ", "paymentMeanId"] {
            assert_eq!(Role::of(other), Role::Data, "{other}");
        }
    }

    #[test]
    fn only_what_concerns_the_seal_itself_is_not_sealed() {
        let unsealed: Vec<_> =
            Role::NAMED.into_iter().filter(|role| !role.is_sealed()).map(Role::name).collect();
        assert_eq!(unsealed, ["keyVersion", "seal", "sealAlgorithm"]);
        assert!(Role::Data.is_sealed() && Role::ErrorFieldName.is_sealed());
    }
}
