//! Talks and listens: utterances at random moments by random seats, a stream for each seat.

use crate::chance::Chance;
use crate::class::{HEAR_THE_CALL, Staff};
use crate::http::{Fault, Site};
use crate::ledger::{Ledger, marked, numbers};
use crate::metrics::Metrics;
use http_body_util::BodyExt as _;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, sleep_until};

/// What is said: on control's line over and over the first, on a call one after the other.
const WORDS: [&str; 8] = [
    "I can hear how angry you are; tell me what happened this morning, from the start.",
    "That sounds lonely.",
    "You have been carrying this for a long time.",
    "What hurts most about it?",
    "I am listening. Take your time.",
    "So nobody asked you how you were, and it went on for weeks.",
    "Who would you want to know about this?",
    "It seems part of you is very tired.",
];
/// How long a call may take to be answered at the beginning.
const ANSWERED: Duration = Duration::from_secs(60);
/// How long stragglers are waited for.
const DRAIN: Duration = Duration::from_secs(20);
/// Until a broken request or stream is tried again.
const AGAIN: Duration = Duration::from_millis(100);

/// Somebody at a seat.
#[derive(Clone, Debug)]
pub struct Seat {
    pub base: String,
    pub cookie: String,
}

#[derive(Clone, Debug)]
pub struct Team {
    pub log: String,
    pub seats: Vec<Seat>,
}

/// The line that is spoken on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Line {
    /// Everybody speaks to control and hears it: a room.
    Control,
    /// The first seat speaks with a simulated person, who hears and answers; six others listen.
    Phone,
}

impl Line {
    const fn name(self) -> &'static str {
        match self {
            Line::Control => "control",
            Line::Phone => "phone",
        }
    }

    /// Of so many seats, how many speak on it.
    fn speakers(self, seats: usize) -> usize {
        if self == Line::Phone { seats.min(1) } else { seats }
    }

    /// Of so many seats, how many hear it.
    fn listeners(self, seats: usize) -> usize {
        if self == Line::Phone { seats.min(HEAR_THE_CALL) } else { seats }
    }

    fn words(self, n: usize) -> &'static str {
        let at = if self == Line::Phone { n % WORDS.len() } else { 0 };
        WORDS.get(at).copied().unwrap_or_default()
    }
}

/// What is asked of the server.
#[derive(Clone, Debug)]
pub struct Load {
    pub line: Line,
    pub rate: f64,
    pub time: Duration,
    pub seed: u64,
    /// A request that fails is repeated under its id, as a browser does, until it is acknowledged.
    pub patient: bool,
}

/// What was driven.
#[derive(Clone, Debug)]
pub struct Driven {
    pub rate: f64,
    /// Number of the first utterance.
    pub first: usize,
    /// How much later than its moment each utterance left, ms.
    pub late: Vec<f64>,
    pub before: Option<Metrics>,
    pub after: Option<Metrics>,
    /// Highest resident memory, bytes.
    pub peak_rss: Option<u64>,
}

/// Streams that are kept open.
pub struct Listening {
    open: Arc<AtomicUsize>,
    going: Arc<AtomicBool>,
    tasks: JoinSet<()>,
}

impl Listening {
    pub fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }

    pub fn end(mut self) {
        self.going.store(false, Ordering::Relaxed);
        self.tasks.abort_all();
    }
}

/// Opens a stream for every seat and answers when all of them are live.
pub async fn listen(site: &Arc<Site>, teams: &[Team], ledger: &Arc<Ledger>) -> Result<Listening, Fault> {
    let open = Arc::new(AtomicUsize::new(0));
    let going = Arc::new(AtomicBool::new(true));
    let (live, mut alive) = mpsc::unbounded_channel();
    let mut tasks = JoinSet::new();
    let mut wanted = 0;
    for (team, seat) in teams.iter().enumerate().flat_map(|(i, t)| t.seats.iter().map(move |s| (i, s))) {
        let mut ear = Ear {
            site: Arc::clone(site),
            seat: seat.clone(),
            team,
            ledger: Arc::clone(ledger),
            open: Arc::clone(&open),
            met: BTreeSet::new(),
            last: 0,
        };
        let (going, live) = (Arc::clone(&going), live.clone());
        wanted += 1;
        tasks.spawn(async move {
            while going.load(Ordering::Relaxed) {
                if let Err(fault) = ear.follow(&live).await
                    && !live.is_closed()
                {
                    eprintln!("{fault}");
                }
                sleep(AGAIN).await;
            }
        });
    }
    let all = async {
        for _ in 0..wanted {
            alive.recv().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), all)
        .await
        .map_err(|_| Fault::of(format!("only {} of {wanted} streams opened", open.load(Ordering::Relaxed))))?;
    Ok(Listening { open, going, tasks })
}

