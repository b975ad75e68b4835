//! What the negotiator wrote down, against what could have been learned of the person.

use super::talk::Talk;
use super::{Learnable, Noted};
use exercise::Scene;
use exercise::event::{Event, Happening, NoteKind};
use exercise::hearing;
use exercise::scene::Far;
use exercise::state::State;

/// Notes with the topics that their words touch.
pub(super) fn notes(scene: &Scene, far: &Far, events: &[(u64, Happening)]) -> Vec<Noted> {
    let mut state = State::new(scene);
    let mut out = Vec::new();
    for (_, h) in events {
        state.evolve(scene, h);
        if let Event::Noted { note, text } = &h.event {
            let topics = hearing::touched(scene, &far.language, text);
            out.push(Noted { note: *note, text: text.clone(), at_ms: state.play_at(h.at), topics });
        }
    }
    out
}

/// Hooks, then triggers, in the pack's order of topics.
pub(super) fn learnable(scene: &Scene, far: &Far, talk: &Talk<'_>, notes: &[Noted]) -> Vec<Learnable> {
    let topics = scene.pack.structure.topics.iter().enumerate().take(u64::BITS as usize);
    let all = [(far.person.hooks, true), (far.person.triggers, false)];
    let mut out = Vec::new();
    for (set, hook) in all {
        for (i, topic) in topics.clone().filter(|(i, _)| set & (1 << i) != 0) {
            let noted = |kind: NoteKind| notes.iter().any(|n| n.note == kind && n.topics.contains(&topic.id));
            let (right, wrong) =
                if hook { (NoteKind::Hook, NoteKind::Trigger) } else { (NoteKind::Trigger, NoteKind::Hook) };
            out.push(Learnable {
                topic: topic.id.clone(),
                hook,
                came_up: came_up(talk, &topic.id, 1 << i),
                noted: noted(right),
                mistaken: noted(wrong),
            });
        }
    }
    out
}

/// When a topic first came up, from either side.
fn came_up(talk: &Talk<'_>, topic: &str, bit: u64) -> Option<i64> {
    let touches = |units: &[exercise::event::CodedUnit]| units.iter().any(|u| u.topics.iter().any(|t| t == topic));
    let ours = talk.said.iter().find(|s| touches(s.told.units)).map(|s| s.turn.at_ms);
    let theirs = talk.spoken_topics().find(|(_, set)| set & bit != 0).map(|(i, _)| talk.felt[i].at_ms);
    [ours, theirs].into_iter().flatten().min()
}
