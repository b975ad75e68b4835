use crate::house::world;
use axum::http::StatusCode;

#[tokio::test]
async fn are_kept_for_ever_under_the_address_of_their_version() {
    let world = world().await;
    let page = world.get("/", "en").await;
    let path = page.body.split('"').find(|p| p.ends_with("app.css")).unwrap().to_owned();
    let css = world.get(&path, "en").await;
    assert_eq!((css.status, css.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"));
    assert!(css.header("cache-control").contains("immutable"));
    assert!(css.body.contains("fonts/noto-sans-regular.woff2"));
    let old = path.replace(path.split('/').nth(2).unwrap(), "0123456789abcdef");
    assert_eq!(world.get(&old, "en").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.get(&path.replace("app.css", "../Cargo.toml"), "en").await.status, StatusCode::NOT_FOUND);
}
