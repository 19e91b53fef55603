//! What the macro makes of good and bad callers, as the compiler tells them.

#[test]
fn callers() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pinned.rs");
    cases.compile_fail("tests/ui/younger_*.rs");
    cases.compile_fail("tests/ui/broken_*.rs");
    cases.compile_fail("tests/ui/setting_*.rs");
    cases.compile_fail("tests/ui/folder_*.rs");
}
