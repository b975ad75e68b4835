use crate::house::world;
use crate::record::played;
use axum::http::StatusCode;
use serde_json::Value;

#[tokio::test]
async fn a_running_talk_tells_neither_who_it_is_nor_how_it_goes() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    let reply = world.get(&format!("{call}/summary.json"), "en").await;
    let told: Value = serde_json::from_str(&reply.body).unwrap();
    let mut names: Vec<&str> = told.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["begun", "over", "title", "v"], "{told}");
    assert_eq!(told["over"], false);
}

#[tokio::test]
async fn a_finished_talk_tells_what_the_list_shows() {
    let world = world().await;
    let call = played(&world, "ru", "viktor").await;
    let path = format!("{call}/summary.json");
    let reply = world.get(&path, "ru").await;
    assert_eq!(reply.header("content-type"), "application/json");
    let told: Value = serde_json::from_str(&reply.body).unwrap();
    assert_eq!(told["outcome"]["label"], "Не завершено");
    assert_eq!(told["who"], "Мужчина, 61 год, слесарь по ремонту кранов из речного порта");
    assert_eq!((told["handed"].as_bool(), told["minutes"].as_i64()), (Some(false), Some(4)));
    assert!(told["figures"].is_object());
    world.submit(&format!("{call}/hand"), &[], "ru").await;
    let told: Value = serde_json::from_str(&world.get(&path, "ru").await.body).unwrap();
    assert_eq!(told["handed"], true);
    world.submit(&format!("{call}/delete"), &[], "ru").await;
    assert_eq!(world.get(&path, "ru").await.status, StatusCode::NOT_FOUND);
}
