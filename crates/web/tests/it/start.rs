use crate::house::{world, world_of};
use crate::pack;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use rstest::rstest;

#[rstest]
#[case("en-GB,en;q=0.9", "en", "Nothing leaves this computer.", "The bridge, ten past two", "Русский")]
#[case("ru,en;q=0.5", "ru", "Всё остаётся на этом компьютере.", "Мост, третий час ночи", "English")]
#[tokio::test]
async fn says_what_it_is_in_the_readers_language(
    #[case] asked: &str,
    #[case] tag: &str,
    #[case] local: &str,
    #[case] title: &str,
    #[case] other: &str,
) {
    let page = world().await.get("/", asked).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains(&format!("<html lang=\"{tag}\"")), "{}", page.body);
    for words in [local, title, other, "href=\"/practise/suicide-bridge\""] {
        assert!(page.shows(words), "{words}");
    }
    assert!(!page.body.contains('⟦'), "a text is missing");
}

#[tokio::test]
async fn opens_no_door_that_leads_nowhere() {
    let world = world().await;
    let page = world.get("/", "en").await;
    for link in
        page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(|l| l.starts_with('/'))
    {
        let page = world.get(link, "en").await;
        // Behind the trainers' door one is asked to sign in first.
        let page =
            if page.status == StatusCode::SEE_OTHER { world.get(page.header("location"), "en").await } else { page };
        assert_eq!(page.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test]
async fn tells_browsers_to_trust_nothing_else() {
    let page = world().await.get("/", "en").await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert_eq!(page.header("cross-origin-opener-policy"), "", "browsers warn of it over plain HTTP");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(!page.body.contains("style=\"") && !page.body.contains("onclick"), "inline style or script");
    assert!(!page.body.contains("http://") && !page.body.contains("https://"), "nothing is loaded from elsewhere");
}

#[tokio::test]
async fn comes_in_under_a_hundred_kilobytes() {
    let world = world().await;
    let page = world.get("/", "ru").await;
    let assets = page.body.split('"').filter(|part| part.starts_with("/assets/")).map(str::to_owned);
    let mut paths: Vec<String> = assets.collect();
    paths.push(paths[0].replace("regular", "semibold"));
    paths.push("/".to_owned());
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), 6, "{paths:?}");
    let mut total = 0;
    for path in paths {
        let request = Request::get(&path).header("accept-encoding", "gzip").header("accept", "text/html");
        total += world.size(request.body(Body::empty()).unwrap()).await;
    }
    assert!(total < 100_000, "{total} bytes");
}

impl crate::house::World {
    async fn size(&self, request: Request<Body>) -> usize {
        let response = self.raw(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body().collect().await.unwrap().to_bytes().len()
    }
}

#[tokio::test]
async fn an_unknown_address_is_answered_with_what_to_do() {
    let world = world().await;
    let page = world.get("/nowhere", "ru").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.shows("Здесь ничего нет") && page.shows("На главную"));
    let page = world.get("/nowhere", "en").await;
    assert!(page.shows("There is nothing here"));
    assert_eq!(world.get("/healthz", "en").await.body, "ok\n");
}

#[rstest]
#[case("en", &["Practise now", "Join an exercise", "Run an exercise", "2 people to meet", "My practice on this device"])]
#[case("ru", &["Потренироваться сейчас", "Войти в занятие группы", "Провести занятие", "2 человека на выбор", "Мои занятия на этом устройстве"])]
#[tokio::test]
async fn has_three_doors_in_this_order(#[case] language: &str, #[case] words: &[&str]) {
    let page = world().await.get("/", language).await;
    let text = crate::house::plain(&page.body);
    let at: Vec<usize> = words[..3].iter().map(|w| text.find(&format!(">{w}</h2>")).expect(w)).collect();
    assert!(at.is_sorted(), "{at:?}");
    assert!(words[3..].iter().all(|w| page.shows(w)));
    assert!(!page.body.contains("card drill"), "no drill is on the shelf");
}

#[tokio::test]
async fn a_drill_comes_first_and_small() {
    let world = world_of(pack::library_with_a_drill(), web::WebConfig::default()).await;
    let page = world.get("/", "en").await;
    let drill = page.body.find("/practise/listening-drill").unwrap();
    assert!(drill < page.body.find("/practise/suicide-bridge").unwrap());
    assert!(page.body.find("card drill").unwrap() < drill && page.shows("A short drill"));
}

#[tokio::test]
async fn the_way_back_to_a_call_that_runs_stands_at_the_top() {
    let world = world().await;
    let form = [("language", "en"), ("persona", "viktor"), ("intensity", "3"), ("worst", "tactical")];
    let begun = world.submit("/practise/suicide-bridge", &form, "en").await;
    let call = begun.header("location").to_owned();
    let cookie = begun.header("set-cookie").split(';').next().unwrap().to_owned();
    assert!(begun.header("set-cookie").contains("Path=/;") && begun.header("set-cookie").contains("HttpOnly"));
    let open = format!("href=\"{call}\"");
    assert!(!world.get("/", "en").await.body.contains(&open), "another browser knows nothing of it");

    let page = world.get_with("/", &cookie).await;
    assert!(page.body.contains(&open) && page.shows("nobody called yet"), "{}", page.body);
    assert!(page.body.find(&open) < page.body.find("/practise/suicide-bridge"));
    world.connect(&call).await;
    assert!(world.get_with("/", &cookie).await.shows("0:10 on the clock, somebody is on the line"));
    world.post(&format!("{call}/do/pause"), &[]).await;
    assert!(world.get_with("/", &cookie).await.shows("the clock is stopped"));
    world.submit(&format!("{call}/do/end"), &[], "en").await;
    assert!(!world.get_with("/", &cookie).await.body.contains(&open), "what is over is not unfinished");
    world.submit(&format!("{call}/delete"), &[], "en").await;
    assert_eq!(world.get_with("/", &cookie).await.status, StatusCode::OK, "nor what is gone");
}
