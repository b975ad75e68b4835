//! What the person at the far end takes in, and what the person is about to say.

use super::{Planned, State, What};
use crate::event::Reacted;
use crate::hearing;
use crate::naming;
use crate::reacting::lasts_ms;
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
        let named = scene.people.get(id).is_some_and(|f| naming::names(f, words));
        let Some(far) = self.far.get_mut(id) else { return };
        far.gave_name |= named;
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
        self.waits_for_an_answer(scene, id, cause);
    }

    /// Control has lent a simulated person a sentence. The person has said it and waits for what comes back; what it speaks
    /// of counts as spoken of. Nothing is felt about it.
    pub(super) fn lent(&mut self, scene: &Scene, id: &str, n: u32, text: &str, play: i64) {
        let Some(person) = scene.people.get(id) else { return };
        let Some(far) = self.far.get_mut(id) else { return };
        let topics = hearing::touched(scene, &person.language, text);
        let topics = topics.iter().filter_map(|t| scene.pack.topic(t)).fold(0_u64, |set, i| set | 1 << i);
        far.subject.spoken.topics = topics;
        far.subject.told |= topics;
        far.gave_name |= naming::names(person, text);
        text.clone_into(&mut far.last_words);
        far.spoke_until_ms = play + lasts_ms(text);
        self.waits_for_an_answer(scene, id, &format!("lent:{n}"));
    }

    /// Who has spoken hears a silence begin when the words have ended.
    fn waits_for_an_answer(&mut self, scene: &Scene, id: &str, cause: &str) {
        let (Some(person), Some(far)) = (scene.people.get(id), self.far.get(id)) else { return };
        let (silences, until) = (far.subject.silences, far.spoke_until_ms);
        let patience = person.person.patience_ms * (2 + i64::from(silences.min(6))) / 2;
        // Somebody who has agreed to a step gathers the courage in the quiet.
        let patience = if far.subject.step_agreed { patience / 2 } else { patience };
        let line = &person.line;
        let n = self.lines.get(line).map_or(0, |l| l.utterances);
        self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) if s == id));
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
