//! The next round: who is there comes along under the same id and with the same pass, and nobody else does.

use super::{Set, control, plan, set_up};
use crate::clocked::Clocked;
use crate::room::{library_and, open, verify};
use chain::LogId;
use exercise::delivery::event::Phase;
use exercise::delivery::{Actor, Command, Refusal};
use live::{DeliveryError, House, JoinError, Listed, Plan};
use std::sync::Arc;
use store::{MemoryStore, Store};

async fn enter(house: &Arc<House>, set: &Set, phase: Phase) {
    house.direct(&set.log, &control(), &Command::Enter { phase }, None).await.unwrap();
}

async fn next(house: &Arc<House>, set: &Set) -> Set {
    let (listed, _): (Listed, bool) = house.next_round(plan(2), &set.log, &control()).await.unwrap();
    let log = listed.id.parse().unwrap();
    Set { listed, log, teams: Vec::new() }
}

#[tokio::test]
async fn who_is_there_comes_along_with_name_and_pass() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let one = set_up(&house, 1).await;
    let (dana, pass) = house.join_in(&one.log, "Dana", "participant-7").await.unwrap();
    let (vik, gone) = house.join_in(&one.log, "Vik", "").await.unwrap();
    // Somebody who sat and was taken out keeps a name there, and no place in the next round.
    let sit = Command::Sit { team: "1".to_owned(), seat: "coach".to_owned(), person: vik.id.clone() };
    house.direct(&one.log, &control(), &sit, None).await.unwrap();
    house.take_out(&one.log, &control(), &vik.id, None).await.unwrap();
    enter(&house, &one, Phase::Debrief).await;
    assert_eq!(
        (house.round_after(&one.log).await.unwrap(), house.newest_round(&one.log).await.unwrap()),
        (None, one.log)
    );
    assert_eq!(house.whose(&pass).await.unwrap(), [(one.log, dana.clone())], "and the node remembers it so");

    let two = next(&house, &one).await;
    assert_eq!((two.listed.after.as_str(), one.listed.after.as_str()), (one.listed.id.as_str(), ""));
    assert_ne!(two.listed.code, one.listed.code);
    assert_eq!(house.whose(&pass).await.unwrap(), [(two.log, dana.clone()), (one.log, dana.clone())]);
    assert_eq!(house.whose(&gone).await.unwrap(), [(one.log, vik.clone())]);
    assert_eq!(house.people(&two.log).await.unwrap(), std::slice::from_ref(&dana), "the register knows her still");
    let here = house.inspect(&two.log, |_, s| (s.people.clone(), s.opening.clone().unwrap().after)).await.unwrap();
    assert_eq!(here, ([dana.id.clone()].into(), Some(one.listed.id.clone())));
    assert!(matches!(house.join_in(&two.log, "dana", "").await, Err(JoinError::Taken(_))));
    assert_eq!(house.newest_round(&one.log).await.unwrap(), two.log);
    for log in [&one.log, &two.log] {
        verify(store.as_ref(), log).await;
    }
    // Once is enough, also after a restart.
    let again = next(&house, &one).await;
    assert_eq!(again.listed, two.listed);
    drop(house);
    let house = open(&store).await;
    assert_eq!(next(&house, &one).await.log, two.log);
    // While the first goes on again, its code leads to itself.
    enter(&house, &one, Phase::Running).await;
    assert_eq!(house.newest_round(&one.log).await.unwrap(), one.log);
    enter(&house, &one, Phase::Closed).await;
    enter(&house, &two, Phase::Debrief).await;
    let three = next(&house, &two).await;
    let rounds: Vec<_> = house.whose(&pass).await.unwrap().into_iter().map(|(log, _)| log).collect();
    assert_eq!(rounds, [three.log, two.log, one.log]);
    assert_eq!(house.newest_round(&one.log).await.unwrap(), three.log);
}

/// The far end's secrets come along where the same scenario is played again, and are none where another is.
#[tokio::test]
async fn who_knows_the_far_end_takes_no_seat_in_a_cell_of_the_next_round() {
    let store = Clocked::over(MemoryStore::new());
    let house = House::open(Arc::clone(&store) as Arc<dyn Store>, library_and("other-bridge")).await.unwrap();
    let one = set_up(&house, 1).await;
    let (dana, _) = house.join_in(&one.log, "Dana", "").await.unwrap();
    let sit = |seat: &str| Command::Sit { team: "1".to_owned(), seat: seat.to_owned(), person: dana.id.clone() };
    let dana_takes = async |log: &LogId, seat: &str| {
        house.direct(log, &Actor::Person(dana.id.clone()), &sit(seat), None).await.map(drop)
    };
    dana_takes(&one.log, "role_player").await.unwrap();
    enter(&house, &one, Phase::Debrief).await;
    let two = next(&house, &one).await;
    let refused = dana_takes(&two.log, "coach").await;
    assert!(matches!(refused, Err(DeliveryError::Refused(Refusal::AskControl))), "{refused:?}");
    house.direct(&two.log, &control(), &sit("coach"), None).await.unwrap();
    enter(&house, &two, Phase::Debrief).await;
    let other = Plan { pack: "other-bridge".to_owned(), ..plan(1) };
    let (listed, new) = house.next_round(other.clone(), &two.log, &control()).await.unwrap();
    assert_eq!((listed.pack.as_str(), new), ("other-bridge", true));
    dana_takes(&listed.id.parse().unwrap(), "coach").await.unwrap();
    // Whoever is second at setting it up is told so.
    assert_eq!(house.next_round(other, &two.log, &control()).await.unwrap(), (listed, false));
}

#[tokio::test]
async fn a_pass_to_several_rounds_ends_in_each_as_it_must() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let one = set_up(&house, 1).await;
    let (dana, pass) = house.join_in(&one.log, "Dana", "").await.unwrap();
    let (elif, kept) = house.join_in(&one.log, "Elif", "").await.unwrap();
    enter(&house, &one, Phase::Debrief).await;
    let two = next(&house, &one).await;
    // A lost phone opens neither round any more; the new one opens both.
    let ticket = house.ticket(&two.log, &dana.id).await.unwrap();
    let (log, second) = house.redeem(&ticket).await.unwrap().unwrap();
    assert_eq!((log, house.whose(&pass).await.unwrap().len()), (two.log, 0));
    assert_eq!(house.whose(&second).await.unwrap(), [(two.log, dana.clone()), (one.log, dana.clone())]);
    // Who never sat and is taken out of one round is still in the other.
    house.take_out(&two.log, &control(), &elif.id, None).await.unwrap();
    assert_eq!(house.whose(&kept).await.unwrap(), [(one.log, elif)]);
    // A round that is deleted leaves the other as it is, whichever goes first.
    assert!(house.delete_delivery(&two.log).await.unwrap());
    assert_eq!(house.whose(&second).await.unwrap(), [(one.log, dana.clone())]);
    assert_eq!(
        (house.round_after(&one.log).await.unwrap(), house.newest_round(&one.log).await.unwrap()),
        (None, one.log)
    );
    let other = next(&house, &one).await;
    assert_ne!(other.log, two.log);
    assert!(house.delete_delivery(&one.log).await.unwrap());
    assert_eq!(house.whose(&second).await.unwrap(), [(other.log, dana)]);
    assert!(house.delete_delivery(&other.log).await.unwrap());
    for kind in ["person", "pass"] {
        assert_eq!(store.records(kind, None, 10).await.unwrap(), [], "{kind}");
    }
}
