//! The words and set phrases that tell questions apart, English and Russian, in rows rather than one a line.

use coding::Code;
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
        "what is his name", "what's his name", "whats his name", "what is her name", "what's her name", "как его зовут",
        "как ее зовут", "whats your name", "what's ur name", "whats ur name", "what is your name", "what name",
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
        "what", "what's", "whats", "which", "where i'm off", "where i'm wrong", "where i am wrong",
        "where i went wrong",
        "where i got that wrong", "where i got it wrong", "what for", "why", "how come", "что", "чего", "чему", "чем",
        "зачем",
        "почему", "отчего", "какой", "какая", "какое", "какие", "каких", "какую", "каком", "какого", "каким",
        "какими", "какому", "каков", "какова", "каковы", "че", "чо", "шо",
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

/// Set phrases of what everybody is asked, anywhere in a unit; `^` at the beginning of one: nothing may go before; `$` at its
/// end: nothing may follow; `_`: any word; `*`: any ending.
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
        "хорошо слышно", "молчишь $", "молчите $", "чего молчишь", "чего молчите", "почему молчите", "почему молчишь",
        "куда пропал", "куда пропали", "вы тут $", "ты тут $", "вы еще там $", "ты еще там $", "вы там еще $",
        "вы на линии",
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
        "how do you feel", "how is it for you", "how's it for you", "how are things", "каково вам", "каково тебе",
        "are you all right", "are you alright", "are you ok", "are you okay",
        "you all right $", "you ok $", "you okay $", "you alright $", "how are you now", "how are you right now",
        "как вы $", "как ты $", "как вы там", "как ты там", "как вы себя", "как ты себя", "как вы сейчас",
        "как ты сейчас", "вы в порядке", "ты в порядке", "как самочувствие", "как дела", "вы как $", "ты как $",
        "как себя чувствуете",
    ]),
    (Matter::Needs, &[
        "what do you need", "what do you want $", "what do you want from", "what would help", "what might help",
        "what can i do", "what could i do", "what would have to", "what would need to", "what has to happen",
        "what needs to happen", "what are your demands", "what is it you want", "what is it you need",
        "what would make it easier", "anything you want", "anything you need", "anything i can do",
        "anything we can do",
        "how can i help", "can i help you", "how could i help", "вам сейчас нужно", "что вам нужно", "что тебе нужно",
        "чего вы хотите",
        "чего ты хочешь", "что вы хотите $", "вам помогло", "вам поможет", "тебе поможет", "чем я могу", "чем могу",
        "чем вам помочь", "чем тебе помочь", "чем помочь", "что должно", "что нужно чтобы", "что можно сделать",
        "что я могу", "какие у вас требования", "ваши требования",
        "вам сейчас надо", "тебе сейчас надо", "чего хотите $", "чего хочешь $", "что тебе надо", "что вам надо",
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
        "вы боитесь", "ты боишься", "сами боитесь", "сам боишься", "сама боишься",
        "чего боитесь", "чего боишься", "чего вы опасаетесь", "чего опасаетесь", "would happen if you came",
        "worried about if",
        "worry about if", "biggest worry", "biggest fear", "вас пугает", "тебя пугает", "страшно вам", "вам страшно",
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
        "a weapon", "any weapon", "any weapons", "armed", "anything dangerous", "anything sharp", "could hurt you",
        "in your hands", "in your pockets", "a knife", "оружие", "оружия", "вооружены", "вооружен", "опасное",
        "острое", "в руках", "в карманах", "нож",
    ]),
    (Matter::WhoAreYou, &[
        "who are you $", "who the hell are you", "who r u", "who ru $", "who are you anyway", "who are u $",
        "and who are you", "who are you really", "tell me who you are", "кто вы $", "вы кто $", "ты кто $", "кто ты $",
        "вы кто такой", "вы кто такая", "ты кто такой", "ты кто такая", "кто вы такой", "кто вы такая",
        "кто ты такой", "кто ты такая", "ты вообще кто", "вы вообще кто", "кто ты вообще", "а ты кто", "а вы кто",
        "^ кто это $",
    ]),
    (Matter::Bot, &[
        "you a bot", "youre a bot", "you're a bot", "talking to a bot", "you a robot", "are you ai $", "are you an ai",
        "are you real $", "you real $", "are you human", "you a real person", "chatgpt", "chat gpt", "you a computer",
        "you a machine", "write me a", "write a poem", "write a story", "write code", "previous instructions",
        "your instructions", "system prompt", "your prompt", "language model", "as an ai", "a chatbot",
        "just a simulation", "this is a simulation", "ты бот", "вы бот", "бот $", "ты робот", "вы робот", "с роботом",
        "ты живой $", "вы живой $", "ты живая $", "вы живая $", "ты человек $", "вы человек $", "ты настоящий",
        "вы настоящий", "ты настоящая", "вы настоящая", "нейросет*", "чат-бот*", "чатгпт", "чатбот*",
        "искусственный интеллект", "напиши стих*", "напишите стих*", "сочини", "сочините", "напиши код", "напиши мне",
        "напишите мне", "реферат*",
        "предыдущие инструкции", "ты программа", "вы программа", "ты компьютер", "вы компьютер", "это симуляция",
        "напиши сочинение",
    ]),
    (Matter::Police, &[
        "are you police", "are you the police", "are you a cop", "you a cop", "are you a police",
        "are you with the police",
        "are you cops", "are you an officer", "вы из полиции $", "ты из полиции $", "вы полиция $", "вы полицейский $",
        "вы мент $", "ты мент", "ты полицейский", "вы милиция $",
    ]),
    (Matter::Recorded, &[
        "being recorded", "recording this", "recording me", "is this recorded", "are you recording", "is it recorded",
        "call recorded", "calls are recorded", "is anybody listening", "is anyone listening", "who else is listening",
        "who is listening", "записывается", "записывают", "ведется запись", "пишется $", "на запись", "запись идет",
        "нас слушают", "кто нас слушает", "кто еще слушает", "кто-нибудь слышит", "слышит кроме", "слушает кроме",
        "нас кто-то слушает", "нас кто-нибудь слушает",
        "разговор пишут",
    ]),
    (Matter::TrustYou, &[
        "should i trust you", "should i believe you", "can i trust you", "can i believe you", "how do i know you",
        "do i know you're not lying", "would i trust you", "would i believe you", "должен верить вам",
        "должен вам верить",
        "должна вам верить", "должна верить вам", "должен тебе верить", "должна тебе верить", "должен верить тебе",
        "почему я должен вам", "могу вам верить", "могу тебе верить", "можно вам верить", "можно тебе верить",
        "вам можно доверять", "тебе можно доверять", "можно ли вам", "чего мне тебе верить", "с чего мне вам верить",
        "с чего я буду вам верить", "почему мне вам верить", "почему мне тебе верить", "откуда мне знать что вы",
        "откуда я знаю что вы", "откуда мне знать что ты",
    ]),
    (Matter::Afterwards, &[
        "happens to you if", "happens to you when", "happen to you if", "happen to you when", "happens to me if",
        "happens to me when", "happen to me if", "happens when i put", "happens if i put", "happens when you put", "happens when i open", "happens once i",
        "happens when i climb", "happens if you come", "happens if i come", "happens when you come",
        "happen if you came", "happens after you", "will happen when you come", "will happen if you come",
        "happens when i come", "happens to you after",
        "happens to you next", "what happens to you $", "с вами будет если", "с тобой будет если", "со мной будет если",
        "с вами будет когда", "с тобой будет когда", "со мной будет когда", "будет если ты откроешь",
        "будет если вы откроете", "будет если вы выйдете",
        "будет если ты выйдешь", "будет если я выйду", "будет если вы спуститесь", "будет если вы вернетесь",
        "будет если слезете", "будет если слезешь", "если я слезу", "если я выйду", "с вами потом будет",
        "с тобой потом будет", "что с вами будет", "что с тобой будет", "будет когда я выйду", "будет когда ты выйдешь", "будет когда вы выйдете", "будет когда я открою",
        "будет если я", "будет когда я", "со мной сделают", "со мной будет",
        "с вами сделают", "с тобой сделают", "что будет потом",
    ]),
    (Matter::SpeakTo, &[
        "let me talk to your", "let me speak to your", "can i talk to your", "can i speak to your", "can i talk to him",
        "can i talk to her", "can i speak to him", "can i speak to her", "can i speak with", "let me talk to him",
        "let me talk to her", "let me speak to someone", "let me talk to someone", "can i talk to someone",
        "put your _ on the phone", "put your _ on the line", "put someone else on", "put somebody else on",
        "put him on", "put her on", "get your boss",
        "get me your", "get someone else", "speak to the manager", "speak to whoever", "talk to whoever",
        "who's in charge", "have a word with him",
        "a word with him", "speak to a manager", "pass the phone",
        "give the phone to", "hand the phone", "put me through to", "позовите", "позови", "дай трубку", "дайте трубку",
        "передай трубку", "передайте трубку", "дай ему трубку", "дай мне поговорить", "дайте мне поговорить",
        "дайте поговорить", "дай поговорить", "можно мне с ним поговорить", "можно с ним поговорить",
        "можно мне с ней поговорить", "можно поговорить с твоей", "можно поговорить с твоим",
        "можно поговорить с вашей", "можно поговорить с вашим",
        "хочу поговорить с вашим", "хочу поговорить с вашей", "хочу поговорить с ним", "хочу поговорить с ней",
        "соедините меня", "кто у вас главный", "кто у вас старший", "есть там кто поумнее",
    ]),
    (Matter::OffTopic, &[
        "weather like", "who won", "the score", "lottery", "the president", "prime minister", "capital of",
        "two plus two", "2 plus 2", "2 2 $", "how many legs", "flour", "teaspoon", "tablespoon", "pinch of salt",
        "preheat", "a recipe", "recipe for", "bitcoin", "my homework", "is the earth", "are you single", "sing me",
        "sing a song", "are you hot",
        "are you pretty", "are you sexy", "what are you wearing", "какая погода", "погода сегодня", "сегодня погода",
        "там погода", "кто выиграл", "кто победил", "какой счет", "кто сейчас президент", "кто президент", "столица",
        "за кого болеешь", "за кого болеете", "спой", "спойте",
        "столицу", "дважды два", "два плюс два", "сколько будет 2", "сколько будет 5", "сколько будет два",
        "грамм муки", "муки и", "муки два", "стакан муки", "муку", "щепотк*", "столовая ложка", "столовых ложки",
        "чайная ложка", "рецепт борща", "рецепт пирога", "рецепт блинов", "рецепт салата", "разогрейте духовку",
        "взбейте", "биткоин*", "курс доллара", "домашку", "ты красивая", "вы красивая", "ты красивый", "телефончик",
        "что на тебе надето", "земля плоская", "сколько ног",
    ]),
    (Matter::Joke, &[
        "^ haha*", "^ ha ha", "^ lol", "^ lmao", "lol $", "just kidding", "only kidding", "im kidding", "i'm kidding",
        "only joking", "just joking", "i'm joking", "im joking", "was a joke", "it's a joke", "tell you a joke",
        "tell me a joke",
        "hear a joke", "know a joke", "a joke for you", "knock knock", "chicken cross", "walks into a bar",
        "walk into a bar", "^ ахаха*", "^ хаха*", "^ ха-ха*", "^ хах*", "^ ха ха", "^ лол", "анекдот*", "это шутка $",
        "шучу", "я пошутил", "я пошутила", "пошутил $", "прикол*", "заходит в бар", "мужик в бар", "штирлиц*", "^ гы*",
        "^ кек $", "^ ржу", "тук-тук", "тук тук",
    ]),
    (Matter::Novice, &[
        "new at this", "new to this", "my first time doing", "first time i've done", "my first call", "first day",
        "i'm a trainee", "im a trainee", "i'm a student", "just training", "never done this before",
        "don't know what to say", "dont know what to say", "not sure what to say", "i'm nervous", "im nervous",
        "я новенький", "я новенькая", "я стажер", "стажер", "стажерка", "я только учусь", "я еще учусь", "тут впервые",
        "в первый раз такое", "я первый раз", "первый день работаю", "первый день на", "впервые на таком",
        "впервые такое", "не знаю что сказать", "не знаю что вам сказать",
        "не знаю что тебе сказать", "не знаю что говорить", "не знаю как с вами", "волнуюсь сам", "сам волнуюсь",
        "сама волнуюсь", "я сам нервничаю", "я сама нервничаю", "опыта у меня мало", "опыта мало",
    ]),
    (Matter::Hardest, &[
        "hardest part", "hardest thing", "the hardest", "the worst part", "the worst bit", "worst thing",
        "worst part of", "worst of it", "weighs most",
        "weighs on you most", "hurts most", "hurts the most", "hits you hardest", "troubles you most",
        "bothers you most",
        "most difficult", "heaviest", "тяжелее всего", "труднее всего", "больнее всего", "самое тяжелое",
        "самое трудное", "самое страшное", "самое больное", "сильнее всего давит", "больше всего давит",
        "больше всего болит", "больше всего мучает", "больше всего гнетет", "обиднее всего", "хуже всего",
    ]),
    (Matter::WayOut, &[
        "how will this end", "how does this end", "how do you see this ending", "how do you want this to end",
        "see this ending", "this to end $", "like this to end", "see it ending", "way out of this", "a good way out",
        "a decent way out", "decent end", "good ending", "good end", "good outcome", "went another way",
        "go differently",
        "be different if", "look like if it", "the best that could", "see this going", "where does this go",
        "what now $", "what happens now", "where do we go from here", "first step", "small step", "smallest step", "next step", "how we do this",
        "how shall we do", "how should we do", "talk through how", "think through how", "how you would come",
        "how you'd come", "how would you come", "how you come out", "how you two", "how both of you",
        "it take for you to", "would you need to come", "feel safe coming", "feel safe walking", "safe enough to come", "и что дальше $",
        "первым шагом", "первый шаг", "первого шага", "маленьким шагом", "маленький шаг", "следующий шаг",
        "следующим шагом", "как нам это сделать", "как мы это сделаем", "как это сделать", "как вам выйти", "как тебе выйти",
        "как вы выйдете", "как ты выйдешь", "как я выйду", "как мне выйти", "как вы будете выходить", "как нам вас вывести",
        "и что теперь $", "что теперь $", "дальше что $",
        "чем все кончится", "чем это кончится", "чем все закончится", "чем это закончится", "чем закончится",
        "может закончиться", "может кончиться", "может все закончиться",
        "чем дело кончится", "как это закончить", "как все закончить", "как все это закончить", "достойный выход",
        "достойным выходом",
        "достойно выйти", "видите выход", "видишь выход", "как вы видите конец", "какой выход", "каким был бы выход",
        "хотели бы закончить", "чтобы все закончилось", "чтобы это закончилось", "лучший исход", "хороший исход",
        "какого исхода", "представляете конец", "по-вашему кончится", "как нам сделать", "чтобы вам было спокойно",
        "чтобы тебе было спокойно", "чтобы вам не страшно было", "чтобы тебе не страшно было", "чтобы вам было не страшно",
        "чтобы тебе было не страшно", "спокойно выйти", "спокойно вернуться", "for you to feel safe", "to come out safely",
    ]),
    (Matter::Thanks, &[
        "thank you", "thanks", "many thanks", "glad you told", "glad you said", "glad you're talking", "glad you talked",
        "glad you answered", "glad you picked up", "i appreciate that", "i appreciate you", "спасибо", "благодарю",
        "рад что вы сказали", "рада что вы сказали", "рад что ты сказал*", "рада что ты сказал*", "рад что вы говорите",
        "рада что вы говорите", "рад что вы рассказали", "рада что вы рассказали", "рад что ты рассказал*",
        "рад что ты говоришь", "рада что вы со мной говорите", "рад что вы со мной говорите", "хорошо что вы сказали",
        "хорошо что ты сказал*",
    ]),
    (Matter::Glad, &[
        "i'm glad", "i am glad", "im glad", "i'm so glad", "i'm really glad", "i'm relieved", "i'm happy to hear",
        "glad to hear", "good to hear", "good to know", "that's a relief", "that is a relief", "рад это слышать",
        "рада это слышать", "рад слышать", "рада слышать", "^ рад что", "^ рада что", "я рад", "я рада", "рад за вас",
        "рада за вас", "рад за тебя", "очень рад", "очень рада", "^ хорошо что", "это хорошо слышать",
    ]),
];

