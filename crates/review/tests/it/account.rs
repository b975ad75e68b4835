//! What the account says of talks that were made to show something.

use crate::stage::{LINE, Stage, scene};
use coding::Code;
use exercise::Command;
use exercise::event::{Event, NoteKind};
use review::account::{Account, FindingKind, FindingTone, MomentKind};

const GOOD: &[&str] = &[
    "Hello, my name is Dana, I'm with the police. I'm here to listen.",
    "You sound exhausted.",
    "What happened today?",
    "So they let you go after all those years.",
    "Anyone would be hurt by that.",
    "Mm.",
    "Tell me more about that.",
    "It sounds like you feel very alone with this.",
    "Are you thinking of killing yourself?",
    "What has kept you going until now?",
];

const BAD: &[&str] = &[
    "Calm down.",
    "You must come back over the railing now!",
    "Why are you doing this to your family?",
    "Do you have a wife? Do you have a job?",
    "It's not so bad, everything will be fine.",
    "Don't be stupid.",
    "You should see a doctor.",
    "Come down right now or we will pull you down.",
];

fn played<'a>(scene: &'a exercise::Scene, texts: &[&str]) -> Stage<'a> {
    let mut stage = Stage::open(scene);
    stage.says(texts);
    stage
}

fn tone(account: &Account, kind: FindingKind) -> FindingTone {
    account.findings.iter().find(|f| f.kind == kind).unwrap().tone
}

fn figure(account: &Account, kind: FindingKind, name: &str) -> f64 {
    let finding = account.findings.iter().find(|f| f.kind == kind).unwrap();
    finding.figures.iter().find(|(n, _)| *n == name).unwrap().1
}

#[test]
fn turns_and_points_are_those_of_the_log() {
    let scene = scene("en", 3);
    let stage = played(&scene, GOOD);
    let account = Account::of(&scene, LINE, &stage.log);
    let count = |kind: &str| stage.log.iter().filter(|(_, h)| h.event.kind() == kind).count();
    assert_eq!(account.turns.len(), count("said"));
    assert_eq!(account.points.len(), count("reacted"), "silent ones too");
    for (turn, n) in account.turns.iter().zip(1..) {
        assert_eq!(turn.utterance, n);
        assert!(!turn.units.is_empty(), "{turn:?}");
        let point = &account.points[turn.point.unwrap()];
        assert!(point.event > turn.event && point.at_ms == turn.at_ms);
        let (_, h) = stage.log.iter().find(|(at, _)| *at == point.event).unwrap();
        assert!(matches!(&h.event, Event::Reacted(r) if r.cause == format!("say:{LINE}:{n}") && r.act == point.act));
    }
}

#[test]
fn a_correction_counts_and_keeps_what_was_heard() {
    let scene = scene("en", 3);
    let mut stage = played(&scene, GOOD);
    let before = Account::of(&scene, LINE, &stage.log);
    assert_eq!(before.turns[1].units[0].code, Code::EmotionLabel);
    let labels = figure(&before, FindingKind::Labels, "labels");
    let recode = |code| Command::Recode { line: LINE.to_owned(), utterance: 2, unit: 0, code };
    stage.act(&recode(Code::Judgement));
    let after = Account::of(&scene, LINE, &stage.log);
    assert_eq!(
        (after.turns[1].units[0].code, after.turns[1].units[0].was),
        (Code::Judgement, Some(Code::EmotionLabel))
    );
    assert_eq!(figure(&after, FindingKind::Labels, "labels"), labels - 1.0);
    assert_eq!(after.points, before.points, "state is never recomputed");
    stage.act(&recode(Code::EmotionLabel));
    assert_eq!(Account::of(&scene, LINE, &stage.log).turns, before.turns, "taken back");
}

