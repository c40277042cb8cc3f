//! Notices as they are kept. A notice gets its code and its words once, before anything is rendered, so that a crash afterwards renders and seals
//! the same document again and never a second one. Only an issued notice may be shown to anybody.

use crate::clock;
use crate::keys;
use crate::random;
use crate::store::requests::{Request, instant_of};
use crate::store::{NotStored, Store};
use crate::table::item::{Condition, Item, Write, expression};
use crate::table::{self, Broken};
use chrono::{DateTime, Utc};
use otinish_core::notice::{Kind, Notice};

/// A notice on a request, from the moment it has a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredNotice {
    /// The request's number and that of the event which it is about: one event never has two notices.
    pub id: String,
    pub number: String,
    pub sequence: u64,
    pub kind: Kind,
    pub code: String,
    pub issued_at: DateTime<Utc>,
    pub stage: Stage,
    /// The SHA-256 of the document before and after it is sealed, in hexadecimal.
    pub unsigned: Option<String>,
    pub sealed: Option<String>,
    /// The notice itself, encrypted.
    pub blob: Vec<u8>,
}

/// How far a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Numbered,
    /// The unsigned document is stored: it awaits its signature, and nobody may see it.
    Rendered,
    Issued,
}

impl Stage {
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Numbered => "numbered",
            Stage::Rendered => "rendered",
            Stage::Issued => "issued",
        }
    }

    fn of(name: &str) -> Option<Stage> {
        [Stage::Numbered, Stage::Rendered, Stage::Issued].into_iter().find(|known| known.name() == name)
    }
}

/// The word by which a kind of notice is stored.
pub const fn name_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Receipt => "receipt",
        Kind::RefusalToAccept => "refusal-to-accept",
        Kind::Refusal => "refusal",
    }
}

pub(crate) fn kind_of(name: &str) -> Option<Kind> {
    [Kind::Receipt, Kind::RefusalToAccept, Kind::Refusal].into_iter().find(|kind| name_of(*kind) == name)
}

/// The notice's name within the whole deployment.
pub fn id(number: &str, sequence: u64) -> String {
    format!("{number}-{sequence}")
}

/// Where the document stands among the objects before it is sealed, and where afterwards.
pub fn unsigned_path(id: &str) -> String {
    format!("unsigned/{id}.pdf")
}

pub fn sealed_path(id: &str) -> String {
    format!("notices/{id}.pdf")
}

impl Store {
    /// Gives the event's notice its words, made by `compose` from a fresh code and this instant, unless it has them already.
    pub async fn number_notice<E: From<NotStored>>(
        &self,
        request: &Request,
        sequence: u64,
        kind: Kind,
        compose: impl FnOnce(&str, DateTime<Utc>) -> Result<Notice, E>,
    ) -> Result<StoredNotice, E> {
        if let Some(known) = request.notices.iter().find(|notice| notice.sequence == sequence) {
            return Ok(known.clone());
        }
        let number = &request.summary.number;
        let id = id(number, sequence);
        let at = keys::notice(number, &id);
        let (code, issued_at) = (random::notice_code(), self.clock.now());
        let notice = compose(&code, issued_at)?;
        let blob = self.vault.seal_json(&at, &notice).await.map_err(NotStored::from)?;
        let stored = StoredNotice {
            id,
            number: number.clone(),
            sequence,
            kind,
            code,
            issued_at,
            stage: Stage::Numbered,
            unsigned: None,
            sealed: None,
            blob,
        };
        let index = Item::new(&keys::notice_code(&stored.code)).text("number", number).text("id", &stored.id);
        let writes = vec![Write::Put(stored.item(), Condition::Absent), Write::Put(index, Condition::Absent)];
        match self.table.transact(writes).await {
            Ok(()) => Ok(stored),
            // Another worker was quicker: its code is the one.
            Err(Broken::Conflict { .. }) => {
                let item = self.table.get(&at).await.map_err(NotStored::from)?;
                let item = item.ok_or_else(|| NotStored::Table(Broken::Malformed("notice".to_owned())))?;
                Ok(StoredNotice::read(&item).map_err(NotStored::from)?)
            }
            Err(broken) => Err(NotStored::from(broken).into()),
        }
    }

