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

/// Between signs of life; proxies close what is silent for a minute.
pub(crate) const BEAT: Duration = Duration::from_secs(15);

/// Where a page stands that opens a stream.
#[derive(Deserialize)]
pub(crate) struct From {
    after: Option<u64>,
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

    /// Reads on and puts what is new into `ready`. Whether there was anything.
    fn read(&mut self, ready: &mut VecDeque<Event>) -> impl Future<Output = Result<bool, ActError>> + Send;

    /// The number that a sign of life bears.
    fn upto(&self) -> u64;
}

/// Follows what is told for as long as the page is open; `grown` are the logs in which something may happen.
pub(crate) fn follow(told: impl Tells, grown: Vec<watch::Receiver<u64>>, counted: OpenStream) -> Response {
    let follower = Follower { told, grown, ready: VecDeque::new(), over: false, _counted: counted };
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
    /// What is ready is the last.
    over: bool,
    _counted: OpenStream,
}

impl<T: Tells> Follower<T> {
    /// The next event; `None` when the log is gone, or the reader's right to it.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            // Marked before reading: what grows meanwhile wakes the wait below at once.
            self.grown.iter_mut().for_each(watch::Receiver::mark_unchanged);
            if self.over || !self.told.lasts().await {
                return None;
            }
            match self.told.read(&mut self.ready).await {
                Ok(true) => continue,
                Ok(false) => {}
                // What was put together before is still told.
                Err(error) => {
                    if !matches!(error, ActError::NoSuchLog) {
                        tracing::error!(%error, "a stream ends early");
                    }
                    self.over = true;
                    continue;
                }
            }
            let grows = self.grown.iter_mut().map(|one| Box::pin(one.changed()));
            tokio::select! {
                (changed, _, _) = select_all(grows) => if changed.is_err() { return None },
                () = tokio::time::sleep(BEAT) => return Some(beat(self.told.upto())),
            }
        }
    }
}
