//! The fold step: one stimulus to one reaction, with every reason.

use crate::appraise::{self, Appraised};
use crate::choose::{self, Moment};
use crate::cue::Cue;
use crate::draw::{Draws, Purpose};
use crate::ending;
use crate::heard::{Desk, Heard, Stimulus};
use crate::motion;
use crate::person::Person;
use crate::state::{Spoken, Subject};
use crate::table::Engine;
use crate::var::Var;
use crate::voice;
use scenario::line::{Asks, Matter, Tone};
use scenario::{Act, Outcome};
use serde::{Deserialize, Serialize};

/// Why the state moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub rule: Rule,
    /// The thought unit it came from, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<u8>,
    /// The word it turns on, as it was said, where the reason is about one word. Whoever has the words fills it in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub word: Option<String>,
    /// What really moved, in millionths.
    pub moved: Vec<(Var, i32)>,
}

/// What a reason names: a cue of the doctrine, or something the situation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Rule {
    Cue(Cue),
    Other(OtherRule),
}

/// Reasons that are no cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherRule {
    /// Calm talk with rapport ripened readiness.
    Ripened,
    /// A shock or trigger dropped part of a step.
    FellBack,
    /// First contact: a strange voice raises the tension (Rogan & Hammer, 1995: affect rises during contact).
    Contact,
    /// Something happened around.
    Happened,
    /// Past the extreme threshold.
    Extreme,
}

impl Rule {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Cue(cue) => cue.name(),
            Rule::Other(OtherRule::Ripened) => "ripened",
            Rule::Other(OtherRule::FellBack) => "fell_back",
            Rule::Other(OtherRule::Contact) => "contact",
            Rule::Other(OtherRule::Happened) => "happened",
            Rule::Other(OtherRule::Extreme) => "extreme",
        }
    }
}

/// What a stimulus did to a subject and what the subject does.
#[derive(Clone, Debug, PartialEq)]
pub struct Reaction {
    pub after: Subject,
    pub act: Act,
    pub tone: Tone,
    /// 1 to 3.
    pub heat: u8,
    pub topic: Option<u8>,
    /// The cue that is answered, and the unit it came from.
    pub answers: Option<Cue>,
    pub unit: Option<u8>,
    pub reasons: Vec<Reason>,
    pub delay_ms: i64,
    pub ended: Option<Outcome>,
}

/// One step. `cause` keys every draw; the same cause always draws the same.
#[expect(clippy::too_many_arguments, reason = "the fold step names all it depends on: nothing else may matter")]
pub fn react(
    engine: &Engine,
    person: &Person,
    before: &Subject,
    stimulus: &Stimulus<'_>,
    desk: Desk,
    now_ms: i64,
    draws: &Draws,
    cause: u64,
) -> Reaction {
    let mut s = before.clone();
    motion::pass_time(engine, person, &mut s, now_ms);
    let mut reasons = Vec::with_capacity(6);
    let mut cues = match stimulus {
        Stimulus::Words(heard) => hear(engine, person, &mut s, heard, desk),
        Stimulus::Silence { ms } => silence(person, &mut s, *ms),
        Stimulus::Delivered { thing } => {
            s.kept |= Desk::bit(*thing);
            s.owed &= !Desk::bit(*thing);
            vec![Appraised { cue: Cue::PromiseKept, strength: 1.0, unit: None }]
        }
        Stimulus::Happened { effects, shock, .. } => happened(engine, &mut s, effects, *shock, &mut reasons),
        Stimulus::RangOff => vec![Appraised { cue: Cue::CallClose, strength: 1.0, unit: None }],
        Stimulus::Answered => {
            let by = crate::table::millionths(engine.constants.motion.contact);
            let moved = s.vars.shift(Var::Arousal, by);
            reasons.push(other(OtherRule::Contact, vec![(Var::Arousal, moved)]));
            Vec::new()
        }
    };
    deadline(&mut s, matches!(stimulus, Stimulus::Words(_)), now_ms, &mut cues);
    let hurt = move_by(engine, person, &mut s, &cues, &mut reasons, draws, cause);
    motion::wear(engine, &mut s, &cues);
    let lead = lead(engine, stimulus, &cues);
    let kind = !hurt && lead.is_some_and(|l| engine.movement(l.cue).helps);
    if kind && matches!(stimulus, Stimulus::Words(_)) {
        let ripened = motion::ripen(engine, person, &mut s);
        if ripened != 0 {
            reasons.push(other(OtherRule::Ripened, vec![(Var::Readiness, ripened)]));
        }
    }
    extreme(engine, &mut s, &mut reasons);
    let hook = cues.iter().any(|c| matches!(c.cue, Cue::Hook));
    let act = match (stimulus, lead) {
        (Stimulus::Answered, _) if s.hang_ups > 0 => Act::CallBack,
        (Stimulus::Answered, _) => Act::Open,
        (Stimulus::Silence { .. }, _) if s.silences >= engine.constants.ending.silences => Act::HangUp,
        (_, Some(lead)) => {
            let (asked, plain) = asked(person, stimulus, lead);
            let (pat, again) = (pat(stimulus, lead), again(stimulus, lead));
            let moment = Moment { lead: lead.cue, kind, hurt, hook, asked, plain, pat, again };
            choose::act(engine, person, &s, moment, draws, cause)
        }
        (_, None) => Act::Stall,
    };
    finish(engine, person, s, stimulus, act, lead, hurt, reasons, draws, cause)
}

