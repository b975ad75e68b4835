//! Topics: each has words, and lines, answers and disclosures name only topics that exist.

use super::{Report, Scene, rule, unknown_topic};
use crate::act::Act;
use crate::line::Line;
use crate::pack::Tongue;
use crate::read::path;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    for (lang, tongue) in &scene.draft.tongues {
        // A file that could not be read is one problem, not one for each topic.
        if scene.draft.places.has(&path::topics(lang)) {
            wordless(scene, report, lang, tongue);
        }
        lines(scene, report, &path::bank(lang, path::SHARED), &tongue.shared, tongue);
        for (bank, own) in &tongue.own {
            lines(scene, report, &path::bank(lang, bank), own, tongue);
        }
    }
}

fn has_words(scene: &Scene<'_>, tongue: &Tongue, topic: &str) -> bool {
    let index = scene.structure.topics.iter().position(|t| t.id == topic);
    index.is_some_and(|index| tongue.topic_of.contains(&index))
}

fn wordless(scene: &Scene<'_>, report: &mut Report, lang: &str, tongue: &Tongue) {
    let file = path::topics(lang);
    for topic in scene.structure.topics.iter().filter(|t| !has_words(scene, tongue, &t.id)) {
        report.error(
            rule::TOPIC_WITHOUT_WORDS,
            &file,
            scene.draft.places.line(&file, &format!("topics.{}", topic.id)),
            format!("the topic `{}` has no words in `{lang}`; nobody would be heard touching it", topic.id),
            format!("Add `{} = [\"...\"]` under `[topics]`.", topic.id),
        );
    }
}

fn lines(scene: &Scene<'_>, report: &mut Report, file: &str, lines: &[Line], tongue: &Tongue) {
    for line in lines {
        let mut askable = line.topics.is_empty();
        for topic in &line.topics {
            if !scene.has_topic(topic) {
                unknown_topic(topic, file, line.at, report);
            }
            askable |= !scene.has_topic(topic) || has_words(scene, tongue, topic);
        }
        if line.act == Act::Answer && !askable {
            report.warn(
                rule::ANSWER_NEVER_ASKED,
                file,
                line.at,
                format!("`{}` answers on a topic that has no words, so it is never asked about", line.id),
                "Give the topic words in the topics file, or the line another topic.",
            );
        }
    }
}
