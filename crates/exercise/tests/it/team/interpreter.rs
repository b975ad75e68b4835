//! An interpreter between two languages: who hears which words and when, what a simulated person reacts to, what passes
//! by itself, and what control makes of it.

use super::{FarEnd, begun, call, connect, hang_up, last, line, order, say, scene};
use crate::packs;
use crate::play::Play;
use coding::Code;
use exercise::event::Event;
use exercise::retold::Retelling;
use exercise::team::interpreting::{Interpretation, Misrendering};
use exercise::team::order::Order;
use exercise::view::{Change, Patch, Shown, Viewer, view};
use exercise::{Command, Scene, State};

/// The voice says this; the interpreter that.
const SAID: &str = "Calm down. You must come back now!";
const RENDERED: &str = "You sound worn out, Viktor.";
const ANSWER: &str = "Nobody came. Nobody.";
const ANSWER_RENDERED: &str = "He says that nobody was there.";

fn waits() -> Interpretation {
    Interpretation::default()
}

fn rule(on: &str, rule: Option<Interpretation>) -> Order {
    Order::Interpret { line: line(on), rule }
}

fn render(of: u64, text: &str) -> Command {
    Command::Render { of, text: text.to_owned() }
}

fn interpreted(far: FarEnd) -> Scene {
    scene(&packs::bridge(), far, 7)
}

/// Begun, with the rule, and the line open.
fn open(scene: &Scene, with: Interpretation) -> Play<'_> {
    let mut play = begun(scene);
    assert_eq!(order(&mut play, rule("phone", Some(with))), 1);
    assert_eq!(play.count("interpretation_set"), 1);
    if scene.people.is_empty() {
        connect(&mut play);
    } else {
        play.by("primary", &call(), None).unwrap();
        play.wait(12_000);
    }
    play
}

/// What a seat gets of event `n`.
fn gets(play: &Play<'_>, seat: &str, n: u64) -> Option<Patch> {
    let pack = &play.scene.pack;
    let role = pack.structure.seat(seat).unwrap().role;
    view(Viewer::of_team(seat, role, pack), &play.log[n as usize - 1])
}

/// Number of the last event of a kind.
fn nth(play: &Play<'_>, kind: &str) -> u64 {
    play.log.iter().rposition(|h| h.event.kind() == kind).unwrap_or_else(|| panic!("there is no {kind}")) as u64 + 1
}

fn codes(play: &Play<'_>) -> Vec<Code> {
    let units = play.log.iter().rev().find_map(|h| match &h.event {
        Event::Coded { units, .. } => Some(units),
        _ => None,
    });
    units.unwrap().iter().map(|u| u.unit.code()).collect()
}

#[test]
fn each_side_hears_the_other_when_the_interpreter_has_spoken() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, waits());
    play.by("primary", &say("phone", SAID), None).unwrap();
    let said = last(&play);
    assert_eq!(play.log.last().unwrap().event.kind(), "said", "nothing is coded of what nobody understood");
    assert!(matches!(
        gets(&play, "role_player", said),
        Some(Patch::Shown(Shown::Sounds { by_far_end: false, lasts_ms: 2_800, .. }))
    ));
    for seat in ["primary", "coach", "recorder", "interpreter", "director", "course_interpreter"] {
        assert!(
            matches!(gets(&play, seat, said), Some(Patch::Shown(Shown::Ours { text, .. })) if text == SAID),
            "{seat}"
        );
    }
    play.wait(3_600_000);
    assert_eq!(play.count("rendered"), 0, "without a time it waits as long as it takes");

    play.by("interpreter", &render(said, RENDERED), Some("r1")).unwrap();
    let rendered = nth(&play, "rendered");
    assert_eq!(codes(&play), [Code::EmotionLabel], "coded is what was heard");
    let words = |patch: Option<Patch>| match patch {
        Some(Patch::Shown(Shown::Rendered { of, to_far: true, text, .. })) if of == said => text,
        other => panic!("{other:?}"),
    };
    for (seat, hears) in
        [("role_player", true), ("interpreter", true), ("director", true), ("primary", false), ("observer", false)]
    {
        assert_eq!(words(gets(&play, seat, rendered)).is_some(), hears, "{seat}");
    }

    play.by("role_player", &say("phone", ANSWER), None).unwrap();
    let voiced = last(&play);
    assert!(matches!(gets(&play, "primary", voiced), Some(Patch::Shown(Shown::Sounds { by_far_end: true, .. }))));
    assert!(
        matches!(gets(&play, "role_player", voiced), Some(Patch::Shown(Shown::Theirs { words: text, .. })) if text == ANSWER)
    );
    play.by("interpreter", &render(voiced, ANSWER_RENDERED), None).unwrap();
    let rendered = last(&play);
    for (seat, hears) in [("primary", true), ("coach", true), ("assessor", true), ("role_player", false)] {
        let text = match gets(&play, seat, rendered) {
            Some(Patch::Shown(Shown::Rendered { to_far: false, text, .. })) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(text.is_some(), hears, "{seat}");
    }
    assert_eq!(gets(&play, "commander", rendered), None, "who does not hear the line hears no interpreter on it");
}

