//! Pages of functions that nobody offers, written as the documentation writes its pages.

use std::fmt::Write;

/// A page's text.
#[derive(Clone, Default)]
pub(crate) struct Written {
    pub(crate) text: String,
}

/// A field: name, presence, since, description and values with their labels.
pub(crate) type Field<'f> = (&'f str, &'f str, &'f str, &'f str, &'f [(&'f str, &'f str)]);

impl Written {
    /// The top of a page, with an address for production and tests in both protocols.
    pub(crate) fn new(function: &str, service: &str, recommended: &str, hosts: [&str; 2]) -> Self {
        let mut text = format!(
            "{function}\nDoes what nobody needs.\nRecommended interfaceVersion: {recommended}\nEndpoints\n"
        );
        for path in [format!("rs-services/v2/{service}/{function}"), format!("services/v2/{service}?wsdl")] {
            for (environment, host) in ["PROD", "TEST"].into_iter().zip(hosts) {
                writeln!(text, "-\n- {environment}\n-\nhttps://{host}/{path}\n- method\n- POST").unwrap();
            }
        }
        Self { text }
    }

    /// A message with its required and optional fields, and its samples.
    pub(crate) fn message(mut self, name: &str, lists: [&[Field<'_>]; 2], samples: &[&str]) -> Self {
        writeln!(self.text, "{name}").unwrap();
        for (list, fields) in ["Required", "Optional"].into_iter().zip(lists) {
            writeln!(self.text, "{list}").unwrap();
            for (name, presence, since, description, values) in fields {
                let details =
                    format!("- presence\n- {presence}\n- Interface version\n- {since}\n{description}");
                writeln!(self.text, "-\n{name}\n{details}").unwrap();
                if !values.is_empty() {
                    self.text.push_str("List of values\n");
                }
                for (code, label) in *values {
                    writeln!(self.text, "{code}\n- {label}").unwrap();
                }
            }
        }
        writeln!(self.text, "{name} sample").unwrap();
        for sample in samples {
            writeln!(self.text, "{sample}").unwrap();
        }
        self
    }

    /// A changelog: version, field, attendance and container.
    pub(crate) fn changelog(mut self, rows: &[(&str, &str, &str, &str)]) -> Self {
        self.text.push_str(
            "Changelog\n| Interface version | Data | Attendance | Container |\n|---|---|---|---|\n",
        );
        for (version, field, attendance, container) in rows {
            writeln!(self.text, "| {version} | {field} | {attendance} | {container} |").unwrap();
        }
        self
    }
}
