//! An exercise with teams on its stores: orders are carried out once in each team's log whatever dies meanwhile, people of
//! one exercise are nobody in another, and what is deleted is gone.

mod later;
mod papers;
mod rounds;

use crate::clocked::Clocked;
use crate::room::{call, events, join, on_the_phone, open, say, sound, state, verify};
use chain::{Draft, LogId, Millis};
use exercise::delivery::event::{Event as Own, Phase};
use exercise::delivery::{Actor, Command};
use exercise::event::Event;
use exercise::team::order::{Order, TellKind};
use live::{ActError, DeliveryError, House, JoinError, Listed, Plan, PlannedTeam};
use scenario::Outcome;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{Append, MemoryStore, Store};
use store_sqlite::SqliteStore;

/// Kinds of records that an exercise leaves behind while it lives.
const RECORDS: [&str; 7] = ["delivery", "join-code", "person", "pass", "pass-ticket", "handed", "handing"];

fn team(played: bool) -> PlannedTeam {
    PlannedTeam {
        language: "en".to_owned(),
        lines: BTreeMap::new(),
        cast: [("person".to_owned(), "alina".to_owned())].into(),
        played,
        parts: Default::default(),
        outside: false,
        on_paper: false,
    }
}

fn plan(teams: usize) -> Plan {
    Plan {
        course: String::new(),
        title: "Bridge".to_owned(),
        pack: "suicide-bridge".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Unresolved,
        zone: "Asia/Almaty".to_owned(),
        teams: vec![team(true); teams],
    }
}

/// An exercise that was set up: its log and those of its teams.
pub(crate) struct Set {
    pub(crate) listed: Listed,
    pub(crate) log: LogId,
    pub(crate) teams: Vec<LogId>,
}

pub(crate) async fn set_up(house: &Arc<House>, teams: usize) -> Set {
    let listed = house.set_up(plan(teams)).await.unwrap();
    let log: LogId = listed.id.parse().unwrap();
    let teams = house.inspect(&log, |_, s| s.opening.clone().unwrap().teams).await.unwrap();
    Set { listed, log, teams: teams.iter().map(|t| t.log.parse().unwrap()).collect() }
}

fn control() -> Actor {
    Actor::Control("t1".to_owned())
}

fn order(order: Order) -> Command {
    Command::Order { teams: Vec::new(), order }
}

fn tell(text: &str) -> Order {
    Order::Tell { to: Vec::new(), kind: TellKind::News, text: text.to_owned() }
}

/// What control told a team, in order.
async fn told(house: &Arc<House>, team: &LogId) -> Vec<String> {
    let all = events(house, team).await;
    all.iter().filter_map(|h| if let Event::Told { text, .. } = &h.event { Some(text.clone()) } else { None }).collect()
}

/// Stores an event of the exercise's own log and dies: nothing is copied.
async fn store_and_die(store: &Clocked, log: &LogId, event: &Own) -> u64 {
    let n = store.head(log).await.unwrap().unwrap();
    let last = store.read(log, n - 1, 1).await.unwrap()[0].head().unwrap();
    let draft = Draft {
        at: Millis(store.time()),
        kind: event.kind().to_owned(),
        v: event.version(),
        seat: "control:t1".to_owned(),
        line: String::new(),
        due: None,
        client: None,
        body: event.to_body(),
        salt: [7; chain::SALT_BYTES],
    };
    let (record, _) = chain::seal(log, &last, draft);
    store.append(log, Append::new(n, vec![record])).await.unwrap();
    n + 1
}

async fn gone<T>(result: Result<T, DeliveryError>) -> bool {
    matches!(result, Err(DeliveryError::Act(ActError::NoSuchLog)))
}

/// Everything in the store, as one text.
async fn everything(store: &Clocked) -> String {
    let mut out = String::new();
    for (log, _) in store.logs(None, 1_000).await.unwrap() {
        for record in store.read(&log, 0, 5_000).await.unwrap() {
            out.push_str(&String::from_utf8_lossy(&record.header));
            out.push_str(&String::from_utf8_lossy(&record.body.clone().unwrap_or_default()));
        }
    }
    out
}

