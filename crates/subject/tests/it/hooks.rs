//! What keeps somebody here, and what hurts.

use crate::scene::{Scene, about, has, item, moved, named, plain, topic};
use coding::Code;
use subject::{Cue, HeardUnit, Var};

#[test]
fn a_hook_needs_a_little_trust() {
    let mut scene = Scene::viktor();
    let masha = [about(Code::OpenQuestion, topic("masha"))];
    let r = scene.would(&masha);
    let m = |var| moved(&r, Cue::Hook, var).unwrap();
    assert!(m(Var::Hopelessness) < 0 && m(Var::Ambivalence) > 0);
    scene.set(Var::Trust, 0.05);
    assert!(!has(&scene.would(&masha), Cue::Hook), "too early");
    scene.set(Var::Trust, 0.6);
    assert!(!has(&scene.would(&[about(Code::Judgement, topic("masha"))]), Cue::Hook), "a reproach is no hook");
    let first = moved(&scene.hear(&masha), Cue::Hook, Var::Ambivalence).unwrap();
    scene.set(Var::Ambivalence, 0.38);
    let second = moved(&scene.hear(&masha), Cue::Hook, Var::Ambivalence).unwrap();
    assert!(second < first, "{first} then {second}");
}

#[test]
fn a_trigger_hurts_and_drops_part_of_a_step() {
    let mut scene = Scene::viktor();
    scene.set(Var::Readiness, 0.5);
    scene.s.step_agreed = true;
    let r = scene.would(&[about(Code::ClosedQuestion, topic("son"))]);
    assert!(moved(&r, Cue::Trigger, Var::Arousal).unwrap() > 0 && moved(&r, Cue::Trigger, Var::Trust).unwrap() < 0);
    assert!(named(&r, "fell_back") && r.after.vars[Var::Readiness] < 450_000 && !r.after.step_agreed);
    assert!(!has(&scene.would(&[about(Code::ClosedQuestion, topic("work"))]), Cue::Trigger));
}

#[test]
fn whoever_told_it_may_be_asked_about_it() {
    let mut scene = Scene::viktor();
    scene.s.told |= topic("son");
    assert!(!has(&scene.would(&[about(Code::OpenQuestion, topic("son"))]), Cue::Trigger));
    assert!(has(&scene.would(&[about(Code::Judgement, topic("son"))]), Cue::Trigger), "but not reproached with it");
    let mut trusting = Scene::viktor();
    trusting.set(Var::Trust, 0.8);
    let touch =
        |scene: &Scene, code| moved(&scene.would(&[about(code, topic("son"))]), Cue::Trigger, Var::Arousal).unwrap();
    assert!(
        touch(&trusting, Code::OpenQuestion) < touch(&trusting, Code::Advice),
        "asked gently by somebody trusted it hurts less"
    );
}

#[test]
fn naming_it_to_keep_it_away_is_not_punished() {
    let scene = Scene::viktor();
    let topics = topic("son") | topic("no_call");
    let spared = HeardUnit { topics, thing: Some(item("quiet_line")), ..plain(Code::Reassurance) };
    assert!(!has(&scene.would(&[spared]), Cue::Trigger));
    assert!(has(&scene.would(&[HeardUnit { thing: None, ..spared }]), Cue::Trigger));
    assert!(
        has(&scene.would(&[HeardUnit { thing: Some(item("hr_answer")), ..spared }]), Cue::Trigger),
        "only for what is wanted"
    );
}

#[test]
fn a_fear_named_with_a_not_is_no_trigger_where_it_comforts() {
    let scene = Scene::viktor();
    let kept_away = |code| HeardUnit { spared: topic("son"), ..about(code, topic("son")) };
    for code in [Code::Promise, Code::Reassurance, Code::Information] {
        assert!(!has(&scene.would(&[kept_away(code)]), Cue::Trigger), "{code}");
        assert!(has(&scene.would(&[about(code, topic("son"))]), Cue::Trigger), "{code}: without the not");
    }
    assert!(has(&scene.would(&[kept_away(Code::Order)]), Cue::Trigger), "«don't think of your son» still names him");
}

#[test]
fn a_hope_nobody_can_grant_does_not_comfort() {
    let reaction = Scene::viktor().would(&[plain(Code::FalseReassurance)]);
    assert!(has(&reaction, Cue::FalseReassurance));
    assert!(!has(&reaction, Cue::Reassurance) && !has(&reaction, Cue::PromiseBacked));
}

#[test]
fn a_word_of_the_setting_hurts_by_itself() {
    let scene = Scene::viktor();
    let harmless = plain(Code::EmotionLabel);
    let here = HeardUnit { insult_here: true, ..harmless };
    assert!(has(&scene.would(&[here]), Cue::SettingInsult));
    assert!(!has(&scene.would(&[harmless]), Cue::SettingInsult));
    let insult = HeardUnit { insult_here: true, ..plain(Code::Insult) };
    assert!(!has(&scene.would(&[insult]), Cue::SettingInsult), "an insult is not counted twice");
}
