//! Command structures differ by country, and so do the names of seats: a pack that calls them by its own titles is read,
//! and every page calls them so.

use crate::house::{World, world_of};
use crate::join::{begin, join, submit};
use crate::pack;
use crate::staff::entered;
use axum::http::StatusCode;
use live::{Library, Listed, Plan, PlannedTeam};
use scenario::check::Severity;
use scenario::{Files, Outcome, Pack};
use web::WebConfig;

/// The prison with more seats and other titles: id, what it is called in English and in Russian.
fn library(seats: &str, titles: &[(&str, &str, &str)], briefs: &[&str]) -> Library {
    let mut files = pack::files("prison-barricade");
    append(&mut files, "pack.toml", seats);
    for (tongue, title) in [("texts/en.toml", 1), ("texts/ru.toml", 2)] {
        let own = |(seat, en, ru): &(&str, &str, &str)| format!("{seat} = \"{}\"\n", if title == 1 { en } else { ru });
        let text = String::from_utf8(files[tongue].clone()).unwrap();
        // The pack's own titles of these seats make way.
        let one_line = |line: &str, seat: &str| {
            line.starts_with(&format!("{seat} = \"")) && !line.starts_with(&format!("{seat} = \"\"\""))
        };
        let keeps = |line: &&str| !titles.iter().any(|(seat, _, _)| one_line(line, seat));
        let text: String = text.lines().filter(keeps).map(|line| format!("{line}\n")).collect();
        let text = text.replacen("[seat]\n", &format!("[seat]\n{}", titles.iter().map(own).collect::<String>()), 1);
        let briefs: String = briefs.iter().map(|seat| format!("{seat} = \"x\"\n")).collect();
        assert!(text.contains("[brief]\n"));
        files.insert(tongue.to_owned(), text.replacen("[brief]\n", &format!("[brief]\n{briefs}"), 1).into_bytes());
    }
    let reading = Pack::read(&files);
    let errors: Vec<String> =
        reading.problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string).collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let mut library = Library::default();
    library.shelve(reading.pack.unwrap(), files);
    library
}

fn append(files: &mut Files, name: &str, more: &str) {
    files.get_mut(name).unwrap().extend_from_slice(more.as_bytes());
}

async fn exercise(world: &World) -> Listed {
    let cast = [("person".to_owned(), "oleg".to_owned())].into();
    let team = PlannedTeam {
        language: "en".to_owned(),
        lines: Default::default(),
        cast,
        played: true,
        parts: Default::default(),
        outside: false,
        on_paper: false,
    };
    let plan = Plan {
        course: String::new(),
        zone: String::new(),
        title: "Monday".to_owned(),
        pack: "prison-barricade".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        teams: vec![team],
    };
    world.house.set_up(plan).await.unwrap()
}

#[tokio::test]
async fn gold_silver_and_bronze_are_called_so_everywhere() {
    let seats = "\n[[seat]]\nid = \"gold\"\nrole = \"commander\"\n\n[[seat]]\nid = \"bronze\"\nrole = \"commander\"\n";
    let titles = [
        ("gold", "Gold commander", "Стратегический руководитель"),
        ("commander", "Silver commander", "Оперативный руководитель"),
        ("bronze", "Bronze commander", "Руководитель на месте"),
    ];
    let world = world_of(library(seats, &titles, &["gold", "bronze"]), WebConfig::default()).await;
    let staff = entered(&world).await;
    let listed = exercise(&world).await;
    let (gwen, gold) = join(&world, &listed, "Gwen", "1", "gold").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    begin(&world, &listed).await;
    let room = world.get_with(&format!("/room/{}", listed.id), &gwen).await;
    let control = format!("/control/{}", listed.id);
    let roster = world.get_with(&format!("{control}/roster"), &staff).await;
    let kit = world.get_with(&format!("{control}/kit"), &staff).await;
    for (_, title, _) in titles {
        assert!(room.shows(title) && roster.shows(title) && kit.shows(title), "{title}");
        assert!(!room.shows("Commander (gold)"), "and not by the role");
    }
    // What is asked for waits for any of them, and any of them answers.
    let desk = world.house.packs().get("prison-barricade").unwrap().structure.desk[0].id.clone();
    submit(&world, &format!("{leader}/do/request"), &format!("item={desk}"), &lea).await;
    let page = world.get_with(&gold, &gwen).await;
    assert!(page.shows("Gold commander") && page.body.contains(&format!("id=\"rule-{desk}\"")), "{}", page.body);
    let ruled =
        submit(&world, &format!("{gold}/do/rule"), &format!("item={desk}&answer=granted&text=Yes."), &gwen).await;
    assert_eq!(ruled.status, StatusCode::SEE_OTHER, "{}", ruled.body);
    let asked = world.get_with(&leader, &lea).await;
    assert!(asked.body.contains("<p class=\"desk-reply\">Yes.</p>"), "under what was asked for: {}", asked.body);
    // Who comes second is told who was first.
    let (sam, silver) = join(&world, &listed, "Sam", "1", "commander").await;
    let again =
        submit(&world, &format!("{silver}/do/rule"), &format!("item={desk}&answer=refused&text=No."), &sam).await;
    assert_eq!(again.status, StatusCode::CONFLICT, "{}", again.body);
    assert!(again.shows("answered already: Gold commander"), "{}", again.body);
    submit(&world, &format!("{gold}/paper/tasks"), "text=Hold+the+corridor", &gwen).await;
    let board = world.get_with(&leader, &lea).await;
    assert!(board.shows("Hold the corridor") && board.shows("Gold commander, Gwen"), "{}", board.body);
}

#[tokio::test]
async fn one_head_with_a_staff_is_called_so_everywhere() {
    let titles = [
        ("commander", "Head of the operation", "Руководитель операции"),
        ("leader", "Chief of staff", "Начальник штаба"),
    ];
    let world = world_of(library("", &titles, &[]), WebConfig::default()).await;
    let staff = entered(&world).await;
    let listed = exercise(&world).await;
    let (hedy, _) = join(&world, &listed, "Hedy", "1", "commander").await;
    let (lea, leader) = join(&world, &listed, "Lea", "1", "leader").await;
    begin(&world, &listed).await;
    let room = world.get_with(&format!("/room/{}", listed.id), &hedy).await;
    assert!(room.shows("Head of the operation") && room.shows("Chief of staff"), "{}", room.body);
    submit(&world, &format!("{leader}/on/command/do/say"), "text=Two+options", &lea).await;
    let team = world.get_with(&format!("/control/{}/team/1", listed.id), &staff).await;
    assert!(team.shows("Chief of staff, Lea") && !team.shows("Team leader"), "{}", team.body);
    let russian = axum::http::Request::get(&leader).header("accept", "text/html").header("accept-language", "ru");
    let russian = world.send(russian.header("cookie", &lea).body(axum::body::Body::empty()).unwrap()).await;
    assert!(russian.shows("Начальник штаба"), "{}", russian.body);
}
