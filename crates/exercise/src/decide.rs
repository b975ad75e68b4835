//! A command becomes events or a typed refusal. The caller has advanced to `now` before.

use crate::advance;
use crate::command::{Command, Refusal};
use crate::event::{EndedBy, Event, Happening};
use crate::hearing::{self, Around};
use crate::limits;
use crate::reacting::{self, Answering};
use crate::retold::say_cause;
use crate::scene::Scene;
use crate::state::{LineState, LineStatus, State};
use crate::team::{acts, interpreting, later, order, rights};
use crate::wording::sized;
use scenario::structure::{LineKind, Role};
use scenario::{Act, Outcome};
use subject::heard::Stimulus;

/// Decides a command of a seat, folds what follows into `state` and returns it. A client's id seen before is answered
/// with nothing new, so that a retry is harmless.
pub fn decide(
    scene: &Scene,
    state: &mut State,
    seat: &str,
    command: &Command,
    client: Option<&str>,
    now: i64,
) -> Result<Vec<Happening>, Refusal> {
    if client.is_some_and(|id| id.is_empty() || id.chars().count() > limits::CLIENT_ID_CHARS) {
        return Err(Refusal::BadClientId { at_most: limits::CLIENT_ID_CHARS });
    }
    let of_control = client.is_some_and(|id| id.starts_with(order::COPIED));
    if of_control && !matches!(command, Command::Order(_)) {
        return Err(Refusal::BadClientId { at_most: limits::CLIENT_ID_CHARS });
    }
    if client.is_some_and(|id| state.clients.contains(id)) {
        return Ok(Vec::new());
    }
    // What is thought about the scene afterwards may still be written down.
    if state.outcome.is_some() && !command.works_after_the_end() {
        return Err(Refusal::Ended);
    }
    if !rights::may(scene, state, seat, command) {
        return Err(Refusal::NotYours);
    }
    let stamp = now.max(state.at);
    let mut out: Vec<Happening> = Vec::new();
    let mut mark = client.map(str::to_owned);
    let mut by = seat.to_owned();
    let mut step = |state: &mut State, line: &str, event: Event| {
        // What a person about to speak does when cut off is the engine's doing; the command's id marks its own event.
        let engine =
            matches!(event, Event::Withheld { .. } | Event::Spoke { .. } | Event::Coded { .. } | Event::Reacted(_));
        let h = Happening {
            at: stamp,
            seat: if engine { crate::event::ENGINE.to_owned() } else { by.clone() },
            line: line.to_owned(),
            due: None,
            client: if engine { None } else { mark.take() },
            event,
        };
        state.evolve(scene, &h);
        out.push(h);
    };
    match command {
        Command::Call { line } => call(scene, state, line, &mut step)?,
        Command::PickUp { line } => {
            running(state)?;
            acts::pick_up(scene, state, seat, line, &mut step)?;
        }
        Command::HangUp { line } => hang_up(scene, state, line, &mut step)?,
        Command::Compose { line } => compose(state, line, now, &mut step)?,
        Command::Say { line, text } => say(scene, state, seat, line, text, now, &mut step)?,
        Command::Hear { line, far_end, text } => hear(scene, state, line, *far_end, text, &mut step)?,
        Command::Rule { item, answer, text } => {
            running(state)?;
            acts::rule(state, item, *answer, text, &mut step)?;
        }
        Command::PassVoice { to } => acts::pass_voice(state, to, &mut step)?,
        // One alarm at a time; it stands until control goes on.
        Command::SafeWord if state.table.as_ref().is_some_and(|t| t.alarm.is_some()) => {}
        Command::SafeWord => step(state, "", Event::SafeWord),
        Command::File { paper, fields, replaces } => acts::file(scene, state, paper, fields, *replaces, &mut step)?,
        Command::Confirm { entry } => acts::confirm(state, seat, *entry, &mut step)?,
        Command::Tag { tag, ago_ms } => {
            acts::room_for_marks(state)?;
            let play_ms = acts::back(state, *ago_ms, now);
            step(state, "", Event::Tagged { tag: tag.clone(), play_ms });
        }
        Command::Untag { of } => acts::untag(state, *of, &mut step)?,
        Command::Mark { text, of, ago_ms } => {
            let play_ms = acts::back(state, *ago_ms, now);
            acts::mark(state, text, *of, play_ms, &mut step)?;
        }
        Command::Gloss { of, language, text } => acts::gloss(state, *of, language, text, &mut step)?,
        Command::Feel { subject, arousal, trust } => {
            acts::room_for_marks(state)?;
            let (arousal, trust) = ((*arousal).min(100), (*trust).min(100));
            step(state, "", Event::Felt { subject: subject.clone(), arousal, trust });
        }
        Command::Climb { subject, rung } => {
            acts::room_for_marks(state)?;
            acts::climb(state, subject, *rung, &mut step);
        }
        Command::Render { of, text } => {
            running(state)?;
            interpreting::render(scene, state, *of, text, now, &mut step)?;
        }
        Command::EnterLater { rows } => {
            for (line, event) in later::events(scene, state, rows)? {
                step(state, &line, event);
            }
        }
        Command::Order(order) => acts::order(scene, state, order, now, &mut step),
        Command::Request { item } => request(scene, state, item, &mut step)?,
        Command::Note { note, text } => {
            let text = noted(state, text)?;
            step(state, "", Event::Noted { note: *note, text });
        }
        Command::Recode { line, utterance, unit, code } => {
            let (utterance, unit) = (*utterance, *unit);
            if line_of(state, line)?.units.get(&utterance).is_none_or(|units| unit >= *units) {
                return Err(Refusal::NoSuchUnit { utterance, unit });
            }
            if state.corrections >= limits::CORRECTIONS {
                return Err(Refusal::TooManyNotes { at_most: limits::CORRECTIONS });
            }
            step(state, line, Event::Recoded { utterance, unit, code: *code });
        }
        Command::Pause => {
            running(state)?;
            step(state, "", Event::Paused);
        }
        Command::Resume if state.clock.running() => return Err(Refusal::AlreadyRunning),
        Command::Resume => step(state, "", Event::Resumed),
        Command::End => {
            let outcome = advance::as_it_stands(scene, state);
            step(state, "", Event::Ended { outcome, by: EndedBy::Seat });
        }
    }
    by.clear();
    Ok(out)
}

