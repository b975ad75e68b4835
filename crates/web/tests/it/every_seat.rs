//! Every seat of both packs, by its own page: a trainer looks on and may nothing, and who sits there writes what is theirs.

use crate::control::{done, trainer};
use crate::house::{World, world_of};
use crate::join::{begin, submit};
use crate::pack;
use axum::http::StatusCode;
use chain::LogId;
use exercise::delivery::{Actor, Command};
use live::{Listed, Plan, PlannedTeam};
use scenario::Outcome;
use std::collections::BTreeMap;
use web::WebConfig;

const PACKS: [(&str, &str); 2] = [("suicide-bridge", "viktor"), ("prison-barricade", "oleg")];

/// A team that plays, with somebody in every seat of its pack: the cookie of each.
struct Full {
    listed: Listed,
    team: LogId,
    cookies: BTreeMap<String, String>,
}

impl Full {
    async fn of(world: &World, pack: &str, persona: &str) -> Full {
        let team = PlannedTeam {
            language: "en".to_owned(),
            lines: Default::default(),
            cast: [("person".to_owned(), persona.to_owned())].into(),
            played: true,
            parts: Default::default(),
            outside: false,
            on_paper: false,
        };
        let plan = Plan {
            course: String::new(),
            title: "All seats".to_owned(),
            pack: pack.to_owned(),
            papers: String::new(),
            intensity: 3,
            worst: Outcome::Withdrawn,
            zone: String::new(),
            teams: vec![team],
        };
        let listed = world.house.set_up(plan).await.unwrap();
        let exercise: LogId = listed.id.parse().unwrap();
        let team =
            |state: &exercise::delivery::State| state.opening.as_ref().unwrap().teams[0].log.parse::<LogId>().unwrap();
        let team = world.house.inspect(&exercise, |_, state| team(state)).await.unwrap();
        let seats =
            |scene: &exercise::Scene| scene.pack.structure.seats.iter().map(|seat| seat.id.clone()).collect::<Vec<_>>();
        let seats = world.house.look(&team, |scene, _, _| seats(scene)).await.unwrap();
        let mut cookies = BTreeMap::new();
        for seat in seats {
            let (person, pass) = world.house.join_in(&exercise, &format!("At {seat}"), "").await.unwrap();
            let sit = Command::Sit { team: "1".to_owned(), seat: seat.clone(), person: person.id };
            world.house.direct(&exercise, &Actor::Control("t".to_owned()), &sit, None).await.unwrap();
            cookies.insert(seat, format!("person={pass}"));
        }
        begin(world, &listed).await;
        Full { listed, team, cookies }
    }

    fn seat(&self, seat: &str) -> String {
        format!("/team/{}/{seat}", self.team)
    }

    /// The page of a seat, as who sits there sees it.
    async fn page(&self, world: &World, seat: &str) -> crate::house::Reply {
        let page = world.get_with(&self.seat(seat), &self.cookies[seat]).await;
        assert_eq!(page.status, StatusCode::OK, "{seat}");
        page
    }

    /// Who sits there files a paper.
    async fn files(&self, world: &World, seat: &str, paper: &str, form: &str) {
        let form_page = world.get_with(&format!("{}/paper/{paper}", self.seat(seat)), &self.cookies[seat]).await;
        assert_eq!(form_page.status, StatusCode::OK, "{seat}: {paper}");
        done(submit(world, &format!("{}/paper/{paper}", self.seat(seat)), form, &self.cookies[seat]).await);
    }

    /// These seats read the words, and those do not.
    async fn read(&self, world: &World, words: &str, by: &[&str], not_by: &[&str]) {
        for (seats, reads) in [(by, true), (not_by, false)] {
            for seat in seats {
                let page = self.page(world, seat).await;
                assert_eq!(page.shows(words), reads, "«{words}» at {seat}: {}", page.body);
            }
        }
    }
}

async fn both() -> (World, [Full; 2]) {
    let world = world_of(pack::library_with_the_prison(), WebConfig::default()).await;
    let [bridge, prison] = PACKS;
    let full = [Full::of(&world, bridge.0, bridge.1).await, Full::of(&world, prison.0, prison.1).await];
    (world, full)
}

/// Everything that a page of a seat can ask for, with a form that would be understood.
const ASKED: [(&str, &str); 26] = [
    ("do/pause", ""),
    ("do/safe-word", ""),
    ("do/request", "item=x"),
    ("do/rule", "item=x&answer=granted&text="),
    ("do/pass-voice", "to=coach"),
    ("do/confirm", "entry=1"),
    ("do/tag", "tag=demand"),
    ("do/untag", "of=1"),
    ("do/mark", "text=x"),
    ("do/gloss", "of=1&language=fr&text=x"),
    ("do/render", "of=1&text=x"),
    ("do/feel", "subject=person&arousal=1&trust=1"),
    ("do/climb", "subject=person&rung=1"),
    ("do/note", "text=x"),
    ("do/here", ""),
    ("do/sure", ""),
    ("on/phone/do/call", ""),
    ("on/phone/do/pick-up", ""),
    ("on/phone/do/hang-up", ""),
    ("on/phone/do/compose", ""),
    ("on/phone/do/say", "text=x"),
    ("on/phone/do/hear", "text=x&side=far"),
    ("on/team/do/say", "text=x"),
    ("on/control/do/say", "text=x"),
    ("paper/demands", "text=x"),
    ("later/row", "id=a&time=12%3A30&start=&who=them&line=phone&paper=&words=x"),
];

