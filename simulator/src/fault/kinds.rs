//! The table of faults as they are written. One more fault is one more row.

use std::time::Duration;

use super::Fault;

/// The longest delay.
const LONGEST_DELAY: Duration = Duration::from_secs(3600);
/// The most characters of a response code.
const LONGEST_CODE: usize = 8;

/// Faults that come instead of a message.
const NO_MESSAGE: &[&str] = &["status", "redirect", "soap-fault"];
/// Faults of a message, which is there to suffer them.
const OF_A_MESSAGE: &[&str] = &[
    "code",
    "wrong-seal",
    "missing-seal",
    "unknown-field",
    "unknown-code",
    "duplicate-field",
    "changed-byte",
];
/// Faults of how an answer ends.
const OF_THE_END: &[&str] = &["truncated-body", "cut-connection"];

/// A way in which answers go wrong, as it is written in a header or a script.
#[derive(Debug)]
pub struct FaultKind {
    /// Its name: `delay`.
    pub name: &'static str,
    /// What stands behind its `=`, in words; `None` where it stands alone.
    pub argument: Option<&'static str>,
    /// The fault as somebody may write it: `delay=2s`.
    pub example: &'static str,
    /// What it does, as a sentence.
    pub says: &'static str,
    /// Whether the request is carried out all the same.
    pub is_carried_out: bool,
    /// The names of those of which nothing can be seen beside it.
    takes_place_of: &'static [&'static [&'static str]],
    /// The fault with that argument; `None` where it takes another.
    pub(super) read: fn(&str) -> Option<Fault>,
}

impl FaultKind {
    /// All of them.
    pub const ALL: &[Self] = &[
        with(
            "delay",
            "a time up to an hour, in `ms` or `s`",
            "delay=2s",
            "The answer comes that much later.",
            |text| duration(text).map(Fault::Delay),
        ),
        with(
            "status",
            "an HTTP status from 200 to 599, but 204, 205 and 304, which have no body",
            "status=503",
            "The answer is that HTTP status, and no message.",
            |text| {
                let status = number(text).and_then(|number| u16::try_from(number).ok());
                status.filter(|status| is_status(*status)).map(Fault::Status)
            },
        )
        .instead()
        .in_place_of(&[NO_MESSAGE, OF_A_MESSAGE]),
        with(
            "redirect",
            "an address without comma and space",
            "redirect=/elsewhere",
            "The answer is a redirect (307) to that address.",
            |text| {
                let is_fit = |byte: u8| byte.is_ascii_graphic() && byte != b',';
                (!text.is_empty() && text.bytes().all(is_fit)).then(|| Fault::Redirect(text.to_owned()))
            },
        )
        .instead()
        .in_place_of(&[NO_MESSAGE, OF_A_MESSAGE]),
        alone("soap-fault", "The answer is a SOAP fault of the server, to JSON requests too.", |_| {
            Some(Fault::SoapFault)
        })
        .instead()
        .in_place_of(&[NO_MESSAGE, OF_A_MESSAGE]),
        with(
            "code",
            "a response code of up to 8 letters or digits",
            "code=99",
            "The answer has that response code and a seal that fits.",
            |text| {
                let is_fit = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
                (is_fit && text.len() <= LONGEST_CODE).then(|| Fault::Code(text.to_owned()))
            },
        )
        .instead(),
        alone(
            "truncated-body",
            "The answer's document ends in its middle, and HTTP says nothing of it.",
            |_| Some(Fault::TruncatedBody),
        ),
        alone("no-answer", "The connection ends before anything of the answer.", |_| Some(Fault::NoAnswer))
            .in_place_of(&[NO_MESSAGE, OF_A_MESSAGE, OF_THE_END]),
        alone("cut-connection", "The connection ends in the middle of the announced answer.", |_| {
            Some(Fault::CutConnection)
        })
        .in_place_of(&[OF_THE_END]),
        alone("wrong-seal", "The answer's seal does not fit.", |_| Some(Fault::WrongSeal)),
        alone("missing-seal", "The answer has no seal.", |_| Some(Fault::MissingSeal))
            .in_place_of(&[&["wrong-seal", "changed-byte"]]),
        alone("unknown-field", "The answer has an undocumented field and a seal that fits.", |_| {
            Some(Fault::UnknownField)
        }),
        alone("unknown-code", "The answer has an undocumented response code and a seal that fits.", |_| {
            Some(Fault::UnknownCode)
        })
        .in_place_of(&[&["code"]]),
        alone("duplicate-field", "The first text of the answer stands in it twice.", |_| {
            Some(Fault::DuplicateField)
        }),
        alone("changed-byte", "A character of the answer was changed after it was sealed.", |_| {
            Some(Fault::ChangedByte)
        }),
    ];

