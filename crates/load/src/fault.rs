//! kill -9 under load: what was acknowledged must be there afterwards, and every log must verify.

use crate::class::{Class, Staff};
use crate::figures::Report;
use crate::http::Fault;
use crate::ledger::Ledger;
use crate::server::Server;
use crate::traffic::{self, Line, Load};
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep};

pub struct Plan {
    pub binary: PathBuf,
    pub teams: usize,
    pub seats: usize,
    pub load: Load,
    /// Between two kills.
    pub every: Duration,
}

pub async fn run(plan: &Plan) -> Result<Report, Fault> {
    let folder = tempfile::tempdir().map_err(Fault::of)?;
    let mut server = Server::start(&plan.binary, folder.path()).await?;
    let site = Arc::clone(&server.site);
    let staff = Staff::enter(&site, &server.token).await?;
    let class = Class::gather(&site, &staff, plan.teams, plan.seats).await?;
    let ledger = Arc::new(Ledger::default());
    let listening = traffic::listen(&site, &class.teams, &ledger).await?;
    if plan.load.line == Line::Phone {
        traffic::call(&site, &class.teams).await?;
    }
    let driving = traffic::drive(&site, &staff, &class.teams, &ledger, &plan.load);
    let killing = kill(&mut server, plan);
    let (driven, killed) = tokio::join!(driving, killing);
    let (driven, (mut kills, mut slowest)) = (driven?, killed?);
    let streams = listening.open();
    // Once more when everything is acknowledged: nothing may have been only in memory.
    server.kill().await?;
    slowest = slowest.max(server.again().await?);
    kills += 1;
    let found = traffic::found(&site, &class.teams).await?;
    listening.end();
    server.kill().await?;
    let logs: Vec<&String> = class.teams.iter().map(|t| &t.log).chain(&class.exercises).collect();
    let mut verified = 0;
    for log in &logs {
        match server.verify(log).await? {
            None => verified += 1,
            Some(said) => eprintln!("{log}: {said}"),
        }
    }
    let report = Report::of(&ledger, &driven)
        .with_found(&ledger, &found)
        .with_streams(streams, 0)
        .with("kills", json!(kills))
        .with("restart_max_ms", json!(slowest.as_millis() as u64))
        .with("logs", json!(logs.len()))
        .with("verified", json!(verified));
    Ok(if verified == logs.len() { report } else { report.fail() })
}

/// Kills and restarts until shortly before the talk ends; how often, and the slowest start.
async fn kill(server: &mut Server, plan: &Plan) -> Result<(u32, Duration), Fault> {
    let end = Instant::now() + plan.load.time;
    let (mut kills, mut slowest) = (0, Duration::ZERO);
    loop {
        if Instant::now() + plan.every >= end {
            return Ok((kills, slowest));
        }
        sleep(plan.every).await;
        server.kill().await?;
        slowest = slowest.max(server.again().await?);
        kills += 1;
    }
}
