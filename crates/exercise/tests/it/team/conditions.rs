//! Injects that wait for something that can be seen in the room: a paper, a request, an answer, another inject, a tag, a
//! line that goes dead. They come where a person plays the far end, each once, its delay after the first time.

use super::{FarEnd, begun, connect, decision, hang_up, line, order, say, scene, set};
use crate::packs;
use crate::play::Play;
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::table::Planned;
use exercise::{Command, Event, Scene};
use scenario::Pack;
use scenario::structure::{Answer, Inject, InjectKind, When};
use std::sync::Arc;

/// A pack with an inject for each thing that one can wait for, and with a case that goes on sixty times as fast.
pub(super) fn waiting(pack: &Arc<Pack>) -> Arc<Pack> {
    let item = pack.structure.desk[0].id.clone();
    let of = |id: &str, when: When| Inject {
        id: id.to_owned(),
        when,
        kind: InjectKind::Note,
        effects: Vec::new(),
        topic: None,
        to: Vec::new(),
        picture: None,
        document: false,
    };
    let some = |name: &str| Some(name.to_owned());
    let mut made = Pack::clone(pack);
    made.hash = format!("{}, waiting", pack.hash);
    made.structure.case_rate = 60;
    made.structure.injects.extend([
        of("w_paper", When { after_paper: some("decision"), delay_seconds: Some(90), ..When::default() }),
        of("w_request", When { after_request: Some(item.clone()), delay_seconds: Some(0), ..When::default() }),
        of("w_answer", When { after_answer: Some(item), ..When::default() }),
        of("w_inject", When { after_inject: some("w_paper"), delay_seconds: Some(60), ..When::default() }),
        of("w_chain", When { after_inject: some("w_inject"), ..When::default() }),
        of("w_tag", When { after_tag: some("disclose"), delay_seconds: Some(300), ..When::default() }),
        of("w_hang_up", When { after_hang_up: some("phone"), delay_seconds: Some(20), ..When::default() }),
        of("w_case", When { case_minute: Some(725.0), ..When::default() }),
    ]);
    Arc::new(made)
}

/// When an inject came, in seconds of play.
fn came(play: &Play<'_>, inject: &str) -> Vec<i64> {
    let of = |event: &Event| matches!(event, Event::Injected { inject: id, .. } if id == inject);
    play.timed().iter().filter(|(_, h)| of(&h.event)).map(|(at, _)| at / 1_000).collect()
}

fn tag(name: &str) -> Command {
    Command::Tag { tag: name.to_owned(), ago_ms: 0 }
}

fn played() -> Scene {
    scene(&waiting(&packs::bridge()), FarEnd::Played, 1)
}

/// Each with the deed that brings it, another deed that does not, and the delay in seconds.
#[test]
fn each_comes_its_delay_after_the_first_deed_and_after_no_other() {
    let scene = played();
    let item = scene.pack.structure.desk[0].id.clone();
    let other = scene.pack.structure.desk[1].id.clone();
    let ask = |item: &str| Command::Request { item: item.to_owned() };
    let task = || super::file("tasks", &[("text", "Ask the sister.")]);
    let cases: [(&str, &str, Command, Command, i64); 4] = [
        ("w_paper", "leader", decision(), task(), 90),
        ("w_request", "coach", ask(&item), ask(&other), 0),
        ("w_tag", "recorder", tag("disclose"), tag("laughs"), 300),
        ("w_hang_up", "primary", hang_up(), say("phone", "Stay with me."), 20),
    ];
    for (inject, by, deed, another, delay) in cases {
        let mut play = begun(&scene);
        connect(&mut play);
        play.wait(60_000);
        play.by(by, &another, None).unwrap();
        play.wait(600_000);
        assert_eq!(came(&play, inject), [] as [i64; 0], "{inject} comes by another deed");
        play.by(by, &deed, None).unwrap();
        let done = play.state.play_at(play.now) / 1_000;
        play.wait(1_000);
        // Done again it does not come again, nor later.
        let _ = play.by(by, &deed, None);
        play.wait(600_000);
        assert_eq!(came(&play, inject), [done + delay], "{inject}");
    }
}

#[test]
fn an_answer_brings_it_whatever_the_answer_and_one_inject_brings_the_next() {
    let scene = played();
    let item = scene.pack.structure.desk[0].id.clone();
    for answer in [Answer::Granted, Answer::Partly, Answer::Refused] {
        let mut play = begun(&scene);
        play.by("coach", &Command::Request { item: item.clone() }, None).unwrap();
        let rule = Order::Rule { item: item.clone(), answer, text: String::new() };
        order(&mut play, rule);
        play.wait(60_000);
        assert_eq!(came(&play, "w_answer"), [12], "twelve seconds where the pack says nothing else");
    }
    let mut play = begun(&scene);
    play.wait(1_000);
    // By hand or by its own condition, it has happened.
    order(&mut play, Order::Send { inject: line("w_paper") });
    play.wait(200_000);
    assert_eq!((came(&play, "w_inject"), came(&play, "w_chain")), (vec![61], vec![73]));
    play.wait(600_000);
    assert_eq!(came(&play, "w_case"), [725], "a minute of the case is a second of play at sixty times the rate");
}

