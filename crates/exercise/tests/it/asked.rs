//! What negotiators really say first and in the middle, and whether what comes back answers it. The lists stand in
//! `tests/asked`; `cargo test -p exercise --test it -- --ignored --nocapture answers_to_read` prints every answer.

use crate::packs::{self, with_person};
use crate::play::Play;
use exercise::event::{CodedUnit, Event, Reacted};
use exercise::{Scene, asking};
use scenario::line::{Asks, Line, Matter, To};
use scenario::{Act, Pack};
use std::sync::Arc;
use subject::Cue;

const LANGUAGES: [&str; 2] = ["en", "ru"];

struct Row {
    kind: &'static str,
    pack: &'static str,
    text: &'static str,
}

/// Utterances by kind, for one pack or, where none is named, for all.
fn list(language: &str) -> Vec<Row> {
    let file = match language {
        "en" => include_str!("../asked/en.csv"),
        _ => include_str!("../asked/ru.csv"),
    };
    let row = |line: &'static str| {
        let mut cells = line.splitn(3, ';');
        let mut next = || cells.next().unwrap_or_else(|| panic!("three cells: {line}"));
        Row { kind: next(), pack: next(), text: next() }
    };
    file.lines().skip(1).map(row).collect()
}

/// What was said before, where an utterance comes in the middle.
fn before(language: &str) -> [&'static str; 9] {
    match language {
        "en" => [
            "Hello, I'm Marat, I work with the police and I'm here to listen.",
            "It sounds like you're worn out.",
            "Take your time.",
            "Tell me more about that.",
            "So it all came at once, and nobody asked you.",
            "Go on.",
            "It makes sense that this hurts.",
            "You sound very alone with it.",
            "I'm still here with you.",
        ],
        _ => [
            "Здравствуйте, меня зовут Марат, я из полиции, хочу вас выслушать.",
            "Похоже, вы очень устали.",
            "Не спешите.",
            "Расскажите об этом ещё.",
            "То есть навалилось всё сразу, и никто не спросил.",
            "Говорите, говорите.",
            "Понятно, что от такого больно.",
            "Слышно, что вы с этим совсем одни.",
            "Я здесь, я вас слушаю.",
        ],
    }
}

/// Packs with their personas.
fn cast() -> Vec<(Arc<Pack>, String)> {
    let both = [packs::bridge(), packs::barricade()];
    both.into_iter()
        .flat_map(|pack| pack.personas.keys().cloned().map(|p| (Arc::clone(&pack), p)).collect::<Vec<_>>())
        .collect()
}

/// What a person does on hearing something, and the units that were heard.
struct Reply<'a> {
    reacted: Reacted,
    units: Vec<CodedUnit>,
    /// The authored line; none where nothing is said.
    line: Option<&'a Line>,
}

impl Reply<'_> {
    /// What the last thing that was asked wants to know.
    fn asks(&self, text: &str) -> Option<Asks> {
        self.units.last().and_then(|u| asking::asked(text, &u.unit))
    }

    fn is_on(&self, topic: &str) -> bool {
        self.line.is_some_and(|l| l.topics.iter().any(|t| t == topic))
    }

    fn answers(&self, matter: Matter) -> bool {
        self.line.is_some_and(|l| l.to.contains(&To::Matter(matter)))
    }
}

/// Says the first so many lines of a talk, each when the person has finished, then the text. None where the talk is over.
fn reply<'a>(scene: &'a Scene, language: &str, nth: usize, text: &str) -> Option<Reply<'a>> {
    let mut play = Play::begin(scene);
    play.call("phone");
    for said in before(language).into_iter().take(nth - 1).chain([text]) {
        play.heard_out();
        play.say("phone", said).ok()?;
    }
    let is_reply = |e: &Event| matches!(e, Event::Reacted(r) if r.cause == format!("say:phone:{nth}"));
    let Event::Reacted(reacted) = &play.log.iter().rev().find(|h| is_reply(&h.event))?.event else { return None };
    let units = play.log.iter().rev().find_map(|h| match &h.event {
        Event::Coded { units, .. } => Some(units.clone()),
        _ => None,
    })?;
    let tongue = scene.tongue(language).unwrap();
    let line = reacted.words_id.split_once('/').and_then(|(bank, id)| {
        let lines = if bank == "shared" { &tongue.shared } else { &tongue.own[bank] };
        lines.iter().find(|l| l.id == id)
    });
    Some(Reply { reacted: (**reacted).clone(), units, line })
}

fn rows<'a>(list: &'a [Row], pack: &'a Pack, kind: &'a str) -> impl Iterator<Item = &'a Row> {
    let fits = move |row: &&Row| row.kind == kind && (row.pack.is_empty() || row.pack == pack.structure.id);
    list.iter().filter(fits)
}

