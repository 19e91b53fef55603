//! How a message is sealed, in words. What is known for certain and what not stands at the runtime's `seal` module; these
//! words are for whoever writes the sealing in another language.

/// The rule, a step a text.
pub(crate) const RULE: [&str; 6] = [
    "Take every field of the message but `seal`, `keyVersion` and `sealAlgorithm`. An absent or empty field adds nothing.",
    "Sort by the fields' names, byte by byte, so that capital letters come first. A container stands at the place of its \
     own name, and its fields are sorted in it in the same way. The elements of a list stay in their order.",
    "Join the values with nothing between them, each exactly as it is transmitted, after the escapes of JSON or XML are \
     resolved. Names are left out.",
    "Compute HMAC-SHA-256 of that text in UTF-8; its key is the secret key's text in UTF-8. Write it in small hexadecimal \
     letters: that is `seal`.",
    "Where `sealAlgorithm` asks for HMAC-SHA-512, use that in place of HMAC-SHA-256. SHA-256 is the plain hash of the text \
     with the secret key behind it.",
    "A response is sealed in the same way, over all fields that it carries, also those that you do not know. Verify it \
     over what arrived, before anything is read from it, and compare in constant time.",
];

/// What the seal does not do.
pub(crate) const LIMITS: &str = "The seal binds neither names nor the borders between values, nor the request to its answer, \
                                 so it does not take the place of TLS.";

/// The secret key with which the examples are sealed that an export makes. Nobody's: it is public.
pub const EXAMPLE_KEY: &str = "secret123";
