//! What a seat of a team does, as events. `rights` has let it through already.

use super::interpreting;
use super::later;
use super::order::{InjectChange, Order};
use super::table::{Ladder, Planned};
use crate::advance::{self, Step};
use crate::command::{Refusal, Rung};
use crate::event::{EndedBy, Event};
use crate::hearing;
use crate::ledger::Entry;
use crate::limits;
use crate::scene::Scene;
use crate::state::{LineState, LineStatus, State};
use crate::wording::{short, sized};
use scenario::structure::Answer;
use std::collections::BTreeMap;

/// A person answers what rings, from the side that did not make it ring. Who writes down what a real telephone does tells
/// it of both sides; a simulated person answers by itself.
pub(crate) fn pick_up(
    scene: &Scene,
    state: &mut State,
    seat: &str,
    line: &str,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let far = scene.player(line).ok_or(Refusal::NotRinging)?;
    let outside = scene.genesis.team.as_ref().is_some_and(|t| t.outside.contains(line));
    let other_side = |l: &&LineState| outside || (l.rung_by.as_ref() == Some(far)) != (seat == far);
    let found = state.lines.get(line).filter(|l| l.status == LineStatus::Ringing);
    let found = found.filter(other_side).ok_or(Refusal::NotRinging)?;
    let n = found.calls + 1;
    step(state, line, Event::LineOpened { n });
    Ok(())
}

/// Somebody at the far end says something, by a person's mouth or hand.
pub(crate) fn voice(
    state: &mut State,
    line: &str,
    subject: &str,
    text: &str,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let text = sized(text, limits::UTTERANCE_CHARS)?;
    let n = state.lines.get(line).map_or(0, |l| l.voiced) + 1;
    let waits = interpreting::on(state, line);
    step(state, line, Event::Voiced { subject: subject.to_owned(), n, text, waits });
    Ok(())
}

/// Somebody at this end says something to a person who plays: it is heard and coded, and nothing reacts by itself.
pub(crate) fn say(
    scene: &Scene,
    state: &mut State,
    line: &str,
    n: u32,
    text: &str,
    waits: bool,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    step(state, line, Event::Said { n, text: text.to_owned(), waits, speaker: String::new() });
    if !waits {
        code(scene, state, line, n, text, step);
    }
    Ok(())
}

/// What words do that a person at the far end has heard.
pub(crate) fn code(scene: &Scene, state: &mut State, line: &str, n: u32, text: &str, step: &mut Step<'_>) {
    let (Some(language), Some(found)) = (scene.genesis.languages.get(line), state.lines.get(line)) else {
        return;
    };
    let previous = (!found.last_voiced.is_empty()).then(|| found.last_voiced.clone());
    let (units, nonsense) = hearing::code(scene, language, text, previous.as_deref());
    step(state, line, Event::Coded { n, units, nonsense });
}

pub(crate) fn rule(
    state: &mut State,
    item: &str,
    answer: Answer,
    text: &str,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let found = state.ledger.entry(item);
    if let Some(by) = found.and_then(|e| e.answered_by.clone()) {
        return Err(Refusal::AnsweredAlready { item: item.to_owned(), by });
    }
    if !found.is_some_and(Entry::open) {
        return Err(Refusal::NotAsked { item: item.to_owned() });
    }
    let text = short(text, limits::MARK_CHARS)?;
    step(state, "", Event::Answered { item: item.to_owned(), answer, text });
    Ok(())
}

pub(crate) fn pass_voice(state: &mut State, to: &str, step: &mut Step<'_>) -> Result<(), Refusal> {
    if state.table.as_ref().is_some_and(|t| t.voice == to) {
        return Err(Refusal::VoiceAlready);
    }
    step(state, "", Event::VoicePassed { to: to.to_owned() });
    Ok(())
}

pub(crate) fn file(
    scene: &Scene,
    state: &mut State,
    paper: &str,
    fields: &BTreeMap<String, String>,
    replaces: Option<u64>,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let kind = scene.pack.papers.find(paper).ok_or_else(|| Refusal::NoSuchPaper { paper: paper.to_owned() })?;
    let fields = kind.check(fields).map_err(|(field, fault)| Refusal::BadField { field, fault })?;
    let Some(table) = &state.table else { return Err(Refusal::NotYours) };
    if table.entries.len() >= limits::ENTRIES {
        return Err(Refusal::TooManyEntries { at_most: limits::ENTRIES });
    }
    if let Some(n) = replaces {
        let old = table.entries.get(&n).filter(|e| e.paper == paper).ok_or(Refusal::NoSuchEvent { n })?;
        if let Some(by) = old.replaced_by {
            return Err(Refusal::Replaced { by });
        }
    }
    step(state, "", Event::Filed { paper: paper.to_owned(), fields, replaces });
    Ok(())
}

