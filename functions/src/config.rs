//! What a deployment decides, read once from the environment. Where something is missing the start fails and names all of it at once.
//! The server of one machine has a default for everything, below its data folder; a cloud function has none.

use crate::failpoint::{FailAt, Failpoint};
use crate::objects;
use crate::sessions;
use crate::sign_in::Limits;
use crate::table::Address;
use chrono::TimeDelta;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where everything is.
#[derive(Clone, Debug)]
pub struct Config {
    /// `OTINISH_PUBLIC_URL`: the address under which people reach the pages; notices carry it for as long as they live.
    pub public_url: String,
    /// `OTINISH_TABLE`: the name of the table; `OTINISH_TABLE_URL`: any DynamoDB API, else that of the AWS region.
    /// `OTINISH_TABLE_PATIENCE_MS`: how long a call may take with all its tries, else 3000.
    pub table: TableAt,
    /// `OTINISH_BUCKET`: the bucket of files and notices; `OTINISH_BUCKET_URL`: any S3 API, else that of the AWS region.
    /// `OTINISH_UPLOADS_URL`: the address of that bucket itself as browsers reach it, such as `https://BUCKET.s3.eu-central-1.amazonaws.com`:
    /// they put their files there; without it they send them to the server.
    pub objects: ObjectsAt,
    /// `OTINISH_KEY`: the id or alias of the KMS key that wraps every data key.
    pub keys: KeysAt,
    /// `OTINISH_SEALS`: a folder with `BIN.p12` for each provider, else `seals` of the data folder; `OTINISH_SEAL_PASSWORD`: the password
    /// of these files. A provider without one gets a test seal. Or `kms`, as is the rule for cloud functions, for keys
    /// `alias/otinish-seal-BIN` with certificates `BIN.pem` in the folder `OTINISH_SEAL_CERTIFICATES`, else in `seals` beside the program.
    pub seals: SealsAt,
    /// `OTINISH_SMS_URL`: the gateway's address, or `outbox` for messages that are kept and not sent; `OTINISH_SMS_TOKEN`: its bearer token.
    pub sms: SmsAt,
    /// `OTINISH_REGISTERS_URL`: the registers' gateway, or `demonstration` for the invented people; `OTINISH_REGISTERS_TOKEN`: its bearer token.
    pub registers: RegistersAt,
    /// `OTINISH_DATA`: the folder with `organisations.csv`, and `people.csv` for the demonstration; the built-in ones where they are absent.
    pub data: PathBuf,
    /// `OTINISH_CALENDAR`: the file of a calendar that is newer than the built-in one; else `calendar.csv` of the data folder, if it is there.
    pub calendar: FileAt,
    /// `OTINISH_CALENDAR_SIGNER`: the public key, in PEM, of whoever may change the calendar; then its file counts only with a signature beside it.
    pub calendar_signer: Option<PathBuf>,
    /// `OTINISH_EMERGENCIES`: the file of the restrictive measures and emergencies that are declared; else `emergencies.csv` of the data folder, if
    /// it is there. Without one none is declared.
    pub emergencies: FileAt,
    /// `OTINISH_SITE`: the folder of the built pages; without it only the API is served.
    pub site: Option<PathBuf>,
    /// `OTINISH_CODES_FOR_A_NUMBER` and `OTINISH_CODES_FOR_AN_ADDRESS`: one-time codes an hour, else 5 and 30;
    /// `OTINISH_REQUESTS_A_DAY`: applications of one account, else 50.
    pub limits: Limits,
    /// `OTINISH_SESSION_HOURS`: how long somebody stays signed in, else 12.
    pub session_lives: TimeDelta,
    /// `OTINISH_FAIL_AT`: one of the [failpoints](Failpoint), with the event over which to die behind a slash or without, for tests of crashes.
    /// Only the embedded server takes it.
    pub fail_at: Option<FailAt>,
}

#[derive(Clone, Debug)]
pub enum TableAt {
    /// The engine in the process, with this file.
    Embedded(PathBuf),
    Remote(Address),
}

#[derive(Clone, Debug)]
pub enum ObjectsAt {
    Folder(PathBuf),
    Bucket { name: String, url: Option<String>, uploads: Option<String> },
}

#[derive(Clone, Debug)]
pub enum KeysAt {
    File(PathBuf),
    Kms(String),
}

