//! Every seat of both packs by every command by phase: done, or refused for the reason that comes first, with nothing
//! changed.

use super::{FarEnd, call, decision, file, hang_up, last, line, order, pick_up, say, scene, seat, set_up};
use crate::packs;
use crate::play::Play;
use exercise::event::NoteKind;
use exercise::team::later;
use exercise::team::order::Order;
use exercise::{Command, Rung, Scene, decide};
use scenario::Outcome;
use scenario::structure::{Answer, Role};
use std::collections::BTreeSet;

/// Where the clock is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
    NotBegun,
    Running,
    Paused,
    Ended,
}

const PHASES: [Phase; 4] = [Phase::NotBegun, Phase::Running, Phase::Paused, Phase::Ended];

/// How the phone stands when the command comes.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phone {
    Idle,
    OursRings,
    TheirsRings,
    Open,
}

/// What becomes of an allowed command while the clock stands.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Standing {
    Done,
    Refused(&'static str),
}

struct Case {
    name: &'static str,
    phone: Phone,
    command: Command,
    may: &'static [Role],
    standing: Standing,
    /// Why it is refused while the scene runs, where it is.
    running: Option<&'static str>,
    after_the_end: bool,
}

const STILL: Standing = Standing::Refused("still_played");
const STANDS: Standing = Standing::Refused("not_running");
const CELL: &[Role] = &[
    Role::Primary,
    Role::Coach,
    Role::Leader,
    Role::Recorder,
    Role::Intelligence,
    Role::MentalHealthAdviser,
    Role::TacticalLiaison,
    Role::FamilyLiaison,
    Role::Technical,
    Role::Interpreter,
    Role::Director,
];
const ALL: &[Role] = Role::ALL;

fn case(name: &'static str, phone: Phone, command: Command, may: &'static [Role], standing: Standing) -> Case {
    Case { name, phone, command, may, standing, running: None, after_the_end: false }
}

/// Two things of the desk: one that the team has asked for, one that it may ask for.
fn items(scene: &Scene) -> [String; 2] {
    let mut ids = scene.pack.structure.desk.iter().map(|item| item.id.clone());
    [ids.next().unwrap(), ids.next().unwrap()]
}

