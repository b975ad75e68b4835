use crate::call::assert_hides;
use crate::house::world;
use axum::http::StatusCode;

/// Numbers of the events of a kind, in order.
fn ids(stream: &str, kind: &str) -> Vec<u64> {
    let events = stream.split("\n\n").filter(|e| e.lines().any(|l| l == format!("event: {kind}")));
    events.filter_map(|e| e.lines().find_map(|l| l.strip_prefix("id: ")).and_then(|n| n.parse().ok())).collect()
}

#[tokio::test]
async fn carries_what_happens_and_never_what_is_hidden() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    world.say(&call, "one", "You sound worn out and let down.").await;
    let planned = world.planned(&call).await.unwrap();
    let before = world.stream(&format!("{call}/stream?after=0"), None, "event: now").await;
    assert!(before.contains("You sound worn out"), "{before}");
    assert!(!before.contains(&planned), "before its time");
    assert_hides(&before);
    world.pass(&call, 15_000).await;
    let after = world.stream(&format!("{call}/stream?after=0"), None, &planned).await;
    assert_hides(&after);
    let numbers = ids(&after, "happened");
    assert!(numbers.is_sorted_by(|a, b| a < b), "{numbers:?}");
}

#[tokio::test]
async fn goes_on_after_the_number_and_repeats_nothing() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    let head = world.head(&call).await;
    let path = format!("{call}/stream?after={head}");
    world.say(&call, "one", "First words.").await;
    let by_page = world.stream(&path, None, "First words.").await;
    assert!(ids(&by_page, "happened").iter().all(|n| *n > head), "{by_page}");
    assert!(!by_page.contains("Somebody answers."));
    // A browser that reconnects says the number itself; it counts more than the address it opened.
    let said = ids(&by_page, "happened")[0];
    world.say(&call, "two", "Second words.").await;
    let resumed = world.stream(&path, Some(&said.to_string()), "Second words.").await;
    assert!(!resumed.contains("First words."), "{resumed}");
}

#[tokio::test]
async fn two_tabs_see_the_same() {
    let world = world().await;
    let call = world.begin("ru", "alina").await;
    world.connect(&call).await;
    world.say(&call, "one", "Меня зовут Сергей.").await;
    world.pass(&call, 20_000).await;
    let path = format!("{call}/stream?after=0");
    let (one, two) = tokio::join!(world.stream(&path, None, "event: now"), world.stream(&path, None, "event: now"));
    let happened = |text: &str| ids(text, "happened");
    assert_eq!(happened(&one), happened(&two));
    assert!(!happened(&one).is_empty());
}

#[tokio::test]
async fn an_open_stream_hears_of_it_at_once() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    let head = world.head(&call).await;
    let path = format!("{call}/stream?after={head}");
    let (heard, ()) = tokio::join!(world.stream(&path, None, "Are you still there"), async {
        // The stream is open first: whatever the order, nothing may be missed.
        tokio::task::yield_now().await;
        world.say(&call, "late", "Are you still there").await;
    });
    assert!(heard.contains("data-client=\"late\""), "a page knows its own words by their id");
}

#[tokio::test]
async fn a_deleted_log_has_no_stream() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    assert_eq!(world.submit(&format!("{call}/delete"), &[], "en").await.status, StatusCode::SEE_OTHER);
    let reply = world.get(&format!("{call}/stream"), "en").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
}
