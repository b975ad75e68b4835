use crate::house::world;
use axum::http::StatusCode;

#[tokio::test]
async fn says_honestly_that_nothing_runs_here() {
    let world = world().await;
    assert!(world.get("/join", "en").await.shows("Type the code that your trainer has given you."));
    let page = world.get("/join?code=%20AB%3Cb%3E12%20", "ru").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.shows("Занятие с кодом AB<b>12 здесь не идёт"), "{}", page.body);
    assert!(!page.body.contains("AB<b>"), "a code is text and no markup");
}
