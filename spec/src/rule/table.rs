//! The table of the rules. A rule more is a row more, and a folder of examples.

use super::{Row, Severity, Stage};
use crate::check;

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

    SinceAfterUntil: "since-after-until", Error, Stage::Check(check::since_after_until), {
        purpose: "A field or value comes no later than it goes.",
        why: "Something whose first version is later than its last exists in no version at all.",
        mend: "Compare `since` and `until` with the page: mostly the two were swapped, or a digit is missing.",
    }

    NewerThanRecommended: "newer-than-recommended", Warning, Stage::Check(check::newer_than_recommended), {
        purpose: "A brand's recommended version knows the fields and values that its page shows.",
        why: "The client sends the recommended version unless told otherwise, and then refuses what is younger. A \
             page can be so, but mostly a version was misread.",
        mend: "Compare `since` and `recommended` with the brand's page. Where the page does not show the field, \
             name it under the brand's `lacks`.",
    }

    UselessDifference: "useless-difference", Error, Stage::Check(check::useless_difference), {
        purpose: "What is said to differ does differ.",
        why: "A difference that changes nothing was either misread, or forgotten when the common text changed.",
        mend: "Remove it, or say what really differs.",
    }

    UnusedEntry: "unused-entry", Warning, Stage::Check(check::unused_entry), {
        purpose: "Every field, container and value list of the dictionary is used.",
        why: "What nothing uses is mostly a misspelt name, or left over from a field that was removed.",
        mend: "Use it where it was meant to be used, or remove it.",
    }

    ShadowedName: "shadowed-name", Error, Stage::Meaning, {
        purpose: "A folder gives a shipped name another meaning only where it says so.",
        why: "Whoever reads a function expects a shipped name to mean what it means everywhere else.",
        mend: "Leave the definition out and use the shipped one, give yours another name, or say `override: true` \
             to have yours in its place.",
    }

    OverridesNothing: "overrides-nothing", Error, Stage::Meaning, {
        purpose: "Only a definition that takes the place of a shipped one says `override`.",
        why: "Where nothing is overridden, the name is misspelt, or the shipped one is gone and with it the \
             reason.",
        mend: "Correct the name, or remove `override`.",
    }

    EmptyReason: "empty-reason", Error, Stage::Check(check::empty_reason), {
        purpose: "A reason under `assumed` or `because` says something.",
        why: "An empty reason marks a guess and keeps from everybody what it rests on.",
        mend: "Say in a few words where the fact comes from, or what no page tells. Where nothing is assumed, \
             remove the key.",
    }

    WireName: "wire-name", Error, Stage::Check(check::wire_name), {
        purpose: "What SOAP carries has a name that XML allows.",
        why: "In SOAP a field is an element of its name. One that begins with a digit, or has other signs than \
             letters, digits, `-`, `_` and `.`, can't be written.",
        mend: "Correct the name. Where the page has it so, say `only: json` for the field, or `protocols: [json]` \
             for the function.",
    }

    UnsendableField: "unsendable-field", Error, Stage::Check(check::unsendable_field), {
        purpose: "A field has a protocol of its function that carries it.",
        why: "A field of a protocol that the function does not have can be neither sent nor received.",
        mend: "Remove `only`, or correct the function's `protocols` and endpoints.",
    }

    ExampleValue: "example-value", Error, Stage::Check(check::example_value), {
        purpose: "An example is a value that its field takes.",
        why: "The simulator answers with the examples, and documentation shows them: a wrong one teaches a wrong \
             value.",
        mend: "Take a code of the closed value list, a number for a number, `true` or `false` for a boolean.",
    }

    SampleUnreadable: "sample-unreadable", Error, Stage::Check(check::sample_unreadable), {
        purpose: "A documented sample is a message in its protocol.",
        why: "A sample that can't be read can't be compared with the fields.",
        mend: "Compare it with the page: mostly a line or a comma was lost on the way. In SOAP it is what stands in \
             the Body.",
    }

    SampleUnknownField: "sample-unknown-field", Error, Stage::Check(check::sample_unknown_field), {
        purpose: "A documented sample has only fields that its function has in that protocol and at that brand.",
        why: "A sample is a message that the platform takes or sends. A field more in it is missing from the spec, \
             or misspelt.",
        mend: "Compare both with the page, and correct the name or add the field.",
    }

    SampleLacksField: "sample-lacks-field", Error, Stage::Check(check::sample_lacks_field), {
        purpose: "A documented sample has every required field, and where it departs from its own page `lacks` and \
             `because` say so.",
        why: "Either the field is not required, or the page departs from itself, which its readers should know.",
        mend: "Correct the field's presence, complete the sample, or name the field under `lacks` with the reason \
             under `because`.",
    }

    SampleVersion: "sample-version", Warning, Stage::Check(check::sample_version), {
        purpose: "The version that a documented sample carries knows all its fields and values.",
        why: "The platform refuses a field that is younger than the message. A page can be so, but mostly a \
             `since` was misread.",
        mend: "Compare `since`, `until` and the sample with the page.",
    }

    SampleValue: "sample-value", Error, Stage::Check(check::sample_value), {
        purpose: "A documented sample has only values that a closed list has.",
        why: "A closed list says that no other value passes, and the sample shows one that did.",
        mend: "Correct the value, add it to the list, or make the list `open`.",
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
