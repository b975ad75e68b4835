//! A person at the far end: who rings, who answers, who speaks, and that nothing simulated stirs.

use super::{FarEnd, begun, call, connect, hang_up, line, order, pick_up, say, scene, scene_in, set_up};
use crate::packs;
use crate::play::Play;
use exercise::event::{Event, Happening};
use exercise::limits::{RING_MS, UTTERANCE_CHARS};
use exercise::state::LineStatus;
use exercise::team::order::Order;
use exercise::{Command, Rung, Scene};

fn played(seed: u64) -> Scene {
    scene(&packs::bridge(), FarEnd::Played, seed)
}

fn phone(play: &Play<'_>) -> LineStatus {
    play.state.lines["phone"].status
}

fn refused(play: &mut Play<'_>, seat: &str, command: &Command) -> &'static str {
    play.by(seat, command, None).expect_err("should be refused").name()
}

#[test]
fn it_rings_until_the_other_side_picks_up() {
    let scene = played(1);
    for (caller, other, bystander) in [("primary", "role_player", "coach"), ("role_player", "primary", "interpreter")] {
        let mut play = begun(&scene);
        assert_eq!(refused(&mut play, other, &pick_up()), "not_ringing");
        play.by(caller, &call(), None).unwrap();
        assert_eq!(phone(&play), LineStatus::Ringing);
        assert_eq!(refused(&mut play, caller, &pick_up()), "not_ringing", "who rings cannot answer");
        assert_eq!(refused(&mut play, bystander, &pick_up()), "not_yours");
        assert_eq!(refused(&mut play, other, &call()), "line_busy");
        assert_eq!(refused(&mut play, caller, &say("phone", "Hello?")), "line_closed");
        play.wait(RING_MS - 1);
        assert_eq!(phone(&play), LineStatus::Ringing, "nobody answers by itself");
        play.by(other, &pick_up(), None).unwrap();
        assert_eq!(phone(&play), LineStatus::Open);
        assert!(matches!(play.log.last().unwrap().event, Event::LineOpened { n: 1 }));
        play.wait(10 * 60_000);
        assert_eq!(
            (phone(&play), play.count("not_answered")),
            (LineStatus::Open, 0),
            "what was answered rings no more"
        );
    }
}

#[test]
fn it_rings_out_after_thirty_seconds_of_play() {
    let scene = played(1);
    let mut play = begun(&scene);
    for ring in 1..=3 {
        play.by("primary", &call(), None).unwrap();
        let rang = play.state.play_at(play.now);
        play.wait(10_000);
        play.by("observer", &Command::Pause, None).unwrap();
        play.wait(3_600_000);
        assert_eq!(phone(&play), LineStatus::Ringing, "a clock that stands rings no phone out");
        order(&mut play, Order::Resume);
        play.wait(RING_MS - 10_001);
        assert_eq!(phone(&play), LineStatus::Ringing);
        play.wait(1);
        assert_eq!(phone(&play), LineStatus::Idle);
        let (at, h) = *play.timed().last().unwrap();
        assert_eq!((at - rang, h.event.kind()), (30_000, "not_answered"));
        assert_eq!(refused(&mut play, "role_player", &pick_up()), "not_ringing", "too late");
        assert_eq!(play.state.lines["phone"].unanswered, ring);
    }
    play.wait(20 * 60_000);
    assert!(play.state.outcome.is_none(), "a person who does not answer is not gone for good");
    connect(&mut play);
    assert_eq!(play.state.lines["phone"].unanswered, 0);
}

#[test]
fn either_side_hangs_up_and_calls_back() {
    let scene = played(1);
    let mut play = begun(&scene);
    for n in 1..=4 {
        let (caller, other) = if n % 2 == 1 { ("primary", "role_player") } else { ("role_player", "primary") };
        play.by(caller, &call(), None).unwrap();
        play.by(other, &pick_up(), None).unwrap();
        assert!(matches!(play.log.last().unwrap().event, Event::LineOpened { n: at } if at == n), "call {n}");
        assert_eq!(refused(&mut play, "coach", &hang_up()), "not_yours");
        play.by(if n > 2 { caller } else { other }, &hang_up(), None).unwrap();
        assert_eq!(phone(&play), LineStatus::Idle);
        assert_eq!(refused(&mut play, "primary", &say("phone", "Are you there?")), "line_closed");
        assert_eq!(refused(&mut play, "role_player", &hang_up()), "line_closed");
    }
    play.wait(30 * 60_000);
    assert_eq!((phone(&play), play.count("line_opened")), (LineStatus::Idle, 4), "nobody calls by itself");
}

/// Passing the voice makes nobody the other side.
#[test]
fn whoever_has_the_voice_cannot_answer_their_own_sides_ring() {
    for far in [FarEnd::Played, FarEnd::Simulated] {
        let bridge = packs::bridge();
        let scene = scene(&bridge, far, 1);
        let mut play = begun(&scene);
        play.by("primary", &call(), None).unwrap();
        play.by("primary", &Command::PassVoice { to: line("coach") }, None).unwrap();
        assert_eq!(refused(&mut play, "coach", &pick_up()), "not_ringing", "{far:?}: opened by the side that called");
    }
    let scene = played(1);
    let mut play = begun(&scene);
    play.by("role_player", &call(), None).unwrap();
    play.by("leader", &Command::PassVoice { to: line("coach") }, None).unwrap();
    assert_eq!(refused(&mut play, "primary", &pick_up()), "not_yours");
    assert_eq!(play.by("coach", &pick_up(), None), Ok(1), "whoever has the voice now answers");
}

#[test]
fn words_of_both_sides_are_numbered_apart_and_nothing_simulated_stirs() {
    for pack in [packs::bridge(), packs::barricade()] {
        let scene = scene(&pack, FarEnd::Played, 4);
        assert!(scene.people.is_empty());
        let mut play = begun(&scene);
        connect(&mut play);
        for n in 1..=3 {
            play.by("role_player", &say("phone", &format!(" They gave me no reason, {n}. ")), None).unwrap();
            play.by("role_player", &say("phone", "Nobody listens."), None).unwrap();
            play.by("primary", &say("phone", "You sound let down."), None).unwrap();
            play.wait(120_000);
        }
        play.by("interpreter", &say("phone", "He says: you sound let down."), None).unwrap();
        let said: Vec<u32> =
            play.log.iter().filter_map(|h| if let Event::Said { n, .. } = h.event { Some(n) } else { None }).collect();
        let voiced: Vec<u32> = play
            .log
            .iter()
            .filter_map(|h| if let Event::Voiced { n, .. } = h.event { Some(n) } else { None })
            .collect();
        assert_eq!((said, voiced), (vec![1, 2, 3, 4], vec![1, 2, 3, 4, 5, 6]));
        let trimmed =
            |h: &&Happening| matches!(&h.event, Event::Voiced { text, .. } if text == "They gave me no reason, 1.");
        assert_eq!(play.log.iter().filter(trimmed).count(), 1);
        play.wait(scene.at_most_ms());
        for kind in ["reacted", "spoke", "withheld"] {
            assert_eq!(play.count(kind), 0, "somebody simulated: {kind}");
        }
        assert_eq!(play.count("coded"), 4, "only our own words are coded");
        assert!(play.state.outcome.is_some());
    }
}

/// A mirror is one only after what it mirrors: the coder is given the far end's last words.
#[test]
fn our_words_are_coded_with_their_last_words_before_them() {
    let codes = |heard: &[&str]| {
        let scene = played(1);
        let mut play = begun(&scene);
        connect(&mut play);
        heard.iter().for_each(|text| drop(play.by("role_player", &say("phone", text), None)));
        play.by("primary", &say("phone", "Thirty-one years?"), None).unwrap();
        let coded = play.log.iter().find_map(|h| match &h.event {
            Event::Coded { units, .. } => Some(units.iter().map(|u| u.unit.code()).collect::<Vec<_>>()),
            _ => None,
        });
        coded.unwrap()
    };
    let mirror = codes(&["I worked there for thirty-one years."]);
    assert_eq!(mirror, [coding::Code::Mirror]);
    assert_ne!(codes(&[]), mirror, "with nothing before it there is nothing to mirror");
    assert_ne!(codes(&["I worked there for thirty-one years.", "And it is cold."]), mirror, "the last words count");
}

#[test]
fn a_room_is_open_at_once_and_nobody_hangs_it_up() {
    let room = packs::interview();
    let scene = scene_in(&room, "en", FarEnd::Played, 2);
    let mut play = set_up(&scene);
    assert_eq!(play.state.lines["room"].status, LineStatus::Open);
    assert_eq!(refused(&mut play, "role_player", &say("room", "Good morning.")), "not_running");
    order(&mut play, Order::Resume);
    for command in [
        Command::Call { line: line("room") },
        Command::HangUp { line: line("room") },
        Command::PickUp { line: line("room") },
    ] {
        assert_eq!(refused(&mut play, "role_player", &command), "not_yours");
        assert_eq!(refused(&mut play, "interviewer", &command), "not_yours");
    }
    play.by("role_player", &say("room", "Good morning."), None).unwrap();
    play.by("interviewer", &say("room", "Good morning. Please sit down."), None).unwrap();
    play.wait(20 * 60_000);
    let kinds: Vec<&str> = play.log.iter().map(|h| h.event.kind()).filter(|k| *k != "injected").collect();
    assert_eq!(kinds, ["genesis", "paused", "resumed", "voiced", "said", "coded"], "nobody else opens or speaks");
}

#[test]
fn control_lends_the_far_end_its_voice_where_a_person_plays_and_the_line_is_open() {
    let scene = played(1);
    let mut play = begun(&scene);
    let speak = |subject: &str, text: &str| Order::Speak { subject: subject.to_owned(), text: text.to_owned() };
    let kind = |play: &Play<'_>| play.log.last().unwrap().event.kind();
    order(&mut play, speak("person", "Hello?"));
    assert_eq!(kind(&play), "lapsed", "nobody is on the line");
    connect(&mut play);
    order(&mut play, speak("person", " Who is there? "));
    let h = play.log.last().unwrap().clone();
    assert_eq!((h.seat.as_str(), h.line.as_str()), ("director", "phone"));
    assert!(
        matches!(&h.event, Event::Voiced { subject, n: 1, text, waits: false } if subject == "person" && text == "Who is there?")
    );
    play.by("role_player", &say("phone", "It is me."), None).unwrap();
    assert!(matches!(play.log.last().unwrap().event, Event::Voiced { n: 2, .. }), "one count for one mouth");
    for nothing in [speak("nobody", "x"), speak("person", "  "), speak("person", &"x".repeat(UTTERANCE_CHARS + 1))] {
        order(&mut play, nothing);
        assert_eq!(kind(&play), "lapsed");
    }
    play.by("role_player", &Command::SafeWord, None).unwrap();
    order(&mut play, speak("person", "And another thing."));
    assert_eq!(kind(&play), "lapsed", "nobody is spoken to after the safe word");
}

/// A relative, a chief, a reporter: control answers on any line beside the talk, and whoever hears the line hears it.
#[test]
fn control_answers_on_every_line_but_the_far_ends_and_as_whom_it_likes() {
    for far in [FarEnd::Played, FarEnd::Simulated] {
        let bridge = packs::bridge();
        let scene = scene(&bridge, far, 1);
        let mut play = set_up(&scene);
        let structure = &scene.pack.structure;
        let answer = |on: &str, speaker: &str, text: &str| Order::Say {
            line: line(on),
            speaker: speaker.to_owned(),
            text: text.to_owned(),
        };
        for (on, hear) in [
            ("family", "family_liaison intelligence"),
            ("far_control", "role_player"),
            ("command", "leader commander tactical_liaison"),
            ("coach_notes", "primary coach"),
        ] {
            for n in 1..=2 {
                order(&mut play, answer(on, " His sister ", " He rang at noon. "));
                let h = play.log.last().unwrap();
                let want = Event::Said { n, text: line("He rang at noon."), waits: false, speaker: line("His sister") };
                assert_eq!(
                    (h.seat.as_str(), h.line.as_str(), &h.event),
                    ("director", on, &want),
                    "also while it stands"
                );
                for spec in structure.seats.iter().filter(|s| !s.role.is_staff()) {
                    let viewer = exercise::view::Viewer::of_team(&spec.id, spec.role, &scene.pack);
                    let patch = exercise::view::view(viewer, h);
                    let hears = hear.split(' ').any(|seat| seat == spec.id);
                    assert_eq!(patch.is_some(), hears, "{on}: {}", spec.id);
                    assert!(!hears || format!("{patch:?}").contains("His sister"), "{on}: as whom it is said");
                }
            }
        }
        order(&mut play, answer("control", "", "Yes."));
        assert!(matches!(&play.log.last().unwrap().event, Event::Said { speaker, .. } if speaker.is_empty()));
        order(&mut play, Order::Resume);
        let long = |n: usize| "x".repeat(n + 1);
        for nothing in [
            answer("phone", "His sister", "Viktor, come home."),
            answer("no_such_line", "", "x"),
            answer("family", "", " "),
            answer("family", "", &long(UTTERANCE_CHARS)),
            answer("family", &long(exercise::limits::SPEAKER_CHARS), "x"),
        ] {
            order(&mut play, nothing.clone());
            assert_eq!(play.log.last().unwrap().event.kind(), "lapsed", "{nothing:?}");
        }
    }
}

#[test]
fn what_is_spoken_on_a_real_telephone_is_written_down() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Outside, 1);
    let mut play = begun(&scene);
    let hear = |far_end, text: &str| Command::Hear { line: line("phone"), far_end, text: text.to_owned() };
    assert_eq!(refused(&mut play, "recorder", &hear(true, "Yes?")), "line_closed");
    // One recorder writes down both: that it rang, and that it was answered.
    play.by("recorder", &call(), None).unwrap();
    play.by("recorder", &pick_up(), None).unwrap();
    play.by("recorder", &hear(true, " I worked there for thirty-one years. "), None).unwrap();
    play.by("coach", &hear(false, " Thirty-one years? "), None).unwrap();
    let tail: Vec<&Event> = play.log.iter().rev().take(3).map(|h| &h.event).collect();
    assert!(matches!(tail[2], Event::Voiced { n: 1, text, .. } if text == "I worked there for thirty-one years."));
    assert!(matches!(tail[1], Event::Said { n: 1, text, .. } if text == "Thirty-one years?"));
    assert!(matches!(tail[0], Event::Coded { units, .. } if units[0].unit.code() == coding::Code::Mirror));
    assert_eq!(refused(&mut play, "primary", &say("phone", "Typed.")), "not_yours");
    assert_eq!(refused(&mut play, "role_player", &say("phone", "Typed.")), "not_yours");
    assert_eq!(refused(&mut play, "primary", &hear(false, "x")), "not_yours");
    assert_eq!(refused(&mut play, "recorder", &hear(true, " ")), "empty");
    assert_eq!(refused(&mut play, "recorder", &hear(false, &"x".repeat(UTTERANCE_CHARS + 1))), "too_long");
    play.by("recorder", &hang_up(), None).unwrap();
    assert_eq!(phone(&play), LineStatus::Idle);

    let typed = played(1);
    let mut play = begun(&typed);
    connect(&mut play);
    for seat in ["recorder", "coach", "director", "role_player"] {
        assert_eq!(refused(&mut play, seat, &hear(true, "Yes?")), "not_yours", "{seat}: what is typed needs no scribe");
    }
}

