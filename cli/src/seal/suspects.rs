//! Why a seal does not fit: the usual mistakes, each tried.

use sips_office_runtime::descriptor::Role;
use sips_office_runtime::message::Message;
use sips_office_runtime::{SealAlgorithm, SecretKey, sealed_parts, sealed_text};

/// A mistake that others have made, and the text and key that it seals.
struct Suspect {
    what: String,
    text: String,
    key: String,
}

/// Prints the mistake that makes the message's own seal, or what was tried in vain.
pub(super) fn print(message: &Message<'_>, own: &str, key: &str, algorithm: SealAlgorithm) {
    let suspects = suspects(message, key);
    let rightly = Suspect { what: "sealed rightly".into(), text: sealed_text(message), key: key.into() };
    let others = SealAlgorithm::ALL.into_iter().filter(|other| *other != algorithm);
    let under = |suspect: &Suspect, algorithm| {
        let Ok(key) = SecretKey::new(suspect.key.clone()) else { return false };
        // Both seals are on the user's screen: nothing is learnt from how long this takes.
        key.seal_text(algorithm, &suspect.text).as_str().eq_ignore_ascii_case(own)
    };
    if under(&rightly, algorithm) {
        println!("It differs only in upper and lower case: a seal is lower-case hexadecimal");
        return;
    }
    if let Some(other) = others.clone().find(|other| under(&rightly, *other)) {
        println!(
            "It is this key's {other}: the message was sealed with that, or names another in sealAlgorithm"
        );
        return;
    }
    for algorithm in SealAlgorithm::ALL {
        if let Some(suspect) = suspects.iter().find(|suspect| under(suspect, algorithm)) {
            println!("Whoever made it {} ({algorithm})", suspect.what);
            return;
        }
    }
    println!("None of the usual mistakes makes it either. Tried, with every algorithm:");
    for suspect in &suspects {
        println!("  - {}", suspect.what);
    }
    println!("So the key is another one, or a value was changed after sealing");
}

fn suspects(message: &Message<'_>, key: &str) -> Vec<Suspect> {
    let text = sealed_text(message);
    let parts = sealed_parts(message);
    let mut suspects = Vec::new();
    let mut suspect = |what: String, text: String, key: String| suspects.push(Suspect { what, text, key });

    for field in message.iter().filter(|field| Role::of(&field.name).is_sealed()) {
        let mut without = message.borrowed();
        without.remove(&field.name);
        suspect(format!("left {} out", field.name), sealed_text(&without), key.into());
    }
    for name in ["keyVersion", "sealAlgorithm"] {
        if let Some(value) = message.get(name) {
            // Under a name that is sealed and sorts alike, the field takes its own place in the text.
            let mut with = message.borrowed();
            with.set(format!("{name}\0"), value.borrowed());
            suspect(format!("sealed {name} as well"), sealed_text(&with), key.into());
        }
    }
    let mut ignoring_case: Vec<_> = parts.iter().collect();
    ignoring_case.sort_by_key(|part| part.path.to_lowercase());
    suspect(
        "sorted the names without regard to case".into(),
        join(ignoring_case.iter().map(|part| part.text), ""),
        key.into(),
    );
    for (between, name) in
        [("|", "bars"), (";", "semicolons"), (",", "commas"), ("&", "ampersands"), ("\n", "line breaks")]
    {
        suspect(
            format!("put {name} between the values"),
            join(parts.iter().map(|part| part.text), between),
            key.into(),
        );
    }
    let pairs: Vec<_> = parts.iter().map(|part| format!("{}={}", part.path, part.text)).collect();
    suspect("sealed names and values".into(), join(pairs.iter().map(String::as_str), "|"), key.into());
    suspect("trimmed the values".into(), join(parts.iter().map(|part| part.text.trim()), ""), key.into());
    suspect("removed the commas".into(), text.replace(',', ""), key.into());
    suspect("encoded the text twice in UTF-8".into(), twice(&text), key.into());
    for (what, key) in [
        ("had a line break at the end of the key", format!("{key}\n")),
        ("had a space at the end of the key", format!("{key} ")),
        ("trimmed the key", key.trim().to_owned()),
        ("had the key in lower case", key.to_lowercase()),
        ("had the key in upper case", key.to_uppercase()),
        ("encoded the key twice in UTF-8", twice(key)),
    ] {
        suspect(what.into(), text.clone(), key);
    }
    // A mistake that changes nothing here explains nothing.
    suspects.retain(|suspect| suspect.text != text || suspect.key != key);
    suspects
}

fn join<'t>(texts: impl Iterator<Item = &'t str>, between: &str) -> String {
    texts.collect::<Vec<_>>().join(between)
}

/// What comes of taking UTF-8 for Latin-1 and encoding it again.
fn twice(text: &str) -> String {
    text.bytes().map(char::from).collect()
}