#[tokio::test]
async fn in_memory() {
    from_the_first_to_the_last_phase(Clocked::over(MemoryStore::new())).await;
}

#[tokio::test]
async fn in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    from_the_first_to_the_last_phase(Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap())).await;
}

async fn from_the_first_to_the_last_phase(store: Arc<Clocked>) {
    let house = open(&store).await;
    let set = set_up(&house, 2).await;
    for team in &set.teams {
        let log = events(&house, team).await;
        let kinds: Vec<&str> = log.iter().map(|h| h.event.kind()).collect();
        assert_eq!(kinds[..2], ["genesis", "paused"]);
        assert!(kinds.len() > 4 && kinds[2..].iter().all(|k| *k == "filed"), "the boards hang: {kinds:?}");
        assert!(log.iter().all(|h| h.seat == "engine" && h.at == log[0].at));
    }
    let (dana, pass) = house.join_in(&set.log, "Dana", "").await.unwrap();
    let sit =
        |team: &str, seat: &str| Command::Sit { team: team.to_owned(), seat: seat.to_owned(), person: dana.id.clone() };
    let me = Actor::Person(dana.id.clone());
    house.direct(&set.log, &me, &sit("1", "coach"), Some("a")).await.unwrap();
    house.direct(&set.log, &me, &sit("2", "role_player"), Some("b")).await.unwrap();
    house.direct(&set.log, &me, &sit("2", "role_player"), Some("b")).await.unwrap();
    let seats = |s: exercise::State| s.table.unwrap().seats;
    assert!(seats(state(&house, &set.teams[0]).await).is_empty(), "left with the new seat");
    assert_eq!(seats(state(&house, &set.teams[1]).await)["role_player"], dana.id);
    let changes = events(&house, &set.teams[1]).await.iter().filter(|h| h.event.kind() == "seated").count();
    assert_eq!(changes, 1);

    let before = events(&house, &set.teams[0]).await.len();
    let refused = house.direct(&set.log, &me, &order(Order::Resume), Some("c")).await;
    assert!(matches!(refused, Err(DeliveryError::Refused(r)) if r.name() == "not_control"));
    assert_eq!(events(&house, &set.teams[0]).await.len(), before, "refused orders are copied nowhere");
    house.direct(&set.log, &control(), &Command::Enter { phase: Phase::Running }, Some("d")).await.unwrap();
    for team in &set.teams {
        assert!(state(&house, team).await.clock.running());
    }
    // What one team says is in no other's log.
    house.act(&set.teams[0], "primary", &call(), None).await.unwrap();
    house.act(&set.teams[0], "coach", &say("team", "Only for us."), None).await.unwrap();
    house.act(&set.teams[0], "observer", &exercise::Command::SafeWord, None).await.unwrap();
    let other = format!("{:?}", events(&house, &set.teams[1]).await);
    assert!(!other.contains("Only for us.") && !other.contains("Rang") && !other.contains("SafeWord"));
    assert!(state(&house, &set.teams[1]).await.clock.running() && !state(&house, &set.teams[0]).await.clock.running());
    let to_one = Command::Order { teams: vec!["2".to_owned()], order: tell("Only for them.") };
    house.direct(&set.log, &control(), &to_one, None).await.unwrap();
    assert_eq!((told(&house, &set.teams[0]).await.len(), told(&house, &set.teams[1]).await.len()), (0, 1));

    house.direct(&set.log, &control(), &Command::EndAll { outcome: Outcome::Partial }, None).await.unwrap();
    for team in &set.teams {
        assert_eq!(state(&house, team).await.outcome, Some(Outcome::Partial));
        sound(&events(&house, team).await);
        verify(store.as_ref(), team).await;
    }
    // Orders to who has ended are stored and harmless, now and at every start.
    house.direct(&set.log, &control(), &order(tell("Too late.")), None).await.unwrap();
    verify(store.as_ref(), &set.log).await;
    let names = house.proceedings(&set.log).await.unwrap();
    assert!(names.windows(2).all(|w| w[0].0 + 1 == w[1].0 && w[0].1.at <= w[1].1.at));
    assert!(!everything(&store).await.contains("Dana"), "no log holds a name");
    let lengths = |house: Arc<House>, teams: Vec<LogId>| async move {
        let mut out = Vec::new();
        for team in teams {
            out.push(events(&house, &team).await.len());
        }
        out
    };
    let was = lengths(Arc::clone(&house), set.teams.clone()).await;
    let own = house.inspect(&set.log, |_, s| s.clone()).await.unwrap();
    drop(house);
    let house = open(&store).await;
    assert_eq!(house.inspect(&set.log, |_, s| s.clone()).await.unwrap(), own);
    assert_eq!(lengths(Arc::clone(&house), set.teams.clone()).await, was, "nothing is carried out a second time");
    assert_eq!(house.whose(&pass).await.unwrap(), [(set.log, dana)]);
}

