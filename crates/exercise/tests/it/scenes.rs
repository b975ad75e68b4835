//! Whole scenes of three packs: the formats are not shaped by one bridge.

use crate::packs;
use crate::play::Play;
use exercise::Command;
use exercise::event::{EndedBy, Event};
use exercise::state::LineStatus;
use scenario::structure::Answer;
use scenario::{Act, Outcome};

fn spoken<'a>(play: &'a Play<'_>, who: &str) -> Vec<(Act, &'a str, &'a str)> {
    play.log
        .iter()
        .filter_map(|h| match &h.event {
            Event::Spoke { subject, act, words_id, words, .. } if subject == who => {
                Some((*act, words_id.as_str(), words.as_str()))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn calls_over_days_with_two_people_on_two_lines() {
    let scene = packs::scene(&packs::kidnap(), "en", 21);
    let mut play = Play::begin(&scene);
    play.call("caller_phone");
    play.call("family_phone");
    play.wait(6_000);
    for line in ["caller_phone", "family_phone"] {
        assert_eq!(play.state.lines[line].status, LineStatus::Open, "{line}");
    }
    for n in 0..4 {
        play.say("caller_phone", &format!("You sound under pressure. What do you need, number {n}?")).unwrap();
        play.wait(5_000);
        play.say("family_phone", "You must be terrified for your brother.").unwrap();
        play.wait(5_000);
    }
    play.act(&Command::Request { item: "full_sum".to_owned() }, None).unwrap();
    play.say("cell_notes", "Ask for a sign of life.").unwrap();
    play.act(&Command::HangUp { line: "family_phone".to_owned() }, None).unwrap();
    assert!(spoken(&play, "caller").len() >= 3 && spoken(&play, "brother_of_held").len() >= 2);
    assert!(spoken(&play, "caller").iter().all(|s| !s.2.is_empty()));
    play.wait(125_000);
    assert_eq!(play.state.ledger.entry("full_sum").unwrap().answered.unwrap().0, Answer::Refused);
    // Thirty-six hours of the case are a minute and a half of play.
    let day_and_half = play
        .timed()
        .into_iter()
        .find(|(_, h)| matches!(&h.event, Event::Injected { inject, .. } if inject == "first_silence"));
    assert_eq!(day_and_half.map(|t| t.0), Some(90_000));
    play.wait(40 * 60_000);
    assert!(play.state.outcome.is_some());
    // What one person hears does not move the other.
    let touched = |h: &exercise::Happening| matches!(&h.event, Event::Reacted(r) if r.cause.starts_with("say:caller_phone") && r.subject != "caller");
    assert!(!play.log.iter().any(touched));
}

#[test]
fn a_room_needs_no_ring_and_cannot_be_hung_up() {
    for (language, words) in
        [("en", "You seem frightened. Take your time."), ("ru", "Вам страшно. Не торопитесь, я вас слушаю.")]
    {
        let scene = packs::scene(&packs::interview(), language, 4);
        let mut play = Play::begin(&scene);
        play.wait(0);
        for line in ["room", "interpreted"] {
            assert_eq!(play.state.lines[line].status, LineStatus::Open, "{line}");
        }
        play.wait(20_000);
        play.say("room", words).unwrap();
        play.say("interpreted", words).unwrap();
        play.wait(30_000);
        let answers = spoken(&play, "witness");
        assert!(answers.len() >= 2, "{answers:?}");
        let own = |s: &(Act, &str, &str)| s.1.starts_with("gulnara/") || s.1.starts_with("shared/");
        assert!(answers.iter().any(own), "{answers:?}");
        if language == "ru" {
            assert!(
                answers.iter().filter(|s| own(s)).all(|s| s.2.chars().any(|c| ('а'..='я').contains(&c))),
                "{answers:?}"
            );
        }
        assert!(play.act(&Command::HangUp { line: "room".to_owned() }, None).is_err());
        let knock = play.scene.pack.structure.injects.iter().any(|i| i.id == "knock");
        play.wait(6 * 60_000);
        assert_eq!(play.state.injected.contains("knock"), knock);
        play.act(&Command::End, None).unwrap();
        assert!(matches!(play.log.last().map(|h| &h.event), Some(Event::Ended { by: EndedBy::Seat, .. })));
    }
}

/// Somebody who listens gets further than somebody who orders, and both scenes end.
#[test]
fn the_bridge_in_both_languages() {
    let en: [&str; 12] = [
        "Hello, my name is Dana. I'm with the police and I'd like to hear what is going on.",
        "You sound angry, and worn out.",
        "What happened today?",
        "So after all those years they simply let you go.",
        "That hurts. Anybody would feel betrayed after that.",
        "Are you thinking of ending your life tonight?",
        "Thank you for telling me. I'm staying here with you.",
        "It sounds like you feel very alone with this.",
        "Who is waiting for you at home?",
        "Tell me about Masha.",
        "You decide how fast we go.",
        "Could you hold on to the railing with both hands?",
    ];
    let ru: [&str; 12] = [
        "Здравствуйте, меня зовут Дана. Я из полиции и хочу услышать, что у вас происходит.",
        "Вы злитесь и очень устали.",
        "Что сегодня случилось?",
        "То есть после стольких лет вас просто выставили.",
        "Это больно. Любой чувствовал бы себя преданным.",
        "Вы думаете о том, чтобы умереть сегодня?",
        "Спасибо, что сказали мне. Я остаюсь с вами.",
        "Похоже, вы с этим совсем один.",
        "Кто ждёт вас дома?",
        "Расскажите мне о Маше.",
        "Вы сами решаете, как быстро мы идём.",
        "Возьмитесь, пожалуйста, за перила двумя руками.",
    ];
    let orders = ["Come back now!", "Stop this nonsense at once!", "You must think of others!", "Do what I say!"];
    for (language, listening) in [("en", en), ("ru", ru)] {
        let trust = |texts: &[&str], seed: u64| {
            let scene = packs::scene(&packs::bridge(), language, seed);
            let mut play = Play::begin(&scene);
            play.call("phone");
            play.wait(8_000);
            for text in texts.iter().cycle().take(12) {
                if play.say("phone", text).is_err() {
                    break;
                }
                play.wait(14_000);
            }
            let trust = play.state.far["person"].subject.vars[subject::Var::Trust];
            let said = spoken(&play, "person");
            // Who is only ordered about may ring off before he has said anything of his own.
            let own = said.len() < 8 || said.iter().any(|s| s.1.starts_with("viktor/"));
            assert!(own && said.iter().all(|s| !s.2.is_empty()), "{said:?}");
            play.wait(80 * 60_000);
            assert!(play.state.outcome.is_some_and(|o| Outcome::ALL.contains(&o)));
            assert_eq!(play.count("ended"), 1);
            i64::from(trust)
        };
        let of = |texts: &[&str]| (0..6).map(|seed| trust(texts, seed)).sum::<i64>() / 6;
        let (heard, ordered) = (of(&listening), of(&orders));
        assert!(heard > ordered + 100_000, "{language}: {heard} after listening, {ordered} after orders");
    }
}

#[test]
fn an_unanswered_exercise_ends_by_time() {
    let scene = packs::scene(&packs::bridge(), "en", 9);
    let mut play = Play::begin(&scene);
    play.wait(scene.at_most_ms());
    let last = play.timed().last().map(|(at, h)| (*at, h.event.clone()));
    let end = Event::Ended { outcome: Outcome::Unresolved, by: EndedBy::Time };
    assert_eq!(last, Some((scene.at_most_ms(), end)));
}
