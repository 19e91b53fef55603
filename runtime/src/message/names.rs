//! How names compare.
//!
//! Every step of a request or response looks names up, and they are short: two loads tell most of them apart or the same,
//! where a call that compares them whole would not pay off.

use std::cmp::Ordering;

/// Whether two names are the same.
#[inline]
pub(crate) fn are_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    // Names of one length often begin alike, as `paymentMean…` do, and end otherwise.
    match one.len() {
        0 => true,
        4..=7 => one.last_chunk::<4>() == other.last_chunk() && one.first_chunk::<4>() == other.first_chunk(),
        // The two halves overlap, or meet.
        8..=16 => {
            one.last_chunk::<8>() == other.last_chunk() && one.first_chunk::<8>() == other.first_chunk()
        }
        17..=32 => {
            one.last_chunk::<16>() == other.last_chunk() && one.first_chunk::<16>() == other.first_chunk()
        }
        _ => one == other,
    }
}

/// The order of two names: that of their bytes.
#[inline]
pub(crate) fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    match (one.split_first_chunk(), other.split_first_chunk()) {
        (Some((first, _)), Some((second, _))) if first != second => {
            u64::from_be_bytes(*first).cmp(&u64::from_be_bytes(*second))
        }
        // Those that begin alike mostly differ soon after, as `merchantId` and `merchantWalletId` do.
        (Some((_, one)), Some((_, other))) => one.iter().cmp(other),
        _ => one.iter().cmp(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_as_their_bytes_do() {
        let names = [
            "",
            "a",
            "seal",
            "sea",
            "sealed",
            "sealad",
            "sealAlgorithm",
            "keyVersion",
            "merchantId",
            "merchantWalletId",
            "merchantIx",
            "paymentMeanId",
            "paymentMeanAlias",
            "é",
            "ééééé",
            "éééé\u{e8}",
            "12345678",
            "123456789",
            "1234567812345678",
            "12345678x12345678",
            "12345678y12345678",
            "1234567812345678y1234567812345678",
            "1234567812345678z1234567812345678",
        ];
        for one in names {
            for other in names {
                assert_eq!(are_same(one, other), one == other, "{one} {other}");
                assert_eq!(order(one, other), one.cmp(other), "{one} {other}");
            }
        }
    }
}
