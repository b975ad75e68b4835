//! A log goes out as text and into another store, and is played on there.

use crate::clocked::Clocked;
use crate::room::{events, on_the_phone, open, pass, say, setup, sound, state, texts, verify};
use chain::export::{Item, Reader};
use chain::{LogId, Record};
use exercise::Command;
use live::{ActError, House, Library};
use std::sync::Arc;
use store::{MemoryStore, Store};
use store_sqlite::SqliteStore;

fn read(text: &str) -> (LogId, Vec<Record>, Vec<Vec<u8>>) {
    let mut reader = Reader::new();
    let (mut records, mut blobs) = (Vec::new(), Vec::new());
    for line in text.lines() {
        match reader.line(line).unwrap() {
            Some(Item::Record(record)) => records.push(record),
            Some(Item::Blob { bytes, .. }) => blobs.push(bytes),
            None => {}
        }
    }
    (reader.log().unwrap(), records, blobs)
}

#[tokio::test]
async fn exported_imported_verified_and_played_on() {
    let folder = tempfile::tempdir().unwrap();
    let here = Clocked::over(MemoryStore::new());
    let house = open(&here).await;
    let log = on_the_phone(&house, &here, 12).await;
    for text in ["I am Dana.", "You sound ashamed.", "Что случилось? 🌉 \"quoted\"\n\u{0}"] {
        house.act(&log, "primary", &say("phone", text), None).await.unwrap();
        pass(&house, &here, &log, 10_000).await;
    }
    house.act(&log, "primary", &say("phone", "I am listening."), Some("last")).await.unwrap();
    let before = state(&house, &log).await;
    let text = house.export(&log, true).await.unwrap();
    let (named, records, blobs) = read(&text);
    assert_eq!((named, records.len() as u64, blobs.len()), (log, before.n, 1));

    let there = Clocked::at(SqliteStore::open(folder.path().join("s.db")).await.unwrap(), here.time());
    let count = House::import_into(there.as_ref(), &log, records.clone(), &blobs).await.unwrap();
    assert_eq!(count, records.len());
    assert_eq!(verify(there.as_ref(), &log).await, verify(here.as_ref(), &log).await);
    let twice = House::import_into(there.as_ref(), &log, records, &blobs).await;
    assert!(matches!(twice, Err(ActError::Append(_))), "a log that is there is not written over");

    // The other house has no pack on its shelf: the one in the export is used.
    let other = House::open(Arc::clone(&there) as Arc<dyn Store>, Library::default()).await.unwrap();
    assert_eq!(state(&other, &log).await, before);
    assert_eq!(other.export(&log, true).await.unwrap(), text, "every byte survives the way there and back");
    other.act(&log, "primary", &say("phone", "I am listening."), Some("last")).await.unwrap();
    assert_eq!(there.head(&log).await.unwrap(), Some(before.n), "a retry is still a retry");
    pass(&other, &there, &log, 10_000).await;
    other.act(&log, "primary", &say("phone", "Take your time."), None).await.unwrap();
    pass(&other, &there, &log, 10_000).await;
    let all = events(&other, &log).await;
    sound(&all);
    assert_eq!(texts(&all).len(), 5);
    other.act(&log, "director", &Command::End, None).await.unwrap();
    verify(there.as_ref(), &log).await;
    // The same night goes on alike where it began: the dice are in the log.
    pass(&house, &here, &log, 10_000).await;
    house.act(&log, "primary", &say("phone", "Take your time."), None).await.unwrap();
    pass(&house, &here, &log, 10_000).await;
    let bare = |e: &[exercise::Happening]| e.iter().map(|h| (h.at, h.event.clone())).collect::<Vec<_>>();
    assert_eq!(bare(&events(&house, &log).await), bare(&all));
}

#[tokio::test]
async fn without_its_pack_a_log_says_what_it_wants() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = house.begin(setup(1)).await.unwrap();
    let (_, records, _) = read(&house.export(&log, true).await.unwrap());
    let bare = Clocked::over(MemoryStore::new());
    House::import_into(bare.as_ref(), &log, records, &[]).await.unwrap();
    let house = House::open(Arc::clone(&bare) as Arc<dyn Store>, Library::default()).await.unwrap();
    let error = house.happenings(&log, 0).await.unwrap_err();
    assert!(matches!(&error, ActError::NoPack(what) if what.contains("suicide-bridge")), "{error}");
}
