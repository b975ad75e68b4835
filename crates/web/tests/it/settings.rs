use crate::house::world;
use axum::body::Body;
use axum::http::{Request, StatusCode};

#[tokio::test]
async fn a_choice_is_kept_in_a_cookie_and_beats_the_browser() {
    let world = world().await;
    let reply = world.submit("/settings", &[("language", "ru"), ("back", "/practise/suicide-bridge")], "en").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/practise/suicide-bridge"));
    let cookie = reply.header("set-cookie");
    assert!(
        cookie.starts_with("language=ru;") && cookie.contains("SameSite=Lax") && cookie.contains("HttpOnly"),
        "{cookie}"
    );
    let request = Request::get("/")
        .header("accept", "text/html")
        .header("accept-language", "en")
        .header("cookie", "a=b; language=ru; theme=dark");
    let page = world.send(request.body(Body::empty()).unwrap()).await;
    assert!(page.body.contains("<html lang=\"ru\" data-theme=\"dark\">"), "{}", page.body);
}

#[tokio::test]
async fn nonsense_is_refused_and_nobody_is_led_away() {
    let world = world().await;
    assert_eq!(world.submit("/settings", &[("language", "xx")], "en").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.submit("/settings", &[("theme", "pink")], "en").await.status, StatusCode::BAD_REQUEST);
    let reply = world.submit("/settings", &[("theme", "dark"), ("back", "//elsewhere.example")], "en").await;
    assert_eq!(reply.header("location"), "/");
}
