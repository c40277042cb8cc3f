//! The outbox's worker as a Lambda function: woken by the table's stream, and by a clock for what was put off.

use lambda_runtime::{LambdaEvent, service_fn};
use otinish_core::services;
use otinish_functions::clock::Clock;
use otinish_functions::config::Config;
use otinish_functions::logs;
use otinish_functions::open::Opened;
use otinish_functions::stream::{self, Woken};
use otinish_functions::trust::TrustList;
use std::sync::Arc;

#[tokio::main]
async fn main() -> Result<(), lambda_runtime::Error> {
    logs::start();
    let config = Config::cloud(|name| std::env::var(name).ok())?;
    let opened = Opened::new(config, services::ALL, Clock::System, TrustList::national()).await?;
    let (worker, recounter) = (opened.worker().await?, Arc::new(opened.recounter()?));
    let handler = service_fn(|event: LambdaEvent<Woken>| {
        let (worker, recounter) = (worker.clone(), recounter.clone());
        async move {
            if event.payload.is_of_the_clock() {
                recounter.pass_in_sight().await;
            }
            Ok::<_, lambda_runtime::Error>(stream::work(&worker, event.payload).await)
        }
    });
    lambda_runtime::run(handler).await
}
