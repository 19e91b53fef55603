//! The server.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::builder::Builder;
use crate::fault::Faults;
use crate::network::{self, Count, Interruption, Patience, Reception, Running};
use crate::office::Office;
use crate::received::Received;
use crate::wallet::Wallets;

/// How long stopping may take. Nothing holds it up, so this is for what nobody has thought of.
const PATIENCE: Duration = Duration::from_secs(5);

/// A running simulator. It stops when it is dropped, and when its Tokio runtime ends.
#[derive(Debug)]
pub struct Simulator {
    office: Arc<Office>,
    address: SocketAddr,
    connections: Count,
    // The server stops when this is dropped.
    running: Running,
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

    /// What to give a client on this machine as base address: `http://127.0.0.1:54321`.
    pub fn base_address(&self) -> String {
        base_address(self.address)
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

    /// Stops listening, and ends all connections when requests that have arrived are answered. Delayed answers are not
    /// waited for: they come at once.
    pub async fn stop(self) {
        let Self { running, mut server, .. } = self;
        drop(running);
        if tokio::time::timeout(PATIENCE, &mut server).await.is_err() {
            server.abort();
        }
    }

    /// Serves until the program is interrupted by Ctrl-C or asked to end by SIGTERM, then stops. That is watched for as
    /// soon as this is called, inside a Tokio runtime, and not only when the future is waited for.
    ///
    /// # Errors
    /// Where that cannot be watched for, or the server ended by itself.
    pub fn until_interrupted(mut self) -> impl Future<Output = io::Result<()>> + Send {
        let interruption = Interruption::watch();
        async move {
            let mut interruption = interruption?;
            tokio::select! {
                () = interruption.wait() => {}
                ended = &mut self.server => return ended.map_err(io::Error::other)?,
            }
            self.stop().await;
            Ok(())
        }
    }

    pub(crate) async fn serve(
        mut office: Office,
        address: SocketAddr,
        patience: Patience,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        office.documents.base_address = base_address(address);
        let office = Arc::new(office);
        let (running, stop) = network::running();
        let connections = Count::default();
        let reception = Reception::new(listener, connections.clone(), patience, stop.clone());
        let server = tokio::spawn(network::serve(reception, Arc::clone(&office), patience, stop));
        Ok(Self { office, address, connections, running, server })
    }
}

fn base_address(address: SocketAddr) -> String {
    // A client cannot call every address at once.
    let host = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(host, address.port()))
}
