//! What a question wants to know, and what is taken for granted.

use crate::scene::{Scene, about, has, plain, topic};
use coding::Code;
use scenario::Act;
use scenario::line::{Asks, Matter};
use subject::{Cue, Draws, HeardUnit};

fn asking(asks: Asks, topics: u64) -> HeardUnit {
    HeardUnit { asks: Some(asks), ..about(Code::ClosedQuestion, topics) }
}

#[test]
fn what_is_not_so_is_put_right_and_an_apology_mends_it() {
    let mut scene = Scene::viktor();
    let daughter = topic("daughter");
    for code in [Code::OpenQuestion, Code::Information, Code::Argument] {
        let r = scene.would(&[about(code, daughter)]);
        assert!(has(&r, Cue::WrongFact) && r.act == Act::Correct, "{code}: {:?}", r.act);
        assert_eq!(r.topic, Some(daughter.trailing_zeros() as u8));
    }
    assert!(!has(&scene.would(&[asking(Asks::YesNo, daughter)]), Cue::WrongFact), "asking takes nothing for granted");
    let my_own = HeardUnit { of_oneself: true, ..about(Code::SelfIntroduction, daughter) };
    assert!(!has(&scene.would(&[my_own]), Cue::WrongFact), "nor does speaking of one's own");
    // The son is his own and stands later in the pack's order: he is meant.
    assert!(!has(&scene.would(&[about(Code::Information, daughter | topic("son"))]), Cue::WrongFact));
    // The dead wife is his own too, but nothing is more particular than speaking of her as living.
    assert!(has(&scene.would(&[about(Code::Information, topic("nina") | topic("gone"))]), Cue::WrongFact));
    scene.hear(&[about(Code::Information, daughter)]);
    assert!(has(&scene.hear(&[plain(Code::Apology)]), Cue::ApologyRepair));
}

#[test]
fn of_several_questions_the_last_is_answered() {
    let scene = Scene::viktor();
    let open = about(Code::OpenQuestion, topic("today"));
    let name = HeardUnit { matter: Some(Matter::Naming), ..asking(Asks::Who, topic("name")) };
    assert_eq!(scene.would(&[open, name]).unit, Some(1));
    assert_eq!(scene.would(&[name, open]).unit, Some(1));
    // What hurts more than a question goes before both.
    assert_eq!(scene.would(&[plain(Code::Threat), name]).unit, Some(0));
}

#[test]
fn who_is_asked_a_fact_tells_it_before_what_it_touches() {
    let scene = Scene::viktor();
    let dog = topic("dog");
    assert_eq!(scene.would(&[about(Code::ClosedQuestion, dog)]).answers, Some(Cue::Hook));
    assert_eq!(scene.would(&[asking(Asks::Who, dog)]).answers, Some(Cue::ClosedQuestion));
}

#[test]
fn another_fact_of_the_same_matter_is_no_repetition() {
    let mut scene = Scene::viktor();
    let here = topic("here");
    scene.hear(&[asking(Asks::When, here)]);
    scene.s.told |= here;
    assert!(!has(&scene.would(&[asking(Asks::Where, here)]), Cue::OpenQuestionAgain));
    assert!(has(&scene.would(&[asking(Asks::When, here)]), Cue::OpenQuestionAgain));
}

#[test]
fn a_plain_fact_is_mostly_told() {
    let told = |unit: HeardUnit| {
        let tells = |seed: &u64| {
            let mut scene = Scene::viktor();
            scene.draws = Draws::new(*seed, 0);
            scene.hear(&[unit]).act == Act::Answer
        };
        (0..300).filter(tells).count()
    };
    let name = topic("name");
    assert!(told(asking(Asks::Who, name)) > 270);
    assert!(told(asking(Asks::Who, name)) > told(asking(Asks::How, name)) + 50, "how asks for a story");
}
