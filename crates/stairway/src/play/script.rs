//! A script on a virtual clock: an utterance a line, directives with @.

mod lines;

pub use lines::{Step, parse};

use super::output::Printer;
use super::session::Session;
use crate::cli::Play;
use crate::failure::Failure;
use exercise::state::LineStatus;
use exercise::{Command, Scene};
use std::process::ExitCode;

/// Milliseconds for a word: 2.5 words a second.
const WORD_MS: i64 = 400;
/// Milliseconds between the end of the subject's words and the next utterance.
const BREATH_MS: i64 = 1_000;

/// Plays a script to its end.
pub fn run(scene: &Scene, steps: &[Step], a: &Play) -> Result<ExitCode, Failure> {
    let mut session = Session::begin(scene, 0);
    let mut printer = Printer::new(scene, a);
    if steps.first() != Some(&Step::Call) {
        call(&mut session)?;
    }
    for step in steps {
        if session.over() {
            break;
        }
        take(&mut session, step)?;
        printer.print(&mut session)?;
    }
    if !session.over() {
        hear_out(&mut session);
    }
    if !session.over() {
        let _ = session.act(&Command::End);
    }
    printer.print(&mut session)?;
    printer.finish(&session)?;
    Ok(ExitCode::SUCCESS)
}

fn take(session: &mut Session<'_>, step: &Step) -> Result<(), Failure> {
    let line = session.line.clone();
    match step {
        Step::Pause(ms) => {
            let until = session.now + ms;
            session.until(until);
        }
        Step::Request(item) => {
            session.act(&Command::Request { item: item.clone() }).or_else(tolerate)?;
        }
        Step::HangUp => {
            hear_out(session);
            session.act(&Command::HangUp { line }).or_else(tolerate)?;
        }
        Step::Call => call(session)?,
        Step::Say(text) => {
            hear_out(session);
            while !session.over() && session.status() != LineStatus::Open {
                call(session)?;
                hear_out(session);
            }
            if session.over() {
                return Ok(());
            }
            session.act(&Command::Compose { line: line.clone() }).or_else(tolerate)?;
            let words = text.split_whitespace().count() as i64;
            let until = session.now + words * WORD_MS;
            session.until(until);
            if !session.over() && session.status() == LineStatus::Open {
                session.act(&Command::Say { line, text: text.clone() }).or_else(tolerate)?;
            }
        }
    }
    Ok(())
}

/// What a script asks for at the wrong moment is passed over with a word; what can never be is an error.
fn tolerate(refusal: exercise::Refusal) -> Result<(), Failure> {
    match refusal {
        exercise::Refusal::NoSuchItem { .. } | exercise::Refusal::TooLong { .. } => Err(Failure::input(refusal)),
        other => {
            eprintln!("stairway: {other}");
            Ok(())
        }
    }
}

/// Rings and waits until the far end answers, does not, or the scene ends.
fn call(session: &mut Session<'_>) -> Result<(), Failure> {
    let line = session.line.clone();
    if session.status() == LineStatus::Idle && !session.over() {
        session.act(&Command::Call { line }).or_else(tolerate)?;
    }
    while session.status() == LineStatus::Ringing && !session.over() {
        let Some(next) = session.state.next_wall() else { break };
        session.until(next);
    }
    Ok(())
}

/// Waits until the far end has said what it has to say.
fn hear_out(session: &mut Session<'_>) {
    while let Some(until) = session.listening_until() {
        if session.over() {
            return;
        }
        session.until(until + BREATH_MS);
    }
}