pub(crate) fn confirm(state: &mut State, seat: &str, entry: u64, step: &mut Step<'_>) -> Result<(), Refusal> {
    let known = state.table.as_ref().is_some_and(|t| t.entries.contains_key(&entry));
    if !known {
        return Err(Refusal::NoSuchEvent { n: entry });
    }
    // Who has confirmed it has confirmed it.
    if state.table.as_ref().and_then(|t| t.entries.get(&entry)).is_some_and(|e| e.read.contains(seat)) {
        return Ok(());
    }
    step(state, "", Event::Confirmed { entry });
    Ok(())
}

/// Play time of something that was noted some time ago.
pub(crate) fn back(state: &State, ago_ms: i64, now: i64) -> i64 {
    state.play_then(now - ago_ms.clamp(0, limits::AGO_MS)).min(state.play_at(now))
}

/// A step up gives something; so does something small beside the ladder. What changes nothing is not written.
pub(crate) fn climb(state: &mut State, subject: &str, rung: Rung, step: &mut Step<'_>) {
    let was = state.table.as_ref().and_then(|t| t.ladders.get(subject)).copied().unwrap_or_default();
    let now = match rung {
        Rung::Step(to) => {
            let to = to.min(limits::LADDER_STEPS);
            Ladder { step: to, refused: if to > was.step { 0 } else { was.refused } }
        }
        Rung::Refused => Ladder { refused: was.refused.saturating_add(1), ..was },
        Rung::Gave => Ladder { refused: 0, ..was },
    };
    if now != was {
        step(state, "", Event::Laddered { subject: subject.to_owned(), step: now.step, refused: now.refused });
    }
}

pub(crate) fn room_for_marks(state: &State) -> Result<(), Refusal> {
    if state.table.as_ref().is_some_and(|t| t.marks < limits::MARKS) {
        Ok(())
    } else {
        Err(Refusal::TooManyNotes { at_most: limits::MARKS })
    }
}

/// A remark tied to a moment.
pub(crate) fn mark(
    state: &mut State,
    text: &str,
    of: Option<u64>,
    play_ms: i64,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    room_for_marks(state)?;
    happened(state, of)?;
    let text = sized(text, limits::MARK_CHARS)?;
    step(state, "", Event::Marked { text, play_ms, of });
    Ok(())
}

/// A translation of what event `of` said.
pub(crate) fn gloss(
    state: &mut State,
    of: u64,
    language: &str,
    text: &str,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    room_for_marks(state)?;
    happened(state, Some(of))?;
    let text = sized(text, limits::MARK_CHARS)?;
    step(state, "", Event::Glossed { of, language: language.to_owned(), text });
    Ok(())
}

/// Takes a tag back. Rights have seen to it that it is one's own.
pub(crate) fn untag(state: &mut State, of: u64, step: &mut Step<'_>) -> Result<(), Refusal> {
    let tag = state.table.as_ref().and_then(|t| t.tags.get(&of)).ok_or(Refusal::NoSuchEvent { n: of })?;
    if !tag.taken_back {
        step(state, "", Event::Untagged { of });
    }
    Ok(())
}

/// What a mark or a gloss is about must have happened.
fn happened(state: &State, of: Option<u64>) -> Result<(), Refusal> {
    match of {
        Some(n) if n == 0 || n > state.n => Err(Refusal::NoSuchEvent { n }),
        _ => Ok(()),
    }
}

