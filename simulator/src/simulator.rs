//! The server.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::builder::Builder;
use crate::connection::{Count, Counting};
use crate::fault::Faults;
use crate::office::Office;
use crate::received::Received;
use crate::serve;
use crate::wallet::Wallets;

/// How long requests that are being answered may take when the simulator stops.
const PATIENCE: Duration = Duration::from_secs(5);

/// A running simulator. It stops when it is dropped, and when its Tokio runtime ends.
#[derive(Debug)]
pub struct Simulator {
    office: Arc<Office>,
    address: SocketAddr,
    connections: Count,
    // The server stops when this is dropped, so nothing needs to be sent.
    running: oneshot::Sender<()>,
    server: JoinHandle<io::Result<()>>,
}

impl Simulator {
    /// Starts with the shipped functions, the merchant and wallet of [`example`](crate::example), on a free port of
    /// 127.0.0.1. Must be called inside a Tokio runtime.
    ///
    /// # Errors
    /// As for [`Builder::start`].
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Settings to start with.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What to give a client as base address: `http://127.0.0.1:54321`.
    pub fn base_address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The engine behind the socket.
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// The faults to come.
    pub fn faults(&self) -> &Faults {
        self.office.faults()
    }

    /// The last 1000 requests, oldest first.
    pub fn received(&self) -> Vec<Received> {
        self.office.received()
    }

    /// How many connections clients have made so far, open or closed. Many requests on few connections are how it should
    /// be.
    pub fn connections(&self) -> u64 {
        self.connections.get()
    }

    /// The wallets as they are now.
    pub fn wallets(&self) -> Wallets {
        self.office.wallets()
    }

    /// Stops listening, and waits a few seconds for requests that are being answered.
    pub async fn stop(self) {
        let Self { running, mut server, .. } = self;
        drop(running);
        if tokio::time::timeout(PATIENCE, &mut server).await.is_err() {
            server.abort();
        }
    }

    /// Serves until the program is interrupted, then stops.
    ///
    /// # Errors
    /// Where the interruption cannot be waited for, or the server ended by itself.
    pub async fn until_ctrl_c(mut self) -> io::Result<()> {
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted?,
            ended = &mut self.server => return ended.map_err(io::Error::other)?,
        }
        self.stop().await;
        Ok(())
    }

    pub(crate) async fn serve(office: Office, address: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let office = Arc::new(office);
        let (running, stopped) = oneshot::channel();
        let connections = Count::default();
        let listener = Counting::new(listener, connections.clone());
        let server = tokio::spawn(serve::serve(listener, Arc::clone(&office), async {
            // Nothing is ever sent: this ends when the other half is dropped.
            let _ = stopped.await;
        }));
        Ok(Self { office, address, connections, running, server })
    }
}
