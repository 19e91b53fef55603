//! The usual mistakes in sealing: each has been met in a client that somebody runs, or is as easily made.
//!
//! A mistake is made only when its turn comes, so a long message is not held many times over.

use std::borrow::Cow;

use sips_office_runtime::descriptor::Role;
use sips_office_runtime::message::Message;
use sips_office_runtime::{SealedPart, sealed_parts, sealed_text};

use super::bytes::{from_base64, from_hex};
use super::order::in_document_order;
use crate::out::brief;

/// What is sealed, and with what.
pub(super) struct Case<'m> {
    /// The message.
    pub(super) message: &'m Message<'m>,
    /// The document that it was read from, where that is JSON.
    pub(super) json: Option<&'m str>,
    /// The text of the secret key.
    pub(super) key: &'m str,
    /// The text that is rightly sealed.
    pub(super) text: String,
    parts: Vec<SealedPart<'m>>,
}

/// A mistake, told as what somebody did.
pub(super) struct Mistake<'c> {
    pub(super) what: Cow<'static, str>,
    /// Makes the mistake.
    pub(super) make: Box<dyn FnOnce() -> Made<'c> + 'c>,
}

/// What a mistake seals, and with which key.
pub(super) struct Made<'c> {
    pub(super) text: Cow<'c, [u8]>,
    pub(super) key: Cow<'c, [u8]>,
}

/// How many single fields are left out in turn.
const MOST_LEFT_OUT: usize = 50;

impl<'m> Case<'m> {
    pub(super) fn new(message: &'m Message<'m>, json: Option<&'m str>, key: &'m str) -> Self {
        Self { message, json, key, text: sealed_text(message), parts: sealed_parts(message) }
    }

