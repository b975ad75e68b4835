//! Seat by event by phase: what reaches whom, on every line of both packs.

use super::{FarEnd, call, connect, decision, file, full, hang_up, last, line, order, pick_up, say};
use super::{scene, seat, set, set_up};
use crate::frozen::examples;
use crate::packs;
use crate::play::Play;
use exercise::event::{ENGINE, Event, Happening, NoteKind};
use exercise::team::later;
use exercise::team::order::{InjectChange, Order, TellKind};
use exercise::team::sheet::{Document, Sheet};
use exercise::view::{Patch, Shown, Viewer, view};
use exercise::{Command, Rung, Scene};
use scenario::structure::{Answer, Role, Structure};
use scenario::{Act, Outcome, Pack};
use std::collections::{BTreeMap, BTreeSet};

/// The lines of both packs, in the order of the columns below.
const LINES: [&str; 8] = ["phone", "coach_notes", "team", "command", "advice", "family", "control", "far_control"];

/// Who hears which line.
const HEARS: [(Role, &str); 18] = [
    (Role::Primary, "+++   + "),
    (Role::Coach, "+++   + "),
    (Role::Leader, "+ +++ + "),
    (Role::Recorder, "+ +   + "),
    (Role::Intelligence, "+ +  ++ "),
    (Role::MentalHealthAdviser, "+ +   + "),
    (Role::TacticalLiaison, "  ++  + "),
    (Role::FamilyLiaison, "  +  ++ "),
    (Role::Technical, "  +   + "),
    (Role::Interpreter, "+ +   + "),
    (Role::Communicator, "+       "),
    (Role::Commander, "   ++ + "),
    (Role::Adviser, "    + + "),
    (Role::RolePlayer, "+      +"),
    (Role::Director, "++++++++"),
    (Role::Assessor, "++++++++"),
    (Role::Observer, "+     + "),
    (Role::CourseInterpreter, "++++++++"),
];

/// Who gets an event, beside the one on whose line it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Who {
    Nobody,
    Everybody,
    /// Whoever hears the line.
    Line,
    /// Whoever hears the line, and who keeps it going.
    LineState,
    /// Everybody but the far end.
    Ours,
    /// Everybody but the far end and the family's liaison.
    Desk,
    Own,
    OwnAndStaff,
    /// Own and staff, and who works with tags.
    Tags,
    Staff,
    Director,
    /// The coach, of a line that it hears.
    Coach,
    /// By what stands in it.
    Named,
}

const EVENTS: [(&str, Who); 45] = [
    ("genesis", Who::Nobody),
    ("rang", Who::LineState),
    ("line_opened", Who::LineState),
    ("not_answered", Who::LineState),
    ("rang_off", Who::LineState),
    ("composing", Who::Nobody),
    ("said", Who::Line),
    ("coded", Who::Coach),
    ("reacted", Who::Nobody),
    ("spoke", Who::Line),
    ("withheld", Who::Nobody),
    ("lapsed", Who::Nobody),
    ("requested", Who::Desk),
    ("answered", Who::Desk),
    ("injected", Who::Named),
    ("scene_set", Who::Everybody),
    ("prompted", Who::Line),
    ("noted", Who::Own),
    ("recoded", Who::Nobody),
    ("voiced", Who::Line),
    ("seated", Who::Named),
    ("voice_passed", Who::Ours),
    ("safe_word", Who::Everybody),
    ("felt", Who::OwnAndStaff),
    ("laddered", Who::OwnAndStaff),
    ("tagged", Who::Tags),
    ("untagged", Who::Tags),
    ("marked", Who::OwnAndStaff),
    ("glossed", Who::Staff),
    ("filed", Who::Named),
    ("confirmed", Who::Ours),
    ("entered_later", Who::Named),
    ("told", Who::Named),
    ("planned", Who::Director),
    ("handed", Who::Named),
    ("inject_set", Who::Director),
    ("interpretation_set", Who::Line),
    ("rendered", Who::Line),
    ("misrendered", Who::Staff),
    ("underway", Who::Own),
    ("paused", Who::Everybody),
    ("resumed", Who::Everybody),
    ("held", Who::Everybody),
    ("ended", Who::Everybody),
    ("erased", Who::Nobody),
];

const STAFF: [Role; 3] = [Role::Director, Role::Assessor, Role::CourseInterpreter];
const CELL: [Role; 11] = [
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
    Role::Communicator,
];