#[test]
fn listening_and_pushing_are_told_apart() {
    let (one, other) = (scene("en", 3), scene("en", 3));
    let good = Account::of(&one, LINE, &played(&one, GOOD).log);
    let bad = Account::of(&other, LINE, &played(&other, BAD).log);
    assert_eq!(tone(&good, FindingKind::Listening), FindingTone::Helped, "{:#?}", good.findings);
    assert_eq!(tone(&bad, FindingKind::Listening), FindingTone::Hindered, "{:#?}", bad.findings);
    assert_eq!(figure(&good, FindingKind::Premature, "times"), 0.0);
    assert!(figure(&bad, FindingKind::Premature, "times") >= 2.0);
    assert_eq!(figure(&bad, FindingKind::Premature, "minutes"), 1.0);
    assert_eq!(tone(&good, FindingKind::SuicideAsked), FindingTone::Helped);
    assert_eq!(tone(&bad, FindingKind::SuicideAsked), FindingTone::Hindered);
    assert_eq!(tone(&bad, FindingKind::Labels), FindingTone::Few);
    assert!(figure(&bad, FindingKind::Repair, "faults") >= 4.0 && figure(&bad, FindingKind::Repair, "owned") == 0.0);
    for account in [&good, &bad] {
        let tones: Vec<FindingTone> = account.findings.iter().map(|f| f.tone).collect();
        assert!(tones.is_sorted(), "what helped comes first");
        for finding in &account.findings {
            assert!(finding.examples.len() <= 3);
            assert!(finding.examples.iter().all(|(t, u)| account.turns[*t].units.len() > *u), "{finding:?}");
            assert!(finding.figures.iter().all(|(_, f)| f.fract() == 0.0 && *f >= 0.0), "{finding:?}");
        }
    }
}

#[test]
fn moments_are_three_turns_and_both_kinds_where_both_exist() {
    let scene = scene("en", 3);
    let texts: Vec<&str> = GOOD.iter().chain(&BAD[..4]).copied().collect();
    let account = Account::of(&scene, LINE, &played(&scene, &texts).log);
    assert_eq!(account.moments.len(), 3);
    let mut turns: Vec<usize> = account.moments.iter().map(|m| m.turn).collect();
    turns.sort_unstable();
    turns.dedup();
    assert_eq!(turns.len(), 3);
    let bad = |k: MomentKind| matches!(k, MomentKind::Hurt | MomentKind::Lost);
    assert!(account.moments.iter().any(|m| bad(m.kind)) && account.moments.iter().any(|m| !bad(m.kind)));
    assert!(account.moments.iter().filter(|m| m.kind == MomentKind::Hurt).all(|m| m.weight < 0));
    assert!(account.moments.iter().filter(|m| m.kind == MomentKind::Eased).all(|m| m.weight > 0));
}

#[test]
fn things_are_followed_from_the_request_to_the_promise() {
    let scene = scene("en", 3);
    let mut stage = played(&scene, &GOOD[..3]);
    stage.act(&Command::Request { item: "lights_off".to_owned() });
    stage.wait(130_000);
    stage.say("I promise we will turn the lights off.");
    stage.say("I promise you will get a cigarette.");
    stage.wait(1_000);
    let account = Account::of(&scene, LINE, &stage.log);
    let thing = |id: &str| account.things.iter().find(|t| t.item == id);
    let lights = thing("lights_off").unwrap();
    let (asked, (_, answered)) = (lights.asked.unwrap(), lights.answer.unwrap());
    assert!(asked < answered && answered - asked >= 60_000);
    assert!(lights.promised.unwrap() > answered && lights.kept.is_some() && !lights.broken, "{lights:?}");
    let cigarette = thing("cigarette").unwrap();
    assert!(cigarette.asked.is_none() && cigarette.promised.is_some() && cigarette.kept.is_none(), "{cigarette:?}");
    assert!(thing("blanket").is_none(), "neither asked for nor promised");
    assert_eq!(figure(&account, FindingKind::Promises, "promises"), 2.0);
    assert_eq!(figure(&account, FindingKind::Promises, "backed"), 1.0);
}