    /// What the notice says.
    pub async fn notice(&self, stored: &StoredNotice) -> Result<Notice, NotStored> {
        Ok(self.vault.open_json(&keys::notice(&stored.number, &stored.id), &stored.blob).await?)
    }

    /// Notes that the unsigned document of this digest is stored. A notice that is further stays where it is.
    pub async fn rendered(&self, stored: &StoredNotice, sha256: &str) -> Result<(), NotStored> {
        let change =
            expression("SET #stage = :rendered, #unsigned = :sha256").text(":rendered", Stage::Rendered.name()).text(":sha256", sha256);
        let numbered = expression("#stage = :numbered").text(":numbered", Stage::Numbered.name());
        match self.table.update(&keys::notice(&stored.number, &stored.id), &change, &Condition::Holds(numbered)).await {
            Ok(_) | Err(Broken::Conflict { .. }) => Ok(()),
            Err(broken) => Err(broken.into()),
        }
    }

    /// Lets the notice be seen: its sealed document of this digest is stored.
    pub async fn issue(&self, stored: &StoredNotice, sha256: &str) -> Result<(), NotStored> {
        let change = expression("SET #stage = :issued, #sealed = :sha256").text(":issued", Stage::Issued.name()).text(":sha256", sha256);
        let rendered = expression("#stage = :rendered").text(":rendered", Stage::Rendered.name());
        match self.table.update(&keys::notice(&stored.number, &stored.id), &change, &Condition::Holds(rendered)).await {
            Ok(_) | Err(Broken::Conflict { .. }) => Ok(()),
            Err(broken) => Err(broken.into()),
        }
    }

    /// The issued notice with this code; none while it awaits its signature.
    pub async fn notice_by_code(&self, code: &str) -> Result<Option<StoredNotice>, NotStored> {
        let Some(index) = self.table.get(&keys::notice_code(code)).await? else { return Ok(None) };
        let at = keys::notice(index.text_of("number")?, index.text_of("id")?);
        let stored = self.table.get(&at).await?.map(|item| StoredNotice::read(&item)).transpose()?;
        Ok(stored.filter(|stored| stored.stage == Stage::Issued))
    }
}

impl StoredNotice {
    fn item(&self) -> Item {
        Item::new(&keys::notice(&self.number, &self.id))
            .text("id", &self.id)
            .text("number", &self.number)
            .number("sequence", i64::try_from(self.sequence).unwrap_or(i64::MAX))
            .text("kind", name_of(self.kind))
            .text("code", &self.code)
            .text("issued_at", clock::written(self.issued_at))
            .text("stage", self.stage.name())
            .bytes("blob", self.blob.clone())
    }

    pub(crate) fn read(item: &Item) -> Result<StoredNotice, table::Broken> {
        let malformed = |name: &str| Broken::Malformed(name.to_owned());
        Ok(StoredNotice {
            id: item.text_of("id")?.to_owned(),
            number: item.text_of("number")?.to_owned(),
            sequence: u64::try_from(item.number_of("sequence")?).map_err(|_| malformed("sequence"))?,
            kind: kind_of(item.text_of("kind")?).ok_or_else(|| malformed("kind"))?,
            code: item.text_of("code")?.to_owned(),
            issued_at: instant_of(item, "issued_at")?,
            stage: Stage::of(item.text_of("stage")?).ok_or_else(|| malformed("stage"))?,
            unsigned: item.maybe_text_of("unsigned").map(str::to_owned),
            sealed: item.maybe_text_of("sealed").map(str::to_owned),
            blob: item.bytes_of("blob")?.to_vec(),
        })
    }
}
