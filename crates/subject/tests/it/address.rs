//! Forms of address and words of kinship, by persona.

use crate::scene::{INTERVIEW, Scene, has, moved, plain};
use coding::Code;
use coding::unit::{Address, Kinship};
use scenario::Outcome;
use subject::{Cue, Engine, HeardUnit, Person, Var};

fn ty() -> HeardUnit {
    HeardUnit { address: Some(Address::Informal), ..plain(Code::OpenQuestion) }
}

#[test]
fn an_unasked_ty_costs_viktor_trust_until_he_offers_it() {
    let mut scene = Scene::viktor();
    let vy = HeardUnit { address: Some(Address::Formal), ..plain(Code::OpenQuestion) };
    assert!(!has(&scene.would(&[vy]), Cue::AddressBreach));
    let r = scene.would(&[ty()]);
    assert!(
        moved(&r, Cue::AddressBreach, Var::Trust).unwrap() < 0 && moved(&r, Cue::AddressBreach, Var::Face).unwrap() > 0
    );
    assert_eq!(r.reasons.iter().filter(|x| x.rule.name() == "address_breach").count(), 1);
    assert_eq!(Cue::AddressBreach.name(), "address_breach");
    let (polite, rude) = (scene.would(&[vy]), scene.would(&[ty()]));
    assert!(rude.after.vars[Var::Trust] < polite.after.vars[Var::Trust]);
    // Twice in one utterance is one breach.
    assert_eq!(scene.would(&[ty(), ty()]).reasons.iter().filter(|x| x.rule.name() == "address_breach").count(), 1);
    scene.s.familiar_offered = true;
    assert!(!has(&scene.would(&[ty()]), Cue::AddressBreach));
}

#[test]
fn he_offers_it_when_there_is_rapport_and_not_before() {
    let offers = |trust: f64| {
        (0..60).any(|seed| {
            let mut scene = Scene::viktor();
            scene.draws = subject::Draws::new(seed, 0);
            scene.s.acts[0] = Some(scenario::Act::Confide);
            scene.set(Var::Trust, trust);
            scene.set(Var::Understood, trust);
            scene.hear(&[plain(Code::Validation)]).act == scenario::Act::OfferAddress
        })
    };
    assert!(offers(0.8) && !offers(0.3));
}

#[test]
fn kinship_words_are_welcome_or_not_by_persona() {
    let call = |kinship| HeardUnit { kinship: Some(kinship), ..plain(Code::OpenQuestion) };
    for kinship in [Kinship::Elder, Kinship::Brother, Kinship::Child, Kinship::Endearment] {
        let r = Scene::viktor().would(&[call(kinship)]);
        assert!(moved(&r, Cue::KinshipBreach, Var::Trust).unwrap() < 0, "{kinship:?}");
        assert!(r.after.unrepaired);
    }
    let gulnara = Person::cast(Engine::builtin(), &INTERVIEW, "gulnara", 3, Outcome::Harm).unwrap();
    let scene = Scene::new(gulnara, 1);
    assert!(moved(&scene.would(&[call(Kinship::Sister)]), Cue::KinshipWarm, Var::Trust).unwrap() > 0);
    assert!(has(&scene.would(&[call(Kinship::Child)]), Cue::KinshipBreach));
    let neutral = scene.would(&[call(Kinship::Brother)]);
    assert!(!has(&neutral, Cue::KinshipBreach) && !has(&neutral, Cue::KinshipWarm));
}
