//! The commands of this workspace. `cargo xtask run` is for whoever wants to see it, `cargo xtask test` for whoever changed it, and `cargo
//! xtask bench` for whoever wants to know what it costs. Set-up is part of each command: nothing has to be installed by hand before.

mod bench;
mod fuzz;
mod law;
mod mutants;
mod run;
mod sdk;
mod server;
mod site;
mod test;
mod told;
mod tools;
mod workspace;

use std::process::ExitCode;
use workspace::{Failed, Workspace};

const USAGE: &str = "\
cargo xtask run [--port N] [--data DIR] [--public-url URL]   build and start everything on this machine
cargo xtask test [--long] [PART]...                          everything that must pass, or some parts of it
cargo xtask law                                              docs/law.md, from the rows
cargo xtask bench [PART]...                                  sizes and times, measured here, or some parts of them
cargo xtask fuzz [TARGET]... [--seconds N] [--keep]          inputs that break a law of the reader or of the check
cargo xtask mutants [--again] [--from FILE] [FILE]...        what the core's tests would not notice, into docs/mutants.md
cargo xtask web [--small]                                    only the pages, into target/site
cargo xtask sdk                                              the npm package and the page for webviews, into target/sdk";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match command(&arguments) {
        Ok(code) => code,
        Err(Failed(why)) => {
            eprintln!("error: {why}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[&str]) -> Result<ExitCode, Failed> {
    let workspace = Workspace::find()?;
    match arguments {
        ["web"] => site::build(&workspace, site::Pages::Product, site::Size::Ordinary).map(|_| ExitCode::SUCCESS),
        ["web", "--small"] => site::build(&workspace, site::Pages::Product, site::Size::Smallest).map(|_| ExitCode::SUCCESS),
        ["run", options @ ..] => run::serve(&workspace, &run::Wanted::read(options)?).map(|()| ExitCode::SUCCESS),
        ["test", options @ ..] => test::everything(&workspace, &test::Wanted::read(options)?).map(passed),
        ["law"] => law::write(&workspace).map(|()| ExitCode::SUCCESS),
        ["sdk"] => {
            let package = sdk::pack(&workspace)?;
            println!("{}\n{}", package.tarball.display(), sdk::webview(&workspace, &package)?.display());
            Ok(ExitCode::SUCCESS)
        }
        ["bench", only @ ..] => bench::everything(&workspace, only).map(|()| ExitCode::SUCCESS),
        ["fuzz", options @ ..] => fuzz::everything(&workspace, &fuzz::Wanted::read(options)?).map(|()| ExitCode::SUCCESS),
        ["mutants", options @ ..] => mutants::everything(&workspace, &mutants::Wanted::read(options)?).map(passed),
        _ => Err(Failed(format!("these are the commands:\n{USAGE}"))),
    }
}

fn passed(all: bool) -> ExitCode {
    if all { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