/// One stream's end.
struct Ear {
    site: Arc<Site>,
    seat: Seat,
    team: usize,
    ledger: Arc<Ledger>,
    open: Arc<AtomicUsize>,
    met: BTreeSet<usize>,
    /// Number in the log that was reached.
    last: u64,
}

/// Counts a stream while it is open.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Ear {
    /// Follows until the stream breaks.
    async fn follow(&mut self, live: &mpsc::UnboundedSender<()>) -> Result<(), Fault> {
        let path = format!("{}/stream?after={}", self.seat.base, self.last);
        let mut body = self.site.stream(&path, &self.seat.cookie).await?;
        self.open.fetch_add(1, Ordering::Relaxed);
        let _counted = Counted(Arc::clone(&self.open));
        // Whoever waited for the first opening may have gone since.
        let _ = live.send(());
        let mut waiting: Vec<u8> = Vec::new();
        while let Some(frame) = body.frame().await {
            let Ok(frame) = frame else { return Ok(()) };
            let Some(data) = frame.data_ref() else { continue };
            waiting.extend_from_slice(data);
            while let Some(end) = waiting.windows(2).position(|w| w == b"\n\n") {
                let event: Vec<u8> = waiting.drain(..end + 2).collect();
                self.take(&String::from_utf8_lossy(&event));
            }
        }
        Ok(())
    }

    fn take(&mut self, event: &str) {
        if let Some(n) = event.lines().find_map(|l| l.strip_prefix("id:")).and_then(|n| n.trim().parse().ok()) {
            self.last = self.last.max(n);
        }
        for n in numbers(event) {
            if self.met.insert(n) {
                self.ledger.received(self.team, n);
            }
        }
    }
}

/// Lets the teams talk, waits for stragglers, and reads the server's own figures before and after.
pub async fn drive(
    site: &Arc<Site>,
    staff: &Staff,
    teams: &[Team],
    ledger: &Arc<Ledger>,
    load: &Load,
) -> Result<Driven, Fault> {
    let mut chance = Chance::new(load.seed);
    let before = Metrics::of(site, staff).await;
    let first = ledger.len();
    let run = format!("{:08x}", getrandom::u32().map_err(Fault::of)?);
    let bar = progress(load.time);
    let peak = Arc::new(AtomicU64::new(0));
    let watch = tokio::spawn(watch_memory(Arc::clone(site), staff.clone(), Arc::clone(&peak)));
    let patient_until = Instant::now() + load.time + DRAIN;
    let mut talking = JoinSet::new();
    let mut late = Vec::new();
    let began = Instant::now();
    let mut due = began;
    loop {
        due += Duration::from_secs_f64(chance.gap(load.rate));
        if due > began + load.time {
            break;
        }
        sleep_until(due).await;
        bar.set_position(began.elapsed().as_secs());
        late.push(due.elapsed().as_secs_f64() * 1_000.0);
        let at = chance.below(teams.len());
        let Some(team) = teams.get(at) else { continue };
        let seats = team.seats.len();
        let Some(seat) = team.seats.get(chance.below(load.line.speakers(seats))).cloned() else { continue };
        let n = ledger.enter(at, load.line.listeners(seats));
        let (site, ledger, id) = (Arc::clone(site), Arc::clone(ledger), format!("load-{run}-{n}"));
        let until = load.patient.then_some(patient_until);
        let line = load.line;
        talking.spawn(async move { say(&site, &seat, line, &ledger, n, &id, until).await });
        while talking.try_join_next().is_some() {}
    }
    let until = Instant::now() + DRAIN;
    while ledger.open(first) > 0 && Instant::now() < until {
        sleep(Duration::from_millis(20)).await;
    }
    bar.finish_and_clear();
    talking.abort_all();
    watch.abort();
    let after = Metrics::of(site, staff).await;
    let last = after.as_ref().and_then(|m| m.rss);
    let peak_rss = last.map(|rss| rss.max(peak.load(Ordering::Relaxed)));
    Ok(Driven { rate: load.rate, first, late, before, after, peak_rss })
}

