//! How names compare.
//!
//! Every step of a request or response looks names up, and they are short: what tells two of them apart mostly shows in
//! their length or their first eight bytes, before a call that compares them whole pays off.

use std::cmp::Ordering;

/// Whether two names are the same.
#[inline]
pub(crate) fn are_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    // Names of one length often begin alike, as `paymentMean…` do, and end otherwise.
    one.len() == other.len() && one.last() == other.last() && (one.is_empty() || one == other)
}

/// The order of two names: that of their bytes.
#[inline]
pub(crate) fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    match (one.first_chunk(), other.first_chunk()) {
        (Some(first), Some(second)) if first != second => {
            u64::from_be_bytes(*first).cmp(&u64::from_be_bytes(*second))
        }
        _ => one.cmp(other),
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
        ];
        for one in names {
            for other in names {
                assert_eq!(are_same(one, other), one == other, "{one} {other}");
                assert_eq!(order(one, other), one.cmp(other), "{one} {other}");
            }
        }
    }
}