#[test]
fn whoever_answers_the_question_after_suicide_has_words_for_it() {
    for language in LANGUAGES {
        let list = list(language);
        for (pack, persona) in cast() {
            for row in rows(&list, &pack, "suicide") {
                for seed in 0..25 {
                    let scene = with_person(&pack, &persona, language, seed);
                    let reply = reply(&scene, language, 1, row.text).unwrap();
                    let answers = reply.reacted.act == Act::Answer;
                    assert!(!answers || reply.line.is_some(), "{persona}: «{}», seed {seed}", row.text);
                }
            }
        }
    }
}

/// Of 200 runs, those in which something else may weigh more.
const SELDOM: usize = 10;

#[test]
fn a_question_for_a_name_gets_a_name_or_its_refusal() {
    for language in LANGUAGES {
        let list = list(language);
        for (pack, persona) in cast() {
            for row in rows(&list, &pack, "name") {
                // Somebody in despair does not always hear what is asked.
                let mut beside = Vec::new();
                for seed in 0..200 {
                    let scene = with_person(&pack, &persona, language, seed);
                    let reply = reply(&scene, language, 1, row.text).unwrap();
                    if !reply.is_on("name") {
                        beside.push(reply.reacted.words);
                    }
                }
                assert!(beside.len() <= SELDOM, "{persona}: «{}» → {beside:?}", row.text);
            }
        }
    }
}

#[test]
fn nobody_answers_yes_or_no_to_who_or_what_or_how_many() {
    for language in LANGUAGES {
        for (pack, persona) in cast() {
            for (n, row) in
                list(language).iter().enumerate().filter(|(_, r)| r.pack.is_empty() || r.pack == pack.structure.id)
            {
                for nth in [1, 4, 10] {
                    let scene = with_person(&pack, &persona, language, n as u64);
                    let Some(reply) = reply(&scene, language, nth, row.text) else { continue };
                    let more = reply.asks(row.text).is_some_and(|asks| asks != Asks::YesNo);
                    let whether = reply.line.is_some_and(|l| {
                        l.to.contains(&To::Asks(Asks::YesNo))
                            && !l.to.iter().any(|to| matches!(to, To::Asks(a) if *a != Asks::YesNo))
                    });
                    let said = &reply.reacted.words;
                    assert!(!(more && whether), "{persona}, {nth}: «{}» → «{said}»", row.text);
                }
            }
        }
    }
}

/// Something that takes a topic for granted, and something that asks whether it is so.
const TAKEN: &[(&str, &str, &str, &str)] = &[
    ("en", "daughter", "Tell me about your daughter.", "Do you have a daughter?"),
    ("en", "son", "Tell me about your son.", "Do you have a son?"),
    ("en", "partner", "Tell me about your husband.", "Are you married?"),
    ("en", "gone", "Your wife called.", ""),
    ("en", "brother", "Your brother is on his way here.", "Do you have a brother?"),
    ("en", "mother", "What about your mother?", "Is your mother alive?"),
    ("en", "kin", "How's your sister?", "Do you have a sister?"),
    ("en", "parents", "Your father is worried about you.", "Is your mother alive?"),
    ("en", "ilya", "Tell me about your son.", "Do you have a son?"),
    ("en", "sonya", "Your daughter called.", "Do you have a daughter?"),
    ("en", "gran", "Tell me about your grandmother.", "Do you have a grandmother?"),
    ("en", "kin", "Can you get your sister on the phone?", ""),
    ("en", "kin", "Is your sister in there too?", ""),
    ("en", "mother", "Does your mother know where you are?", ""),
    ("en", "cat", "How's your cat?", "Do you have a cat?"),
    ("en", "dog", "How's your dog?", "Do you have a dog?"),
    ("ru", "daughter", "Расскажите про вашу дочь.", "У вас есть дочь?"),
    ("ru", "son", "Расскажите про вашего сына.", "У вас есть сын?"),
    ("ru", "partner", "Расскажите про вашу жену.", "Жена у вас есть?"),
    ("ru", "gone", "Ваша жена звонила.", ""),
    ("ru", "brother", "Ваш брат уже едет сюда.", "Брат у вас есть?"),
    ("ru", "mother", "А что ваша мама?", "Мама ваша жива?"),
    ("ru", "kin", "Как там ваша сестра?", "Сестра есть?"),
    ("ru", "parents", "Ваш отец за вас волнуется.", "Мама ваша жива?"),
    ("ru", "ilya", "Расскажите про вашего сына.", "У вас есть сын?"),
    ("ru", "sonya", "Ваша дочь звонила.", "Дочь у вас есть?"),
    ("ru", "gran", "Расскажите про вашу бабушку.", "Бабушка у вас есть?"),
    ("ru", "kin", "Позовите вашу сестру.", ""),
    ("ru", "kin", "Позови сестру к телефону", ""),
    ("ru", "kin", "Ваша сестра звонила, волнуется", ""),
    ("ru", "mother", "Мама знает, где вы?", ""),
    ("ru", "cat", "Как ваша кошка?", "У вас есть кошка?"),
    ("ru", "dog", "Как ваша собака?", "У вас есть собака?"),
];

