//! Pages that nobody wrote for people.

use std::fmt::Write;
use std::time::{Duration, Instant};

use super::pages::{SIPS, Specs, page};

/// How many of something a page can have within the size that is read.
const MANY: usize = 40_000;

#[test]
fn a_page_with_too_much_of_anything_is_compared_all_the_same() {
    let specs = Specs::shipped();
    let many = |one: fn(usize) -> String| {
        (0..MANY).fold(String::new(), |mut text, at| {
            text.push_str(&one(at));
            text
        })
    };
    let behind = |before: &str, more: String| page(SIPS).replacen(before, &format!("{before}{more}"), 1);
    let pages = [
        (
            "addresses",
            behind("Endpoints\n", many(|at| format!("- PROD\n- https://h{at}.example/rs-services/v2/x\n"))),
        ),
        (
            "the same address",
            behind("Endpoints\n", many(|_| "- PROD\n- https://h.example/rs-services/v2/x\n".into())),
        ),
        (
            "fields",
            behind(
                "Optional\n",
                many(|at| format!("- \nf{at}- presence\n- Optional\n- Interface version\n- 2.0\n ")),
            ),
        ),
        ("values", behind("- 00\n- Successful operation\n", many(|at| format!("- A{at}\n- Format error\n")))),
        ("rows", behind("|---|---|---|---|\n", many(|at| format!("| 2.{at} | seal | Request |\n")))),
        ("the same row", behind("|---|---|---|---|\n", many(|_| "| 2.0 | seal | Request |\n".into()))),
        ("samples", behind("Request sample\n", many(|at| format!("{{\"seal\": \"{at}\"}}\n")))),
        ("fields of a sample", {
            let fields = (0..MANY).fold(String::new(), |mut text, at| {
                writeln!(text, "\"f{at}\": \"1\",").unwrap();
                text
            });
            behind("Request sample\n", format!("{{\n{fields}\"seal\": \"1\"\n}}\n"))
        }),
    ];
    for (what, text) in pages {
        let begun = Instant::now();
        let report = specs.drift(&text, SIPS);
        assert!(begun.elapsed() < Duration::from_secs(20), "{what}: {:?}", begun.elapsed());
        assert!(report.has_drifted(), "{what}");
    }
}
