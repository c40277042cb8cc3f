//! The door of the seal: a provider's key, and what it signs.
//! A seal belongs to one provider (BIN). It is refused before the key is touched where its certificate does not fit; what the key
//! answers is verified before it goes into a document, so that nothing is stored that a verifier would refuse.

mod authority;
mod document;
mod folder;
mod kms;
mod pkcs12;

pub use folder::{Provider, Unopened};
pub use kms::DEADLINE;

use crate::trust::{self, Chain, Doubt, TrustList, Unfit};
use crate::{cms, pdf};
use chrono::{DateTime, Utc};
use der::Encode;
use otinish_core::notice::{Force, Notice};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// KMS signs messages of at most this many bytes when it hashes them itself (`RAW`); every kind of seal keeps to it.
pub const MAX_SIGNED_BYTES: usize = 4_096;

/// A provider's seal: its certificate with the chain above it, and where its key is.
#[derive(Clone)]
pub enum Seal {
    /// A key `alias/otinish-seal-BIN` of AWS KMS that never leaves it.
    Kms { bin: String, chain: Chain, client: aws_sdk_kms::Client, deadline: Duration },
    /// A P-256 key that was read from a file: PKCS#12, or one that was made here with its test certificate.
    File { bin: String, chain: Chain, key: SigningKey },
}

/// The seals of a deployment, one for each provider.
#[derive(Clone, Debug, Default)]
pub struct Seals {
    seals: BTreeMap<String, Seal>,
}

/// Why something is not sealed. The request stays accepted and the notice awaits its signature.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsealed {
    /// Nothing was asked of the key; somebody must put another certificate in place.
    #[error(transparent)]
    Unfit(#[from] Unfit),
    /// The notice claims a force that this seal cannot give it.
    #[error("the notice claims a legal force that its seal does not give: {0}")]
    Unfounded(Doubt),
    #[error("there are {bytes} bytes to sign, and a seal signs at most {MAX_SIGNED_BYTES}")]
    TooLong { bytes: usize },
    /// Too many signatures at once; try again later.
    #[error("the key service asks for fewer signatures at once")]
    Throttled,
    /// The key is switched off, is to be deleted, or is not there; somebody must see to it.
    #[error("the seal's key is switched off")]
    Disabled,
    /// No answer in time, or an answer that names no fault of ours; try again later.
    #[error("the seal's key cannot be reached: {0}")]
    Unavailable(String),
    /// The key signed, but it is not the key of the certificate.
    #[error("the seal's key does not belong to its certificate")]
    WrongKey,
    /// The bytes are no document of `pdf::render`.
    #[error("the document cannot be sealed: {0}")]
    Document(String),
}

impl Unsealed {
    /// Whether no later try mends it, and somebody has to.
    pub const fn calls_somebody(&self) -> bool {
        match self {
            Unsealed::Unfit(_)
            | Unsealed::Unfounded(_)
            | Unsealed::TooLong { .. }
            | Unsealed::Disabled
            | Unsealed::WrongKey
            | Unsealed::Document(_) => true,
            Unsealed::Throttled | Unsealed::Unavailable(_) => false,
        }
    }
}

impl Seal {
    /// A seal whose key is in KMS, under the alias that belongs to the provider.
    pub fn in_kms(client: aws_sdk_kms::Client, bin: &str, chain: Chain, deadline: Duration) -> Self {
        Seal::Kms { bin: bin.to_owned(), chain, client, deadline }
    }

    /// The BIN of the provider whose seal it is.
    pub fn bin(&self) -> &str {
        match self {
            Seal::Kms { bin, .. } | Seal::File { bin, .. } => bin,
        }
    }

    pub fn chain(&self) -> &Chain {
        match self {
            Seal::Kms { chain, .. } | Seal::File { chain, .. } => chain,
        }
    }

    /// The legal force of what it seals at this instant; the notice's statement is chosen by it.
    pub fn force(&self, trusted: &TrustList, at: DateTime<Utc>) -> Force {
        trusted.force(self.chain(), self.bin(), at)
    }

