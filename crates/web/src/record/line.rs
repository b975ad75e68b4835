//! A row of the review in words: what was said, as what it was heard, what it did and why.

use crate::call::Talk;
use crate::call::draw;
use crate::call::seen::What;
use crate::call::telling::Telling;
use crate::record::curve::{Place, Stretch, places, stretch};
use crate::record::fold::{Kind, Row, UnitNow};
use crate::record::moved::{Moved, moved};
use crate::record::speak;
use coding::Code;
use coding::unit::Unit;
use exercise::event::Reacted;
use review::account::Account;
use subject::Engine;
use words::{Arg, Words};

/// Movements told of one reaction, largest first.
const TOLD: usize = 4;

/// A code of a part of a line.
pub(crate) struct Coded {
    pub(crate) unit: usize,
    pub(crate) name: &'static str,
    pub(crate) code: String,
    pub(crate) class: &'static str,
    pub(crate) part: String,
    /// The words that spoke for it.
    pub(crate) evidence: Vec<String>,
    /// Told where a person has corrected it.
    pub(crate) corrected: String,
    /// Names the control for those who do not see what it stands beside.
    pub(crate) control: String,
}

/// Why the person's state moved.
pub(crate) struct Why {
    pub(crate) reasons: String,
    pub(crate) moved: String,
    pub(crate) stage: String,
}

/// A row in words.
pub(crate) struct Drawn {
    pub(crate) anchor: String,
    pub(crate) class: &'static str,
    pub(crate) at_ms: i64,
    pub(crate) at: String,
    pub(crate) lang: String,
    pub(crate) who: String,
    pub(crate) text: String,
    pub(crate) more: String,
    pub(crate) act: String,
    pub(crate) codes: Vec<Coded>,
    pub(crate) why: Option<Why>,
    /// The utterance, where it is the negotiator's.
    pub(crate) utterance: Option<u32>,
    /// Log number of the last event before this utterance: where a second try begins.
    pub(crate) again: u64,
    pub(crate) talked_over: bool,
    /// Its number among the turns that mattered most, from 1; 0 for all others.
    pub(crate) turning: usize,
    pub(crate) curve: Option<Stretch>,
}

/// Puts every row into words, with its stretch of the curves.
pub(crate) fn drawn(talk: &Talk, rows: &[Row<'_>], account: &Account) -> Vec<Drawn> {
    let upto: Vec<u64> = rows.iter().map(|r| r.upto).collect();
    let places = places(&account.points, &upto);
    let mut out: Vec<Drawn> = rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let mut drawn = one(talk, row);
            drawn.curve = places.get(i).map(|(before, after)| stretch(talk.words, *before, *after));
            if let Some(utterance) = drawn.utterance {
                drawn.talked_over = account.turns.iter().any(|t| t.utterance == utterance && t.talked_over);
            }
            drawn
        })
        .collect();
    without_repeats(&mut out);
    out
}

/// The state at the beginning and at the end, if there is any.
pub(crate) fn ends(account: &Account) -> Option<(Place, Place)> {
    Some((Place::of(account.points.first()?), Place::of(account.points.last()?)))
}

fn one(talk: &Talk, row: &Row<'_>) -> Drawn {
    let (words, tells) = (talk.words, talk.telling());
    let lang = if talk.spoken == words.tag() { String::new() } else { talk.spoken.clone() };
    let mut out = Drawn {
        anchor: row.anchor(),
        class: "note",
        at_ms: row.at,
        at: draw::clock(row.at),
        lang: String::new(),
        who: String::new(),
        text: String::new(),
        more: String::new(),
        act: String::new(),
        codes: Vec::new(),
        why: row.reacted.map(|r| why(tells, r)),
        utterance: None,
        again: row.n.saturating_sub(1),
        talked_over: false,
        turning: 0,
        curve: None,
    };
    match &row.kind {
        Kind::Mine { utterance, text, units, nonsense } => {
            out.codes = codes(words, text, units, *nonsense);
            out.utterance = Some(*utterance);
            (out.class, out.who, out.lang, out.text) = ("ours", tells.t("call-you"), lang, (*text).to_owned());
        }
        Kind::Theirs { entry, act } => {
            let (look, text, _) = draw::in_words(talk, entry);
            (out.class, out.who, out.lang, out.text) = (look.class(), words.t("call-far-end"), lang, text);
            out.act = tells.named("act", act.name());
        }
        Kind::Lent(entry) => {
            let (look, text, _) = draw::in_words(talk, entry);
            (out.class, out.who, out.lang, out.text) = (look.class(), words.t("call-far-end"), lang, text);
            out.more = words.t("record-lent");
        }
        Kind::Swallowed { words: unsaid } => {
            out.class = "swallowed";
            out.text = words.text("record-unspoken", &[("words", Arg::Text(unsaid))]);
        }
        Kind::Quiet => {
            out.class = "swallowed";
            out.text = words.t("record-silent-change");
        }
        Kind::Other(entry) => {
            let (look, text, more) = draw::in_words(talk, entry);
            (out.class, out.text, out.more) = (look.class(), text, more);
            if let What::Noted { note, .. } = &entry.what {
                out.who = words.named("note", note.name());
            }
        }
    }
    out
}

/// Readiness is told where it changes, and not again with every line.
fn without_repeats(rows: &mut [Drawn]) {
    let mut last = String::new();
    for why in rows.iter_mut().filter_map(|row| row.why.as_mut()) {
        if why.stage == last {
            why.stage.clear();
        } else {
            last.clone_from(&why.stage);
        }
    }
}

