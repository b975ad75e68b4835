//! The moments of a talk from which futures are played: the person, the clock, command's answers and what the negotiator
//! knew, just before each utterance.

use super::alternatives;
use crate::policy::{Mind, Seen};
use crate::simulate::Start;
use coding::Code;
use exercise::event::{Event, Happening, Reacted};
use exercise::retold::{Retelling, Retold};
use exercise::scene::Far;
use exercise::{Scene, event};
use scenario::Act;
use scenario::line::Tone;
use scenario::structure::Answer;
use std::collections::BTreeMap;
use subject::Subject;
use subject::heard::{Desk, Heard};

/// A turn, with what was said and what else could have been.
pub(super) struct Moment {
    pub(super) utterance: u32,
    pub(super) start: Start,
    /// What was said, then the alternatives.
    pub(super) said: Vec<Heard>,
    /// The code of each alternative.
    pub(super) codes: Vec<Code>,
}

/// What went before a turn, as the negotiator could know it.
pub(super) struct Known<'a> {
    pub(super) seen: Seen,
    /// What the person did in the last exchanges, newest last.
    pub(super) acts: &'a [Act],
    pub(super) mind: &'a Mind,
    /// The negotiator's last utterance.
    pub(super) before: Option<&'a Heard>,
    pub(super) introduced: bool,
}

/// Every turn with a recorded reaction.
pub(super) fn moments(scene: &Scene, line: &str, events: &[(u64, Happening)]) -> Vec<Moment> {
    let Some((id, far)) = scene.at_far_end(line) else { return Vec::new() };
    let told = Retelling::of(scene, line, events);
    let spoken = spoken(id, events);
    let refuses = refused(scene);
    let mut mind = Mind::default();
    let mut last: Option<Heard> = None;
    let mut introduced = false;
    let mut out = Vec::with_capacity(told.turns.len());
    for turn in &told.turns {
        let before: Vec<&Reacted> = spoken.iter().filter(|(n, _)| *n < turn.event).map(|(_, r)| *r).collect();
        let acts: Vec<Act> = before.iter().map(|r| r.act).collect();
        let seen = before.last().map_or(Seen { act: Act::Open, tone: Tone::Numb, topic: None }, |r| seen(scene, r));
        let heard = turn.heard(scene, far);
        let known = Known { seen, acts: &acts, mind: &mind, before: last.as_ref(), introduced };
        if let (Some(_), Some(subject)) = (turn.reacted, &turn.before) {
            out.push(moment(scene, far, turn, subject, &heard, &known, refuses));
        }
        introduced |= heard.units.iter().any(|u| u.code == Code::SelfIntroduction);
        mind.remember(seen, &heard);
        last = Some(heard);
    }
    out
}

fn moment(
    scene: &Scene,
    far: &Far,
    turn: &Retold<'_>,
    subject: &Subject,
    heard: &Heard,
    known: &Known<'_>,
    refuses: u32,
) -> Moment {
    let others = alternatives::of(scene, far, turn, subject, heard, known);
    let mut mind = known.mind.clone();
    mind.requested |= turn.desk.asked;
    let codes = others.iter().map(|(code, _)| *code).collect();
    let start = Start { subject: subject.clone(), mind, desk: turn.desk, now_ms: turn.at_ms, refuses };
    let said = std::iter::once(heard.clone()).chain(others.into_iter().map(|(_, heard)| heard)).collect();
    Moment { utterance: turn.utterance, start, said, codes }
}

/// What the person really spoke, by the number of the event; swallowed words were heard by nobody.
fn spoken<'a>(id: &event::SubjectId, events: &'a [(u64, Happening)]) -> Vec<(u64, &'a Reacted)> {
    let mut planned: BTreeMap<&str, &Reacted> = BTreeMap::new();
    let mut out = Vec::new();
    for (n, h) in events {
        match &h.event {
            Event::Reacted(reacted) if reacted.subject == *id && !reacted.quiet => {
                planned.insert(&reacted.cause, reacted);
            }
            Event::Spoke { subject, cause, .. } if subject == id => {
                out.extend(planned.remove(cause.as_str()).map(|reacted| (*n, reacted)));
            }
            _ => {}
        }
    }
    out
}

fn seen(scene: &Scene, reacted: &Reacted) -> Seen {
    let topic = reacted.topic.as_deref().and_then(|id| scene.pack.topic(id)).and_then(|t| u8::try_from(t).ok());
    Seen { act: reacted.act, tone: reacted.tone, topic }
}

/// Items that command is going to refuse, asked or not.
fn refused(scene: &Scene) -> u32 {
    let desk = scene.pack.structure.desk.iter().take(scenario::pack::limits::DESK_ITEMS);
    desk.enumerate().filter(|(_, d)| d.answer == Answer::Refused).fold(0, |set, (i, _)| set | Desk::bit(i as u8))
}
