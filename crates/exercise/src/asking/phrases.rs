//! The words and set phrases that tell questions apart, English and Russian, in rows rather than one a line.

use scenario::line::{Asks, Matter};

/// Question words and what they want to know. Of several that fit at one place the longest counts.
#[rustfmt::skip]
pub(super) const WORDS: &[(Asks, &[&str])] = &[
    (Asks::HowMany, &[
        "how many", "how much", "how far", "how old", "what age", "сколько", "скольким", "скольких",
    ]),
    (Asks::When, &[
        "how long", "how much time", "how much longer", "when", "since when", "what time", "what day", "how often",
        "till when", "когда", "как давно", "давно ли", "давно", "как долго", "долго ли", "как часто", "который час",
        "сколько времени", "сколько вы уже", "сколько ты уже", "сколько уже", "сколько лет", "сколько дней",
        "сколько часов", "сколько минут", "с какого", "до скольки",
        "сколько у нас времени", "сколько у вас времени", "сколько еще", "до какого", "с каких",
    ]),
    (Asks::Who, &[
        "who", "whom", "whose", "who's", "whos", "who've", "who'd", "which of", "what should i call",
        "what shall i call", "what do i call", "what can i call", "what do you want me to call", "what's your name",
        "whats your name", "what's ur name", "whats ur name", "what is your name", "what name",
        "how should i address", "how do i address", "how may i address", "what do people call", "what do they call",
        "кто", "кого", "кому", "кем", "ком", "чей", "чья", "чье", "чьи", "как вас зовут", "как тебя зовут",
        "как зовут", "вас как зовут", "тебя как зовут", "вас как", "тебя как", "звать как", "зовут как",
        "как вас звать", "как тебя звать", "как звать", "как к вам обращаться", "как мне к вам обращаться",
        "как мне к тебе обращаться", "как обращаться", "как к тебе обращаться", "как вас называть",
        "как тебя называть", "как мне вас называть", "как имя", "как ваше имя", "как твое имя", "как мне вас звать",
        "как мне тебя звать",
    ]),
    (Asks::Where, &[
        "where", "where's", "wheres", "whereabouts", "what street", "где", "куда", "откуда",
    ]),
    (Asks::How, &[
        "how", "how's", "hows", "как", "каково",
    ]),
    (Asks::What, &[
        "what", "what's", "whats", "which", "what for", "why", "how come", "что", "чего", "чему", "чем", "зачем",
        "почему", "отчего", "какой", "какая", "какое", "какие", "каких", "какую", "каком", "какого", "че", "чо",
        "шо",
    ]),
];

/// A question that begins with one of these asks for yes or no, unless it asks to be told: "Can you tell me who …".
#[rustfmt::skip]
pub(super) const WHETHER: &[&str] = &[
    "is", "isn't", "are", "aren't", "was", "wasn't", "were", "do", "don't", "does", "doesn't", "did", "didn't",
    "have", "haven't", "has", "hasn't", "had", "will", "won't", "would", "wouldn't", "shall", "should", "can",
    "can't", "could", "couldn't", "may", "am",
];

/// An imperative or a verb of telling among the first words: something is to be told.
#[rustfmt::skip]
pub(super) const TELL: &[&str] = &[
    "tell", "say", "explain", "know", "remember", "describe", "show", "talk", "walk", "расскажите", "расскажи",
    "опишите", "опиши", "поделитесь", "поделись", "объясните", "объясни", "скажите", "скажи", "поговорим",
    "рассказать",
];

/// With «-то» these ask for nothing: «кто-то», «где-то».
#[rustfmt::skip]
pub(super) const INDEFINITE: &[&str] = &[
    "кто", "что", "где", "куда", "когда", "как", "кого", "кому", "кем", "чем", "чего", "какой", "какая", "какие",
    "почему",
    "зачем", "откуда",
];

/// After these «что» joins two clauses: «то, что вы сказали», «вы уверены, что».
#[rustfmt::skip]
pub(super) const JOINS: &[&str] = &[
    "то", "того", "тому", "тем", "уверены", "уверен", "уверена", "думаете", "думаешь", "считаете", "считаешь",
];

