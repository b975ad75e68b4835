//! A team at its table: who sees what, who may do what, injects in control's hands, a person at the far end, papers, the
//! safe word. Expectations are written out here as tables; nothing asks the code what it expects of itself.

mod bypassed;
mod commands;
mod conditions;
mod far_end;
mod injects;
mod interpreter;
mod later;
mod lent;
mod marks;
mod model;
mod orders;
mod papers;
mod rights;
mod seen;
mod several;
mod stops;
mod voice;

use crate::packs;
use crate::play::Play;
use exercise::event::Event;
use exercise::team::Team;
use exercise::team::order::{InjectChange, Order};
use exercise::{Command, Scene};
use scenario::Pack;
use scenario::structure::{Role, Seat};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// How the far end is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FarEnd {
    Simulated,
    /// A person writes at a seat of this program.
    Played,
    /// A person speaks on a real telephone.
    Outside,
}

/// A team's scene of a pack. Every role has a seat: those that the pack does not give one get one.
pub(crate) fn scene(pack: &Arc<Pack>, far: FarEnd, seed: u64) -> Scene {
    scene_in(pack, "en", far, seed)
}

pub(crate) fn scene_in(pack: &Arc<Pack>, language: &str, far: FarEnd, seed: u64) -> Scene {
    let mut genesis = packs::genesis(pack, language, seed);
    let cast = std::mem::take(&mut genesis.cast);
    let mut team = Team { exercise: "e".to_owned(), name: "1".to_owned(), ..Team::default() };
    if far == FarEnd::Simulated {
        genesis.cast = cast;
    } else {
        team.played = cast.keys().map(|part| (part.clone(), "role_player".to_owned())).collect();
        team.parts = cast;
    }
    if far == FarEnd::Outside {
        team.outside = ["phone".to_owned()].into();
    }
    genesis.team = Some(team);
    Scene::new(genesis, full(pack)).unwrap()
}

/// The pack with a seat for each role, made once.
pub(crate) fn full(pack: &Arc<Pack>) -> Arc<Pack> {
    static FULL: Mutex<BTreeMap<String, Arc<Pack>>> = Mutex::new(BTreeMap::new());
    let mut made = FULL.lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(made.entry(pack.hash.clone()).or_insert_with(|| seated(pack)))
}

fn seated(pack: &Pack) -> Arc<Pack> {
    let mut pack = pack.clone();
    for role in Role::ALL.iter().copied() {
        if !pack.structure.seats.iter().any(|s| s.role == role) {
            let seat = Seat { id: role.name().to_owned(), role, required: false, plays: None };
            pack.structure.seats.push(seat);
        }
    }
    Arc::new(pack)
}

/// A team's log as it is set up: its clock stands until the class begins.
pub(crate) fn set_up(scene: &Scene) -> Play<'_> {
    let mut play = Play::begin(scene);
    play.write(Event::Paused);
    play
}

/// The same, begun.
pub(crate) fn begun(scene: &Scene) -> Play<'_> {
    let mut play = set_up(scene);
    order(&mut play, Order::Resume);
    play
}

/// The seat of a role.
pub(crate) fn seat(scene: &Scene, role: Role) -> String {
    scene.pack.structure.seats.iter().find(|s| s.role == role).map(|s| s.id.clone()).unwrap()
}

/// Control orders something; the number of new events.
pub(crate) fn order(play: &mut Play<'_>, order: Order) -> usize {
    play.by("director", &Command::Order(order), None).unwrap()
}

pub(crate) fn set(inject: &str, to: InjectChange) -> Order {
    Order::Set { inject: inject.to_owned(), to }
}

pub(crate) fn line(id: &str) -> String {
    id.to_owned()
}

pub(crate) fn call() -> Command {
    Command::Call { line: line("phone") }
}

pub(crate) fn pick_up() -> Command {
    Command::PickUp { line: line("phone") }
}

pub(crate) fn hang_up() -> Command {
    Command::HangUp { line: line("phone") }
}

pub(crate) fn say(on: &str, text: &str) -> Command {
    Command::Say { line: line(on), text: text.to_owned() }
}

pub(crate) fn file(paper: &str, fields: &[(&str, &str)]) -> Command {
    Command::File { paper: paper.to_owned(), fields: fields_of(fields), replaces: None }
}

pub(crate) fn fields_of(fields: &[(&str, &str)]) -> BTreeMap<String, String> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What a decision needs at least.
pub(crate) fn decision() -> Command {
    file(
        "decision",
        &[
            ("question", "Who is moved back?"),
            ("decided_at", "02:40"),
            ("information.0.known", "Two officers in sight"),
            ("risk", "He watches them"),
            ("aims", "Quiet"),
            ("options.0.option", "Move them"),
            ("options.0.chosen", "yes"),
            ("options.0.why", "He breathes easier"),
            ("options.1.option", "Leave them"),
            ("options.1.chosen", "no"),
            ("options.1.why", "He counts them"),
            ("lawful", "yes"),
            ("necessary", "yes"),
            ("proportionate", "yes"),
            ("non_discriminatory", "not_applicable"),
            ("review_at", "03:00"),
        ],
    )
}

/// The number of the last event.
pub(crate) fn last(play: &Play<'_>) -> u64 {
    play.log.len() as u64
}

/// Rings and is answered: the primary talks with the role-player.
pub(crate) fn connect(play: &mut Play<'_>) {
    play.by("primary", &call(), None).unwrap();
    play.by("role_player", &pick_up(), None).unwrap();
}
