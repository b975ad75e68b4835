//! Promises need a world: what command did not grant is found out (doctrine 0.5, 2.9).

use crate::scene::{Scene, has, item, moved, named, plain};
use coding::Code;
use scenario::Act;
use subject::heard::Desk;
use subject::{Cue, HeardUnit, Stimulus, Var};

fn promise(id: &str) -> HeardUnit {
    HeardUnit { thing: Some(item(id)), ..plain(Code::Promise) }
}

#[test]
fn a_promise_without_backing_is_found_out() {
    let mut scene = Scene::viktor();
    let r = scene.hear(&[promise("hot_tea")]);
    assert!(moved(&r, Cue::PromiseUnbacked, Var::Trust).unwrap() > 0, "it pleases at first");
    scene.now += 3 * 60_000;
    assert!(!has(&scene.hear(&[plain(Code::Information)]), Cue::LieFound), "not yet");
    scene.now += 2 * 60_000;
    let r = scene.hear(&[plain(Code::Information)]);
    assert!(moved(&r, Cue::LieFound, Var::Trust).unwrap() < -20_000);
    assert_eq!((r.after.owed, r.after.lies), (0, 1));
    assert!(!has(&scene.hear(&[plain(Code::Information)]), Cue::LieFound), "once");
}

#[test]
fn a_promise_that_command_refuses_is_broken() {
    let mut scene = Scene::viktor();
    scene.hear(&[promise("hr_answer")]);
    scene.desk.refused = Desk::bit(item("hr_answer"));
    let r = scene.hear(&[plain(Code::Information)]);
    assert!(moved(&r, Cue::PromiseBroken, Var::Trust).unwrap() < 0 && r.after.lies == 1);
}

#[test]
fn what_was_granted_may_be_promised_and_is_kept() {
    let mut scene = Scene::viktor();
    let bit = Desk::bit(item("lights_off"));
    scene.hear(&[promise("lights_off")]);
    scene.desk = Desk { asked: bit, granted: bit, refused: 0 };
    let r = scene.react(&Stimulus::Delivered { thing: item("lights_off") });
    assert!(moved(&r, Cue::PromiseKept, Var::Trust).unwrap() > 0);
    assert_eq!((r.after.owed, r.after.kept & bit), (0, bit));
    scene.now += 10 * 60_000;
    let later = scene.hear(&[promise("lights_off")]);
    let once_more = scene.would(&[promise("lights_off")]);
    assert!(has(&once_more, Cue::GrantedAgain) && once_more.act == Act::NoticeRepeat);
    assert!(has(&later, Cue::PromiseBacked) && !has(&later, Cue::LieFound) && !named(&later, "promise_broken"));
    assert_eq!(later.after.lies, 0);
}

#[test]
fn a_trade_needs_at_least_an_open_request() {
    let trade = HeardUnit { thing: Some(item("cigarette")), ..plain(Code::Trade) };
    let mut scene = Scene::viktor();
    assert!(has(&scene.would(&[trade]), Cue::TradeUnbacked));
    scene.desk.asked = Desk::bit(item("cigarette"));
    assert!(has(&scene.would(&[trade]), Cue::TradeBacked));
    scene.desk.refused = scene.desk.asked;
    assert!(has(&scene.would(&[trade]), Cue::TradeUnbacked));
    let offer = HeardUnit { code: Code::Offer, ..trade };
    scene.set(Var::Demand, 0.6);
    assert!(has(&scene.would(&[offer]), Cue::OfferFree), "given for nothing it feeds demand");
}

/// «They will give you your job back»: what nobody on the line can bring about is met with distrust, whatever was granted.
#[test]
fn a_promise_nobody_can_keep_is_met_with_distrust() {
    let hollow = HeardUnit { beyond: true, ..plain(Code::Promise) };
    let scene = Scene::viktor();
    let r = scene.would(&[hollow]);
    assert!(moved(&r, Cue::PromiseHollow, Var::Trust).unwrap() < 0 && !has(&r, Cue::Reassurance));
    assert!(has(&scene.would(&[plain(Code::Promise)]), Cue::Reassurance), "I promise to stay: that one can keep");
    let granted = HeardUnit { thing: Some(item("hot_tea")), ..hollow };
    assert!(!has(&scene.would(&[granted]), Cue::PromiseHollow), "what the desk decides is in somebody's hands");
    let mut acts = std::collections::BTreeSet::new();
    for seed in 0..200 {
        let mut scene = scene.clone();
        scene.draws = subject::Draws::new(seed, 0);
        acts.insert(scene.hear(&[hollow]).act);
    }
    assert!(acts.contains(&Act::Test) && acts.contains(&Act::CallOutLie), "{acts:?}");
    assert!(acts.iter().all(|a| !matches!(a, Act::Thank | Act::Confirm | Act::AgreeStep)), "{acts:?}");
}
