use crate::house::{log, world};
use crate::record::played;
use axum::http::StatusCode;

#[tokio::test]
async fn hands_a_talk_over_to_be_read_and_takes_it_back() {
    let world = world().await;
    let call = played(&world, "en", "viktor").await;
    let hand = format!("{call}/hand");
    assert!(world.get(&hand, "en").await.shows("Make the link"), "nothing is handed over before it is asked for");
    let reply = world.submit(&hand, &[], "en").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, hand.as_str()));
    let shown = world.get(&hand, "en").await;
    let name = shown.body.split("/handed/").nth(1).and_then(|r| r.split('"').next()).unwrap().to_owned();
    let link = format!("/handed/{name}");
    let page = world.get(&link, "ru").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("Передано для чтения.") && page.shows("Calm down."), "{}", page.body);
    let id = log(&call).to_string();
    assert!(!page.body.contains(&id), "whoever knows the log's own id could delete it");
    assert_eq!(page.body.matches("<form").count(), 1, "only language and colours can be changed");
    assert!(!page.body.contains("/call/"), "no way leads to the talk itself");
    world.submit(&format!("{call}/take-back"), &[], "en").await;
    let gone = world.get(&link, "en").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.shows("It was taken back, or the talk was deleted."));
    assert!(world.get(&hand, "en").await.shows("Make the link"));
}

#[tokio::test]
async fn what_is_deleted_cannot_be_read_by_anybody() {
    let world = world().await;
    let call = played(&world, "ru", "alina").await;
    world.submit(&format!("{call}/hand"), &[], "ru").await;
    let name = world.house.handing(&log(&call)).await.unwrap().unwrap();
    world.submit(&format!("{call}/delete"), &[], "ru").await;
    let gone = world.get(&format!("/handed/{name}"), "ru").await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
    assert!(gone.shows("По этой ссылке читать нечего"));
}

#[tokio::test]
async fn a_running_talk_is_handed_to_nobody() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    for reply in
        [world.get(&format!("{call}/hand"), "en").await, world.submit(&format!("{call}/hand"), &[], "en").await]
    {
        assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, call.as_str()));
    }
    assert_eq!(world.house.handing(&log(&call)).await.unwrap(), None);
    assert_eq!(world.get("/handed/nonsense", "en").await.status, StatusCode::NOT_FOUND);
}