/// One of every command, and some in several ways. The entry to confirm is a decision; the person is played by a seat.
fn cases(scene: &Scene, entry: u64) -> Vec<Case> {
    use Phone::{Idle, Open, OursRings, TheirsRings};
    use Role as R;
    use Standing::Done;
    let compose = || Command::Compose { line: line("phone") };
    let hear = Command::Hear { line: line("phone"), far_end: true, text: "Yes?".to_owned() };
    let [asked, other] = items(scene);
    let rule = Command::Rule { item: asked, answer: Answer::Granted, text: String::new() };
    let request = Command::Request { item: other };
    let note = Command::Note { note: NoteKind::Note, text: "x".to_owned() };
    let recode = Command::Recode { line: line("phone"), utterance: 1, unit: 0, code: coding::Code::Paraphrase };
    let tag = Command::Tag { tag: "paraphrase".to_owned(), ago_ms: 0 };
    let trouble = Command::Tag { tag: "line_trouble".to_owned(), ago_ms: 0 };
    let mark = Command::Mark { text: "x".to_owned(), of: Some(1), ago_ms: 0 };
    let gloss = Command::Gloss { of: 1, language: "fr".to_owned(), text: "x".to_owned() };
    let feel = Command::Feel { subject: "person".to_owned(), arousal: 1, trust: 2 };
    let climb = Command::Climb { subject: "person".to_owned(), rung: Rung::Refused };
    let paper = |id: &str| file(id, &[("text", "x")]);
    let plan = file(
        "position_paper",
        &[("status", "x"), ("assessment", "x"), ("confidence", "low"), ("recommend", "x"), ("review_at", "03:00")],
    );
    let advice = file("advice", &[("question", "x"), ("advice", "x"), ("basis", "law")]);
    let voices = &[R::Primary, R::RolePlayer];
    let speak = &[R::Primary, R::RolePlayer, R::Interpreter];
    let mut all = vec![
        case("call", Idle, call(), voices, STANDS),
        case("pick_up", OursRings, pick_up(), voices, STANDS),
        case("pick_up", TheirsRings, pick_up(), voices, STANDS),
        case("hang_up", Open, hang_up(), voices, STANDS),
        case("compose", Open, compose(), speak, STANDS),
        case("say", Open, say("phone", "Hello."), speak, STANDS),
        case("say", Idle, say("coach_notes", "x"), &[R::Primary, R::Coach, R::Director], Done),
        case("say", Idle, say("team", "x"), CELL, Done),
        case("say", Idle, say("command", "x"), &[R::Leader, R::Commander, R::TacticalLiaison, R::Director], Done),
        case("say", Idle, say("advice", "x"), &[R::Leader, R::Commander, R::Adviser, R::Director], Done),
        case("say", Idle, say("family", "x"), &[R::FamilyLiaison, R::Intelligence, R::Director], Done),
        case("say", Idle, say("far_control", "x"), &[R::RolePlayer, R::Director], Done),
        case("hear", Open, hear, &[], STANDS),
        case(
            "request",
            Idle,
            request,
            &[R::Primary, R::Coach, R::Leader, R::TacticalLiaison, R::MentalHealthAdviser],
            STANDS,
        ),
        case("rule", Idle, rule, &[R::Commander], STANDS),
        case("pass_voice", Idle, Command::PassVoice { to: line("coach") }, &[R::Primary, R::Coach, R::Leader], Done),
        case("pass_voice", Idle, Command::PassVoice { to: line("recorder") }, &[], Done),
        case("safe_word", Open, Command::SafeWord, ALL, Done),
        case("pause", Open, Command::Pause, ALL, STANDS),
        case("resume", Open, Command::Resume, &[R::Director], Done),
        case("end", Open, Command::End, &[R::Director], Done),
        case("order", Idle, Command::Order(Order::Pause), &[R::Director], Done),
        case("feel", Idle, feel, &[R::RolePlayer], Done),
        case("climb", Idle, climb, &[R::RolePlayer], Done),
        case("render", Open, Command::Render { of: 1, text: "x".to_owned() }, &[R::Interpreter], STANDS),
    ];
    let mut later = vec![
        case("tag", Idle, tag, &[R::Recorder, R::Coach, R::Assessor, R::Observer, R::Director], Done),
        case("tag", Idle, trouble, &[R::Recorder, R::Coach, R::Technical, R::Assessor, R::Observer, R::Director], Done),
        case("tag", Idle, Command::Tag { tag: "no_such_tag".to_owned(), ago_ms: 0 }, &[], Done),
        // The recorder's tag follows the decision.
        case("untag", Idle, Command::Untag { of: entry + 1 }, &[R::Recorder], Done),
        case("note", Idle, note, ALL, Done),
        case("recode", Open, recode, &[R::Coach, R::Director, R::Assessor, R::CourseInterpreter], Done),
        case("file", Idle, paper("demands"), &[R::Recorder, R::Leader, R::Coach, R::Intelligence, R::Director], Done),
        case(
            "file",
            Idle,
            paper("contacts"),
            &[R::Recorder, R::Coach, R::Leader, R::Intelligence, R::Technical, R::Director],
            Done,
        ),
        case("file", Idle, advice, &[R::Adviser, R::Director], Done),
        case("file", Idle, paper("family_log"), &[R::FamilyLiaison, R::Director], Done),
        case("file", Idle, plan, &[R::Leader, R::Director], Done),
        case("file", Idle, decision(), &[R::Commander, R::Leader, R::Director], Done),
        case("file", Idle, paper("diary"), &[], Done),
        case(
            "confirm",
            Idle,
            Command::Confirm { entry },
            &[R::Commander, R::Leader, R::TacticalLiaison, R::Adviser],
            Done,
        ),
        case("confirm", Idle, Command::Confirm { entry: 1 }, &[], Done),
        case(
            "mark",
            Idle,
            mark,
            &[R::Coach, R::Observer, R::Leader, R::RolePlayer, R::Director, R::Assessor, R::CourseInterpreter],
            Done,
        ),
        case("gloss", Idle, gloss, &[R::CourseInterpreter], Done),
        case("enter_later", Idle, enter_later(), &[R::Recorder, R::Director], STILL),
    ];
    later.iter_mut().for_each(|c| c.after_the_end = true);
    all.extend(later);
    for c in &mut all {
        match c.name {
            "resume" => c.running = Some("already_running"),
            // The line has no such rule here; see `interpreter.rs`.
            "render" => c.running = Some("not_waiting"),
            "enter_later" => c.running = Some("still_played"),
            _ => {}
        }
    }
    all
}