#[test]
fn what_is_held_waits_with_its_first_time_and_what_is_skipped_never_comes() {
    let scene = played();
    let mut play = begun(&scene);
    order(&mut play, set("w_tag", InjectChange::Held));
    order(&mut play, set("w_paper", InjectChange::Skipped));
    play.by("recorder", &tag("disclose"), None).unwrap();
    play.by("leader", &decision(), None).unwrap();
    play.wait(100_000);
    play.by("recorder", &tag("disclose"), None).unwrap();
    play.wait(400_000);
    order(&mut play, set("w_tag", InjectChange::Released));
    play.wait(0);
    assert_eq!(came(&play, "w_tag"), [500], "its time was past: at once");
    assert!(came(&play, "w_paper").is_empty() && came(&play, "w_inject").is_empty());
}

/// The packs' own: a step or a stage where the person is simulated, something done in the room where a person plays.
#[test]
fn the_packs_conditional_injects_come_where_a_person_plays() {
    let exit = super::file(
        "exit_plan",
        &[
            ("who_comes", "subject"),
            ("agreed", "not_yet"),
            ("steps.0.step", "To the door"),
            ("first_words", "Slowly."),
            ("sees", "Two people"),
            ("carry", "Nothing"),
            ("face", "By the side door"),
            ("rehearsed", "no"),
        ],
    );
    for (pack, inject, by, deed, delay) in [
        (packs::bridge(), "voice_beep", "recorder", tag("hook"), 45),
        (packs::bridge(), "exit_note", "coach", tag("agree_step"), 12),
        (packs::barricade(), "locker_note", "recorder", tag("disclose"), 12),
        (packs::barricade(), "exit_note", "leader", exit, 12),
    ] {
        let with_person = scene(&pack, FarEnd::Played, 1);
        let mut play = begun(&with_person);
        play.wait(60_000);
        play.by(by, &deed, None).unwrap_or_else(|r| panic!("{inject}: {r}"));
        play.wait(120_000);
        assert_eq!(came(&play, inject), [60 + delay], "{inject}");
        let simulated = scene(&pack, FarEnd::Simulated, 1);
        let mut play = begun(&simulated);
        play.by(by, &deed, None).unwrap();
        play.wait(120_000);
        assert_eq!(came(&play, inject), [] as [i64; 0], "{inject} goes by the person's own step or stage");
    }
}

/// Nobody strikes tags or files papers alone: what waits for them belongs to a team, as what waits for their absence does.
#[test]
fn who_is_alone_has_none_that_waits_for_a_paper_or_a_tag() {
    let pack = waiting(&packs::bridge());
    let alone = Scene::new(packs::genesis(&pack, "en", 1), Arc::clone(&pack)).unwrap();
    let plays = |id: &str| {
        let inject = pack.structure.injects.iter().find(|i| i.id == id).unwrap();
        (alone.plays_inject(inject), scene(&packs::bridge(), FarEnd::Played, 1).plays_inject(inject))
    };
    assert_eq!((plays("w_paper"), plays("w_tag")), ((false, true), (false, true)));
    assert_eq!((plays("w_request"), plays("voice_beep")), ((true, true), (true, true)));
}

/// An inject of control's own is told at its minute to whom it names, can be held, moved and skipped, and comes once.
#[test]
fn an_inject_of_controls_own_stands_in_the_list_like_the_others() {
    let scene = played();
    let plan = |id: &str, minute: i64| Order::Plan {
        inject: id.to_owned(),
        planned: Planned {
            play_ms: minute * 60_000,
            how: TellKind::Call,
            to: vec![line("commander")],
            text: format!(" {id}, first words "),
        },
    };
    let told = |play: &Play<'_>, id: &str| -> Vec<(i64, String)> {
        let timed = play.timed();
        let of = timed.iter().filter_map(|(at, h)| match &h.event {
            Event::Told { inject: Some(inject), text, to, how: TellKind::Call } if inject == id => {
                assert_eq!(to, &["commander"]);
                Some((at / 60_000, text.clone()))
            }
            _ => None,
        });
        of.collect()
    };
    let mut play = begun(&scene);
    for (id, minute) in [("a", 5), ("b", 6), ("c", 7), ("d", 8), ("e", 90)] {
        order(&mut play, plan(id, minute));
    }
    for again in [plan("a", 9), plan("train", 9), plan("  ", 9), plan(&"x".repeat(65), 9)] {
        order(&mut play, again.clone());
        assert_eq!(play.log.last().unwrap().event.kind(), "lapsed", "{again:?}");
    }
    order(&mut play, set("a", InjectChange::Edited { text: line("Other words") }));
    order(&mut play, set("b", InjectChange::Held));
    order(&mut play, set("c", InjectChange::Skipped));
    order(&mut play, set("d", InjectChange::Moved { play_ms: 540_000 }));
    order(&mut play, set("d", InjectChange::Edited { text: line("Taken back") }));
    order(&mut play, set("d", InjectChange::Restored));
    order(&mut play, Order::Send { inject: line("e") });
    play.wait(10 * 60_000);
    order(&mut play, set("b", InjectChange::Released));
    play.wait(60 * 60_000);
    let first = |id: &str| format!("{id}, first words");
    assert_eq!(told(&play, "a"), [(5, line("Other words"))]);
    assert_eq!(told(&play, "b"), [(10, first("b"))]);
    assert_eq!(told(&play, "c"), []);
    assert_eq!(told(&play, "d"), [(9, first("d"))]);
    assert_eq!(told(&play, "e"), [(0, first("e"))]);
    // What is told at once is none of them.
    order(&mut play, Order::Tell { to: Vec::new(), kind: TellKind::News, text: line("Rain.") });
    assert!(matches!(play.log.last().unwrap().event, Event::Told { inject: None, .. } | Event::Lapsed));
}