/// Papers that not the whole cell reads, with who does; staff reads all.
const FOR_FEW: [(&str, &[Role]); 4] = [
    ("decision", &[Role::Commander, Role::Leader, Role::TacticalLiaison, Role::Adviser]),
    ("advice", &[Role::Commander, Role::Leader, Role::TacticalLiaison, Role::Adviser]),
    ("family_log", &[Role::Commander, Role::Leader, Role::TacticalLiaison, Role::FamilyLiaison]),
    ("welfare", &[Role::Commander, Role::Leader, Role::TacticalLiaison, Role::MentalHealthAdviser]),
];

/// Injects of the packs with whom they reach: all, the cell, or seats.
const INJECTS: [(&str, &str); 17] = [
    ("train", "all"),
    ("men_move", "all"),
    ("voice_beep", "all"),
    ("mh_note", "cell"),
    ("exit_note", "cell"),
    ("register_answer", "intelligence"),
    ("decision_missing", "commander leader"),
    ("press_call", "commander"),
    ("workshop_steps", "all"),
    ("supper_refused", "all"),
    ("no_decision", "commander leader"),
    ("chat_rumour", "family_liaison"),
    ("line_crackle", "technical"),
    ("reporter_call", "media"),
    ("second_set", "technical"),
    ("recording_question", "legal"),
    ("supper_question", "deputy_governor"),
];

fn hears(role: Role, on: &str) -> bool {
    let (_, row) = HEARS.iter().find(|(r, _)| *r == role).unwrap();
    let column = LINES.iter().position(|l| *l == on);
    column.map_or(STAFF.contains(&role), |at| row.as_bytes()[at] == b'+')
}

/// Who keeps the lines going knows what the one to the far end does.
fn follows(role: Role, on: &str) -> bool {
    role == Role::Technical && on == "phone"
}

fn gets_inject(structure: &Structure, seat: &str, role: Role, inject: &str) -> bool {
    if STAFF.contains(&role) {
        return true;
    }
    // An inject that the pack does not know is for nobody.
    if !structure.injects.iter().any(|i| i.id == inject) {
        return false;
    }
    match INJECTS.iter().find(|(id, _)| *id == inject).unwrap_or_else(|| panic!("{inject} is not in the table")).1 {
        "all" => true,
        "cell" => CELL.contains(&role),
        seats => seats.split(' ').any(|s| s == seat),
    }
}

fn reads(role: Role, paper: &str) -> bool {
    if STAFF.contains(&role) {
        return true;
    }
    if ["staffing", "media"].contains(&paper) {
        return role != Role::RolePlayer;
    }
    match FOR_FEW.iter().find(|(id, _)| *id == paper) {
        Some((_, roles)) => roles.contains(&role),
        None => CELL.contains(&role) || [Role::Commander, Role::Adviser, Role::Observer].contains(&role),
    }
}

fn expected(structure: &Structure, seat: &str, role: Role, h: &Happening) -> bool {
    let own = h.seat == seat;
    let staff = STAFF.contains(&role);
    match EVENTS.iter().find(|(kind, _)| *kind == h.event.kind()).unwrap().1 {
        Who::Nobody => false,
        Who::Everybody => true,
        // Who hears no words sees that the line goes dead.
        Who::Line if matches!(h.event, Event::Spoke { act: Act::HangUp, .. }) => {
            hears(role, &h.line) || follows(role, &h.line)
        }
        Who::Line => hears(role, &h.line),
        Who::LineState => hears(role, &h.line) || follows(role, &h.line),
        Who::Ours => role != Role::RolePlayer,
        Who::Desk => ![Role::RolePlayer, Role::FamilyLiaison].contains(&role),
        Who::Own => own,
        Who::OwnAndStaff => own || staff,
        Who::Tags => own || staff || [Role::Coach, Role::Recorder, Role::Leader].contains(&role),
        Who::Staff => staff,
        Who::Director => role == Role::Director,
        Who::Coach => role == Role::Coach && hears(role, &h.line),
        Who::Named => match &h.event {
            Event::Injected { inject, .. } => gets_inject(structure, seat, role, inject),
            Event::Seated { place, .. } => role != Role::RolePlayer || place == seat,
            Event::Filed { paper, .. } => reads(role, paper),
            Event::EnteredLater { row } => match &row.what {
                later::What::Words { .. } => hears(role, &h.line),
                later::What::Paper { paper, .. } => reads(role, paper),
            },
            Event::Told { to, .. } | Event::Handed { to, .. } => staff || to.is_empty() || to.iter().any(|s| s == seat),
            other => panic!("{} has no names in it", other.kind()),
        },
    }
}

