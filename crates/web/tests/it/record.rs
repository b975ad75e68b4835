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
    "not considering a way out yet", "Viktor Pavlovich Sokolov", "Masha", "Blue lights off",
    "command granted it at", "Download the log", "How you talked", "Take it again from here", "Play"])]
#[case("ru", "viktor", &["Не завершено", "Точку поставили вы.", "Названо чувство", "Вы назвали чувство", "довери", "Готовность:",
    "о выходе ещё не думает", "Виктор Павлович Соколов", "Маша", "Погасить мигалки",
    "штаб разрешил в", "Скачать журнал", "Как вы говорили", "Ещё раз с этого места", "Проиграть"])]
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
    assert!(!page.body.contains("style="), "the policy lets no style stand in the page");
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
    assert_eq!(page.body.matches("name=\"upto\"").count(), mine, "each can be taken again");
}

#[tokio::test]
async fn curves_run_through_every_row_without_a_gap() {
    let world = world().await;
    let call = played(&world, "en", "viktor").await;
    let page = world.get(&format!("{call}/record"), "en").await;
    for name in ["arousal", "trust", "understood", "hopelessness"] {
        let marker = format!("class=\"stroke {name}\" d=\"M");
        let strokes: Vec<&str> = page
            .body
            .split(&marker)
            .skip(1)
            .filter_map(|s| s.split('"').next())
            .filter(|d| !d.starts_with("1 5H"))
            .collect();
        assert!(strokes.len() >= 8, "{name}: {}", strokes.len());
        let begins = |d: &str| d.split(' ').next().unwrap_or_default().to_owned();
        let ends = |d: &str| match d.strip_suffix("V100") {
            Some(_) => begins(d),
            None => d.rsplit(' ').nth(1).unwrap_or_default().to_owned(),
        };
        for pair in strokes.windows(2) {
            assert_eq!(ends(pair[0]), begins(pair[1]), "{name}: {pair:?}");
        }
        assert!(strokes.iter().any(|d| d.contains('C')) || name == "hopelessness", "{name} moved");
    }
}

#[tokio::test]
async fn a_code_corrected_by_hand_says_so_and_leaves_the_curves_alone() {
    let world = world().await;
    let call = played(&world, "en", "viktor").await;
    let before = world.get(&format!("{call}/record"), "en").await;
    let given = [("utterance", "4"), ("unit", "0"), ("code", "reassurance")];
    let reply = world.submit(&format!("{call}/do/recode"), &given, "en").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, &*format!("{call}/record#t4")));
    let after = world.get(&format!("{call}/record"), "en").await;
    assert!(after.shows("corrected by hand, heard as Minimising"));
    let values = |body: &str| -> Vec<String> {
        body.split("data-values=\"").skip(1).filter_map(|s| s.split('"').next()).map(str::to_owned).collect()
    };
    assert_eq!(values(&before.body), values(&after.body));
    for bad in [("unit", "9"), ("code", "lie_detector")] {
        let given = [("utterance", "4"), bad, if bad.0 == "unit" { ("code", "other") } else { ("unit", "0") }];
        let reply = world.post(&format!("{call}/do/recode"), &given).await;
        assert!(reply.status.is_client_error(), "{bad:?}: {}", reply.status);
    }
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
        (
            StatusCode::CONFLICT,
            "The scene has ended, so nothing more can be added to it. What was said stands in the record.\n"
        )
    );
}

#[tokio::test]
async fn the_log_can_be_taken_along_and_is_gone_when_deleted() {
    let world = world().await;
    let call = played(&world, "en", "viktor").await;
    let file = world.get(&format!("{call}/log.jsonl"), "en").await;
    assert!(file.header("content-disposition").contains(".jsonl"));
    assert!(file.body.lines().count() as u64 > world.head(&call).await);
    assert!(!file.body.contains("\"blob\""), "the role-player's papers, injects and guide do not go along");
    let staff = crate::staff::entered(&world).await;
    let with = world.get_with(&format!("{call}/log.jsonl"), &staff).await;
    assert!(with.body.contains("\"blob\""), "a trainer has the pack anyway");
    let ask = world.get(&format!("{call}/delete"), "ru").await;
    assert!(ask.shows("Удалить навсегда"));
    let done = world.submit(&format!("{call}/delete"), &[], "ru").await;
    assert_eq!(done.header("location"), "/deleted");
    assert!(world.get("/deleted", "ru").await.shows("Записи на этом компьютере больше нет."));
    assert_eq!(world.get(&format!("{call}/record"), "ru").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.submit(&format!("{call}/delete"), &[], "ru").await.status, StatusCode::NOT_FOUND);
}

/// Takes the talk again from its third line; answers the second try's path and its cookie.
async fn again(world: &World, call: &str) -> (String, String) {
    let page = world.get(&format!("{call}/record"), "en").await;
    let upto = page.body.split("name=\"upto\" value=\"").nth(3).and_then(|s| s.split('"').next()).unwrap().to_owned();
    let reply = world.submit(&format!("{call}/fork"), &[("upto", &upto)], "en").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let to = reply.header("location").trim_end_matches("#newest").to_owned();
    let cookie = reply.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(reply.header("set-cookie").contains(&format!("Path={to};")), "kept beside the second try alone");
    (to, cookie)
}

