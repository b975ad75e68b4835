//! `stairway play` with scripts.

use crate::program::{json, refused, run, write};
use serde_json::Value;
use tempfile::tempdir;

const EXPERT_EN: &str = include_str!("../scripts/expert.en.txt");
const EXPERT_RU: &str = include_str!("../scripts/expert.ru.txt");
const NOVICE_EN: &str = include_str!("../scripts/novice.en.txt");
const NOVICE_RU: &str = include_str!("../scripts/novice.ru.txt");

fn play(script: &str, language: &str, persona: &str, seed: u32) -> Vec<Value> {
    let folder = tempdir().unwrap();
    let script = write(folder.path(), "script.txt", script);
    let seed = seed.to_string();
    json(&run(
        &[
            "play",
            "suicide-bridge",
            "--lang",
            language,
            "--persona",
            persona,
            "--seed",
            &seed,
            "--script",
            &script,
            "--json",
        ],
        "",
    ))
}

fn reactions(events: &[Value]) -> Vec<&Value> {
    events.iter().filter(|e| e["kind"] == "reacted").collect()
}

fn trust(events: &[Value]) -> f64 {
    reactions(events).last().unwrap()["state"]["trust"].as_f64().unwrap()
}

#[test]
fn the_last_line_is_the_end_and_reactions_are_explained() {
    let events = play("Hello, I'm Dana, I'm with the police.\nYou sound exhausted.\n", "en", "viktor", 1);
    let last = events.last().unwrap();
    assert_eq!((last["kind"].as_str(), last["outcome"].as_str()), (Some("ended"), Some("unresolved")));
    let label = reactions(&events)
        .into_iter()
        .find(|r| r["reasons"].as_array().unwrap().iter().any(|x| x["rule"] == "label_fit"))
        .expect("the label is heard");
    for var in ["arousal", "trust", "hopelessness"] {
        assert!((0.0..=1.0).contains(&label["state"][var].as_f64().unwrap()), "{label}");
    }
    let reason = label["reasons"].as_array().unwrap().iter().find(|x| x["rule"] == "label_fit").unwrap();
    assert!(reason["moved"]["trust"].as_f64().unwrap() > 0.0, "{reason}");
    assert!(reason["says"].as_str().unwrap().len() > 20, "{reason}");
    assert!(!label["words"].as_str().unwrap().is_empty());
}

#[test]
fn the_same_seed_and_input_give_the_same_bytes() {
    let folder = tempdir().unwrap();
    let script = write(folder.path(), "script.txt", EXPERT_EN);
    let args = ["play", "suicide-bridge", "--seed", "7", "--script", &script, "--json"];
    let (one, two) = (run(&args, ""), run(&args, ""));
    assert!(one.status.success());
    assert_eq!(one.stdout, two.stdout);
    let other = run(&["play", "suicide-bridge", "--seed", "8", "--script", &script, "--json"], "");
    assert_ne!(one.stdout, other.stdout, "another seed is another night");
}

#[test]
fn listening_makes_trust_and_lecturing_does_not_in_both_languages() {
    for (language, expert, novice) in [("en", EXPERT_EN, NOVICE_EN), ("ru", EXPERT_RU, NOVICE_RU)] {
        for persona in ["viktor", "alina"] {
            let mean = |script| (1..=6).map(|seed| trust(&play(script, language, persona, seed))).sum::<f64>() / 6.0;
            let (listened, lectured) = (mean(expert), mean(novice));
            assert!(listened > lectured + 0.25, "{language} {persona}: {listened:.2} against {lectured:.2}");
        }
    }
}

#[test]
fn some_expert_talks_end_peacefully_and_no_novice_talk_does() {
    let ends = |script: &str, language: &str| -> Vec<String> {
        (1..=12)
            .map(|seed| play(script, language, "alina", seed).last().unwrap()["outcome"].as_str().unwrap().to_owned())
            .collect()
    };
    for (language, expert, novice) in [("en", EXPERT_EN, NOVICE_EN), ("ru", EXPERT_RU, NOVICE_RU)] {
        let good = ends(expert, language);
        assert!(good.iter().filter(|o| *o == "peaceful" || *o == "partial").count() >= 5, "{language}: {good:?}");
        let bad = ends(novice, language);
        assert!(bad.iter().all(|o| o != "peaceful"), "{language}: {bad:?}");
    }
}

#[test]
fn directives_ask_the_desk_hang_up_and_call_again() {
    let script = "Hello.\n@hangup\n@request lights_off\n@pause 150\n@call\nI am back.\n";
    let events = play(script, "en", "viktor", 2);
    let kinds: Vec<&str> = events.iter().map(|e| e["kind"].as_str().unwrap()).collect();
    for kind in ["requested", "answered", "rang_off"] {
        assert!(kinds.contains(&kind), "{kind} in {kinds:?}");
    }
    assert_eq!(kinds.iter().filter(|k| **k == "line_opened").count(), 2, "{kinds:?}");
}

#[test]
fn the_worst_ending_is_the_trainers_word() {
    let script = "Get down now or we come and drag you.\nYou are pathetic.\nYou have two minutes.\n".repeat(12);
    let folder = tempdir().unwrap();
    let script = write(folder.path(), "script.txt", &script);
    for seed in 1..=10 {
        let seed = seed.to_string();
        let args = [
            "play",
            "suicide-bridge",
            "--persona",
            "alina",
            "--seed",
            &seed,
            "--worst",
            "unresolved",
            "--script",
            &script,
            "--json",
        ];
        let last = json(&run(&args, "")).pop().unwrap();
        assert_eq!(last["outcome"], "unresolved", "{last}");
    }
}

#[test]
fn bad_input_names_the_remedy() {
    refused(
        &run(&["play", "no-such-pack"], ""),
        "give a folder or one of: listening-drill, prison-barricade, suicide-bridge",
    );
    refused(&run(&["play", "suicide-bridge", "--lang", "fr"], ""), "it has: en, ru");
    refused(&run(&["play", "suicide-bridge", "--persona", "bob"], ""), "viktor, alina");
    refused(&run(&["play", "suicide-bridge", "--worst", "peaceful"], ""), "unresolved, withdrawn, tactical or harm");
    let folder = tempdir().unwrap();
    let script = write(folder.path(), "bad.txt", "Hello\n@dance\n");
    refused(&run(&["play", "suicide-bridge", "--script", &script], ""), "line 2");
    let long = write(folder.path(), "long.txt", &"a".repeat(4_001));
    refused(&run(&["play", "suicide-bridge", "--script", &long], ""), "4000");
    let item = write(folder.path(), "item.txt", "@request a_helicopter\n");
    refused(&run(&["play", "suicide-bridge", "--script", &item], ""), "lights_off");
    refused(&run(&["play", "suicide-bridge", "--script", "/no/such/file"], ""), "/no/such/file");
}
