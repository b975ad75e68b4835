//! What control writes down and counts for people who have no device of their own.

use super::{Class, ask, commit, de_role, hands};
use exercise::delivery::Command;
use std::collections::BTreeSet;

/// Who has no device is not nobody: what they say is written under their id, and who wrote it stands beside it.
#[test]
fn control_writes_for_people_without_a_device() {
    let mut class = Class::with(1, &["p", "q"]);
    let from = class.log.len();
    class.control(de_role("p")).unwrap();
    assert_eq!(class.control(de_role("p")), Ok(0), "said once is said");
    assert_eq!(class.person("p", de_role("p")), Ok(0), "by whomever");
    class.control(commit("p", " I will count to five. ")).unwrap();
    class.person("q", commit("q", "I will wait.")).unwrap();
    assert!(class.log[from..from + 2].iter().all(|h| h.by == "control:t1"), "control wrote it");
    assert_eq!(class.log.last().map(|h| h.by.as_str()), Some("q"));
    assert_eq!(class.state.de_roled, BTreeSet::from(["p".to_owned()]));
    let written = [("p", "I will count to five."), ("q", "I will wait.")];
    assert_eq!(class.state.commitments, written.map(|(p, t)| (p.to_owned(), t.to_owned())));
}

#[test]
fn hands_are_counted_beside_the_votes_of_devices() {
    let mut class = Class::with(1, &["p", "q"]);
    class.control(ask(&["wait", "ask", "go"])).unwrap();
    let (vote, _) = class.state.open_vote().unwrap();
    class.person("p", Command::Vote { vote, option: 1 }).unwrap();
    class.control(hands(vote, &[4, 2, 0])).unwrap();
    assert_eq!(class.state.votes[&vote].counts(), [4, 3, 0]);
    assert_eq!(class.control(hands(vote, &[4, 2, 0])), Ok(0), "the same count is none");
    class.control(hands(vote, &[3, 3, 0])).unwrap();
    class.person("q", Command::Vote { vote, option: 1 }).unwrap();
    assert_eq!(class.state.votes[&vote].counts(), [3, 5, 0], "counted anew, the newer count holds");
    class.control(Command::CloseVote { vote }).unwrap();
    assert_eq!(class.refused(None, hands(vote, &[0, 0, 0])), "no_vote");
}
