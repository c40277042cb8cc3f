//! Uploads that do not pass through us: a browser asks for one, puts the bytes into the store of objects, and says that it is done.
//! What came is then judged as any other file. Until that it is nothing that could be referred to, and nobody but who asked can finish it.

use crate::clock::Clock;
use crate::files::{self, Facts, Files, MediaType, Unfit};
use crate::keys;
use crate::objects::{self, Found, Objects};
use crate::random;
use crate::table::item::{Condition, Item};
use crate::table::{self, Query, Table};
use crate::vault::{self, Vault};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How long an upload may take.
pub const LIVES: Duration = Duration::from_secs(15 * 60);

/// More uploads than anybody has under way.
const MOST: usize = 50;

/// Lets files come past us, where the store of objects does.
#[derive(Clone, Debug)]
pub struct Uploads {
    pub table: Table,
    pub vault: Vault,
    pub clock: Clock,
    pub objects: Objects,
    pub files: Files,
}

/// What somebody says that they are going to upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub sha256: String,
    pub bytes: usize,
    pub media_type: MediaType,
}

/// Where to put it, and the name by which it is finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    pub url: String,
    pub id: String,
    pub expires_at: DateTime<Utc>,
}

/// Why there is no upload.
#[derive(Debug, thiserror::Error)]
pub enum NotOffered {
    #[error("too many uploads are under way")]
    TooMany,
    #[error(transparent)]
    Broken(#[from] Broken),
}

/// Why an upload is not finished.
#[derive(Debug, thiserror::Error)]
pub enum NotFinished {
    /// This person has no such upload under way: it was finished, its time is over, or it is somebody else's.
    #[error("no such upload is under way")]
    Unknown,
    #[error("nothing has come yet")]
    NotCome,
    /// What came is not what was asked for, or nothing that we take. It is removed.
    #[error("the file is refused: {0}")]
    Refused(Unfit),
    #[error(transparent)]
    Broken(#[from] Broken),
}

/// A door did not answer; the same may be asked again.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error(transparent)]
    Table(#[from] table::Broken),
    #[error(transparent)]
    Vault(#[from] vault::Broken),
    #[error(transparent)]
    Objects(#[from] objects::Broken),
}

impl Uploads {
    /// A place for this file, of this person alone; none where the store of objects takes nothing from browsers.
    pub async fn offer(&self, person: &str, asked: &Asked) -> Result<Option<Offered>, NotOffered> {
        let id = random::token();
        let url = self.objects.presigned_put(&incoming(&id), LIVES).await.map_err(Broken::from)?;
        let Some(url) = url else { return Ok(None) };
        let now = self.clock.now();
        let query = Query::partition(keys::account_partition(person)).starting_with(keys::UPLOADS);
        let under_way = self.table.query(&query).await.map_err(Broken::from)?;
        if under_way.iter().filter(|item| item.is_alive(now)).count() >= MOST {
            return Err(NotOffered::TooMany);
        }
        let (at, expires_at) = (keys::upload(person, &id), now + LIVES);
        let sealed = self.vault.seal_json(&at, asked).await.map_err(Broken::from)?;
        let item = Item::new(&at).bytes(WHAT, sealed).version(1).expires(expires_at);
        self.table.put(item, Condition::Absent).await.map_err(Broken::from)?;
        Ok(Some(Offered { url, id, expires_at }))
    }

    /// Judges what came, and keeps it as this person's file. Either way the upload is over, and what came is removed.
    pub async fn finish(&self, person: &str, id: &str) -> Result<Facts, NotFinished> {
        if !random::is_token(id) {
            return Err(NotFinished::Unknown);
        }
        let at = keys::upload(person, id);
        let item = self.table.get(&at).await.map_err(Broken::from)?;
        let item = item.filter(|item| item.is_alive(self.clock.now())).ok_or(NotFinished::Unknown)?;
        let sealed = item.bytes_of(WHAT).map_err(Broken::from)?;
        let asked: Asked = self.vault.open_json(&at, sealed).await.map_err(Broken::from)?;
        let judged = match self.objects.get_at_most(&incoming(id), asked.bytes).await.map_err(Broken::from)? {
            Found::Nothing => return Err(NotFinished::NotCome),
            Found::TooLarge => Err(Unfit::Size),
            Found::Whole(bytes) => judge(&asked, &bytes).map(|facts| (facts, bytes)),
        };
        // The bytes that were judged are the ones that are kept, whatever is put at that address meanwhile.
        if let Ok((facts, bytes)) = &judged {
            self.files.keep(person, facts, bytes.clone()).await.map_err(Broken::from)?;
        }
        match self.table.delete(&at, Condition::Version(1)).await {
            Ok(()) => {}
            // Somebody finished it meanwhile: one call has its answer, the other finds nothing.
            Err(table::Broken::Conflict { .. }) => return Err(NotFinished::Unknown),
            Err(broken) => return Err(Broken::from(broken).into()),
        }
        if let Err(broken) = self.objects.remove(&incoming(id)).await {
            // Nothing leads to it any more, and the bucket forgets it after a day.
            tracing::warn!(cause = broken.to_string(), "an upload that is over was not removed");
        }
        judged.map(|(facts, _)| facts).map_err(NotFinished::Refused)
    }
}

fn judge(asked: &Asked, bytes: &Bytes) -> Result<Facts, Unfit> {
    if bytes.len() != asked.bytes {
        return Err(Unfit::Size);
    }
    files::judge(bytes, asked.media_type.name(), &asked.sha256)
}

/// Where it is put until it is judged: a random name, of which nothing can be told.
fn incoming(id: &str) -> String {
    format!("incoming/{id}")
}

const WHAT: &str = "what";
