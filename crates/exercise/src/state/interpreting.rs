//! What waits for the interpreter, and what comes of it.

use super::{State, What};
use crate::scene::Scene;
use crate::team::interpreting::{Interpretation, Waiting};

/// The key under which words pass uninterpreted.
fn key(of: u64) -> String {
    format!("uninterpreted:{of}")
}

impl State {
    /// What waits when the rule is taken away passes as soon as the clock runs: nobody is left to render it.
    pub(super) fn interpretation_set(&mut self, line: &str, rule: Option<&Interpretation>, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.interpreted = rule.copied();
        if rule.is_some() {
            return;
        }
        for of in state.waiting.keys().copied().collect::<Vec<_>>() {
            self.dues.remove(&key(of));
            self.due(key(of), play, What::Uninterpreted(line.to_owned(), of));
        }
    }

    /// Something was said that the other side has to wait for. Its number is that of the event which is folded now.
    pub(super) fn awaits(&mut self, line: &str, to_far: bool, n: u32, text: &str, play: i64) {
        let of = self.n;
        let Some(state) = self.lines.get_mut(line) else { return };
        state.waiting.insert(of, Waiting { n, to_far, text: text.to_owned() });
        let seconds = state.interpreted.map_or(0, |rule| rule.passes_after_s);
        if seconds > 0 {
            let at = play + i64::from(seconds) * 1_000;
            self.due(key(of), at, What::Uninterpreted(line.to_owned(), of));
        }
    }

    pub(super) fn rendered(&mut self, scene: &Scene, line: &str, of: u64, to_far: bool, text: &str) {
        let n = self.n;
        self.dues.remove(&key(of));
        if let Some(state) = self.lines.get_mut(line) {
            state.waiting.remove(&of);
            state.rendered.insert(n);
            if !to_far {
                text.clone_into(&mut state.last_voiced);
            }
        }
        if to_far {
            self.reaches_far_end(scene, line, text);
        }
    }

    /// Who is not on the line any more is told nothing later. What they said may still be rendered to the cell.
    pub(super) fn nobody_waits(&mut self, line: &str) {
        let Some(state) = self.lines.get_mut(line) else { return };
        let lost: Vec<u64> = state.waiting.iter().filter(|(_, w)| w.to_far).map(|(of, _)| *of).collect();
        state.waiting.retain(|_, w| !w.to_far);
        for of in lost {
            self.dues.remove(&key(of));
        }
    }

    /// A rendering whose body is gone: of what waited on the line nobody knows any more which it was.
    pub(super) fn rendered_erased(&mut self, line: &str) {
        let Some(state) = self.lines.get_mut(line) else { return };
        for of in std::mem::take(&mut state.waiting).into_keys() {
            self.dues.remove(&key(of));
        }
    }
}
