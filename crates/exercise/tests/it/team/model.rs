//! Whatever people, control and the machine do to a team's injects, and when each then has to come: a model of their times,
//! kept from the log's own words. At that very play time, once, and no two together that were not due together.

use super::{call, decision, hang_up, pick_up, say, set};
use crate::play::Play;
use exercise::event::{ENGINE, Event, Happening};
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::table::Planned;
use exercise::{Command, Scene};
use proptest::prelude::*;
use scenario::structure::When;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
pub(super) enum Op {
    Wait(i64),
    Pause,
    Resume,
    SafeWord,
    Outage {
        before: i64,
        ms: i64,
    },
    Send(usize),
    Hold(usize),
    LetGo(usize),
    Skip(usize),
    Edit(usize),
    /// To this minute.
    Move(usize, i64),
    /// The process dies and is started again; this many of the last batches were not stored.
    Crash(usize),
    /// The last orders are copied once more.
    CopyAgain(usize),
    Request,
    File,
    Ask,
    Tag(usize),
    HangUp,
    Call,
    /// Control plans one of its own for this minute; of so few ids that some are taken.
    Plan(usize, i64),
    Restore(usize),
}

pub(super) fn op() -> impl Strategy<Value = Op> {
    let n = 0..24usize;
    prop_oneof![
        6 => (1..90_000i64).prop_map(Op::Wait),
        4 => (90_000..900_000i64).prop_map(Op::Wait),
        2 => Just(Op::Pause),
        4 => Just(Op::Resume),
        1 => Just(Op::SafeWord),
        2 => (0..12_000i64, 15_001..7_200_000i64).prop_map(|(before, ms)| Op::Outage { before, ms }),
        3 => n.clone().prop_map(Op::Send),
        4 => n.clone().prop_map(Op::Hold),
        4 => n.clone().prop_map(Op::LetGo),
        1 => n.clone().prop_map(Op::Skip),
        2 => n.clone().prop_map(Op::Edit),
        3 => (n, 0..80i64).prop_map(|(n, minute)| Op::Move(n, minute)),
        2 => (0..4usize).prop_map(Op::Crash),
        2 => (1..6usize).prop_map(Op::CopyAgain),
        1 => Just(Op::Request),
        1 => Just(Op::File),
        1 => Just(Op::Ask),
        2 => (0..5usize).prop_map(Op::Tag),
        1 => Just(Op::HangUp),
        1 => Just(Op::Call),
        3 => (0..4usize, 0..80i64).prop_map(|(n, minute)| Op::Plan(n, minute)),
        1 => (0..24usize).prop_map(Op::Restore),
    ]
}

/// An inject as the test expects it.
#[derive(Clone, Debug, Default)]
struct Slot {
    at: Option<i64>,
    waits: Option<i64>,
    held: bool,
    text: Option<String>,
    over: bool,
    /// By a stage or a step, whose moment the engine alone knows.
    felt: bool,
    /// Of control's own: its first words.
    own: Option<String>,
}

impl Slot {
    /// What it waited for is so, from this time.
    fn come_true(&mut self, at: i64) {
        if self.held {
            self.waits.get_or_insert(at);
        } else if !self.over {
            self.at.get_or_insert(at);
        }
    }
}

/// What must hold of a log of a team, up to this play time.
pub(super) fn promises(play: &Play<'_>) {
    let structure = &play.scene.pack.structure;
    let simulated = !play.scene.people.is_empty();
    let mut slots: BTreeMap<String, Slot> = BTreeMap::new();
    for spec in &structure.injects {
        let case = spec.when.case_minute.map(|m| m / f64::from(structure.case_rate));
        let at = spec.when.play_minute.or(case).map(|m| (m * 60_000.0).round() as i64);
        let felt = simulated && (spec.when.after_step.is_some() || spec.when.at_stage.is_some());
        slots.insert(spec.id.clone(), Slot { at, felt, ..Slot::default() });
    }
    let mut clients = BTreeSet::new();
    let mut ended = false;
    for (at, h) in play.timed() {
        assert!(h.client.as_ref().is_none_or(|c| clients.insert(c.clone())), "{:?} twice", h.client);
        for (id, slot) in &slots {
            let late = !slot.over && slot.at.is_some_and(|due| due < at);
            assert!(!late || ended, "{id} was due at {:?} and had not come at {at}: {h:?}", slot.at);
        }
        follow(play.scene, &mut slots, at, h);
        ended |= matches!(h.event, Event::Ended { .. });
    }
    let reached = play.state.clock.play_at(play.now);
    for (id, slot) in &slots {
        let lost = !ended && !slot.over && slot.at.is_some_and(|due| due <= reached) && play.state.clock.running();
        assert!(!lost, "{id} was due at {:?} and has not come at {reached}", slot.at);
    }
}

