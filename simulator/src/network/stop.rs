//! When the simulator stops.

use std::pin::Pin;

use tokio::sync::watch;

/// Lets the simulator run as long as this is there.
#[derive(Debug)]
pub(crate) struct Running(#[expect(dead_code, reason = "that it is dropped tells enough")] watch::Sender<()>);

/// Tells whoever waits that the simulator stops.
#[derive(Clone, Debug)]
pub(crate) struct Stop(watch::Receiver<()>);

/// A simulator that runs, and how the parts of it learn that it stops.
pub(crate) fn running() -> (Running, Stop) {
    let (sender, receiver) = watch::channel(());
    (Running(sender), Stop(receiver))
}

impl Stop {
    /// Ends when the simulator stops.
    pub(crate) fn wait(&self) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        let mut receiver = self.0.clone();
        // Nothing is ever sent: waiting fails when the other half is dropped.
        Box::pin(async move { while receiver.changed().await.is_ok() {} })
    }
}
