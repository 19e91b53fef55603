//! The kinds of change, as a table: an id, what each breaks in a request and in a response, and why.

/// What a change breaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breaks {
    /// Rust code that compiled against the generated source may not compile any more.
    pub source: bool,
    /// What was sent or read before is refused, sent elsewhere, written otherwise or understood otherwise.
    pub wire: bool,
}

impl Breaks {
    const SAFE: Self = Self { source: false, wire: false };
    const SOURCE: Self = Self { source: true, wire: false };
    const WIRE: Self = Self { source: false, wire: true };
    const BOTH: Self = Self { source: true, wire: true };

    /// Whether it breaks nothing.
    pub const fn is_nothing(self) -> bool {
        !self.source && !self.wire
    }

    /// `breaks-source`, `breaks-wire`, both, or `safe`.
    pub fn classes(self) -> Vec<&'static str> {
        match (self.source, self.wire) {
            (false, false) => vec!["safe"],
            (true, false) => vec!["breaks-source"],
            (false, true) => vec!["breaks-wire"],
            (true, true) => vec!["breaks-source", "breaks-wire"],
        }
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self { source: self.source || other.source, wire: self.wire || other.wire }
    }
}

/// Which messages a change touches, and whether generated Rust has a name for what it touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Touched {
    pub(super) request: bool,
    pub(super) response: bool,
    pub(super) named_in_rust: bool,
}

impl Touched {
    /// Both messages, and Rust too.
    pub(super) const ALL: Self = Self { request: true, response: true, named_in_rust: true };

    pub(super) const fn and(self, other: Self) -> Self {
        Self {
            request: self.request || other.request,
            response: self.response || other.response,
            named_in_rust: self.named_in_rust || other.named_in_rust,
        }
    }
}

struct Row {
    id: &'static str,
    request: Breaks,
    response: Breaks,
    why: &'static str,
}

macro_rules! kinds {
    ($($kind:ident $id:literal $request:ident $response:ident $why:literal;)*) => {
        /// A kind of change. Each has an id that does not change, and one sentence that says why it is classed as it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ChangeKind {
            $(#[doc = $why] $kind,)*
        }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)*];

            const fn row(self) -> Row {
                match self {
                    $(Self::$kind => Row {
                        id: $id,
                        request: Breaks::$request,
                        response: Breaks::$response,
                        why: $why,
                    },)*
                }
            }
        }
    };
}