#[tokio::test]
async fn a_trainer_looks_on_at_every_seat_and_may_nothing_there() {
    let (world, full) = both().await;
    let staff = trainer(&world).await;
    for class in &full {
        let head = async || world.house.look(&class.team, |_, state, _| state.n).await.unwrap();
        let before = head().await;
        for seat in class.cookies.keys() {
            let at = class.seat(seat);
            let page = world.get_with(&format!("{at}?watch"), &staff).await;
            assert_eq!(page.status, StatusCode::OK, "{at}");
            assert!(page.shows("you are only watching"), "{seat}: {}", page.body);
            for (what, form) in ASKED {
                let refused = submit(&world, &format!("{at}/{what}"), form, &staff).await;
                assert_eq!(refused.status, StatusCode::FORBIDDEN, "{seat}: {what}: {}", refused.body);
            }
            let own = class.page(&world, seat).await;
            assert!(!own.shows("you are only watching"), "{seat}");
        }
        assert_eq!(head().await, before, "nothing came of it");
    }
}

#[tokio::test]
async fn tactical_liaison_tells_what_is_about_to_happen() {
    let (world, full) = both().await;
    for class in &full {
        class.files(&world, "tactical_liaison", "tactical", "text=A+light+goes+out+at+ten.&sort=notice").await;
        let cell = ["leader", "coach", "tactical_liaison", "commander"];
        class.read(&world, "A light goes out at ten.", &cell, &["role_player"]).await;
        let leader = class.page(&world, "leader").await;
        let entry = leader.body.split("name=\"entry\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let confirm = format!("{}/do/confirm", class.seat("leader"));
        done(submit(&world, &confirm, &format!("entry={entry}"), &class.cookies["leader"]).await);
        class.read(&world, "Team leader, At leader", &["tactical_liaison"], &[]).await;
    }
}

#[tokio::test]
async fn family_liaison_keeps_a_log_that_the_voices_do_not_read() {
    let (world, full) = both().await;
    for class in &full {
        let form = "text=The+sister+wants+to+come.&pass_on=leader_only";
        class.files(&world, "family_liaison", "family_log", form).await;
        let reads = ["family_liaison", "leader", "commander"];
        let not = ["primary", "coach", "recorder", "role_player"];
        class.read(&world, "The sister wants to come.", &reads, &not).await;
    }
}

#[tokio::test]
async fn technical_writes_what_keeps_the_line_going() {
    let (world, full) = both().await;
    for class in &full {
        class.files(&world, "technical", "site", "text=The+second+set+is+charged.&about=line").await;
        class.read(&world, "The second set is charged.", &["technical", "recorder", "leader"], &["role_player"]).await;
        let mark = format!("{}/do/tag", class.seat("technical"));
        done(submit(&world, &mark, "tag=line_trouble", &class.cookies["technical"]).await);
        let recorder = class.page(&world, "recorder").await;
        let struck = recorder.body.split("data-region=\"tags\"").nth(1).unwrap().split("data-region=").next().unwrap();
        assert!(struck.contains("Line trouble") && struck.contains("At technical"), "{struck}");
    }
}

#[tokio::test]
async fn those_who_advise_the_governor_write_each_under_their_own_name() {
    let (world, [_, prison]) = both().await;
    for (seat, words) in [("legal", "A promise binds."), ("deputy_governor", "The unit is quiet.")] {
        let form = format!("question=What+holds%3F&advice={}&basis=law", words.replace(' ', "+"));
        prison.files(&world, seat, "advice", &form).await;
        prison
            .read(&world, words, &["legal", "deputy_governor", "commander", "leader"], &["coach", "role_player"])
            .await;
        prison.read(&world, &format!(", At {seat}"), &["commander"], &[]).await;
    }
}

#[tokio::test]
async fn an_assessor_marks_a_moment_for_the_debrief_alone() {
    let (world, full) = both().await;
    let staff = trainer(&world).await;
    for class in &full {
        let page = class.page(&world, "assessor").await;
        assert!(page.body.contains("/do/mark\"") && page.body.contains("data-key=\"KeyQ\""), "{}", page.body);
        let mark = format!("{}/do/mark", class.seat("assessor"));
        done(submit(&world, &mark, "text=She+waited+here.", &class.cookies["assessor"]).await);
        let blind = ["primary", "coach", "leader", "observer", "role_player"];
        class.read(&world, "She waited here.", &["assessor", "director"], &blind).await;
        let debrief = world.get_with(&format!("/control/{}/debrief", class.listed.id), &staff).await;
        assert!(debrief.shows("She waited here.") && debrief.shows("At assessor"), "{}", debrief.body);
    }
}
