//! What else could have been said, in words: one of three words for each turn, always "in this model", the figures behind
//! a fold. It never meets the profile.

use crate::call::draw::clock;
use crate::record::fold::{Kind, Row};
use crate::record::speak;
use coding::Code;
use review::futures::{Figure, Told as Word, Turning};
use words::{Arg, Words};

/// Alternatives named in the sentence.
const NAMED: usize = 3;

/// A line of the figures.
pub(crate) struct Cells {
    pub(crate) what: String,
    pub(crate) value: String,
    pub(crate) gain: String,
}

/// One turn.
pub(crate) struct Told {
    pub(crate) anchor: String,
    pub(crate) time: String,
    pub(crate) words: String,
    pub(crate) class: &'static str,
    pub(crate) told: String,
    pub(crate) better: String,
    pub(crate) basis: String,
    pub(crate) figures: Vec<Cells>,
}

pub(crate) fn told(words: &Words, rows: &[Row<'_>], turnings: &[Turning]) -> Vec<Told> {
    turnings.iter().filter_map(|turning| one(words, rows, turning)).collect()
}

fn one(words: &Words, rows: &[Row<'_>], turning: &Turning) -> Option<Told> {
    let (at, text) = rows.iter().find_map(|row| match row.kind {
        Kind::Mine { utterance, text, .. } if utterance == turning.utterance => Some((row.at, text)),
        _ => None,
    })?;
    let class = class(turning.told);
    let mut figures =
        vec![Cells { what: words.t("whatif-said"), value: figure(words, turning.said, false), gain: "–".to_owned() }];
    figures.extend(turning.alternatives.iter().map(|a| Cells {
        what: words.named("code", a.code.name()),
        value: figure(words, a.value, false),
        gain: figure(words, a.gain, true),
    }));
    Some(Told {
        anchor: format!("t{}", turning.utterance),
        time: clock(at),
        words: speak::quoted(text),
        class,
        told: words.named("told", class),
        better: better(words, turning),
        basis: words.text("whatif-figures-hint", &[("n", Arg::from(turning.futures))]),
        figures,
    })
}

const fn class(told: Word) -> &'static str {
    match told {
        Word::Helped => "helped",
        Word::Unclear => "unclear",
        Word::Hurt => "hurt",
    }
}

/// Only what did better with its whole interval is named.
fn better(words: &Words, turning: &Turning) -> String {
    let clearly = turning.alternatives.iter().filter(|a| a.gain.low > 0.0).take(NAMED);
    let names: Vec<String> = clearly.map(|a| to_do(words, a.code)).collect();
    if names.is_empty() {
        return words.t("whatif-no-better");
    }
    words.text("whatif-better", &[("list", Arg::Text(&either(words, &names)))])
}

/// `a, b or c`.
fn either(words: &Words, names: &[String]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            words.text("list-or", &[("a", Arg::Text(&rest.join(", "))), ("b", Arg::Text(last))])
        }
        _ => names.concat(),
    }
}

/// What one would do, in the middle of a sentence; a code without such words goes by its name.
fn to_do(words: &Words, code: Code) -> String {
    let said = words.find(&format!("do-{}", code.name().replace('_', "-")), &[]);
    said.unwrap_or_else(|| lower(&words.named("code", code.name())))
}

/// In the middle of a sentence; what begins with a single letter or a quote stays (`I-message`).
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), text.chars().nth(1)) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn figure(words: &Words, figure: Figure, signed: bool) -> String {
    let [mean, low, high] = [figure.mean, figure.low, figure.high].map(|x| number(words, x, signed));
    let args = [("mean", Arg::Text(&mean)), ("low", Arg::Text(&low)), ("high", Arg::Text(&high))];
    words.text("whatif-interval", &args)
}

/// Two places, with the sign and the decimal mark of the language.
fn number(words: &Words, x: f64, signed: bool) -> String {
    // Nought has no sign.
    let rounded = (x * 100.0).round() / 100.0 + 0.0;
    let digits = format!("{:.2}", rounded.abs());
    let digits = if words.tag() == "en" { digits } else { digits.replace('.', ",") };
    match (rounded < 0.0, signed && rounded > 0.0) {
        (true, _) => format!("−{digits}"),
        (_, true) => format!("+{digits}"),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use review::futures::Alternative;

    fn f(mean: f64) -> Figure {
        Figure { mean, low: mean - 0.05, high: mean + 0.05 }
    }

    fn turning(gains: &[(Code, f64)]) -> Turning {
        let alternative = |(code, gain): &(Code, f64)| Alternative { code: *code, value: f(0.5), gain: f(*gain) };
        Turning {
            utterance: 1,
            told: Word::Hurt,
            said: f(0.3),
            difference: f(-0.2),
            alternatives: gains.iter().map(alternative).collect(),
            futures: 200,
        }
    }

    fn rows() -> Vec<Row<'static>> {
        let kind = Kind::Mine { utterance: 1, text: "Calm down.", units: Vec::new(), nonsense: false };
        vec![Row { n: 4, upto: 5, at: 61_000, kind, reacted: None }]
    }

    #[test]
    fn a_turn_is_told_in_three_words_and_names_only_what_was_clearly_better() {
        let turnings = [turning(&[(Code::EmotionLabel, 0.2), (Code::IMessage, 0.1), (Code::OpenQuestion, 0.01)])];
        let en = told(Words::for_tag("en"), &rows(), &turnings);
        assert_eq!((en[0].anchor.as_str(), en[0].time.as_str()), ("t1", "1:01"));
        assert_eq!(en[0].told, "In this model, hurt");
        assert_eq!(en[0].better, "What would have helped more there: naming the feeling or speaking of yourself.");
        let ru = told(Words::for_tag("ru"), &rows(), &turnings);
        assert_eq!(ru[0].better, "Больше помогло бы в ней назвать чувство или сказать о себе.");
        assert_eq!(ru[0].figures[1].gain, "+0,20 (от +0,15 до +0,25)");
        assert_eq!(ru[0].figures.len(), 4);
    }

    #[test]
    fn nothing_better_is_said_as_it_is() {
        let turnings = [turning(&[(Code::EmotionLabel, 0.02), (Code::Advice, -0.3)])];
        let en = told(Words::for_tag("en"), &rows(), &turnings);
        assert_eq!(en[0].better, "None of the eight others did clearly better there.");
        assert_eq!(en[0].figures[2].gain, "−0.30 (−0.35 to −0.25)");
        assert_eq!(number(Words::for_tag("en"), -0.001, true), "0.00");
    }
}
