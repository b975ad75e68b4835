//! The profile: sentences with their examples first, bars second. There is no sum and no mark (doctrine 2.2, 8.5).

use crate::call::Talk;
use crate::call::draw::clock;
use crate::call::telling::Telling;
use crate::record::fold::Row;
use crate::record::speak;
use crate::record::top::said;
use review::account::{Account, Finding, FindingKind, FindingTone};
use words::Arg;

/// A place in the talk that shows a finding.
pub(crate) struct Example {
    pub(crate) anchor: String,
    pub(crate) time: String,
    pub(crate) words: String,
}

/// A finding in words.
pub(crate) struct Told {
    pub(crate) tone: &'static str,
    pub(crate) sentence: String,
    pub(crate) examples: Vec<Example>,
}

/// A share, drawn.
pub(crate) struct Bar {
    pub(crate) label: String,
    /// In percent of the width.
    pub(crate) share: String,
    pub(crate) figure: String,
}

pub(crate) const fn kind_name(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Listening => "listening",
        FindingKind::Variety => "variety",
        FindingKind::Questions => "questions",
        FindingKind::TalkShare => "talk-share",
        FindingKind::Labels => "labels",
        FindingKind::Premature => "premature",
        FindingKind::Parroting => "parroting",
        FindingKind::Repair => "repair",
        FindingKind::Summaries => "summaries",
        FindingKind::Promises => "promises",
        FindingKind::SuicideAsked => "suicide-asked",
        FindingKind::Address => "address",
        FindingKind::Hooks => "hooks",
    }
}

pub(crate) const fn tone_name(tone: FindingTone) -> &'static str {
    match tone {
        FindingTone::Helped => "helped",
        FindingTone::Mixed => "mixed",
        FindingTone::Hindered => "hindered",
        FindingTone::Few => "few",
    }
}

