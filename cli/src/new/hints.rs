//! What the spec language's own tables say of keys, as comments.

use sips_office_spec::keys::{Key, keys};

/// What a key says, as a sentence.
pub(super) fn sentence(of: &str, name: &str) -> String {
    let Some(key) = keys().into_iter().find(|key| key.of == of && key.name == name) else {
        return String::new();
    };
    let (first, rest) = key.says.split_at_checked(1).unwrap_or_default();
    format!("# {}{rest}.\n", first.to_uppercase())
}

/// The keys of a mapping that `is_shown` lets through, with what each says.
pub(super) fn list(of: &str, is_shown: impl Fn(&str) -> bool) -> String {
    let keys: Vec<Key> = keys().into_iter().filter(|key| key.of == of && is_shown(key.name)).collect();
    let width = keys.iter().map(|key| key.name.len()).max().unwrap_or_default() + 1;
    let line = |key: &Key| format!("# {:<width$} {}\n", format!("{}:", key.name), key.says);
    keys.iter().map(line).collect()
}