/// The names of all commands and the match that gives them, from one list: a command that is missing here does not compile,
/// and one that is in no row of the table fails.
macro_rules! named {
    ($($command:pat => $name:literal),+ $(,)?) => {
        const NAMES: &[&str] = &[$($name),+];

        const fn name(command: &Command) -> &'static str {
            match command {
                $($command => $name),+
            }
        }
    };
}

named! {
    Command::Call { .. } => "call",
    Command::HangUp { .. } => "hang_up",
    Command::Compose { .. } => "compose",
    Command::Say { .. } => "say",
    Command::Request { .. } => "request",
    Command::Note { .. } => "note",
    Command::Recode { .. } => "recode",
    Command::Pause => "pause",
    Command::Resume => "resume",
    Command::End => "end",
    Command::PickUp { .. } => "pick_up",
    Command::Hear { .. } => "hear",
    Command::Rule { .. } => "rule",
    Command::PassVoice { .. } => "pass_voice",
    Command::SafeWord => "safe_word",
    Command::File { .. } => "file",
    Command::Confirm { .. } => "confirm",
    Command::Tag { .. } => "tag",
    Command::Untag { .. } => "untag",
    Command::Mark { .. } => "mark",
    Command::Gloss { .. } => "gloss",
    Command::Feel { .. } => "feel",
    Command::Climb { .. } => "climb",
    Command::Render { .. } => "render",
    Command::EnterLater { .. } => "enter_later",
    Command::Order(_) => "order",
}

fn enter_later() -> Command {
    let what = later::What::Words { far_end: false, text: "x".to_owned() };
    Command::EnterLater { rows: vec![later::Row { play_ms: 1, place: line("primary"), line: line("phone"), what }] }
}

/// A log in a phase; the number of its decision.
fn stage(scene: &Scene, phase: Phase, phone: Phone) -> (Play<'_>, u64) {
    let mut play = set_up(scene);
    order(&mut play, Order::Seat { seat: line("commander"), person: Some("p1".to_owned()) });
    play.by("leader", &decision(), None).unwrap();
    let entry = last(&play);
    play.by("recorder", &Command::Tag { tag: line("demand"), ago_ms: 0 }, None).unwrap();
    if phase == Phase::NotBegun {
        return (play, entry);
    }
    order(&mut play, Order::Resume);
    let [asked, _] = items(scene);
    play.by("primary", &Command::Request { item: asked }, None).unwrap();
    let (caller, other) =
        if phone == Phone::TheirsRings { ("role_player", "primary") } else { ("primary", "role_player") };
    if phone != Phone::Idle {
        play.by(caller, &call(), None).unwrap();
    }
    if phone == Phone::Open {
        play.by(other, &pick_up(), None).unwrap();
        play.by("primary", &say("phone", "You sound tired."), None).unwrap();
    }
    match phase {
        Phase::Paused => order(&mut play, Order::Pause),
        Phase::Ended => order(&mut play, Order::End { outcome: Outcome::Partial }),
        _ => 0,
    };
    (play, entry)
}