type Step<'a> = dyn FnMut(&mut State, &str, Event) + 'a;

fn running(state: &State) -> Result<(), Refusal> {
    if state.clock.running() { Ok(()) } else { Err(Refusal::NotRunning) }
}

/// Words of a note, while there is room for one more.
fn noted(state: &State, text: &str) -> Result<String, Refusal> {
    let text = sized(text, limits::NOTE_CHARS)?;
    if state.notes < limits::NOTES { Ok(text) } else { Err(Refusal::TooManyNotes { at_most: limits::NOTES }) }
}

fn line_of<'a>(state: &'a State, line: &str) -> Result<&'a LineState, Refusal> {
    state.lines.get(line).ok_or_else(|| Refusal::NoSuchLine {
        line: line.to_owned(),
        known: state.lines.keys().cloned().collect::<Vec<_>>().join(", "),
    })
}

fn open<'a>(state: &'a State, line: &str) -> Result<&'a LineState, Refusal> {
    running(state)?;
    let found = line_of(state, line)?;
    if found.status == LineStatus::Open { Ok(found) } else { Err(Refusal::LineClosed) }
}

fn call(scene: &Scene, state: &mut State, line: &str, step: &mut Step<'_>) -> Result<(), Refusal> {
    running(state)?;
    if line_of(state, line)?.status != LineStatus::Idle {
        return Err(Refusal::LineBusy);
    }
    let answered = scene.at_far_end(line).is_some() || scene.player(line).is_some();
    if !answered && !scene.pack.structure.is_drill() {
        return Err(Refusal::NotYours);
    }
    step(state, line, Event::Rang);
    Ok(())
}