/// What leaves no doubt, whatever the coder makes of it.
#[rustfmt::skip]
pub(super) const KNOWN: &[(Code, &[&str])] = &[
    (Code::Threat, &["or else $", "а не то $", "а то хуже будет", "^ хуже будет"]),
    (Code::Deadline, &[
        "you have _ minute*", "you have _ second*", "you've got _ minute*", "you've got _ second*", "you got _ minute*",
        "youve got _ minute*", "i'll give you _ minute*", "i give you _ minute*", "giving you _ minute*",
        "i'll count to", "i'm going to count to", "^ last chance", "this is your last chance", "^ last warning",
        "у вас _ минут", "у тебя _ минут", "у вас _ минуты", "у тебя _ минуты", "у вас минута", "у тебя минута",
        "у вас _ секунд", "у тебя _ секунд", "даю вам _ минут", "даю тебе _ минут", "даю _ минут", "^ считаю до",
        "я считаю до", "^ последний шанс", "ваш последний шанс", "твой последний шанс", "последнее предупреждение",
        "до трех считаю",
    ]),
    (Code::Insult, &[
        "^ fuck off", "^ fuck you", "^ piss off", "^ screw you", "^ go to hell", "^ get lost", "^ shut up",
        "i don't care about you", "i dont care about you", "i couldn't care less", "^ nobody cares about you",
        "^ jump then", "^ jump $", "go on jump", "^ go ahead and jump", "just do it then", "go on then do it",
        "^ do it then", "see if i care", "kill yourself then", "^ kill yourself $", "^ прыгай", "ну и прыгай",
        "прыгай давай", "давай прыгай", "прыгай уже", "^ отвали", "^ пошел ты", "^ пошла ты", "^ иди ты",
        "^ иди к черту",
        "^ пошел к черту", "^ пошла к черту", "^ катись", "^ да пошел", "^ да пошла", "мне пофиг", "мне плевать",
        "^ плевать", "никому ты не", "^ заткнись", "^ закрой рот",
    ]),
    (Code::Paraphrase, &[
        "have i got that right", "did i get that right", "have i understood", "did i understand", "я верно понял*",
        "верно я понял*", "я правильно понял*", "правильно я понял*",
    ]),
    (Code::CallClose, &[
        "^ bye", "bye then $", "^ goodbye", "i'm hanging up", "im hanging up", "^ пока $", "^ ну пока", "^ все пока",
        "^ до свидания", "я кладу трубку", "^ все мне надоело",
    ]),
    (Code::Greeting, &["^ але $", "^ алло $", "^ алло алло $", "^ hello $", "^ hello hello $"]),
];