// The two classes are those of a change in a request and in a response. What has no direction has the same twice.
kinds! {
    FunctionAdded "function-added" SAFE SAFE
        "A function that is new takes nothing from the others.";
    FunctionRemoved "function-removed" BOTH BOTH
        "Its types are gone from the Rust source, and it can't be called any more.";
    FunctionMoved "function-moved" BOTH BOTH
        "A function of another service has its types in another module, and other common fields, addresses and prefixes.";
    RustNameChanged "rust-name-changed" SOURCE SOURCE
        "Code that uses the name does not find it any more.";
    IdempotenceLost "idempotence-lost" SAFE SAFE
        "What is sent stays the same, but after an unknown outcome the function is not repeated any more.";
    IdempotenceGained "idempotence-gained" SAFE SAFE
        "What is sent stays the same, but after an unknown outcome the function may be repeated from now on.";
    PathChanged "path-changed" WIRE WIRE
        "Requests go to another address.";
    ProtocolRemoved "protocol-removed" WIRE WIRE
        "Requests in this protocol have no address any more.";
    ProtocolAdded "protocol-added" SAFE SAFE
        "What is sent in the other protocol stays the same.";
    RecommendedChanged "recommended-changed" SAFE SAFE
        "The client sends the new version by itself, and every request that was right under the old one is right under it.";
    RecommendedRefuses "recommended-refuses" WIRE WIRE
        "The client sends the new version by itself, and under it some fields or values are gone or newly required.";
    RecommendedAdded "recommended-added" SAFE SAFE
        "Without it a request had to set the version, which still counts.";
    RecommendedRemoved "recommended-removed" WIRE WIRE
        "A request that sets no version is not sent any more.";
    ResponseCodeChanged "response-code-changed" WIRE WIRE
        "Another field tells whether the platform did what was asked, so the same answer means something else.";
    AcceptedCodesChanged "accepted-codes-changed" WIRE WIRE
        "Other codes mean success, so the same answer means something else.";
    AlternativeAdded "alternative-added" WIRE WIRE
        "A request with none of the fields, or with several, is not sent any more.";
    AlternativeRemoved "alternative-removed" SAFE SAFE
        "A request with exactly one of the fields stays right.";
    FieldAdded "field-added" SAFE SAFE
        "A field that nobody must set is one more setter or getter.";
    RequiredFieldAdded "required-field-added" WIRE SAFE
        "A request without the new field is not sent any more; in a response every field may be absent.";
    FieldRemoved "field-removed" BOTH SOURCE
        "Its setter or getter is gone, and a request that has it is not sent any more; in a response it stays reachable as an unknown field.";
    FieldReordered "field-reordered" WIRE SAFE
        "SOAP requests are a sequence, whose order is part of the schema; responses are read in any order.";
    NowRequired "now-required" WIRE SAFE
        "A request without the field is not sent any more; in a response every field may be absent.";
    NowRequiredAtTimes "now-required-at-times" WIRE SAFE
        "A request for which the condition holds is not sent without the field any more; in a response every field may be absent.";
    RequiredLess "required-less" SAFE SAFE
        "A request that has the field stays right.";
    ConditionChanged "condition-changed" WIRE SAFE
        "Other requests than before are not sent without the field; in a response every field may be absent.";
    ConditionReworded "condition-reworded" SAFE SAFE
        "What is checked stays the same, only the reader is told something else.";
    SinceLater "since-later" BOTH SOURCE
        "Older versions lose the field: a request that has it is not sent under them, and types made for one of them have no setter or getter for it.";
    SinceEarlier "since-earlier" SAFE SAFE
        "More versions know the field, and nobody must set it.";
    UntilEarlier "until-earlier" BOTH SOURCE
        "Younger versions lose the field: a request that has it is not sent under them, and types made for one of them have no setter or getter for it.";
    UntilLater "until-later" SAFE SAFE
        "More versions know the field, and nobody must set it.";
    RequiredMoreWidely "required-more-widely" WIRE SAFE
        "The field is required under versions, in a protocol or at a brand where it did not exist, and a request without it is not sent there any more.";
    ProtocolLacksField "protocol-lacks-field" WIRE SAFE
        "A request that has the field is not sent in the other protocol any more.";
    ProtocolGainsField "protocol-gains-field" SAFE SAFE
        "More requests may have the field, and nobody must set it.";
    BrandLacksField "brand-lacks-field" WIRE SAFE
        "A request that has the field is not sent to the brand any more.";
    BrandGainsField "brand-gains-field" SAFE SAFE
        "More requests may have the field, and nobody must set it.";
    MayNotBeEmpty "may-not-be-empty" WIRE SAFE
        "A request in which the field is empty is not sent any more.";
    MayBeEmpty "may-be-empty" SAFE SAFE
        "A request in which the field holds something stays right.";
    Deprecated "deprecated" SAFE SAFE
        "It works as before, and the compiler warns whoever uses it.";
    NotDeprecated "not-deprecated" SAFE SAFE
        "It works as before, and the compiler warns no more.";
    CommonChanged "common-changed" SAFE SAFE
        "The message is the same, whether the field stands with the function or with its service.";
    DefinitionAdded "definition-added" SAFE SAFE
        "By itself a definition does nothing; where it is used is a change of its own.";
    DefinitionRemoved "definition-removed" SOURCE SOURCE
        "The type that was made of it is gone; where it was used is a change of its own.";
    KindChanged "kind-changed" BOTH BOTH
        "The field has another type in Rust, and is written and read otherwise.";
    TypeChanged "type-changed" SOURCE SOURCE
        "The field has another type in Rust; on the wire it is a text as before.";
    ContainerChanged "container-changed" BOTH BOTH
        "The field holds other fields, in another type.";
    ItemChanged "item-changed" WIRE WIRE
        "In SOAP the elements of the list go by another name.";
    ValuesChanged "values-changed" SOURCE SOURCE
        "The field has another type in Rust; on the wire every text passes.";
    ValuesClosed "values-closed" BOTH SOURCE
        "The field has another type in Rust, and a request with a value that the list does not have is not sent any more.";
    SensitivityChanged "sensitivity-changed" SAFE SAFE
        "Neither types nor messages change, but how much of the value appears in logs does.";
    ExampleChanged "example-changed" SAFE SAFE
        "Only documentation and simulated answers show it.";
    ListOpened "list-opened" SAFE SAFE
        "What passed goes on passing.";
    ListClosed "list-closed" WIRE SAFE
        "A request with a value that the list does not have is not sent any more; a response is read whatever it holds.";
    CodeAdded "code-added" SAFE SAFE
        "Whoever matches on the values has to expect new ones anyway.";
    CodeRemoved "code-removed" SOURCE SOURCE
        "Its variant is gone; as the list is open, the code itself passes as an unlisted one.";
    CodeRefused "code-refused" BOTH SOURCE
        "Its variant is gone, and as the list is closed, a request with the code is not sent any more.";
    CodeReplaced "code-replaced" WIRE WIRE
        "Code that names the value still compiles and now means another code; the old one is read as an unlisted one.";
    CodeSinceLater "code-since-later" WIRE SAFE
        "A request of an older version that has the value is not sent any more.";
    CodeUntilEarlier "code-until-earlier" WIRE SAFE
        "A request of a younger version that has the value is not sent any more.";
    CodeKnownWider "code-known-wider" SAFE SAFE
        "More versions know the value.";
    CodeReordered "code-reordered" SAFE SAFE
        "The order of values is that of the documentation, and nothing depends on it.";
    LabelChanged "label-changed" SAFE SAFE
        "A label is for people to read.";
    ServiceAdded "service-added" SAFE SAFE
        "A service that is new takes nothing from the others.";
    ServiceRemoved "service-removed" BOTH BOTH
        "Its module is gone from the Rust source, and its functions can't be called any more.";
    NamespaceChanged "namespace-changed" WIRE WIRE
        "Every element of its SOAP messages is another one.";
    PrefixChanged "prefix-changed" WIRE WIRE
        "Every request tells another interface version.";
    BrandAdded "brand-added" SAFE SAFE
        "A brand that is new takes nothing from the others.";
    BrandRemoved "brand-removed" BOTH BOTH
        "Its variant is gone from the Rust source, and its platform can't be called any more.";
    FirstBrandChanged "first-brand-changed" WIRE WIRE
        "The first brand is the default one, so whoever names none calls another platform.";
    BrandReordered "brand-reordered" SAFE SAFE
        "Behind the first brand, the order is that of lists for people.";
    HostChanged "host-changed" WIRE WIRE
        "Requests go to another machine.";
    Reworded "reworded" SAFE SAFE
        "A text for people.";
    ChangelogChanged "changelog-changed" SAFE SAFE
        "The changelog tells what since and until say already.";
    SampleChanged "sample-changed" SAFE SAFE
        "A sample shows a message and makes none.";
    SourceChanged "source-changed" SAFE SAFE
        "Where a fact comes from does not change it.";
    AssumptionChanged "assumption-changed" SAFE SAFE
        "How well a fact is known does not change it.";
}

