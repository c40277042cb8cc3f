//! The signature's envelope (CMS), cut out of sealed notices: it names the one certificate that it was made with, and another certificate for
//! the same key cannot be put in that one's place.

use crate::certificates::{Says, authority, key, leaf, public, signed};
use crate::documents::{BENCH, Sealed};
use crate::samples;
use crate::tools::{Said, folder, run};
use chrono::{Duration, Utc};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier;
use der::asn1::OctetString;
use der::{Any, Decode, Encode, Sequence};
use otinish_functions::cms::{digest, signed_attributes, signed_data};
use otinish_functions::seal::Seal;
use otinish_functions::trust::Chain;
use sha2::{Digest, Sha256};
use std::path::Path;

/// signing-certificate-v2 (RFC 5035, section 3).
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
/// signing-time (RFC 5652): where it stands, a document is no PAdES of level B.
const SIGNING_TIME: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.5");

/// `SigningCertificateV2`, as the RFC writes it.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
    #[asn1(optional = "true")]
    policies: Option<Any>,
}

/// `ESSCertIDv2`: where no algorithm is named, the hash is SHA-256.
#[derive(Sequence)]
struct EssCertIdV2 {
    #[asn1(optional = "true")]
    hash_algorithm: Option<spki::AlgorithmIdentifierOwned>,
    cert_hash: OctetString,
    #[asn1(optional = "true")]
    issuer_serial: Option<Any>,
}

impl Sealed {
    /// The envelope as it was signed: its one signer, and the certificates that it carries.
    fn signer(&self) -> (SignerInfo, Vec<CertificateChoices>) {
        let (_, envelope) = self.cut();
        // The place in the document is longer than what stands in it.
        let mut reader = der::SliceReader::new(&envelope).unwrap();
        let content = ContentInfo::decode(&mut reader).unwrap();
        let data: SignedData = content.content.decode_as().unwrap();
        let signers = data.signer_infos.0.into_vec();
        assert_eq!(signers.len(), 1);
        (signers.into_iter().next().unwrap(), data.certificates.unwrap().0.into_vec())
    }
}

#[test]
fn the_envelope_names_its_certificate_by_the_sha_256_of_it() {
    for sealed in &BENCH.sealed {
        let (signer, certificates) = sealed.signer();
        let SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber { issuer, serial_number }) = &signer.sid else {
            panic!("{:?}", signer.sid)
        };
        let leaves: Vec<Vec<u8>> = certificates
            .iter()
            .filter_map(|choice| match choice {
                CertificateChoices::Certificate(certificate) => Some(certificate),
                CertificateChoices::Other(_) => None,
            })
            .filter(|certificate| {
                certificate.tbs_certificate.issuer == *issuer && certificate.tbs_certificate.serial_number == *serial_number
            })
            .map(|certificate| certificate.to_der().unwrap())
            .collect();
        let [leaf] = &leaves[..] else { panic!("one certificate is the signer's, not {}", leaves.len()) };

        let attributes = signer.signed_attrs.unwrap();
        assert!(attributes.iter().all(|attribute| attribute.oid != SIGNING_TIME), "the time stands in the document's dictionary");
        let named: Vec<_> = attributes.iter().filter(|attribute| attribute.oid == SIGNING_CERTIFICATE_V2).collect();
        let [named] = named[..] else { panic!("the signing certificate is named once, not {} times", named.len()) };
        assert_eq!(named.values.len(), 1);
        let named: SigningCertificateV2 = named.values.get(0).unwrap().decode_as().unwrap();
        assert!(named.certs[0].hash_algorithm.is_none(), "DER leaves out what goes without saying");
        assert_eq!(named.certs[0].cert_hash.as_bytes(), &Sha256::digest(leaf)[..]);
    }
}

/// What OpenSSL says of an envelope and what it covers, where it also looks at which certificate is named.
fn verified(folder: &Path, authority: &str, content: &[u8], envelope: &[u8], more: &[&str]) -> Said {
    let [content_at, envelope_at] = ["content", "envelope"].map(|name| folder.join(name).display().to_string());
    std::fs::write(&content_at, content).unwrap();
    std::fs::write(&envelope_at, envelope).unwrap();
    let given = ["-in", &envelope_at, "-content", &content_at, "-CAfile", authority];
    run("openssl", &[&["cms", "-verify", "-binary", "-inform", "DER", "-out", "/dev/null"][..], &given, more].concat())
}

#[test]
fn openssl_verifies_the_envelope_and_the_certificate_that_it_names() {
    let folder = folder("envelopes");
    for sealed in &BENCH.sealed {
        let (content, envelope) = sealed.cut();
        let said = verified(&folder, &BENCH.authority, &content, &envelope, &["-cades"]);
        assert!(said.success, "{}", said.text);
        assert!(!verified(&folder, &BENCH.authority, &sealed.bytes, &envelope, &["-cades"]).success, "other content is refused");
    }
}

#[tokio::test]
async fn another_certificate_for_the_same_key_cannot_be_put_in() {
    let (folder, now) = (folder("replaced"), Utc::now());
    let root = signed(&authority("Root", "Root", now), public(&key(2)), &key(2));
    let authority = folder.join("root.pem");
    std::fs::write(&authority, der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, &root).unwrap()).unwrap();
    // The same key, issuer and serial number (the authority's own too, which therefore stays outside): the days alone tell them apart.
    let own = leaf(samples::COLLEGE.0, "Root", now);
    let [first, other] = [own.to, own.to + Duration::days(1)].map(|to| {
        let says = Says { to, ..own.clone() };
        Chain::from_ders(vec![signed(&says, public(&key(1)), &key(2))]).unwrap()
    });
    let content = b"what is signed";
    let attributes = signed_attributes(&digest(&[content]), &first).unwrap();
    let seal = Seal::File { bin: samples::COLLEGE.0.to_owned(), chain: first.clone(), key: key(1) };
    let signature = seal.sign(&attributes, now).await.unwrap();
    let judged = |chain: &Chain, more: &[&str]| {
        let envelope = signed_data(&attributes, &signature, chain).unwrap();
        verified(&folder, authority.to_str().unwrap(), content, &envelope, more).success
    };
    assert!(judged(&first, &["-cades"]));
    assert!(judged(&other, &[]), "the signature alone is right under either");
    assert!(!judged(&other, &["-cades"]));
}
