//! The languages of a pack: tags, whether the coder knows them, and whether each has its guide.

use super::{Report, Scene, rule};
use crate::read::path;
use coding::Coder;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    tags(scene, report);
    guides(scene, report);
}

/// A trainer who reads one language of the pack gets the guide as another does.
fn guides(scene: &Scene<'_>, report: &mut Report) {
    let languages = &scene.structure.languages;
    let there = |lang: &&String| scene.draft.files.contains(&path::guide(lang));
    let Some(other) = languages.iter().find(there) else { return };
    for lang in languages.iter().filter(|lang| !there(lang)) {
        let what = format!("there is a guide in `{other}` and none in `{lang}`");
        let remedy = format!("Write `{}`: whoever runs the exercise in `{lang}` has none.", path::guide(lang));
        report.warn(rule::GUIDE_MISSING, &path::guide(lang), 0, what, remedy);
    }
}

fn tags(scene: &Scene<'_>, report: &mut Report) {
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
