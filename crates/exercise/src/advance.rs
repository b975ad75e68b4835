//! What comes due by itself, each thing once, stamped with its due time.

use crate::event::{ENGINE, EndedBy, Event, Happening};
use crate::limits;
use crate::reacting::{self, Answering};
use crate::scene::Scene;
use crate::state::{Due, State, What};
use crate::team::interpreting;
use crate::team::table::Planned;
use scenario::structure::InjectKind;
use scenario::{Act, Outcome};
use subject::heard::{Desk, Stimulus};
use subject::table::millionths;
use subject::{Var, draw, ending};

/// Trust from which a person who rang off calls again by itself.
const CALLS_AGAIN_TRUST: i32 = 250_000;
/// Rings in a row without an answer after which the far end counts as gone.
const UNANSWERED: u32 = 3;

/// Emits everything that is due up to `now` and folds it into `state`.
pub fn advance(scene: &Scene, state: &mut State, now: i64) -> Vec<Happening> {
    let mut out = Vec::new();
    for _ in 0..limits::DUES_AT_ONCE {
        if state.next_wall().is_none_or(|wall| wall > now) {
            break;
        }
        let Some((key, due)) = state.next_due().map(|(k, d)| (k.clone(), d.clone())) else { break };
        let stamp = state.clock.wall_at(due.play_ms).unwrap_or(now).max(state.at);
        let mut first = Some(key.clone());
        let mut step = |state: &mut State, line: &str, event: Event| {
            let h = Happening {
                at: stamp,
                seat: ENGINE.to_owned(),
                line: line.to_owned(),
                due: first.take(),
                client: None,
                event,
            };
            state.evolve(scene, &h);
            out.push(h);
        };
        fire(scene, state, &due, &mut step);
        if !state.fired.contains(&key) {
            step(state, "", Event::Lapsed);
        }
    }
    out
}

/// The outcome if the scene ends now: what was reached with the person who came furthest.
pub(crate) fn as_it_stands(scene: &Scene, state: &State) -> Outcome {
    let of = |(id, far): (&String, &crate::scene::Far)| {
        state.far.get(id).map_or(Outcome::Unresolved, |f| ending::at_the_end(&far.person, &f.subject))
    };
    let partial = scene.people.iter().map(of).any(|o| o == Outcome::Partial);
    if partial { Outcome::Partial } else { Outcome::Unresolved }
}

pub(crate) type Step<'a> = dyn FnMut(&mut State, &str, Event) + 'a;

fn fire(scene: &Scene, state: &mut State, due: &Due, step: &mut Step<'_>) {
    match &due.what {
        What::Speak(id) => speak(scene, state, id, step),
        What::Silence(id) => silence(scene, state, id, due.play_ms, step),
        What::Desk(item) => desk(scene, state, item, step),
        What::Deliver(item) => deliver(scene, state, item, due.play_ms, step),
        What::Inject(id) => inject(scene, state, id, due.play_ms, step),
        What::PickUp(line) => pick_up(scene, state, line, due.play_ms, step),
        What::GiveUp(line) => give_up(scene, state, line, due.play_ms, step),
        What::Uninterpreted(line, of) => interpreting::pass(scene, state, line, *of, due.play_ms, step),
        What::Rendering(line, of) => interpreting::arrive(scene, state, line, *of, due.play_ms, step),
        What::RingsOut(line) => step(state, line, Event::NotAnswered),
        What::Prompt => drill(scene, state, false, step),
        What::Waits => drill(scene, state, true, step),
        What::End => {
            let outcome = as_it_stands(scene, state);
            step(state, "", Event::Ended { outcome, by: EndedBy::Time });
        }
    }
}

/// A drill goes on, on the line that was opened.
fn drill(scene: &Scene, state: &mut State, silent: bool, step: &mut Step<'_>) {
    let open = state.lines.iter().find(|(_, l)| l.status == crate::state::LineStatus::Open && l.calls > 0);
    let Some(line) = open.map(|(id, _)| id.clone()) else { return };
    if let Some(event) = crate::drill::next(scene, state, &line, silent) {
        step(state, &line, event);
    }
}