    /// The mistakes of a whole text or key, the likelier ones first. Those that change nothing here are among them.
    pub(super) fn mistakes(&self) -> impl Iterator<Item = Mistake<'_>> {
        self.keys().chain(self.values()).chain(self.orders()).chain(self.separators()).chain(self.encodings())
    }

    /// Each of the first fields left out, `interfaceVersion` before all.
    pub(super) fn left_out(&self) -> impl Iterator<Item = Mistake<'_>> {
        let mut places = Vec::new();
        let mut start = 0;
        for field in self.message.iter().filter(|field| Role::of(&field.name).is_sealed()) {
            let mut alone = Message::new();
            alone.set(&*field.name, field.value.borrowed());
            let end = start + sealed_text(&alone).len();
            places.push((&*field.name, start, end));
            start = end;
        }
        places.sort_by_key(|(name, ..)| *name != "interfaceVersion");
        places.truncate(MOST_LEFT_OUT);
        places.into_iter().map(move |(name, start, end)| {
            self.sealing(format!("left {} out", brief(name)), move || {
                let (before, after) = (self.text.get(..start), self.text.get(end..));
                [before.unwrap_or_default(), after.unwrap_or_default()].concat().into_bytes()
            })
        })
    }

    /// Whether fields remain that [`left_out`](Self::left_out) keeps.
    pub(super) fn has_more_fields(&self) -> bool {
        self.message.iter().filter(|field| Role::of(&field.name).is_sealed()).count() > MOST_LEFT_OUT
    }

    fn keys(&self) -> impl Iterator<Item = Mistake<'_>> {
        let key = self.key;
        let with = move |what: &'static str, change: fn(&str) -> Option<Vec<u8>>| Mistake {
            what: what.into(),
            make: Box::new(move || Made {
                text: self.text.as_bytes().into(),
                key: change(key).map_or(key.as_bytes().into(), Cow::Owned),
            }),
        };
        [
            with("had a line break at the end of the key", |key| Some(format!("{key}\n").into())),
            with("had a Windows line break at the end of the key", |key| Some(format!("{key}\r\n").into())),
            with("had a space at the end of the key", |key| Some(format!("{key} ").into())),
            with("trimmed the key", |key| Some(key.trim().into())),
            with("had the key in lower case", |key| Some(key.to_lowercase().into())),
            with("had the key in upper case", |key| Some(key.to_uppercase().into())),
            with("took the key for hexadecimal", from_hex),
            with("took the key for base64", from_base64),
            with("encoded the key twice in UTF-8", |key| Some(twice(key).into())),
            Mistake {
                what: "took the text for the key and the key for the text".into(),
                make: Box::new(|| Made {
                    text: self.key.as_bytes().into(),
                    key: self.text.as_bytes().into(),
                }),
            },
        ]
        .into_iter()
    }

    fn values(&self) -> impl Iterator<Item = Mistake<'_>> {
        let unsealed: [&'static [&'static str]; 3] =
            [&["keyVersion"], &["sealAlgorithm"], &["keyVersion", "sealAlgorithm"]];
        let there = move |names: &&[&str]| names.iter().all(|name| self.message.get(name).is_some());
        let also = unsealed.into_iter().filter(there).map(move |names| {
            self.sealing(format!("sealed {} as well", names.join(" and ")), move || {
                let mut with = self.message.borrowed();
                for name in names {
                    // Under a name that is sealed and sorts alike, the field takes its own place in the text.
                    if let Some(value) = self.message.get(name) {
                        with.set(format!("{name}\0"), value.borrowed());
                    }
                }
                sealed_text(&with).into_bytes()
            })
        });
        also.chain([
            self.each("lost 0 and false inside containers and lists", |part| {
                !is_inside(part) || !matches!(part.text, "0" | "false")
            }),
            self.each("lost 0 and false everywhere", |part| !matches!(part.text, "0" | "false")),
            self.each("left out what is inside containers and lists", |part| !is_inside(part)),
            self.rewriting("wrote true as 1 and false as nothing", |part| match part.text {
                "true" => "1".into(),
                "false" => "".into(),
                other => other.into(),
            }),
            self.rewriting("wrote True and False", |part| match part.text {
                "true" => "True".into(),
                "false" => "False".into(),
                other => other.into(),
            }),
            self.rewriting("rewrote numbers without the zeros at their end", |part| {
                short_number(part.text).into()
            }),
            self.rewriting("rewrote dates with Z for +00:00", |part| with_z(part.text)),
            self.rewriting("rewrote dates without the seconds :00", |part| without_seconds(part.text)),
            self.rewriting("rewrote dates with Z for +00:00 and without the seconds :00", |part| {
                with_z(&without_seconds(part.text)).into_owned().into()
            }),
            self.rewriting("trimmed the values", |part| part.text.trim().into()),
            self.rewriting("removed the commas inside lists", |part| match part.path.contains('[') {
                true => part.text.replace(',', "").into(),
                false => part.text.into(),
            }),
            self.rewriting("removed the commas", |part| part.text.replace(',', "").into()),
        ])
    }

    fn orders(&self) -> impl Iterator<Item = Mistake<'_>> {
        let written = self.json.map(|json| {
            self.sealing("sealed the fields in the order of the document", move || {
                in_document_order(json, self.message).unwrap_or_else(|| self.text.clone()).into_bytes()
            })
        });
        written.into_iter().chain([
            self.sorted("sorted the names without regard to case", |part| part.path.to_lowercase()),
            self.sorted("sorted the fields of containers in among all others", |part| {
                part.path.rsplit('.').next().unwrap_or_default().to_owned()
            }),
            self.sorted("sorted the values", |part| part.text.to_owned()),
        ])
    }

    fn separators(&self) -> impl Iterator<Item = Mistake<'_>> {
        let between = [
            ("|", "bars"),
            (";", "semicolons"),
            (",", "commas"),
            ("&", "ampersands"),
            ("\n", "line breaks"),
            (" ", "spaces"),
        ];
        let values = between.into_iter().map(move |(separator, name)| {
            self.sealing(format!("put {name} between the values"), move || {
                join(self.parts.iter().map(|part| part.text), separator)
            })
        });
        let pairs = [("|", "bars"), ("&", "ampersands"), ("", "nothing")].into_iter().map(
            move |(separator, name)| {
                self.sealing(format!("sealed names and values, with {name} between them"), move || {
                    join(self.parts.iter().map(|part| format!("{}={}", part.path, part.text)), separator)
                })
            },
        );
        values.chain(pairs)
    }

    fn encodings(&self) -> impl Iterator<Item = Mistake<'_>> {
        [
            self.sealing("encoded the text twice in UTF-8", || twice(&self.text).into_bytes()),
            self.sealing("encoded the text in Latin-1", || {
                let latin: Option<Vec<_>> =
                    self.text.chars().map(|letter| u8::try_from(letter).ok()).collect();
                latin.unwrap_or_else(|| self.text.clone().into_bytes())
            }),
        ]
        .into_iter()
    }

    fn sealing<'c>(
        &'c self,
        what: impl Into<Cow<'static, str>>,
        text: impl FnOnce() -> Vec<u8> + 'c,
    ) -> Mistake<'c> {
        let make = move || Made { text: text().into(), key: self.key.as_bytes().into() };
        Mistake { what: what.into(), make: Box::new(make) }
    }

    fn each(&self, what: &'static str, keep: fn(&SealedPart<'_>) -> bool) -> Mistake<'_> {
        self.sealing(what, move || {
            join(self.parts.iter().filter(|part| keep(part)).map(|part| part.text), "")
        })
    }

    fn rewriting(
        &self,
        what: &'static str,
        write: for<'p> fn(&'p SealedPart<'_>) -> Cow<'p, str>,
    ) -> Mistake<'_> {
        self.sealing(what, move || join(self.parts.iter().map(write), ""))
    }

    fn sorted(&self, what: &'static str, by: fn(&SealedPart<'_>) -> String) -> Mistake<'_> {
        self.sealing(what, move || {
            let mut parts: Vec<_> = self.parts.iter().collect();
            parts.sort_by_cached_key(|part| by(part));
            join(parts.into_iter().map(|part| part.text), "")
        })
    }
}

