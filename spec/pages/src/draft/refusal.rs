//! Why a page does not become a draft.

use sips_office_spec::Broken;
use thiserror::Error;

use crate::drift::Unrecognised;

/// Why a page does not become a draft, and the way out.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The page names no function.
    #[error(
        "the page does not tell its function, neither in an address nor in a title: name it with --function"
    )]
    NoFunction,
    /// The function's name could not name a file.
    #[error(
        "`{function}` can't name a function and its file: name it with --function, in letters and digits"
    )]
    NoFunctionName {
        /// The name.
        function: String,
    },
    /// The folder has the function.
    #[error("{file} has the function `{function}` already, and is not written over")]
    FunctionExists {
        /// The function.
        function: String,
        /// The file that defines it.
        file: String,
    },
    /// A file of the draft's name is there.
    #[error("{file} is there already, and is not written over")]
    FileExists {
        /// The file.
        file: String,
    },
    /// The page's hosts tell no brand.
    #[error("{0}; a brand that the specs do not have needs a folder of its own, which --alone begins")]
    UnknownBrand(Unrecognised),
    /// The draft can't be held against its page.
    #[error("{0}")]
    Unrecognised(Unrecognised),
    /// The folder has no such brand.
    #[error(
        "there is no brand `{brand}` here, but {}: write it down in a brands.yaml, or begin a folder of its own with \
         --alone",
        known.join(", ")
    )]
    NoSuchBrand {
        /// The brand that was asked for.
        brand: String,
        /// The brands that the folder has.
        known: Vec<String>,
    },
    /// The brand's identifier could not be one.
    #[error("`{brand}` can't be the identifier of a brand: use letters and digits")]
    NoBrandName {
        /// The identifier.
        brand: String,
    },
    /// The page shows no address from which the hosts of a new brand could be taken.
    #[error(
        "the page shows no address, so the hosts of the new brand are not known: write a brands.yaml first"
    )]
    NoHost,
    /// The folder builds on the shipped specs.
    #[error(
        "the folder has specs and no brands.yaml, so it builds on the shipped ones: --alone begins a new folder"
    )]
    NotAlone,
    /// The page names no service.
    #[error(
        "the page does not tell the service, neither in an address nor in a version: name it with --service"
    )]
    NoService,
    /// The service's name could not name a file.
    #[error("`{service}` can't name a service and its file: name it with --service, in letters and digits")]
    NoServiceName {
        /// The name.
        service: String,
    },
    /// The page does not show what a new service's versions begin with.
    #[error(
        "the page does not show what the versions of the new service `{service}` begin with, such as WR_WS: save it \
         with its recommended version, or name a service that is there with --service"
    )]
    NoPrefix {
        /// The service.
        service: String,
    },
    /// The page has more than a spec can.
    #[error("the page is no page of a function: {what}")]
    TooLarge {
        /// What is too large.
        what: String,
    },
    /// The specs of the folder have mistakes.
    #[error("the specs have mistakes, so nothing can be added to them\n\n{0}")]
    Broken(Box<Broken>),
    /// What the page says does not make a sound spec.
    #[error("what the page says makes no spec that passes the check\n\n{0}")]
    Unsound(Box<Broken>),
}

impl Refusal {
    pub(super) fn broken(broken: Broken) -> Self {
        Self::Broken(Box::new(broken))
    }

    pub(super) fn unsound(broken: Broken) -> Self {
        Self::Unsound(Box::new(broken))
    }
}