/// Speaks what was planned; if it brings the end, the end follows.
pub(crate) fn speak(scene: &Scene, state: &mut State, id: &str, step: &mut Step<'_>) {
    let Some(line) = scene.people.get(id).map(|f| f.line.clone()) else { return };
    let Some(planned) = state.far.get(id).and_then(|f| f.planned.clone()) else { return };
    let reacted = planned.reacted;
    let ends = reacted.ends;
    let spoke = Event::Spoke {
        subject: reacted.subject.clone(),
        cause: reacted.cause.clone(),
        act: reacted.act,
        words_id: reacted.words_id.clone(),
        waits: interpreting::on(state, &line) && reacted.act != Act::Silence && !is_sound(&reacted.words),
        words: reacted.words.clone(),
        lasts_ms: reacted.lasts_ms,
    };
    step(state, &line, spoke);
    if let Some(outcome) = ends {
        step(state, &line, Event::Ended { outcome, by: EndedBy::Subject });
    }
}

/// A sound stands in round brackets and needs no interpreter.
pub(crate) fn is_sound(words: &str) -> bool {
    words.starts_with('(') && words.ends_with(')')
}

fn silence(scene: &Scene, state: &mut State, id: &str, play: i64, step: &mut Step<'_>) {
    let Some(far) = scene.people.get(id) else { return };
    let Some(was) = state.far.get(id) else { return };
    let n = state.lines.get(&far.line).map_or(0, |l| l.utterances);
    let cause = format!("silence:{}:{n}:{}", far.line, was.subject.silences);
    let ms = (play - was.spoke_until_ms).max(0);
    let answering = Answering { silence: true, ..Answering::default() };
    if let Some(event) = reacting::reaction(scene, state, id, &cause, &Stimulus::Silence { ms }, answering, play) {
        step(state, &far.line, event);
    }
}

fn desk(scene: &Scene, state: &mut State, item: &str, step: &mut Step<'_>) {
    if let Some(spec) = scene.pack.structure.desk.iter().find(|d| d.id == item) {
        step(state, "", Event::Answered { item: item.to_owned(), answer: spec.answer, text: String::new() });
    }
}

/// A granted thing is there: it moves the subject, and what was promised is kept.
fn deliver(scene: &Scene, state: &mut State, item: &str, play: i64, step: &mut Step<'_>) {
    let Some(at) = scene.pack.structure.desk.iter().position(|d| d.id == item) else { return };
    let spec = &scene.pack.structure.desk[at];
    let effects = effects(&spec.effects);
    let bit = Desk::bit(at as u8);
    for (id, far) in &scene.people {
        let Some(subject) = state.far.get(id).map(|f| &f.subject) else { continue };
        // Who is not on the line sees that it is there, and is told when they speak again.
        let open = state.lines.get(&far.line).is_some_and(|l| l.status == crate::state::LineStatus::Open);
        // Words in between may have noted the grant already; that it is there is still news.
        let owed = open && (subject.owed | subject.kept) & bit != 0;
        let cause = format!("deliver:{item}:{id}");
        let stimulus = if owed {
            Stimulus::Delivered { thing: at as u8 }
        } else {
            Stimulus::Happened { effects: &effects, shock: false, topic: None }
        };
        react_now(scene, state, id, &far.line, &cause, &stimulus, play, step);
    }
}

fn effects(list: &[scenario::structure::Effect]) -> Vec<(Var, i32)> {
    list.iter().filter_map(|e| Var::named(&e.var).map(|v| (v, millionths(e.by)))).collect()
}

pub(crate) fn inject(scene: &Scene, state: &mut State, id: &str, play: i64, step: &mut Step<'_>) {
    let text = state.table.as_ref().and_then(|t| t.injects.get(id)).and_then(|hand| hand.text.clone());
    let Some(spec) = scene.pack.structure.inject(id) else {
        return own_inject(state, id, text, step);
    };
    step(state, "", Event::Injected { inject: id.to_owned(), text });
    if spec.kind.is_ours() || !spec.to.is_empty() {
        return;
    }
    let effects = effects(&spec.effects);
    let topic = spec.topic.as_ref().and_then(|t| scene.pack.topic(t)).map(|t| t as u8);
    let shock = spec.kind == InjectKind::Tactical;
    for (person, far) in &scene.people {
        let cause = format!("inject:{id}:{person}");
        let stimulus = Stimulus::Happened { effects: &effects, shock, topic };
        react_now(scene, state, person, &far.line, &cause, &stimulus, play, step);
    }
}

/// What control has planned by itself is told; it moves nobody who is simulated.
fn own_inject(state: &mut State, id: &str, text: Option<String>, step: &mut Step<'_>) {
    let Some(planned) = state.table.as_ref().and_then(|t| t.planned.get(id)).cloned() else { return };
    let Planned { to, how, text: first, .. } = planned;
    step(state, "", Event::Told { to, how, text: text.unwrap_or(first), inject: Some(id.to_owned()) });
}

