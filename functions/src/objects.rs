//! The objects door: uploaded files and notices, in a folder or in any S3 API.
//! Everything is written once: an object that exists is never replaced, so whoever reads a path reads what was first stored there.

use bytes::Bytes;
use http::{Method, Uri};
use object_store::aws::{AmazonS3, AmazonS3Builder, AmazonS3ConfigKey};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{ClientConfigKey, ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig};
use std::sync::Arc;
use std::time::Duration;

/// Where objects are kept. Clones share the connections.
#[derive(Clone, Debug)]
pub enum Objects {
    Folder(Arc<LocalFileSystem>),
    S3 {
        store: Arc<AmazonS3>,
        /// How browsers reach the bucket, where they do.
        uploads: Option<Uploads>,
    },
}

/// The bucket as browsers reach it.
#[derive(Clone, Debug)]
pub struct Uploads {
    signer: Arc<AmazonS3>,
    address: String,
}

/// Whether this call stored the object, or an earlier one had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    Now,
    Before,
}

/// What is at a path, as long as it is not larger than was allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// Its size was looked at, its bytes were not.
    TooLarge,
    Whole(Bytes),
}

/// The store did not answer, or has no room; what was asked may be asked again.
#[derive(Debug, thiserror::Error)]
#[error("the store of objects cannot be reached: {0}")]
pub struct Broken(String);

/// How long a call may take with all its tries.
const PATIENCE: Duration = Duration::from_secs(10);

impl Objects {
    /// The objects in this folder, made where there is none. What is acknowledged is on the disk.
    pub fn folder(folder: &std::path::Path) -> Result<Objects, Broken> {
        std::fs::create_dir_all(folder).map_err(|error| Broken(error.to_string()))?;
        Ok(Objects::Folder(Arc::new(LocalFileSystem::new_with_prefix(folder).map_err(broken)?.with_fsync(true))))
    }

    /// The objects in this bucket; region and credentials are those of the environment, the address too unless one is given.
    /// `uploads` is the address of the bucket itself for browsers: without one they send their files to us.
    pub fn s3(bucket: &str, url: Option<&str>, uploads: Option<&str>) -> Result<Objects, Broken> {
        let store = Arc::new(bucket_at(AmazonS3Builder::from_env(), bucket, url).build().map_err(broken)?);
        let uploads = match uploads {
            Some(address) => {
                // An address that names the bucket already, in its host or in its path, is what the library calls virtual-hosted.
                let signer = bucket_at(AmazonS3Builder::from_env(), bucket, Some(address)).with_virtual_hosted_style_request(true);
                Some(Uploads { signer: Arc::new(signer.build().map_err(broken)?), address: address.to_owned() })
            }
            None => None,
        };
        Ok(Objects::S3 { store, uploads })
    }

    /// Stores the object whole, unless there is one at this path.
    pub async fn create(&self, path: &str, bytes: Bytes) -> Result<Created, Broken> {
        let (path, payload) = (path_of(path)?, PutPayload::from_bytes(bytes));
        let stored = self.store().put_opts(&path, payload, PutOptions::from(PutMode::Create)).await;
        match stored {
            Ok(_) => Ok(Created::Now),
            Err(object_store::Error::AlreadyExists { .. }) => Ok(Created::Before),
            Err(error) => Err(broken(error)),
        }
    }

    /// The object at this path, if there is one.
    pub async fn get(&self, path: &str) -> Result<Option<Bytes>, Broken> {
        match self.get_at_most(path, usize::MAX).await? {
            Found::Whole(bytes) => Ok(Some(bytes)),
            Found::Nothing | Found::TooLarge => Ok(None),
        }
    }

