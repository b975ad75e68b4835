//! What a question wants to know, by its question word: yes or no, who, when, where, how many, how, what. A closed list of
//! each language's grammar, not of style, so it stands in the program. Which act a question is, the coder says.

use coding::Code;
use coding::unit::Unit;
use scenario::line::{Asks, Matter};

/// Question words and what they want to know. Of several that fit at one place the longest counts.
const WORDS: &[(Asks, &[&str])] = &[
    (Asks::HowMany, &["how many", "how much", "how far", "how old", "what age", "сколько", "скольким", "скольких"]),
    (
        Asks::When,
        &[
            "how long",
            "how much time",
            "how much longer",
            "when",
            "since when",
            "what time",
            "what day",
            "how often",
            "till when",
        ],
    ),
    (Asks::When, &["когда", "как давно", "давно ли", "давно", "как долго", "долго ли", "как часто", "который час"]),
    (
        Asks::When,
        &[
            "сколько времени",
            "сколько лет",
            "сколько дней",
            "сколько часов",
            "сколько минут",
            "с какого",
            "до скольки",
            "сколько у нас времени",
            "сколько у вас времени",
            "сколько еще",
            "до какого",
            "с каких",
        ],
    ),
    (Asks::Who, &["who", "whom", "whose", "who's", "whos", "who've", "who'd", "which of"]),
    (
        Asks::Who,
        &[
            "what should i call",
            "what shall i call",
            "what do i call",
            "what can i call",
            "what do you want me to call",
        ],
    ),
    (
        Asks::Who,
        &["what's your name", "whats your name", "what's ur name", "whats ur name", "what is your name", "what name"],
    ),
    (
        Asks::Who,
        &["how should i address", "how do i address", "how may i address", "what do people call", "what do they call"],
    ),
    (
        Asks::Who,
        &[
            "кто",
            "кого",
            "кому",
            "кем",
            "ком",
            "чей",
            "чья",
            "чье",
            "чьи",
            "как вас зовут",
            "как тебя зовут",
            "как зовут",
        ],
    ),
    (
        Asks::Who,
        &[
            "вас как зовут",
            "тебя как зовут",
            "вас как",
            "тебя как",
            "звать как",
            "зовут как",
            "как вас звать",
            "как тебя звать",
        ],
    ),
    (
        Asks::Who,
        &[
            "как звать",
            "как к вам обращаться",
            "как мне к вам обращаться",
            "как мне к тебе обращаться",
            "как обращаться",
        ],
    ),
    (Asks::Who, &["как к тебе обращаться", "как вас называть", "как тебя называть", "как мне вас называть", "как имя"]),
    (Asks::Who, &["как ваше имя", "как твое имя", "как мне вас звать", "как мне тебя звать"]),
    (Asks::Where, &["where", "where's", "wheres", "whereabouts", "what street", "где", "куда", "откуда"]),
    (Asks::How, &["how", "how's", "hows", "как", "каково"]),
    (
        Asks::What,
        &["what", "what's", "whats", "which", "what for", "why", "how come", "что", "чего", "чему", "чем", "зачем"],
    ),
    (
        Asks::What,
        &[
            "почему",
            "отчего",
            "какой",
            "какая",
            "какое",
            "какие",
            "каких",
            "какую",
            "каком",
            "какого",
            "че",
            "чо",
            "шо",
        ],
    ),
];

/// A question that begins with one of these asks for yes or no, unless it asks to be told: "Can you tell me who …".
const WHETHER: &[&str] = &[
    "is", "isn't", "are", "aren't", "was", "wasn't", "were", "do", "don't", "does", "doesn't", "did", "didn't", "have",
    "haven't", "has", "hasn't", "had", "will", "won't", "would", "wouldn't", "shall", "should", "can", "can't",
    "could", "couldn't", "may", "am",
];
const TELL: &[&str] = &[
    "tell",
    "say",
    "explain",
    "know",
    "remember",
    "describe",
    "show",
    "talk",
    "walk",
    "расскажите",
    "расскажи",
    "опишите",
    "опиши",
    "поделитесь",
    "поделись",
    "объясните",
    "объясни",
    "скажите",
    "скажи",
    "поговорим",
    "рассказать",
];