#[test]
fn a_promise_without_backing_is_found_out() {
    let scene = scene("en", 3);
    let mut stage = played(&scene, &GOOD[..3]);
    stage.say("I promise you will get a cigarette.");
    for text in GOOD.iter().cycle().take(24) {
        stage.say(text);
    }
    let account = Account::of(&scene, LINE, &stage.log);
    let cigarette = account.things.iter().find(|t| t.item == "cigarette").unwrap();
    assert!(cigarette.broken && cigarette.kept.is_none(), "{cigarette:?}");
    assert_eq!(tone(&account, FindingKind::Promises), FindingTone::Hindered);
}

/// A promise that was heard as something else counts once a person says so, and the other way round.
#[test]
fn the_ledger_of_a_review_counts_corrected_codes() {
    let scene = scene("en", 3);
    let mut stage = played(&scene, &GOOD[..3]);
    stage.say("I promise you will get a cigarette.");
    let promised = |stage: &Stage<'_>| {
        let account = Account::of(&scene, LINE, &stage.log);
        (account.things.iter().any(|t| t.item == "cigarette"), figure(&account, FindingKind::Promises, "promises"))
    };
    assert_eq!(promised(&stage), (true, 1.0));
    let recode = |code| Command::Recode { line: LINE.to_owned(), utterance: 4, unit: 0, code };
    stage.act(&recode(Code::Deferral));
    assert_eq!(promised(&stage), (false, 0.0));
    stage.act(&recode(Code::Promise));
    assert_eq!(promised(&stage), (true, 1.0));
}

#[test]
fn notes_are_held_against_what_could_be_learned() {
    let scene = scene("en", 3);
    let mut stage = played(&scene, &GOOD[..3]);
    let note = |note, text: &str| Command::Note { note, text: text.to_owned() };
    stage.act(&note(NoteKind::Hook, "his dog"));
    stage.act(&note(NoteKind::Hook, "his son"));
    stage.act(&note(NoteKind::Note, "cold"));
    stage.say("What about your dog?");
    let account = Account::of(&scene, LINE, &stage.log);
    assert_eq!(account.notes.len(), 3);
    assert!(account.notes[0].topics.contains(&"dog".to_owned()), "{:?}", account.notes);
    let learn = |topic: &str| account.learnable.iter().find(|l| l.topic == topic).unwrap();
    assert!(learn("dog").hook && learn("dog").noted && !learn("dog").mistaken && learn("dog").came_up.is_some());
    assert!(!learn("son").hook && learn("son").mistaken && !learn("son").noted);
    assert!(!learn("craft").noted && !learn("craft").mistaken);
}

#[test]
fn talking_over_is_seen_and_words_that_were_swallowed_told_nobody_anything() {
    let scene = scene("en", 3);
    let mut stage = Stage::open(&scene);
    stage.says(&GOOD[..3]);
    let say = |text: &str| Command::Say { line: LINE.to_owned(), text: text.to_owned() };
    stage.act(&say("You sound worn out."));
    stage.wait(300);
    stage.act(&say("And hurt."));
    let account = Account::of(&scene, LINE, &stage.log);
    let over: Vec<bool> = account.turns.iter().map(|t| t.talked_over).collect();
    assert_eq!(over, [false, false, false, false, true]);
}

#[test]
fn an_empty_log_is_an_empty_account() {
    let scene = scene("ru", 1);
    let account = Account::of(&scene, LINE, &[]);
    assert!(account.turns.is_empty() && account.points.is_empty() && account.moments.is_empty());
    assert!(account.findings.iter().all(|f| f.examples.is_empty()));
    assert_eq!(account.outcome, None);
    let nobody = Account::of(&scene, "command", &Stage::open(&scene).log);
    assert!(nobody.points.is_empty() && nobody.learnable.is_empty());
}