impl ChangeKind {
    /// The id: `field-removed`.
    pub const fn id(self) -> &'static str {
        self.row().id
    }

    /// Why it breaks something, or breaks nothing, in one sentence.
    pub const fn why(self) -> &'static str {
        self.row().why
    }

    /// What it breaks in a request.
    pub const fn in_request(self) -> Breaks {
        self.row().request
    }

    /// What it breaks in a response.
    pub const fn in_response(self) -> Breaks {
        self.row().response
    }

    pub(super) fn breaks(self, touched: Touched) -> Breaks {
        let side = |touched: bool, breaks: Breaks| if touched { breaks } else { Breaks::SAFE };
        let breaks = side(touched.request, self.in_request()).and(side(touched.response, self.in_response()));
        Breaks { source: breaks.source && touched.named_in_rust, ..breaks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_an_id_and_a_sentence_of_its_own_sort() {
        let ids: BTreeSet<_> = ChangeKind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), ChangeKind::ALL.len());
        for kind in ChangeKind::ALL {
            assert!(kind.why().ends_with('.') && kind.why().len() > 15, "{}", kind.id());
            assert!(kind.id().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", kind.id());
        }
    }

    #[test]
    fn what_no_message_has_breaks_nothing() {
        for kind in ChangeKind::ALL {
            assert!(kind.breaks(Touched::default()).is_nothing());
            assert_eq!(kind.breaks(Touched::ALL), kind.in_request().and(kind.in_response()));
        }
    }
}