/// The process dies between storing an order and copying it, into none or into one of the teams.
#[tokio::test]
async fn what_was_ordered_and_not_copied_is_copied_first() {
    for copied in 0..3 {
        let store = Clocked::over(MemoryStore::new());
        let house = open(&store).await;
        let set = set_up(&house, 3).await;
        house.direct(&set.log, &control(), &order(Order::Resume), None).await.unwrap();
        let all = || vec!["1".to_owned(), "2".to_owned(), "3".to_owned()];
        for text in ["one", "two"] {
            let n = store_and_die(&store, &set.log, &Own::Ordered { teams: all(), order: tell(text) }).await;
            for team in &set.teams[..copied] {
                let command = exercise::Command::Order(tell(text));
                house.act(team, live::DIRECTOR, &command, Some(&format!("order:{n}"))).await.unwrap();
            }
        }
        drop(house);
        let house = open(&store).await;
        // Whoever looks first, and before anything new is done.
        house.direct(&set.log, &control(), &order(tell("three")), Some("x")).await.unwrap();
        for _ in 0..2 {
            for team in &set.teams {
                assert_eq!(told(&house, team).await, ["one", "two", "three"], "{copied} had it");
            }
            house.inspect(&set.log, |_, _| ()).await.unwrap();
        }
        // An order that was not this exercise's to give stays out.
        let strange = Own::Ordered { teams: vec!["9".to_owned()], order: tell("nobody") };
        store_and_die(&store, &set.log, &strange).await;
        drop(house);
        let house = open(&store).await;
        house.inspect(&set.log, |_, _| ()).await.unwrap();
        assert!(!everything(&store).await.replace("\"teams\":[\"9\"]", "").is_empty());
        assert_eq!(told(&house, &set.teams[0]).await.len(), 3);
    }
}

/// A page that only looks is enough: on the node that lives on, what another node left undone is done.
#[tokio::test]
async fn looking_is_enough_to_do_what_a_dead_node_left_undone() {
    let store = Clocked::over(MemoryStore::new());
    let (one, two) = (join(&store).await, join(&store).await);
    let set = set_up(&one, 2).await;
    two.inspect(&set.log, |_, _| ()).await.unwrap();
    let all = vec!["1".to_owned(), "2".to_owned()];
    store_and_die(&store, &set.log, &Own::Ordered { teams: all, order: Order::Resume }).await;
    drop(one);
    let orders = two.inspect(&set.log, |_, s| s.orders.len()).await.unwrap();
    assert_eq!(orders, 1);
    for team in &set.teams {
        assert!(state(&two, team).await.clock.running(), "ordered, and done");
    }
}

