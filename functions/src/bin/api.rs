//! The API as a Lambda function behind an HTTP API: the server's own router.

use otinish_core::services;
use otinish_functions::clock::Clock;
use otinish_functions::config::Config;
use otinish_functions::logs;
use otinish_functions::open::Opened;
use otinish_functions::trust::TrustList;

#[tokio::main]
async fn main() -> Result<(), lambda_http::Error> {
    logs::start();
    let config = Config::cloud(|name| std::env::var(name).ok())?;
    let opened = Opened::new(config, services::ALL, Clock::System, TrustList::national()).await?;
    lambda_http::run(opened.router()?).await
}
