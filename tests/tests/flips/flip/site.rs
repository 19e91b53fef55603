//! What a change of a spec's text changes.

use sips_office_tests::mutation::Change;

/// Where in a file something stands.
pub(super) struct Site<'p> {
    /// The path inside the file.
    pub(super) inside: &'p str,
    /// The key that a value or list stands under.
    pub(super) key: &'p str,
    /// Whether it is an item of a list.
    pub(super) is_item: bool,
}

impl<'p> Site<'p> {
    pub(super) fn of(change: &'p Change) -> Self {
        Self::inside(change.path.split_once(' ').unwrap().1)
    }

    /// The site of a path inside a file.
    pub(super) fn inside(inside: &'p str) -> Self {
        let is_item = inside.ends_with(']');
        let mut list = inside;
        while let Some(item) = list.strip_suffix(']') {
            list = item.rsplit_once('[').unwrap().0;
        }
        Self { inside, key: list.rsplit('.').next().unwrap(), is_item }
    }

    /// Prose, names in code, and what repeats facts that stand elsewhere.
    pub(super) fn is_beside_the_facts(&self) -> bool {
        let is_sample = self.inside.starts_with("samples") && self.key != "lacks";
        is_sample || ["changelog", "sources", "summary"].iter().any(|start| self.inside.starts_with(start))
    }

    /// Whether it is a field as a message or container uses it.
    pub(super) fn is_use(&self) -> bool {
        let in_dictionary = self.inside.starts_with("fields[");
        self.is_item
            && matches!(self.key, "request" | "response" | "leading" | "trailing" | "fields")
            && !in_dictionary
    }

    /// Whether the file can do without it, and then says something else.
    pub(super) fn is_removable(&self) -> bool {
        let is_code = self.inside.contains(".when.") || self.inside.contains("].values[");
        match self.is_item {
            true => self.is_use() || is_code || matches!(self.key, "accepted" | "alternatives" | "lacks"),
            false => self.is_brand() || means_something_by_its_absence(self.key),
        }
    }

    /// Whether it is what a function's file says of a brand.
    pub(super) fn is_brand(&self) -> bool {
        self.inside.strip_prefix("brands.").is_some_and(|brand| !brand.contains('.'))
    }

    /// Whether it is what a service's version prefix means in the words of a brand.
    pub(super) fn is_brands_label(&self) -> bool {
        self.inside.starts_with("interfaceVersion.brands.")
    }

    /// Whether that text is the value here, and not the key that leads here.
    pub(super) fn is_value(&self, text: &str) -> bool {
        self.is_item || text != self.key
    }

    /// Whether the one value in place of the other is one flip of the property.
    pub(super) fn takes_instead(&self, from: &str, to: &str) -> bool {
        match self.key {
            "presence" => matches!(to, "required" | "optional"),
            "since" | "until" | "recommended" => is_next_version(from, to) || is_next_version(to, from),
            "open" | "idempotent" | "mayBeEmpty" => matches!(to, "true" | "false"),
            "only" => matches!(to, "json" | "soap"),
            key => {
                let is_code = self.inside.contains(".when.");
                to == format!("{from}x") && (self.is_brands_label() || is_code || names_something(key))
            }
        }
    }
}

/// How a change changes what its path leads to.
pub(super) fn how(change: &Change) -> &str {
    change.what.strip_prefix(&*change.path).and_then(|how| how.strip_prefix(": ")).unwrap()
}

/// The values before and after, where a change puts one in the place of another.
pub(super) fn replacement(how: &str) -> Option<(&str, &str)> {
    how.strip_prefix('`')?.strip_suffix('`')?.split_once("` to `")
}

/// Whether the second text is the version right after the first.
pub(super) fn is_next_version(from: &str, to: &str) -> bool {
    let version = |text: &str| {
        let (major, minor) = text.split_once('.')?;
        Some((major.parse::<u16>().ok()?, minor.parse::<u16>().ok()?))
    };
    version(from).zip(version(to)).is_some_and(|((from, minor), (to, next))| from == to && minor + 1 == next)
}

/// Keys that can be absent. (An `item` that is absent means the singular, which is what all of them say.)
fn means_something_by_its_absence(key: &str) -> bool {
    let of_a_field = matches!(key, "kind" | "values" | "sensitive" | "mayBeEmpty" | "when" | "until");
    let of_a_value = matches!(key, "label" | "deprecated");
    let of_a_function =
        matches!(key, "responseCode" | "alternatives" | "lacks" | "json" | "soap" | "recommended");
    of_a_field || of_a_value || of_a_function
}

/// Keys that hold a name, a code, a label or an address, each of which can be another.
fn names_something(key: &str) -> bool {
    let of_a_field = matches!(key, "field" | "kind" | "container" | "item" | "values");
    let of_a_value = matches!(key, "code" | "label");
    let of_a_function = matches!(key, "function" | "service" | "alternatives" | "lacks" | "accepted");
    let of_an_address =
        matches!(key, "namespace" | "json" | "soap" | "prefix" | "production" | "test" | "platform");
    of_a_field || of_a_value || of_a_function || of_an_address
}
