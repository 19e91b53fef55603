//! The file of `--faults`: which calls suffer which faults.
//!
//! ```toml
//! every = "delay=20ms"
//!
//! [addCard]
//! 1 = "no-answer"
//! 2-3 = "status=503"
//! ```

use std::path::Path;

use sips_office_simulator::{Calls, Fault, FaultScript};
use sips_office_spec::Catalog;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::toml_file::Mistakes;

/// The script in the text of a file, for the functions of a catalog.
///
/// # Errors
/// All that is wrong with the file, one mistake a line, each with its place.
pub(super) fn parse(text: &str, path: &Path, catalog: &Catalog) -> Result<FaultScript, String> {
    let mut mistakes = Mistakes::new(text, path);
    let table = mistakes.parse()?;
    let mut script = FaultScript::new();
    let names = || catalog.functions.values().map(|function| &*function.name);
    for (key, value) in &table {
        let name = key.get_ref();
        match value.get_ref() {
            DeValue::Table(acts) if names().any(|known| known == name) => {
                for (calls, faults) in all(acts, &mut mistakes) {
                    script = script.of(name.as_ref(), calls, faults);
                }
            }
            DeValue::Table(_) => mistakes.unknown(
                key,
                names(),
                &format!("the functions are: {}", names().collect::<Vec<_>>().join(", ")),
            ),
            _ => {
                if let Some((calls, faults)) = one(key, value, &mut mistakes) {
                    script = script.of_any(calls, faults);
                }
            }
        }
    }
    mistakes.none().map(|()| script)
}

fn all(acts: &DeTable<'_>, mistakes: &mut Mistakes<'_>) -> Vec<(Calls, Vec<Fault>)> {
    acts.iter().filter_map(|(key, value)| one(key, value, mistakes)).collect()
}

fn one(
    key: &Spanned<DeString<'_>>,
    value: &Spanned<DeValue<'_>>,
    mistakes: &mut Mistakes<'_>,
) -> Option<(Calls, Vec<Fault>)> {
    let calls =
        key.get_ref().parse::<Calls>().map_err(|error| mistakes.add(key.span().start, &error.to_string()));
    let faults = match value.get_ref().as_str() {
        Some(list) => Fault::list(list).map_err(|error| error.to_string()),
        None => Err("faults are a text, such as \"delay=2s, wrong-seal\"".to_owned()),
    };
    let faults = faults.map_err(|error| mistakes.add(value.span().start, &error));
    Some((calls.ok()?, faults.ok()?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use sips_office_spec::{Sources, load};

    use super::*;

    fn script(text: &str) -> Result<FaultScript, String> {
        parse(text, Path::new("f.toml"), &load(Sources::shipped()).into_catalog().unwrap())
    }

    #[test]
    fn a_script_has_what_it_says() {
        let read = script(
            "every = \"delay=20ms\"\n7 = \"changed-byte\"\n[addCard]\n1 = \"no-answer\"\n\
             2-3 = \"status=503, truncated-body\"\n5- = 'code=99'\n",
        );
        let expected = FaultScript::new()
            .of("addCard", 1, [Fault::NoAnswer])
            .of("addCard", 2..=3, [Fault::Status(503), Fault::TruncatedBody])
            .of("addCard", 5.., [Fault::Code("99".to_owned())])
            .of_any(7, [Fault::ChangedByte])
            .of_any(.., [Fault::Delay(Duration::from_millis(20))]);
        assert_eq!(read.unwrap(), expected);
        assert_eq!(script("").unwrap(), FaultScript::new());
    }

    #[test]
    fn each_mistake_has_its_place_and_a_way_out() {
        for (text, told) in [
            (
                "every = 'wrong-sael'",
                "f.toml:1:9: there is no fault `wrong-sael`; did you mean `wrong-seal`?",
            ),
            ("[addCrad]\n", "f.toml:1:2: there is no key `addCrad` here; did you mean `addCard`?"),
            ("[x]\n", "f.toml:1:2: there is no key `x` here; the functions are: cancel, addCard, "),
            (
                "[addCard]\nfirst = 'wrong-seal'\n",
                "f.toml:2:1: `first` says no calls: write `3`, `2-4`, `5-` or `every`",
            ),
            ("[addCard]\n1 = 2\n", "f.toml:2:5: faults are a text, such as \"delay=2s, wrong-seal\""),
            ("1 = 'delay'\n", "f.toml:1:5: `delay` takes a time up to an hour, in `ms` or `s`: `delay=2s`"),
            ("= 1\n", "f.toml:1:1: this is no TOML: "),
            (
                "0 = 'x'\n",
                "f.toml:1:1: `0` says no calls: write `3`, `2-4`, `5-` or `every`, counted from 1, without a zero \
                 before it\nf.toml:1:5: ",
            ),
            ("1 = 'code=1'\n01 = 'code=2'\n", "f.toml:2:1: `01` says no calls: write `3`, `2-4`, "),
            (
                "1 = 'wrong-seal, missing-seal'\n",
                "f.toml:1:5: `missing-seal` takes the place of `wrong-seal`: leave one out",
            ),
        ] {
            let error = script(text).unwrap_err();
            assert!(error.starts_with(told), "{text}\n{error}");
        }
    }
}