/// After these «что» joins two clauses: «то, что вы сказали», «вы уверены, что».
const JOINS: &[&str] =
    &["то", "того", "тому", "тем", "уверены", "уверен", "уверена", "думаете", "думаешь", "считаете", "считаешь"];

/// Set phrases of what everybody is asked, anywhere in a unit; `$` at the end of one: nothing may follow.
const MATTERS: &[(Matter, &[&str])] = &[
    (
        Matter::Naming,
        &[
            "call you",
            "your name",
            "ur name",
            "your first name",
            "address you",
            "who am i talking",
            "who am i speaking",
        ],
    ),
    (Matter::Naming, &["who's this $", "who is this $", "people call you", "they call you", "name do you go by"]),
    (
        Matter::Naming,
        &["вас зовут", "тебя зовут", "к вам обращаться", "к тебе обращаться", "как обращаться", "вас называть"],
    ),
    (
        Matter::Naming,
        &["тебя называть", "вас звать", "тебя звать", "тебя как звать", "как звать", "вас как зовут", "ваше имя"],
    ),
    (
        Matter::Naming,
        &["твое имя", "как имя", "с кем я говорю", "с кем говорю", "вас по имени", "тебя как $", "вас как $"],
    ),
    (
        Matter::HearMe,
        &["hear me", "you there $", "you still there", "still with me", "still on the line", "you there with me"],
    ),
    (
        Matter::HearMe,
        &[
            "слышите меня",
            "меня слышите",
            "слышишь меня",
            "меня слышишь",
            "меня слышно",
            "слышно меня",
            "хорошо слышно",
        ],
    ),
    (
        Matter::HearMe,
        &[
            "вы тут $",
            "ты тут $",
            "вы еще там $",
            "ты еще там $",
            "вы там еще $",
            "вы на линии",
            "ты на линии",
            "вы здесь $",
        ],
    ),
    (
        Matter::Meaning,
        &["what do you mean", "how do you mean", "mean by that", "say that again", "say it again", "repeat that"],
    ),
    (
        Matter::Meaning,
        &[
            "can you explain",
            "could you explain",
            "explain that",
            "i don't understand $",
            "didn't catch",
            "what was that $",
        ],
    ),
    (
        Matter::Meaning,
        &[
            "имеете в виду",
            "имеешь в виду",
            "каком смысле",
            "в смысле $",
            "повторите",
            "повтори",
            "не понял $",
            "не поняла $",
        ],
    ),
    (
        Matter::Meaning,
        &["не расслышал", "не расслышала", "поясните", "поясни $", "объясните $", "объясни $", "это как $"],
    ),
    (
        Matter::HowAreYou,
        &[
            "how are you $",
            "how're you $",
            "how are you doing",
            "how you doing",
            "how are you feeling",
            "how do you feel",
        ],
    ),
    (
        Matter::HowAreYou,
        &["how are things", "are you all right", "are you alright", "are you ok", "are you okay", "you all right $"],
    ),
    (Matter::HowAreYou, &["you ok $", "you okay $", "you alright $", "how are you now", "how are you right now"]),
    (
        Matter::HowAreYou,
        &[
            "как вы $",
            "как ты $",
            "как вы там",
            "как ты там",
            "как вы себя",
            "как ты себя",
            "как вы сейчас",
            "как ты сейчас",
        ],
    ),
    (
        Matter::HowAreYou,
        &[
            "вы в порядке",
            "ты в порядке",
            "как самочувствие",
            "как дела",
            "вы как $",
            "ты как $",
            "как себя чувствуете",
        ],
    ),
    (
        Matter::Needs,
        &[
            "what do you need",
            "what do you want $",
            "what do you want from",
            "what would help",
            "what might help",
            "what can i do",
        ],
    ),
    (
        Matter::Needs,
        &["what could i do", "what would have to", "what would need to", "what has to happen", "what needs to happen"],
    ),
    (
        Matter::Needs,
        &["what are your demands", "what is it you want", "what is it you need", "what would make it easier"],
    ),
    (
        Matter::Needs,
        &["вам сейчас нужно", "что вам нужно", "что тебе нужно", "чего вы хотите", "чего ты хочешь", "что вы хотите $"],
    ),
    (
        Matter::Needs,
        &[
            "вам помогло",
            "вам поможет",
            "тебе поможет",
            "чем я могу",
            "чем могу",
            "чем вам помочь",
            "чем тебе помочь",
            "чем помочь",
        ],
    ),
    (
        Matter::Needs,
        &[
            "что должно",
            "что нужно чтобы",
            "что можно сделать",
            "что я могу",
            "какие у вас требования",
            "ваши требования",
        ],
    ),
    (
        Matter::TrustMe,
        &[
            "trust me",
            "believe me",
            "верите мне",
            "мне верите",
            "мне веришь",
            "веришь мне",
            "доверяете мне",
            "мне доверяете",
        ],
    ),
    (Matter::Age, &["how old are you", "what age are you", "your age", "лет вам", "вам лет", "тебе лет"]),
    (
        Matter::Home,
        &[
            "where do you live",
            "where's home",
            "where is home",
            "where's your home",
            "вы живете",
            "ты живешь",
            "где живете",
            "где ваш дом",
        ],
    ),
    (
        Matter::Fear,
        &[
            "afraid of",
            "scared of",
            "frightens you",
            "scares you",
            "worries you",
            "вы боитесь",
            "ты боишься",
            "чего боитесь",
        ],
    ),
    (Matter::Fear, &["чего боишься", "вас пугает", "тебя пугает", "страшно вам", "вам страшно"]),
];

