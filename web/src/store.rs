//! Where drafts and picked files survive a reload and the end of the browser: IndexedDB; where that is denied, `localStorage` for what is
//! typed; where that is denied too, memory, and whoever types is told.

use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransactionMode, Storage};

const NAME: &str = "otinish";
const DRAFTS: &str = "drafts";
const FILES: &str = "files";

/// Where things are kept.
#[derive(Clone, Debug)]
pub(crate) enum Store {
    Database(IdbDatabase),
    /// Files do not fit there: they stay in memory.
    Local(Storage, Memory),
    Memory(Memory),
}

type Memory = Rc<RefCell<BTreeMap<String, JsValue>>>;

impl Store {
    /// The best store that this browser gives.
    pub(crate) async fn open() -> Store {
        match database().await {
            Ok(database) => Store::Database(database),
            Err(_) => match local() {
                Some(storage) => Store::Local(storage, Memory::default()),
                None => Store::Memory(Memory::default()),
            },
        }
    }

    /// Whether what is typed is gone when the page closes.
    pub(crate) const fn forgets(&self) -> bool {
        matches!(self, Store::Memory(_))
    }

    pub(crate) async fn draft(&self, service: &str) -> Option<String> {
        self.read(DRAFTS, service).await?.as_string()
    }

    /// The services of which there are drafts.
    pub(crate) async fn drafts(&self) -> Vec<String> {
        match self {
            Store::Database(database) => {
                let keys = async { settled(&store(database, DRAFTS, IdbTransactionMode::Readonly)?.get_all_keys()?).await };
                keys.await.map(|keys| Array::from(&keys).iter().filter_map(|key| key.as_string()).collect()).unwrap_or_default()
            }
            Store::Local(storage, _) => {
                let key = |at| storage.key(at).ok().flatten();
                let keys = (0..storage.length().unwrap_or_default()).filter_map(key);
                keys.filter_map(|key| key.strip_prefix(DRAFTS)?.strip_prefix('/').map(String::from)).collect()
            }
            Store::Memory(memory) => {
                memory.borrow().keys().filter_map(|key| key.strip_prefix(DRAFTS)?.strip_prefix('/').map(String::from)).collect()
            }
        }
    }

    /// Answers whether it is kept.
    pub(crate) async fn keep_draft(&self, service: &str, draft: &str) -> bool {
        self.write(DRAFTS, service, Some(&draft.into())).await
    }

    pub(crate) async fn forget_draft(&self, service: &str) {
        self.write(DRAFTS, service, None).await;
    }

    pub(crate) async fn file(&self, service: &str, sha256: &str) -> Option<Blob> {
        self.read(FILES, &format!("{service}/{sha256}")).await?.dyn_into().ok()
    }

    /// Answers whether it is kept.
    pub(crate) async fn keep_file(&self, service: &str, sha256: &str, file: &Blob) -> bool {
        self.write(FILES, &format!("{service}/{sha256}"), Some(file)).await
    }

    pub(crate) async fn forget_file(&self, service: &str, sha256: &str) {
        self.write(FILES, &format!("{service}/{sha256}"), None).await;
    }

    async fn read(&self, kind: &str, key: &str) -> Option<JsValue> {
        let of_memory = |memory: &Memory| memory.borrow().get(&format!("{kind}/{key}")).cloned();
        match self {
            Store::Database(database) => {
                let request = store(database, kind, IdbTransactionMode::Readonly).and_then(|store| store.get(&key.into())).ok()?;
                settled(&request).await.ok()
            }
            Store::Local(storage, _) if kind == DRAFTS => storage.get_item(&format!("{kind}/{key}")).ok().flatten().map(JsValue::from),
            Store::Local(_, memory) | Store::Memory(memory) => of_memory(memory),
        }
    }

    /// Keeps the value, or forgets the one that was there.
    async fn write(&self, kind: &str, key: &str, value: Option<&JsValue>) -> bool {
        let to_memory = |memory: &Memory| {
            let name = format!("{kind}/{key}");
            match value {
                Some(value) => memory.borrow_mut().insert(name, value.clone()),
                None => memory.borrow_mut().remove(&name),
            };
            true
        };
        match self {
            Store::Database(database) => {
                let asked = store(database, kind, IdbTransactionMode::Readwrite).and_then(|store| match value {
                    Some(value) => store.put_with_key(value, &key.into()),
                    None => store.delete(&key.into()),
                });
                match asked {
                    Ok(request) => settled(&request).await.is_ok(),
                    Err(_) => false,
                }
            }
            Store::Local(storage, _) if kind == DRAFTS => {
                let name = format!("{kind}/{key}");
                match value.and_then(JsValue::as_string) {
                    Some(text) => storage.set_item(&name, &text).is_ok(),
                    None => storage.remove_item(&name).is_ok(),
                }
            }
            Store::Local(_, memory) | Store::Memory(memory) => to_memory(memory),
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
    settled(&request).await?.dyn_into()
}

fn store(database: &IdbDatabase, kind: &str, mode: IdbTransactionMode) -> Result<web_sys::IdbObjectStore, JsValue> {
    database.transaction_with_str_and_mode(kind, mode)?.object_store(kind)
}

/// What the request comes to.
async fn settled(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let ended = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(ended).await?;
    request.result()
}