fn each_pack(mut f: impl FnMut(&Pack)) {
    for pack in [packs::bridge(), packs::barricade()] {
        f(&full(&pack));
    }
}

#[test]
fn the_tables_have_every_role_kind_line_and_paper() {
    let kinds: Vec<&str> = EVENTS.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, Event::KINDS);
    let roles: Vec<Role> = HEARS.iter().map(|(role, _)| *role).collect();
    assert_eq!(roles, Role::ALL);
    each_pack(|pack| {
        let structure = &pack.structure;
        let lines: Vec<&str> = structure.lines.iter().map(|l| l.id.as_str()).collect();
        assert_eq!(lines, LINES, "{}", structure.id);
        let seats: BTreeSet<Role> = structure.seats.iter().map(|s| s.role).collect();
        assert_eq!(seats.len(), Role::ALL.len());
    });
}

/// Every seat of both packs, every kind of event, on each line, by its own seat, another and the engine.
#[test]
fn every_seat_by_every_kind_on_every_line() {
    let (mut seen, mut unseen) = (0, 0);
    each_pack(|pack| {
        let structure = &pack.structure;
        for event in examples() {
            for on in LINES.iter().chain(&["", "no_such_line"]) {
                for by in structure.seats.iter().map(|s| s.id.as_str()).chain([ENGINE]) {
                    let h = Happening {
                        at: 1,
                        seat: by.to_owned(),
                        line: line(on),
                        due: Some("HIDDEN due".to_owned()),
                        client: Some("HIDDEN client".to_owned()),
                        event: event.clone(),
                    };
                    for spec in &structure.seats {
                        let patch = view(Viewer::of_team(&spec.id, spec.role, pack), &h);
                        let what = format!("{}: {} of {by} on «{on}» to {}", structure.id, event.kind(), spec.id);
                        // Of the examples, `train` is an inject of the bridge alone.
                        assert_eq!(patch.is_some(), expected(structure, &spec.id, spec.role, &h), "{what}");
                        let drawn = format!("{patch:?}");
                        assert!(!drawn.contains("HIDDEN due") && !drawn.contains("HIDDEN client"), "{what}: {drawn}");
                        if !["seated", "marked", "glossed", "filed", "told", "handed", "planned", "inject_set", "noted"]
                            .contains(&event.kind())
                        {
                            assert!(!drawn.contains("HIDDEN"), "{what}: {drawn}");
                        }
                        if patch.is_some() { seen += 1 } else { unseen += 1 }
                    }
                }
            }
        }
    });
    assert!(seen > 10_000 && unseen > 10_000, "{seen} seen, {unseen} not");
}

/// Every paper of the catalogue, every inject of the tables, by every seat.
#[test]
fn papers_and_injects_reach_whom_they_should() {
    each_pack(|pack| {
        let structure = &pack.structure;
        let to = |event: Event| Happening {
            at: 1,
            seat: ENGINE.to_owned(),
            line: String::new(),
            due: None,
            client: None,
            event,
        };
        let papers = pack.papers.all();
        assert!(papers.len() > 25);
        for spec in &structure.seats {
            let viewer = Viewer::of_team(&spec.id, spec.role, pack);
            for paper in papers {
                let h = to(Event::Filed { paper: paper.id.clone(), fields: BTreeMap::new(), replaces: None });
                assert_eq!(view(viewer, &h).is_some(), reads(spec.role, &paper.id), "{} {}", spec.id, paper.id);
                let what = later::What::Paper { paper: paper.id.clone(), fields: BTreeMap::new() };
                let row = later::Row { play_ms: 1, place: String::new(), line: String::new(), what };
                let h = to(Event::EnteredLater { row });
                assert_eq!(view(viewer, &h).is_some(), reads(spec.role, &paper.id), "later: {} {}", spec.id, paper.id);
            }
            let unknown = to(Event::Filed { paper: "diary".to_owned(), fields: BTreeMap::new(), replaces: None });
            assert_eq!(view(viewer, &unknown), None, "a paper of which nothing is known is read by nobody");
            for (inject, _) in INJECTS.iter().chain(&[("of_another_pack", "")]) {
                let h = to(Event::Injected { inject: (*inject).to_owned(), text: None });
                let want = gets_inject(structure, &spec.id, spec.role, inject);
                assert_eq!(view(viewer, &h).is_some(), want, "{} {inject}", spec.id);
            }
        }
    });
}

