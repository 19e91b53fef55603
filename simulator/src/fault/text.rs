//! Faults as they are written, in a header and in a script alike: `delay=2s, wrong-seal`.

use std::fmt;
use std::str::FromStr;

use http::HeaderMap;
use sips_office_runtime::shown;
use sips_office_runtime::spelling::nearest;

use super::{Fault, FaultKind};

/// The most bytes of a list of faults. One with every fault is far shorter.
const MOST_BYTES: usize = 1000;

/// A text that is no fault, or no list of faults. `Display` says why, and what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidFault(String);

impl Fault {
    /// The header by which a request asks for faults: `Sips-Fault`.
    pub const HEADER: &str = "Sips-Fault";

    /// Reads a list of faults with commas between them, as it stands in the header and in a script:
    /// `delay=2s, wrong-seal`.
    ///
    /// # Errors
    /// Where something in the list is no fault, or there is none; where a fault stands twice, or takes the place of another.
    pub fn list(text: &str) -> Result<Vec<Self>, InvalidFault> {
        if text.len() > MOST_BYTES {
            return Err(InvalidFault(format!("a list of faults has at most {MOST_BYTES} bytes")));
        }
        let faults: Result<_, _> = text.split(',').map(|one| one.trim_matches([' ', '\t']).parse()).collect();
        together(faults?)
    }

    /// Its name, without the argument.
    pub fn name(&self) -> &'static str {
        FaultKind::of(self).0
    }

    /// Whether one answer cannot show both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let (name, other) = (self.name(), other.name());
        name == other || FaultKind::hides(name, other) || FaultKind::hides(other, name)
    }
}

impl FromStr for Fault {
    type Err = InvalidFault;

    fn from_str(text: &str) -> Result<Self, InvalidFault> {
        let (name, argument) = match text.split_once('=') {
            Some((name, argument)) => (name, Some(argument)),
            None => (text, None),
        };
        let Some(kind) = FaultKind::ALL.iter().find(|kind| kind.name == name) else {
            return Err(InvalidFault(unknown(name)));
        };
        let fault = match (kind.argument, argument) {
            (None, Some(_)) => {
                return Err(InvalidFault(format!("`{}` stands alone, without `=`", kind.name)));
            }
            (Some(_), argument) => argument.and_then(kind.read),
            (None, None) => (kind.read)(""),
        };
        let takes = kind.argument.unwrap_or("nothing");
        fault.ok_or_else(|| InvalidFault(format!("`{}` takes {takes}: `{}`", kind.name, kind.example)))
    }
}

/// The fault as it is written: `delay=2s`.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match FaultKind::of(self) {
            (name, None) => f.write_str(name),
            (name, Some(argument)) => write!(f, "{name}={argument}"),
        }
    }
}

impl fmt::Display for InvalidFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for InvalidFault {}

/// The faults that a request asks for by its headers; several headers count as one list.
pub(crate) fn read_header(headers: &HeaderMap) -> Result<Vec<Fault>, InvalidFault> {
    let mut faults = Vec::new();
    for value in headers.get_all(Fault::HEADER) {
        let text = value.to_str().map_err(|_| InvalidFault("a list of faults is plain ASCII".to_owned()));
        faults.extend(text.and_then(Fault::list).map_err(in_header)?);
    }
    together(faults).map_err(in_header)
}

/// The faults, where one answer can show all of them.
fn together(faults: Vec<Fault>) -> Result<Vec<Fault>, InvalidFault> {
    for (at, fault) in faults.iter().enumerate() {
        let Some(other) = faults.iter().take(at).find(|before| before.excludes(fault)) else { continue };
        let (name, other) = (fault.name(), other.name());
        return Err(InvalidFault(match FaultKind::hides(name, other) {
            _ if name == other => format!("`{name}` stands twice: leave one out"),
            true => format!("`{name}` takes the place of `{other}`: leave one out"),
            false => format!("`{other}` takes the place of `{name}`: leave one out"),
        }));
    }
    Ok(faults)
}

fn in_header(InvalidFault(why): InvalidFault) -> InvalidFault {
    InvalidFault(format!("the header {}: {why}", Fault::HEADER))
}

fn unknown(name: &str) -> String {
    let known = FaultKind::ALL.iter().map(|kind| kind.name);
    let all = known.clone().collect::<Vec<_>>().join(", ");
    if name.is_empty() {
        return format!("a fault is missing here; there are: {all}");
    }
    let help = match nearest(name, known) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!("there are: {all}"),
    };
    format!("there is no fault `{}`; {help}", shown::name(name))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_list_has_commas_and_any_blanks_around_them() {
        let expected = [Fault::Delay(Duration::from_secs(2)), Fault::WrongSeal];
        for text in ["delay=2s,wrong-seal", " delay=2s ,\twrong-seal "] {
            assert_eq!(Fault::list(text).unwrap(), expected);
        }
    }

    #[test]
    fn what_is_none_has_a_way_out() {
        for (text, told) in [
            ("wrong-sael", "there is no fault `wrong-sael`; did you mean `wrong-seal`?"),
            ("nonsense", "there is no fault `nonsense`; there are: delay, status, redirect, "),
            ("Delay=2s", "there is no fault `Delay`; did you mean `delay`?"),
            ("", "a fault is missing here; there are: delay, "),
            ("wrong-seal,", "a fault is missing here; there are: delay, "),
            ("delay", "`delay` takes a time up to an hour, in `ms` or `s`: `delay=2s`"),
            ("delay=2", "`delay` takes a time up to an hour, in `ms` or `s`: `delay=2s`"),
            ("status=42", "`status` takes an HTTP status from 200 to 599, but 204, "),
            ("status=199", "`status` takes an HTTP status from 200 to 599, but 204, "),
            ("status=204", "`status` takes an HTTP status from 200 to 599, but 204, "),
            ("status=65736", "`status` takes an HTTP status from 200 to 599, but 204, "),
            ("redirect=http://a b", "`redirect` takes an address without comma and space: "),
            ("code=", "`code` takes a response code of up to 8 letters or digits: `code=99`"),
            ("wrong-seal=yes", "`wrong-seal` stands alone, without `=`"),
            ("a\u{1b}[31m", "there is no fault `a\u{fffd}[31m`; "),
            ("delay=1ms,delay=2ms", "`delay` stands twice: leave one out"),
            ("wrong-seal, wrong-seal", "`wrong-seal` stands twice: leave one out"),
            ("wrong-seal, missing-seal", "`missing-seal` takes the place of `wrong-seal`: leave one out"),
            ("missing-seal, wrong-seal", "`missing-seal` takes the place of `wrong-seal`: leave one out"),
            ("no-answer, cut-connection", "`no-answer` takes the place of `cut-connection`: leave one out"),
            ("status=503, code=99", "`status` takes the place of `code`: leave one out"),
            (
                "delay=1ms, soap-fault, redirect=/",
                "`redirect` takes the place of `soap-fault`: leave one out",
            ),
            ("code=99, unknown-code", "`unknown-code` takes the place of `code`: leave one out"),
        ] {
            let error = Fault::list(text).unwrap_err().to_string();
            assert!(error.starts_with(told), "{text}: {error}");
        }
        assert!(Fault::list(&"a".repeat(1001)).unwrap_err().to_string().contains("at most 1000 bytes"));
    }
}
