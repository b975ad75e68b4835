//! What was last said to the far end, counted for the coach: how much of it listened, how it asked, who did the talking.
//! Counts alone; what they mean is the coach's to say.

use coding::Code;
use exercise::hearing;
use exercise::view::Shown;
use std::collections::VecDeque;
use words::{Arg, Words};

/// Utterances that are counted.
const LAST: usize = 10;

/// Something said to the far end, and how many words came back before the next.
#[derive(Clone, Debug)]
struct Utterance {
    line: String,
    n: u32,
    words: usize,
    codes: Vec<Code>,
    back: usize,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Listening(VecDeque<Utterance>);

impl Listening {
    /// Takes what is said on a line to the far end. What control says as somebody else is not the cell's.
    pub(crate) fn take(&mut self, line: &str, shown: &Shown) {
        match shown {
            Shown::Ours { n, text, speaker } if speaker.is_empty() => {
                let (line, words) = (line.to_owned(), hearing::words(text));
                self.0.push_back(Utterance { line, n: *n, words, codes: Vec::new(), back: 0 });
                if self.0.len() > LAST {
                    self.0.pop_front();
                }
            }
            Shown::Theirs { words, sound_only: false, .. }
            | Shown::Rendered { to_far: false, text: Some(words), .. } => {
                if let Some(last) = self.0.back_mut() {
                    last.back += hearing::words(words);
                }
            }
            _ => {}
        }
    }

    /// Takes what an utterance was heard as.
    pub(crate) fn heard(&mut self, line: &str, n: u32, codes: Vec<Code>) {
        if let Some(said) = self.0.iter_mut().find(|said| said.n == n && said.line == line) {
            said.codes = codes;
        }
    }

    /// Over how many utterances it counts.
    pub(crate) fn utterances(&self) -> usize {
        self.0.len()
    }

    /// Names and figures; none before something was coded.
    pub(crate) fn figures(&self, words: &Words) -> Vec<(String, String)> {
        let codes = || self.0.iter().flat_map(|said| &said.codes);
        let count = |is: fn(Code) -> bool| codes().filter(|code| is(**code)).count();
        let units = count(|_| true);
        if units == 0 {
            return Vec::new();
        }
        let number = |of: usize| Arg::Number(i64::try_from(of).unwrap_or(i64::MAX));
        let listened = [("n", number(count(Code::is_listening))), ("of", number(units))];
        let (open, closed) = (count(|code| code == Code::OpenQuestion), count(Code::is_closing));
        let ours: usize = self.0.iter().map(|said| said.words).sum();
        let all = ours + self.0.iter().map(|said| said.back).sum::<usize>();
        let share = (100 * ours + all / 2) / all.max(1);
        vec![
            (words.t("team-listening-share"), words.text("profile-of", &listened)),
            (words.t("team-listening-questions"), format!("{open} : {closed}")),
            (words.t("team-listening-talk"), words.text("profile-percent", &[("n", number(share))])),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_utterances_are_counted_each_with_its_own_codes() {
        let en = Words::for_tag("en");
        let mut told = Listening::default();
        let say = |told: &mut Listening, n: u32, codes: &[Code]| {
            told.take("phone", &Shown::Ours { n, text: "One two three.".to_owned(), speaker: String::new() });
            assert_eq!(told.figures(en).is_empty(), n == 1, "before anything was coded there is nothing to count");
            told.heard("phone", n, codes.to_vec());
        };
        say(&mut told, 1, &[Code::ClosedQuestion]);
        for n in 2..=11 {
            say(&mut told, n, &[Code::EmotionLabel, Code::WhyQuestion]);
        }
        told.heard("door", 11, vec![Code::Threat]);
        told.heard("phone", 1, vec![Code::Threat]);
        told.heard("phone", 2, vec![Code::OpenQuestion]);
        let theirs = |words: &str, sound_only| {
            let words = words.to_owned();
            Shown::Theirs { words, lasts_ms: 900, sound_only, rings_off: false }
        };
        told.take("phone", &theirs("One, two – three.", false));
        told.take("phone", &theirs("(wind)", true));
        let lent = Shown::Ours { n: 12, text: "One two three.".to_owned(), speaker: "The mother".to_owned() };
        told.take("phone", &lent);
        let figures: Vec<String> = told.figures(en).into_iter().map(|(_, figure)| figure).collect();
        assert_eq!((told.utterances(), figures[0].as_str(), figures[1].as_str()), (10, "10 of 19", "1 : 9"));
        assert!(figures[2].starts_with("91"), "30 words of 33: {}", figures[2]);
    }
}
