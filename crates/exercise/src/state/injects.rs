//! Injects: what waits for a time, a condition or an absence, and what control's hand on it changes.

use super::{State, What};
use crate::event::Reacted;
use crate::scene::Scene;
use crate::team::order::InjectChange;
use crate::team::table::Now;
use scenario::Act;
use scenario::structure::{Inject, When};

/// Milliseconds between a condition and the inject that waits for it.
const CONDITION_MS: i64 = 12_000;

impl State {
    /// Injects that wait for a step or a stage.
    pub(super) fn conditions(&mut self, scene: &Scene, reacted: &Reacted, play: i64) {
        let stage = reacted.state.stage(&scene.engine.constants).name();
        let holds = |inject: &Inject| {
            inject.when.at_stage.as_deref() == Some(stage)
                || (reacted.act == Act::TakeStep
                    && inject.when.after_step.is_some()
                    && inject.when.after_step == reacted.topic)
        };
        for inject in scene.pack.structure.injects.iter().filter(|i| holds(i) && scene.plays_inject(i)) {
            let key = format!("inject:{}", inject.id);
            let at = play + CONDITION_MS;
            if self.dues.contains_key(&key) || self.table.as_mut().is_some_and(|t| t.holds(&inject.id, at)) {
                continue;
            }
            self.due(key, at, What::Inject(inject.id.clone()));
        }
    }

    /// It happened: whoever made it, it does not come again.
    pub(super) fn injected(&mut self, inject: &str) {
        let key = format!("inject:{inject}");
        self.dues.remove(&key);
        self.fired.insert(key);
        self.injected.insert(inject.to_owned());
        if let Some(hand) = self.table.as_mut().and_then(|t| t.injects.get_mut(inject)) {
            (hand.held, hand.waits_ms) = (false, None);
        }
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
