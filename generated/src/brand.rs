// @generated from spec/brands.yaml by `sips generate`. Changes made here are lost.

//! The brands under which the platform is sold.

use std::borrow::Cow;
use ::sips_office_runtime::descriptor;

/// A brand under which the platform is sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Brand {
    /// Worldline Sips, at `office-server.sips-services.com`.
    Sips,
    /// Sogenactif, at `office-server.sogenactif.com`.
    Sogenactif,
    /// Mercanet, at `office-server.mercanet.com`.
    Mercanet,
    /// Sherlock's, at `sherlocks-office-server.secure.lcl.fr`.
    Sherlocks,
}

impl Brand {
    /// All brands.
    pub const ALL: &'static [Self] = &[
        Self::Sips,
        Self::Sogenactif,
        Self::Mercanet,
        Self::Sherlocks,
    ];

    /// The brand's hosts and names.
    pub fn descriptor(self) -> &'static descriptor::Brand {
        match self {
            Self::Sips => &SIPS,
            Self::Sogenactif => &SOGENACTIF,
            Self::Mercanet => &MERCANET,
            Self::Sherlocks => &SHERLOCKS,
        }
    }
}

/// The umbrella brand.
impl Default for Brand {
    fn default() -> Self {
        Self::Sips
    }
}

impl From<Brand> for descriptor::Brand {
    fn from(brand: Brand) -> Self {
        brand.descriptor().clone()
    }
}

static SIPS: descriptor::Brand = descriptor::Brand {
    id: Cow::Borrowed("sips"),
    platform: Cow::Borrowed("Worldline Sips"),
    production_host: Cow::Borrowed("office-server.sips-services.com"),
    test_host: Cow::Borrowed("office-server.test.sips-services.com"),
};

static SOGENACTIF: descriptor::Brand = descriptor::Brand {
    id: Cow::Borrowed("sogenactif"),
    platform: Cow::Borrowed("Sogenactif"),
    production_host: Cow::Borrowed("office-server.sogenactif.com"),
    test_host: Cow::Borrowed("office-server-sogenactif.test.sips-services.com"),
};

static MERCANET: descriptor::Brand = descriptor::Brand {
    id: Cow::Borrowed("mercanet"),
    platform: Cow::Borrowed("Mercanet"),
    production_host: Cow::Borrowed("office-server.mercanet.com"),
    test_host: Cow::Borrowed("office-server-mercanet.test.sips-services.com"),
};

static SHERLOCKS: descriptor::Brand = descriptor::Brand {
    id: Cow::Borrowed("sherlocks"),
    platform: Cow::Borrowed("Sherlock's"),
    production_host: Cow::Borrowed("sherlocks-office-server.secure.lcl.fr"),
    test_host: Cow::Borrowed("office-server-sherlocks.test.sips-services.com"),
};
