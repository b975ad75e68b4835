//! What a question wants to know, by its question word: yes or no, who, when, where, how many, how, what. A closed list of
//! each language's grammar, not of style, so it stands in the program. Which act a question is, the coder says.

mod phrases;

use coding::Code;
use coding::unit::Unit;
use phrases::{INDEFINITE, JOINS, MATTERS, ONESELF, TELL, WHETHER, WORDS};
use scenario::line::{Asks, Matter};

/// How far into a question its word may stand: "and so, tell me, who …".
const WITHIN: usize = 5;

/// What a person hears a unit of an utterance as: a question that everybody knows for one, whatever else it looks like.
pub fn code(text: &str, unit: &Unit) -> Code {
    let code = unit.code();
    let unlike = matches!(code, Code::Offer | Code::Request | Code::Other | Code::Order | Code::Greeting);
    let plainly = matches!(matter(said(text, unit)), Some(Matter::Naming | Matter::HearMe | Matter::Meaning));
    let whether = code == Code::OpenQuestion && asks_whether(said(text, unit));
    // Nothing else it could be: it ends like a question.
    let unknown = code == Code::Other && said(text, unit).trim_end().ends_with('?');
    match asks(said(text, unit)) {
        _ if unlike && plainly || whether => Code::ClosedQuestion,
        Asks::What | Asks::How if unknown => Code::OpenQuestion,
        _ if unknown => Code::ClosedQuestion,
        _ => code,
    }
}

/// What a unit of an utterance wants to know, where it is a question; a why is answered by lines that name its code.
pub fn asked(text: &str, unit: &Unit) -> Option<Asks> {
    let code = code(text, unit);
    if !code.is_question() || code == Code::WhyQuestion {
        return None;
    }
    match asks(said(text, unit)) {
        // Who is asked to tell is asked for more than yes or no, whatever word it begins with.
        Asks::YesNo if code == Code::OpenQuestion => Some(Asks::What),
        // "Your wife called." states, whatever the coder makes of it.
        Asks::YesNo if states(said(text, unit)) => None,
        asks => Some(asks),
    }
}

/// What everybody is asked, where a unit of an utterance asks it.
pub fn everybodys(text: &str, unit: &Unit) -> Option<Matter> {
    let matter = code(text, unit).is_question().then(|| matter(said(text, unit))).flatten();
    // "How long have you been there?" is no call into the dark.
    matter.filter(|m| *m != Matter::HearMe || asked(text, unit) == Some(Asks::YesNo))
}

/// A question with no question word that is no request to tell: "Is that important to you?"
fn asks_whether(unit: &str) -> bool {
    let text = coding::text::normalise(unit);
    let tells = words(&text).iter().take(WITHIN).any(|w| TELL.contains(w));
    text.trim_end().ends_with('?') && !tells && asks(unit) == Asks::YesNo
}

/// Whether it ends as a statement does and does not begin as a question does.
fn states(unit: &str) -> bool {
    let text = coding::text::normalise(unit);
    let asks = words(&text).first().is_some_and(|w| WHETHER.contains(w));
    text.trim_end().ends_with(['.', '!']) && !asks
}

fn said<'a>(text: &'a str, unit: &Unit) -> &'a str {
    text.get(unit.span.start as usize..unit.span.end as usize).unwrap_or_default()
}

/// Words, with what a hyphen joins: «кто-нибудь» asks for nobody. The particle of «звать-то» is no part of the word.
fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-')
        .map(|w| w.trim_matches('-'))
        .filter(|w| !w.is_empty())
        .map(|w| w.strip_suffix("-то").filter(|w| !INDEFINITE.contains(w)).unwrap_or(w))
        .collect()
}

/// Whether who speaks tells of a life of their own: "I've got two kids myself."
pub fn of_oneself(text: &str, unit: &Unit) -> bool {
    let text = coding::text::normalise(said(text, unit));
    let words = words(&text);
    !text.trim_end().ends_with('?') && ONESELF.iter().any(|phrase| holds(&words, phrase))
}

