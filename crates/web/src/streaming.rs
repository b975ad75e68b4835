//! Server-sent events, as every open page follows them. An event's id is the number in the log. `happened` adds to a
//! transcript and is dropped by a page that has that number; `now` replaces regions; `beat` says that the stream lives.
//! What is told, and to whom, is decided where the page is drawn.

use crate::pages::metrics::OpenStream;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::Event;
use axum::response::{IntoResponse, Response, Sse};
use futures_util::future::select_all;
use futures_util::{Stream, StreamExt as _, stream};
use live::ActError;
use serde::Deserialize;
use std::collections::VecDeque;
use std::convert::Infallible;
use std::future::Future;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// Between signs of life; proxies close what is silent for a minute.
pub(crate) const BEAT: Duration = Duration::from_secs(15);

/// Reads that may follow one another at once, and what gives one of them back: where a roomful talks all at once, a page is
/// told of several things together instead of one by one. In a talk between people nothing waits.
const READS: u32 = 8;
const REST: Duration = Duration::from_millis(40);

/// Where a page stands that opens a stream.
#[derive(Deserialize)]
pub(crate) struct From {
    after: Option<u64>,
    /// The page only looks in: it is told what is new, and that is all.
    #[serde(default)]
    pub(crate) once: bool,
}

impl From {
    /// Numbers up to here are on the page: what the browser saw last, or what the page was rendered at.
    pub(crate) fn after(&self, headers: &HeaderMap) -> u64 {
        let last = headers.get("last-event-id").and_then(|v| v.to_str().ok()).and_then(|v| v.parse().ok());
        last.unwrap_or(0).max(self.after.unwrap_or(0))
    }
}

/// What one open page is told of one log.
pub(crate) trait Tells: Send + 'static {
    /// Whether the reader may still look; asked before everything that is read.
    fn lasts(&self) -> impl Future<Output = bool> + Send;

    /// Reads on and puts what is new into `ready`. Whether to read again at once: there may be more.
    fn read(&mut self, ready: &mut VecDeque<Event>) -> impl Future<Output = Result<bool, ActError>> + Send;

    /// The number that a sign of life bears.
    fn upto(&self) -> u64;
}

/// Follows what is told for as long as the page is open, or `once`; `grown` are the logs in which something may happen.
pub(crate) fn follow(told: impl Tells, grown: Vec<watch::Receiver<u64>>, once: bool, counted: OpenStream) -> Response {
    let follower = Box::new(Follower {
        told,
        grown,
        ready: VecDeque::new(),
        more: true,
        once,
        over: false,
        rested: Instant::now(),
        _counted: counted,
    });
    // Boxed: it is handed on with every event.
    respond(stream::unfold(follower, |mut follower| async {
        let event = follower.next().await?;
        Some((event, follower))
    }))
}

