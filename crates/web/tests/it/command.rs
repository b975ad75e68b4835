use crate::house::world;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use rstest::rstest;

#[tokio::test]
async fn a_retry_is_harmless() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    let first = world.say(&call, "same", "I am listening to you.").await;
    let head = world.head(&call).await;
    let second = world.say(&call, "same", "I am listening to you.").await;
    assert_eq!((first.status, second.status), (StatusCode::NO_CONTENT, StatusCode::NO_CONTENT));
    assert_eq!(world.head(&call).await, head);
    assert_eq!(second.header("x-head"), head.to_string());
    let page = world.get(&call, "en").await;
    assert_eq!(page.body.matches("I am listening to you.").count(), 1);
}

#[tokio::test]
async fn a_form_without_script_comes_back_to_the_call() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let reply = world.submit(&format!("{call}/do/call"), &[], "en").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, format!("{call}#newest").as_str()));
    world.pass(&call, 10_000).await;
    let page = world.get(&call, "en").await;
    let id = page.body.split("name=\"id\" value=\"").nth(1).and_then(|r| r.split('"').next()).unwrap().to_owned();
    let form = [("id", id.as_str()), ("text", "One\r\ntwo")];
    assert_eq!(world.submit(&format!("{call}/do/say"), &form, "en").await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.submit(&format!("{call}/do/say"), &form, "en").await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.get(&call, "en").await.body.matches("One\ntwo").count(), 1, "sent twice, said once");
}

#[rstest]
#[case("en", "Nobody is on the line.")]
#[case("ru", "На линии никого нет.")]
#[tokio::test]
async fn a_refused_form_keeps_the_words(#[case] language: &str, #[case] why: &str) {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let reply = world.submit(&format!("{call}/do/say"), &[("text", "my words")], language).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    assert!(reply.shows(why), "{}", reply.body);
    assert!(reply.shows("my words</textarea>"));
}

#[tokio::test]
async fn refusals_say_why_and_what_to_do() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let say = format!("{call}/do/say");
    assert_eq!(world.post(&say, &[("text", "hello")]).await.status, StatusCode::CONFLICT);
    world.connect(&call).await;
    let long = "я".repeat(4_001);
    let reply = world.post(&say, &[("id", "x"), ("text", &long)]).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(reply.body, "That is 4001 characters; at most 4000 fit into one utterance. Split it.\n");
    let page = world.submit(&say, &[("text", &long)], "ru").await;
    assert!(page.shows("Получилось 4001 знак, а в одной реплике помещается не больше 4000."), "{}", page.body);
    let huge = world.submit(&say, &[("text", &"я".repeat(20_000))], "ru").await;
    assert_eq!(huge.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(huge.shows("Слишком много за один раз"));
    assert_eq!(world.post(&say, &[("text", "  ")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.post(&format!("{call}/do/call"), &[]).await.body, "The line is already ringing or open.\n");
    assert_eq!(world.post(&format!("{call}/do/dance"), &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn typing_into_a_dead_line_is_nothing_to_be_told_about() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    assert_eq!(world.post(&format!("{call}/do/compose"), &[]).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.head(&call).await, 1);
}

#[tokio::test]
async fn the_desk_is_asked_once_and_answers_later() {
    let world = world().await;
    let call = world.begin("ru", "viktor").await;
    let request = format!("{call}/do/request");
    assert_eq!(world.post(&request, &[("item", "lights_off")]).await.status, StatusCode::NO_CONTENT);
    assert_eq!(world.post(&request, &[("item", "lights_off")]).await.status, StatusCode::CONFLICT);
    assert_eq!(world.post(&request, &[("item", "moon")]).await.status, StatusCode::CONFLICT);
    assert!(world.get(&call, "ru").await.shows("запрошено, ответа ещё нет"));
    world.pass(&call, 130_000).await;
    let page = world.get(&call, "ru").await;
    assert!(page.shows("Штаб, разрешено: Разрешаю. Мигалки гасят"), "{}", page.body);
    assert!(page.body.contains("class=\"item granted\""));
}

#[rstest]
#[case(&[("origin", "https://elsewhere.example")], StatusCode::FORBIDDEN)]
#[case(&[("origin", "null")], StatusCode::FORBIDDEN)]
#[case(&[("sec-fetch-site", "cross-site")], StatusCode::FORBIDDEN)]
#[case(&[("sec-fetch-site", "same-site")], StatusCode::FORBIDDEN)]
#[case(&[("origin", "http://room.local:8080")], StatusCode::NO_CONTENT)]
#[case(&[("sec-fetch-site", "same-origin")], StatusCode::NO_CONTENT)]
#[case(&[], StatusCode::NO_CONTENT)]
#[tokio::test]
async fn only_our_own_pages_may_change_something(#[case] headers: &[(&str, &str)], #[case] status: StatusCode) {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let mut request = Request::post(format!("{call}/do/call"))
        .header("host", "room.local:8080")
        .header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let reply = world.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, status);
    assert_eq!(world.head(&call).await, if status == StatusCode::FORBIDDEN { 1 } else { 2 });
    assert_eq!(reply.header("x-content-type-options"), "nosniff");
}
