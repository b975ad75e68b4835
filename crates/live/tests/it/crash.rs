//! kill -9 while a negotiation runs: what was acknowledged is there, the chain holds, and what was about to be said is
//! still said, once. This test runs itself again as the process that is killed.

use crate::clocked::{Clocked, START};
use crate::room::{call, events, open, pass, say, setup, sound, spoken, state, verify};
use chain::LogId;
use exercise::event::Event;
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use store::Store as _;
use store_sqlite::SqliteStore;

/// Tells the test that it is the child, and where; and after how many acknowledgements it stands still.
const CHILD: &str = "STAIRWAY_TEST_LIVE_CHILD";
const ME: &str = "crash::killed_in_the_middle_of_a_call";

#[test]
fn killed_in_the_middle_of_a_call() {
    if let Some(path) = std::env::var_os(CHILD) {
        play_for_ever(Path::new(&path));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.db");
    let mut pending = 0;
    let mut acknowledged: BTreeMap<LogId, Vec<String>> = BTreeMap::new();
    for acks in [1, 2, 9, 40] {
        run_and_kill(&path, acks, &mut acknowledged);
        pending += tokio::runtime::Runtime::new().unwrap().block_on(check(&path, &acknowledged));
    }
    assert!(acknowledged.values().map(Vec::len).sum::<usize>() >= 52);
    assert!(pending > 0, "no kill met a reaction that was still to be spoken");
}

fn run_and_kill(path: &Path, acks: usize, acknowledged: &mut BTreeMap<LogId, Vec<String>>) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", ME, "--nocapture"])
        .env(CHILD, path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut seen = 0;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        let Ok(line) = line else { break };
        // The last line may be cut by the kill: only a whole one counts.
        let words: Vec<&str> = line.split(' ').collect();
        let ["ack", log, id, "."] = words[..] else { continue };
        acknowledged.entry(log.parse().unwrap()).or_default().push(id.to_owned());
        seen += 1;
        if seen == acks {
            child.kill().unwrap();
        }
    }
    assert!(seen >= acks, "the child ended by itself after {seen}");
    assert!(!child.wait().unwrap().success());
}

/// Every log is whole; how many had something to say when they were cut off.
async fn check(path: &Path, acknowledged: &BTreeMap<LogId, Vec<String>>) -> usize {
    let store = SqliteStore::open(path).await.unwrap();
    let mut last = START;
    for log in acknowledged.keys() {
        last = last.max(verify(&store, log).await.head.at.0);
    }
    let store = Clocked::at(store, last);
    store.beat("parent", chain::Millis(last)).await.unwrap();
    let house = open(&store).await;
    let mut pending = 0;
    for (log, ids) in acknowledged {
        let all = events(&house, log).await;
        sound(&all);
        for id in ids {
            let found =
                all.iter().filter(|h| h.client.as_ref() == Some(id) && matches!(h.event, Event::Said { .. })).count();
            assert_eq!(found, 1, "{id} was acknowledged");
        }
        let live = state(&house, log).await;
        let Some(planned) = live.far["person"].planned.clone() else { continue };
        if !live.clock.running() {
            continue;
        }
        pending += 1;
        let cause = planned.reacted.cause;
        assert!(!spoken(&all).contains(&cause.as_str()));
        pass(&house, &store, log, planned.reacted.speak_at_ms - live.play_at(store.time()) + 4_000).await;
        let all = events(&house, log).await;
        assert_eq!(spoken(&all).iter().filter(|c| **c == cause).count(), 1, "{cause}");
        sound(&all);
        verify(store.as_ref(), log).await;
    }
    drop(house);
    pending
}

/// The child: one call after the other, on a clock of its own, saying what was acknowledged.
fn play_for_ever(path: &Path) -> ! {
    println!();
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let inner = SqliteStore::open(path).await.unwrap();
        let last = inner.last_beat().await.unwrap().map_or(START, |b| b.0 + 60_000);
        let store: Arc<Clocked> = Clocked::at(inner, last);
        let house = open(&store).await;
        for night in 0.. {
            let log = house.begin(setup(night)).await.unwrap();
            house.act(&log, "primary", &call(), None).await.unwrap();
            pass(&house, &store, &log, 8_000).await;
            for n in 0..12 {
                let id = format!("{log}-{n}");
                let text = say("phone", &format!("You sound worn out. This is the {n}th time I say something."));
                if house.act(&log, "primary", &text, Some(&id)).await.is_err() {
                    break;
                }
                std::io::stdout().lock().write_all(format!("ack {log} {id} .\n").as_bytes()).unwrap();
                pass(&house, &store, &log, if n % 2 == 0 { 700 } else { 9_000 }).await;
            }
        }
    });
    panic!("the child stopped by itself");
}
