//! The command desk: asked, answered, brought.

use super::{State, What};
use crate::scene::Scene;
use scenario::structure::{Answer, Sign};
use subject::draw::{self, Purpose};
use subject::heard::Desk;

/// Milliseconds between a granted thing and its being there.
const DELIVERY_MS: i64 = 20_000;

impl State {
    pub(super) fn requested(&mut self, scene: &Scene, item: &str, play: i64) {
        self.call_off(scene, |when| when.absent_request.as_deref() == Some(item));
        self.seen(scene, Sign::Request(item), play);
        let Some(at) = scene.pack.structure.desk.iter().position(|d| d.id == item) else { return };
        // A commander of flesh and blood answers when it suits them.
        if self.table.as_ref().is_some_and(|t| scene.is_commanded(&t.seats)) {
            return;
        }
        let [from, to] = scene.pack.structure.desk[at].delay_seconds.map(|s| i64::from(s) * 1_000);
        let delay = scene.draws.between(draw::cause(&format!("desk:{item}")), Purpose::Desk, 0, from, to);
        self.due(format!("desk:{item}"), play + delay, What::Desk(item.to_owned()));
    }

    pub(super) fn answered(&mut self, scene: &Scene, item: &str, answer: Answer, play: i64) {
        self.dues.remove(&format!("desk:{item}"));
        self.seen(scene, Sign::Answer(item), play);
        let Some(at) = scene.pack.structure.desk.iter().position(|d| d.id == item) else { return };
        let bit = Desk::bit(at as u8);
        let owed = self.far.values().any(|f| f.subject.owed & bit != 0);
        if answer != Answer::Refused && (owed || !scene.pack.structure.desk[at].effects.is_empty()) {
            self.due(format!("deliver:{item}"), play + DELIVERY_MS, What::Deliver(item.to_owned()));
        }
    }
}
