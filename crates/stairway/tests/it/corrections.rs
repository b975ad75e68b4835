//! `stairway corrections`.

use crate::program::{refused, run, write};
use tempfile::tempdir;

#[test]
fn a_log_without_corrections_gives_the_columns_alone() {
    let folder = tempdir().unwrap();
    let script = write(folder.path(), "script.txt", "Hello, I'm Dana.\nYou sound worn out.\n");
    let log = folder.path().join("played.jsonl").to_string_lossy().into_owned();
    assert!(run(&["play", "suicide-bridge", "--script", &script, "--json", "--log", &log], "").status.success());
    let output = run(&["corrections", &log], "");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "text;previous;code;register;typing;situation\n");
    refused(&run(&["corrections", &script], ""), "not the export of a log");
}