/// An order that cannot be copied into one team's log still reaches the others.
#[tokio::test]
async fn one_teams_log_is_gone_and_the_others_go_on() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let set = set_up(&house, 3).await;
    house.delete(&set.teams[1]).await.unwrap();
    house.direct(&set.log, &control(), &order(Order::Resume), None).await.unwrap();
    for team in [&set.teams[0], &set.teams[2]] {
        assert!(state(&house, team).await.clock.running());
    }
    drop(house);
    let house = open(&store).await;
    house.direct(&set.log, &control(), &order(tell("x")), None).await.unwrap();
    assert_eq!(told(&house, &set.teams[2]).await, ["x"]);
    assert_eq!(store.head(&set.teams[1]).await.unwrap(), None, "and it is not begun anew");
    assert!(house.delete_delivery(&set.log).await.unwrap());
}

/// A page's connection breaks while an order is carried out: the rest is done all the same.
#[tokio::test]
async fn a_broken_connection_leaves_no_order_half_done() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let set = set_up(&house, 2).await;
    house.direct(&set.log, &control(), &order(Order::Resume), None).await.unwrap();
    // The order is stored; then the page is gone before any team has it.
    let all = vec!["1".to_owned(), "2".to_owned()];
    store_and_die(&store, &set.log, &Own::Ordered { teams: all, order: tell("first") }).await;
    store.stall_next(1);
    let stopped = tell("second");
    let command = order(stopped);
    let cut =
        tokio::time::timeout(std::time::Duration::ZERO, house.direct(&set.log, &control(), &command, Some("cut")))
            .await;
    assert!(cut.is_err(), "the connection broke");
    house.direct(&set.log, &control(), &command, Some("cut")).await.unwrap();
    house.direct(&set.log, &control(), &command, Some("cut")).await.unwrap();
    for team in &set.teams {
        assert_eq!(told(&house, team).await, ["first", "second"]);
    }
}

/// Somebody who looks makes time pass: what was decided and not stored is not in memory either.
#[tokio::test]
async fn a_broken_connection_leaves_nothing_in_memory_that_is_not_stored() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    house.act(&log, "primary", &say("phone", "You sound very tired."), Some("u1")).await.unwrap();
    let before = store.head(&log).await.unwrap();
    store.pass(7_500);
    store.stall_next(1);
    let cut = tokio::time::timeout(std::time::Duration::ZERO, house.happenings(&log, 0)).await;
    assert!(cut.is_err(), "the connection broke before anything was stored");
    assert_eq!(store.head(&log).await.unwrap(), before);
    let all = events(&house, &log).await;
    sound(&all);
    assert_eq!(crate::room::spoken(&all).iter().filter(|cause| **cause == "say:phone:1").count(), 1);
    verify(store.as_ref(), &log).await;
    let live = state(&house, &log).await;
    store.beat("node", Millis(store.time())).await.unwrap();
    drop(house);
    assert_eq!(state(&open(&store).await, &log).await, live);
}

/// What somebody said is stored though their page is gone meanwhile; the page sends it again, and it is said once.
#[tokio::test]
async fn a_broken_connection_takes_nothing_back_that_was_said() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let log = on_the_phone(&house, &store, 2).await;
    let words = say("phone", "You sound very tired.");
    let held = store.hold().await;
    let cut = tokio::time::timeout(std::time::Duration::ZERO, house.act(&log, "primary", &words, Some("u1"))).await;
    assert!(cut.is_err(), "the connection broke before anything was stored");
    drop(held);
    house.act(&log, "primary", &words, Some("u1")).await.unwrap();
    let all = events(&house, &log).await;
    assert_eq!(crate::room::texts(&all), ["You sound very tired."]);
    sound(&all);
    verify(store.as_ref(), &log).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_houses_direct_one_exercise() {
    two_houses(Clocked::over(MemoryStore::new())).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_houses_direct_one_exercise_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    two_houses(Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap())).await;
}