/// A deadline passes: while talking it goes by, with nobody on the line it bites (doctrine 2.9).
fn deadline(s: &mut Subject, talking: bool, now_ms: i64, cues: &mut Vec<Appraised>) {
    if s.deadline_ms != 0 && now_ms >= s.deadline_ms {
        s.deadline_ms = 0;
        let cue = if talking { Cue::DeadlineTalked } else { Cue::DeadlineIgnored };
        cues.push(Appraised { cue, strength: 1.0, unit: None });
    }
}

fn hear(engine: &Engine, person: &Person, s: &mut Subject, heard: &Heard, desk: Desk) -> Vec<Appraised> {
    s.turns = s.turns.saturating_add(1);
    s.silences = 0;
    appraise::words(engine, person, s, heard, desk)
}

fn silence(person: &Person, s: &mut Subject, ms: i64) -> Vec<Appraised> {
    s.silences = s.silences.saturating_add(1);
    let entrusted = matches!(s.acts[0], Some(Act::Disclose | Act::Confide | Act::Waver));
    let strength = person.scale.silence * (ms as f64 / person.patience_ms.max(1) as f64).clamp(0.5, 2.0);
    // Waiting while somebody gathers the courage for a step is no coldness.
    let strength = if s.step_agreed { 0.0 } else { strength };
    let cue = if entrusted && s.silences > 1 { Cue::SilenceCold } else { Cue::SilenceLong };
    vec![Appraised { cue, strength, unit: None }]
}

fn happened(
    engine: &Engine,
    s: &mut Subject,
    effects: &[(Var, i32)],
    shock: bool,
    reasons: &mut Vec<Reason>,
) -> Vec<Appraised> {
    let moved: Vec<(Var, i32)> =
        effects.iter().map(|(var, by)| (*var, s.vars.shift(*var, *by))).filter(|m| m.1 != 0).collect();
    reasons.push(other(OtherRule::Happened, moved));
    if !shock {
        return vec![Appraised { cue: Cue::DeskTold, strength: 0.0, unit: None }];
    }
    let fell = motion::fall_back(engine, s, 1.0);
    if fell != 0 {
        reasons.push(other(OtherRule::FellBack, vec![(Var::Readiness, fell)]));
    }
    vec![Appraised { cue: Cue::Shock, strength: 1.0, unit: None }]
}

fn other(rule: OtherRule, moved: Vec<(Var, i32)>) -> Reason {
    Reason { rule: Rule::Other(rule), unit: None, word: None, moved }
}

/// Applies the cues: every hurtful one, and the first few helpful ones; more help at once is only more words.
fn move_by(
    engine: &Engine,
    person: &Person,
    s: &mut Subject,
    cues: &[Appraised],
    reasons: &mut Vec<Reason>,
    draws: &Draws,
    cause: u64,
) -> bool {
    let mut helpful = 0;
    let mut balance = 0;
    for (nth, cue) in cues.iter().enumerate() {
        if engine.movement(cue.cue).helps && cue.unit.is_some() {
            helpful += 1;
            if helpful > engine.constants.motion.helpful_units {
                continue;
            }
        }
        let chance = draws.share(cause, Purpose::Movement, nth as u8);
        let moved = motion::apply(engine, person, s, cue, chance);
        balance += weigh(&moved);
        reasons.push(Reason { rule: Rule::Cue(cue.cue), unit: cue.unit, word: None, moved });
        if cue.cue == Cue::Trigger {
            let fell = motion::fall_back(engine, s, cue.strength);
            if fell != 0 {
                reasons.push(other(OtherRule::FellBack, vec![(Var::Readiness, fell)]));
            }
        }
    }
    let hurt = balance < -15_000;
    if hurt {
        s.last_hurt = s.turns.max(1);
    }
    hurt
}

