//! A play script. The reader is the program's own file: a binary has no library to call.

#[path = "../../crates/stairway/src/play/script/lines.rs"]
mod lines;

use lines::{Step, parse};

/// Every utterance can be said, every pause is finite and not negative; a bad line is named by its number.
pub fn script(bytes: &[u8]) {
    let text = crate::text(bytes);
    match parse(&text) {
        Ok(steps) => {
            assert!(steps.len() <= text.lines().count());
            for step in &steps {
                match step {
                    Step::Say(words) => {
                        assert!(
                            !words.is_empty() && words.trim() == words && !words.starts_with(['@', '#']),
                            "{words:?}"
                        );
                        assert!(words.chars().count() <= exercise::limits::UTTERANCE_CHARS);
                    }
                    Step::Pause(ms) => assert!((0..=86_400_000).contains(ms), "{ms}"),
                    Step::Request(item) => assert!(!item.is_empty()),
                    Step::HangUp | Step::Call => {}
                }
            }
            assert_eq!(parse(&text).as_ref(), Ok(&steps));
        }
        Err(error) => {
            let said = error.to_string();
            let number =
                said.strip_prefix("line ").and_then(|s| s.split(':').next()).and_then(|n| n.parse::<usize>().ok());
            assert!(number.is_some_and(|n| (1..=text.lines().count()).contains(&n)), "{said}");
        }
    }
}
