use crate::house::world;
use axum::http::StatusCode;

#[tokio::test]
async fn notes_survive_a_reload_and_reach_a_second_tab() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    for (id, kind, text) in [("a", "note", "left the firm"), ("b", "hook", "Masha, 7"), ("c", "trigger", "the son")] {
        let reply = world.post(&format!("{call}/do/note"), &[("id", id), ("note", kind), ("text", text)]).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.body);
    }
    let page = world.get(&call, "en").await;
    for text in ["<b>Hook</b> <span>Masha, 7", "<b>Trigger</b> <span>the son", "<b>Note</b> <span>left the firm"] {
        assert!(page.shows(text), "{text}: {}", page.body);
    }
    assert!(!page.body.contains("class=\"entry"), "a note is nothing that was said");
    let stream = world.stream(&format!("{call}/stream?after=0"), None, "the son").await;
    assert!(!stream.contains("event: happened"), "{stream}");
}

#[tokio::test]
async fn a_retry_writes_a_note_once_and_an_empty_one_is_refused() {
    let world = world().await;
    let call = world.begin("ru", "viktor").await;
    let note = format!("{call}/do/note");
    let form = [("id", "same"), ("note", "hook"), ("text", "Маша")];
    world.post(&note, &form).await;
    let back = world.submit(&note, &form, "ru").await;
    assert_eq!(back.header("location"), format!("{call}#notes"));
    assert_eq!(world.get(&call, "ru").await.body.matches("<span>Маша</span>").count(), 1);
    assert_eq!(world.post(&note, &[("note", "hook"), ("text", " ")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(world.post(&note, &[("note", "mood"), ("text", "x")]).await.status, StatusCode::NOT_FOUND);
    let long = "я".repeat(501);
    assert_eq!(world.post(&note, &[("note", "note"), ("text", &long)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
