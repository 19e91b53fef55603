//! Value lists as open enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Context, descriptor};
use crate::docs::{deprecated, doc, prose};
use crate::model::Enum;
use sips_office_spec::markdown::code;

impl Context<'_> {
    pub(super) fn enums(&self, enums: &[Enum<'_>]) -> TokenStream {
        let enums = enums.iter().map(|list| self.one_enum(list));
        self.with_imports(quote!(#(#enums)*))
    }

    fn one_enum(&self, list: &Enum<'_>) -> TokenStream {
        let Enum { ident, list, variants } = list;
        let about = doc([format!("Values of {}.", code(&list.name))]);
        let declared = variants.iter().map(|(ident, value)| {
            let label = match prose(self.catalog, value.label.trim_end_matches('.')) {
                label if label.trim().is_empty() => label,
                label => format!(": {label}"),
            };
            let mut lines = vec![format!("{}{}.", code(&value.code), label.trim_end())];
            if let Some(since) = value.since {
                lines.push(format!("Since {since}."));
            }
            if let Some(until) = value.until {
                lines.push(format!("Until {until}."));
            }
            if let Some(reason) = &value.assumed {
                lines.extend([String::new(), format!("Assumed: {}", prose(self.catalog, reason))]);
            }
            let doc = doc(lines);
            let deprecated = deprecated(self.catalog, &value.deprecated);
            quote!(#doc #deprecated #ident)
        });
        // Its own impls must name what others should not.
        let allow = variants
            .iter()
            .any(|(_, value)| value.deprecated.is_some())
            .then(|| quote!(#[allow(deprecated)]));
        let idents: Vec<_> = variants.iter().map(|(ident, _)| ident).collect();
        let codes: Vec<_> = variants.iter().map(|(_, value)| &value.code).collect();
        let labels = variants.iter().map(|(_, value)| self.catalog.neutral(&value.label));
        let unlisted = quote!(Self::Unlisted(typed::UnlistedCode::from_unlisted(code)));
        let read = match &codes[..] {
            [] => unlisted,
            _ => quote!(match code {
                #(#codes => Self::#idents,)*
                _ => #unlisted,
            }),
        };
        let described = descriptor::written_values(&self.catalog.describe_values(list));
        quote! {
            #about
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            #[non_exhaustive]
            pub enum #ident {
                #(#declared,)*
                /// A code that the documentation does not list, as received.
                Unlisted(typed::UnlistedCode),
            }

            #allow
            impl #ident {
                /// The code on the wire.
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#idents => #codes,)*
                        Self::Unlisted(code) => code.as_str(),
                    }
                }

                /// What the documentation says of the code; `None` where it does not list it.
                pub fn label(&self) -> Option<&'static str> {
                    match self {
                        #(Self::#idents => Some(#labels),)*
                        Self::Unlisted(_) => None,
                    }
                }
            }

            #allow
            impl From<&str> for #ident {
                fn from(code: &str) -> Self {
                    #read
                }
            }

            impl fmt::Display for #ident {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.as_str())
                }
            }

            impl typed::ToValue for #ident {
                fn to_value(&self) -> message::Value<'_> {
                    self.as_str().into()
                }
            }

            impl typed::FromValue for #ident {
                fn from_text(code: &str) -> Option<Self> {
                    Some(Self::from(code))
                }
            }

            impl #ident {
                /// The description of its codes that checks read.
                pub(super) const VALUES: descriptor::ValueList = #described;
            }
        }
    }
}