async fn two_houses(store: Arc<Clocked>) {
    let houses = [join(&store).await, join(&store).await];
    let set = set_up(&houses[0], 2).await;
    let mut people = Vec::new();
    for n in 0..4 {
        people.push(houses[n % 2].join_in(&set.log, &format!("P{n}"), "").await.unwrap().0.id);
    }
    let options = vec!["a".to_owned(), "b".to_owned()];
    let ask = Command::OpenVote { question: "?".to_owned(), options, pair: None };
    let vote = houses[1].direct(&set.log, &control(), &ask, None).await.unwrap();
    let mut tasks = tokio::task::JoinSet::new();
    for (n, person) in people.iter().cloned().enumerate() {
        let (house, log) = (Arc::clone(&houses[n % 2]), set.log);
        tasks.spawn(async move {
            for k in 0..5 {
                let command = order(tell(&format!("{n}-{k}")));
                let id = format!("t{n}-{k}");
                house.direct(&log, &control(), &command, Some(&id)).await.unwrap();
                house.direct(&log, &control(), &command, Some(&id)).await.unwrap();
                let mine = Command::Vote { vote, option: (k % 2) as u8 };
                house.direct(&log, &Actor::Person(person.clone()), &mine, None).await.unwrap();
                let sit =
                    Command::Sit { team: (k % 2 + 1).to_string(), seat: "coach".to_owned(), person: person.clone() };
                // Whoever is quicker sits; the others are told so.
                let _ = house.direct(&log, &Actor::Person(person.clone()), &sit, None).await;
                tokio::task::yield_now().await;
            }
        });
    }
    tasks.join_all().await;
    let mut want: Vec<String> = (0..4).flat_map(|n| (0..5).map(move |k| format!("{n}-{k}"))).collect();
    want.sort();
    let own = houses[0].inspect(&set.log, |_, s| s.clone()).await.unwrap();
    assert_eq!(houses[1].inspect(&set.log, |_, s| s.clone()).await.unwrap(), own);
    assert_eq!(own.votes[&vote].counts(), [4, 0], "each person once, by the last word");
    for (i, team) in set.teams.iter().enumerate() {
        let mut got = told(&houses[i % 2], team).await;
        got.sort();
        assert_eq!(got, want, "each order once");
        let table = state(&houses[i % 2], team).await.table.unwrap();
        assert_eq!(table.seats, own.seats[&(i + 1).to_string()], "the team's table is the exercise's");
        let all = events(&houses[i % 2], team).await;
        sound(&all);
        verify(store.as_ref(), team).await;
    }
    verify(store.as_ref(), &set.log).await;
}

#[tokio::test]
async fn a_plan_that_cannot_be_begun_leaves_nothing() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let with = |f: &dyn Fn(&mut Plan)| {
        let mut plan = plan(2);
        f(&mut plan);
        plan
    };
    let apart = |part: &str, person| [(part.to_owned(), person)].into();
    let plans: [(Plan, &str); 10] = [
        (with(&|p| p.pack = "none".to_owned()), "NoPack"),
        (with(&|p| p.teams.clear()), "Teams"),
        (with(&|p| p.teams = vec![team(true); 21]), "Teams"),
        (with(&|p| p.teams[1].language = "fr".to_owned()), "NoLanguage"),
        (with(&|p| p.teams[1].lines = [("team".to_owned(), "fr".to_owned())].into()), "NoLanguage"),
        (with(&|p| p.teams[1].cast = BTreeMap::new()), "NoPersona"),
        (with(&|p| p.teams[1].cast = [("person".to_owned(), "nobody".to_owned())].into()), "NoPersona"),
        (with(&|p| (p.teams[1].played, p.teams[1].outside) = (false, true)), "OutsideSimulated"),
        (with(&|p| (p.teams[1].parts, p.teams[1].outside) = (apart("person", false), true)), "OutsideSimulated"),
        (with(&|p| p.teams[1].parts = apart("nobody", true)), "NoPlayer"),
    ];
    for (plan, why) in plans {
        let error = house.set_up(plan).await.unwrap_err();
        assert!(format!("{error:?}").starts_with(why), "{error:?}");
        assert_eq!(store.logs(None, 10).await.unwrap(), [], "{why}: a log was begun");
        assert!(house.deliveries().await.unwrap().is_empty());
    }
}

