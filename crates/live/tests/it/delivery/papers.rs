//! A set of papers laid over a pack: the exercise keeps it whatever becomes of the set, and one that does not go with the
//! scenario is refused before anything is stored.

use super::{plan, set_up};
use crate::clocked::Clocked;
use crate::room::{library, library_with};
use chain::LogId;
use exercise::event::Event;
use exercise::{Command, Refusal};
use live::{ActError, DeliveryError, House, Library, Listed, Misfit, Plan};
use scenario::Pack;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{MemoryStore, Store};

/// A model of five questions, and no log of welfare.
const PAPERS: &str = r#"without = ["welfare"]
[[paper]]
id = "decision"
shelf = "log"
write = ["commander", "leader"]
read = "command"
field = [
  { id = "asked", kind = "line", part = "question", required = true },
  { id = "ways", kind = "rows", part = "options", columns = [{ id = "way", part = "option" }, { id = "taken", part = "chosen", choices = ["yes", "no"] }, { id = "because", part = "why" }] },
  { id = "right", kind = "choice", part = "rights", required = true, choices = ["yes", "no"] },
  { id = "said_against", kind = "text", part = "advice" },
  { id = "again_at", kind = "time", part = "review", required = true },
]
"#;
const WORDS: &str = r#"name = "Five questions"
about = "x"
[decision]
title = "Five questions"
hint = "x"
asked = "What"
said_against = "Against"
again_at = "Again at"
[decision.ways]
title = "Ways"
way = "Way"
because = "Because"
[decision.ways.taken]
title = "Taken"
yes = "yes"
no = "no"
[decision.right]
title = "Right"
yes = "yes"
no = "no"
"#;

async fn open(store: &Arc<Clocked>, library: Library) -> Arc<House> {
    House::open(Arc::clone(store) as Arc<dyn Store>, library).await.unwrap()
}

fn with(set: &str) -> Plan {
    Plan { papers: set.to_owned(), ..plan(2) }
}

async fn teams(house: &Arc<House>, listed: &Listed) -> Vec<LogId> {
    let log = listed.id.parse().unwrap();
    let teams = house.inspect(&log, |_, s| s.opening.clone().unwrap().teams).await.unwrap();
    teams.iter().map(|t| t.log.parse().unwrap()).collect()
}

async fn pack_of(house: &Arc<House>, team: &LogId) -> Arc<Pack> {
    house.look(team, |scene, _, _| Arc::clone(&scene.pack)).await.unwrap()
}

fn file(fields: &[(&str, &str)]) -> Command {
    let fields: BTreeMap<String, String> = fields.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    Command::File { paper: "decision".to_owned(), fields, replaces: None }
}

/// A decision by the five questions.
fn five() -> Command {
    file(&[
        ("asked", "Go in?"),
        ("ways.0.way", "Wait"),
        ("ways.0.taken", "yes"),
        ("ways.0.because", "Time helps"),
        ("ways.1.way", "Go in"),
        ("ways.1.taken", "no"),
        ("ways.1.because", "He would jump"),
        ("right", "yes"),
        ("again_at", "0:30"),
    ])
}

#[tokio::test]
async fn a_class_with_a_set_writes_by_it_and_one_set_up_before_goes_on_by_the_programs() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store, library_with("five", PAPERS, WORDS)).await;
    let before = set_up(&house, 1).await;
    let listed = house.set_up(with("five")).await.unwrap();
    assert_eq!((listed.papers.as_str(), before.listed.papers.as_str()), ("five", ""));
    let ours = teams(&house, &listed).await;
    for team in &ours {
        house.act(team, "leader", &five(), None).await.unwrap();
        let old = house.act(team, "leader", &file(&[("question", "Go in?")]), None).await;
        assert!(matches!(old, Err(ActError::Refused(Refusal::BadField { .. }))), "{old:?}");
    }
    let refused = house.act(&before.teams[0], "leader", &five(), None).await;
    assert!(matches!(refused, Err(ActError::Refused(Refusal::BadField { .. }))), "{refused:?}");
    // The same pack in the same class is read once.
    let (one, other) = (pack_of(&house, &ours[0]).await, pack_of(&house, &ours[1]).await);
    assert!(Arc::ptr_eq(&one, &other), "teams of a class share their pack");
}

#[tokio::test]
async fn an_exercise_keeps_its_papers_when_the_set_is_gone_or_changed() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store, library_with("five", PAPERS, WORDS)).await;
    let listed = house.set_up(with("five")).await.unwrap();
    let team = teams(&house, &listed).await[0];
    house.act(&team, "leader", &five(), None).await.unwrap();
    drop(house);
    let changed = PAPERS.replace("\"asked\"", "\"wanted\"");
    for library in [library(), library_with("five", &changed, &WORDS.replace("asked", "wanted"))] {
        let house = open(&store, library).await;
        house.act(&team, "leader", &five(), None).await.unwrap();
        let pack = pack_of(&house, &team).await;
        assert_eq!(pack.papers.name("ru"), Some("Five questions"));
        assert!(pack.papers.find("welfare").is_none() && pack.papers.find("tasks").is_some());
        let log: LogId = listed.id.parse().unwrap();
        house.inspect(&log, |pack, _| assert!(pack.papers.find("welfare").is_none())).await.unwrap();
    }
}

#[tokio::test]
async fn a_set_that_does_not_go_with_the_scenario_is_refused_and_nothing_is_stored() {
    let store = Clocked::over(MemoryStore::new());
    let thin = "without = [\"subject\", \"welfare\"]\n";
    let house = open(&store, library_with("thin", thin, "name = \"Thin\"\nabout = \"x\"\n")).await;
    let lacks = house.set_up(with("thin")).await;
    let want = Misfit::Lacks { set: "thin".to_owned(), papers: vec!["subject".to_owned()] };
    assert!(matches!(&lacks, Err(DeliveryError::Papers(misfit)) if *misfit == want), "{lacks:?}");
    assert!(want.to_string().contains("subject"), "{want}");
    let missing = house.set_up(with("diary")).await;
    assert!(matches!(missing, Err(DeliveryError::Papers(Misfit::NoSet(_)))), "{missing:?}");
    assert_eq!(house.deliveries().await.unwrap(), Vec::new());
    assert_eq!(store.logs(None, 10).await.unwrap(), Vec::new());
}

#[tokio::test]
async fn what_hangs_on_the_boards_hangs_there_with_a_set_too() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store, library_with("five", PAPERS, WORDS)).await;
    let hung = async |listed: &Listed| {
        let team = teams(&house, listed).await[0];
        let all = crate::room::events(&house, &team).await;
        all.into_iter().filter(|h| matches!(h.event, Event::Filed { .. })).count()
    };
    let before = set_up(&house, 1).await.listed;
    let listed = house.set_up(with("five")).await.unwrap();
    let (before, with_set) = (hung(&before).await, hung(&listed).await);
    assert!(before > 0 && before == with_set, "{before} {with_set}");
}
