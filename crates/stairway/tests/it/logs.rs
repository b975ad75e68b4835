//! `stairway export`, `import`, `verify`.

use crate::program::{refused, run, write};
use tempfile::{TempDir, tempdir};

/// A played log as a file.
fn played(folder: &TempDir) -> String {
    let script = write(folder.path(), "script.txt", "Hello, I'm Dana.\nWhat happened tonight?\n");
    let log = folder.path().join("played.jsonl").to_string_lossy().into_owned();
    let output = run(&["play", "suicide-bridge", "--script", &script, "--json", "--log", &log], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    log
}

#[test]
fn a_log_goes_into_a_store_and_comes_out_the_same() {
    let folder = tempdir().unwrap();
    let log = played(&folder);
    let data = folder.path().join("data").to_string_lossy().into_owned();
    let output = run(&["import", &log, "--data", &data], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let id = said.split(':').next().unwrap();
    let exported = run(&["export", id, "--data", &data], "");
    assert_eq!(String::from_utf8_lossy(&exported.stdout), std::fs::read_to_string(&log).unwrap());
    assert!(run(&["verify", id, "--data", &data], "").status.success());
    refused(&run(&["import", &log, "--data", &data], ""), "already here");
}

#[test]
fn a_changed_word_is_found_and_named() {
    let folder = tempdir().unwrap();
    let log = played(&folder);
    assert!(run(&["verify", &log], "").status.success());
    let text = std::fs::read_to_string(&log).unwrap();
    let forged = write(folder.path(), "forged.jsonl", &text.replace("tonight", "tonicht"));
    let output = run(&["verify", &forged], "");
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("event "), "{said}");
    let data = folder.path().join("data").to_string_lossy().into_owned();
    refused(&run(&["import", &forged, "--data", &data], ""), "nothing was imported");
}

#[test]
fn what_is_no_log_is_refused() {
    let folder = tempdir().unwrap();
    let file = write(folder.path(), "letter.txt", "Dear all,\n");
    refused(&run(&["verify", &file], ""), "line 1");
    refused(&run(&["verify", "nonsense"], ""), "neither a file nor a log's id");
    let none = folder.path().join("none").to_string_lossy().into_owned();
    refused(&run(&["export", "00000000000000000000000000", "--data", &none], ""), "there is no folder");
}
