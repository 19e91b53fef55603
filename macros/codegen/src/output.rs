//! Generated modules, as files or as one token tree.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The generated modules of a catalog.
pub struct Tree {
    pub(crate) modules: Vec<Module>,
    pub(crate) command: String,
}

/// A source file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GeneratedFile {
    /// The path below the output folder, with forward slashes.
    pub path: String,
    /// The formatted source.
    pub text: String,
}

/// A module: its items, and modules of which it exports some items as its own.
pub(crate) struct Module {
    pub(crate) ident: Ident,
    /// What the module is, as inner documentation.
    pub(crate) doc: String,
    /// The spec files that it comes from.
    pub(crate) origin: Vec<String>,
    pub(crate) items: TokenStream,
    /// Whether the module around it exports its items.
    pub(crate) is_exported: bool,
    pub(crate) children: Vec<Module>,
}

impl Tree {
    /// The modules as source files, `mod.rs` included.
    pub fn files(&self) -> Vec<GeneratedFile> {
        let mut files = Vec::new();
        for module in &self.modules {
            let inside = !module.children.is_empty();
            let path =
                if inside { format!("{}/mod.rs", module.ident) } else { format!("{}.rs", module.ident) };
            files.push(self.file(path, module));
            for child in &module.children {
                files.push(self.file(format!("{}/{}.rs", module.ident, child.ident), child));
            }
        }
        files
    }

    /// The modules as one source file, for `include!` to read.
    pub fn single_file(&self) -> String {
        let mut origin: Vec<_> = self.modules.iter().flat_map(Module::origins).collect();
        origin.sort_unstable();
        origin.dedup();
        format!("{}\n\n{}", self.header(&origin), spaced(&printed(self.tokens())))
    }

    /// The modules as one token tree, for a macro to expand to.
    pub fn tokens(&self) -> TokenStream {
        let modules = self.modules.iter().map(|module| {
            let Module { ident, doc, items, children, .. } = module;
            let (index, inner) = (
                index(children),
                children.iter().map(|child| {
                    let Module { ident, items, .. } = child;
                    quote!(mod #ident { #items })
                }),
            );
            quote! {
                #[doc = #doc]
                pub mod #ident {
                    #(#inner)*
                    #index
                    #items
                }
            }
        });
        quote!(#(#modules)*)
    }

    fn file(&self, path: String, module: &Module) -> GeneratedFile {
        let declared = module.children.iter().map(|child| &child.ident);
        let (index, items) = (index(&module.children), &module.items);
        let tokens = quote! {
            #(mod #declared;)*
            #index
            #items
        };
        let origin: Vec<_> = module.origin.iter().map(String::as_str).collect();
        let text = format!("{}\n\n//!{}\n\n{}", self.header(&origin), module.doc, spaced(&printed(tokens)));
        GeneratedFile { path, text }
    }

    fn header(&self, origin: &[&str]) -> String {
        format!("// @generated from {} by `{}`. Changes made here are lost.", origin.join(", "), self.command)
    }
}

impl Module {
    /// The spec files of the module and of those in it.
    fn origins(&self) -> Vec<&str> {
        let inside = self.children.iter().flat_map(Module::origins);
        self.origin.iter().map(String::as_str).chain(inside).collect()
    }
}

fn index(children: &[Module]) -> TokenStream {
    let exported = children.iter().filter(|child| child.is_exported).map(|child| &child.ident);
    quote!(#(pub use self::#exported::*;)*)
}

/// Formatted source. Tokens made here always parse; should they not, the text shows what they are and rustc says where.
fn printed(tokens: TokenStream) -> String {
    match syn::parse2(tokens.clone()) {
        Ok(file) => prettyplease::unparse(&file),
        Err(_) => tokens.to_string(),
    }
}

/// Blank lines between items and methods, where a person would put them.
pub(crate) fn spaced(source: &str) -> String {
    let mut spaced = String::with_capacity(source.len() + source.len() / 16);
    let mut before = "";
    for line in source.lines() {
        let depth = line.len() - line.trim_start().len();
        let starts =
            ["///", "//", "#[", "pub fn", "fn ", "impl", "pub struct", "pub enum", "pub static", "static "];
        let starts = starts.iter().any(|item| line.trim_start().starts_with(item));
        let is_comment = before.trim_start().starts_with("//");
        let ends = before.ends_with(['}', ';']) && !is_comment;
        let after_item = ends && before.len() - before.trim_start().len() == depth;
        if starts && after_item {
            spaced.push('\n');
        }
        spaced.push_str(line);
        spaced.push('\n');
        before = line;
    }
    spaced
}