/// The far end speaks one language and the cell another; the boards hang in the cell's.
#[tokio::test]
async fn a_line_has_a_spoken_language_of_its_own() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let mut plan = plan(1);
    plan.teams[0].lines = [("phone".to_owned(), "ru".to_owned())].into();
    let listed = house.set_up(plan.clone()).await.unwrap();
    let spoken = async |listed: &Listed| {
        let team = house.inspect(&listed.id.parse().unwrap(), |_, s| s.team("1").unwrap().clone()).await.unwrap();
        let log: LogId = team.log.parse().unwrap();
        let genesis = house.look(&log, |scene, _, _| scene.genesis.languages.clone()).await.unwrap();
        assert_eq!(genesis, team.languages, "what was planned is what the log begins with");
        let filed = house.follow(&log, 0).await.unwrap().into_iter().find_map(|(_, h)| match &h.event {
            Event::Filed { fields, .. } => Some(fields["text"].clone()),
            _ => None,
        });
        (genesis, filed.unwrap())
    };
    let (languages, english) = spoken(&listed).await;
    assert_eq!((languages["phone"].as_str(), languages["team"].as_str()), ("ru", "en"));
    plan.teams[0].lines = [("team".to_owned(), "ru".to_owned())].into();
    let (languages, russian) = spoken(&house.set_up(plan).await.unwrap()).await;
    assert_eq!((languages["phone"].as_str(), languages["team"].as_str()), ("en", "ru"));
    assert!(english.is_ascii() && !russian.is_ascii(), "{english} / {russian}");
}

#[tokio::test]
async fn a_code_leads_to_its_exercise_however_it_is_typed() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let mut codes = std::collections::BTreeSet::new();
    for _ in 0..6 {
        let listed = house.set_up(plan(1)).await.unwrap();
        let log: LogId = listed.id.parse().unwrap();
        let (a, b) = listed.code.split_at(2);
        let cyrillic: String = listed
            .code
            .chars()
            .map(|c| match c {
                'A' => 'А',
                'C' => 'с',
                'E' => 'Е',
                'H' => 'н',
                'K' => 'К',
                'M' => 'М',
                'P' => 'р',
                'T' => 'Т',
                'X' => 'х',
                'Y' => 'У',
                c => c,
            })
            .collect();
        for typed in [listed.code.clone(), listed.code.to_lowercase(), format!(" {a}-{b} "), cyrillic] {
            assert_eq!(house.by_code(&typed).await.unwrap(), Some(log), "«{typed}» for {}", listed.code);
        }
        for wrong in [a.to_owned(), format!("{}A", listed.code), String::new(), "ж".to_owned(), "A".repeat(9_000)] {
            assert_eq!(house.by_code(&wrong).await.unwrap(), None, "«{}»", &wrong[..wrong.len().min(20)]);
        }
        assert!(codes.insert(listed.code));
    }
    let listed = house.deliveries().await.unwrap();
    assert_eq!(listed.len(), 6);
    assert!(listed.windows(2).all(|w| w[0].at >= w[1].at), "the newest first");
}