/// Events as an answer that nobody on the way keeps or collects.
pub(crate) fn respond(events: impl Stream<Item = Event> + Send + 'static) -> Response {
    let mut response = Sse::new(events.map(Ok::<_, Infallible>)).into_response();
    // Proxies that collect answers before passing them on are asked not to.
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A sign of life.
pub(crate) fn beat(upto: u64) -> Event {
    Event::default().event("beat").id(upto.to_string()).data(".")
}

struct Follower<T> {
    told: T,
    grown: Vec<watch::Receiver<u64>>,
    ready: VecDeque<Event>,
    /// There may be more to read, without waiting for a log to grow.
    more: bool,
    /// What is new is told, and then no more.
    once: bool,
    /// What is ready is the last.
    over: bool,
    /// When every read will have been given back.
    rested: Instant,
    _counted: OpenStream,
}

impl<T: Tells> Follower<T> {
    /// Waits while reads come too fast.
    async fn rest(&mut self) {
        self.rested = self.rested.max(Instant::now()) + REST;
        tokio::time::sleep_until(self.rested - REST * READS).await;
    }

    /// The next event; `None` when the log is gone, or the reader's right to it.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.over {
                return None;
            }
            if !self.more && self.once {
                self.over = true;
                return Some(beat(self.told.upto()));
            }
            if !self.more {
                let grows = self.grown.iter_mut().map(|one| Box::pin(one.changed()));
                tokio::select! {
                    (changed, _, _) = select_all(grows) => if changed.is_err() { return None },
                    () = tokio::time::sleep(BEAT) => {
                        self.more = true;
                        return Some(beat(self.told.upto()));
                    }
                }
                self.rest().await;
            }
            // Marked before reading: what grows meanwhile ends the wait above at once.
            self.grown.iter_mut().for_each(watch::Receiver::mark_unchanged);
            if !self.told.lasts().await {
                return None;
            }
            match self.told.read(&mut self.ready).await {
                Ok(more) => self.more = more,
                // What was put together before is still told.
                Err(error) => {
                    if !matches!(error, ActError::NoSuchLog) {
                        tracing::error!(%error, "a stream ends early");
                    }
                    self.over = true;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::metrics::Streams;

    /// A log of which only the length is told.
    struct Length {
        log: watch::Receiver<u64>,
        seen: u64,
    }

    impl Tells for Length {
        async fn lasts(&self) -> bool {
            true
        }

        async fn read(&mut self, ready: &mut VecDeque<Event>) -> Result<bool, ActError> {
            let upto = *self.log.borrow();
            if upto > self.seen {
                ready.push_back(Event::default());
            }
            self.seen = upto;
            Ok(false)
        }

        fn upto(&self) -> u64 {
            self.seen
        }
    }

    fn following(log: &watch::Sender<u64>) -> Follower<Length> {
        let told = Length { log: log.subscribe(), seen: 0 };
        let (ready, counted) = (VecDeque::new(), Streams::default().enter());
        let grown = vec![log.subscribe()];
        Follower {
            told,
            grown,
            ready,
            more: false,
            once: false,
            over: false,
            rested: Instant::now(),
            _counted: counted,
        }
    }

    #[tokio::test(start_paused = true)]
    async fn what_people_say_to_one_another_is_told_at_once() {
        let log = watch::Sender::new(0);
        let mut follower = following(&log);
        for n in 1..=40 {
            tokio::time::advance(Duration::from_millis(150)).await;
            log.send_replace(n);
            let said = Instant::now();
            assert!(follower.next().await.is_some());
            assert_eq!((follower.told.seen, said.elapsed()), (n, Duration::ZERO));
        }
        tokio::time::advance(Duration::from_millis(150)).await;
        for n in 41..=40 + u64::from(READS) {
            log.send_replace(n);
            let said = Instant::now();
            assert!(follower.next().await.is_some());
            assert_eq!(
                (follower.told.seen, said.elapsed()),
                (n, Duration::ZERO),
                "a few at once wait for nothing either"
            );
        }
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_looks_in_is_told_what_is_new_and_no_more() {
        let log = watch::Sender::new(3);
        for news in [true, false] {
            let mut follower = Follower { more: true, once: true, ..following(&log) };
            follower.told.seen = if news { 0 } else { 3 };
            let looked = Instant::now();
            for _ in 0..=usize::from(news) {
                assert!(follower.next().await.is_some(), "news, and a sign of life");
            }
            log.send_modify(|_| ());
            assert!(follower.next().await.is_none());
            assert_eq!((follower.told.seen, looked.elapsed()), (3, Duration::ZERO));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn where_a_roomful_talks_at_once_several_things_are_told_together() {
        let log = watch::Sender::new(0);
        let mut follower = following(&log);
        let talking = tokio::spawn(async move {
            for n in 1..=1_000 {
                tokio::time::sleep(Duration::from_millis(2)).await;
                log.send_replace(n);
            }
            log
        });
        let (mut told, began) = (0, Instant::now());
        while follower.told.seen < 1_000 {
            assert!(follower.next().await.is_some());
            told += 1;
        }
        assert!((20..=8 + 2_000 / 40 + 2).contains(&told), "told {told} times");
        assert!(began.elapsed() <= Duration::from_secs(2) + REST, "the last is told as soon as the first");
        drop(talking.await);
    }
}