/// Words of what is somebody's own.
pub(super) const YOURS: &[&str] = &["your", "ur", "yours"];

/// Who says these asks whether there is somebody, and takes nothing for granted.
#[rustfmt::skip]
pub(super) const EXISTS: &[&str] = &[
    "^ do you have", "^ have you", "do you have", "have you got", "got any", "got a", "^ any", "is there", "are there",
    "married", "alive", "есть", "нет", "нету", "имеется", "имеются", "остался", "осталась", "остались", "женаты", "женат",
    "замужем", "жива", "жив", "живы", "были у вас", "у вас был", "у вас была", "у вас были", "у тебя был",
    "у тебя была", "сколько у",
];

/// Who says these speaks of a life of their own.
#[rustfmt::skip]
pub(super) const ONESELF: &[&str] = &[
    "my", "mine", "myself", "i have", "i've got", "i had", "i lost", "у меня", "мой", "моя", "мое", "мои", "моего",
    "моей",
    "моему", "моих", "мою", "моем", "моим", "я потерял", "я потеряла", "похоронил", "похоронила",
];

/// Who says these lets the other know that somebody else will go on.
#[rustfmt::skip]
pub(super) const HANDS_OVER: &[&str] = &[
    "my colleague", "a colleague", "hand you over", "handing you over", "hand over to", "handing over to", "pass you over",
    "pass you to", "passing you to", "put you on to", "take over from me", "taking over from me", "will take over",
    "is taking over", "somebody else will be speaking", "someone else will be speaking", "you'll be talking to",
    "you will be talking to", "you'll be speaking to", "you will be speaking to", "will carry on with you",
    "will go on with you", "i'd like you to meet", "want to introduce", "like to introduce", "коллега", "коллегу", "коллеге",
    "коллегой", "напарник*", "сменщик*", "передаю трубку", "передам трубку", "передать трубку", "передаю вас", "передам вас",
    "передаю тебя", "передам тебя", "меня сменит", "меня сменяет", "меня подменит", "вместо меня", "продолжит разговор",
    "продолжит с вами", "продолжит с тобой", "дальше с вами", "дальше с тобой", "говорить с вами будет",
    "говорить с тобой будет", "хочу познакомить", "хочу представить", "разрешите представить",
];