/// The findings in words, in the account's order.
pub(crate) fn told(talk: &Talk, rows: &[Row<'_>], account: &Account) -> Vec<Told> {
    let one = |finding: &Finding| Told {
        tone: tone_name(finding.tone),
        sentence: sentence(talk.telling(), finding),
        examples: finding.examples.iter().filter_map(|at| example(rows, account, *at)).collect(),
    };
    account.findings.iter().map(one).collect()
}

fn sentence(tells: Telling, finding: &Finding) -> String {
    let id = format!("finding-{}-{}", kind_name(finding.kind), tone_name(finding.tone));
    let args: Vec<(&str, Arg<'_>)> = finding.figures.iter().map(|(n, v)| (*n, Arg::Number(whole(*v)))).collect();
    tells.text(&id, &args)
}

fn whole(x: f64) -> i64 {
    // Counts, shares of 100 and minutes of one talk: far inside the range.
    x.round() as i64
}

fn example(rows: &[Row<'_>], account: &Account, (turn, unit): (usize, usize)) -> Option<Example> {
    let turn = account.turns.get(turn)?;
    let text = said(rows, turn.utterance)?;
    let span = turn.units.get(unit).map(|u| u.span);
    let part = span.and_then(|s| text.get(s.start as usize..s.end as usize)).unwrap_or(text);
    Some(Example { anchor: format!("t{}", turn.utterance), time: clock(turn.at_ms), words: speak::quoted(part) })
}

/// What of the findings is a share.
pub(crate) fn bars(tells: Telling, account: &Account) -> Vec<Bar> {
    let drawn = |f: &Finding| {
        let figure = |name: &str| f.figures.iter().find(|(n, _)| *n == name).map(|(_, v)| *v);
        let part = |n: &str, of: &str| Some((figure(n)?, figure(of)?));
        match f.kind {
            FindingKind::Listening | FindingKind::TalkShare => percent(tells, f.kind, figure("share")?),
            FindingKind::Variety => part("used", "of").and_then(|(n, of)| count(tells, f.kind, n, of)),
            FindingKind::Questions => {
                part("open", "closed").and_then(|(open, closed)| count(tells, f.kind, open, open + closed))
            }
            FindingKind::Labels => part("fitted", "labels").and_then(|(n, of)| count(tells, f.kind, n, of)),
            FindingKind::Repair => part("owned", "faults").and_then(|(n, of)| count(tells, f.kind, n, of)),
            FindingKind::Promises => part("backed", "promises").and_then(|(n, of)| count(tells, f.kind, n, of)),
            FindingKind::Hooks => part("taken", "offered").and_then(|(n, of)| count(tells, f.kind, n, of)),
            FindingKind::Premature
            | FindingKind::Parroting
            | FindingKind::Summaries
            | FindingKind::SuicideAsked
            | FindingKind::Address => None,
        }
    };
    account.findings.iter().filter_map(drawn).collect()
}

fn percent(tells: Telling, kind: FindingKind, share: f64) -> Option<Bar> {
    let n = whole(share.clamp(0.0, 100.0));
    let figure = tells.text("profile-percent", &[("n", Arg::Number(n))]);
    Some(Bar { label: tells.named("bar", kind_name(kind)), share: n.to_string(), figure })
}

/// Nothing of nothing is no bar.
fn count(tells: Telling, kind: FindingKind, n: f64, of: f64) -> Option<Bar> {
    if of < 1.0 {
        return None;
    }
    let figure = tells.text("profile-of", &[("n", Arg::Number(whole(n))), ("of", Arg::Number(whole(of)))]);
    let share = whole((100.0 * n / of).clamp(0.0, 100.0)).to_string();
    Some(Bar { label: tells.named("bar", kind_name(kind)), share, figure })
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Words;

    const KINDS: [(FindingKind, &[&str]); 13] = [
        (FindingKind::Listening, &["share", "units"]),
        (FindingKind::Variety, &["used", "of", "minutes"]),
        (FindingKind::Questions, &["open", "closed"]),
        (FindingKind::TalkShare, &["share"]),
        (FindingKind::Labels, &["fitted", "labels"]),
        (FindingKind::Premature, &["times", "minutes"]),
        (FindingKind::Parroting, &["times"]),
        (FindingKind::Repair, &["owned", "faults"]),
        (FindingKind::Summaries, &["times", "minutes"]),
        (FindingKind::Promises, &["promises", "backed", "broken", "other"]),
        (FindingKind::SuicideAsked, &["asked", "minutes"]),
        (FindingKind::Address, &["times"]),
        (FindingKind::Hooks, &["taken", "offered"]),
    ];
    const TONES: [FindingTone; 4] = [FindingTone::Helped, FindingTone::Mixed, FindingTone::Hindered, FindingTone::Few];

    fn alone(tag: &str) -> Telling {
        Telling { words: Words::for_tag(tag), team: false }
    }

    fn tellings() -> impl Iterator<Item = Telling> {
        Words::languages().iter().flat_map(|words| [false, true].map(|team| Telling { words, team }))
    }

    fn finding(kind: FindingKind, tone: FindingTone, figures: Vec<(&'static str, f64)>) -> Finding {
        Finding { kind, tone, figures, examples: Vec::new() }
    }

    #[test]
    fn every_finding_has_a_sentence_of_its_own_for_every_count() {
        for tells in tellings() {
            for (kind, names) in KINDS {
                let mut said = std::collections::BTreeSet::new();
                for tone in TONES {
                    for n in [0.0, 1.0, 2.0, 5.0, 21.0] {
                        let f = finding(kind, tone, names.iter().map(|name| (*name, n)).collect());
                        let text = sentence(tells, &f);
                        let family = format!("finding-{}", kind_name(kind));
                        assert!(!text.contains(['⟦', '{', '$']), "{family}: {text}");
                        assert!(text.ends_with('.'), "{family}: {text}");
                        if n > 4.0 && n < 6.0 {
                            assert!(said.insert(text), "{family} says the same for two tones");
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn numbers_take_their_plural_form() {
        let f =
            |minutes| finding(FindingKind::Summaries, FindingTone::Helped, vec![("times", 1.0), ("minutes", minutes)]);
        let ru = alone("ru");
        assert!(sentence(ru, &f(1.0)).ends_with("прошла 1 минута.") || sentence(ru, &f(1.0)).ends_with("1 минута."));
        assert!(sentence(ru, &f(3.0)).ends_with("3 минуты."));
        assert!(sentence(ru, &f(11.0)).ends_with("11 минут."));
        assert!(sentence(alone("en"), &f(1.0)).ends_with("1 minute."));
    }

    #[test]
    fn bars_show_shares_and_nothing_of_nothing_is_none() {
        let findings = vec![
            finding(FindingKind::Listening, FindingTone::Helped, vec![("share", 62.4), ("units", 21.0)]),
            finding(FindingKind::Questions, FindingTone::Mixed, vec![("open", 3.0), ("closed", 1.0)]),
            finding(FindingKind::Labels, FindingTone::Few, vec![("fitted", 0.0), ("labels", 0.0)]),
            finding(FindingKind::Parroting, FindingTone::Helped, vec![("times", 0.0)]),
        ];
        let account = Account {
            turns: Vec::new(),
            points: Vec::new(),
            moments: Vec::new(),
            findings,
            things: Vec::new(),
            notes: Vec::new(),
            learnable: Vec::new(),
            outcome: None,
            play_ms: 0,
        };
        let bars: Vec<(String, String)> =
            bars(alone("en"), &account).into_iter().map(|b| (b.share, b.figure)).collect();
        assert_eq!(bars, [("62".into(), "62 %".into()), ("75".into(), "3 of 4".into())]);
    }
}
