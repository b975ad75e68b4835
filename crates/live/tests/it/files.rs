//! Files of an exercise: whose they are, that they go with the last who uses them, and that a recording goes for good.

use crate::clocked::Clocked;
use crate::room::open;
use chain::export::{Item, Reader};
use chain::{Hash, LogId};
use exercise::delivery::{Actor, Command, Recording};
use exercise::team::order::Order;
use exercise::team::sheet::{Picture, Sheet};
use live::{DeliveryError, House, Library, Plan, PlannedTeam};
use scenario::Outcome;
use std::sync::Arc;
use store::{MemoryStore, Store};
use store_sqlite::SqliteStore;

fn control() -> Actor {
    Actor::Control("t1".to_owned())
}

async fn set_up(house: &Arc<House>) -> (LogId, LogId) {
    let cast = [("person".to_owned(), "viktor".to_owned())].into();
    let plan = Plan {
        course: String::new(),
        zone: String::new(),
        title: "Bridge".to_owned(),
        pack: "suicide-bridge".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        teams: vec![PlannedTeam {
            language: "en".to_owned(),
            lines: Default::default(),
            cast,
            played: true,
            parts: Default::default(),
            outside: true,
            on_paper: false,
        }],
    };
    let log: LogId = house.set_up(plan).await.unwrap().id.parse().unwrap();
    let team = house.inspect(&log, |_, s| s.opening.clone().unwrap().teams[0].log.clone()).await.unwrap();
    (log, team.parse().unwrap())
}

fn recording(pieces: &[Hash]) -> Command {
    let recording = Recording {
        name: "line 1.mp3".to_owned(),
        length_ms: None,
        team: "1".to_owned(),
        line: "phone".to_owned(),
        media: "audio/mpeg".to_owned(),
        bytes: 8,
        pieces: pieces.iter().map(Hash::to_string).collect(),
        agreed: true,
    };
    Command::Record { recording }
}

#[tokio::test]
async fn a_file_goes_with_the_last_exercise_that_uses_it() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let ((one, _), (two, _)) = (set_up(&house).await, set_up(&house).await);
    let shared = house.keep_file(&one, b"a plan").await.unwrap();
    assert_eq!(house.keep_file(&two, b"a plan").await.unwrap(), shared);
    let own = house.keep_file(&one, b"a photograph").await.unwrap();
    assert_eq!(house.file(&two, &own).await.unwrap(), None, "another exercise's file is not there");
    assert!(house.file(&two, &shared).await.unwrap().is_some());

    assert!(house.delete_delivery(&one).await.unwrap());
    assert_eq!(store.blob(&own).await.unwrap(), None);
    assert_eq!(house.file(&two, &shared).await.unwrap().as_deref(), Some(&b"a plan"[..]), "the other still uses it");
    assert!(house.delete_delivery(&two).await.unwrap());
    assert_eq!(store.blob(&shared).await.unwrap(), None);
    assert_eq!(store.records("blob-use", None, 10).await.unwrap(), []);
    assert!(store.records("pack", None, 10).await.unwrap().len() == 1, "the pack stays for other logs");
}

#[tokio::test]
async fn a_pack_is_a_blob_and_no_file() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let (log, _) = set_up(&house).await;
    let pack = store.records("pack", None, 1).await.unwrap().remove(0).1;
    let hash: Hash = String::from_utf8(pack).unwrap().parse().unwrap();
    assert!(store.blob(&hash).await.unwrap().is_some());
    assert_eq!(house.file(&log, &hash).await.unwrap(), None);
}

