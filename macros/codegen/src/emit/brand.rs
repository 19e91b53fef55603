//! The brands as an enum over their descriptors.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use sips_office_spec::catalog::Brand;

use super::Context;
use super::descriptor::text;
use crate::docs::doc;

impl Context<'_> {
    pub(super) fn brands(&self, brands: &[(Ident, &Brand)]) -> TokenStream {
        let Some((default, _)) = brands.first() else { return TokenStream::new() };
        let descriptor = self.settings.runtime(quote!(descriptor));
        let variants = brands.iter().map(|(ident, brand)| {
            let doc = doc([format!("{}, at `{}`.", brand.platform, brand.production_host)]);
            quote!(#doc #ident)
        });
        let statics = brands.iter().map(|(_, brand)| {
            let Brand { id, platform, production_host, test_host, .. } = brand;
            let ident = crate::naming::ident(id, None, crate::naming::Case::Shouty);
            let (id, platform, production, test) =
                (text(id), text(platform), text(production_host), text(test_host));
            quote! {
                static #ident: descriptor::Brand = descriptor::Brand {
                    id: #id,
                    platform: #platform,
                    production_host: #production,
                    test_host: #test,
                };
            }
        });
        let arms = brands.iter().map(|(ident, brand)| {
            let name = crate::naming::ident(&brand.id, None, crate::naming::Case::Shouty);
            quote!(Self::#ident => &#name)
        });
        let idents = brands.iter().map(|(ident, _)| ident);
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
