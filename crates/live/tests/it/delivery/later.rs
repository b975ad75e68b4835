//! What was played on paper, as an order; the time zone of an exercise.

use super::{Clocked, Event, LogId, MemoryStore, Order, Own, control, events, open, set_up, store_and_die};
use exercise::delivery::Command;
use exercise::team::later::{Row, What};
use scenario::Outcome;

/// What was played on paper is an order: once in the team's log, also when the node dies between the two logs, and also
/// after the talk is over; a talk that runs takes none of it.
#[tokio::test]
async fn a_sheet_from_paper_reaches_a_team_that_has_ended_once() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let set = set_up(&house, 2).await;
    let row = |play_ms: i64, text: &str| {
        let what = What::Words { far_end: false, text: text.to_owned() };
        Row { play_ms, place: "primary".to_owned(), line: "phone".to_owned(), what }
    };
    let sheet = |text: &str| Order::EnterLater { rows: vec![row(1_000, text), row(2_000, "Second.")] };
    let one = |order: Order| Command::Order { teams: vec!["1".to_owned()], order };
    house.direct(&set.log, &control(), &one(sheet("Too early.")), None).await.unwrap();
    house.direct(&set.log, &control(), &one(Order::End { outcome: Outcome::Partial }), None).await.unwrap();
    let given = Own::Ordered { teams: vec!["1".to_owned()], order: sheet("First.") };
    store_and_die(&store, &set.log, &given).await;
    let house = open(&store).await;
    for _ in 0..2 {
        house.inspect(&set.log, |_, _| ()).await.unwrap();
    }
    let all = events(&house, &set.teams[0]).await;
    let told: Vec<(i64, &str)> = all
        .iter()
        .filter_map(|h| match &h.event {
            Event::EnteredLater { row } => match &row.what {
                What::Words { text, .. } => Some((row.play_ms, text.as_str())),
                What::Paper { .. } => None,
            },
            _ => None,
        })
        .collect();
    assert_eq!(told, [(1_000, "First."), (2_000, "Second.")]);
    assert!(!events(&house, &set.teams[1]).await.iter().any(|h| h.event.kind() == "entered_later"));
}

#[tokio::test]
async fn an_exercise_keeps_its_time_zone_until_it_is_given_another() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let set = set_up(&house, 1).await;
    assert_eq!(set.listed.zone, "Asia/Almaty");
    assert!(house.set_zone(&set.log, "Europe/Zurich").await.unwrap());
    let listed = open(&store).await.listed(&set.log).await.unwrap().unwrap();
    assert_eq!((listed.zone.as_str(), listed.code), ("Europe/Zurich", set.listed.code));
    let nowhere = LogId::from_bytes([9; 16]);
    assert!(!house.set_zone(&nowhere, "UTC").await.unwrap());
}
