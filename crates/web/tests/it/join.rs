//! The way in: a code, a name, a pass that is good for one's own seats and for nothing else.

use crate::house::{Reply, World, plain, world};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use exercise::delivery::event::Phase;
use exercise::delivery::{Actor, Command};
use http_body_util::BodyExt as _;
use live::{Listed, Plan, PlannedTeam};
use scenario::Outcome;

fn team(played: bool) -> PlannedTeam {
    let cast = [("person".to_owned(), "viktor".to_owned())].into();
    PlannedTeam {
        language: "en".to_owned(),
        lines: Default::default(),
        cast,
        played,
        parts: Default::default(),
        outside: false,
        on_paper: false,
    }
}

pub(crate) async fn exercise(world: &World) -> Listed {
    exercise_of(world, "").await
}

/// The same as part of a course.
pub(crate) async fn exercise_of(world: &World, course: &str) -> Listed {
    let plan = Plan {
        course: course.to_owned(),
        title: "Thursday".to_owned(),
        pack: "suicide-bridge".to_owned(),
        papers: String::new(),
        intensity: 3,
        worst: Outcome::Withdrawn,
        zone: String::new(),
        teams: vec![team(true), team(false)],
    };
    world.house.set_up(plan).await.unwrap()
}

/// A form with a cookie, as a page sends it.
pub(crate) async fn submit(world: &World, path: &str, form: &str, cookie: &str) -> Reply {
    let request = Request::post(path)
        .header("accept", "text/html")
        .header("accept-language", "en")
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded");
    world.send(request.body(Body::from(form.to_owned())).unwrap()).await
}

/// Joins and sits down; answers the cookie and the seat's address.
pub(crate) async fn join(world: &World, listed: &Listed, alias: &str, team: &str, seat: &str) -> (String, String) {
    let reply = submit(world, "/join", &format!("code={}&alias={alias}", listed.code), "").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    let room = format!("/room/{}", listed.id);
    let sat = submit(world, &format!("{room}/do/sit"), &format!("team={team}&seat={seat}"), &cookie).await;
    assert_eq!(sat.status, StatusCode::SEE_OTHER, "{}", sat.body);
    let page = world.get_with(&room, &cookie).await;
    let address = page.body.split("href=\"/team/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    (cookie, format!("/team/{address}"))
}

pub(crate) async fn begin(world: &World, listed: &Listed) {
    let control = Actor::Control("t".to_owned());
    let command = Command::Enter { phase: Phase::Running };
    world.house.direct(&listed.id.parse().unwrap(), &control, &command, None).await.unwrap();
}

#[tokio::test]
async fn a_wrong_code_says_what_to_do() {
    let world = world().await;
    assert!(world.get("/join", "en").await.shows("Type the code that your trainer has given you."));
    let page = world.get("/join?code=%20AB%3Cb%3E12%20", "ru").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.shows("AB<b>12"), "{}", page.body);
    assert!(!page.body.contains("AB<b>"), "a code is text and no markup");
}

