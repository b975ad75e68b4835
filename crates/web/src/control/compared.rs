//! Which decision of each team stands side by side on the wall: the newest, or the one that control has chosen.

use super::class::{Class, TeamWatch};
use super::decided::{self, Decision};
use super::projector::DECISIONS;
use crate::room::seen::Item;
use scenario::papers::DECISION;
use std::collections::BTreeMap;

/// The numbers of chosen decisions, by team. Written as `decisions:<team>:<number>,<team>:<number>`; `decisions` alone
/// shows the newest of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Chosen(BTreeMap<String, u64>);

impl Chosen {
    /// What is chosen, if what stands on the wall is decisions.
    pub(crate) fn read(shown: &str) -> Option<Chosen> {
        let rest = shown.strip_prefix(DECISIONS)?;
        if rest.is_empty() {
            return Some(Chosen::default());
        }
        let one = |part: &str| {
            let (team, n) = part.split_once(':')?;
            Some((team.to_owned(), n.parse().ok()?))
        };
        rest.strip_prefix(':')?.split(',').map(one).collect::<Option<_>>().map(Chosen)
    }

    /// How it is asked for.
    fn what(&self) -> String {
        let parts: Vec<String> = self.0.iter().map(|(team, n)| format!("{team}:{n}")).collect();
        format!("{DECISIONS}:{}", parts.join(","))
    }

    /// The decision of a team that stands on the wall.
    pub(crate) fn of(&self, class: &Class, team: &TeamWatch) -> Option<Decision> {
        let newest = decided::for_all(class, team).last()?;
        let chosen = self.0.get(&team.plan.id).and_then(|n| holds(team, *n));
        Some(decided::decision(class, team, chosen.unwrap_or(newest)))
    }

    /// The same with another decision of a team. Teams that have answered the same question come along with theirs.
    fn with(&self, all: &[(String, Vec<Decision>)], team: &str, picked: &Decision) -> Chosen {
        let mut chosen = self.0.clone();
        for (other, decisions) in all {
            let same = decisions.iter().rev().find(|d| alike(&d.question, &picked.question));
            if let Some(d) = same {
                chosen.insert(other.clone(), d.n);
            }
        }
        chosen.insert(team.to_owned(), picked.n);
        Chosen(chosen)
    }
}

/// The decision that holds now in place of one that was chosen: a correction stands under a number of its own. Another
/// paper's entry is none.
fn holds(team: &TeamWatch, n: u64) -> Option<&Item> {
    let item = team.chronicle.seen.papers.get(DECISION)?.iter().find(|item| item.n == n)?;
    match item.replaced_by {
        Some(newer) => holds(team, newer),
        None => Some(item),
    }
}

/// Whether two questions are the same but for case and spaces.
fn alike(a: &str, b: &str) -> bool {
    let words = |text: &str| text.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    words(a) == words(b)
}

/// A decision with the way to the wall.
pub(crate) struct Pick {
    pub(crate) decision: Decision,
    /// What the projector is asked to show.
    pub(crate) what: String,
    pub(crate) shown: bool,
}

/// The decisions of all teams, oldest first, each with the way to the wall.
pub(crate) fn picks(class: &Class) -> Vec<(String, Vec<Pick>)> {
    let shown = Chosen::read(&class.state.shown);
    let now = shown.clone().unwrap_or_default();
    let on_the_wall = |team: &TeamWatch| shown.as_ref().and_then(|chosen| chosen.of(class, team)).map(|d| d.n);
    let walls: Vec<Option<u64>> = class.teams.iter().map(on_the_wall).collect();
    let all: Vec<(String, Vec<Decision>)> =
        class.teams.iter().map(|t| (t.plan.id.clone(), decided::decisions(class, t))).collect();
    let pick = |team: &str, wall: Option<u64>, d: &Decision| Pick {
        what: now.with(&all, team, d).what(),
        shown: wall == Some(d.n),
        decision: d.clone(),
    };
    let of = |((team, decisions), wall): (&(String, Vec<Decision>), Option<u64>)| {
        (team.clone(), decisions.iter().map(|d| pick(team, wall, d)).collect())
    };
    all.iter().zip(walls).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(n: u64, question: &str) -> Decision {
        let (clock, by) = (String::new(), String::new());
        Decision {
            n,
            clock,
            by,
            question: question.to_owned(),
            options: Vec::new(),
            no_other: None,
            decided: None,
            glosses: Vec::new(),
        }
    }

    #[test]
    fn what_was_chosen_is_read_as_it_was_asked_for() {
        let chosen = Chosen([("1".to_owned(), 57), ("2".to_owned(), 9)].into());
        assert_eq!(chosen.what(), "decisions:1:57,2:9");
        assert_eq!(Chosen::read(&chosen.what()), Some(chosen));
        assert_eq!(Chosen::read("decisions"), Some(Chosen::default()));
        for other in ["", "clock", "moment:1:57", "decisionsx", "decisions:", "decisions:1", "decisions:1:x"] {
            assert_eq!(Chosen::read(other), None, "{other}");
        }
    }

    #[test]
    fn teams_with_the_same_question_come_along_and_the_others_stay() {
        let all = [
            ("1".to_owned(), vec![decision(5, "Send the inhaler?"), decision(9, "Let them talk?")]),
            ("2".to_owned(), vec![decision(4, "send  the INHALER?"), decision(6, "Send the inhaler?")]),
            ("3".to_owned(), vec![decision(7, "Cut the power?")]),
        ];
        let before = Chosen([("3".to_owned(), 7)].into());
        let chosen = before.with(&all, "1", &all[0].1[0]);
        assert_eq!(chosen.what(), "decisions:1:5,2:6,3:7");
        let older = chosen.with(&all, "2", &all[1].1[0]);
        assert_eq!(older.what(), "decisions:1:5,2:4,3:7", "the one that was picked, and not a later one like it");
    }
}
