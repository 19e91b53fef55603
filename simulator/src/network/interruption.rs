//! Ctrl-C, and the request of the system to end.

use std::io;

/// Watches for both, from when it is made: whatever comes between that and waiting is not lost.
#[cfg(unix)]
pub(crate) struct Interruption {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Interruption {
    pub(crate) fn watch() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// Ends when either comes.
    pub(crate) async fn wait(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

/// Watches for Ctrl-C, from when it is made.
#[cfg(windows)]
pub(crate) struct Interruption(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Interruption {
    pub(crate) fn watch() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    /// Ends when it comes.
    pub(crate) async fn wait(&mut self) {
        self.0.recv().await;
    }
}
