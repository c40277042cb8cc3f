//! The table's engine in the process: one SQLite file behind the real protocol on a loopback port of its own.
//! For the server of one machine and for tests; the cloud functions are built without it.

use crate::table::{Address, Broken, Table};
use std::fmt;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A running engine. It ends when it is stopped or dropped; what was acknowledged is in its file before that.
pub struct Engine {
    database: dynoxide::Database,
    url: String,
    /// Held for as long as the engine lives: the operating system lets it go even of a process that is killed.
    lock: File,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

/// Why the engine did not start.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    #[error("the table's file cannot be opened: {0}")]
    File(String),
    #[error("another server works on this folder")]
    InUse,
    #[error("the table's port cannot be opened: {0}")]
    Port(#[from] std::io::Error),
    #[error(transparent)]
    Table(#[from] Broken),
}

/// The name of the table in the embedded engine.
pub const TABLE: &str = "otinish";

/// How long the table may take to be made, which happens once in the life of a data folder.
const TO_MAKE_IT: Duration = Duration::from_secs(30);

impl Engine {
    /// Opens this file, made where there is none, and serves it on a free loopback port. Only one engine may have a file.
    pub async fn start(file: &Path) -> Result<Engine, NotStarted> {
        let path = file.to_str().ok_or_else(|| NotStarted::File("its path is not Unicode".to_owned()))?;
        let lock = File::create(file.with_extension("lock")).map_err(|error| NotStarted::File(error.to_string()))?;
        lock.try_lock().map_err(|error| match error {
            TryLockError::WouldBlock => NotStarted::InUse,
            TryLockError::Error(error) => NotStarted::File(error.to_string()),
        })?;
        let database = dynoxide::Database::new(path).map_err(|error| NotStarted::File(error.to_string()))?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = dynoxide::server::serve_with_shutdown(listener, database.clone(), async {
            // A dropped engine ends its server too.
            drop(stopped.await);
        });
        let served = tokio::spawn(async {
            if let Err(error) = serving.await {
                tracing::error!(error, "the embedded table stopped");
            }
        });
        Ok(Engine { database, url, lock, stop, served })
    }

    /// The table in this engine, made where there is none.
    pub async fn table(&self, patience: Duration) -> Result<Table, Broken> {
        let address = |patience| Address { url: Some(self.url.clone()), name: TABLE.to_owned(), patience };
        // Nobody waits for an answer yet, and a busy machine may take its time.
        Table::connect(&address(TO_MAKE_IT)).await.create().await?;
        Ok(Table::connect(&address(patience)).await)
    }

    /// Where it listens.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Removes what has outlived its time and says how many items that were.
    pub async fn sweep(&self) -> usize {
        let database = self.database.clone();
        let swept = tokio::task::spawn_blocking(move || database.sweep_ttl()).await;
        match swept {
            Ok(Ok(count)) => count,
            Ok(Err(error)) => {
                tracing::warn!(error = error.to_string(), "the table was not swept");
                0
            }
            Err(_) => 0,
        }
    }

    /// Stops to take calls, lets those under way finish, and closes the file.
    pub async fn stop(self) {
        drop(self.stop);
        // A client that keeps half a request open must not hold the process for ever.
        if tokio::time::timeout(Duration::from_secs(5), self.served).await.is_err() {
            tracing::warn!("the embedded table was left with a call under way");
        }
        drop(self.lock);
    }
}

impl fmt::Debug for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Engine").field("url", &self.url).finish_non_exhaustive()
    }
}