    /// Signs the DER of signed attributes with ECDSA and SHA-256; the answer is in DER.
    pub async fn sign(&self, attributes: &[u8], at: DateTime<Utc>) -> Result<Vec<u8>, Unsealed> {
        self.chain().may_seal(self.bin(), at)?;
        if attributes.len() > MAX_SIGNED_BYTES {
            return Err(Unsealed::TooLong { bytes: attributes.len() });
        }
        let signature = match self {
            Seal::Kms { bin, client, deadline, .. } => kms::sign(client, bin, attributes, *deadline).await?,
            Seal::File { key, .. } => {
                let signature: DerSignature = key.sign(attributes);
                signature.as_bytes().to_vec()
            }
        };
        let key = &self.chain().leaf().certificate.tbs_certificate.subject_public_key_info;
        let key = key.to_der().map_err(|_| Unsealed::WrongKey)?;
        trust::verify(&key, &cms::signature_algorithm(), attributes, &signature).map_err(|_| Unsealed::WrongKey)?;
        Ok(signature)
    }
}

/// Seals a rendered notice: PAdES, level B-B, as an incremental update, so that the unsigned bytes stay as they are.
/// `at` becomes the time of signing; the key is asked at most once.
pub async fn seal_pdf(unsigned: &[u8], seal: &Seal, trusted: &TrustList, at: DateTime<Utc>) -> Result<Vec<u8>, Unsealed> {
    let read = document::Unsigned::read(unsigned)?;
    let notice: Notice = serde_json::from_slice(&read.attached(pdf::ATTACHMENT)?).map_err(unreadable)?;
    if notice.provider_bin != seal.bin() {
        return Err(Unfit::WrongBin.into());
    }
    match notice.statement.force {
        Force::PaperEqual | Force::Sealed => trusted.vouch(seal.chain(), seal.bin(), at).map_err(Unsealed::Unfounded)?,
        Force::Test => {}
    }
    let prepared = read.prepared(seal.chain(), at)?;
    let attributes = cms::signed_attributes(&cms::digest(&prepared.signed_parts()), seal.chain()).map_err(unencodable)?;
    let signature = seal.sign(&attributes, at).await?;
    prepared.finished(&cms::signed_data(&attributes, &signature, seal.chain()).map_err(unencodable)?)
}

impl Seals {
    /// The seals of a folder: `BIN.p12` where there is one (all under one password), else a key with a certificate of the folder's
    /// own test authority, both made now if they are not there. Every key file is readable by its owner only.
    pub fn in_folder(folder: &Path, password: &str, providers: &[Provider<'_>], now: DateTime<Utc>) -> Result<Self, Unopened> {
        let seals = providers.iter().map(|provider| {
            let seal = folder::seal(folder, password, *provider, now)?;
            Ok((provider.bin.to_owned(), seal))
        });
        Ok(Seals { seals: seals.collect::<Result<_, Unopened>>()? })
    }

    /// These seals, however they were opened.
    pub fn of(seals: impl IntoIterator<Item = Seal>) -> Self {
        Seals { seals: seals.into_iter().map(|seal| (seal.bin().to_owned(), seal)).collect() }
    }

    /// The seal of the provider with this BIN.
    pub fn get(&self, bin: &str) -> Option<&Seal> {
        self.seals.get(bin)
    }
}

impl fmt::Debug for Seal {
    /// Without the key.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self {
            Seal::Kms { .. } => "Kms",
            Seal::File { .. } => "File",
        };
        formatter.debug_struct(kind).field("bin", &self.bin()).finish_non_exhaustive()
    }
}

/// Where the attachment is no notice, without the words that stand there.
#[allow(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn unreadable(error: serde_json::Error) -> Unsealed {
    Unsealed::Document(format!("its attachment is no notice at line {}, column {}", error.line(), error.column()))
}

fn unencodable(error: der::Error) -> Unsealed {
    Unsealed::Document(format!("the signature cannot be encoded: {error}"))
}
