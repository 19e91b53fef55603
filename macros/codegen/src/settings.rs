//! What a user chooses: the same for the macro, the library and the command line.

use std::collections::BTreeMap;

use proc_macro2::{Span, TokenStream};
use sips_office_runtime::InterfaceVersion;
use syn::Path;

/// How source is generated.
#[derive(Clone)]
pub struct Settings {
    /// Where the generated code finds the runtime: `::sips_office_runtime`.
    pub runtime: Path,
    /// The interface version that the types are made for. Younger fields then do not exist, and the requests send
    /// this version. `None` makes all fields and leaves the version to the client.
    pub interface_version: Option<InterfaceVersion>,
    /// Types that exist already, by the name of their value list or container: they are used and not made again.
    pub existing: BTreeMap<String, Path>,
    /// Whether the brands are made into an enum of their own.
    pub brands: bool,
    /// What a file's header names as the command that makes it.
    pub command: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            runtime: syn::parse_quote!(::sips_office_runtime),
            interface_version: None,
            existing: BTreeMap::new(),
            brands: false,
            command: "sips generate".to_owned(),
        }
    }
}

impl Settings {
    /// What the source that is checked in beside the shipped specs is made with.
    pub fn checked_in() -> Self {
        Self { brands: true, ..Self::default() }
    }

    /// The same with the runtime at another path, as `::sips_office::runtime` for whoever depends on `sips-office`.
    ///
    /// # Errors
    /// Where the text is no path.
    pub fn with_runtime(mut self, path: &str) -> syn::Result<Self> {
        self.runtime = parsed(path)?;
        Ok(self)
    }

    /// The same with one more type that exists already, by the name of its value list or container: `walletResponseCode`
    /// and `::sips_office::wallet::WalletResponseCode`.
    ///
    /// # Errors
    /// Where the text is no path.
    pub fn with_existing(mut self, name: impl Into<String>, path: &str) -> syn::Result<Self> {
        self.existing.insert(name.into(), parsed(path)?);
        Ok(self)
    }

    /// The path of a runtime item.
    pub(crate) fn runtime(&self, below: TokenStream) -> TokenStream {
        let runtime = &self.runtime;
        quote::quote!(#runtime::#below)
    }
}

fn parsed(path: &str) -> syn::Result<Path> {
    let refused = |error| syn::Error::new(Span::call_site(), format!("`{path}` is no path: {error}"));
    syn::parse_str(path).map_err(refused)
}
