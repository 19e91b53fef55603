//! What holds a key is overwritten when it is dropped: by its type, which no change of a feature may take away.

use hmac::Hmac;
use sha2::{Sha256, Sha512};
use zeroize::{ZeroizeOnDrop, Zeroizing};

#[test]
fn every_state_that_a_key_goes_into_is_wiped() {
    fn is_wiped<T: ZeroizeOnDrop>() {}
    is_wiped::<Zeroizing<String>>();
    is_wiped::<Hmac<Sha256>>();
    is_wiped::<Hmac<Sha512>>();
    is_wiped::<Sha256>();
}
