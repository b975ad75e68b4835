//! What a question wants to know, by its question word: yes or no, who, when, where, how many, how, what. A closed list of
//! each language's grammar, not of style, so it stands in the program. Which act a question is, the coder says.

mod phrases;

use coding::Code;
use coding::unit::Unit;
use phrases::{EXISTS, HANDS_OVER, INDEFINITE, JOINS, KNOWN, MATTERS, ONESELF, TELL, WHETHER, WORDS, YOURS};
use scenario::line::{Asks, Matter};

/// How far into a question its word may stand: "and so, tell me, who …".
const WITHIN: usize = 5;

/// What a person hears a unit of an utterance as: a question that everybody knows for one, whatever else it looks like; a
/// count of minutes, a goad; small talk from beside the matter, which is no technique.
pub fn code(text: &str, unit: &Unit) -> Code {
    let code = unit.code();
    if let Some(known) = known(said(text, unit)) {
        return known;
    }
    let asking = said(text, unit).trim_end().ends_with('?');
    match matter(said(text, unit)).filter(|m| m.always()) {
        Some(Matter::Novice) if code.is_listening() => return code,
        Some(Matter::Bot | Matter::OffTopic | Matter::Joke | Matter::Novice) => return Code::Other,
        Some(Matter::SpeakTo) => return Code::Request,
        Some(_) if code.is_question() => return code,
        Some(_) if asking => return Code::ClosedQuestion,
        Some(_) => return Code::Other,
        None => {}
    }
    let unlike = matches!(
        code,
        Code::Offer | Code::Request | Code::Other | Code::Order | Code::Greeting | Code::GentleChallenge
    );
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
    let asked = code(text, unit).is_question();
    let thanks = code(text, unit) == Code::Praise;
    let told = |m: Matter| m.always() && known(said(text, unit)).is_none() || m.said() && thanks;
    let matter = matter(said(text, unit)).filter(|m| asked && !m.said() || told(*m));
    // "How long have you been there?" is no call into the dark.
    matter.filter(|m| *m != Matter::HearMe || self::asked(text, unit) == Some(Asks::YesNo))
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

/// Whether it tells that somebody else will speak from now on: "I'm going to hand you over to my colleague."
pub fn hands_over(text: &str) -> bool {
    let text = coding::text::normalise(text);
    let words = words(&text);
    HANDS_OVER.iter().any(|phrase| holds(&words, phrase))
}

/// Whether it speaks of somebody or something as of this person's own: "Is your brother in there too?", but not "Have you got
/// a brother?"
pub fn as_had(text: &str, unit: &Unit) -> bool {
    let text = coding::text::normalise(said(text, unit));
    let words = words(&text);
    let russian = text.chars().any(|c| ('а'..='я').contains(&c));
    let exists = EXISTS.iter().any(|phrase| holds(&words, phrase));
    !exists && (russian || YOURS.iter().any(|w| words.contains(w)))
}

/// Whether the words have the phrase in them. `^` at its beginning: and nothing before it; `$` at its end: and nothing after
/// it; `_` stands for any word, a `*` at a word's end for any ending.
fn holds(words: &[&str], phrase: &str) -> bool {
    let (phrase, last) = phrase.strip_suffix(" $").map_or((phrase, false), |p| (p, true));
    let (phrase, first) = phrase.strip_prefix("^ ").map_or((phrase, false), |p| (p, true));
    let alike = |wanted: &str, word: &str| match wanted.strip_suffix('*') {
        Some(stem) => word.starts_with(stem),
        None => wanted == "_" || wanted == word,
    };
    let starts = if first { 0..words.len().min(1) } else { 0..words.len() };
    starts.into_iter().any(|start| {
        let mut rest = words[start..].iter();
        phrase.split(' ').all(|w| rest.next().is_some_and(|word| alike(w, word))) && (!last || rest.next().is_none())
    })
}

/// What a unit is, where set words leave no doubt.
fn known(unit: &str) -> Option<Code> {
    let text = coding::text::normalise(unit);
    let words = words(&text);
    KNOWN.iter().find(|(_, phrases)| phrases.iter().any(|p| holds(&words, p))).map(|(code, _)| *code)
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
    use super::{asks, known, matter};
    use coding::Code;
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
            ("А чего вы сами боитесь, Степан?", Some(Matter::Fear)),
            ("А кто с вами ещё?", Some(Matter::Company)),
            ("Do you have a weapon?", Some(Matter::Weapon)),
            ("Is there any weapon in the room?", Some(Matter::Weapon)),
            ("ты кто", Some(Matter::WhoAreYou)),
            ("Who are you with tonight?", None),
            ("Who are you?", Some(Matter::WhoAreYou)),
            ("are you a bot", Some(Matter::Bot)),
            ("напиши стих", Some(Matter::Bot)),
            ("Вы из полиции?", Some(Matter::Police)),
            ("Я из полиции.", None),
            ("Is this being recorded?", Some(Matter::Recorded)),
            ("why should I believe you", Some(Matter::TrustYou)),
            ("Что с вами будет, если вы выйдете?", Some(Matter::Afterwards)),
            ("What happens to me if I come out?", Some(Matter::Afterwards)),
            ("Позовите сестру.", Some(Matter::SpeakTo)),
            ("let me talk to your boss", Some(Matter::SpeakTo)),
            ("Can I talk to you about that?", None),
            ("take 200g flour and two eggs", Some(Matter::OffTopic)),
            ("haha just kidding", Some(Matter::Joke)),
            ("я тут впервые, стажёр", Some(Matter::Novice)),
            ("Что для вас сейчас тяжелее всего?", Some(Matter::Hardest)),
            ("How will this end, as you see it?", Some(Matter::WayOut)),
            ("Would it help to talk through how you two would come out?", Some(Matter::WayOut)),
            ("Что было бы первым маленьким шагом, который вам по силам?", Some(Matter::WayOut)),
            ("The first steps of a child.", None),
        ] {
            assert_eq!(matter(question), wanted, "{question}");
        }
    }

    #[test]
    fn set_words_name_a_goad_and_a_count_of_minutes() {
        for (said, wanted) in [
            ("You have 10 minutes to come out", Some(Code::Deadline)),
            ("You have had ten bad years.", None),
            ("У вас десять минут.", Some(Code::Deadline)),
            ("у тебя было пять минут", None),
            ("прыгай давай", Some(Code::Insult)),
            ("fuck off", Some(Code::Insult)),
            ("I do not care for tea.", None),
            ("Не прыгай!", None),
            ("It feels as if nobody cares about you.", None),
            ("Put your hand on the rail.", None),
        ] {
            assert_eq!(known(said), wanted, "{said}");
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
            ("Каким он был человеком?", Asks::What),
            ("Может ли кто-то приехать?", Asks::YesNo),
            ("Это важно для вас?", Asks::YesNo),
            ("С вами кто-нибудь есть?", Asks::YesNo),
            ("Что-то случилось?", Asks::YesNo),
        ] {
            assert_eq!(asks(question), wanted, "{question}");
        }
    }
}
