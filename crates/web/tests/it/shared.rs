//! People without a device of their own: several at one laptop, each under their own name, and what control writes down
//! and counts for those who have none.

use crate::house::{Reply, World, world};
use crate::join::{begin, exercise, join, submit};
use axum::http::StatusCode;
use exercise::delivery::event::Phase;
use exercise::delivery::{Actor, Command, Event};
use live::Listed;

fn cookie(reply: &Reply) -> String {
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

fn done(reply: &Reply) {
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
}

/// One more person at a device: the cookie with everybody, and the person's id.
async fn beside(world: &World, listed: &Listed, alias: &str, held: &str) -> (String, String) {
    let asked = world.get_with(&format!("/join?code={}&beside=1", listed.code), held).await;
    assert!(asked.shows("What should we call you?"), "{}", asked.body);
    let came = submit(world, "/join", &format!("code={}&alias={alias}", listed.code), held).await;
    done(&came);
    let whose = came.header("location").split_once("?whose=").map(|(_, id)| id.to_owned());
    (cookie(&came), whose.unwrap_or_default())
}

async fn enter(world: &World, listed: &Listed, phase: Phase) {
    let control = Actor::Control("t".to_owned());
    world.house.direct(&listed.id.parse().unwrap(), &control, &Command::Enter { phase }, None).await.unwrap();
}

#[tokio::test]
async fn two_at_one_laptop_are_two_people() {
    let world = world().await;
    let listed = exercise(&world).await;
    let room = format!("/room/{}", listed.id);
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    assert!(!world.get_with(&room, &dana).await.shows("Whose turn is it?"), "who is alone is not asked");
    let (both, coco) = beside(&world, &listed, "Coco", &dana).await;
    let page = world.get_with(&room, &both).await;
    assert!(page.shows("Whose turn is it?") && page.shows("Dana") && page.shows("Coco"), "{}", page.body);
    done(&submit(&world, &format!("{room}/do/sit"), &format!("team=1&seat=coach&whose={coco}"), &both).await);
    let coach = primary.replace("/primary", "/coach");
    for seat in [&primary, &coach] {
        assert_eq!(world.get_with(seat, &both).await.status, StatusCode::OK, "{seat}");
        crate::join::open(&world, &format!("{seat}/stream"), &both).await;
    }
    assert_eq!(world.get_with(&coach, &dana).await.status, StatusCode::FORBIDDEN, "the old cookie knows one of them");
    begin(&world, &listed).await;
    done(&submit(&world, &format!("{primary}/on/team/do/say"), "text=by+Dana", &both).await);
    done(&submit(&world, &format!("{coach}/on/team/do/say"), "text=by+Coco", &both).await);
    let said = world.get_with(&coach, &both).await;
    assert!(said.shows("Primary negotiator, Dana") && said.shows("Coach, Coco"), "{}", said.body);

    enter(&world, &listed, Phase::Debrief).await;
    done(&submit(&world, &format!("{room}/do/de-role"), &format!("whose={coco}"), &both).await);
    done(&submit(&world, &format!("{room}/do/commit"), "text=I+will+wait.", &both).await);
    let mine = submit(&world, &format!("{room}/do/commit"), &format!("text=I+will+ask.&whose={coco}"), &both).await;
    assert_eq!(mine.header("location"), format!("{room}?whose={coco}"), "and it stays Coco's turn");
    let own = world.get_with(&format!("{room}?whose={coco}"), &both).await;
    assert!(own.shows("I will ask.") && !own.shows("I will wait."), "{}", own.body);
    let log = listed.id.parse().unwrap();
    let heads =
        world.house.inspect(&log, |_, s| (s.de_roled.len(), s.commitments.len(), s.people.len())).await.unwrap();
    assert_eq!(heads, (1, 2, 2), "heads are counted, not devices");

    // Whoever is not at the device has no turn there.
    let (_, stranger) = join(&world, &listed, "Sam", "1", "leader").await;
    assert!(stranger.contains("/leader"));
    let sam = world.house.people(&log).await.unwrap().into_iter().find(|p| p.alias == "Sam").unwrap().id;
    for path in [format!("{room}?whose={sam}"), format!("{room}/stream?whose={sam}")] {
        assert_eq!(world.get_with(&path, &both).await.status, StatusCode::FORBIDDEN);
    }
    let voted = submit(&world, &format!("{room}/do/de-role"), &format!("whose={sam}"), &both).await;
    assert_eq!(voted.status, StatusCode::FORBIDDEN);

    // One of them goes; the other stays.
    let off = submit(&world, &format!("{room}/off"), &format!("whose={coco}"), &both).await;
    done(&off);
    let left = cookie(&off);
    assert_eq!(world.get_with(&primary, &left).await.status, StatusCode::OK);
    assert_eq!(world.get_with(&coach, &left).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_device_holds_six_people_of_one_exercise() {
    let world = world().await;
    let (listed, other) = (exercise(&world).await, exercise(&world).await);
    let (mut held, _) = beside(&world, &listed, "Nobody", "").await;
    for n in 2..=6 {
        held = beside(&world, &listed, &format!("P{n}"), &held).await.0;
    }
    let room = world.get_with(&format!("/room/{}", listed.id), &held).await;
    assert!(room.shows("P6") && !room.shows("Somebody else joins on this device"), "{}", room.body);
    let full = submit(&world, "/join", &format!("code={}&alias=P7", listed.code), &held).await;
    assert_eq!((full.status, full.header("set-cookie")), (StatusCode::CONFLICT, ""));
    assert!(full.shows("Six people share this device already"), "{}", full.body);
    assert_eq!(world.house.people(&listed.id.parse().unwrap()).await.unwrap().len(), 6, "and nobody was brought in");
    // Another exercise begins anew.
    let (there, _) = beside(&world, &other, "Nobody", &held).await;
    assert_eq!(world.get_with(&format!("/room/{}", other.id), &there).await.status, StatusCode::OK);
    assert_eq!(world.get_with(&format!("/room/{}", listed.id), &there).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn control_writes_and_counts_for_those_without_a_device() {
    let world = world().await;
    let staff = crate::staff::entered(&world).await;
    let listed = exercise(&world).await;
    let control = format!("/control/{}", listed.id);
    for alias in ["Dana", "Coco"] {
        done(&submit(&world, &format!("{control}/do/join"), &format!("alias={alias}"), &staff).await);
    }
    let log = listed.id.parse().unwrap();
    let dana = world.house.people(&log).await.unwrap().into_iter().find(|p| p.alias == "Dana").unwrap().id;
    let vote = "question=And+now%3F&option=wait&option=ask";
    done(&submit(&world, &format!("{control}/do/vote"), vote, &staff).await);
    let page = world.get_with(&format!("{control}/plenary"), &staff).await;
    let n = page.body.split("name=\"vote\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let wrong =
        submit(&world, &format!("{control}/do/count-hands"), &format!("vote={n}&hands=two&hands=1"), &staff).await;
    assert_eq!(wrong.status, StatusCode::BAD_REQUEST);
    assert!(wrong.shows("how many hands were raised"), "{}", wrong.body);
    done(&submit(&world, &format!("{control}/do/count-hands"), &format!("vote={n}&hands=7&hands="), &staff).await);
    let counted = world.get_with(&format!("{control}/plenary"), &staff).await;
    assert!(counted.shows("7 of 7 have answered"), "more hands than have joined: {}", counted.body);

    enter(&world, &listed, Phase::Debrief).await;
    let page = world.get_with(&format!("{control}/debrief"), &staff).await;
    assert!(page.body.contains(&format!("id=\"commit-{dana}\"")), "a field beside each name: {}", page.body);
    done(&submit(&world, &format!("{control}/do/de-role"), &format!("person={dana}"), &staff).await);
    done(&submit(&world, &format!("{control}/do/commit"), &format!("person={dana}&text=I+will+wait."), &staff).await);
    let page = world.get_with(&format!("{control}/debrief"), &staff).await;
    assert!(page.shows("1 of 2 have stepped out.") && page.shows("I will wait. <small>Dana</small>"), "{}", page.body);
    assert!(world.get_with(&format!("{control}/report"), &staff).await.shows("I will wait."));
    let written = world.house.proceedings(&log).await.unwrap();
    let by = written.iter().find(|(_, h)| matches!(h.event, Event::Committed { .. })).map(|(_, h)| h.by.as_str());
    assert!(by.is_some_and(|by| by.starts_with("control:")), "{by:?}");
}

#[tokio::test]
async fn one_interpreter_sits_in_every_team() {
    let world = world().await;
    let staff = crate::staff::entered(&world).await;
    let listed = exercise(&world).await;
    let came = submit(&world, "/join", &format!("code={}&alias=Ida", listed.code), "").await;
    let ida = cookie(&came);
    let id = world.house.people(&listed.id.parse().unwrap()).await.unwrap().remove(0).id;
    for team in ["1", "2"] {
        let place = format!("person={id}&place={team}%2Fcourse_interpreter");
        done(&submit(&world, &format!("/control/{}/do/place", listed.id), &place, &staff).await);
    }
    let room = world.get_with(&format!("/room/{}", listed.id), &ida).await;
    let seats: Vec<&str> =
        room.body.split("href=\"/team/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(seats.len(), 2, "the room leads to both: {}", room.body);
    for seat in seats {
        assert_eq!(world.get_with(&format!("/team/{seat}"), &ida).await.status, StatusCode::OK);
    }
}