/// A reaction to something around: it goes before what was about to be said, unless nothing is said to it.
#[expect(clippy::too_many_arguments, reason = "one reaction with all it depends on")]
fn react_now(
    scene: &Scene,
    state: &mut State,
    id: &str,
    line: &str,
    cause: &str,
    stimulus: &Stimulus<'_>,
    play: i64,
    step: &mut Step<'_>,
) {
    if state.outcome.is_some() {
        return;
    }
    let open = state.lines.get(line).is_some_and(|l| l.status == crate::state::LineStatus::Open);
    let quiet = matches!(stimulus, Stimulus::Happened { shock: false, .. });
    if !quiet {
        if !open {
            return;
        }
        clear(scene, state, id, step);
        if state.outcome.is_some() || state.lines.get(line).is_none_or(|l| l.status != crate::state::LineStatus::Open) {
            return;
        }
    }
    let delivered = match stimulus {
        Stimulus::Delivered { thing } => scene.pack.structure.desk.get(usize::from(*thing)).map(|d| d.id.as_str()),
        _ => None,
    };
    let answering = Answering { delivered, ..Answering::default() };
    if let Some(event) = reacting::reaction(scene, state, id, cause, stimulus, answering, play) {
        step(state, line, event);
    }
}

/// Makes room for something new: words that already changed what is so are spoken at once, other words are swallowed.
pub(crate) fn clear(scene: &Scene, state: &mut State, id: &str, step: &mut Step<'_>) {
    let Some(planned) = state.far.get(id).and_then(|f| f.planned.clone()) else { return };
    let act = planned.reacted.act;
    let binding = act.ends_call()
        || planned.reacted.ends.is_some()
        || matches!(
            act,
            Act::AgreeStep
                | Act::TakeStep
                | Act::OfferAddress
                | Act::Disclose
                | Act::Farewell
                | Act::Open
                | Act::CallBack
        );
    if binding {
        speak(scene, state, id, step);
    } else if let Some(line) = scene.people.get(id).map(|f| f.line.clone()) {
        step(state, &line, Event::Withheld { subject: id.to_owned(), cause: planned.reacted.cause.clone() });
    }
}

fn pick_up(scene: &Scene, state: &mut State, line: &str, play: i64, step: &mut Step<'_>) {
    if scene.pack.structure.is_drill() {
        step(state, line, Event::LineOpened { n: 1 });
        return;
    }
    let Some((id, far)) = scene.at_far_end(line) else { return };
    let Some(was) = state.lines.get(line) else { return };
    let key = draw::cause(&format!("pick_up:{line}:{}", was.rings));
    let calls = was.calls;
    let unanswered = was.unanswered;
    let willing = state
        .far
        .get(id)
        .is_some_and(|f| f.subject.hang_ups == 0 || ending::picks_up(&far.person, &f.subject, &scene.draws, key));
    if willing {
        answer(scene, state, id, line, calls + 1, play, step);
    } else {
        step(state, line, Event::NotAnswered);
        if unanswered + 1 >= UNANSWERED {
            gone(scene, state, line, step);
        }
    }
}

fn answer(scene: &Scene, state: &mut State, id: &str, line: &str, n: u32, play: i64, step: &mut Step<'_>) {
    step(state, line, Event::LineOpened { n });
    let cause = format!("answer:{line}:{n}");
    if let Some(event) = reacting::reaction(scene, state, id, &cause, &Stimulus::Answered, Answering::default(), play) {
        step(state, line, event);
    }
}

/// After ringing off and hearing nothing: somebody with a little trust calls again, others are gone.
fn give_up(scene: &Scene, state: &mut State, line: &str, play: i64, step: &mut Step<'_>) {
    let Some((id, _)) = scene.at_far_end(line) else { return };
    let trusting = state.far.get(id).is_some_and(|f| f.subject.vars[Var::Trust] >= CALLS_AGAIN_TRUST);
    let calls = state.lines.get(line).map_or(0, |l| l.calls);
    if trusting {
        answer(scene, state, id, line, calls + 1, play, step);
    } else {
        gone(scene, state, line, step);
    }
}

fn gone(scene: &Scene, state: &mut State, line: &str, step: &mut Step<'_>) {
    let may = scene.at_far_end(line).is_some_and(|(_, far)| far.person.may_end(Outcome::Withdrawn));
    let outcome = if may { Outcome::Withdrawn } else { Outcome::Unresolved };
    step(state, line, Event::Ended { outcome, by: EndedBy::Unreachable });
}
