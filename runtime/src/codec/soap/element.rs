//! How an element begins: its name, and its attributes.

use std::borrow::Cow;
use std::collections::BTreeSet;

use quick_xml::events::attributes::Attributes;

use super::namespaces::{Namespaces, Refusal, as_meant};
use super::{ENVELOPE, INSTANCE, xml};

/// The beginning of an element.
#[derive(Clone, Copy, Default)]
pub(super) struct Element<'a> {
    /// Empty where it has none.
    pub(super) prefix: &'a str,
    /// The name without its prefix.
    pub(super) name: &'a str,
    /// Whether it says of itself that it is nil.
    pub(super) nil: bool,
    /// Whether it is a header block that may not be ignored.
    pub(super) must_understand: bool,
}

pub(super) const ATTRIBUTE: &str = "an attribute is malformed or stands twice";
pub(super) const UNDECLARED: &str = "a namespace prefix is not declared";
const NAME: &str = "an element's name is no XML name";
const RESERVED: &str = "a namespace is declared that cannot be";
const TOO_MANY: &str = "it declares too many namespaces";

impl<'a> Element<'a> {
    /// Reads what stands between the brackets of a tag, of which so many bytes are the name. Adds the namespaces that it
    /// declares at that level, and gives back how many attributes it has: where they are too many, one more than allowed.
    ///
    /// # Errors
    /// What is wrong with the tag.
    #[inline]
    pub(super) fn read(
        &mut self,
        tag: &'a str,
        name: usize,
        level: usize,
        namespaces: &mut Namespaces<'a>,
        most: usize,
    ) -> Result<usize, &'static str> {
        let (prefix, local) = tag.get(..name).and_then(xml::split_name).ok_or(NAME)?;
        if !prefix.is_empty() && prefix == "xmlns" {
            return Err(NAME);
        }
        *self = Self { prefix, name: local, nil: false, must_understand: false };
        // The brackets of most tags hold nothing but the name.
        if tag.len() == name { Ok(0) } else { self.read_attributes(tag, name, level, namespaces, most) }
    }

    /// Checks the attributes, and notes the namespaces that they declare.
    #[inline(never)]
    fn read_attributes(
        &mut self,
        tag: &'a str,
        from: usize,
        level: usize,
        namespaces: &mut Namespaces<'a>,
        most: usize,
    ) -> Result<usize, &'static str> {
        let (mut count, mut any_prefixed) = (0, false);
        // Whether one stands twice is asked below, where there are two.
        for attribute in Attributes::new(tag, from).with_checks(false) {
            count += 1;
            if count > most {
                return Ok(count);
            }
            let attribute = attribute.map_err(|_| ATTRIBUTE)?;
            let qualified = attribute.key.into_inner();
            let Cow::Borrowed(value) = attribute.value else { return Err(ATTRIBUTE) };
            let (prefix, name) = xml::split_name(qualified).ok_or(ATTRIBUTE)?;
            if !stands_apart(qualified, tag) || !xml::is_attribute_value(value) {
                return Err(ATTRIBUTE);
            }
            let declared = match (prefix, name) {
                ("", "xmlns") => namespaces.declare("", value, level),
                ("xmlns", prefix) => namespaces.declare(prefix, value, level),
                _ => {
                    any_prefixed |= !prefix.is_empty();
                    continue;
                }
            };
            declared.map_err(|refusal| match refusal {
                Refusal::Reserved => RESERVED,
                Refusal::TooMany => TOO_MANY,
            })?;
        }
        if count > 1 && Attributes::new(tag, from).any(|attribute| attribute.is_err()) {
            return Err(ATTRIBUTE);
        }
        // What their prefixes mean may be declared behind them.
        if any_prefixed {
            self.read_prefixed_attributes(Attributes::new(tag, from), namespaces)?;
        }
        Ok(count)
    }

    fn read_prefixed_attributes(
        &mut self,
        attributes: Attributes<'a>,
        namespaces: &Namespaces<'a>,
    ) -> Result<(), &'static str> {
        // Two prefixes of one namespace can hide that a name stands twice.
        let mut seen = BTreeSet::new();
        for attribute in attributes {
            let attribute = attribute.map_err(|_| ATTRIBUTE)?;
            let Some((prefix, name)) = attribute.key.into_inner().split_once(':') else { continue };
            if prefix == "xmlns" {
                continue;
            }
            let namespace = namespaces.resolve(prefix).ok_or(UNDECLARED)?;
            let value = as_meant(&attribute.value);
            let value = value.trim_matches([' ', '\t', '\r', '\n']);
            match (namespace, name) {
                (INSTANCE, "nil") => self.nil = matches!(value, "true" | "1"),
                // Whatever is not a clear no counts as a yes.
                (ENVELOPE, "mustUnderstand") => self.must_understand = !matches!(value, "false" | "0"),
                _ => {}
            }
            if !seen.insert((namespace, name)) {
                return Err(ATTRIBUTE);
            }
        }
        Ok(())
    }
}

/// Whether white space stands before the attribute of that name in its tag. The parser takes `a="1"b="2"` for two.
pub(super) fn stands_apart(name: &str, tag: &str) -> bool {
    let at = (name.as_ptr() as usize).saturating_sub(tag.as_ptr() as usize);
    let before = at.checked_sub(1).and_then(|at| tag.get(at..=at)).unwrap_or_default();
    !before.is_empty() && xml::is_blank(before)
}
