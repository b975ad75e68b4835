//! Two rounds with the same people: an exercise each, one code typed once, both sides of the line.

use crate::control::{done, trainer};
use crate::house::{World, plain, world};
use crate::join::{begin, exercise, join, open, submit};
use axum::http::StatusCode;
use exercise::delivery::event::Phase;
use exercise::delivery::{Actor, Command};
use http_body_util::BodyExt as _;
use live::Listed;
use std::collections::BTreeMap;
use std::time::Duration;

async fn enter(world: &World, listed: &Listed, phase: Phase) {
    let control = Actor::Control("t".to_owned());
    world.house.direct(&listed.id.parse().unwrap(), &control, &Command::Enter { phase }, None).await.unwrap();
}

/// Places as `team/seat`, by alias.
async fn places(world: &World, listed: &Listed) -> BTreeMap<String, Vec<String>> {
    let log = listed.id.parse().unwrap();
    let names = world.house.names(&log).await.unwrap();
    let of = |state: &exercise::delivery::State| {
        let places = |id: &String| state.places(id).iter().map(|(team, seat)| format!("{team}/{seat}")).collect();
        state.people.iter().map(|id| (names[id].clone(), places(id))).collect()
    };
    world.house.inspect(&log, |_, state| of(state)).await.unwrap()
}

/// Sets up the round after an exercise as the form proposes it, but for the intensity.
async fn next(world: &World, staff: &str, listed: &Listed) -> Listed {
    let form = format!(
        "after={}&pack=suicide-bridge&title=Thursday+2&teams=2&intensity=4&worst=withdrawn&zone=\
         &t1.language=en&t1.far=person&t1.cast.person=viktor&t2.language=en&t2.far=simulated&t2.cast.person=viktor",
        listed.id
    );
    let reply = submit(world, "/exercise/new", &form, staff).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let id = reply.header("location").strip_prefix("/control/").unwrap().parse().unwrap();
    world.house.listed(&id).await.unwrap().unwrap()
}

/// Reads an open stream until it has said what is waited for.
async fn until(stream: axum::response::Response, words: &str) -> String {
    let mut body = stream.into_body();
    let mut text = String::new();
    let read = async {
        while !text.contains(words) {
            let frame = body.frame().await.unwrap_or_else(|| panic!("it ended before «{words}»: {text}")).unwrap();
            text.push_str(&plain(&String::from_utf8_lossy(frame.data_ref().unwrap())));
        }
    };
    assert!(tokio::time::timeout(Duration::from_secs(20), read).await.is_ok(), "«{words}» never came: {text}");
    text
}

#[tokio::test]
async fn two_rounds_put_people_on_both_sides_and_nobody_types_a_code_again() {
    let world = world().await;
    let staff = trainer(&world).await;
    let one = exercise(&world).await;
    let (dana, primary) = join(&world, &one, "Dana", "1", "primary").await;
    let (vik, player) = join(&world, &one, "Vik", "1", "role_player").await;
    join(&world, &one, "Coco", "1", "coach").await;
    join(&world, &one, "Sam", "2", "primary").await;
    let (rita, _) = join(&world, &one, "Rita", "1", "recorder").await;
    let (ida, _) = join(&world, &one, "Ida", "1", "leader").await;
    let log: chain::LogId = one.id.parse().unwrap();
    let id =
        async |alias: &str| world.house.people(&log).await.unwrap().into_iter().find(|p| p.alias == alias).unwrap().id;
    let base = format!("/control/{}", one.id);
    done(submit(&world, &format!("{base}/do/stand"), "team=1&seat=leader", &staff).await);
    for team in ["1", "2"] {
        let place = format!("person={}&place={team}%2Fcourse_interpreter", id("Ida").await);
        done(submit(&world, &format!("{base}/do/place"), &place, &staff).await);
    }
    done(submit(&world, &format!("{base}/do/leave"), &format!("person={}", id("Rita").await), &staff).await);
    begin(&world, &one).await;
    let form = format!("/exercise/new?after={}", one.id);
    for page in [format!("{base}/roster"), base.clone()] {
        assert!(!world.get_with(&page, &staff).await.body.contains(&form), "not while teams play: {page}");
    }
    assert_eq!(world.get_with(&form, &staff).await.status, StatusCode::BAD_REQUEST);
    enter(&world, &one, Phase::Debrief).await;
    for page in [format!("{base}/roster"), base.clone()] {
        assert!(world.get_with(&page, &staff).await.body.contains(&form), "{page}");
    }
    let page = world.get_with(&form, &staff).await.body;
    for filled in [
        "value=\"Thursday · Round 2\"",
        &format!("name=\"after\" value=\"{}\"", one.id),
        "name=\"pack\" value=\"suicide-bridge\"",
        "id=\"teams-2\" name=\"teams\" value=\"2\" checked",
        "value=\"viktor\" selected",
        "value=\"person\" selected",
        "name=\"intensity\" value=\"3\" checked",
        "name=\"worst\" value=\"withdrawn\" checked",
    ] {
        assert!(page.contains(filled), "{filled}: {page}");
    }
    let cards = world.get_with(&format!("{form}&pack="), &staff).await.body;
    assert!(cards.contains("?pack=suicide-bridge&amp;after="), "and another scenario may be chosen: {cards}");
    let lobby = open(&world, &format!("/room/{}/stream", one.id), &dana).await;
    let seat = open(&world, &format!("{player}/stream"), &vik).await;

    let two = next(&world, &staff, &one).await;
    let way = format!("data-go=\"/room/{}\"", two.id);
    until(lobby, &way).await;
    until(seat, &way).await;
    for (path, cookie) in [(format!("/room/{}", one.id), &dana), (primary.clone(), &dana), (player.clone(), &vik)] {
        let page = world.get_with(&path, cookie).await;
        assert!(page.shows("The next round is open.") && page.body.contains(&way), "{path}: {}", page.body);
    }
    let room = format!("/room/{}", two.id);
    let there = world.get_with(&room, &dana).await;
    assert!(there.shows("You are here as <b>Dana</b>"), "{}", there.body);
    assert!(there.body.contains(&format!("href=\"/room/{}\"", one.id)), "and the way back: {}", there.body);
    let late = world.get_with(&format!("/join?code={}", one.code), &dana).await;
    assert_eq!(late.header("location"), room, "the code of the first round leads on");
    assert!(world.get(&format!("/join?code={}", one.code), "en").await.shows("Thursday 2"), "for newcomers too");

    let (was, is) = (places(&world, &one).await, places(&world, &two).await);
    assert_eq!(is.keys().collect::<Vec<_>>(), ["Coco", "Dana", "Ida", "Sam", "Vik"], "Rita was taken out");
    assert_eq!(is["Ida"], ["1/course_interpreter", "2/course_interpreter"]);
    assert_eq!(was["Vik"], ["1/role_player"], "the first round stays as it was");
    for who in ["Coco", "Dana", "Sam", "Vik"] {
        assert_eq!(is[who].len(), 1, "{who}: {is:?}");
        let seat = |place: &str| place.split_once('/').unwrap().1.to_owned();
        assert_ne!(seat(&is[who][0]), seat(&was[who][0]), "{who} sits in another seat: {is:?}");
    }
    assert!(is.values().any(|places| places.contains(&"1/role_player".to_owned())), "{is:?}");
    for cookie in [&dana, &vik, &ida] {
        let seat = world.get_with(&room, cookie).await;
        let seat = seat.body.split("href=\"/team/").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(world.get_with(&format!("/team/{seat}"), cookie).await.status, StatusCode::OK);
    }
    // Whoever has no right to the first round finds no way to the second, and who was taken out has none either.
    for cookie in ["", "person=0123456789abcdef0123456789abcdef", rita.as_str()] {
        let refused = world.get_with(&format!("/room/{}", one.id), cookie).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{cookie}");
        assert!(!refused.body.contains(&two.id), "{cookie}");
        assert_eq!(world.get_with(&room, cookie).await.status, StatusCode::FORBIDDEN, "{cookie}");
    }
}