#[tokio::test]
async fn a_name_is_asked_for_once_and_is_nobody_elses() {
    let world = world().await;
    let listed = exercise(&world).await;
    let code = listed.code.to_lowercase();
    assert!(world.get(&format!("/join?code={code}"), "en").await.shows("What should we call you?"));
    let (cookie, _) = join(&world, &listed, "Dana", "1", "primary").await;
    let again = world.get_with(&format!("/join?code={code}"), &cookie).await;
    assert_eq!(again.header("location"), format!("/room/{}", listed.id), "no code and no name typed again");
    let taken = submit(&world, "/join", &format!("code={code}&alias=%20dANA%20"), "").await;
    assert_eq!(taken.status, StatusCode::CONFLICT);
    assert!(taken.shows("called “dANA” already"), "{}", taken.body);
    let empty = submit(&world, "/join", &format!("code={code}&alias=%20"), "").await;
    assert_eq!(empty.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_pass_is_good_for_ones_own_seat_alone() {
    let world = world().await;
    let (listed, other) = (exercise(&world).await, exercise(&world).await);
    let (dana, own) = join(&world, &listed, "Dana", "1", "primary").await;
    let (stranger, elsewhere) = join(&world, &other, "Sam", "1", "primary").await;
    assert_eq!(world.get_with(&own, &dana).await.status, StatusCode::OK);
    let others = own.replace("/primary", "/role_player");
    for (path, cookie) in [(&own, ""), (&own, stranger.as_str()), (&others, dana.as_str()), (&elsewhere, dana.as_str())]
    {
        for path in [path.clone(), format!("{path}/stream"), format!("{path}/paper/demands")] {
            assert_eq!(world.get_with(&path, cookie).await.status, StatusCode::FORBIDDEN, "{path} {cookie}");
        }
        let said = submit(&world, &format!("{path}/on/control/do/say"), "text=me", cookie).await;
        assert_eq!(said.status, StatusCode::FORBIDDEN, "{path} {cookie}");
    }
    assert_eq!(world.get_with(&format!("/room/{}", other.id), &dana).await.status, StatusCode::FORBIDDEN);
    let team = own.split('/').nth(2).unwrap();
    for page in ["", "/record", "/summary.json", "/log.jsonl", "/whatif", "/delete", "/hand", "/after", "/stream"] {
        let reply = world.get_with(&format!("/call/{team}{page}"), &dana).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "a team's log is nobody's talk: {page}");
    }
    let deleted = submit(&world, &format!("/call/{team}/delete"), "", &dana).await;
    assert_eq!(deleted.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get_with(&own, &dana).await.status, StatusCode::OK, "it is still there");
}

#[tokio::test]
async fn what_the_cell_writes_never_reaches_the_far_end() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    begin(&world, &listed).await;
    let done = |reply: Reply| assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    done(submit(&world, &format!("{primary}/on/phone/do/call"), "", &dana).await);
    done(submit(&world, &format!("{player}/on/phone/do/pick-up"), "", &vik).await);
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=Hello+there", &dana).await);
    done(submit(&world, &format!("{player}/on/phone/do/say"), "text=Go+away", &vik).await);
    done(submit(&world, &format!("{coach}/on/coach_notes/do/say"), "text=slow+down+now", &coco).await);
    done(submit(&world, &format!("{coach}/on/team/do/say"), "text=he+is+tired", &coco).await);
    done(submit(&world, &format!("{primary}/do/request"), "item=lights_off", &dana).await);
    done(submit(&world, &format!("{coach}/paper/demands"), "text=a+blanket", &coco).await);
    let seen = world.get_with(&player, &vik).await;
    assert!(seen.shows("Hello there") && seen.shows("Go away"));
    assert!(seen.shows("Who you are tonight"), "the role-player has the person's papers");
    for hidden in ["slow down now", "he is tired", "a blanket", "Blue lights", "Coco"] {
        assert!(!seen.shows(hidden), "the far end reads «{hidden}»");
    }
    let voice = world.get_with(&primary, &dana).await;
    assert!(voice.shows("slow down now") && voice.shows("he is tired"));
    assert!(!voice.shows("Who you are tonight"), "the cell does not read the role-player's papers");
}

#[tokio::test]
async fn a_screen_left_open_hears_nothing_once_the_seat_is_another_s() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    let request = Request::get(format!("{coach}/stream")).header("cookie", &coco).body(Body::empty()).unwrap();
    let stream = world.raw(request).await;
    assert_eq!(stream.status(), StatusCode::OK);
    submit(&world, &format!("{recorder}/on/team/do/say"), "text=while+she+sits", &rita).await;
    let room = format!("/room/{}", listed.id);
    submit(&world, &format!("{room}/do/stand"), "team=1&seat=coach", &coco).await;
    submit(&world, &format!("{recorder}/on/team/do/say"), "text=after+she+left", &rita).await;
    // The stream ends by itself: to the end means to its end.
    let body = tokio::time::timeout(std::time::Duration::from_secs(20), stream.into_body().collect()).await;
    let text = String::from_utf8_lossy(&body.expect("the stream has ended").unwrap().to_bytes()).into_owned();
    assert!(!text.contains("after she left"), "{text}");
    // The screen is told why it falls silent, last of all.
    assert!(text.trim_end().rsplit("\n\n").next().unwrap().contains("event: moved"), "{text}");
    let page = world.get_with(&recorder, &rita).await;
    assert!(page.body.contains("id=\"moved\" role=\"alert\" hidden"), "the sentence waits on the page");
}

