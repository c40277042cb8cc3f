//! Whose seal it is, and whether the law gives it force: certificates, the chain above them, and the list of trusted roots.
//! It judges P-256 and RSA, the algorithms that seals here use, and it says yes only to what it has understood whole:
//! every doubt makes a document a test document without legal force.

use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc4519, rfc5280, rfc5912};
use der::{Decode, Document, Encode, Reader, SliceReader};
use otinish_core::notice::Force;
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{SigningKey, VerifyingKey};
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256};
use spki::{AlgorithmIdentifierOwned, DecodePublicKey};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};

/// RSA keys shorter than this prove nothing any more.
const MIN_RSA_BITS: usize = 2048;

/// A certificate with the bytes that it came in, which alone are what was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub der: Vec<u8>,
    pub certificate: Certificate,
}

/// A seal's certificate, then its issuer's, and so on upwards; it may end below the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    links: Vec<Link>,
}

/// Why certificates cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("there is no certificate")]
    Nothing,
    #[error("a certificate is not in DER: {0}")]
    NotDer(String),
}

/// Why a certificate may not seal in the name of a provider at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("the seal's certificate is not valid yet")]
    NotYetValid,
    #[error("the seal's certificate has expired")]
    Expired,
    #[error("the seal's certificate is not for signing documents")]
    KeyUsage,
    #[error("the seal's certificate belongs to another organisation")]
    WrongBin,
}

/// Why a chain gives no legal force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error("the chain ends without a trusted root")]
    NoTrustedRoot,
    #[error("a certificate names another issuer than the one above it")]
    WrongIssuer,
    #[error("an issuer's certificate has expired or is not valid yet")]
    IssuerNotValid,
    #[error("an issuer may not issue certificates")]
    NotAnAuthority,
    #[error("an issuer has more authorities below it than it may")]
    TooDeep,
    #[error("a certificate's signature is not its issuer's")]
    BadSignature,
    #[error("a signature is of an algorithm that is not judged here")]
    UnknownAlgorithm,
    #[error("a certificate has a critical extension that is not understood here")]
    UnknownExtension,
}

/// The roots that are trusted, by the SHA-256 of their certificates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustList {
    roots: Vec<[u8; 32]>,
}

/// The RSA authorities of the National Certification Authority in force (its GOST ones never stand above a seal of this kind).
/// They are to be compared with pki.gov.kz by another way than this repository before they are relied on.
const NATIONAL: [[u8; 32]; 2] = [
    // root_rsa_2020, 2020-09-08 to 2045-09-08.
    fingerprint("9BA06354B626641715182E4D07C9DBAA1777720FA795D03174FFC68876535DCD"),
    // nca_rsa_2022, 2022-09-22 to 2045-09-07.
    fingerprint("84FB799A66140950818C056A5D9730ACC2A7622CDD4EF0D47113B132FB892905"),
];

impl TrustList {
    /// The National Certification Authority of Kazakhstan.
    pub fn national() -> Self {
        TrustList { roots: NATIONAL.to_vec() }
    }

    /// Nobody is trusted.
    pub fn empty() -> Self {
        TrustList { roots: Vec::new() }
    }

    /// These roots, by the SHA-256 of their DER.
    pub fn of(roots: &[[u8; 32]]) -> Self {
        TrustList { roots: roots.to_vec() }
    }

    /// Whether this certificate stands on the list.
    pub fn trusts(&self, link: &Link) -> bool {
        self.roots.contains(&link.fingerprint())
    }

    /// The force of what this chain seals for a provider: equal to paper where everything is proved, a test in any other case.
    /// Where the form prescribes no statement of equality, the caller says `Sealed` instead of `PaperEqual`.
    pub fn force(&self, chain: &Chain, bin: &str, at: DateTime<Utc>) -> Force {
        match self.vouch(chain, bin, at) {
            Ok(()) => Force::PaperEqual,
            Err(_) => Force::Test,
        }
    }

    /// Goes up the chain to a trusted root; every certificate on the way must hold at the instant.
    pub fn vouch(&self, chain: &Chain, bin: &str, at: DateTime<Utc>) -> Result<(), Doubt> {
        chain.may_seal(bin, at)?;
        for (depth, pair) in chain.links.windows(2).enumerate() {
            issued(&pair[0], &pair[1], depth, at)?;
            if self.trusts(&pair[1]) {
                return Ok(());
            }
        }
        Err(Doubt::NoTrustedRoot)
    }
}

impl Chain {
    /// Certificates in PEM, the seal's own first.
    pub fn from_pem(text: &str) -> Result<Self, Unreadable> {
        const END: &str = "-----END CERTIFICATE-----";
        let mut ders = Vec::new();
        let mut rest = text;
        while let Some(start) = rest.find("-----BEGIN CERTIFICATE-----") {
            let end = rest[start..].find(END).ok_or_else(|| Unreadable::NotDer("a certificate has no end".to_owned()))?;
            let block = &rest[start..start + end + END.len()];
            let (_, document) = Document::from_pem(block).map_err(|error| Unreadable::NotDer(error.to_string()))?;
            ders.push(document.as_bytes().to_vec());
            rest = &rest[start + end + END.len()..];
        }
        Chain::from_ders(ders)
    }

