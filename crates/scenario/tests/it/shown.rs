//! What the program's own packs tell a team: nothing that whoever sits there would have to deny.

use crate::folder::{add, root};
use scenario::structure::InjectKind;
use scenario::{Files, Pack};

pub(crate) fn packs() -> Vec<Pack> {
    ["prison-barricade", "suicide-bridge", "listening-drill"]
        .map(|name| {
            let folder = root().join("packs").join(name);
            let mut files = Files::new();
            add(&folder, &folder, &mut files);
            Pack::read(&files).pack.unwrap()
        })
        .into()
}

/// Every inject of every pack: its kind, its id, and its text in each language.
fn told(mut each: impl FnMut(InjectKind, &str, &str)) {
    for pack in packs() {
        for tongue in pack.tongues.values() {
            for inject in &pack.structure.injects {
                each(inject.kind, &inject.id, &tongue.texts[&format!("inject.{}", inject.id)]);
            }
        }
    }
}

#[test]
fn no_inject_comes_from_a_seat_that_may_be_taken() {
    let seats = ["руководителя группы", "психолога", "аналитика", "группы", "того", "второго", "протоколиста"];
    told(|_, id, text| {
        assert!(!text.starts_with("Note, "), "{id}: {text}");
        let from = text.strip_prefix("Записка от ");
        assert!(from.is_none_or(|from| !seats.iter().any(|s| from.starts_with(s))), "{id}: {text}");
    });
}

#[test]
fn what_happens_on_the_spot_needs_nobody_on_the_telephone() {
    told(|kind, id, text| {
        let carried = ["в трубке", "в разговоре", "on the line", "in the call", "behind the voice"];
        let lower = text.to_lowercase();
        assert!(kind.is_ours() || !carried.iter().any(|c| lower.contains(c)), "{id}: {text}");
    });
}

/// What comes to the team's side alone moves nobody at the far end: what a pack said about that would be lost.
#[test]
fn news_calls_and_notes_have_nothing_for_the_far_end() {
    let mut kinds = Vec::new();
    for pack in packs() {
        for inject in pack.structure.injects.iter().filter(|i| i.kind.is_ours()) {
            assert!(inject.effects.is_empty() && inject.topic.is_none(), "{}", inject.id);
            kinds.push(inject.kind);
        }
    }
    for kind in [InjectKind::Note, InjectKind::News, InjectKind::Call] {
        assert!(kinds.contains(&kind), "{kind:?} is in some pack");
    }
}

#[test]
fn help_information_speaks_to_who_reads_it() {
    for pack in packs() {
        for (language, tongue) in &pack.tongues {
            let helpline = &tongue.texts["helpline"];
            assert!(helpline.contains("findahelpline.com"), "{language}: {helpline}");
            assert!(!helpline.contains('('), "no note to the academy stands in it, {language}: {helpline}");
        }
    }
}
