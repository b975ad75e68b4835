//! One hint at most for a person who practises with a coach: from what both sides could hear, never from the hidden
//! state. A hint names what to try next, not what was wrong with the person.

use coding::Code;
use exercise::drill::pushes;
use scenario::Act;

/// What a coach would pass on a slip of paper. The sentences stand in the language files (`hint-<name>`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hint {
    /// Several closed or why questions in a row: ask an open one.
    AskOpen,
    /// A feeling was in the words and nobody named it.
    NameFeeling,
    /// Advice, argument or a step before there is rapport: listen first.
    ListenFirst,
    /// The same technique three times running.
    Vary,
    /// Something was entrusted: leave a pause, stay with it.
    StayWithIt,
    /// A correction: own it.
    OwnIt,
    /// No summary for a long time.
    SumUp,
    /// Goodbye talk or hopelessness and suicide not yet asked about: ask by name.
    AskDirectly,
    /// A want was named: give it back in words, ask the desk, promise nothing yet.
    AskTheDesk,
    /// The person asks what comes next: tell it step by step, leave the choice.
    OfferChoice,
    /// Shorter.
    Shorter,
}

impl Hint {
    /// Every hint.
    pub const ALL: &'static [Hint] = &[
        Hint::AskOpen,
        Hint::NameFeeling,
        Hint::ListenFirst,
        Hint::Vary,
        Hint::StayWithIt,
        Hint::OwnIt,
        Hint::SumUp,
        Hint::AskDirectly,
        Hint::AskTheDesk,
        Hint::OfferChoice,
        Hint::Shorter,
    ];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Hint::AskOpen => "ask_open",
            Hint::NameFeeling => "name_feeling",
            Hint::ListenFirst => "listen_first",
            Hint::Vary => "vary",
            Hint::StayWithIt => "stay_with_it",
            Hint::OwnIt => "own_it",
            Hint::SumUp => "sum_up",
            Hint::AskDirectly => "ask_directly",
            Hint::AskTheDesk => "ask_the_desk",
            Hint::OfferChoice => "offer_choice",
            Hint::Shorter => "shorter",
        }
    }
}

/// One exchange as both sides could hear it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// What the negotiator's utterance was heard as.
    pub codes: Vec<Code>,
    pub words: u32,
    /// What the far end did next, if it has spoken.
    pub act: Option<Act>,
}

/// The one hint for now, oldest exchange first; `None` while nothing needs saying.
pub fn hint(talk: &[Exchange]) -> Option<Hint> {
    RULES.iter().find(|(_, holds)| holds(talk)).map(|(hint, _)| *hint)
}

/// A rule looks at the talk so far.
type Rule = fn(&[Exchange]) -> bool;

/// The rules, the most urgent first: danger, then contact, then what is asked for, then craft.
const RULES: &[(Hint, Rule)] = &[
    (Hint::AskDirectly, ask_directly),
    (Hint::OwnIt, own_it),
    (Hint::ListenFirst, listen_first),
    (Hint::StayWithIt, stay_with_it),
    (Hint::OfferChoice, offer_choice),
    (Hint::AskTheDesk, ask_the_desk),
    (Hint::Shorter, shorter),
    (Hint::Vary, vary),
    (Hint::AskOpen, ask_open),
    (Hint::NameFeeling, name_feeling),
    (Hint::SumUp, sum_up),
];

// How far back and how often; project conventions (doctrine tag [P]). A hint is a suggestion and is never counted.

/// Exchanges in which goodbye talk or hopelessness still stands in the room.
const DARK: usize = 3;
/// Exchanges before which hopelessness alone is first listened to.
const DARK_AFTER: usize = 4;
/// Words from which somebody in crisis hardly follows.
const LONG: u32 = 40;
/// Exchanges with the same technique.
const SAME: usize = 3;
/// Exchanges with closed questions.
const CLOSED: usize = 2;
/// Exchanges in which no feeling was named.
const UNNAMED: usize = 3;
/// Exchanges without a summary.
const UNSUMMED: usize = 10;
/// Exchanges looked at for signs of rapport, and the signs that are enough.
const LATELY: usize = 6;
const SIGNS: usize = 3;

fn last(talk: &[Exchange], n: usize) -> &[Exchange] {
    &talk[talk.len().saturating_sub(n)..]
}

/// What the far end did last, if it has spoken since.
fn answer(talk: &[Exchange]) -> Option<Act> {
    talk.last().and_then(|e| e.act)
}

