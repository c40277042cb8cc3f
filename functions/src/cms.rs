//! The signature's envelope: CMS SignedData (RFC 5652) as PAdES asks for it (ETSI EN 319 142-1, level B-B).
//! The content is outside; the signed attributes are its kind, its digest and the signing certificate (RFC 5035). There is no
//! signing time: in a PDF the time stands in the signature's dictionary.

use crate::trust::Chain;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5911, rfc5912};
use der::asn1::{Any, OctetString, SetOfVec};
use der::{Decode, Encode, Sequence};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;

/// The attribute that ties the signature to one certificate (RFC 5035): without it, another one with the same key could be put in.
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// SHA-256 is the default of `hash_algorithm`, which DER leaves out.
#[derive(Sequence)]
struct EssCertificateId {
    hash: OctetString,
}

#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<EssCertificateId>,
}

/// The DER of the signed attributes as a SET OF: the very bytes that the key signs.
pub fn signed_attributes(content: &[u8; 32], chain: &Chain) -> der::Result<Vec<u8>> {
    let certificate = EssCertificateId { hash: OctetString::new(chain.leaf().fingerprint())? };
    let attributes = SetOfVec::try_from(vec![
        attribute(rfc5911::ID_CONTENT_TYPE, &rfc5911::ID_DATA)?,
        attribute(rfc5911::ID_MESSAGE_DIGEST, &OctetString::new(content.as_slice())?)?,
        attribute(SIGNING_CERTIFICATE_V2, &SigningCertificate { certificates: vec![certificate] })?,
    ])?;
    attributes.to_der()
}

/// The whole envelope: the attributes, the signature over them (ECDSA on P-256, in DER), the certificates.
pub fn signed_data(attributes: &[u8], signature: &[u8], chain: &Chain) -> der::Result<Vec<u8>> {
    let leaf = &chain.leaf().certificate.tbs_certificate;
    let sha256 = AlgorithmIdentifierOwned { oid: rfc5912::ID_SHA_256, parameters: None };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.issuer.clone(),
            serial_number: leaf.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(SetOfVec::from_der(attributes)?),
        signature_algorithm: signature_algorithm(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates = chain.links().iter().map(|link| CertificateChoices::Certificate(link.certificate.clone())).collect::<Vec<_>>();
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: rfc5911::ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo { content_type: rfc5911::ID_SIGNED_DATA, content: Any::encode_from(&signed)? }.to_der()
}

/// ECDSA with SHA-256, the only one that seals use.
pub fn signature_algorithm() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned { oid: rfc5912::ECDSA_WITH_SHA_256, parameters: None }
}

/// The digest of content that lies in parts, as the signed part of a PDF does.
pub fn digest(parts: &[&[u8]]) -> [u8; 32] {
    let mut digest = Sha256::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

fn attribute(kind: ObjectIdentifier, value: &(impl Encode + der::Tagged + der::EncodeValue)) -> der::Result<Attribute> {
    Ok(Attribute { oid: kind, values: SetOfVec::try_from(vec![Any::encode_from(value)?])? })
}
