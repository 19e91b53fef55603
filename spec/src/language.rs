//! The spec language as tables: which keys each kind of file has, and what form their values take.
//!
//! The reader checks files against these tables, the JSON Schemas for editors are made from them, and the documentation
//! is held against them.

use crate::rule::Rule;

/// The form of a value.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Any text.
    Text,
    /// A name on the wire or of a definition.
    Name,
    /// A quoted interface version.
    Version,
    /// `true` or `false`.
    Flag,
    /// One of some words.
    Choice(&'static [&'static str]),
    /// A list of values of one form.
    List(&'static Shape),
    /// A mapping whose keys are of the form `key` and chosen by the writer.
    Map { key: MapKey, value: &'static Shape },
    /// A mapping with known keys.
    Table(&'static Table),
}

/// The form of a mapping's free keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MapKey {
    Name,
    Version,
}

/// A mapping with known keys.
#[derive(Debug)]
pub(crate) struct Table {
    /// What the mapping describes, for messages: `a field of a function`.
    pub(crate) name: &'static str,
    pub(crate) keys: &'static [Key],
    /// What its keys ask of each other.
    pub(crate) ties: &'static [Tie],
}

impl Table {
    /// The form of a key's value.
    pub(crate) fn shape(&self, key: &str) -> Option<&'static Shape> {
        self.keys.iter().find(|known| known.name == key).map(|known| &known.shape)
    }
}

/// A key of a [`Table`].
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    /// What the key says, as a part of a sentence.
    pub(crate) says: &'static str,
}

/// What one key of a mapping asks of another.
#[derive(Debug)]
pub(crate) enum Tie {
    /// Where `key` is there, with this value if one is given, `needs` is there as well; else the rule is broken.
    Needs { key: &'static str, value: Option<&'static str>, needs: &'static str, rule: Rule },
    /// Where `key` is there, `with` is there as well and has one of these values.
    Only { key: &'static str, with: &'static str, values: &'static [&'static str] },
}

const fn required(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, required: true, says }
}

const fn optional(name: &'static str, shape: Shape, says: &'static str) -> Key {
    Key { name, shape, required: false, says }
}

/// A mapping whose keys ask nothing of each other.
const fn table(name: &'static str, keys: &'static [Key]) -> Table {
    Table { name, keys, ties: &[] }
}

/// What a spec file can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Brands,
    Service,
    Dictionary,
    Function,
}

impl FileKind {
    pub(crate) const ALL: [Self; 4] = [Self::Brands, Self::Service, Self::Dictionary, Self::Function];

    /// Where such a file usually stands, below a spec folder.
    pub(crate) fn usual(self) -> &'static str {
        match self {
            Self::Brands => "brands.yaml",
            Self::Service => "services/SERVICE.yaml",
            Self::Dictionary => "dictionary/NAME.yaml",
            Self::Function => "functions/SERVICE/FUNCTION.yaml",
        }
    }

    /// The kind of a file by its path below a spec folder, where that tells it.
    pub(crate) fn at(below: &str) -> Option<Self> {
        let top = |path: &str| path.split_once('/').map_or(path, |(folder, _)| folder).to_owned();
        Self::ALL.into_iter().find(|kind| top(kind.usual()) == top(below))
    }

    /// The kind in one word.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Brands => "brands",
            Self::Service => "service",
            Self::Dictionary => "dictionary",
            Self::Function => "function",
        }
    }

    /// The keys of such a file.
    pub(crate) fn table(self) -> &'static Table {
        match self {
            Self::Brands => &BRANDS,
            Self::Service => &SERVICE,
            Self::Dictionary => &DICTIONARY,
            Self::Function => &FUNCTION,
        }
    }
}

/// `brands.yaml`.
static BRANDS: Table = table(
    "the brands file",
    &[required(
        "brands",
        Shape::List(&Shape::Table(&BRAND)),
        "the brands; the first one words what is written for no brand in particular",
    )],
);

