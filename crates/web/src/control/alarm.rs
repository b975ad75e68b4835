//! What control must look at now. Each alarm says which team, what it is and since when. A safe word stands above all of
//! them, and on every page (`stops`).

use super::class::TeamWatch;
use exercise::ledger::Standing;
use words::{Arg, Words};

/// Silence on an open line from which control is told, ms of play time.
const SILENCE_MS: i64 = 90_000;
/// How long a request may wait at the desk, ms of play time.
const REQUEST_MS: i64 = 3 * 60_000;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Alarm {
    /// The screen of a seat is gone.
    Lost(String),
    /// Nobody has said anything on this line since this play time.
    Silence { line: String, since: i64 },
    /// Nobody has answered this request since this play time.
    Request { item: String, since: i64 },
    /// Given or promised to the far end, and command had not granted it. Stays until control has seen it.
    Bypassed { item: String, standing: Standing, times: usize, words: Evidence },
    /// A seat has written to control and has no answer. Stays until it has one, or control has seen it.
    Wrote(Evidence),
}

/// The words that an alarm is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Evidence {
    /// Number in the log.
    pub(crate) n: u64,
    /// Play time, ms.
    pub(crate) at: i64,
    /// The seat.
    pub(crate) by: String,
    pub(crate) line: String,
    pub(crate) words: String,
    /// What setting the alarm aside is called.
    pub(crate) name: String,
}

/// Everything about a team that cannot wait, the most urgent first.
pub(crate) fn alarms(team: &TeamWatch) -> Vec<Alarm> {
    let now = &team.now;
    // Somebody who wrote still waits when the scene is over.
    let wrote = team.chronicle.wrote.open(&team.aside).into_iter().map(|written| {
        Alarm::Wrote(Evidence {
            n: written.n,
            at: written.at,
            by: written.by.clone(),
            line: written.line.clone(),
            words: written.words.clone(),
            name: written.name(),
        })
    });
    let mut out: Vec<Alarm> = wrote.collect();
    if now.outcome.is_some() {
        return out;
    }
    if now.running && !team.plan.on_paper {
        out.extend(team.lost.iter().cloned().map(Alarm::Lost));
        let quiet = team.chronicle.heard.iter().filter(|(_, at)| now.play_ms - **at >= SILENCE_MS);
        out.extend(quiet.map(|(line, at)| Alarm::Silence { line: line.clone(), since: *at }));
    }
    out.extend(team.chronicle.givings.bypasses(&team.aside).into_iter().map(|b| {
        let (given, times) = (b.given, b.times);
        let words = Evidence {
            n: given.n,
            at: given.at,
            by: given.by.clone(),
            line: given.line.clone(),
            words: given.words.clone(),
            name: given.name(),
        };
        Alarm::Bypassed { item: given.item.clone(), standing: given.standing, times, words }
    }));
    let waiting = team.chronicle.waiting.iter().filter(|(_, at)| now.play_ms - **at >= REQUEST_MS);
    out.extend(waiting.map(|(item, at)| Alarm::Request { item: item.clone(), since: *at }));
    out
}

impl Alarm {
    /// The words it is about.
    pub(crate) const fn evidence(&self) -> Option<&Evidence> {
        match self {
            Alarm::Bypassed { words, .. } | Alarm::Wrote(words) => Some(words),
            _ => None,
        }
    }