#[derive(Clone, Debug)]
pub enum SealsAt {
    Folder { folder: PathBuf, password: Secret },
    Kms { certificates: PathBuf },
}

#[derive(Clone, Debug)]
pub enum SmsAt {
    Outbox,
    Gateway { url: String, token: Option<Secret> },
}

#[derive(Clone, Debug)]
pub enum RegistersAt {
    Demonstration,
    Gateway { url: String, token: Option<Secret> },
}

/// Where a file is that the operator may change while the server runs.
#[derive(Clone, Debug)]
pub enum FileAt {
    /// In this file, which has to be there.
    Named(PathBuf),
    /// In this file, if there is one.
    Perhaps(PathBuf),
}

impl FileAt {
    pub fn path(&self) -> &Path {
        match self {
            FileAt::Named(file) | FileAt::Perhaps(file) => file,
        }
    }

    /// The bytes of the file, if there has to be one or is one.
    pub fn read(&self) -> std::io::Result<Option<Vec<u8>>> {
        match self {
            FileAt::Named(file) => std::fs::read(file).map(Some),
            FileAt::Perhaps(file) if file.is_file() => std::fs::read(file).map(Some),
            FileAt::Perhaps(_) => Ok(None),
        }
    }
}

/// What must stand in no log.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Secret(pub String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Everything that keeps the program from starting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not configured:{}", .0.iter().map(|fault| format!("\n  {fault}")).collect::<String>())]
pub struct Faults(pub Vec<String>);

/// How long a call of the table may take with all its tries, unless configured.
pub const PATIENCE: Duration = Duration::from_secs(3);

impl Config {
    /// The configuration of the server of one machine: whatever the environment does not name is below this folder.
    pub fn embedded(data: &Path, public_url: String, variable: impl Fn(&str) -> Option<String>) -> Result<Config, Faults> {
        let mut read = Reader { variable, folder: Some(data), faults: Vec::new() };
        let fail_at = read.optional("OTINISH_FAIL_AT").and_then(|name| {
            let known = FailAt::of(&name);
            if known.is_none() {
                let names: Vec<_> = Failpoint::ALL.iter().map(|known| known.name()).collect();
                read.faults.push(format!("OTINISH_FAIL_AT: {name} is none of {}", names.join(", ")));
            }
            known
        });
        let config = read.config(Some(public_url));
        read.done(Config { fail_at, ..config })
    }

    /// The configuration of a cloud function: all of it from the environment.
    pub fn cloud(variable: impl Fn(&str) -> Option<String>) -> Result<Config, Faults> {
        let mut read = Reader { variable, folder: None, faults: Vec::new() };
        let config = read.config(None);
        read.done(config)
    }
}

/// Reads variables and remembers every fault.
struct Reader<'a, F> {
    variable: F,
    folder: Option<&'a Path>,
    faults: Vec<String>,
}

