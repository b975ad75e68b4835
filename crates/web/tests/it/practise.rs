use crate::house::{world, world_of};
use crate::pack;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use rstest::rstest;

const PAGE: &str = "/practise/suicide-bridge";

fn form<'a>(persona: &'a str, worst: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("language", "ru"), ("persona", persona), ("intensity", "3"), ("worst", worst)]
}

#[rstest]
#[case("en", "Before you begin", "Choose another exercise", "Man, 61")]
#[case("ru", "Прежде чем начать", "Выбрать другое занятие", "Мужчина, 61 год")]
#[tokio::test]
async fn warns_and_lets_one_leave(
    #[case] language: &str,
    #[case] warning: &str,
    #[case] leave: &str,
    #[case] short: &str,
) {
    let page = world().await.get(PAGE, language).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [warning, leave, short] {
        assert!(page.shows(words), "{words}");
    }
    assert!(page.body.contains("value=\"tactical\" checked"), "the default is not the worst there is");
    assert!(!page.body.contains('⟦'));
}

#[tokio::test]
async fn tells_nothing_of_what_is_to_be_found_out() {
    let world = world().await;
    let pack = world.house.packs().get("suicide-bridge").unwrap();
    let page = world.get(PAGE, "en").await;
    assert!(!page.shows("Sokolov") && !page.shows("Karimova"), "names are to be asked for");
    for persona in ["viktor", "alina"] {
        for secret in ["story", "agenda"] {
            let text = pack.text("en", &format!("persona.{persona}.{secret}")).unwrap().trim();
            let line = text.lines().next().unwrap();
            assert!(!page.shows(line), "{line}");
        }
    }
}

#[rstest]
#[case("surprise", "harm")]
#[case("alina", "unresolved")]
#[tokio::test]
async fn begins(#[case] persona: &str, #[case] worst: &str) {
    let world = world().await;
    let reply = world.submit(PAGE, &form(persona, worst), "ru").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let call = reply.header("location").to_owned();
    assert!(call.starts_with("/call/"), "{call}");
    assert_eq!(world.get(&call, "ru").await.status, StatusCode::OK);
    assert_eq!(world.head(&call).await, 1, "nobody was called yet");
}

#[rstest]
#[case(form("nobody", "tactical"))]
#[case(form("viktor", "peaceful"))]
#[case(vec![("language", "xx"), ("persona", "viktor"), ("intensity", "3"), ("worst", "tactical")])]
#[case(vec![("language", "ru"), ("persona", "viktor"), ("intensity", "9"), ("worst", "tactical")])]
#[case(vec![("language", "ru")])]
#[tokio::test]
async fn what_is_not_on_the_list_is_refused(#[case] form: Vec<(&'static str, &'static str)>) {
    let reply = world().await.submit(PAGE, &form, "ru").await;
    assert_eq!(reply.status, StatusCode::BAD_REQUEST);
    assert!(reply.shows("Запрос не удалось разобрать"), "{}", reply.body);
}

#[tokio::test]
async fn an_unknown_scenario_leads_nowhere() {
    let world = world().await;
    assert_eq!(world.get("/practise/other", "en").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.submit("/practise/other", &form("viktor", "harm"), "en").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_coach_is_remembered_for_this_call_alone() {
    let world = world().await;
    let mut asked = form("viktor", "tactical");
    let reply = world.submit(PAGE, &asked, "ru").await;
    assert!(reply.header("set-cookie").starts_with("begun="), "off unless asked for");
    asked.push(("coach", "on"));
    let reply = world.submit(PAGE, &asked, "ru").await;
    let cookie = reply.header("set-cookie");
    assert!(cookie.starts_with(&format!("coach=on; Path={};", reply.header("location"))), "{cookie}");
}

#[tokio::test]
async fn the_academys_own_help_information_stands_instead_of_the_packs() {
    let helplines = [("ru".to_owned(), "Дежурный психолог академии: 12-34".to_owned())].into();
    let world = world_of(pack::library(), web::WebConfig { helplines, ..web::WebConfig::default() }).await;
    let (own, packs) = (world.get(PAGE, "ru").await, world.get(PAGE, "en").await);
    assert!(own.shows("Дежурный психолог академии: 12-34") && !own.shows("findahelpline.com"));
    assert!(packs.shows("findahelpline.com"), "where there is none of one's own, the pack's stands");
    let call = world.begin("ru", "viktor").await;
    world.post(&format!("{call}/do/pause"), &[]).await;
    assert!(world.get(&call, "ru").await.shows("12-34"), "and it is there when one stops to breathe");
}

/// One device does not fill the memory and the disk; a class that begins together does not notice.
#[tokio::test]
async fn one_device_begins_only_so_many_at_once_and_staff_is_not_asked() {
    let world = world().await;
    let begin = async |ip: &str, cookie: &str| {
        let request = Request::post(PAGE)
            .header("accept", "text/html")
            .header("accept-language", "en")
            .header("cookie", cookie)
            .header("content-type", "application/x-www-form-urlencoded");
        let form = "language=en&persona=surprise&intensity=3&worst=unresolved";
        let mut request = request.body(Body::from(form)).unwrap();
        request.extensions_mut().insert(web::Peer(format!("{ip}:5000").parse().unwrap()));
        world.send(request).await
    };
    let mut refused = None;
    for _ in 0..200 {
        let reply = begin("192.168.1.66", "").await;
        if reply.status == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(reply);
            break;
        }
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    }
    let refused = refused.expect("there is an end");
    assert!(refused.shows("then try again.") && !refused.header("retry-after").is_empty(), "{}", refused.body);
    assert_eq!(begin("192.168.1.7", "").await.status, StatusCode::SEE_OTHER, "nobody else waits for that");
    let staff = crate::staff::entered(&world).await;
    assert_eq!(begin("192.168.1.66", &staff).await.status, StatusCode::SEE_OTHER);
}