/// What was erased still counts: the next words are not numbered as the erased ones were.
#[test]
fn erased_words_of_the_far_end_keep_their_number() {
    let scene = played(1);
    let mut play = begun(&scene);
    connect(&mut play);
    for text in ["My son is called Ilya.", "He does not know."] {
        play.by("role_player", &say("phone", text), None).unwrap();
    }
    let mut state = exercise::State::new(&scene);
    for h in &play.log {
        match &h.event {
            Event::Voiced { .. } => {
                state.evolve_erased(&scene, h.event.kind(), &h.line, h.at, h.due.as_deref(), h.client.as_deref())
            }
            _ => state.evolve(&scene, h),
        }
    }
    assert_eq!((state.n, state.lines["phone"].voiced), (play.state.n, 2));
    assert_eq!(state.lines["phone"].last_voiced, "", "and nothing of them is left");
    let next = exercise::decide(&scene, &mut state, "role_player", &say("phone", "Still here."), None, play.now);
    assert!(matches!(next.unwrap()[0].event, Event::Voiced { n: 3, .. }));
}

/// A ladder of concessions: refusals are counted until something is given, a step or less; a step back gives nothing.
#[test]
fn refusals_in_a_row_are_counted_until_something_is_given() {
    let bridge = packs::bridge();
    let scene = scene(&bridge, FarEnd::Played, 1);
    let mut play = begun(&scene);
    let mut now = |rung| {
        play.by("role_player", &Command::Climb { subject: line("person"), rung }, None).unwrap();
        let ladder = play.state.table.as_ref().unwrap().ladders.get("person").copied().unwrap_or_default();
        (ladder.step, ladder.refused)
    };
    assert_eq!(now(Rung::Gave), (0, 0), "nothing was refused yet");
    assert_eq!(now(Rung::Step(2)), (2, 0));
    for refused in 1..=6 {
        assert_eq!(now(Rung::Refused), (2, refused));
    }
    assert_eq!(now(Rung::Step(1)), (1, 6), "a step back gives nothing");
    assert_eq!(now(Rung::Step(3)), (3, 0), "a step gives");
    assert_eq!(now(Rung::Refused), (3, 1));
    assert_eq!(now(Rung::Gave), (3, 0), "and so does less than a step");
    assert_eq!(now(Rung::Step(u8::MAX)), (exercise::limits::LADDER_STEPS, 0));
    let written = play.count("laddered");
    play.by("role_player", &Command::Climb { subject: line("person"), rung: Rung::Gave }, None).unwrap();
    assert_eq!(play.count("laddered"), written, "what changes nothing is not written");
}
