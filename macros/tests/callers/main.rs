//! What the macro makes of good and bad callers, as the compiler tells them.
//!
//! One program, so that the two that build for a while do so side by side.

mod pinned;
mod rebuild;

/// All of them fail: of one that compiles, the runtime would be built anew to run it.
#[test]
fn bad_callers_are_told_what_is_wrong() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/younger_*.rs");
    cases.compile_fail("tests/ui/broken_*.rs");
    cases.compile_fail("tests/ui/setting_*.rs");
    cases.compile_fail("tests/ui/folder_*.rs");
}
