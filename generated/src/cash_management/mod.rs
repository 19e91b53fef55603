// @generated from spec/services/cashManagement.yaml by `sips generate`. Changes made here are lost.

//! Acts on transactions that Worldline Sips holds already.

mod cancel;
mod containers;
mod fields;
mod values;
pub use self::cancel::*;
pub use self::containers::*;
pub use self::values::*;
