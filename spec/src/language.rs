//! The spec language as tables: which keys each kind of file has, and what form their values take.
//!
//! The decoder checks files against these tables, and the documentation is held against them.

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
}

/// A key of a [`Table`].
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

const fn required(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: true }
}

const fn optional(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, required: false }
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
static BRANDS: Table =
    Table { name: "the brands file", keys: &[required("brands", Shape::List(&Shape::Table(&BRAND)))] };

static BRAND: Table = Table {
    name: "a brand",
    keys: &[
        required("brand", Shape::Name),
        required("platform", Shape::Text),
        optional("documentation", Shape::Text),
        required("hosts", Shape::Table(&HOSTS)),
        optional("assumed", Shape::Text),
    ],
};

static HOSTS: Table = Table {
    name: "a brand's hosts",
    keys: &[required("production", Shape::Text), required("test", Shape::Text)],
};

/// A file under `services/`.
static SERVICE: Table = Table {
    name: "a service file",
    keys: &[
        required("service", Shape::Name),
        optional("summary", Shape::Text),
        required("namespace", Shape::Text),
        required("endpoints", Shape::Table(&ENDPOINTS)),
        required("interfaceVersion", Shape::Table(&INTERFACE_VERSION)),
        optional("responseCode", Shape::Table(&RESPONSE_CODE)),
        required("request", Shape::Table(&COMMON)),
        required("response", Shape::Table(&COMMON)),
        optional("changelog", CHANGELOG),
        optional("override", Shape::Flag),
        optional("assumed", Shape::Text),
    ],
};

static ENDPOINTS: Table = Table {
    name: "the endpoints",
    keys: &[optional("json", Shape::Text), optional("soap", Shape::Text), optional("assumed", Shape::Text)],
};

static INTERFACE_VERSION: Table = Table {
    name: "a service's interface version",
    keys: &[
        required("prefix", Shape::Name),
        optional("label", Shape::Text),
        optional("brands", Shape::Map { key: MapKey::Name, value: &Shape::Text }),
    ],
};

static RESPONSE_CODE: Table = Table {
    name: "the response code",
    keys: &[
        required("field", Shape::Name),
        required("accepted", Shape::List(&Shape::Text)),
        optional("assumed", Shape::Text),
    ],
};

static COMMON: Table = Table {
    name: "the common fields of a message",
    keys: &[optional("leading", FIELD_USES), optional("trailing", FIELD_USES)],
};

const FIELD_USES: Shape = Shape::List(&Shape::Table(&FIELD_USE));

static FIELD_USE: Table = Table {
    name: "a field of a message",
    keys: &[
        required("field", Shape::Name),
        required("presence", Shape::Choice(&["required", "optional", "conditional"])),
        required("since", Shape::Version),
        optional("until", Shape::Version),
        optional("only", PROTOCOL),
        optional("condition", Shape::Text),
        optional("when", Shape::Map { key: MapKey::Name, value: &Shape::List(&Shape::Text) }),
        optional("mayBeEmpty", Shape::Flag),
        optional("deprecated", Shape::Text),
        optional("assumed", Shape::Text),
    ],
};

const PROTOCOL: Shape = Shape::Choice(&["json", "soap"]);

const CHANGELOG: Shape = Shape::Map { key: MapKey::Version, value: &Shape::Table(&CHANGES) };

static CHANGES: Table = Table {
    name: "the changelog rows of a version",
    keys: &[
        optional("request", NAMES),
        optional("response", NAMES),
        optional("containers", Shape::Map { key: MapKey::Name, value: &NAMES }),
    ],
};

const NAMES: Shape = Shape::List(&Shape::Name);

/// A file under `dictionary/`.
static DICTIONARY: Table = Table {
    name: "a dictionary file",
    keys: &[
        optional("fields", Shape::List(&Shape::Table(&FIELD))),
        optional("containers", Shape::List(&Shape::Table(&CONTAINER))),
        optional("values", Shape::List(&Shape::Table(&VALUE_LIST))),
    ],
};

static FIELD: Table = Table {
    name: "a dictionary field",
    keys: &[
        required("field", Shape::Name),
        optional("kind", Shape::Choice(&["text", "number", "boolean", "dateTime", "container", "list"])),
        optional("container", Shape::Name),
        optional("item", Shape::Name),
        required("description", Shape::Text),
        optional("values", Shape::Name),
        optional("sensitive", Shape::Choice(&["cardNumber", "secret"])),
        optional("example", Shape::Text),
        optional("rust", Shape::Name),
        optional("override", Shape::Flag),
        optional("assumed", Shape::Text),
    ],
};

static CONTAINER: Table = Table {
    name: "a container",
    keys: &[
        required("container", Shape::Name),
        required("description", Shape::Text),
        required("fields", FIELD_USES),
        optional("rust", Shape::Name),
        optional("override", Shape::Flag),
        optional("assumed", Shape::Text),
    ],
};

static VALUE_LIST: Table = Table {
    name: "a value list",
    keys: &[
        required("list", Shape::Name),
        required("open", Shape::Flag),
        required("values", Shape::List(&Shape::Table(&VALUE))),
        optional("rust", Shape::Name),
        optional("override", Shape::Flag),
        optional("assumed", Shape::Text),
    ],
};

static VALUE: Table = Table {
    name: "a listed value",
    keys: &[
        required("code", Shape::Text),
        required("name", Shape::Name),
        optional("label", Shape::Text),
        optional("since", Shape::Version),
        optional("until", Shape::Version),
        optional("deprecated", Shape::Text),
        optional("rust", Shape::Name),
        optional("assumed", Shape::Text),
    ],
};

/// A file under `functions/`.
static FUNCTION: Table = Table {
    name: "a function file",
    keys: &[
        required("function", Shape::Name),
        required("service", Shape::Name),
        required("summary", Shape::Text),
        required("idempotent", Shape::Flag),
        optional("endpoints", Shape::Table(&ENDPOINTS)),
        optional("protocols", Shape::List(&PROTOCOL)),
        optional("responseCode", Shape::Table(&RESPONSE_CODE)),
        optional("brands", Shape::Map { key: MapKey::Name, value: &Shape::Table(&FUNCTION_BRAND) }),
        required("request", FIELD_USES),
        required("response", FIELD_USES),
        optional("alternatives", Shape::List(&NAMES)),
        optional("changelog", CHANGELOG),
        optional("samples", Shape::List(&Shape::Table(&SAMPLE))),
        optional("sources", Shape::List(&Shape::Text)),
        optional("departures", Shape::List(&Shape::Table(&DEPARTURE))),
        optional("rust", Shape::Name),
        optional("assumed", Shape::Text),
    ],
};

static FUNCTION_BRAND: Table = Table {
    name: "what a brand's page says otherwise",
    keys: &[
        optional("recommended", Shape::Version),
        optional("lacks", NAMES),
        optional("summary", Shape::Text),
        optional("assumed", Shape::Text),
    ],
};

static DEPARTURE: Table = Table {
    name: "a departure from a page",
    keys: &[required("from", Shape::Text), optional("brands", NAMES), required("because", Shape::Text)],
};

static SAMPLE: Table = Table {
    name: "a documented sample",
    keys: &[
        required("message", Shape::Choice(&["request", "response"])),
        required("protocol", PROTOCOL),
        optional("brand", Shape::Name),
        optional("lacks", NAMES),
        optional("because", Shape::Text),
        required("document", Shape::Text),
    ],
};