/// Keeps the server's highest memory, looked at once a second.
async fn watch_memory(site: Arc<Site>, staff: Staff, peak: Arc<AtomicU64>) {
    loop {
        if let Some(rss) = Metrics::of(&site, &staff).await.and_then(|m| m.rss) {
            peak.fetch_max(rss, Ordering::Relaxed);
        }
        sleep(Duration::from_secs(1)).await;
    }
}

/// Calls in every team at once and waits until everybody has answered: an utterance without a number is taken.
pub async fn call(site: &Arc<Site>, teams: &[Team]) -> Result<(), Fault> {
    let mut calls = JoinSet::new();
    for seat in teams.iter().filter_map(|t| t.seats.first()) {
        let (site, seat) = (Arc::clone(site), seat.clone());
        calls.spawn(async move { tokio::time::timeout(ANSWERED, answered(&site, &seat)).await });
    }
    while let Some(called) = calls.join_next().await {
        called.map_err(Fault::of)?.map_err(|_| Fault::of("a call is not answered"))??;
    }
    Ok(())
}

async fn answered(site: &Site, seat: &Seat) -> Result<(), Fault> {
    let on = |what: &str| format!("{}/on/{}/do/{what}", seat.base, Line::Phone.name());
    site.post(&on("call"), &seat.cookie, &[("id", "load-ring")]).await?.fine("calling")?;
    let hello = [("id", "load-hello"), ("text", "Hello, my name is Sam. I would like to listen.")];
    while site.post(&on("say"), &seat.cookie, &hello).await?.status != 204 {
        sleep(AGAIN).await;
    }
    Ok(())
}

async fn say(site: &Site, seat: &Seat, line: Line, ledger: &Ledger, n: usize, id: &str, until: Option<Instant>) {
    let path = format!("{}/on/{}/do/say", seat.base, line.name());
    let text = format!("{} {}", line.words(n), marked(n));
    loop {
        let fault = match site.post(&path, &seat.cookie, &[("id", id), ("text", &text)]).await {
            Ok(answer) if answer.status == 204 => return ledger.acknowledge(n),
            Ok(answer) => {
                let no = (400..500).contains(&answer.status);
                let said: String = answer.text.chars().take(200).collect();
                if no {
                    ledger.refuse(n);
                    eprintln!("{path}: {} {said}", answer.status);
                    if line == Line::Phone {
                        // Whoever rang off is called again; whoever cannot be called has ended the scene.
                        let again = format!("{}/on/{}/do/call", seat.base, line.name());
                        let _ = site.post(&again, &seat.cookie, &[("id", &format!("{id}-again"))]).await;
                    }
                    return;
                }
                format!("{path}: {} {said}", answer.status)
            }
            Err(fault) => fault.to_string(),
        };
        match until {
            Some(until) if Instant::now() < until => sleep(AGAIN).await,
            Some(_) => return,
            None => return eprintln!("{fault}"),
        }
    }
}

/// What stands in the teams' logs: read back through a seat's page, as a phone that was reloaded would.
pub async fn found(site: &Site, teams: &[Team]) -> Result<Vec<BTreeSet<usize>>, Fault> {
    let mut found = Vec::new();
    for team in teams {
        let Some(seat) = team.seats.first() else { continue };
        found.push(numbers(&site.page(&seat.base, &seat.cookie).await?.fine("reading back")?.text));
    }
    Ok(found)
}

fn progress(time: Duration) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(time.as_secs()), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} s");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
