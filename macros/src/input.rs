//! What stands between the braces of `functions!`.

use std::fmt::Display;

use sips_office_codegen::Settings;
use syn::parse::{Parse, ParseStream};
use syn::{Ident, LitStr, Path, Token, braced};

/// The macro's settings.
pub(crate) struct Input {
    pub(crate) folder: LitStr,
    pub(crate) settings: Settings,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut folder = None;
        let mut settings = Settings::default();
        let mut seen = Vec::<Ident>::new();
        while !input.is_empty() {
            let name: Ident = input.parse()?;
            input.parse::<Token![:]>()?;
            if seen.contains(&name) {
                return Err(syn::Error::new(name.span(), format!("`{name}` stands twice")));
            }
            match name.to_string().as_str() {
                "folder" => folder = Some(input.parse::<LitStr>()?),
                "interface_version" => {
                    let text: LitStr = input.parse()?;
                    let version = text
                        .value()
                        .parse()
                        .map_err(|error: sips_office_runtime::InvalidVersion| at(&text, error))?;
                    settings.interface_version = Some(version);
                }
                "runtime" => settings.runtime = input.parse()?,
                "existing" => {
                    let inside;
                    braced!(inside in input);
                    while !inside.is_empty() {
                        let spec: Ident = inside.parse()?;
                        inside.parse::<Token![:]>()?;
                        settings.existing.insert(spec.to_string(), inside.parse::<Path>()?);
                        comma(&inside)?;
                    }
                }
                _ => {
                    let known = "the settings are `folder`, `interface_version`, `runtime` and `existing`";
                    return Err(syn::Error::new(
                        name.span(),
                        format!("there is no setting `{name}`; {known}"),
                    ));
                }
            }
            seen.push(name);
            comma(input)?;
        }
        match folder {
            Some(folder) => Ok(Self { folder, settings }),
            None => {
                Err(syn::Error::new(input.span(), "`folder: \"…\"` is missing: the folder with the specs"))
            }
        }
    }
}

fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}

fn at(text: &LitStr, error: impl Display) -> syn::Error {
    syn::Error::new(text.span(), error)
}