#[tokio::test]
async fn a_recording_is_aligned_by_the_stamp_of_the_log_and_deleted_for_good() {
    let folder = tempfile::tempdir().unwrap();
    let store = Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap());
    let house = open(&store).await;
    let (log, team) = set_up(&house).await;
    let (first, second) =
        (house.keep_file(&log, b"ID3 one").await.unwrap(), house.keep_file(&log, b"two").await.unwrap());
    let n = house.direct(&log, &control(), &recording(&[first, second]), None).await.unwrap();
    let again = house.direct(&log, &control(), &recording(&[first]), None).await.unwrap();

    let stamp = house.happenings(&team, 1).await.unwrap()[0].1.at;
    house.align(&log, &control(), n, 2, 5_000).await.unwrap();
    let anchor = house.inspect(&log, |_, s| s.recordings[&n].anchor).await.unwrap().unwrap();
    assert_eq!((anchor.n, anchor.at, anchor.file_ms), (2, stamp, 5_000));
    for (recording, n, name) in [(n, 0, "bad_recording"), (n, 9_999, "bad_recording"), (1, 2, "no_recording")] {
        let refused = house.align(&log, &control(), recording, n, 0).await;
        assert!(matches!(refused, Err(DeliveryError::Refused(r)) if r.name() == name), "{recording} {n}");
    }

    house.delete_recording(&log, &control(), n).await.unwrap();
    assert_eq!(store.blob(&second).await.unwrap(), None);
    assert!(store.blob(&first).await.unwrap().is_some(), "the other recording has the same beginning");
    house.delete_recording(&log, &control(), again).await.unwrap();
    assert_eq!(store.blob(&first).await.unwrap(), None);
    let events = house.proceedings(&log).await.unwrap();
    let deleted = events.iter().filter(|(_, h)| h.event.kind() == "recording_deleted");
    assert_eq!(deleted.map(|(_, h)| h.by.as_str()).collect::<Vec<_>>(), ["control:t1", "control:t1"]);
    let twice = house.delete_recording(&log, &control(), n).await;
    assert!(matches!(twice, Err(DeliveryError::Refused(r)) if r.name() == "no_recording"));
}

/// A team's log takes the pictures with it that were handed out, and no recording.
#[tokio::test]
async fn an_export_carries_pictures_and_no_sound() {
    let here = Clocked::over(MemoryStore::new());
    let house = open(&here).await;
    let (log, team) = set_up(&house).await;
    let (picture, sound) =
        (house.keep_file(&log, b"\x89PNG plan").await.unwrap(), house.keep_file(&log, b"ID3 voice").await.unwrap());
    house.direct(&log, &control(), &recording(&[sound]), None).await.unwrap();
    let alt = "A plan.".to_owned();
    let sheet = Picture { hash: picture.to_string(), width: 8, height: 8, alt, caption: String::new() };
    let order = Order::Hand { to: Vec::new(), sheet: Sheet::Picture(sheet) };
    house.direct(&log, &control(), &Command::Order { teams: Vec::new(), order }, None).await.unwrap();

    let there = MemoryStore::new();
    for id in [team, log] {
        let text = house.export(&id, true).await;
        let text = match text {
            Ok(text) => text,
            // The exercise's own log is exported straight from the store.
            Err(_) => House::export_from(here.as_ref(), &id).await.unwrap(),
        };
        let mut reader = Reader::new();
        let (mut records, mut blobs) = (Vec::new(), Vec::new());
        for line in text.lines() {
            match reader.line(line).unwrap() {
                Some(Item::Record(record)) => records.push(record),
                Some(Item::Blob { bytes, .. }) => blobs.push(bytes),
                None => {}
            }
        }
        assert!(blobs.iter().any(|b| b == b"\x89PNG plan"), "{id}");
        assert!(!blobs.iter().any(|b| b == b"ID3 voice"), "{id}");
        House::import_into(&there, &id, records, &blobs).await.unwrap();
    }
    let other = House::open(Arc::new(there), Library::default()).await.unwrap();
    assert_eq!(other.file(&log, &picture).await.unwrap().as_deref(), Some(&b"\x89PNG plan"[..]));
    assert_eq!(other.file(&log, &sound).await.unwrap(), None);
}
