//! What the compiler takes for `sips-office` with more functions.

/// Prints what checking and building take for each number of functions, and gives the target that was missed.
pub(crate) fn print() -> Option<String> {
    None
}