/// Whether the words have the phrase in them; `$` at its end: and nothing after it.
fn holds(words: &[&str], phrase: &str) -> bool {
    let (phrase, last) = phrase.strip_suffix(" $").map_or((phrase, false), |p| (p, true));
    (0..words.len()).any(|start| {
        let mut rest = words[start..].iter();
        phrase.split(' ').all(|w| rest.next() == Some(&w)) && (!last || rest.next().is_none())
    })
}

/// The longest set phrase in a unit.
fn matter(unit: &str) -> Option<Matter> {
    let text = coding::text::normalise(unit);
    let words = words(&text);
    let found = MATTERS.iter().flat_map(|(matter, phrases)| phrases.iter().map(move |p| (*matter, *p)));
    found.filter(|(_, p)| holds(&words, p)).max_by_key(|(_, p)| p.len()).map(|(matter, _)| matter)
}

/// What a question wants to know: the longest of the expressions that come first.
pub fn asks(question: &str) -> Asks {
    let text = coding::text::normalise(question);
    let words = words(&text);
    let whether = words.first().is_some_and(|w| WHETHER.contains(w)) || words.iter().take(3).any(|w| *w == "ли");
    for start in 0..words.len().min(WITHIN) {
        let before = &words[..start];
        if whether && !before.iter().any(|w| TELL.contains(w)) {
            continue;
        }
        if words[start] == "что" && before.last().is_some_and(|w| JOINS.contains(w)) {
            continue;
        }
        let here = |asked: &str| {
            let mut rest = words[start..].iter();
            asked.split(' ').all(|w| rest.next() == Some(&w))
        };
        let found = WORDS.iter().flat_map(|(asks, words)| words.iter().map(move |w| (*asks, *w)));
        if let Some((asks, _)) = found.filter(|(_, w)| here(w)).max_by_key(|(_, w)| w.len()) {
            return asks;
        }
    }
    Asks::YesNo
}

#[cfg(test)]
mod tests {
    use super::{asks, matter};
    use scenario::line::{Asks, Matter};

    #[test]
    fn set_phrases_name_what_everybody_is_asked() {
        for (question, wanted) in [
            ("What should I call you?", Some(Matter::Naming)),
            ("Меня зовут Марат.", None),
            ("тебя как звать-то", Some(Matter::Naming)),
            ("Hello? Are you there?", Some(Matter::HearMe)),
            ("Are you there with your son?", None),
            ("Как вы?", Some(Matter::HowAreYou)),
            ("Как вы думаете?", None),
            ("How are you going to tell her?", None),
            ("Я вас неправильно понял.", None),
            ("Sorry, say that again?", Some(Matter::Meaning)),
            ("Сколько вам лет?", Some(Matter::Age)),
            ("А кто с вами ещё?", Some(Matter::Company)),
            ("Do you have a weapon?", Some(Matter::Weapon)),
        ] {
            assert_eq!(matter(question), wanted, "{question}");
        }
    }

    #[test]
    fn the_question_word_tells_what_is_wanted() {
        for (question, wanted) in [
            ("What should I call you?", Asks::Who),
            ("what's ur name", Asks::Who),
            ("and who've you got at home", Asks::Who),
            ("Can you tell me who is in there with you?", Asks::Who),
            ("Is that what you want?", Asks::YesNo),
            ("Do you have a daughter?", Asks::YesNo),
            ("How long have you been out there?", Asks::When),
            ("How are you?", Asks::How),
            ("Where exactly are you standing?", Asks::Where),
            ("How many of you are there?", Asks::HowMany),
            ("Как к вам обращаться?", Asks::Who),
            ("тебя как звать-то", Asks::Who),
            ("А раньше кто ждал?", Asks::Who),
            ("У кого вы были?", Asks::Who),
            ("Сколько вы там стоите?", Asks::HowMany),
            ("Сколько времени вы там?", Asks::When),
            ("Давно вы там?", Asks::When),
            ("Вы уверены, что вас никто не ждёт?", Asks::YesNo),
            ("Скажите, что случилось?", Asks::What),
            ("чё случилось", Asks::What),
            ("Может ли кто-то приехать?", Asks::YesNo),
            ("Это важно для вас?", Asks::YesNo),
            ("С вами кто-нибудь есть?", Asks::YesNo),
            ("Что-то случилось?", Asks::YesNo),
        ] {
            assert_eq!(asks(question), wanted, "{question}");
        }
    }
}
