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
fn a_set_of_papers_is_checked_by_name_and_by_folder() {
    let output = run(&["check", "estimate"], "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "0 errors, 0 warnings\n");
    let folder = tempdir().unwrap().path().join("ours");
    std::fs::create_dir_all(folder.join("papers")).unwrap();
    std::fs::write(folder.join("papers/en.toml"), "name = \"Ours\"\nabout = \"x\"\n").unwrap();
    std::fs::write(folder.join("papers.toml"), "without = [\"media\"]\n").unwrap();
    let output = run(&["check", &folder.to_string_lossy()], "");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "0 errors, 0 warnings\n");
    std::fs::write(folder.join("papers.toml"), "without = [\"media\",\n\"diary\"]\n").unwrap();
    let output = run(&["check", &folder.to_string_lossy()], "");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("papers.toml:2: error [paper-unknown] `diary` is no paper"), "{said}");
}

/// Only `.` and the like are looked up; a link is a folder of its own name.
#[cfg(unix)]
#[test]
fn a_set_goes_by_the_name_of_its_folder_and_not_by_where_a_link_leads() {
    let folder = tempdir().unwrap();
    let (version, ours) = (folder.path().join("Ours v2"), folder.path().join("ours"));
    std::fs::create_dir_all(version.join("papers")).unwrap();
    std::fs::write(version.join("papers/en.toml"), "name = \"Ours\"\nabout = \"x\"\n").unwrap();
    std::fs::write(version.join("papers.toml"), "without = [\"media\"]\n").unwrap();
    std::os::unix::fs::symlink(&version, &ours).unwrap();
    let said = |path: &std::path::Path| {
        String::from_utf8_lossy(&run(&["check", &path.to_string_lossy()], "").stdout).into_owned()
    };
    assert_eq!(said(&ours), "0 errors, 0 warnings\n");
    for path in [version.clone(), version.join("papers").join("..")] {
        assert!(said(&path).contains("[id-shape]") && said(&path).contains("Ours v2"), "{}", said(&path));
    }
}

#[test]
fn a_folder_without_a_pack_is_refused() {
    refused(&run(&["check", &tempdir().unwrap().path().to_string_lossy()], ""), "pack.toml");
}
