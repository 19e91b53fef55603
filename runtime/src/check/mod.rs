//! What a request must be before it is sent, and what a server asks of the requests that it gets.

mod violation;
mod walk;

pub use violation::{Violation, Violations};
pub(crate) use walk::check_paired;
pub use walk::check_request;

pub use crate::descriptor::CheckContext;
