//! A drill from preparing to its record.

use crate::house::world_of;
use crate::pack;
use axum::http::StatusCode;

#[tokio::test]
async fn only_the_language_is_chosen_and_the_record_shows_what_was_answered() {
    let world = world_of(pack::library_with_a_drill(), web::WebConfig::default()).await;
    let page = world.get("/practise/listening-drill", "en").await;
    assert!(page.body.contains("name=\"language\"") && !page.body.contains("name=\"persona\""));
    assert!(!page.body.contains("name=\"worst\"") && !page.body.contains("name=\"intensity\""));

    let begun = world.submit("/practise/listening-drill", &[("language", "en")], "en").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let call = begun.header("location").to_owned();
    assert_eq!(world.submit(&format!("{call}/do/call"), &[("id", "c")], "en").await.status, StatusCode::SEE_OTHER);
    assert_eq!(world.submit(&format!("{call}/do/end"), &[("id", "e")], "en").await.status, StatusCode::SEE_OTHER);
    let record = world.get(&format!("{call}/record"), "en").await;
    assert_eq!(record.status, StatusCode::OK, "{}", record.body);
    assert!(record.shows("You did not answer in words."), "{}", record.body);
    assert!(!record.body.contains("arousal"), "a drill has no hidden state to show");
    let told: serde_json::Value =
        serde_json::from_str(&world.get(&format!("{call}/summary.json"), "en").await.body).unwrap();
    let none = serde_json::json!({ "listened": 0, "answers": 0, "used": 0, "fitted": 0, "labels": 0 });
    assert_eq!((&told["drill"], told.get("outcome"), told.get("figures")), (&none, None, None));
    assert_eq!(told["handed"], false);
}
