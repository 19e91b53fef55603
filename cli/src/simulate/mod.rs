//! `sips simulate`.

mod call;
mod clients;
mod faults;
mod wallets;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use sips_office_simulator::{Builder, Simulator, example};
use sips_office_spec::Catalog;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use crate::out::{self, harmless, outln};
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};
use crate::toml_file;

/// Serve every function as Sips Office would, on this machine, until Ctrl-C.
///
/// A request is checked as the platform would: its seal, its fields, its interface version. The wallet functions act on
/// wallets in memory; other functions are answered with examples. Answers are sealed.
#[derive(Args)]
#[command(after_long_help = clients::help())]
pub(crate) struct Simulate {
    #[command(flatten)]
    specs: Specs,
    /// The port; 0 takes a free one.
    #[arg(long, default_value_t = clients::PORT)]
    port: u16,
    /// The address of this machine to listen at. Beyond 127.0.0.1, as with 0.0.0.0 for containers, everybody in reach can
    /// call, and without TLS.
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", value_parser = ip)]
    address: IpAddr,
    /// A TOML file that says which calls suffer which faults.
    #[arg(long, value_name = "FILE")]
    faults: Option<PathBuf>,
    /// A TOML file with the wallets that are there at the beginning. It holds no card number.
    #[arg(long, value_name = "FILE")]
    wallets: Option<PathBuf>,
    /// A time that stands still, such as 2026-01-31T12:00:00+01:00, so that answers are the same on every run.
    #[arg(long, value_name = "TIME", value_parser = time)]
    clock: Option<OffsetDateTime>,
    /// Tell of every request on a line: address, function, HTTP status, response code, and what was wrong with its seal.
    /// No value of a field is shown.
    #[arg(long, short)]
    verbose: bool,
}

impl Simulate {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        let builder = self.builder(&catalog)?;
        let runtime = tokio::runtime::Runtime::new().map_err(Failure::failed)?;
        runtime.block_on(async {
            let simulator = builder.start().await.map_err(|error| self.unavailable(&error))?;
            let address = simulator.base_address();
            // Whoever reads that it can be stopped may do so at once.
            let interrupted = simulator.until_interrupted();
            introduce(&address, &catalog, self.wallets.is_some());
            // Nobody could read where it listens. The program's end tells of the trouble.
            if out::finish().is_err() {
                return Ok(Status::Done);
            }
            interrupted.await.map_err(Failure::failed)?;
            Ok(Status::Done)
        })
    }

    fn builder(&self, catalog: &Catalog) -> Result<Builder, Failure> {
        let address = SocketAddr::new(self.address, self.port);
        let mut builder = Simulator::builder().catalog(catalog.clone()).address(address);
        if let Some(path) = &self.faults {
            let script = file(path, "faults", |text| faults::parse(text, path, catalog))?;
            builder = builder.faults(script);
        }
        if let Some(path) = &self.wallets {
            builder = builder.wallets(file(path, "wallets", |text| wallets::parse(text, path))?);
        }
        if let Some(time) = self.clock {
            builder = builder.clock(move || time);
        }
        if self.verbose {
            builder = builder.on_received(|received| outln!("{}", harmless(&received.to_string())));
        }
        Ok(builder)
    }

    /// Why nothing can be served at the address, and what to do.
    fn unavailable(&self, error: &io::Error) -> Failure {
        let (ip, port) = (self.address, self.port);
        let why = match error.kind() {
            io::ErrorKind::AddrInUse => {
                "something listens there already: end it, or choose another --port".to_owned()
            }
            io::ErrorKind::AddrNotAvailable => {
                "this machine has no such --address: 127.0.0.1 and 0.0.0.0 always work".to_owned()
            }
            io::ErrorKind::PermissionDenied => {
                "that needs more rights: choose a --port above 1023".to_owned()
            }
            _ => error.to_string(),
        };
        Failure::failed(format!("{} can't be listened at: {why}", SocketAddr::new(ip, port)))
    }
}

fn ip(text: &str) -> Result<IpAddr, &'static str> {
    text.parse()
        .map_err(|_| "write an IP address: 127.0.0.1 for this machine alone, 0.0.0.0 for all in reach")
}

fn time(text: &str) -> Result<OffsetDateTime, &'static str> {
    OffsetDateTime::parse(text, &Rfc3339)
        .map_err(|_| "write a date, a time and its offset, such as 2026-01-31T12:00:00+01:00")
}

/// What a file of that option says.
fn file<T>(path: &Path, option: &str, parse: impl FnOnce(&str) -> Result<T, String>) -> Result<T, Failure> {
    let text = toml_file::read(path)
        .map_err(|what| Failure::refused(format!("--{option} names {}: {what}", path.display())))?;
    parse(&text).map_err(Failure::refused)
}

/// Prints what a client has to know.
fn introduce(address: &str, catalog: &Catalog, has_own_wallets: bool) {
    outln!("Simulating Sips Office at {address}");
    outln!("{}", clients::merchant());
    if !has_own_wallets {
        outln!("{}", clients::wallet());
    }
    outln!("{}", clients::addresses(address, catalog));
    outln!(
        "To call it from Rust, give the client its address: Exchange::builder(…).base_address(\"{address}\")"
    );
    outln!("From any other language, send to one of these addresses what would go to the platform");
    outln!("Faults are asked for by a header: `sips simulate --help` lists them");
    outln!("From another terminal:");
    let call = call::example(catalog).unwrap_or_else(|| "sips call FUNCTION NAME=VALUE…".to_owned());
    let (merchant, key) = (example::MERCHANT_ID, example::SECRET_KEY);
    outln!("  {call} --base-address {address} --merchant-id {merchant} --key {key}\n");
    outln!("Ctrl-C stops it");
}
