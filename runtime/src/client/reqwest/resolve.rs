//! Host names, resolved by a function of the user's.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};

type Lookup = dyn Fn(&str) -> io::Result<Vec<IpAddr>> + Send + Sync;

/// A user's own way from host names to addresses.
#[derive(Clone)]
pub(super) struct Resolver {
    lookup: Arc<Lookup>,
}

impl Resolver {
    pub(super) fn new(lookup: Arc<Lookup>) -> Self {
        Self { lookup }
    }
}

impl Resolve for Resolver {
    fn resolve(&self, name: Name) -> Resolving {
        let lookup = Arc::clone(&self.lookup);
        Box::pin(async move {
            let found = tokio::task::spawn_blocking(move || lookup(name.as_str())).await??;
            if found.is_empty() {
                return Err(io::Error::new(io::ErrorKind::NotFound, "the host has no address").into());
            }
            // Port 0 stands for the one of the address, or the scheme's.
            let addresses = found.into_iter().map(|address| SocketAddr::new(address, 0));
            Ok(Box::new(addresses) as Addrs)
        })
    }
}
