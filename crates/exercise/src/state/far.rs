//! What the person at the far end takes in, and what the person is about to say.

use super::{Planned, State, What};
use crate::event::Reacted;
use crate::scene::Scene;
use scenario::Act;

impl State {
    pub(super) fn coded(&mut self, scene: &Scene, line: &str, n: u32, units: &[crate::event::CodedUnit]) {
        if let Some(state) = self.lines.get_mut(line) {
            state.units.insert(n, u8::try_from(units.len()).unwrap_or(u8::MAX));
        }
        for unit in units {
            let name = unit.unit.code().name();
            self.call_off(scene, |when| when.absent_code.as_deref() == Some(name));
        }
        let Some((id, _)) = scene.at_far_end(line) else { return };
        let Some(far) = self.far.get_mut(id) else { return };
        for unit in units {
            if let Some(name) = &unit.unit.traits.own_name {
                far.name = Some(name.clone());
            }
            match unit.unit.traits.address {
                Some(coding::unit::Address::Informal) => far.familiar = true,
                Some(coding::unit::Address::Formal) => far.familiar = false,
                None => {}
            }
        }
    }

    pub(super) fn reacted(&mut self, scene: &Scene, reacted: &Reacted, play: i64) {
        let Some(far) = self.far.get_mut(&reacted.subject) else { return };
        far.subject = reacted.state.clone();
        if !reacted.quiet {
            if !reacted.words_id.is_empty() {
                *far.used.entry(reacted.words_id.clone()).or_default() += 1;
            }
            far.planned = Some(Planned { reacted: Box::new(reacted.clone()) });
            // Who is about to speak is not waiting, and says one thing.
            let subject = &reacted.subject;
            self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) | What::Speak(s) if s == subject));
            let key = format!("speak:{}", reacted.cause);
            self.due(key, reacted.speak_at_ms, What::Speak(reacted.subject.clone()));
        }
        self.felt(scene, reacted, play);
    }

    pub(super) fn spoke(&mut self, scene: &Scene, id: &str, cause: &str, act: Act, words: &str, until: i64) {
        let Some(line) = scene.people.get(id).map(|f| f.line.clone()) else { return };
        let silences = self.far.get(id).map_or(0, |f| f.subject.silences);
        let Some(far) = self.far.get_mut(id) else { return };
        far.planned = None;
        far.spoke_until_ms = until;
        if act != Act::Silence {
            far.last_words = words.to_owned();
        }
        self.dues.remove(&format!("speak:{cause}"));
        if act == Act::HangUp {
            self.close(scene, &line, until);
            return;
        }
        let Some(person) = scene.people.get(id).map(|f| &f.person) else { return };
        let patience = person.patience_ms * (2 + i64::from(silences.min(6))) / 2;
        // Somebody who has agreed to a step gathers the courage in the quiet.
        let patience = if self.far.get(id).is_some_and(|f| f.subject.step_agreed) { patience / 2 } else { patience };
        let n = self.lines.get(&line).map_or(0, |l| l.utterances);
        self.due(format!("silence:{line}:{n}:{silences}:{cause}"), until + patience, What::Silence(id.to_owned()));
    }

    pub(super) fn withheld(&mut self, id: &str, cause: &str) {
        self.dues.remove(&format!("speak:{cause}"));
        let Some(far) = self.far.get_mut(id) else { return };
        if let Some(planned) = far.planned.take()
            && let Some(times) = far.used.get_mut(&planned.reacted.words_id)
        {
            *times = times.saturating_sub(1);
        }
    }
}