#[tokio::test]
async fn people_of_one_exercise_are_nobody_in_another() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let (one, two) = (set_up(&house, 1).await, set_up(&house, 1).await);
    let (dana, pass) = house.join_in(&one.log, "  Dana   K. ", "participant-7").await.unwrap();
    assert_eq!((dana.alias.as_str(), dana.participant.as_str()), ("Dana K.", "participant-7"));
    for same in ["Dana K.", "dana k.", " DANA  K. "] {
        assert!(matches!(house.join_in(&one.log, same, "").await, Err(JoinError::Taken(_))), "{same}");
    }
    let (other, _) = house.join_in(&two.log, "Dana K.", "").await.unwrap();
    assert_ne!(other.id, dana.id, "the same name in another exercise is another person");
    for bad in ["", " \t ", &"ж".repeat(live::ALIAS_CHARS + 1)] {
        assert!(matches!(house.join_in(&two.log, bad, "").await, Err(JoinError::Alias)), "«{bad}»");
    }
    assert!(house.join_in(&two.log, &"ж".repeat(live::ALIAS_CHARS), "").await.is_ok());
    assert_eq!(house.people(&one.log).await.unwrap(), std::slice::from_ref(&dana));
    assert_eq!(house.people(&two.log).await.unwrap().len(), 2);

    // Another device in place of the first; somebody else's guess is nobody's.
    assert_eq!(house.whose(&pass).await.unwrap(), [(one.log, dana.clone())]);
    let [early, ticket] =
        [house.ticket(&one.log, &dana.id).await.unwrap(), house.ticket(&one.log, &dana.id).await.unwrap()];
    assert_eq!(house.ticket_of(&early).await.unwrap(), None, "one ticket at a time");
    assert_eq!(house.ticket_of(&ticket).await.unwrap(), Some((one.log, dana.clone())), "looking uses nothing up");
    assert_eq!(house.whose(&ticket).await.unwrap(), [], "a ticket is no pass");
    let (a, b) = tokio::join!(house.redeem(&ticket), house.redeem(&ticket));
    let got: Vec<_> = [a.unwrap(), b.unwrap()].into_iter().flatten().collect();
    let [(of, second)] = got.as_slice() else { panic!("a ticket works once: {got:?}") };
    assert_eq!((*of, house.ticket_of(&ticket).await.unwrap()), (one.log, None));
    assert_eq!(house.whose(second).await.unwrap(), [(one.log, dana.clone())]);
    assert_eq!(house.whose(&pass).await.unwrap(), [], "what was lost opens nothing any more");
    let second = second.clone();
    let late = house.ticket(&one.log, &dana.id).await.unwrap();
    store.pass(10 * 60_000);
    assert_eq!((house.ticket_of(&late).await.unwrap(), house.redeem(&late).await.unwrap()), (None, None));
    for wrong in [String::new(), pass[1..].to_owned(), pass.to_uppercase(), dana.id.clone()] {
        assert_eq!(house.whose(&wrong).await.unwrap(), [], "«{wrong}»");
    }
    assert_ne!(pass, second);
    let kept = store.records("pass", None, 100).await.unwrap();
    assert!(kept.iter().all(|(id, _)| *id != pass && *id != second), "who reads the store cannot use a pass");
    // Dana of the first cannot do anything in the second.
    let de_role = Command::DeRole { person: dana.id.clone() };
    let vote = house.direct(&two.log, &Actor::Person(dana.id.clone()), &de_role, None).await;
    assert!(matches!(vote, Err(DeliveryError::Refused(r)) if r.name() == "not_here"));
}

#[tokio::test]
async fn who_cannot_come_in_leaves_no_name() {
    let store = Clocked::over(MemoryStore::new());
    let house = open(&store).await;
    let set = set_up(&house, 1).await;
    house.direct(&set.log, &control(), &Command::Enter { phase: Phase::Closed }, None).await.unwrap();
    assert!(house.join_in(&set.log, "Late", "").await.is_err());
    let nowhere = LogId::from_bytes([7; 16]);
    assert!(house.join_in(&nowhere, "Lost", "").await.is_err());
    for kind in ["person", "pass"] {
        assert_eq!(store.records(kind, None, 10).await.unwrap(), [], "{kind}");
    }
}

/// A whole class types at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_with_one_name_one_comes_in() {
    let folder = tempfile::tempdir().unwrap();
    let store = Clocked::over(SqliteStore::open(folder.path().join("s.db")).await.unwrap());
    let house = open(&store).await;
    let set = set_up(&house, 1).await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..12 {
        let (house, log) = (Arc::clone(&house), set.log);
        tasks.spawn(async move { house.join_in(&log, if n % 2 == 0 { "Dana" } else { "DANA" }, "").await.is_ok() });
    }
    let came = tasks.join_all().await.into_iter().filter(|ok| *ok).count();
    assert_eq!((came, house.people(&set.log).await.unwrap().len()), (1, 1));
    assert_eq!(house.inspect(&set.log, |_, s| s.people.len()).await.unwrap(), 1);
    // Nor does one come in under a name that only looks the same: a Cyrillic letter, one that cannot be seen.
    for same in ["D\u{430}na", "Da\u{200b}na", "\u{202e}dana", "Dana\u{200d}"] {
        assert!(matches!(house.join_in(&set.log, same, "").await, Err(JoinError::Taken(_))), "{same:?}");
    }
    for nothing in ["\u{202e}", "\u{200b}", "\u{200d}"] {
        assert!(matches!(house.join_in(&set.log, nothing, "").await, Err(JoinError::Alias)), "{nothing:?}");
    }
}

