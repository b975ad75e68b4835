//! One pair plays before the class: the others watch the line, and are asked what they would say.

use crate::control::{done, on_the_line, trainer};
use crate::house::{World, log, world};
use crate::join::{exercise, join, submit};
use axum::body::Body;
use axum::http::{Request, StatusCode};

/// Whether the clock of a seat's team runs.
async fn runs(world: &World, seat: &str) -> bool {
    let team = log(seat.split('/').nth(2).unwrap());
    world.house.look(&team, |_, state, _| state.clock.running()).await.unwrap()
}

#[tokio::test]
async fn one_pair_plays_and_the_others_choose_what_they_would_say() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (coco, coach) = join(&world, &listed, "Coco", "1", "coach").await;
    let (sam, voice) = join(&world, &listed, "Sam", "2", "primary").await;
    let base = format!("/control/{}", listed.id);
    let room = format!("/room/{}", listed.id);
    let order = async |what: &str, form: &str| submit(&world, &format!("{base}/do/{what}"), form, &staff).await;
    let wall = async || world.get_with(&format!("{base}/projector"), &staff).await;
    let plenary = async || world.get_with(&format!("{base}/plenary"), &staff).await;

    done(order("show", "what=line:1:phone").await);
    assert!(wall().await.body.contains("class=\"stage pair-line\""));
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=You+sound+worn+out.", &dana).await);
    done(submit(&world, &format!("{coach}/on/coach_notes/do/say"), "text=Slower+now", &coco).await);
    done(submit(&world, &format!("{coach}/do/tag"), "tag=demand", &coco).await);

    // The wall hears what both sides hear, as it is said, and nothing of the cell's.
    let request = Request::get(format!("{base}/projector/stream")).header("cookie", &staff);
    let request = request.header("accept-language", "en").body(Body::empty()).unwrap();
    let answer = async {
        tokio::task::yield_now().await;
        done(submit(&world, &format!("{player}/on/phone/do/say"), "text=Nobody+asked+me.", &vik).await);
    };
    let (live, ()) = tokio::join!(world.read(request, "Nobody asked me."), answer);
    assert!(live.contains("data-region=\"stage\""), "{live}");
    let shown = wall().await;
    assert!(shown.shows("You sound worn out.") && shown.shows("Nobody asked me."), "{}", shown.body);
    assert!(!shown.shows("Slower now") && !shown.shows("Demand"), "{}", shown.body);

    // One order: that team stands, and everybody else is asked.
    assert!(!plenary().await.body.contains("/do/go-on"), "it plays");
    done(order("vote", "pair=1%2Fphone&question=&option=&option=").await);
    assert_eq!((runs(&world, &primary).await, runs(&world, &voice).await), (false, true), "that pair alone");
    let asked = plenary().await;
    assert!(asked.shows("“Nobody asked me.” What would you say?"), "{}", asked.body);
    assert!(asked.shows("Emotion label") && asked.shows("Say nothing and wait"), "{}", asked.body);
    assert!(!asked.body.contains("/do/go-on"), "the others are being asked");
    assert!(wall().await.shows("“Nobody asked me.” What would you say?"));
    let n = asked.body.split("name=\"vote\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for (cookie, asks) in [(&dana, false), (&vik, false), (&coco, true), (&sam, true)] {
        let page = world.get_with(&room, cookie).await;
        assert_eq!(page.body.contains("/do/vote\""), asks, "{}", page.body);
        let seat = if asks { StatusCode::SEE_OTHER } else { StatusCode::CONFLICT };
        let voted = submit(&world, &format!("{room}/do/vote"), &format!("vote={n}&option=0"), cookie).await;
        assert_eq!(voted.status, seat, "{}", voted.body);
        assert!(asks || voted.shows("This question is for the others"), "{}", voted.body);
    }
    // Who gets up for a moment was at the line when the question was put.
    let at = "team=1&seat=primary";
    done(submit(&world, &format!("{room}/do/stand"), at, &dana).await);
    let voted = submit(&world, &format!("{room}/do/vote"), &format!("vote={n}&option=0"), &dana).await;
    assert_eq!(voted.status, StatusCode::CONFLICT, "{}", voted.body);
    done(submit(&world, &format!("{room}/do/sit"), at, &dana).await);
    assert!(world.get_with(&voice, &sam).await.body.contains("id=\"to-question\""), "who plays on is told");
    assert!(!world.get_with(&primary, &dana).await.body.contains("id=\"to-question\""));
    assert!(plenary().await.shows("2 of 2 have answered"), "the pair is not counted among those who are asked");

    // After the count the pair goes on, and the class watches it again.
    done(order("close-vote", &format!("vote={n}")).await);
    assert!(plenary().await.body.contains("id=\"go-on-1-phone\""));
    done(order("go-on", "team=1&what=line:1:phone").await);
    assert!(runs(&world, &primary).await);
    assert!(wall().await.body.contains("class=\"stage pair-line\""));

    // Words of one's own are asked as they were written; a line that leads to nobody is none.
    done(order("vote", "pair=1%2Fphone&question=And+now%3F&option=Wait&option=Ask").await);
    assert!(wall().await.shows("And now?") && !wall().await.shows("Emotion label"));
    assert_eq!(order("vote", "pair=1%2Fteam&question=x").await.status, StatusCode::NOT_FOUND);
    done(submit(&world, &format!("{player}/do/safe-word"), "", &vik).await);
    done(order("go-on", "team=1&what=line:1:phone").await);
    assert!(!runs(&world, &primary).await, "no such order lifts a safe word");
}

/// Where an interpreter stands between, one side does not know what the other said: neither does the wall.
#[tokio::test]
async fn what_waits_for_an_interpreter_is_not_for_the_wall() {
    let world = world().await;
    let staff = trainer(&world).await;
    let listed = exercise(&world).await;
    let [(dana, primary), (vik, player)] = on_the_line(&world, &listed).await;
    let (ira, interpreter) = join(&world, &listed, "Ira", "1", "interpreter").await;
    let base = format!("/control/{}", listed.id);
    done(submit(&world, &format!("{base}/do/show"), "what=line:1:phone", &staff).await);
    let rule = "team=1&line=phone&on=1&passes=&lag=&fault=softened";
    done(submit(&world, &format!("{base}/do/interpret"), rule, &staff).await);
    done(submit(&world, &format!("{player}/on/phone/do/say"), "text=I+will+burn+it.", &vik).await);
    let queue = world.get_with(&interpreter, &ira).await.body;
    let of = queue.split("name=\"of\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    done(submit(&world, &format!("{interpreter}/do/render"), &format!("of={of}&text=He+is+upset."), &ira).await);
    done(submit(&world, &format!("{primary}/on/phone/do/say"), "text=Put+it+out.", &dana).await);
    let wall = world.get_with(&format!("{base}/projector"), &staff).await;
    for secret in ["I will burn it.", "He is upset.", "Put it out.", "soften"] {
        assert!(!wall.shows(secret), "{secret}: {}", wall.body);
    }
    assert!(wall.shows("An interpreter stands between the two sides."), "{}", wall.body);
    let page = world.get_with(&format!("{base}/plenary"), &staff).await;
    assert!(!page.body.contains("id=\"ask-about-1-phone\""), "there is nothing that both have heard");
}
