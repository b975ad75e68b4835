use crate::house::{Reply, World, world, world_of};
use crate::pack;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use live::course::{Course, Field, Participant, What};
use words::Words;

const PASSWORD: &str = "three plain words";

/// A world with one trainer, who is signed in: the cookie.
pub(crate) async fn entered(world: &World) -> String {
    let token = world.house.first_link().await.unwrap().unwrap();
    let form = [("person", "Anna"), ("login", "anna"), ("password", PASSWORD), ("again", PASSWORD)];
    let reply = world.submit(&format!("/staff/first/{token}"), &form, "en").await;
    assert_eq!((reply.status, reply.header("location")), (StatusCode::SEE_OTHER, "/courses"));
    cookie(&reply)
}

fn cookie(reply: &Reply) -> String {
    reply.header("set-cookie").split(';').next().unwrap().to_owned()
}

async fn post(world: &World, path: &str, cookie: &str, kind: &str, body: Vec<u8>) -> Reply {
    let request = Request::post(path).header("accept", "text/html").header("accept-language", "en");
    let request = request.header("cookie", cookie).header("content-type", kind);
    world.send(request.body(Body::from(body)).unwrap()).await
}

async fn form(world: &World, path: &str, cookie: &str, body: &str) -> Reply {
    post(world, path, cookie, "application/x-www-form-urlencoded", body.as_bytes().to_vec()).await
}

async fn upload(world: &World, course: &str, cookie: &str, file: &[u8]) -> Reply {
    let mut body = b"--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n".to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--x--\r\n");
    post(world, &format!("/course/{course}/import"), cookie, "multipart/form-data; boundary=x", body).await
}

pub(crate) async fn course(world: &World) -> String {
    let course = Course { name: "Basic".to_owned(), ..Course::default() };
    world.house.put_course(course).await.unwrap().unwrap().id
}