fn join<T: AsRef<str>>(texts: impl Iterator<Item = T>, between: &str) -> Vec<u8> {
    let mut joined = String::new();
    for (at, text) in texts.enumerate() {
        if at > 0 {
            joined.push_str(between);
        }
        joined.push_str(text.as_ref());
    }
    joined.into_bytes()
}

fn is_inside(part: &SealedPart<'_>) -> bool {
    part.path.contains(['.', '['])
}

/// `1.50` as `1.5` and `2.00` as `2`.
fn short_number(text: &str) -> &str {
    match text.split_once('.') {
        Some((whole, behind)) if is_digits(whole.trim_start_matches('-')) && is_digits(behind) => {
            text.trim_end_matches('0').trim_end_matches('.')
        }
        _ => text,
    }
}

/// A time in UTC as many programs print it again.
fn with_z(text: &str) -> Cow<'_, str> {
    match text.strip_suffix("+00:00").filter(|rest| is_time(rest)) {
        Some(rest) => format!("{rest}Z").into(),
        None => text.into(),
    }
}

/// `2014-05-19T23:19:00-12:00` without its seconds, as Java prints it.
fn without_seconds(text: &str) -> Cow<'_, str> {
    let seconds = text.get(16..19).filter(|seconds| *seconds == ":00" && is_time(text));
    match (seconds, text.get(..16), text.get(19..)) {
        (Some(_), Some(before), Some(behind)) if !behind.starts_with('.') => {
            format!("{before}{behind}").into()
        }
        _ => text.into(),
    }
}

/// Whether it begins as `2014-05-19T23:19` does.
fn is_time(text: &str) -> bool {
    let shape = b"dddd-dd-ddTdd:dd";
    let fits = |(letter, shape): (u8, &u8)| match shape {
        b'd' => letter.is_ascii_digit(),
        other => letter == *other,
    };
    text.len() >= shape.len() && text.bytes().zip(shape).all(fits)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What comes of taking UTF-8 for Latin-1 and encoding it again.
fn twice(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_rewritten_as_others_print_them() {
        for (text, short) in
            [("1.50", "1.5"), ("-2.00", "-2"), ("10", "10"), ("WR_2.20", "WR_2.20"), ("1.", "1.")]
        {
            assert_eq!(short_number(text), short);
        }
        assert_eq!(with_z("2014-05-19T23:19:54+00:00"), "2014-05-19T23:19:54Z");
        assert_eq!(with_z("tel+00:00"), "tel+00:00");
        assert_eq!(without_seconds("2014-05-19T23:19:00-12:00"), "2014-05-19T23:19-12:00");
        assert_eq!(without_seconds("2014-05-19T23:19:00.5Z"), "2014-05-19T23:19:00.5Z");
        assert_eq!(without_seconds("éééééééé:00"), "éééééééé:00");
    }
}
