//! The person's name and the negotiator's: what is noticed, what is let pass, and how it is made good.

use crate::packs::{self, with_person};
use crate::play::Play;
use exercise::Scene;
use exercise::event::{Event, Reacted};
use exercise::retold::Retelling;
use scenario::{Act, Pack};
use std::sync::Arc;
use subject::react::{Reason, Rule};
use subject::{Cue, Var};

/// How the person took each of what was said.
fn told(scene: &Scene, said: &[&str]) -> Vec<Reacted> {
    let mut play = Play::begin(scene);
    play.call("phone");
    for text in said {
        play.heard_out();
        play.say("phone", text).unwrap();
    }
    let log: Vec<_> = (1_u64..).zip(play.log.iter().cloned()).collect();
    for turn in &Retelling::of(scene, "phone", &log).turns {
        let (heard, far) = (turn.heard(scene, scene.at_far_end("phone").unwrap().1), &turn.reacted.unwrap().1);
        let again = heard.misnamed.is_some() || heard.renamed.is_some();
        let cues = [Cue::WrongName, Cue::WrongNameAgain, Cue::OtherName];
        assert_eq!(again, cues.iter().any(|cue| reason(far, *cue).is_some()), "what is told again is what was heard");
    }
    let reacted = |e: &Event| match e {
        Event::Reacted(r) if r.cause.starts_with("say:") => Some((**r).clone()),
        _ => None,
    };
    play.log.iter().filter_map(|h| reacted(&h.event)).collect()
}

fn reason(reacted: &Reacted, cue: Cue) -> Option<&Reason> {
    reacted.reasons.iter().find(|r| r.rule == Rule::Cue(cue))
}

fn trust(reacted: &Reacted, cue: Cue) -> i32 {
    let moved = &reason(reacted, cue).unwrap_or_else(|| panic!("{cue:?}: {:?}", reacted.reasons)).moved;
    moved.iter().find(|m| m.0 == Var::Trust).map_or(0, |m| m.1)
}

#[test]
fn anothers_name_is_put_right_and_the_second_time_is_worse() {
    for (language, greets, wrong, again, name) in [
        ("en", "Hello, I'm Dana, I work with the police.", "I hear you, Viktor.", "Viktor, tell me more.", "Oleg"),
        (
            "ru",
            "Здравствуйте, меня зовут Анна, я из полиции.",
            "Я вас слышу, Виктор.",
            "Виктор, расскажите ещё.",
            "Олег",
        ),
    ] {
        let scene = with_person(&packs::barricade(), "oleg", language, 7);
        let said = told(&scene, &[greets, wrong, again]);
        assert_eq!((said[1].act, said[2].act), (Act::Correct, Act::Correct));
        assert!(said[1].words.contains(name), "{}", said[1].words);
        assert!(said[1].words_id.contains("wrong-name-0") && said[2].words_id.contains("wrong-name-again"));
        let (once, twice) = (trust(&said[1], Cue::WrongName), trust(&said[2], Cue::WrongNameAgain));
        assert!(twice < once && once < 0, "{language}: {once}, {twice}");
    }
}

#[test]
fn an_apology_or_the_right_name_makes_it_good() {
    let scene = with_person(&packs::barricade(), "oleg", "en", 7);
    let said = told(&scene, &["I hear you, Viktor.", "I'm sorry, I got that wrong.", "Viktor, tell me more."]);
    assert!(reason(&said[1], Cue::ApologyRepair).is_some());
    assert!(reason(&said[2], Cue::WrongName).is_some(), "it counts as the first again");
    let said = told(&scene, &["I hear you, Viktor.", "Right. Oleg. Go on, Oleg.", "Viktor, tell me more."]);
    assert!(reason(&said[1], Cue::NameUsed).is_some() && reason(&said[2], Cue::WrongName).is_some());
}

#[test]
fn names_of_others_and_short_forms_are_no_error() {
    let none = [Cue::WrongName, Cue::WrongNameAgain, Cue::OtherName, Cue::NameEarly];
    for (language, persona, said) in [
        ("en", "oleg", "How is Belov?"),
        ("en", "oleg", "Sonya, that's your daughter, isn't she?"),
        ("en", "oleg", "Mr Belov, can you hear me as well?"),
        ("en", "oleg", "My name is Viktor, I'm with the police."),
        ("en", "oleg", "This is my colleague, Viktor."),
        ("en", "oleg", "Viktor, sorry, Oleg. I hear you."),
        ("ru", "oleg", "Олежек, я вас слышу."),
        ("ru", "oleg", "Как там Белов?"),
        ("ru", "stepan", "Стёпа, я тут."),
    ] {
        let scene = with_person(&packs::barricade(), persona, language, 7);
        let all = told(&scene, &[said]);
        assert!(none.iter().all(|cue| reason(&all[0], *cue).is_none()), "{said}: {:?}", all[0].reasons);
    }
}

#[test]
fn who_gives_another_name_of_their_own_is_asked_which() {
    for (language, first, second, colleague) in [
        ("en", "Hello, I'm Anna.", "My name is Peter, I'm with the police.", "My colleague Peter will go on with you."),
        (
            "ru",
            "Здравствуйте, меня зовут Анна.",
            "Меня зовут Пётр, я из полиции.",
            "Дальше с вами говорит мой коллега.",
        ),
    ] {
        let scene = with_person(&packs::barricade(), "oleg", language, 7);
        let said = told(&scene, &[first, second]);
        assert!(trust(&said[1], Cue::OtherName) < 0 && said[1].act == Act::Test);
        assert!(said[1].words_id.contains("other-name"), "{}", said[1].words);
        let said = told(&scene, &[first, colleague, second]);
        assert!(reason(&said[2], Cue::OtherName).is_none(), "{language}: somebody was announced");
        assert!(reason(&told(&scene, &[first, first])[1], Cue::OtherName).is_none());
        let said = told(&scene, &[colleague, first, second]);
        assert!(trust(&said[2], Cue::OtherName) < 0, "{language}: announced was who spoke in between");
    }
}

#[test]
fn a_name_that_was_never_given_startles_once_where_nobody_knows_it() {
    let early = |pack: &Arc<Pack>, persona: &str, said: &[&str]| -> Vec<bool> {
        let all = told(&with_person(pack, persona, "en", 7), said);
        all.iter().map(|r| reason(r, Cue::NameEarly).is_some()).collect()
    };
    let (calls, again) = ("Alina, I'm here to listen.", "Go on, Alina.");
    assert_eq!(early(&packs::bridge(), "alina", &[calls, again]), [true, false]);
    let all = told(&with_person(&packs::bridge(), "alina", "en", 7), &[calls]);
    assert!(all[0].words_id.contains("name-early"), "{}", all[0].words);
    // Prison knows whom it has.
    assert_eq!(early(&packs::barricade(), "oleg", &["Oleg, I'm here to listen."]), [false]);
    // Once it was given it may be used.
    let given = told(&with_person(&packs::bridge(), "alina", "en", 7), &["What should I call you?"]);
    let says = given[0].words.contains("Alina");
    assert_eq!(early(&packs::bridge(), "alina", &["What should I call you?", calls]), [false, !says]);
}
