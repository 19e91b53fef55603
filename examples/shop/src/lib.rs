//! A shop with two functions of its own, which no platform offers.
//!
//! The specs stand in `specs/`. They use the shipped wallet service and its fields, and add a dictionary file.

sips_office_macros::functions! {
    folder: "../specs",
    // Fields that came later do not exist in these types, and this is the version that they send.
    interface_version: "2.11",
    // The runtime as `sips-office` has it, so that this crate needs no other dependency.
    runtime: sips_office::runtime,
    // Made already: the answers of all wallet functions then share one type.
    existing: { walletResponseCode: sips_office::wallet::WalletResponseCode },
}
