//! The master list of a team: every inject with its state now. A pure fold of what the team's state says.

use super::class::TeamNow;
use scenario::structure::{Inject, Structure, When};
use words::{Arg, Words};

/// What is so with an inject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// Happened at this play time.
    Sent(i64),
    /// Comes at this play time.
    Due(i64),
    /// Control holds it; its own time, where it has one.
    Held(Option<i64>),
    /// Waits for a step, a stage, or for the absence of something.
    Waits,
    /// Control took it out, or what it waited for is settled.
    Never,
}

impl Stand {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Stand::Sent(_) => "sent",
            Stand::Due(_) => "due",
            Stand::Held(_) => "held",
            Stand::Waits => "waits",
            Stand::Never => "never",
        }
    }

    /// Its play time, where it has one.
    pub(crate) const fn at(self) -> Option<i64> {
        match self {
            Stand::Sent(at) | Stand::Due(at) => Some(at),
            Stand::Held(at) => at,
            Stand::Waits | Stand::Never => None,
        }
    }

    /// Whether control can still do something with it.
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Stand::Due(_) | Stand::Held(_) | Stand::Waits)
    }
}

/// What is so with this inject in a team. `sent` is the play time at which it happened.
pub(crate) fn stand(now: &TeamNow, inject: &Inject, sent: Option<i64>) -> Stand {
    let hand = now.hands.get(&inject.id);
    if now.injected.contains(&inject.id) {
        return Stand::Sent(sent.unwrap_or_default());
    }
    if now.spent.contains(&inject.id) || now.outcome.is_some() {
        return Stand::Never;
    }
    if let Some(hand) = hand.filter(|h| h.held) {
        return Stand::Held(hand.waits_ms);
    }
    match now.dues.get(&inject.id) {
        Some(at) => Stand::Due(*at),
        // With a minute and without a due, what it waited for did not stay away.
        None if inject.when.absent() || inject.when.play_minute.is_some() || inject.when.case_minute.is_some() => {
            Stand::Never
        }
        None => Stand::Waits,
    }
}

/// The injects of a team, by time; those without one last, in the pack's order.
pub(crate) fn sorted<'a>(
    structure: &'a Structure,
    now: &TeamNow,
    sent: impl Fn(&str) -> Option<i64>,
) -> Vec<(&'a Inject, Stand)> {
    let mut all: Vec<(&Inject, Stand)> = structure
        .injects
        .iter()
        .filter(|i| now.plays.contains(&i.id))
        .map(|i| (i, stand(now, i, sent(&i.id))))
        .collect();
    all.sort_by_key(|(inject, stand)| {
        (stand.at().is_none(), stand.at().or(planned(inject, structure)).unwrap_or(i64::MAX))
    });
    all
}

/// The play time at which the pack plans it, ms.
pub(crate) fn planned(inject: &Inject, structure: &Structure) -> Option<i64> {
    let ms = |minutes: f64| (minutes * 60_000.0).round() as i64;
    let rate = i64::from(structure.case_rate.max(1));
    inject.when.play_minute.map(ms).or_else(|| inject.when.case_minute.map(|m| ms(m) / rate))
}

/// What it waits for, beside a minute. `text` gives the pack's words.
pub(crate) fn condition(words: &Words, when: &When, text: impl Fn(&str) -> String) -> String {
    let say = |id: &str, what: &str| words.text(id, &[("what", Arg::Text(what))]);
    if let Some(step) = &when.after_step {
        return say("control-when-step", &text(&format!("step.{step}")));
    }
    if let Some(stage) = &when.at_stage {
        return say("control-when-stage", &words.named("stage", stage));
    }
    if let Some(item) = &when.absent_request {
        return say("control-when-no-request", &text(&format!("desk.{item}.label")));
    }
    if let Some(paper) = &when.absent_paper {
        return say("control-when-no-paper", &words.named("paper", paper));
    }
    if let Some(code) = &when.absent_code {
        return say("control-when-no-code", &words.named("code", code));
    }
    String::new()
}

/// A minute of play as it is typed: `12`, `12.5`, `12,5` or `12:30`.
pub(crate) fn read_minute(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let ms = if let Some((minutes, seconds)) = typed.split_once(':') {
        let (minutes, seconds): (i64, i64) = (minutes.trim().parse().ok()?, seconds.trim().parse().ok()?);
        if !(0..60).contains(&seconds) || !(0..=MINUTES).contains(&minutes) {
            return None;
        }
        (minutes * 60 + seconds) * 1_000
    } else {
        let minutes: f64 = typed.replace(',', ".").parse().ok()?;
        if !(0.0..=MINUTES as f64).contains(&minutes) {
            return None;
        }
        (minutes * 60_000.0).round() as i64
    };
    Some(ms)
}

/// The latest minute that can be asked for: a day.
const MINUTES: i64 = 24 * 60;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::tests::pack;
    use exercise::team::table::InjectHand;
    use rstest::rstest;

    #[rstest]
    #[case("12", Some(720_000))]
    #[case(" 12,5 ", Some(750_000))]
    #[case("12:30", Some(750_000))]
    #[case("0", Some(0))]
    #[case("12:60", None)]
    #[case("-1", None)]
    #[case("1e9", None)]
    #[case("NaN", None)]
    #[case("", None)]
    #[case("soon", None)]
    fn a_minute_is_read_as_people_type_it(#[case] typed: &str, #[case] ms: Option<i64>) {
        assert_eq!(read_minute(typed), ms);
    }

    #[test]
    fn every_state_of_an_inject_is_told_apart() {
        let pack = pack();
        let s = &pack.structure;
        let inject = |id: &str| s.injects.iter().find(|i| i.id == id).unwrap();
        let mut now = TeamNow::default();
        assert_eq!(stand(&now, inject("exit_note"), None), Stand::Waits);
        assert_eq!(stand(&now, inject("belov_cough"), None), Stand::Never, "the inhaler was asked for");
        now.dues.insert("mh_note".to_owned(), 300_000);
        assert_eq!(stand(&now, inject("mh_note"), None), Stand::Due(300_000));
        now.hands.insert("mh_note".to_owned(), InjectHand { held: true, waits_ms: Some(9), text: None });
        assert_eq!(stand(&now, inject("mh_note"), None), Stand::Held(Some(9)));
        now.spent.insert("mh_note".to_owned());
        assert_eq!(stand(&now, inject("mh_note"), None), Stand::Never);
        now.injected.insert("mh_note".to_owned());
        assert_eq!(stand(&now, inject("mh_note"), Some(7)), Stand::Sent(7));
    }

    #[test]
    fn what_has_a_time_comes_by_it_and_the_rest_after() {
        let pack = pack();
        let mut now =
            TeamNow { plays: pack.structure.injects.iter().map(|i| i.id.clone()).collect(), ..TeamNow::default() };
        now.dues.insert("press_note".to_owned(), 60_000);
        now.dues.insert("mh_note".to_owned(), 300_000);
        let all = sorted(&pack.structure, &now, |_| None);
        let ids: Vec<&str> = all.iter().map(|(i, _)| i.id.as_str()).collect();
        assert_eq!(ids[..2], ["press_note", "mh_note"]);
        assert_eq!(all.len(), pack.structure.injects.len());
    }
}