#[tokio::test]
async fn two_who_change_one_entry_do_not_overwrite_each_other() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (rita, recorder) = join(&world, &listed, "Rita", "1", "recorder").await;
    submit(&world, &format!("{coach}/paper/demands"), "text=a+car", &coco).await;
    let form = world.get_with(&coach, &coco).await;
    let n = form.body.split("/paper/demands?replaces=").nth(1).unwrap();
    let n: String = n.chars().take_while(char::is_ascii_digit).collect();
    let first = format!("text=a+red+car&replaces={n}");
    assert_eq!(submit(&world, &format!("{coach}/paper/demands"), &first, &coco).await.status, StatusCode::SEE_OTHER);
    let second = format!("text=a+fast+car&replaces={n}");
    let late = submit(&world, &format!("{recorder}/paper/demands"), &second, &rita).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.shows("a fast car") && late.shows("Somebody was quicker"), "what was written is not lost");
    assert!(late.shows("What stands there now") && late.shows("a red car"), "{}", late.body);
    let newer = late.body.split("name=\"replaces\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_ne!(newer, n, "what is filed next takes the place of the newer one");
    let board = world.get_with(&recorder, &rita).await;
    assert!(board.shows("a red car") && !board.shows("a fast car"));
    let again = format!("text=a+fast+car&replaces={newer}");
    let filed = submit(&world, &format!("{recorder}/paper/demands"), &again, &rita).await;
    assert_eq!(filed.status, StatusCode::SEE_OTHER, "{}", filed.body);
    let wrong = submit(&world, &format!("{coach}/paper/demands"), "text=", &coco).await;
    assert_eq!(wrong.status, StatusCode::CONFLICT);
    assert!(wrong.shows("Fill this in"), "{}", wrong.body);
}

#[tokio::test]
async fn anybody_stops_the_scene_and_control_alone_goes_on() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    begin(&world, &listed).await;
    let stopped = submit(&world, &format!("{player}/do/safe-word"), "", &vik).await;
    assert_eq!(stopped.status, StatusCode::SEE_OTHER);
    assert!(world.get_with(&player, &vik).await.shows("Stopped by the safe word."));
    let resumed = submit(&world, &format!("{player}/do/resume"), "", &vik).await;
    assert_eq!(resumed.status, StatusCode::NOT_FOUND, "a seat has no such command");
    let why = submit(&world, &format!("{player}/on/far_control/do/say"), "text=I+need+a+moment", &vik).await;
    assert_eq!(why.status, StatusCode::SEE_OTHER, "whoever stopped it can say why");
}

#[tokio::test]
async fn the_role_players_papers_are_not_carried_into_the_cell() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, player) = join(&world, &listed, "Dana", "1", "role_player").await;
    assert!(world.get_with(&player, &dana).await.shows("Who you are tonight"));
    let room = format!("/room/{}", listed.id);
    let back = submit(&world, &format!("{room}/do/sit"), "team=1&seat=primary", &dana).await;
    assert_eq!(back.status, StatusCode::CONFLICT);
    assert!(back.shows("Ask your trainer to move you."), "{}", back.body);
    assert!(back.shows("only through the trainer, after your other seat"), "and no button offers it");
    let cell = player.replace("/role_player", "/primary");
    assert_eq!(world.get_with(&cell, &dana).await.status, StatusCode::FORBIDDEN);
    // Where nobody plays there is no such seat, whatever is typed.
    let other = submit(&world, &format!("{room}/do/sit"), "team=2&seat=role_player", &dana).await;
    assert_eq!(other.status, StatusCode::CONFLICT);
    assert!(other.shows("There is no such seat."), "{}", other.body);
}

