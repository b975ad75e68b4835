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

#[test]
fn an_explanation_is_in_words_of_the_language() {
    let output = run(&["code", "--explain"], "You sound exhausted.\n");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && said.contains("“You sound exhausted.”"), "{said}");
    assert!(!said.contains("emotion_label") && !said.contains("label.hedge"), "names are for machines: {said}");
    let output = run(&["code", "--explain", "--lang", "ru"], "Вы очень устали.\n");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("«Вы очень устали.»"), "{said}");
    let lines = json(&run(&["code", "--explain", "--json"], "You sound exhausted.\n"));
    let unit = &lines[0]["units"][0];
    assert!(unit["codes"][0]["says"].as_str().is_some_and(|s| !s.is_empty()));
    assert_eq!(unit["evidence"][0]["by"], "phrase", "{unit}");
    let plain = json(&run(&["code", "--json"], "You sound exhausted.\n"));
    assert!(plain[0]["units"][0]["evidence"][0].get("by").is_none());
}

#[test]
fn a_file_of_any_size_is_read_as_a_stream() {
    let folder = tempfile::tempdir().unwrap();
    let many = "Go on.\r\n".repeat(5_000);
    let file = crate::program::write(folder.path(), "many.txt", &many);
    let output = run(&["code", &file], "");
    assert!(output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(said.lines().count(), 5_000);
    assert_eq!(said.lines().next(), said.lines().last(), "a carriage return is no word");
    let long = format!("mm\n{}\n", "a ".repeat(600_000));
    let file = crate::program::write(folder.path(), "long.txt", &long);
    refused(&run(&["code", &file], ""), "line 2 has more than");
    refused(&run(&["code", "/nowhere/at/all.txt"], ""), "/nowhere/at/all.txt");
}
