//! From what a deployment decides to doors that are open: the one place that knows which arm of each door the configuration means.

use crate::api;
use crate::calendars::Calendars;
use crate::calendars::signer::{NoSigner, Signer};
use crate::clock::Clock;
use crate::config::{Config, KeysAt, ObjectsAt, RegistersAt, SealsAt, Secret, SmsAt, TableAt};
use crate::emergencies::Emergencies;
use crate::gateway;
use crate::objects::{self, Objects};
use crate::organisations::Organisations;
use crate::outbox;
use crate::recount::Recounter;
use crate::registers::{self, Registers};
use crate::seal::{self, Seal, Seals};
use crate::sms::{self, Sms};
use crate::store::Store;
use crate::table::{self, Table};
use crate::trust::{Chain, TrustList};
use crate::vault::{self, Vault};
use crate::words;
use otinish_core::services::Service;
use otinish_core::services::register::Register;
use std::path::Path;

/// What the API and the worker of one deployment share.
#[derive(Debug)]
pub struct Opened {
    pub config: Config,
    /// The services that can be applied for here.
    pub services: &'static [&'static Service],
    pub clock: Clock,
    /// Under whose roots a seal has legal force.
    pub trusted: TrustList,
    pub table: Table,
    pub vault: Vault,
    pub store: Store,
    pub objects: Objects,
    pub sms: Sms,
    pub calendars: Calendars,
    /// The table's engine, where it runs in this process.
    #[cfg(feature = "embedded")]
    pub engine: Option<crate::embedded::Engine>,
}

