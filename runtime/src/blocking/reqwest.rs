//! The transport over reqwest, for threads that wait.

use std::fmt;
use std::sync::{Arc, mpsc};

use tokio::runtime::{Builder, Handle, Runtime};

use super::Transport;
use crate::exchange::{HttpRequest, HttpResponse, TransportError, TransportErrorKind as Kind};
use crate::{Transport as _, TransportOptions};

/// [`crate::ReqwestTransport`], run by one thread of its own for any number of threads that wait.
///
/// It may be used, and dropped, in async code too, where it holds up the thread that calls.
#[derive(Clone)]
pub struct ReqwestTransport {
    transport: crate::ReqwestTransport,
    background: Arc<Background>,
}

/// The thread behind a transport. What it has not finished when nobody can wait for it any more is dropped.
struct Background {
    handle: Handle,
    runtime: Option<Runtime>,
}

impl ReqwestTransport {
    /// Sets up the transport. Nothing is connected yet.
    ///
    /// # Errors
    /// As for [`crate::ReqwestTransport::new`], and where no thread can be started.
    pub fn new(options: &TransportOptions) -> Result<Self, TransportError> {
        Self::over(crate::ReqwestTransport::new(options)?)
    }

    /// Runs an async transport.
    ///
    /// # Errors
    /// [`TransportError`] of the kind [`Settings`](Kind::Settings) where no thread can be started.
    pub fn over(transport: crate::ReqwestTransport) -> Result<Self, TransportError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("sips-office")
            .enable_all()
            .build()
            .map_err(|error| TransportError::not_sent(Kind::Settings).with_source(error))?;
        let background = Background { handle: runtime.handle().clone(), runtime: Some(runtime) };
        Ok(Self { transport, background: Arc::new(background) })
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: HttpRequest) -> Result<HttpResponse, TransportError> {
        let (tell, told) = mpsc::sync_channel(1);
        let transport = self.transport.clone();
        self.background.handle.spawn(async move {
            // Nobody listens any more where the waiting thread is gone.
            let _ = tell.send(transport.send(request).await);
        });
        // The other end is dropped without a word only with the thread behind it.
        told.recv().unwrap_or_else(|gone| Err(TransportError::unknown(Kind::Other).with_source(gone)))
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Waiting for it is not allowed in async code.
            runtime.shutdown_background();
        }
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.transport.fmt(f)
    }
}
