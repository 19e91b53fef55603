//! One look at everything that was written, where a look at each text would take longer.

/// How many bytes are counted; `None` where one is odd.
///
/// Join conditions by `|`, not by `||`: the compiler then takes many bytes at once.
#[inline(always)]
pub(super) fn count(
    written: &[u8],
    is_counted: impl Fn(u8) -> bool,
    is_odd: impl Fn(u8) -> bool,
) -> Option<usize> {
    // It takes 32 bytes at once and what remains one by one, so that is filled up with what is neither.
    let (whole, rest) = written.as_chunks::<32>();
    let mut last = [b' '; 32];
    last.iter_mut().zip(rest).for_each(|(place, byte)| *place = *byte);
    let (mut found, mut any_odd) = (0, false);
    // As many as a byte can count in.
    for piece in whole.chunks(7).chain([&[last][..]]) {
        let (mut counted, mut odd) = (0_u8, 0_u8);
        for &byte in piece.as_flattened() {
            counted += u8::from(is_counted(byte));
            odd |= u8::from(is_odd(byte));
        }
        found += usize::from(counted);
        any_odd |= odd != 0;
    }
    (!any_odd).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_looked_at() {
        for length in [0, 1, 31, 32, 33, 223, 224, 225, 256, 500] {
            let look = |text: &[u8]| count(text, |byte| byte == b'"', |byte| byte == b'!');
            let mut text = vec![b'"'; length];
            assert_eq!(look(&text), Some(length));
            for at in 0..length {
                text[at] = b'!';
                assert_eq!(look(&text), None, "{at} of {length}");
                text[at] = b'a';
                assert_eq!(look(&text), Some(length - 1), "{at} of {length}");
                text[at] = b'"';
            }
        }
    }
}
