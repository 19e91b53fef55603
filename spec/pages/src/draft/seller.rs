//! The brand whose page it is.

use sips_office_spec::Catalog;
use sips_office_spec::catalog::Brand;
use sips_office_spec::is_file_name;

use super::yaml::{self, Value, entry, text};
use super::{Options, Refusal};
use crate::Page;
use crate::drift::recognised;
use crate::page::Environment;

/// Who sells the platform on this page.
#[derive(Clone, Debug)]
pub(super) struct Seller {
    pub(super) id: String,
    pub(super) platform: String,
}

impl Seller {
    /// The brand of a page among those of a catalog.
    pub(super) fn among(page: &Page, catalog: &Catalog, options: &Options<'_>) -> Result<Self, Refusal> {
        match options.brand {
            Some(id) => catalog.brands.get(id).ok_or_else(|| Refusal::NoSuchBrand {
                brand: id.to_owned(),
                known: catalog.brands.keys().cloned().collect(),
            }),
            None => recognised(page, catalog).map_err(Refusal::UnknownBrand),
        }
        .map(Self::of)
    }

    /// The brand of a page for a folder that stands alone, and the `brands.yaml` that defines it.
    ///
    /// The shipped table knows the hosts of its brands; of another brand they are those of the page.
    pub(super) fn alone(
        page: &Page,
        shipped: &Catalog,
        options: &Options<'_>,
    ) -> Result<(Self, String), Refusal> {
        let known = match options.brand {
            Some(id) => shipped.brands.get(id),
            None => Some(recognised(page, shipped).map_err(Refusal::UnknownBrand)?),
        };
        if let Some(brand) = known {
            let platform = options.platform.unwrap_or(&brand.platform);
            let seller = Self { id: brand.id.clone(), platform: platform.to_owned() };
            let file = seller.file(&brand.production_host, &brand.test_host, None);
            return Ok((seller, file));
        }
        let id = options.brand.unwrap_or_default();
        if !is_file_name(id) {
            return Err(Refusal::NoBrandName { brand: id.to_owned() });
        }
        let host = |environment| {
            page.endpoints
                .iter()
                .find(|endpoint| endpoint.environment == Some(environment))
                .map(|it| it.host.as_str())
        };
        let (production, test) = (host(Environment::Production), host(Environment::Test));
        let assumed = match (production, test) {
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some("The page shows no address for tests."),
            _ => Some("The page shows no address for production."),
        };
        let any = page.endpoints.first().map(|endpoint| endpoint.host.as_str());
        let Some(any) = production.or(test).or(any) else { return Err(Refusal::NoHost) };
        let seller = Self { id: id.to_owned(), platform: options.platform.unwrap_or(id).to_owned() };
        let file = seller.file(production.unwrap_or(any), test.unwrap_or(any), assumed);
        Ok((seller, file))
    }

    fn of(brand: &Brand) -> Self {
        Self { id: brand.id.clone(), platform: brand.platform.clone() }
    }

    fn file(&self, production: &str, test: &str, assumed: Option<&str>) -> String {
        let hosts = vec![entry("production", text(production)), entry("test", text(test))];
        let mut brand = vec![
            entry("brand", text(&self.id)),
            entry("platform", text(&self.platform)),
            entry("hosts", Value::Map(hosts)),
        ];
        brand.extend(assumed.map(|reason| entry("assumed", text(reason))));
        yaml::file(
            "The brands under which the platform is sold.",
            vec![vec![entry("brands", Value::Spaced(vec![Value::Map(brand)]))]],
        )
    }

    /// A text of the page in the words of no brand.
    pub(super) fn neutral(&self, text: &str) -> String {
        match self.platform.is_empty() {
            true => text.to_owned(),
            false => text.replace(&self.platform, "{platform}"),
        }
    }
}