    /// Certificates in DER, the seal's own first; the others are put in their order, and what is not above it is left out.
    pub fn from_ders(ders: Vec<Vec<u8>>) -> Result<Self, Unreadable> {
        let mut others = ders.into_iter().map(Link::read).collect::<Result<Vec<_>, _>>()?;
        if others.is_empty() {
            return Err(Unreadable::Nothing);
        }
        let mut links = vec![others.remove(0)];
        while let Some(last) = links.last() {
            let issuer = &last.certificate.tbs_certificate.issuer;
            if *issuer == last.certificate.tbs_certificate.subject {
                break;
            }
            match others.iter().position(|other| other.certificate.tbs_certificate.subject == *issuer) {
                Some(index) => links.push(others.remove(index)),
                None => break,
            }
        }
        Ok(Chain { links })
    }

    pub fn leaf(&self) -> &Link {
        &self.links[0]
    }

    /// From the seal's certificate upwards.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// Whether the first certificate may seal for this provider at this instant; asked before any key is used.
    pub fn may_seal(&self, bin: &str, at: DateTime<Utc>) -> Result<(), Unfit> {
        let leaf = self.leaf();
        leaf.validity(at)?;
        let tbs = &leaf.certificate.tbs_certificate;
        let Ok(Some((_, KeyUsage(usage)))) = tbs.get::<KeyUsage>() else { return Err(Unfit::KeyUsage) };
        if !usage.contains(KeyUsages::DigitalSignature) || !usage.contains(KeyUsages::NonRepudiation) {
            return Err(Unfit::KeyUsage);
        }
        // The national authority marks signing keys, as against those for signing in, by this purpose.
        let Ok(Some((_, ExtendedKeyUsage(purposes)))) = tbs.get::<ExtendedKeyUsage>() else { return Err(Unfit::KeyUsage) };
        if !purposes.contains(&rfc5280::ID_KP_EMAIL_PROTECTION) {
            return Err(Unfit::KeyUsage);
        }
        if !leaf.is_of(bin) {
            return Err(Unfit::WrongBin);
        }
        Ok(())
    }
}

impl Link {
    pub fn read(der: Vec<u8>) -> Result<Self, Unreadable> {
        let certificate = Certificate::from_der(&der).map_err(|error| Unreadable::NotDer(error.to_string()))?;
        // It is written into envelopes from its parts and hashed from its bytes: both must be the same.
        match certificate.to_der() {
            Ok(again) if again == der => Ok(Link { der, certificate }),
            Ok(_) | Err(_) => Err(Unreadable::NotDer("it is encoded in an unusual way".to_owned())),
        }
    }

