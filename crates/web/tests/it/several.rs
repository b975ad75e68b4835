//! Several people at the far end, through the pages: the kidnapper on a telephone and a neighbour face to face, both
//! simulated, and between them a brother whom a person plays. Every page says who spoke, and on which line.

use crate::house::{World, world_of};
use crate::join::{begin, join, submit};
use crate::pack;
use crate::staff::entered;
use chain::LogId;
use live::{Library, Listed, Plan, PlannedTeam};
use scenario::structure::{Line, LineKind, Role, Seat, Subject};
use scenario::{Outcome, Pack};
use web::WebConfig;

/// The calls of a kidnap, with a seat that plays the brother and somebody at the door.
fn library() -> Library {
    let files = pack::files("../crates/scenario/tests/packs/kidnap-calls");
    let mut pack = Pack::read(&files).pack.unwrap();
    let structure = &mut pack.structure;
    let plays = Some("brother_of_held".to_owned());
    structure.seats.push(Seat { id: "director".to_owned(), role: Role::Director, required: false, plays: None });
    structure.seats.push(Seat { id: "brothers_player".to_owned(), role: Role::RolePlayer, required: false, plays });
    let between = vec!["leader".to_owned(), "neighbour".to_owned()];
    let line = "doorstep".to_owned();
    structure.lines.push(Line { id: line.clone(), kind: LineKind::FaceToFace, between, hears: Vec::new() });
    structure.subjects.push(Subject { id: "neighbour".to_owned(), line, personas: vec!["tomas".to_owned()] });
    let texts = &mut pack.tongues.get_mut("en").unwrap().texts;
    for (key, text) in [
        ("line.caller_phone", "The kidnapper's telephone"),
        ("line.doorstep", "At the door"),
        ("subject.caller", "The voice"),
        ("subject.brother_of_held", "The brother"),
        ("subject.neighbour", "The neighbour"),
    ] {
        texts.insert(key.to_owned(), text.to_owned());
    }
    let mut library = Library::default();
    library.shelve(pack, files);
    library
}

async fn exercise(world: &World) -> Listed {
    let cast = [("caller", "gravel"), ("brother_of_held", "tomas"), ("neighbour", "tomas")];
    let cast = cast.map(|(part, persona)| (part.to_owned(), persona.to_owned())).into();
    let plan = Plan {
        course: String::new(),
        zone: String::new(),
        title: "Friday".to_owned(),
        pack: "kidnap-calls".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        teams: vec![PlannedTeam {
            language: "en".to_owned(),
            lines: Default::default(),
            cast,
            played: true,
            parts: Default::default(),
            outside: false,
            on_paper: false,
        }],
    };
    world.house.set_up(plan).await.unwrap()
}

/// Of several at the far end each may be simulated or played by a person, whatever the team's choice says.
#[tokio::test]
async fn each_part_of_a_far_end_is_chosen_apart() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = entered(&world).await;
    let form = world.get_with("/exercise/new?pack=kidnap-calls", &staff).await;
    assert!(form.body.contains("name=\"t1.by.brother_of_held\"") && form.shows("The brother"), "{}", form.body);
    assert!(!form.body.contains("name=\"t1.by.caller\""), "no seat plays the kidnapper");
    let given = "pack=kidnap-calls&teams=1&intensity=3&worst=withdrawn&t1.language=en&t1.cast.caller=gravel\
        &t1.cast.brother_of_held=tomas&t1.cast.neighbour=tomas&t1.lines=typed";
    for (far, by, played) in [
        ("simulated", "", false),
        ("simulated", "person", true),
        ("person", "", true),
        ("person", "simulated", false),
        ("paper", "simulated", true),
    ] {
        let form = format!("{given}&t1.far={far}&t1.by.brother_of_held={by}");
        let reply = submit(&world, "/exercise/new", &form, &staff).await;
        let control = reply.header("location").to_owned();
        let log: LogId = control.trim_start_matches("/control/").parse().unwrap_or_else(|_| panic!("{}", reply.body));
        let state = world.house.inspect(&log, |_, state| state.clone()).await.unwrap();
        let plan = &state.opening.unwrap().teams[0];
        let parts: Vec<&str> = plan.played.keys().map(String::as_str).collect();
        assert_eq!(parts, if played { vec!["brother_of_held"] } else { Vec::new() }, "{far}, {by}");
        assert_eq!(plan.cast.len(), 3, "everybody is somebody");
        let team = world.get_with(&format!("{control}/team/1"), &staff).await;
        assert_eq!(team.shows("(played by a person)"), played, "{far}, {by}: {}", team.body);
    }
    let wrong = submit(&world, "/exercise/new", &format!("{given}&t1.far=simulated&t1.by.caller=person"), &staff).await;
    assert!(wrong.status.is_client_error(), "{}", wrong.status);
}

