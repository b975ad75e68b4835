//! What the exercises of a course have asked of people: how often each has played the far end or looked on from a seat of
//! staff, and how often each trainer has led and lent the far end words (doctrine 8: an exposure counter, trainers too).
//! Read from the logs of those exercises, never kept anywhere else.

use super::class::Class;
use super::history;
use crate::problem::Problem;
use crate::site::Site;
use exercise::delivery::Actor;
use exercise::delivery::event::{Event, Happening, Phase};
use exercise::team::order::Order;
use live::Person;
use scenario::structure::Role;
use std::collections::{BTreeMap, BTreeSet};
use words::{Arg, Words};

/// From how many exercises at the far end on, and beside it, somebody else should have a turn.
const OFTEN: usize = 3;
const OFTEN_BESIDE: usize = 6;

/// In how many exercises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Times {
    /// Played the far end or, as a trainer, lent it words.
    far: usize,
    /// Looked on or, as a trainer, led.
    beside: usize,
}

impl Times {
    pub(crate) const fn often(self) -> bool {
        self.far >= OFTEN || self.beside >= OFTEN_BESIDE
    }

    /// In words, of somebody who plays; empty for never.
    pub(crate) fn of_person(self, words: &Words) -> String {
        self.told(words, "control-exposure", "control-exposure-beside")
    }

    /// In words, of a trainer.
    pub(crate) fn of_trainer(self, words: &Words) -> String {
        self.told(words, "control-exposure-lent", "control-exposure-led")
    }

    fn told(self, words: &Words, far: &str, beside: &str) -> String {
        let one = |(id, n): (&str, usize)| {
            (n > 0).then(|| words.text(id, &[("n", Arg::Number(i64::try_from(n).unwrap_or(i64::MAX)))]))
        };
        [(far, self.far), (beside, self.beside)].into_iter().filter_map(one).collect::<Vec<_>>().join(" · ")
    }
}

#[derive(Debug, Default)]
pub(crate) struct Exposure {
    /// By person of this exercise.
    people: BTreeMap<String, Times>,
    /// Trainers by name.
    pub(crate) trainers: Vec<(String, Times)>,
}

impl Exposure {
    pub(crate) fn times(&self, person: &str) -> Times {
        self.people.get(person).copied().unwrap_or_default()
    }
}

/// Reads this exercise and all others of its course or among its rounds.
pub(crate) async fn of(site: &Site, class: &Class) -> Result<Exposure, Problem> {
    let (mut people, mut trainers): (BTreeMap<String, Times>, BTreeMap<String, Times>) = Default::default();
    let all = site.house.deliveries().await?;
    for listed in all.iter().filter(|l| history::together(&all, l, &class.listed)) {
        let Ok(log) = listed.id.parse() else { continue };
        let proceedings = site.house.proceedings(&log).await?;
        let (led, lent) = led(&proceedings);
        count(&mut trainers, lent, led);
        let Some(pack) = history::played_with(site, &proceedings).await? else { continue };
        let role = |seat: &str| pack.structure.seat(seat).map(|s| s.role);
        let known = site.house.people(&log).await?;
        let known: BTreeMap<&str, String> = known.iter().map(|p| (p.id.as_str(), history::known_as(p))).collect();
        let sat = history::sat(&proceedings);
        let who = |is: fn(Role) -> bool| {
            let sat = sat.iter().filter(|(_, seat)| role(seat).is_some_and(is));
            sat.filter_map(|(person, _)| known.get(person.as_str()).cloned()).collect::<BTreeSet<String>>()
        };
        count(&mut people, who(|r| r == Role::RolePlayer), who(|r| r.is_staff() || r == Role::Observer));
    }
    let of = |p: &Person| (p.id.clone(), people.get(&history::known_as(p)).copied().unwrap_or_default());
    // Whoever gave orders and has no account any more is no longer known.
    let staff = site.house.staff().await?.into_iter();
    let trainers = staff.filter_map(|s| Some((s.name, *trainers.get(&Actor::Control(s.id).name())?))).collect();
    Ok(Exposure { people: class.people.values().map(of).collect(), trainers })
}

fn count(counts: &mut BTreeMap<String, Times>, far: BTreeSet<String>, beside: BTreeSet<String>) {
    far.into_iter().for_each(|who| counts.entry(who).or_default().far += 1);
    beside.into_iter().for_each(|who| counts.entry(who).or_default().beside += 1);
}

/// Who has done something while teams played, people and trainers alike, as they stand in the log; and who has lent the
/// far end words.
fn led(proceedings: &[(u64, Happening)]) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut running, mut led, mut lent) = (false, BTreeSet::new(), BTreeSet::new());
    for (_, h) in proceedings {
        if let Event::Entered { phase } = &h.event {
            running = *phase == Phase::Running;
        }
        if running {
            led.insert(h.by.clone());
        }
        if matches!(&h.event, Event::Ordered { order: Order::Speak { .. }, .. }) {
            lent.insert(h.by.clone());
        }
    }
    (led, lent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_led_and_who_lent_a_voice_is_counted_once_an_exercise() {
        let by = |by: &str, event: Event| (0, Happening { at: 0, by: by.to_owned(), client: None, event });
        let ordered = |order: Order| Event::Ordered { teams: vec!["1".to_owned()], order };
        let speak = || ordered(Order::Speak { subject: "person".to_owned(), text: "x".to_owned() });
        let told = [
            by("early", ordered(Order::Pause)),
            by("dana", Event::Entered { phase: Phase::Running }),
            by("dana", speak()),
            by("dana", speak()),
            by("lee", ordered(Order::Pause)),
            by("dana", Event::Entered { phase: Phase::Debrief }),
            by("late", ordered(Order::Pause)),
        ];
        let set = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<BTreeSet<_>>();
        let (beside, far) = led(&told);
        assert_eq!((beside.clone(), far.clone()), (set(&["dana", "lee"]), set(&["dana"])));
        let mut counts = BTreeMap::new();
        count(&mut counts, far.clone(), beside.clone());
        count(&mut counts, far, beside);
        assert_eq!(counts["dana"], Times { far: 2, beside: 2 });
        assert_eq!(counts["lee"], Times { far: 0, beside: 2 });
    }

    #[test]
    fn the_far_end_weighs_more_than_looking_on() {
        let often = |far, beside| Times { far, beside }.often();
        assert!(often(3, 0) && often(0, 6) && !often(2, 5));
        let words = Words::for_tag("en");
        assert_eq!(Times::default().of_person(words), "");
        assert_eq!(Times { far: 0, beside: 2 }.of_trainer(words), "led an exercise: 2 times on this course");
        let both = Times { far: 1, beside: 1 }.of_person(words);
        assert!(both.starts_with("far end: 1 time") && both.contains(" · looked on: 1 time"), "{both}");
    }
}
