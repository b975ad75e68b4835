//! The memory store lives through the same story as the real ones.

use chain::Millis;
use store::{MemoryStore, Store, story};

#[tokio::test(flavor = "multi_thread")]
async fn the_story() {
    story::all(|| async { MemoryStore::new() }).await;
}

#[tokio::test]
async fn a_clone_is_the_same_store() {
    let store = MemoryStore::new();
    story::reopen(|| async { store.clone() }).await;
}

#[tokio::test]
async fn its_clock_stands_still_until_told() {
    let store = MemoryStore::new();
    store.set_now(Millis(1_000));
    assert_eq!(store.now().await.unwrap(), Millis(1_000));
    assert_eq!(store.advance(250), Millis(1_250));
    assert_eq!(store.now().await.unwrap(), Millis(1_250));
}
