//! `stairway export`, `import`, `verify`, `corrections`: logs as files.

mod corrections;
mod file;

pub use corrections::corrections;
pub use file::{read, write_played};

use crate::cli::{Export, Import, Place, Verify};
use crate::failure::Failure;
use crate::serve::{open_store, runtime};
use chain::{LogId, Verified, Verifier};
use live::House;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use store::Store;

/// Records read at a time.
const PAGE: u32 = 1_000;

pub fn export(a: &Export) -> Result<ExitCode, Failure> {
    let log = id(&a.log)?;
    let text = runtime()?.block_on(async {
        let store = reach(&a.place).await?;
        House::export_from(store.as_ref(), &log).await.map_err(|e| Failure::input(format!("{}: {e}", a.log)))
    })?;
    match &a.output {
        Some(path) => std::fs::write(path, text).map_err(|e| Failure::input(format!("{}: {e}", path.display())))?,
        None => std::io::stdout().lock().write_all(text.as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

pub fn import(a: &Import) -> Result<ExitCode, Failure> {
    let read = read(&a.file)?;
    let log = read.log;
    // A log that does not verify is not let in: it would be refused by every reader later.
    let verified =
        read.verify().map_err(|e| Failure::input(format!("{}: {e}; nothing was imported", a.file.display())))?;
    let count = runtime()?.block_on(async {
        let store = open_store(&a.place.data, a.place.database.as_deref()).await?;
        House::import_into(store.as_ref(), &log, read.records, &read.blobs)
            .await
            .map_err(|e| Failure::input(format!("{log}: {e}")))
    })?;
    println!("{log}: {count} events imported, {} erased", verified.erased.len());
    Ok(ExitCode::SUCCESS)
}

pub fn verify(a: &Verify) -> Result<ExitCode, Failure> {
    let result = if Path::new(&a.log).is_file() {
        let read = read(Path::new(&a.log))?;
        (read.log, read.verify())
    } else {
        let log = id(&a.log)?;
        let verified = runtime()?.block_on(async { stored(reach(&a.place).await?, log).await })?;
        (log, verified)
    };
    match result {
        (log, Ok(verified)) => whole(a, log, &verified),
        (log, Err(broken)) => {
            if a.json {
                println!(
                    "{}",
                    serde_json::json!({ "v": 1, "log": log.to_string(), "whole": false, "event": broken.event(), "what": broken.to_string() })
                );
            }
            Err(Failure::Fault(format!("{log} is broken: {broken}")))
        }
    }
}

fn whole(a: &Verify, log: LogId, verified: &Verified) -> Result<ExitCode, Failure> {
    if a.json {
        let line = serde_json::json!({
            "v": 1, "log": log.to_string(), "whole": true, "events": verified.events, "erased": verified.erased,
            "head": verified.head.hash.to_string(),
        });
        println!("{line}");
    } else {
        let erased: Vec<String> = verified.erased.iter().map(u64::to_string).collect();
        let note = if erased.is_empty() { String::new() } else { format!("; erased: {}", erased.join(", ")) };
        println!("{log}: {} events, whole{note}", verified.events);
    }
    Ok(ExitCode::SUCCESS)
}

async fn stored(store: Arc<dyn Store>, log: LogId) -> Result<Result<Verified, chain::Broken>, Failure> {
    let mut verifier = Verifier::new(log);
    let mut after = 0;
    loop {
        let page = store.read(&log, after, PAGE).await.map_err(Failure::fault)?;
        let Some(last) = page.last() else { break };
        after = last.n;
        for record in &page {
            if let Err(broken) = verifier.push(record) {
                return Ok(Err(broken));
            }
        }
    }
    if after == 0 {
        return Err(Failure::input(format!("there is no log «{log}» here; give --data or --database")));
    }
    Ok(verifier.finish())
}

fn id(text: &str) -> Result<LogId, Failure> {
    text.parse().map_err(|_| Failure::input(format!("«{text}» is neither a file nor a log's id")))
}

/// The store of a place. Unlike the server, it is never made by asking for it.
async fn reach(place: &Place) -> Result<Arc<dyn Store>, Failure> {
    if place.database.is_none() && !place.data.is_dir() {
        return Err(Failure::input(format!("there is no folder {}; give --data or --database", place.data.display())));
    }
    open_store(&place.data, place.database.as_deref()).await
}
