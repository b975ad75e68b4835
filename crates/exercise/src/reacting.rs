//! From a stimulus to a `Reacted` event: the pure subject, then the words.

use crate::asking;
use crate::event::{CodedUnit, Event, Reacted};
use crate::hearing;
use crate::scene::{Far, Scene};
use crate::state::{FarState, State};
use coding::unit::Address;
use scenario::Act;
use scenario::line::Matter;
use scenario::persona::{Expects, Gender};
use subject::heard::Stimulus;
use subject::react::{Reason, Rule};
use subject::words::{self, Talk};
use subject::{Cue, Reaction, draw, react};

/// Milliseconds to speak a word: 2.5 words a second.
pub const WORD_MS: i64 = 400;
/// Shortest time any utterance takes.
const SHORTEST_MS: i64 = 800;

/// How long words take to be spoken.
pub fn lasts_ms(text: &str) -> i64 {
    (text.split_whitespace().count() as i64 * WORD_MS).max(SHORTEST_MS)
}

/// What a reaction answers, for the choice of words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Answering<'a> {
    pub text: &'a str,
    pub units: &'a [CodedUnit],
    pub nonsense: bool,
    pub silence: bool,
    /// A thing that was promised and is there now.
    pub delivered: Option<&'a str>,
    /// A name that is disputed.
    pub called: Option<&'a str>,
}

/// A subject's reaction to a stimulus, as the event that records it.
pub fn reaction(
    scene: &Scene,
    state: &State,
    id: &str,
    cause: &str,
    stimulus: &Stimulus<'_>,
    answering: Answering<'_>,
    now_ms: i64,
) -> Option<Event> {
    let far = scene.people.get(id)?;
    let before = state.far.get(id)?;
    let key = draw::cause(cause);
    let desk = state.ledger.desk();
    let reaction = react(scene.engine, &far.person, &before.subject, stimulus, desk, now_ms, &scene.draws, key);
    let called = match stimulus {
        Stimulus::Words(heard) => heard.misnamed.as_ref().or(heard.renamed.as_ref()).map(|heard| heard.name.as_str()),
        _ => None,
    };
    let answering = Answering { called, ..answering };
    let quiet = matches!(stimulus, Stimulus::Happened { shock: false, .. });
    Some(Event::Reacted(Box::new(record(scene, far, before, id, cause, reaction, answering, quiet, now_ms))))
}

#[expect(
    clippy::too_many_arguments,
    reason = "joins one reaction with its words; a struct would only rename its parts"
)]
fn record(
    scene: &Scene,
    far: &Far,
    before: &FarState,
    id: &str,
    cause: &str,
    reaction: Reaction,
    answering: Answering<'_>,
    quiet: bool,
    now_ms: i64,
) -> Reacted {
    let topics = &scene.pack.structure.topics;
    let topic = reaction.topic.and_then(|t| topics.get(usize::from(t))).map(|t| t.id.clone());
    let (words_id, words, topic, after) = if quiet {
        (String::new(), String::new(), topic, noticed(before, &reaction))
    } else {
        choose(scene, far, before, cause, &reaction, topic, answering)
    };
    Reacted {
        subject: id.to_owned(),
        cause: cause.to_owned(),
        act: if quiet { Act::Silence } else { reaction.act },
        tone: reaction.tone,
        heat: reaction.heat,
        topic,
        answers: reaction.answers,
        reasons: named(scene, far, reaction.reasons, answering),
        lasts_ms: if quiet { 0 } else { lasts_ms(&words) },
        words_id,
        words,
        quiet,
        speak_at_ms: now_ms + reaction.delay_ms,
        ends: if quiet { None } else { reaction.ended },
        state: after,
    }
}

/// Names the word where a reason is about one: whoever reads «an insult here» should see which.
fn named(scene: &Scene, far: &Far, mut reasons: Vec<Reason>, answering: Answering<'_>) -> Vec<Reason> {
    for reason in reasons.iter_mut().filter(|r| matches!(r.rule, Rule::Cue(Cue::SettingInsult | Cue::Insult))) {
        let unit = reason.unit.and_then(|u| answering.units.get(usize::from(u))).filter(|u| u.insult_here);
        reason.word = unit.and_then(|u| hearing::insult_word(scene, &far.language, answering.text, u));
    }
    reasons
}

/// Something was noticed and nothing was said or done: feelings moved, and what was said before still stands. No step is
/// agreed or taken, no fact told, nobody rings off.
fn noticed(before: &FarState, reaction: &Reaction) -> subject::Subject {
    let now = &reaction.after;
    subject::Subject {
        vars: now.vars,
        at_ms: now.at_ms,
        topic: now.topic,
        broken: now.broken,
        extreme_turns: now.extreme_turns,
        ..before.subject.clone()
    }
}

