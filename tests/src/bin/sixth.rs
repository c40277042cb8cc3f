//! The product with a sixth service that no regulation knows, and a seventh whose rules change on a day: natively its server, in wasm its pages.
//! Both are the same as ever but for the list of services that they are started with, one of which is judged by newer rules.

use otinish_core::services::{self, Service};
use otinish_tests::{amended, newer, sixth};

/// The services that everybody has, one of them by newer rules, and two more.
fn services() -> &'static [&'static Service] {
    let known = |service: &&'static Service| if service.code == newer::SERVICE.code { &newer::SERVICE } else { *service };
    let mut services: Vec<&'static Service> = services::ALL.iter().map(known).collect();
    services.extend([&sixth::SERVICE, &amended::SERVICE]);
    services.leak()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use otinish_core::{calendar::Calendar, services::register::Register};
    otinish_web::start(Register::new(services()), Calendar::built_in());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    use otinish_functions::clock::{self, Clock};
    use otinish_functions::logs;
    use otinish_functions::serve::{self, Wanted};
    logs::start();
    // A browser's test may begin on another day than today: the server's clock goes on from there, and pages follow the server's.
    let clock = match std::env::var("OTINISH_TEST_CLOCK") {
        Ok(begins) => Clock::from(clock::read(&begins).ok_or("OTINISH_TEST_CLOCK is an instant, such as 2026-11-30T05:00:00Z")?),
        Err(_) => Clock::System,
    };
    // It takes the same words as the product's server, whose first is the command.
    let options: Vec<String> = std::env::args().skip(2).collect();
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(serve::serve(Wanted::read(&options)?, services(), clock, |name| std::env::var(name).ok()))?;
    Ok(())
}
