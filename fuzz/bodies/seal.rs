//! Any message under any key: a seal fits what it was made for, and a seal that came with a message is believed only
//! where it is that one to the letter.

use sips_office_runtime::codec::{Limits, json};
use sips_office_runtime::{SealAlgorithm, SecretKey, Verdict, sealed_parts, sealed_text};

/// The key stands in the first line, the message as JSON behind it.
pub(crate) fn run(input: &[u8]) {
    let Ok(input) = std::str::from_utf8(input) else { return };
    let Some((key, body)) = input.split_once('\n') else { return };
    let Ok(key) = SecretKey::new(key) else { return };
    assert_eq!(format!("{key:?}"), "SecretKey(…)");
    let limits = Limits { bytes: 1 << 16, ..Limits::default() };
    let Ok(mut message) = json::read(body.as_bytes(), &limits) else { return };
    let text = sealed_text(&message);
    assert_eq!(sealed_parts(&message).iter().map(|part| part.text).collect::<String>(), text);
    for algorithm in SealAlgorithm::ALL {
        assert_eq!(algorithm.as_str().parse(), Ok(algorithm));
        let seal = key.seal(algorithm, &message);
        assert_eq!(seal.as_str(), key.seal_text(algorithm, &text).as_str());
        assert!(seal.as_str().bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')));
        let verdict = key.verify(algorithm, &message);
        let expected = match message.get("seal").map(|seal| seal.as_text()) {
            None | Some(Some("")) => Verdict::Missing,
            Some(Some(received)) if received == seal.as_str() => Verdict::Valid,
            Some(_) => Verdict::Wrong,
        };
        assert_eq!(verdict, expected);
        message.set("seal", seal.into_string());
        assert_eq!(key.verify(algorithm, &message), Verdict::Valid);
    }
}
