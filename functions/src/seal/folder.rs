//! The folder `seals`: `BIN.p12` is a provider's own seal; without one, `BIN.key` and `BIN.pem` are made under the folder's test
//! authority, `test-ca.key` and `test-ca.pem`. Keys are PKCS#8 in PEM, made whole or not at all, readable by their owner only.

use super::{Seal, authority, pkcs12};
use crate::trust::{Chain, Unreadable};
use chrono::{DateTime, Utc};
use p256::SecretKey;
use p256::ecdsa::SigningKey;
use p256::pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding};
use rand_core::OsRng;
use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Who a seal belongs to: the twelve digits, and the name that stands in a test certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provider<'a> {
    pub bin: &'a str,
    pub name: &'a str,
}

/// Why the seals of a folder cannot be opened; the server does not start.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    #[error("{path} cannot be read or written: {cause}")]
    File { path: PathBuf, cause: io::Error },
    #[error("{path} is no P-256 key in PKCS#8")]
    Key { path: PathBuf },
    #[error("{path} holds no certificate: {cause}")]
    Certificate { path: PathBuf, cause: Unreadable },
    #[error("{path} cannot be opened: {cause}")]
    Pkcs12 { path: PathBuf, cause: pkcs12::Unreadable },
    #[error("no test certificate can be made: {0}")]
    Made(x509_cert::builder::Error),
}

pub(super) fn seal(folder: &Path, password: &str, provider: Provider<'_>, now: DateTime<Utc>) -> Result<Seal, Unopened> {
    fs::create_dir_all(folder).map_err(|cause| Unopened::File { path: folder.to_owned(), cause })?;
    let own = folder.join(format!("{}.p12", provider.bin));
    let (key, chain) = match read(&own)? {
        Some(bytes) => pkcs12::read(&bytes, password).map_err(|cause| Unopened::Pkcs12 { path: own, cause })?,
        None => test_seal(folder, provider, now)?,
    };
    Ok(Seal::File { bin: provider.bin.to_owned(), chain, key })
}

/// The key that is there or a new one, with a certificate that holds now.
fn test_seal(folder: &Path, provider: Provider<'_>, now: DateTime<Utc>) -> Result<(SigningKey, Chain), Unopened> {
    let authority_key = key(&folder.join("test-ca.key"))?;
    let authority = certificate(&folder.join("test-ca.pem"), &authority_key, now, || authority::certificate(&authority_key, now))?;
    let key = key(&folder.join(format!("{}.key", provider.bin)))?;
    let path = folder.join(format!("{}.pem", provider.bin));
    let leaf = certificate(&path, &key, now, || authority::issue(&authority_key, provider, &key, now))?;
    let chain = Chain::from_ders(vec![leaf, authority]).map_err(|cause| Unopened::Certificate { path, cause })?;
    Ok((key, chain))
}

fn key(path: &Path) -> Result<SigningKey, Unopened> {
    let refused = || Unopened::Key { path: path.to_owned() };
    if let Some(bytes) = read(path)? {
        let text = String::from_utf8(bytes).map_err(|_| refused())?;
        return Ok(SecretKey::from_pkcs8_pem(&text).map_err(|_| refused())?.into());
    }
    let key = SecretKey::random(&mut OsRng);
    let text = key.to_pkcs8_pem(LineEnding::LF).map_err(|_| refused())?;
    write(path, text.as_bytes(), 0o600)?;
    Ok(key.into())
}

/// The certificate that is there, if it is of this key and holds now; else a new one, which replaces it.
fn certificate(
    path: &Path,
    key: &SigningKey,
    now: DateTime<Utc>,
    made: impl FnOnce() -> Result<Vec<u8>, x509_cert::builder::Error>,
) -> Result<Vec<u8>, Unopened> {
    if let Some(bytes) = read(path)? {
        let text = String::from_utf8_lossy(&bytes);
        let chain = Chain::from_pem(&text).map_err(|cause| Unopened::Certificate { path: path.to_owned(), cause })?;
        if chain.leaf().validity(now).is_ok() && chain.leaf().is_of_key(key) {
            return Ok(chain.leaf().der.clone());
        }
    }
    let der = made().map_err(Unopened::Made)?;
    let text = der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, &der)
        .map_err(|error| Unopened::Made(x509_cert::builder::Error::Asn1(error.into())))?;
    write(path, text.as_bytes(), 0o644)?;
    Ok(der)
}

fn read(path: &Path) -> Result<Option<Vec<u8>>, Unopened> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(Unopened::File { path: path.to_owned(), cause }),
    }
}

/// Written beside its place and moved there, so that a crash leaves no half of a key.
fn write(path: &Path, bytes: &[u8], mode: u32) -> Result<(), Unopened> {
    let beside = path.with_extension("new");
    let written = || {
        match fs::remove_file(&beside) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
            Ok(()) | Err(_) => {}
        }
        let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    written().map_err(|cause| Unopened::File { path: path.to_owned(), cause })
}
