//! The outbox's worker as a Lambda function: woken by the table's stream, and by a clock for what was put off.

use lambda_runtime::{LambdaEvent, service_fn};
use otinish_core::services;
use otinish_functions::clock::Clock;
use otinish_functions::config::Config;
use otinish_functions::logs;
use otinish_functions::open::Opened;
use otinish_functions::stream::{self, Woken};

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    logs::start();
    let config = Config::cloud(|name| std::env::var(name).ok())?;
    let worker = Opened::new(config, services::ALL, Clock::System).await?.worker().await?;
    let handler = service_fn(|event: LambdaEvent<Woken>| {
        let worker = worker.clone();
        async move { Ok::<_, lambda_runtime::Error>(stream::work(&worker, event.payload).await) }
    });
    lambda_runtime::run(handler).await
}
