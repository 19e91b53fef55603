//! The facts of a page.

use super::Facts;
use crate::page::{Page, PageField, Sample, Section};

impl Facts {
    /// Everything that the page says.
    pub(super) fn of_page(page: &Page) -> Self {
        let mut facts = Self::default();
        facts.add("the function", &*page.function);
        facts.add("the recommended version", &*page.recommended);
        for endpoint in &page.endpoints {
            let protocol = if endpoint.url.ends_with("?wsdl") { "SOAP" } else { "JSON" };
            facts.add(
                format!("the {protocol} address in {}", endpoint.environment),
                format!("{} {}", endpoint.method, endpoint.url),
            );
        }
        facts.fields("request", &page.request);
        facts.fields("response", &page.response);
        for row in &page.changelog {
            let sides: Vec<_> = match &row.container {
                Some(container) => vec![format!("{} {container}", row.attendance)],
                None => row.attendance.split('/').map(str::to_owned).collect(),
            };
            for side in sides {
                facts.add(format!("the changelog on {} ({side})", row.name), &*row.version);
            }
        }
        for sample in &page.samples {
            let name = facts.sample(sample);
            if sample.text.starts_with('<') {
                facts.add(format!("the order in {name}"), elements(page, sample).join(", "));
            }
        }
        facts
    }

    fn fields(&mut self, message: &str, fields: &[PageField]) {
        for field in fields {
            let name = format!("the {message}'s {}", field.name);
            self.add(format!("{name}, presence"), &*field.presence);
            self.add(format!("{name}, since"), &*field.since);
            if field.values.is_empty() {
                continue;
            }
            let codes: Vec<_> = field.values.iter().map(|value| &*value.code).collect();
            self.add(format!("{name}, codes"), codes.join(", "));
            for value in &field.values {
                self.add(format!("{name}, label of {}", value.code), &*value.label);
            }
        }
    }

    /// Adds a sample line by line, and gives it a name.
    fn sample(&mut self, sample: &Sample) -> String {
        let message = match sample.section {
            Section::Request => "request",
            Section::Response => "response",
        };
        let protocol = if sample.text.starts_with('{') { "JSON" } else { "SOAP" };
        let name = format!("the {protocol} {message} sample");
        self.lines(&name, &sample.text);
        name
    }

    /// Adds a document line by line.
    pub(super) fn lines(&mut self, name: &str, document: &str) {
        for (at, line) in document.lines().enumerate() {
            self.add(format!("{name}, line {}", at + 1), line);
        }
    }
}

/// The names of a SOAP sample's elements that are fields, in the order of the document.
pub(super) fn elements<'p>(page: &'p Page, sample: &Sample) -> Vec<&'p str> {
    let fields = match sample.section {
        Section::Request => &page.request,
        Section::Response => &page.response,
    };
    let opened = sample.text.split('<').filter_map(|tag| {
        let name = tag.split(['>', ' ', '/']).next()?;
        let local = name.split_once(':').map_or(name, |(_, local)| local);
        fields.iter().find(|field| field.name == local).map(|field| &*field.name)
    });
    opened.collect()
}