#[tokio::test]
async fn a_second_try_stands_until_it_is_taken_up_and_is_shown_beside_the_first() {
    let world = world().await;
    let first = played(&world, "en", "viktor").await;
    let (second, cookie) = again(&world, &first).await;
    assert_ne!(first, second);
    let page = world.get(&second, "en").await;
    assert!(page.shows("The scene is stopped at the place where you took it up.") && page.shows("Go on"));
    assert!(page.shows("You sound worn out.") && !page.shows("I promise"), "everything before the third line");
    assert!(page.shows("Second try."));
    world.post(&format!("{second}/do/resume"), &[]).await;
    world.say(&second, "other", "What has this week been like for you?").await;
    world.pass(&second, 15_000).await;
    assert!(!world.get(&second, "en").await.shows("where you took it up"));
    world.submit(&format!("{second}/do/end"), &[], "en").await;

    let review = world.get_with(&format!("{second}/record"), &cookie).await;
    assert!(review.shows("This is a second try.") && review.body.contains(&format!("{second}/compare")));
    let both = world.get_with(&format!("{second}/compare"), &cookie).await;
    assert_eq!(both.status, StatusCode::OK);
    let parts: Vec<&str> = both.body.split("class=\"try ").collect();
    assert_eq!(parts.len(), 3);
    assert!(parts[0].contains("You sound worn out.") && !parts[0].contains("What has this week"));
    assert!(parts[1].contains("I promise the blue lights") && !parts[1].contains("What has this week"));
    assert!(parts[2].contains("What has this week") && !parts[2].contains("I promise the blue lights"));
    assert!(!both.body.contains("form=\"again\""), "here both are only read");
}

#[tokio::test]
async fn only_who_knows_both_sees_both() {
    let world = world().await;
    let first = played(&world, "en", "viktor").await;
    let (second, _) = again(&world, &first).await;
    world.submit(&format!("{second}/do/end"), &[], "en").await;
    let review = world.get(&format!("{second}/record"), "en").await;
    assert!(review.shows("This is a second try."));
    assert!(!review.body.contains("/compare") && !review.body.contains(first.trim_start_matches("/call/")));
    assert_eq!(world.get(&format!("{second}/compare"), "en").await.status, StatusCode::NOT_FOUND);
    let stranger = played(&world, "en", "alina").await;
    let wrong = format!("{second}/compare?first={}", stranger.trim_start_matches("/call/"));
    assert_eq!(world.get(&wrong, "en").await.status, StatusCode::NOT_FOUND);
    let right = format!("{second}/compare?first={}", first.trim_start_matches("/call/"));
    assert_eq!(world.get(&right, "ru").await.status, StatusCode::OK);
}

#[tokio::test]
async fn nothing_is_taken_again_while_it_runs_or_from_nowhere() {
    let world = world().await;
    let call = world.begin("en", "viktor").await;
    let reply = world.submit(&format!("{call}/fork"), &[("upto", "1")], "en").await;
    assert_eq!(reply.header("location"), call);
    let call = played(&world, "en", "viktor").await;
    for upto in ["0", "99999"] {
        let reply = world.submit(&format!("{call}/fork"), &[("upto", upto)], "en").await;
        assert!(reply.status.is_client_error(), "{upto}: {}", reply.status);
    }
}

#[rstest]
#[case("en", "In this model, ")]
#[case("ru", "В этой модели ")]
#[tokio::test]
async fn what_else_could_have_been_said_is_computed_once_and_always_in_this_model(
    #[case] tag: &str,
    #[case] words: &str,
) {
    let world = world().await;
    let call = played(&world, tag, "viktor").await;
    let address = format!("{call}/whatif");
    let mut page = world.get(&address, tag).await;
    assert!(page.body.contains("data-working=\"true\"") || page.shows(words));
    while page.body.contains("data-working=\"true\"") {
        tokio::task::yield_now().await;
        page = world.get(&address, tag).await;
    }
    assert!(!page.body.contains('⟦'));
    let turns = page.body.matches("class=\"word\"").count();
    assert_eq!(page.body.matches(&format!("<b class=\"word\">{words}")).count(), turns);
    assert!((1..=4).contains(&turns), "{turns}");
    assert!(page.body.contains("<details>"), "figures are a click away");
    // What is written beside a talk after its end does not set every processor to work again.
    let note = [("note", "note"), ("text", "to think about"), ("id", "after")];
    assert_eq!(world.post(&format!("{call}/do/note"), &note).await.status, StatusCode::NO_CONTENT);
    assert!(!world.get(&address, tag).await.body.contains("data-working=\"true\""));
    world.submit(&format!("{call}/delete"), &[], tag).await;
    assert_eq!(world.get(&address, tag).await.status, StatusCode::NOT_FOUND);
}