fn hang_up(scene: &Scene, state: &mut State, line: &str, step: &mut Step<'_>) -> Result<(), Refusal> {
    open(state, line)?;
    // Only a phone can be hung up.
    if !scene.pack.structure.lines.iter().any(|l| l.id == line && l.kind == LineKind::Phone) {
        return Err(Refusal::NotYours);
    }
    if state.drill.is_some() {
        // Who puts the phone down ends the drill.
        step(state, "", Event::Ended { outcome: Outcome::Unresolved, by: EndedBy::Seat });
        return Ok(());
    }
    if let Some((id, _)) = scene.at_far_end(line) {
        let id = id.clone();
        advance::clear(scene, state, &id, step);
    }
    if state.outcome.is_none() && state.lines.get(line).is_some_and(|l| l.status == LineStatus::Open) {
        step(state, line, Event::RangOff);
    }
    Ok(())
}

fn compose(state: &mut State, line: &str, now: i64, step: &mut Step<'_>) -> Result<(), Refusal> {
    let play = state.play_at(now);
    let last = open(state, line)?.composing_ms;
    if last.is_none_or(|at| play - at >= limits::COMPOSING_EVERY_MS) {
        step(state, line, Event::Composing);
    }
    Ok(())
}

fn say(
    scene: &Scene,
    state: &mut State,
    seat: &str,
    line: &str,
    text: &str,
    now: i64,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let found = spoken_on(scene, state, line, text)?;
    let n = found.utterances + 1;
    // The interpreter speaks so that both sides understand.
    let interpreter = scene.pack.structure.seat(seat).is_some_and(|s| s.role == Role::Interpreter);
    let waits = interpreting::on(state, line) && !interpreter;
    if let (Some(player), Some(subject)) = (scene.player(line), scene.pack.structure.reached(line)) {
        if player == seat {
            return acts::voice(state, line, &subject.id, text, step);
        }
        return acts::say(scene, state, line, n, text, waits, step);
    }
    let Some((id, _)) = scene.at_far_end(line) else {
        return beside(scene, state, line, n, text, step);
    };
    let id = id.clone();
    let said = Event::Said { n, text: text.to_owned(), waits, speaker: String::new() };
    if waits {
        // Sounds of a strange language move nobody. What they mean will.
        step(state, line, said);
        return Ok(());
    }
    let play = state.play_at(now.max(state.at));
    told(scene, state, line, &id, n, text, said, play, step);
    Ok(())
}

/// A simulated person is told something, by whom it may be: `brings` is the event with which the words reach the person.
#[expect(clippy::too_many_arguments, reason = "one utterance with all that it depends on")]
pub(crate) fn told(
    scene: &Scene,
    state: &mut State,
    line: &str,
    id: &str,
    n: u32,
    text: &str,
    brings: Event,
    play: i64,
    step: &mut Step<'_>,
) {
    let Some(far) = scene.people.get(id) else { return };
    let verbatim_again = state.lines.get(line).is_some_and(|found| repeats(found, text));
    let known_as = state.far.get(id).and_then(|f| f.name.clone());
    let talked_over = state.far.get(id).is_some_and(|f| f.planned.is_some());
    // Words that end the scene are its last event: what was said into them comes before.
    let ends = state.far.get(id).and_then(|f| f.planned.as_ref()).is_some_and(|p| p.reacted.ends.is_some());
    if !ends {
        advance::clear(scene, state, id, step);
    }
    step(state, line, brings);
    let Some(was) = state.far.get(id) else { return };
    let new_voice = state.new_voice();
    let (gap_ms, gave_name) = (play - was.spoke_until_ms, was.gave_name);
    let around = Around { gap_ms, talked_over, verbatim_again, new_voice, known_as, gave_name };
    let (units, nonsense) = hearing::code(scene, &far.language, text, Some(was.last_words.as_str()));
    let heard = hearing::hear(scene, far, text, &units, nonsense, &around);
    step(state, line, Event::Coded { n, units: units.clone(), nonsense });
    if ends {
        advance::clear(scene, state, id, step);
    }
    if state.outcome.is_some() || state.lines.get(line).is_none_or(|l| l.status != LineStatus::Open) {
        return;
    }
    let answering = Answering { text, units: &units, nonsense, ..Answering::default() };
    let cause = say_cause(line, n);
    if let Some(event) = reacting::reaction(scene, state, id, &cause, &Stimulus::Words(&heard), answering, play) {
        step(state, line, event);
    }
}