/// In short, what the doctrine asks for by name.
#[test]
fn what_must_never_cross_the_line() {
    each_pack(|pack| {
        let structure = &pack.structure;
        let sees = |seat: &str, by: &str, on: &str, kind: &str| {
            let role = structure.seat(seat).unwrap().role;
            let event = examples().into_iter().find(|e| e.kind() == kind).unwrap();
            let h = Happening { at: 1, seat: by.to_owned(), line: line(on), due: None, client: None, event };
            view(Viewer::of_team(seat, role, pack), &h).is_some()
        };
        for on in ["coach_notes", "team", "command", "advice", "family", "control"] {
            assert!(!sees("role_player", "coach", on, "said"), "the far end hears {on}");
        }
        for kind in
            ["filed", "confirmed", "requested", "answered", "glossed", "marked", "tagged", "untagged", "felt", "seated"]
        {
            assert!(!sees("role_player", "coach", "", kind), "the far end sees a {kind}");
        }
        assert!(!sees("role_player", "coach", "", "voice_passed"), "the far end sees who is to speak");
        for seat in structure.seats.iter().map(|s| s.id.as_str()) {
            assert_eq!(sees(seat, ENGINE, "phone", "coded"), seat == "coach", "{seat}: what words were heard as");
        }
        assert!(
            sees("role_player", "role_player", "", "felt")
                && sees("role_player", "role_player", "", "laddered")
                && sees("role_player", "role_player", "", "marked")
        );
        for kind in ["rang", "line_opened", "said", "voiced", "spoke", "rang_off"] {
            assert!(!sees("commander", "primary", "phone", kind), "the commander hears the far end: {kind}");
            assert!(!sees("tactical_liaison", "primary", "phone", kind) && !sees("family_liaison", "x", "phone", kind));
            assert!(sees("leader", "primary", "phone", kind) && sees("role_player", "primary", "phone", kind));
        }
        for seat in structure.seats.iter().map(|s| s.id.as_str()).filter(|s| *s != "role_player" && *s != "director") {
            let staff = ["assessor", "course_interpreter"].contains(&seat);
            assert_eq!(sees(seat, "role_player", "far_control", "said"), staff, "{seat}: the far end's own line");
        }
    });
}

/// Who keeps the line going sees it ring, open and go dead, also when the far end rings off with words, and hears nothing;
/// advisers do not even see that.
#[test]
fn who_keeps_the_line_going_hears_none_of_it() {
    each_pack(|pack| {
        let structure = &pack.structure;
        let to = |seat: &scenario::structure::Seat, event: Event| {
            let h = Happening { at: 1, seat: line("primary"), line: line("phone"), due: None, client: None, event };
            view(Viewer::of_team(&seat.id, seat.role, pack), &h)
        };
        let spoke = |act| Event::Spoke {
            subject: line("person"),
            cause: line("say:phone:1"),
            act,
            words_id: String::new(),
            words: line("Leave me alone."),
            lasts_ms: 900,
            waits: false,
        };
        let mut advisers = 0;
        for seat in &structure.seats {
            let gone = to(seat, spoke(Act::HangUp));
            match seat.role {
                Role::Technical => {
                    assert_eq!(gone, Some(Patch::Shown(Shown::Gone { by_far_end: true })));
                    assert_eq!(to(seat, Event::Rang), Some(Patch::Shown(Shown::Rings)));
                    assert_eq!(to(seat, spoke(Act::Confide)), None);
                }
                Role::Adviser => {
                    advisers += 1;
                    assert_eq!((gone, to(seat, Event::Rang)), (None, None), "{}", seat.id);
                }
                _ => {}
            }
        }
        assert!(advisers > 0 && structure.seats.iter().any(|s| s.role == Role::Technical), "{}", structure.id);
    });
}

