//! Which namespaces are declared where the parser stands.
//!
//! The parser below has a resolver of its own, which copies each declaration; these borrow from the document, and are
//! kept as they are meant, so that looking one up is comparing.

use std::borrow::Cow;

use crate::codec::scan;
use crate::message::{Text, are_same};

/// The declarations of all open elements, the innermost last.
#[derive(Default)]
pub(super) struct Namespaces<'a> {
    declared: Vec<Declaration<'a>>,
    /// The level of the last of them; 0 where there is none.
    level: usize,
    changes: usize,
}

struct Declaration<'a> {
    /// Empty for the default namespace.
    prefix: &'a str,
    /// Empty where the default namespace is taken back.
    namespace: Text<'a>,
    /// How many elements were open at the one that declares it, itself among them.
    level: usize,
}

/// Why a namespace cannot be declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The prefix or the namespace is one that XML keeps for itself, or a prefix is taken back.
    Reserved,
    /// There are too many already.
    TooMany,
}

/// How many may be declared at once: each is asked whenever a name is looked up.
const MOST: usize = 128;
/// The namespace of the prefix `xml`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xmlns:…` itself.
const DECLARATIONS: &str = "http://www.w3.org/2000/xmlns/";

impl<'a> Namespaces<'a> {
    /// Adds what an attribute declares; the value is as it stands in the document. The prefix is empty for the default
    /// namespace.
    ///
    /// # Errors
    /// Where XML or the limit forbids it.
    pub(super) fn declare(&mut self, prefix: &'a str, value: &'a str, level: usize) -> Result<(), Refusal> {
        let namespace = as_meant(value);
        let bare = namespace.trim_ascii();
        let is_allowed = match prefix {
            "" => !is_reserved(&namespace),
            "xml" => return if namespace == XML { Ok(()) } else { Err(Refusal::Reserved) },
            "xmlns" => false,
            // Only the default namespace can be taken back.
            _ => !bare.is_empty() && !is_reserved(bare),
        };
        if !is_allowed {
            return Err(Refusal::Reserved);
        }
        if self.declared.len() >= MOST {
            return Err(Refusal::TooMany);
        }
        self.declared.push(Declaration { prefix, namespace, level });
        self.level = level;
        self.changes += 1;
        Ok(())
    }

    /// Takes back what the element at that level declared, which ends.
    #[inline]
    pub(super) fn leave(&mut self, level: usize) {
        if self.level == level {
            self.take_back(level);
        }
    }

    #[inline(never)]
    fn take_back(&mut self, level: usize) {
        self.declared.retain(|declared| declared.level != level);
        self.level = self.declared.last().map_or(0, |last| last.level);
        self.changes += 1;
    }

    /// The namespace that a prefix stands for, or for an element without one the default; empty where there is none.
    /// `None` where nothing declares the prefix.
    pub(super) fn resolve(&self, prefix: &str) -> Option<&str> {
        match self.declared.iter().rev().find(|declared| are_same(declared.prefix, prefix)) {
            Some(declared) => Some(&declared.namespace),
            None => match prefix {
                "" => Some(""),
                "xml" => Some(XML),
                "xmlns" => Some(DECLARATIONS),
                _ => None,
            },
        }
    }

    /// A number that changes whenever a namespace is declared or taken back.
    pub(super) fn changes(&self) -> usize {
        self.changes
    }
}

/// Whether the namespace is one of the two that XML keeps for itself.
fn is_reserved(namespace: &str) -> bool {
    matches!(namespace, DECLARATIONS | XML)
}

/// The value of an attribute from how it was written.
pub(super) fn as_meant(raw: &str) -> Cow<'_, str> {
    if !scan::has(raw.as_bytes(), |byte| (byte == b'&') | (byte < b' ')) {
        return Cow::Borrowed(raw);
    }
    let spaced = raw.replace("\r\n", " ").replace(['\t', '\r', '\n'], " ");
    let plain = quick_xml::escape::unescape(&spaced).map(Cow::into_owned);
    Cow::Owned(plain.unwrap_or(spaced))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_declaration_counts_until_its_element_ends() {
        let mut namespaces = Namespaces::default();
        assert_eq!([namespaces.resolve(""), namespaces.resolve("a")], [Some(""), None]);
        namespaces.declare("", "urn:outer", 1).unwrap();
        namespaces.declare("a", "urn:a&amp;b", 1).unwrap();
        namespaces.declare("", "urn:inner", 3).unwrap();
        namespaces.declare("", "", 4).unwrap();
        assert_eq!(namespaces.resolve(""), Some(""));
        namespaces.leave(4);
        assert_eq!(namespaces.resolve(""), Some("urn:inner"));
        namespaces.leave(3);
        namespaces.leave(2);
        assert_eq!([namespaces.resolve(""), namespaces.resolve("a")], [Some("urn:outer"), Some("urn:a&b")]);
        let before = namespaces.changes();
        namespaces.leave(1);
        assert_eq!([namespaces.resolve(""), namespaces.resolve("a")], [Some(""), None]);
        assert_ne!(namespaces.changes(), before);
    }

    #[test]
    fn what_xml_keeps_for_itself_cannot_be_declared() {
        let declare = |prefix, value| Namespaces::default().declare(prefix, value, 1);
        for (prefix, value) in [
            ("", XML),
            ("", "http://www.w3.org/2000/xmlns&#47;"),
            ("a", XML),
            ("a", DECLARATIONS),
            ("a", ""),
            ("a", " \n"),
            ("xml", ""),
            ("xml", "urn:x"),
            ("xmlns", DECLARATIONS),
        ] {
            assert_eq!(declare(prefix, value), Err(Refusal::Reserved), "{prefix} {value}");
        }
        assert_eq!([declare("", ""), declare("xml", XML), declare("a", "urn:x")], [Ok(()); 3]);
        let namespaces = Namespaces::default();
        assert_eq!([namespaces.resolve("xml"), namespaces.resolve("xmlns")], [Some(XML), Some(DECLARATIONS)]);
    }

    #[test]
    fn there_is_an_end_to_declarations() {
        let mut namespaces = Namespaces::default();
        let refused = (0..1000).find_map(|level| namespaces.declare("a", "urn:x", level).err());
        assert_eq!((refused, namespaces.declared.len()), (Some(Refusal::TooMany), MOST));
    }
}