#[tokio::test]
async fn what_the_trainer_set_is_told_to_who_plays_the_far_end_and_to_no_seat_of_the_cell() {
    const SET: &str = "intensity 3 of 5 (Medium: the ordinary case). Worst ending allowed: Contact may be lost.";
    let world = world().await;
    let listed = exercise(&world).await;
    let staff = crate::staff::entered(&world).await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let page = plain(&world.get_with(&player, &vik).await.body);
    assert!(page.find(SET).unwrap() < page.find("Who you are tonight").unwrap(), "above the papers");
    assert!(!world.get_with(&primary, &dana).await.shows("Worst ending"));
    let pack = world.house.packs().get("suicide-bridge").unwrap();
    for seat in &pack.structure.seats {
        let page = world.get_with(&player.replace("role_player", &format!("{}?watch", seat.id)), &staff).await;
        assert_eq!(page.status, StatusCode::OK, "{}", seat.id);
        assert_eq!(page.shows(SET), seat.id == "role_player", "{}", seat.id);
    }
    for page in ["kit", "team/1", "team/2"] {
        assert!(world.get_with(&format!("/control/{}/{page}", listed.id), &staff).await.shows(SET), "{page}");
    }
}

/// What a stream goes on to say; it must end by itself.
async fn rest(response: axum::response::Response) -> String {
    let body = tokio::time::timeout(std::time::Duration::from_secs(20), response.into_body().collect()).await;
    String::from_utf8_lossy(&body.expect("the stream has ended").unwrap().to_bytes()).into_owned()
}

pub(crate) async fn open(world: &World, path: &str, cookie: &str) -> axum::response::Response {
    let request = Request::get(path).header("accept-language", "en").header("cookie", cookie);
    let stream = world.raw(request.body(Body::empty()).unwrap()).await;
    assert_eq!(stream.status(), StatusCode::OK, "{path}");
    stream
}

#[tokio::test]
async fn a_lost_phone_opens_nothing_once_another_took_its_place() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (lost, seat) = join(&world, &listed, "Dana", "1", "primary").await;
    let (sam, _) = join(&world, &listed, "Sam", "1", "coach").await;
    let staff = crate::staff::entered(&world).await;
    let log = listed.id.parse().unwrap();
    let dana = world.house.people(&log).await.unwrap().into_iter().find(|p| p.alias == "Dana").unwrap();
    let page = submit(&world, &format!("/control/{}/pass/{}", listed.id, dana.id), "", &staff).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let tickets =
        page.body.split("/pass/").map(|rest| rest.chars().take_while(char::is_ascii_hexdigit).collect::<String>());
    let link = format!("/pass/{}", tickets.into_iter().find(|t| t.len() == 32).unwrap());

    // Whoever is led to the address is told who they would become, and stays who they are.
    let asked = world.get_with(&link, &sam).await;
    assert_eq!((asked.status, asked.header("set-cookie")), (StatusCode::OK, ""));
    assert!(asked.shows("This device becomes “Dana”") && asked.shows("Already at this device: Sam"), "{}", asked.body);
    let elsewhere = Request::post(&link).header("origin", "http://elsewhere").header("host", "here");
    assert_eq!(world.send(elsewhere.body(Body::empty()).unwrap()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(world.get_with(&seat, &lost).await.status, StatusCode::OK, "until then the old one is good");

    let stream = open(&world, &format!("{seat}/stream"), &lost).await;
    let room = open(&world, &format!("/room/{}/stream", listed.id), &lost).await;
    let taken = submit(&world, &link, "", "").await;
    assert_eq!(taken.header("location"), format!("/room/{}", listed.id));
    let found = taken.header("set-cookie").split(';').next().unwrap().to_owned();
    assert_eq!(world.get_with(&seat, &found).await.status, StatusCode::OK);
    assert_eq!(world.get_with(&seat, &lost).await.status, StatusCode::FORBIDDEN);
    let said = submit(&world, &format!("{seat}/on/control/do/say"), "text=me", &lost).await;
    assert_eq!(said.status, StatusCode::FORBIDDEN);
    submit(&world, &format!("{seat}/on/control/do/say"), "text=from+the+new+one", &found).await;
    submit(&world, &format!("/room/{}/do/sit", listed.id), "team=1&seat=leader", &found).await;
    assert!(!rest(stream).await.contains("from the new one"), "and its open screen ends");
    assert!(!rest(room).await.contains("Team leader"));

    let again = submit(&world, &link, "", "").await;
    assert_eq!((again.status, again.header("set-cookie")), (StatusCode::NOT_FOUND, ""), "a ticket works once");
    assert!(again.shows("It works once and for ten minutes."), "{}", again.body);
}

#[tokio::test]
async fn whoever_was_taken_out_is_told_nothing_more() {
    let world = world().await;
    let listed = exercise(&world).await;
    let log = listed.id.parse().unwrap();
    let (mallory, _) = join(&world, &listed, "Mallory", "1", "observer").await;
    let room = format!("/room/{}", listed.id);
    let stream = open(&world, &format!("{room}/stream"), &mallory).await;
    let person = world.house.people(&log).await.unwrap().remove(0).id;
    let control = Actor::Control("t".to_owned());
    world.house.direct(&log, &control, &Command::Leave { person }, None).await.unwrap();
    join(&world, &listed, "Dana", "1", "primary").await;
    let refused = world.get_with(&room, &mallory).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.shows("You are not in this exercise any more"), "and why: {}", refused.body);
    assert!(world.get(&room, "en").await.shows("First join the exercise"));
    assert!(!rest(stream).await.contains("Dana"));
    // Who was taken out by mistake is not sent to and fro: the name is asked for again.
    let code = world.get_with(&format!("/join?code={}", listed.code), &mallory).await;
    assert!(code.status == StatusCode::OK && code.shows("What should we call you?"), "{}", code.body);
    assert_eq!(world.get_with("/join", &mallory).await.status, StatusCode::OK);
}

