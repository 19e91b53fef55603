//! How much clients may ask of the simulator's patience.

use std::time::Duration;

/// What bounds clients.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// How long a client may keep the simulator waiting.
    pub(crate) time: Duration,
    /// How many connections are served at once.
    pub(crate) connections: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { time: Duration::from_secs(60), connections: 256 }
    }
}
