//! Wakes a room when something comes due. One small task a room; it sleeps until the next due or until that changes.

use crate::house::House;
use crate::room::Room;
use std::sync::{Arc, Weak};
use std::time::Duration;

/// Longest sleep: a clock that was corrected is noticed within this time.
const LONGEST: Duration = Duration::from_secs(5);

pub(crate) fn start(house: &Arc<House>, room: &Arc<Room>) {
    let (house, room) = (Arc::downgrade(house), Arc::downgrade(room));
    tokio::spawn(run(house, room));
}

async fn run(house: Weak<House>, room: Weak<Room>) {
    let Some(mut next) = room.upgrade().map(|r| r.next.subscribe()) else { return };
    loop {
        let due = *next.borrow_and_update();
        let wait = match (due, house.upgrade()) {
            (_, None) => return,
            (None, _) => None,
            (Some(at), Some(house)) => match house.now().await {
                Ok(now) if at <= now => Some(Duration::ZERO),
                Ok(now) => Some(Duration::from_millis((at - now).unsigned_abs()).min(LONGEST)),
                Err(_) => Some(LONGEST),
            },
        };
        let slept = match wait {
            None => next.changed().await.is_err(),
            Some(wait) => tokio::select! {
                () = tokio::time::sleep(wait) => false,
                gone = next.changed() => {
                    if gone.is_err() { return }
                    continue;
                }
            },
        };
        if slept {
            return;
        }
        let (Some(house), Some(room)) = (house.upgrade(), room.upgrade()) else { return };
        if let Err(error) = house.advance(&room).await {
            tracing::warn!(log = %room.log, %error, "what was due could not be stored; it is tried again");
            tokio::time::sleep(LONGEST).await;
        }
    }
}