/// Trust, understanding and calm gained minus lost.
fn weigh(moved: &[(Var, i32)]) -> i32 {
    moved
        .iter()
        .map(|(var, by)| match var {
            Var::Trust | Var::Understood => *by,
            Var::Arousal | Var::Coercion | Var::Face => -*by,
            _ => 0,
        })
        .sum()
}

/// The cue that is answered: the most salient, the later among equals. Of several questions the last is answered; and who is
/// asked who, when, where or how many, or whether anybody is hurt, answers that, whatever else it touches.
fn lead(engine: &Engine, stimulus: &Stimulus<'_>, cues: &[Appraised]) -> Option<Appraised> {
    let lead = cues.iter().copied().max_by_key(|c| engine.movement(c.cue).salience)?;
    let Stimulus::Words(heard) = stimulus else { return Some(lead) };
    let asks = |c: &Appraised| c.unit.and_then(|u| heard.units.get(usize::from(u))).and_then(|u| u.asks);
    let question = |c: &&Appraised| matches!(c.cue, Cue::OpenQuestion | Cue::ClosedQuestion | Cue::Welfare);
    let last = cues.iter().rev().find(question).copied();
    let fact = |c: &Appraised| matches!(asks(c), Some(Asks::Who | Asks::When | Asks::Where | Asks::HowMany));
    match lead.cue {
        Cue::OpenQuestion | Cue::ClosedQuestion | Cue::Welfare => last,
        Cue::Hook | Cue::HookWorn => last.filter(|q| q.cue == Cue::Welfare || fact(q)).or(Some(lead)),
        _ => Some(lead),
    }
}

fn extreme(engine: &Engine, s: &mut Subject, reasons: &mut Vec<Reason>) {
    let threshold = crate::table::millionths(engine.constants.motion.extreme);
    if s.competition() >= threshold {
        if !s.broken {
            reasons.push(other(OtherRule::Extreme, Vec::new()));
        }
        s.broken = true;
    }
    if s.broken {
        s.extreme_turns = s.extreme_turns.saturating_add(1);
    }
}

#[expect(clippy::too_many_arguments, reason = "the last page of one fold step; a struct would only rename its parts")]
fn finish(
    engine: &Engine,
    person: &Person,
    mut s: Subject,
    stimulus: &Stimulus<'_>,
    act: Act,
    lead: Option<Appraised>,
    hurt: bool,
    reasons: Vec<Reason>,
    draws: &Draws,
    cause: u64,
) -> Reaction {
    let touched = match stimulus {
        Stimulus::Words(heard) => about(heard, lead),
        Stimulus::Happened { topic: Some(topic), .. } => 1 << topic,
        _ => 0,
    };
    let topic = voice::topic(person, &s, act, touched, draws, cause);
    let tone = voice::tone(engine, &s, act, draws, cause);
    let heat = voice::heat(engine, &s);
    let delay_ms = voice::delay_ms(person, &s, act, draws, cause);
    remember(engine, person, &mut s, act, topic, tone);
    if act == Act::SetDeadline {
        let rule = &engine.constants.deadline;
        let (from, to) = (rule.from_minutes * 60_000, rule.to_minutes * 60_000);
        s.deadline_ms = s.at_ms + draws.between(cause, Purpose::Delay, 1, from, to);
        s.deadlines = s.deadlines.saturating_add(1);
    }
    s.cue = lead.map(|l| l.cue).or(s.cue);
    let mut ended = ending::after(engine, person, &s, act, hurt, draws, cause);
    let mut act = act;
    if ended == Some(Outcome::Harm) {
        act = Act::Harm;
        s.acts[0] = Some(Act::Harm);
    }
    if act == Act::HangUp
        && ended.is_none()
        && matches!(stimulus, Stimulus::Silence { .. })
        && person.may_end(Outcome::Withdrawn)
        && s.hang_ups > 1
    {
        ended = Some(Outcome::Withdrawn);
    }
    Reaction {
        act,
        tone,
        heat,
        topic,
        answers: lead.map(|l| l.cue),
        unit: lead.and_then(|l| l.unit),
        reasons,
        delay_ms,
        ended,
        after: s,
    }
}

