//! Any text and any bytes as a saved documentation page: it is read or refused, nothing panics, and every place is a
//! line of the text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sips_office_pages::{Page, Saved};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(saved) = Saved::open(bytes) {
        holds(&saved.page(), saved.text());
    }
    let text = String::from_utf8_lossy(bytes);
    holds(&Page::read(&text), &text);
    if let Ok(saved) = Saved::html(&text) {
        holds(&saved.page(), saved.text());
    }
});

fn holds(page: &Page, text: &str) {
    // A line ends with `\n`, `\r` or both; `str::lines` does not know the second.
    let lines = text.replace("\r\n", "\n").replace('\r', "\n").lines().count();
    let mut places: Vec<usize> = page.unread.iter().flat_map(|unread| [unread.first, unread.last]).collect();
    places.extend(page.function.iter().chain(&page.summary).map(|at| at.line));
    places.extend(page.recommended.iter().map(|at| at.line));
    for endpoint in &page.endpoints {
        places.extend(endpoint.method.iter().map(|at| at.line));
        places.push(endpoint.address.line);
    }
    for message in [&page.request, &page.response] {
        for field in &message.fields {
            places.push(field.name.line);
            places.extend(field.presence.iter().map(|at| at.line));
            places.extend(field.since.iter().map(|at| at.line));
            places.extend(field.description.iter().map(|at| at.line));
            places.extend(field.values.iter().map(|value| value.code.line));
            places.extend(field.values.iter().flat_map(|value| &value.label).map(|at| at.line));
        }
        places.extend(message.samples.iter().map(|sample| sample.document.line));
    }
    places.extend(page.changelog.rows.iter().map(|row| row.line));
    assert!(places.iter().all(|line| (1..=lines).contains(line)), "{lines} lines, places {places:?}");
    assert!(page.unread.iter().all(|unread| unread.first <= unread.last));
}