#[test]
fn what_a_person_has_not_is_said_not_to_be_there() {
    /// Of each sentence to each person; what is held is their sum.
    const TRIES: u64 = 50;
    let (mut asked_in_all, mut told_in_all, mut misses) = (0, 0, Vec::new());
    let (mut granted_in_all, mut beside_in_all) = (0, 0);
    for (pack, persona) in cast() {
        let absent = &pack.personas[&persona].absent;
        assert!(!absent.is_empty(), "{persona}");
        for (language, topic, taken, asked) in TAKEN.iter().filter(|t| absent.iter().any(|a| a == t.1)) {
            let (mut said, mut all, mut beside) = (0, 0, Vec::new());
            for seed in 0..TRIES {
                let scene = with_person(&pack, &persona, language, seed);
                let granted = reply(&scene, language, 1, taken).unwrap();
                let words = &granted.reacted.words;
                if granted.reacted.act != Act::Correct || !granted.is_on(topic) {
                    beside.push(words.clone());
                }
                if !asked.is_empty() {
                    all += 1;
                    said += usize::from(reply(&scene, language, 1, asked).unwrap().is_on(topic));
                }
            }
            granted_in_all += TRIES as usize;
            beside_in_all += beside.len();
            if beside.len() * 4 > SELDOM {
                misses.push(format!("{persona}: «{taken}» → {} of {TRIES}, as {:?}", beside.len(), beside[0]));
            }
            asked_in_all += all;
            told_in_all += said;
            if said * 2 < all {
                misses.push(format!("{persona}: «{asked}» was answered {said} of {all} times"));
            }
        }
        let listed = |a: &&String| !LANGUAGES.iter().all(|l| TAKEN.iter().any(|t| t.0 == *l && t.1 == **a));
        assert_eq!(absent.iter().filter(listed).count(), 0, "{persona}: TAKEN lists what is absent");
    }
    println!("{told_in_all} of {asked_in_all}, beside {beside_in_all} of {granted_in_all}\n{}", misses.join("\n"));
    assert!(beside_in_all * 100 <= granted_in_all * 15, "{beside_in_all} of {granted_in_all}\n{}", misses.join("\n"));
    assert!(told_in_all * 100 >= asked_in_all * 80, "{told_in_all} of {asked_in_all}\n{}", misses.join("\n"));
}

#[test]
fn what_everybody_is_asked_is_answered_as_asked() {
    let kinds = [
        ("who_with", Matter::Company),
        ("hear_me", Matter::HearMe),
        ("still_there", Matter::HearMe),
        ("mean", Matter::Meaning),
        ("age", Matter::Age),
        ("home", Matter::Home),
        ("trust", Matter::TrustMe),
        ("who_are_you", Matter::WhoAreYou),
        ("bot", Matter::Bot),
        ("are_you_police", Matter::Police),
        ("recorded", Matter::Recorded),
        ("trust_you", Matter::TrustYou),
        ("afterwards", Matter::Afterwards),
        ("speak_to", Matter::SpeakTo),
        ("off_topic", Matter::OffTopic),
        ("joke", Matter::Joke),
        ("novice", Matter::Novice),
    ];
    let (mut all, mut right, mut misses) = (0, 0, Vec::new());
    for language in LANGUAGES {
        let list = list(language);
        for (pack, persona) in cast() {
            for (row, matter) in kinds.iter().flat_map(|(k, m)| rows(&list, &pack, k).map(move |r| (r, *m))) {
                let answered = |seed: &u64| {
                    let scene = with_person(&pack, &persona, language, *seed);
                    reply(&scene, language, 1, row.text).unwrap().answers(matter)
                };
                let told = (0..20).filter(answered).count();
                (all, right) = (all + 20, right + told);
                if told < 12 {
                    misses.push(format!("{persona}: «{}» was answered {told} of 20 times", row.text));
                }
            }
        }
    }
    println!("{right} of {all}\n{}", misses.join("\n"));
    assert!(right * 100 >= all * 75, "{right} of {all}\n{}", misses.join("\n"));
}