/// What of this person's own, or of people held, the question that is answered asks about; and whether it asks for a plain
/// fact instead, which people mostly just tell: a name, since when, whether it is cold, who else is there.
fn asked(person: &Person, stimulus: &Stimulus<'_>, lead: Appraised) -> (u64, bool) {
    let Stimulus::Words(heard) = stimulus else { return (0, false) };
    let unit = lead.unit.and_then(|u| heard.units.get(usize::from(u)));
    let Some(unit) = unit.filter(|u| u.code.is_question()) else { return (0, false) };
    let close = unit.topics & (person.own_topics() | person.held);
    let fact = match unit.asks {
        _ if unit.matter.is_some_and(|m| !m.story()) => true,
        _ if unit.matter.is_some() => false,
        Some(Asks::Who | Asks::When | Asks::Where | Asks::HowMany) => true,
        // "Would that help?" is about what was just said.
        Some(Asks::YesNo) => about(heard, Some(lead)) != 0,
        // How and what ask for a story.
        Some(Asks::How | Asks::What) | None => false,
    };
    (close, fact && (close == 0 || unit.topics & person.held != 0))
}

/// Whether what is answered is something that everybody answers in so many words, whatever the mood.
fn pat(stimulus: &Stimulus<'_>, lead: Appraised) -> bool {
    let Stimulus::Words(heard) = stimulus else { return false };
    let unit = lead.unit.and_then(|u| heard.units.get(usize::from(u)));
    let eased = matches!(
        lead.cue,
        Cue::OpenQuestion
            | Cue::ClosedQuestion
            | Cue::ClosedRun
            | Cue::WhyQuestion
            | Cue::LeadingQuestion
            | Cue::Welfare
            | Cue::Request
            | Cue::Greeting
            | Cue::Introduction
            | Cue::IntroductionAgain
            | Cue::Other
    );
    eased && unit.and_then(|u| u.matter).is_some_and(Matter::always)
}

/// Whether the very same words were said before, and nothing else says so: a question or a technique worn out has a cue of
/// its own, and "go on" may be said as often as one likes.
fn again(stimulus: &Stimulus<'_>, lead: Appraised) -> bool {
    let Stimulus::Words(heard) = stimulus else { return false };
    let bidding = matches!(lead.cue, Cue::Order | Cue::Request | Cue::ExitStepEarly);
    heard.said_again
        && (bidding || heard.words > 1)
        && matches!(
            lead.cue,
            Cue::Order
                | Cue::Request
                | Cue::Other
                | Cue::ExitStepEarly
                | Cue::AdviceEarly
                | Cue::Argument
                | Cue::FalseReassurance
                | Cue::Minimising
                | Cue::OfferBacked
                | Cue::OfferFree
                | Cue::Information
                | Cue::Nonsense
        )
}

/// The topics of the unit that is answered, or of the whole utterance.
fn about(heard: &Heard, lead: Option<Appraised>) -> u64 {
    let unit = lead.and_then(|l| l.unit).and_then(|u| heard.units.get(usize::from(u)));
    match unit {
        Some(unit) if unit.topics != 0 => unit.topics,
        _ => heard.units.iter().rev().map(|u| u.topics).find(|t| *t != 0).unwrap_or(0),
    }
}

fn remember(engine: &Engine, person: &Person, s: &mut Subject, act: Act, topic: Option<u8>, tone: Tone) {
    if act == Act::Disclose
        && let Some(secret) = choose::secret(person, s)
    {
        s.disclosed |= 1 << secret;
    }
    match act {
        Act::AgreeStep => s.step_agreed = true,
        Act::TakeStep | Act::ComeOut => {
            s.step_agreed = false;
            s.steps_done = s.step_asked.max(s.steps_done).saturating_add(1);
        }
        Act::HangUp => s.hang_ups = s.hang_ups.saturating_add(1),
        Act::Threaten => s.threats = s.threats.saturating_add(1),
        Act::Farewell => s.farewells = s.farewells.saturating_add(1),
        Act::OfferAddress => s.familiar_offered = true,
        _ => {}
    }
    let integrative = engine.act(act).cell.level == crate::cell::Level::Integrative;
    s.wave = if integrative { s.wave.saturating_add(1).min(12) } else { 0 };
    s.acts = [Some(act), s.acts[0], s.acts[1]];
    // What means something to this person stays the matter; small talk about the phone or the wind does not.
    s.topic = match topic {
        Some(topic) if person.own_topics() & (1 << topic) != 0 => Some(topic),
        Some(_) => None,
        None => s.topic,
    };
    let topics = topic.map_or(0, |t| 1 << t);
    if matches!(act, Act::Answer | Act::Disclose | Act::Confide | Act::Recall | Act::Vent | Act::Confirm) {
        s.told |= topics;
    }
    s.spoken = Spoken { tone: Some(tone), topics, act: Some(act) };
}
