//! The objects door: uploaded files and notices, in a folder or in any S3 API.
//! Everything is written once: an object that exists is never replaced, so whoever reads a path reads what was first stored there.

use bytes::Bytes;
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::signer::Signer;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload, RetryConfig};
use std::sync::Arc;
use std::time::Duration;

/// Where objects are kept. Clones share the connections.
#[derive(Clone, Debug)]
pub enum Objects {
    Folder(Arc<LocalFileSystem>),
    S3(Arc<AmazonS3>),
}

/// Whether this call stored the object, or an earlier one had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Created {
    Now,
    Before,
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
    pub fn s3(bucket: &str, url: Option<&str>) -> Result<Objects, Broken> {
        let retry = RetryConfig { max_retries: 5, retry_timeout: PATIENCE, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry);
        if let Some(url) = url {
            builder = builder.with_endpoint(url).with_allow_http(crate::table::is_loopback(url));
        }
        Ok(Objects::S3(Arc::new(builder.build().map_err(broken)?)))
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
        let found = match self.store().get(&path_of(path)?).await {
            Ok(found) => found,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(broken(error)),
        };
        found.bytes().await.map(Some).map_err(broken)
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

    /// An address to which a browser may put one object at this path for that long, where the store makes such addresses.
    pub async fn presigned_put(&self, path: &str, valid_for: Duration) -> Result<Option<String>, Broken> {
        match self {
            Objects::Folder(_) => Ok(None),
            Objects::S3(store) => {
                let url = store.signed_url(http::Method::PUT, &path_of(path)?, valid_for).await.map_err(broken)?;
                Ok(Some(url.to_string()))
            }
        }
    }

    fn store(&self) -> &dyn ObjectStore {
        match self {
            Objects::Folder(store) => &**store,
            Objects::S3(store) => &**store,
        }
    }
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