/// The line, if these words can be said on it now.
fn spoken_on<'a>(scene: &Scene, state: &'a State, line: &str, text: &str) -> Result<&'a LineState, Refusal> {
    // Who needs the scene to stand must be able to say why: only the talk with the far end stands with the clock.
    let beside = scene.genesis.team.is_some() && scene.pack.structure.reached(line).is_none();
    let found = if beside { line_of(state, line)? } else { open(state, line)? };
    let chars = text.chars().count();
    if chars > limits::UTTERANCE_CHARS {
        return Err(Refusal::TooLong { chars, at_most: limits::UTTERANCE_CHARS });
    }
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let at_most = if scene.genesis.team.is_some() { limits::UTTERANCES } else { limits::ALONE_UTTERANCES };
    if found.utterances >= at_most || found.voiced >= at_most {
        return Err(Refusal::TooMany { at_most });
    }
    Ok(found)
}

/// Words on a line that leads to no subject: between seats, or an answer in a drill.
fn beside(
    scene: &Scene,
    state: &mut State,
    line: &str,
    n: u32,
    text: &str,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let previous = state.drill.as_ref().map(|d| d.last_words.clone());
    step(state, line, Event::Said { n, text: text.to_owned(), waits: false, speaker: String::new() });
    if let (Some(previous), Some(language)) = (previous, scene.genesis.languages.get(line)) {
        let (units, nonsense) = hearing::code(scene, language, text, Some(&previous));
        step(state, line, Event::Coded { n, units, nonsense });
    }
    Ok(())
}

/// Writes down what was said on a line that is spoken outside.
fn hear(
    scene: &Scene,
    state: &mut State,
    line: &str,
    far_end: bool,
    text: &str,
    step: &mut Step<'_>,
) -> Result<(), Refusal> {
    let n = spoken_on(scene, state, line, text)?.utterances + 1;
    match scene.pack.structure.reached(line) {
        Some(subject) if far_end => acts::voice(state, line, &subject.id, text, step),
        _ => acts::say(scene, state, line, n, text.trim(), false, step),
    }
}

/// The same words again: whole sentences only, a second "mm" is no repetition.
pub(crate) fn repeats(line: &LineState, text: &str) -> bool {
    let text = coding::text::normalise(text);
    line.said.contains(&text)
}

fn request(scene: &Scene, state: &mut State, item: &str, step: &mut Step<'_>) -> Result<(), Refusal> {
    running(state)?;
    let desk = &scene.pack.structure.desk;
    if !desk.iter().any(|d| d.id == item) {
        let known = desk.iter().map(|d| d.id.as_str()).collect::<Vec<_>>().join(", ");
        return Err(Refusal::NoSuchItem { item: item.to_owned(), known });
    }
    if state.ledger.entry(item).is_some_and(|e| e.asked.is_some()) {
        return Err(Refusal::AskedAlready { item: item.to_owned() });
    }
    step(state, "", Event::Requested { item: item.to_owned() });
    Ok(())
}

/// Acts after which nobody answers any more.
pub const fn is_last(act: Act) -> bool {
    matches!(act, Act::ComeOut | Act::Harm)
}