    /// In words; `seat` and `item` are what these are called.
    pub(crate) fn say(
        &self,
        words: &Words,
        play_ms: i64,
        seat: impl Fn(&str) -> String,
        item: impl Fn(&str) -> String,
    ) -> String {
        let minutes = |since: i64| Arg::Number((play_ms - since) / 60_000);
        match self {
            Alarm::Lost(who) => words.text("control-alarm-lost", &[("who", Arg::Text(&seat(who)))]),
            Alarm::Silence { since, .. } => words.text("control-alarm-silence", &[("n", minutes(*since))]),
            Alarm::Bypassed { item: what, standing, times, .. } => {
                let id = format!("watch-bypassed-{}", standing.name());
                let mut said = words.text(&id, &[("what", Arg::Text(&item(what)))]);
                if *times > 1 {
                    let times = Arg::Number(i64::try_from(*times).unwrap_or(i64::MAX));
                    said = format!("{said} {}", words.text("watch-bypassed-times", &[("times", times)]));
                }
                said
            }
            Alarm::Wrote(_) => words.t("watch-wrote"),
            Alarm::Request { item: what, since } => {
                words.text("control-alarm-request", &[("what", Arg::Text(&item(what))), ("n", minutes(*since))])
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::class::{TeamNow, TeamWatch};
    use crate::control::fold::tests::{said, told};
    use chain::LogId;
    use exercise::delivery::TeamPlan;
    use exercise::event::Event;
    use std::collections::{BTreeMap, BTreeSet};

    fn watch(play_ms: i64, running: bool) -> TeamWatch {
        let chronicle = told(&[
            (0, "engine", "", Event::Resumed),
            (1, "role_player", "phone", Event::LineOpened { n: 1 }),
            (10, "primary", "phone", said(1, "Hello.")),
            (20, "leader", "", Event::Requested { item: "tea".to_owned() }),
        ]);
        let plan = TeamPlan {
            id: "1".to_owned(),
            log: String::new(),
            languages: BTreeMap::new(),
            cast: BTreeMap::new(),
            played: BTreeMap::new(),
            outside: BTreeSet::new(),
            on_paper: false,
        };
        let now = TeamNow { play_ms, running, ..TeamNow::default() };
        let (open, lost) = (BTreeSet::new(), BTreeSet::from(["coach".to_owned()]));
        let (reached, aside) = Default::default();
        TeamWatch { plan, log: LogId::from_bytes([0; 16]), chronicle, now, open, lost, reached, aside }
    }

    #[test]
    fn silence_and_requests_are_told_when_their_time_is_over_and_not_before() {
        let lost = || Alarm::Lost("coach".to_owned());
        let silence = || Alarm::Silence { line: "phone".to_owned(), since: 10_000 };
        assert_eq!(alarms(&watch(99_999, true)), [lost()]);
        assert_eq!(alarms(&watch(100_000, true)), [lost(), silence()]);
        let request = || Alarm::Request { item: "tea".to_owned(), since: 20_000 };
        assert_eq!(alarms(&watch(200_000, true)), [lost(), silence(), request()]);
        assert_eq!(alarms(&watch(200_000, false)), [request()], "who stands still may be silent and away");
    }

    #[test]
    fn a_promise_without_command_stays_until_control_has_seen_it_also_while_the_clock_stands() {
        let mut team = watch(60_000, false);
        let coder = exercise::Scene::coder("en").unwrap();
        let text = "I promise you, you will get hot tea.";
        let unit = coder.code(text, None).units.remove(0);
        let thing = Some("tea".to_owned());
        let (topics, spared) = Default::default();
        let units = vec![exercise::event::CodedUnit { unit, topics, spared, thing, insult_here: false }];
        let mut take = |n: u64, seat: &str, event: Event| {
            let (seat, line) = (seat.to_owned(), "phone".to_owned());
            team.chronicle.take(n, &exercise::Happening { at: 30_000, seat, line, due: None, client: None, event });
        };
        take(5, "primary", said(2, text));
        take(6, "engine", Event::Coded { n: 2, units, nonsense: false });
        let raised = alarms(&team);
        let [Alarm::Bypassed { item, standing, times, words }] = raised.as_slice() else { panic!("{raised:?}") };
        assert_eq!((item.as_str(), *standing, *times), ("tea", Standing::Open, 1), "the leader has asked for it");
        assert_eq!((words.n, words.by.as_str(), words.words.as_str()), (5, "primary", text));
        let en = raised[0].say(Words::for_tag("en"), 60_000, str::to_owned, |_| "Tea".to_owned());
        assert!(en.contains("Tea") && en.contains("before command has answered"), "{en}");
        team.aside.insert(words.name.clone());
        assert!(alarms(&team).is_empty());
    }

    #[test]
    fn an_ended_scene_has_no_alarms() {
        let mut team = watch(500_000, true);
        assert!(!alarms(&team).is_empty());
        team.now.outcome = Some(scenario::Outcome::Peaceful);
        assert!(alarms(&team).is_empty());
    }
}
