//! Whose calendars a deployment takes, where it takes only signed ones: a public key, and the ECDSA signatures that it bears out.
//! `openssl dgst -sha256 -sign KEY.pem -out calendar.csv.sig calendar.csv` makes one.

use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::pkcs8::DecodePublicKey;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Who may change the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer(VerifyingKey);

/// Why the file does not name a signer.
#[derive(Debug, thiserror::Error)]
pub enum NoSigner {
    #[error("the key of the calendar's signer cannot be read: {}", .0.kind())]
    Unreadable(#[from] io::Error),
    #[error("the key of the calendar's signer is no public key of P-256 in PEM")]
    NoKey,
}

impl Signer {
    /// The signer whose public key stands in this file.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(file: &Path) -> Result<Signer, NoSigner> {
        let pem = fs::read_to_string(file)?;
        Ok(Signer(VerifyingKey::from_public_key_pem(&pem).map_err(|_| NoSigner::NoKey)?))
    }

    /// Whether the signature, in DER, is this signer's and is of this text.
    pub fn has_signed(&self, csv: &str, signature: &[u8]) -> bool {
        Signature::from_der(signature).is_ok_and(|signature| self.0.verify(csv.as_bytes(), &signature).is_ok())
    }
}

/// Where the signature of a calendar's file lies: beside it, by the same name and `.sig`.
pub fn signature_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".sig");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use p256::ecdsa::SigningKey;
    use p256::ecdsa::signature::Signer as _;

    fn key(byte: u8) -> SigningKey {
        SigningKey::from_slice(&[byte; 32]).unwrap()
    }

    #[test]
    fn only_the_signer_s_own_signature_of_the_very_text_counts() {
        let signer = Signer(*key(1).verifying_key());
        let signed = |key: &SigningKey, text: &str| -> Vec<u8> {
            let signature: Signature = key.sign(text.as_bytes());
            signature.to_der().as_bytes().to_vec()
        };
        assert!(signer.has_signed("a", &signed(&key(1), "a")));
        assert!(!signer.has_signed("b", &signed(&key(1), "a")));
        assert!(!signer.has_signed("a", &signed(&key(2), "a")));
        assert!(!signer.has_signed("a", b""));
        let cut = signed(&key(1), "a");
        assert!(!signer.has_signed("a", &cut[..cut.len() - 1]));
    }
}
