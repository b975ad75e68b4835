//! What a recorder or coach marks with one key while people speak. The keys are physical ones (`KeyD`), so that they lie
//! in the same place on every keyboard. It lies here because packs name tags: an inject can wait for one.

use serde::Deserialize;
use std::sync::LazyLock;

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    pub id: String,
    /// `KeyboardEvent.code`.
    pub key: String,
    pub group: Group,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Behaviour,
    Mood,
    Event,
    /// What happens to the line itself.
    Line,
}

impl Group {
    /// Every group.
    pub const ALL: [Group; 4] = [Group::Behaviour, Group::Mood, Group::Event, Group::Line];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Behaviour => "behaviour",
            Group::Mood => "mood",
            Group::Event => "event",
            Group::Line => "line",
        }
    }
}

static ALL: LazyLock<Vec<Tag>> = LazyLock::new(|| {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct File {
        tag: Vec<Tag>,
    }
    toml::from_str::<File>(include_str!("../data/tags.toml")).map(|f| f.tag).unwrap_or_default()
});

/// Every tag.
pub fn all() -> &'static [Tag] {
    &ALL
}

/// The tag of this name.
pub fn find(id: &str) -> Option<&'static Tag> {
    all().iter().find(|t| t.id == id)
}