fn follow(scene: &Scene, slots: &mut BTreeMap<String, Slot>, at: i64, h: &Happening) {
    let injects = &scene.pack.structure.injects;
    let call_off = |slots: &mut BTreeMap<String, Slot>, waits: &dyn Fn(&When) -> bool| {
        for spec in injects.iter().filter(|i| waits(&i.when)) {
            let slot = slots.get_mut(&spec.id).unwrap();
            (slot.at, slot.waits) = (None, None);
        }
    };
    let bring = |slots: &mut BTreeMap<String, Slot>, waits: &dyn Fn(&When) -> bool| {
        for spec in injects.iter().filter(|i| waits(&i.when)) {
            let slot = slots.get_mut(&spec.id).unwrap();
            if !slot.felt {
                slot.come_true(at + i64::from(spec.when.delay_seconds.unwrap_or(12)) * 1_000);
            }
        }
    };
    match &h.event {
        Event::Injected { inject, text } => {
            came(slots.get_mut(inject).unwrap(), inject, text.as_ref(), at, h);
            bring(slots, &|w| w.after_inject.as_ref() == Some(inject));
        }
        Event::Told { inject: Some(inject), text, .. } => {
            let slot = slots.get_mut(inject).unwrap();
            let changed = Some(text).filter(|t| Some(*t) != slot.own.as_ref());
            came(slot, inject, changed, at, h);
        }
        Event::Planned { inject, planned } => {
            let slot = Slot { at: Some(planned.play_ms.max(at)), own: Some(planned.text.clone()), ..Slot::default() };
            assert!(slots.insert(inject.clone(), slot).is_none(), "{inject} was planned twice");
        }
        Event::InjectSet { inject, to } => {
            let slot = slots.get_mut(inject).unwrap();
            assert!(!slot.over, "{inject} was changed after it was over");
            change(slot, to, at);
        }
        Event::Requested { item } => {
            call_off(slots, &|w| w.absent_request.as_ref() == Some(item));
            bring(slots, &|w| w.after_request.as_ref() == Some(item));
        }
        Event::Answered { item, .. } => bring(slots, &|w| w.after_answer.as_ref() == Some(item)),
        Event::RangOff => bring(slots, &|w| w.after_hang_up.as_ref() == Some(&h.line)),
        Event::Tagged { tag, .. } => {
            call_off(slots, &|w| w.absent_code.as_ref() == Some(tag));
            bring(slots, &|w| w.after_tag.as_ref() == Some(tag));
        }
        // What hangs on the boards from the beginning was put up by nobody.
        Event::Filed { paper, .. } if h.seat != ENGINE => {
            call_off(slots, &|w| w.absent_paper.as_ref() == Some(paper));
            bring(slots, &|w| w.after_paper.as_ref() == Some(paper));
        }
        Event::Coded { units, .. } => {
            let codes: Vec<&str> = units.iter().map(|u| u.unit.code().name()).collect();
            call_off(slots, &|w| w.absent_code.as_deref().is_some_and(|c| codes.contains(&c)));
        }
        _ => {}
    }
}

/// It came: at its time or by control's hand, in its words, and for the first time.
fn came(slot: &mut Slot, inject: &str, text: Option<&String>, at: i64, h: &Happening) {
    assert!(!slot.over, "{inject} came although it had come or was skipped");
    assert_eq!(text, slot.text.as_ref(), "{inject}: its words");
    if h.due.is_some() {
        assert!(!slot.held, "{inject} came while it was held");
        let known = slot.at == Some(at) || slot.felt && slot.at.is_none();
        assert!(known, "{inject} came at {at}, and was due at {:?}", slot.at);
    } else {
        assert_eq!(h.seat, "director", "sent by hand");
    }
    slot.over = true;
}

