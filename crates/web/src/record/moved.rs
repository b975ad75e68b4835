//! Movements of the hidden state, added up and made readable.

use subject::Var;
use subject::react::Reason;

/// Movements smaller than this are left out, millionths.
const NOTICEABLE: i32 = 4_000;
/// From here a movement counts as middle, and as large (doctrine 7.3: about .05 and .10).
const MIDDLE: i32 = 35_000;
const LARGE: i32 = 75_000;
/// Movements shown of one reaction, largest first.
const SHOWN: usize = 6;

/// One variable's movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moved {
    pub(crate) var: Var,
    pub(crate) grew: bool,
    /// 1 to 3.
    pub(crate) size: u8,
}

/// The movements of all reasons together.
pub(crate) fn moved(reasons: &[Reason]) -> Vec<Moved> {
    let mut sums = [0_i32; Var::COUNT];
    for (var, by) in reasons.iter().flat_map(|r| &r.moved) {
        let sum = &mut sums[*var as usize];
        *sum = sum.saturating_add(*by);
    }
    let mut all: Vec<(Var, i32)> =
        Var::ALL.iter().map(|v| (*v, sums[*v as usize])).filter(|(_, by)| by.abs() >= NOTICEABLE).collect();
    all.sort_by_key(|(_, by)| std::cmp::Reverse(by.abs()));
    all.truncate(SHOWN);
    let size = |by: i32| 1 + u8::from(by.abs() >= MIDDLE) + u8::from(by.abs() >= LARGE);
    all.into_iter().map(|(var, by)| Moved { var, grew: by > 0, size: size(by) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use subject::Cue;
    use subject::react::Rule;

    fn reason(moved: &[(Var, i32)]) -> Reason {
        Reason { rule: Rule::Cue(Cue::Hook), unit: None, word: None, moved: moved.to_vec() }
    }

    #[test]
    fn what_cancels_out_is_not_shown_and_the_largest_comes_first() {
        let reasons = [
            reason(&[(Var::Trust, 20_000), (Var::Arousal, -50_000), (Var::Fear, 10_000)]),
            reason(&[(Var::Fear, -10_000), (Var::Arousal, -40_000), (Var::Shame, 1_000)]),
        ];
        assert_eq!(
            moved(&reasons),
            [Moved { var: Var::Arousal, grew: false, size: 3 }, Moved { var: Var::Trust, grew: true, size: 1 }]
        );
    }
}
