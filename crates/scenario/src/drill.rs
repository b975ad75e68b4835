//! Situations of a drill: somebody speaks, is listened to or not, and goes on accordingly. A role-play test in the sense
//! of Van Hasselt et al. (2005): short standard situations with fixed prompts, so that forms are parallel. There is no
//! hidden state; only whether the last answer listened decides which prompt comes.

use coding::unit::Feeling;

/// Answers the trainee gives in one situation.
pub const ANSWERS: usize = 3;
/// Levels, from everyday (1) to crisis (3); a drill has a situation of each.
pub const LEVELS: u8 = 3;

/// Words that are said, with what is felt behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    pub text: String,
    /// What a label is held against.
    pub feelings: Vec<Feeling>,
}

/// What follows an answer: one prompt for an answer that listened, one for any other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fork {
    pub heard: Prompt,
    pub unheard: Prompt,
}

impl Fork {
    /// The prompt after an answer.
    pub const fn after(&self, heard: bool) -> &Prompt {
        if heard { &self.heard } else { &self.unheard }
    }
}

/// One situation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    pub id: String,
    pub level: u8,
    /// Who speaks and where; one sentence of narration.
    pub scene: String,
    pub open: Prompt,
    /// After each answer; the last one closes the situation.
    pub then: [Fork; ANSWERS],
    /// Line of the file where it begins, from 1.
    pub at: u32,
}

impl Situation {
    /// Every prompt, in the order of the file.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        std::iter::once(&self.open).chain(self.then.iter().flat_map(|f| [&f.heard, &f.unheard]))
    }
}