#[tokio::test]
async fn every_page_behind_the_door_is_closed_without_a_session() {
    let world = world().await;
    let id = course(&world).await;
    let person = Participant { alias: "Falcon".to_owned(), ..Participant::default() };
    let person = world.house.put_participant(&id, person).await.unwrap().unwrap().id;
    let pages = ["/courses", "/courses/new", "/staff/password", "/staff/invite", "/staff/remove/x"].map(str::to_owned);
    let inside =
        ["", "/edit", "/delete", "/participants.xlsx", "/template.xlsx", "/person/new", "/import", "/import/x"];
    let inside = inside.map(|rest| format!("/course/{id}{rest}"));
    let people = ["", "/remove"].map(|rest| format!("/course/{id}/person/{person}{rest}"));
    for path in pages.into_iter().chain(inside).chain(people) {
        let page = world.get_with(&path, "staff=0123").await;
        assert_eq!(
            (page.status, page.header("location")),
            (StatusCode::SEE_OTHER, format!("/staff?next={path}").as_str())
        );
        let plain = world.send(Request::get(&path).body(Body::empty()).unwrap()).await;
        assert_eq!(plain.status, StatusCode::UNAUTHORIZED, "{path}");
        let changed = form(&world, &path, "staff=0123", "name=x&alias=x").await;
        let is_closed = [StatusCode::UNAUTHORIZED, StatusCode::METHOD_NOT_ALLOWED].contains(&changed.status);
        assert!(is_closed, "{path}: {}", changed.status);
        assert!(!page.body.contains("Falcon") && !plain.body.contains("Falcon") && !changed.body.contains("Falcon"));
    }
    assert_eq!(world.house.participants(&id).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_session_is_held_by_a_cookie_that_no_script_reads() {
    let world = world().await;
    entered(&world).await;
    let reply = world.submit("/staff", &[("login", "ANNA"), ("password", PASSWORD)], "en").await;
    let set = reply.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=50400"] {
        assert!(set.contains(part), "{set}");
    }
    assert!(!set.contains("Secure"));
    let held = cookie(&reply);
    assert_eq!(world.get_with("/courses", &held).await.status, StatusCode::OK);
    let out = form(&world, "/staff/out", &held, "").await;
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(world.get_with("/courses", &held).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn over_https_the_cookie_stays_there() {
    let config = web::WebConfig { secure: true, ..web::WebConfig::default() };
    let world = world_of(pack::library(), config).await;
    let token = world.house.first_link().await.unwrap().unwrap();
    let form = [("person", "Anna"), ("login", "anna"), ("password", PASSWORD), ("again", PASSWORD)];
    let reply = world.submit(&format!("/staff/first/{token}"), &form, "en").await;
    assert_eq!(reply.header("cross-origin-opener-policy"), "same-origin");
    let set = reply.header("set-cookie");
    assert!(set.starts_with("__Host-staff=") && set.contains("; Path=/;") && set.ends_with("; Secure"), "{set}");
    let (_, token) = cookie(&reply).split_once('=').map(|(n, t)| (n.to_owned(), t.to_owned())).unwrap();
    assert_eq!(world.get_with("/courses", &cookie(&reply)).await.status, StatusCode::OK);
    // What somebody slipped in over plain HTTP, under the plain name or another path, is not looked at.
    assert_eq!(world.get_with("/courses", &format!("staff={token}")).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn signing_in_leads_to_our_own_pages_only() {
    let world = world().await;
    entered(&world).await;
    for (next, to) in [
        ("/course/abc?q=1", "/course/abc?q=1"),
        ("//elsewhere", "/courses"),
        ("https://elsewhere", "/courses"),
        ("/\\elsewhere", "/courses"),
        ("", "/courses"),
    ] {
        let reply = world.submit("/staff", &[("login", "anna"), ("password", PASSWORD), ("next", next)], "en").await;
        assert_eq!(reply.header("location"), to, "{next}");
    }
}

#[tokio::test]
async fn a_wrong_name_reads_like_a_wrong_password_and_then_a_wait_is_asked_for() {
    let world = world().await;
    entered(&world).await;
    let attempt = async |login: &str| {
        let reply = world.submit("/staff", &[("login", login), ("password", "not the password")], "en").await;
        (reply.status, reply.body.replace(login, "NAME"))
    };
    let [known, unknown] = [attempt("anna").await, attempt("nobody").await];
    assert_eq!(known, unknown);
    assert_eq!(known.0, StatusCode::UNAUTHORIZED);
    for _ in 0..9 {
        attempt("anna").await;
    }
    let reply = world.submit("/staff", &[("login", "anna"), ("password", PASSWORD)], "en").await;
    assert_eq!((reply.status, reply.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "600"));
    assert!(reply.shows("Try again in 10 minutes."), "{}", reply.body);
}

#[tokio::test]
async fn a_change_that_comes_from_elsewhere_is_refused() {
    let world = world().await;
    let held = entered(&world).await;
    let request = Request::post("/courses/new").header("cookie", &held).header("origin", "http://elsewhere");
    let request = request.header("host", "here").header("content-type", "application/x-www-form-urlencoded");
    let reply = world.send(request.body(Body::from("name=x")).unwrap()).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(world.house.courses().await.unwrap().is_empty());
}

#[tokio::test]
async fn what_people_typed_is_never_markup() {
    let world = world().await;
    let held = entered(&world).await;
    let reply = form(&world, "/courses/new", &held, "name=%3Cscript%3Ex%3C%2Fscript%3E&notes=%3Cb%3E").await;
    let page = world.get_with(reply.header("location"), &held).await;
    assert!(page.status.is_success() && !page.body.contains("<script>x") && !page.body.contains("<b>"));
    assert!(page.shows("<script>x</script>"));
}

#[tokio::test]
async fn a_file_that_is_no_list_is_answered_with_what_to_do() {
    let world = world().await;
    let held = entered(&world).await;
    let id = course(&world).await;
    let large = vec![b'a'; 3 * 1024 * 1024];
    let many = format!("alias\n{}", (0..201).map(|n| format!("p{n}\n")).collect::<String>());
    for (file, words) in [
        (&b""[..], "Choose a file first."),
        (b"name\nAnna\n", "No column is headed"),
        (b"alias\n", "Nothing is in this file"),
        (b"\x89PNG\0\0", "could not be read as a spreadsheet"),
        (&large, "The file is too large."),
        (many.as_bytes(), "(200)"),
    ] {
        let reply = upload(&world, &id, &held, file).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(reply.shows(words), "{words}: {}", reply.body);
    }
}

#[tokio::test]
async fn a_list_is_looked_at_mended_and_added() {
    let world = world().await;
    let held = entered(&world).await;
    let id = course(&world).await;
    let reply = upload(&world, &id, &held, "alias;sex\nFalcon;f\nLynx;?\nfalcon;m\n".as_bytes()).await;
    let preview = reply.header("location").to_owned();
    let page = world.get_with(&preview, &held).await;
    for words in ["3 rows were read", "Row 2", "Row 3", "Row 4", "Write female, male or other"] {
        assert!(page.shows(words), "{words}");
    }
    assert!(form(&world, &preview, &held, "do=add").await.shows("Row 3"), "nothing is added while something is wrong");
    assert!(world.house.participants(&id).await.unwrap().is_empty());
    form(&world, &preview, &held, "r1.shown=1&r1.sex=m&r2.shown=1&r2.out=1&do=check").await;
    assert!(world.get_with(&preview, &held).await.shows("Add 2 people"));
    let added = form(&world, &preview, &held, "do=add").await;
    let page = world.get_with(added.header("location").split('#').next().unwrap(), &held).await;
    assert!(page.shows("2 people were added.") && page.shows("2 participants"));
    assert!(form(&world, &preview, &held, "do=add").await.shows("This list is no longer here"));
}

#[test]
fn whatever_can_be_wrong_has_its_sentence() {
    for words in Words::languages() {
        let most = [("at_most", words::Arg::Number(9))];
        let faults = What::NAMES.map(|name| format!("fault-{name}"));
        let files = report::sheet::Unreadable::NAMES.map(|name| format!("import-{name}"));
        let more = ["import-no-file", "import-no-alias", "import-too-many", "import-gone"].map(str::to_owned);
        for id in faults.into_iter().chain(files).chain(more) {
            assert!(words.find(&id, &most).is_some(), "{}: {id}", words.tag());
        }
        for field in Field::COURSE.iter().chain(&Field::PARTICIPANT) {
            let id = format!("field-{}", field.name().replace('_', "-"));
            assert!(words.find(&id, &[]).is_some(), "{}: {id}", words.tag());
        }
        for month in 1..=12 {
            assert!(words.find(&format!("month-{month}"), &[]).is_some());
        }
        for sex in live::course::Sex::ALL {
            assert!(words.find(&format!("sex-{}", sex.name()), &[]).is_some());
        }
    }
}

/// What a stream goes on to say after something was done; it must end by itself.
async fn rest(response: axum::response::Response) -> String {
    let body = tokio::time::timeout(std::time::Duration::from_secs(20), response.into_body().collect()).await;
    String::from_utf8_lossy(&body.expect("the stream has ended").unwrap().to_bytes()).into_owned()
}

#[tokio::test]
async fn a_stream_of_controls_ends_with_the_session_it_was_opened_by() {
    let world = world().await;
    let anna = entered(&world).await;
    let listed = crate::join::exercise(&world).await;
    let (_, seat) = crate::join::join(&world, &listed, "Coco", "1", "coach").await;
    let open = async |path: String| {
        let request = Request::get(&path).header("cookie", &anna).body(Body::empty()).unwrap();
        let stream = world.raw(request).await;
        assert_eq!(stream.status(), StatusCode::OK, "{path}");
        stream
    };
    let team = seat.split('/').nth(2).unwrap().to_owned();
    let streams = [
        open(format!("/control/{}/stream", listed.id)).await,
        open(format!("/control/{}/team/1/stream", listed.id)).await,
        open(format!("{seat}/stream")).await,
    ];
    world.house.sign_out(anna.trim_start_matches("staff=")).await.unwrap();
    let said = exercise::Command::Say { line: "team".to_owned(), text: "only for us".to_owned() };
    world.house.act(&team.parse().unwrap(), "coach", &said, None).await.unwrap();
    for stream in streams {
        let text = rest(stream).await;
        assert!(!text.contains("only for us"), "{text}");
    }
}

#[tokio::test]
async fn what_several_people_agreed_to_is_noted_in_one_go() {
    let world = world().await;
    let staff = entered(&world).await;
    let id = course(&world).await;
    let mut ids = Vec::new();
    for alias in ["Falcon", "Lynx", "Otter"] {
        let person = Participant { alias: alias.to_owned(), ..Participant::default() };
        ids.push(world.house.put_participant(&id, person).await.unwrap().unwrap().id);
    }
    let page = world.get_with(&format!("/course/{id}"), &staff).await;
    assert_eq!(page.body.matches("name=\"person\"").count(), 3, "{}", page.body);
    let agreed = async |sent: &str| {
        let reply = form(&world, &format!("/course/{id}/agreed"), &staff, sent).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        world.get_with(reply.header("location").split('#').next().unwrap(), &staff).await
    };
    let consents = async || {
        let all = world.house.participants(&id).await.unwrap();
        all.iter().map(|p| (p.consents.taking_part, p.consents.recording, p.consents.on.is_some())).collect::<Vec<_>>()
    };
    assert!(agreed(&format!("person={}", ids[0])).await.shows("Tick the people"), "to nothing in particular");
    assert_eq!(consents().await, [(false, false, false); 3]);
    let some = format!("person={}&person={}&to=taking_part", ids[0], ids[1]);
    assert!(agreed(&some).await.shows("2 people"));
    assert_eq!(consents().await, [(true, false, true), (true, false, true), (false, false, false)]);
    assert!(agreed("all=yes&q=otter&to=recording").await.shows("1 person"));
    assert_eq!(consents().await[2], (false, true, true), "only who was listed, and only what was asked");
    assert!(consents().await[0].0 && !consents().await[0].1, "nothing is taken away or added elsewhere");
}
