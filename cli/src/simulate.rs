//! `sips simulate`.

use clap::Args;
use sips_office_simulator::{Simulator, example};
use sips_office_spec::Catalog;

use crate::out::{harmless, outln};
use crate::specs::Specs;
use crate::status::{Done, Failure, Status};

/// Serve every function as Sips Office would, on this machine, until Ctrl-C.
///
/// A request is checked as the platform would: its seal, its fields, its interface version. Point a client of any
/// language at the printed address, with the printed merchant and key.
#[derive(Args)]
pub(crate) struct Simulate {
    #[command(flatten)]
    specs: Specs,
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 8701)]
    port: u16,
}

impl Simulate {
    pub(crate) fn run(&self) -> Done {
        let catalog = self.specs.catalog()?;
        let runtime = tokio::runtime::Runtime::new().map_err(Failure::failed)?;
        runtime.block_on(async {
            let simulator =
                Simulator::builder().catalog(catalog.clone()).port(self.port).start().await.map_err(
                    |error| Failure::failed(format!("127.0.0.1:{} can't be listened on: {error}", self.port)),
                )?;
            introduce(&simulator, &catalog);
            simulator.until_interrupted().await.map_err(Failure::failed)?;
            Ok(Status::Done)
        })
    }
}

/// Prints what a client has to know.
fn introduce(simulator: &Simulator, catalog: &Catalog) {
    let address = simulator.base_address();
    let (merchant, version, key) = (example::MERCHANT_ID, example::KEY_VERSION, example::SECRET_KEY);
    outln!("Simulating Sips Office at {address}");
    outln!("merchantId {merchant}, keyVersion {version}, secret key {key}");
    let means = example::PAYMENT_MEAN_IDS.join(" and ");
    outln!("wallet {} holds payment means {means}", example::WALLET_ID);
    for function in catalog.functions.values() {
        for path in [&function.json_path, &function.soap_path].into_iter().flatten() {
            outln!("POST {address}{}   {}", harmless(path), harmless(&function.name));
        }
    }
    outln!(
        "\nTo call it from Rust, give the client its address: Exchange::builder(…).base_address(\"{address}\")"
    );
    outln!("From any other language, send to one of these addresses what would go to the platform");
    outln!("From another terminal:");
    let function = catalog.functions.keys().next().map_or("FUNCTION", String::as_str);
    outln!(
        "  sips call {} NAME=VALUE… --base-address {address} --merchant-id {merchant} --key {key}\n",
        harmless(function)
    );
    outln!("Ctrl-C stops it");
}
