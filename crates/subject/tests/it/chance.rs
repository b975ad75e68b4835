//! Chance is keyed by seed and cause, time is additive, and every movement has its reason.

use crate::scene::{BRIDGE, Scene, viktor};
use coding::Code;
use coding::unit::{Address, Kinship};
use proptest::prelude::*;
use scenario::Outcome;
use subject::draw::{self, Purpose};
use subject::heard::Feelings;
use subject::{Desk, Draws, Engine, Heard, HeardUnit, Person, Stimulus, Subject, Var, motion, react};

/// The dice are part of every log: these numbers never change.
#[test]
fn the_dice_are_frozen() {
    let draws = Draws::new(42, 7);
    let found = [
        draws.bits(draw::cause("say:phone:3"), Purpose::Act, 0),
        draws.bits(draw::cause("say:phone:3"), Purpose::Act, 1),
        draws.bits(draw::cause("silence:phone:3:0"), Purpose::Voice, 0),
        draw::cause("inject:train:person"),
    ];
    assert_eq!(found, FROZEN);
    let m = draws.millionths(draw::cause("say:phone:3"), Purpose::Act, 0);
    assert_eq!(i64::from(m), ((i128::from(FROZEN[0]) * 1_000_000) >> 64) as i64);
}

const FROZEN: [u64; 4] =
    [8_907_294_994_968_070_977, 1_959_904_908_035_074_100, 1_257_054_717_251_233_311, 11_805_906_402_838_124_874];

#[test]
fn seed_salt_cause_purpose_and_number_all_count() {
    let base = Draws::new(1, 0).bits(5, Purpose::Act, 0);
    let others = [
        Draws::new(2, 0).bits(5, Purpose::Act, 0),
        Draws::new(1, 1).bits(5, Purpose::Act, 0),
        Draws::new(1, 0).bits(6, Purpose::Act, 0),
        Draws::new(1, 0).bits(5, Purpose::Voice, 0),
        Draws::new(1, 0).bits(5, Purpose::Act, 1),
    ];
    assert!(others.iter().all(|o| *o != base));
}

#[test]
fn between_is_even_and_within() {
    let mut counts = [0; 5];
    for n in 0..5_000 {
        counts[usize::try_from(Draws::new(n, 0).between(1, Purpose::Desk, 0, 3, 7) - 3).unwrap()] += 1;
    }
    assert!(counts.iter().all(|c| (850..1_150).contains(c)), "{counts:?}");
    assert_eq!(Draws::new(1, 0).between(1, Purpose::Desk, 0, 9, 9), 9);
    assert_eq!(Draws::new(1, 0).between(1, Purpose::Desk, 0, 9, 2), 9);
}

fn unit() -> impl Strategy<Value = HeardUnit> {
    let address = prop_oneof![Just(None), Just(Some(Address::Formal)), Just(Some(Address::Informal))];
    let kinship = prop_oneof![3 => Just(None), 1 => Just(Some(Kinship::Brother)), 1 => Just(Some(Kinship::Elder))];
    let parts = (
        0..Code::COUNT,
        0..4_096u16,
        address,
        kinship,
        any::<u64>(),
        0..1_000_000i32,
        prop::option::weighted(0.3, 0..12u8),
    );
    (parts, any::<u64>(), prop::bool::weighted(0.05)).prop_map(
        |((code, feelings, address, kinship, topics, overlap, thing), mask, insult_here)| HeardUnit {
            code: Code::ALL[code],
            // Few bits, as in life.
            feelings: Feelings(feelings & (mask as u16) & (mask >> 16) as u16),
            address,
            kinship,
            topics: topics
                & mask
                & mask.rotate_left(17)
                & mask.rotate_left(31)
                & ((1 << BRIDGE.structure.topics.len()) - 1),
            spared: 0,
            overlap,
            words: 8,
            thing,
            beyond: mask & 1 == 1,
            insult_here,
            asks: None,
            matter: None,
            of_oneself: false,
            as_had: insult_here,
        },
    )
}

#[derive(Clone, Debug)]
enum Happens {
    Words(Heard),
    Silence(i64),
    Shock(i32, bool),
    Delivered(u8),
    Answered,
}

fn happens() -> impl Strategy<Value = Happens> {
    let heard = (
        prop::collection::vec(unit(), 0..5),
        0..120u32,
        prop::bool::weighted(0.1),
        any::<(bool, bool)>(),
        0..40_000i64,
    )
        .prop_map(|(units, words, nonsense, (talked_over, verbatim_again), gap_ms)| Heard {
            units,
            words,
            nonsense,
            talked_over,
            verbatim_again,
            said_again: verbatim_again,
            gap_ms,
            ..Heard::default()
        });
    prop_oneof![
        8 => heard.prop_map(Happens::Words),
        2 => (0..90_000i64).prop_map(Happens::Silence),
        1 => (-200_000..200_000i32, any::<bool>()).prop_map(|(by, shock)| Happens::Shock(by, shock)),
        1 => (0..12u8).prop_map(Happens::Delivered),
        1 => Just(Happens::Answered),
    ]
}