/// Slips to the voice are for whoever has it, and every other line has the same ears whoever speaks.
#[test]
fn slips_follow_the_voice() {
    each_pack(|pack| {
        let structure = &pack.structure;
        for (voice, gets) in
            [("primary", ["primary", "coach"]), ("coach", ["primary", "coach"]), ("leader", ["leader", "coach"])]
        {
            for on in LINES {
                let event = Event::Said { n: 1, text: "x".to_owned(), waits: false, speaker: String::new() };
                let h = Happening { at: 1, seat: "coach".to_owned(), line: line(on), due: None, client: None, event };
                for spec in &structure.seats {
                    let viewer = Viewer::of_team(&spec.id, spec.role, pack).while_speaks(voice);
                    let slip = gets.contains(&spec.id.as_str()) || STAFF.contains(&spec.role);
                    let want = if on == "coach_notes" { slip } else { hears(spec.role, on) };
                    assert_eq!(view(viewer, &h).is_some(), want, "{voice} speaks: «{on}» to {}", spec.id);
                }
            }
        }
    });
}

/// A seat that a pack does not have sees what its role sees, and no more.
#[test]
fn a_name_that_is_no_seat_gets_no_private_line() {
    each_pack(|pack| {
        for on in LINES {
            let event = Event::Said { n: 1, text: "x".to_owned(), waits: false, speaker: String::new() };
            let h = Happening { at: 1, seat: "coach".to_owned(), line: line(on), due: None, client: None, event };
            let patch = view(Viewer::of_team("nobody", Role::Commander, pack), &h);
            assert_eq!(patch, None, "{on}");
            let patch = view(Viewer::of_team("nobody", Role::RolePlayer, pack), &h);
            assert_eq!(patch, None, "{on}: who plays nobody hears nobody");
        }
    });
}

/// Somebody who practises alone sees nothing of what only teams have.
#[test]
fn who_is_alone_sees_nothing_of_a_table() {
    for event in examples() {
        let kind = event.kind();
        let h = Happening { at: 1, seat: "other".to_owned(), line: String::new(), due: None, client: None, event };
        let teams = ["seated", "voice_passed", "safe_word", "felt", "tagged", "untagged", "marked", "glossed", "filed"];
        if teams.contains(&kind)
            || ["confirmed", "told", "handed", "planned", "inject_set", "misrendered", "underway"].contains(&kind)
        {
            assert_eq!(view(Viewer::new("primary", Role::Primary), &h), None, "{kind}");
        }
    }
}

/// A whole exercise through all phases; in each of them much happens, and each seat gets what the tables say.
#[test]
fn a_played_exercise_in_every_phase() {
    for (pack, item, inject) in
        [(packs::bridge(), "lights_off", "press_call"), (packs::barricade(), "inhaler", "chat_rumour")]
    {
        for far in [FarEnd::Played, FarEnd::Simulated] {
            let scene = scene(&pack, far, 987_654_321);
            let mut play = set_up(&scene);
            let mut phases: Vec<(&str, usize)> = vec![("not begun", 0)];
            at_rest(&mut play, &scene);
            phases.push(("running", play.log.len()));
            order(&mut play, Order::Resume);
            order(&mut play, Order::Send { inject: inject.to_owned() });
            talk(&mut play, far, item);
            phases.push(("paused", play.log.len()));
            play.by("observer", &Command::SafeWord, None).unwrap();
            at_rest(&mut play, &scene);
            phases.push(("ended", play.log.len()));
            order(&mut play, Order::End { outcome: Outcome::Partial });
            after(&mut play);
            phases.push(("", play.log.len()));
            for pair in phases.windows(2) {
                let [(phase, from), (_, to)] = pair else { continue };
                compare(&scene, phase, &play.log[*from..*to]);
            }
        }
    }
}

/// What can be done while the clock stands.
fn at_rest(play: &mut Play<'_>, scene: &Scene) {
    let person = |p: &str| Some(p.to_owned());
    for role in [Role::Primary, Role::Coach, Role::RolePlayer, Role::Commander] {
        let place = seat(scene, role);
        order(play, Order::Seat { person: person(&format!("p-{place}")), seat: place });
    }
    order(play, Order::Tell { to: vec![line("commander")], kind: TellKind::Call, text: "The ministry.".to_owned() });
    order(play, Order::Tell { to: Vec::new(), kind: TellKind::Around, text: "Ten minutes left.".to_owned() });
    let sheet = Sheet::Document(Document { title: line("Order 7"), text: line("Wait."), ..Document::default() });
    order(play, Order::Hand { to: vec![line("leader")], sheet });
    order(play, set("mh_note", InjectChange::Edited { text: "Other words.".to_owned() }));
    play.by("coach", &Command::Note { note: NoteKind::Hook, text: "His daughter.".to_owned() }, None).unwrap();
    play.by("leader", &decision(), None).unwrap();
    let entry = last(play);
    play.by("commander", &Command::Confirm { entry }, None).unwrap();
    play.by("family_liaison", &file("family_log", &[("text", "The sister rang.")]), None).unwrap();
    play.by("recorder", &file("demands", &[("text", "A car.")]), None).unwrap();
    play.by("recorder", &Command::Tag { tag: line("paraphrase"), ago_ms: 0 }, None).unwrap();
    let of = last(play);
    play.by("recorder", &Command::Untag { of }, None).unwrap();
    order(play, Order::Mark { text: line("Watch this."), of: Some(of), play_ms: None });
    play.by("observer", &Command::Mark { text: "Good pause.".to_owned(), of: None, ago_ms: 0 }, None).unwrap();
    play.by("role_player", &Command::Mark { text: "That hurt.".to_owned(), of: None, ago_ms: 0 }, None).unwrap();
}