#[tokio::test]
async fn a_deleted_exercise_leaves_no_record_and_no_log() {
    let store = Clocked::over(MemoryStore::new());
    let (house, elsewhere) = (join(&store).await, join(&store).await);
    let (set, other) = (set_up(&house, 2).await, set_up(&house, 1).await);
    let (dana, pass) = house.join_in(&set.log, "Dana", "").await.unwrap();
    house.ticket(&set.log, &dana.id).await.unwrap();
    house.ticket(&other.log, "somebody").await.unwrap();
    house.hand(&set.teams[0]).await.unwrap();
    let (kept, kept_pass) = house.join_in(&other.log, "Elif", "").await.unwrap();
    elsewhere.inspect(&set.log, |_, _| ()).await.unwrap();
    assert!(house.delete_delivery(&set.log).await.unwrap());
    assert!(!house.delete_delivery(&set.log).await.unwrap(), "it was there once");
    for kind in RECORDS {
        let left = store.records(kind, None, 100).await.unwrap();
        let of_other = if ["handed", "handing"].contains(&kind) { 0 } else { 1 };
        assert_eq!(left.len(), of_other, "{kind}: {left:?}");
    }
    let mut logs: Vec<LogId> = store.logs(None, 100).await.unwrap().into_iter().map(|l| l.0).collect();
    let mut want = vec![other.log, other.teams[0]];
    logs.sort();
    want.sort();
    assert_eq!(logs, want);
    assert_eq!(house.by_code(&set.listed.code).await.unwrap(), None);
    assert_eq!(house.whose(&pass).await.unwrap(), []);
    assert_eq!(house.whose(&kept_pass).await.unwrap(), [(other.log, kept)]);
    // For the house that has it in memory it is gone too, and nobody begins it anew.
    for house in [&house, &elsewhere] {
        assert!(gone(house.inspect(&set.log, |_, _| ()).await).await, "it can still be looked at");
        for command in [order(Order::Resume), Command::Enter { phase: Phase::Running }, Command::CloseVote { vote: 1 }]
        {
            assert!(gone(house.direct(&set.log, &control(), &command, None).await).await, "{command:?}");
        }
        assert!(house.join_in(&set.log, "Late", "").await.is_err());
    }
    assert_eq!(store.head(&set.log).await.unwrap(), None);
    assert_eq!(store.records("person", None, 10).await.unwrap().len(), 1);
}

/// The process dies at any moment of deleting: the next attempt brings it to its end.
#[tokio::test]
async fn a_deletion_that_was_cut_off_is_finished() {
    for died_after in 0..3 {
        let store = Clocked::over(MemoryStore::new());
        let house = open(&store).await;
        let set = set_up(&house, 2).await;
        house.join_in(&set.log, "Dana", "").await.unwrap();
        house.direct(&set.log, &control(), &order(Order::Resume), None).await.unwrap();
        let logs = [set.teams[0], set.teams[1], set.log];
        for log in &logs[..=died_after] {
            store.delete_log(log).await.unwrap();
        }
        drop(house);
        let house = open(&store).await;
        assert_eq!(house.deliveries().await.unwrap().len(), 1, "what is not wholly gone is still listed");
        assert!(house.delete_delivery(&set.log).await.unwrap());
        assert_eq!(store.logs(None, 10).await.unwrap(), []);
        for kind in RECORDS {
            assert_eq!(store.records(kind, None, 10).await.unwrap(), [], "{kind}, died after {died_after}");
        }
    }
}
