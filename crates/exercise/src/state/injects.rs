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
            if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(&inject.id)) {
                hand.waits_ms = None;
            }
        }
    }
}
