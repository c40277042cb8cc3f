//! What lies in the store of documents is not what was put there: nothing of it is sealed or issued, and what was lost is made again.

use crate::Folder;
use crate::outbox::{check_issued_once, composed, file, sms, unreachable_seals, worker, worker_with};
use chrono::TimeDelta;
use otinish_functions::store::Store;
use otinish_functions::store::notices::{self, Stage};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A request whose notice is rendered and awaits its seal, and where the documents of its notice are.
struct Rendered {
    number: String,
    unsigned: PathBuf,
    sealed: PathBuf,
}

async fn rendered(folder: &Folder, store: &Store) -> Rendered {
    let number = file(store, "key").await;
    let closed = worker_with(folder.path(), store, unreachable_seals(folder.path(), store.clock.now()), Arc::new(composed));
    closed.round().await.unwrap();
    let [unsigned, sealed] = places(folder, &number);
    Rendered { number, unsigned, sealed }
}

/// Where the unsigned document of a request's first notice is, and the sealed one.
fn places(folder: &Folder, number: &str) -> [PathBuf; 2] {
    let id = notices::id(number, 1);
    [notices::unsigned_path(&id), notices::sealed_path(&id)].map(|path| folder.path().join("objects").join(path))
}

/// That a worker waits for somebody to look at a document that is not what was stored.
async fn check_not_issued(folder: &Path, store: &Store, number: &str) {
    store.clock.advance(TimeDelta::minutes(11));
    worker(folder, store).round().await.unwrap();
    let request = store.request(number).await.unwrap().unwrap();
    assert_eq!((request.notices[0].stage, request.tasks[0].waits_for.as_deref()), (Stage::Rendered, Some("document")));
    assert_eq!(store.notice_by_code(&request.notices[0].code).await.unwrap(), None);
    assert!(sms(store).kept().await.unwrap().is_empty());
}

#[tokio::test]
async fn f26_an_unsigned_document_that_was_changed_is_not_sealed() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let Rendered { number, unsigned, .. } = rendered(&folder, &store).await;
    std::fs::write(unsigned, b"%PDF-1.7 another").unwrap();
    check_not_issued(folder.path(), &store, &number).await;
    engine.stop().await;
}

#[tokio::test]
async fn f26_what_was_put_in_the_place_of_an_unsigned_document_gets_no_seal() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let (number, other) = (file(&store, "key").await, file(&store, "other").await);
    worker(folder.path(), &store).work_on(&other).await.unwrap();
    let ([theirs, _], [unsigned, sealed]) = (places(&folder, &other), places(&folder, &number));
    // A document of ours, and of somebody else's words.
    std::fs::copy(theirs, unsigned).unwrap();
    worker(folder.path(), &store).work_on(&number).await.unwrap();
    let request = store.request(&number).await.unwrap().unwrap();
    assert_eq!((request.notices[0].stage, request.tasks[0].waits_for.as_deref()), (Stage::Numbered, Some("document")));
    assert!(!sealed.exists());
    engine.stop().await;
}

#[tokio::test]
async fn f26_an_unsigned_document_that_was_lost_is_rendered_again_and_sealed() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let Rendered { number, unsigned, .. } = rendered(&folder, &store).await;
    let first = std::fs::read(&unsigned).unwrap();
    std::fs::remove_file(&unsigned).unwrap();
    store.clock.advance(TimeDelta::minutes(11));
    worker(folder.path(), &store).round().await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    assert!(std::fs::read(&unsigned).unwrap() == first, "it is the same document");
    engine.stop().await;
}

#[tokio::test]
async fn f26_what_was_put_in_the_place_of_a_sealed_document_is_not_issued() {
    let folder = Folder::new();
    let (engine, store) = folder.store().await;
    let Rendered { number, unsigned, sealed } = rendered(&folder, &store).await;
    let unsigned = std::fs::read(unsigned).unwrap();
    std::fs::create_dir_all(sealed.parent().unwrap()).unwrap();
    // Another document, the unsigned one itself, and that one cut short.
    for planted in [b"%PDF-1.7 another", &unsigned[..], &unsigned[..unsigned.len() - 1]] {
        std::fs::write(&sealed, planted).unwrap();
        check_not_issued(folder.path(), &store, &number).await;
    }
    // Where it is taken away again, the work goes on.
    std::fs::remove_file(&sealed).unwrap();
    store.clock.advance(TimeDelta::minutes(11));
    worker(folder.path(), &store).round().await.unwrap();
    check_issued_once(folder.path(), &store, &number).await;
    engine.stop().await;
}
