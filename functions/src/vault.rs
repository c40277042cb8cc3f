//! Envelope encryption of what is personal, and the keyed hashes by which it is found again.
//! Every blob is AES-256-GCM under a data key of its own, the data key is wrapped under the deployment's key, and both are bound to the item
//! that holds them: a blob that is moved to another item does not open.

use crate::keys::{self, Key};
use crate::random;
use crate::table::item::{Condition, Item};
use crate::table::{self, Table};
use aes_gcm::Aes256Gcm;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::DataKeySpec;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Encrypts and finds personal data with this deployment's keys. Clones share them.
#[derive(Clone)]
pub struct Vault {
    wrapping: Arc<Wrapping>,
    hash_secret: [u8; 32],
}

/// What wraps the data keys.
enum Wrapping {
    /// A key in a file of the data folder.
    File([u8; 32]),
    /// A symmetric key of AWS KMS; it never leaves it.
    Kms { client: aws_sdk_kms::Client, key: String },
}

/// Why something could not be encrypted or opened.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error("the key service cannot be reached: {0}")]
    Unavailable(String),
    #[error("a blob does not open under the item that holds it")]
    Forged,
    #[error("the file of keys {path} cannot be used: {cause}")]
    File { path: PathBuf, cause: io::Error },
    #[error(transparent)]
    Table(#[from] table::Broken),
}

/// The first byte of every blob: this layout.
const LAYOUT: u8 = 1;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
const KEY_BYTES: usize = 32;

impl Vault {
    /// The keys in this file, which is made, readable by its owner only, where it does not exist.
    pub fn from_file(path: &Path) -> Result<Vault, Broken> {
        let keys = read_or_make(path).map_err(|cause| Broken::File { path: path.to_owned(), cause })?;
        let (wrapping, hash_secret) = keys.split_at(KEY_BYTES);
        Ok(Vault {
            wrapping: Arc::new(Wrapping::File(wrapping.try_into().expect("read as two keys"))),
            hash_secret: hash_secret.try_into().expect("read as two keys"),
        })
    }

    /// The symmetric key of KMS with this id or alias. The secret of the keyed hashes stands in the table, wrapped, made once.
    pub async fn from_kms(client: aws_sdk_kms::Client, key: String, table: &Table) -> Result<Vault, Broken> {
        let mut vault = Vault { wrapping: Arc::new(Wrapping::Kms { client, key }), hash_secret: [0; KEY_BYTES] };
        let at = keys::hash_secret();
        if table.get(&at).await?.is_none() {
            let sealed = vault.seal(&at, &random::bytes::<KEY_BYTES>()).await?;
            match table.put(Item::new(&at).bytes("blob", sealed), Condition::Absent).await {
                // Somebody else's came first, and is the one that counts.
                Ok(()) | Err(table::Broken::Conflict { .. }) => {}
                Err(broken) => return Err(broken.into()),
            }
        }
        let item = table.get(&at).await?.ok_or(Broken::Forged)?;
        let secret = vault.open(&at, item.bytes_of("blob")?).await?;
        vault.hash_secret = secret.try_into().map_err(|_| Broken::Forged)?;
        Ok(vault)
    }

    /// Encrypts these bytes for the item with this key.
    pub async fn seal(&self, at: &Key, plain: &[u8]) -> Result<Vec<u8>, Broken> {
        let bound = bound_to(at);
        let (data_key, wrapped) = match &*self.wrapping {
            Wrapping::File(key) => {
                let data_key = random::bytes::<KEY_BYTES>();
                (data_key, encrypt(key, &data_key, &bound))
            }
            Wrapping::Kms { client, key } => {
                let answer = client
                    .generate_data_key()
                    .key_id(key)
                    .key_spec(DataKeySpec::Aes256)
                    .encryption_context("item", keys::sha256_hex(&bound))
                    .send()
                    .await
                    .map_err(|error| Broken::Unavailable(unreached(error)))?;
                let plain = answer.plaintext.ok_or(Broken::Forged)?.into_inner();
                let wrapped = answer.ciphertext_blob.ok_or(Broken::Forged)?.into_inner();
                (plain.try_into().map_err(|_| Broken::Forged)?, wrapped)
            }
        };
        let length = u16::try_from(wrapped.len()).map_err(|_| Broken::Forged)?;
        let mut blob = Vec::with_capacity(3 + wrapped.len() + NONCE_BYTES + plain.len() + TAG_BYTES);
        blob.push(LAYOUT);
        blob.extend(length.to_be_bytes());
        blob.extend(wrapped);
        blob.extend(encrypt(&data_key, plain, &bound));
        Ok(blob)
    }

