//! The server of one machine: the router on a loopback port, the outbox's worker, the sweep of what has outlived its time, and a quiet end.

use crate::clock::Clock;
use crate::config::{Config, Faults};
use crate::open::{NotOpened, Opened};
use crate::outbox::Worker;
use crate::recount::Recounter;
use crate::trust::TrustList;
use otinish_core::services::Service;
use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// What stands on the command line after `serve`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// 0 is any free port.
    pub port: u16,
    pub data: PathBuf,
    pub site: Option<PathBuf>,
    pub public_url: Option<String>,
}

/// Why the server did not start, or ended by itself.
#[derive(Debug, thiserror::Error)]
pub enum Ended {
    #[error("{0}\nusage: otinish serve [--port N] [--data DIR] [--site DIR] [--public-url URL]")]
    Usage(String),
    #[error(transparent)]
    Config(#[from] Faults),
    #[error(transparent)]
    Doors(#[from] NotOpened),
    #[error("the outbox's worker has ended")]
    Worker,
    #[error("the port: {0}")]
    Port(#[from] std::io::Error),
}

/// How long calls that are under way may take after the server was told to stop.
const LAST_CALLS: Duration = Duration::from_secs(10);
const BETWEEN_SWEEPS: Duration = Duration::from_secs(60);

impl Wanted {
    /// Reads the options; each has a value.
    pub fn read(arguments: &[String]) -> Result<Wanted, Ended> {
        let mut wanted = Wanted { port: 8080, data: PathBuf::from("data"), site: None, public_url: None };
        for pair in arguments.chunks(2) {
            let [option, value] = pair else { return Err(Ended::Usage(format!("{} wants a value", pair[0]))) };
            match option.as_str() {
                "--port" => wanted.port = value.parse().map_err(|_| Ended::Usage(format!("{value} is no port")))?,
                "--data" => wanted.data = value.into(),
                "--site" => wanted.site = Some(value.into()),
                "--public-url" => wanted.public_url = Some(value.clone()),
                unknown => return Err(Ended::Usage(format!("there is no option {unknown}"))),
            }
        }
        Ok(wanted)
    }
}

/// Serves these services until Ctrl-C or SIGTERM.
pub async fn serve(
    wanted: Wanted,
    services: &'static [&'static Service],
    clock: Clock,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<(), Ended> {
    let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], wanted.port))).await?;
    let here = format!("http://{}", listener.local_addr()?);
    let mut config = Config::embedded(&wanted.data, wanted.public_url.unwrap_or_else(|| here.clone()), variable)?;
    config.site = wanted.site.or(config.site);
    let opened = Opened::new(config, services, clock, TrustList::national()).await?;
    let router = opened.router()?;
    let (worker, recounter) = (opened.worker().await?, opened.recounter()?);
    if opened.engine.is_some() {
        worker.take_over().await.map_err(|error| Ended::Usage(error.to_string()))?;
    }
    let (stop, stopped) = watch::channel(false);
    let told = |mut stopped: watch::Receiver<bool>| async move {
        // A sender that is gone has told it too.
        drop(stopped.wait_for(|stop| *stop).await);
    };
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = tokio::spawn(axum::serve(listener, service).with_graceful_shutdown(told(stopped.clone())).into_future());
    println!("otinish listens on {here}");
    tracing::info!(address = here, "serving");
    // What was left to do begins when it is known where to look.
    let mut working = tokio::spawn({
        let (told, worker) = (told(stopped.clone()), worker.clone());
        async move { worker.run(told).await }
    });
    let keeping = tokio::spawn({
        let told = told(stopped);
        async move { keep(&worker, &recounter, told).await }
    });

    let mut sweeps = tokio::time::interval(BETWEEN_SWEEPS);
    let asked = asked_to_stop();
    tokio::pin!(asked);
    loop {
        tokio::select! {
            () = &mut asked => break,
            // It works until it is told to stop; a server that accepts and never answers is worse than none.
            _ = &mut working => return Err(Ended::Worker),
            _ = sweeps.tick() => {
                // The engine counts by the system's clock: where the day is another one it would remove what still lives.
                if let (Some(engine), Clock::System) = (&opened.engine, &opened.clock) {
                    let swept = engine.sweep().await;
                    tracing::debug!(swept, "what has outlived its time is removed");
                }
            }
        }
    }
    tracing::info!("stopping");
    // Nobody listens any more only where both have ended by themselves.
    stop.send_replace(true);
    if tokio::time::timeout(LAST_CALLS, serving).await.is_err() {
        tracing::warn!("calls under way were cut off");
    }
    if tokio::time::timeout(LAST_CALLS, working).await.is_err() {
        tracing::warn!("a task under way was cut off; it is taken up at the next start");
    }
    if tokio::time::timeout(LAST_CALLS, keeping).await.is_err() {
        tracing::warn!("a recounting was cut off; it begins again at the next start");
    }
    if let Some(engine) = opened.engine {
        engine.stop().await;
    }
    Ok(())
}

/// Tries parked tasks again and counts open requests by a newer calendar, every now and then until it is told to stop.
async fn keep(worker: &Worker, recounter: &Recounter, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut rounds = tokio::time::interval(BETWEEN_SWEEPS);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = rounds.tick() => {}
        }
        if let Err(error) = worker.retry_parked().await {
            tracing::error!(error = error.to_string(), "parked tasks cannot be read");
        }
        recounter.pass_in_sight().await;
    }
}

/// Ctrl-C, or the signal by which service managers end a process.
async fn asked_to_stop() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_have_values_and_defaults() {
        let read = |line: &str| Wanted::read(&line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        let wanted = read("--port 0 --data d --site s --public-url https://otinish.example").unwrap();
        assert_eq!((wanted.port, wanted.data, wanted.site), (0, "d".into(), Some("s".into())));
        assert_eq!(read("").unwrap().port, 8080);
        for wrong in ["--port", "--port 70000", "--colour red", "serve"] {
            assert!(matches!(read(wrong), Err(Ended::Usage(_))), "{wrong}");
        }
    }
}