fn codes(words: &Words, text: &str, units: &[UnitNow<'_>], nonsense: bool) -> Vec<Coded> {
    let one = |(nth, now): (usize, &UnitNow<'_>)| {
        let unit = &now.coded.unit;
        let evidence = evidence(text, unit);
        let part = draw::quote(text, unit);
        let corrected =
            now.was.map(|was| words.text("review-corrected", &[("code", Arg::Text(&words.named("code", was.name())))]));
        // What makes no sense has no code, until a person gives it one.
        let unheard = nonsense && corrected.is_none();
        Coded {
            unit: nth,
            name: now.code.name(),
            code: if unheard { words.named("reason", "nonsense") } else { words.named("code", now.code.name()) },
            class: class(now.code),
            part: part.to_owned(),
            evidence: if unheard { Vec::new() } else { evidence },
            corrected: corrected.unwrap_or_default(),
            control: words.text("review-correct-for", &[("words", Arg::Text(&speak::quoted(part)))]),
        }
    };
    if nonsense && units.is_empty() {
        return vec![Coded {
            unit: 0,
            name: Code::Other.name(),
            code: words.named("reason", "nonsense"),
            class: "plain",
            part: text.to_owned(),
            evidence: Vec::new(),
            corrected: String::new(),
            control: String::new(),
        }];
    }
    units.iter().enumerate().map(one).collect()
}

/// The words that spoke for a code; what stands within others is not told again.
fn evidence(text: &str, unit: &Unit) -> Vec<String> {
    let mut spans: Vec<(usize, usize)> =
        unit.evidence.iter().map(|e| (e.span.start as usize, e.span.end as usize)).collect();
    spans.sort_unstable_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    let mut upto = 0;
    spans.retain(|(_, end)| {
        let more = *end > upto;
        upto = upto.max(*end);
        more
    });
    let words = spans.into_iter().filter_map(|(start, end)| text.get(start..end)).map(str::trim);
    words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Listening is marked, the rest is plain: a code is no verdict.
const fn class(code: Code) -> &'static str {
    if code.is_listening() { "listening" } else { "plain" }
}

/// A code to choose, in words.
pub(crate) struct Choice {
    pub(crate) name: &'static str,
    pub(crate) words: String,
}

/// Codes that are read together.
pub(crate) struct Family {
    pub(crate) label: String,
    pub(crate) codes: Vec<Choice>,
}

/// Every code, to choose from.
pub(crate) fn choices(words: &Words) -> Vec<Family> {
    let family = |id: &str, belongs: fn(Code) -> bool| Family {
        label: words.t(id),
        codes: Code::ALL
            .iter()
            .filter(|c| belongs(**c))
            .map(|c| Choice { name: c.name(), words: words.named("code", c.name()) })
            .collect(),
    };
    vec![
        family("review-codes-listening", Code::is_listening),
        family("review-codes-questions", |c| c.is_question() && !c.is_listening()),
        family("review-codes-other", |c| !c.is_question() && !c.is_listening()),
    ]
}

fn why(tells: Telling, reacted: &Reacted) -> Why {
    let words = tells.words;
    let mut weighed: Vec<(i64, String)> = Vec::new();
    for reason in &reacted.reasons {
        let weight: i64 = reason.moved.iter().map(|(_, by)| i64::from(by.abs())).sum();
        let sentence = match &reason.word {
            Some(word) => words.text("reason-word-is-an-insult", &[("word", Arg::Text(word))]),
            None => tells.named("reason", reason.rule.name()),
        };
        match weighed.iter_mut().find(|(_, s)| *s == sentence) {
            Some((so_far, _)) => *so_far += weight,
            None => weighed.push((weight, sentence)),
        }
    }
    weighed.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let stage = words.named("stage", reacted.state.stage(&Engine::builtin().constants).name());
    Why {
        reasons: weighed.into_iter().map(|(_, s)| s).collect::<Vec<_>>().join(" "),
        moved: told(words, &moved(&reacted.reasons)),
        stage: words.text("record-stage", &[("stage", Arg::Text(&stage))]),
    }
}

/// What moved, as one sentence.
fn told(words: &Words, all: &[Moved]) -> String {
    let one = |m: &Moved| {
        let what = words.named(if m.grew { "grew" } else { "fell" }, m.var.name());
        words.text(&format!("moved-{}", m.size), &[("what", Arg::Text(&what))])
    };
    let parts: Vec<String> = all.iter().take(TOLD).map(one).collect();
    if parts.is_empty() {
        return words.t("review-why-nothing");
    }
    words.text("moved-all", &[("list", Arg::Text(&speak::list(words, &parts)))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use subject::Var;

    #[test]
    fn movements_are_told_in_one_sentence_of_each_language() {
        let all = [
            Moved { var: Var::Trust, grew: true, size: 2 },
            Moved { var: Var::Arousal, grew: false, size: 1 },
            Moved { var: Var::Shame, grew: false, size: 1 },
        ];
        assert_eq!(
            told(Words::for_tag("en"), &all),
            "Altogether trust grew clearly, arousal fell a little and shame eased a little."
        );
        assert_eq!(
            told(Words::for_tag("ru"), &all),
            "В итоге заметно выросло доверие, немного спало возбуждение и немного убавилось стыда."
        );
        assert_eq!(told(Words::for_tag("en"), &[]), "Nothing moved noticeably.");
    }

    #[test]
    fn every_variable_can_be_told_of_and_every_code_chosen_once() {
        for words in Words::languages() {
            for var in Var::ALL {
                for family in ["grew", "fell"] {
                    let text = words.named(family, var.name());
                    assert!(!text.contains('⟦'), "{text}");
                }
            }
            let mut names: Vec<&str> = choices(words).iter().flat_map(|f| &f.codes).map(|c| c.name).collect();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), Code::COUNT);
        }
    }
}
