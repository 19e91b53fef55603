//! What came in, fit to be shown.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sips_office_runtime::codec::json;
use sips_office_runtime::descriptor::{Function, Protocol, Role};
use sips_office_runtime::message::{Message, Value};
use sips_office_runtime::redact::{Unknown, redacted};
use sips_office_runtime::{Verdict, shown};

use crate::fault::{Fault, Suffered};

/// The most requests that are remembered; older ones are forgotten.
const MOST_REQUESTS: usize = 1000;
/// The most fields of a request that are remembered.
const MOST_FIELDS: usize = 100;
/// The most characters of a name or value that are remembered.
const MOST_CHARACTERS: usize = 200;
/// The most bytes of all names and values of a request that are remembered.
const MOST_BYTES: usize = 8 * 1024;

/// A request that came in, and how it was answered: what tests of a client look at.
///
/// It holds no seal, no key, and nothing that the function's description calls sensitive; of a field that the function
/// does not have, only the name, the kind and the length.
///
/// `Display` is one line without any value of a field:
/// `POST /rs-services/v2/wallet/signOff signOff JSON -> 200 code 34, seal wrong`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Received {
    /// The HTTP method.
    pub method: String,
    /// The path, and `?wsdl` behind it where that was asked for.
    pub path: String,
    /// The protocol; `None` where no function has the path.
    pub protocol: Option<Protocol>,
    /// The function; `None` where the request is for none.
    pub function: Option<String>,
    /// The fields in name order; none where the request could not be read.
    pub fields: Vec<ReceivedField>,
    /// Whether its seal fits; `None` where that was not found out: it could not be read, its merchant or key is unknown, it
    /// names an unknown algorithm, or a fault came instead.
    pub seal: Option<Verdict>,
    /// The names of the faults that the answer suffered.
    pub faults: Vec<&'static str>,
    /// The HTTP status of the answer.
    pub status: u16,
    /// The response code of the answer; `None` where it has none.
    pub code: Option<String>,
}

/// A field of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReceivedField {
    /// The name on the wire.
    pub name: String,
    /// The value, as far as it may be shown; containers and lists in JSON.
    pub shown: String,
}

/// Who is told of every request.
pub(crate) type Notice = Arc<dyn Fn(&Received) + Send + Sync>;

/// The last requests.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: Mutex<VecDeque<Received>>,
}

impl Received {
    /// A field's value, as far as it may be shown; `None` where the request has no such field.
    pub fn shown(&self, field: &str) -> Option<&str> {
        self.fields.iter().find(|known| known.name == field).map(|field| &*field.shown)
    }

    pub(crate) fn new(method: &str, path: &str) -> Self {
        // Somebody may have put anything into the address.
        let fit = |text| shown::masked(text, MOST_CHARACTERS);
        Self { method: fit(method), path: fit(path), ..Self::default() }
    }

    pub(crate) fn set_message(&mut self, function: &Function, message: &Message<'_>) {
        self.function = Some(function.name.to_string());
        let mut fit = redacted(message, &function.request, Unknown::Hidden);
        // A seal is no secret, but with the other values it invites guessing at the key.
        if let Some(seal) = message.get(Role::Seal.name()) {
            fit.set(Role::Seal.name(), format!("{seal:?}"));
        }
        let mut bytes = 0;
        let fields = fit.iter().take(MOST_FIELDS);
        let fields =
            fields.map(|field| ReceivedField { name: shown::name(&field.name), shown: value(&field.value) });
        let fields = fields.take_while(|field| {
            bytes += field.name.len() + field.shown.len();
            bytes <= MOST_BYTES
        });
        self.fields = fields.collect();
    }

    pub(crate) fn set_faults(&mut self, faults: &Suffered) {
        self.faults = faults.iter().map(Fault::name).collect();
    }
}

impl fmt::Display for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)?;
        if let Some(function) = &self.function {
            write!(f, " {function}")?;
        }
        if let Some(protocol) = self.protocol {
            write!(f, " {}", protocol.title())?;
        }
        write!(f, " -> {}", self.status)?;
        if let Some(code) = &self.code {
            write!(f, " code {code}")?;
        }
        match self.seal {
            Some(Verdict::Wrong) => f.write_str(", seal wrong")?,
            Some(Verdict::Missing) => f.write_str(", seal missing")?,
            Some(Verdict::Valid) | None => {}
        }
        match self.faults.is_empty() {
            true => Ok(()),
            false => write!(f, ", faults {}", self.faults.join(" ")),
        }
    }
}

impl Journal {
    pub(crate) fn add(&self, received: Received) {
        let mut entries = self.entries();
        if entries.len() == MOST_REQUESTS {
            entries.pop_front();
        }
        entries.push_back(received);
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        self.entries().iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.entries().clear();
    }

    fn entries(&self) -> MutexGuard<'_, VecDeque<Received>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn cut(text: &str) -> String {
    shown::line(text, MOST_CHARACTERS)
}

fn value(value: &Value<'_>) -> String {
    match value.as_text() {
        Some(text) => cut(text),
        None => {
            let mut json = Vec::new();
            json::write_value(value, &mut json);
            cut(&String::from_utf8_lossy(&json))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_requests_are_forgotten_first() {
        let journal = Journal::default();
        for at in 0..MOST_REQUESTS + 2 {
            journal.add(Received::new("POST", &at.to_string()));
        }
        let all = journal.all();
        assert_eq!(all.len(), MOST_REQUESTS);
        assert_eq!(all.first().unwrap().path, "2");
    }

    #[test]
    fn a_line_cannot_be_forged() {
        let line = Received::new("POST", "/a\nPOST /b").to_string();
        assert!(!line.contains('\n'), "{line}");
    }
}
