//! What waits for the interpreter, and what comes of it.

use super::{State, What};
use crate::scene::Scene;
use crate::team::interpreting::{Interpretation, Misrendering, Waiting};

/// The key under which words pass uninterpreted.
fn key(of: u64) -> String {
    format!("uninterpreted:{of}")
}

/// The key under which a rendering arrives late.
fn late(of: u64) -> String {
    format!("rendering:{of}")
}

impl State {
    /// What waits when the rule is taken away passes as soon as the clock runs: nobody is left to render it.
    pub(super) fn interpretation_set(&mut self, line: &str, rule: Option<&Interpretation>, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        state.interpreted = rule.copied();
        if rule.is_some() {
            return;
        }
        for (of, underway) in state.waiting.iter().map(|(of, w)| (*of, w.underway.is_some())).collect::<Vec<_>>() {
            self.no_longer_due(of);
            if underway {
                self.due(late(of), play, What::Rendering(line.to_owned(), of));
            } else {
                self.due(key(of), play, What::Uninterpreted(line.to_owned(), of));
            }
        }
    }

    fn no_longer_due(&mut self, of: u64) {
        self.dues.remove(&key(of));
        self.dues.remove(&late(of));
    }

    /// The interpreter has it; it comes as late as the line's rule says.
    pub(super) fn underway(&mut self, line: &str, of: u64, text: &str, how: Option<Misrendering>, play: i64) {
        let Some(state) = self.lines.get_mut(line) else { return };
        let seconds = state.interpreted.map_or(0, |rule| rule.lag_s);
        let Some(waiting) = state.waiting.get_mut(&of) else { return };
        waiting.underway = Some((text.to_owned(), how));
        self.no_longer_due(of);
        self.due(late(of), play + i64::from(seconds) * 1_000, What::Rendering(line.to_owned(), of));
    }

    /// Something was said that the other side has to wait for. Its number is that of the event which is folded now.
    pub(super) fn awaits(&mut self, line: &str, to_far: bool, n: u32, text: &str, play: i64) {
        let of = self.n;
        let Some(state) = self.lines.get_mut(line) else { return };
        state.waiting.insert(of, Waiting { n, to_far, text: text.to_owned(), underway: None });
        let seconds = state.interpreted.map_or(0, |rule| rule.passes_after_s);
        if seconds > 0 {
            let at = play + i64::from(seconds) * 1_000;
            self.due(key(of), at, What::Uninterpreted(line.to_owned(), of));
        }
    }

    pub(super) fn rendered(&mut self, scene: &Scene, line: &str, of: u64, to_far: bool, text: &str) {
        let n = self.n;
        self.no_longer_due(of);
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
            self.no_longer_due(of);
        }
    }

    /// A rendering whose body is gone: of what waited on the line nobody knows any more which it was.
    pub(super) fn rendered_erased(&mut self, line: &str) {
        let Some(state) = self.lines.get_mut(line) else { return };
        for of in std::mem::take(&mut state.waiting).into_keys() {
            self.no_longer_due(of);
        }
    }
}