#[tokio::test]
async fn rounds_lead_to_one_another_and_count_together() {
    let world = world().await;
    let staff = trainer(&world).await;
    let one = exercise(&world).await;
    for (alias, team, seat) in [("Dana", "1", "primary"), ("Vik", "1", "role_player"), ("Sam", "2", "primary")] {
        join(&world, &one, alias, team, seat).await;
    }
    begin(&world, &one).await;
    enter(&world, &one, Phase::Closed).await;
    let two = next(&world, &staff, &one).await;
    // Asked for once more, it is the one that is there.
    assert_eq!(next(&world, &staff, &one).await.id, two.id);
    let form = world.get_with(&format!("/exercise/new?after={}", one.id), &staff).await;
    assert_eq!(form.header("location"), format!("/control/{}", two.id));
    for (own, other) in [(&one, &two), (&two, &one)] {
        let page = world.get_with(&format!("/control/{}/debrief", own.id), &staff).await.body;
        assert!(page.contains(&format!("<a href=\"/control/{}\" aria-current=\"true\">Round", own.id)), "{page}");
        assert!(page.contains(&format!("<a href=\"/control/{}\">Round", other.id)), "{page}");
    }
    let list = world.get_with("/exercises", &staff).await;
    assert!(
        list.body.contains(&format!("/control/{}\"", one.id)) && list.body.contains(&format!("/control/{}\"", two.id))
    );
    // Who was at the far end in the first round is not there again, and both rounds count.
    let is = places(&world, &two).await;
    let far: Vec<_> = is.iter().filter(|(_, places)| places.contains(&"1/role_player".to_owned())).collect();
    assert!(far.len() == 1 && far[0].0 != "Vik", "{is:?}");
    begin(&world, &two).await;
    enter(&world, &two, Phase::Debrief).await;
    for listed in [&one, &two] {
        let page = world.get_with(&format!("/control/{}/debrief", listed.id), &staff).await;
        assert_eq!(page.body.matches("far end: 1 time").count(), 2, "Vik then, another now: {}", page.body);
    }
    let third = world.get_with(&format!("/exercise/new?after={}", two.id), &staff).await;
    assert!(third.shows("Thursday · Round 3"), "{}", third.body);
    let course = crate::staff::course(&world).await;
    let elsewhere = world.get_with(&format!("/course/{course}/exercise/new?after={}", two.id), &staff).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "rounds are of one course");
    // Where the second is gone, the way to set one up is there again.
    world.house.delete_delivery(&two.id.parse().unwrap()).await.unwrap();
    let page = world.get_with(&format!("/control/{}", one.id), &staff).await.body;
    assert!(page.contains(&format!("/exercise/new?after={}", one.id)) && !page.contains(&two.id), "{page}");
}
