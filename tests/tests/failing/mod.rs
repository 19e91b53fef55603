//! Every way in which a call can fail, and somebody who fails it so.
#![allow(dead_code, reason = "each test program uses its own part")]

pub(crate) mod peer;
pub(crate) mod rows;
