//! Injects: what waits for a time, a condition or an absence, and what control's hand on it changes.

use super::{State, What};
use crate::event::Reacted;
use crate::scene::Scene;
use crate::team::order::InjectChange;
use crate::team::table::{Now, Planned};
use scenario::Act;
use scenario::structure::{Sign, When};

/// Milliseconds between a condition and the inject that waits for it, where the pack says nothing else.
const CONDITION_MS: i64 = 12_000;

impl State {
    /// A step was taken or a stage reached, by a simulated person.
    pub(super) fn felt(&mut self, scene: &Scene, reacted: &Reacted, play: i64) {
        let stage = reacted.state.stage(&scene.engine.constants).name();
        let holds = |when: &When| {
            when.at_stage.as_deref() == Some(stage)
                || (reacted.act == Act::TakeStep && when.after_step.is_some() && when.after_step == reacted.topic)
        };
        self.come_true(scene, holds, play);
    }

    /// Something was done that can be seen in the room.
    pub(super) fn seen(&mut self, scene: &Scene, sign: Sign<'_>, play: i64) {
        self.come_true(scene, |when| scene.goes_by_signs(when) && when.signs().any(|s| s == sign), play);
    }

    /// What waits for this comes due, the first time that it is so.
    fn come_true(&mut self, scene: &Scene, holds: impl Fn(&When) -> bool, play: i64) {
        if self.outcome.is_some() {
            return;
        }
        for inject in scene.pack.structure.injects.iter().filter(|i| holds(&i.when) && scene.plays_inject(i)) {
            let key = format!("inject:{}", inject.id);
            let at = play + inject.when.delay_seconds.map_or(CONDITION_MS, |s| i64::from(s) * 1_000);
            if self.dues.contains_key(&key) || self.table.as_mut().is_some_and(|t| t.holds(&inject.id, at)) {
                continue;
            }
            self.due(key, at, What::Inject(inject.id.clone()));
        }
    }

    /// Control has planned one of its own.
    pub(super) fn planned(&mut self, inject: &str, planned: Planned, play: i64) {
        let at = planned.play_ms.max(play);
        if let Some(table) = &mut self.table {
            table.planned.insert(inject.to_owned(), planned);
            self.due(format!("inject:{inject}"), at, What::Inject(inject.to_owned()));
        }
    }

    /// It happened: whoever made it, it does not come again.
    pub(super) fn injected(&mut self, scene: &Scene, inject: &str, play: i64) {
        let key = format!("inject:{inject}");
        self.dues.remove(&key);
        self.fired.insert(key);
        self.injected.insert(inject.to_owned());
        if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(inject)) {
            (hand.held, hand.waits_ms) = (false, None);
        }
        self.seen(scene, Sign::Inject(inject), play);
    }

    pub(super) fn inject_set(&mut self, inject: &str, to: &InjectChange, play: i64) {
        let key = format!("inject:{inject}");
        let due = self.dues.get(&key).map(|d| d.play_ms);
        let Some(table) = &mut self.table else { return };
        match table.set(inject, to, due, play) {
            Now::Due(at) => self.due(key, at, What::Inject(inject.to_owned())),
            Now::Waits => {
                self.dues.remove(&key);
            }
            Now::Never => {
                self.dues.remove(&key);
                self.fired.insert(key);
                if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(inject)) {
                    (hand.held, hand.waits_ms) = (false, None);
                }
            }
            Now::AsItIs => {}
        }
    }

    /// What waits for the absence of something that is there now does not happen any more.
    pub(super) fn call_off(&mut self, scene: &Scene, waits: impl Fn(&When) -> bool) {
        for inject in scene.pack.structure.injects.iter().filter(|i| waits(&i.when)) {
            self.dues.remove(&format!("inject:{}", inject.id));
            let Some(table) = &mut self.table else { continue };
            table.called_off.remove(&inject.id);
            if let Some(hand) = table.injects.get_mut(&inject.id) {
                hand.waits_ms = None;
            }
        }
    }

    /// What is spoken on a real telephone is coded by nobody. Whoever marks that it was said calls off what waits for its
    /// absence, and its time is kept: a tag can be taken back.
    pub(super) fn tagged(&mut self, scene: &Scene, tag: &str) {
        let Some(table) = &mut self.table else { return };
        for inject in absent(scene, tag) {
            let due = self.dues.remove(&format!("inject:{inject}")).map(|due| due.play_ms);
            let held = table.injects.get_mut(inject).and_then(|hand| hand.waits_ms.take());
            if let Some(at) = due.or(held) {
                table.called_off.insert(inject.to_owned(), at);
            }
        }
    }

    /// A tag was taken back. Where no other tag says the same, what it had called off is due again at its old time, if
    /// that is still to come.
    pub(super) fn untagged(&mut self, scene: &Scene, of: u64, play: i64) {
        let Some(table) = &mut self.table else { return };
        let Some(struck) = table.tags.get_mut(&of) else { return };
        struck.taken_back = true;
        let tag = struck.tag.clone();
        if self.outcome.is_some() || table.tags.values().any(|t| t.tag == tag && !t.taken_back) {
            return;
        }
        for inject in absent(scene, &tag) {
            let key = format!("inject:{inject}");
            let Some(table) = &mut self.table else { return };
            let Some(at) = table.called_off.remove(inject) else { continue };
            // Control may have given it another time since. What it holds is late only when it is let go.
            if !self.dues.contains_key(&key) && !table.holds(inject, at) && at > play {
                self.due(key, at, What::Inject(inject.to_owned()));
            }
        }
    }
}

/// Injects that wait for nobody doing this.
fn absent<'a>(scene: &'a Scene, code: &'a str) -> impl Iterator<Item = &'a str> {
    let waits = move |when: &When| when.absent_code.as_deref() == Some(code);
    scene.pack.structure.injects.iter().filter(move |i| waits(&i.when)).map(|i| i.id.as_str())
}
