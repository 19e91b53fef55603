//! Settings of a simulator.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sips_office_runtime::codec::Limits;
use sips_office_spec::catalog::Catalog;
use sips_office_spec::{Broken, Sources, load};
use time::OffsetDateTime;

use crate::clock::{self, Clock};
use crate::example;
use crate::fault::{FaultScript, Faults};
use crate::merchant::{Merchant, Merchants};
use crate::network::Patience;
use crate::office::{Documents, Office, Routes};
use crate::received::{Journal, Notice, Received};
use crate::simulator::Simulator;
use crate::wallet::Wallets;

/// Settings of a [`Simulator`], or of an [`Office`] without a socket.
///
/// Unless told otherwise: the shipped functions, the merchant and wallet of [`example`], a free port of 127.0.0.1, the
/// real time, and sealed answers.
#[derive(Clone)]
pub struct Builder {
    catalog: Option<Catalog>,
    address: SocketAddr,
    merchants: Merchants,
    wallets: Wallets,
    clock: Clock,
    unsealed_answers: bool,
    script: FaultScript,
    patience: Patience,
    on_received: Option<Notice>,
}

impl Builder {
    /// The settings as they are unless told otherwise.
    pub fn new() -> Self {
        let mut merchants = Merchants::default();
        if let Some(merchant) = example::merchant() {
            merchants.add(merchant);
        }
        Self {
            catalog: None,
            address: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            merchants,
            wallets: example::wallets(),
            clock: clock::real(),
            unsealed_answers: false,
            script: FaultScript::new(),
            patience: Patience::default(),
            on_received: None,
        }
    }

    /// Serves the functions of that catalog, and no others.
    #[must_use]
    pub fn catalog(mut self, catalog: Catalog) -> Self {
        self.catalog = Some(catalog);
        self
    }

    /// Listens on that port; 0 takes a free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.address.set_port(port);
        self
    }

    /// Listens at that address. Beyond the loopback interface everybody in reach can call, and what they send comes
    /// without TLS: no real card number belongs there.
    #[must_use]
    pub fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// Knows one more merchant, in the place of any with the same identifier.
    #[must_use]
    pub fn merchant(mut self, merchant: Merchant) -> Self {
        self.merchants.add(merchant);
        self
    }

    /// Begins with these wallets, instead of the one of [`example`].
    #[must_use]
    pub fn wallets(mut self, wallets: Wallets) -> Self {
        self.wallets = wallets;
        self
    }

    /// Takes the time from there: `clock(move || time)` gives answers that are the same on every run.
    #[must_use]
    pub fn clock(mut self, clock: impl Fn() -> OffsetDateTime + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Answers without a seal, as the test platform is reported to do. The requests' seals are checked all the same.
    #[must_use]
    pub fn unsealed_answers(mut self, unsealed: bool) -> Self {
        self.unsealed_answers = unsealed;
        self
    }

    /// Lets calls suffer the faults that are written down for them.
    #[must_use]
    pub fn faults(mut self, script: FaultScript) -> Self {
        self.script = script;
        self
    }

    /// Gives clients that much time, instead of a minute: to send the head of a request after they connected or were
    /// answered, to send its body, and to go on taking an answer. Whoever takes longer loses the connection.
    #[must_use]
    pub fn client_time(mut self, time: Duration) -> Self {
        self.patience.time = time;
        self
    }

    /// Serves that many connections at once, instead of 256; 0 counts as 1. Others wait until one ends.
    #[must_use]
    pub fn most_connections(mut self, connections: usize) -> Self {
        self.patience.connections = connections;
        self
    }

    /// Tells of every request, after it is answered and before the answer is sent. It should not take long.
    #[must_use]
    pub fn on_received(mut self, notice: impl Fn(&Received) + Send + Sync + 'static) -> Self {
        self.on_received = Some(Arc::new(notice));
        self
    }

    /// The engine, without a socket.
    ///
    /// # Errors
    /// Where no catalog was given and the shipped specs are broken, which the tests of the specs rule out.
    pub fn office(self) -> Result<Office, Box<Broken>> {
        let catalog = match self.catalog {
            Some(catalog) => catalog,
            None => load(Sources::shipped()).into_catalog().map_err(Box::new)?,
        };
        Ok(Office {
            routes: Routes::new(&catalog),
            documents: Documents::new(catalog),
            merchants: self.merchants,
            wallets: Mutex::new(self.wallets),
            clock: self.clock,
            unsealed_answers: self.unsealed_answers,
            faults: Faults::playing(self.script),
            journal: Journal::default(),
            on_received: self.on_received,
            limits: Limits::default(),
        })
    }

    /// Starts serving, inside a Tokio runtime.
    ///
    /// # Errors
    /// Where the address cannot be listened at; and as for [`office`](Self::office).
    pub async fn start(self) -> io::Result<Simulator> {
        let (address, patience) = (self.address, self.patience);
        let office = self.office().map_err(|broken| io::Error::new(io::ErrorKind::InvalidData, broken))?;
        Simulator::serve(office, address, patience).await
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows the address; of merchants and wallets nothing.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder").field("address", &self.address).finish_non_exhaustive()
    }
}
