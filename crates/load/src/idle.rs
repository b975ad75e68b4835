//! Screens on which nothing happens: further streams at the seats of a class that waits to begin.

use crate::class::{Class, SEATS, Staff};
use crate::http::{Fault, Site};
use http_body_util::BodyExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Teams of the class that waits.
const TEAMS: usize = 8;
/// Streams opened at the same time.
const AT_ONCE: usize = 32;

pub struct Idle {
    pub asked: usize,
    open: Arc<AtomicUsize>,
    _tasks: JoinSet<()>,
}

impl Idle {
    /// Opens so many streams and answers when all of them have said something.
    pub async fn open(site: &Arc<Site>, staff: &Staff, asked: usize) -> Result<Idle, Fault> {
        let open = Arc::new(AtomicUsize::new(0));
        let mut tasks = JoinSet::new();
        if asked == 0 {
            return Ok(Idle { asked, open, _tasks: tasks });
        }
        let class = Class::waiting(site, staff, TEAMS, SEATS.len()).await?;
        let seats: Vec<_> = class.teams.into_iter().flat_map(|t| t.seats).collect();
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut opening = JoinSet::new();
        for seat in seats.iter().cycle().take(asked).cloned() {
            let (site, turns) = (Arc::clone(site), Arc::clone(&turns));
            opening.spawn(async move {
                let _turn = turns.acquire().await.map_err(Fault::of)?;
                let mut body = site.stream(&format!("{}/stream?after=0", seat.base), &seat.cookie).await?;
                let first = body.frame().await;
                first.ok_or_else(|| Fault::of("a stream ended at once"))?.map_err(Fault::of)?;
                Ok::<_, Fault>(body)
            });
        }
        while let Some(opened) = opening.join_next().await {
            let mut body = opened.map_err(Fault::of)??;
            let open = Arc::clone(&open);
            let now = open.fetch_add(1, Ordering::Relaxed) + 1;
            if now.is_multiple_of(100) || now == asked {
                eprint!("\ridle streams: {now} of {asked} ");
            }
            tasks.spawn(async move {
                while let Some(Ok(_)) = body.frame().await {}
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
        eprintln!();
        Ok(Idle { asked, open, _tasks: tasks })
    }

    pub fn still_open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }
}
