use crate::house::{log, world};
use axum::http::StatusCode;

/// Names of the hidden state and of rules; none of them is a word that the pages of a call use.
pub(crate) const HIDDEN: &[&str] = &[
    "arousal",
    "hopelessness",
    "ambivalence",
    "label_fit",
    "reason",
    "words_id",
    "speak_at",
    "readiness",
    "millionth",
    "precontemplation",
];

pub(crate) fn assert_hides(text: &str) {
    for word in HIDDEN {
        assert!(!text.contains(word), "«{word}» is not for the negotiator's eyes");
    }
}

#[tokio::test]
async fn shows_the_brief_of_the_seat_and_of_no_other() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let page = world.get(&call, "en").await;
    assert_eq!(page.status, StatusCode::OK);
    let pack = world.house.packs().get("suicide-bridge").unwrap();
    let first = |key: &str| pack.text("en", key).unwrap().trim().lines().next().unwrap().to_owned();
    assert!(page.shows(&first("brief.primary")));
    for other in ["brief.viktor", "brief.director", "brief.commander", "persona.viktor.story", "persona.viktor.agenda"]
    {
        assert!(!page.shows(&first(other)), "{other}");
    }
    assert!(!page.shows("Sokolov"), "who it is shall be found out");
    assert!(page.body.contains("data-upto=\"1\""));
    assert!(page.body.contains("id=\"dial\"") && !page.body.contains("id=\"hang-up\""));
}

#[tokio::test]
async fn planned_words_are_on_no_page_before_their_time() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    for (i, text) in
        ["My name is Dana, I'm with the police.", "You sound worn out and let down.", "Calm down."].iter().enumerate()
    {
        assert_eq!(world.say(&call, &format!("u{i}"), text).await.status, StatusCode::NO_CONTENT);
        let planned = world.planned(&call).await.expect("an answer is on its way");
        let page = world.get(&call, "en").await;
        assert!(page.shows(text));
        assert!(!page.shows(&planned), "«{planned}» before it was said");
        assert_hides(&page.body);
        world.pass(&call, 15_000).await;
        assert!(world.get(&call, "en").await.shows(&planned), "«{planned}» was never said");
    }
}

#[tokio::test]
async fn what_is_said_is_text_and_no_markup() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    world.connect(&call).await;
    let text = "<script>alert(1)</script> & \"so\"";
    world.say(&call, "u", text).await;
    let page = world.get(&call, "en").await;
    assert!(!page.body.contains("<script>alert"));
    assert!(page.shows(text));
}

#[tokio::test]
async fn an_outage_is_told_and_resumed() {
    let world = world().await;
    let call = world.begin("ru", "alina").await;
    world.connect(&call).await;
    world.store.advance(60_000);
    let page = world.get(&call, "ru").await;
    assert!(page.shows("Какое-то время программа не работала."), "{}", page.body);
    assert!(page.body.contains("id=\"resume\"") && !page.body.contains("id=\"dial\""));
    let reply = world.submit(&format!("{call}/do/resume"), &[], "ru").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(!world.get(&call, "ru").await.body.contains("id=\"resume\""));
}

#[tokio::test]
async fn the_readers_language_is_not_the_talks() {
    let world = world().await;
    let call = world.begin("ru", "viktor").await;
    world.connect(&call).await;
    let page = world.get(&call, "en").await;
    assert!(page.shows("Somebody answers."));
    assert!(page.body.contains("<span class=\"words\" lang=\"ru\">"), "a screen reader must know which voice to use");
}

#[tokio::test]
async fn what_is_no_call_leads_nowhere() {
    let world = world().await;
    for path in ["/call/0", "/call/00000000000000000000000000", "/call/00000000000000000000000000/record"] {
        let page = world.get(path, "ru").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.shows("Здесь ничего нет"));
    }
    let call = world.begin("en", "viktor").await;
    assert!(world.house.delete(&log(&call)).await.unwrap());
    assert_eq!(world.get(&call, "en").await.status, StatusCode::NOT_FOUND);
}
