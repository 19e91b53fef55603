//! A client's connection, which ends where the client takes too long, where the simulator stops, and where a fault asks
//! for it.
//!
//! While a request is at hand, its handler watches over the time. Otherwise the connection does: then the client owes the
//! head of a request, and may not send it byte by byte for ever.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::IncomingStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, Sleep, sleep};

use super::listener::Reception;
use super::stop::Stop;

/// A client's connection.
pub(crate) struct Connection {
    stream: TcpStream,
    control: Control,
    patience: Duration,
    /// Until then the head of the next request must be there.
    head: Pin<Box<Sleep>>,
    /// Whether a request was at hand since then.
    is_past_head: bool,
    /// Until then the client must have taken something of the answer; `None` where it does.
    taking: Option<Pin<Box<Sleep>>>,
    stop: Pin<Box<dyn Future<Output = ()> + Send>>,
    is_stopped: bool,
    _seat: Option<OwnedSemaphorePermit>,
}

/// What the handler of a connection's requests has a say in.
#[derive(Clone, Default)]
pub(crate) struct Control(Arc<State>);

#[derive(Default)]
struct State {
    is_cut: AtomicBool,
    has_request: AtomicBool,
}

/// A request is at hand as long as this is there.
pub(crate) struct AtHand(Control);

impl Connection {
    pub(super) fn new(
        stream: TcpStream,
        seat: Option<OwnedSemaphorePermit>,
        patience: Duration,
        stop: &Stop,
    ) -> Self {
        Self {
            stream,
            control: Control::default(),
            patience,
            head: Box::pin(sleep(patience)),
            is_past_head: false,
            taking: None,
            stop: stop.wait(),
            is_stopped: false,
            _seat: seat,
        }
    }

    fn is_stopped(&mut self, context: &mut Context<'_>) -> bool {
        self.is_stopped = self.is_stopped || self.stop.as_mut().poll(context).is_ready();
        self.is_stopped
    }

    /// Whether nothing more of the next request is read: because it takes too long, or is not wanted any more.
    fn is_head_over(&mut self, context: &mut Context<'_>) -> io::Result<bool> {
        if self.control.0.has_request.load(Ordering::Relaxed) {
            self.is_past_head = true;
            return Ok(false);
        }
        if std::mem::take(&mut self.is_past_head) {
            self.head.as_mut().reset(Instant::now() + self.patience);
        }
        match self.head.as_mut().poll(context) {
            Poll::Ready(()) => Err(io::ErrorKind::TimedOut.into()),
            Poll::Pending => Ok(self.is_stopped(context)),
        }
    }
}

impl Connected<IncomingStream<'_, Reception>> for Control {
    fn connect_info(stream: IncomingStream<'_, Reception>) -> Self {
        stream.io().control.clone()
    }
}

impl Control {
    /// Lets nothing more out: the server gives the connection up as soon as it writes.
    pub(crate) fn cut(&self) {
        self.0.is_cut.store(true, Ordering::Relaxed);
    }

    /// A request has come.
    pub(crate) fn at_hand(&self) -> AtHand {
        self.0.has_request.store(true, Ordering::Relaxed);
        AtHand(self.clone())
    }
}

impl Drop for AtHand {
    fn drop(&mut self) {
        self.0.0.has_request.store(false, Ordering::Relaxed);
    }
}

impl AsyncRead for Connection {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.is_head_over(context) {
            // For the server this is a client that has gone.
            Ok(true) => Poll::Ready(Ok(())),
            Ok(false) => Pin::new(&mut self.stream).poll_read(context, buffer),
            Err(error) => Poll::Ready(Err(error)),
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.control.0.is_cut.load(Ordering::Relaxed) {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if written.is_ready() {
            self.taking = None;
            return written;
        }
        // The client does not take what it gets.
        let patience = self.patience;
        let taking = self.taking.get_or_insert_with(|| Box::pin(sleep(patience)));
        match taking.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
            Poll::Pending if self.is_stopped(context) => {
                Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
            }
            Poll::Pending => Poll::Pending,
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
