//! The brands as an enum over their descriptors.

use proc_macro2::TokenStream;
use quote::quote;
use sips_office_spec::catalog;

use super::Context;
use super::descriptor::text;
use crate::docs::doc;
use crate::model::Brand;

impl Context<'_> {
    pub(super) fn brands(&self, brands: &[Brand<'_>]) -> TokenStream {
        let Some(Brand { variant: default, .. }) = brands.first() else { return TokenStream::new() };
        let descriptor = self.settings.runtime(quote!(descriptor));
        let variants = brands.iter().map(|Brand { variant, brand, .. }| {
            let doc = doc([format!("{}, at `{}`.", brand.platform, brand.production_host)]);
            quote!(#doc #variant)
        });
        let statics = brands.iter().map(|Brand { brand, descriptor, .. }| {
            let catalog::Brand { id, platform, production_host, test_host, .. } = brand;
            let (id, platform, production, test) =
                (text(id), text(platform), text(production_host), text(test_host));
            quote! {
                static #descriptor: descriptor::Brand = descriptor::Brand {
                    id: #id,
                    platform: #platform,
                    production_host: #production,
                    test_host: #test,
                };
            }
        });
        let arms =
            brands.iter().map(|Brand { variant, descriptor, .. }| quote!(Self::#variant => &#descriptor));
        let idents = brands.iter().map(|brand| &brand.variant);
        quote! {
            use std::borrow::Cow;
            use #descriptor;

            /// A brand under which the platform is sold.
            #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum Brand { #(#variants,)* }

            impl Brand {
                /// All brands.
                pub const ALL: &'static [Self] = &[#(Self::#idents),*];

                /// The brand's hosts and names.
                pub fn descriptor(self) -> &'static descriptor::Brand {
                    match self { #(#arms,)* }
                }
            }

            #[doc = " The umbrella brand."]
            impl Default for Brand {
                fn default() -> Self {
                    Self::#default
                }
            }

            impl From<Brand> for descriptor::Brand {
                fn from(brand: Brand) -> Self {
                    brand.descriptor().clone()
                }
            }

            #(#statics)*
        }
    }
}