    /// Opens what [`Vault::seal`] made for this very item.
    pub async fn open(&self, at: &Key, blob: &[u8]) -> Result<Vec<u8>, Broken> {
        let bound = bound_to(at);
        let (wrapped, ciphertext) = parts(blob).ok_or(Broken::Forged)?;
        let data_key = match &*self.wrapping {
            Wrapping::File(key) => decrypt(key, wrapped, &bound).ok_or(Broken::Forged)?,
            Wrapping::Kms { client, key } => client
                .decrypt()
                .key_id(key)
                .ciphertext_blob(Blob::new(wrapped))
                .encryption_context("item", keys::sha256_hex(&bound))
                .send()
                .await
                .map_err(|error| {
                    if error.as_service_error().is_some_and(|error| error.is_invalid_ciphertext_exception()) {
                        Broken::Forged
                    } else {
                        Broken::Unavailable(unreached(error))
                    }
                })?
                .plaintext
                .ok_or(Broken::Forged)?
                .into_inner(),
        };
        let data_key = data_key.try_into().map_err(|_| Broken::Forged)?;
        decrypt(&data_key, ciphertext, &bound).ok_or(Broken::Forged)
    }

    /// Encrypts the JSON of this value for the item with this key.
    pub async fn seal_json(&self, at: &Key, value: &impl serde::Serialize) -> Result<Vec<u8>, Broken> {
        let plain = serde_json::to_vec(value).expect("our own shapes have string keys and no fallible parts");
        self.seal(at, &plain).await
    }

    /// Opens and reads what [`Vault::seal_json`] made.
    pub async fn open_json<T: serde::de::DeserializeOwned>(&self, at: &Key, blob: &[u8]) -> Result<T, Broken> {
        serde_json::from_slice(&self.open(at, blob).await?).map_err(|_| Broken::Forged)
    }

    /// The keyed hash that stands for a person wherever an IIN would: 52 letters and digits.
    pub fn person(&self, iin: &str) -> String {
        self.hash("iin", iin)
    }

    /// The keyed hash of something personal; hashes of different kinds of things never meet.
    pub fn hash(&self, what: &str, value: &str) -> String {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&self.hash_secret).expect("HMAC takes a key of any length");
        mac.update(what.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        random::base32(&mac.finalize().into_bytes())
    }
}

/// The part of a blob that stays when its data key is wrapped anew: what the chain of events is computed over.
pub fn ciphertext(blob: &[u8]) -> Option<&[u8]> {
    parts(blob).map(|(_, ciphertext)| ciphertext)
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &*self.wrapping {
            Wrapping::File(_) => "Vault(File)",
            Wrapping::Kms { .. } => "Vault(Kms)",
        })
    }
}

fn parts(blob: &[u8]) -> Option<(&[u8], &[u8])> {
    let (layout, rest) = blob.split_first()?;
    let (length, rest) = rest.split_first_chunk::<2>()?;
    let parts = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
    (*layout == LAYOUT).then_some(parts)
}

/// The associated data: which item this is. No key of the table holds the separator.
fn bound_to(at: &Key) -> Vec<u8> {
    [at.partition.as_bytes(), &[0], at.sort.as_bytes()].concat()
}

