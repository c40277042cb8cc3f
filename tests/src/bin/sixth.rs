//! The product with a sixth service that no regulation knows: natively its server, in wasm its pages. Both are the same as ever but for
//! the list of services that they are started with.

use otinish_core::services::{self, Service};
use otinish_tests::sixth;

/// The services that everybody has, and one more.
fn services() -> &'static [&'static Service] {
    let mut services = services::ALL.to_vec();
    services.push(&sixth::SERVICE);
    services.leak()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use otinish_core::{calendar::Calendar, services::register::Register};
    otinish_web::start(Register::new(services()), Calendar::built_in());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use otinish_functions::serve::{self, Wanted};
    // It takes the same words as the product's server, whose first is the command.
    let options: Vec<String> = std::env::args().skip(2).collect();
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(serve::serve(Wanted::read(&options)?, services(), |name| std::env::var(name).ok()))?;
    Ok(())
}
