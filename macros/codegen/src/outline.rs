//! What callers of generated code see of it.

use syn::{Fields, ImplItem, Item, Visibility, parse_quote};

use crate::output::{Tree, spaced};

impl Tree {
    /// What callers see: types with their documentation, signatures and listed values, in the order of the source.
    ///
    /// Bodies, private fields and descriptors are left out, which makes it short enough to be read in a review. A
    /// snapshot test that holds it shows what a changed spec means in Rust:
    ///
    /// ```no_run
    /// use sips_office_codegen::{Settings, generate_folder};
    ///
    /// let outline = generate_folder("specs", &Settings::default()).unwrap().outline();
    /// # let _ = outline;
    /// // insta::assert_snapshot!(outline);
    /// ```
    pub fn outline(&self) -> String {
        let tokens = self.tokens();
        match syn::parse2::<syn::File>(tokens.clone()) {
            Ok(mut file) => {
                seen(&mut file.items);
                signed(&spaced(&prettyplease::unparse(&file)))
            }
            // Tokens made here always parse; should they not, they still show what they are.
            Err(_) => tokens.to_string(),
        }
    }
}

/// Leaves of some items what is seen from outside.
fn seen(items: &mut Vec<Item>) {
    items.retain(|item| match item {
        Item::Static(item) => is_public(&item.vis),
        Item::Const(item) => is_public(&item.vis),
        Item::Use(item) => is_public(&item.vis),
        _ => true,
    });
    for item in items.iter_mut() {
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    seen(items);
                }
            }
            Item::Struct(item) => {
                item.fields = Fields::Unit;
                item.semi_token = Some(Default::default());
            }
            Item::Static(item) => *item.expr = parse_quote!(..),
            // Of a trait's implementation, the methods are the trait's, and what it chooses is what it says.
            Item::Impl(item) if item.trait_.is_some() => {
                item.items.retain(|item| !matches!(item, ImplItem::Fn(_)));
            }
            Item::Impl(item) => {
                item.items.retain(|item| matches!(item, ImplItem::Fn(function) if is_public(&function.vis)));
                for item in &mut item.items {
                    if let ImplItem::Fn(function) = item {
                        function.block = parse_quote!({});
                    }
                }
            }
            _ => {}
        }
    }
    // What is left without anything held descriptions alone.
    items.retain(|item| match item {
        Item::Impl(item) => item.trait_.is_some() || !item.items.is_empty(),
        Item::Mod(module) => module.content.as_ref().is_some_and(|(_, items)| !items.is_empty()),
        _ => true,
    });
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Signatures that end as in a trait, since an empty body would say something else.
fn signed(source: &str) -> String {
    let mut signed = String::with_capacity(source.len());
    for line in source.lines() {
        let signature = line.strip_suffix(" {}").filter(|line| !line.trim_start().starts_with("impl"));
        match signature {
            Some(signature) => signed.extend([signature, ";\n"]),
            None => signed.extend([line, "\n"]),
        }
    }
    signed
}
