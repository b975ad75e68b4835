//! The account of a talk, worked out beside the threads that answer requests. A talk may be long: what reads one whole
//! takes a turn ([`Turns`]), so that reviews asked for in a heap take neither the memory nor the streams of a class.

use crate::call::Talk;
use crate::problem::Problem;
use crate::site::Site;
use exercise::Happening;
use review::account::Account;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Talks that are read at a time.
const AT_ONCE: usize = 2;
/// Readers that wait or read: a class that ends together, each on the review and its frame.
const QUEUE: usize = 200;
/// When to come again, if there are more.
const AGAIN: Duration = Duration::from_secs(4);

/// Turns at reading a whole talk.
#[derive(Debug)]
pub(crate) struct Turns {
    queue: Arc<Semaphore>,
    read: Arc<Semaphore>,
}

/// One's turn, until it is dropped.
pub(crate) struct Turn {
    _place: OwnedSemaphorePermit,
    _turn: OwnedSemaphorePermit,
}

impl Default for Turns {
    fn default() -> Turns {
        Turns { queue: Arc::new(Semaphore::new(QUEUE)), read: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Turns {
    /// Waits for a turn, or says when to come again.
    pub(crate) async fn take(&self) -> Result<Turn, Problem> {
        let place = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Problem::from(AGAIN))?;
        let turn = Arc::clone(&self.read).acquire_owned().await.map_err(|_| Problem::Server)?;
        Ok(Turn { _place: place, _turn: turn })
    }
}

/// A talk's events come back with what they show.
pub(crate) async fn account(
    site: &Site,
    talk: &Talk,
    events: Vec<(u64, Happening)>,
) -> Result<(Vec<(u64, Happening)>, Account), Problem> {
    let scene = site.house.look(&talk.log, |scene, _, _| scene.clone()).await?;
    let line = talk.line.clone();
    let work = tokio::task::spawn_blocking(move || {
        let account = Account::of(&scene, &line, &events);
        (events, account)
    });
    work.await.map_err(|error| {
        tracing::error!(%error, "a talk could not be accounted for");
        Problem::Server
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_heap_of_readers_waits_its_turn_and_an_endless_one_is_sent_away() {
        let turns = Arc::new(Turns::default());
        let mut reading = vec![turns.take().await.ok(), turns.take().await.ok()];
        let waiting: Vec<_> = (0..QUEUE - AT_ONCE)
            .map(|_| {
                let turns = Arc::clone(&turns);
                tokio::spawn(async move { turns.take().await.map(drop) })
            })
            .collect();
        while turns.queue.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let sent_away = turns.take().await.map(drop);
        assert!(matches!(sent_away, Err(Problem::Wait(s)) if s == AGAIN.as_secs() + 1), "{sent_away:?}");
        reading.clear();
        for one in waiting {
            assert!(one.await.unwrap().is_ok());
        }
        assert!(turns.take().await.is_ok());
    }
}