#[tokio::test]
async fn who_was_taken_out_by_mistake_is_let_in_again() {
    let world = world().await;
    let listed = exercise(&world).await;
    let log = listed.id.parse().unwrap();
    let staff = crate::staff::entered(&world).await;
    let (dana, seat) = join(&world, &listed, "Dana", "1", "primary").await;
    let person = world.house.people(&log).await.unwrap().remove(0).id;
    let (room, control) = (format!("/room/{}", listed.id), format!("/control/{}", listed.id));
    let roster = world.get_with(&format!("{control}/roster"), &staff).await;
    assert!(roster.shows("Dana leaves the exercise"), "also in the briefing it is asked twice");
    assert!(roster.shows("Choose a seat"), "who sits already is proposed no other seat: {}", roster.body);
    submit(&world, &format!("{control}/do/leave"), &format!("person={person}"), &staff).await;
    assert_eq!(world.get_with(&room, &dana).await.status, StatusCode::FORBIDDEN);
    let again = submit(&world, "/join", &format!("code={}&alias=Dana", listed.code), "").await;
    assert_eq!(again.status, StatusCode::CONFLICT, "the name stays with what they did");
    let roster = world.get_with(&format!("{control}/roster"), &staff).await;
    assert!(roster.shows("Let in again") && !roster.shows("Dana leaves the exercise"), "{}", roster.body);

    let back = submit(&world, &format!("{control}/do/take-back"), &format!("person={person}"), &staff).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert_eq!(world.get_with(&room, &dana).await.status, StatusCode::OK);
    assert!(!world.get_with(&format!("{control}/roster"), &staff).await.shows("Let in again"));
    submit(&world, &format!("{room}/do/sit"), "team=1&seat=primary", &dana).await;
    assert_eq!(world.get_with(&seat, &dana).await.status, StatusCode::OK);
    let nobody = submit(&world, &format!("{control}/do/take-back"), "person=000000000000", &staff).await;
    assert_ne!(nobody.status, StatusCode::SEE_OTHER, "nobody comes back who never came");
}