/// Carries out an order. What cannot be carried out any more leaves `Lapsed` in the log, so that the order counts as
/// copied: it was right when control gave it, and must not be carried out later instead.
pub(crate) fn order(scene: &Scene, state: &mut State, order: &Order, now: i64, step: &mut Step<'_>) {
    let before = state.n;
    let play = state.play_at(now.max(state.at));
    match order {
        Order::Pause if state.clock.running() => step(state, "", Event::Paused),
        Order::Resume if !state.clock.running() => step(state, "", Event::Resumed),
        Order::GoOn if !state.clock.running() && !safe_word(state) => step(state, "", Event::Resumed),
        Order::Seat { seat, person } if scene.pack.structure.seat(seat).is_some() => {
            step(state, "", Event::Seated { place: seat.clone(), person: person.clone() });
        }
        Order::Send { inject } if !spent(state, inject) => advance::inject(scene, state, inject, play, step),
        Order::Plan { inject, planned } if !known(scene, state, inject) => plan(state, inject, planned, step),
        Order::Set { inject, to } if !spent(state, inject) && known(scene, state, inject) => {
            let sound = !matches!(to, InjectChange::Edited { text } if sized(text, limits::MARK_CHARS).is_err());
            if sound {
                step(state, "", Event::InjectSet { inject: inject.clone(), to: to.clone() });
            }
        }
        Order::Tell { to, kind, text } => {
            if let Ok(text) = sized(text, limits::MARK_CHARS) {
                step(state, "", Event::Told { to: to.clone(), how: *kind, text, inject: None });
            }
        }
        Order::Hand { to, sheet } => {
            if let Ok(sheet) = sheet.tidied() {
                step(state, "", Event::Handed { to: to.clone(), sheet });
            }
        }
        Order::Speak { subject, text } => speak(scene, state, subject, text, step),
        Order::Say { line, speaker, text } => say_beside(scene, state, line, speaker, text, step),
        Order::Rule { item, answer, text } => {
            // Refused when nobody asked or somebody was quicker: nothing is left to do.
            let _ = rule(state, item, *answer, text, step);
        }
        Order::Interpret { line, rule } => interpreting::set(scene, state, line, *rule, step),
        Order::Misrender { of, how } => interpreting::mark(state, *of, *how, step),
        Order::Mark { text, of, play_ms } => {
            // What was played on paper lies where no clock has been; everything else lies behind.
            let latest = if of.is_some() { limits::LATER_MS } else { play };
            let at = play_ms.map_or(play, |at| at.clamp(0, latest));
            // Empty or about nothing: the page has refused it before.
            let _ = mark(state, text, *of, at, step);
        }
        Order::Gloss { of, language, text } => {
            let _ = gloss(state, *of, language, text, step);
        }
        Order::EnterLater { rows } => {
            // Whoever gave the order was told before what is wrong with a sheet; nothing of it is entered by halves.
            for (line, event) in later::events(scene, state, rows).unwrap_or_default() {
                step(state, &line, event);
            }
        }
        Order::End { outcome } => step(state, "", Event::Ended { outcome: *outcome, by: EndedBy::Seat }),
        _ => {}
    }
    if state.n == before {
        step(state, "", Event::Lapsed);
    }
}

fn safe_word(state: &State) -> bool {
    state.table.as_ref().is_some_and(|t| t.alarm.is_some())
}

fn known(scene: &Scene, state: &State, inject: &str) -> bool {
    let own = state.table.as_ref().is_some_and(|t| t.planned.contains_key(inject));
    own || scene.pack.structure.injects.iter().any(|i| i.id == inject)
}

/// An inject of control's own, while there is room for one more.
fn plan(state: &mut State, inject: &str, planned: &Planned, step: &mut Step<'_>) {
    let room = state.table.as_ref().is_some_and(|t| t.planned.len() < limits::PLANNED);
    let (Ok(inject), Ok(text)) = (sized(inject, limits::INJECT_CHARS), sized(&planned.text, limits::MARK_CHARS)) else {
        return;
    };
    if room {
        step(state, "", Event::Planned { inject, planned: Planned { text, ..planned.clone() } });
    }
}

fn spent(state: &State, inject: &str) -> bool {
    state.fired.contains(&format!("inject:{inject}"))
}

/// Control lends somebody at the far end its voice, played or simulated, while the line is open. While the clock stands,
/// after a safe word perhaps, nobody is spoken to. What a simulated person was about to say gives way, as it does where
/// the cell speaks: words that have changed something already are said first, others are swallowed.
fn speak(scene: &Scene, state: &mut State, subject: &str, text: &str, step: &mut Step<'_>) {
    let structure = &scene.pack.structure;
    let Some(spec) = structure.subjects.iter().find(|s| s.id == subject) else { return };
    let open = |state: &State| state.lines.get(&spec.line).is_some_and(|l| l.status == LineStatus::Open);
    // Too long or empty: the page has refused it before.
    let Ok(text) = sized(text, limits::UTTERANCE_CHARS) else { return };
    let somebody = scene.people.contains_key(subject) || scene.player(&spec.line).is_some();
    if !open(state) || !state.clock.running() || !somebody {
        return;
    }
    advance::clear(scene, state, subject, step);
    if open(state) {
        let _ = voice(state, &spec.line, subject, &text, step);
    } else if state.outcome.is_none() {
        // Those words were the last on this line. The order is spent all the same.
        step(state, "", Event::Lapsed);
    }
}

/// Control says something on a line beside the talk: a relative answers on the family's line, a chief on command's. The
/// far end is spoken to, and for, in another way.
fn say_beside(scene: &Scene, state: &mut State, line: &str, speaker: &str, text: &str, step: &mut Step<'_>) {
    let Some(n) = state.lines.get(line).map(|l| l.utterances + 1) else { return };
    if n > limits::UTTERANCES || scene.pack.structure.reached(line).is_some() {
        return;
    }
    let (Ok(text), Ok(speaker)) = (sized(text, limits::UTTERANCE_CHARS), short(speaker, limits::SPEAKER_CHARS)) else {
        return;
    };
    step(state, line, Event::Said { n, text, waits: false, speaker });
}
