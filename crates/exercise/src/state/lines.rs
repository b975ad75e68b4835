//! What lines do: they ring, are answered, go dead, and carry words.

use super::{LineStatus, State, What};
use crate::asking;
use crate::limits;
use crate::scene::Scene;
use scenario::structure::Sign;

/// Milliseconds from the first ring to the first answer.
const FIRST_ANSWER_MS: i64 = 3_000;
/// Milliseconds after ringing off until the person calls by itself, or is gone.
const GIVE_UP_MS: i64 = 4 * 60_000;
/// Utterances whose exact words are remembered, to notice a repetition.
const VERBATIM: usize = 40;

impl State {
    pub(super) fn rang(&mut self, scene: &Scene, seat: &str, line: &str, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.status = LineStatus::Ringing;
        state.rings += 1;
        state.rung_by = Some(seat.to_owned());
        if scene.player(line).is_some() {
            let key = format!("rings_out:{line}:{}", state.rings);
            self.due(key, play + limits::RING_MS, What::RingsOut(line.to_owned()));
            return;
        }
        let key = format!("pick_up:{line}:{}", state.rings);
        let first = state.calls == 0;
        let wait = scene.at_far_end(line).map_or(FIRST_ANSWER_MS, |(_, far)| far.person.calls_back_after_ms);
        self.dues.retain(|_, due| !matches!(&due.what, What::GiveUp(l) if l == line));
        self.due(key, play + if first { FIRST_ANSWER_MS } else { wait }, What::PickUp(line.to_owned()));
    }

    pub(super) fn opened(&mut self, line: &str, n: u32) {
        if let Some(state) = self.lines.get_mut(line) {
            state.status = LineStatus::Open;
            state.calls = n;
            state.unanswered = 0;
        }
        self.dues
            .retain(|_, due| !matches!(&due.what, What::GiveUp(l) | What::PickUp(l) | What::RingsOut(l) if l == line));
    }

    pub(super) fn not_answered(&mut self, scene: &Scene, line: &str, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.status = LineStatus::Idle;
        state.unanswered += 1;
        if scene.player(line).is_some() {
            return;
        }
        let key = format!("give_up:{line}:{}:{}", state.calls, state.unanswered);
        self.due(key, play + GIVE_UP_MS, What::GiveUp(line.to_owned()));
    }

    /// The line is down: whatever was about to be said on it is not, and the person is alone again.
    pub(super) fn close(&mut self, scene: &Scene, line: &str, play: i64) {
        self.nobody_waits(line);
        self.seen(scene, Sign::HangUp(line), play);
        let Some(state) = self.lines.get_mut(line) else { return };
        state.status = LineStatus::Idle;
        state.composing_ms = None;
        let key = format!("give_up:{line}:{}:0", state.calls);
        if let Some((id, _)) = scene.at_far_end(line) {
            let id = id.clone();
            self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) | What::Speak(s) if *s == id));
            if let Some(far) = self.far.get_mut(&id) {
                far.planned = None;
            }
            self.due(key, play + GIVE_UP_MS, What::GiveUp(line.to_owned()));
        }
    }

    /// Typing is not silence.
    pub(super) fn composing(&mut self, scene: &Scene, line: &str, play: i64) {
        if let Some(state) = self.lines.get_mut(line) {
            state.composing_ms = Some(play);
        }
        for due in self.dues.values_mut().filter(|due| due.what == What::Waits) {
            due.play_ms = due.play_ms.max(play + limits::COMPOSING_EVERY_MS + crate::drill::PATIENCE_MS / 2);
        }
        let Some((id, far)) = scene.at_far_end(line) else { return };
        let until = play + limits::COMPOSING_EVERY_MS + far.person.patience_ms / 2;
        for due in self.dues.values_mut() {
            if matches!(&due.what, What::Silence(s) if s == id) {
                due.play_ms = due.play_ms.max(until);
            }
        }
    }

    pub(super) fn said(&mut self, scene: &Scene, line: &str, n: u32, text: &str) {
        if let Some(state) = self.lines.get_mut(line) {
            state.utterances = n;
        }
        self.reaches_far_end(scene, line, text);
    }

    /// Somebody speaks whom the far end does not understand: that is not silence, and no more.
    pub(super) fn said_to_interpreter(&mut self, scene: &Scene, line: &str, n: u32, play: i64) {
        self.composing(scene, line, play);
        if let Some(state) = self.lines.get_mut(line) {
            state.utterances = n;
            state.composing_ms = None;
        }
    }

    /// Words are there, by the voice itself or by the interpreter.
    pub(super) fn reaches_far_end(&mut self, scene: &Scene, line: &str, text: &str) {
        if let Some(state) = self.lines.get_mut(line) {
            state.composing_ms = None;
            // An erased text is remembered as empty and never counts as a repetition.
            state.said.push(coding::text::normalise(text));
            if state.said.len() > VERBATIM {
                state.said.remove(0);
            }
        }
        if let Some((id, _)) = scene.at_far_end(line) {
            self.dues.retain(|_, due| !matches!(&due.what, What::Silence(s) if s == id));
            let hands_over = asking::hands_over(text);
            if hands_over && let Some(far) = self.far.get_mut(id) {
                far.name = None;
            }
            if let Some(table) = &mut self.table {
                table.spoken(hands_over);
            }
        }
    }

    /// A person at the far end spoke; `understood` are the words that the cell has of it now.
    pub(super) fn voiced(&mut self, line: &str, n: u32, understood: Option<&str>) {
        if let Some(state) = self.lines.get_mut(line) {
            state.voiced = n;
            if let Some(text) = understood {
                text.clone_into(&mut state.last_voiced);
            }
            state.composing_ms = None;
        }
    }
}