#[tokio::test]
async fn the_far_end_is_not_told_who_sits_in_the_cell() {
    let world = world().await;
    let listed = exercise(&world).await;
    let (dana, primary) = join(&world, &listed, "Dana", "1", "primary").await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (vik, player) = join(&world, &listed, "Vik", "1", "role_player").await;
    let room = format!("/room/{}", listed.id);
    let page = world.get_with(&room, &vik).await;
    assert!(page.shows("Vik") && page.shows("taken") && !page.shows("Dana") && !page.shows("Coco"), "{}", page.body);
    let page = world.get_with(&room, &dana).await;
    assert!(page.shows("Dana") && page.shows("Coco") && !page.shows("Vik"), "nor the cell who plays");
    begin(&world, &listed).await;
    submit(&world, &format!("{primary}/on/phone/do/call"), "", &dana).await;
    submit(&world, &format!("{player}/on/phone/do/pick-up"), "", &vik).await;
    submit(&world, &format!("{primary}/on/phone/do/say"), "text=This+is+Dana", &dana).await;
    let heard = world.get_with(&player, &vik).await;
    assert!(heard.shows("Voice on the line") && !heard.shows("Another voice"), "{}", heard.body);
    assert!(!heard.shows("Primary negotiator"), "{}", heard.body);
    // Who may speak hands the line over where it is spoken on, and nobody else does.
    let page = world.get_with(&primary, &dana).await;
    let own = page.body.split("data-line-box=\"phone\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(own.contains("/do/pass-voice\"") && own.contains("value=\"coach\""), "{own}");
    assert_eq!(page.body.matches("/do/pass-voice\"").count(), 1, "and on no other line");
    assert!(!heard.body.contains("/do/pass-voice\""), "{}", heard.body);
    // A take-over that nobody announces.
    submit(&world, &format!("{primary}/do/pass-voice"), "to=coach", &dana).await;
    submit(&world, &format!("{coach}/on/phone/do/say"), "text=I+am+somebody+else", &coco).await;
    let heard = world.get_with(&player, &vik).await;
    assert!(heard.shows("I am somebody else"), "{}", heard.body);
    assert!(!heard.shows("Coach"), "{}", heard.body);
    assert_eq!(heard.body.matches("Another voice").count(), 1, "that it is another voice is heard: {}", heard.body);
    submit(&world, &format!("{coach}/on/phone/do/say"), "text=I+listen", &coco).await;
    submit(&world, &format!("{player}/on/phone/do/say"), "text=Who+is+that", &vik).await;
    let heard = world.get_with(&player, &vik).await;
    assert_eq!(heard.body.matches("Another voice").count(), 1, "it is known by now: {}", heard.body);
    let own = heard.body.split("Who is that").next().unwrap().rsplit("class=\"by\">").next().unwrap();
    assert!(own.starts_with("You "), "one's own words are one's own: {own}");
    assert!(world.get_with(&primary, &dana).await.shows("Coach"), "the cell knows who spoke");
}

/// From a device in the room.
async fn from(world: &World, ip: &str, path: &str) -> Reply {
    let mut request = Request::get(path).header("accept", "text/html").header("accept-language", "en");
    request = request.header("cookie", "");
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(web::Peer(format!("{ip}:5000").parse().unwrap()));
    world.send(request).await
}

#[tokio::test]
async fn guessing_codes_has_a_pace_and_a_right_one_is_answered_no_sooner() {
    let world = world().await;
    let listed = exercise(&world).await;
    let wrong = |n: usize| format!("/join?code=WRONG{n}");
    for n in 0..30 {
        assert_eq!(from(&world, "192.168.1.66", &wrong(n)).await.status, StatusCode::NOT_FOUND, "{n}");
    }
    for path in [wrong(30), format!("/join?code={}", listed.code)] {
        let reply = from(&world, "192.168.1.66", &path).await;
        assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS, "{path}");
        assert!(reply.shows("then try again.") && !reply.header("retry-after").is_empty(), "{}", reply.body);
    }
    let other = from(&world, "192.168.1.7", &format!("/join?code={}", listed.code)).await;
    assert!(other.status == StatusCode::OK && other.shows("What should we call you?"), "nobody else waits for that");
}