fn choose(
    scene: &Scene,
    far: &Far,
    before: &FarState,
    cause: &str,
    reaction: &Reaction,
    topic: Option<String>,
    answering: Answering<'_>,
) -> (String, String, Option<String>, subject::Subject) {
    let mut after = reaction.after.clone();
    let Some(tongue) = scene.tongue(&far.language) else { return (String::new(), String::new(), topic, after) };
    let codes: Vec<coding::Code> = answering.units.iter().map(|u| u.unit.code()).collect();
    let lead = reaction.unit.and_then(|u| answering.units.get(usize::from(u)));
    let thing = lead.and_then(|u| u.thing.as_deref()).or(answering.delivered);
    let thing = thing.and_then(|id| tongue.texts.get(&format!("desk.{id}.thing")));
    let feeling = lead.and_then(|u| own_word(far, answering.text, u));
    let own = tongue.texts.get(&format!("persona.{}.name", far.person.id));
    let address = address(far, before, reaction);
    let closed: Vec<&str> = far
        .person
        .secrets
        .iter()
        .filter(|x| after.told & (1 << x.topic) == 0 && after.vars[subject::Var::Trust] < x.needs_trust)
        .filter_map(|x| scene.pack.structure.topics.get(usize::from(x.topic)))
        .map(|t| t.id.as_str())
        // Who sits in the same room is spoken of from the start.
        .filter(|t| !scene.pack.structure.held.iter().any(|held| held == t))
        .collect();
    let free = usize::from(before.subject.steps_done) >= far.person.partial_from;
    let held = if free { scene.pack.structure.held.as_slice() } else { &[] };
    let gone: Vec<&str> = held.iter().map(String::as_str).collect();
    let talk = Talk {
        codes: &codes,
        // A thing that comes is the promise once more, kept.
        lead: lead
            .map(|u| asking::code(answering.text, &u.unit))
            .or(answering.delivered.map(|_| coding::Code::Promise)),
        nonsense: answering.nonsense,
        essay: words::is_essay(reaction.answers),
        silence: answering.silence,
        asks: lead.and_then(|u| asking::asked(answering.text, &u.unit)),
        matter: in_context(reaction.answers).or_else(|| lead.and_then(|u| asking::everybodys(answering.text, &u.unit))),
        named: answering.units.iter().any(|u| !u.topics.is_empty()),
        name: before.name.as_deref(),
        feeling: feeling.as_deref(),
        thing: thing.map(String::as_str),
        own: own.and_then(|name| name.split_whitespace().next()),
        called: answering.called,
        closed: &closed,
        gone: &gone,
        address: Some(address),
    };
    let stage = after.stage(&scene.engine.constants);
    let choice = words::choose(
        tongue,
        &far.person,
        reaction,
        topic.as_deref(),
        stage,
        talk,
        &before.used,
        &scene.draws,
        draw::cause(cause),
    );
    match choice {
        Some(choice) => {
            // The line may bring a topic of its own; what was really said is what counts from now on.
            let bits = choice.topics.iter().filter_map(|t| scene.pack.topic(t)).fold(0u64, |set, i| set | 1 << i);
            after.spoken.topics |= bits;
            if matches!(reaction.act, Act::Answer | Act::Disclose | Act::Confide | Act::Recall | Act::Vent) {
                after.told |= bits;
            }
            let own = choice.topics.first().cloned();
            let own_matter = own.as_ref().filter(|_| !choice.everybodys);
            if let Some(i) = own_matter.and_then(|t| scene.pack.topic(t)) {
                after.topic = Some(i as u8);
            }
            if let [tone] = choice.tones[..] {
                after.spoken.tone = Some(tone);
            }
            (choice.id, choice.text, own.or(topic), after)
        }
        None => {
            let sound = tongue.texts.get("sound.silence").cloned().unwrap_or_else(|| "…".to_owned());
            (String::new(), sound, topic, after)
        }
    }
}

/// What is heard in the circumstances and not in the words alone: it is answered before anything that was asked.
const fn in_context(answers: Option<Cue>) -> Option<Matter> {
    match answers {
        Some(Cue::GrantedAgain) => Some(Matter::GrantedAgain),
        Some(Cue::WrongName) => Some(Matter::WrongName),
        Some(Cue::WrongNameAgain) => Some(Matter::WrongNameAgain),
        Some(Cue::NameEarly) => Some(Matter::NameEarly),
        Some(Cue::OtherName) => Some(Matter::OtherName),
        _ => None,
    }
}

fn words_of<'a>(text: &'a str, unit: &CodedUnit) -> Option<&'a str> {
    text.get(unit.unit.span.start as usize..unit.unit.span.end as usize)
}

/// The feeling just named, as this person would say it («устали» to a woman is «устала»).
fn own_word(far: &Far, text: &str, unit: &CodedUnit) -> Option<String> {
    let word = unit.unit.traits.feeling_word.as_deref()?;
    let woman = far.person.gender == Gender::Woman;
    coding::taken_up(&far.language.parse().ok()?, words_of(text, unit)?, word, woman)
}

/// How the subject addresses the negotiator: by what is expected, what was offered, and what the other side does.
fn address(far: &Far, before: &FarState, reaction: &Reaction) -> Address {
    let familiar = match far.person.expects {
        Expects::Informal => true,
        Expects::Formal => before.subject.familiar_offered,
        Expects::Either => before.subject.familiar_offered || before.familiar,
    };
    if familiar || reaction.act == Act::OfferAddress && before.subject.familiar_offered {
        Address::Informal
    } else {
        Address::Formal
    }
}
