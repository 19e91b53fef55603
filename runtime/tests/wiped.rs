//! What holds a key is overwritten when it is dropped: by its type, which no change of a feature may take away.

use hmac::digest::block_api::EagerHash;
use sha2::{Sha256, Sha512};
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// An HMAC is made of two such states, each of which has taken the key.
type State<D> = <D as EagerHash>::Core;

#[test]
fn every_state_that_a_key_goes_into_is_wiped() {
    fn is_wiped<T: ZeroizeOnDrop>() {}
    is_wiped::<Zeroizing<String>>();
    is_wiped::<State<Sha256>>();
    is_wiped::<State<Sha512>>();
    is_wiped::<Sha256>();
}
