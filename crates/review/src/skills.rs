//! The active listening skills (doctrine 2.2), one list for the profile of a talk and the record of a drill.

use coding::Code;

/// Seven of the eight are said; the eighth is a pause that is kept.
pub const SAID: [Code; 7] = [
    Code::EmotionLabel,
    Code::Paraphrase,
    Code::Mirror,
    Code::OpenQuestion,
    Code::MinimalEncourager,
    Code::IMessage,
    Code::Summary,
];