fn change(slot: &mut Slot, to: &InjectChange, now: i64) {
    match to {
        InjectChange::Held => {
            slot.held = true;
            slot.waits = slot.at.take().or(slot.waits);
        }
        InjectChange::Released => {
            slot.held = false;
            slot.at = slot.waits.take().map(|t| t.max(now)).or(slot.at);
        }
        InjectChange::Skipped => slot.over = true,
        InjectChange::Edited { text } => slot.text = Some(text.clone()),
        InjectChange::Restored => slot.text = None,
        InjectChange::Moved { play_ms } => {
            let t = Some((*play_ms).max(now));
            if slot.held { slot.waits = t } else { slot.at = t }
        }
    }
}

/// The id of an inject of control's own.
fn own(n: usize) -> String {
    format!("own-{n}")
}

/// Does what people do, or waits; what control does is answered as an order. Crashes and copies are the caller's.
pub(super) fn deed(play: &mut Play<'_>, op: &Op) -> Option<Order> {
    let mut injects: Vec<String> = play.scene.pack.structure.injects.iter().map(|i| i.id.clone()).collect();
    injects.extend((0..4).map(own));
    let inject = |n: usize| injects[n % injects.len()].clone();
    let by = |play: &mut Play<'_>, seat: &str, command: Command| drop(play.by(seat, &command, None));
    let item = play.scene.pack.structure.desk[0].id.clone();
    match op {
        Op::Wait(ms) => play.wait(*ms),
        Op::Outage { before, ms } => play.outage(play.now - before, *ms),
        Op::Crash(_) | Op::CopyAgain(_) => {}
        Op::SafeWord => by(play, "observer", Command::SafeWord),
        Op::Request => by(play, "coach", Command::Request { item }),
        Op::File => by(play, "leader", decision()),
        Op::Ask => by(play, "primary", say("phone", "Are you thinking of killing yourself?")),
        Op::Tag(n) => {
            let tag = ["disclose", "hook", "agree_step", "laughs", "suicide_question"][*n].to_owned();
            by(play, "recorder", Command::Tag { tag, ago_ms: 0 });
        }
        Op::HangUp => by(play, "primary", hang_up()),
        Op::Call => {
            by(play, "primary", call());
            by(play, "role_player", pick_up());
        }
        Op::Pause => return Some(Order::Pause),
        Op::Resume => return Some(Order::Resume),
        Op::Send(n) => return Some(Order::Send { inject: inject(*n) }),
        Op::Hold(n) => return Some(set(&inject(*n), InjectChange::Held)),
        Op::LetGo(n) => return Some(set(&inject(*n), InjectChange::Released)),
        Op::Skip(n) => return Some(set(&inject(*n), InjectChange::Skipped)),
        Op::Edit(n) => return Some(set(&inject(*n), InjectChange::Edited { text: format!("words {n}") })),
        Op::Move(n, minute) => return Some(set(&inject(*n), InjectChange::Moved { play_ms: minute * 60_000 + 137 })),
        Op::Plan(n, minute) => {
            let planned = Planned { play_ms: minute * 60_000, how: TellKind::Call, to: Vec::new(), text: own(*n) };
            return Some(Order::Plan { inject: own(*n), planned });
        }
        Op::Restore(n) => return Some(set(&inject(*n), InjectChange::Restored)),
    }
    None
}

/// Copies an order as the exercise's own log numbers it. A team that has ended takes none.
pub(super) fn copy(play: &mut Play<'_>, n: u64, order: &Order) {
    let ended = play.state.outcome.is_some();
    let done = play.by("director", &Command::Order(order.clone()), Some(&format!("order:{n}")));
    match done {
        Ok(events) => assert!(events > 0 || play.state.clients.contains(&format!("order:{n}")), "{order:?}"),
        Err(refusal) => assert!(ended || play.state.outcome.is_some(), "{order:?}: {refusal}"),
    }
}
