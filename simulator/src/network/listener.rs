//! Who gets a connection: counted, and no more at once than are allowed.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::serve::Listener;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;

use super::connection::Connection;
use super::{Patience, Stop};

/// How many connections were taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Count(Arc<AtomicU64>);

/// Takes connections. Where as many are open as are allowed, the next ones wait outside until one ends.
pub(crate) struct Reception {
    listener: TcpListener,
    count: Count,
    seats: Arc<Semaphore>,
    patience: Patience,
    stop: Stop,
}

impl Count {
    pub(crate) fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

impl Reception {
    pub(crate) fn new(listener: TcpListener, count: Count, patience: Patience, stop: Stop) -> Self {
        let seats = patience.connections.clamp(1, Semaphore::MAX_PERMITS);
        Self { listener, count, seats: Arc::new(Semaphore::new(seats)), patience, stop }
    }
}

impl Listener for Reception {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        // The semaphore is never closed, so there is always a seat in the end.
        let seat = Arc::clone(&self.seats).acquire_owned().await.ok();
        let (stream, address) = Listener::accept(&mut self.listener).await;
        self.count.0.fetch_add(1, Ordering::Relaxed);
        (Connection::new(stream, seat, self.patience.time, &self.stop), address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}
