//! `stairway simulate` and `validate`: the targets that the engine is held to.

use crate::program::{json, refused, run};

/// Runs a policy and person; the targets are stated for 2,000.
const RUNS: &str = "2000";

/// Packs with a subject, and how many people each casts.
const PACKS: [(&str, usize); 2] = [("suicide-bridge", 2), ("prison-barricade", 3)];

fn shares(policy: &str, outcome: &str) -> Vec<(String, f64)> {
    let of = |(pack, people): (&str, usize)| {
        let lines = json(&run(&["simulate", pack, "--policy", policy, "--runs", RUNS, "--json"], ""));
        assert_eq!(lines.len(), people, "a line a persona");
        let share = |l: &serde_json::Value| 100.0 * l["outcomes"][outcome]["share"].as_f64().unwrap();
        lines.iter().map(|l| (l["persona"].as_str().unwrap().to_owned(), share(l))).collect::<Vec<_>>()
    };
    PACKS.into_iter().flat_map(of).collect()
}

#[test]
fn an_expert_mostly_succeeds_but_not_always() {
    for (persona, share) in shares("expert", "peaceful") {
        assert!((60.0..=95.0).contains(&share), "{persona}: {share}");
    }
}

#[test]
fn a_novice_fares_worse_and_seldom_does_harm() {
    let expert = shares("expert", "peaceful");
    for (i, (persona, share)) in shares("novice", "peaceful").into_iter().enumerate() {
        assert!(share <= expert[i].1 - 25.0, "{persona}: {share}");
    }
    for (persona, share) in shares("novice", "harm") {
        assert!(share < 15.0, "{persona}: {share}");
    }
    let open = shares("novice", "unresolved");
    for (i, (persona, withdrawn)) in shares("novice", "withdrawn").into_iter().enumerate() {
        assert!(withdrawn + open[i].1 > 50.0, "{persona}");
    }
}

#[test]
fn force_and_parroting_seldom_end_peacefully() {
    for policy in ["hardliner", "parrot"] {
        for (persona, share) in shares(policy, "peaceful") {
            assert!(share <= 25.0, "{policy} {persona}: {share}");
        }
    }
}

#[test]
fn the_validation_statements_hold() {
    // The prison's people repair less after an error, so that statement needs the full number of runs.
    for (pack, runs) in [("suicide-bridge", "400"), ("prison-barricade", RUNS)] {
        statements_hold(pack, runs);
    }
}

fn statements_hold(pack: &str, runs: &str) {
    let lines = json(&run(&["validate", "--pack", pack, "--runs", runs, "--json"], ""));
    let ids: Vec<&str> = lines.iter().map(|l| l["id"].as_str().unwrap()).collect();
    for id in ["V1a", "V2a", "V4a", "V4d", "V5b", "V10a"] {
        assert!(ids.contains(&id), "{ids:?}");
    }
    let failed: Vec<&serde_json::Value> = lines.iter().filter(|l| l["pass"] != true).collect();
    assert!(failed.is_empty(), "{pack}: {failed:?}");
}

#[test]
fn bad_input_names_the_remedy() {
    refused(&run(&["simulate", "suicide-bridge", "--policy", "genius"], ""), "expert, novice");
    refused(&run(&["simulate", "suicide-bridge", "--policy", "expert", "--runs", "0"], ""), "at least 1");
    refused(&run(&["validate", "--runs", "3"], ""), "at least 20");
}