/// Plays and hands each step to a look: state after time has passed, reaction.
fn run(
    seed: u64,
    persona: &str,
    steps: &[(Happens, i64, Desk)],
    mut look: impl FnMut(&Subject, &subject::Reaction),
) -> Subject {
    let engine = Engine::builtin();
    let person = Person::cast(engine, &BRIDGE, persona, 3, Outcome::Harm).unwrap();
    let draws = Draws::new(seed, 0);
    let mut s = Subject::at_first_contact(&engine.constants, &person, &draws);
    let mut now = 0;
    for (n, (what, wait, desk)) in steps.iter().enumerate() {
        now += wait;
        let effects;
        let stimulus = match what {
            Happens::Words(heard) => Stimulus::Words(heard),
            Happens::Silence(ms) => Stimulus::Silence { ms: *ms },
            Happens::Shock(by, shock) => {
                effects = [(Var::Arousal, *by), (Var::Trust, -by / 2)];
                Stimulus::Happened { effects: &effects, shock: *shock, topic: Some(3) }
            }
            Happens::Delivered(thing) => Stimulus::Delivered { thing: *thing },
            Happens::Answered => Stimulus::Answered,
        };
        let mut passed = s.clone();
        motion::pass_time(engine, &person, &mut passed, now);
        let reaction = react(engine, &person, &s, &stimulus, *desk, now, &draws, n as u64);
        look(&passed, &reaction);
        s = reaction.after;
    }
    s
}

fn steps() -> impl Strategy<Value = Vec<(Happens, i64, Desk)>> {
    let desk = (0..4_096u32, any::<u32>()).prop_map(|(asked, mask)| Desk {
        asked,
        granted: asked & mask,
        refused: asked & !mask & (mask >> 9),
    });
    prop::collection::vec((happens(), 0..400_000i64, desk), 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing moves without a reason that says so, and nothing leaves 0 to 1.
    #[test]
    fn every_movement_has_its_reason(seed: u64, alina: bool, steps in steps()) {
        run(seed, if alina { "alina" } else { "viktor" }, &steps, |passed, r| {
            for var in Var::ALL {
                let told: i32 = r.reasons.iter().flat_map(|x| &x.moved).filter(|m| m.0 == *var).map(|m| m.1).sum();
                assert_eq!(passed.vars[*var] + told, r.after.vars[*var], "{var:?} {:?}", r.reasons);
                assert!((0..=1_000_000).contains(&r.after.vars[*var]));
            }
            assert!((1..=3).contains(&r.heat) && r.delay_ms > 0);
            assert!(r.after.acts[0] == Some(r.act));
            assert!(r.after.wear.iter().all(|w| (0..=1_000_000).contains(w)));
        });
    }

    #[test]
    fn the_same_seed_and_input_give_the_same_bytes(seed: u64, steps in steps()) {
        let bytes = || {
            let mut out = Vec::new();
            let last = run(seed, "viktor", &steps, |_, r| out.push(serde_json::to_string(&r.after).unwrap()));
            out.push(serde_json::to_string(&last).unwrap());
            out
        };
        let first = bytes();
        prop_assert_eq!(&first, &bytes());
        // And what is stored reads back as what it was.
        for text in first {
            let back: Subject = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(serde_json::to_string(&back).unwrap(), text);
        }
    }

    /// Once by ten minutes is twice by five, within the rounding of millionths.
    #[test]
    fn time_is_additive(
        values in prop::collection::vec(0..=1_000_000i32, Var::COUNT),
        parts in prop::collection::vec(1..3_600_000i64, 1..12),
        hurt: bool,
    ) {
        let engine = Engine::builtin();
        let person = viktor();
        let mut once = Scene::viktor().s;
        for (var, value) in Var::ALL.iter().zip(&values) {
            once.vars[*var] = *value;
        }
        once.last_hurt = if hurt { once.turns } else { 0 };
        let mut often = once.clone();
        let mut now = 0;
        for part in &parts {
            now += part;
            motion::pass_time(engine, &person, &mut often, now);
        }
        motion::pass_time(engine, &person, &mut once, now);
        for var in Var::ALL {
            let off = (once.vars[*var] - often.vars[*var]).unsigned_abs() as usize;
            prop_assert!(off <= parts.len(), "{:?}: {} at once, {} in parts", var, once.vars[*var], often.vars[*var]);
        }
        prop_assert_eq!(once.at_ms, often.at_ms);
    }
}

/// A cause draws the same whatever was drawn before: what one person did elsewhere does not shift it.
#[test]
fn a_cause_keeps_its_dice_whatever_came_before() {
    let scene = Scene::viktor();
    let heard = crate::scene::words(&[HeardUnit::plain(Code::OpenQuestion)]);
    let engine = Engine::builtin();
    let at =
        |cause| react(engine, &scene.person, &scene.s, &Stimulus::Words(&heard), scene.desk, 0, &scene.draws, cause);
    let wanted = at(draw::cause("say:phone:3"));
    for n in 0..50 {
        at(n);
    }
    assert_eq!(at(draw::cause("say:phone:3")), wanted);
    let acts: std::collections::BTreeSet<_> = (0..200).map(|n| at(n).act).collect();
    assert!(acts.len() > 3, "the cause decides nothing: {acts:?}");
}
