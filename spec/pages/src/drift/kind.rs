//! The ways in which a page and a spec differ.

/// Makes the kinds and their sentences of the same rows, so that none can be without the other.
macro_rules! kinds {
    ($($name:ident: $id:literal, $sentence:literal;)*) => {
        /// A way in which a page and a spec differ.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Kind {
            $(#[doc = $sentence] $name,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The id, which does not change.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What it means, in one sentence.
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)* }
            }
        }
    };
}

kinds! {
    Recommended: "recommended", "The page recommends another interface version.";
    AddressUnknown: "address-unknown", "The page has an address that the spec does not have.";
    AddressMissing: "address-missing", "The page lacks an address that the spec has.";
    Environment: "environment", "An address is for another environment.";
    Scheme: "scheme", "An address does not begin with `https`.";
    Host: "host", "An address has another host.";
    Path: "path", "An address has another path.";
    Method: "method", "An address is called with a method other than POST.";
    FieldUnknown: "field-unknown", "The page has a field that the spec does not have.";
    FieldMissing: "field-missing", "The page lacks a field that the spec has.";
    FieldRenamed: "field-renamed", "The page has a field under another name.";
    FieldExcluded: "field-excluded", "The page has a field of which the spec says that this brand does not have it, or not any more.";
    Presence: "presence", "The page says otherwise whether a field must be there.";
    PresenceUnclear: "presence-unclear", "The page contradicts itself on whether a field must be there.";
    Since: "since", "The page says that another interface version brought a field.";
    ValuesUnknown: "values-unknown", "The page lists values of a field for which the spec has no list.";
    ValuesMissing: "values-missing", "The page lists no values of a field for which the spec has a list.";
    ValuesOrder: "values-order", "The page lists the same values in another order.";
    ValueUnknown: "value-unknown", "The page lists a value that the spec does not have.";
    ValueMissing: "value-missing", "The page does not list a value that the spec has.";
    ValueRenamed: "value-renamed", "The page has a value's label with another code.";
    ValueDocumented: "value-documented", "The page lists a value that the spec only assumes; it is documented now.";
    Label: "label", "The page gives a value another meaning.";
    SampleUnknown: "sample-unknown", "The page has a sample that the spec does not have.";
    SampleMissing: "sample-missing", "The page lacks a sample that the spec has.";
    SampleUnreadable: "sample-unreadable", "A sample of the page is no message of the function.";
    SampleFieldUnknown: "sample-field-unknown", "A sample has a field that the spec's does not have.";
    SampleFieldMissing: "sample-field-missing", "A sample lacks a field that the spec's has.";
    SampleFieldRenamed: "sample-field-renamed", "A sample has a field under another name.";
    SampleValue: "sample-value", "A sample's field has another value.";
    SampleKind: "sample-kind", "A sample's field is of another kind, such as a number instead of a text.";
    SampleOrder: "sample-order", "The fields of a SOAP sample stand in another order.";
    ChangelogUnknown: "changelog-unknown", "The page has a changelog, and the spec has none.";
    RowUnknown: "row-unknown", "The page's changelog has a row that the spec's does not have.";
    RowMissing: "row-missing", "The page's changelog lacks a row that the spec's has.";
    RowVersion: "row-version", "A row of the changelog is of another version.";
    RowAttendance: "row-attendance", "A row of the changelog is of another message or container.";
    RowRenamed: "row-renamed", "A row of the changelog names another field.";
    Twice: "twice", "The page says something twice.";
    DepartureIdle: "departure-idle", "The spec departs from the page on purpose, and the page says the same.";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_kinds_have_the_same_id_or_sentence() {
        let ids: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        let sentences: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.sentence()).collect();
        assert_eq!((ids.len(), sentences.len()), (Kind::ALL.len(), Kind::ALL.len()));
    }
}
