//! `cargo xtask run`: builds the pages and the server, then becomes the server. What is up to date is not built again.

use crate::site::{self, Pages, Size};
use crate::workspace::{Failed, Workspace, run, step};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::Command;

/// What was asked for on the command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) port: u16,
    pub(crate) data: PathBuf,
    /// What stands in QR codes and in links of text messages; the loopback address where nothing else is said.
    pub(crate) public_url: Option<String>,
}

impl Wanted {
    pub(crate) fn read(arguments: &[&str]) -> Result<Wanted, Failed> {
        let mut wanted = Wanted { port: 8080, data: PathBuf::from("data"), public_url: None };
        let mut rest = arguments.iter();
        while let Some(option) = rest.next() {
            let value = rest.next().ok_or_else(|| Failed(format!("{option} wants a value")))?;
            match *option {
                "--port" => wanted.port = value.parse().map_err(|_| Failed(format!("{value} is no port")))?,
                "--data" => wanted.data = PathBuf::from(value),
                "--public-url" => wanted.public_url = Some((*value).to_owned()),
                _ => return Err(Failed(format!("run knows --port, --data and --public-url, not {option}"))),
            }
        }
        Ok(wanted)
    }
}

/// Builds and starts everything; comes back only when the server has ended, or could not be started.
pub(crate) fn serve(workspace: &Workspace, wanted: &Wanted) -> Result<(), Failed> {
    let port = wanted.port;
    // Said now rather than after minutes of building.
    TcpListener::bind(("127.0.0.1", port))
        .map_err(|error| Failed(format!("port {port} of this machine cannot be used ({error}); choose another with --port")))?;
    let site = site::build(workspace, Pages::Product, Size::Ordinary)?;
    let server = server(workspace, Pages::Product)?;
    let here = format!("http://127.0.0.1:{port}");
    let data = workspace.root.join(&wanted.data);
    let mut command = Command::new(server);
    command.arg("serve").args(["--port", &port.to_string()]).arg("--data").arg(&data).arg("--site").arg(site);
    command.args(["--public-url", wanted.public_url.as_deref().unwrap_or(&here)]);
    println!("\n  pages                  {here}/");
    println!("  text messages          {here}/outbox      (one-time passwords are shown here, none is sent)");
    println!("  API                    {here}/api/openapi.json");
    println!("  data                   {}", data.display());
    println!("  sign in as one of these invented people:");
    for person in invented_people(workspace)? {
        println!("    {person}");
    }
    println!("  stop                   Ctrl-C\n");
    become_the(command)
}

/// Builds the server, with cargo's own progress on the terminal, and answers its file.
pub(crate) fn server(workspace: &Workspace, pages: Pages) -> Result<PathBuf, Failed> {
    let binary = match pages {
        Pages::Product => "otinish",
        Pages::WithASixthService => "sixth",
    };
    step("server", || run(&mut workspace.cargo(&["build", "--workspace", "--bin", binary])))?;
    Ok(workspace.target.join("debug").join(format!("{binary}{}", std::env::consts::EXE_SUFFIX)))
}

/// The first three people of the demonstration register: IIN, number, name.
fn invented_people(workspace: &Workspace) -> Result<Vec<String>, Failed> {
    let register = std::fs::read_to_string(workspace.root.join("functions/data/people.csv"))?;
    let mut lines = register.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    // The address is the only column that may hold a comma, in quotation marks; the number is found by its shape instead.
    let column =
        |name: &str| header.iter().position(|known| *known == name).ok_or_else(|| Failed(format!("people.csv has no column {name}")));
    let (iin, surname, given_name) = (column("iin")?, column("surname")?, column("given_name")?);
    let shown = lines.take(3).filter_map(|person| {
        let phone = person.iter().find(|cell| cell.starts_with("+7"))?.split(' ').next()?;
        Some(format!("IIN {}, number {phone}, {} {}", person.get(iin)?, person.get(surname)?, person.get(given_name)?))
    });
    Ok(shown.collect())
}

/// On Unix this process turns into the server: Ctrl-C and every other signal reach it, and nothing is left behind.
#[cfg(unix)]
fn become_the(mut server: Command) -> Result<(), Failed> {
    let error = std::os::unix::process::CommandExt::exec(&mut server);
    Err(Failed(format!("the server cannot be started: {error}")))
}

#[cfg(not(unix))]
fn become_the(mut server: Command) -> Result<(), Failed> {
    run(&mut server)
}
