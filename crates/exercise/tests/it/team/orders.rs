//! One trainer and two teams: orders stand in the exercise's own log first and are copied into the teams' from there. The
//! process may die in between, with one team told and the other not. Each order is carried out once, in order.

use super::conditions::waiting;
use super::model::{Op, copy, deed, op, promises};
use super::{FarEnd, scene, set_up};
use crate::delivery::opening;
use crate::packs;
use crate::play::Play;
use exercise::Scene;
use exercise::delivery::{self, Actor, Command};
use exercise::team::order::{Order, TellKind};
use exercise::team::table::Planned;
use proptest::prelude::*;

/// Whom something concerns.
#[derive(Clone, Copy, Debug)]
enum To {
    First,
    Second,
    All,
}

/// What happens between an order's standing in the exercise's log and its reaching the teams.
#[derive(Clone, Copy, Debug)]
enum Between {
    Nothing,
    /// The process dies; only so many of the teams were told.
    Death(usize),
}

#[derive(Clone, Debug)]
struct Step {
    to: To,
    op: Op,
    between: Between,
}

fn step() -> impl Strategy<Value = Step> {
    let to = prop_oneof![2 => Just(To::First), 2 => Just(To::Second), 3 => Just(To::All)];
    let between = prop_oneof![5 => Just(Between::Nothing), 2 => (0..2usize).prop_map(Between::Death)];
    (to, op(), between).prop_map(|(to, op, between)| Step { to, op, between })
}

/// The exercise's own log, and its two teams.
struct Class<'a> {
    own: delivery::State,
    teams: [Play<'a>; 2],
}

impl<'a> Class<'a> {
    fn begin(scene: &'a Scene) -> Class<'a> {
        let mut own = delivery::State::default();
        let by = "control".to_owned();
        own.evolve(&delivery::Happening { at: 1, by, client: None, event: delivery::Event::Opened(opening(2)) });
        let mut class = Class { own, teams: [set_up(scene), set_up(scene)] };
        class.order(To::All, Order::Resume);
        class.copy(2);
        class
    }

    /// An order stands in the exercise's log.
    fn order(&mut self, to: To, order: Order) {
        let teams = match to {
            To::First => vec!["1".to_owned()],
            To::Second => vec!["2".to_owned()],
            To::All => Vec::new(),
        };
        let control = Actor::Control("t1".to_owned());
        let structure = &self.teams[0].scene.pack.structure;
        let command = Command::Order { teams, order };
        delivery::decide(structure, &mut self.own, &control, &command, None, self.teams[0].now).unwrap();
    }

    /// Carries over, into the first so many teams, whatever they have not got: whoever looks next does it.
    fn copy(&mut self, told: usize) {
        for (nth, play) in self.teams.iter_mut().enumerate().take(told) {
            let name = (nth + 1).to_string();
            for (n, _, order) in self.own.orders.iter().filter(|(_, teams, _)| teams.contains(&name)) {
                copy(play, *n, order);
            }
        }
    }

    fn step(&mut self, step: &Step) {
        let nth = usize::from(matches!(step.to, To::Second));
        match &step.op {
            // Time passes for both.
            Op::Wait(_) | Op::Outage { .. } => self.teams.iter_mut().for_each(|play| drop(deed(play, &step.op))),
            Op::Crash(_) => self.die(),
            Op::CopyAgain(_) => self.copy(2),
            op => {
                let Some(order) = deed(&mut self.teams[nth], op) else { return };
                self.order(step.to, order);
                if let Between::Death(told) = step.between {
                    self.copy(told);
                    self.die();
                }
                self.copy(2);
            }
        }
    }

    /// What was acknowledged is stored, and nothing is in memory any more.
    fn die(&mut self) {
        for play in &mut self.teams {
            let stored = play.log.len();
            play.crash(stored);
            play.wait(700);
        }
    }

    /// Each team's log has each of its orders once, in the order in which they were given.
    fn every_order_once(&self) {
        for (nth, play) in self.teams.iter().enumerate() {
            let name = (nth + 1).to_string();
            let given = self.own.orders.iter().filter(|(_, teams, _)| teams.contains(&name)).map(|(n, ..)| *n);
            let carried = play.log.iter().filter_map(|h| h.client.as_deref()?.strip_prefix("order:")?.parse().ok());
            let carried: Vec<u64> = carried.collect();
            let given: Vec<u64> = given.collect();
            // A team that has ended takes no orders any more.
            let want = if play.state.outcome.is_some() { &given[..carried.len().min(given.len())] } else { &given[..] };
            assert_eq!(carried, want, "team {name}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn two_teams_get_every_order_once_whatever_dies_in_between(seed: u64, steps in prop::collection::vec(step(), 1..40)) {
        let pack = if seed % 2 == 0 { packs::bridge() } else { packs::barricade() };
        let scene = scene(&waiting(&pack), FarEnd::Played, seed);
        let mut class = Class::begin(&scene);
        steps.iter().for_each(|step| class.step(step));
        class.teams.iter_mut().for_each(|play| play.wait(0));
        class.every_order_once();
        class.teams.iter().for_each(promises);
    }
}

/// Without an id of its own an inject is called after its order: the same in every team, and never twice.
#[test]
fn an_inject_without_an_id_gets_its_orders_number_in_every_team() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut class = Class::begin(&scene);
    let plan = |text: &str| {
        let planned = Planned { play_ms: 60_000, to: Vec::new(), how: TellKind::News, text: text.to_owned() };
        Order::Plan { inject: String::new(), planned }
    };
    let mut ids = Vec::new();
    for to in [To::All, To::Second] {
        class.order(to, plan(" Rain. "));
        class.copy(2);
        ids.push(format!("own-{}", class.own.n));
    }
    let planned = |nth: usize| class.teams[nth].state.table.as_ref().unwrap().planned.clone();
    assert_eq!(planned(0).keys().collect::<Vec<_>>(), [&ids[0]]);
    assert_eq!(planned(1).keys().collect::<Vec<_>>(), [&ids[0], &ids[1]]);
    assert!(planned(1).values().all(|p| p.text == "Rain."));
    let control = Actor::Control("t1".to_owned());
    let mut refused = |text: &str| {
        let command = Command::Order { teams: Vec::new(), order: plan(text) };
        let structure = &scene.pack.structure;
        delivery::decide(structure, &mut class.own, &control, &command, None, 1).map_err(|r| r.name())
    };
    assert_eq!(refused(" ").unwrap_err(), "empty");
    assert_eq!(refused(&"x".repeat(exercise::limits::MARK_CHARS + 1)).unwrap_err(), "too_long");
    for _ in ids.len()..exercise::limits::PLANNED {
        refused("x").unwrap();
    }
    assert_eq!(refused("x").unwrap_err(), "too_many");
}
