//! Which seals have legal force: the one whose every link holds, and none of which any link fails.

use crate::certificates::{Says, authority, key, leaf, public, signed};
use crate::samples;
use chrono::{DateTime, Duration, TimeZone, Utc};
use const_oid::ObjectIdentifier;
use const_oid::db::{rfc5280, rfc5912};
use otinish_core::notice::{Force, Notice, Statement};
use otinish_functions::pdf;
use otinish_functions::seal::{Seal, Unsealed, seal_pdf};
use otinish_functions::trust::{Chain, Doubt, TrustList, Unfit, issued};
use sha2::{Digest, Sha256};
use x509_cert::ext::pkix::{BasicConstraints, KeyUsages};

const BIN: &str = samples::COLLEGE.0;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 20, 14, 10, 0).unwrap()
}

/// A seal under an authority under a root, and who signs what.
struct Three {
    leaf: Says,
    middle: Says,
    root: Says,
    /// The seeds of the keys that sign the seal's and the authority's certificates; 2 and 3 are theirs.
    leaf_signer: u8,
    middle_signer: u8,
}

fn good() -> Three {
    Three {
        leaf: leaf(BIN, "Authority", now()),
        middle: authority("Authority", "Root", now()),
        root: authority("Root", "Root", now()),
        leaf_signer: 2,
        middle_signer: 3,
    }
}

fn chain(three: &Three) -> (Chain, TrustList) {
    let root = signed(&three.root, public(&key(3)), &key(3));
    let trusted = TrustList::of(&[Sha256::digest(&root).into()]);
    let middle = signed(&three.middle, public(&key(2)), &key(three.middle_signer));
    let leaf = signed(&three.leaf, public(&key(1)), &key(three.leaf_signer));
    (Chain::from_ders(vec![leaf, middle, root]).unwrap(), trusted)
}

#[track_caller]
fn check(change: impl FnOnce(&mut Three), doubt: Result<(), Doubt>) {
    let mut three = good();
    change(&mut three);
    let (chain, trusted) = chain(&three);
    assert_eq!(trusted.vouch(&chain, BIN, now()), doubt);
    let force = if doubt.is_ok() { Force::PaperEqual } else { Force::Test };
    assert_eq!(trusted.force(&chain, BIN, now()), force);
}

#[test]
fn a_seal_under_a_trusted_root_with_the_providers_bin_has_force() {
    check(|_| {}, Ok(()));
}

#[test]
fn the_same_seal_has_none_where_nobody_or_somebody_else_is_trusted() {
    let (chain, _) = chain(&good());
    assert_eq!(TrustList::empty().vouch(&chain, BIN, now()), Err(Doubt::NoTrustedRoot));
    assert_eq!(TrustList::national().vouch(&chain, BIN, now()), Err(Doubt::NoTrustedRoot));
    assert_eq!(TrustList::national().force(&chain, BIN, now()), Force::Test);
}

#[test]
fn a_seal_of_another_organisation_has_none() {
    check(|three| three.leaf.bin = Some(samples::UNIVERSITY.0.to_owned()), Err(Unfit::WrongBin.into()));
    check(|three| three.leaf.bin = None, Err(Unfit::WrongBin.into()));
    check(|three| three.leaf.bin = Some(format!("{BIN}0")), Err(Unfit::WrongBin.into()));
}

#[test]
fn a_seal_holds_from_its_first_second_to_its_last() {
    let second = Duration::seconds(1);
    check(|three| three.leaf.from = now(), Ok(()));
    check(|three| three.leaf.from = now() + second, Err(Unfit::NotYetValid.into()));
    check(|three| three.leaf.to = now(), Ok(()));
    check(|three| three.leaf.to = now() - second, Err(Unfit::Expired.into()));
}

#[test]
fn every_issuer_holds_from_its_first_second_to_its_last() {
    let second = Duration::seconds(1);
    check(|three| three.middle.from = now(), Ok(()));
    check(|three| three.middle.from = now() + second, Err(Doubt::IssuerNotValid));
    check(|three| three.root.to = now(), Ok(()));
    check(|three| three.root.to = now() - second, Err(Doubt::IssuerNotValid));
}

#[test]
fn a_key_that_is_not_for_signing_documents_gives_none() {
    check(|three| three.leaf.usage = None, Err(Unfit::KeyUsage.into()));
    check(|three| three.leaf.usage = Some(KeyUsages::DigitalSignature.into()), Err(Unfit::KeyUsage.into()));
    check(|three| three.leaf.usage = Some(KeyUsages::NonRepudiation.into()), Err(Unfit::KeyUsage.into()));
    check(|three| three.leaf.purposes = Vec::new(), Err(Unfit::KeyUsage.into()));
    check(|three| three.leaf.purposes = vec![rfc5280::ID_KP_CLIENT_AUTH], Err(Unfit::KeyUsage.into()));
}

#[test]
fn an_issuer_that_may_not_issue_gives_none() {
    check(|three| three.middle.constraints = None, Err(Doubt::NotAnAuthority));
    let no_authority = BasicConstraints { ca: false, path_len_constraint: None };
    check(|three| three.middle.constraints = Some(no_authority), Err(Doubt::NotAnAuthority));
    check(|three| three.middle.usage = Some(KeyUsages::CRLSign.into()), Err(Doubt::NotAnAuthority));
    check(|three| three.root.usage = None, Err(Doubt::NotAnAuthority));
}

#[test]
fn a_root_with_more_authorities_below_it_than_it_allows_gives_none() {
    let allows = |most| Some(BasicConstraints { ca: true, path_len_constraint: Some(most) });
    check(|three| three.root.constraints = allows(1), Ok(()));
    check(|three| three.root.constraints = allows(0), Err(Doubt::TooDeep));
    check(|three| three.middle.constraints = allows(0), Ok(()));
}

