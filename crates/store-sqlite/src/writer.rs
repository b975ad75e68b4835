//! The one task that writes: takes what is waiting, does it in one transaction, answers after COMMIT.

use std::{sync::Arc, time::Instant};

use sqlx::{Connection as _, SqliteConnection};
use store::{Commits, StoreError, limits};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use crate::{
    connect::BUSY_TIMEOUT,
    write::{self, Outcome, Work},
};

/// Writes committed together at most. More would make the first wait longer without saving much.
const BATCH_WORKS: usize = 256;

/// Writes that may wait; who comes later waits to be let in.
const QUEUE_WORKS: usize = 1_024;

/// Bytes that may wait, in KiB. Room for a few of the largest blobs.
const QUEUE_KIB: u32 = 64 * 1024;

// The largest single write must fit, or its caller would wait for ever.
const _: () = assert!(limits::BLOB_BYTES / 1024 < QUEUE_KIB as usize);
const _: () = assert!(limits::APPEND_BYTES / 1024 < QUEUE_KIB as usize);

/// Pages of the write-ahead log, about, after which it is moved into the file as soon as nobody waits for a commit.
const MOVE_PAGES: usize = 1_000;

/// The same when somebody always waits.
const MOVE_PAGES_AT_LAST: usize = 8 * MOVE_PAGES;

/// Pages that a small write touches, about: the head, the leaf of the table and that of its index, what was split.
const WRITE_PAGES: usize = 4;

type Answer = oneshot::Sender<Result<Outcome, StoreError>>;

enum Job {
    Write { work: Work, answer: Answer, room: OwnedSemaphorePermit },
    Close { closed: oneshot::Sender<()> },
}

/// The way to the writing task. When it is dropped, the task finishes what is queued and closes the file.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: mpsc::Sender<Job>,
    room: Arc<Semaphore>,
    /// How long commits took.
    pub(crate) commits: Arc<Commits>,
}

impl Writer {
    /// Hands the connection to a task of its own.
    pub(crate) fn start(connection: SqliteConnection) -> Self {
        let (queue, jobs) = mpsc::channel(QUEUE_WORKS);
        let commits = Arc::new(Commits::default());
        tokio::spawn(run(connection, jobs, Arc::clone(&commits)));
        Self { queue, room: Arc::new(Semaphore::new(QUEUE_KIB as usize)), commits }
    }

    /// Returns after the COMMIT. When the caller stops waiting, the work may be done nevertheless.
    pub(crate) async fn write(&self, work: Work) -> Result<Outcome, StoreError> {
        let kib = u32::try_from(work.bytes() / 1024 + 1).unwrap_or(QUEUE_KIB).min(QUEUE_KIB);
        let room = Arc::clone(&self.room).acquire_many_owned(kib).await.map_err(|_| StoreError::Closed)?;
        let (answer, answered) = oneshot::channel();
        self.queue.send(Job::Write { work, answer, room }).await.map_err(|_| StoreError::Closed)?;
        answered.await.map_err(|_| StoreError::Closed)?
    }

    /// Returns when everything queued is done and the file is closed.
    pub(crate) async fn close(&self) {
        let (closed, done) = oneshot::channel();
        // Either error means that it is closed already.
        if self.queue.send(Job::Close { closed }).await.is_ok() {
            let _ = done.await;
        }
    }
}

async fn run(mut connection: SqliteConnection, mut queue: mpsc::Receiver<Job>, commits: Arc<Commits>) {
    let mut jobs = Vec::with_capacity(BATCH_WORKS);
    // After a crash the write-ahead log may still hold what was erased.
    let mut unscrubbed = !write::scrub(&mut connection, None).await;
    let mut pages = 0;
    let mut closing = None;
    while closing.is_none() {
        if pages >= MOVE_PAGES_AT_LAST || pages >= MOVE_PAGES && queue.is_empty() {
            // Readers may hold some of it back, which then goes the next time.
            write::move_over(&mut connection).await;
            pages = 0;
        }
        if queue.recv_many(&mut jobs, BATCH_WORKS).await == 0 {
            break;
        }
        let mut batch = Vec::with_capacity(jobs.len());
        for job in jobs.drain(..) {
            match job {
                Job::Write { .. } if closing.is_some() => {}
                Job::Write { work, answer, room } => batch.push((work, answer, room)),
                Job::Close { closed } => closing = Some(closed),
            }
        }
        pages += batch.iter().map(|(work, ..)| WRITE_PAGES + work.bytes() / 4_096).sum::<usize>();
        unscrubbed |= batch.iter().any(|(work, ..)| work.removes());
        let began = now();
        commit(&mut connection, batch).await;
        commits.took(began.elapsed());
        if unscrubbed {
            unscrubbed = !write::scrub(&mut connection, None).await;
        }
    }
    queue.close();
    if unscrubbed {
        write::scrub(&mut connection, Some(BUSY_TIMEOUT)).await;
    }
    // Everything that was acknowledged is on disk already; closing only tidies up.
    let _ = connection.close().await;
    drop(queue);
    if let Some(closed) = closing {
        let _ = closed.send(());
    }
}

#[expect(clippy::disallowed_methods, reason = "how long the disk takes is told to operators and decides nothing")]
fn now() -> Instant {
    Instant::now()
}

/// Does the batch in one transaction and answers everyone. Who has stopped waiting is passed over.
async fn commit(connection: &mut SqliteConnection, batch: Vec<(Work, Answer, OwnedSemaphorePermit)>) {
    if batch.is_empty() {
        return;
    }
    let (mut works, mut answers) = (Vec::with_capacity(batch.len()), Vec::with_capacity(batch.len()));
    for (work, answer, room) in batch {
        works.push(work);
        answers.push((answer, room));
    }
    match write::transaction(connection, works).await {
        Ok(outcomes) => {
            for ((answer, _room), outcome) in answers.into_iter().zip(outcomes) {
                let _ = answer.send(outcome);
            }
        }
        Err(error) => {
            let said = error.to_string();
            for (answer, _room) in answers {
                let _ = answer.send(Err(StoreError::unavailable("commit", said.clone())));
            }
        }
    }
}