impl<F: Fn(&str) -> Option<String>> Reader<'_, F> {
    fn optional(&self, name: &str) -> Option<String> {
        (self.variable)(name).filter(|value| !value.is_empty())
    }

    fn missing(&mut self, name: &str, what: &str) {
        self.faults.push(format!("{name}: {what}"));
    }

    /// What this variable makes of itself, else what the data folder has, else a fault.
    fn place<T>(&mut self, name: &str, what: &str, named: impl FnOnce(&mut Self, String) -> T, below: impl FnOnce(&Path) -> T) -> T {
        match (self.optional(name), self.folder) {
            (Some(value), _) => named(self, value),
            (None, Some(folder)) => below(folder),
            (None, None) => {
                self.missing(name, what);
                below(Path::new(""))
            }
        }
    }

    fn config(&mut self, public_url: Option<String>) -> Config {
        let public_url = match public_url {
            Some(url) => self.optional("OTINISH_PUBLIC_URL").unwrap_or(url),
            None => self.required("OTINISH_PUBLIC_URL", "the address of the pages"),
        };
        let table = self.place(
            "OTINISH_TABLE",
            "the name of the table",
            |read, name| {
                let patience = read.patience();
                TableAt::Remote(Address { url: read.optional("OTINISH_TABLE_URL"), name, patience })
            },
            |folder| TableAt::Embedded(folder.join("table.sqlite")),
        );
        let objects = self.place(
            "OTINISH_BUCKET",
            "the bucket of files and notices",
            |read, name| {
                let uploads = read.optional("OTINISH_UPLOADS_URL").map(|address| address.trim_end_matches('/').to_owned());
                if uploads.as_deref().is_some_and(|address| !objects::is_for_browsers(address)) {
                    read.missing("OTINISH_UPLOADS_URL", "the bucket's address with https://, or with http:// on loopback");
                }
                ObjectsAt::Bucket { name, url: read.optional("OTINISH_BUCKET_URL"), uploads }
            },
            |folder| ObjectsAt::Folder(folder.join("objects")),
        );
        let keys = self.place(
            "OTINISH_KEY",
            "the KMS key that wraps data keys",
            |_, key| KeysAt::Kms(key),
            |folder| KeysAt::File(folder.join("keys")),
        );
        let password = self.secret("OTINISH_SEAL_PASSWORD").unwrap_or_default();
        let seals = match (self.optional("OTINISH_SEALS"), self.folder) {
            (Some(folder), _) if folder != "kms" => SealsAt::Folder { folder: folder.into(), password },
            (None, Some(folder)) => SealsAt::Folder { folder: folder.join("seals"), password },
            (Some(_), _) | (None, None) => {
                SealsAt::Kms { certificates: self.optional("OTINISH_SEAL_CERTIFICATES").unwrap_or_else(|| "seals".to_owned()).into() }
            }
        };
        let sms = self.place(
            "OTINISH_SMS_URL",
            "the gateway's address, or outbox",
            |read, url| match url.as_str() {
                "outbox" => SmsAt::Outbox,
                _ => SmsAt::Gateway { token: read.secret("OTINISH_SMS_TOKEN"), url },
            },
            |_| SmsAt::Outbox,
        );
        let registers = self.place(
            "OTINISH_REGISTERS_URL",
            "the registers' gateway, or demonstration",
            |read, url| match url.as_str() {
                "demonstration" => RegistersAt::Demonstration,
                _ => RegistersAt::Gateway { token: read.secret("OTINISH_REGISTERS_TOKEN"), url },
            },
            |_| RegistersAt::Demonstration,
        );
        let usual = Limits::default();
        let limits = Limits {
            codes_for_a_number: self.count("OTINISH_CODES_FOR_A_NUMBER", usual.codes_for_a_number),
            codes_for_an_address: self.count("OTINISH_CODES_FOR_AN_ADDRESS", usual.codes_for_an_address),
            requests_a_day: self.count("OTINISH_REQUESTS_A_DAY", usual.requests_a_day),
            ..usual
        };
        let session_lives = match self.optional("OTINISH_SESSION_HOURS") {
            Some(_) => TimeDelta::hours(self.count("OTINISH_SESSION_HOURS", 1).try_into().unwrap_or(1)),
            None => sessions::LIVES,
        };
        let data = self.optional("OTINISH_DATA").map(PathBuf::from).or_else(|| self.folder.map(Path::to_owned));
        // A function without a folder of its own has the built-in lists.
        let data = data.unwrap_or_default();
        let file = |name, usual| self.optional(name).map_or_else(|| FileAt::Perhaps(data.join(usual)), |file| FileAt::Named(file.into()));
        let (calendar, emergencies) = (file("OTINISH_CALENDAR", "calendar.csv"), file("OTINISH_EMERGENCIES", "emergencies.csv"));
        Config {
            public_url: public_url.trim_end_matches('/').to_owned(),
            table,
            objects,
            keys,
            seals,
            sms,
            registers,
            data,
            calendar,
            emergencies,
            calendar_signer: self.optional("OTINISH_CALENDAR_SIGNER").map(PathBuf::from),
            site: self.optional("OTINISH_SITE").map(PathBuf::from),
            limits,
            session_lives,
            fail_at: None,
        }
    }

    fn required(&mut self, name: &str, what: &str) -> String {
        self.optional(name).unwrap_or_else(|| {
            self.missing(name, what);
            String::new()
        })
    }

    fn secret(&self, name: &str) -> Option<Secret> {
        self.optional(name).map(Secret)
    }

    fn patience(&mut self) -> Duration {
        let usual = usize::try_from(PATIENCE.as_millis()).unwrap_or(usize::MAX);
        Duration::from_millis(self.count("OTINISH_TABLE_PATIENCE_MS", usual).try_into().unwrap_or(u64::MAX))
    }

    /// How many, unless configured; not none, and at most a million.
    fn count(&mut self, name: &str, usual: usize) -> usize {
        let Some(value) = self.optional(name) else { return usual };
        match value.parse() {
            Ok(count) if (1..=1_000_000).contains(&count) => count,
            Ok(_) | Err(_) => {
                self.missing(name, "a whole number from 1 to 1000000");
                usual
            }
        }
    }

    fn done(self, config: Config) -> Result<Config, Faults> {
        if self.faults.is_empty() { Ok(config) } else { Err(Faults(self.faults)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn a_cloud_function_without_anything_is_told_all_that_is_missing_at_once() {
        let Faults(faults) = Config::cloud(variables(&[("OTINISH_SEALS", "kms"), ("OTINISH_KEY", "")])).unwrap_err();
        let names: Vec<_> = faults.iter().map(|fault| fault.split(':').next().unwrap()).collect();
        let wanted = ["OTINISH_PUBLIC_URL", "OTINISH_TABLE", "OTINISH_BUCKET", "OTINISH_KEY", "OTINISH_SMS_URL", "OTINISH_REGISTERS_URL"];
        assert_eq!(names, wanted);
    }

    #[test]
    fn the_server_of_one_machine_keeps_everything_below_its_folder() {
        let config = Config::embedded(Path::new("data"), "http://127.0.0.1:8080".to_owned(), variables(&[])).unwrap();
        assert!(matches!(config.table, TableAt::Embedded(file) if file == Path::new("data/table.sqlite")));
        assert!(matches!(config.objects, ObjectsAt::Folder(folder) if folder == Path::new("data/objects")));
        assert!(matches!((config.sms, config.registers), (SmsAt::Outbox, RegistersAt::Demonstration)));
    }

    #[test]
    fn the_same_server_takes_real_doors_from_the_environment() {
        let set = [
            ("OTINISH_TABLE", "otinish"),
            ("OTINISH_TABLE_URL", "https://alternator.example"),
            ("OTINISH_TABLE_PATIENCE_MS", "500"),
            ("OTINISH_SMS_URL", "https://sms.example"),
            ("OTINISH_CODES_FOR_A_NUMBER", "9"),
            ("OTINISH_SESSION_HOURS", "2"),
            ("OTINISH_PUBLIC_URL", "https://otinish.example/"),
        ];
        let config = Config::embedded(Path::new("data"), "http://127.0.0.1:8080".to_owned(), variables(&set)).unwrap();
        assert_eq!(config.public_url, "https://otinish.example");
        let TableAt::Remote(address) = config.table else { panic!("{:?}", config.table) };
        assert_eq!((address.name.as_str(), address.patience), ("otinish", Duration::from_millis(500)));
        assert!(matches!(config.sms, SmsAt::Gateway { .. }));
        let limits = Limits { codes_for_a_number: 9, ..Limits::default() };
        assert_eq!((config.limits, config.session_lives), (limits, TimeDelta::hours(2)));
        for wrong in ["0", "-1", "many", "1000001"] {
            let set = [("OTINISH_CODES_FOR_AN_ADDRESS", wrong)];
            assert!(Config::embedded(Path::new("data"), String::new(), variables(&set)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn where_browsers_put_their_files_is_an_address_that_they_can_be_sent_to() {
        let told = |address| {
            Config::embedded(Path::new("data"), String::new(), variables(&[("OTINISH_BUCKET", "files"), ("OTINISH_UPLOADS_URL", address)]))
        };
        let config = told("https://files.example/bucket/").unwrap();
        assert!(matches!(config.objects, ObjectsAt::Bucket { uploads: Some(address), .. } if address == "https://files.example/bucket"));
        assert!(matches!(told("").unwrap().objects, ObjectsAt::Bucket { uploads: None, .. }));
        assert!(told("http://files.example").unwrap_err().0[0].starts_with("OTINISH_UPLOADS_URL: "));
    }

    #[test]
    fn an_unknown_failpoint_is_a_fault_and_a_cloud_function_has_none() {
        let told =
            |name| Config::embedded(Path::new("data"), String::new(), variables(&[("OTINISH_FAIL_AT", name)])).map(|config| config.fail_at);
        assert_eq!(told("after-sms"), Ok(Some(FailAt::from(Failpoint::AfterSms))));
        assert_eq!(told("after-sms/2"), Ok(Some(FailAt { place: Failpoint::AfterSms, event: Some(2) })));
        assert!(told("after-sms/two").is_err());
        assert!(told("after-lunch").unwrap_err().0[0].contains("after-commit, after-number"));
    }
}
