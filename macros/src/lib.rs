//! Typed Sips Office functions from a folder of specs, at compile time.
//!
//! ```ignore
//! sips_office_macros::functions! {
//!     folder: "specs",
//!     interface_version: "2.11",
//! }
//! ```
//!
//! expands to a module per service with the request and response types of its functions, as `sips generate` writes
//! them. A changed YAML file rebuilds the crate. A *new* file does so only with this `build.rs`, since the compiler
//! watches files and not folders:
//!
//! ```ignore
//! fn main() {
//!     println!("cargo::rerun-if-changed=src/specs");
//! }
//! ```
#![forbid(unsafe_code)]

mod input;

use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use sips_office_codegen::generate;
use sips_office_spec::{Broken, Sources, load};

use crate::input::Input;

/// Makes the typed functions of a folder of specs.
///
/// | setting | takes | without it |
/// |---|---|---|
/// | `folder` | a path, relative to the calling file | required |
/// | `interface_version` | a version such as `"2.11"`: younger fields do not exist, and this version is sent | all fields; the client chooses the version |
/// | `runtime` | the path of the runtime crate | `::sips_office_runtime` |
/// | `existing` | `{ walletResponseCode: sips_office::wallet::WalletResponseCode }`: types to use and not to make | none |
///
/// # Errors
/// A mistake in the YAML is a compiler error that shows the file, line, column and source line.
#[proc_macro]
pub fn functions(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as Input);
    let base = base(proc_macro::Span::call_site());
    expand(&input, &base).into()
}

/// The folder that relative paths start from: the calling file's, or the crate's where the compiler can't tell.
fn base(span: proc_macro::Span) -> PathBuf {
    let calling = span.local_file().and_then(|file| file.parent().map(Path::to_owned));
    calling.or_else(|| std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from)).unwrap_or_default()
}

fn expand(input: &Input, base: &Path) -> TokenStream {
    let folder = base.join(input.folder.value());
    // The compiler resolves what it includes from the calling file, so the watched paths are whole ones.
    let folder = folder.canonicalize().unwrap_or(folder);
    // Findings name the files as the caller wrote the folder, so that an error reads the same on every machine.
    let shown = input.folder.value();
    let sources = match Sources::folder_shown_as(&folder, Path::new(&shown)) {
        Ok(sources) => sources,
        Err(error) => {
            let reason = error.to_string().replace(&folder.display().to_string(), &shown);
            return failure(input.folder.span(), &reason, &[]);
        }
    };
    let own = sources.files().iter().filter(|file| !file.shipped);
    let watched: Vec<_> = own.map(|file| folder.join(&file.below).display().to_string()).collect();
    let loaded = load(sources);
    let sources = loaded.sources().clone();
    let tree = loaded.into_catalog().and_then(|catalog| {
        generate(&catalog, &input.settings).map_err(|findings| Broken::new(sources, findings))
    });
    match tree {
        Ok(tree) => {
            let (tokens, watch) = (tree.tokens(), watch(&watched));
            quote!(#tokens #watch)
        }
        Err(broken) => failure(input.folder.span(), &format!("the specs have mistakes\n{broken}"), &watched),
    }
}

/// An error that does not keep the compiler from watching the files that will mend it.
fn failure(span: Span, message: &str, watched: &[String]) -> TokenStream {
    let (error, watch) = (syn::Error::new(span, message).into_compile_error(), watch(watched));
    quote!(#error #watch)
}

fn watch(files: &[String]) -> TokenStream {
    quote!(#(const _: &[u8] = include_bytes!(#files);)*)
}
