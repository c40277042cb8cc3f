//! A server in a process of its own, on a free port.

use otinish_functions::failpoint::FailAt;
use otinish_functions::random;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

/// A folder of its own for each test, gone with it.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Folder {
        let folder = std::env::temp_dir().join(format!("otinish-server-{}", random::notice_code()));
        std::fs::create_dir(&folder).unwrap();
        Folder(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

/// A running `otinish serve`; it is killed with this value.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
}

/// Where links lead: not to the port, which is another at each start. Of this machine, or the page of the messages would not be there.
pub(crate) const PUBLIC_URL: &str = "http://localhost:8080";

/// What no program of ours takes: a test that waits longer has failed.
const TOO_LONG: Duration = Duration::from_secs(60);

impl Server {
    /// Starts it on `data` of the folder; its log goes to the end of the file `log` beside that.
    pub(crate) fn start(folder: &Path, fail_at: Option<FailAt>) -> Server {
        let log = File::options().create(true).append(true).open(folder.join("log")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_otinish"));
        command.args(["serve", "--port", "0", "--public-url", PUBLIC_URL, "--data"]).arg(folder.join("data"));
        command.env("OTINISH_LOG", "debug,hyper=info,aws=info").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(log);
        if let Some(fail_at) = fail_at {
            command.env("OTINISH_FAIL_AT", fail_at.to_string());
        }
        let mut child = command.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let log = || std::fs::read_to_string(folder.join("log")).unwrap();
        let url = said.trim().strip_prefix("otinish listens on ").unwrap_or_else(|| panic!("{said}{}", log())).to_owned();
        Server { child, url }
    }

    /// Asks it to end, as a service manager does.
    pub(crate) async fn stop(self) -> ExitStatus {
        self.stop_by("-TERM").await
    }

    /// Asks it to end by this signal.
    pub(crate) async fn stop_by(self, signal: &str) -> ExitStatus {
        let asked = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        self.ended().await
    }

    /// How it ended, by itself or because it was asked.
    pub(crate) async fn ended(mut self) -> ExitStatus {
        let waiting = async {
            loop {
                if let Some(status) = self.child.try_wait().unwrap() {
                    return status;
                }
                pause().await;
            }
        };
        tokio::time::timeout(TOO_LONG, waiting).await.expect("the server ends")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ended_already = self.child.kill();
        self.child.wait().unwrap();
    }
}

/// Between two looks at a process of its own, which nobody can be woken by.
pub(crate) async fn pause() {
    tokio::time::sleep(Duration::from_millis(20)).await;
}