/// Over a whole talk: the original never reaches the other side, nor does what control asked of the interpreter.
#[test]
fn nothing_else_crosses_the_line() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, Interpretation { fault: Some(Misrendering::Softened), ..waits() });
    play.by("primary", &say("phone", SAID), None).unwrap();
    let said = last(&play);
    play.by("interpreter", &render(said, RENDERED), None).unwrap();
    let rendering = nth(&play, "rendered");
    play.by("role_player", &say("phone", ANSWER), None).unwrap();
    let voiced = last(&play);
    play.by("interpreter", &render(voiced, ANSWER_RENDERED), None).unwrap();
    order(&mut play, Order::Misrender { of: rendering, how: Misrendering::Wrong });
    assert_eq!(play.log.last().unwrap().event, Event::Misrendered { of: rendering, how: Misrendering::Wrong });
    let all = |seat: &str| (1..=last(&play)).map(|n| format!("{:?}", gets(&play, seat, n))).collect::<String>();
    for (seat, never) in [
        ("role_player", [SAID, ANSWER_RENDERED, "Softened", "Wrong"]),
        ("primary", [ANSWER, RENDERED, "Softened", "Wrong"]),
        ("observer", [ANSWER, RENDERED, "Softened", "Wrong"]),
    ] {
        let seen = all(seat);
        for words in never.iter().map(|w| format!("\"{w}\"")).chain(["Softened".into(), "Wrong".into()]) {
            assert!(!seen.contains(&words), "{seat} gets {words}");
        }
    }
    let both = [SAID, RENDERED, ANSWER, ANSWER_RENDERED, "Softened"];
    assert!(both.iter().all(|words| all("interpreter").contains(words)), "who interprets knows both");
    assert!(!all("interpreter").contains("Wrong"), "what control thinks of it is for staff");
    for seat in ["director", "assessor", "course_interpreter"] {
        assert!(both.iter().chain(&["Wrong"]).all(|words| all(seat).contains(words)), "{seat}");
    }
}

#[test]
fn a_simulated_person_reacts_to_the_rendering_alone() {
    let scene = interpreted(FarEnd::Simulated);
    let mut play = open(&scene, waits());
    let before = play.state.far["person"].subject.clone();
    let reacted = play.count("reacted");
    play.by("primary", &say("phone", SAID), None).unwrap();
    let said = last(&play);
    assert_eq!((play.count("reacted"), play.count("coded")), (reacted, 0));
    assert_eq!(play.state.far["person"].subject, before, "a strange language moves nobody");
    play.by("interpreter", &render(said, RENDERED), None).unwrap();
    assert_eq!((play.count("reacted"), codes(&play)), (reacted + 1, vec![Code::EmotionLabel]));
    let Event::Reacted(reaction) = &play.log.last().unwrap().event else { panic!("no reaction") };
    assert_eq!(reaction.cause, "say:phone:1");

    // The same words without an interpreter make another person of him.
    let mut direct = begun(&scene);
    direct.by("primary", &call(), None).unwrap();
    direct.wait(12_000);
    direct.by("primary", &say("phone", SAID), None).unwrap();
    assert_ne!(direct.state.far["person"].subject.vars, play.state.far["person"].subject.vars);

    // What he says waits as well, save sounds.
    play.wait(20_000);
    let spoken = nth(&play, "spoke");
    let Event::Spoke { words, waits, .. } = &play.log[spoken as usize - 1].event else { panic!() };
    assert_eq!(*waits, !words.starts_with('('), "{words}");
    let log: Vec<(u64, _)> = play.log.iter().cloned().enumerate().map(|(i, h)| (i as u64 + 1, h)).collect();
    let retold = Retelling::of(&scene, "phone", &log);
    assert_eq!(retold.turns.len(), 1);
    assert_eq!((retold.turns[0].text, retold.turns[0].event), (RENDERED, said), "told is what was heard");
    assert!(retold.turns[0].reacted.is_some());
}

