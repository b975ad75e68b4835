//! Rooms are let go when nobody needs them, and not before.

use crate::clocked::Clocked;
use crate::room::{call, open, setup};
use exercise::Command;
use store::MemoryStore;

const TEN_MINUTES: i64 = 10 * 60_000;

#[tokio::test]
async fn a_room_that_nobody_needs_is_let_go_and_read_again() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = house.begin(setup(4)).await.unwrap();
    house.act(&log, "primary", &call(), None).await.unwrap();
    let later = store.time() + TEN_MINUTES + 1;
    assert_eq!(house.let_go(later).await, 0, "something will come due");
    house.act(&log, "primary", &Command::Pause, None).await.unwrap();
    let grown = house.watch(&log).await.unwrap();
    assert_eq!(house.let_go(later).await, 0, "a screen follows it");
    drop(grown);
    assert_eq!(house.let_go(store.time() + TEN_MINUTES).await, 0, "somebody has asked not long ago");
    assert_eq!(house.gauges().await.rooms, 1);

    let before = house.look(&log, |_, state, _| state.clone()).await.unwrap();
    assert_eq!(house.let_go(store.pass(TEN_MINUTES + 1)).await, 1);
    assert_eq!(house.gauges().await.rooms, 0);
    let after = house.look(&log, |_, state, _| state.clone()).await.unwrap();
    assert_eq!(after, before, "it is read again as it was");
    assert_eq!(house.gauges().await.rooms, 1);
    house.act(&log, "primary", &Command::Resume, None).await.unwrap();
    assert_eq!(house.let_go(store.pass(TEN_MINUTES + 1)).await, 0, "it runs again");
}
