//! Who calls, and whom: the configured merchant and the brand's host, or the simulator and its merchant.

use sips_office_runtime::descriptor::{Environment, Function};
use sips_office_runtime::{Exchange, SealPolicy, SecretKey, shown};
use sips_office_simulator::{Simulator, example};
use sips_office_spec::Catalog;
use sips_office_spec::catalog::Brand;

use super::Call;
use crate::status::Failure;

/// Who calls, and whom.
pub(super) struct Parties {
    merchant_id: String,
    key: SecretKey,
    key_version: u32,
    base_address: Option<String>,
    /// The simulator that is called, where no real platform is meant.
    pub(super) simulator: Option<Simulator>,
}

impl Call {
    /// The configured merchant, or where no key is configured the simulator and its merchant.
    pub(super) async fn parties(&self, catalog: &Catalog) -> Result<Parties, Failure> {
        if self.key.text()?.is_some() || self.is_meant_for_real() {
            let key = self.key.required()?;
            let Some(merchant_id) = self.merchant_id.clone() else {
                return Err(Failure::refused("there is a secret key and no merchant: set --merchant-id"));
            };
            return Ok(Parties {
                merchant_id,
                key,
                key_version: self.key_version.unwrap_or(1),
                base_address: self.base_address.clone(),
                simulator: None,
            });
        }
        let simulator =
            Simulator::builder().catalog(catalog.clone()).start().await.map_err(Failure::failed)?;
        Ok(Parties {
            merchant_id: example::MERCHANT_ID.to_owned(),
            key: SecretKey::new(example::SECRET_KEY).map_err(Failure::failed)?,
            key_version: example::KEY_VERSION,
            base_address: Some(simulator.base_address()),
            simulator: Some(simulator),
        })
    }

    /// The exchange of the parties, by the options.
    pub(super) fn exchange(
        &self,
        catalog: &Catalog,
        function: &Function,
        parties: &Parties,
    ) -> Result<Exchange, Failure> {
        let brand = self.brand(catalog, function, parties.simulator.is_some())?;
        let (environment, protocol) = (self.environment(), self.protocol());
        let mut policy = SealPolicy::required();
        if self.accept_unsealed {
            policy = policy.accept_unsealed(protocol, environment);
        }
        let mut builder = Exchange::builder(
            brand.describe(),
            environment,
            &*parties.merchant_id,
            parties.key.clone(),
            parties.key_version,
        )
        .protocol(protocol)
        .seal_policy(policy);
        if let Some(version) = self.interface_version {
            builder = builder.interface_version(version);
        }
        if let Some(algorithm) = self.seal_algorithm {
            builder = builder.seal_algorithm(algorithm);
        }
        if let Some(address) = &parties.base_address {
            builder = builder.base_address(address);
        }
        builder.build().map_err(Failure::refused)
    }

    /// The brand that is named, or the first. The simulator plays any brand, so there the first that recommends a version
    /// for the function does: not every brand's page is known.
    fn brand<'c>(
        &self,
        catalog: &'c Catalog,
        function: &Function,
        is_simulated: bool,
    ) -> Result<&'c Brand, Failure> {
        let known = || catalog.brands.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
        if let Some(name) = &self.brand {
            let brand = catalog.brands.get(name);
            return brand.ok_or_else(|| {
                Failure::refused(format!("there is no brand `{}`; there are: {}", shown::name(name), known()))
            });
        }
        let recommends = |brand: &&Brand| function.recommended_for(&brand.id).is_some();
        let recommending = catalog.brands.values().find(recommends);
        let brand = if is_simulated && self.interface_version.is_none() { recommending } else { None };
        let brand = brand.or_else(|| catalog.brands.values().next());
        brand.ok_or_else(|| Failure::refused("the specs have no brand"))
    }

    /// Whether an option makes sense with a real platform only, so that a forgotten key does not lead to the simulator.
    fn is_meant_for_real(&self) -> bool {
        self.merchant_id.is_some()
            || self.key_version.is_some()
            || self.base_address.is_some()
            || self.environment() == Environment::Production
    }
}