fn said(talk: &[Exchange], code: Code) -> bool {
    talk.iter().any(|e| e.codes.contains(&code))
}

fn ask_directly(talk: &[Exchange]) -> bool {
    let heard = |act: Act| last(talk, DARK).iter().any(|e| e.act == Some(act));
    let dark = heard(Act::Farewell) || (talk.len() >= DARK_AFTER && heard(Act::Despair));
    dark && !said(talk, Code::SuicideQuestion)
}

fn own_it(talk: &[Exchange]) -> bool {
    matches!(answer(talk), Some(Act::Correct | Act::CallOutLie | Act::Interrupted))
}

/// Advice, argument, orders or a step, and no signs of rapport yet.
fn listen_first(talk: &[Exchange]) -> bool {
    let warm = |e: &&Exchange| {
        matches!(
            e.act,
            Some(
                Act::Confide
                    | Act::Disclose
                    | Act::Recall
                    | Act::Thank
                    | Act::Waver
                    | Act::AskNext
                    | Act::AskOpinion
                    | Act::Confirm
                    | Act::AgreeStep
                    | Act::TakeStep
            )
        )
    };
    let pushed = talk.last().is_some_and(|e| e.codes.iter().any(|code| pushes(*code)));
    pushed && last(talk, LATELY).iter().filter(warm).count() < SIGNS
}

fn stay_with_it(talk: &[Exchange]) -> bool {
    matches!(answer(talk), Some(Act::Disclose | Act::Confide | Act::Recall))
}

fn offer_choice(talk: &[Exchange]) -> bool {
    answer(talk) == Some(Act::AskNext)
}

fn ask_the_desk(talk: &[Exchange]) -> bool {
    matches!(answer(talk), Some(Act::Demand | Act::Bargain | Act::SetDeadline))
}

fn shorter(talk: &[Exchange]) -> bool {
    talk.last().is_some_and(|e| e.words > LONG) || answer(talk) == Some(Act::Puzzled)
}

fn vary(talk: &[Exchange]) -> bool {
    if answer(talk) == Some(Act::NoticeRepeat) {
        return true;
    }
    let run = last(talk, SAME);
    // Short sounds and being there may repeat; techniques may not.
    let technique =
        |code: &Code| (code.is_listening() && *code != Code::MinimalEncourager) || *code == Code::Reassurance;
    run.len() == SAME
        && run[0].codes.iter().filter(|c| technique(c)).any(|code| run.iter().all(|e| e.codes.contains(code)))
}

fn ask_open(talk: &[Exchange]) -> bool {
    let run = last(talk, CLOSED);
    run.len() == CLOSED
        && run.iter().all(|e| e.codes.iter().any(|c| c.is_closing()) && !e.codes.contains(&Code::OpenQuestion))
}

fn name_feeling(talk: &[Exchange]) -> bool {
    let felt = matches!(answer(talk), Some(Act::Vent | Act::Despair | Act::Accuse | Act::Farewell | Act::Apologise));
    let named = [Code::EmotionLabel, Code::Validation, Code::Summary];
    felt && !named.iter().any(|code| said(last(talk, UNNAMED), *code))
}

