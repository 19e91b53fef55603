//! Of what an export tells.

use sips_office_runtime::InterfaceVersion;
use sips_office_runtime::descriptor::Environment;

/// Of which brand, environment and interface version an export tells. By default it tells of all fields that any brand and
/// any version has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The brand, by its identifier. Without one, texts and addresses are those of the catalog's first; a page is then that
    /// of the first brand that recommends a version for the function.
    pub brand: Option<String>,
    /// The environment of the addresses. Without one it is the test environment, where only one can be given.
    pub environment: Option<Environment>,
    /// The interface version; fields and values that it does not know are left out.
    pub version: Option<InterfaceVersion>,
    /// What stands before the paths of the functions in place of `https://` and a host, as in `http://127.0.0.1:8080`.
    pub base_address: Option<String>,
}