    /// The SHA-256 by which lists and people know it.
    pub fn fingerprint(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    /// The national form: an organisational unit `BIN` and twelve digits.
    fn is_of(&self, bin: &str) -> bool {
        let unit = format!("BIN{bin}");
        let subject = &self.certificate.tbs_certificate.subject;
        let mut attributes = subject.0.iter().flat_map(|part| part.0.iter());
        attributes.any(|attribute| attribute.oid == rfc4519::OU && attribute.value.value() == unit.as_bytes())
    }

    /// Whether it certifies the public half of this key.
    pub fn is_of_key(&self, key: &SigningKey) -> bool {
        let certified = self.certificate.tbs_certificate.subject_public_key_info.to_der().ok();
        let certified = certified.and_then(|der| VerifyingKey::from_public_key_der(&der).ok());
        certified.as_ref() == Some(key.verifying_key())
    }

    pub(crate) fn validity(&self, at: DateTime<Utc>) -> Result<(), Unfit> {
        let validity = &self.certificate.tbs_certificate.validity;
        let seconds = at.timestamp();
        if seconds < validity.not_before.to_unix_duration().as_secs() as i64 {
            Err(Unfit::NotYetValid)
        } else if seconds > validity.not_after.to_unix_duration().as_secs() as i64 {
            Err(Unfit::Expired)
        } else {
            Ok(())
        }
    }

    /// The bytes that the issuer signed: the first member of the certificate, as it came.
    fn signed_bytes(&self) -> Result<&[u8], der::Error> {
        let mut reader = SliceReader::new(&self.der)?;
        reader.sequence(|reader| {
            let signed = reader.tlv_bytes()?;
            reader.tlv_bytes()?;
            reader.tlv_bytes()?;
            Ok(signed)
        })
    }
}

/// Whether an authority that holds at the instant issued this certificate; `below` authorities stand between it and the seal.
pub fn issued(subject: &Link, issuer: &Link, below: usize, at: DateTime<Utc>) -> Result<(), Doubt> {
    understood(&subject.certificate)?;
    understood(&issuer.certificate)?;
    if subject.certificate.tbs_certificate.issuer != issuer.certificate.tbs_certificate.subject {
        return Err(Doubt::WrongIssuer);
    }
    issuer.validity(at).map_err(|_| Doubt::IssuerNotValid)?;
    is_authority(&issuer.certificate, below)?;
    signed_by(subject, &issuer.certificate)
}

/// RFC 5280 section 4.2: what is critical and not understood makes a certificate useless.
fn understood(certificate: &Certificate) -> Result<(), Doubt> {
    const KNOWN: [ObjectIdentifier; 6] = [
        rfc5280::ID_CE_BASIC_CONSTRAINTS,
        rfc5280::ID_CE_KEY_USAGE,
        rfc5280::ID_CE_EXT_KEY_USAGE,
        rfc5280::ID_CE_SUBJECT_KEY_IDENTIFIER,
        rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER,
        rfc5280::ID_CE_CERTIFICATE_POLICIES,
    ];
    let extensions = certificate.tbs_certificate.extensions.iter().flatten();
    match extensions.filter(|extension| extension.critical).all(|extension| KNOWN.contains(&extension.extn_id)) {
        true => Ok(()),
        false => Err(Doubt::UnknownExtension),
    }
}

/// An issuer is an authority by its basic constraints and its key usage.
fn is_authority(certificate: &Certificate, below: usize) -> Result<(), Doubt> {
    let tbs = &certificate.tbs_certificate;
    let Ok(Some((_, constraints))) = tbs.get::<BasicConstraints>() else { return Err(Doubt::NotAnAuthority) };
    let Ok(Some((_, KeyUsage(usage)))) = tbs.get::<KeyUsage>() else { return Err(Doubt::NotAnAuthority) };
    if !constraints.ca || !usage.contains(KeyUsages::KeyCertSign) {
        return Err(Doubt::NotAnAuthority);
    }
    if constraints.path_len_constraint.is_some_and(|most| below > usize::from(most)) {
        return Err(Doubt::TooDeep);
    }
    Ok(())
}

fn signed_by(subject: &Link, issuer: &Certificate) -> Result<(), Doubt> {
    let signed = subject.signed_bytes().map_err(|_| Doubt::BadSignature)?;
    let signature = subject.certificate.signature.as_bytes().ok_or(Doubt::BadSignature)?;
    let key = issuer.tbs_certificate.subject_public_key_info.to_der().map_err(|_| Doubt::UnknownAlgorithm)?;
    // The algorithm stands twice in a certificate, and only the inner one is signed.
    if subject.certificate.signature_algorithm != subject.certificate.tbs_certificate.signature {
        return Err(Doubt::BadSignature);
    }
    verify(&key, &subject.certificate.signature_algorithm, signed, signature)
}

/// Verifies a signature over bytes with a key in SubjectPublicKeyInfo: ECDSA on P-256 or RSA (PKCS #1 v1.5), both with SHA-256.
pub fn verify(key: &[u8], algorithm: &AlgorithmIdentifierOwned, signed: &[u8], signature: &[u8]) -> Result<(), Doubt> {
    if algorithm.oid == rfc5912::ECDSA_WITH_SHA_256 {
        let key = VerifyingKey::from_public_key_der(key).map_err(|_| Doubt::UnknownAlgorithm)?;
        let signature = p256::ecdsa::Signature::from_der(signature).map_err(|_| Doubt::BadSignature)?;
        key.verify(signed, &signature).map_err(|_| Doubt::BadSignature)
    } else if algorithm.oid == rfc5912::SHA_256_WITH_RSA_ENCRYPTION {
        let key = rsa::RsaPublicKey::from_public_key_der(key).map_err(|_| Doubt::UnknownAlgorithm)?;
        if key.size() * 8 < MIN_RSA_BITS {
            return Err(Doubt::UnknownAlgorithm);
        }
        let signature = rsa::pkcs1v15::Signature::try_from(signature).map_err(|_| Doubt::BadSignature)?;
        rsa::pkcs1v15::VerifyingKey::<Sha256>::new(key).verify(signed, &signature).map_err(|_| Doubt::BadSignature)
    } else {
        Err(Doubt::UnknownAlgorithm)
    }
}

/// A SHA-256 that is written in hexadecimal; a wrong one stops the build.
const fn fingerprint(hexadecimal: &str) -> [u8; 32] {
    const fn digit(character: u8) -> u8 {
        match character {
            b'0'..=b'9' => character - b'0',
            b'A'..=b'F' => character - b'A' + 10,
            _ => panic!("no hexadecimal digit"),
        }
    }
    let text = hexadecimal.as_bytes();
    assert!(text.len() == 64);
    let mut bytes = [0; 32];
    let mut index = 0;
    while index < 32 {
        bytes[index] = (digit(text[2 * index]) << 4) | digit(text[2 * index + 1]);
        index += 1;
    }
    bytes
}
