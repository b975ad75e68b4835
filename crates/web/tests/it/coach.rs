use crate::call::assert_hides;
use crate::house::world;
use axum::body::Body;
use axum::http::{Request, StatusCode};

const COACHED: &str = "coach=on";

#[tokio::test]
async fn says_what_was_heard_only_to_who_asked_and_never_the_state() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    assert!(world.get_with(&call, COACHED).await.shows("What you say will be named here"));
    world.say(&call, "u", "You sound worn out and let down.").await;
    let planned = world.planned(&call).await.unwrap();
    let coached = world.get_with(&call, COACHED).await;
    assert!(coached.shows("Heard as") && coached.shows("<b class=\"code\">Emotion label</b>"), "{}", coached.body);
    assert_hides(&coached.body);
    assert!(!coached.shows(&planned), "before its time");
    let alone = world.get(&call, "en").await;
    assert!(!alone.shows("Emotion label") && !alone.shows("Heard as"));
    let transcript = coached.body.split("id=\"newest\"").next().unwrap().split("role=\"log\"").nth(1).unwrap();
    assert!(!transcript.contains("Emotion label"), "the strip stands beside the talk");
}

#[tokio::test]
async fn the_stream_tells_it_to_who_asked() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    world.say(&call, "u", "Calm down.").await;
    let path = format!("{call}/stream?after=0");
    let alone = world.stream(&path, None, "event: now").await;
    assert!(!alone.contains("Minimising"), "{alone}");
    let request = Request::get(&path).header("accept-language", "en").header("cookie", COACHED);
    let heard = world.read(request.body(Body::empty()).unwrap(), "Minimising").await;
    assert_hides(&heard);
}

#[tokio::test]
async fn is_switched_on_and_off() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let on = world.submit(&format!("{call}/coach"), &[("coach", "on")], "en").await;
    assert_eq!((on.status, on.header("location")), (StatusCode::SEE_OTHER, call.as_str()));
    assert!(on.header("set-cookie").contains(&format!("Path={call};")), "{}", on.header("set-cookie"));
    let off = world.submit(&format!("{call}/coach"), &[("coach", "off")], "en").await;
    assert!(off.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(world.submit(&format!("{call}/coach"), &[("coach", "?")], "en").await.status, StatusCode::BAD_REQUEST);
}
