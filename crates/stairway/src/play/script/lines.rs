//! A script as text: an utterance a line, directives with @. Reads and never plays; the fuzz target reads this file too.

use exercise::limits;

/// Lines in one script.
const LINES: usize = 20_000;
/// Longest pause, seconds: a day.
const LONGEST_PAUSE: f64 = 86_400.0;

/// One line of a script.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    Say(String),
    Pause(i64),
    Request(String),
    HangUp,
    Call,
}

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    line: usize,
    what: String,
}

impl std::fmt::Display for BadLine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

/// Reads a script. Empty lines and lines that begin with # are passed over.
pub fn parse(text: &str) -> Result<Vec<Step>, BadLine> {
    let mut steps = Vec::new();
    for (n, line) in text.lines().enumerate() {
        let bad = |what: String| BadLine { line: n + 1, what };
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if steps.len() >= LINES {
            return Err(bad(format!("a script has at most {LINES} lines; split it")));
        }
        let Some(directive) = line.strip_prefix('@') else {
            let chars = line.chars().count();
            if chars > limits::UTTERANCE_CHARS {
                return Err(bad(format!(
                    "{chars} characters are too many for one utterance; {} is the limit",
                    limits::UTTERANCE_CHARS
                )));
            }
            steps.push(Step::Say(line.to_owned()));
            continue;
        };
        let (word, rest) = directive.split_once(char::is_whitespace).unwrap_or((directive, ""));
        let rest = rest.trim();
        steps.push(match (word, rest) {
            ("pause", seconds) => Step::Pause(
                pause(seconds)
                    .ok_or_else(|| bad("@pause needs seconds from 0 to 86400, for example @pause 20".to_owned()))?,
            ),
            ("request", "") => return Err(bad("@request needs the item, for example @request lights_off".to_owned())),
            ("request", item) => Step::Request(item.to_owned()),
            ("hangup", "") => Step::HangUp,
            ("call", "") => Step::Call,
            _ => {
                return Err(bad(format!(
                    "«@{directive}» is no directive; there are @pause SECONDS, @request WHAT, @hangup, @call"
                )));
            }
        });
    }
    Ok(steps)
}

fn pause(seconds: &str) -> Option<i64> {
    let seconds: f64 = seconds.replace(',', ".").parse().ok()?;
    (0.0..=LONGEST_PAUSE).contains(&seconds).then_some((seconds * 1_000.0) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_and_utterances() {
        let steps = parse("# a note\nHello, I'm Dana.\n@pause 2.5\n@request lights_off\n@hangup\n@call\n").unwrap();
        assert_eq!(
            steps,
            [
                Step::Say("Hello, I'm Dana.".into()),
                Step::Pause(2_500),
                Step::Request("lights_off".into()),
                Step::HangUp,
                Step::Call
            ]
        );
    }

    #[test]
    fn a_bad_line_is_named_with_its_remedy() {
        let error = parse("Hello\n@wait 3").unwrap_err().to_string();
        assert!(error.starts_with("line 2:") && error.contains("@pause SECONDS"), "{error}");
        assert!(parse("@pause -1").is_err());
        assert!(parse("@pause nan").is_err());
    }
}
