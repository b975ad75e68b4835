//! The load driver (design, sections 7 and 10): a class at work, as many browsers as it has, over plain HTTP.
//!
//! Latency is measured from the moment a seat's request leaves to the moment the *last* stream of that team has received
//! the words. Nothing here knows the server's code: what is measured is what a browser meets.
//!
//! Where to start: [`work`], then `class.rs` (sets up, joins, sits down), `traffic.rs` (talks and listens), `fault.rs`
//! (kills and restarts), `figures.rs` (what is said about it).

mod chance;
mod class;
mod fault;
mod figures;
mod http;
mod idle;
mod ledger;
mod metrics;
mod server;
mod traffic;

use clap::{Parser, ValueEnum};
use class::{Class, Staff};
use figures::Report;
use http::{Fault, Site};
use idle::Idle;
use ledger::Ledger;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use traffic::{Line, Load, Team};

/// Measures a running Stairway with whole classes.
#[derive(Debug, Parser)]
#[command(name = "load", about)]
struct Arguments {
    /// Address of the server, for example http://127.0.0.1:8080; not needed in kill mode.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,
    /// Token of the trainer's one-time link, or the value of a trainer's cookie `staff`.
    #[arg(long, default_value = "")]
    token: String,
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=200))]
    teams: u16,
    /// Seats in each team.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=10))]
    seats: u16,
    #[arg(long, default_value_t = 1.0)]
    minutes: f64,
    /// Utterances a second over all teams, at random moments.
    #[arg(long, default_value_t = 40.0)]
    rate: f64,
    /// Further streams that nothing happens on.
    #[arg(long, default_value_t = 0)]
    idle: usize,
    /// The line that is spoken on; `phone` needs a simulated person's time to answer, so give it a low rate.
    #[arg(long, value_enum, default_value_t = Line::Control)]
    line: Line,
    #[arg(long, value_enum, default_value_t = Mode::Rate)]
    mode: Mode,
    /// The program that kill mode starts and kills.
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Seconds between two kills.
    #[arg(long, default_value_t = 20)]
    every: u64,
    /// Seconds of each step of mode max.
    #[arg(long, default_value_t = 5)]
    step: u64,
    /// Seed of the moments and of who speaks.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Mode {
    /// One rate for some minutes.
    Rate,
    /// The highest doubling of 20 utterances a second with p99 below 200 ms and nothing lost.
    Max,
    /// Starts the server itself, kills it again and again, and looks for what was acknowledged.
    Kill,
}

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match work(&arguments).await {
        Ok(report) => {
            report.print(arguments.json);
            if report.holds() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(fault) => {
            eprintln!("load: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn work(a: &Arguments) -> Result<Report, Fault> {
    if a.mode == Mode::Kill {
        let binary =
            a.binary.clone().ok_or_else(|| Fault::of("kill mode needs --binary PATH of the program stairway"))?;
        return fault::run(&fault::Plan {
            binary,
            teams: a.teams.into(),
            seats: a.seats.into(),
            load: load(a),
            every: Duration::from_secs(a.every.max(1)),
        })
        .await;
    }
    let site = Arc::new(Site::new(&a.url)?);
    let staff = Staff::enter(&site, &a.token).await?;
    let class = Class::gather(&site, &staff, a.teams.into(), a.seats.into()).await?;
    let teams = class.teams;
    let ledger = Arc::new(Ledger::default());
    let listening = traffic::listen(&site, &teams, &ledger).await?;
    if a.line == Line::Phone {
        traffic::call(&site, &teams).await?;
    }
    let idle = Idle::open(&site, &staff, a.idle).await?;
    let report = if a.mode == Mode::Max {
        highest(&site, &staff, &teams, &ledger, a).await?
    } else {
        let driven = traffic::drive(&site, &staff, &teams, &ledger, &load(a)).await?;
        Report::of(&ledger, &driven)
    };
    let found = traffic::found(&site, &teams).await?;
    let report = report.with_found(&ledger, &found).with_streams(listening.open() + idle.still_open(), idle.asked);
    listening.end();
    Ok(report)
}

fn load(a: &Arguments) -> Load {
    let time = Duration::from_secs_f64(a.minutes * 60.0);
    Load { line: a.line, rate: a.rate, time, seed: a.seed, patient: a.mode == Mode::Kill }
}

/// Doubles the rate while the last screen is still reached in time and nothing is lost.
async fn highest(
    site: &Arc<Site>,
    staff: &Staff,
    teams: &[Team],
    ledger: &Arc<Ledger>,
    a: &Arguments,
) -> Result<Report, Fault> {
    const LIMIT_MS: f64 = 200.0;
    let mut best: Option<Report> = None;
    let mut rate = 20.0;
    loop {
        let load = Load { line: a.line, rate, time: Duration::from_secs(a.step.max(1)), seed: a.seed, patient: false };
        let driven = traffic::drive(site, staff, teams, ledger, &load).await?;
        let report = Report::of(ledger, &driven);
        eprintln!("{rate}/s: p99 {} ms, {} of {} delivered", report.p99(), report.delivered, report.expected);
        if !report.within(LIMIT_MS) {
            return Ok(match best {
                Some(best) => best.highest(&report),
                None => report.clone().highest(&report),
            });
        }
        rate *= 2.0;
        best = Some(report);
    }
}