/// Why this is refused; `None` where it is done.
fn expected(case: &Case, role: Role, phase: Phase) -> Option<&'static str> {
    if phase == Phase::Ended && !case.after_the_end {
        return Some("ended");
    }
    if !case.may.contains(&role) {
        return Some("not_yours");
    }
    // Nothing was said before the scene began.
    if case.name == "recode" && phase == Phase::NotBegun {
        return Some("no_such_unit");
    }
    if phase == Phase::Running {
        // Who made it ring cannot answer it.
        let own = match case.phone {
            Phone::OursRings => role == Role::Primary,
            Phone::TheirsRings => role == Role::RolePlayer,
            _ => false,
        };
        return if case.name == "pick_up" && own { Some("not_ringing") } else { case.running };
    }
    match case.standing {
        Standing::Refused(why) if phase != Phase::Ended => Some(why),
        _ => None,
    }
}

#[test]
fn every_seat_by_every_command_by_phase() {
    for pack in [packs::bridge(), packs::barricade()] {
        every_seat_of(&scene(&pack, FarEnd::Played, 3));
    }
}

fn every_seat_of(scene: &Scene) {
    let (mut done, mut refused) = (0, 0);
    let mut names = BTreeSet::new();
    let id = &scene.pack.structure.id;
    for phase in PHASES {
        for phone in [Phone::Idle, Phone::OursRings, Phone::TheirsRings, Phone::Open] {
            let (play, entry) = stage(scene, phase, phone);
            for case in cases(scene, entry).iter().filter(|c| c.phone == phone) {
                assert_eq!(name(&case.command), case.name);
                names.insert(case.name);
                for spec in &scene.pack.structure.seats {
                    let by = spec.id.as_str();
                    let what = format!("{id}, {phase:?}, {phone:?}: {by} {:?}", case.command);
                    let mut state = play.state.clone();
                    let got = decide(scene, &mut state, by, &case.command, Some("own"), play.now);
                    let want = expected(case, spec.role, phase);
                    assert_eq!(got.as_ref().err().map(exercise::Refusal::name), want, "{what}");
                    match got {
                        Ok(events) => {
                            done += 1;
                            assert!(!events.is_empty() && state != play.state, "{what}: nothing came of it");
                            assert_eq!(events[0].client.as_deref(), Some("own"), "{what}");
                            assert_eq!(events[0].seat, by, "{what}");
                            let again = decide(scene, &mut state, by, &case.command, Some("own"), play.now);
                            assert_eq!(again.as_deref(), Ok(&[][..]), "{what}: a retry");
                        }
                        Err(_) => {
                            refused += 1;
                            assert_eq!(state, play.state, "{what}: refused, and changed");
                        }
                    }
                }
            }
        }
    }
    assert_eq!(names, NAMES.iter().copied().collect::<BTreeSet<_>>(), "{id}: a command stands in no row");
    let roles: BTreeSet<Role> = scene.pack.structure.seats.iter().map(|seat| seat.role).collect();
    assert_eq!(roles, Role::ALL.iter().copied().collect::<BTreeSet<_>>(), "{id}: a role has no seat");
    assert!(done > 300 && refused > 900, "{id}: {done} done, {refused} refused");
}

#[test]
fn a_seat_that_is_not_there_may_nothing() {
    let scene = scene(&packs::bridge(), FarEnd::Played, 3);
    for phone in [Phone::Idle, Phone::OursRings, Phone::TheirsRings, Phone::Open] {
        let (mut play, entry) = stage(&scene, Phase::Running, phone);
        for case in cases(&scene, entry).iter().filter(|c| c.phone == phone) {
            for nobody in ["", "engine", "Primary", "person"] {
                let got = play.by(nobody, &case.command, None);
                assert_eq!(got.map_err(|r| r.name()), Err("not_yours"), "«{nobody}» {:?}", case.command);
            }
        }
    }
}