#[test]
fn what_waits_too_long_passes_as_it_was_spoken() {
    for far in [FarEnd::Played, FarEnd::Simulated] {
        let scene = interpreted(far);
        let mut play = open(&scene, Interpretation { passes_after_s: 20, lag_s: 0, fault: Some(Misrendering::Wrong) });
        play.by("primary", &say("phone", "You sound worn out."), None).unwrap();
        let (said, at) = (last(&play), play.state.play_at(play.now));
        play.wait(19_000);
        order(&mut play, Order::Pause);
        play.wait(600_000);
        order(&mut play, Order::Resume);
        play.wait(999);
        let passed = |play: &Play<'_>| play.log.iter().any(|h| matches!(h.event, Event::Rendered { to_far: true, .. }));
        assert!(!passed(&play), "a pause is no waiting");
        play.wait(1);
        assert!(passed(&play));
        let (came, h) =
            *play.timed().iter().find(|(_, h)| matches!(h.event, Event::Rendered { to_far: true, .. })).unwrap();
        assert_eq!(came - at, 20_000);
        let text = "You sound worn out.".to_owned();
        let wanted = Event::Rendered { of: said, to_far: true, text, how: None, not_interpreted: true };
        assert_eq!(h.event, wanted, "{far:?}: nobody rendered it, so nobody rendered it wrongly");
        assert_eq!(codes(&play), [Code::EmotionLabel]);
        let late = play.by("interpreter", &render(said, "x"), None);
        assert_eq!(late.map_err(|r| r.name()), Err("not_waiting"));
    }
}

#[test]
fn without_the_rule_what_waits_passes_and_talk_is_plain() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, waits());
    play.by("primary", &say("phone", "First."), None).unwrap();
    play.by("role_player", &say("phone", "Second."), None).unwrap();
    order(&mut play, Order::Pause);
    order(&mut play, rule("phone", None));
    play.wait(60_000);
    assert_eq!(play.count("rendered"), 0, "nothing passes while the clock stands");
    order(&mut play, Order::Resume);
    play.wait(0);
    let passed: Vec<&str> = play
        .log
        .iter()
        .filter_map(|h| match &h.event {
            Event::Rendered { text, not_interpreted: true, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(passed, ["First.", "Second."]);
    play.by("primary", &say("phone", "Third."), None).unwrap();
    assert!(matches!(
        play.log.iter().rev().find(|h| h.event.kind() == "said").unwrap().event,
        Event::Said { waits: false, .. }
    ));
}

#[test]
fn who_has_hung_up_is_told_nothing_later() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, Interpretation { passes_after_s: 30, ..waits() });
    play.by("primary", &say("phone", "Wait."), None).unwrap();
    let ours = last(&play);
    play.by("role_player", &say("phone", "Enough."), None).unwrap();
    let theirs = last(&play);
    play.by("role_player", &hang_up(), None).unwrap();
    assert_eq!(play.by("interpreter", &render(ours, "x"), None).map_err(|r| r.name()), Err("not_waiting"));
    play.by("interpreter", &render(theirs, "He has had enough."), None).unwrap();
    play.wait(60_000);
    assert_eq!(play.count("rendered"), 1, "of two, one could still be understood");
}

#[test]
fn only_the_interpreter_renders_and_control_alone_sets_the_rule() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, waits());
    play.by("primary", &say("phone", "Hello."), None).unwrap();
    let of = last(&play);
    for seat in ["primary", "coach", "leader", "role_player", "director", "course_interpreter"] {
        assert_eq!(play.by(seat, &render(of, "x"), None).map_err(|r| r.name()), Err("not_yours"), "{seat}");
        let set = Command::Order(rule("phone", None));
        if seat != "director" {
            assert_eq!(play.by(seat, &set, None).map_err(|r| r.name()), Err("not_yours"), "{seat}");
        }
    }
    for (command, why) in
        [(render(of, " "), "empty"), (render(of - 1, "x"), "not_waiting"), (render(99, "x"), "not_waiting")]
    {
        assert_eq!(play.by("interpreter", &command, None).map_err(|r| r.name()), Err(why), "{command:?}");
    }
    order(&mut play, Order::Pause);
    assert_eq!(play.by("interpreter", &render(of, "x"), None).map_err(|r| r.name()), Err("not_running"));
    order(&mut play, Order::Resume);
    // The interpreter is understood by both.
    play.by("interpreter", &say("phone", "One moment, please."), None).unwrap();
    assert!(matches!(gets(&play, "role_player", nth(&play, "said")), Some(Patch::Shown(Shown::Ours { .. }))));
    play.by("interpreter", &render(of, "Привет."), Some("same")).unwrap();
    assert_eq!(play.by("interpreter", &render(of, "Привет."), Some("same")), Ok(0), "a retry");
}