fn sum_up(talk: &[Exchange]) -> bool {
    talk.len() >= UNSUMMED && !said(last(talk, UNSUMMED), Code::Summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(codes: &[Code], act: Act) -> Exchange {
        Exchange { codes: codes.to_vec(), words: 8, act: Some(act) }
    }

    /// A hint, quiet exchanges and then what makes it; quiet exchanges and then what must not.
    type Row = (Hint, usize, Vec<Exchange>, usize, Vec<Exchange>);

    /// A quiet stretch in which nothing needs saying.
    fn quiet(n: usize) -> Vec<Exchange> {
        let codes = [Code::EmotionLabel, Code::Paraphrase, Code::OpenQuestion, Code::Validation];
        (0..n).map(|i| one(&[codes[i % codes.len()]], if i % 2 == 0 { Act::Confirm } else { Act::Answer })).collect()
    }

    fn after(n: usize, more: &[Exchange]) -> Option<Hint> {
        let mut talk = quiet(n);
        talk.extend_from_slice(more);
        hint(&talk)
    }

    #[test]
    fn every_hint_has_its_moment_and_a_moment_too_few() {
        use Code as C;
        let closed = one(&[C::ClosedQuestion], Act::Answer);
        let mirror = one(&[C::Mirror], Act::Answer);
        let advice = |act| one(&[C::Advice], act);
        let (open, label) = (one(&[C::OpenQuestion], Act::Vent), one(&[C::EmotionLabel], Act::Vent));
        let asked = one(&[C::SuicideQuestion], Act::Waver);
        let long = Exchange { words: 60, ..one(&[C::Paraphrase], Act::Answer) };
        let brief = Exchange { words: 30, ..long.clone() };
        let unheard = Exchange { act: None, ..one(&[C::Information], Act::Vent) };
        let request = one(&[C::Request], Act::Vent);
        let warm =
            [one(&[C::Paraphrase], Act::Confide), one(&[C::Validation], Act::Thank), one(&[C::Summary], Act::Waver)];
        let none: &[Exchange] = &[];
        #[rustfmt::skip]
        let table: &[Row] = &[
            (Hint::AskDirectly, 1, vec![one(&[C::Paraphrase], Act::Farewell)], 1, vec![asked.clone(), one(&[C::Paraphrase], Act::Farewell)]),
            (Hint::AskDirectly, 4, vec![one(&[C::Paraphrase], Act::Despair)], 1, vec![one(&[C::EmotionLabel], Act::Despair)]),
            (Hint::OwnIt, 2, vec![one(&[C::EmotionLabel], Act::Correct)], 2, vec![one(&[C::EmotionLabel], Act::Correct), one(&[C::Apology], Act::Answer)]),
            (Hint::ListenFirst, 1, vec![advice(Act::Refuse)], 1, [&warm[..], &[advice(Act::Answer)]].concat()),
            (Hint::StayWithIt, 2, vec![one(&[C::OpenQuestion], Act::Disclose)], 2, vec![one(&[C::OpenQuestion], Act::Answer)]),
            (Hint::OfferChoice, 2, vec![one(&[C::Presence], Act::AskNext)], 2, vec![one(&[C::Presence], Act::Answer)]),
            (Hint::AskTheDesk, 2, vec![one(&[C::Validation], Act::Demand)], 2, vec![one(&[C::Validation], Act::Answer)]),
            (Hint::Shorter, 2, vec![long], 2, vec![brief]),
            (Hint::Vary, 1, vec![mirror.clone(), mirror.clone(), mirror.clone()], 1, vec![mirror.clone(), mirror.clone()]),
            (Hint::Vary, 2, vec![one(&[C::Paraphrase], Act::NoticeRepeat)], 1, vec![one(&[C::MinimalEncourager], Act::Answer); 3]),
            (Hint::AskOpen, 2, vec![closed.clone(), closed.clone()], 2, vec![closed.clone()]),
            (Hint::NameFeeling, 0, vec![request.clone(), request.clone(), open.clone()], 0, vec![label, request.clone(), open]),
            (Hint::NameFeeling, 0, vec![request.clone()], 0, vec![unheard]),
            (Hint::SumUp, 10, none.to_vec(), 9, none.to_vec()),
            (Hint::SumUp, 11, none.to_vec(), 6, [&[one(&[C::Summary], Act::Confirm)], &quiet(4)[..]].concat()),
        ];
        for (row, (wanted, before, makes, quiet_before, makes_not)) in table.iter().enumerate() {
            assert_eq!(after(*before, makes), Some(*wanted), "row {row}");
            assert_ne!(after(*quiet_before, makes_not), Some(*wanted), "row {row}: must not fire");
        }
        let shown: Vec<Hint> = table.iter().map(|r| r.0).collect();
        assert!(Hint::ALL.iter().all(|h| shown.contains(h)), "a hint without a row");
    }

    #[test]
    fn nothing_is_said_while_it_goes_well() {
        assert_eq!(hint(&[]), None);
        for n in 0..10 {
            assert_eq!(after(n, &[]), None, "{n}");
        }
    }

    #[test]
    fn danger_comes_before_craft() {
        let closed = one(&[Code::ClosedQuestion], Act::Farewell);
        assert_eq!(after(2, &[closed.clone(), closed]), Some(Hint::AskDirectly));
    }

    #[test]
    fn every_hint_has_one_rule() {
        assert_eq!(RULES.len(), Hint::ALL.len());
        assert!(Hint::ALL.iter().all(|h| RULES.iter().any(|r| r.0 == *h)));
    }
}
