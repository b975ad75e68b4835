use crate::house::world;
use crate::record::played;
use axum::http::StatusCode;
use rstest::rstest;

#[rstest]
#[case("en", "Say aloud: my name is", "To the review")]
#[case("ru", "Скажите вслух: меня зовут", "К разбору")]
#[tokio::test]
async fn the_words_for_stepping_out_come_before_the_review(
    #[case] language: &str,
    #[case] words: &str,
    #[case] review: &str,
) {
    let world = world().await;
    let call = played(&world, language, "viktor").await;
    let page = world.get(&format!("{call}/after"), language).await;
    assert!(page.shows(words) && page.shows(review), "{}", page.body);
    assert!(page.body.contains(&format!("href=\"{call}/record\"")));
    assert!(!page.body.contains('⟦') && !page.shows("Sokolov"));
}

#[tokio::test]
async fn while_the_scene_runs_there_is_nothing_to_step_out_of() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let reply = world.get(&format!("{call}/after"), "en").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, call.as_str()));
}

#[tokio::test]
async fn a_stop_shows_help_and_two_ways_on() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    assert!(world.get(&call, "en").await.body.contains("title=\"Stop and breathe (Alt+P)\""));
    world.post(&format!("{call}/do/pause"), &[]).await;
    let page = world.get(&call, "en").await;
    assert!(page.shows("Breathe in while you count to four") && page.shows("findahelpline.com"));
    assert_eq!(page.body.matches("id=\"resume\"").count(), 1);
    let ending = page.body.split("class=\"leave\"").nth(1).and_then(|s| s.split("</details>").next()).unwrap();
    let [ask, sure] = ["<summary id=\"end-here\"", "<button id=\"end-sure\""].map(|part| ending.find(part).unwrap());
    assert!(ask < sure, "one is asked before it ends");
    let at = world.house.look(&crate::house::log(&call), |_, state, now| state.clock.play_at(now)).await.unwrap();
    world.pass(&call, 60_000).await;
    let later = world.house.look(&crate::house::log(&call), |_, state, now| state.clock.play_at(now)).await.unwrap();
    assert_eq!(at, later, "the clock stands");
    world.post(&format!("{call}/do/resume"), &[]).await;
    assert!(!world.get(&call, "en").await.body.contains("id=\"end-here\""));
}
