//! Signing with a key of AWS KMS. One try with a deadline of its own: the outbox knows when to try again, the client does not.

use super::Unsealed;
use aws_sdk_kms::Client;
use aws_sdk_kms::config::Config;
use aws_sdk_kms::config::retry::RetryConfig;
use aws_sdk_kms::error::ProvideErrorMetadata;
use aws_sdk_kms::primitives::Blob;
use aws_sdk_kms::types::{MessageType, SigningAlgorithmSpec};
use std::time::Duration;

/// How long a signature may take in production.
pub const DEADLINE: Duration = Duration::from_secs(5);

pub(super) async fn sign(client: &Client, bin: &str, message: &[u8], deadline: Duration) -> Result<Vec<u8>, Unsealed> {
    let request = client
        .sign()
        .key_id(format!("alias/otinish-seal-{bin}"))
        .message(Blob::new(message))
        .message_type(MessageType::Raw)
        .signing_algorithm(SigningAlgorithmSpec::EcdsaSha256)
        .customize()
        .config_override(Config::builder().retry_config(RetryConfig::disabled()))
        .send();
    match tokio::time::timeout(deadline, request).await {
        Err(_) => Err(Unsealed::Unavailable(format!("no answer within {} ms", deadline.as_millis()))),
        Ok(Err(error)) => Err(unsealed(error.code(), &error)),
        Ok(Ok(answer)) => {
            let signature = answer.signature.ok_or_else(|| Unsealed::Unavailable("an answer without a signature".to_owned()))?;
            Ok(signature.into_inner())
        }
    }
}

fn unsealed(code: Option<&str>, error: &impl std::fmt::Display) -> Unsealed {
    match code {
        Some("ThrottlingException" | "LimitExceededException" | "RequestLimitExceeded" | "TooManyRequestsException") => Unsealed::Throttled,
        // A key that is to be deleted answers `KMSInvalidStateException`.
        Some("DisabledException" | "KMSInvalidStateException" | "NotFoundException" | "InvalidKeyUsageException") => Unsealed::Disabled,
        Some(code) => Unsealed::Unavailable(code.to_owned()),
        None => Unsealed::Unavailable(error.to_string()),
    }
}