/// With a simulated person nobody plays; with a real telephone nobody types.
#[test]
fn the_far_end_decides_who_may_speak() {
    let bridge = packs::bridge();
    let simulated = scene(&bridge, FarEnd::Simulated, 3);
    let mut play = set_up(&simulated);
    order(&mut play, Order::Resume);
    let feel = Command::Feel { subject: line("person"), arousal: 1, trust: 1 };
    let climb = Command::Climb { subject: line("person"), rung: Rung::Step(2) };
    for command in [call(), hang_up(), pick_up(), say("phone", "x"), feel.clone(), climb] {
        assert_eq!(play.by("role_player", &command, None).map_err(|r| r.name()), Err("not_yours"), "{command:?}");
    }
    assert!(play.by("primary", &call(), None).is_ok());

    let outside = scene(&bridge, FarEnd::Outside, 3);
    let mut play = set_up(&outside);
    order(&mut play, Order::Resume);
    let hear = |far_end| Command::Hear { line: line("phone"), far_end, text: "Yes?".to_owned() };
    for role in Role::ALL.iter().copied() {
        let by = seat(&outside, role);
        for command in [say("phone", "x"), Command::Compose { line: line("phone") }] {
            assert_eq!(play.by(&by, &command, None).map_err(|r| r.name()), Err("not_yours"), "{by} {command:?}");
        }
        let logs = [Role::Recorder, Role::Coach, Role::Director].contains(&role);
        let want = if logs { "line_closed" } else { "not_yours" };
        assert_eq!(play.by(&by, &hear(true), None).map_err(|r| r.name()), Err(want), "{by}");
        assert_eq!(play.by(&by, &hear(false), None).map_err(|r| r.name()), Err(want), "{by}");
    }
    assert!(play.by("role_player", &feel, None).is_ok(), "how one feels is no talk");
}

/// Who keeps a real telephone going tells of both sides what it does, and writes down none of the words.
#[test]
fn technical_tells_what_a_real_telephone_does() {
    let outside = scene(&packs::bridge(), FarEnd::Outside, 3);
    let mut play = set_up(&outside);
    order(&mut play, Order::Resume);
    for (seat, command) in [("technical", call()), ("technical", pick_up()), ("technical", hang_up())] {
        play.by(seat, &command, None).unwrap();
    }
    for seat in ["leader", "media", "intelligence"] {
        assert_eq!(play.by(seat, &call(), None).map_err(|r| r.name()), Err("not_yours"), "{seat}");
    }
    // On a line of this program it only looks on.
    let typed = scene(&packs::bridge(), FarEnd::Played, 3);
    let mut play = set_up(&typed);
    order(&mut play, Order::Resume);
    assert_eq!(play.by("technical", &call(), None).map_err(|r| r.name()), Err("not_yours"));
}

/// Who reads what others are to confirm, reads it: nobody is asked for what they cannot see.
#[test]
fn whoever_is_to_confirm_a_paper_can_read_it() {
    let pack = packs::bridge();
    for paper in pack.papers.all() {
        for role in &paper.ack {
            assert!(paper.read_by(*role), "{role:?} is to confirm {}", paper.id);
        }
    }
    let reads = |paper: &str| pack.papers.find(paper).unwrap().read_by(Role::Adviser);
    for paper in ["position_paper", "exit_plan", "decision", "advice", "risk", "demands"] {
        assert!(reads(paper), "an adviser reads what command reads: {paper}");
    }
    assert!(!reads("family_log") && !reads("welfare"), "care and strain are not for advisers");
}

/// Control's orders carry ids of their own; a seat cannot take one in advance and so keep an order from being done.
#[test]
fn no_seat_takes_the_id_of_an_order() {
    let scene = scene(&packs::bridge(), FarEnd::Played, 3);
    let mut play = set_up(&scene);
    let note = Command::Note { note: NoteKind::Note, text: "x".to_owned() };
    let taken = play.by("observer", &note, Some("order:9"));
    assert_eq!(taken.map_err(|r| r.name()), Err("bad_client_id"));
    let resume = Command::Order(Order::Resume);
    assert_eq!(play.by("director", &resume, Some("order:9")), Ok(1));
    assert!(play.state.clock.running(), "the order was carried out");
    assert!(play.by("observer", &note, Some("my-order:9")).is_ok());
}
