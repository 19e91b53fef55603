//! A shop that talks to a service which nobody offers, through types that its build script makes.

include!(concat!(env!("OUT_DIR"), "/specs.rs"));
