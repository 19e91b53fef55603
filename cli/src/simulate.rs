//! `sips simulate`.

use clap::Args;
use sips_office_simulator::{Simulator, example};

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
            println!("Simulating Sips Office at {}", simulator.base_address());
            println!(
                "merchantId {}, keyVersion {}, secret key {}",
                example::MERCHANT_ID,
                example::KEY_VERSION,
                example::SECRET_KEY
            );
            println!("wallet {} holds payment means 1 and 2", example::WALLET_ID);
            for function in catalog.functions.values() {
                for path in [&function.json_path, &function.soap_path].into_iter().flatten() {
                    println!("POST {}{path}   {}", simulator.base_address(), function.name);
                }
            }
            println!("Ctrl-C stops it");
            tokio::signal::ctrl_c().await.map_err(Failure::failed)?;
            simulator.stop().await;
            Ok(Status::Done)
        })
    }
}
