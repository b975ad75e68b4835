//! The languages of a pack: tags, and whether the coder knows them.

use super::{Report, Scene, rule};
use coding::Coder;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    for (i, tag) in scene.structure.languages.iter().enumerate() {
        let path = format!("languages.{i}");
        match tag.parse::<coding::Language>() {
            Ok(language) if language.as_str() == tag => {
                if !Coder::languages().contains(&tag.as_str()) && !Coder::languages().contains(&language.primary()) {
                    let what = format!("what negotiators say in `{tag}` cannot be coded yet");
                    let remedy = "The pack can be played with a human role-player in this language.";
                    scene.warn(report, rule::LANGUAGE_WITHOUT_CODER, &path, what, remedy);
                }
            }
            Ok(language) => {
                let what = format!("`{tag}` is usually written `{language}`");
                scene.error(report, rule::LANGUAGE_TAG, &path, what, "Write it so, also in the names of the files.");
            }
            Err(error) => {
                scene.error(report, rule::LANGUAGE_TAG, &path, error.to_string(), "Correct the tag.");
            }
        }
    }
}