#[test]
fn a_rule_that_changes_nothing_lapses() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, waits());
    let marks_nothing = Order::Misrender { of: 1, how: Misrendering::Wrong };
    for order_ in [rule("phone", Some(waits())), rule("team", Some(waits())), rule("radio", None), marks_nothing] {
        order(&mut play, order_.clone());
        assert_eq!(play.log.last().unwrap().event, Event::Lapsed, "{order_:?}");
    }
    let scene = interpreted(FarEnd::Outside);
    let mut play = begun(&scene);
    order(&mut play, rule("phone", Some(waits())));
    assert_eq!(play.log.last().unwrap().event, Event::Lapsed, "on a real telephone a real interpreter speaks");
}

/// The header of an erased rendering does not say what it was of: nothing that may have been told is told again.
#[test]
fn an_erased_rendering_leaves_nothing_waiting() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, Interpretation { passes_after_s: 20, ..waits() });
    play.by("primary", &say("phone", "Hello."), None).unwrap();
    let of = last(&play);
    play.by("interpreter", &render(of, "Привет."), None).unwrap();
    let mut state = State::new(&scene);
    for h in &play.log {
        match &h.event {
            Event::Rendered { .. } => state.evolve_erased(&scene, "rendered", &h.line, h.at, None, None),
            _ => state.evolve(&scene, h),
        }
    }
    assert!(state.lines["phone"].waiting.is_empty());
    assert!(!state.dues.keys().any(|key| key.starts_with("uninterpreted")), "{:?}", state.dues.keys());
}

/// Late by the rule, in both directions, and never twice; a rule that is taken away keeps nothing back.
#[test]
fn a_rendering_comes_as_late_as_the_rule_says() {
    let scene = interpreted(FarEnd::Played);
    let mut play = open(&scene, Interpretation { passes_after_s: 10, lag_s: 6, ..waits() });
    play.by("primary", &say("phone", SAID), None).unwrap();
    let said = last(&play);
    play.by("interpreter", &render(said, RENDERED), None).unwrap();
    assert_eq!(play.log.last().unwrap().event.kind(), "underway");
    assert!(
        matches!(gets(&play, "interpreter", last(&play)), Some(Patch::Changed(Change::Underway { of })) if of == said)
    );
    assert_eq!(gets(&play, "role_player", last(&play)), None);
    assert_eq!(play.by("interpreter", &render(said, "Again."), None).map_err(|r| r.name()), Err("not_waiting"));
    play.wait(5_999);
    assert_eq!(play.count("rendered"), 0);
    play.wait(1);
    let rendered = nth(&play, "rendered");
    assert!(matches!(
        gets(&play, "role_player", rendered),
        Some(Patch::Shown(Shown::Rendered { text: Some(text), not_interpreted: false, .. })) if text == RENDERED
    ));
    play.wait(3_600_000);
    assert_eq!(play.count("rendered"), 1, "what was rendered does not pass uninterpreted as well");

    play.by("role_player", &say("phone", ANSWER), None).unwrap();
    play.by("interpreter", &render(last(&play), ANSWER_RENDERED), None).unwrap();
    order(&mut play, rule("phone", None));
    play.wait(0);
    let rendered = nth(&play, "rendered");
    assert!(matches!(
        gets(&play, "primary", rendered),
        Some(Patch::Shown(Shown::Rendered { text: Some(text), .. })) if text == ANSWER_RENDERED
    ));
}

/// That something was set is itself a tell-tale.
#[test]
fn neither_side_learns_how_late_or_how_wrong_renderings_are() {
    let scene = interpreted(FarEnd::Played);
    let hard = Interpretation { passes_after_s: 10, lag_s: 6, fault: Some(Misrendering::Softened) };
    let play = open(&scene, hard);
    let set = nth(&play, "interpretation_set");
    let shown = |rule| Some(Patch::Shown(Shown::Interpreted { rule: Some(rule) }));
    for seat in ["primary", "role_player"] {
        assert_eq!(gets(&play, seat, set), shown(Interpretation { lag_s: 0, fault: None, ..hard }), "{seat}");
    }
    assert_eq!(gets(&play, "interpreter", set), shown(hard));
}

#[test]
fn a_lag_has_an_end() {
    let scene = interpreted(FarEnd::Played);
    let play = open(&scene, Interpretation { lag_s: u16::MAX, ..waits() });
    let set = play.log.iter().find_map(|h| match h.event {
        Event::InterpretationSet { rule } => rule,
        _ => None,
    });
    assert_eq!(set.map(|rule| rule.lag_s), Some(60));
}
