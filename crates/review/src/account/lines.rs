//! Where a finding is told as helping, mixed or hindering: project conventions, kept in a data file.

use serde::Deserialize;
use std::sync::LazyLock;

/// `data/profile.toml`, where each number is explained.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lines {
    pub(crate) moments: Moments,
    pub(crate) listening: Listening,
    pub(crate) variety: Variety,
    pub(crate) questions: Questions,
    pub(crate) talk_share: TalkShare,
    pub(crate) labels: Labels,
    pub(crate) premature: Premature,
    pub(crate) parroting: Parroting,
    pub(crate) repair: Repair,
    pub(crate) summaries: Summaries,
    pub(crate) suicide: Suicide,
    pub(crate) address: Address,
    pub(crate) hooks: Hooks,
}

macro_rules! groups {
    ($($name:ident { $($field:ident: $kind:ty),+ $(,)? })+) => {
        $(#[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $(pub(crate) $field: $kind),+ })+
    };
}

groups! {
    Moments { noticeable: i32, step: i32, opened: i32, repaired: i32, lost: i32 }
    Listening { least_units: usize, helped: f64, mixed: f64 }
    Variety { least_turns: usize, helped: usize, mixed: usize }
    Questions { least: usize, helped: f64, mixed: f64 }
    TalkShare { least_words: u32, helped: f64, mixed: f64 }
    Labels { least: usize, helped: f64, mixed: f64 }
    Premature { least_turns: usize, mixed: usize }
    Parroting { least: usize, mixed: usize }
    Repair { within: usize, helped: f64 }
    Summaries { least_turns: usize, least_minutes: f64, helped_minutes: f64 }
    Suicide { least_turns: usize, helped_minutes: f64 }
    Address { mixed: usize }
    Hooks { within: usize }
}

impl Lines {
    /// The conventions shipped with the program.
    pub(crate) fn builtin() -> &'static Lines {
        static SHIPPED: LazyLock<Lines> = LazyLock::new(|| {
            #[expect(clippy::expect_used, reason = "the shipped file is read by a unit test")]
            toml::from_str(include_str!("../../data/profile.toml")).expect("data/profile.toml")
        });
        &SHIPPED
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn the_shipped_file_reads_and_helped_is_never_easier_than_mixed() {
        let lines = Lines::builtin();
        assert!(lines.listening.helped > lines.listening.mixed);
        assert!(lines.variety.helped > lines.variety.mixed);
        assert!(lines.questions.helped > lines.questions.mixed);
        assert!(lines.talk_share.helped < lines.talk_share.mixed);
        assert!(lines.labels.helped > lines.labels.mixed);
    }
}
