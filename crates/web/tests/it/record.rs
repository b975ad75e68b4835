use crate::house::{World, world};
use axum::http::StatusCode;
use rstest::rstest;

/// A short talk with a promise, a slip and an end.
pub(crate) async fn played(world: &World, language: &str, persona: &str) -> String {
    let call = world.begin(language, persona).await;
    world.connect(&call).await;
    let lines = match language {
        "ru" => [
            "Меня зовут Сергей, я переговорщик.",
            "Похоже, вы очень устали.",
            "Обещаю, мигалки сейчас погасят.",
            "Успокойтесь.",
        ],
        _ => [
            "My name is Dana, I'm a negotiator.",
            "You sound worn out.",
            "I promise the blue lights will go off.",
            "Calm down.",
        ],
    };
    for (i, text) in lines.iter().enumerate() {
        world.say(&call, &format!("u{i}"), text).await;
        world.pass(&call, 15_000).await;
    }
    world.post(&format!("{call}/do/request"), &[("item", "lights_off")]).await;
    world.pass(&call, 130_000).await;
    let end = world.submit(&format!("{call}/do/end"), &[], language).await;
    assert_eq!(end.header("location"), format!("{call}/after"));
    call
}

#[tokio::test]
async fn opens_only_after_the_end() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    for path in ["record", "log.jsonl"] {
        let reply = world.get(&format!("{call}/{path}"), "en").await;
        assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, call.as_str()), "{path}");
        assert!(reply.body.is_empty());
    }
}

#[rstest]
#[case("en", "viktor", &["Unresolved", "You ended the scene.", "Emotion label", "You named the feeling", "trust", "Readiness:",
    "not considering a way out yet", "Viktor Pavlovich Sokolov", "Masha", "Blue lights off", "granted", "Download the log"])]
#[case("ru", "viktor", &["Не завершено", "Точку поставили вы.", "Названо чувство", "Вы назвали чувство", "доверие", "Готовность:",
    "о выходе ещё не думает", "Виктор Павлович Соколов", "Маша", "Погасить мигалки", "разрешено", "Скачать журнал"])]
#[tokio::test]
async fn says_why_it_went_as_it_did(#[case] language: &str, #[case] persona: &str, #[case] words: &[&str]) {
    let world = world().await;
    let call = played(&world, language, persona).await;
    let page = world.get(&format!("{call}/record"), language).await;
    assert_eq!(page.status, StatusCode::OK);
    for text in words {
        assert!(page.shows(text), "«{text}» is missing");
    }
    assert!(!page.body.contains('⟦'), "a text is missing");
    assert!(page.body.contains("class=\"sign grew\"") && page.body.contains("class=\"sign fell\""));
}

#[tokio::test]
async fn every_line_of_the_talk_is_there_once_with_a_code() {
    let world = world().await;
    let call = played(&world, "en", "alina").await;
    let page = world.get(&format!("{call}/record"), "en").await;
    let mine = page.body.matches("row ours").count();
    assert_eq!(mine, 4);
    assert_eq!(page.body.matches("class=\"codes\"").count(), mine);
    assert!(page.body.matches("class=\"why\"").count() >= mine, "every utterance had its effect");
}

#[tokio::test]
async fn the_call_leads_out_of_the_role_and_takes_no_more_words() {
    let world = world().await;
    let call = played(&world, "en", "viktor").await;
    let page = world.get(&call, "en").await;
    assert!(page.body.contains("id=\"to-after\"") && !page.body.contains("id=\"pause\""));
    let late = world.say(&call, "late", "One more thing.").await;
    assert_eq!(
        (late.status, late.body.as_str()),
        (StatusCode::CONFLICT, "The scene has ended. Start another to go on.\n")
    );
}

#[tokio::test]
async fn the_log_can_be_taken_along_and_is_gone_when_deleted() {
    let world = world().await;
    let call = played(&world, "en", "viktor").await;
    let file = world.get(&format!("{call}/log.jsonl"), "en").await;
    assert!(file.header("content-disposition").contains(".jsonl"));
    assert!(file.body.lines().count() as u64 > world.head(&call).await);
    let ask = world.get(&format!("{call}/delete"), "ru").await;
    assert!(ask.shows("Удалить навсегда"));
    let done = world.submit(&format!("{call}/delete"), &[], "ru").await;
    assert_eq!(done.header("location"), "/deleted");
    assert!(world.get("/deleted", "ru").await.shows("Записи на этом компьютере больше нет."));
    assert_eq!(world.get(&format!("{call}/record"), "ru").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.submit(&format!("{call}/delete"), &[], "ru").await.status, StatusCode::NOT_FOUND);
}
