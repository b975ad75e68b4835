//! `stairway whatif`.

use crate::program::{json, refused, run, write};
use tempfile::tempdir;

#[test]
fn every_turn_of_a_log_is_told_with_its_intervals() {
    let folder = tempdir().unwrap();
    let script = write(folder.path(), "s.txt", "Hello, I'm Dana.\nYou sound worn out.\nDon't be so stupid!\n");
    let log = folder.path().join("played.jsonl").to_string_lossy().into_owned();
    let output = run(&["play", "suicide-bridge", "--script", &script, "--json", "--log", &log], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let asked = ["whatif", &log, "--futures", "30", "--json"];
    let output = run(&asked, "");
    let lines = json(&output);
    assert_eq!(lines.len(), 3, "{lines:?}");
    assert_eq!(output.stdout, run(&asked, "").stdout, "the same log gives the same figures");
    for (line, n) in lines.iter().zip(1..) {
        assert_eq!((line["v"].as_i64(), line["utterance"].as_i64()), (Some(1), Some(n)));
        assert!(["helped", "unclear", "hurt"].contains(&line["told"].as_str().unwrap()));
        assert_eq!(line["alternatives"].as_array().unwrap().len(), 8);
        let [low, high] = [0, 1].map(|i| line["difference"]["interval95"][i].as_f64().unwrap());
        assert!((low..=high).contains(&line["difference"]["mean"].as_f64().unwrap()), "{line}");
    }
    assert_eq!(lines[1]["text"], "You sound worn out.");
    let told = run(&["whatif", &log, "--futures", "30"], "");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("You sound worn out.") && told.contains("of this model"), "{told}");
}

#[test]
fn what_cannot_be_told_is_named() {
    let folder = tempdir().unwrap();
    let file = write(folder.path(), "letter.txt", "Dear all,\n");
    refused(&run(&["whatif", &file], ""), "line 1");
    refused(&run(&["whatif", &file, "--futures", "3"], ""), "--futures must be 20");
    refused(&run(&["whatif", "/nowhere.jsonl"], ""), "/nowhere.jsonl");
}
