//! What the program prints.
//!
//! `println!` panics where its reader has gone, as in `sips check | head -1`. Here such a reader ends the output and
//! nothing else: what was begun is carried through, and the exit status is that of the work. Any other trouble with the
//! output is told at the end.
//!
//! What comes from outside, be it a value of a message, a name or an error, must not steer the terminal: control
//! characters are replaced in everything that is printed, and inside a line also those that would end it.

use std::fmt;
use std::io::{self, Write};
use std::sync::OnceLock;

use sips_office_runtime::shown;

/// The first trouble with standard output, after which nothing more is written to it.
static TROUBLE: OnceLock<io::Error> = OnceLock::new();

/// Prints lines to standard output. Values from outside go through [`harmless`] first, which
/// also keeps them on their line.
macro_rules! outln {
    () => { $crate::out::lines(::std::format_args!("")) };
    ($($argument:tt)*) => { $crate::out::lines(::std::format_args!($($argument)*)) };
}
pub(crate) use outln;

/// Prints the text and a line break; for [`outln!`].
pub(crate) fn lines(text: fmt::Arguments<'_>) {
    write(&format!("{}\n", harmless_lines(&text.to_string())));
}

/// Prints lines that this program has styled itself; the styles are left out where they would not show.
pub(crate) fn styled(text: &str) {
    write(&format!("{text}\n"));
}

/// Tells on standard error why a command failed. Where that cannot be written either, the exit status has to do.
pub(crate) fn error(message: &str) {
    let line = format!("{RED}error:{RED:#} {}\n", harmless_lines(message));
    let _ = anstream::stderr().write_all(line.as_bytes());
}

/// Tells on standard error what is worth knowing of what was done.
pub(crate) fn note(message: &str) {
    let line = format!("note: {}\n", harmless_lines(message));
    let _ = anstream::stderr().write_all(line.as_bytes());
}

/// Ends the output: the trouble with it, unless that was only a reader who had seen enough.
pub(crate) fn finish() -> Result<(), &'static io::Error> {
    if let Err(error) = io::stdout().flush() {
        TROUBLE.get_or_init(|| error);
    }
    match TROUBLE.get() {
        Some(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// A text from outside on one line, in which nothing steers the terminal.
pub(crate) fn harmless(text: &str) -> String {
    shown::line(text, usize::MAX)
}

/// As much of a name from outside as fits into a sentence.
pub(crate) fn brief(name: &str) -> String {
    shown::line(name, 60)
}

fn harmless_lines(text: &str) -> String {
    text.split('\n').map(harmless).collect::<Vec<_>>().join("\n")
}

fn write(text: &str) {
    if TROUBLE.get().is_none()
        && let Err(error) = anstream::stdout().write_all(text.as_bytes())
    {
        TROUBLE.get_or_init(|| error);
    }
}

const RED: clap::builder::styling::Style =
    clap::builder::styling::AnsiColor::Red.on_default().effects(clap::builder::styling::Effects::BOLD);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_outside_steers_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\rc\nd\u{9b}2Je\u{202e}f é 界"), "a�[31mb�c�d�2Je�f é 界");
        assert_eq!(harmless_lines("a\nb\u{7}"), "a\nb�");
    }

    #[test]
    fn a_name_is_cut() {
        assert_eq!(brief(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(brief(&"é".repeat(61)), format!("{}…", "é".repeat(60)));
    }
}