#[test]
fn a_certificate_that_its_issuer_did_not_sign_gives_none() {
    check(|three| three.leaf_signer = 9, Err(Doubt::BadSignature));
    check(|three| three.middle_signer = 9, Err(Doubt::BadSignature));
}

#[test]
fn an_algorithm_or_a_critical_extension_that_is_not_understood_gives_none() {
    check(|three| three.leaf.algorithm.oid = rfc5912::ECDSA_WITH_SHA_384, Err(Doubt::UnknownAlgorithm));
    let invented = ObjectIdentifier::new_unwrap("1.2.398.99.1");
    check(|three| three.leaf.critical = Some(invented), Err(Doubt::UnknownExtension));
    check(|three| three.middle.critical = Some(invented), Err(Doubt::UnknownExtension));
    check(|three| three.root.critical = Some(rfc5280::ID_CE_NAME_CONSTRAINTS), Err(Doubt::UnknownExtension));
}

#[test]
fn a_chain_that_ends_below_the_root_or_is_the_seal_alone_gives_none() {
    let three = good();
    let (whole, trusted) = chain(&three);
    let ders: Vec<Vec<u8>> = whole.links().iter().map(|link| link.der.clone()).collect();
    let without_root = Chain::from_ders(ders[..2].to_vec()).unwrap();
    assert_eq!(trusted.vouch(&without_root, BIN, now()), Err(Doubt::NoTrustedRoot));
    // A seal that stands on the list itself is no authority, and vouches for nobody.
    let alone = Chain::from_ders(ders[..1].to_vec()).unwrap();
    let itself = TrustList::of(&[alone.leaf().fingerprint()]);
    assert_eq!(itself.vouch(&alone, BIN, now()), Err(Doubt::NoTrustedRoot));
}

#[test]
fn certificates_are_put_in_their_order_and_strangers_left_out() {
    let (whole, trusted) = chain(&good());
    let ders: Vec<Vec<u8>> = whole.links().iter().map(|link| link.der.clone()).collect();
    let stranger = signed(&authority("Stranger", "Root", now()), public(&key(7)), &key(3));
    let chain = Chain::from_ders(vec![ders[0].clone(), stranger, ders[2].clone(), ders[1].clone()]).unwrap();
    assert_eq!(chain, whole);
    assert_eq!(trusted.vouch(&chain, BIN, now()), Ok(()));
}

#[test]
fn an_rsa_root_vouches_and_a_short_or_foreign_one_does_not() {
    // Made once by OpenSSL: two self-signed RSA roots of the same name (3072 bits and 1024), and a P-256 seal under each.
    let pem = include_str!("rsa.pem");
    let short = include_str!("rsa-short.pem");
    let fingerprint = |chain: &Chain| chain.links()[1].fingerprint();
    let (good, weak) = (Chain::from_pem(pem).unwrap(), Chain::from_pem(short).unwrap());
    let at = Utc.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap();
    let trusted = TrustList::of(&[fingerprint(&good), fingerprint(&weak)]);
    assert_eq!(trusted.vouch(&good, BIN, at), Ok(()));
    assert_eq!(trusted.vouch(&weak, BIN, at), Err(Doubt::UnknownAlgorithm));
    let crossed = Chain::from_ders(vec![good.leaf().der.clone(), weak.links()[1].der.clone()]).unwrap();
    assert_eq!(trusted.vouch(&crossed, BIN, at), Err(Doubt::UnknownAlgorithm));
    let mut forged = good.leaf().der.clone();
    *forged.last_mut().unwrap() ^= 1;
    let forged = Chain::from_ders(vec![forged, good.links()[1].der.clone()]).unwrap();
    assert_eq!(trusted.vouch(&forged, BIN, at), Err(Doubt::BadSignature));
}

#[test]
fn the_national_root_is_known_and_vouches_for_the_national_authority() {
    let chain = Chain::from_pem(include_str!("national.pem")).unwrap();
    let [authority, root] = chain.links() else { panic!("an authority and its root: {}", chain.links().len()) };
    assert!(TrustList::national().trusts(root) && TrustList::national().trusts(authority));
    assert_eq!(issued(authority, root, 0, now()), Ok(()));
    assert_eq!(issued(root, root, 0, now()), Ok(()));
    assert_eq!(issued(root, authority, 0, now()), Err(Doubt::WrongIssuer));
    // It is no seal.
    assert_eq!(TrustList::national().force(&chain, BIN, now()), Force::Test);
}

/// A notice that claims force is sealed by the seal that gives it, and by no other.
#[tokio::test]
async fn a_notice_claims_no_force_that_its_seal_does_not_give() {
    let statement = Statement {
        force: Force::PaperEqual, text: "Осы құжат қағаз жеткізгіштегі құжатпен бірдей.".to_owned()
    };
    let claims = Notice { statement, ..samples::receipt_kk() };
    let unsigned = pdf::render(&claims).unwrap();
    let (chain, trusted) = chain(&good());
    let seal = Seal::File { bin: BIN.to_owned(), chain, key: key(1) };
    assert!(seal_pdf(&unsigned, &seal, &trusted, now()).await.is_ok());
    let refused = seal_pdf(&unsigned, &seal, &TrustList::national(), now()).await;
    assert_eq!(refused, Err(Unsealed::Unfounded(Doubt::NoTrustedRoot)));
    // The same seal serves for a notice that claims nothing.
    let modest = pdf::render(&samples::receipt_kk()).unwrap();
    assert!(seal_pdf(&modest, &seal, &TrustList::national(), now()).await.is_ok());
}
