//! Typing in the terminal, in real time. A terminal shows whole lines only, so that typing cannot be seen: every time the
//! far end has spoken, the person at the keyboard counts as composing once.

use super::output::Printer;
use super::session::Session;
use crate::cli::Play;
use crate::failure::Failure;
use exercise::state::LineStatus;
use exercise::{Command, Scene};
use std::io::BufRead;
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Longest wait for a key or a due.
const LONGEST: Duration = Duration::from_secs(60);

const HELP: &str = "  Write what you say and press Enter. @request WHAT asks the command desk, @hangup rings off, @call rings, @end ends.";

pub fn run(scene: &Scene, a: &Play) -> Result<ExitCode, Failure> {
    let mut session = Session::begin(scene, now());
    let mut printer = Printer::new(scene, a);
    if !a.json {
        eprintln!("{HELP}");
        let items: Vec<&str> = scene.pack.structure.desk.iter().map(|d| d.id.as_str()).collect();
        eprintln!("  The command desk has: {}\n", items.join(", "));
    }
    let line = session.line.clone();
    session.act(&Command::Call { line: line.clone() }).map_err(Failure::input)?;
    let keys = keyboard();
    let mut heard = 0;
    while !session.over() {
        printer.print(&mut session)?;
        heard = compose(&mut session, heard);
        match keys.recv_timeout(wait(&session)) {
            Ok(text) => {
                session.until(now());
                if !typed(&mut session, text.trim())? {
                    break;
                }
            }
            Err(RecvTimeoutError::Timeout) => session.until(now()),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if !session.over() {
        let _ = session.act(&Command::End);
    }
    printer.print(&mut session)?;
    printer.finish(&session)?;
    Ok(ExitCode::SUCCESS)
}

fn keyboard() -> Receiver<String> {
    let (send, receive) = channel();
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines().map_while(Result::ok) {
            if send.send(line).is_err() {
                return;
            }
        }
    });
    receive
}

fn wait(session: &Session<'_>) -> Duration {
    let next =
        session.state.next_wall().map_or(LONGEST, |at| Duration::from_millis((at - now()).max(0).unsigned_abs()));
    next.min(LONGEST)
}

/// One sign of composing for each time the far end has spoken.
fn compose(session: &mut Session<'_>, heard: usize) -> usize {
    let spoken = session.log.iter().filter(|h| h.event.kind() == "spoke").count();
    if spoken > heard && session.status() == LineStatus::Open {
        let line = session.line.clone();
        let _ = session.act(&Command::Compose { line });
    }
    spoken
}

/// Does what was typed; `false` to end.
fn typed(session: &mut Session<'_>, text: &str) -> Result<bool, Failure> {
    let line = session.line.clone();
    let command = match text.split_once(' ').unwrap_or((text, "")) {
        ("", _) => return Ok(true),
        ("@end", _) => return Ok(false),
        ("@call", _) => Command::Call { line },
        ("@hangup", _) => Command::HangUp { line },
        ("@request", item) => Command::Request { item: item.trim().to_owned() },
        (word, _) if word.starts_with('@') => {
            eprintln!("{HELP}");
            return Ok(true);
        }
        _ => Command::Say { line, text: text.to_owned() },
    };
    if let Err(refusal) = session.act(&command) {
        eprintln!("  ({refusal})");
    }
    Ok(true)
}

#[expect(clippy::disallowed_methods, reason = "the terminal is an edge: here the clock is read")]
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis() as i64)
}
