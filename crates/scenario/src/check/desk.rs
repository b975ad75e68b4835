//! The command desk: what may be asked for, when the answer comes and what it does.

use super::structure::out_of_range;
use super::{Report, Scene, people, rule};
use crate::structure::Effect;

/// Longest wait for an answer, seconds of play time.
const LONGEST_WAIT: u32 = 86_400;

pub(super) fn check(scene: &Scene<'_>, report: &mut Report) {
    for (i, item) in scene.structure.desk.iter().enumerate() {
        for (j, topic) in item.topics.iter().enumerate() {
            scene.want_topic(report, topic, &format!("desk.{i}.topics.{j}"));
        }
        let [from, to] = item.delay_seconds;
        if from > to || to > LONGEST_WAIT {
            let range = "two numbers of seconds from less to more, at most 86400";
            out_of_range(scene, report, &format!("desk.{i}.delay_seconds"), range);
        }
        effects(scene, report, &item.effects, &format!("desk.{i}.effects"));
    }
}

/// Effects move a known variable by at most the whole scale.
pub(super) fn effects(scene: &Scene<'_>, report: &mut Report, effects: &[Effect], path: &str) {
    for (j, effect) in effects.iter().enumerate() {
        if !people::VARIABLES.contains(&effect.var.as_str()) {
            let what = format!("`{}` is no state variable", effect.var);
            let remedy = format!("Use one of: {}.", people::VARIABLES.join(", "));
            scene.error(report, rule::VARIABLE_UNKNOWN, &format!("{path}.{j}.var"), what, &remedy);
        }
        if !(-1.0..=1.0).contains(&effect.by) {
            out_of_range(scene, report, &format!("{path}.{j}.by"), "from -1 to 1");
        }
    }
}
