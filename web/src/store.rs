//! Where drafts and picked files survive a reload and the end of the browser: IndexedDB; where that is denied, `localStorage` for what is
//! typed; where that is denied too, memory, and whoever types is told.

use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode, Storage};

const NAME: &str = "otinish";
const DRAFTS: &str = "drafts";
const FILES: &str = "files";

/// Where things are kept: in what outlives the page, and, what that does not take, in memory.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    lasting: Lasting,
    memory: Rc<RefCell<BTreeMap<String, JsValue>>>,
}

#[derive(Clone, Debug)]
enum Lasting {
    Database(IdbDatabase),
    /// Files do not fit there.
    Local(Storage),
    Nothing,
}

/// What is there could not be read: it must not be written over.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unread;

impl Store {
    /// The best store that this browser gives.
    pub(crate) async fn open() -> Store {
        let lasting = match (database().await, local()) {
            (Ok(database), _) => Lasting::Database(database),
            (Err(_), Some(storage)) => Lasting::Local(storage),
            (Err(_), None) => Lasting::Nothing,
        };
        Store { lasting, memory: Rc::default() }
    }

    /// A store that touches nothing of what lasts.
    pub(crate) fn of_memory() -> Store {
        Store { lasting: Lasting::Nothing, memory: Rc::default() }
    }

    /// # Errors
    /// [`Unread`] where there may be one, and it cannot be read.
    pub(crate) async fn draft(&self, service: &str) -> Result<Option<String>, Unread> {
        Ok(self.read(DRAFTS, service).await?.as_string())
    }

    /// The services of which there are drafts.
    pub(crate) async fn drafts(&self) -> Vec<String> {
        let of_drafts = |key: String| key.strip_prefix(DRAFTS)?.strip_prefix('/').map(String::from);
        let mut drafts: Vec<String> = self.memory.borrow().keys().cloned().filter_map(of_drafts).collect();
        match &self.lasting {
            Lasting::Database(database) => {
                let keys = async {
                    let transaction = database.transaction_with_str_and_mode(DRAFTS, IdbTransactionMode::Readonly)?;
                    answered(&transaction.object_store(DRAFTS)?.get_all_keys()?).await
                };
                // Where the list cannot be had, the form of the service says what became of its draft.
                let keys: Result<JsValue, JsValue> = keys.await;
                let keys = keys.map(|keys| Array::from(&keys)).unwrap_or_default();
                drafts.extend(keys.iter().filter_map(|key| key.as_string()));
            }
            Lasting::Local(storage) => {
                let key = |at| storage.key(at).ok().flatten();
                drafts.extend((0..storage.length().unwrap_or_default()).filter_map(key).filter_map(of_drafts));
            }
            Lasting::Nothing => {}
        }
        drafts
    }

    /// Answers whether it outlives the page; if not, it is kept as long as that.
    pub(crate) async fn keep_draft(&self, service: &str, draft: &str) -> bool {
        self.keep(DRAFTS, service, &draft.into()).await
    }

    /// Answers whether it is forgotten.
    pub(crate) async fn forget_draft(&self, service: &str) -> bool {
        self.forget(DRAFTS, service).await
    }

    /// The bytes of a file; `None` where they are lost.
    pub(crate) async fn file(&self, service: &str, sha256: &str) -> Option<Blob> {
        self.read(FILES, &format!("{service}/{sha256}")).await.ok()?.dyn_into().ok()
    }

    /// Answers whether it outlives the page; if not, it is kept as long as that.
    pub(crate) async fn keep_file(&self, service: &str, sha256: &str, file: &Blob) -> bool {
        self.keep(FILES, &format!("{service}/{sha256}"), file).await
    }

    /// Answers whether it is forgotten.
    pub(crate) async fn forget_file(&self, service: &str, sha256: &str) -> bool {
        self.forget(FILES, &format!("{service}/{sha256}")).await
    }

    /// What stands there; what does not is no text and no file.
    async fn read(&self, kind: &str, key: &str) -> Result<JsValue, Unread> {
        let name = format!("{kind}/{key}");
        if let Some(value) = self.memory.borrow().get(&name) {
            return Ok(value.clone());
        }
        match &self.lasting {
            Lasting::Database(database) => {
                let found = async {
                    let transaction = database.transaction_with_str_and_mode(kind, IdbTransactionMode::Readonly)?;
                    answered(&transaction.object_store(kind)?.get(&key.into())?).await
                };
                found.await.map_err(|_: JsValue| Unread)
            }
            Lasting::Local(storage) => storage.get_item(&name).map(JsValue::from).map_err(|_| Unread),
            Lasting::Nothing => Ok(JsValue::UNDEFINED),
        }
    }

    async fn keep(&self, kind: &str, key: &str, value: &JsValue) -> bool {
        let name = format!("{kind}/{key}");
        let is_kept = match &self.lasting {
            Lasting::Database(database) => written(database, kind, |store| store.put_with_key(value, &key.into())).await.is_ok(),
            Lasting::Local(storage) => value.as_string().is_some_and(|text| storage.set_item(&name, &text).is_ok()),
            Lasting::Nothing => false,
        };
        if is_kept {
            self.memory.borrow_mut().remove(&name);
        } else {
            self.memory.borrow_mut().insert(name, value.clone());
        }
        is_kept
    }

    async fn forget(&self, kind: &str, key: &str) -> bool {
        let name = format!("{kind}/{key}");
        self.memory.borrow_mut().remove(&name);
        match &self.lasting {
            Lasting::Database(database) => written(database, kind, |store| store.delete(&key.into())).await.is_ok(),
            Lasting::Local(storage) => storage.remove_item(&name).is_ok(),
            Lasting::Nothing => true,
        }
    }
}

/// `localStorage`, where it can be written to.
pub(crate) fn local() -> Option<Storage> {
    let storage = web_sys::window()?.local_storage().ok()??;
    storage.set_item("otinish-try", "").and_then(|()| storage.remove_item("otinish-try")).ok()?;
    Some(storage)
}

async fn database() -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().ok_or(JsValue::NULL)?.indexed_db()?.ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(NAME, 1)?;
    let fresh = request.clone();
    let make = Closure::once(move || {
        let Some(database) = fresh.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) else { return };
        for kind in [DRAFTS, FILES] {
            // The transaction of the upgrade ends in an error where this does, and so does the request.
            let _made = database.create_object_store(kind);
        }
    });
    request.set_onupgradeneeded(Some(make.as_ref().unchecked_ref()));
    answered(&request).await?.dyn_into()
}

/// Changes something, and waits until that has been committed: a request may succeed in a transaction that fails.
/// What is committed outlives the browser's own death; to wait for the disk at each key as well, for a power cut, would be felt by whoever types.
async fn written(
    database: &IdbDatabase,
    kind: &str,
    change: impl Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
) -> Result<(), JsValue> {
    let transaction = database.transaction_with_str_and_mode(kind, IdbTransactionMode::Readwrite)?;
    change(&transaction.object_store(kind)?)?;
    let ended = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(ended).await.map(drop)
}

/// What the request comes to.
async fn answered(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let ended = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(ended).await?;
    request.result()
}