/// What kept a door closed.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    #[error(transparent)]
    Table(#[from] table::Broken),
    #[cfg(feature = "embedded")]
    #[error(transparent)]
    Engine(#[from] crate::embedded::NotStarted),
    #[error("this program was built without the embedded table; name a table")]
    NoEngine,
    #[error(transparent)]
    Vault(#[from] vault::Broken),
    #[error(transparent)]
    Objects(#[from] objects::Broken),
    #[error("the SMS gateway: {0}")]
    Sms(#[from] sms::Broken),
    #[error("the registers' gateway: {0}")]
    Registers(#[from] gateway::Broken),
    #[error("a list of the data folder: {0}")]
    List(#[from] registers::BadFile),
    #[error(transparent)]
    CalendarSigner(#[from] NoSigner),
    #[error("the seals: {0}")]
    Seals(#[from] seal::Unopened),
    #[error("{0}")]
    Folder(#[from] std::io::Error),
}

impl Opened {
    /// Opens the doors that this configuration names, for these services. Whose roots give legal force is no matter of configuration: the
    /// programs say the National Certification Authority's, and only a test says others.
    pub async fn new(config: Config, services: &'static [&'static Service], clock: Clock, trusted: TrustList) -> Result<Opened, NotOpened> {
        // Two libraries speak TLS, and both leave the choice of its arithmetic to the program; a second call finds it chosen.
        drop(rustls::crypto::ring::default_provider().install_default());
        if matches!(config.keys, KeysAt::File(_)) {
            make_private(&config.data)?;
        }
        #[cfg(feature = "embedded")]
        let (engine, table) = match &config.table {
            TableAt::Embedded(file) => {
                let engine = crate::embedded::Engine::start(file).await?;
                let table = engine.table(crate::config::PATIENCE).await?;
                (Some(engine), table)
            }
            TableAt::Remote(address) => (None, Table::connect(address).await),
        };
        #[cfg(not(feature = "embedded"))]
        let table = match &config.table {
            TableAt::Embedded(_) => return Err(NotOpened::NoEngine),
            TableAt::Remote(address) => Table::connect(address).await,
        };
        let vault = match &config.keys {
            KeysAt::File(file) => Vault::from_file(file)?,
            KeysAt::Kms(key) => {
                let client = aws_sdk_kms::Client::new(&table::environment().await);
                Vault::from_kms(client, key.clone(), &table).await?
            }
        };
        let objects = match &config.objects {
            ObjectsAt::Folder(folder) => Objects::folder(folder)?,
            ObjectsAt::Bucket { name, url, uploads } => Objects::s3(name, url.as_deref(), uploads.as_deref())?,
        };
        let sms = match &config.sms {
            SmsAt::Outbox => Sms::Outbox { table: table.clone(), vault: vault.clone() },
            SmsAt::Gateway { url, token } => Sms::http(url, plain(token.as_ref()))?,
        };
        let store = Store::new(table.clone(), vault.clone(), clock.clone(), config.fail_at);
        let signer = config.calendar_signer.as_deref().map(Signer::read).transpose()?;
        let calendars = Calendars::new(table.clone(), clock.clone(), config.calendar.clone(), signer);
        Ok(Opened {
            config,
            services,
            clock,
            trusted,
            table,
            vault,
            store,
            objects,
            sms,
            calendars,
            #[cfg(feature = "embedded")]
            engine,
        })
    }

    /// The router over these doors.
    pub fn router(&self) -> Result<axum::Router, NotOpened> {
        let registers = match &self.config.registers {
            RegistersAt::Demonstration => Registers::demonstration(&self.config.data)?,
            RegistersAt::Gateway { url, token } => Registers::http(url, plain(token.as_ref()))?,
        };
        let doors = api::Doors {
            clock: self.clock.clone(),
            table: self.table.clone(),
            vault: self.vault.clone(),
            store: self.store.clone(),
            objects: self.objects.clone(),
            registers,
            organisations: self.organisations()?,
            sms: self.sms.clone(),
            calendars: self.calendars.clone(),
            emergencies: Emergencies::new(self.clock.clone(), self.config.emergencies.clone()),
            limits: self.config.limits.clone(),
            session_lives: self.config.session_lives,
            public_url: self.config.public_url.clone(),
            site: self.config.site.clone(),
        };
        Ok(api::router(Register::new(self.services), doors))
    }

    fn organisations(&self) -> Result<Organisations, NotOpened> {
        Ok(Organisations::demonstration(&self.config.data)?.of_known_kinds(self.services)?)
    }

    /// The outbox's worker over these doors.
    pub async fn worker(&self) -> Result<outbox::Worker, NotOpened> {
        let organisations = self.organisations()?;
        let providers = organisations.all().map(|known| seal::Provider { bin: &known.bin, name: &known.name.kk });
        let seals = match &self.config.seals {
            SealsAt::Folder { folder, password } => {
                Seals::in_folder(folder, &password.0, &providers.collect::<Vec<_>>(), self.clock.now())?
            }
            SealsAt::Kms { certificates } => {
                let client = aws_sdk_kms::Client::new(&table::environment().await);
                Seals::of(providers.filter_map(|provider| kms_seal(&client, certificates, provider.bin)))
            }
        };
        Ok(outbox::Worker::new(outbox::Doors {
            store: self.store.clone(),
            objects: self.objects.clone(),
            seals,
            trusted: self.trusted.clone(),
            sms: self.sms.clone(),
            compose: words::composer(organisations, self.config.public_url.clone()),
        }))
    }

    /// What counts open requests anew when a newer calendar is in force.
    pub fn recounter(&self) -> Result<Recounter, NotOpened> {
        let organisations = self.organisations()?;
        let (store, calendars) = (self.store.clone(), self.calendars.clone());
        let providers = organisations.all().map(|known| known.bin.clone()).collect();
        Ok(Recounter { store, register: Register::new(self.services), calendars, providers })
    }
}

/// The seal of a provider whose certificate lies in this folder. A provider without one has no seal, and its notices wait for it.
fn kms_seal(client: &aws_sdk_kms::Client, certificates: &Path, bin: &str) -> Option<Seal> {
    let text = std::fs::read_to_string(certificates.join(format!("{bin}.pem"))).ok()?;
    match Chain::from_pem(&text) {
        Ok(chain) => Some(Seal::in_kms(client.clone(), bin, chain, seal::DEADLINE)),
        Err(error) => {
            tracing::error!(bin, error = error.to_string(), "a seal's certificate cannot be read");
            None
        }
    }
}

/// The folder of the keys, which nobody but its owner may look into.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut make = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.recursive(true).create(folder)
}

fn plain(secret: Option<&Secret>) -> Option<String> {
    secret.map(|secret| secret.0.clone())
}