/// How often what is said gets a reply of a kind, of all rows, persons and a few seeds; and the rows that mostly do not.
fn share(kind: &str, seeds: u64, fits: impl Fn(&Reply<'_>) -> bool) -> (usize, usize, Vec<String>) {
    let (mut all, mut right, mut misses) = (0, 0, Vec::new());
    for language in LANGUAGES {
        let list = list(language);
        for (pack, persona) in cast() {
            for row in rows(&list, &pack, kind) {
                let (mut here, mut beside) = (0, String::new());
                for seed in 0..seeds {
                    let scene = with_person(&pack, &persona, language, seed);
                    let reply = reply(&scene, language, 1, row.text).unwrap();
                    if fits(&reply) {
                        here += 1;
                    } else {
                        beside = format!("{}: {}", reply.reacted.act, reply.reacted.words);
                    }
                }
                (all, right) = (all + seeds as usize, right + here);
                if here * 10 < seeds as usize * 6 {
                    misses.push(format!("{persona}: «{}» fits {here} of {seeds}, as {beside}", row.text));
                }
            }
        }
    }
    println!("{kind}: {right} of {all}\n{}", misses.join("\n"));
    (right, all, misses)
}

#[test]
fn noise_is_not_understood() {
    let (right, all, misses) = share("nonsense", 10, |r| matches!(r.reacted.act, Act::Puzzled | Act::Test));
    assert_eq!(right, all, "{misses:?}");
}

#[test]
fn a_goad_is_heard_as_one_and_minutes_as_a_deadline() {
    let (right, all, misses) = share("goad", 10, |r| r.reacted.answers == Some(Cue::Insult));
    assert!(right * 100 >= all * 95, "{misses:?}");
    let (right, all, misses) = share("minutes", 10, |r| r.reacted.answers == Some(Cue::Deadline));
    assert!(right * 100 >= all * 95, "{misses:?}");
}

#[test]
fn who_is_asked_to_tell_tells_of_that_day_or_will_not() {
    let (right, all, misses) = share("tell", 20, |r| {
        r.reacted.topic.as_deref() == Some("today")
            || matches!(r.reacted.act, Act::Vent | Act::Despair | Act::Disclose | Act::Confide | Act::Justify)
    });
    assert!(right * 100 >= all * 80, "{misses:?}");
}

#[test]
fn what_weighs_most_and_how_it_could_end_are_spoken_of() {
    let own = |act| matches!(act, Act::Vent | Act::Despair | Act::Disclose | Act::Confide | Act::Justify | Act::Waver);
    for (kind, matter) in [("hardest", Matter::Hardest), ("way_out", Matter::WayOut)] {
        let (right, all, misses) = share(kind, 20, |r| r.answers(matter) || own(r.reacted.act));
        assert!(right * 100 >= all * 75, "{misses:?}");
    }
}

#[test]
fn what_is_said_again_word_for_word_is_noticed() {
    let (mut all, mut noticed, mut beside) = (0, 0, Vec::new());
    for language in LANGUAGES {
        let list = list(language);
        for (pack, persona) in cast() {
            for row in rows(&list, &pack, "again") {
                for seed in 0..20 {
                    let scene = with_person(&pack, &persona, language, seed);
                    let mut play = Play::begin(&scene);
                    play.call("phone");
                    for _ in 0..2 {
                        play.heard_out();
                        if play.say("phone", row.text).is_err() {
                            break;
                        }
                    }
                    let second = |e: &Event| matches!(e, Event::Reacted(r) if r.cause == "say:phone:2");
                    let Some(happened) = play.log.iter().find(|h| second(&h.event)) else { continue };
                    let Event::Reacted(reacted) = &happened.event else { continue };
                    all += 1;
                    match reacted.act {
                        Act::NoticeRepeat => noticed += 1,
                        // Somebody who had enough says so otherwise.
                        Act::HangUp => all -= 1,
                        act => beside.push(format!("{persona}: «{}» → {act}: {}", row.text, reacted.words)),
                    }
                }
            }
        }
    }
    println!("{noticed} of {all}\n{}", beside.join("\n"));
    assert!(noticed * 100 >= all * 60, "{noticed} of {all}");
}

#[test]
#[ignore = "prints what is to be read aloud; nothing to hold"]
fn answers_to_read() {
    for language in LANGUAGES {
        for (pack, persona) in cast() {
            for (n, row) in
                list(language).iter().enumerate().filter(|(_, r)| r.pack.is_empty() || r.pack == pack.structure.id)
            {
                for nth in [1, 4, 10] {
                    let scene = with_person(&pack, &persona, language, 7 + n as u64);
                    let Some(reply) = reply(&scene, language, nth, row.text) else { continue };
                    let r = &reply.reacted;
                    let codes: Vec<_> =
                        reply.units.iter().map(|u| format!("{}({})", u.unit.code(), u.topics.join("+"))).collect();
                    println!(
                        "{language};{persona};{nth};{};{};{};{}/{};{}",
                        row.kind,
                        row.text,
                        codes.join(" "),
                        r.act,
                        r.words_id,
                        r.words
                    );
                }
            }
        }
    }
}
