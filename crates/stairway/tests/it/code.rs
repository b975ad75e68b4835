//! `stairway code`.

use crate::program::{json, refused, run};

#[test]
fn codes_come_with_probabilities_and_evidence() {
    let input = "{\"text\":\"Locked you out?\",\"previous\":\"and then they locked me out\"}\n";
    let lines = json(&run(&["code", "--input", "jsonl", "--json"], input));
    let code = &lines[0]["units"][0]["codes"][0];
    assert_eq!(code["code"], "mirror", "{lines:?}");
    assert!((0.0..=1.0).contains(&code["p"].as_f64().unwrap()));
    assert_eq!(
        lines[0]["units"][0]["evidence"][0]["words"].as_str().map(|w| w.trim_end_matches('?')),
        Some("Locked you out")
    );
}

#[test]
fn a_line_in_is_a_line_out() {
    let output = run(&["code", "--lang", "ru", "--json"], "Расскажите, что случилось.\n\nугу\n");
    assert_eq!(json(&output).len(), 3);
}

#[test]
fn bad_input_is_named() {
    refused(&run(&["code", "--lang", "tlh"], ""), "en, ru");
    refused(&run(&["code", "--input", "jsonl"], "{\"text\":\"a\"}\nnot json\n"), "line 2");
}
