//! Looks at all bytes of a text at once, or at many.

/// Whether the texts stand in any body as they are: they hold nothing that JSON or XML writes otherwise, or forbids.
pub(crate) fn are_plain(texts: &[u8]) -> bool {
    let is_odd = |byte: u8| {
        let markup = (byte == b'<') | (byte == b'>') | (byte == b'&') | (byte == b'"') | (byte == b'\\');
        // Of the two characters that XML forbids and that are no controls, this is the first byte.
        (byte < b' ') | markup | (byte == 0xef)
    };
    !has(texts, is_odd)
}

/// Whether there is such a byte. Join conditions by `|`, not by `||`: the compiler then takes many bytes at once.
///
/// Most texts and names are short, and a loop over a short one would go byte by byte. So the first bytes and the last are
/// looked at, which overlap or meet.
#[inline(always)]
pub(super) fn has(bytes: &[u8], is_odd: impl Fn(u8) -> bool) -> bool {
    match bytes.len() {
        4..8 => have_ends::<4>(bytes, is_odd),
        8..16 => have_ends::<8>(bytes, is_odd),
        16..=32 => have_ends::<16>(bytes, is_odd),
        0..4 => bytes.iter().any(|byte| is_odd(*byte)),
        _ => {
            let odd = |bytes: &[u8]| bytes.iter().fold(0, |odd, byte| odd | u8::from(is_odd(*byte)));
            let (whole, _) = bytes.as_chunks::<16>();
            let last = bytes.last_chunk::<16>().map_or(0, |last| odd(last));
            odd(whole.as_flattened()) | last != 0
        }
    }
}

#[inline(always)]
fn have_ends<const LENGTH: usize>(text: &[u8], is_odd: impl Fn(u8) -> bool) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk::<LENGTH>(), text.last_chunk::<LENGTH>()) else {
        return true;
    };
    let odd = |byte: &u8| u8::from(is_odd(*byte));
    first.iter().zip(last).fold(0, |found, (one, other)| found | odd(one) | odd(other)) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_json_or_xml_writes_otherwise_is_not_plain() {
        assert!(are_plain("myAlias Café 名 '/;]\u{7f}".as_bytes()));
        for odd in ["\0", "\t", "\n", "\u{1f}", "\"", "\\", "<", ">", "&", "\u{fffe}", "\u{ffff}"] {
            assert!(!are_plain(odd.as_bytes()) && !are_plain(format!("myAlias{odd}").as_bytes()), "{odd:?}");
        }
    }

    #[test]
    fn every_byte_is_looked_at() {
        for length in 0..100 {
            let mut text = vec![b'a'; length];
            assert!(!has(&text, |byte| byte == b'!'), "{length}");
            for at in 0..length {
                text[at] = b'!';
                assert!(has(&text, |byte| byte == b'!'), "{at} of {length}");
                text[at] = b'a';
            }
        }
    }
}