fn talk(play: &mut Play<'_>, far: FarEnd, item: &str) {
    if far == FarEnd::Played {
        connect(play);
        play.by("role_player", &say("phone", "Who is that?"), None).unwrap();
        play.by("role_player", &Command::Feel { subject: line("person"), arousal: 80, trust: 10 }, None).unwrap();
        play.by("role_player", &Command::Climb { subject: line("person"), rung: Rung::Refused }, None).unwrap();
        play.by("role_player", &say("far_control", "May I hang up?"), None).unwrap();
    } else {
        play.by("primary", &call(), None).unwrap();
        play.wait(12_000);
    }
    play.by("primary", &say("phone", "I am Dana. You sound worn out."), None).unwrap();
    let of = last(play) - 1;
    play.wait(11_000);
    for on in ["coach_notes", "team", "command", "advice", "family", "control"] {
        play.by("director", &say(on, "Written here."), None).unwrap();
    }
    play.by("course_interpreter", &Command::Gloss { of, language: line("fr"), text: line("Vous") }, None).unwrap();
    play.by("primary", &Command::Request { item: item.to_owned() }, None).unwrap();
    let ruled = Command::Rule { item: item.to_owned(), answer: Answer::Granted, text: "Yes.".to_owned() };
    play.by("commander", &ruled, None).unwrap();
    play.by("leader", &Command::PassVoice { to: line("coach") }, None).unwrap();
    play.wait(60_000);
    if play.state.lines["phone"].status == exercise::state::LineStatus::Open {
        let _ = play.by("coach", &hang_up(), None);
    }
    if far == FarEnd::Played {
        play.by("role_player", &call(), None).unwrap();
        play.by("coach", &pick_up(), None).unwrap();
        play.by("coach", &hang_up(), None).unwrap();
    }
}

fn after(play: &mut Play<'_>) {
    play.by("leader", &decision(), None).unwrap();
    play.by("assessor", &Command::Mark { text: "Here.".to_owned(), of: Some(3), ago_ms: 0 }, None).unwrap();
    play.by("course_interpreter", &Command::Gloss { of: 3, language: line("fr"), text: line("Ici") }, None).unwrap();
    play.by("role_player", &Command::Note { note: NoteKind::Note, text: "I felt heard.".to_owned() }, None).unwrap();
}

fn compare(scene: &Scene, phase: &str, log: &[Happening]) {
    let structure = &scene.pack.structure;
    let kinds: BTreeSet<&str> = log.iter().map(|h| h.event.kind()).collect();
    let least = if phase == "ended" { 5 } else { 7 };
    assert!(kinds.len() >= least, "{phase}: little happened: {kinds:?}");
    for spec in &structure.seats {
        let viewer = Viewer::of_team(&spec.id, spec.role, &scene.pack);
        let mut got = 0;
        for h in log {
            let patch = view(viewer, h);
            let want = expected(structure, &spec.id, spec.role, h);
            assert_eq!(patch.is_some(), want, "{phase}: {} sees {h:?} as {patch:?}", spec.id);
            let drawn = format!("{patch:?}");
            for hidden in [&scene.genesis.seed.to_string(), "Reason {", "speak_at_ms", "words_id", "viktor", "oleg"] {
                assert!(!drawn.contains(hidden), "{phase}: {} gets {hidden}: {drawn}", spec.id);
            }
            got += usize::from(want);
        }
        assert!(got > 0, "{phase}: {} sees nothing at all", spec.id);
    }
}