    const fn instead(self) -> Self {
        Self { is_carried_out: false, ..self }
    }

    const fn in_place_of(self, takes_place_of: &'static [&'static [&'static str]]) -> Self {
        Self { takes_place_of, ..self }
    }

    /// Whether the fault of one name leaves nothing to be seen of that of another.
    pub(super) fn hides(name: &str, other: &str) -> bool {
        let mut groups =
            Self::ALL.iter().filter(|kind| kind.name == name).flat_map(|kind| kind.takes_place_of);
        groups.any(|group| group.contains(&other))
    }

    /// The name, and behind it the `=` where an argument follows.
    pub(super) fn of(fault: &Fault) -> (&'static str, Option<String>) {
        match fault {
            Fault::Delay(time) => ("delay", Some(duration_text(*time))),
            Fault::Status(status) => ("status", Some(status.to_string())),
            Fault::Redirect(address) => ("redirect", Some(address.clone())),
            Fault::SoapFault => ("soap-fault", None),
            Fault::Code(code) => ("code", Some(code.clone())),
            Fault::TruncatedBody => ("truncated-body", None),
            Fault::NoAnswer => ("no-answer", None),
            Fault::CutConnection => ("cut-connection", None),
            Fault::WrongSeal => ("wrong-seal", None),
            Fault::MissingSeal => ("missing-seal", None),
            Fault::UnknownField => ("unknown-field", None),
            Fault::UnknownCode => ("unknown-code", None),
            Fault::DuplicateField => ("duplicate-field", None),
            Fault::ChangedByte => ("changed-byte", None),
        }
    }
}

const fn with(
    name: &'static str,
    argument: &'static str,
    example: &'static str,
    says: &'static str,
    read: fn(&str) -> Option<Fault>,
) -> FaultKind {
    FaultKind {
        name,
        argument: Some(argument),
        example,
        says,
        is_carried_out: true,
        takes_place_of: &[],
        read,
    }
}

const fn alone(name: &'static str, says: &'static str, read: fn(&str) -> Option<Fault>) -> FaultKind {
    FaultKind { name, argument: None, example: name, says, is_carried_out: true, takes_place_of: &[], read }
}

/// Whether an answer may have that HTTP status, and a body with it.
pub(crate) fn is_status(status: u16) -> bool {
    matches!(status, 200..=599) && !matches!(status, 204 | 205 | 304)
}

/// Digits alone, few enough for any number here.
fn number(text: &str) -> Option<u32> {
    let is_number = (1..=7).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

fn duration(text: &str) -> Option<Duration> {
    let time = match text.strip_suffix("ms") {
        Some(milliseconds) => Duration::from_millis(number(milliseconds)?.into()),
        None => Duration::from_secs(number(text.strip_suffix('s')?)?.into()),
    };
    (time <= LONGEST_DELAY).then_some(time)
}

fn duration_text(time: Duration) -> String {
    match time.subsec_millis() {
        0 => format!("{}s", time.as_secs()),
        _ => format!("{}ms", time.as_millis()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_example_is_its_kind_and_is_written_as_it_is_read() {
        let names: BTreeSet<_> = FaultKind::ALL.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), FaultKind::ALL.len());
        for kind in FaultKind::ALL {
            let fault: Fault = kind.example.parse().unwrap();
            assert_eq!(FaultKind::of(&fault).0, kind.name);
            assert_eq!(fault.to_string(), kind.example);
            assert_eq!(kind.example.contains('='), kind.argument.is_some());
            for hidden in kind.takes_place_of.iter().copied().flatten() {
                assert!(names.contains(hidden), "{hidden}");
            }
        }
    }

    #[test]
    fn times_have_a_unit_and_an_end() {
        for (text, milliseconds) in [("0ms", 0), ("1500ms", 1500), ("3600s", 3_600_000)] {
            assert_eq!(duration(text), Some(Duration::from_millis(milliseconds)));
        }
        for text in
            ["", "2", "s", "ms", "-1s", "+1s", "1.5s", "2 s", "3601s", "3600001ms", "99999999999999999999s"]
        {
            assert_eq!(duration(text), None, "{text}");
        }
        assert_eq!(duration_text(Duration::from_millis(1500)), "1500ms");
    }
}