fn encrypt(key: &[u8; KEY_BYTES], plain: &[u8], bound: &[u8]) -> Vec<u8> {
    let nonce = random::bytes::<NONCE_BYTES>();
    let sealed = Aes256Gcm::new(key.into())
        .encrypt((&nonce).into(), Payload { msg: plain, aad: bound })
        .expect("a plaintext far below 64 GiB encrypts");
    [nonce.as_slice(), &sealed].concat()
}

fn decrypt(key: &[u8; KEY_BYTES], sealed: &[u8], bound: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>()?;
    Aes256Gcm::new(key.into()).decrypt(nonce.into(), Payload { msg: sealed, aad: bound }).ok()
}

/// The two keys of this file. It is made whole or not at all: written beside, then linked under its name, which fails where one exists.
fn read_or_make(path: &Path) -> io::Result<Vec<u8>> {
    match fs::read(path) {
        Ok(keys) if keys.len() == 2 * KEY_BYTES => {
            if fs::metadata(path)?.permissions().mode() & 0o077 != 0 {
                return Err(io::Error::other("others than its owner may read it (wanted: mode 0600)"));
            }
            return Ok(keys);
        }
        Ok(_) => return Err(io::Error::other("it does not hold two keys of 32 bytes")),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let beside = path.with_extension(random::notice_code());
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside)?;
    file.write_all(&random::bytes::<{ 2 * KEY_BYTES }>())?;
    file.sync_all()?;
    let linked = fs::hard_link(&beside, path);
    fs::remove_file(&beside)?;
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        Ok(()) | Err(_) => fs::read(path),
    }
}

/// What went wrong on the way, without the request that carried it.
fn unreached<E: std::error::Error + Send + Sync + 'static>(error: aws_sdk_kms::error::SdkError<E>) -> String {
    match error.into_source() {
        Ok(source) => aws_sdk_kms::error::DisplayErrorContext(&*source).to_string(),
        Err(error) => aws_sdk_kms::error::DisplayErrorContext(error).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> PathBuf {
        let folder = std::env::temp_dir().join(format!("otinish-vault-{}", random::notice_code()));
        fs::create_dir(&folder).unwrap();
        folder
    }

    #[tokio::test]
    async fn a_blob_opens_only_under_its_own_item_and_unchanged() {
        let folder = folder();
        let vault = Vault::from_file(&folder.join("keys")).unwrap();
        let (here, there) = (keys::request("123456789012"), keys::request("123456789013"));
        let blob = vault.seal(&here, "Әділова".as_bytes()).await.unwrap();
        assert_eq!(vault.open(&here, &blob).await.unwrap(), "Әділова".as_bytes());
        assert!(matches!(vault.open(&there, &blob).await, Err(Broken::Forged)));
        for at in 0..blob.len() {
            let mut changed = blob.clone();
            changed[at] ^= 1;
            assert!(matches!(vault.open(&here, &changed).await, Err(Broken::Forged)), "byte {at}");
        }
        for length in 0..blob.len() {
            assert!(vault.open(&here, &blob[..length]).await.is_err());
        }
        assert_ne!(blob, vault.seal(&here, "Әділова".as_bytes()).await.unwrap());
        fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn keys_are_made_once_for_their_owner_alone_and_stay() {
        let folder = folder();
        let path = folder.join("keys");
        let first = Vault::from_file(&path).unwrap();
        let again = Vault::from_file(&path).unwrap();
        let at = keys::request("123456789012");
        let blob = first.seal(&at, b"kept").await.unwrap();
        assert_eq!(again.open(&at, &blob).await.unwrap(), b"kept");
        assert_eq!(first.person("900101300017"), again.person("900101300017"));
        assert_ne!(first.person("900101300017"), first.hash("phone", "900101300017"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(Vault::from_file(&path), Err(Broken::File { .. })));
        fs::remove_dir_all(folder).unwrap();
    }
}