/// Set phrases of what everybody is asked, anywhere in a unit; `$` at the end of one: nothing may follow.
#[rustfmt::skip]
pub(super) const MATTERS: &[(Matter, &[&str])] = &[
    (Matter::Naming, &[
        "call you", "your name", "ur name", "your first name", "address you", "who am i talking",
        "who am i speaking", "who's this $", "who is this $", "people call you", "they call you",
        "name do you go by", "вас зовут", "тебя зовут", "к вам обращаться", "к тебе обращаться", "как обращаться",
        "вас называть", "тебя называть", "вас звать", "тебя звать", "тебя как звать", "как звать", "вас как зовут",
        "ваше имя", "твое имя", "как имя", "с кем я говорю", "с кем говорю", "вас по имени", "тебя как $",
        "вас как $",
    ]),
    (Matter::HearMe, &[
        "hear me", "you there $", "you still there", "still with me", "still on the line", "you there with me",
        "слышите меня", "меня слышите", "слышишь меня", "меня слышишь", "меня слышно", "хорошо слышите",
        "хорошо слышишь", "слышно меня",
        "хорошо слышно", "вы тут $", "ты тут $", "вы еще там $", "ты еще там $", "вы там еще $", "вы на линии",
        "ты на линии", "вы здесь $",
    ]),
    (Matter::Meaning, &[
        "what do you mean", "what d'you mean", "what you mean", "did you mean", "how do you mean", "mean by that",
        "say that again", "say it again", "repeat that",
        "can you explain", "could you explain", "explain that", "i don't understand $", "didn't catch",
        "what was that $", "имеете в виду", "имели в виду", "имел в виду", "имела в виду", "имеешь в виду",
        "каком смысле", "в смысле $", "повторите", "повтори",
        "не понял $", "не поняла $", "не расслышал", "не расслышала", "поясните", "поясни $", "объясните $",
        "объясни $", "это как $",
    ]),
    (Matter::HowAreYou, &[
        "how are you $", "how're you $", "how are you doing", "how you doing", "how are you feeling",
        "how do you feel", "how are things", "are you all right", "are you alright", "are you ok", "are you okay",
        "you all right $", "you ok $", "you okay $", "you alright $", "how are you now", "how are you right now",
        "как вы $", "как ты $", "как вы там", "как ты там", "как вы себя", "как ты себя", "как вы сейчас",
        "как ты сейчас", "вы в порядке", "ты в порядке", "как самочувствие", "как дела", "вы как $", "ты как $",
        "как себя чувствуете",
    ]),
    (Matter::Needs, &[
        "what do you need", "what do you want $", "what do you want from", "what would help", "what might help",
        "what can i do", "what could i do", "what would have to", "what would need to", "what has to happen",
        "what needs to happen", "what are your demands", "what is it you want", "what is it you need",
        "what would make it easier", "вам сейчас нужно", "что вам нужно", "что тебе нужно", "чего вы хотите",
        "чего ты хочешь", "что вы хотите $", "вам помогло", "вам поможет", "тебе поможет", "чем я могу", "чем могу",
        "чем вам помочь", "чем тебе помочь", "чем помочь", "что должно", "что нужно чтобы", "что можно сделать",
        "что я могу", "какие у вас требования", "ваши требования",
    ]),
    (Matter::TrustMe, &[
        "trust me", "believe me", "верите мне", "мне верите", "мне веришь", "веришь мне", "доверяете мне",
        "мне доверяете",
    ]),
    (Matter::Age, &[
        "how old are you", "what age are you", "your age", "лет вам", "вам лет", "тебе лет",
    ]),
    (Matter::Home, &[
        "where do you live", "where's home", "where is home", "where's your home", "вы живете", "ты живешь",
        "где живете", "где ваш дом",
    ]),
    (Matter::Fear, &[
        "afraid of", "scared of", "frightens you", "scares you", "worries you", "боитесь $", "боишься $",
        "вы боитесь", "ты боишься",
        "чего боитесь", "чего боишься", "вас пугает", "тебя пугает", "страшно вам", "вам страшно",
    ]),
    (Matter::Company, &[
        "who is with you", "who's there with you", "who is there with you", "who's with you", "anybody with you",
        "anyone with you", "somebody with you",
        "someone with you", "anybody there with you", "anyone there with you", "who else is", "who else is in there",
        "how many of you", "are you alone", "кто с вами", "кто с тобой", "с вами кто", "с тобой кто",
        "с вами есть кто", "кто там еще", "кто еще там", "кто еще с вами", "с вами еще кто", "сколько вас",
        "с вами кто-нибудь", "с вами кто-то", "с тобой кто-нибудь", "рядом кто-нибудь",
        "вы там один $", "вы там одна $", "ты там один $", "ты там одна $", "с вами рядом кто",
    ]),
    (Matter::Weapon, &[
        "a weapon", "any weapons", "armed", "anything dangerous", "anything sharp", "could hurt you",
        "in your hands", "in your pockets", "a knife", "оружие", "оружия", "вооружены", "вооружен", "опасное",
        "острое", "в руках", "в карманах", "нож",
    ]),
];

/// Who says these speaks of a life of their own.
#[rustfmt::skip]
pub(super) const ONESELF: &[&str] = &[
    "my", "mine", "myself", "i have", "i've got", "i had", "i lost", "у меня", "мой", "моя", "мое", "мои", "моего",
    "моей",
    "моему", "моих", "мою", "моем", "моим", "я потерял", "я потеряла", "похоронил", "похоронила",
];
