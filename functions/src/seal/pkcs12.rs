//! A seal in a PKCS#12 file (RFC 7292): one P-256 key and its certificates under a password, encrypted by PBES2 and sealed by
//! an HMAC with SHA-256, as OpenSSL 3 and newer tools write them. The broken ciphers of older files are refused by name.

use crate::trust::{self, Chain};
use cms::content_info::ContentInfo;
use cms::encrypted_data::EncryptedData;
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5911, rfc5912};
use der::asn1::{ContextSpecific, OctetString};
use der::{Decode, Encode};
use hmac::{Hmac, Mac};
use p256::SecretKey;
use p256::ecdsa::SigningKey;
use p256::pkcs8::DecodePrivateKey;
use pkcs5::EncryptionScheme;
use pkcs12::cert_type::CertBag;
use pkcs12::kdf::{Pkcs12KeyType, derive_key_utf8};
use pkcs12::mac_data::MacData;
use pkcs12::pfx::Pfx;
use pkcs12::safe_bag::SafeContents;
use sha2::Sha256;
use spki::AlgorithmIdentifierOwned;

/// Why a PKCS#12 file is of no use.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("it is no PKCS#12 in DER")]
    NotPkcs12,
    #[error("the password is wrong, or the file has been changed")]
    WrongPassword,
    #[error("it is protected by an algorithm that is not used here ({0}); write it again with PBES2 and SHA-256")]
    Algorithm(ObjectIdentifier),
    #[error("it holds no P-256 key")]
    NoKey,
    #[error("none of its certificates is of its key")]
    NoCertificate,
    #[error(transparent)]
    Certificate(#[from] trust::Unreadable),
}

#[derive(der::Sequence)]
struct Shrouded {
    algorithm: AlgorithmIdentifierOwned,
    encrypted: OctetString,
}

/// The key, and the chain that begins with its certificate.
pub(super) fn read(bytes: &[u8], password: &str) -> Result<(SigningKey, Chain), Unreadable> {
    let pfx = Pfx::from_der(bytes).map_err(broken)?;
    let safe = octets(&pfx.auth_safe)?;
    authenticate(pfx.mac_data.as_ref(), safe.as_bytes(), password)?;

    let (mut key, mut certificates) = (None, Vec::new());
    for content in Vec::<ContentInfo>::from_der(safe.as_bytes()).map_err(broken)? {
        for bag in SafeContents::from_der(&opened(&content, password)?).map_err(broken)? {
            match bag.bag_id {
                pkcs12::PKCS_12_PKCS8_KEY_BAG_OID => {
                    let shrouded = ContextSpecific::<Shrouded>::from_der(&bag.bag_value).map_err(broken)?.value;
                    let plain = decrypted(&shrouded.algorithm, shrouded.encrypted.as_bytes(), password)?;
                    key = SecretKey::from_pkcs8_der(&plain).ok().map(SigningKey::from);
                }
                pkcs12::PKCS_12_CERT_BAG_OID => {
                    let bag = ContextSpecific::<CertBag>::from_der(&bag.bag_value).map_err(broken)?.value;
                    certificates.push(bag.cert_value.as_bytes().to_vec());
                }
                // Lists of revocation, secrets and the like are none of ours.
                _ => {}
            }
        }
    }
    let key = key.ok_or(Unreadable::NoKey)?;
    let mut own = None;
    for (index, der) in certificates.iter().enumerate() {
        if trust::Link::read(der.clone())?.is_of_key(&key) {
            own = Some(index);
        }
    }
    let leaf = certificates.remove(own.ok_or(Unreadable::NoCertificate)?);
    certificates.insert(0, leaf);
    Ok((key, Chain::from_ders(certificates)?))
}

/// The HMAC over the whole safe (RFC 7292 appendix B).
fn authenticate(mac: Option<&MacData>, safe: &[u8], password: &str) -> Result<(), Unreadable> {
    let mac = mac.ok_or(Unreadable::NotPkcs12)?;
    if mac.mac.algorithm.oid != rfc5912::ID_SHA_256 {
        return Err(Unreadable::Algorithm(mac.mac.algorithm.oid));
    }
    if mac.iterations < 1 {
        return Err(Unreadable::NotPkcs12);
    }
    let key = derive_key_utf8::<Sha256>(password, mac.mac_salt.as_bytes(), Pkcs12KeyType::Mac, mac.iterations, 32).map_err(broken)?;
    let mut hmac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| Unreadable::WrongPassword)?;
    hmac.update(safe);
    hmac.verify_slice(mac.mac.digest.as_bytes()).map_err(|_| Unreadable::WrongPassword)
}

/// A part of the safe in the clear.
fn opened(content: &ContentInfo, password: &str) -> Result<Vec<u8>, Unreadable> {
    if content.content_type != rfc5911::ID_ENCRYPTED_DATA {
        return Ok(octets(content)?.as_bytes().to_vec());
    }
    let data = content.content.decode_as::<EncryptedData>().map_err(broken)?.enc_content_info;
    let encrypted = data.encrypted_content.ok_or(Unreadable::NotPkcs12)?;
    decrypted(&data.content_enc_alg, encrypted.as_bytes(), password)
}

fn octets(content: &ContentInfo) -> Result<OctetString, Unreadable> {
    content.content.decode_as().map_err(broken)
}

fn decrypted(algorithm: &AlgorithmIdentifierOwned, encrypted: &[u8], password: &str) -> Result<Vec<u8>, Unreadable> {
    let encoded = algorithm.to_der().map_err(broken)?;
    let scheme = EncryptionScheme::from_der(&encoded).map_err(|_| Unreadable::Algorithm(algorithm.oid))?;
    scheme.decrypt(password, encrypted).map_err(|_| Unreadable::WrongPassword)
}

fn broken(_: der::Error) -> Unreadable {
    Unreadable::NotPkcs12
}