/// How far into a question its word may stand: "and so, tell me, who …".
const WITHIN: usize = 5;

/// What a person hears a unit of an utterance as: a question that everybody knows for one, whatever else it looks like.
pub fn code(text: &str, unit: &Unit) -> Code {
    let code = unit.code();
    let unlike = matches!(code, Code::Offer | Code::Request | Code::Other | Code::Order | Code::Greeting);
    let plainly = matches!(matter(said(text, unit)), Some(Matter::Naming | Matter::HearMe | Matter::Meaning));
    let whether = code == Code::OpenQuestion && asks_whether(said(text, unit));
    if unlike && plainly || whether { Code::ClosedQuestion } else { code }
}

/// What a unit of an utterance wants to know, where it is a question; a why is answered by lines that name its code.
pub fn asked(text: &str, unit: &Unit) -> Option<Asks> {
    let code = code(text, unit);
    if !code.is_question() || code == Code::WhyQuestion {
        return None;
    }
    let asks = asks(said(text, unit));
    // Who is asked to tell is asked for more than yes or no, whatever word it begins with.
    Some(if asks == Asks::YesNo && code == Code::OpenQuestion { Asks::What } else { asks })
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

fn said<'a>(text: &'a str, unit: &Unit) -> &'a str {
    text.get(unit.span.start as usize..unit.span.end as usize).unwrap_or_default()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect()
}

/// The longest set phrase in a unit.
fn matter(unit: &str) -> Option<Matter> {
    let text = coding::text::normalise(unit);
    let words = words(&text);
    let holds = |phrase: &str| {
        let (phrase, last) = phrase.strip_suffix(" $").map_or((phrase, false), |p| (p, true));
        (0..words.len()).any(|start| {
            let mut rest = words[start..].iter();
            phrase.split(' ').all(|w| rest.next() == Some(&w)) && (!last || rest.next().is_none())
        })
    };
    let found = MATTERS.iter().flat_map(|(matter, phrases)| phrases.iter().map(move |p| (*matter, *p)));
    found.filter(|(_, p)| holds(p)).max_by_key(|(_, p)| p.len()).map(|(matter, _)| matter)
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
        ] {
            assert_eq!(asks(question), wanted, "{question}");
        }
    }
}