    /// The object at this path, if it has no more than so many bytes: of a larger one none is read.
    pub async fn get_at_most(&self, path: &str, max_bytes: usize) -> Result<Found, Broken> {
        let found = match self.store().get(&path_of(path)?).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(Found::Nothing),
            Err(error) => return Err(broken(error)),
        };
        if usize::try_from(found.meta.size).map_or(true, |size| size > max_bytes) {
            return Ok(Found::TooLarge);
        }
        found.bytes().await.map(Found::Whole).map_err(broken)
    }

    /// Whether there is an object at this path.
    pub async fn exists(&self, path: &str) -> Result<bool, Broken> {
        match self.store().head(&path_of(path)?).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(broken(error)),
        }
    }

    /// Removes the object at this path, if there is one: only for what was never announced, such as an unfinished upload.
    pub async fn remove(&self, path: &str) -> Result<(), Broken> {
        match self.store().delete(&path_of(path)?).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(broken(error)),
        }
    }

    /// An address to which a browser may put an object at this path for that long, where the store makes such addresses. It says nothing of what
    /// is put there: whoever reads it has to look.
    pub async fn presigned_put(&self, path: &str, valid_for: Duration) -> Result<Option<String>, Broken> {
        match self {
            Objects::Folder(_) | Objects::S3 { uploads: None, .. } => Ok(None),
            Objects::S3 { uploads: Some(uploads), .. } => {
                let url = uploads.signer.signed_url(Method::PUT, &path_of(path)?, valid_for).await.map_err(broken)?;
                Ok(Some(url.to_string()))
            }
        }
    }

    /// Where browsers send what they upload, if it is not to us.
    pub fn uploads(&self) -> Option<&str> {
        match self {
            Objects::Folder(_) | Objects::S3 { uploads: None, .. } => None,
            Objects::S3 { uploads: Some(uploads), .. } => Some(&uploads.address),
        }
    }

    fn store(&self) -> &dyn ObjectStore {
        match self {
            Objects::Folder(store) => &**store,
            Objects::S3 { store, .. } => &**store,
        }
    }
}

/// This bucket at that address, else in the region of the environment, whose proxy and certificates are used too.
fn bucket_at(environment: AmazonS3Builder, bucket: &str, url: Option<&str>) -> AmazonS3Builder {
    let retry = RetryConfig { max_retries: 5, retry_timeout: PATIENCE, ..RetryConfig::default() };
    let is_loopback = url.is_some_and(crate::table::is_loopback);
    // A store that takes a call and says nothing is given up like one that is not there, with time for another try.
    let attempt = format!("{} ms", PATIENCE.mul_f32(0.6).as_millis());
    let mut builder = environment.with_bucket_name(bucket).with_retry(retry);
    for limit in [ClientConfigKey::Timeout, ClientConfigKey::ConnectTimeout] {
        builder = builder.with_config(AmazonS3ConfigKey::Client(limit), &attempt);
    }
    if is_loopback {
        builder = builder.with_allow_http(true);
    }
    let Some(url) = url else { return builder };
    if is_loopback && builder.get_config_value(&AmazonS3ConfigKey::AccessKeyId).is_none() {
        // As for the table: a store of this machine gets invented credentials where none are configured.
        builder = builder.with_region("local").with_access_key_id("local").with_secret_access_key("local");
    }
    builder.with_endpoint(url)
}

/// Whether browsers can be sent to this address: HTTPS, or this machine, with nothing in it that a header could not carry as one word.
pub fn is_for_browsers(address: &str) -> bool {
    let is_one_word = address.bytes().all(|byte| byte.is_ascii_graphic() && !b";,'\"*?#@".contains(&byte));
    let is_address = address.parse::<Uri>().is_ok_and(|uri| uri.host().is_some_and(|host| !host.is_empty()));
    is_one_word && is_address && (address.starts_with("https://") || crate::table::is_loopback(address))
}

fn path_of(path: &str) -> Result<Path, Broken> {
    Path::parse(path).map_err(|error| Broken(error.to_string()))
}

