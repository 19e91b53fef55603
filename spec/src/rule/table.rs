//! The table of the rules. A rule more is a row more, and a folder of examples.

use super::{Row, Severity, Stage};

/// Makes the rules and their table of the same rows, so that none can be in one and not in the other.
macro_rules! rules {
    ($($name:ident: $id:literal, $severity:ident, $stage:expr, {
        purpose: $purpose:literal,
        why: $why:literal,
        mend: $mend:literal,
    })*) => {
        /// A kind of finding.
        ///
        /// Each has an id that does not change, one sentence of purpose, and a severity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = $purpose] $name,)*
        }

        impl Rule {
            /// All rules.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            pub(super) const fn row(self) -> &'static Row {
                match self {
                    $(Self::$name => &const {
                        Row {
                            id: $id,
                            purpose: $purpose,
                            why: $why,
                            mend: $mend,
                            severity: Severity::$severity,
                            stage: $stage,
                        }
                    },)*
                }
            }
        }
    };
}

rules! {
    YamlSyntax: "yaml-syntax", Error, Stage::Reading, {
        purpose: "A file is YAML, and uses of it only texts, lists and mappings.",
        why: "After a slip in the syntax nobody can tell how the rest of the file was meant. Anchors, aliases, \
             tags and further documents make two readers of a file understand two things.",
        mend: "Look at the place and the line above it: mostly a bracket, a quote or a space is missing. Write out \
             what an alias would repeat.",
    }

    UnknownFile: "unknown-file", Error, Stage::Reading, {
        purpose: "A file is a function, a service, a part of the dictionary, or the brands.",
        why: "A file that nobody reads says nothing, while its writer believes that it does.",
        mend: "Put the file into the folder of its kind, begin it with the key of its kind, or take it out of the \
             folder of specs.",
    }

    UnknownKey: "unknown-key", Error, Stage::Keys, {
        purpose: "A mapping has only the keys that the spec language knows.",
        why: "What stands under an unknown key would be passed over, and the spec would say less than its writer \
             thinks.",
        mend: "Write the key as the language spells it; the tables of the spec language list all of them.",
    }

    DuplicateKey: "duplicate-key", Error, Stage::Keys, {
        purpose: "A key stands once in its mapping.",
        why: "Of two values under one key some readers take the first and some the last.",
        mend: "Keep the one that is right, and remove the other.",
    }

    MissingKey: "missing-key", Error, Stage::Keys, {
        purpose: "A mapping has all the keys without which it says nothing.",
        why: "What is missing would have to be guessed.",
        mend: "Add the key. Where no page says what belongs there, write your best guess, and why it is one under \
             `assumed`.",
    }

    WrongValue: "wrong-value", Error, Stage::Keys, {
        purpose: "A value has the form that its key takes.",
        why: "A value of another form can't be understood, or means something else than it seems to.",
        mend: "Write the value in the form that the finding names.",
    }

    Unquoted: "unquoted", Error, Stage::Keys, {
        purpose: "Versions, codes and texts that look like a number, a date or a boolean are quoted.",
        why: "YAML reads 2.10 as the number 2.1, 00 as 0 and no as a boolean, so that a reader gets another text \
             than the one on the page.",
        mend: "Put the text in double quotes.",
    }

    UnknownReference: "unknown-reference", Error, Stage::Meaning, {
        purpose: "A name that is used is defined.",
        why: "A name without a definition means nothing: a field of no kind, a service without an address, a code \
             that nobody sends.",
        mend: "Correct the spelling, or add the definition: a field, container or value list to the dictionary, a \
             service to `services/`, a code to its value list.",
    }

    DuplicateName: "duplicate-name", Error, Stage::Meaning, {
        purpose: "A name is defined once.",
        why: "Of two definitions only one can hold, and which one it is should not depend on the order of the \
             files.",
        mend: "Remove one of the two, or give it another name.",
    }

    DuplicateValue: "duplicate-value", Error, Stage::Meaning, {
        purpose: "The codes of a value list differ, and so do their names.",
        why: "A code that arrives must have one meaning, and a name in Rust must stand for one code.",
        mend: "Remove the second value, or correct its code or name.",
    }

    ContainerCycle: "container-cycle", Error, Stage::Meaning, {
        purpose: "No container contains itself, be it through others.",
        why: "A message with such a container would have no end: it could be neither sent nor described.",
        mend: "Remove the field that leads back, or give the inner one a container of its own with fewer fields.",
    }

    ChangelogLacksField: "changelog-lacks-field", Error, Stage::Meaning, {
        purpose: "Where a changelog is known, it has a row for every field.",
        why: "A changelog is the second place that says since when a field exists. Where the two disagree, one was \
             misread.",
        mend: "Compare `since` with the page, and add the row under its version. A field whose `since` is `assumed` \
             needs none.",
    }

    ChangelogWithoutField: "changelog-without-field", Error, Stage::Meaning, {
        purpose: "Every row of a changelog belongs to a field of that version.",
        why: "A row without its field tells of a field that was forgotten or misspelt, or of a `since` that was \
             misread.",
        mend: "Compare the row with the page: add the field, correct its `since`, or remove the row.",
    }

    TooLarge: "too-large", Error, Stage::Meaning, {
        purpose: "A message nests no deeper, and has no more fields, than clients read.",
        why: "Containers in containers multiply. A message beyond the limits would be refused by its own reader.",
        mend: "Look for a container that was put into another by mistake.",
    }

    UselessDifference: "useless-difference", Error, Stage::Meaning, {
        purpose: "What is said to differ does differ.",
        why: "A difference that changes nothing was either misread or forgotten when the common text changed.",
        mend: "Remove it, or say what really differs.",
    }

    Sample: "sample", Error, Stage::Meaning, {
        purpose: "A documented sample agrees with the fields.",
        why: "A sample is a message that the platform takes or sends. Where it disagrees with the fields, one of \
             the two was misread.",
        mend: "Compare both with the page. A required field that the page's own sample lacks is named under \
             `lacks`, with the reason under `because`.",
    }

    RustName: "rust-name", Error, Stage::Code, {
        purpose: "Names that differ in the spec differ in Rust.",
        why: "Rust spells names in its own way, so that `shelfId` and `shelfID` both become `shelf_id`, and one \
             would hide the other.",
        mend: "Give one of the two a name of its own with `rust:`.",
    }

    Assumed: "assumed", Note, Stage::Strict, {
        purpose: "What no page says is marked as assumed, and `check --strict` lists it.",
        why: "A guess is better than a gap as long as everybody can see that it is one.",
        mend: "Nothing is wrong. When a page or the platform tells, correct the fact and remove `assumed`.",
    }

}
