//! Authorities and certificates of any kind, good and bad, for judging those who judge them.

use chrono::{DateTime, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc4519, rfc5280, rfc5912};
use der::asn1::{Any, BitString, GeneralizedTime, OctetString, SetOfVec};
use der::{Encode, Tag};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{DerSignature, SigningKey};
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use std::time::Duration;
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::{Certificate, TbsCertificate, Version};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

pub(crate) const ECDSA: AlgorithmIdentifierOwned = AlgorithmIdentifierOwned { oid: rfc5912::ECDSA_WITH_SHA_256, parameters: None };

/// What a certificate says; whoever wants a bad one changes a good one.
#[derive(Clone)]
pub(crate) struct Says {
    pub(crate) subject: &'static str,
    pub(crate) bin: Option<String>,
    pub(crate) issuer: &'static str,
    pub(crate) from: DateTime<Utc>,
    pub(crate) to: DateTime<Utc>,
    pub(crate) constraints: Option<BasicConstraints>,
    pub(crate) usage: Option<x509_cert::der::flagset::FlagSet<KeyUsages>>,
    pub(crate) purposes: Vec<ObjectIdentifier>,
    pub(crate) critical: Option<ObjectIdentifier>,
    pub(crate) algorithm: AlgorithmIdentifierOwned,
}

/// An authority that says it is one, for a year around this instant.
pub(crate) fn authority(subject: &'static str, issuer: &'static str, at: DateTime<Utc>) -> Says {
    Says {
        subject,
        bin: None,
        issuer,
        from: at - chrono::Duration::days(200),
        to: at + chrono::Duration::days(200),
        constraints: Some(BasicConstraints { ca: true, path_len_constraint: None }),
        usage: Some(KeyUsages::KeyCertSign.into()),
        purposes: Vec::new(),
        critical: None,
        algorithm: ECDSA,
    }
}

/// A provider's seal, as it should be.
pub(crate) fn leaf(bin: &str, issuer: &'static str, at: DateTime<Utc>) -> Says {
    Says {
        bin: Some(bin.to_owned()),
        constraints: None,
        usage: Some(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation),
        purposes: vec![rfc5280::ID_KP_EMAIL_PROTECTION],
        ..authority("Seal", issuer, at)
    }
}

/// The DER of a certificate for a public key, signed by an issuer's key.
pub(crate) fn signed(says: &Says, public: SubjectPublicKeyInfoOwned, issuer: &SigningKey) -> Vec<u8> {
    let mut extensions = Vec::new();
    let mut extend =
        |id, critical, value: Vec<u8>| extensions.push(Extension { extn_id: id, critical, extn_value: OctetString::new(value).unwrap() });
    if let Some(constraints) = &says.constraints {
        extend(rfc5280::ID_CE_BASIC_CONSTRAINTS, true, constraints.to_der().unwrap());
    }
    if let Some(usage) = says.usage {
        extend(rfc5280::ID_CE_KEY_USAGE, true, KeyUsage(usage).to_der().unwrap());
    }
    if !says.purposes.is_empty() {
        extend(rfc5280::ID_CE_EXT_KEY_USAGE, false, ExtendedKeyUsage(says.purposes.clone()).to_der().unwrap());
    }
    if let Some(id) = says.critical {
        extend(id, true, vec![0x05, 0x00]);
    }
    let tbs = TbsCertificate {
        version: Version::V3,
        serial_number: SerialNumber::new(&[0x42]).unwrap(),
        signature: says.algorithm.clone(),
        issuer: name(says.issuer, None),
        validity: Validity { not_before: time(says.from), not_after: time(says.to) },
        subject: name(says.subject, says.bin.as_deref()),
        subject_public_key_info: public,
        issuer_unique_id: None,
        subject_unique_id: None,
        extensions: (!extensions.is_empty()).then_some(extensions),
    };
    let signature: DerSignature = issuer.sign(&tbs.to_der().unwrap());
    let signature = BitString::from_bytes(signature.as_bytes()).unwrap();
    Certificate { tbs_certificate: tbs, signature_algorithm: says.algorithm.clone(), signature }.to_der().unwrap()
}

/// The public half of a key, as certificates carry it.
pub(crate) fn public(key: &SigningKey) -> SubjectPublicKeyInfoOwned {
    SubjectPublicKeyInfoOwned::from_key(*key.verifying_key()).unwrap()
}

/// A key that is the same in every run.
pub(crate) fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

fn name(common: &str, bin: Option<&str>) -> Name {
    let part = |id, words: &str| {
        let value = Any::new(Tag::Utf8String, words.as_bytes()).unwrap();
        RelativeDistinguishedName(SetOfVec::try_from(vec![AttributeTypeAndValue { oid: id, value }]).unwrap())
    };
    let mut parts = vec![part(rfc4519::CN, common)];
    parts.extend(bin.map(|bin| part(rfc4519::OU, &format!("BIN{bin}"))));
    RdnSequence(parts)
}

fn time(at: DateTime<Utc>) -> Time {
    let since_1970 = Duration::from_secs(at.timestamp().unsigned_abs());
    Time::GeneralTime(GeneralizedTime::from_unix_duration(since_1970).unwrap())
}
