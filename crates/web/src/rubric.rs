//! What is rated, with what a 1 and a 5 look like: on the assessor's sheet and screen. Never here: a score.

use scenario::structure::Structure;
use words::Words;

/// A dimension of the rating.
pub(crate) struct Dimension {
    pub(crate) title: String,
    pub(crate) weight: String,
    /// What a 1 and a 5 look like.
    pub(crate) low: String,
    pub(crate) high: String,
}

/// The dimensions of a scenario's rubric, in its order.
pub(crate) fn dimensions(words: &Words, structure: &Structure) -> Vec<Dimension> {
    let dimension = |emphasis: &scenario::structure::Emphasis| {
        let anchor = |score: u8| {
            words.named(&format!("control-anchor-{}", emphasis.dimension.replace('_', "-")), &score.to_string())
        };
        Dimension {
            title: words.named("control-dimension", &emphasis.dimension),
            weight: words.named("control-weight", &emphasis.weight.to_string()),
            low: anchor(1),
            high: anchor(5),
        }
    };
    structure.rubric.iter().map(dimension).collect()
}
