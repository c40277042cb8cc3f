//! The test authority of a folder: it lets a deployment without national certificates seal, in a form that every verifier can
//! judge, and says in each certificate that it has no legal force. No trust list ever names it.

use super::folder::Provider;
use crate::random;
use chrono::{DateTime, Months, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc4519, rfc5280};
use der::asn1::{Any, GeneralizedTime, SetOfVec};
use der::{Encode, Tag};
use p256::ecdsa::{DerSignature, SigningKey};
use spki::SubjectPublicKeyInfoOwned;
use std::time::Duration;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::builder::{Builder, CertificateBuilder, Error, Profile};
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

const AUTHORITY_MONTHS: u32 = 240;
const SEAL_MONTHS: u32 = 60;
/// X.520 lets an organisation's name have so many characters.
const MAX_NAME: usize = 64;
/// Signing of documents, RFC 9336.
const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");

/// The DER of a new authority's certificate for this key.
pub(super) fn certificate(key: &SigningKey, now: DateTime<Utc>) -> Result<Vec<u8>, Error> {
    let subject = authority_name()?;
    let builder =
        CertificateBuilder::new(Profile::Root, serial_number()?, validity(now, AUTHORITY_MONTHS)?, subject, public_key(key)?, key)?;
    Ok(builder.build::<DerSignature>()?.to_der()?)
}

/// The DER of a seal's certificate for a provider, under this authority.
pub(super) fn issue(authority: &SigningKey, provider: Provider<'_>, key: &SigningKey, now: DateTime<Utc>) -> Result<Vec<u8>, Error> {
    let organisation: String = provider.name.chars().take(MAX_NAME).collect();
    let subject = name(&[
        (rfc4519::C, "KZ"),
        (rfc4519::O, &organisation),
        (rfc4519::OU, &format!("BIN{}", provider.bin)),
        (rfc4519::CN, "TEST seal without legal force"),
    ])?;
    let profile = Profile::Leaf { issuer: authority_name()?, enable_key_agreement: false, enable_key_encipherment: false };
    let validity = validity(now, SEAL_MONTHS)?;
    let mut builder = CertificateBuilder::new(profile, serial_number()?, validity, subject, public_key(key)?, authority)?;
    builder.add_extension(&ExtendedKeyUsage(vec![rfc5280::ID_KP_EMAIL_PROTECTION, DOCUMENT_SIGNING]))?;
    Ok(builder.build::<DerSignature>()?.to_der()?)
}

fn authority_name() -> der::Result<Name> {
    name(&[
        (rfc4519::C, "KZ"),
        (rfc4519::O, "Otinish"),
        (rfc4519::OU, "Заңды күші жоқ / без юридической силы"),
        (rfc4519::CN, "Otinish TEST CA without legal force"),
    ])
}

fn name(parts: &[(ObjectIdentifier, &str)]) -> der::Result<Name> {
    let parts = parts.iter().map(|(kind, words)| {
        // A country is a printable string (RFC 5280 appendix A); everything else may be in any script.
        let tag = if *kind == rfc4519::C { Tag::PrintableString } else { Tag::Utf8String };
        let value = Any::new(tag, words.as_bytes())?;
        Ok(RelativeDistinguishedName(SetOfVec::try_from(vec![AttributeTypeAndValue { oid: *kind, value }])?))
    });
    Ok(RdnSequence(parts.collect::<der::Result<_>>()?))
}

/// From a day before, because clocks differ.
fn validity(now: DateTime<Utc>, months: u32) -> der::Result<Validity> {
    let time = |at: DateTime<Utc>| {
        let since_1970 = Duration::from_secs(at.timestamp().unsigned_abs());
        GeneralizedTime::from_unix_duration(since_1970).map(Time::GeneralTime)
    };
    let from = now - chrono::Duration::days(1);
    let to = now.checked_add_months(Months::new(months)).unwrap_or(now);
    Ok(Validity { not_before: time(from)?, not_after: time(to)? })
}

/// Sixteen random bytes, positive.
fn serial_number() -> der::Result<SerialNumber> {
    let mut bytes: [u8; 16] = random::bytes();
    bytes[0] = (bytes[0] & 0x7f) | 0x40;
    SerialNumber::new(&bytes)
}

fn public_key(key: &SigningKey) -> Result<SubjectPublicKeyInfoOwned, Error> {
    Ok(SubjectPublicKeyInfoOwned::from_key(*key.verifying_key())?)
}