async fn pass(world: &World, log: &LogId, seconds: i64) {
    for _ in 0..seconds {
        world.store.advance(1_000);
        world.house.look(log, |_, _, _| ()).await.unwrap();
    }
}

/// The entry with these words, as it stands on a page.
fn entry<'a>(page: &'a str, words: &str) -> &'a str {
    let at = page.find(words).unwrap_or_else(|| panic!("«{words}» is not on the page: {page}"));
    let from = page[..at].rfind("<p class=\"entry").unwrap();
    &page[from..at]
}

#[tokio::test]
async fn every_page_says_who_spoke_and_on_which_line() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = entered(&world).await;
    let listed = exercise(&world).await;
    let (cara, communicator) = join(&world, &listed, "Cara", "1", "communicator").await;
    let (lee, leader) = join(&world, &listed, "Lee", "1", "leader").await;
    let (fay, liaison) = join(&world, &listed, "Fay", "1", "family_liaison").await;
    let (tom, player) = join(&world, &listed, "Tom", "1", "brothers_player").await;
    let log: LogId = leader.split('/').nth(2).unwrap().parse().unwrap();
    begin(&world, &listed).await;
    submit(&world, &format!("{communicator}/on/caller_phone/do/call"), "", &cara).await;
    submit(&world, &format!("{liaison}/on/family_phone/do/call"), "", &fay).await;
    submit(&world, &format!("{player}/on/family_phone/do/pick-up"), "", &tom).await;
    pass(&world, &log, 9).await;
    submit(&world, &format!("{communicator}/on/caller_phone/do/say"), "text=Is+he+well", &cara).await;
    submit(&world, &format!("{liaison}/on/family_phone/do/say"), "text=You+are+not+alone", &fay).await;
    submit(&world, &format!("{player}/on/family_phone/do/say"), "text=Just+pay+them", &tom).await;
    submit(&world, &format!("{leader}/on/doorstep/do/say"), "text=Did+you+see+a+car", &lee).await;
    pass(&world, &log, 12).await;

    let page = world.get_with(&leader, &lee).await;
    for name in ["The kidnapper's telephone", "At the door", "family phone"] {
        assert!(page.shows(name), "{name}: {} {}", page.status, page.body);
    }
    let brother = entry(&page.body, "Just pay them");
    assert!(brother.contains("data-line=\"family_phone\"") && brother.contains("The brother"), "{brother}");
    assert!(entry(&page.body, "Did you see a car").contains("data-line=\"doorstep\""));
    assert!(page.shows("The voice") && page.shows("The neighbour"), "both simulated people have spoken");
    assert!(page.body.contains("id=\"words-doorstep\""), "the leader speaks at the door");

    let far = world.get_with(&player, &tom).await;
    assert!(far.shows("Just pay them") && far.shows("You are not alone"));
    assert!(!far.shows("Is he well") && !far.shows("Did you see a car"), "the brother hears no other line");
    assert!(!far.body.contains("data-line=\"caller_phone\"") && !far.body.contains("data-line=\"doorstep\""));
    let refused = submit(&world, &format!("{liaison}/on/doorstep/do/say"), "text=me+too", &fay).await;
    assert!(refused.status.is_client_error(), "nobody speaks on a line where they do not stand");

    let control = world.get_with(&format!("/control/{}/team/1", listed.id), &staff).await;
    let names = ["At the door", "family phone", "The kidnapper's telephone", "Just pay them"];
    assert!(names.iter().all(|name| control.shows(name)), "{}", control.body);
    let report = world.get_with(&format!("/control/{}/report?words=1", listed.id), &staff).await;
    assert!(report.shows("Just pay them") && report.shows("At the door"), "{}", report.body);
    let overview = world.get_with(&format!("/control/{}", listed.id), &staff).await;
    assert!(overview.shows("At the door:") && overview.shows("The kidnapper's telephone:"), "{}", overview.body);
}

/// Of several at the far end only those whom somebody plays need papers to play from.
#[tokio::test]
async fn the_kit_has_papers_for_the_parts_that_a_person_plays() {
    let world = world_of(library(), WebConfig::default()).await;
    let staff = entered(&world).await;
    let listed = exercise(&world).await;
    let kit = world.get_with(&format!("/control/{}/kit", listed.id), &staff).await;
    assert_eq!(kit.body.matches("<article class=\"cover\">").count(), 1, "{}", kit.body);
    assert!(kit.shows(": Tomas</h3>") && !kit.shows(": the caller</h3>"), "{}", kit.body);
}