static BRAND: Table = table(
    "a brand",
    &[
        required("brand", Shape::Name, "its identifier: `--brand meadow`, `Brand::Meadow`"),
        required("platform", Shape::Text, "what `{platform}` stands for"),
        optional("documentation", Shape::Text, "where its pages stand"),
        required("hosts", Shape::Table(&HOSTS), "where its functions are"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
);

static HOSTS: Table = table(
    "a brand's hosts",
    &[
        required("production", Shape::Text, "the host of `Environment::Production`"),
        required("test", Shape::Text, "the host of `Environment::Test`"),
    ],
);

/// A file under `services/`.
static SERVICE: Table = table(
    "a service file",
    &[
        required("service", Shape::Name, "its name; functions refer to it"),
        optional("summary", Shape::Text, "what it does; the module's documentation"),
        required("namespace", Shape::Text, "the XML namespace of its SOAP messages"),
        required("endpoints", Shape::Table(&ENDPOINTS), "the paths of its functions"),
        required("interfaceVersion", Shape::Table(&INTERFACE_VERSION), "how `interfaceVersion` is made"),
        optional("responseCode", Shape::Table(&RESPONSE_CODE), "which field tells the result"),
        required("request", Shape::Table(&COMMON), "what all its requests have"),
        required("response", Shape::Table(&COMMON), "what all its responses have"),
        optional("changelog", CHANGELOG, "the rows of the common fields"),
        optional("override", Shape::Flag, "whether it takes the place of a shipped one"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
);

static ENDPOINTS: Table = table(
    "the endpoints",
    &[
        optional(
            "json",
            Shape::Text,
            "the path of JSON requests below the host; `{function}` stands for the function's name",
        ),
        optional("soap", Shape::Text, "the path of SOAP requests"),
        optional("assumed", Shape::Text, "why they are a guess"),
    ],
);

static INTERFACE_VERSION: Table = table(
    "a service's interface version",
    &[
        required("prefix", Shape::Name, "what stands before the version on the wire: `VO_WS_1.12`"),
        optional("label", Shape::Text, "what a page says of the prefix"),
        optional(
            "brands",
            Shape::Map { key: MapKey::Name, value: &Shape::Text },
            "what some brands' pages say instead",
        ),
    ],
);

static RESPONSE_CODE: Table = table(
    "the response code",
    &[
        required("field", Shape::Name, "the response field"),
        required(
            "accepted",
            Shape::List(&Shape::Text),
            "the codes with which `answer.accepted()` and `sips call` succeed",
        ),
        optional("assumed", Shape::Text, "why it is a guess"),
    ],
);

static COMMON: Table = table(
    "the common fields of a message",
    &[
        optional("leading", FIELD_USES, "fields before the function's own"),
        optional("trailing", FIELD_USES, "fields behind them"),
    ],
);

const FIELD_USES: Shape = Shape::List(&Shape::Table(&FIELD_USE));

static FIELD_USE: Table = Table {
    name: "a field of a message",
    keys: &[
        required("field", Shape::Name, "the field of the dictionary"),
        required(
            "presence",
            Shape::Choice(&["required", "optional", "conditional"]),
            "whether it must be there; of a response every field may be absent in Rust",
        ),
        required("since", Shape::Version, "the first version that knows it"),
        optional("until", Shape::Version, "the last version that knows it"),
        optional("only", PROTOCOL, "the one protocol that carries it"),
        optional(
            "condition",
            Shape::Text,
            "when a conditional field must be there, as a sentence; required with `presence: conditional`",
        ),
        optional(
            "when",
            Shape::Map { key: MapKey::Name, value: &Shape::List(&Shape::Text) },
            "the same as data: fields beside it, and the codes of which each has one",
        ),
        optional("mayBeEmpty", Shape::Flag, "whether an empty text is a value of a required field"),
        optional("deprecated", Shape::Text, "why it should not be used any more; `#[deprecated]` in Rust"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
    ties: &[Tie::Needs {
        key: "presence",
        value: Some("conditional"),
        needs: "condition",
        rule: Rule::MissingKey,
    }],
};

const PROTOCOL: Shape = Shape::Choice(&["json", "soap"]);

const CHANGELOG: Shape = Shape::Map { key: MapKey::Version, value: &Shape::Table(&CHANGES) };

static CHANGES: Table = table(
    "the changelog rows of a version",
    &[
        optional("request", NAMES, "request fields that came with the version"),
        optional("response", NAMES, "response fields"),
        optional(
            "containers",
            Shape::Map { key: MapKey::Name, value: &NAMES },
            "fields that came to a container, by the field that holds it",
        ),
    ],
);

const NAMES: Shape = Shape::List(&Shape::Name);

/// A file under `dictionary/`.
static DICTIONARY: Table = table(
    "a dictionary file",
    &[
        optional("fields", Shape::List(&Shape::Table(&FIELD)), "fields"),
        optional("containers", Shape::List(&Shape::Table(&CONTAINER)), "groups of fields"),
        optional("values", Shape::List(&Shape::Table(&VALUE_LIST)), "value lists"),
    ],
);

static FIELD: Table = Table {
    name: "a dictionary field",
    keys: &[
        required("field", Shape::Name, "the name on the wire"),
        optional(
            "kind",
            Shape::Choice(&["text", "number", "boolean", "dateTime", "container", "list"]),
            "what it holds; a text unless it says otherwise",
        ),
        optional("container", Shape::Name, "the container that it holds, or that a list holds several of"),
        optional(
            "item",
            Shape::Name,
            "how SOAP names an element of a list; without it the name without `List` or `s`",
        ),
        required("description", Shape::Text, "what it is for"),
        optional("values", Shape::Name, "its value list"),
        optional(
            "sensitive",
            Shape::Choice(&["cardNumber", "secret"]),
            "what `Debug`, errors and traces show of it: a card number its last four digits, a secret nothing",
        ),
        optional("example", Shape::Text, "what the simulator answers"),
        optional("rust", Shape::Name, "its name in Rust, where the derived one does not do"),
        optional("override", Shape::Flag, "whether it takes the place of a shipped one"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
    ties: &[
        Tie::Needs { key: "kind", value: Some("container"), needs: "container", rule: Rule::MissingKey },
        Tie::Only { key: "container", with: "kind", values: &["container", "list"] },
    ],
};

static CONTAINER: Table = table(
    "a container",
    &[
        required(
            "container",
            Shape::Name,
            "its name; fields of the kinds `container` and `list` refer to it",
        ),
        required("description", Shape::Text, "what it is for"),
        required("fields", FIELD_USES, "its fields, in SOAP order, written as those of a message"),
        optional("rust", Shape::Name, "its name in Rust"),
        optional("override", Shape::Flag, "whether it takes the place of a shipped one"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
);

static VALUE_LIST: Table = table(
    "a value list",
    &[
        required("list", Shape::Name, "its name; fields refer to it"),
        required("open", Shape::Flag, "whether a request with another code passes the checks"),
        required("values", Shape::List(&Shape::Table(&VALUE)), "the codes, in documented order"),
        optional("rust", Shape::Name, "its name in Rust"),
        optional("override", Shape::Flag, "whether it takes the place of a shipped one"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
);

static VALUE: Table = table(
    "a listed value",
    &[
        required("code", Shape::Text, "the text on the wire"),
        required("name", Shape::Name, "its name in code"),
        optional("label", Shape::Text, "what it means, as documented; left out where that is not known"),
        optional(
            "since",
            Shape::Version,
            "the first version that knows it, where it is younger than its field",
        ),
        optional("until", Shape::Version, "the last version that knows it"),
        optional("deprecated", Shape::Text, "why it should not be used any more"),
        optional("rust", Shape::Name, "its name in Rust"),
        optional("assumed", Shape::Text, "why it is a guess"),
    ],
);

/// A file under `functions/`.
static FUNCTION: Table = table(
    "a function file",
    &[
        required(
            "function",
            Shape::Name,
            "its name: in the address, in SOAP, and in Rust `SellVoucherRequest`, `SellVoucherResponse` and `SELL_VOUCHER`",
        ),
        required("service", Shape::Name, "the service"),
        required("summary", Shape::Text, "what it does"),
        required(
            "idempotent",
            Shape::Flag,
            "whether sending a request twice does no more than sending it once",
        ),
        optional("endpoints", Shape::Table(&ENDPOINTS), "paths that depart from the service's"),
        optional("protocols", Shape::List(&PROTOCOL), "`json`, `soap`: the only ones it has"),
        optional("responseCode", Shape::Table(&RESPONSE_CODE), "another field than the service's"),
        optional(
            "brands",
            Shape::Map { key: MapKey::Name, value: &Shape::Table(&FUNCTION_BRAND) },
            "in what brands' pages differ",
        ),
        required("request", FIELD_USES, "its own request fields"),
        required("response", FIELD_USES, "its own response fields"),
        optional(
            "alternatives",
            Shape::List(&NAMES),
            "groups of optional request fields of which a request has exactly one",
        ),
        optional("changelog", CHANGELOG, "the rows of its own fields"),
        optional("samples", Shape::List(&Shape::Table(&SAMPLE)), "documented messages"),
        optional("sources", Shape::List(&Shape::Text), "where the facts come from"),
        optional(
            "departures",
            Shape::List(&Shape::Table(&DEPARTURE)),
            "where it departs from its documentation pages on purpose",
        ),
        optional("rust", Shape::Name, "its name in Rust"),
        optional("assumed", Shape::Text, "why something about it is a guess"),
    ],
);

static FUNCTION_BRAND: Table = table(
    "what a brand's page says otherwise",
    &[
        optional(
            "recommended",
            Shape::Version,
            "the version that the client sends unless told otherwise; without it one must be set",
        ),
        optional("lacks", NAMES, "fields that do not exist at this brand"),
        optional("summary", Shape::Text, "what the function does, in this brand's words"),
        optional("assumed", Shape::Text, "why it is a guess"),
    ],
);

static DEPARTURE: Table = table(
    "a departure from a page",
    &[
        required("from", Shape::Text, "what it is about"),
        optional("brands", NAMES, "the brands whose pages it is about; all without this key"),
        required("because", Shape::Text, "why"),
    ],
);

static SAMPLE: Table = Table {
    name: "a documented sample",
    keys: &[
        required("message", Shape::Choice(&["request", "response"]), "which of the two"),
        required("protocol", PROTOCOL, "how it is written"),
        optional("brand", Shape::Name, "whose page shows it"),
        optional("lacks", NAMES, "required fields that it does not have"),
        optional("because", Shape::Text, "why it lacks them; required with `lacks`"),
        required("document", Shape::Text, "the message as shown; in SOAP what stands in the Body"),
    ],
    ties: &[Tie::Needs { key: "lacks", value: None, needs: "because", rule: Rule::SampleLacksField }],
};
