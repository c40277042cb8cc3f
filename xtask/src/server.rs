//! A started server for the parts of the test that need one: a free port, a data folder of its own, a log, and an end.

use crate::workspace::{Failed, Workspace};
use std::fs::File;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A Monday morning on which colleges take documents, and after which no term of the stories meets a holiday.
const SEASON: &str = "2026-07-13T05:00:00Z";

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    /// The folder of whatever it leaves behind: its `data`, its `log`, and what stories put beside them.
    pub(crate) home: PathBuf,
    pub(crate) data: PathBuf,
    /// What it was started from, for stories that start one of their own.
    pub(crate) binary: PathBuf,
    pub(crate) site: PathBuf,
}

impl Server {
    /// Starts the built server on a free port over an empty data folder, and waits until it answers.
    pub(crate) fn start(workspace: &Workspace, binary: &Path, site: &Path, name: &str) -> Result<Server, Failed> {
        let home = workspace.target.join("xtask/data").join(name);
        if home.exists() {
            std::fs::remove_dir_all(&home)?;
        }
        let (data, log) = (home.join("data"), home.join("log"));
        std::fs::create_dir_all(&data)?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("http://127.0.0.1:{port}");
        let mut command = Command::new(binary);
        // The server that the tests have for themselves begins its day in the season of admissions; the product knows no such word.
        command.env("OTINISH_TEST_CLOCK", SEASON);
        command.arg("serve").args(["--port", &port.to_string(), "--public-url", &address]);
        command.arg("--data").arg(&data).arg("--site").arg(site).current_dir(&workspace.root);
        command.stdin(Stdio::null()).stdout(File::create(&log)?).stderr(File::options().append(true).open(&log)?);
        let child = command.spawn()?;
        let mut server = Server { child, address, home, data, binary: binary.to_owned(), site: site.to_owned() };
        let begun = Instant::now();
        while !healthy(port) {
            if let Some(status) = server.child.try_wait()? {
                let said = std::fs::read_to_string(&log).unwrap_or_default();
                return Err(Failed(format!("the server ended with {status}:\n{said}")));
            }
            if begun.elapsed() > Duration::from_secs(60) {
                return Err(Failed(format!("the server does not answer; its log is {}", log.display())));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked first, as whoever deploys it asks it; a server that does not end within ten seconds is ended.
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().is_ok_and(|status| status.success());
        let begun = Instant::now();
        while asked && begun.elapsed() < Duration::from_secs(10) {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // It may have ended in between: then there is nothing to end.
        let _ended_already = self.child.kill();
        let _status = self.child.wait();
    }
}

/// Whether `/api/health` answers 200.
fn healthy(port: u16) -> bool {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else { return false };
    let mut answer = String::new();
    let request = format!("GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n");
    let asked = stream.set_read_timeout(Some(Duration::from_secs(5))).and_then(|()| stream.write_all(request.as_bytes()));
    asked.and_then(|()| stream.read_to_string(&mut answer)).is_ok() && answer.starts_with("HTTP/1.1 200")
}
