//! Which function a page is about, and whose page it is.

use std::fmt;

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::spelling::nearest;
use sips_office_spec::Sources;
use sips_office_spec::catalog::{Brand, Catalog, Function, Service};

use crate::page::{Message, Page};

/// What a page is held against: a function of the specs, in a brand's words.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'c> {
    /// The specs.
    pub catalog: &'c Catalog,
    /// Their files.
    pub sources: &'c Sources,
    /// The function.
    pub function: &'c Function,
    /// Its service.
    pub service: &'c Service,
    /// The brand.
    pub brand: &'c Brand,
}

/// Why nobody can tell what a page is to be held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unrecognised {
    /// Nothing of a documentation page was found in it.
    NoPage,
    /// The page does not tell its function.
    NoFunction,
    /// The specs have no such function.
    UnknownFunction {
        /// Its name.
        name: String,
        /// The function that it was probably meant to be.
        near: Option<String>,
    },
    /// The specs have no such brand.
    UnknownBrand {
        /// Its name.
        name: String,
        /// All that there are.
        known: Vec<String>,
    },
    /// None of the page's addresses has the host of a brand.
    NoBrand {
        /// The hosts that the page has.
        hosts: Vec<String>,
    },
    /// The page's addresses are as many of one brand as of another.
    SeveralBrands(Vec<String>),
}

impl<'c> Edition<'c> {
    /// The function and brand of a page: those that are asked for, else those that its addresses tell.
    ///
    /// # Errors
    /// [`Unrecognised`] where the page does not tell one of them, or where the specs do not have it.
    pub fn of(
        page: &Page,
        catalog: &'c Catalog,
        sources: &'c Sources,
        function: Option<&str>,
        brand: Option<&str>,
    ) -> Result<Self, Unrecognised> {
        if is_empty(page) {
            return Err(Unrecognised::NoPage);
        }
        let name = function.or(page.function.as_ref().map(|name| name.value.as_str()));
        let name = name.ok_or(Unrecognised::NoFunction)?;
        let unknown = || Unrecognised::UnknownFunction {
            name: name.to_owned(),
            near: nearest(name, catalog.functions.keys().map(String::as_str)).map(str::to_owned),
        };
        let function = catalog.function(name).ok_or_else(unknown)?;
        // A function without its service is a finding, and a catalog with findings cannot be had.
        let service = catalog.service_of(function).ok_or_else(unknown)?;
        let brand = match brand {
            Some(name) => catalog.brands.get(name).ok_or_else(|| Unrecognised::UnknownBrand {
                name: name.to_owned(),
                known: catalog.brands.keys().cloned().collect(),
            })?,
            None => recognised(page, catalog)?,
        };
        Ok(Self { catalog, sources, function, service, brand })
    }

    /// A text of the specs in the brand's words.
    pub(super) fn worded(&self, text: &str) -> String {
        text.replace("{platform}", &self.brand.platform)
    }

    /// The version that the brand's page recommends, as the spec has it.
    pub(super) fn recommended(&self) -> Option<InterfaceVersion> {
        self.function.recommended.get(&self.brand.id).copied()
    }

    /// Whether what exists until that version is gone. A page shows what there is at the version that it recommends.
    pub(super) fn is_gone(&self, until: Option<InterfaceVersion>) -> bool {
        until.zip(self.recommended()).is_some_and(|(until, recommended)| until < recommended)
    }
}

/// Whether nothing was read that could be compared.
fn is_empty(page: &Page) -> bool {
    let has_none = |message: &Message| message.fields.is_empty() && message.samples.is_empty();
    page.recommended.is_none()
        && page.endpoints.is_empty()
        && page.changelog.rows.is_empty()
        && has_none(&page.request)
        && has_none(&page.response)
}

/// The brand that most of the addresses belong to: one of them may be what has changed.
pub(crate) fn recognised<'c>(page: &Page, catalog: &'c Catalog) -> Result<&'c Brand, Unrecognised> {
    let is_of = |brand: &Brand, host: &str| {
        host.eq_ignore_ascii_case(&brand.production_host) || host.eq_ignore_ascii_case(&brand.test_host)
    };
    let count = |brand: &Brand| page.endpoints.iter().filter(|endpoint| is_of(brand, &endpoint.host)).count();
    let most = catalog.brands.values().map(count).max().unwrap_or(0);
    let hosts = || page.endpoints.iter().map(|endpoint| endpoint.host.clone()).collect();
    if most == 0 {
        return Err(Unrecognised::NoBrand { hosts: hosts() });
    }
    let brands: Vec<_> = catalog.brands.values().filter(|brand| count(brand) == most).collect();
    match brands.as_slice() {
        [brand] => Ok(brand),
        several => Err(Unrecognised::SeveralBrands(several.iter().map(|brand| brand.id.clone()).collect())),
    }
}

impl fmt::Display for Unrecognised {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPage => f.write_str(
                "nothing in it is of a documentation page: neither a recommended version nor addresses, fields, \
                 samples or a changelog",
            ),
            Self::NoFunction => {
                f.write_str("the page does not tell which function it describes; name it with --function")
            }
            Self::UnknownFunction { name, near: Some(near) } => {
                write!(
                    f,
                    "the specs have no function `{name}`; did you mean `{near}`? `sips import` drafts a new one"
                )
            }
            Self::UnknownFunction { name, near: None } => {
                write!(f, "the specs have no function `{name}`; `sips import` drafts one from the page")
            }
            Self::UnknownBrand { name, known } => {
                write!(f, "the specs have no brand `{name}`; they have {}", known.join(", "))
            }
            Self::NoBrand { hosts } if hosts.is_empty() => {
                f.write_str("the page shows no addresses, which would tell its brand; name it with --brand")
            }
            Self::NoBrand { hosts } => {
                let hosts = hosts.join(", ");
                write!(f, "no brand of the specs has one of the page's hosts ({hosts}); name it with --brand")
            }
            Self::SeveralBrands(brands) => {
                let brands = brands.join(" and ");
                write!(f, "the page's addresses belong to {brands} alike; name its brand with --brand")
            }
        }
    }
}

impl std::error::Error for Unrecognised {}