#[allow(clippy::needless_pass_by_value, reason = "it stands where an error is mapped")]
fn broken(error: object_store::Error) -> Broken {
    Broken(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_stored_first_stays() {
        let folder = std::env::temp_dir().join(format!("otinish-objects-{}", crate::random::notice_code()));
        let objects = Objects::folder(&folder).unwrap();
        assert_eq!(objects.get("notices/1.pdf").await.unwrap(), None);
        assert_eq!(objects.create("notices/1.pdf", Bytes::from_static(b"first")).await.unwrap(), Created::Now);
        assert_eq!(objects.create("notices/1.pdf", Bytes::from_static(b"second")).await.unwrap(), Created::Before);
        let again = Objects::folder(&folder).unwrap();
        assert_eq!(again.get("notices/1.pdf").await.unwrap().unwrap(), "first");
        assert!(again.exists("notices/1.pdf").await.unwrap());
        again.remove("notices/1.pdf").await.unwrap();
        again.remove("notices/1.pdf").await.unwrap();
        assert!(!again.exists("notices/1.pdf").await.unwrap());
        assert!(again.create("../outside", Bytes::new()).await.is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn browsers_are_sent_over_https_or_to_this_machine_and_to_one_place() {
        for address in ["https://files.s3.eu-central-1.amazonaws.com", "https://files.example/bucket", "http://127.0.0.1:9000/bucket"] {
            assert!(is_for_browsers(address), "{address}");
        }
        let wrong = ["", "files", "http://files.example", "https://", "https://files.example; script-src *", "https://*", "https://a,b"];
        for address in wrong {
            assert!(!is_for_browsers(address), "{address}");
        }
    }

    #[test]
    fn what_the_environment_says_of_the_way_to_the_bucket_stays_as_it_is() {
        drop(rustls::crypto::ring::default_provider().install_default());
        let environment = AmazonS3Builder::new().with_proxy_url("http://proxy.example:3128").with_allow_http(true);
        let set = |url, key| bucket_at(environment.clone(), "files", url).get_config_value(&AmazonS3ConfigKey::Client(key));
        for url in [None, Some("https://files.example"), Some("http://127.0.0.1:9000")] {
            assert_eq!(set(url, ClientConfigKey::ProxyUrl).as_deref(), Some("http://proxy.example:3128"), "{url:?}");
            assert_eq!(set(url, ClientConfigKey::AllowHttp).as_deref(), Some("true"), "{url:?}");
            assert_eq!(set(url, ClientConfigKey::Timeout), set(url, ClientConfigKey::ConnectTimeout), "{url:?}");
            bucket_at(environment.clone(), "files", url).with_region("local").build().unwrap();
        }
        let allowed =
            |url| bucket_at(AmazonS3Builder::new(), "files", url).get_config_value(&AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp));
        assert_eq!((allowed(None).as_deref(), allowed(Some("http://127.0.0.1:9000")).as_deref()), (Some("false"), Some("true")));
    }

    #[tokio::test]
    async fn an_object_larger_than_allowed_is_not_read() {
        let folder = std::env::temp_dir().join(format!("otinish-objects-{}", crate::random::notice_code()));
        let objects = Objects::folder(&folder).unwrap();
        objects.create("incoming/a", Bytes::from_static(b"four")).await.unwrap();
        assert_eq!(objects.get_at_most("incoming/a", 4).await.unwrap(), Found::Whole(Bytes::from_static(b"four")));
        assert_eq!(objects.get_at_most("incoming/a", 3).await.unwrap(), Found::TooLarge);
        assert_eq!(objects.get_at_most("incoming/b", 3).await.unwrap(), Found::Nothing);
        assert_eq!((objects.presigned_put("incoming/b", PATIENCE).await.unwrap(), objects.uploads()), (None, None));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn a_folder_that_is_gone_is_a_broken_door_not_an_absent_object() {
        let folder = std::env::temp_dir().join(format!("otinish-objects-{}", crate::random::notice_code()));
        let objects = Objects::folder(&folder).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::write(&folder, b"a file stands where the folder was").unwrap();
        assert!(objects.get("notices/1.pdf").await.is_err());
        assert!(objects.create("notices/1.pdf", Bytes::new()).await.is_err());
        std::fs::remove_file(folder).unwrap();
    }
}
