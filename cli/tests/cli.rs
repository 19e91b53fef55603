//! The program as its users see it: output and exit status, case by case in `cmd/`.

#[test]
fn commands() {
    trycmd::TestCases::new().case("tests/cmd/*.md").run();
}