#[tokio::test]
async fn the_code_of_an_exercise_that_is_closed_is_none() {
    let world = world().await;
    let listed = exercise(&world).await;
    let log = listed.id.parse().unwrap();
    let close = Command::Enter { phase: Phase::Closed };
    world.house.direct(&log, &Actor::Control("t".to_owned()), &close, None).await.unwrap();
    let none = world.get("/join?code=WRONG", "en").await;
    let closed = world.get(&format!("/join?code={}", listed.code), "en").await;
    assert_eq!((closed.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(closed.body.replace(&listed.code, "WRONG"), none.body, "and tells no more than any other");
    let entered = submit(&world, "/join", &format!("code={}&alias=Late", listed.code), "").await;
    assert_eq!(entered.status, StatusCode::NOT_FOUND);
    assert!(world.house.people(&log).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_flood_of_one_person_stops_at_their_pace_and_a_name_that_did_nothing_is_free_again() {
    let world = world().await;
    let listed = exercise(&world).await;
    let log: chain::LogId = listed.id.parse().unwrap();
    let (mallory, _) = join(&world, &listed, "Mallory", "1", "observer").await;
    let room = format!("/room/{}", listed.id);
    let mut statuses = Vec::new();
    for n in 0..40 {
        statuses.push(submit(&world, &format!("{room}/do/de-role"), &format!("id=x{n}"), &mallory).await.status);
    }
    assert!(statuses.contains(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    let de_roled = world.house.proceedings(&log).await.unwrap();
    assert_eq!(de_roled.iter().filter(|(_, h)| h.event.kind() == "de_roled").count(), 1, "said once is said");

    // Names brought in by the dozen: removed, they are free again; who sat keeps theirs.
    let staff = crate::staff::entered(&world).await;
    for n in 0..6 {
        world.house.join_in(&log, &format!("Nobody {n}"), "").await.unwrap();
    }
    let control = format!("/control/{}", listed.id);
    assert!(world.get_with(&format!("{control}/roster"), &staff).await.shows("Remove everybody without a seat: 6"));
    submit(&world, &format!("{control}/do/clear"), "", &staff).await;
    let left: Vec<String> = world.house.people(&log).await.unwrap().into_iter().map(|p| p.alias).collect();
    assert_eq!(left, ["Mallory"]);
    assert!(world.house.join_in(&log, "Nobody 1", "").await.is_ok());
}

/// One button is pressed for a seat of the cell; at the far end stands a question before it.
#[tokio::test]
async fn a_seat_at_the_far_end_is_asked_about_once() {
    let world = world().await;
    let listed = exercise(&world).await;
    let reply = submit(&world, "/join", &format!("code={}&alias=Nina", listed.code), "").await;
    let nina = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    let room = world.get_with(&format!("/room/{}", listed.id), &nina).await;
    let question = "can no longer go into a team by themselves";
    assert_eq!(room.body.matches(question).count(), 1, "a person plays in one team: {}", room.body);
    let (_, asks) = room.body.split_once("<details id=\"sit-1-role_player\">").unwrap();
    let (asks, _) = asks.split_once("</details>").unwrap();
    assert!(asks.contains(question) && asks.contains("name=\"seat\" value=\"role_player\""), "{asks}");
    assert!(!room.body.contains("id=\"sit-1-primary\""));
}

/// Whoever chooses sees what is missing and in which language a team plays; whoever has chosen is not told to choose.
#[tokio::test]
async fn the_room_helps_to_choose_a_seat() {
    let world = world().await;
    let listed = exercise(&world).await;
    let reply = submit(&world, "/join", &format!("code={}&alias=Nina", listed.code), "").await;
    let nina = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    let room = format!("/room/{}", listed.id);
    let before = world.get_with(&room, &nina).await;
    assert!(before.shows("Take a seat and read your brief.") && before.shows("Take a free seat."), "{}", before.body);
    assert!(before.shows("Team 1 <span class=\"hint\">English</span></h3>"), "{}", before.body);
    let missing = |page: &str| page.matches("needed first").count();
    let (dana, _) = join(&world, &listed, "Dana", "1", "coach").await;
    let after = world.get_with(&room, &nina).await;
    assert_eq!(missing(&after.body) + 1, missing(&before.body), "the coach's seat is taken: {}", after.body);
    let seated = world.get_with(&room, &dana).await;
    assert!(seated.shows("Open your seat and read your brief."), "{}", seated.body);
    assert!(!seated.shows("Take a seat") && !seated.shows("Take a free seat"), "{}", seated.body);
    submit(&world, &format!("{room}/do/sit"), "team=1&seat=observer", &nina).await;
    let observer = world.get_with(&room, &nina).await;
    assert!(!observer.shows("Take a seat"), "{}", observer.body);
}
