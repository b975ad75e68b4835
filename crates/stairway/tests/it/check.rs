//! `stairway check`, also on the packs that come with the program.

use crate::program::{refused, run};
use tempfile::tempdir;

#[test]
fn every_shipped_pack_is_free_of_errors() {
    let output = run(&["check", "suicide-bridge"], "");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.ends_with("warnings\n") && said.contains("0 errors"), "{said}");
}

#[test]
fn a_broken_pack_is_reported_with_file_line_and_remedy() {
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join("pack.toml"), "format = 1\nid = \"x\"\nnonsense = 3\n").unwrap();
    let output = run(&["check", &folder.path().to_string_lossy()], "");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("pack.toml:3:") && said.contains("nonsense"), "{said}");
}

#[test]
fn a_folder_without_a_pack_is_refused() {
    refused(&run(&["check", &tempdir().unwrap().path().to_string_lossy()], ""), "pack.toml");
}
