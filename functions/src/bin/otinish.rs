//! The server of one machine, the check as a command, the ledger of clauses, and what a newer calendar would change.

use otinish_core::calendar::Calendar;
use otinish_core::services;
use otinish_core::services::register::Register;
use otinish_functions::clock::Clock;
use otinish_functions::serve::{self, Wanted};
use otinish_functions::{command, logs};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((first, options)) if first == "serve" => run(options),
        Some((first, options)) if first == "check" => {
            command::check(&Register::new(services::ALL), &Calendar::built_in(), options.iter().cloned())
        }
        Some((first, options)) if first == "law" => command::law::law(options),
        Some((first, options)) if first == "calendar" => command::calendar::calendar(options),
        Some(_) | None => {
            eprintln!("usage: otinish serve [--port N] [--data DIR] [--site DIR] [--public-url URL]");
            eprintln!("       otinish check [--batch] [--lang kk|ru|en] [FILE]");
            eprintln!("       otinish law [--json]");
            eprintln!("       otinish calendar FILE [--signer KEY.pem]");
            eprintln!("\n{}", command::calendar::HELP);
            ExitCode::from(2)
        }
    }
}

fn run(options: &[String]) -> ExitCode {
    logs::start();
    let served = Wanted::read(options).and_then(|wanted| {
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(serve::serve(wanted, services::ALL, Clock::System, |name| std::env::var(name).ok()))
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(ended) => {
            eprintln!("otinish: {ended}");
            ExitCode::FAILURE
        }
    }
}
